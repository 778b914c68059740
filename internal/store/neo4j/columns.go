package neo4j

import "entente/internal/ontology"

// The columns of the ontology's types. docs/model.md tells the model.
var (
	entityColumns = columns[ontology.Entity]{
		{"", property("id"), func(e *ontology.Entity, v any) bool {
			id, ok := v.(string)
			e.ID = ontology.ID(id)
			e.Kind = e.ID.Kind()
			return ok
		}},
		wholeColumn("Name", "name", "wholeName", func(e *ontology.Entity) *string { return &e.Name }),
		{"Aliases", property("aliases"), func(e *ontology.Entity, v any) bool { return putTexts(&e.Aliases, v) }},
		textColumn("Description", "description", func(e *ontology.Entity) *string { return &e.Description }),
		textColumn("Codes", "iso2", func(e *ontology.Entity) *string { return &e.Codes.ISO2 }),
		textColumn("Codes", "iso3", func(e *ontology.Entity) *string { return &e.Codes.ISO3 }),
		textColumn("Codes", "wikidata", func(e *ontology.Entity) *string { return &e.Codes.Wikidata }),
		textColumn("Pact", "form", func(e *ontology.Entity) *string { return &pact(e).Form }),
		dayColumn("Pact", "signed", func(e *ontology.Entity) *ontology.Date { return &pact(e).Signed }),
		textColumn("Pact", "status", func(e *ontology.Entity) *ontology.PactStatus { return &pact(e).Status }),
		dayColumn("FirstSeen", "firstSeen", func(e *ontology.Entity) *ontology.Date { return &e.FirstSeen }),
		dayColumn("LastSeen", "lastSeen", func(e *ontology.Entity) *ontology.Date { return &e.LastSeen }),
		numberColumn("Counts", "articles", func(e *ontology.Entity) *int { return &e.Counts.Articles }),
		numberColumn("Counts", "mentions", func(e *ontology.Entity) *int { return &e.Counts.Mentions }),
		numberColumn("Counts", "relations", func(e *ontology.Entity) *int { return &e.Counts.Relations }),
	}

	relationColumns = columns[ontology.Relation]{
		textColumn("", "id", func(r *ontology.Relation) *ontology.RelationID { return &r.ID }),
		{"Type", func(r string) string { return "type(" + r + ")" }, func(r *ontology.Relation, v any) bool {
			s, ok := v.(string)
			r.Type = ontology.RelationType(s)
			return ok
		}},
		{"Subject", func(r string) string { return "startNode(" + r + ").id" }, func(r *ontology.Relation, v any) bool {
			s, ok := v.(string)
			r.Subject = ontology.ID(s)
			return ok
		}},
		{"Object", func(r string) string { return "endNode(" + r + ").id" }, func(r *ontology.Relation, v any) bool {
			s, ok := v.(string)
			r.Object = ontology.ID(s)
			return ok
		}},
		dayColumn("Since", "since", func(r *ontology.Relation) *ontology.Date { return &r.Since }),
		dayColumn("Until", "until", func(r *ontology.Relation) *ontology.Date { return &r.Until }),
		dayColumn("LastReported", "lastReported", func(r *ontology.Relation) *ontology.Date { return &r.LastReported }),
		numberColumn("Reports", "reports", func(r *ontology.Relation) *int { return &r.Reports }),
		numberColumn("Events", "events", func(r *ontology.Relation) *int { return &r.Events }),
		numberColumn("IndependentSources", "independentSources", func(r *ontology.Relation) *int { return &r.IndependentSources }),
		textColumn("Status", "status", func(r *ontology.Relation) *ontology.Modality { return &r.Status }),
		{"Attributed", property("attributed"), func(r *ontology.Relation, v any) bool { return put(&r.Attributed, v) }},
		textColumn("Role", "role", func(r *ontology.Relation) *string { return &r.Role }),
		{"Confidence", property("confidence"), func(r *ontology.Relation, v any) bool { return put(&r.Confidence, v) }},
	}

	evidenceColumns = columns[ontology.Evidence]{
		textColumn("", "id", func(e *ontology.Evidence) *ontology.EvidenceID { return &e.ID }),
		textColumn("Subject", "subject", func(e *ontology.Evidence) *ontology.ID { return &e.Subject }),
		textColumn("Relation", "relation", func(e *ontology.Evidence) *ontology.RelationType { return &e.Relation }),
		textColumn("Object", "object", func(e *ontology.Evidence) *ontology.ID { return &e.Object }),
		textColumn("Article", "article", func(e *ontology.Evidence) *ontology.ArticleID { return &e.Article }),
		textColumn("AttributedTo", "attributedTo", func(e *ontology.Evidence) *ontology.ID { return &e.AttributedTo }),
		textColumn("Polarity", "polarity", func(e *ontology.Evidence) *ontology.Polarity { return &e.Polarity }),
		textColumn("Modality", "modality", func(e *ontology.Evidence) *ontology.Modality { return &e.Modality }),
		textColumn("Attribution", "attribution", func(e *ontology.Evidence) *string { return &e.Attribution }),
		dayColumn("Date", "date", func(e *ontology.Evidence) *ontology.Date { return &e.Date }),
		textColumn("Precision", "precision", func(e *ontology.Evidence) *ontology.Precision { return &e.Precision }),
		textColumn("Role", "role", func(e *ontology.Evidence) *string { return &e.Role }),
		textColumn("Sentence", "sentence", func(e *ontology.Evidence) *string { return &e.Sentence }),
		numberColumn("Start", "start", func(e *ontology.Evidence) *int { return &e.Start }),
		numberColumn("End", "end", func(e *ontology.Evidence) *int { return &e.End }),
		spanColumn("SubjectMention", "subjectSpan", func(e *ontology.Evidence) *ontology.Span { return &e.SubjectMention.Span }),
		textColumn("SubjectMention", "subjectVia", func(e *ontology.Evidence) *ontology.Via { return &e.SubjectMention.Via }),
		spanColumn("ObjectMention", "objectSpan", func(e *ontology.Evidence) *ontology.Span { return &e.ObjectMention.Span }),
		textColumn("ObjectMention", "objectVia", func(e *ontology.Evidence) *ontology.Via { return &e.ObjectMention.Via }),
		textColumn("Trigger", "trigger", func(e *ontology.Evidence) *string { return &e.Trigger }),
		spanColumn("TriggerSpan", "triggerSpan", func(e *ontology.Evidence) *ontology.Span { return &e.TriggerSpan }),
		textColumn("Rule", "rule", func(e *ontology.Evidence) *string { return &e.Rule }),
		textColumn("Extractor", "extractor", func(e *ontology.Evidence) *string { return &e.Extractor }),
		{"Confidence", property("confidence"), func(e *ontology.Evidence, v any) bool { return put(&e.Confidence, v) }},
	}

	articleColumns = columns[ontology.Article]{
		textColumn("", "id", func(a *ontology.Article) *ontology.ArticleID { return &a.ID }),
		textColumn("Cluster", "cluster", func(a *ontology.Article) *ontology.ArticleID { return &a.Cluster }),
		textColumn("URL", "url", func(a *ontology.Article) *string { return &a.URL }),
		textColumn("Title", "title", func(a *ontology.Article) *string { return &a.Title }),
		wholeColumn("Source", "source", "wholeSource", func(a *ontology.Article) *string { return &a.Source }),
		dayColumn("Published", "published", func(a *ontology.Article) *ontology.Date { return &a.Published }),
		{"LoadedAt", property("loadedAt"), func(a *ontology.Article, v any) bool { return putMoment(&a.LoadedAt, v) }},
		textColumn("Language", "language", func(a *ontology.Article) *string { return &a.Language }),
		textColumn("Text", "text", func(a *ontology.Article) *string { return &a.Text }),
		{"Fingerprint", property("fingerprint"), func(a *ontology.Article, v any) bool {
			n, ok := v.(int64) // Neo4j has signed integers only: the same 64 bits
			a.Fingerprint = uint64(n)
			return ok
		}},
	}
)

// pact is the entity's Pact, made if need be.
func pact(e *ontology.Entity) *ontology.Pact {
	if e.Pact == nil {
		e.Pact = &ontology.Pact{}
	}
	return e.Pact
}
