package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

// articles are the texts that make the graph, as an extractor would hand them over.
func (w *world) articles() iter.Seq[*store.Bundle] {
	byID := w.byID()
	of := make([][]int32, w.size.Articles)
	for _, s := range w.states {
		of[s.article] = append(of[s.article], s.edge)
	}
	return func(yield func(*store.Bundle) bool) {
		r := rand.New(rand.NewPCG(7, uint64(w.size.Entities)))
		for n, edges := range of {
			a := newWriter(r, n, firstDay.AddDays(n*lastDay/len(of)))
			for _, edge := range edges {
				key := w.edges[edge]
				a.state(r, byID[key.Subject], key.Type, byID[key.Object])
			}
			if !yield(a.bundle) {
				return
			}
		}
	}
}

func (w *world) byID() map[ontology.ID]*ontology.Entity {
	byID := make(map[ontology.ID]*ontology.Entity, len(w.entities))
	for i := range w.entities {
		byID[w.entities[i].ID] = &w.entities[i]
	}
	return byID
}

// more gives articles that are not in the graph yet, one at each call: each states
// edges anew that the graph has.
func (w *world) more() func() *store.Bundle {
	byID := w.byID()
	n, r := w.size.Articles, rand.New(rand.NewPCG(8, uint64(w.size.Entities)))
	return func() *store.Bundle {
		a := newWriter(r, n, firstDay.AddDays(lastDay))
		n++
		for range w.size.Evidence / w.size.Articles {
			key := w.edges[r.IntN(len(w.edges))]
			a.state(r, byID[key.Subject], key.Type, byID[key.Object])
		}
		return a.bundle
	}
}

// writer writes one article, a sentence for each statement.
type writer struct {
	bundle *store.Bundle
	names  map[ontology.ID]int // mention of each entity so far, by its place in the bundle
}

func newWriter(r *rand.Rand, n int, day ontology.Date) *writer {
	sum := sha256.Sum256(fmt.Appendf(nil, "article %d", n))
	id := ontology.ArticleID("article:" + hex.EncodeToString(sum[:10]))
	return &writer{names: map[ontology.ID]int{}, bundle: &store.Bundle{Article: &ontology.Article{
		ID: id, Cluster: id, Language: "en", Published: day, LoadedAt: time.Date(2025, 1, 1, 0, 0, n, 0, time.UTC),
		Title:  fmt.Sprintf("%s and %s: what the %s talks mean for %s", title(word(r, 3)), title(word(r, 3)), title(word(r, 2)), title(word(r, 3))),
		Source: fmt.Sprintf("source%d.example", r.IntN(50)), URL: fmt.Sprintf("https://news.example/%d", n),
		Fingerprint: r.Uint64(),
	}}}
}

func (a *writer) mention(e *ontology.Entity) {
	i, named := a.names[e.ID]
	if !named {
		i = len(a.bundle.Entities)
		a.names[e.ID] = i
		a.bundle.Entities = append(a.bundle.Entities, *e)
		a.bundle.Mentions = append(a.bundle.Mentions, ontology.Mentions{Entity: e.ID})
	}
	a.bundle.Mentions[i].Count++
}

func (a *writer) state(r *rand.Rand, subject *ontology.Entity, t ontology.RelationType, object *ontology.Entity) {
	a.mention(subject)
	a.mention(object)
	article := a.bundle.Article
	start, verb := len(article.Text), t.Says()
	sentence := fmt.Sprintf("%s %s %s, according to officials whom the %s daily cited on %s.", subject.Name, verb, object.Name, title(word(r, 3)), article.Published)
	at := func(from, length int) ontology.Span {
		return ontology.Span{Start: start + from, End: start + from + length}
	}
	e := ontology.Evidence{
		Subject: subject.ID, Relation: t, Object: object.ID, Polarity: ontology.Affirmed, Modality: ontology.Asserted,
		Date: article.Published, Precision: ontology.DayPrecision, Article: article.ID, Sentence: sentence, Span: at(0, len(sentence)),
		SubjectMention: ontology.Mention{Span: at(0, len(subject.Name)), Via: ontology.ViaName},
		ObjectMention:  ontology.Mention{Span: at(len(subject.Name)+len(verb)+2, len(object.Name)), Via: ontology.ViaName},
		Trigger:        verb, TriggerSpan: at(len(subject.Name)+1, len(verb)),
		Rule: "bench", Extractor: "rules", Confidence: 0.4 + 0.6*float64(r.IntN(1000))/1000,
	}
	e.ID = ontology.NewEvidenceID(&e)
	article.Text += sentence + "\n"
	a.bundle.Evidence = append(a.bundle.Evidence, e)
}
