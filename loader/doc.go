// Package loader turns sources into a stored graph.
//
// A source is a file, a folder, a URL, a feed or standard input (sources.go).
// Its articles are read one after the other, extracted by several workers, and
// stored in the order in which they were read (load.go), so that the graph does
// not depend on which worker was quicker. What cannot be read is reported and
// the rest goes on; an article that is stored already costs no extraction, so
// that a load which was cut short is resumed by running it again.
package loader
