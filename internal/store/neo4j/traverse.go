package neo4j

import (
	"context"
	"fmt"
	"strconv"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Neighbours pages through the entities one edge away.
func (s *Store) Neighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) ([]*store.Slice[store.Neighbour], error) {
	w, err := window(p, store.NeighbourList, f.Check())
	if err != nil {
		return nil, err
	}
	var ok bool
	if f.Types, ok = known(f.Types); !ok {
		ids = make([]ontology.ID, len(ids))
	}
	match, condition := pattern("e", "r", "o:Entity", f)
	edges := newClause("f", params{})
	if condition != "" {
		edges.add(condition)
	}
	edges.relation(f, "r")
	edges.other(f, "o")
	// Grouped by the other end, the list's items are rows of o and its edges.
	grouped := "MATCH " + match + edges.where() + " WITH o, r ORDER BY r.id WITH o, collect(" + edge("r") + ") AS between, sum(r.reports) AS reports"
	l := paged{
		listing: listing{name: store.NeighbourList, rank: "-reports", id: "o.id"}, scope: "e", match: grouped,
		where: &clause{params: edges.params}, item: "[properties(o), between]", key: "o", keep: ", between, reports",
	}
	return pages(ctx, s, ids, "MATCH (e:Entity {id: id})", l, w, toNeighbour, store.NeighbourPlace)
}

func toNeighbour(v any) (n store.Neighbour, err error) {
	row, _ := v.([]any)
	if n.Entity, err = toEntity(row[0]); err != nil {
		return n, err
	}
	n.Relations, err = list(row[1], toRelation)
	return n, err
}

// ShortestPath lets Neo4j search from both ends. Of all shortest paths the one
// whose IDs come first is taken, and the edges between its entities are then gathered.
func (s *Store) ShortestPath(ctx context.Context, from, to ontology.ID, q store.PathQuery) (*store.Path, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	if err := s.mustExist(ctx, fmt.Sprintf("path from %.80q to %.80q: entity", string(from), string(to)), []ontology.ID{from, to}); err != nil {
		return nil, err
	}
	if from == to {
		e, err := s.Entities(ctx, []ontology.ID{from})
		if err != nil {
			return nil, err
		}
		return &store.Path{Entities: e}, nil
	}
	var ok bool
	if q.Filter.Types, ok = known(q.Filter.Types); !ok {
		return nil, nil
	}
	statement, p := pathStatement(from, to, q)
	var path *store.Path
	err = s.read(ctx, statement, p, func() { path = nil }, func(r *driver.Record) (err error) {
		path = &store.Path{}
		if path.Entities, err = list(r.Values[0], toEntity); err != nil {
			return err
		}
		path.Steps, err = list(r.Values[1], func(v any) (store.Step, error) {
			rels, err := list(v, toRelation)
			return store.Step{Relations: rels}, err
		})
		return err
	})
	return path, err
}

// pathStatement finds the nodes first and then, for each step, its edges. A
// path may pass through the entities that the filter allows only.
func pathStatement(from, to ontology.ID, q store.PathQuery) (string, params) {
	p := params{"from": string(from), "to": string(to)}
	step, condition := pattern("x", "r", "y", q.Filter)
	walk := newClause("f", p)
	if condition != "" {
		walk.add(condition)
	}
	walk.relation(q.Filter, "r")
	between := walk.with("b")
	if len(q.Filter.Others) > 0 {
		walk.add("(y.id = $to OR y.id IN $)", plain(q.Filter.Others))
	}
	if len(q.Filter.OtherKinds) > 0 {
		walk.add("(y.id = $to OR " + labels("y", q.Filter.OtherKinds) + ")")
	}
	statement := "MATCH (a:Entity {id: $from}), (b:Entity {id: $to})" +
		" MATCH path = ALL SHORTEST (a) (" + step + walk.where() + "){1," + strconv.Itoa(q.MaxHops) + "} (b)" +
		" WITH [n IN nodes(path) | n.id] AS ids, nodes(path) AS stops ORDER BY ids LIMIT 1" +
		" UNWIND range(0, size(stops) - 2) AS i WITH stops, i, stops[i] AS x, stops[i + 1] AS y" +
		" MATCH " + step + between.where() + " WITH stops, i, r ORDER BY i, r.id WITH stops, i, collect(" + edge("r") + ") AS step ORDER BY i" +
		" WITH stops, collect(step) AS steps RETURN [n IN stops | properties(n)], steps"
	return statement, p
}

// mustExist is ErrNotFound for the first unknown ID.
func (s *Store) mustExist(ctx context.Context, what string, ids []ontology.ID) error {
	found := map[string]bool{}
	err := s.read(ctx, "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id", params{"ids": plain(ids)}, func() { clear(found) }, func(r *driver.Record) error {
		id, _ := r.Values[0].(string)
		found[id] = true
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !found[string(id)] {
			return fmt.Errorf("%s %.80q: %w", what, string(id), store.ErrNotFound)
		}
	}
	return nil
}
