package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Entity is an entity with an ID made from its name; a Country's is made from
// the ISO code that stands first among the aliases.
func Entity(kind ontology.Kind, name string, aliases ...string) ontology.Entity {
	e := ontology.Entity{ID: ontology.NewID(kind, name), Kind: kind, Name: name, Aliases: aliases}
	if kind == ontology.Country {
		e.ID = ontology.CountryID(aliases[0])
		e.Codes.ISO2 = aliases[0]
	}
	return e
}

// Writing builds a bundle sentence by sentence. Every sentence is one statement.
type Writing struct {
	b *store.Bundle
}

// Write begins an article published on a day, "2024-11-01" or "" for an unknown one.
func Write(name, source, day string) *Writing {
	id := ArticleID(name)
	a := &ontology.Article{
		ID: id, Cluster: id, Title: "On " + name, Source: source, URL: "https://example.org/" + name, Language: "en",
		Published: Day(day), LoadedAt: time.Date(2025, 1, 2, 3, 4, 5, 6000, time.UTC),
	}
	return &Writing{b: &store.Bundle{Article: a}}
}

// ArticleID is the ID of the article that Write begins with this name: twenty
// hexadecimal digits stand for themselves, any other name for its hash.
func ArticleID(name string) ontology.ArticleID {
	if len(name) == 20 && strings.Trim(name, "0123456789abcdef") == "" {
		return ontology.ArticleID("article:" + name)
	}
	sum := sha256.Sum256([]byte(name))
	return ontology.ArticleID("article:" + hex.EncodeToString(sum[:10]))
}

// Day reads a day, or "" as an unknown one.
func Day(s string) ontology.Date {
	if s == "" {
		return ontology.Date{}
	}
	d, err := ontology.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Article changes the article itself.
func (w *Writing) Article(change func(*ontology.Article)) *Writing {
	change(w.b.Article)
	return w
}

// Mention says that the article names the entity so many times.
func (w *Writing) Mention(e ontology.Entity, times int) *Writing {
	w.add(e)
	for i := range w.b.Mentions {
		if m := &w.b.Mentions[i]; m.Entity == e.ID {
			m.Count += times
			return w
		}
	}
	w.b.Mentions = append(w.b.Mentions, ontology.Mentions{Entity: e.ID, Count: times})
	return w
}

func (w *Writing) add(e ontology.Entity) {
	for i := range w.b.Entities {
		if w.b.Entities[i].ID == e.ID {
			w.b.Entities[i] = ontology.Merge(w.b.Entities[i], e)
			return
		}
	}
	w.b.Entities = append(w.b.Entities, e)
}

// State adds a sentence that states the relation and mentions both ends once.
// It is affirmed, asserted and sure to 0.8 unless the marks say otherwise.
func (w *Writing) State(subject ontology.Entity, relation ontology.RelationType, object ontology.Entity, marks ...Mark) *Writing {
	w.Mention(subject, 1).Mention(object, 1)
	verb := strings.ToLower(string(relation))
	sentence := fmt.Sprintf("%s %s %s.", subject.Name, verb, object.Name)
	start := len(w.b.Article.Text)
	e := ontology.Evidence{
		Subject: subject.ID, Relation: relation, Object: object.ID, Polarity: ontology.Affirmed, Modality: ontology.Asserted,
		Article: w.b.Article.ID, Sentence: sentence, Span: span(start, len(sentence)),
		SubjectMention: ontology.Mention{Span: span(start, len(subject.Name)), Via: ontology.ViaName},
		ObjectMention:  ontology.Mention{Span: span(start+len(sentence)-1-len(object.Name), len(object.Name)), Via: ontology.ViaAlias},
		Trigger:        verb, TriggerSpan: span(start+len(subject.Name)+1, len(verb)),
		Rule: "test." + verb, Extractor: "rules", Confidence: 0.8,
	}
	for _, mark := range marks {
		mark(w, &e)
	}
	e.End = e.Start + len(e.Sentence)
	e.ID = ontology.NewEvidenceID(&e)
	w.b.Article.Text += e.Sentence + "\n"
	w.b.Evidence = append(w.b.Evidence, e)
	return w
}

func span(start, length int) ontology.Span { return ontology.Span{Start: start, End: start + length} }

// Bundle is what was written.
func (w *Writing) Bundle() *store.Bundle { return w.b }

// Mark changes a statement.
type Mark func(*Writing, *ontology.Evidence)

// As sets the modality.
func As(m ontology.Modality) Mark {
	return func(_ *Writing, e *ontology.Evidence) { e.Modality = m }
}

// Denied makes the statement a negated one.
func Denied(_ *Writing, e *ontology.Evidence) { e.Polarity = ontology.Negated }

// On dates the statement.
func On(day string) Mark {
	return func(_ *Writing, e *ontology.Evidence) { e.Date, e.Precision = Day(day), ontology.DayPrecision }
}

// SaidBy attributes the statement to an entity, which the article then names too.
func SaidBy(who ontology.Entity) Mark {
	return func(w *Writing, e *ontology.Evidence) {
		w.add(who)
		e.AttributedTo, e.Attribution = who.ID, who.Name
	}
}

// SaidByWords attributes the statement to somebody who is no entity.
func SaidByWords(who string) Mark {
	return func(_ *Writing, e *ontology.Evidence) { e.Attribution = who }
}

// InPost sets the role.
func InPost(role string) Mark {
	return func(_ *Writing, e *ontology.Evidence) { e.Role = role }
}

// Sure sets the confidence.
func Sure(confidence float64) Mark {
	return func(_ *Writing, e *ontology.Evidence) { e.Confidence = confidence }
}

// Adding puts more words at the end of the sentence.
func Adding(words string) Mark {
	return func(_ *Writing, e *ontology.Evidence) { e.Sentence += words }
}
