package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/ontology"
)

const story = "Japan and India sign pact\n\nNovember 4, 2024\n\nJapan and India signed a defence agreement in Tokyo on Monday.\n\nChina condemned the agreement. Foreign ministers of the Quad met later.\n\n(With inputs from agencies.)\n\nALSO READ\nFrance Blames Italy for Border Chaos\n"

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(extract.Options{}) })

func extracted(t *testing.T) (*article.Article, *extract.Result) {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	for a, err := range article.Read(t.Context(), strings.NewReader(story), article.Meta{Name: "story.txt"}, article.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		return a, x.Extract(a)
	}
	t.Fatal("no article")
	return nil, nil
}

// model serves one reply after the other; the last one for ever.
func model(t *testing.T, replies ...http.HandlerFunc) (*Client, *atomic.Int64) {
	t.Helper()
	var calls atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := int(calls.Add(1))
		replies[min(n, len(replies))-1](w, r)
	}))
	t.Cleanup(server.Close)
	c, err := New(Options{URL: server.URL + "/v1", Model: "test", Pause: time.Millisecond, Timeout: 200 * time.Millisecond, Cache: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	return c, &calls
}

// says is a well-formed completion with this content.
func says(content string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{
			"choices": []any{map[string]any{"message": map[string]any{"content": content}, "finish_reason": "stop"}},
			"usage":   map[string]any{"total_tokens": 100},
		})
	}
}

func statements(all ...statement) string {
	b, _ := json.Marshal(answer{all})
	return string(b)
}

var good = statement{
	Subject: "China", SubjectKind: "Country", Relation: "OPPOSES", Object: "India", ObjectKind: "Country",
	Polarity: "AFFIRMED", Modality: "ASSERTED", Sentence: "China condemned the agreement.",
}

func with(change func(*statement)) statement {
	s := good
	change(&s)
	return s
}

func ofModel(r *extract.Result) (found []ontology.Evidence) {
	for _, e := range r.Evidence {
		if e.Extractor == "llm:test" {
			found = append(found, e)
		}
	}
	return found
}

func TestOpinionIsMarkedAndQuoted(t *testing.T) {
	c, _ := model(t, says(statements(good)))
	a, r := extracted(t)
	before := len(r.Evidence)
	if err := c.Opinion(t.Context(), a, r); err != nil {
		t.Fatal(err)
	}
	found := ofModel(r)
	if len(found) != 1 || len(r.Evidence) != before+1 {
		t.Fatalf("evidence %v, want one more, the model's", found)
	}
	e := found[0]
	if a.Text[e.Start:e.End] != good.Sentence || e.Subject != ontology.CountryID("CN") || e.Object != ontology.CountryID("IN") || e.Confidence != Confidence {
		t.Errorf("evidence %+v", e)
	}
}

// What cannot be checked is refused, and refuses nothing else.
func TestWhatCannotBeCheckedIsRefused(t *testing.T) {
	for name, bad := range map[string]statement{
		"invented sentence":             with(func(s *statement) { s.Sentence = "China attacked India." }),
		"sentence with a changed word":  with(func(s *statement) { s.Sentence = "China welcomed the agreement." }),
		"empty sentence":                with(func(s *statement) { s.Sentence = " " }),
		"another story's headline":      with(func(s *statement) { s.Sentence = "France Blames Italy for Border Chaos" }),
		"unknown relation":              with(func(s *statement) { s.Relation = "LOVES" }),
		"unknown kind":                  with(func(s *statement) { s.SubjectKind = "Planet" }),
		"wrong kind":                    with(func(s *statement) { s.SubjectKind = "Person" }),
		"kinds that do not go together": with(func(s *statement) { s.Relation = "REPRESENTS" }),
		"unknown polarity":              with(func(s *statement) { s.Polarity = "MAYBE" }),
		"unknown modality":              with(func(s *statement) { s.Modality = "WISHED" }),
		"entity that is not named":      with(func(s *statement) { s.Object, s.ObjectKind = "Brazil Party", "Organisation" }),
		"country that is none":          with(func(s *statement) { s.Object = "Tokyo on Monday" }),
		"itself":                        with(func(s *statement) { s.Object = "China" }),
		"no name":                       with(func(s *statement) { s.Object, s.ObjectKind = ".", "Person" }),
	} {
		c, _ := model(t, says(statements(bad, good)))
		a, r := extracted(t)
		entities := len(r.Entities)
		err := c.Opinion(t.Context(), a, r)
		if err == nil || !strings.Contains(err.Error(), "1 of 2 statements refused") {
			t.Errorf("%s: %v, want it refused", name, err)
		}
		if found := ofModel(r); len(found) != 1 || found[0].Relation != ontology.Opposes || len(r.Entities) != entities {
			t.Errorf("%s: evidence %v, %d entities more; want the good statement alone", name, found, len(r.Entities)-entities)
		}
	}
}

func TestAnEntityTheRulesMissedIsTakenWhenItIsNamed(t *testing.T) {
	c, _ := model(t, says(statements(with(func(s *statement) {
		s.Object, s.ObjectKind, s.Relation, s.Sentence = "Foreign ministers of the Quad", "Organisation", "MEETS_WITH", "Foreign ministers of the Quad met later."
	}))))
	a, r := extracted(t)
	if err := c.Opinion(t.Context(), a, r); err != nil {
		t.Fatal(err)
	}
	found := ofModel(r)
	if len(found) != 1 || r.Name(found[0].Object) != "Foreign ministers of the Quad" || len(r.Mentions) != len(r.Entities) {
		t.Errorf("evidence %v, entities %v", found, r.Entities)
	}
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		http.Error(w, "no", code)
	}
}

