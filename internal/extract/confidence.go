package extract

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente/internal/ontology"
)

// Confidence is the probability that a statement is right on a text that
// nobody has looked at: a logistic function of the strength that its rule gives
// it and of a few traits of the statement. The rules' strengths order the
// statements of one rule well and those of different rules badly: an object told
// by a pronoun is wrong half of the time, a post beside its state's name hardly
// ever, at the same strength.

// confidence.tsv holds a weight for each trait. It is written by
//
//	go run ./bench/accuracy -fit internal/extract/confidence.tsv ../shared
//
//go:embed confidence.tsv
var confidenceTable string

// trait is what the confidence of a statement depends on.
type trait int

const (
	ofAny trait = iota
	ofStrength
	ofName // what stands beside a name: a title, a nationality, an apposition
	ofVerb
	ofNoun
	ofPhrase
	ofAgreement
	ofOther // another kind of rule
	subjectByReference
	objectByReference
	objectByDescription
	planned
	possible
)

var traitNames = [...]string{
	"any", "strength", "rule name", "rule verb", "rule noun", "rule phrase", "rule agreement", "rule other",
	"subject by reference", "object by reference", "object by description", "planned", "possible",
}

var traitWeights = sync.OnceValue(func() (weights [len(traitNames)]float64) {
	for line := range strings.Lines(confidenceTable) {
		name, cell, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		w, err := strconv.ParseFloat(cell, 64)
		at := slices.Index(traitNames[:], name)
		if err != nil || at < 0 {
			panic("confidence.tsv: " + line) // the table is part of the program
		}
		weights[at] = w
	}
	return weights
})

// Bounds of a strength's odds: no rule is surer than 0.98 or less sure than 0.05.
const leastStrength, mostStrength = 0.05, 0.98

// eachTrait calls f with the traits of a piece of evidence whose rule gives it a
// strength, and with their amounts.
func eachTrait(strength float64, e *ontology.Evidence, f func(trait, float64)) {
	p := min(max(strength, leastStrength), mostStrength)
	f(ofAny, 1)
	f(ofStrength, math.Log(p/(1-p)))
	f(ruleKind(e.Rule), 1)
	if v := e.SubjectMention.Via; v == ontology.ViaCoreference || v == ontology.ViaDescription {
		f(subjectByReference, 1)
	}
	switch e.ObjectMention.Via {
	case ontology.ViaCoreference:
		f(objectByReference, 1)
	case ontology.ViaDescription:
		f(objectByDescription, 1)
	}
	switch e.Modality {
	case ontology.Planned:
		f(planned, 1)
	case ontology.Possible:
		f(possible, 1)
	}
}

// Trait is something on which the confidence of a statement depends, by its name
// in confidence.tsv, with its amount.
type Trait struct {
	Name   string
	Amount float64
}

// Traits are those of a piece of evidence whose rule gives it a strength, for
// fitting their weights.
func Traits(strength float64, e *ontology.Evidence) (out []Trait) {
	eachTrait(strength, e, func(t trait, amount float64) { out = append(out, Trait{traitNames[t], amount}) })
	return out
}

// ruleKind is the kind of construction that a rule reads: "sanctions.verb".
func ruleKind(rule string) trait {
	_, kind, _ := strings.Cut(rule, ".")
	switch kind {
	case "title", "name", "apposition", "speaker", "modifier":
		return ofName
	case "verb":
		return ofVerb
	case "noun":
		return ofNoun
	case "phrase":
		return ofPhrase
	case "agreement":
		return ofAgreement
	}
	return ofOther
}

// Logistic is the probability for a sum of weights.
func Logistic(sum float64) float64 { return 1 / (1 + math.Exp(-sum)) }

// confidence is the calibrated confidence, to three decimals.
func confidence(strength float64, e *ontology.Evidence) float64 {
	sum, weights := 0.0, traitWeights()
	eachTrait(strength, e, func(t trait, amount float64) { sum += weights[t] * amount })
	return rounded(Logistic(sum))
}

func rounded(p float64) float64 { return math.Round(p*1000) / 1000 }
