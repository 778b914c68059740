package extract

import (
	"strconv"

	"entente/internal/annotation"
	"entente/internal/article"
	"entente/internal/ontology"
)

// Document writes a result in the shape in which articles are annotated. With
// explain, each relation has its trigger, rule and path through the tree.
func (r *Result) Document(a *article.Article, explain bool) *annotation.Document {
	d := &annotation.Document{
		ID: string(a.ID), Source: a.Source, Title: a.Title, Published: text(a.Published.String()),
		Entities: []annotation.Entity{}, Relations: []annotation.Relation{}, Agreements: []annotation.Agreement{},
	}
	names := map[ontology.ID]string{}
	for _, e := range r.Entities {
		names[e.ID] = e.Name
		mentions := r.Names[e.ID]
		if mentions == nil {
			mentions = []string{}
		}
		d.Entities = append(d.Entities, annotation.Entity{ID: string(e.ID), Name: e.Name, Kind: string(e.Kind), Mentions: mentions})
	}
	for i := range r.Evidence {
		d.Relations = append(d.Relations, r.relation(&r.Evidence[i], names, explain))
	}
	for _, g := range r.Agreements {
		out := annotation.Agreement{Name: names[g.Agreement], Parties: []string{}}
		for _, p := range g.Parties {
			out.Parties = append(out.Parties, names[p])
		}
		for _, e := range r.Entities {
			if e.ID == g.Agreement && e.Pact != nil {
				out.Signed = text(e.Pact.Signed.String())
			}
		}
		d.Agreements = append(d.Agreements, out)
	}
	return d
}

func (r *Result) relation(e *ontology.Evidence, names map[ontology.ID]string, explain bool) annotation.Relation {
	start, end, confidence := e.Start, e.End, e.Confidence
	out := annotation.Relation{
		Subject: names[e.Subject], Relation: string(e.Relation), Object: names[e.Object],
		Polarity: string(e.Polarity), Modality: string(e.Modality),
		Attribution: text(e.Attribution), Role: text(e.Role), Date: text(e.Date.String()),
		Evidence: e.Sentence, Start: &start, End: &end,
		Trigger: e.Trigger, Rule: e.Rule, Extractor: e.Extractor, Confidence: &confidence,
	}
	if name := names[e.AttributedTo]; name != "" {
		out.Attribution = &name
	}
	if explain {
		out.Path = r.Paths[e.ID].String()
	}
	return out
}

// text is nil for "".
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// count writes a number with its noun, "1 entity", "2 entities".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
