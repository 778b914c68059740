package dataset

import (
	"context"
	"fmt"
	"slices"

	"entente/internal/annotation"
	"entente/internal/evaluation"
	"entente/internal/ontology"
)

// document is a row: an article with its entities and the relations between them.
type document struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Entities []struct {
		Name     string  `json:"name"`
		Kind     *string `json:"kind"`
		Mentions []struct {
			Text string `json:"text"`
		} `json:"mentions"`
	} `json:"entities"`
	Relations []struct {
		Subject     int    `json:"subject"`
		Object      int    `json:"object"`
		SourceLabel string `json:"source_label"`
	} `json:"relations"`
}

// standing relations are those that the set has in numbers: posts, seats, membership.
var standingRelations = []string{string(ontology.Represents), string(ontology.BasedIn), string(ontology.MemberOf)}

// scoreDocuments scores triples from the text alone, each once a document. Ends
// agree by name as in the articles of the gold set; places and nationalities
// of the set that name a country are that country, other places are left out.
// Denied statements are not counted.
func scoreDocuments(ctx context.Context, s *Set, r *Reader, workers int) ([]Part, error) {
	rows, err := decode[document](s)
	if err != nil {
		return nil, err
	}
	ours := s.mapping.relations()
	scores := make([]*evaluation.Score, len(rows))
	forEach(ctx, len(rows), workers, func(i int) {
		scores[i] = evaluation.Text(s.mapping.annotated(&rows[i]), r.annotated(rows[i].Text, ours))
	})
	t := tallies{}
	var misses []string
	for i, sc := range scores {
		if sc == nil {
			continue // being stopped
		}
		for name, x := range sc.ByType {
			y := t[name]
			t[name] = evaluation.Tally{TP: y.TP + x.TP, FP: y.FP + x.FP, FN: y.FN + x.FN}
		}
		misses = append(misses, notes(rows[i].ID, sc)...)
	}
	few := tallies{}
	for _, name := range standingRelations {
		few[name] = t[name]
	}
	return []Part{
		{"posts, membership, seats", "the triple, its ends by name, once a document", microMacro(few), few.labels(), misses},
		{"all mapped relations", "as above", microMacro(t), t.labels(), nil},
	}, nil
}

func notes(id string, s *evaluation.Score) []string {
	var out []string
	for _, m := range s.MissedRelations {
		out = append(out, fmt.Sprintf("%s: missed %s", id, m))
	}
	for _, m := range s.SpuriousRelations {
		out = append(out, fmt.Sprintf("%s: spurious %s", id, m))
	}
	return out
}

// relations are our relations that the set has.
func (m *mapping) relations() map[string]bool {
	out := map[string]bool{}
	for _, t := range m.ToOurs {
		if t != nil {
			out[string(t.Relation)] = true
		}
	}
	return out
}

// annotated writes the row as an annotated article: entities of our kinds, a
// country once however the row names it, relations of ours.
func (m *mapping) annotated(row *document) *annotation.Document {
	d := &annotation.Document{ID: row.ID}
	name := make([]string, len(row.Entities)) // of the entity in d, "" for none
	for i, e := range row.Entities {
		n := annotation.Entity{Name: e.Name, Kind: said(e.Kind)}
		for _, x := range e.Mentions {
			n.Mentions = append(n.Mentions, x.Text)
		}
		switch n.Kind {
		case location, "Nationality":
			id := countryNamed(n)
			if id == "" {
				continue
			}
			c, _ := ontology.CountryByID(id)
			n.Name, n.Kind = c.Name, string(ontology.Country)
		case string(ontology.Person), string(ontology.Organisation):
		default:
			continue
		}
		name[i] = n.Name
		if at := slices.IndexFunc(d.Entities, func(o annotation.Entity) bool { return o.Name == n.Name && o.Kind == n.Kind }); at >= 0 {
			d.Entities[at].Mentions = append(d.Entities[at].Mentions, n.Mentions...)
			continue
		}
		d.Entities = append(d.Entities, n)
	}
	m.relate(d, row, name)
	return d
}

// countryNamed is the country that one of the entity's names stands for, or "".
func countryNamed(e annotation.Entity) ontology.ID {
	for _, n := range append([]string{e.Name}, e.Mentions...) {
		if id := countryOf(n, ontology.FormName, ontology.FormAlias, ontology.FormAcronym, ontology.FormAdjective); id != "" {
			return id
		}
	}
	return ""
}

// relate adds the row's relations between entities that the document has.
func (m *mapping) relate(d *annotation.Document, row *document, name []string) {
	kind := map[string]ontology.Kind{}
	for _, e := range d.Entities {
		kind[e.Name] = ontology.Kind(e.Kind)
	}
	for _, l := range row.Relations {
		t := m.ToOurs[l.SourceLabel]
		if t == nil || min(l.Subject, l.Object) < 0 || max(l.Subject, l.Object) >= len(name) {
			continue
		}
		subject, object := name[l.Subject], name[l.Object]
		if t.Inverse {
			subject, object = object, subject
		}
		if subject == "" || object == "" || subject == object || !t.Relation.Allows(kind[subject], kind[object]) {
			continue
		}
		d.Relations = append(d.Relations, annotation.Relation{Subject: subject, Relation: string(t.Relation), Object: object, Polarity: string(ontology.Affirmed), Modality: string(ontology.Asserted)})
	}
}

// annotated is what we state of a text in the given relations, as an annotated article.
func (r *Reader) annotated(s string, ours map[string]bool) *annotation.Document {
	x := r.read(s)
	d := &annotation.Document{}
	for i, e := range x.found.Entities {
		a := annotation.Entity{Name: e.Name, Kind: string(e.Kind)}
		for _, n := range x.names(i) {
			a.Mentions = append(a.Mentions, s[n.Start:n.End])
		}
		d.Entities = append(d.Entities, a)
	}
	for _, st := range x.statements {
		if ours[string(st.Relation)] && st.Polarity != ontology.Negated {
			d.Relations = append(d.Relations, annotation.Relation{Subject: x.found.Entities[st.Subject].Name, Relation: string(st.Relation), Object: x.found.Entities[st.Object].Name, Polarity: string(st.Polarity), Modality: string(st.Modality)})
		}
	}
	return d
}
