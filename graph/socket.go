package graph

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// keepAlive is how often something is sent over a connection on which nothing
// happens, so that what lies between does not close it.
const keepAlive = 20 * time.Second

// newSocket takes operations over WebSocket.
func newSocket(o Options) transport.Websocket {
	return transport.Websocket{
		// Origins are checked before; see mayOpenSocket.
		Implementation:        transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{InsecureSkipVerify: true}},
		InitTimeout:           10 * time.Second,
		KeepAlivePingInterval: keepAlive,
		PingPongInterval:      keepAlive,
		MissingPongOk:         true,
		PayloadReadLimit:      &o.MaxBody,
	}
}

func asksForSocket(r *http.Request) bool {
	return strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// mayOpenSocket reports whether the page that asks, if it is one, is of this
// server or of an origin that CORS would let ask: browsers do not ask before they
// open a socket.
func (e *endpoint) mayOpenSocket(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || e.options.allows(origin) {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && strings.EqualFold(u.Host, r.Host)
}

// streamed executes operations that come over a connection which outlives them:
// queries take their turn and have their deadline as elsewhere, subscriptions have
// a limit of their own.
type streamed struct {
	*executor.Executor
	endpoint *endpoint
}

// DispatchOperation runs one operation.
func (s streamed) DispatchOperation(ctx context.Context, oc *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	e := s.endpoint
	if oc.Operation.Operation != ast.Subscription {
		return graphql.OneShot(e.oneAnswer(ctx, oc)), ctx
	}
	select {
	case e.subscriptions <- struct{}{}:
	default:
		return graphql.OneShot(refusal(coded(ErrorCodeOverloaded, "%d subscriptions run already: ask again later", cap(e.subscriptions)))), ctx
	}
	ctx, cancel := context.WithCancel(ctx)
	context.AfterFunc(ctx, func() { <-e.subscriptions })
	next, ctx := s.Executor.DispatchOperation(ctx, oc)
	return func(ctx context.Context) *graphql.Response {
		r := next(ctx)
		if r == nil {
			cancel()
		}
		return r
	}, ctx
}

// oneAnswer runs a query.
func (e *endpoint) oneAnswer(ctx context.Context, oc *graphql.OperationContext) *graphql.Response {
	if !e.takeTurn(ctx) {
		return refusal(e.tooMany())
	}
	defer func() { <-e.turns }()
	ctx, cancel := context.WithTimeout(ctx, e.options.Deadline)
	defer cancel()
	answer, ctx := e.exec.DispatchOperation(ctx, oc)
	r := answer(ctx)
	if r == nil {
		return refusal(present(e.options.Log)(ctx, context.DeadlineExceeded))
	}
	if cost, ok := costOf(oc); ok {
		if r.Extensions == nil {
			r.Extensions = map[string]any{}
		}
		r.Extensions["cost"] = cost
	}
	return r
}

func refusal(err *gqlerror.Error) *graphql.Response {
	return &graphql.Response{Errors: gqlerror.List{err}}
}
