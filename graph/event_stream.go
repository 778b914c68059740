package graph

import (
	"encoding/json"
	"mime"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// asksForEvents reports whether the answer is wanted as server-sent events.
func asksForEvents(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		if media, _, _ := mime.ParseMediaType(part); media == "text/event-stream" {
			return true
		}
	}
	return false
}

// serveEvents answers an operation by server-sent events: a "next" for each answer
// and a "complete" at the end. It is the distinct connections mode of
// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md.
func (e *endpoint) serveEvents(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) {
	ctx := graphql.StartOperationTrace(r.Context())
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	oc, errs := e.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		writeRefusal(w, graphqlJSON, refused(errs))
		return
	}
	next, ctx := streamed{e.exec, e}.DispatchOperation(ctx, oc)
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Accel-Buffering", "no") // for proxies that would wait for the end
	out := &eventWriter{w: w, flush: http.NewResponseController(w).Flush}
	defer out.keepAlive()()
	for {
		response := next(ctx)
		if response == nil {
			break
		}
		data, err := json.Marshal(response)
		if err != nil {
			data, _ = json.Marshal(refusal(hide(ctx, e.options.Log, &gqlerror.Error{}, err)))
		}
		out.write("event: next\ndata: " + string(data) + "\n\n")
	}
	if r.Context().Err() == nil {
		out.write("event: complete\ndata:\n\n")
	}
}

// eventWriter writes events one after the other.
type eventWriter struct {
	mu    sync.Mutex
	w     http.ResponseWriter
	flush func() error
}

func (e *eventWriter) write(text string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, _ = e.w.Write([]byte(text))
	_ = e.flush()
}

// keepAlive writes a comment at once, so that the client knows that it is heard,
// and then now and again, until what it gives is called.
func (e *eventWriter) keepAlive() (stop func()) {
	e.write(":\n\n")
	done := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() {
		ticker := time.NewTicker(keepAlive)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				e.write(":\n\n")
			case <-done:
				return
			}
		}
	})
	return func() {
		close(done)
		writing.Wait()
	}
}
