package storetest

import (
	"context"
	"errors"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
)

func TestMemoryKeepsWhatItIsGiven(t *testing.T) {
	ctx := context.Background()
	japan := Entity(ontology.Country, "Japan", "JP")
	eu := Entity(ontology.Organisation, "European Union", "EU")
	b := Write("a", "Kyodo", "2024-11-01").State(japan, ontology.PartnersWith, eu).Bundle()
	m := NewMemory()
	for i, want := range []store.Outcome{store.Added, store.Unchanged} {
		if got, err := m.AddArticle(ctx, b); err != nil || got != want {
			t.Fatalf("AddArticle, time %d: %q, %v; want %q", i, got, err, want)
		}
	}
	found, err := m.Resolve(ctx, "the E.U.", nil)
	if err != nil || len(found) != 1 || found[0].ID != eu.ID {
		t.Errorf("Resolve: %v, %v; want %s", found, err, eu.ID)
	}
	of, err := m.RelationsOf(ctx, []ontology.ID{japan.ID}, store.RelationFilter{}, "", store.Page{})
	if err != nil || len(of[0].Items) != 1 || of[0].Items[0].Reports != 1 {
		t.Errorf("RelationsOf: %+v, %v; want one relation with one report", of, err)
	}
	b.Evidence[0].Sentence = "Nobody said this."
	if _, err := NewMemory().AddArticle(ctx, b); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("AddArticle of a sentence that is not in the text: %v; want ErrInvalid", err)
	}
}

func TestMemoryHasHindsight(t *testing.T) {
	Hindsight(t, func(testing.TB) store.Store { return NewMemory() })
}

func TestMemoryKeepsThePromises(t *testing.T) {
	Run(t, func(testing.TB) store.Store { return NewMemory() })
}
