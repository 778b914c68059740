package store

import (
	"context"
	"sync"
)

// Statement is a question in the language of a graph database, with the
// parameters that it was put with.
type Statement struct {
	Text       string         `json:"statement"`
	Parameters map[string]any `json:"parameters"`
}

// Statements are those that were run, or would be, for what was asked with a context.
type Statements struct {
	mu   sync.Mutex
	list []Statement
}

type statementsKey struct{}

// WithStatements makes backends that speak a query language note their statements.
func WithStatements(ctx context.Context) (context.Context, *Statements) {
	s := &Statements{}
	return context.WithValue(ctx, statementsKey{}, s), s
}

// NoteStatement is called by backends. It does nothing where nobody wants to know.
func NoteStatement(ctx context.Context, text string, parameters map[string]any) {
	if s, ok := ctx.Value(statementsKey{}).(*Statements); ok {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.list = append(s.list, Statement{text, parameters})
	}
}

// List is what was noted so far.
func (s *Statements) List() []Statement {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Statement{}, s.list...)
}
