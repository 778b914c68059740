package network

import (
	"cmp"
	"slices"

	"entente/internal/ontology"
)

// Standings say for which state entities act.
type Standings struct {
	seats map[ontology.ID]*ontology.Relation // BASED_IN, from organisations to countries
	posts map[ontology.ID]*ontology.Relation // REPRESENTS, from people to countries or organisations
}

// NewStandings reads offices and seats, the relations REPRESENTS and BASED_IN;
// others are passed over. Of several of one entity the one with the most events
// counts, then the latest reported, then the one with the first ID; but a post
// with a state before one with a body.
func NewStandings(relations []*ontology.Relation) *Standings {
	s := &Standings{map[ontology.ID]*ontology.Relation{}, map[ontology.ID]*ontology.Relation{}}
	for _, r := range relations {
		switch r.Type {
		case ontology.BasedIn:
			keepBetter(s.seats, r)
		case ontology.Represents:
			keepBetter(s.posts, r)
		}
	}
	return s
}

func keepBetter(kept map[ontology.ID]*ontology.Relation, r *ontology.Relation) {
	if old := kept[r.Subject]; old == nil || better(r, old) < 0 {
		kept[r.Subject] = r
	}
}

func better(a, b *ontology.Relation) int {
	withState := func(r *ontology.Relation) int {
		if r.Object.Kind() == ontology.Country {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(withState(a), withState(b)),
		cmp.Compare(b.Events, a.Events),
		b.LastReported.Compare(a.LastReported),
		cmp.Compare(a.ID, b.ID),
	)
}

// Of is the state for which the entity acts and what says so: none for a state,
// which acts for itself. ok is false where it acts for no state that is known.
func (s *Standings) Of(id ontology.ID) (state ontology.ID, via []*ontology.Relation, ok bool) {
	if post := s.posts[id]; post != nil {
		via = append(via, post)
		id = post.Object
	}
	if seat := s.seats[id]; seat != nil {
		via = append(via, seat)
		id = seat.Object
	}
	return id, via, id.Kind() == ontology.Country
}

// Lift lifts edges to the states for which their ends act. Those with an end that
// acts for none are left out, as are those within one state, and those that make
// the standings themselves. The acts are in the order of subject, object and type.
func (s *Standings) Lift(links []*ontology.Relation) []Act {
	acts := map[actKey]*Act{}
	for _, r := range links {
		subject, subjectVia, ok := s.Of(r.Subject)
		object, objectVia, ok2 := s.Of(r.Object)
		if !ok || !ok2 || subject == object || r.Type == ontology.Represents || r.Type == ontology.BasedIn {
			continue
		}
		from := Source{r, subjectVia, objectVia}
		if r.Type.Symmetric() && object < subject {
			subject, object = object, subject
			from.SubjectVia, from.ObjectVia = objectVia, subjectVia
		}
		k := actKey{subject, r.Type, object}
		if acts[k] == nil {
			acts[k] = &Act{Subject: subject, Type: r.Type, Object: object}
		}
		acts[k].From = append(acts[k].From, from)
	}
	out := make([]Act, 0, len(acts))
	for _, a := range acts {
		slices.SortFunc(a.From, func(a, b Source) int { return cmp.Compare(a.Relation.ID, b.Relation.ID) })
		out = append(out, *a)
	}
	slices.SortFunc(out, compareActs)
	return out
}
