package store

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/internal/ontology"
)

// Validate reports the first part of the bundle that does not fit, as ErrInvalid
// with the part's name. Ends may be entities of the bundle or stored ones;
// stored may be nil where nothing is.
func (b *Bundle) Validate(stored func(ontology.ID) bool) error {
	if b == nil || b.Article == nil {
		return fmt.Errorf("bundle without an article: %w", ErrInvalid)
	}
	c := bundleCheck{b: b, stored: stored, own: make(map[ontology.ID]bool, len(b.Entities))}
	for _, check := range []func() error{c.article, c.entities, c.mentions, c.evidence, c.unused} {
		if err := check(); err != nil {
			return fmt.Errorf("article %.80q: %w", string(b.Article.ID), err)
		}
	}
	return nil
}

// bundleCheck is one run of Validate.
type bundleCheck struct {
	b      *Bundle
	stored func(ontology.ID) bool
	own    map[ontology.ID]bool // the bundle's entities; true once something names them
}

func refuse(format string, args ...any) error {
	return fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), ErrInvalid)
}

func (c *bundleCheck) article() error {
	a := c.b.Article
	switch {
	case !isArticleID(a.ID):
		return refuse("its ID is not \"article:\" and 20 hexadecimal digits in lower case")
	case !isArticleID(a.Cluster):
		return refuse("its cluster is %.80q: give the ID of the first article of its kind, or its own", string(a.Cluster))
	case !goodDate(a.Published):
		return refuse("published on %v, which is no day of the calendar", a.Published)
	case a.LoadedAt.Year() < 1 || a.LoadedAt.Year() > 9999:
		return refuse("loaded in the year %d: give one from 1 to 9999", a.LoadedAt.Year())
	}
	return goodTexts("article", string(a.ID), a.URL, a.Title, a.Source, a.Language, a.Text, string(a.Cluster))
}

// isArticleID holds articles to the form that ontology.ArticleID promises, so
// that a backend may keep the digits as ten bytes.
func isArticleID(id ontology.ArticleID) bool {
	digits, ok := strings.CutPrefix(string(id), "article:")
	return ok && len(digits) == 20 && strings.Trim(digits, "0123456789abcdef") == ""
}

func (c *bundleCheck) entities() error {
	for i := range c.b.Entities {
		e := &c.b.Entities[i]
		if _, twice := c.own[e.ID]; twice {
			return refuse("entity %.80q is given twice", string(e.ID))
		}
		if err := goodEntity(e); err != nil {
			return fmt.Errorf("entity %.80q: %w", string(e.ID), err)
		}
		c.own[e.ID] = false
	}
	return nil
}

func goodEntity(e *ontology.Entity) error {
	switch {
	case !slices.Contains(ontology.Kinds(), e.Kind):
		return refuse("%q is not a kind of entity", string(e.Kind))
	case e.ID.Kind() != e.Kind || strings.HasSuffix(string(e.ID), ":"):
		return refuse("the ID of an entity of kind %s is the kind in lower case, a colon and a name", e.Kind)
	case e.Name == "":
		return refuse("it has no name")
	case e.Pact != nil && e.Kind != ontology.Agreement:
		return refuse("a %s has no pact", e.Kind)
	}
	if err := goodPact(e.Pact); err != nil {
		return err
	}
	if err := goodTexts("entity", e.Aliases...); err != nil {
		return err
	}
	return goodTexts("entity", string(e.ID), e.Name, e.Description, e.Codes.ISO2, e.Codes.ISO3, e.Codes.Wikidata)
}

func goodPact(p *ontology.Pact) error {
	switch {
	case p == nil:
		return nil
	case !goodDate(p.Signed):
		return refuse("signed on %v, which is no day of the calendar", p.Signed)
	case p.Status != "" && !slices.Contains(ontology.PactStatuses(), p.Status):
		return refuse("%q is not a state of an agreement", string(p.Status))
	}
	return goodTexts("agreement", p.Form)
}

func (c *bundleCheck) mentions() error {
	seen := make(map[ontology.ID]bool, len(c.b.Mentions))
	for _, m := range c.b.Mentions {
		switch {
		case seen[m.Entity]:
			return refuse("mentions of %.80q are given twice", string(m.Entity))
		case m.Count < 1:
			return refuse("%d mentions of %.80q: give at least 1", m.Count, string(m.Entity))
		case !c.name(m.Entity):
			return refuse("it mentions %.80q, which is neither in the bundle nor stored", string(m.Entity))
		}
		seen[m.Entity] = true
	}
	return nil
}

// name marks the entity as named and reports whether anybody knows it.
func (c *bundleCheck) name(id ontology.ID) bool {
	if _, ok := c.own[id]; ok {
		c.own[id] = true
		return true
	}
	return c.stored != nil && c.stored(id)
}

