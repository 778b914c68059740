package graph

import "entente/internal/store"

// Resolver answers the schema's fields from a store.
type Resolver struct{ Store store.Reader }
