package graph

import (
	"context"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"

	"entente/internal/ontology"
	"entente/internal/store"
)

// NewHandler serves the graph: /graphql, /healthz, and /graphiql where the options give its page.
func NewHandler(s store.Reader, o Options) http.Handler {
	o = o.withDefaults()
	r := NewResolver(s, o.Live)
	r.AllowCypher = o.AllowCypher
	mux := http.NewServeMux()
	mux.Handle("/graphql", cors{o, newEndpoint(r, o)})
	mux.Handle("/healthz", health{s, o})
	if o.Graphiql != nil {
		mux.Handle("/{$}", http.RedirectHandler("/graphiql/", http.StatusFound))
		mux.Handle("/graphiql", http.RedirectHandler("/graphiql/", http.StatusMovedPermanently))
		mux.Handle("/graphiql/", http.StripPrefix("/graphiql", o.Graphiql))
	}
	return mux
}

func newEndpoint(r *Resolver, o Options) *endpoint {
	return &endpoint{
		exec: newExecutor(r, o), options: o, socket: newSocket(o),
		turns: make(chan struct{}, o.MaxConcurrent), subscriptions: make(chan struct{}, o.MaxSubscriptions),
	}
}

func newExecutor(r *Resolver, o Options) *executor.Executor {
	documents := newDocumentCache()
	exec := executor.New(newByLevel(r, o))
	exec.SetQueryCache(documents)
	exec.SetParserTokenLimit(o.MaxTokens)
	exec.SetErrorPresenter(present(o.Log))
	exec.SetRecoverFunc(recovered)
	exec.Use(trusted{o.Documents, o.Locked})
	exec.Use(persistedQueries{newTextCache()})
	exec.Use(&shapeLimit{o, documents})
	exec.Use(&oneOf{})
	exec.Use(costLimit{o.MaxCost})
	exec.Use(introspecting{!o.NoIntrospection})
	exec.AroundFields(blankIsNull)
	return exec
}

// health answers whether the store can be reached.
type health struct {
	store   store.Reader
	options Options
}

func (h health) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), min(h.options.Deadline, 5*time.Second))
	defer cancel()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if _, err := h.store.Entities(ctx, []ontology.ID{ontology.CountryID("AQ")}); err != nil {
		h.options.Log.ErrorContext(ctx, "health: store out of reach", "error", err)
		http.Error(w, "store out of reach", http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}
