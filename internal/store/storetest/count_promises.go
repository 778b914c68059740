package storetest

import (
	"fmt"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// counted tells groups as "keys statements/reports/events/sources".
func counted(a asking, q store.CountQuery) (told []string) {
	a.Helper()
	c, err := a.s.CountEvidence(a.ctx, q)
	a.ok("CountEvidence", err)
	for _, g := range c.Groups {
		told = append(told, fmt.Sprintf("%s %d/%d/%d/%d", strings.Join(g.Keys, " "), g.Statements, g.Reports, g.Events, g.IndependentSources))
	}
	if c.Cut {
		told = append(told, "and more")
	}
	return told
}

var countPromises = []promise{
	{"CountEvidence counts statements, articles, texts and publishers", func(a asking) {
		a.load(thread()...)
		same(a, "all", counted(a, store.CountQuery{}), []string{" 6/5/4/4"})
		same(a, "between Japan and Ukraine", counted(a, store.CountQuery{Filter: store.EvidenceFilter{Between: []ontology.ID{ukraine.ID}, And: []ontology.ID{japan.ID}}}), []string{" 5/5/4/4"})
		same(a, "by month", counted(a, store.CountQuery{By: []store.Grouping{store.GroupMonth}}), []string{
			"2024-01-01 1/1/1/1", "2024-02-01 3/2/1/1", "2024-04-01 1/1/1/1", " 1/1/1/1",
		})
		same(a, "by quarter and type", counted(a, store.CountQuery{By: []store.Grouping{store.GroupQuarter, store.GroupType}}), []string{
			"2024-01-01 AIDS 3/3/2/2", "2024-01-01 MEETS_WITH 1/1/1/1", "2024-04-01 AIDS 1/1/1/1", " AIDS 1/1/1/1",
		})
		same(a, "nothing", counted(a, store.CountQuery{Filter: store.EvidenceFilter{Types: []ontology.RelationType{ontology.Attacks}}}), nil)
	}},
	{"CountEvidence groups by what is said, of whom and by whom", func(a asking) {
		a.load(thread()...)
		for _, tt := range []struct {
			by   []store.Grouping
			want []string
		}{
			{[]store.Grouping{store.GroupSource}, []string{"Blog 1/1/1/1", "Herald 1/1/1/1", "Kyodo 1/1/1/1", "Reuters 2/1/1/1", "Tass 1/1/1/1"}},
			{[]store.Grouping{store.GroupDay, store.GroupModality}, []string{
				"2024-01-10 PLANNED 1/1/1/1", "2024-02-10 ASSERTED 2/1/1/1", "2024-02-11 ASSERTED 1/1/1/1", "2024-04-01 ENDED 1/1/1/1", " ASSERTED 1/1/1/1",
			}},
			{[]store.Grouping{store.GroupSubjectKind, store.GroupObjectKind}, []string{"Country Country 5/5/4/4", "Country Organisation 1/1/1/1"}},
			{[]store.Grouping{store.GroupSubject, store.GroupYear}, []string{"country:JP 2024-01-01 5/4/3/3", "country:JP  1/1/1/1"}},
			{[]store.Grouping{store.GroupObject}, []string{"country:UA 5/5/4/4", "organisation:european-union 1/1/1/1"}},
			{[]store.Grouping{store.GroupPair}, []string{"country:JP country:UA 5/5/4/4", "country:JP organisation:european-union 1/1/1/1"}},
			{[]store.Grouping{store.GroupSign, store.GroupSubjectKind}, []string{"FRIENDLY Country 5/5/4/4", "NEITHER Country 1/1/1/1"}},
			{[]store.Grouping{store.GroupPolarity}, []string{"AFFIRMED 6/5/4/4"}},
		} {
			same(a, fmt.Sprint(tt.by), counted(a, store.CountQuery{By: tt.by}), tt.want)
		}
	}},
	{"CountEvidence takes two for a pair, whichever is named first", func(a asking) {
		a.load(Write("1", "Reuters", "2024-02-10").State(japan, ontology.Accuses, ukraine).State(ukraine, ontology.Supports, japan).State(ukraine, ontology.MeetsWith, japan).
			State(eu, ontology.Supports, japan).Bundle())
		same(a, "pairs", counted(a, store.CountQuery{By: []store.Grouping{store.GroupPair, store.GroupSign}}), []string{
			"country:JP country:UA FRIENDLY 1/1/1/1", "country:JP country:UA HOSTILE 1/1/1/1", "country:JP country:UA NEITHER 1/1/1/1",
			"country:JP organisation:european-union FRIENDLY 1/1/1/1",
		})
		between := store.EvidenceFilter{EndKinds: []ontology.Kind{ontology.Country}}
		same(a, "pairs of states", counted(a, store.CountQuery{Filter: between, By: []store.Grouping{store.GroupPair}}), []string{"country:JP country:UA 3/1/1/1"})
		page, err := a.s.ListEvidence(a.ctx, between, store.Page{})
		a.ok("ListEvidence", err)
		if page.Total != 3 {
			a.Errorf("%d pieces of evidence are about two states, want 3", page.Total)
		}
	}},
	{"CountEvidence keeps the greatest groups and says that it was cut", func(a asking) {
		a.load(thread()...)
		same(a, "two months", counted(a, store.CountQuery{By: []store.Grouping{store.GroupMonth}, Limit: 2}), []string{"2024-01-01 1/1/1/1", "2024-02-01 3/2/1/1", "and more"})
		for _, q := range []store.CountQuery{
			{Limit: 10_001}, {Limit: -1}, {By: []store.Grouping{"WEEK"}}, {By: []store.Grouping{store.GroupDay, store.GroupDay}},
			{By: []store.Grouping{store.GroupDay, store.GroupType, store.GroupSource}}, {Filter: store.EvidenceFilter{MinConfidence: 2}},
		} {
			_, err := a.s.CountEvidence(a.ctx, q)
			a.refused(fmt.Sprintf("%+v", q), err, store.ErrInvalid)
		}
	}},
	{"EvidenceDuring answers for each stretch of days", func(a asking) {
		a.load(thread()...)
		stretches := []store.Days{{From: Day("2024-02-01"), To: Day("2024-02-11")}, {From: Day("2023-01-01"), To: Day("2023-12-31")}, {From: Day("2024-01-10"), To: Day("2024-01-10")}}
		pages, err := a.s.EvidenceDuring(a.ctx, stretches, store.EvidenceFilter{Types: []ontology.RelationType{ontology.Aids}}, store.Page{Limit: 1})
		a.ok("EvidenceDuring", err)
		for i, want := range []string{"2 1 true", "0 0 false", "1 1 false"} {
			if got := fmt.Sprint(pages[i].Total, len(pages[i].Items), pages[i].HasNext); got != want {
				a.Errorf("%v: total, items and more: %s; want %s", stretches[i], got, want)
			}
		}
		if _, err := a.s.EvidenceDuring(a.ctx, []store.Days{{From: Day("2024-02-01")}}, store.EvidenceFilter{}, store.Page{}); err == nil {
			a.Error("a stretch without an end gives no error")
		}
	}},
}
