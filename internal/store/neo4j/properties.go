package neo4j

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// day is Neo4j's date, or nil for an unknown day, which removes or omits the property.
func day(d ontology.Date) any {
	if d.IsZero() {
		return nil
	}
	return driver.DateOf(d.Time())
}

// some is the text, or nil where there is none.
func some[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// words is the text for a full-text index that splits at white space: the words as store.Words spells them.
func words(text string) string { return strings.Join(store.Words(text), " ") }

// nameKeys are the entity's folded names without doubles, its own first.
func nameKeys(e *ontology.Entity) []string {
	var keys []string
	seen := map[string]bool{}
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if k := ontology.Fold(n); k != "" && !seen[k] {
			seen[k] = true
			keys = append(keys, k)
		}
	}
	return keys
}

// entityProperties are the node's, but for what the store counts.
func entityProperties(e *ontology.Entity) params {
	keys := nameKeys(e)
	p := params{
		"name": e.Name, "aliases": e.Aliases, "description": some(e.Description),
		"iso2": some(e.Codes.ISO2), "iso3": some(e.Codes.ISO3), "wikidata": some(e.Codes.Wikidata),
		"nameKey": ontology.Fold(e.Name), "words": strings.Join(keys, " "),
		"form": nil, "signed": nil, "status": nil, "pact": nil,
	}
	if e.Aliases == nil {
		p["aliases"] = []string{}
	}
	if e.Pact != nil {
		p["form"], p["signed"], p["status"], p["pact"] = some(e.Pact.Form), day(e.Pact.Signed), some(e.Pact.Status), true
	}
	return p
}

func evidenceProperties(e *ontology.Evidence, a *ontology.Article) params {
	return params{
		"id": string(e.ID), "relation": string(e.Relation), "relationId": string(e.Key().ID()),
		"subject": string(e.Subject), "object": string(e.Object), "article": string(e.Article), "attributedTo": some(e.AttributedTo),
		"polarity": string(e.Polarity), "modality": string(e.Modality), "attribution": some(e.Attribution),
		"date": day(e.Date), "precision": some(e.Precision), "role": some(e.Role),
		"sentence": e.Sentence, "words": words(e.Sentence), "start": int64(e.Start), "end": int64(e.End),
		"subjectStart": int64(e.SubjectMention.Start), "subjectEnd": int64(e.SubjectMention.End), "subjectVia": some(e.SubjectMention.Via),
		"objectStart": int64(e.ObjectMention.Start), "objectEnd": int64(e.ObjectMention.End), "objectVia": some(e.ObjectMention.Via),
		"trigger": some(e.Trigger), "triggerStart": int64(e.TriggerSpan.Start), "triggerEnd": int64(e.TriggerSpan.End),
		"rule": some(e.Rule), "extractor": some(e.Extractor), "confidence": e.Confidence,
		"published": day(a.Published), "source": a.Source,
	}
}

func articleProperties(a *ontology.Article) params {
	return params{
		"id": string(a.ID), "url": some(a.URL), "title": a.Title, "source": a.Source, "published": day(a.Published),
		"loadedAt": a.LoadedAt.UTC(), "language": a.Language, "text": a.Text, "cluster": string(a.Cluster),
		// Neo4j has signed integers only: the same 64 bits.
		"fingerprint": int64(a.Fingerprint),
		"words":       words(a.Title + "\n" + a.Text),
	}
}

func relationProperties(r *ontology.Relation) params {
	return params{
		"id": string(r.ID), "since": day(r.Since), "until": day(r.Until), "lastReported": day(r.LastReported),
		"reports": int64(r.Reports), "events": int64(r.Events), "independentSources": int64(r.IndependentSources), "status": string(r.Status),
		"attributed": r.Attributed, "role": some(r.Role), "confidence": r.Confidence,
	}
}

// reader takes values out of a map of properties, remembering the first that has the wrong type.
type reader struct {
	m   map[string]any
	err error
}

func get[T any](r *reader, key string) (v T) {
	x, ok := r.m[key]
	if !ok || x == nil {
		return v
	}
	v, ok = x.(T)
	if !ok && r.err == nil {
		r.err = fmt.Errorf("property %s is a %T: the graph was changed from outside; see docs/model.md for its model", key, x)
	}
	return v
}

func text[T ~string](r *reader, key string) T { return T(get[string](r, key)) }

func number(r *reader, key string) int { return int(get[int64](r, key)) }

func date(r *reader, key string) ontology.Date {
	return ontology.DateOf(get[driver.Date](r, key).Time())
}

func texts(r *reader, key string) []string {
	list := get[[]any](r, key)
	if len(list) == 0 {
		return nil
	}
	out := make([]string, 0, len(list))
	for _, x := range list {
		s, ok := x.(string)
		if !ok && r.err == nil {
			r.err = fmt.Errorf("property %s holds a %T: the graph was changed from outside", key, x)
		}
		out = append(out, s)
	}
	return out
}

