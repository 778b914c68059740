package export

import (
	"bufio"
	"context"
	"iter"
	"time"

	"github.com/parquet-go/parquet-go"

	"entente/internal/ontology"
	"entente/internal/store"
)

// The rows of the tables. Days are Parquet's DATE, null where they are not known.
type (
	entityRow struct {
		ID          string   `parquet:"id"`
		Kind        string   `parquet:"kind,dict"`
		Name        string   `parquet:"name"`
		Aliases     []string `parquet:"aliases,list"`
		Description string   `parquet:"description"`
		ISO2        string   `parquet:"iso2"`
		ISO3        string   `parquet:"iso3"`
		Wikidata    string   `parquet:"wikidata"`
		Form        string   `parquet:"form,dict"`
		Signed      *int32   `parquet:"signed,optional,date"`
		Status      string   `parquet:"status,dict"`
		FirstSeen   *int32   `parquet:"first_seen,optional,date"`
		LastSeen    *int32   `parquet:"last_seen,optional,date"`
		Articles    int64    `parquet:"articles"`
		Mentions    int64    `parquet:"mentions"`
		Relations   int64    `parquet:"relations"`
	}
	relationRow struct {
		ID                 string  `parquet:"id"`
		Subject            string  `parquet:"subject,dict"`
		Type               string  `parquet:"type,dict"`
		Object             string  `parquet:"object,dict"`
		Symmetric          bool    `parquet:"symmetric"`
		Since              *int32  `parquet:"since,optional,date"`
		Until              *int32  `parquet:"until,optional,date"`
		LastReported       *int32  `parquet:"last_reported,optional,date"`
		Reports            int64   `parquet:"reports"`
		Events             int64   `parquet:"events"`
		IndependentSources int64   `parquet:"independent_sources"`
		Status             string  `parquet:"status,dict"`
		Attributed         bool    `parquet:"attributed"`
		Role               string  `parquet:"role"`
		Confidence         float64 `parquet:"confidence"`
	}
	articleRow struct {
		ID        string    `parquet:"id"`
		URL       string    `parquet:"url"`
		Title     string    `parquet:"title"`
		Source    string    `parquet:"source,dict"`
		Published *int32    `parquet:"published,optional,date"`
		LoadedAt  time.Time `parquet:"loaded_at,timestamp(microsecond)"`
		Language  string    `parquet:"language,dict"`
		Cluster   string    `parquet:"cluster"`
		Text      string    `parquet:"text"`
	}
	evidenceRow struct {
		ID           string  `parquet:"id"`
		Relation     string  `parquet:"relation"`
		Subject      string  `parquet:"subject,dict"`
		Type         string  `parquet:"type,dict"`
		Object       string  `parquet:"object,dict"`
		Polarity     string  `parquet:"polarity,dict"`
		Modality     string  `parquet:"modality,dict"`
		AttributedTo string  `parquet:"attributed_to,dict"`
		Attribution  string  `parquet:"attribution"`
		Date         *int32  `parquet:"date,optional,date"`
		Precision    string  `parquet:"date_precision,dict"`
		Role         string  `parquet:"role"`
		Article      string  `parquet:"article"`
		Sentence     string  `parquet:"sentence"`
		Start        int64   `parquet:"start"`
		End          int64   `parquet:"end"`
		Trigger      string  `parquet:"trigger"`
		Rule         string  `parquet:"rule,dict"`
		Extractor    string  `parquet:"extractor,dict"`
		Confidence   float64 `parquet:"confidence"`
	}
)

