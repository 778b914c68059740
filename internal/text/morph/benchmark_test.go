package morph

import (
	"testing"

	"entente/internal/text"
	"entente/internal/text/tokens"
)

func BenchmarkAnnotate(b *testing.B) {
	m := newMorphology(b)
	tokeniser, err := tokens.New(weights(b))
	if err != nil {
		b.Fatal(err)
	}
	words := tokeniser.Tokenise("The ministers of both countries have signed the treaties.", nil)
	tags := []string{"DT", "NNS", "IN", "DT", "NNS", "VBP", "VBN", "DT", "NNS", "."}
	deps := []string{"det", "nsubj", "prep", "det", "pobj", "aux", "ROOT", "det", "dobj", "punct"}
	toks := make([]text.Token, len(words))
	for i := range toks {
		toks[i].Tag, toks[i].Dep = tags[i], deps[i]
	}
	for b.Loop() {
		m.Annotate(words, toks)
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	source := weights(b)
	for b.Loop() {
		if _, err := New(source); err != nil {
			b.Fatal(err)
		}
	}
}