// asMap is the properties of a node, a relationship, or a map itself.
func asMap(v any) map[string]any {
	switch x := v.(type) {
	case driver.Node:
		return x.Props
	case driver.Relationship:
		return x.Props
	case map[string]any:
		return x
	}
	return nil
}

func toEntity(v any) (*ontology.Entity, error) {
	r := &reader{m: asMap(v)}
	e := &ontology.Entity{
		ID: text[ontology.ID](r, "id"), Name: text[string](r, "name"), Aliases: texts(r, "aliases"), Description: text[string](r, "description"),
		Codes:     ontology.Codes{ISO2: text[string](r, "iso2"), ISO3: text[string](r, "iso3"), Wikidata: text[string](r, "wikidata")},
		FirstSeen: date(r, "firstSeen"), LastSeen: date(r, "lastSeen"),
		Counts: ontology.Counts{Articles: number(r, "articles"), Mentions: number(r, "mentions"), Relations: number(r, "relations")},
	}
	e.Kind = e.ID.Kind()
	if get[bool](r, "pact") {
		e.Pact = &ontology.Pact{Form: text[string](r, "form"), Signed: date(r, "signed"), Status: text[ontology.PactStatus](r, "status")}
	}
	return e, r.err
}

func toEvidence(v any) (*ontology.Evidence, error) {
	r := &reader{m: asMap(v)}
	span := func(what string) ontology.Span {
		return ontology.Span{Start: number(r, what+"Start"), End: number(r, what+"End")}
	}
	e := &ontology.Evidence{
		ID: text[ontology.EvidenceID](r, "id"), Subject: text[ontology.ID](r, "subject"), Relation: text[ontology.RelationType](r, "relation"),
		Object: text[ontology.ID](r, "object"), Polarity: text[ontology.Polarity](r, "polarity"), Modality: text[ontology.Modality](r, "modality"),
		AttributedTo: text[ontology.ID](r, "attributedTo"), Attribution: text[string](r, "attribution"),
		Date: date(r, "date"), Precision: text[ontology.Precision](r, "precision"), Role: text[string](r, "role"),
		Article: text[ontology.ArticleID](r, "article"), Sentence: text[string](r, "sentence"),
		Span:           ontology.Span{Start: number(r, "start"), End: number(r, "end")},
		SubjectMention: ontology.Mention{Span: span("subject"), Via: text[ontology.Via](r, "subjectVia")},
		ObjectMention:  ontology.Mention{Span: span("object"), Via: text[ontology.Via](r, "objectVia")},
		Trigger:        text[string](r, "trigger"), TriggerSpan: span("trigger"),
		Rule: text[string](r, "rule"), Extractor: text[string](r, "extractor"), Confidence: get[float64](r, "confidence"),
	}
	return e, r.err
}

func toArticle(v any) (*ontology.Article, error) {
	r := &reader{m: asMap(v)}
	a := &ontology.Article{
		ID: text[ontology.ArticleID](r, "id"), URL: text[string](r, "url"), Title: text[string](r, "title"), Source: text[string](r, "source"),
		Published: date(r, "published"), LoadedAt: get[time.Time](r, "loadedAt").UTC(), Language: text[string](r, "language"),
		Text: text[string](r, "text"), Cluster: text[ontology.ArticleID](r, "cluster"), Fingerprint: uint64(get[int64](r, "fingerprint")),
	}
	return a, r.err
}

// toRelation reads an edge from its type, the IDs of its ends and its properties, as edgeColumns gives them.
func toRelation(v any) (*ontology.Relation, error) {
	row, ok := v.([]any)
	if !ok || len(row) != 4 {
		return nil, fmt.Errorf("edge is a %T of the wrong shape", v)
	}
	r := &reader{m: asMap(row[3])}
	t, _ := row[0].(string)
	subject, _ := row[1].(string)
	object, _ := row[2].(string)
	rel := &ontology.Relation{
		ID: text[ontology.RelationID](r, "id"), Subject: ontology.ID(subject), Type: ontology.RelationType(t), Object: ontology.ID(object),
		Since: date(r, "since"), Until: date(r, "until"), LastReported: date(r, "lastReported"),
		Reports: number(r, "reports"), Events: number(r, "events"), IndependentSources: number(r, "independentSources"), Status: text[ontology.Modality](r, "status"),
		Attributed: get[bool](r, "attributed"), Role: text[string](r, "role"), Confidence: get[float64](r, "confidence"),
	}
	return rel, r.err
}

// edge is the expression of what toRelation reads of the relationship variable.
func edge(r string) string {
	return "[type(" + r + "), startNode(" + r + ").id, endNode(" + r + ").id, properties(" + r + ")]"
}

// list maps a list of a record, refusing anything else.
func list[T any](v any, each func(any) (T, error)) ([]T, error) {
	items, ok := v.([]any)
	if !ok && v != nil {
		return nil, fmt.Errorf("answer is a %T, not a list", v)
	}
	out := make([]T, 0, len(items))
	for _, x := range items {
		t, err := each(x)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func plain[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// unique names parameters within one statement.
func unique(prefix string, n int) string { return prefix + strconv.Itoa(n) }
