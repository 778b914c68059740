package store

import (
	"cmp"
	"math"

	"entente/internal/ontology"
)

// Place is where an item stands in a list. Places compare by Rank, Text, Start
// and ID in turn, each ascending; a value that a list sorts downwards is
// negated to become a Rank:
//
//	a number    the number, or minus it
//	a day       year*10000 + month*100 + day, or minus it; an unknown day is
//	            0 in a list that is sorted downwards and UnknownDay in one that
//	            is sorted upwards, so it is last in both
//	confidence  minus the bits of the float64, which sort as the number does
type Place struct {
	Rank  int64
	Text  string // the folded name in ByName, the article's ID in lists of evidence, otherwise ""
	Start int    // the sentence's offset in lists of evidence, otherwise 0
	ID    string
}

// UnknownDay is the Rank of an unknown day in a list whose days ascend.
const UnknownDay = 1_0000_00_00

// Compare orders places.
func (p Place) Compare(q Place) int {
	return cmp.Or(
		cmp.Compare(p.Rank, q.Rank),
		cmp.Compare(p.Text, q.Text),
		cmp.Compare(p.Start, q.Start),
		cmp.Compare(p.ID, q.ID),
	)
}

// Confidence is the confidence that the Rank of a place in ByConfidence stands for.
func (p Place) Confidence() float64 { return math.Float64frombits(uint64(-p.Rank)) }

// DayNumber is year*10000 + month*100 + day, which sorts as the days do; 0 for
// an unknown day.
func DayNumber(d ontology.Date) int { return d.Year*10000 + int(d.Month)*100 + d.Day }

// Place is where the entity stands in a list of this order.
func (o EntityOrder) Place(e *ontology.Entity) Place {
	p := Place{Rank: o.Rank(e), ID: string(e.ID)}
	if o == ByName {
		p.Text = ontology.Fold(e.Name)
	}
	return p
}

// Rank is the Rank of the entity's Place, for those who sort many.
func (o EntityOrder) Rank(e *ontology.Entity) int64 {
	switch o {
	case ByName, ByEntityID:
		return 0
	case ByRelations:
		return -int64(e.Counts.Relations)
	case ByLastSeen:
		return -int64(DayNumber(e.LastSeen))
	default:
		return -int64(e.Counts.Mentions)
	}
}

// Place is where the edge stands in a list of this order.
func (o RelationOrder) Place(r *ontology.Relation) Place {
	return Place{Rank: o.Rank(r), ID: string(r.ID)}
}

// Rank is the Rank of the edge's Place, for those who sort many.
func (o RelationOrder) Rank(r *ontology.Relation) int64 {
	switch o {
	case ByLastReported:
		return -int64(DayNumber(r.LastReported))
	case BySince:
		if r.Since.IsZero() {
			return UnknownDay
		}
		return int64(DayNumber(r.Since))
	case ByConfidence:
		return -int64(math.Float64bits(r.Confidence))
	case ByRelationID:
		return 0
	default:
		return -int64(r.Reports)
	}
}

// EvidencePlace is where evidence of an article of that day stands in any list of evidence.
func EvidencePlace(e *ontology.Evidence, published ontology.Date) Place {
	return Place{Rank: -int64(DayNumber(published)), Text: string(e.Article), Start: e.Start, ID: string(e.ID)}
}

// ArticlePlace is where the article stands in a list of articles.
func ArticlePlace(a *ontology.Article) Place {
	return Place{Rank: -int64(DayNumber(a.Published)), ID: string(a.ID)}
}

// NeighbourPlace is where the neighbour stands in a list of neighbours.
func NeighbourPlace(n Neighbour) Place {
	p := Place{ID: string(n.Entity.ID)}
	for _, r := range n.Relations {
		p.Rank -= int64(r.Reports)
	}
	return p
}
