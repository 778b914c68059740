package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Network gathers nodes hop by hop and then the edges among them, in one statement.
func (s *Store) Network(ctx context.Context, q store.NetworkQuery) (*store.Network, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	q.Filter.Others = nil
	if err := s.mustExist(ctx, "network around", q.Seeds); err != nil {
		return nil, err
	}
	kept, ok := known(q.Filter.Types)
	if q.Filter.Types = kept; !ok {
		q.Filter.Types, q.MaxLinks = nil, 0 // no edge counts; only seeds are left
		q.Hops = 0
		if len(q.Seeds) == 0 {
			return &store.Network{}, nil
		}
	}
	statement, p := networkStatement(q)
	n := &store.Network{}
	err = s.read(ctx, statement, p, func() { *n = store.Network{} }, func(r *driver.Record) (err error) {
		n.NodesCut, _ = r.Values[2].(bool)
		if n.Nodes, err = list(r.Values[0], toNode); err != nil {
			return err
		}
		n.Links, err = list(r.Values[1], toRelation)
		return err
	})
	if err != nil {
		return nil, err
	}
	if ok && len(n.Links) > q.MaxLinks {
		n.LinksCut = true
		n.Links = n.Links[:q.MaxLinks]
	} else if !ok {
		n.Links = nil
	}
	finish(n)
	return n, nil
}

func toNode(v any) (n store.Node, err error) {
	row, _ := v.([]any)
	hops, _ := row[1].(int64)
	n.Hops = int(hops)
	n.Entity, err = toEntity(row[0])
	return n, err
}

// finish counts degrees and puts nodes and links into their order.
func finish(n *store.Network) {
	degree := map[ontology.ID]int{}
	for _, r := range n.Links {
		degree[r.Subject]++
		degree[r.Object]++
	}
	for i := range n.Nodes {
		n.Nodes[i].Degree = degree[n.Nodes[i].Entity.ID]
	}
	slices.SortFunc(n.Nodes, func(a, b store.Node) int {
		return cmp.Or(cmp.Compare(a.Hops, b.Hops), cmp.Compare(a.Entity.ID, b.Entity.ID))
	})
	slices.SortFunc(n.Links, func(a, b *ontology.Relation) int { return cmp.Compare(a.ID, b.ID) })
}

// networkStatement carries along: taken, the nodes that are in; rim, those of
// the last hop; rows, [node, hops] of all; cut, whether some found no room.
func networkStatement(q store.NetworkQuery) (string, params) {
	p := params{"most": int64(q.MaxNodes), "links": int64(q.MaxLinks + 1)}
	var b strings.Builder
	if len(q.Seeds) > 0 {
		p["seeds"] = plain(q.Seeds)
		b.WriteString("MATCH (e:Entity) WHERE e.id IN $seeds WITH e ORDER BY e.id WITH collect(e) AS found" +
			" WITH found AS seen, found[..$most] AS rim, size(found) > $most AS cut WITH seen, rim, rim AS taken, [n IN rim | [n, 0]] AS rows, cut")
		for hop := range q.Hops {
			b.WriteString(hopStatement(q, hop+1, p))
		}
	} else {
		b.WriteString(wholeStatement(q, p))
	}
	match, _ := pattern("a", "r", "b", store.RelationFilter{Types: q.Filter.Types})
	c := newClause("l", p)
	c.relation(q.Filter, "r")
	c.add("b IN taken")
	b.WriteString(" CALL (taken) { UNWIND taken AS a MATCH " + directed(match) + c.where() + " WITH r ORDER BY -r.reports, r.id LIMIT $links RETURN collect(" + edge("r") + ") AS links }" +
		" RETURN [row IN rows | [properties(row[0]), row[1]]], links, cut")
	return b.String(), p
}

// hopStatement goes one hop on: new nodes with the most reports on the edges
// that lead to them come first.
func hopStatement(q store.NetworkQuery, hop int, p params) string {
	match, condition := pattern("e", "r", "o:Entity", q.Filter)
	c := newClause("h", p)
	if condition != "" {
		c.add(condition)
	}
	c.relation(q.Filter, "r")
	c.kinds("o", q.Filter.OtherKinds)
	c.add("NOT o IN seen")
	number := string(rune('0' + hop))
	return " CALL (seen, rim, taken) { UNWIND rim AS e MATCH " + match + c.where() +
		" WITH o, sum(r.reports) AS reports ORDER BY -reports, o.id RETURN collect(o) AS found }" +
		" WITH seen + found AS seen, found[..CASE WHEN $most > size(taken) THEN $most - size(taken) ELSE 0 END] AS rim, taken, rows, cut, size(found) > $most - size(taken) AS more" +
		" WITH seen, rim, taken + rim AS taken, rows + [n IN rim | [n, " + number + "]] AS rows, cut OR more AS cut"
}

// wholeStatement takes the entities with the most reports on edges that count.
func wholeStatement(q store.NetworkQuery, p params) string {
	f := q.Filter
	f.Direction = store.Both
	match, _ := pattern("e:Entity", "r", "o:Entity", f)
	c := newClause("h", p)
	c.relation(f, "r")
	c.kinds("e", f.OtherKinds)
	c.kinds("o", f.OtherKinds)
	return "CALL () { MATCH " + match + c.where() + " WITH e, sum(r.reports) AS reports ORDER BY -reports, e.id LIMIT $most + 1 RETURN collect(e) AS found }" +
		" WITH found[..$most] AS taken, size(found) > $most AS cut WITH taken, [n IN taken | [n, 0]] AS rows, cut"
}
