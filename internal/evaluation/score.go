// Package evaluation measures extracted articles against annotated ones.
//
// It counts as the reference scorer of the gold set does (shared/gold/score.py):
// entities one to one by name or mention and kind; relations at three levels,
// pair (unordered ends), typed (with direction and relation) and strict (with
// polarity and modality); agreements by their set of parties. Optional gold
// counts neither way. An edge affirmed that the text only denies is a negation
// error, counted apart and wrong.
package evaluation

import (
	"entente/internal/annotation"
	"entente/internal/ontology"
)

// Score is the outcome for one text, or the sum over several.
type Score struct {
	Entities                           map[ontology.Kind]Tally
	Pair, Typed, Strict                Tally
	ByType                             map[string]Tally // at the typed level
	Agreements                         Tally
	NegationErrors, ReversedNegations  []string
	KindErrors                         []string
	MissedEntities, SpuriousEntities   []string
	MissedRelations, SpuriousRelations []string
	Attributions, RightAttributions    int
	// Missed and Spurious count the relations that are listed above, by cause.
	Missed, Spurious map[Cause]int
	// Judgements are of the system's edges, in no meaningful order.
	Judgements []Judgement
}

// Verdict says what gold makes of a system's edge at the typed level.
type Verdict int

// The verdicts. What is allowed counts neither way: gold calls it optional, or
// has counted it already.
const (
	Wrong Verdict = iota
	Allowed
	Right
)

// Judgement is the verdict on one edge, with the confidence of the surest of
// the statements that make it, 0 where the system gives none.
type Judgement struct {
	Relation   string
	Confidence float64
	Verdict    Verdict
	// Surest is the index, among the system document's relations, of the
	// statement that gave the confidence; the first of several.
	Surest int
}

func newScore() *Score {
	return &Score{Entities: map[ontology.Kind]Tally{}, ByType: map[string]Tally{}, Missed: map[Cause]int{}, Spurious: map[Cause]int{}}
}

func (s *Score) byType(relation string, t Tally) { s.ByType[relation] = t.plus(s.ByType[relation]) }

// AllEntities sums the kinds.
func (s *Score) AllEntities() Tally {
	var t Tally
	for _, k := range ontology.Kinds() {
		t.add(s.Entities[k])
	}
	return t
}

// Text scores one system document; a nil one counts as empty.
func Text(gold, system *annotation.Document) *Score {
	if system == nil {
		system = &annotation.Document{}
	}
	s := newScore()
	a := align(gold.Entities, system.Entities)
	s.scoreEntities(a)
	s.scoreRelations(gold, system, a)
	s.scoreAgreements(gold, system, a)
	return s
}

// Total scores a folder: each text by itself, and their sum. System documents
// without a gold one are ignored.
func Total(gold, system annotation.Folder) (texts map[string]*Score, total *Score) {
	texts, total = map[string]*Score{}, newScore()
	for _, name := range gold.Names() {
		s := Text(gold[name], system[name])
		texts[name] = s
		total.add(name, s)
	}
	return texts, total
}

func (s *Score) add(name string, o *Score) {
	for k, t := range o.Entities {
		s.Entities[k] = t.plus(s.Entities[k])
	}
	for r, t := range o.ByType {
		s.byType(r, t)
	}
	s.Pair.add(o.Pair)
	s.Typed.add(o.Typed)
	s.Strict.add(o.Strict)
	s.Agreements.add(o.Agreements)
	s.Attributions += o.Attributions
	s.RightAttributions += o.RightAttributions
	for c, n := range o.Missed {
		s.Missed[c] += n
	}
	for c, n := range o.Spurious {
		s.Spurious[c] += n
	}
	s.Judgements = append(s.Judgements, o.Judgements...)
	prefixed := func(dst *[]string, src []string) {
		for _, x := range src {
			*dst = append(*dst, name+": "+x)
		}
	}
	prefixed(&s.NegationErrors, o.NegationErrors)
	prefixed(&s.ReversedNegations, o.ReversedNegations)
	prefixed(&s.KindErrors, o.KindErrors)
}
