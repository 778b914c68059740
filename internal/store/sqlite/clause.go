package sqlite

import (
	"slices"
	"strconv"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// question is SQL and the values of its parameters. A part of the text may be
// used twice: its parameters are numbered.
type question struct {
	args  []any
	parts []string // conditions that hold together
}

// clone is a question to which parameters can be added for one statement.
func (q *question) clone() *question {
	return &question{args: slices.Clone(q.args), parts: q.parts}
}

// arg is a parameter of that value.
func (q *question) arg(v any) string {
	q.args = append(q.args, v)
	return "?" + strconv.Itoa(len(q.args))
}

// list is a set of values, for IN. It is one parameter, a JSON array, so that
// the text does not depend on how many there are.
func (q *question) list(array string) string {
	return "(SELECT value FROM json_each(" + q.arg(array) + "))"
}

// digests is a set of digests, for IN.
func (q *question) digests(array string) string {
	return "(SELECT unhex(value) FROM json_each(" + q.arg(array) + "))"
}

func (q *question) and(condition string) { q.parts = append(q.parts, condition) }

// holds is all conditions and these.
func (q *question) holds(more ...string) string {
	var kept []string
	for _, c := range slices.Concat(more, q.parts) {
		if c != "" && c != "TRUE" {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return "TRUE"
	}
	return strings.Join(kept, " AND ")
}

// published adds bounds of the article's day, both inclusive; rank is minus the
// day, and 0 where it is unknown.
func (q *question) published(from, to ontology.Date) {
	if !from.IsZero() {
		q.and("x.rank <= " + q.arg(-day(from)))
	}
	if !to.IsZero() {
		q.and("x.rank >= " + q.arg(-day(to)))
		q.and("x.rank < 0")
	}
}

// known keeps rows of articles known by the day.
func (q *question) known(by ontology.Date) {
	if by.IsZero() {
		return
	}
	day := q.arg(day(by))
	q.and("x.rank >= -" + day)
	q.and("(x.rank < 0 OR (SELECT " + loadedDay + " FROM article a WHERE a.id = x.article) <= " + day + ")")
}

// knownAfter keeps rows of articles not known by the day.
func (q *question) knownAfter(last ontology.Date) {
	if last.IsZero() {
		return
	}
	day := q.arg(day(last))
	q.and("(x.rank < -" + day + " OR x.rank >= 0 AND (SELECT " + loadedDay + " FROM article a WHERE a.id = x.article) > " + day + ")")
}

// text adds that all words of the text are in the row of the index.
func (q *question) text(index, text string) {
	words := store.Words(text)
	if len(words) == 0 {
		return
	}
	// Words hold letters and digits only, so quotes keep them from being operators.
	match := `"` + strings.Join(words, `" "`) + `"`
	q.and("x.num IN (SELECT rowid FROM " + index + " WHERE " + index + " MATCH " + q.arg(match) + ")")
}

// numbers is a JSON array of numbers.
func numbers[T uint8 | uint32](values []T) string {
	b := []byte{'['}
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendUint(b, uint64(v), 10)
	}
	return string(append(b, ']'))
}

// numberKeys are keys that are numbers of rows, as JSON.
func numberKeys[ID any](ids []ID, find func(ID) (uint32, bool)) []string {
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = "null"
		if num, ok := find(id); ok {
			keys[i] = strconv.FormatUint(uint64(num), 10)
		}
	}
	return keys
}

// digestKeys are keys that are the digits of IDs with the prefix, as JSON.
func digestKeys[ID ~string](prefix string, ids []ID) []string {
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = "null"
		if _, ok := digestOf(prefix, id); ok {
			keys[i] = `"` + string(id[len(prefix):]) + `"`
		}
	}
	return keys
}

// array is the keys as a JSON array.
func array(keys []string) string { return "[" + strings.Join(keys, ",") + "]" }
