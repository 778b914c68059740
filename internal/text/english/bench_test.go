package english

import (
	"strings"
	"testing"
)

// An article of 400 words or so, all of them met before.
func BenchmarkAnalyse(b *testing.B) {
	e := engine(b)
	text := strings.Repeat(article+"\n\n", 7)
	tokens := 0
	b.ReportAllocs()
	for b.Loop() {
		tokens += len(e.Analyse(text).Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
