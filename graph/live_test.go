package graph

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// patience is how long a test waits for what has to come.
const patience = 10 * time.Second

// liveServer serves an empty graph, into which load loads.
func liveServer(t *testing.T, o Options) (url string, load func(*store.Bundle), live *Live) {
	t.Helper()
	s, live := storetest.NewMemory(), &Live{}
	o = quiet(o)
	o.Live = live
	server := httptest.NewServer(NewHandler(s, o))
	t.Cleanup(server.Close)
	t.Cleanup(live.Close)
	return server.URL + "/graphql", func(b *store.Bundle) {
		t.Helper()
		if _, err := s.AddArticle(context.Background(), b); err != nil {
			t.Error(err)
		}
		live.ArticleLoaded(b)
	}, live
}

// listening waits until so many listen.
func listening(t *testing.T, l *Live, n int) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(time.Millisecond) {
		l.mu.Lock()
		got := len(l.listeners)
		l.mu.Unlock()
		if got == n {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%d listen, want %d", got, n)
		}
	}
}

// socket is a client of graphql-transport-ws.
type socket struct {
	t    *testing.T
	conn *websocket.Conn
}

func dial(t *testing.T, url, protocol string) *socket {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, _, err := websocket.Dial(ctx, strings.Replace(url, "http", "ws", 1), &websocket.DialOptions{Subprotocols: []string{protocol}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	s := &socket{t, conn}
	s.send(`{"type": "connection_init"}`)
	s.want(`{"type":"connection_ack"}`)
	return s
}

func (s *socket) send(text string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := s.conn.Write(ctx, websocket.MessageText, []byte(text)); err != nil {
		s.t.Fatal(err)
	}
}

// begin sends an operation.
func (s *socket) begin(id, query string) {
	s.t.Helper()
	payload, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		s.t.Fatal(err)
	}
	s.send(fmt.Sprintf(`{"id": %q, "type": "subscribe", "payload": %s}`, id, payload))
}

func (s *socket) read() string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	_, text, err := s.conn.Read(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	return strings.TrimSpace(string(text))
}

func (s *socket) want(part string) {
	s.t.Helper()
	if got := s.read(); !strings.Contains(got, part) {
		s.t.Fatalf("got %s, want %s", got, part)
	}
}

func firstBundle() *store.Bundle {
	return storetest.Write("00000000000000000001", "Kyodo", "2024-11-01").
		State(japan, ontology.PartnersWith, union).State(union, ontology.Sanctions, russia, storetest.SaidBy(ukraine)).Bundle()
}

func TestSubscriptionsOverWebSocket(t *testing.T) {
	url, load, live := liveServer(t, Options{})
	s := dial(t, url, "graphql-transport-ws")
	s.begin("1", `subscription { articleLoaded { title source evidence { totalCount } mentions { entity { name } count } } }`)
	listening(t, live, 1)
	s.begin("2", `subscription { seen: relationObserved(where: {type: {eq: SANCTIONS}}) { sentence relation { reports events } subject { name } attributedTo { name } article { published } } }`)
	listening(t, live, 2)
	load(firstBundle())
	got := map[bool]string{}
	for range 2 {
		text := s.read()
		got[strings.Contains(text, `"id":"1"`)] = text
	}
	if want := `{"data":{"articleLoaded":{"title":"On 00000000000000000001","source":"Kyodo","evidence":{"totalCount":2},"mentions":[{"entity":{"name":"European Union"},"count":2},{"entity":{"name":"Japan"},"count":1},{"entity":{"name":"Russia"},"count":1}]}}}`; !strings.Contains(got[true], want) {
		t.Errorf("article: %s\nwant %s", got[true], want)
	}
	if want := `{"data":{"seen":{"sentence":"European Union sanctions Russia.","relation":{"reports":1,"events":1},"subject":{"name":"European Union"},"attributedTo":{"name":"Ukraine"},"article":{"published":"2024-11-01"}}}}`; !strings.Contains(got[false], want) {
		t.Errorf("evidence: %s\nwant %s", got[false], want)
	}
	s.send(`{"id": "1", "type": "complete"}`)
	s.want(`{"id":"1","type":"complete"}`)
	listening(t, live, 1)
	// A query goes the same way, and tells its cost.
	s.begin("3", `{ stats { articles } }`)
	s.want(`"payload":{"data":{"stats":{"articles":1}},"extensions":{"cost":{"requested":2,"limit":500000}}},"id":"3","type":"next"`)
	s.want(`{"id":"3","type":"complete"}`)
	live.Close()
	s.want(`{"id":"2","type":"complete"}`)
	s.begin("4", `subscription { articleLoaded { id } }`)
	s.want(`{"id":"4","type":"complete"}`)
}

func TestTheOlderProtocolWorksToo(t *testing.T) {
	url, load, live := liveServer(t, Options{})
	s := dial(t, url, "graphql-ws")
	s.want(`{"type":"ka"}`)
	s.send(`{"id": "1", "type": "start", "payload": {"query": "subscription { articleLoaded { source } }"}}`)
	listening(t, live, 1)
	load(firstBundle())
	s.want(`{"payload":{"data":{"articleLoaded":{"source":"Kyodo"}}},"id":"1","type":"data"}`)
}

func TestErrorsOverWebSocketHaveCodes(t *testing.T) {
	url, _, _ := liveServer(t, Options{MaxSubscriptions: 1, MaxBody: 4096})
	s := dial(t, url, "graphql-transport-ws")
	for i, tt := range []struct{ query, code string }{
		{`subscription { nothing }`, "GRAPHQL_VALIDATION_FAILED"},
		{`subscription {`, "GRAPHQL_PARSE_FAILED"},
		{`subscription { articleLoaded { id } relationObserved { id } }`, "GRAPHQL_VALIDATION_FAILED"},
		{`subscription { relationObserved(where: {confidence: {gte: 7}}) { id } }`, "BAD_USER_INPUT"},
		{`subscription { articleLoaded(where: {published: {gte: "yesterday"}}) { id } }`, "BAD_USER_INPUT"},
		{`{ entities(first: 1000000) { nodes { id } } }`, "COMPLEXITY_LIMIT_EXCEEDED"},
		{`subscription { articleLoaded { mentions { entity { relations(first: 1000) { nodes { evidence(first: 1000) { nodes { id } } } } } } } }`, "COMPLEXITY_LIMIT_EXCEEDED"},
	} {
		s.begin(fmt.Sprint(i), tt.query)
		got := s.read()
		if !strings.Contains(got, `"code":"`+tt.code+`"`) {
			t.Errorf("%s: %s, want %s", tt.query, got, tt.code)
		}
		s.want(`"type":"complete"`)
	}
	s.begin("first", `subscription { articleLoaded { id } }`)
	s.begin("second", `subscription { articleLoaded { id } }`)
	s.want(`"code":"OVERLOADED"`)
}

func TestPagesOfOtherOriginsCannotOpenASocket(t *testing.T) {
	for _, tt := range []struct {
		allowed []string
		origin  string
		want    bool
	}{
		{nil, "", true}, {nil, "https://evil.example", false}, {[]string{"https://good.example"}, "https://good.example", true},
		{[]string{"https://good.example"}, "https://evil.example", false}, {[]string{"*"}, "https://evil.example", true},
	} {
		url, _, _ := liveServer(t, Options{AllowOrigins: tt.allowed})
		header := http.Header{}
		if tt.origin != "" {
			header.Set("Origin", tt.origin)
		}
		conn, response, err := websocket.Dial(t.Context(), url, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header})
		if got := err == nil; got != tt.want {
			t.Errorf("%q where %q may: %v, want %v", tt.origin, tt.allowed, response.Status, tt.want)
		}
		if conn != nil {
			_ = conn.CloseNow()
		}
	}
}

