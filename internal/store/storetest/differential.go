package storetest

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/store"
)

// The size of a round of Differential.
const (
	mostArticles = 8
	mostAsked    = 25
)

// Differential puts random questions about random graphs to two stores, and
// wants equal answers in equal order. The articles come to the second store in
// another order than to the first. How many rounds there are is said by
// rapid's flag -rapid.checks; each round opens both stores anew.
func Differential(t *testing.T, openA, openB func(testing.TB) store.Store) {
	t.Helper()
	rapid.Check(t, func(r *rapid.T) {
		ctx := context.Background()
		a, b := openA(t), openB(t)
		defer func() { _, _ = a.Close(ctx), b.Close(ctx) }()
		bundles := Bundles(mostArticles).Draw(r, "graph")
		addAll(r, a, bundles)
		addAll(r, b, rapid.Permutation(bundles).Draw(r, "order for the second store"))
		k := knownOf(bundles)
		for range rapid.IntRange(1, mostAsked).Draw(r, "questions") {
			q := k.draw(r)
			if got, want := q.ask(ctx, b), q.ask(ctx, a); got != want {
				r.Fatalf("%s:\nthe second store says\n%s\n\nwhere they differ first, it says\n%s\n\nand the first\n%s", q.text, got, around(got, want), around(want, got))
			}
		}
	})
}

func addAll(r *rapid.T, s store.Store, bundles []*store.Bundle) {
	for _, b := range bundles {
		if _, err := s.AddArticle(context.Background(), b); err != nil {
			r.Fatal(err)
		}
	}
}

// around is the line in which a differs from b first, with some lines before and after.
func around(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	i := 0
	for i < len(as) && i < len(bs) && as[i] == bs[i] {
		i++
	}
	return strings.Join(as[max(0, i-8):min(len(as), i+8)], "\n")
}
