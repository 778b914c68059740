package model

import (
	"math/rand/v2"
	"testing"
)

// Words that were met before, as most are.
func BenchmarkEncode(b *testing.B) {
	f, err := Weights()
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range f.Kernels() {
		b.Run(name, func(b *testing.B) {
			g, err := f.WithKernel(name)
			if err != nil {
				b.Fatal(err)
			}
			e, err := NewEncoder(g, "t2v", []uint32{8, 9, 10, 11, 12, 13})
			if err != nil {
				b.Fatal(err)
			}
			words := randomWords(rand.New(rand.NewPCG(1, 1)), 500)
			out := make([]float32, len(words)*Width)
			for b.Loop() {
				e.Encode(words, out)
			}
			b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
		})
	}
}
