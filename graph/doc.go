// Package graph serves the graph over GraphQL: schema.graphqls as gqlgen turned
// it into Go, and the resolvers, limits, transports and error codes around it.
// It asks a store.Reader and knows no backend.
package graph

//go:generate go run ./generate
