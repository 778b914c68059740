package network

import (
	"cmp"
	"slices"

	"entente/internal/ontology"
)

// Act is an edge between two entities: one of the graph, or several of the same
// type lifted to the states for which their ends act.
type Act struct {
	Subject ontology.ID
	Type    ontology.RelationType
	Object  ontology.ID
	From    []Source // by relation
}

// actKey tells acts of one network apart.
type actKey struct {
	subject ontology.ID
	typ     ontology.RelationType
	object  ontology.ID
}

func (a *Act) key() actKey { return actKey{a.Subject, a.Type, a.Object} }

// Source is an edge that an act rests on, with what lifts its ends: nothing where
// an end is the act's own.
type Source struct {
	Relation   *ontology.Relation
	SubjectVia []*ontology.Relation // from the edge's subject to the act's
	ObjectVia  []*ontology.Relation // from the edge's object to the act's
}

// Acts are the edges as they are, each an act by itself.
func Acts(links []*ontology.Relation) []Act {
	acts := make([]Act, len(links))
	for i, r := range links {
		acts[i] = Act{r.Subject, r.Type, r.Object, []Source{{Relation: r}}}
	}
	return acts
}

// Events are the events that the act's sources report, a text that reports two of
// them counted twice.
func (a *Act) Events() int { return a.sum(func(r *ontology.Relation) int { return r.Events }) }

// Reports are the articles that report the act's sources, one that reports two of
// them counted twice.
func (a *Act) Reports() int { return a.sum(func(r *ontology.Relation) int { return r.Reports }) }

func (a *Act) sum(of func(*ontology.Relation) int) (sum int) {
	for _, s := range a.From {
		sum += of(s.Relation)
	}
	return sum
}

// Confidence is that of the surest source.
func (a *Act) Confidence() (most float64) {
	for _, s := range a.From {
		most = max(most, s.Relation.Confidence)
	}
	return most
}

// Since is the earliest day on which a source is said to hold or to have happened.
func (a *Act) Since() (first ontology.Date) {
	for _, s := range a.From {
		if d := s.Relation.Since; !d.IsZero() && (first.IsZero() || d.Before(first)) {
			first = d
		}
	}
	return first
}

// LastReported is the day of the latest article that states a source.
func (a *Act) LastReported() (last ontology.Date) {
	for _, s := range a.From {
		if last.Before(s.Relation.LastReported) {
			last = s.Relation.LastReported
		}
	}
	return last
}

// Relations are the edges that the act rests on.
func (a *Act) Relations() []*ontology.Relation {
	out := make([]*ontology.Relation, len(a.From))
	for i, s := range a.From {
		out[i] = s.Relation
	}
	return out
}

func compareActs(a, b Act) int {
	return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Object, b.Object), cmp.Compare(a.Type, b.Type))
}

// Busiest are the acts with the most events, at most so many, and whether there
// were more; equal ones, and all of them, in the order of subject, object and type.
func Busiest(acts []Act, most int) (kept []Act, cut bool) {
	kept = slices.Clone(acts)
	if len(kept) > most {
		slices.SortFunc(kept, func(a, b Act) int { return cmp.Or(cmp.Compare(b.Events(), a.Events()), compareActs(a, b)) })
		kept, cut = kept[:most], true
	}
	slices.SortFunc(kept, compareActs)
	return kept, cut
}
