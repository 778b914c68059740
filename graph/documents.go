package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	// cachedDocuments is how many parsed documents and persisted texts are kept.
	cachedDocuments = 500
	// maxCachedText is the longest text, in bytes, that is worth keeping; it
	// bounds the caches' memory.
	maxCachedText = 16 << 10
)

// documentCache keeps parsed and validated documents by their text.
type documentCache struct{ *lru.LRU[*ast.QueryDocument] }

func newDocumentCache() *documentCache {
	return &documentCache{lru.New[*ast.QueryDocument](cachedDocuments)}
}

// Add keeps a document unless its text is long.
func (c *documentCache) Add(ctx context.Context, text string, doc *ast.QueryDocument) {
	if len(text) <= maxCachedText {
		c.LRU.Add(ctx, text, doc)
	}
}

// textCache keeps the texts of automatic persisted queries by their hash.
type textCache struct{ *lru.LRU[string] }

func newTextCache() *textCache { return &textCache{lru.New[string](cachedDocuments)} }

// Add keeps a text unless it is long.
func (c *textCache) Add(ctx context.Context, hash, text string) {
	if len(text) <= maxCachedText {
		c.LRU.Add(ctx, hash, text)
	}
}