// events asks for server-sent events.
func events(t *testing.T, url, query string) *http.Response {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}

func TestSubscriptionsAsServerSentEvents(t *testing.T) {
	url, load, live := liveServer(t, Options{})
	response := events(t, url, `subscription { relationObserved(where: {involving: {eq: "country:JP"}}) { type object { name } } }`)
	if got := response.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		t.Fatalf("content type %q", got)
	}
	listening(t, live, 1)
	load(firstBundle())
	lines := bufio.NewScanner(response.Body)
	var got []string
	for lines.Scan() {
		if text := lines.Text(); text != "" && text != ":" {
			got = append(got, text)
		}
		if len(got) == 2 {
			live.Close()
		}
	}
	want := []string{"event: next", `data: {"data":{"relationObserved":{"type":"PARTNERS_WITH","object":{"name":"European Union"}}}}`, "event: complete", "data:"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestServerSentEventsOfQueriesAndErrors(t *testing.T) {
	url, _, live := liveServer(t, Options{})
	body, err := io.ReadAll(events(t, url, `{ stats { articles } }`).Body)
	if want := "event: next\ndata: {\"data\":{\"stats\":{\"articles\":0}},\"extensions\":{\"cost\":{\"requested\":2,\"limit\":500000}}}\n\nevent: complete\ndata:\n\n"; err != nil || !strings.HasSuffix(string(body), want) {
		t.Errorf("%q, %v, want %q", body, err, want)
	}
	response := events(t, url, `subscription { nothing }`)
	body, _ = io.ReadAll(response.Body)
	if response.StatusCode != http.StatusBadRequest || !strings.Contains(string(body), "GRAPHQL_VALIDATION_FAILED") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	// A client that goes away listens no longer.
	ctx, cancel := context.WithCancel(t.Context())
	r, _ := http.NewRequestWithContext(ctx, http.MethodGet, url+"?query=subscription%7BarticleLoaded%7Bid%7D%7D", nil)
	r.Header.Set("Accept", "text/event-stream")
	gone, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer gone.Body.Close()
	listening(t, live, 1)
	cancel()
	listening(t, live, 0)
}

func TestASubscriptionNeedsAStream(t *testing.T) {
	a := ask(t, NewHandler(openFixture(t), quiet(Options{})), `subscription { articleLoaded { id } }`)
	if a.status != http.StatusBadRequest || len(a.codes()) != 1 || a.codes()[0] != "BAD_REQUEST" {
		t.Errorf("%d %s", a.status, a.body)
	}
}

// TestWhoCannotKeepUpIsTold: the loader does not wait, and the subscriber learns
// that it missed something.
func TestWhoCannotKeepUpIsTold(t *testing.T) {
	live := &Live{}
	r := NewResolver(openFixture(t), live)
	s, err := r.loadedArticles(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for range backlog + 3 { // one is taken out and waits to be sent, so that one more fits in
		live.ArticleLoaded(firstBundle())
	}
	received := 0
	for range s.events {
		received++
	}
	if s.err == nil || received < backlog || received > backlog+2 {
		t.Errorf("%d of %d received, then %v", received, backlog+3, s.err)
	}
}
