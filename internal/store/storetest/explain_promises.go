package storetest

import (
	"fmt"

	"entente/internal/ontology"
	"entente/internal/store"
)

func (a asking) explain(x, y ontology.Entity, q store.ExplainQuery) (direct, paths []string, more bool) {
	a.Helper()
	found, err := a.s.Explain(a.ctx, x.ID, y.ID, q)
	a.ok("Explain", err)
	for _, p := range found.Paths {
		paths = append(paths, pathName(&p))
	}
	return relationNames(found.Direct), paths, found.More
}

// attested is a graph in which it is known how well each edge is attested: by as
// many publishers as its first number says, in as many reports as the second.
//
//	A ─(2,2)─▶ X ─(2,3)─▶ B      A ─(1,1)─▶ B by two edges, ACCUSES (2,2)
//	A ─(3,3)─▶ Y ─(2,2)─▶ B      A ─(3,4)─▶ Z ─(3,3)─▶ W ─(3,4)─▶ B
func attested() []*store.Bundle {
	var out []*store.Bundle
	state := func(x ontology.Entity, t ontology.RelationType, y ontology.Entity, sources, reports int) {
		for i := range reports {
			name := fmt.Sprintf("%s %s %s %d", x.Name, t, y.Name, i)
			out = append(out, Write(name, fmt.Sprintf("Source %d", min(i, sources-1)), "2024-11-01").State(x, t, y).Bundle())
		}
	}
	state(bodyA, ontology.Supports, bodyX, 2, 2)
	state(bodyX, ontology.Supports, bodyB, 2, 3)
	state(bodyA, ontology.Supports, bodyY, 3, 3)
	state(bodyY, ontology.Supports, bodyB, 2, 2)
	state(bodyA, ontology.Supports, bodyZ, 3, 4)
	state(bodyZ, ontology.Supports, bodyW, 3, 3)
	state(bodyW, ontology.Supports, bodyB, 3, 4)
	state(bodyA, ontology.Aids, bodyB, 1, 1)
	state(bodyA, ontology.Accuses, bodyB, 2, 2)
	return out
}

// The entities of attested.
var (
	bodyA = Entity(ontology.Organisation, "A")
	bodyB = Entity(ontology.Organisation, "B")
	bodyW = Entity(ontology.Organisation, "W")
	bodyX = Entity(ontology.Organisation, "X")
	bodyY = Entity(ontology.Organisation, "Y")
	bodyZ = Entity(ontology.Organisation, "Z")
)

var explainPromises = []promise{
	{"Explain gives direct edges, and paths by the strength of their weakest step", func(a asking) {
		a.load(attested()...)
		byW := "organisation:a [SUPPORTS] organisation:z [SUPPORTS] organisation:w [SUPPORTS] organisation:b"
		byX := "organisation:a [SUPPORTS] organisation:x [SUPPORTS] organisation:b"
		byY := "organisation:a [SUPPORTS] organisation:y [SUPPORTS] organisation:b"
		for _, tt := range []struct {
			q     store.ExplainQuery
			paths []string
			more  bool
		}{
			{store.ExplainQuery{}, []string{byW, byX, byY}, false},
			{store.ExplainQuery{Limit: 3}, []string{byW, byX, byY}, false},
			{store.ExplainQuery{Limit: 2}, []string{byW, byX}, true},
			{store.ExplainQuery{Limit: 1}, []string{byW}, true},
			{store.ExplainQuery{MaxHops: 2}, []string{byX, byY}, false},
			{store.ExplainQuery{MaxHops: 1}, nil, false},
			{store.ExplainQuery{Filter: store.RelationFilter{MinReports: 3}}, []string{byW}, false},
			{store.ExplainQuery{Filter: store.RelationFilter{Others: []ontology.ID{bodyY.ID}}}, []string{byY}, false},
			{store.ExplainQuery{Filter: store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Person}}}, nil, false},
		} {
			_, paths, more := a.explain(bodyA, bodyB, tt.q)
			same(a, fmt.Sprintf("%+v", tt.q), paths, tt.paths)
			if more != tt.more {
				a.Errorf("%+v: more is %t; want %t", tt.q, more, tt.more)
			}
		}
		direct, _, _ := a.explain(bodyA, bodyB, store.ExplainQuery{})
		same(a, "direct edges", direct, []string{"organisation:a ACCUSES organisation:b", "organisation:a AIDS organisation:b"})
	}},
	{"Explain walks in the direction asked for, and breaks ties by hops and then by ID", func(a asking) {
		a.load(fixture()...)
		direct, paths, _ := a.explain(japan, ukraine, store.ExplainQuery{Limit: 100})
		same(a, "direct", direct, nil)
		same(a, "from Japan to Ukraine", paths, []string{
			"Japan [AGREES_WITH PARTNERS_WITH] EU [AIDS] Ukraine",
			"Japan [PARTNERS_WITH] NATO [AIDS MEMBER_OF] Ukraine",
			"Japan [PARTY_TO] pact [PARTY_TO] EU [AIDS] Ukraine",
			"Japan [AGREES_WITH PARTNERS_WITH] EU [SANCTIONS] Russia [ATTACKS] Ukraine",
		}[:len(paths)])
		if len(paths) != 4 {
			a.Errorf("from Japan to Ukraine: %d paths; want 4", len(paths))
		}
		direct, paths, _ = a.explain(ukraine, nato, store.ExplainQuery{Filter: store.RelationFilter{Direction: store.Incoming}})
		same(a, "what NATO does to Ukraine", direct, []string{"NATO AIDS Ukraine"})
		same(a, "what leads from NATO to Ukraine", paths, []string{"Ukraine [AIDS] EU [AGREES_WITH PARTNERS_WITH] Japan [PARTNERS_WITH] NATO"})
		for _, pair := range [][2]ontology.Entity{{chile, japan}, {iran, eu}} {
			direct, paths, more := a.explain(pair[0], pair[1], store.ExplainQuery{})
			if len(direct)+len(paths) > 0 || more {
				a.Errorf("%s and %s: %v, %v, %t; want nothing", pair[0].Name, pair[1].Name, direct, paths, more)
			}
		}
	}},
	{"Explain refuses unknown ends, one entity twice and bounds out of range", func(a asking) {
		a.load(fixture()...)
		for _, ends := range [][2]ontology.ID{{"country:ZZ", eu.ID}, {eu.ID, "country:ZZ"}, {"country:ZZ", "country:ZZ"}} {
			_, err := a.s.Explain(a.ctx, ends[0], ends[1], store.ExplainQuery{})
			a.refused(fmt.Sprintf("explain %q", ends), err, store.ErrNotFound)
		}
		_, err := a.s.Explain(a.ctx, eu.ID, eu.ID, store.ExplainQuery{})
		a.refused("explain the EU by itself", err, store.ErrInvalid)
		for _, q := range []store.ExplainQuery{{MaxHops: 4}, {MaxHops: -1}, {Limit: -1}, {Limit: 101}, {Filter: store.RelationFilter{Direction: "UP"}}} {
			_, err := a.s.Explain(a.ctx, eu.ID, japan.ID, q)
			a.refused(fmt.Sprintf("%+v", q), err, store.ErrInvalid)
		}
	}},
}
