package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"entente/internal/store"
)

// listing is a kind of list that is kept in the file. For each of the keys that
// it is asked about there is one list.
type listing struct {
	list     store.List
	key      string   // turns a JSON value into a key: "value" or "unhex(value)"
	branches []branch // a list is the union of these, which do not overlap
	columns  string   // of the row, which goes by the name "e"
	table    string   // that the rows are of
	tally    string   // the row of the table tally with the total of a list without a filter, if any
	// place gives the values that the branches' place columns have at a place.
	place func(store.Place) ([]any, bool)
}

// branch is a part of a list: rows, by the name "x", of which the key, by the
// name "asked.k", is one end of an index.
type branch struct {
	from  string
	where string
	place []string // the columns by which lists are sorted, all ascending
}

// rowReader reads the rows of an answer: the first column is the index of the
// key, the others are the listing's.
type rowReader[T any] interface {
	read(rows *sql.Rows) (key int, c candidate[T], err error)
}

// pageRequest asks for one page of each of several lists.
type pageRequest struct {
	*listing
	keys     []string // JSON
	question *question
	window   store.Window
}

// found is what is known of one list.
type found[T any] struct {
	rows          []candidate[T]
	total         int
	before, after bool // there are rows before or after the window's bounds
}

// pages answers the request. The rows of all pages come by one statement. A
// second one counts, and looks beyond the bounds, for those lists of which that
// does not tell enough.
func pages[T any](ctx context.Context, s *Store, r pageRequest, read rowReader[T]) ([]*store.Slice[T], error) {
	if len(r.keys) == 0 {
		return nil, nil
	}
	if r.sweeps() {
		if err := s.scans.take(ctx); err != nil {
			return nil, fmt.Errorf("list %s in %s: %w", r.list, s.path, err)
		}
		defer s.scans.give()
	}
	lists := make([]found[T], len(r.keys))
	err := readRows(ctx, s, r, read, lists)
	if err == nil {
		err = lookBeyond(ctx, s, r, lists)
	}
	if err != nil {
		return nil, s.fault(ctx, fmt.Sprintf("list %s", r.list), err)
	}
	out := make([]*store.Slice[T], len(lists))
	for i, l := range lists {
		out[i] = pageOf(r.window, l.rows, l.total, l.before, l.after)
	}
	return out, nil
}

// sweeps reports whether the answer may take a look at all rows of the table: the
// list is not of something that has an index, and a filter picks its rows.
func (r *pageRequest) sweeps() bool {
	return len(r.question.parts) > 0 && (r.listing == allEvidence || r.listing == evidenceDuring || r.listing == allArticles)
}

func readRows[T any](ctx context.Context, s *Store, r pageRequest, read rowReader[T], lists []found[T]) error {
	q := r.question.clone()
	text, err := r.rowsText(q)
	if err != nil {
		return err
	}
	err = s.read.query(ctx, text, q.args, func(rows *sql.Rows) error {
		key, c, err := read.read(rows)
		if err == nil {
			lists[key].rows = append(lists[key].rows, c)
		}
		return err
	})
	for i := range lists {
		lists[i].total = len(lists[i].sorted())
	}
	return err
}

// sorted are the rows in the list's order.
func (l *found[T]) sorted() []candidate[T] {
	slices.SortFunc(l.rows, func(a, b candidate[T]) int { return a.place.Compare(b.place) })
	return l.rows
}

// lookBeyond asks for totals and for what lies beyond the bounds. A list that
// came whole needs neither.
func lookBeyond[T any](ctx context.Context, s *Store, r pageRequest, lists []found[T]) error {
	w := r.window
	bounded := w.After != nil || w.Before != nil
	var open []int
	var openKeys []string
	for i := range lists {
		if bounded || !w.SkipTotal && len(lists[i].rows) > w.Limit {
			open, openKeys = append(open, i), append(openKeys, r.keys[i])
		}
	}
	if len(open) == 0 {
		return nil
	}
	r.keys = openKeys
	q := r.question.clone()
	text, err := r.beyondText(q)
	if err != nil {
		return err
	}
	return s.read.query(ctx, text, q.args, func(rows *sql.Rows) error {
		var at, total int
		var before, after bool
		if err := rows.Scan(&at, &total, &before, &after); err != nil {
			return err
		}
		l := &lists[open[at]]
		l.total, l.before, l.after = total, before, after
		return nil
	})
}

