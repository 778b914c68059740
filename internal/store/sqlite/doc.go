// Package sqlite keeps the graph in one SQLite file, through the pure Go
// modernc.org/sqlite.
//
// The file holds everything. Entities and edges are also held in memory, as
// immutable states of which the newest is published after each commit: readers
// take the state that they find and never wait for the writer. So is what evidence
// says, without its words, at 40 bytes a piece; that of a file is read while the
// store answers already. Sentences and
// articles stay in the file and are read from there; those read last are kept,
// up to a number of bytes (Options.CacheBytes). What is kept cannot be out of
// date: neither evidence nor an article ever changes, and the beginning of a
// relation's list of evidence is used only while the list has as many pieces as
// it had when it was read.
//
// One goroutine writes. Calls of AddArticle that wait at the same time are
// committed together, so that many loaders share one flush to the disk; each
// call returns only when its own article is safe there (see synchronous in
// connect.go).
//
//	open.go, connect.go, schema.go, lock_*.go   from a path to an open store
//	snapshot.go                                 the same beside a process that writes
//	turns.go                                    how many long questions run at once
//	graph.go, vector.go, names.go, load.go      what is held in memory
//	telling.go, paper.go, telling_load.go       and of it, what all evidence says, to be counted and added up
//	past.go, count*.go, tellingfilter.go        questions to that
//	queue.go, batch.go, write.go                from bundles to a new state
//	evidence.go, articles.go, clause.go         questions to the file
//	lead.go, keep.go, cache.go                  and what is kept of their answers
//	the other files                             questions to the memory
package sqlite
