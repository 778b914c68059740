package graph

import (
	"log/slog"
	"net/http"
	"time"
)

// Options bound what one operation, and all of them together, may use. The zero
// value of each field is the default named beside it.
type Options struct {
	// Deadline is how long one operation may take once it has its turn; 0 means 10 s.
	Deadline time.Duration
	// MaxConcurrent is how many operations may run at once; more wait for
	// MaxWait, then are OVERLOADED. 0 means 64.
	MaxConcurrent int
	// MaxSubscriptions is how many subscriptions may be open at once; 0 means 1,000.
	MaxSubscriptions int
	// MaxWait is how long an operation waits for its turn; 0 means 2 s.
	MaxWait time.Duration
	// MaxBody is the size of a request in bytes; 0 means 1 MiB.
	MaxBody int64
	// MaxResponse is the size of an answer's data in bytes; 0 means 32 MiB.
	MaxResponse int
	// MaxTokens is how many tokens a document may have; 0 means 4,000.
	MaxTokens int
	// MaxDepth is how deep fields may be nested, introspection aside; 0 means 16.
	MaxDepth int
	// MaxAliases counts aliases, those in fragments as often as these are spread; 0 means 60.
	MaxAliases int
	// MaxCost is the greatest cost of an operation, see the schema's @cost; 0 means 500,000.
	MaxCost int
	// NoIntrospection keeps the schema to itself.
	NoIntrospection bool
	// Graphiql serves the page at /graphiql; nil means that there is none.
	Graphiql http.Handler
	// Live tells subscribers what is loaded; nil means that nothing is.
	Live *Live
	// AllowOrigins are the origins whose pages may ask, "https://example.org", or
	// "*" for all; none means those of this server alone.
	AllowOrigins []string
	// Documents may be named instead of being sent; nil means none.
	Documents *Documents
	// Locked refuses whatever is not one of Documents.
	Locked bool
	// AllowCypher lets clients run Cypher statements that read. Nothing bounds what
	// one costs but the deadline and the most rows: it is for those who are trusted.
	AllowCypher bool
	// Log takes what clients are not told; nil means slog.Default().
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	orDefault(&o.Deadline, 10*time.Second)
	orDefault(&o.MaxConcurrent, 64)
	orDefault(&o.MaxSubscriptions, 1000)
	orDefault(&o.MaxWait, 2*time.Second)
	orDefault(&o.MaxBody, 1<<20)
	orDefault(&o.MaxResponse, 32<<20)
	orDefault(&o.MaxTokens, 4000)
	orDefault(&o.MaxDepth, 16)
	orDefault(&o.MaxAliases, 60)
	orDefault(&o.MaxCost, 500_000)
	if o.Live == nil {
		o.Live = &Live{}
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

func orDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
