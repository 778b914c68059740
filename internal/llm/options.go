package llm

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Options say whom to ask and how much it may cost. URL and Model are needed;
// the zero value of every other field is a sensible default.
type Options struct {
	URL         string        // of the API, "http://127.0.0.1:11434/v1"; "/chat/completions" is added where it is missing
	Model       string        // as the API calls it
	Key         string        // sent as a bearer token; "" sends none
	Timeout     time.Duration // for one answer; 0 means one minute
	Retries     int           // after an error that may pass; 0 means 3, negative none
	Concurrency int           // questions at the same time; 0 means 2
	// MaxRequests and MaxTokens bound what one run may ask, retries included,
	// and what it may use, as the endpoint counts; 0 means no bound.
	MaxRequests int
	MaxTokens   int
	// Cache is a folder that keeps answers, so that the same article is not paid
	// for twice; "" keeps none.
	Cache  string
	Client *http.Client // nil means http.DefaultClient
	// Pause is the first wait before a retry, doubled each time; 0 means one second.
	Pause time.Duration
}

// Confidence is what evidence of a model's gets: it is not calibrated, since
// every model is another.
const Confidence = 0.7

// maxArticle is the longest text that is sent, in bytes; a longer one is sent up to there.
const maxArticle = 24_000

// maxAnswer is the longest answer that is read, in bytes.
const maxAnswer = 4 << 20

func (o Options) checked() (Options, error) {
	u, err := url.Parse(o.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return o, fmt.Errorf("%q is not the address of an API: write http://HOST:PORT/v1", o.URL)
	}
	if o.Model == "" {
		return o, errors.New("no model named: say which model to ask")
	}
	setDefault(&o.Timeout, time.Minute)
	setDefault(&o.Retries, 3)
	setDefault(&o.Concurrency, 2)
	setDefault(&o.Pause, time.Second)
	setDefault(&o.Client, http.DefaultClient)
	if o.Retries < 0 {
		o.Retries = 0
	}
	return o, nil
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