func (c *bundleCheck) evidence() error {
	seen := make(map[ontology.EvidenceID]bool, len(c.b.Evidence))
	for i := range c.b.Evidence {
		e := &c.b.Evidence[i]
		err := c.statement(e)
		if err == nil && seen[e.ID] {
			err = refuse("it is given twice")
		}
		if err != nil {
			return fmt.Errorf("evidence %d, %.80q %s %.80q in %.80q: %w",
				i, string(e.Subject), e.Relation, string(e.Object), e.Sentence, err)
		}
		seen[e.ID] = true
	}
	return nil
}

func (c *bundleCheck) statement(e *ontology.Evidence) error {
	for _, check := range []func(*ontology.Evidence) error{c.ends, goodMarks, c.spans, c.identity} {
		if err := check(e); err != nil {
			return err
		}
	}
	return goodTexts("evidence", e.Attribution, e.Role, e.Trigger, e.Rule, e.Extractor)
}

func (c *bundleCheck) ends(e *ontology.Evidence) error {
	for _, id := range []ontology.ID{e.Subject, e.Object} {
		if !c.name(id) {
			return refuse("%.80q is neither in the bundle nor stored", string(id))
		}
	}
	if id := e.AttributedTo; id != "" && !c.name(id) {
		return refuse("%.80q, to whom it is attributed, is neither in the bundle nor stored", string(id))
	}
	switch {
	case !slices.Contains(ontology.RelationTypes(), e.Relation):
		return refuse("%q is not a relation", string(e.Relation))
	case e.Subject == e.Object:
		return refuse("both ends are the same entity")
	case !e.Relation.Allows(e.Subject.Kind(), e.Object.Kind()):
		return refuse("%s does not join a %s to a %s", e.Relation, e.Subject.Kind(), e.Object.Kind())
	}
	return nil
}

func goodMarks(e *ontology.Evidence) error {
	switch {
	case !slices.Contains(ontology.Polarities(), e.Polarity):
		return refuse("%q is not a polarity", string(e.Polarity))
	case !slices.Contains(ontology.Modalities(), e.Modality):
		return refuse("%q is not a modality", string(e.Modality))
	case math.IsNaN(e.Confidence) || e.Confidence < 0 || e.Confidence > 1:
		return refuse("confidence %v: give 0 to 1", e.Confidence)
	}
	for _, via := range []ontology.Via{e.SubjectMention.Via, e.ObjectMention.Via} {
		if via != "" && !slices.Contains(ontology.Vias(), via) {
			return refuse("%q is not a way of naming an entity", string(via))
		}
	}
	return goodWhen(e)
}

func goodWhen(e *ontology.Evidence) error {
	switch {
	case e.Precision != "" && !slices.Contains(ontology.Precisions(), e.Precision):
		return refuse("%q is not a precision", string(e.Precision))
	case !goodDate(e.Date):
		return refuse("dated %v, which is no day of the calendar", e.Date)
	case e.Date.IsZero() && e.Precision != "":
		return refuse("precision %s of no date", e.Precision)
	}
	return nil
}

func (c *bundleCheck) spans(e *ontology.Evidence) error {
	text := c.b.Article.Text
	for _, s := range []struct {
		what string
		ontology.Span
	}{{"the sentence", e.Span}, {"the subject", e.SubjectMention.Span}, {"the object", e.ObjectMention.Span}, {"the trigger", e.TriggerSpan}} {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) {
			return refuse("%s is at [%d, %d) of a text of %d bytes", s.what, s.Start, s.End, len(text))
		}
	}
	if text[e.Start:e.End] != e.Sentence {
		return refuse("the text at [%d, %d) is %.80q", e.Start, e.End, text[e.Start:e.End])
	}
	return goodTexts("sentence", e.Sentence)
}

func (c *bundleCheck) identity(e *ontology.Evidence) error {
	if e.Article != c.b.Article.ID {
		return refuse("it is of article %.80q", string(e.Article))
	}
	if want := ontology.NewEvidenceID(e); e.ID != want {
		return refuse("its ID is %.80q, but what it says gives %q", string(e.ID), string(want))
	}
	return nil
}

// unused refuses entities that nothing names: they could not be told apart from
// a mistake, and no article would bring them back into a copy of the graph.
func (c *bundleCheck) unused() error {
	for i := range c.b.Entities {
		if id := c.b.Entities[i].ID; !c.own[id] {
			return refuse("entity %.80q is neither mentioned nor named by evidence", string(id))
		}
	}
	return nil
}

func goodDate(d ontology.Date) bool {
	if d.IsZero() {
		return true
	}
	return d.Year >= 1 && d.Year <= 9999 && ontology.DateOf(d.Time()) == d
}

func goodTexts(what string, texts ...string) error {
	for _, t := range texts {
		if !utf8.ValidString(t) {
			return refuse("a text of the %s, beginning %.40q, is not valid UTF-8", what, t)
		}
	}
	return nil
}
