package graph

import (
	"net/http"
	"slices"
)

// anyOrigin in Options.AllowOrigins lets every page ask.
const anyOrigin = "*"

// allows reports whether pages of that other origin may ask.
func (o Options) allows(origin string) bool {
	return slices.Contains(o.AllowOrigins, anyOrigin) || slices.Contains(o.AllowOrigins, origin)
}

// cors lets pages of some other origins ask: none unless the options name them.
// Source: https://fetch.spec.whatwg.org/#http-cors-protocol
type cors struct {
	options Options
	next    http.Handler
}

func (c cors) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if len(c.options.AllowOrigins) > 0 {
		w.Header().Add("Vary", "Origin")
	}
	if origin == "" || !c.options.allows(origin) {
		c.next.ServeHTTP(w, r)
		return
	}
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", origin)
	if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
		h.Set("Access-Control-Allow-Methods", "GET, POST")
		h.Set("Access-Control-Allow-Headers", "Content-Type, Accept, X-Requested-With, Apollo-Require-Preflight")
		h.Set("Access-Control-Max-Age", "600")
		w.WriteHeader(http.StatusNoContent)
		return
	}
	c.next.ServeHTTP(w, r)
}
