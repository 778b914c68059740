package export

import (
	"strconv"
	"strings"

	"entente/internal/ontology"
)

// column is a property of nodes or of edges, as formats with columns write it.
type column[T any] struct {
	name string
	typ  columnType
	text func(T) string // "" where there is none
}

// columnType is what a column's texts stand for.
type columnType string

const (
	text  columnType = "string"
	whole columnType = "int"
	real  columnType = "double"
	truth columnType = "boolean"
)

// nodeColumns are an entity's properties beside its ID and its name.
var nodeColumns = []column[*ontology.Entity]{
	{"kind", text, func(e *ontology.Entity) string { return string(e.Kind) }},
	{"aliases", text, func(e *ontology.Entity) string { return strings.Join(e.Aliases, "|") }},
	{"description", text, func(e *ontology.Entity) string { return e.Description }},
	{"iso2", text, func(e *ontology.Entity) string { return e.Codes.ISO2 }},
	{"iso3", text, func(e *ontology.Entity) string { return e.Codes.ISO3 }},
	{"wikidata", text, func(e *ontology.Entity) string { return e.Codes.Wikidata }},
	{"form", text, ofPact(func(p *ontology.Pact) string { return p.Form })},
	{"signed", text, ofPact(func(p *ontology.Pact) string { return day(p.Signed) })},
	{"status", text, ofPact(func(p *ontology.Pact) string { return string(p.Status) })},
	{"firstSeen", text, func(e *ontology.Entity) string { return day(e.FirstSeen) }},
	{"lastSeen", text, func(e *ontology.Entity) string { return day(e.LastSeen) }},
	{"articles", whole, func(e *ontology.Entity) string { return strconv.Itoa(e.Counts.Articles) }},
	{"mentions", whole, func(e *ontology.Entity) string { return strconv.Itoa(e.Counts.Mentions) }},
	{"relations", whole, func(e *ontology.Entity) string { return strconv.Itoa(e.Counts.Relations) }},
}

func ofPact(f func(*ontology.Pact) string) func(*ontology.Entity) string {
	return func(e *ontology.Entity) string {
		if e.Pact == nil {
			return ""
		}
		return f(e.Pact)
	}
}

// edgeColumns are an edge's properties beside its ID, its ends and its type.
var edgeColumns = []column[*ontology.Relation]{
	{"symmetric", truth, func(r *ontology.Relation) string { return strconv.FormatBool(r.Symmetric()) }},
	{"since", text, func(r *ontology.Relation) string { return day(r.Since) }},
	{"until", text, func(r *ontology.Relation) string { return day(r.Until) }},
	{"lastReported", text, func(r *ontology.Relation) string { return day(r.LastReported) }},
	{"reports", whole, func(r *ontology.Relation) string { return strconv.Itoa(r.Reports) }},
	{"events", whole, func(r *ontology.Relation) string { return strconv.Itoa(r.Events) }},
	{"independentSources", whole, func(r *ontology.Relation) string { return strconv.Itoa(r.IndependentSources) }},
	{"status", text, func(r *ontology.Relation) string { return string(r.Status) }},
	{"attributed", truth, func(r *ontology.Relation) string { return strconv.FormatBool(r.Attributed) }},
	{"role", text, func(r *ontology.Relation) string { return r.Role }},
	{"confidence", real, func(r *ontology.Relation) string { return strconv.FormatFloat(r.Confidence, 'g', -1, 64) }},
}

// day is "2024-11-01", or "" for an unknown day.
func day(d ontology.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