// writeParquet writes a table of each of the graph's parts.
func writeParquet(ctx context.Context, s *Source, open opener) error {
	if err := rows(open, "entities.parquet", s.Entities(ctx), func(e *ontology.Entity) []entityRow { return []entityRow{entityRowOf(e)} }); err != nil {
		return err
	}
	if err := rows(open, "relations.parquet", s.Relations(ctx), func(r *ontology.Relation) []relationRow { return []relationRow{relationRowOf(r)} }); err != nil {
		return err
	}
	if err := rows(open, "articles.parquet", s.Articles(ctx), func(b *store.Bundle) []articleRow { return []articleRow{articleRowOf(b.Article)} }); err != nil {
		return err
	}
	return rows(open, "evidence.parquet", s.Articles(ctx), evidenceRowsOf)
}

// rowGroup is how many rows stand together in a file; a column of them is read at once.
const rowGroup = 50_000

// rows writes the rows of all items of a list.
func rows[T, R any](open opener, name string, list iter.Seq2[T, error], of func(T) []R) error {
	return toFile(open, name, func(w *bufio.Writer) error {
		out := parquet.NewGenericWriter[R](w, parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(rowGroup), parquet.CreatedBy("entente", "", ""))
		err := forEach(list, func(v T) error {
			_, err := out.Write(of(v))
			return err
		})
		if err != nil {
			return err
		}
		return out.Close()
	})
}

// daysSince1970 is how Parquet keeps a day.
func daysSince1970(d ontology.Date) *int32 {
	if d.IsZero() {
		return nil
	}
	days := int32(d.Time().Unix() / (24 * 60 * 60))
	return &days
}

func entityRowOf(e *ontology.Entity) entityRow {
	row := entityRow{
		ID: string(e.ID), Kind: string(e.Kind), Name: e.Name, Aliases: e.Aliases, Description: e.Description,
		ISO2: e.Codes.ISO2, ISO3: e.Codes.ISO3, Wikidata: e.Codes.Wikidata,
		FirstSeen: daysSince1970(e.FirstSeen), LastSeen: daysSince1970(e.LastSeen),
		Articles: int64(e.Counts.Articles), Mentions: int64(e.Counts.Mentions), Relations: int64(e.Counts.Relations),
	}
	if e.Pact != nil {
		row.Form, row.Signed, row.Status = e.Pact.Form, daysSince1970(e.Pact.Signed), string(e.Pact.Status)
	}
	return row
}

func relationRowOf(r *ontology.Relation) relationRow {
	return relationRow{
		ID: string(r.ID), Subject: string(r.Subject), Type: string(r.Type), Object: string(r.Object), Symmetric: r.Symmetric(),
		Since: daysSince1970(r.Since), Until: daysSince1970(r.Until), LastReported: daysSince1970(r.LastReported),
		Reports: int64(r.Reports), Events: int64(r.Events), IndependentSources: int64(r.IndependentSources),
		Status: string(r.Status), Attributed: r.Attributed, Role: r.Role, Confidence: r.Confidence,
	}
}

func articleRowOf(a *ontology.Article) articleRow {
	return articleRow{
		ID: string(a.ID), URL: a.URL, Title: a.Title, Source: a.Source, Published: daysSince1970(a.Published),
		LoadedAt: a.LoadedAt, Language: a.Language, Cluster: string(a.Cluster), Text: a.Text,
	}
}

func evidenceRowsOf(b *store.Bundle) []evidenceRow {
	out := make([]evidenceRow, len(b.Evidence))
	for i := range b.Evidence {
		e := &b.Evidence[i]
		out[i] = evidenceRow{
			ID: string(e.ID), Relation: string(e.Key().ID()), Subject: string(e.Subject), Type: string(e.Relation), Object: string(e.Object),
			Polarity: string(e.Polarity), Modality: string(e.Modality), AttributedTo: string(e.AttributedTo), Attribution: e.Attribution,
			Date: daysSince1970(e.Date), Precision: string(e.Precision), Role: e.Role, Article: string(e.Article),
			Sentence: e.Sentence, Start: int64(e.Start), End: int64(e.End), Trigger: e.Trigger, Rule: e.Rule, Extractor: e.Extractor, Confidence: e.Confidence,
		}
	}
	return out
}
