package storetest

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"entente/internal/ontology"
	"entente/internal/store"
)

// cast are the entities of random graphs. Some share a name or an alias, some
// differ in letters that folding drops, and one has hardly a letter.
var cast = []ontology.Entity{
	Entity(ontology.Country, "Japan", "JP", "Nippon"),
	Entity(ontology.Country, "China", "CN", "People's Republic of China"),
	Entity(ontology.Country, "Georgia", "GE"),
	Entity(ontology.Country, "Côte d’Ivoire", "CI", "Ivory Coast"),
	Entity(ontology.Organisation, "European Union", "EU", "the Union"),
	Entity(ontology.Organisation, "African Union", "AU", "the Union"),
	Entity(ontology.Organisation, "Union of \"Quotes\" and \\ Slashes", "Georgia"),
	Entity(ontology.Organisation, "日本放送協会", "NHK"),
	Entity(ontology.Person, "Josep Borrell", "Borrell"),
	Entity(ontology.Person, "Josep Borell Fontelles", "Borrell"),
	Entity(ontology.Person, "X 🎉"),
	Entity(ontology.Agreement, "New START", "Treaty on Measures"),
	Entity(ontology.Agreement, "Japan–European Union security and defence partnership"),
}

// words go into sentences and titles, and into questions about them.
var words = []string{"the", "Tokyo", "tokyo's", "war", "Ünion", "union", "peace", "talks", "日本", "x", "\x00", "'", "\"", "OR", "NEAR(", "*", "50%", "_", "🎉"}

var days = []string{"", "0001-01-02", "2023-02-28", "2024-02-29", "2024-11-01", "2024-11-02", "9999-12-31"}

var sources = []string{"Kyodo", "Reuters", "kyodo", "Ünion \"Post\"", ""}

// Bundles generates the articles of a random graph: up to the most given, each
// with another ID.
func Bundles(most int) *rapid.Generator[[]*store.Bundle] {
	return rapid.Custom(func(t *rapid.T) []*store.Bundle {
		n := rapid.IntRange(0, most).Draw(t, "articles")
		bundles := make([]*store.Bundle, n)
		for i := range bundles {
			bundles[i] = bundle(t, i, most)
		}
		return bundles
	})
}

func bundle(t *rapid.T, i, most int) *store.Bundle {
	w := Write(articleName(i), rapid.SampledFrom(sources).Draw(t, "source"), rapid.SampledFrom(days).Draw(t, "published"))
	w.Article(func(a *ontology.Article) {
		a.Title = phrase(t, "title")
		a.Cluster = ArticleID(articleName(rapid.SampledFrom([]int{i, i, rapid.IntRange(0, most-1).Draw(t, "first of its kind")}).Draw(t, "cluster")))
		a.Fingerprint = rapid.SampledFrom([]uint64{0, 1, 3, 1 << 63, ^uint64(0)}).Draw(t, "fingerprint")
		a.LoadedAt = a.LoadedAt.Add(time.Duration(rapid.IntRange(0, 2).Draw(t, "loaded")) * time.Nanosecond)
	})
	for range rapid.IntRange(0, 2).Draw(t, "mentions") {
		w.Mention(variant(t, rapid.SampledFrom(cast).Draw(t, "mentioned")), rapid.IntRange(1, 3).Draw(t, "times"))
	}
	for range draw(t, "statements", []int{0, 1, 2, 4, 7}) {
		statement(t, w)
	}
	return w.Bundle()
}

func articleName(i int) string { return fmt.Sprintf("random %d", i) }

func phrase(t *rapid.T, label string) string {
	text := ""
	for _, w := range rapid.SliceOfN(rapid.SampledFrom(words), 0, 4).Draw(t, label) {
		text += " " + w
	}
	return text
}

// variant is what one article knows of the entity.
func variant(t *rapid.T, e ontology.Entity) ontology.Entity {
	kept := rapid.SliceOfN(rapid.Bool(), len(e.Aliases), len(e.Aliases)).Draw(t, "aliases")
	var aliases []string
	for i, alias := range e.Aliases {
		if kept[i] {
			aliases = append(aliases, alias)
		}
	}
	e.Aliases = aliases
	e.Description = rapid.SampledFrom([]string{"", "a body", "a state"}).Draw(t, "description")
	e.Codes.Wikidata = rapid.SampledFrom([]string{"", "Q17", "Q458"}).Draw(t, "wikidata")
	if rapid.Bool().Draw(t, "in capitals") && e.Kind != ontology.Country {
		e.Name = "OTHER NAME"
	}
	if e.Kind == ontology.Agreement && rapid.Bool().Draw(t, "pact") {
		e.Pact = &ontology.Pact{
			Form:   rapid.SampledFrom([]string{"", "treaty", "pact"}).Draw(t, "form"),
			Signed: Day(rapid.SampledFrom(days).Draw(t, "signed")),
			Status: rapid.SampledFrom(append(ontology.PactStatuses(), "")).Draw(t, "status"),
		}
	}
	return e
}

func statement(t *rapid.T, w *Writing) {
	relation := draw(t, "relation", ontology.RelationTypes())
	ends := rapid.Permutation(cast).Draw(t, "ends")
	subject, object := ends[0], ends[1]
	if !relation.Allows(subject.Kind, object.Kind) {
		relation = ontology.Opposes // joins anything
	}
	marks := []Mark{
		As(rapid.SampledFrom(ontology.Modalities()).Draw(t, "modality")),
		Sure(rapid.SampledFrom([]float64{0, 0.1, 1.0 / 3, 0.8, 0.95, 1}).Draw(t, "confidence")),
		Adding(phrase(t, "more")),
	}
	if rapid.IntRange(0, 4).Draw(t, "negated") == 0 {
		marks = append(marks, Denied)
	}
	if day := rapid.SampledFrom(days).Draw(t, "on"); day != "" {
		marks = append(marks, On(day))
	}
	switch rapid.IntRange(0, 3).Draw(t, "attribution") {
	case 0:
		marks = append(marks, SaidBy(rapid.SampledFrom(cast).Draw(t, "said by")))
	case 1:
		marks = append(marks, SaidByWords("Analysts"))
	}
	if rapid.Bool().Draw(t, "post") {
		marks = append(marks, InPost(rapid.SampledFrom([]string{"president", "minister"}).Draw(t, "role")))
	}
	w.State(variant(t, subject), relation, variant(t, object), marks...)
}

// draw draws any of the values with the same chance. SampledFrom prefers the
// first ones, which would join the first of the cast again and again.
func draw[T any](t *rapid.T, label string, values []T) T {
	return rapid.Permutation(values).Draw(t, label)[0]
}

// some draws up to three of the values, often none.
func some[T any](t *rapid.T, label string, values []T) []T {
	if rapid.IntRange(0, 2).Draw(t, label+"?") > 0 {
		return nil
	}
	return rapid.SliceOfN(rapid.SampledFrom(values), 1, 3).Draw(t, label)
}

// castIDs are the IDs of the cast, and one of nobody.
func castIDs() []ontology.ID {
	ids := []ontology.ID{"country:ZZ"}
	for _, e := range cast {
		ids = append(ids, e.ID)
	}
	return ids
}

// castNames are names to resolve and search, with typing errors and pieces.
func castNames() []string {
	names := []string{"", "!", "the", "union", "jap", "borrel", "Bor", "josep b", "georgai", "OTHER NAME", "european unoin", "start new", "日", "x", "eu u", "ivory"}
	for _, e := range cast {
		names = append(names, e.Name)
		names = append(names, e.Aliases...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
