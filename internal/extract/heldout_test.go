package extract_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/internal/annotation"
	"entente/internal/ontology"
)

// heldout are the folders of articles that were written and annotated for this
// project before the extractor ever saw them, a batch each; the README in the
// first says how.
const heldout = "testdata/heldout*"

// TestHeldOutAnnotationsHoldTogether keeps slips of the pen out of the
// annotations: every name is an entity, every quotation stands in the text,
// every relation joins kinds that the ontology allows.
func TestHeldOutAnnotationsHoldTogether(t *testing.T) {
	batches, err := filepath.Glob(heldout)
	if err != nil || len(batches) == 0 {
		t.Fatalf("%s: no such folder: %v", heldout, err)
	}
	articles := 0
	for _, dir := range batches {
		f, err := annotation.ReadFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		articles += len(f)
		for _, name := range f.Names() {
			b, err := os.ReadFile(filepath.Join(dir, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			for _, fault := range faults(f[name], string(b)) {
				t.Errorf("%s: %s", filepath.Join(dir, name), fault)
			}
		}
	}
	if articles < 12 {
		t.Errorf("%d articles in %s, want 12 or more", articles, heldout)
	}
}

// faults are what is wrong with an annotation of a text.
func faults(d *annotation.Document, text string) []string {
	var out []string
	named := map[string]annotation.Entity{}
	for _, e := range d.Entities {
		if _, twice := named[e.Name]; twice {
			out = append(out, e.Name+" stands twice among the entities")
		}
		named[e.Name] = e
		for _, m := range e.Mentions {
			if !strings.Contains(text, m) {
				out = append(out, m+" does not stand in the text")
			}
		}
	}
	for _, r := range d.Relations {
		label := r.Subject + " " + r.Relation + " " + r.Object
		s, o := named[r.Subject], named[r.Object]
		if r.Subject == r.Object || !allowed(r, s, o) {
			out = append(out, label+": the ontology does not allow it")
		}
		if r.Evidence == "" || !strings.Contains(text, r.Evidence) {
			out = append(out, label+": the evidence does not stand in the text")
		}
		if r.Attribution != nil && named[*r.Attribution].Name == "" {
			out = append(out, label+": attributed to nobody among the entities")
		}
	}
	for _, a := range d.Agreements {
		for _, p := range append([]string{a.Name}, a.Parties...) {
			if named[p].Name == "" {
				out = append(out, a.Name+": "+p+" is not among the entities")
			}
		}
	}
	return out
}

// allowed reports whether the ontology lets the relation, under its own name,
// join the two entities under one of their kinds.
func allowed(r annotation.Relation, s, o annotation.Entity) bool {
	for _, a := range append(slices.Clone(s.AltKinds), s.Kind) {
		for _, b := range append(slices.Clone(o.AltKinds), o.Kind) {
			if ontology.RelationType(r.Relation).Allows(ontology.Kind(a), ontology.Kind(b)) {
				return true
			}
		}
	}
	return false
}
