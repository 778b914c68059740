package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// persistedQueries lets a client send a document's SHA-256 instead of its text,
// once the server has seen both: automatic persisted queries, version 1,
// https://www.apollographql.com/docs/apollo-server/performance/apq.
type persistedQueries struct{ texts *textCache }

// ExtensionName names the extension to gqlgen.
func (persistedQueries) ExtensionName() string { return "PersistedQueries" }

// Validate takes any schema.
func (persistedQueries) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters puts the text for the hash, or keeps both.
func (p persistedQueries) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	extension, present := params.Extensions["persistedQuery"]
	if !present {
		return nil
	}
	fields, _ := extension.(map[string]any)
	hash, _ := fields["sha256Hash"].(string)
	if version, _ := fields["version"].(json.Number); version != "1" || len(hash) != hex.EncodedLen(sha256.Size) {
		return coded(ErrorCodeBadRequest, "extensions.persistedQuery has to be {\"version\": 1, \"sha256Hash\": 64 hexadecimal digits}")
	}
	if params.Query == "" {
		text, known := p.texts.Get(ctx, hash)
		if !known {
			return coded(ErrorCodePersistedQueryNotFound, "PersistedQueryNotFound")
		}
		params.Query = text
		return nil
	}
	if sum := sha256.Sum256([]byte(params.Query)); hex.EncodeToString(sum[:]) != hash {
		return coded(ErrorCodeBadRequest, "extensions.persistedQuery.sha256Hash is not the hash of the query")
	}
	p.texts.Add(ctx, hash, params.Query)
	return nil
}
