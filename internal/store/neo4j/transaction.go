package neo4j

import (
	"context"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/store"
)

// read runs one statement in a transaction of its own that only reads, on a
// reader of a cluster, and sees what this process wrote before.
//
// The driver's managed transactions send BEGIN, RUN and COMMIT by turns, each
// waiting for the last; a statement by itself is one trip, at half the cost to
// the server. It is tried again under the same conditions as theirs.
func (s *Store) read(ctx context.Context, st statement, begin func(), each func(row []any) error) error {
	if !s.gate.enter() {
		return errClosed()
	}
	defer s.gate.leave()
	if err := s.whole(ctx); err != nil {
		return err
	}
	return s.look(ctx, st, begin, each)
}

// look is read for the store's own use.
func (s *Store) look(ctx context.Context, st statement, begin func(), each func(row []any) error) error {
	store.NoteStatement(ctx, st.text, st.params)
	err := s.retrying(ctx, min(s.options.Retry, readPatience), func() error {
		return s.commits.read(ctx, func() error {
			begin()
			return s.readOnce(ctx, st, each)
		})
	})
	if late := s.lateIndex(ctx, st, err); late != nil {
		return late
	}
	return s.wrap(ctx, err)
}

func (s *Store) readOnce(ctx context.Context, st statement, each func(row []any) error) error {
	config := s.session(driver.AccessModeRead)
	if s.direct() {
		config.BookmarkManager = written{s.bookmarks}
	}
	session := s.driver.NewSession(ctx, config)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, st.text, st.params, s.limits(ctx)...)
	if err != nil {
		return err
	}
	return rows(ctx, result, each)
}

// written are the bookmarks of what was written. Readings that all go to one
// server need no others: it never goes back behind what it has shown. Each bookmark
// more costs both sides some time.
type written struct{ driver.BookmarkManager }

// UpdateBookmarks keeps nothing of what was read.
func (written) UpdateBookmarks(context.Context, driver.Bookmarks, driver.Bookmarks) error { return nil }

// direct reports whether the address is one server's, not a cluster's.
func (s *Store) direct() bool { return strings.HasPrefix(s.address, "bolt") }

// readPatience bounds how long a read is tried again: somebody waits for it.
const readPatience = 3 * time.Second

// The pauses between tries: twice as long each time, up to the longest.
const (
	firstPause   = 20 * time.Millisecond
	longestPause = time.Second
)

// retrying does work, again after errors that pass, until patience runs out.
func (s *Store) retrying(ctx context.Context, patience time.Duration, work func() error) error {
	until := time.Now().Add(patience)
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		err := work()
		if err == nil || !driver.IsRetryable(err) || isTooLarge(err) || time.Now().Add(pause).After(until) {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return err
		}
	}
}

// transaction is what a transaction's work may do with it.
type transaction interface {
	Run(ctx context.Context, text string, p map[string]any) (driver.ResultWithContext, error)
}

// write runs work in a write transaction, again after errors that pass. Work
// must bear to be run again after a commit: when the connection breaks while the
// answer to one is awaited, nobody knows what became of it.
func (s *Store) write(ctx context.Context, work func(transaction) error) error {
	return s.wrap(ctx, s.retrying(ctx, s.options.Retry, func() error { return s.writeOnce(ctx, work) }))
}

func (s *Store) writeOnce(ctx context.Context, work func(transaction) error) error {
	session := s.driver.NewSession(ctx, s.session(driver.AccessModeWrite))
	defer session.Close(context.WithoutCancel(ctx))
	tx, err := session.BeginTransaction(ctx, s.limits(ctx)...)
	if err != nil {
		return err
	}
	defer tx.Close(context.WithoutCancel(ctx)) // takes back what was not committed
	if err := work(tx); err != nil {
		return err
	}
	s.commits.begin()
	defer s.commits.end()
	return tx.Commit(ctx)
}

func (s *Store) session(mode driver.AccessMode) driver.SessionConfig {
	return driver.SessionConfig{AccessMode: mode, DatabaseName: s.options.Database, BookmarkManager: s.bookmarks, FetchSize: driver.FetchAll}
}

// limits lets the server end a statement that nobody waits for any more.
func (s *Store) limits(ctx context.Context) []func(*driver.TransactionConfig) {
	limit := s.options.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		if left := time.Until(deadline); limit == 0 || left < limit {
			limit = max(left, time.Millisecond)
		}
	}
	if limit == 0 {
		return nil
	}
	return []func(*driver.TransactionConfig){driver.WithTxTimeout(limit)}
}

// asOne makes the parameters of a statement that writes one, $in. Neo4j 5 plans a
// statement anew for lists of up to 1, 10, 100, 1,000 … items in each of its
// parameters, and so for texts, which takes it longer than to run it; but it does
// not look into maps.
func asOne(p params) params { return params{"in": p} }

// run runs one statement in a transaction and gives every row to each; nil takes none.
func run(ctx context.Context, tx transaction, text string, p params, each func(row []any) error) error {
	result, err := tx.Run(ctx, text, p)
	if err != nil {
		return err
	}
	if each == nil {
		_, err = result.Consume(ctx)
		return err
	}
	return rows(ctx, result, each)
}

func rows(ctx context.Context, result driver.ResultWithContext, each func(row []any) error) error {
	var record *driver.Record
	for result.NextRecord(ctx, &record) {
		if err := each(record.Values); err != nil {
			return err
		}
	}
	return result.Err()
}
