package graph

import "entente/internal/store"

// Resolver answers the schema's fields from a store.
type Resolver struct {
	Store store.Reader
	Live  *Live
	// AllowCypher lets the field cypher be asked.
	AllowCypher bool
	pictures    *pictures
	kept        *keptNetworks
}

// NewResolver answers from the store, and from what is loaded meanwhile.
func NewResolver(s store.Reader, l *Live) *Resolver {
	return &Resolver{Store: s, Live: l, pictures: newPictures(), kept: &keptNetworks{}}
}
