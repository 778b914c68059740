package extract

import (
	_ "embed"
	"math"
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

var traitWeights = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for line := range strings.Lines(confidenceTable) {
		name, cell, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		w, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			panic("confidence.tsv: " + name + ": " + err.Error()) // the table is part of the program
		}
		out[name] = w
	}
	return out
})

// Trait is what the confidence of a statement depends on, with its amount.
type Trait struct {
	Name   string
	Amount float64
}

// Bounds of a strength's odds: no rule is surer than 0.98 or less sure than 0.05.
const leastStrength, mostStrength = 0.05, 0.98

// Traits are those of a piece of evidence whose rule gives it a strength.
func Traits(strength float64, e *ontology.Evidence) []Trait {
	p := min(max(strength, leastStrength), mostStrength)
	out := append(make([]Trait, 0, 6), Trait{"any", 1}, Trait{"strength", math.Log(p / (1 - p))}, Trait{ruleKind(e.Rule), 1})
	if v := e.SubjectMention.Via; v == ontology.ViaCoreference || v == ontology.ViaDescription {
		out = append(out, Trait{"subject by reference", 1})
	}
	switch e.ObjectMention.Via {
	case ontology.ViaCoreference:
		out = append(out, Trait{"object by reference", 1})
	case ontology.ViaDescription:
		out = append(out, Trait{"object by description", 1})
	}
	switch e.Modality {
	case ontology.Planned:
		out = append(out, Trait{"planned", 1})
	case ontology.Possible:
		out = append(out, Trait{"possible", 1})
	}
	return out
}

// ruleKind is the kind of construction that a rule reads, "rule verb" for
// "sanctions.verb". What stands beside a name is of one kind.
func ruleKind(rule string) string {
	_, kind, _ := strings.Cut(rule, ".")
	switch kind {
	case "title", "name", "apposition", "speaker", "modifier":
		return "rule name"
	case "verb":
		return "rule verb"
	case "noun":
		return "rule noun"
	case "phrase":
		return "rule phrase"
	case "agreement":
		return "rule agreement"
	}
	return "rule other"
}

// Logistic is the probability for a sum of weights.
func Logistic(sum float64) float64 { return 1 / (1 + math.Exp(-sum)) }

// confidence is the calibrated confidence, to three decimals.
func confidence(strength float64, e *ontology.Evidence) float64 {
	sum := 0.0
	for _, t := range Traits(strength, e) {
		sum += traitWeights()[t.Name] * t.Amount
	}
	return rounded(Logistic(sum))
}

func rounded(p float64) float64 { return math.Round(p*1000) / 1000 }
