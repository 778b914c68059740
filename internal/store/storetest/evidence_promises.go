package storetest

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

var evidencePromises = []promise{
	{"evidence comes back as it went in", func(a asking) {
		a.load(fixture()...)
		var ids []ontology.EvidenceID
		var want []*ontology.Evidence
		for _, b := range fixture() {
			for i := range b.Evidence {
				ids, want = append(ids, b.Evidence[i].ID, "evidence:none"), append(want, &b.Evidence[i], nil)
			}
		}
		got, err := a.s.Evidence(a.ctx, ids)
		a.ok("Evidence", err)
		sameAnswer(a, "evidence", got, want)
	}},
	{"every mark of evidence is kept", func(a asking) {
		b := Write("a", "Tass", "2024-01-01")
		for i, via := range ontology.Vias() {
			b.State(russia, ontology.Accuses, ukraine, As(ontology.Modalities()[i%4]), Sure(float64(i)/7), func(_ *Writing, e *ontology.Evidence) {
				e.Polarity = ontology.Polarities()[i%2]
				e.SubjectMention.Via, e.ObjectMention.Via = via, ontology.Vias()[7-i]
				e.Date, e.Precision = Day("2023-05-01"), ontology.Precisions()[i%3]
				e.Rule, e.Extractor, e.Trigger, e.Role, e.Attribution = "rule.of\nthumb", "llm:big \"model\"", "", "an envoy", "Analysts"
				e.SubjectMention.Span, e.TriggerSpan = ontology.Span{}, ontology.Span{Start: e.Start, End: e.Start}
			})
		}
		a.load(b.Bundle())
		page, err := a.s.ListEvidence(a.ctx, store.EvidenceFilter{}, store.Page{})
		a.ok("ListEvidence", err)
		var want []*ontology.Evidence
		for i := range b.Bundle().Evidence {
			want = append(want, &b.Bundle().Evidence[i])
		}
		sameAnswer(a, "evidence", page.Items, want)
	}},
	{"evidence is by its article's day, undated last, then by article, offset and ID", func(a asking) {
		a.load(fixture()...)
		var want []string
		names := []string{"post", "beijing", "vienna", "allies", "brussels", "reprint", "tokyo", "kyiv", "moscow", "rumour"}
		if ArticleID("allies") > ArticleID("brussels") { // they are of one day
			names[3], names[4] = names[4], names[3]
		}
		for _, name := range names {
			for _, b := range fixture() {
				if b.Article.ID == ArticleID(name) {
					for i := range b.Evidence { // sentences in the order of the text
						want = append(want, evidenceNames([]*ontology.Evidence{&b.Evidence[i]})...)
					}
				}
			}
		}
		same(a, "ListEvidence", a.listEvidence(store.EvidenceFilter{}), want)
	}},
	{"two statements of one sentence are by ID", func(a asking) {
		w := Write("a", "Tass", "").State(russia, ontology.Attacks, ukraine)
		for _, relation := range []ontology.RelationType{ontology.Accuses, ontology.Coerces, ontology.Opposes, ontology.Rejects} {
			again := w.Bundle().Evidence[0]
			again.Relation = relation
			again.ID = ontology.NewEvidenceID(&again)
			w.Bundle().Evidence = append(w.Bundle().Evidence, again)
		}
		a.load(w.Bundle())
		page, err := a.s.ListEvidence(a.ctx, store.EvidenceFilter{}, store.Page{})
		a.ok("ListEvidence", err)
		if len(page.Items) != 5 {
			a.Fatalf("%d pieces of evidence; want 5", len(page.Items))
		}
		for i := 1; i < 5; i++ {
			if page.Items[i-1].ID >= page.Items[i].ID {
				a.Errorf("%s comes before %s", page.Items[i-1].ID, page.Items[i].ID)
			}
		}
	}},
	{"EvidenceOf gives all evidence of an edge, whatever its polarity and modality", func(a asking) {
		a.load(fixture()...)
		ids := []ontology.RelationID{
			edge(china, ontology.Supports, russia), edge(korea, ontology.Aids, russia), "relation:none",
			edge(japan, ontology.PartnersWith, eu), edge(russia, ontology.PartyTo, start),
		}
		pages, err := a.s.EvidenceOf(a.ctx, ids, store.EvidenceFilter{}, store.Page{})
		a.ok("EvidenceOf", err)
		for i, want := range [][]string{
			{"beijing: China SUPPORTS Russia", "tokyo: China SUPPORTS Russia"},
			nil, // it makes no edge
			nil,
			{"brussels: EU PARTNERS_WITH Japan", "reprint: EU PARTNERS_WITH Japan", "tokyo: Japan PARTNERS_WITH EU"},
			{"moscow: Russia PARTY_TO START", "moscow: Russia PARTY_TO START"},
		} {
			same(a, "EvidenceOf "+string(ids[i]), evidenceNames(pages[i].Items), want)
			if pages[i].Total != len(want) {
				a.Errorf("EvidenceOf %s: a total of %d; want %d", ids[i], pages[i].Total, len(want))
			}
		}
		pages, err = a.s.EvidenceOf(a.ctx, ids[:1], store.EvidenceFilter{Polarities: []ontology.Polarity{ontology.Negated}}, store.Page{})
		a.ok("EvidenceOf, negated", err)
		same(a, "EvidenceOf, negated", evidenceNames(pages[0].Items), []string{"beijing: China SUPPORTS Russia"})
	}},
	{"ListEvidence filters by every part", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			part string
			f    store.EvidenceFilter
			want []string
		}{
			{"subjects", store.EvidenceFilter{Subjects: []ontology.ID{korea.ID, iaea.ID, "country:ZZ"}}, []string{"vienna: IAEA ACCUSES Iran", "rumour: Korea MEETS_WITH Russia", "rumour: Korea AIDS Russia"}},
			{"nobody known", store.EvidenceFilter{Subjects: []ontology.ID{"country:ZZ"}}, nil},
			{"objects", store.EvidenceFilter{Objects: []ontology.ID{japan.ID}, Types: []ontology.RelationType{ontology.PartnersWith}}, []string{"brussels: EU PARTNERS_WITH Japan", "reprint: EU PARTNERS_WITH Japan"}},
			{"involving", store.EvidenceFilter{Involving: []ontology.ID{lavrov.ID, iran.ID}}, []string{"beijing: Lavrov VISITS China", "vienna: IAEA ACCUSES Iran", "moscow: Lavrov REPRESENTS Russia"}},
			{"types", store.EvidenceFilter{Types: []ontology.RelationType{ontology.Aids, "FLIES_TO"}}, []string{"brussels: EU AIDS Ukraine", "kyiv: NATO AIDS Ukraine", "rumour: Korea AIDS Russia"}},
			{"polarities", store.EvidenceFilter{Polarities: []ontology.Polarity{ontology.Negated}}, []string{"beijing: China SUPPORTS Russia"}},
			{"modalities", store.EvidenceFilter{Modalities: []ontology.Modality{ontology.Possible, ontology.Planned}}, []string{"beijing: Lavrov VISITS China", "kyiv: Ukraine MEMBER_OF NATO", "rumour: Korea AIDS Russia"}},
			{"articles", store.EvidenceFilter{Articles: []ontology.ArticleID{ArticleID("post"), ArticleID("nowhere"), "x"}}, []string{"post: Borrell REPRESENTS EU"}},
			{"sources", store.EvidenceFilter{Sources: []string{"Xinhua", "Blog", "herald"}}, []string{"beijing: China SUPPORTS Russia", "beijing: Lavrov VISITS China", "rumour: Korea MEETS_WITH Russia", "rumour: Korea AIDS Russia"}},
			{"attributed to", store.EvidenceFilter{AttributedTo: []ontology.ID{china.ID, eu.ID}}, []string{"beijing: China SUPPORTS Russia", "tokyo: China SUPPORTS Russia"}},
			{"confidence", store.EvidenceFilter{MinConfidence: 0.9}, []string{"reprint: EU PARTNERS_WITH Japan"}},
			{"little confidence", store.EvidenceFilter{MaxConfidence: 0.6}, []string{"brussels: EU PARTNERS_WITH Japan", "kyiv: NATO AIDS Ukraine", "rumour: Korea AIDS Russia"}},
			{"published from", store.EvidenceFilter{PublishedFrom: Day("2024-11-05")}, []string{"post: Borrell REPRESENTS EU", "beijing: China SUPPORTS Russia", "beijing: Lavrov VISITS China"}},
			{"published to", store.EvidenceFilter{PublishedTo: Day("2023-02-22"), Types: []ontology.RelationType{ontology.Represents, ontology.MeetsWith}}, []string{"moscow: Lavrov REPRESENTS Russia"}},
			{"text", store.EvidenceFilter{Text: "ATTACKS, Ukraine"}, []string{"kyiv: Russia ATTACKS Ukraine"}},
			{"part of a word", store.EvidenceFilter{Text: "attack"}, nil},
			{"text without words", store.EvidenceFilter{Text: "?!", Subjects: []ontology.ID{iaea.ID}}, []string{"vienna: IAEA ACCUSES Iran"}},
			{"three parts", store.EvidenceFilter{Text: "russia", Sources: []string{"Reuters"}, Types: []ontology.RelationType{ontology.Sanctions}}, []string{"brussels: EU SANCTIONS Russia"}},
		} {
			same(a, tt.part, a.listEvidence(tt.f), tt.want)
		}
		_, err := a.s.ListEvidence(a.ctx, store.EvidenceFilter{MinConfidence: 2}, store.Page{})
		a.refused("ListEvidence with confidence 2", err, store.ErrInvalid)
		_, err = a.s.ListEvidence(a.ctx, store.EvidenceFilter{Text: strings.Repeat("x", store.MaxText+1)}, store.Page{})
		a.refused("ListEvidence with too long a text", err, store.ErrInvalid)
	}},
	{"EvidenceInvolving gives what has the entity at either end, newest first", func(a asking) {
		a.load(fixture()...)
		pages, err := a.s.EvidenceInvolving(a.ctx, []ontology.ID{nato.ID, "country:ZZ", chile.ID, korea.ID, borrell.ID}, store.EvidenceFilter{}, store.Page{})
		a.ok("EvidenceInvolving", err)
		for i, want := range [][]string{
			{"allies: Japan PARTNERS_WITH NATO", "kyiv: Ukraine MEMBER_OF NATO", "kyiv: NATO AIDS Ukraine"},
			nil, nil,
			{"rumour: Korea MEETS_WITH Russia", "rumour: Korea AIDS Russia"},
			{"post: Borrell REPRESENTS EU", "tokyo: Borrell REPRESENTS EU"},
		} {
			same(a, "EvidenceInvolving", evidenceNames(pages[i].Items), want)
		}
		pages, err = a.s.EvidenceInvolving(a.ctx, []ontology.ID{russia.ID}, store.EvidenceFilter{Involving: []ontology.ID{korea.ID, lavrov.ID}}, store.Page{})
		a.ok("EvidenceInvolving two", err)
		same(a, "EvidenceInvolving two", evidenceNames(pages[0].Items), []string{"moscow: Lavrov REPRESENTS Russia", "rumour: Korea MEETS_WITH Russia", "rumour: Korea AIDS Russia"})
	}},
	{"EvidenceIn gives an article's evidence in the order of its text", func(a asking) {
		a.load(fixture()...)
		pages, err := a.s.EvidenceIn(a.ctx, []ontology.ArticleID{ArticleID("kyiv"), ArticleID("nowhere"), "", ArticleID("post")}, store.EvidenceFilter{}, store.Page{})
		a.ok("EvidenceIn", err)
		for i, want := range [][]string{{"kyiv: Russia ATTACKS Ukraine", "kyiv: Ukraine MEMBER_OF NATO", "kyiv: NATO AIDS Ukraine"}, nil, nil, {"post: Borrell REPRESENTS EU"}} {
			same(a, "EvidenceIn", evidenceNames(pages[i].Items), want)
		}
	}},
}
