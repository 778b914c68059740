package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Paths finds the shortest paths by one statement. Where these are fewer than
// asked for, each statement more finds the longer ones that branch off from what
// is known; a last one fetches what lies along them.
func (r reads) Paths(ctx context.Context, from, to ontology.ID, q store.PathsQuery) (*store.Paths, error) {
	asked := q
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	if from == to {
		p, err := r.pathToItself(ctx, from)
		if err != nil {
			return nil, err
		}
		return &store.Paths{Items: []store.Path{*p}}, nil
	}
	found, err := r.shortestPaths(ctx, from, to, asked, q.PathQuery, q.Limit+1)
	if err != nil {
		return nil, err
	}
	if len(found) > 0 && len(found) <= q.Limit && !q.ShortestOnly {
		longer, err := r.longerPaths(ctx, found, q)
		if err != nil {
			return nil, err
		}
		found = append(found, longer...)
	}
	return &store.Paths{Items: found[:min(len(found), q.Limit)], More: len(found) > q.Limit}, nil
}

// longerPaths are the paths that come after the shortest ones, one more than the limit leaves room for.
func (r reads) longerPaths(ctx context.Context, shortest []store.Path, q store.PathsQuery) ([]store.Path, error) {
	to := lastOf(&shortest[0])
	d := store.Detours[ontology.ID]{
		MaxHops: q.MaxHops, Compare: slices.Compare[[]ontology.ID], Together: detoursTogether,
		Find: func(detours []store.Detour[ontology.ID]) ([][]ontology.ID, error) {
			return r.detours(ctx, to, detours, q.PathQuery)
		},
	}
	known := make([][]ontology.ID, len(shortest))
	for i := range shortest {
		known[i] = stopsOf(&shortest[i])
	}
	found, err := d.After(known, q.Limit+1-len(shortest))
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return r.pathsOver(ctx, found, q.Filter)
}

// detoursTogether is how many detours one statement looks for: a trip costs about
// as much as a search does.
const detoursTogether = 16

func stopsOf(p *store.Path) []ontology.ID {
	stops := make([]ontology.ID, len(p.Entities))
	for i, e := range p.Entities {
		stops[i] = e.ID
	}
	return stops
}

func lastOf(p *store.Path) ontology.ID { return p.Entities[len(p.Entities)-1].ID }

// detours looks for some detours by one statement.
func (r reads) detours(ctx context.Context, to ontology.ID, detours []store.Detour[ontology.ID], q store.PathQuery) ([][]ontology.ID, error) {
	rows := make([]params, len(detours))
	for i, d := range detours {
		last := len(d.Prefix) - 1
		rows[i] = params{"at": int64(i), "from": string(d.Prefix[last]), "closed": plain(d.Prefix[:last]), "banned": plain(d.Banned)}
	}
	b := newBuilder(nil)
	for _, v := range []string{"a", "b", "d", "path", "stops", "x", "y", "r", "n"} {
		b.name(v)
	}
	types, ok := known(q.Filter.Types)
	if !ok {
		return make([][]ontology.ID, len(detours)), ctx.Err()
	}
	text := "UNWIND " + b.param("detours", rows) + " AS d MATCH (a:Entity {id: d.from}) MATCH (b:Entity {id: " + b.param("to", string(to)) + "})" +
		" CALL (a, b, d) { MATCH path = " + b.detour(walkOf(types, q.Filter.Direction), q) +
		" WITH [n IN nodes(path) | n.id] AS stops ORDER BY stops LIMIT 1 RETURN stops } RETURN d.at, stops"
	var out [][]ontology.ID
	err := r.ask(ctx, statement{text, b.params}, func() { out = make([][]ontology.ID, len(detours)) }, func(row []any) error {
		at, _ := row[0].(int64)
		stops, err := readList(row[1], func(v any) (ontology.ID, error) { s, _ := v.(string); return ontology.ID(s), nil })
		prefix := detours[at].Prefix
		if before := prefix[:len(prefix)-1]; len(before)+len(stops) <= q.MaxHops+1 {
			out[at] = slices.Concat(before, stops)
		}
		return err
	})
	return out, err
}

// detour is the pattern of the shortest paths from a to b that keep to the detour d.
func (b *builder) detour(w walk, q store.PathQuery) string {
	edges, hops := b.seenConditions(q.Filter, "r"), strconv.Itoa(q.MaxHops)
	if w.only != "" || addsUp(q.Filter, edges) {
		step, condition := w.step("x:Entity", "r", "y:Entity")
		where := edges.with(condition, "NOT y.id IN d.closed", "NOT (x = a AND y.id IN d.banned)").with(b.mayPass(q.Filter, "y", "b")...)
		return "ALL SHORTEST (a) (" + step + where.where() + "){1," + hops + "} (b)"
	}
	where := edges.with("NOT (startNode(r) = a AND endNode(r).id IN d.banned)", "NOT (endNode(r) = a AND startNode(r).id IN d.banned)")
	nodes := conditions{"NOT n.id IN d.closed"}.with(b.mayPass(q.Filter, "n", "a", "b")...)
	return "allShortestPaths(" + w.steps("a", hops, "b") + ") WHERE all(r IN relationships(path)" + where.where() + ") AND all(n IN nodes(path)" + nodes.where() + ")"
}

// pathsOver fetches what lies along paths of which the entities are known, in their order.
func (r reads) pathsOver(ctx context.Context, stops [][]ontology.ID, f store.RelationFilter) ([]store.Path, error) {
	b, next := r.begin(ctx, "ids", "stops", "x", "y", "r", "i")
	rows := make([][]string, len(stops))
	for i := range stops {
		rows[i] = plain(stops[i])
	}
	types, _ := known(f.Types)
	along := b.alongPath(walkOf(types, f.Direction), f, next)
	text := "UNWIND " + b.param("paths", rows) + " AS ids CALL (ids) { UNWIND range(0, size(ids) - 1) AS i MATCH (x:Entity {id: ids[i]}) WITH i, x ORDER BY i RETURN collect(x) AS stops }" +
		along.calls + " RETURN " + along.value
	found, err := one(ctx, r, b, text, along.read)
	if err != nil {
		return nil, err
	}
	return inOrder(found), nil
}

// inOrder puts paths in the order of store.Paths.
func inOrder(paths []*store.Path) []store.Path {
	slices.SortFunc(paths, func(p, q *store.Path) int {
		return cmp.Or(cmp.Compare(p.Hops(), q.Hops()), slices.Compare(stopsOf(p), stopsOf(q)))
	})
	out := make([]store.Path, len(paths))
	for i, p := range paths {
		out[i] = *p
	}
	return out
}
