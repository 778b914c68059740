// Package export writes a whole graph in the formats of other programs.
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

// JSONLines writes one JSON object a line: every entity, then every relation,
// both by ascending ID, then every article by ascending ID, each followed by
// its evidence. Equal graphs give equal bytes.
func JSONLines(ctx context.Context, r store.Reader, w io.Writer) error {
	b := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	for e, err := range entities(ctx, r) {
		if err != nil {
			return err
		}
		if err := enc.Encode(entityRecord{"entity", e}); err != nil {
			return err
		}
	}
	for rel, err := range relations(ctx, r) {
		if err != nil {
			return err
		}
		if err := enc.Encode(relationRecord{"relation", rel}); err != nil {
			return err
		}
	}
	for bundle, err := range r.Bundles(ctx) {
		if err != nil {
			return err
		}
		if err := encodeBundle(enc, bundle); err != nil {
			return err
		}
	}
	return b.Flush()
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
