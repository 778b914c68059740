package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Documents are GraphQL documents that were registered before the server began: a
// client may name one instead of sending it. Source: appendix "Persisted Documents"
// of GraphQL over HTTP.
type Documents struct{ texts map[string]string }

// NewDocuments registers texts by their names. Each goes by "sha256:" and the
// hexadecimal digits of its hash as well.
func NewDocuments(texts map[string]string) *Documents {
	d := &Documents{map[string]string{}}
	for name, text := range texts {
		d.texts[name] = text
		d.texts[documentHash(text)] = text
	}
	return d
}

func documentHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// documentID is the name of a request's parameter, and of the extension that
// stands for it where a protocol has no room for the parameter.
const documentID = "documentId"

// trusted puts the text for a document's name. Where the server is locked it
// refuses every text that is not registered.
type trusted struct {
	documents *Documents
	locked    bool
}

// ExtensionName names the extension to gqlgen.
func (trusted) ExtensionName() string { return "TrustedDocuments" }

// Validate takes any schema.
func (trusted) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters puts the text.
func (t trusted) MutateOperationParameters(_ context.Context, params *graphql.RawParams) *gqlerror.Error {
	if id, named := params.Extensions[documentID].(string); named {
		text, known := t.text(id)
		switch {
		case !known:
			return coded(ErrorCodeDocumentNotTrusted, "no document is registered as %.100q", id)
		case params.Query != "" && params.Query != text:
			return coded(ErrorCodeBadRequest, "documentId and query are both given and differ: send one of them")
		}
		params.Query = text
		return nil
	}
	if !t.locked {
		return nil
	}
	if _, known := t.text(documentHash(params.Query)); known {
		return nil
	}
	if hash, ok := persistedHash(params); ok && params.Query == "" {
		if text, known := t.text("sha256:" + hash); known {
			params.Query = text
			return nil
		}
	}
	return coded(ErrorCodeDocumentNotTrusted, "this server answers registered documents only: name one by documentId")
}

func (t trusted) text(id string) (string, bool) {
	if t.documents == nil {
		return "", false
	}
	text, known := t.documents.texts[id]
	return text, known
}

// persistedHash is the hash of an automatic persisted query.
func persistedHash(params *graphql.RawParams) (string, bool) {
	fields, _ := params.Extensions["persistedQuery"].(map[string]any)
	hash, ok := fields["sha256Hash"].(string)
	return hash, ok
}
