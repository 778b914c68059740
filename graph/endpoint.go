package graph

import (
	"context"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// endpoint serves GraphQL over HTTP, as the working draft of 2025 says:
// https://graphql.github.io/graphql-over-http/draft/. It takes POST for any
// operation and GET for queries, one operation a request; the answer can be one of
// server-sent events. Over WebSocket it takes many operations at a time.
type endpoint struct {
	exec          *executor.Executor
	options       Options
	socket        transport.Websocket
	turns         chan struct{} // holds one token for each operation that runs
	subscriptions chan struct{} // and for each subscription
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if asksForSocket(r) {
		if !e.mayOpenSocket(r) {
			writeRefusal(w, graphqlJSON, gqlerror.List{coded(ErrorCodeForbidden, "pages of %.100q may not ask this server", r.Header.Get("Origin"))})
			return
		}
		e.socket.Do(w, r, streamed{e.exec, e})
		return
	}
	format := negotiate(r.Header.Get("Accept"))
	params, refusal := readRequest(w, r, e.options.MaxBody)
	if refusal != nil {
		writeRefusal(w, format, gqlerror.List{refusal})
		return
	}
	if asksForEvents(r) {
		e.serveEvents(w, r, params)
		return
	}
	if !e.takeTurn(r.Context()) {
		writeRefusal(w, format, gqlerror.List{e.tooMany()})
		return
	}
	defer func() { <-e.turns }()
	ctx, cancel := context.WithTimeout(r.Context(), e.options.Deadline)
	defer cancel()
	e.run(ctx, w, format, r.Method, params)
}

func (e *endpoint) tooMany() *gqlerror.Error {
	return coded(ErrorCodeOverloaded, "%d operations run already: ask again later", cap(e.turns))
}

// takeTurn waits until fewer than the most operations run; false when that takes too long.
func (e *endpoint) takeTurn(ctx context.Context) bool {
	select {
	case e.turns <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(e.options.MaxWait)
	defer timer.Stop()
	select {
	case e.turns <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

func (e *endpoint) run(ctx context.Context, w http.ResponseWriter, format format, method string, params *graphql.RawParams) {
	defer e.survive(ctx, w, format)
	ctx = graphql.StartOperationTrace(ctx)
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	oc, errs := e.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		writeRefusal(w, format, refused(errs))
		return
	}
	if method == http.MethodGet && oc.Operation.Operation != ast.Query {
		w.Header().Set("Allow", http.MethodPost)
		writeRefusal(w, format, gqlerror.List{coded(ErrorCodeMethodNotAllowed, "a %s cannot be sent with GET: use POST", oc.Operation.Operation)})
		return
	}
	if oc.Operation.Operation == ast.Subscription {
		writeRefusal(w, format, gqlerror.List{coded(ErrorCodeBadRequest, "a subscription has many answers: open a WebSocket, or accept text/event-stream")})
		return
	}
	answer, ctx := e.exec.DispatchOperation(ctx, oc)
	response := answer(ctx)
	if response == nil { // the context ended before the first field
		late := present(e.options.Log)(ctx, context.DeadlineExceeded)
		writeRefusal(w, format, gqlerror.List{late})
		return
	}
	writeResponse(w, format, response, oc)
}

// survive answers where even reading the operation panicked.
func (e *endpoint) survive(ctx context.Context, w http.ResponseWriter, format format) {
	if value := recover(); value != nil {
		writeRefusal(w, format, gqlerror.List{hide(ctx, e.options.Log, &gqlerror.Error{}, recovered(ctx, value))})
	}
}
