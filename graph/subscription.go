package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/graph/level"
	"entente/internal/ontology"
	"entente/internal/store"
)

// subscription begins to listen and answers for each event. The validator has seen
// to it that there is one field.
func (s *byLevel) subscription(ctx context.Context, oc *graphql.OperationContext) graphql.ResponseHandler {
	field := graphql.CollectFields(oc, oc.Operation.SelectionSet, []string{"Subscription"})[0]
	ec := newExecutionContext(oc, s.executableSchema, nil)
	raw := field.ArgumentMap(oc.Variables)
	switch field.Name {
	case "articleLoaded":
		args, err := ec.field_Subscription_articleLoaded_args(ctx, raw)
		if err != nil {
			return s.failed(ctx, field, badArgument(err))
		}
		events, err := s.resolver.loadedArticles(ctx, args["where"].(*store.ArticleFilter))
		if err != nil {
			return s.failed(ctx, field, err)
		}
		return eventsOf(s, oc, field, events, func(x *levels) level.Objects[ontology.Article] { return x.Article })
	case "relationObserved":
		args, err := ec.field_Subscription_relationObserved_args(ctx, raw)
		if err != nil {
			return s.failed(ctx, field, badArgument(err))
		}
		events, err := s.resolver.observedRelations(ctx, args["where"].(*store.EvidenceFilter))
		if err != nil {
			return s.failed(ctx, field, err)
		}
		return eventsOf(s, oc, field, events, func(x *levels) level.Objects[ontology.Evidence] { return x.Evidence })
	}
	return s.failed(ctx, field, badInput("%s is not a subscription", field.Name))
}

// failed is a stream that begins and ends with the error.
func (s *byLevel) failed(ctx context.Context, field graphql.CollectedField, err error) graphql.ResponseHandler {
	return graphql.OneShot(s.refusal(ctx, field, err))
}

func (s *byLevel) refusal(ctx context.Context, field graphql.CollectedField, err error) *graphql.Response {
	shown := present(s.options.Log)(graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Subscription", Field: field}), err)
	return &graphql.Response{Errors: gqlerror.List{shown}, Data: []byte("null")}
}

// eventsOf answers the field for each event, within the deadline of a query.
func eventsOf[T any](s *byLevel, oc *graphql.OperationContext, field graphql.CollectedField, events *stream[T], objects func(*levels) level.Objects[T]) graphql.ResponseHandler {
	ended := false
	return func(ctx context.Context) *graphql.Response {
		var event *T
		open := false
		select {
		case event, open = <-events.events:
		case <-ctx.Done():
		}
		switch {
		case open:
			ctx, cancel := context.WithTimeout(ctx, s.options.Deadline)
			defer cancel()
			return s.answer(ctx, oc, func(x *levels) *level.Rows {
				return level.Event(x.run, field, event, objects(x))
			})
		case ctx.Err() == nil && events.err != nil && !ended:
			ended = true
			return s.refusal(ctx, field, events.err)
		}
		return nil
	}
}
