package neo4j

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// ShortestPath finds the ends, the path and the edges along it by one statement.
func (r reads) ShortestPath(ctx context.Context, from, to ontology.ID, q store.PathQuery) (*store.Path, error) {
	asked := q
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	if from == to {
		return r.pathToItself(ctx, from)
	}
	found, err := r.shortestPaths(ctx, from, to, asked, q, 1)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// shortestPaths are so many of the paths of the fewest hops; asked is the query as
// it was asked.
func (r reads) shortestPaths(ctx context.Context, from, to ontology.ID, asked any, q store.PathQuery, most int) ([]store.Path, error) {
	if ahead, ok := aheadAnswer[[]*store.Path](ctx, []ontology.ID{from, to}, asked); ok {
		return inOrder(ahead), nil
	}
	b, next := r.begin(ctx, "a", "b", "path", "stops", "x", "y", "r", "i")
	p := b.paths(q, next, most)
	text := "OPTIONAL MATCH (a:Entity {id: " + b.param("from", string(from)) + "}) OPTIONAL MATCH (b:Entity {id: " + b.param("to", string(to)) + "})" +
		p.calls + " RETURN a IS NULL, b IS NULL, " + p.value
	var paths []*store.Path
	err := r.ask(ctx, statement{text, b.params}, func() { paths = nil }, func(row []any) (err error) {
		for i, id := range []ontology.ID{from, to} {
			if row[i] == true {
				return fmt.Errorf("path from %.80q to %.80q: entity %.80q: %w", string(from), string(to), string(id), store.ErrNotFound)
			}
		}
		paths, err = p.read(row[2])
		return err
	})
	return inOrder(paths), err
}

func (r reads) pathToItself(ctx context.Context, id ontology.ID) (*store.Path, error) {
	e, err := r.entities(ctx, []ontology.ID{id})
	if err == nil && e[0] == nil {
		err = fmt.Errorf("path from %.80q to itself: %w", string(id), store.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return &store.Path{Entities: e}, nil
}

// paths takes so many of the shortest paths between the nodes a and b, those of
// which the entities' IDs come first. The search is for the entities; the edges of
// each step are then gathered.
func (b *builder) paths(q store.PathQuery, next *store.Question, most int) part[[]*store.Path] {
	types, ok := known(q.Filter.Types)
	w := walkOf(types, q.Filter.Direction)
	search := b.shortest(w, q)
	if !ok {
		search = "(a) WHERE false"
	}
	along := b.alongPath(w, q.Filter, next)
	calls := " CALL (a, b) { WITH a, b WHERE a <> b MATCH path = " + search + " WITH DISTINCT nodes(path) AS stops ORDER BY [n IN stops | n.id] LIMIT " + b.param("paths", int64(most)) +
		along.calls + " RETURN collect(" + along.value + ") AS found }"
	return part[[]*store.Path]{calls, "found", func(v any) ([]*store.Path, error) { return readList(v, along.read) }}
}

// alongPath takes the path over the list of nodes stops.
func (b *builder) alongPath(w walk, f store.RelationFilter, next *store.Question, placed ...string) part[*store.Path] {
	n := b.name("n")
	stop := b.entity(n, next)
	pattern, condition := w.step("x", "r", "y")
	match, joins, as := b.seen(pattern, "r", f, conditions{}.with(condition))
	edge := b.relationAs(as, ends{}, next, placed...)
	calls := " CALL (stops) { UNWIND stops AS " + n + stop.calls + " RETURN collect(" + stop.value + ") AS entities }" +
		" CALL (stops) { UNWIND range(0, size(stops) - 2) AS i WITH i, stops[i] AS x, stops[i + 1] AS y" +
		" " + match + joins.where() + " WITH i, " + as.variables() + " ORDER BY i, r.id" + edge.calls +
		" WITH i, collect(" + edge.value + ") AS step ORDER BY i RETURN collect(step) AS steps }"
	return part[*store.Path]{calls, "[entities, steps]", func(v any) (*store.Path, error) { return readPath(v, stop, edge) }}
}

func readPath(v any, stop part[*ontology.Entity], edge part[*ontology.Relation]) (*store.Path, error) {
	row, err := asList(v)
	if err != nil || len(row) != 2 {
		return nil, fmt.Errorf("a path is %v: %w", v, err)
	}
	var p store.Path
	if p.Entities, err = readList(row[0], stop.read); err != nil {
		return nil, err
	}
	p.Steps, err = readList(row[1], func(v any) (store.Step, error) {
		relations, err := readList(v, edge.read)
		return store.Step{Relations: relations}, err
	})
	return &p, err
}

// shortest is the pattern of all shortest paths from a to b that may be walked.
// The older function searches from both ends and is several times as fast as the
// pattern below it; it takes conditions on each edge and each node by themselves.
func (b *builder) shortest(w walk, q store.PathQuery) string {
	edges, hops := b.seenConditions(q.Filter, "r"), strconv.Itoa(q.MaxHops)
	if w.only != "" || addsUp(q.Filter, edges) {
		step, condition := w.step("x:Entity", "r", "y:Entity")
		where := edges.with(condition).with(b.mayPass(q.Filter, "y", "b")...)
		return "ALL SHORTEST (a) (" + step + where.where() + "){1," + hops + "} (b)"
	}
	var where conditions
	if len(edges) > 0 {
		where.add("all(r IN relationships(path)" + edges.where() + ")")
	}
	if nodes := b.mayPass(q.Filter, "n", "a", "b"); len(nodes) > 0 {
		where.add("all(n IN nodes(path)" + nodes.where() + ")")
	}
	return "allShortestPaths(" + w.steps("a", hops, "b") + ")" + where.where()
}

// mayPass is that a path may lead through a node, which every path may through its ends.
func (b *builder) mayPass(f store.RelationFilter, node string, ends ...string) (c conditions) {
	through := b.otherConditions(f, node)
	if len(through) == 0 {
		return nil
	}
	condition := "(" + strings.Join(through, " AND ")
	for _, end := range ends {
		condition += " OR " + node + " = " + end
	}
	return conditions{condition + ")"}
}
