package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

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
	scores, joined := make([]*evaluation.Score, len(rows)), make([]*evaluation.Score, len(rows))
	forEach(ctx, len(rows), workers, func(i int) {
		gold, found := s.mapping.annotated(&rows[i]), r.annotated(rows[i].Text, ours)
		scores[i] = evaluation.Text(gold, found)
		joined[i] = evaluation.Text(joinBelonging(gold), joinBelonging(found))
	})
	t := sumOf(scores)
	var misses []string
	for i, sc := range scores {
		if sc != nil {
			misses = append(misses, notes(rows[i].ID, sc)...)
		}
	}
	few, one := t.only(standingRelations), sumOf(joined).only(standingRelations)
	return []Part{
		{"posts, membership, seats", "the triple, its ends by name, once a document", microMacro(few), few.labels(), misses},
		{"posts and people's membership as one", "as above, but who works for a body may be its member or represent it", microMacro(one), one.labels(), nil},
		{"all mapped relations", "as above", microMacro(t), t.labels(), nil},
	}, nil
}

// sumOf adds the tallies by relation; a document that was not scored is nil.
func sumOf(scores []*evaluation.Score) tallies {
	t := tallies{}
	for _, sc := range scores {
		if sc == nil {
			continue // being stopped
		}
		for name, x := range sc.ByType {
			y := t[name]
			t[name] = evaluation.Tally{TP: y.TP + x.TP, FP: y.FP + x.FP, FN: y.FN + x.FN}
		}
	}
	return t
}

// only are the tallies of the given labels.
func (t tallies) only(names []string) tallies {
	out := tallies{}
	for _, name := range names {
		out[name] = t[name]
	}
	return out
}

// joinBelonging is the document with people's membership written as posts: the
// set gives an employee as a member, for us he represents.
func joinBelonging(d *annotation.Document) *annotation.Document {
	people := map[string]bool{}
	for _, e := range d.Entities {
		people[e.Name] = people[e.Name] || e.Kind == string(ontology.Person)
	}
	out := *d
	out.Relations = nil
	for _, r := range d.Relations {
		if r.Relation == string(ontology.MemberOf) && people[r.Subject] {
			r.Relation = string(ontology.Represents)
		}
		if !slices.ContainsFunc(out.Relations, func(o annotation.Relation) bool {
			return o.Subject == r.Subject && o.Relation == r.Relation && o.Object == r.Object
		}) {
			out.Relations = append(out.Relations, r)
		}
	}
	return &out
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
			if short := withoutState(s[n.Start:n.End]); short != "" && e.Kind == ontology.Organisation {
				a.Mentions = append(a.Mentions, short)
			}
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

// withoutState is a body's name without the state before it, which the set keeps
// out of its names: "State Department" of "US State Department"; "" without one.
func withoutState(name string) string {
	words := strings.Fields(name)
	for n := min(3, len(words)-2); n > 0; n-- { // "Army" alone would be no name to go by
		state := strings.TrimSuffix(strings.TrimSuffix(strings.Join(words[:n], " "), "'s"), "’s")
		if countryOf(state, ontology.FormName, ontology.FormAlias, ontology.FormAcronym, ontology.FormAdjective) != "" {
			return strings.Join(words[n:], " ")
		}
	}
	return ""
}
