package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

const graphqlType = "application/graphql-response+json"

func post(body string, headers ...string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

func get(parameters ...string) *http.Request {
	values := url.Values{}
	for i := 0; i < len(parameters); i += 2 {
		values.Set(parameters[i], parameters[i+1])
	}
	return httptest.NewRequest(http.MethodGet, "/graphql?"+values.Encode(), nil)
}

func TestRequests(t *testing.T) {
	const good = `{"query": "{ stats { articles } }"}`
	for _, tt := range []struct {
		name    string
		request *http.Request
		status  int
		code    string // "" where it succeeds
	}{
		{"post", post(good), 200, ""},
		{"post with charset", post(good, "Content-Type", "application/json; charset=UTF-8"), 200, ""},
		{"get", get("query", "{ stats { articles } }"), 200, ""},
		{"get with variables", get("query", "query Q($n: String!) { entity(by: {name: $n}) { id } }", "variables", `{"n": "Japan"}`), 200, ""},
		{"named operation", post(`{"query": "query A { stats { articles } } query B { stats { sources } }", "operationName": "B"}`), 200, ""},
		{"missing operation name", post(`{"query": "query A { stats { articles } } query B { stats { sources } }"}`, "Accept", graphqlType), 400, "GRAPHQL_VALIDATION_FAILED"},
		{"form", post(good, "Content-Type", "application/x-www-form-urlencoded"), 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"text, which another origin's page may send", post(good, "Content-Type", "text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"no content type", post(good, "Content-Type", ""), 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"other charset", post(good, "Content-Type", "application/json; charset=latin1"), 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"no JSON", post(`{"query": `), 400, "BAD_REQUEST"},
		{"two values", post(good + good), 400, "BAD_REQUEST"},
		{"batch", post("[" + good + "]"), 400, "BAD_REQUEST"},
		{"no query", post(`{}`), 400, "BAD_REQUEST"},
		{"query is a number", post(`{"query": 1}`), 400, "BAD_REQUEST"},
		{"variables are a list", post(`{"query": "{ stats { articles } }", "variables": []}`), 400, "BAD_REQUEST"},
		{"get without query", get(), 400, "BAD_REQUEST"},
		{"get with broken variables", get("query", "{ stats { articles } }", "variables", "{"), 400, "BAD_REQUEST"},
		{"put", httptest.NewRequest(http.MethodPut, "/graphql", strings.NewReader(good)), 405, "METHOD_NOT_ALLOWED"},
		{"options", httptest.NewRequest(http.MethodOptions, "/graphql", nil), 405, "METHOD_NOT_ALLOWED"},
		{"too large", post(`{"query": "{ stats { articles } } #` + strings.Repeat("x", 2<<20) + `"}`), 413, "PAYLOAD_TOO_LARGE"},
		{"syntax error", post(`{"query": "{"}`, "Accept", graphqlType), 400, "GRAPHQL_PARSE_FAILED"},
		{"syntax error, old clients", post(`{"query": "{"}`), 200, "GRAPHQL_PARSE_FAILED"},
		{"unknown field", post(`{"query": "{ nothing }"}`, "Accept", graphqlType), 400, "GRAPHQL_VALIDATION_FAILED"},
		{"only a fragment", post(`{"query": "fragment F on Query { stats { articles } }"}`, "Accept", graphqlType), 400, "GRAPHQL_VALIDATION_FAILED"},
		{"missing variable", post(`{"query": "query Q($n: String!) { entity(by: {name: $n}) { id } }"}`, "Accept", graphqlType), 400, "GRAPHQL_VALIDATION_FAILED"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := do(t, NewHandler(openFixture(t), quiet(Options{})), tt.request)
			if a.status != tt.status || strings.Join(a.codes(), " ") != tt.code {
				t.Errorf("%d %v, want %d %q: %s", a.status, a.codes(), tt.status, tt.code, a.body)
			}
			if failed := tt.code != ""; failed == (a.Data != nil) {
				t.Errorf("data entry %q beside code %q", a.Data, tt.code)
			}
			if a.header.Get("Access-Control-Allow-Origin") != "" {
				t.Error("another origin's page may read the answer")
			}
		})
	}
}

func TestFormatFollowsAccept(t *testing.T) {
	for accept, want := range map[string]format{
		"": plainJSON, "*/*": plainJSON, "application/json": plainJSON, "text/html, application/*;q=0.8": plainJSON,
		graphqlType: graphqlJSON, "Application/GraphQL-Response+JSON; charset=utf-8, application/json": graphqlJSON,
		"application/json, " + graphqlType: plainJSON, "text/html": plainJSON,
	} {
		if got := negotiate(accept); got != want {
			t.Errorf("negotiate(%q) = %q, want %q", accept, got, want)
		}
	}
}

func TestPersistedQueries(t *testing.T) {
	h := NewHandler(openFixture(t), quiet(Options{}))
	query := "{ stats { articles } }"
	sum := sha256.Sum256([]byte(query))
	hash := hex.EncodeToString(sum[:])
	send := func(query, hash string, version int) answer {
		body, err := json.Marshal(map[string]any{"query": query, "extensions": map[string]any{
			"persistedQuery": map[string]any{"version": version, "sha256Hash": hash},
		}})
		if err != nil {
			t.Fatal(err)
		}
		return do(t, h, post(string(body)))
	}
	for _, step := range []struct {
		name, query, hash string
		version           int
		code              string
	}{
		{"unknown hash", "", hash, 1, "PERSISTED_QUERY_NOT_FOUND"},
		{"text with another's hash", "{ stats { sources } }", hash, 1, "BAD_REQUEST"},
		{"text and hash", query, hash, 1, ""},
		{"hash alone", "", hash, 1, ""},
		{"other version", "", hash, 2, "BAD_REQUEST"},
		{"no hash", "", "short", 1, "BAD_REQUEST"},
	} {
		if a := send(step.query, step.hash, step.version); strings.Join(a.codes(), " ") != step.code {
			t.Errorf("%s: %v, want %q: %s", step.name, a.codes(), step.code, a.body)
		}
	}
}

// broken is a store of which every look-up fails, or hangs where there is nothing to fail with.
type broken struct {
	store.Reader
	err error
}

func (b broken) Stats(ctx context.Context) (*store.Stats, error) {
	if b.err == nil {
		<-ctx.Done()
		return nil, fmt.Errorf("count: %w", ctx.Err())
	}
	return nil, b.err
}

func (b broken) Entities(context.Context, []ontology.ID) ([]*ontology.Entity, error) {
	return nil, b.err
}

func TestErrorsOfTheStoreHaveCodes(t *testing.T) {
	for _, tt := range []struct {
		err        error
		code, says string
		retriable  bool
	}{
		{fmt.Errorf("list: cursor %q: %w", "x", store.ErrInvalid), "BAD_USER_INPUT", `list: cursor "x": invalid`, false},
		{fmt.Errorf("seed: %w", store.ErrNotFound), "NOT_FOUND", "seed: not in the graph", false},
		{fmt.Errorf("dial 10.0.0.7: %w", store.ErrUnavailable), "UNAVAILABLE", "the store is out of reach: ask again later", true},
		{fmt.Errorf("wrong password: %w", store.ErrUnusable), "UNAVAILABLE", "the store does not do this as it is: the server's log tells what to mend", false},
		{errors.New("SELECT secret FROM t"), "INTERNAL_SERVER_ERROR", "", false},
		{fmt.Errorf("network: %w: %w", store.ErrBusy, context.DeadlineExceeded), "OVERLOADED", "questions that look at the whole graph took all the time: ask again later", true},
		{nil, "TIMEOUT", "the answer was not ready in time: ask for fewer items or levels", false},
	} {
		t.Run(tt.code, func(t *testing.T) {
			var log bytes.Buffer
			o := Options{Deadline: 50 * time.Millisecond, Log: slog.New(slog.NewTextHandler(&log, nil))}
			a := ask(t, NewHandler(broken{err: tt.err}, o), "{ stats { articles } }")
			if !slices.Equal(a.codes(), []string{tt.code}) || tt.says != "" && a.message() != tt.says {
				t.Errorf("%v %q, want %s %q", a.codes(), a.message(), tt.code, tt.says)
			}
			if retriable, _ := a.Errors[0].Extensions["retriable"].(bool); retriable != tt.retriable {
				t.Errorf("retriable is %v", retriable)
			}
			for _, secret := range []string{"SELECT", "10.0.0.7"} {
				if strings.Contains(a.body, secret) {
					t.Errorf("the client is told %s: %s", secret, a.body)
				}
			}
			if tt.code == "INTERNAL_SERVER_ERROR" {
				id, _ := a.Errors[0].Extensions["id"].(string)
				if id == "" || !strings.Contains(log.String(), id) || !strings.Contains(log.String(), "SELECT secret") {
					t.Errorf("the log does not tell what %q is: %s", id, &log)
				}
			}
		})
	}
}

type panicking struct{ store.Reader }

func (panicking) Stats(context.Context) (*store.Stats, error) { panic("out of cheese") }

func TestAPanicIsAFaultNotACrash(t *testing.T) {
	var log bytes.Buffer
	a := ask(t, NewHandler(panicking{}, Options{Log: slog.New(slog.NewTextHandler(&log, nil))}), "{ stats { articles } __typename }")
	if !slices.Equal(a.codes(), []string{"INTERNAL_SERVER_ERROR"}) || strings.Contains(a.body, "cheese") {
		t.Errorf("%s", a.body)
	}
	if !strings.Contains(log.String(), "out of cheese") || !strings.Contains(log.String(), "http_test.go") {
		t.Errorf("the log lacks the panic and its place: %s", &log)
	}
}

// short is a store that breaks its promise of an answer for each identifier.
type short struct{ store.Reader }

func (short) RelationsOf(context.Context, []ontology.ID, store.RelationFilter, store.RelationOrder, store.Page) ([]*store.Slice[*ontology.Relation], error) {
	return nil, nil
}

func (short) Entities(context.Context, []ontology.ID) ([]*ontology.Entity, error) { return nil, nil }

func TestAStoreThatAnswersTooLittleIsAFaultNotACrash(t *testing.T) {
	h := NewHandler(short{openFixture(t)}, quiet(Options{}))
	for _, query := range []string{
		`{ entity(by: {name: "Japan"}) { relations { totalCount } evidence { totalCount } articles { totalCount } } }`,
		`{ relations { nodes { object { name } subject { name } evidence { totalCount } } } }`,
	} {
		if a := ask(t, h, query); len(a.Errors) == 0 || !slices.Equal(slices.Compact(a.codes()), []string{"INTERNAL_SERVER_ERROR"}) {
			t.Errorf("%s: %s", query, a.body)
		}
	}
}

func TestHealth(t *testing.T) {
	for _, tt := range []struct {
		store  store.Reader
		status int
	}{
		{openFixture(t), http.StatusOK},
		{broken{err: store.ErrUnavailable}, http.StatusServiceUnavailable},
	} {
		w := httptest.NewRecorder()
		NewHandler(tt.store, quiet(Options{})).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/healthz", nil))
		if w.Code != tt.status {
			t.Errorf("/healthz is %d, want %d", w.Code, tt.status)
		}
	}
}

func TestTooManyAtOnceAreTurnedAway(t *testing.T) {
	h := NewHandler(broken{}, quiet(Options{MaxConcurrent: 2, MaxWait: time.Millisecond, Deadline: 200 * time.Millisecond}))
	var group sync.WaitGroup
	codes := make(chan string, 6)
	for range cap(codes) {
		group.Go(func() {
			a := do(t, h, post(`{"query": "{ stats { articles } }"}`))
			if a.codes()[0] == "OVERLOADED" && (a.status != http.StatusServiceUnavailable || a.header.Get("Retry-After") == "") {
				t.Errorf("%d with Retry-After %q", a.status, a.header.Get("Retry-After"))
			}
			codes <- a.codes()[0]
		})
	}
	group.Wait()
	close(codes)
	counts := map[string]int{}
	for code := range codes {
		counts[code]++
	}
	if counts["TIMEOUT"] != 2 || counts["OVERLOADED"] != 4 {
		t.Errorf("%v, want 2 that ran into their deadline and 4 turned away", counts)
	}
}

func TestIntrospectionCanBeOff(t *testing.T) {
	const query = "{ __schema { queryType { name } } }"
	if a := ask(t, NewHandler(openFixture(t), quiet(Options{})), query); len(a.Errors) > 0 {
		t.Errorf("on: %s", a.body)
	}
	for _, query := range []string{query, `{ __type(name: "Query") { name } }`, `query { ...F } fragment F on Query { __schema { description } }`} {
		a := ask(t, NewHandler(openFixture(t), quiet(Options{NoIntrospection: true})), query)
		if !slices.Equal(a.codes(), []string{"GRAPHQL_VALIDATION_FAILED"}) || a.status != http.StatusBadRequest {
			t.Errorf("off: %d %s", a.status, a.body)
		}
	}
	if a := ask(t, NewHandler(openFixture(t), quiet(Options{NoIntrospection: true})), "{ __typename }"); len(a.Errors) > 0 {
		t.Errorf("__typename: %s", a.body)
	}
}