func slow(w http.ResponseWriter, r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-time.After(2 * time.Second):
	}
}

func brokenOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = w.Write([]byte(`{"choices":`))
}

// A model that fails now and then is asked again.
func TestPassingFaultsAreRetried(t *testing.T) {
	for name, fault := range map[string]http.HandlerFunc{
		"429": status(429, "Retry-After", "0"), "500": status(500), "503": status(503), "408": status(408),
		"timeout": slow, "broken off": brokenOff,
		"not JSON":         func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>") },
		"no choices":       func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"choices":[]}`) },
		"malformed answer": says(`{"statements": [{"subject": "China"`), "prose": says("China opposes India, I think."), "another shape": says(`{"facts": []}`),
		"wrong types": says(`{"statements": [{"subject": 5}]}`),
	} {
		c, calls := model(t, fault, says("```json\n"+statements(good)+"\n```"))
		a, r := extracted(t)
		if err := c.Opinion(t.Context(), a, r); err != nil || len(ofModel(r)) != 1 || calls.Load() != 2 {
			t.Errorf("%s: %v after %d calls, evidence %v; want the second answer", name, err, calls.Load(), ofModel(r))
		}
	}
}

func TestLastingFaultsLeaveTheRulesAlone(t *testing.T) {
	for name, tt := range map[string]struct {
		fault http.HandlerFunc
		calls int64
		says  string
	}{
		"unauthorised":   {status(401), 1, "401"},
		"bad request":    {status(400), 1, "400"},
		"always 429":     {status(429), 4, "429"},
		"always garbage": {says("?"), 4, "shape"},
		"cut off": {func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `{"choices":[{"message":{"content":"{"},"finish_reason":"length"}]}`)
		}, 1, "length limit"},
		"endless": {func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `"`+strings.Repeat("x", maxAnswer+1)+`"`)
		}, 1, "more than"},
	} {
		c, calls := model(t, tt.fault)
		c.options.Timeout = 5 * time.Second
		a, r := extracted(t)
		before := len(r.Evidence)
		err := c.Opinion(t.Context(), a, r)
		if err == nil || !strings.Contains(err.Error(), tt.says) || calls.Load() != tt.calls || len(r.Evidence) != before {
			t.Errorf("%s: %v after %d calls (want %d), %d pieces of evidence more", name, err, calls.Load(), tt.calls, len(r.Evidence)-before)
		}
	}
}

func TestAnswersAreKept(t *testing.T) {
	c, calls := model(t, says(statements(good)))
	for range 3 {
		a, r := extracted(t)
		if err := c.Opinion(t.Context(), a, r); err != nil || len(ofModel(r)) != 1 {
			t.Fatal(err)
		}
	}
	if calls.Load() != 1 {
		t.Errorf("%d calls for one article, want 1", calls.Load())
	}
	files, err := filepath.Glob(filepath.Join(c.options.Cache, "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatalf("cache: %v, %v", files, err)
	}
	if err := os.WriteFile(files[0], []byte("{damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, r := extracted(t)
	if err := c.Opinion(t.Context(), a, r); err != nil || len(ofModel(r)) != 1 || calls.Load() != 2 {
		t.Errorf("damaged cache: %v after %d calls; want it asked again", err, calls.Load())
	}
}

func TestBudget(t *testing.T) {
	c, calls := model(t, status(500))
	c.options.MaxRequests = 2
	a, r := extracted(t)
	if err := c.Opinion(t.Context(), a, r); !errors.Is(err, ErrBudget) || calls.Load() != 2 {
		t.Errorf("budget of 2 requests: %v after %d calls", err, calls.Load())
	}
	c, calls = model(t, says("?"))
	c.options.MaxTokens = 150
	if err := c.Opinion(t.Context(), a, r); !errors.Is(err, ErrBudget) || calls.Load() != 2 {
		t.Errorf("budget of 150 tokens at 100 an answer: %v after %d calls", err, calls.Load())
	}
}

func TestConcurrencyIsBounded(t *testing.T) {
	var now, most atomic.Int64
	c, _ := model(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		time.Sleep(20 * time.Millisecond)
		now.Add(-1)
		says(statements())(w, r)
	})
	c.options.Cache = ""
	var running sync.WaitGroup
	for range 8 {
		running.Go(func() {
			if _, err := c.ask(t.Context(), []byte("{}")); err != nil {
				t.Error(err)
			}
		})
	}
	running.Wait()
	if most.Load() > 2 {
		t.Errorf("%d questions at the same time, want at most 2", most.Load())
	}
}

func TestCancelledQuestionEnds(t *testing.T) {
	c, _ := model(t, slow)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	a, r := extracted(t)
	if err := c.Opinion(ctx, a, r); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for _, o := range []Options{{}, {URL: "localhost:1", Model: "m"}, {URL: "ftp://x/v1", Model: "m"}, {URL: "http://127.0.0.1:1/v1"}} {
		if _, err := New(o); err == nil {
			t.Errorf("New(%+v) was taken", o)
		}
	}
}
