package llm

import (
	"fmt"
	"strings"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/ontology"
)

// checker turns a model's statements into evidence, or says why not.
type checker struct {
	article *article.Article
	result  *extract.Result
	// names are the article's entities by every folded name; an index of -1
	// marks a name that two entities share.
	names     map[string]int
	extractor string
}

func newChecker(a *article.Article, r *extract.Result, extractor string) *checker {
	c := &checker{article: a, result: r, names: map[string]int{}, extractor: extractor}
	for i, e := range r.Entities {
		for _, n := range append(append([]string{e.Name}, e.Aliases...), r.Names[e.ID]...) {
			key := ontology.Fold(n)
			if have, ok := c.names[key]; ok && have != i {
				c.names[key] = -1
				continue
			}
			c.names[key] = i
		}
	}
	return c
}

// evidence checks one statement.
func (c *checker) evidence(s statement) (ontology.Evidence, error) {
	var e ontology.Evidence
	var err error
	if e.Relation, err = ontology.ParseRelationType(s.Relation); err != nil {
		return e, err
	}
	if e.Polarity, err = ontology.ParsePolarity(s.Polarity); err != nil {
		return e, err
	}
	if e.Modality, err = ontology.ParseModality(s.Modality); err != nil {
		return e, err
	}
	if e.Span, err = c.sentence(s.Sentence); err != nil {
		return e, err
	}
	e.Sentence = c.article.Text[e.Start:e.End]
	if e.Subject, e.SubjectMention, err = c.entity(s.Subject, s.SubjectKind, e.Span); err != nil {
		return e, fmt.Errorf("subject: %w", err)
	}
	if e.Object, e.ObjectMention, err = c.entity(s.Object, s.ObjectKind, e.Span); err != nil {
		return e, fmt.Errorf("object: %w", err)
	}
	if e.Subject == e.Object {
		return e, fmt.Errorf("subject and object are both %s", e.Subject)
	}
	if !e.Relation.Allows(e.Subject.Kind(), e.Object.Kind()) {
		return e, fmt.Errorf("%s does not join a %s to a %s", e.Relation, e.Subject.Kind(), e.Object.Kind())
	}
	c.attribute(&e, s.Attribution)
	e.Article, e.Rule, e.Extractor, e.Confidence = c.article.ID, "llm", c.extractor, Confidence
	e.Trigger, e.TriggerSpan = e.Sentence, e.Span // a model does not say which word carries the relation
	e.ID = ontology.NewEvidenceID(&e)
	return e, nil
}

// sentence finds the sentence, word for word, in the article's own text.
func (c *checker) sentence(s string) (ontology.Span, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return ontology.Span{}, fmt.Errorf("no sentence given")
	}
	for b := range c.article.Own() {
		if at := strings.Index(c.article.Slice(b), s); at >= 0 {
			return ontology.Span{Start: b.Start + at, End: b.Start + at + len(s)}, nil
		}
	}
	return ontology.Span{}, fmt.Errorf("sentence %.80q does not stand in the article", s)
}

// entity is the article's entity of that name. One that the rules did not find
// is taken when its name stands in the article's own text; a country only when
// the gazetteer knows it.
func (c *checker) entity(name, kind string, sentence ontology.Span) (ontology.ID, ontology.Mention, error) {
	k, err := ontology.ParseKind(kind)
	if err != nil {
		return "", ontology.Mention{}, err
	}
	if i, ok := c.names[ontology.Fold(name)]; ok {
		if i < 0 {
			return "", ontology.Mention{}, fmt.Errorf("%q names several entities", name)
		}
		e := &c.result.Entities[i]
		if e.Kind != k {
			return "", ontology.Mention{}, fmt.Errorf("%q is a %s, not a %s", name, e.Kind, k)
		}
		return e.ID, c.mention(name, sentence), nil
	}
	if _, err := c.sentence(name); err != nil {
		return "", ontology.Mention{}, fmt.Errorf("%q does not stand in the article", name)
	}
	if k == ontology.Country {
		return "", ontology.Mention{}, fmt.Errorf("%q is not a country's name", name)
	}
	e := ontology.Entity{ID: ontology.NewID(k, name), Kind: k, Name: name}
	if strings.HasSuffix(string(e.ID), ":") {
		return "", ontology.Mention{}, fmt.Errorf("%q is no name", name)
	}
	c.names[ontology.Fold(name)] = len(c.result.Entities)
	c.result.Entities = append(c.result.Entities, e)
	c.result.Mentions = append(c.result.Mentions, ontology.Mentions{Entity: e.ID, Count: strings.Count(c.article.Text, name)})
	c.result.Names[e.ID] = []string{name}
	return e.ID, c.mention(name, sentence), nil
}

// mention is where the name stands in the sentence, or the sentence's beginning
// and the mark that it is understood from the context.
func (c *checker) mention(name string, sentence ontology.Span) ontology.Mention {
	if at := strings.Index(c.article.Text[sentence.Start:sentence.End], name); at >= 0 {
		start := sentence.Start + at
		return ontology.Mention{Span: ontology.Span{Start: start, End: start + len(name)}, Via: ontology.ViaName}
	}
	return ontology.Mention{Span: ontology.Span{Start: sentence.Start, End: sentence.Start}, Via: ontology.ViaContext}
}

// attribute credits who says so; words that do not stand in the article are dropped.
func (c *checker) attribute(e *ontology.Evidence, who string) {
	if who = strings.TrimSpace(who); who == "" {
		return
	}
	if i, ok := c.names[ontology.Fold(who)]; ok && i >= 0 {
		e.AttributedTo = c.result.Entities[i].ID
	}
	if _, err := c.sentence(who); err == nil {
		e.Attribution = who
	}
}
