package storetest

import (
	"context"
	"slices"
	"testing"

	"entente/internal/store"
)

// promise is one thing that the contract promises, in words, and its test.
type promise struct {
	words string
	test  func(asking)
}

// Run tests every promise of the contract on a fresh, empty store.
func Run(t *testing.T, open func(testing.TB) store.Store) {
	t.Helper()
	for _, p := range slices.Concat(
		writingPromises, entityPromises, searchPromises, relationPromises, evidencePromises, articlePromises,
		pagePromises, neighbourPromises, pathPromises, pathsPromises, explainPromises, commonPromises, alikePromises,
		networkPromises, knownPromises, countPromises, callPromises,
	) {
		t.Run(p.words, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() { _ = s.Close(context.Background()) })
			p.test(asking{T: t, s: s, ctx: context.Background()})
		})
	}
}
