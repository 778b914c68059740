package export

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"entente/internal/ontology"
	"entente/internal/store"
)

// The records of JSON Lines, told apart by their first field.
type (
	entityRecord struct {
		Record string `json:"record"` // "entity"
		*ontology.Entity
	}
	relationRecord struct {
		Record string `json:"record"` // "relation"
		*ontology.Relation
	}
	articleRecord struct {
		Record string `json:"record"` // "article"
		*ontology.Article
		Mentions []ontology.Mentions `json:"mentions"`
	}
	evidenceRecord struct {
		Record string `json:"record"` // "evidence"
		*ontology.Evidence
	}
)

// writeJSONLines writes one JSON object a line: every entity, then every
// relation, then every article, each followed by its evidence.
func writeJSONLines(ctx context.Context, s *Source, w *bufio.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for e, err := range s.Entities(ctx) {
		if err != nil {
			return err
		}
		if err := enc.Encode(entityRecord{"entity", e}); err != nil {
			return err
		}
	}
	for rel, err := range s.Relations(ctx) {
		if err != nil {
			return err
		}
		if err := enc.Encode(relationRecord{"relation", rel}); err != nil {
			return err
		}
	}
	for bundle, err := range s.Articles(ctx) {
		if err != nil {
			return err
		}
		if err := encodeBundle(enc, bundle); err != nil {
			return err
		}
	}
	return nil
}

func encodeBundle(enc *json.Encoder, b *store.Bundle) error {
	if err := enc.Encode(articleRecord{"article", b.Article, b.Mentions}); err != nil {
		return err
	}
	for i := range b.Evidence {
		if err := enc.Encode(evidenceRecord{"evidence", &b.Evidence[i]}); err != nil {
			return err
		}
	}
	return nil
}

// JSONLines writes the whole graph as JSON Lines.
func JSONLines(ctx context.Context, r store.Reader, w io.Writer) error {
	b := bufio.NewWriterSize(w, bufferSize)
	if err := writeJSONLines(ctx, Whole(r), b); err != nil {
		return err
	}
	return b.Flush()
}
