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
	l := lifting{s: s, of: map[ontology.ID]lifted{}, places: map[place]int{}}
	for _, r := range links {
		if r.Type != ontology.Represents && r.Type != ontology.BasedIn {
			l.add(r)
		}
	}
	for i := range l.acts {
		byRelation := func(a, b Source) int { return cmp.Compare(a.Relation.ID, b.Relation.ID) }
		if from := l.acts[i].From; !slices.IsSortedFunc(from, byRelation) {
			slices.SortFunc(from, byRelation)
		}
	}
	slices.SortFunc(l.acts, compareActs)
	return l.acts
}

// lifting gathers acts. Each entity is lifted once, and states are told apart by
// numbers: most of the time would go into comparing IDs.
type lifting struct {
	s      *Standings
	of     map[ontology.ID]lifted
	states []ontology.ID // by their numbers
	acts   []Act
	places map[place]int // of acts in acts
}

// lifted is the state for which an entity acts; its number is -1 where there is none.
type lifted struct {
	state int
	via   []*ontology.Relation
}

// place is what tells acts apart.
type place struct {
	subject, object int
	typ             ontology.RelationType
}

func (l *lifting) add(r *ontology.Relation) {
	subject, object := l.lift(r.Subject), l.lift(r.Object)
	if subject.state < 0 || object.state < 0 || subject.state == object.state {
		return
	}
	if r.Type.Symmetric() && l.states[object.state] < l.states[subject.state] {
		subject, object = object, subject
	}
	at := place{subject.state, object.state, r.Type}
	i, ok := l.places[at]
	if !ok {
		i = len(l.acts)
		l.places[at] = i
		l.acts = append(l.acts, Act{Subject: l.states[subject.state], Type: r.Type, Object: l.states[object.state]})
	}
	l.acts[i].From = append(l.acts[i].From, Source{r, subject.via, object.via})
}

func (l *lifting) lift(id ontology.ID) lifted {
	x, ok := l.of[id]
	if ok {
		return x
	}
	state, via, acts := l.s.Of(id)
	switch {
	case !acts:
		x = lifted{state: -1}
	case state == id:
		x = lifted{l.number(id), via}
	default:
		x = lifted{l.lift(state).state, via}
	}
	l.of[id] = x
	return x
}

// number is the number of a state that is met for the first time: it acts for itself.
func (l *lifting) number(state ontology.ID) int {
	l.states = append(l.states, state)
	return len(l.states) - 1
}
