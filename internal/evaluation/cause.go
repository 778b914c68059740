package evaluation

import (
	"slices"
	"strings"

	"entente/internal/annotation"
)

// Cause says how far the system got with a relation that it missed, or what is
// wrong with one that it made up, as far as that can be told from the two
// annotations alone.
type Cause string

// The causes of missed relations, in the order in which they are tried.
const (
	EndNotFound    Cause = "an end was not found as an entity"
	OtherDirection Cause = "stated the other way round"
	OtherRelation  Cause = "another relation is stated of the two"
	EndsElsewhere  Cause = "the sentence does not name both ends"
	Unread         Cause = "the sentence names both ends, nothing is stated of them"
)

// The causes of spurious relations, in the order in which they are tried.
const (
	FalseEnd       Cause = "an end is no entity of the text"
	FalseDirection Cause = "the other way round in the text"
	FalseRelation  Cause = "the two stand in another relation"
	Unrelated      Cause = "the text relates the two in no way"
)

// MissCauses and SpuriousCauses are the causes in the order of reports.
var (
	MissCauses     = []Cause{EndNotFound, OtherDirection, OtherRelation, EndsElsewhere, Unread}
	SpuriousCauses = []Cause{FalseEnd, FalseDirection, FalseRelation, Unrelated}
)

// reversed is the edge with its ends changed; a symmetric one stays as it is.
func (e edge) reversed() edge { return newEdge(e.object, e.relation, e.subject) }

// missCause is why a required edge was missed.
func (w *relationScorer) missCause(key edge, r annotation.Relation) Cause {
	switch {
	case !w.found[key.subject] || !w.found[key.object]:
		return EndNotFound
	case key.reversed() != key && w.stated[key.reversed()]:
		return OtherDirection
	case w.statedPairs[key.pair()]:
		return OtherRelation
	case !w.gold.names(r.Subject, r.Evidence) || !w.gold.names(r.Object, r.Evidence):
		return EndsElsewhere
	}
	return Unread
}

// spuriousCause is what is wrong with an edge of the system's.
func (w *relationScorer) spuriousCause(key edge) Cause {
	switch {
	case strings.HasPrefix(key.subject, "?") || strings.HasPrefix(key.object, "?"):
		return FalseEnd
	case key.reversed() != key && hasKey(w.gold.variants, key.reversed()):
		return FalseDirection
	case w.gold.anyPair[key.pair()]:
		return FalseRelation
	}
	return Unrelated
}

// names reports whether a sentence holds one of the gold entity's mentions.
func (g *goldRelations) names(entity, sentence string) bool {
	j, ok := g.ids[fold(entity)]
	return ok && slices.ContainsFunc(g.entities[j].Mentions, func(m string) bool { return strings.Contains(sentence, m) })
}
