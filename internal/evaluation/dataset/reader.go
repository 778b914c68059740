package dataset

import (
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/relations"
	"entente/internal/text/english"
)

// Reader takes a sentence or a document through the stages. It is safe for
// concurrent use.
type Reader struct {
	engine   *english.Engine
	entities *entities.Resolver
	lexicon  *relations.Lexicon
}

// NewReader loads the stages; a nil lexicon stands for the built-in one.
func NewReader(lexicon *relations.Lexicon) (*Reader, error) {
	engine, err := english.New()
	if err != nil {
		return nil, err
	}
	if lexicon == nil {
		lexicon = relations.Default()
	}
	return &Reader{engine: engine, entities: entities.New(nil), lexicon: lexicon}, nil
}

// reading is what the stages made of a text.
type reading struct {
	in         *entities.Input
	found      *entities.Result
	statements []relations.Statement
}

// sections analyses a text, each line a paragraph of running text.
func (r *Reader) sections(s string) *entities.Input {
	in := &entities.Input{}
	offset := 0
	for line := range strings.SplitAfterSeq(s, "\n") {
		if words := strings.TrimRight(line, "\r\n"); strings.TrimSpace(words) != "" {
			in.Sections = append(in.Sections, entities.Section{Doc: r.engine.Analyse(words), Offset: offset, Part: entities.Body})
		}
		offset += len(line)
	}
	return in
}

// read takes a text through all stages.
func (r *Reader) read(s string) *reading {
	out := &reading{in: r.sections(s)}
	out.found = r.entities.Resolve(out.in)
	out.statements = relations.Find(out.in, out.found, r.lexicon)
	return out
}

// names are the places where the text names an entity outright.
func (x *reading) names(entity int) []ontology.Span {
	var out []ontology.Span
	for _, m := range x.found.Mentions {
		if m.Via == ontology.ViaCoreference {
			continue
		}
		for _, e := range m.Entities {
			if e == entity {
				out = append(out, x.in.Bytes(m.Section, m.Span))
			}
		}
	}
	return out
}

// namedBy reports whether one of the entity's names passes the test.
func (x *reading) namedBy(entity int, ok func(ontology.Span) bool) bool {
	for _, s := range x.names(entity) {
		if ok(s) {
			return true
		}
	}
	return false
}

func (x *reading) kind(entity int) ontology.Kind { return x.found.Entities[entity].Kind }

// namesCountry reports whether a phrase is the name of a country, as distinct
// from an adjective, its people or a capital.
func namesCountry(phrase string) bool {
	return countryOf(phrase, ontology.FormName, ontology.FormAlias, ontology.FormAcronym) != ""
}

// countryOf is the country that a phrase stands for in one of the forms, or "".
func countryOf(phrase string, forms ...ontology.Form) ontology.ID {
	for _, n := range ontology.Known().Lookup(phrase) {
		if n.Target.Kind() != ontology.Country {
			continue
		}
		for _, f := range forms {
			if n.Form == f {
				return n.Target
			}
		}
	}
	return ""
}
