package sqlite

import (
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestWhatEvidenceNamesIsFound reads evidence that is in the file and not yet in
// the state that is published, and looks up its article.
func TestWhatEvidenceNamesIsFound(t *testing.T) {
	s := openWith(t, memoryPath, Options{})
	before := s.now.Load()
	if err := addOne(t.Context(), s, "ahead"); err != nil {
		t.Fatal(err)
	}
	s.now.Store(before)
	list, err := s.ListEvidence(t.Context(), store.EvidenceFilter{}, store.Page{})
	if err != nil || len(list.Items) != 1 {
		t.Fatalf("%+v, %v; want one piece of evidence", list, err)
	}
	heads, err := s.ArticleHeads(t.Context(), []ontology.ArticleID{list.Items[0].Article})
	if err != nil || heads[0] == nil || heads[0].ID != storetest.ArticleID("ahead") {
		t.Errorf("its article: %v, %v; want the one added", heads, err)
	}
}
