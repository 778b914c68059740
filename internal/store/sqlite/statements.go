package sqlite

import (
	"context"
	"database/sql"
	"sync"
)

// maxStatements is how many texts are kept prepared. Filters can be combined in
// thousands of ways, but one program asks in a few of them.
const maxStatements = 256

// statements keeps the questions prepared that were asked before.
type statements struct {
	db *sql.DB
	mu sync.Mutex
	by map[string]*statement
}

type statement struct {
	*sql.Stmt
	users   int
	dropped bool
}

func newStatements(db *sql.DB) *statements {
	return &statements{db: db, by: map[string]*statement{}}
}

// query runs the text and calls row for each row of the answer.
func (s *statements) query(ctx context.Context, text string, args []any, row func(*sql.Rows) error) error {
	st, err := s.take(ctx, text)
	if err != nil {
		return err
	}
	defer s.give(st)
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *statements) take(ctx context.Context, text string) (*statement, error) {
	s.mu.Lock()
	st := s.by[text]
	if st != nil {
		st.users++
	}
	s.mu.Unlock()
	if st != nil {
		return st, nil
	}
	prepared, err := s.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	st = &statement{Stmt: prepared, users: 1}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by[text] != nil { // somebody was faster
		st.dropped = true
		return st, nil
	}
	s.makeRoom()
	s.by[text] = st
	return st, nil
}

// makeRoom drops some statement that nobody is using.
func (s *statements) makeRoom() {
	for text, st := range s.by {
		if len(s.by) < maxStatements {
			return
		}
		if st.users == 0 {
			delete(s.by, text)
			_ = st.Close()
		}
	}
}

func (s *statements) give(st *statement) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st.users--
	if st.dropped {
		_ = st.Close()
	}
}

func (s *statements) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, st := range s.by {
		_ = st.Close()
	}
	clear(s.by)
}
