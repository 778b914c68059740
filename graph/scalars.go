package graph

import (
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"entente/internal/ontology"
	"entente/internal/store"
)

// MarshalDateTime writes a moment in UTC as an RFC 3339 date-time.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = w.Write(t.UTC().AppendFormat(make([]byte, 0, 40), `"`+time.RFC3339Nano+`"`))
	})
}

// UnmarshalDateTime reads an RFC 3339 date-time.
func UnmarshalDateTime(v any) (time.Time, error) {
	s, _ := v.(string)
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%v is not a moment: write it as 2024-11-01T09:30:00Z", v)
	}
	return t, nil
}

// MarshalURL writes an address as it is.
func MarshalURL(s string) graphql.Marshaler { return graphql.MarshalString(s) }

// UnmarshalURL reads an absolute address.
func UnmarshalURL(v any) (string, error) {
	s, _ := v.(string)
	if u, err := url.Parse(s); err != nil || !u.IsAbs() {
		return "", fmt.Errorf("%v is not an absolute address: write it as https://example.org/a", v)
	}
	return s, nil
}

// MarshalEntityID writes an entity's identifier.
func MarshalEntityID(id ontology.ID) graphql.Marshaler { return graphql.MarshalString(string(id)) }

// UnmarshalEntityID reads an entity's identifier, known to the graph or not.
func UnmarshalEntityID(v any) (ontology.ID, error) {
	s, err := graphql.UnmarshalID(v)
	id := ontology.ID(s)
	if err != nil || id.Kind() == "" {
		return "", fmt.Errorf("%q is not an entity's identifier: one begins with a kind, as country:JP does", s)
	}
	return id, nil
}

// MarshalRelationID writes a relation's identifier.
func MarshalRelationID(id ontology.RelationID) graphql.Marshaler {
	return graphql.MarshalString(string(id))
}

// UnmarshalRelationID reads a relation's identifier, known to the graph or not.
func UnmarshalRelationID(v any) (ontology.RelationID, error) {
	s, err := prefixedID("relation", v)
	return ontology.RelationID(s), err
}

// MarshalEvidenceID writes the identifier of a piece of evidence.
func MarshalEvidenceID(id ontology.EvidenceID) graphql.Marshaler {
	return graphql.MarshalString(string(id))
}

// UnmarshalEvidenceID reads the identifier of a piece of evidence, known to the graph or not.
func UnmarshalEvidenceID(v any) (ontology.EvidenceID, error) {
	s, err := prefixedID("evidence", v)
	return ontology.EvidenceID(s), err
}

// MarshalArticleID writes an article's identifier.
func MarshalArticleID(id ontology.ArticleID) graphql.Marshaler {
	return graphql.MarshalString(string(id))
}

// UnmarshalArticleID reads an article's identifier, known to the graph or not.
func UnmarshalArticleID(v any) (ontology.ArticleID, error) {
	s, err := prefixedID("article", v)
	return ontology.ArticleID(s), err
}

func prefixedID(prefix string, v any) (string, error) {
	s, err := graphql.UnmarshalID(v)
	if err != nil || !strings.HasPrefix(s, prefix+":") {
		return "", fmt.Errorf("%q is not the identifier of an object of this type: one begins with %q", s, prefix+":")
	}
	return s, nil
}

// MarshalCursor writes a place in a list.
func MarshalCursor(c store.Cursor) graphql.Marshaler { return graphql.MarshalString(string(c)) }

// UnmarshalCursor reads a place in a list; the store tells whether it is one.
func UnmarshalCursor(v any) (store.Cursor, error) {
	s, err := graphql.UnmarshalString(v)
	return store.Cursor(s), err
}
