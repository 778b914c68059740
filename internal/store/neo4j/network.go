package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Network gathers nodes hop by hop and then the edges among them, in one statement.
func (r reads) Network(ctx context.Context, q store.NetworkQuery) (*store.Network, error) {
	asked := q
	asked.Seeds = nil
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	n, ok := aheadAnswer[*store.Network](ctx, q.Seeds, asked)
	switch {
	case ok:
	case inSteps(q):
		n, err = r.networkInSteps(ctx, q)
	default:
		n, err = r.network(ctx, q)
	}
	if err != nil || n == nil {
		return n, err
	}
	if len(n.Links) > q.MaxLinks {
		slices.SortFunc(n.Links, func(a, b *ontology.Relation) int {
			return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.ID, b.ID))
		})
		n.Links, n.LinksCut = n.Links[:q.MaxLinks], true
	}
	finish(n)
	return n, nil
}

// network is as it comes from the database: in no order, and with some links too
// many where there are more.
func (r reads) network(ctx context.Context, q store.NetworkQuery) (n *store.Network, err error) {
	if len(q.Seeds) == 0 {
		if n, err = r.uncut(ctx, q); n != nil || err != nil {
			return n, err
		}
	}
	return r.strongest(ctx, q)
}

// strongest is network where some may find no room.
func (r reads) strongest(ctx context.Context, q store.NetworkQuery) (n *store.Network, err error) {
	b, next := r.begin(ctx, "e", "o", "r", "s")
	seeds := ""
	if len(q.Seeds) > 0 {
		seeds = "MATCH (e:Entity) WHERE e.id IN " + b.param("seeds", plain(q.Seeds)) + " WITH e ORDER BY e.id WITH collect(e) AS found WITH [n IN found | n.id] AS seen, found"
	}
	p := b.network(q, seeds, next)
	err = r.ask(ctx, statement{p.calls + " RETURN seen, " + p.value, b.params}, func() { n = nil }, func(row []any) (err error) {
		if err := missingSeed(q.Seeds, row[0]); err != nil {
			return err
		}
		n, err = p.read(row[1])
		return err
	})
	return n, err
}

