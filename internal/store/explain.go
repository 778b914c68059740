package store

import (
	"cmp"

	"entente/internal/ontology"
)

// ExplainQuery asks why two entities are connected. Edges may be walked in the
// direction that Filter.Direction gives as seen from the first; its Others and
// OtherKinds say which entities may lie between the two.
type ExplainQuery struct {
	Filter  RelationFilter
	MaxHops int // 1 to 3; 0 means 3
	Limit   int // paths, 1 to 100; 0 means 5
}

// Explanation is why two entities are connected.
type Explanation struct {
	// Direct are the edges between the two, the strongest first, then by ID.
	Direct []*ontology.Relation
	// Paths are of two hops or more and meet no entity twice: those with the
	// strongest weakest step first, then those of the fewest hops, then those
	// whose entity IDs, read from the start, come first.
	Paths []Path
	More  bool // there are other paths, which the limit left out
}

// Strength is how well something is attested: first by independent sources, then
// by reports, then by confidence.
type Strength struct {
	Sources, Reports int
	Confidence       float64
}

// StrengthOf is the edge's strength.
func StrengthOf(r *ontology.Relation) Strength {
	return Strength{r.IndependentSources, r.Reports, r.Confidence}
}

// Compare orders strengths, the weakest first.
func (s Strength) Compare(t Strength) int {
	return cmp.Or(cmp.Compare(s.Sources, t.Sources), cmp.Compare(s.Reports, t.Reports), cmp.Compare(s.Confidence, t.Confidence))
}

// Strongest orders edges, the strongest first, then by ID.
func Strongest(a, b *ontology.Relation) int {
	return cmp.Or(StrengthOf(b).Compare(StrengthOf(a)), cmp.Compare(a.ID, b.ID))
}

// Strength is that of the strongest edge.
func (s Step) Strength() (most Strength) {
	for _, r := range s.Relations {
		if t := StrengthOf(r); t.Compare(most) > 0 {
			most = t
		}
	}
	return most
}

// Weakest is the place of the first step of which none is weaker, -1 where there is no step.
func (p *Path) Weakest() int {
	at := -1
	for i, s := range p.Steps {
		if at < 0 || s.Strength().Compare(p.Steps[at].Strength()) < 0 {
			at = i
		}
	}
	return at
}

// Strength is that of the weakest step.
func (p *Path) Strength() (s Strength) {
	if at := p.Weakest(); at >= 0 {
		s = p.Steps[at].Strength()
	}
	return s
}
