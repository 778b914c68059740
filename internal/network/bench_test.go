package network

import (
	"context"
	"fmt"
	"testing"
)

func BenchmarkNetwork(b *testing.B) {
	for _, n := range []int{1000, 5000} {
		g := preferential(n, 3, 1)
		ctx := context.Background()
		for _, bb := range []struct {
			name string
			f    func() error
		}{
			{"layout", func() error { _, err := Layout(ctx, g); return err }},
			{"communities", func() error { Communities(g); return nil }},
			{"pagerank", func() error { PageRank(g); return nil }},
			{"closeness", func() error { _, err := Closeness(ctx, g); return err }},
			{"betweenness", func() error { _, err := Betweenness(ctx, g); return err }},
		} {
			b.Run(fmt.Sprintf("%s/%d", bb.name, n), func(b *testing.B) {
				for b.Loop() {
					if err := bb.f(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
