package graph

import "entente/internal/store"

// Resolver answers the schema's fields from a store.
type Resolver struct {
	Store    store.Reader
	pictures *pictures
}

// NewResolver answers from the store.
func NewResolver(s store.Reader) *Resolver { return &Resolver{s, newPictures()} }
