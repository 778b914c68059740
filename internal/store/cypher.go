package store

import (
	"context"
	"errors"
)

// CypherRunner is a Reader that speaks Cypher as well; find out by a type
// assertion. What it runs is read-only, whatever the statement tries.
type CypherRunner interface {
	// Cypher runs one statement that only reads. A statement that would write,
	// load files, call what is not on the list of harmless procedures or hold
	// more than one statement is ErrRefused, and says what is refused.
	Cypher(ctx context.Context, q CypherQuery) (*CypherTable, error)
}

// ErrRefused: a Cypher statement does what this interface does not allow.
var ErrRefused = errors.New("refused")

// CypherQuery is one statement with its parameters.
type CypherQuery struct {
	Statement  string
	Parameters map[string]any
	MaxRows    int // 1 to 10000; 0 means 1000
}

// The bounds of CypherQuery.MaxRows, and how many bytes the rows may have about:
// what comes after that is cut off.
const (
	MaxCypherRows     = 10_000
	DefaultCypherRows = 1000
	MaxCypherBytes    = 16 << 20
)

// Checked is the query with its defaults filled in; ErrInvalid if a bound is broken.
func (q CypherQuery) Checked() (_ CypherQuery, err error) {
	err = bound("rows of Cypher", &q.MaxRows, 1, MaxCypherRows, DefaultCypherRows)
	return q, err
}

// CypherTable is the answer: rows of values as JSON has them. Nodes,
// relationships and paths are objects; days and times are ISO 8601 strings.
type CypherTable struct {
	Columns   []string
	Rows      [][]any
	Truncated bool // there were more rows than asked for, or than MaxCypherBytes hold
}
