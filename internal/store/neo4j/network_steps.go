package neo4j

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// mostInOne is up to how many nodes a network of several hops is gathered in one
// statement. Each hop sorts rows for as many nodes, and Neo4j counts the nodes
// gathered so far, at 143 bytes each, for every row: 500 nodes make 70 MB.
const mostInOne = 500

func inSteps(q store.NetworkQuery) bool { return q.Hops > 1 && q.MaxNodes > mostInOne }

// networkInSteps gathers nodes by a statement for each hop, to which those gathered
// so far are a parameter, and then the edges among them by one more.
func (r reads) networkInSteps(ctx context.Context, q store.NetworkQuery) (*store.Network, error) {
	taken, err := r.seeds(ctx, q.Seeds)
	if err != nil {
		return nil, err
	}
	cut := len(taken) > q.MaxNodes
	taken = taken[:min(len(taken), q.MaxNodes)]
	rim, hops := taken, make(map[ontology.ID]int, q.MaxNodes)
	for hop := 1; hop <= q.Hops && len(rim) > 0; hop++ {
		room := q.MaxNodes - len(taken)
		if rim, err = r.rim(ctx, q.Filter, rim, taken, room+1); err != nil {
			return nil, err
		}
		cut = cut || len(rim) > room
		rim = rim[:min(len(rim), room)]
		taken = append(taken[:len(taken):len(taken)], rim...)
		for _, id := range rim {
			hops[id] = hop
		}
	}
	q.Seeds, q.Hops = taken, 0
	n, err := r.network(ctx, q)
	if err != nil || n == nil {
		return nil, err
	}
	n.NodesCut = cut
	for i := range n.Nodes {
		n.Nodes[i].Hops = hops[n.Nodes[i].Entity.ID]
	}
	return n, nil
}

// seeds are the identifiers of the seeds, each once, in order; all have to be there.
func (r reads) seeds(ctx context.Context, ids []ontology.ID) ([]ontology.ID, error) {
	b := newBuilder(nil)
	var there []any
	text := "MATCH (e:Entity) WHERE e.id IN " + b.param("seeds", plain(ids)) + " RETURN e.id ORDER BY e.id"
	err := r.ask(ctx, statement{text, b.params}, func() { there = nil }, func(row []any) error {
		there = append(there, row[0])
		return nil
	})
	if err == nil {
		err = missingSeed(ids, there)
	}
	if err != nil {
		return nil, err
	}
	return readList(there, readID)
}

func readID(v any) (ontology.ID, error) {
	id, _ := v.(string)
	return ontology.ID(id), nil
}

// rim are the nodes one hop on that are not taken yet, those with the most reports
// on the edges that lead to them first. Where there is room for one only, which is
// one too many, it is any: nobody will see who, and nothing is sorted.
func (r reads) rim(ctx context.Context, f store.RelationFilter, from, taken []ontology.ID, most int) ([]ontology.ID, error) {
	types, ok := known(f.Types)
	if !ok {
		return nil, ctx.Err()
	}
	b := newBuilder(nil)
	for _, v := range []string{"e", "r", "o", "reports"} {
		b.name(v)
	}
	pattern, condition := walkOf(types, f.Direction).step("e", "r", "o:Entity")
	rim := b.param("rim", plain(from))
	first := conditions{"NOT o.id IN " + b.param("taken", plain(taken))}
	first = first.with(condition, kindCondition("o", f.OtherKinds))
	if most == 1 { // whoever it is
		match, where, _ := b.seen(pattern, "r", f, first)
		return one(ctx, r, b, "MATCH (e:Entity) WHERE e.id IN "+rim+" "+match+where.where()+" RETURN o.id LIMIT 1", readID)
	}
	match, where, as := b.ranked(pattern, "r", f, first, "o")
	text := "MATCH (e:Entity) WHERE e.id IN " + rim + " " + match + where.where() +
		" WITH o, sum(" + as.at + ".reports) AS reports ORDER BY reports DESC, o.id LIMIT " + b.param("room", int64(most)) + " RETURN o.id"
	return one(ctx, r, b, text, readID)
}