// asked are the keys as a table with the columns n, their index, and k.
func (r *pageRequest) asked(q *question) string {
	return "WITH asked (n, k) AS (SELECT key, " + r.key + " FROM json_each(" + q.arg(array(r.keys)) + "))\n"
}

// rowsText asks for the rows of the pages, and for one row more of each.
func (r *pageRequest) rowsText(q *question) (string, error) {
	after, before, err := r.bounds(q)
	if err != nil {
		return "", err
	}
	direction := ""
	if r.window.Backward {
		direction = " DESC"
	}
	var parts, order []string
	for _, b := range r.branches {
		columns := ""
		for i, c := range b.place {
			columns += fmt.Sprintf(", %s AS p%d", c, i)
		}
		condition := q.holds(b.where, b.compare(">", after), b.compare("<", before))
		parts = append(parts, "SELECT x.num AS num"+columns+" FROM "+b.from+" WHERE "+condition)
	}
	for i := range r.branches[0].place {
		order = append(order, fmt.Sprintf("p%d%s", i, direction))
	}
	return r.asked(q) + "SELECT asked.n, " + r.columns + " FROM asked CROSS JOIN " + r.table + " e WHERE e.num IN (SELECT num FROM (" +
		strings.Join(parts, " UNION ALL ") + " ORDER BY " + strings.Join(order, ", ") + " LIMIT " + q.arg(r.window.Limit+1) + "))", nil
}

// beyondText asks for the total of each list, and whether it has rows before
// and after the window's bounds.
func (r *pageRequest) beyondText(q *question) (string, error) {
	after, before, err := r.bounds(q)
	if err != nil {
		return "", err
	}
	total, isBefore, isAfter := "0", "0", "0"
	switch {
	case r.window.SkipTotal:
	case r.tally != "" && len(q.parts) == 0:
		total = "(SELECT count FROM tally WHERE what = " + q.arg(r.tally) + ")"
	default:
		total = "(SELECT count(*) FROM (" + r.union(q, func(branch) string { return "" }) + "))"
	}
	if after != "" {
		isBefore = "EXISTS (" + r.union(q, func(b branch) string { return b.compare("<=", after) }) + ")"
	}
	if before != "" { // should the bounds cross: what follows both
		isAfter = "EXISTS (" + r.union(q, func(b branch) string { return b.compare(">=", before) + " AND " + b.compare(">", after) }) + ")"
	}
	return r.asked(q) + "SELECT n, " + total + ", " + isBefore + ", " + isAfter + " FROM asked", nil
}

// union are the numbers of a list's rows of which the condition holds.
func (r *pageRequest) union(q *question, condition func(branch) string) string {
	var parts []string
	for _, b := range r.branches {
		parts = append(parts, "SELECT x.num FROM "+b.from+" WHERE "+q.holds(b.where, condition(b)))
	}
	return strings.Join(parts, " UNION ALL ")
}

// bounds are the parameters of the window's bounds, none for one that is not set.
func (r *pageRequest) bounds(q *question) (after, before string, err error) {
	if after, err = r.bound(q, r.window.After); err != nil {
		return "", "", err
	}
	before, err = r.bound(q, r.window.Before)
	return after, before, err
}

func (r *pageRequest) bound(q *question, p *store.Place) (string, error) {
	if p == nil {
		return "", nil
	}
	values, ok := r.place(*p)
	if !ok {
		return "", fmt.Errorf("a cursor names what this store cannot hold: %w: use a cursor that this list gave", store.ErrInvalid)
	}
	var names []string
	for _, v := range values {
		names = append(names, q.arg(v))
	}
	return strings.Join(names, ", "), nil
}

// compare compares the branch's place with a bound, if there is one.
func (b branch) compare(operator, bound string) string {
	if bound == "" {
		return "TRUE"
	}
	return "(" + strings.Join(b.place, ", ") + ") " + operator + " (" + bound + ")"
}
