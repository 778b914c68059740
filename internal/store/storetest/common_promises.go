package storetest

import (
	"fmt"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// commonNames tell the entity and the types of the edges on each side.
func (a asking) commonNames(f store.RelationFilter, of ...ontology.Entity) (names []string) {
	a.Helper()
	page, err := a.s.CommonNeighbours(a.ctx, idsOf(of), f, store.Page{Limit: store.MaxPage})
	a.ok("CommonNeighbours", err)
	if page.Total != len(page.Items) {
		a.Errorf("a total of %d with %d items", page.Total, len(page.Items))
	}
	for _, n := range page.Items {
		var sides []string
		for _, s := range n.Sides {
			sides = append(sides, shortName(s.From)+" "+strings.Join(sorted(typeNames(s.Relations)), ", "))
		}
		names = append(names, shortName(n.Entity.ID)+": "+strings.Join(sides, "; "))
	}
	return names
}

func idsOf(entities []ontology.Entity) (ids []ontology.ID) {
	for _, e := range entities {
		ids = append(ids, e.ID)
	}
	return ids
}

func typeNames(relations []*ontology.Relation) (names []string) {
	for _, r := range relations {
		names = append(names, string(r.Type))
	}
	return names
}

var commonPromises = []promise{
	{"CommonNeighbours are one edge away from each, those first whose least reported side has the most reports", func(a asking) {
		a.load(fixture()...)
		same(a, "of Japan and Ukraine", a.commonNames(store.RelationFilter{}, japan, ukraine), []string{
			"EU: Japan AGREES_WITH, PARTNERS_WITH; Ukraine AIDS",
			"NATO: Japan PARTNERS_WITH; Ukraine AIDS, MEMBER_OF",
		})
		same(a, "of Ukraine and Japan", a.commonNames(store.RelationFilter{}, ukraine, japan, ukraine), []string{
			"EU: Ukraine AIDS; Japan AGREES_WITH, PARTNERS_WITH",
			"NATO: Ukraine AIDS, MEMBER_OF; Japan PARTNERS_WITH",
		})
		same(a, "of the EU and Japan", a.commonNames(store.RelationFilter{}, eu, japan), []string{"pact: EU PARTY_TO; Japan PARTY_TO"})
		same(a, "of three", a.commonNames(store.RelationFilter{}, eu, korea, start), []string{"Russia: EU SANCTIONS; Korea MEETS_WITH; START PARTY_TO"})
		same(a, "of Iran and Chile", a.commonNames(store.RelationFilter{}, iran, chile), nil)
		same(a, "with somebody unknown", a.commonNames(store.RelationFilter{}, eu, Entity(ontology.Country, "Nowhere", "ZZ")), nil)
		a.load(Write("more", "Tass", "2024-12-02").State(nato, ontology.Aids, ukraine).State(japan, ontology.PartnersWith, nato).Bundle())
		same(a, "once NATO is reported more", a.commonNames(store.RelationFilter{}, japan, ukraine), []string{
			"NATO: Japan PARTNERS_WITH; Ukraine AIDS, MEMBER_OF",
			"EU: Japan AGREES_WITH, PARTNERS_WITH; Ukraine AIDS",
		})
	}},
	{"CommonNeighbours pass the filter on each side", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			f    store.RelationFilter
			want []string
		}{
			{store.RelationFilter{Types: []ontology.RelationType{ontology.Aids, ontology.PartnersWith}}, []string{"EU: Japan PARTNERS_WITH; Ukraine AIDS", "NATO: Japan PARTNERS_WITH; Ukraine AIDS"}},
			{store.RelationFilter{Types: []ontology.RelationType{ontology.Aids}}, nil},
			{store.RelationFilter{Direction: store.Outgoing}, []string{"NATO: Japan PARTNERS_WITH; Ukraine MEMBER_OF"}},
			{store.RelationFilter{Others: []ontology.ID{nato.ID, china.ID}}, []string{"NATO: Japan PARTNERS_WITH; Ukraine AIDS, MEMBER_OF"}},
			{store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Country}}, nil},
		} {
			same(a, fmt.Sprintf("%+v", tt.f), a.commonNames(tt.f, japan, ukraine), tt.want)
		}
	}},
	{"CommonNeighbours come in pages", func(a asking) {
		a.load(fixture()...)
		ids := []ontology.ID{japan.ID, ukraine.ID}
		first, err := a.s.CommonNeighbours(a.ctx, ids, store.RelationFilter{}, store.Page{Limit: 1})
		a.ok("the first page", err)
		second, err := a.s.CommonNeighbours(a.ctx, ids, store.RelationFilter{}, store.Page{Limit: 1, After: first.Cursors[0], SkipTotal: true})
		a.ok("the second page", err)
		back, err := a.s.CommonNeighbours(a.ctx, ids, store.RelationFilter{}, store.Page{Backward: true, Before: second.Cursors[0]})
		a.ok("the page before", err)
		for _, tt := range []struct {
			page       *store.Slice[store.CommonNeighbour]
			want       string
			total      int
			prev, next bool
		}{{first, "EU", 2, false, true}, {second, "NATO", -1, true, false}, {back, "EU", 2, false, true}} {
			if s := tt.page; len(s.Items) != 1 || shortName(s.Items[0].Entity.ID) != tt.want || s.Total != tt.total || s.HasPrev != tt.prev || s.HasNext != tt.next {
				a.Errorf("the page of %s: %+v", tt.want, s)
			}
		}
	}},
	{"CommonNeighbours refuses fewer than two entities and more than ten", func(a asking) {
		a.load(fixture()...)
		many := []ontology.ID{japan.ID, china.ID, russia.ID, ukraine.ID, korea.ID, iran.ID, chile.ID, eu.ID, nato.ID, iaea.ID, borrell.ID}
		for _, ids := range [][]ontology.ID{nil, {eu.ID}, {eu.ID, eu.ID}, many} {
			_, err := a.s.CommonNeighbours(a.ctx, ids, store.RelationFilter{}, store.Page{})
			a.refused(fmt.Sprintf("of %q", ids), err, store.ErrInvalid)
		}
		_, err := a.s.CommonNeighbours(a.ctx, many[:10], store.RelationFilter{}, store.Page{})
		a.ok("of ten", err)
		_, err = a.s.CommonNeighbours(a.ctx, many[:2], store.RelationFilter{Direction: "UP"}, store.Page{})
		a.refused("upwards", err, store.ErrInvalid)
		_, err = a.s.CommonNeighbours(a.ctx, many[:2], store.RelationFilter{}, store.Page{Limit: 1001})
		a.refused("a page of 1,001", err, store.ErrInvalid)
	}},
}
