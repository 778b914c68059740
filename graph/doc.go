// Package graph serves the graph over GraphQL. It asks a store.Reader and knows no
// backend.
//
// A request's way through it: endpoint.go takes its turn and its deadline;
// request.go reads it; persisted.go, shape.go, oneof.go and cost.go refuse what is
// unknown, misshapen or too costly; execute.go answers it level by level (package
// level, levels_gen.go) with the resolvers of schema.resolvers.go; response.go
// writes the answer. errors.go gives every error its code.
//
// schema.graphqls is written by hand. generated.go, models_gen.go, levels_gen.go
// and the signatures of schema.resolvers.go are made from it and from gqlgen.yml.
package graph

//go:generate go run ./generate
