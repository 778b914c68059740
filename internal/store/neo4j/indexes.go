package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/store"
)

// indexPause is how long to wait before looking again at indexes that are being built.
const indexPause = 100 * time.Millisecond

// index is one that the schema wants.
type index struct {
	name      string
	statement string // makes it, if it is not there
}

// wantedIndexes are the schema's, those behind constraints included.
func wantedIndexes() []index { return indexesIn(slices.Concat(migrations[:]...)) }

// indexesIn are those that the statements make.
func indexesIn(statements []string) (made []index) {
	for _, statement := range statements {
		if isSchema(statement) {
			before, _, _ := strings.Cut(statement, " IF NOT EXISTS")
			made = append(made, index{before[strings.LastIndexByte(before, ' ')+1:], statement})
		}
	}
	return made
}

// indexState is what the database tells of an index.
type indexState struct {
	state   string  // "ONLINE", "POPULATING" or "FAILED"
	built   float64 // percent
	failure string  // why it failed
}

// readyIndexes makes the indexes that are missing, whoever dropped them, and
// waits so long until all of them answer.
func (s *Store) readyIndexes(ctx context.Context, patience time.Duration) error {
	return s.ready(ctx, wantedIndexes(), patience)
}

func (s *Store) ready(ctx context.Context, wanted []index, patience time.Duration) error {
	err := s.makeIndexes(ctx, wanted)
	if isForbidden(err) {
		return nil // who may not look finds out when asking
	}
	for until := time.Now().Add(patience); err == nil; time.Sleep(indexPause) {
		late := time.Now().After(until)
		states, err := s.indexStates(ctx)
		if err != nil {
			return err
		}
		err = s.judge(wanted, states, patience)
		if err == nil || errors.Is(err, store.ErrUnusable) || late {
			return err
		}
	}
	return err
}

// makeIndexes makes those that are missing: constraints first, by a statement
// each that waits for its index; the others by one transaction, so that Neo4j
// builds them in one pass over the data.
func (s *Store) makeIndexes(ctx context.Context, wanted []index) error {
	states, err := s.indexStates(ctx)
	if err != nil {
		return err
	}
	there := func(i index) bool { _, ok := states[i.name]; return ok }
	var one []index
	for _, i := range slices.DeleteFunc(slices.Clone(wanted), there) {
		if i.isConstraint() {
			err = s.makeTogether(ctx, []index{i})
		} else {
			one = append(one, i)
		}
		if err != nil {
			return err
		}
	}
	return s.makeTogether(ctx, one)
}

// makeTogether makes indexes by one transaction.
func (s *Store) makeTogether(ctx context.Context, some []index) error {
	if len(some) == 0 {
		return nil
	}
	var last index
	err := s.write(ctx, func(tx transaction) error {
		for _, last = range some {
			if err := run(ctx, tx, last.statement, nil, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("the index %s is missing: %s: %w", last.name, last.statement, err)
	}
	return nil
}

// judge is the error of the first index that has failed, or else of one that
// does not answer yet.
func (s *Store) judge(wanted []index, states map[string]indexState, waited time.Duration) (err error) {
	for _, i := range wanted {
		switch is := states[i.name]; is.state {
		case "ONLINE":
		case "FAILED":
			why, _, _ := strings.Cut(is.failure, "\n")
			return fmt.Errorf("neo4j at %s: the index %s has failed: mend the data, then DROP INDEX %s and start Entente again, which builds it anew: %w: %s",
				s.address, i.name, i.name, store.ErrUnusable, why)
		default: // or nothing is known of it, since somebody dropped it just now
			err = fmt.Errorf("after %s: %w", waited, s.stillBuilt(i.name, is))
		}
	}
	return err
}

func (s *Store) indexStates(ctx context.Context) (states map[string]indexState, err error) {
	text := "SHOW INDEXES YIELD name, state, populationPercent, failureMessage RETURN name, state, populationPercent, failureMessage"
	err = s.look(ctx, statement{text, nil}, func() { states = map[string]indexState{} }, func(row []any) error {
		var is indexState
		name, _ := row[0].(string)
		put(&is.state, row[1])
		put(&is.built, row[2])
		put(&is.failure, row[3])
		states[name] = is
		return nil
	})
	return states, err
}

// lateIndex is the error of a question that ran out of time since a full-text
// index is still being built, else nil. Neo4j lets such a question wait for half
// a minute, which is longer than most are given.
func (s *Store) lateIndex(ctx context.Context, st statement, err error) error {
	if err == nil || !ranOut(ctx, err) || !strings.Contains(st.text, "db.index.fulltext.") {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second) // the asker's time is over
	defer cancel()
	states, err := s.indexStates(ctx)
	if err != nil {
		return nil
	}
	for name, is := range states {
		if is.state == "POPULATING" && strings.Contains(st.text, "'"+name+"'") {
			return s.stillBuilt(name, is)
		}
	}
	return nil
}

// ranOut reports whether the time for a statement was over, by our clock or by the
// server's, which may be a little ahead and tells a wait for an index merely that
// it was terminated.
func ranOut(ctx context.Context, err error) bool {
	var server *driver.Neo4jError
	return errors.Is(ctx.Err(), context.DeadlineExceeded) || errors.As(err, &server) &&
		(server.Code == "Neo.ClientError.Transaction.Terminated" || strings.HasPrefix(server.Code, "Neo.ClientError.Transaction.TransactionTimedOut"))
}

func (s *Store) stillBuilt(name string, is indexState) error {
	return fmt.Errorf("neo4j at %s: the index %s is still being built, %.0f%% of it: it goes on by itself, try again later: %w",
		s.address, name, is.built, store.ErrUnavailable)
}

func isForbidden(err error) bool {
	var server *driver.Neo4jError
	return errors.As(err, &server) && server.Code == "Neo.ClientError.Security.Forbidden"
}
