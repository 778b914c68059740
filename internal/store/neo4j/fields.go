package neo4j

import (
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// field is a property that is written from a thing; nil where it is not known.
type field[T any] struct {
	name  string
	value func(T) any
}

// fields are a thing's properties in the order in which their values are sent.
// Lists of values with the names in the statement cost the server and the driver
// less than maps that repeat the names in each row.
type fields[T any] []field[T]

// values are a thing's.
func (f fields[T]) values(of T) []any {
	out := make([]any, len(f))
	for i, one := range f {
		out[i] = one.value(of)
	}
	return out
}

// literal is the map of Cypher that takes the values out of a list, in which
// they begin at the given place.
func (f fields[T]) literal(list string, at int) string {
	pairs := make([]string, len(f))
	for i, one := range f {
		pairs[i] = fmt.Sprintf("%s: %s[%d]", one.name, list, at+i)
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

// textOf is the text, or nil where it is empty.
func textOf[S ~string](s S) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// dayOf is the day, or nil where it is not known.
func dayOf(d ontology.Date) any {
	if d.IsZero() {
		return nil
	}
	return driver.DateOf(d.Time())
}

// stated is evidence in its article.
type stated struct {
	*ontology.Evidence
	in *ontology.Article
}

// evidenceFields repeat what the edges of the node lead to, since evidence is
// filtered and sorted by it.
var evidenceFields = fields[stated]{
	{"id", func(e stated) any { return string(e.ID) }},
	{"relation", func(e stated) any { return string(e.Relation) }},
	{"relationId", func(e stated) any { return string(e.Key().ID()) }},
	{"subject", func(e stated) any { return string(e.Subject) }},
	{"object", func(e stated) any { return string(e.Object) }},
	{"article", func(e stated) any { return string(e.Article) }},
	{"source", func(e stated) any { return e.in.Source }},
	{"published", func(e stated) any { return dayOf(e.in.Published) }},
	{"polarity", func(e stated) any { return string(e.Polarity) }},
	{"modality", func(e stated) any { return string(e.Modality) }},
	{"attributedTo", func(e stated) any { return textOf(e.AttributedTo) }},
	{"attribution", func(e stated) any { return textOf(e.Attribution) }},
	{"date", func(e stated) any { return dayOf(e.Date) }},
	{"precision", func(e stated) any { return textOf(e.Precision) }},
	{"role", func(e stated) any { return textOf(e.Role) }},
	{"sentence", func(e stated) any { return e.Sentence }},
	{"words", func(e stated) any { return strings.Join(store.Words(e.Sentence), " ") }},
	{"start", func(e stated) any { return int64(e.Start) }},
	{"end", func(e stated) any { return int64(e.End) }},
	{"subjectSpan", func(e stated) any { return spanOf(e.SubjectMention.Span) }},
	{"subjectVia", func(e stated) any { return textOf(e.SubjectMention.Via) }},
	{"objectSpan", func(e stated) any { return spanOf(e.ObjectMention.Span) }},
	{"objectVia", func(e stated) any { return textOf(e.ObjectMention.Via) }},
	{"trigger", func(e stated) any { return textOf(e.Trigger) }},
	{"triggerSpan", func(e stated) any { return spanOf(e.TriggerSpan) }},
	{"rule", func(e stated) any { return textOf(e.Rule) }},
	{"extractor", func(e stated) any { return textOf(e.Extractor) }},
	{"confidence", func(e stated) any { return e.Confidence }},
}

var relationFields = fields[summed]{
	{"id", func(r summed) any { return string(r.ID) }},
	{"since", func(r summed) any { return dayOf(r.Since) }},
	{"until", func(r summed) any { return dayOf(r.Until) }},
	{"lastReported", func(r summed) any { return dayOf(r.LastReported) }},
	{"reports", func(r summed) any { return int64(r.Reports) }},
	{"events", func(r summed) any { return int64(r.Events) }},
	{"independentSources", func(r summed) any { return int64(r.IndependentSources) }},
	{"status", func(r summed) any { return string(r.Status) }},
	{"attributed", func(r summed) any { return r.Attributed }},
	{"role", func(r summed) any { return textOf(r.Role) }},
	{"confidence", func(r summed) any { return r.Confidence }},
	{"firstKnown", func(r summed) any { return dayOf(r.known.first) }},
	{"lastKnown", func(r summed) any { return dayOf(r.known.last) }},
}
