package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/graph/level"
)

// byLevel is gqlgen's schema with queries answered level by level.
type byLevel struct {
	*executableSchema
	maxBytes int
}

func newByLevel(r *Resolver, maxBytes int) graphql.ExecutableSchema {
	return &byLevel{NewExecutableSchema(Config{Resolvers: r}).(*executableSchema), maxBytes}
}

// Exec answers an operation.
func (s *byLevel) Exec(ctx context.Context) graphql.ResponseHandler {
	oc := graphql.GetOperationContext(ctx)
	if oc.Operation.Operation != ast.Query {
		return s.executableSchema.Exec(ctx)
	}
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		return s.query(ctx, oc)
	}
}

func (s *byLevel) query(ctx context.Context, oc *graphql.OperationContext) *graphql.Response {
	run := level.New(ctx, level.Limits{MaxBytes: s.maxBytes, Unreadable: badArgument})
	x := &levels{newExecutionContext(oc, s.executableSchema, nil), run}
	rows := x.Query(level.Root(), []*struct{}{{}}, oc.Operation.SelectionSet)
	data, err := run.Data(buffers.get(), rows)
	if err != nil {
		data = nil
		graphql.AddError(ctx, coded(ErrorCodeResponseTooLarge, "the answer has more than %d bytes: ask for fewer items", s.maxBytes))
	}
	return &graphql.Response{Data: data}
}

// badArgument is the error told of an argument that its scalar refuses.
func badArgument(err error) error {
	var e *gqlerror.Error
	if !errors.As(err, &e) {
		return badInput("%v", err)
	}
	return badInput("%s%s", argumentName(e.Path), e.Message)
}

// argumentName is the part of an error's path below the field: "where.ids[0]: ".
func argumentName(path ast.Path) string {
	var b strings.Builder
	for _, part := range path[min(1, len(path)):] {
		switch part := part.(type) {
		case ast.PathName:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(string(part))
		case ast.PathIndex:
			fmt.Fprintf(&b, "[%d]", part)
		}
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	return b.String()
}
