package store_test

import (
	"errors"
	"strings"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestValidateNamesThePiece spoils a bundle in ways of which the message has to
// tell; storetest has them all.
func TestValidateNamesThePiece(t *testing.T) {
	japan, chile := storetest.Entity(ontology.Country, "Japan", "JP"), storetest.Entity(ontology.Country, "Chile", "CL")
	for _, tt := range []struct {
		says  string
		spoil func(*store.Bundle)
	}{
		{`its cluster is "": give the ID`, func(b *store.Bundle) { b.Article.Cluster = "" }},
		{`entity "country:JP" is given twice`, func(b *store.Bundle) { b.Entities = append(b.Entities, japan) }},
		{`entity "person:x": it has no name`, func(b *store.Bundle) {
			b.Entities = append(b.Entities, ontology.Entity{ID: "person:x", Kind: ontology.Person})
		}},
		{`0 mentions of "country:JP"`, func(b *store.Bundle) { b.Mentions[0].Count = 0 }},
		{`evidence 0, "country:JP" VISITS "country:CL" in "Japan visits Chile.": the text at [0, 18) is`, func(b *store.Bundle) { b.Evidence[0].End--; b.Evidence[0].ID = ontology.NewEvidenceID(&b.Evidence[0]) }},
		{`its ID is "evidence:1", but what it says gives "evidence:`, func(b *store.Bundle) { b.Evidence[0].ID = "evidence:1" }},
		{`PARTY_TO does not join a Country to a Country`, func(b *store.Bundle) { b.Evidence[0].Relation = ontology.PartyTo }},
		{`"country:ZZ" is neither in the bundle nor stored`, func(b *store.Bundle) { b.Evidence[0].Object = "country:ZZ" }},
	} {
		b := storetest.Write("a", "Kyodo", "").State(japan, ontology.Visits, chile).Bundle()
		if err := b.Validate(nil); err != nil {
			t.Fatal(err)
		}
		tt.spoil(b)
		err := b.Validate(nil)
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), string(b.Article.ID)) {
			t.Errorf("%v; want ErrInvalid, %q and the article", err, tt.says)
		}
	}
	var none *store.Bundle
	if err := none.Validate(nil); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("no bundle: %v; want ErrInvalid", err)
	}
}

func TestValidateAcceptsWhatIsStored(t *testing.T) {
	japan, chile := storetest.Entity(ontology.Country, "Japan", "JP"), storetest.Entity(ontology.Country, "Chile", "CL")
	b := storetest.Write("a", "Kyodo", "").State(japan, ontology.Visits, chile).Bundle()
	b.Entities = nil
	if err := b.Validate(func(id ontology.ID) bool { return id == japan.ID }); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("with Chile unknown: %v; want ErrInvalid", err)
	}
	if err := b.Validate(func(ontology.ID) bool { return true }); err != nil {
		t.Errorf("with both stored: %v", err)
	}
}