// missingSeed is ErrNotFound for the first seed that is not there.
func missingSeed(seeds []ontology.ID, there any) error {
	list, err := asList(there)
	for _, id := range seeds {
		if err == nil && !slices.Contains(list, any(string(id))) {
			return fmt.Errorf("network around %.80q: %w", string(id), store.ErrNotFound)
		}
	}
	return err
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

// network begins with the clauses that bind seen and found, the nodes of the seeds
// by ID; "" for the whole graph. It carries along: seen, the identifiers of the
// seeds that are there; rim, the nodes of the last hop; taken, those that are in,
// the nearest first; bounds, how many these were after each hop; cut, whether some
// found no room. It carries no more, and sorts before it fetches nodes: Neo4j counts
// all that is carried once for every row that is sorted.
func (b *builder) network(q store.NetworkQuery, seeds string, next *store.Question) part[*store.Network] {
	most := b.param("maxNodes", int64(q.MaxNodes))
	types, ok := known(q.Filter.Types)
	gathered := ""
	if seeds == "" {
		gathered = b.wholeGraph(q, most)
	} else {
		gathered = seeds + " WITH seen, found[.." + most + "] AS rim, size(found) > " + most + " AS cut WITH seen, rim, rim AS taken, [size(rim)] AS bounds, cut"
		for range q.Hops {
			gathered += b.hop(q, types, ok, most)
		}
	}
	among := conditions{"b IN taken"}
	if !ok {
		among.add("false")
	}
	match, links, as := b.ranked(everyEdge("a", "r", "b", types), "r", q.Filter, among)
	return b.shown(as, gathered+
		" CALL (taken) { UNWIND taken AS a "+match+links.where()+" RETURN collect("+as.packed()+") AS every }"+
		b.mostReported(as, q.MaxLinks), next)
}

// shown takes the network out of chosen, its edges, and of taken, bounds and cut.
// Edges tell their ends by ID: these are among the nodes, which come once each.
func (b *builder) shown(as edgeAs, calls string, next *store.Question) part[*store.Network] {
	n := b.name("n")
	node := b.entity(n, next)
	unpack := as.unpack(b, "chosen", "")
	if as.part && b.asksMore() {
		var more string
		more, as = b.whole(as)
		unpack += more
	}
	edge := b.relationAs(as, ends{}, b.aboutLinks(next), "Subject", "Object", "Reports")
	calls += " CALL (chosen) { " + unpack + edge.calls + " RETURN collect(" + edge.value + ") AS links }" +
		" CALL (taken) { UNWIND range(0, size(taken) - 1) AS at WITH at, taken[at] AS " + n + node.calls + " RETURN collect([" + node.value + ", at]) AS nodes }"
	return part[*store.Network]{calls, "[nodes, links, cut, bounds]", func(v any) (*store.Network, error) { return readNetwork(v, node, edge) }}
}

// asksMore reports whether something of edges is looked at that ranked does not tell.
func (b *builder) asksMore() bool {
	fields := b.fields(func(p *store.Plan) store.Fields { return p.Relation })
	return fields == nil || slices.ContainsFunc(fields, func(field string) bool { return field != "Reports" && !ofRelationship.Has(field) })
}

// aboutLinks is what will be asked about a network's edges, less what its nodes
// answer: an end about which nothing more will be asked is one of them.
func (b *builder) aboutLinks(next *store.Question) *store.Question {
	var about store.Question
	for _, q := range next.About(store.AskSubject, store.AskObject, store.AskEvidence) {
		if q.Asked != store.AskEvidence && len(q.Next) == 0 {
			b.kept.cover(q)
			continue
		}
		about.Next = append(about.Next, q)
	}
	return &about
}

func readNetwork(v any, node part[*ontology.Entity], edge part[*ontology.Relation]) (*store.Network, error) {
	row, err := asList(v)
	if err != nil || len(row) != 4 {
		return nil, fmt.Errorf("a network is %v: %w", v, err)
	}
	bounds, err := readList(row[3], func(v any) (n int, err error) { putInt(&n, v); return n, nil })
	if err != nil {
		return nil, err
	}
	n := &store.Network{NodesCut: row[2] == true}
	n.Nodes, err = readList(row[0], func(v any) (out store.Node, err error) {
		pair, err := asList(v)
		at := 0
		if err != nil || len(pair) != 2 || !putInt(&at, pair[1]) {
			return out, fmt.Errorf("a node of a network is %v: %w", v, err)
		}
		for out.Hops < len(bounds) && at >= bounds[out.Hops] {
			out.Hops++
		}
		out.Entity, err = node.read(pair[0])
		return out, err
	})
	if err == nil {
		n.Links, err = readList(row[1], edge.read)
	}
	return n, err
}

// hop goes one hop on. Of the new nodes those with the most reports on the edges
// that lead to them come first. No more are sorted than could find room.
func (b *builder) hop(q store.NetworkQuery, types []ontology.RelationType, ok bool, most string) string {
	pattern, condition := walkOf(types, q.Filter.Direction).step("e", "r", "o:Entity")
	first := conditions{"NOT o IN taken"}.with(condition, kindCondition("o", q.Filter.OtherKinds))
	if !ok {
		first.add("false")
	}
	match, where, as := b.ranked(pattern, "r", q.Filter, first, "o")
	return " CALL (taken, rim) { UNWIND rim AS e " + match + where.where() +
		" WITH o, sum(" + as.at + ".reports) AS reports ORDER BY reports DESC, o.id LIMIT " + most + " + 1 RETURN collect(o) AS found }" +
		" WITH seen, found[.." + most + " - size(taken)] AS rim, taken, bounds, cut, size(found) > " + most + " - size(taken) AS more" +
		" WITH seen, rim, taken + rim AS taken, bounds + [size(taken) + size(rim)] AS bounds, cut OR more AS cut"
}
