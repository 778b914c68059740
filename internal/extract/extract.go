// Package extract takes one article through the stages in order: the language
// engine, entities, relations; and writes down what came out as evidence.
//
// The same article always gives the same answer, byte for byte, whatever ran
// before it and however many workers run beside it.
package extract

import (
	"cmp"
	"slices"
	"strings"

	"entente/internal/article"
	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/relations"
	"entente/internal/text/english"
)

// Rules is the name under which the rules' evidence is marked; see ontology.Evidence.Extractor.
const Rules = "rules"

// Options say what is extracted. The zero value is the sensible default.
type Options struct {
	// Lexicon adds triggers to the built-in ones; nil adds none.
	Lexicon *relations.Lexicon
	// Uncalibrated leaves confidences as strong as the rules make them, for
	// fitting the calibration; see Traits.
	Uncalibrated bool
}

// Extractor holds the loaded engine and lexicon. It is safe for concurrent use.
type Extractor struct {
	engine   *english.Engine
	entities *entities.Resolver
	lexicon  *relations.Lexicon
	raw      bool // Options.Uncalibrated
}

// New loads the language engine and the lexicon.
func New(o Options) (*Extractor, error) {
	engine, err := english.New()
	if err != nil {
		return nil, err
	}
	if o.Lexicon == nil {
		o.Lexicon = relations.Default()
	}
	return &Extractor{engine: engine, entities: entities.New(nil), lexicon: o.Lexicon, raw: o.Uncalibrated}, nil
}

// Result is what one article states.
type Result struct {
	Entities   []ontology.Entity   // in order of first mention
	Mentions   []ontology.Mentions // of the same entities, in the same order
	Evidence   []ontology.Evidence // by start of the sentence, then by ID
	Agreements []Agreement
	// Names are the distinct strings by which the article names each entity, in order.
	Names map[ontology.ID][]string
	// Paths explain each piece of evidence: the way through the sentence's tree.
	Paths map[ontology.EvidenceID]relations.Path
}

// Agreement gives the parties of an entity of kind Agreement, in order of mention.
type Agreement struct {
	Agreement ontology.ID
	Parties   []ontology.ID
}

// Extract reads one article.
func (x *Extractor) Extract(a *article.Article) *Result {
	in := &entities.Input{Published: a.Published, Source: a.Source}
	for _, b := range a.Blocks {
		if part, ok := partOf(b.Role); ok {
			in.Sections = append(in.Sections, entities.Section{Doc: x.engine.Analyse(a.Slice(b)), Offset: b.Start, Part: part})
		}
	}
	found := x.entities.Resolve(in)
	statements := relations.Find(in, found, x.lexicon)
	r := &Result{Entities: found.Entities, Names: make(map[ontology.ID][]string, len(found.Entities))}
	r.count(in, found)
	r.evidence(a, found, statements, x.raw)
	r.signed()
	r.agreements(found)
	return r
}

// partOf says how a block's text is read; ok is false for what states nothing.
func partOf(r article.Role) (part entities.Part, ok bool) {
	switch r {
	case article.Title, article.Subheading:
		return entities.Headline, true
	case article.Standfirst:
		return entities.Standfirst, true
	case article.Byline:
		return entities.Byline, true
	case article.Dateline:
		return entities.Dateline, true
	}
	return entities.Body, r.Own()
}

func (r *Result) count(in *entities.Input, found *entities.Result) {
	counts := make([]int, len(found.Entities))
	for _, m := range found.Mentions {
		name := in.Sections[m.Section].Doc.Slice(m.Span)
		for _, e := range m.Entities {
			counts[e]++
			id := found.Entities[e].ID
			if m.Via != ontology.ViaCoreference && !slices.Contains(r.Names[id], name) {
				r.Names[id] = append(r.Names[id], name)
			}
		}
	}
	for i, e := range found.Entities {
		r.Mentions = append(r.Mentions, ontology.Mentions{Entity: e.ID, Count: max(1, counts[i])})
	}
}

func (r *Result) evidence(a *article.Article, found *entities.Result, statements []relations.Statement, raw bool) {
	at := make(map[ontology.EvidenceID]int, len(statements))
	r.Evidence = slices.Grow(r.Evidence, len(statements))
	r.Paths = make(map[ontology.EvidenceID]relations.Path, len(statements))
	for i := range statements {
		s := &statements[i]
		e := newEvidence(a, found, s)
		e.Confidence = rounded(s.Confidence)
		if !raw {
			e.Confidence = confidence(s.Confidence, &e)
		}
		if k, seen := at[e.ID]; seen {
			if e.Confidence > r.Evidence[k].Confidence {
				r.Evidence[k], r.Paths[e.ID] = e, s.Path
			}
			continue
		}
		at[e.ID] = len(r.Evidence)
		r.Evidence, r.Paths[e.ID] = append(r.Evidence, e), s.Path
	}
	r.Sort()
}

// Sort puts the evidence into its order, after some was added.
func (r *Result) Sort() {
	slices.SortFunc(r.Evidence, func(x, y ontology.Evidence) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.ID, y.ID))
	})
}

func newEvidence(a *article.Article, found *entities.Result, s *relations.Statement) ontology.Evidence {
	e := ontology.Evidence{
		Subject: found.Entities[s.Subject].ID, Relation: s.Relation, Object: found.Entities[s.Object].ID,
		Polarity: s.Polarity, Modality: s.Modality, Attribution: s.Attribution,
		Date: s.Date, Precision: s.Precision, Role: s.Role,
		Article: a.ID, Sentence: a.Text[s.Sentence.Start:s.Sentence.End], Span: s.Sentence,
		SubjectMention: s.SubjectVia, ObjectMention: s.ObjectVia,
		Trigger: a.Text[s.Trigger.Start:s.Trigger.End], TriggerSpan: s.Trigger,
		Rule: s.Rule, Extractor: Rules,
	}
	if s.AttributedTo >= 0 {
		e.AttributedTo = found.Entities[s.AttributedTo].ID
	}
	e.ID = ontology.NewEvidenceID(&e)
	return e
}

func (r *Result) agreements(found *entities.Result) {
	for _, a := range found.Agreements {
		out := Agreement{Agreement: found.Entities[a.Entity].ID}
		for _, p := range a.Parties {
			if id := found.Entities[p.Entity].ID; p.Modality != ontology.Possible && !slices.Contains(out.Parties, id) {
				out.Parties = append(out.Parties, id)
			}
		}
		r.Agreements = append(r.Agreements, out)
	}
}

// Name is the canonical name of an entity of the result, or "".
func (r *Result) Name(id ontology.ID) string {
	for i := range r.Entities {
		if r.Entities[i].ID == id {
			return r.Entities[i].Name
		}
	}
	return ""
}

// Summary counts what the article states, "8 entities, 12 statements".
func (r *Result) Summary() string {
	var b strings.Builder
	b.WriteString(count(len(r.Entities), "entity", "entities"))
	b.WriteString(", ")
	b.WriteString(count(len(r.Evidence), "statement", "statements"))
	return b.String()
}
