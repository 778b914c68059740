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
	"entente/internal/store"
)

// byLevel is gqlgen's schema with queries, and the events of subscriptions,
// answered level by level.
type byLevel struct {
	*executableSchema
	resolver *Resolver
	options  Options
}

func newByLevel(r *Resolver, o Options) graphql.ExecutableSchema {
	return &byLevel{NewExecutableSchema(Config{Resolvers: r}).(*executableSchema), r, o}
}

// Exec answers an operation.
func (s *byLevel) Exec(ctx context.Context) graphql.ResponseHandler {
	oc := graphql.GetOperationContext(ctx)
	if oc.Operation.Operation == ast.Subscription {
		return s.subscription(ctx, oc)
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
	return s.answer(ctx, oc, func(x *levels) *level.Rows {
		return x.Query(level.Root(), []*struct{}{{}}, oc.Operation.SelectionSet)
	})
}

// answer writes the only row of what root gives.
func (s *byLevel) answer(ctx context.Context, oc *graphql.OperationContext, root func(*levels) *level.Rows) *graphql.Response {
	ctx, done := s.showing(ctx, oc)
	defer done()
	ec := newExecutionContext(oc, s.executableSchema, nil)
	_, follows := s.resolver.Store.(store.PlanFollower)
	if follows {
		ctx = withPlan(ctx, ec, oc)
	}
	run := level.New(ctx, level.Limits{MaxBytes: s.options.MaxResponse, Unreadable: badArgument, Ways: follows})
	rows := root(&levels{ec, run})
	data, err := run.Data(buffers.get(), rows)
	if err != nil {
		data = nil
		graphql.AddError(ctx, coded(ErrorCodeResponseTooLarge, "the answer has more than %d bytes: ask for fewer items", s.options.MaxResponse))
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
