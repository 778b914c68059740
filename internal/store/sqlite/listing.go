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

// rowScanner reads the columns of a row. The values before them are the list's.
type rowScanner[T any] func(rows *sql.Rows, first ...any) (candidate[T], error)

// pages asks for one page of each of n lists in one statement.
//
// The statement is a union of two: the rows of the pages, and for each list a
// row with its total and with whether it has rows before and after the page's
// bounds. In the latter the first column of the row is NULL and the next three
// hold these numbers.
func pages[T any](ctx context.Context, s *Store, l *listing, keys string, n int, q *question, w store.Window, scan rowScanner[T]) ([]*store.Slice[T], error) {
	if n == 0 {
		return nil, nil
	}
	text, err := l.text(keys, q, w)
	if err != nil {
		return nil, err
	}
	lists := make([]struct {
		found         []candidate[T]
		total         int
		before, after bool
	}, n)
	err = s.read.query(ctx, text, q.args, func(rows *sql.Rows) error {
		var at int
		var total, before, after sql.NullInt64
		c, err := scan(rows, &at, &total, &before, &after)
		if err != nil {
			return err
		}
		of := &lists[at]
		if total.Valid {
			of.total, of.before, of.after = int(total.Int64), before.Int64 != 0, after.Int64 != 0
		} else {
			of.found = append(of.found, c)
		}
		return nil
	})
	if err != nil {
		return nil, s.fault(ctx, fmt.Sprintf("list %s", l.list), err)
	}
	out := make([]*store.Slice[T], n)
	for i := range lists {
		of := &lists[i]
		slices.SortFunc(of.found, func(a, b candidate[T]) int { return a.place.Compare(b.place) })
		out[i] = pageOf(w, of.found, of.total, of.before, of.after)
	}
	return out, nil
}

// text is the statement; its parameters are added to the question.
func (l *listing) text(keys string, q *question, w store.Window) (string, error) {
	after, err := l.bound(q, w.After)
	if err != nil {
		return "", err
	}
	before, err := l.bound(q, w.Before)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "WITH asked (n, k) AS (SELECT key, %s FROM json_each(%s))\n", l.key, q.arg(keys))
	fmt.Fprintf(&b, "SELECT asked.n, NULL, NULL, NULL, %s FROM asked CROSS JOIN %s e WHERE e.num IN (%s)", l.columns, l.table, l.window(q, w, after, before))
	if w.SkipTotal && w.After == nil && w.Before == nil {
		return b.String(), nil
	}
	total, isBefore, isAfter := "0", "0", "0"
	if !w.SkipTotal {
		total = "(SELECT count(*) FROM (" + l.union(q, nil) + "))"
	}
	if w.After != nil {
		isBefore = "EXISTS (" + l.union(q, func(b branch) string { return b.compare("<=", after) }) + ")"
	}
	if w.Before != nil {
		isAfter = "EXISTS (" + l.union(q, func(b branch) string { // should the bounds cross, what follows both
			return b.compare(">=", before) + " AND " + b.compare(">", after)
		}) + ")"
	}
	fmt.Fprintf(&b, "\nUNION ALL SELECT asked.n, %s, %s, %s%s FROM asked", total, isBefore, isAfter, strings.Repeat(", NULL", strings.Count(l.columns, ",")+1))
	return b.String(), nil
}

// bound are the parameters of a place, none for nil.
func (l *listing) bound(q *question, p *store.Place) (string, error) {
	if p == nil {
		return "", nil
	}
	values, ok := l.place(*p)
	if !ok {
		return "", fmt.Errorf("cursor of the list of %s: it names what this store cannot hold: %w: use a cursor that this list gave", l.list, store.ErrInvalid)
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

// union are the numbers of a list's rows of which the condition holds.
func (l *listing) union(q *question, condition func(branch) string) string {
	var parts []string
	for _, b := range l.branches {
		and := ""
		if condition != nil {
			and = condition(b)
		}
		parts = append(parts, "SELECT x.num FROM "+b.from+" WHERE "+q.holds(b.where, and))
	}
	return strings.Join(parts, " UNION ALL ")
}

// window are the numbers of the rows of a page, and of one row more.
func (l *listing) window(q *question, w store.Window, after, before string) string {
	direction := ""
	if w.Backward {
		direction = " DESC"
	}
	var parts, order []string
	for _, b := range l.branches {
		columns := ""
		for i, c := range b.place {
			columns += fmt.Sprintf(", %s AS p%d", c, i)
		}
		condition := q.holds(b.where, b.compare(">", after), b.compare("<", before))
		parts = append(parts, "SELECT x.num AS num"+columns+" FROM "+b.from+" WHERE "+condition)
	}
	for i := range l.branches[0].place {
		order = append(order, fmt.Sprintf("p%d%s", i, direction))
	}
	return "SELECT num FROM (" + strings.Join(parts, " UNION ALL ") +
		" ORDER BY " + strings.Join(order, ", ") + " LIMIT " + q.arg(w.Limit+1) + ")"
}
