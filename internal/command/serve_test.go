package command

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// output is a Writer that can be read while it is written.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// serve runs entente serve until the test ends and gives the server's address.
func serve(t *testing.T, args ...string) (address string, out *output, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out = &output{}
	code := make(chan int, 1)
	go func() {
		code <- Run(ctx, append([]string{"entente", "serve", "--address", "127.0.0.1:0"}, args...), Streams{In: strings.NewReader(""), Out: out, Err: out})
	}()
	stop = sync.OnceValue(func() int {
		cancel()
		select {
		case c := <-code:
			return c
		case <-time.After(30 * time.Second):
			t.Errorf("serve did not end: %s", out)
			return -1
		}
	})
	t.Cleanup(func() { stop() })
	for range 600 {
		if m := regexp.MustCompile(`GraphQL +(http://\S+)/graphql`).FindStringSubmatch(out.String()); m != nil {
			return m[1], out, stop
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("serve did not come up: %s", out)
	return "", nil, nil
}

func post(t *testing.T, url, body string) (int, string) {
	t.Helper()
	res, err := http.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

func TestServeAnswersFromTheSamples(t *testing.T) {
	db := filepath.Join(t.TempDir(), "samples.db")
	address, out, stop := serve(t, "--store", "sqlite:"+db, "../../samples")
	status, body := post(t, address+"/graphql", `{"query":"{ entity(by: {name: \"Japan\"}) { relations(types: [PARTNERS_WITH]) { nodes { object { name } subject { name } evidence { nodes { sentence article { title published } } } } } } }"}`)
	for _, want := range []string{"European Union", "concluded a security and defence partnership", "2024-11-01"} {
		if status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("who partners with Japan: %d %s; want %q in it", status, body, want)
		}
	}
	for path, want := range map[string]string{"/healthz": "ok", "/graphiql": "GraphiQL", "/": "GraphiQL"} {
		res, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if res.StatusCode != http.StatusOK || !strings.Contains(string(b), want) {
			t.Errorf("GET %s = %d %.200s; want %q in it", path, res.StatusCode, b, want)
		}
	}
	if code := stop(); code != exitDone {
		t.Errorf("interrupted serve ended with %d: %s", code, out)
	}
	if _, err := os.Stat(db); err != nil {
		t.Errorf("the graph is not in its file: %v", err)
	}
}

// TestCommandsReadBesideAServer asks commands that read about a file that a server
// has open, and one that writes.
func TestCommandsReadBesideAServer(t *testing.T) {
	db := "sqlite:" + filepath.Join(t.TempDir(), "samples.db")
	serve(t, "--store", db, "../../samples")
	for _, tt := range []struct {
		args []string
		in   string
		code int
		says string
	}{
		{[]string{"query", "--store", db, "-"}, "{ entity(by: {iso2: \"JP\"}) { name } }", exitDone, "Japan"},
		{[]string{"export", "--store", db, "--format", "jsonl"}, "", exitDone, "country:JP"},
		{[]string{"copy", "--from", db, "--to", "sqlite::memory:"}, "", exitDone, "articles copied"},
		{[]string{"load", "--store", db, "../../samples"}, "", exitStore, "only one process at a time may write a file"},
	} {
		var out output
		code := Run(t.Context(), append([]string{"entente"}, tt.args...), Streams{In: strings.NewReader(tt.in), Out: &out, Err: &out})
		if code != tt.code || !strings.Contains(out.String(), tt.says) {
			t.Errorf("%s beside a server: exit %d, %.300s; want %d and %q", tt.args[0], code, &out, tt.code, tt.says)
		}
	}
}

func TestServeServesWhatCouldBeRead(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	address, out, _ := serve(t, "--store", "sqlite::memory:", empty, "../../samples/2022-07-22-grain.txt")
	if _, body := post(t, address+"/graphql", `{"query":"{ stats { articles } }"}`); !strings.Contains(body, `"articles":1`) {
		t.Errorf("stats %s, want one article; %s", body, out)
	}
	if !strings.Contains(out.String(), "refused: "+empty) {
		t.Errorf("the empty file is not named: %s", out)
	}
}

func TestServeRefusesAPortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var out output
	code := Run(t.Context(), []string{"entente", "serve", "--store", "sqlite::memory:", "--address", l.Addr().String()}, Streams{Err: &out, Out: &out})
	if want := fmt.Sprintf("--address %s: ", l.Addr()); code != exitUsage || !strings.Contains(out.String(), want) || !strings.Contains(out.String(), "choose another port") {
		t.Errorf("port in use: exit %d, %s", code, &out)
	}
}

// TestServeTellsSubscribersWhatItLoads adds a file to a folder that is read again.
func TestServeTellsSubscribersWhatItLoads(t *testing.T) {
	folder := t.TempDir()
	sample := func(name string) {
		text, err := os.ReadFile(filepath.Join("../../samples", name))
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name), text, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	sample("2022-07-22-grain.txt")
	address, out, stop := serve(t, "--store", "sqlite::memory:", "--every", "100ms", folder)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address+"/graphql", strings.NewReader(`{"query": "subscription { articleLoaded { title } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	sample("2022-01-06-japan-australia.txt")
	var told []byte
	for buffer := make([]byte, 4096); !bytes.Contains(told, []byte("Australia")); {
		n, err := res.Body.Read(buffer)
		if told = append(told, buffer[:n]...); err != nil {
			t.Fatalf("%s, %v: %s", told, err, out)
		}
	}
	if code := stop(); code != exitDone {
		t.Errorf("interrupted serve ended with %d: %s", code, out)
	}
	if rest, err := io.ReadAll(res.Body); err != nil || !strings.Contains(string(rest), "event: complete") {
		t.Errorf("the subscription ended with %q, %v", rest, err)
	}
}

func TestALockedServerAnswersItsDocumentsAlone(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "count.graphql"), []byte("{ stats { articles } }"), 0o600); err != nil {
		t.Fatal(err)
	}
	address, _, _ := serve(t, "--store", "sqlite::memory:", "--documents", folder, "--locked", "--allow-origin", "https://a.example")
	if status, body := post(t, address+"/graphql", `{"documentId": "count"}`); status != http.StatusOK || !strings.Contains(body, `"articles":0`) {
		t.Errorf("%d %s", status, body)
	}
	if _, body := post(t, address+"/graphql", `{"query": "{ stats { sources } }"}`); !strings.Contains(body, "DOCUMENT_NOT_TRUSTED") {
		t.Errorf("another text: %s", body)
	}
	res, err := http.Get(address + "/graphiql")
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusNotFound {
		t.Errorf("GraphiQL is there: %s", res.Status)
	}
}

func TestServeRefusesFlagsThatMakeNoSense(t *testing.T) {
	empty := t.TempDir()
	for says, args := range map[string][]string{
		"there is nothing to read again":      {"--every", "1m"},
		"standard input cannot be read again": {"--every", "1m", "-"},
		"must not be negative":                {"--every=-1m", "../../samples"},
		"no document is registered":           {"--locked"},
		"has no file that ends in .graphql":   {"--documents", empty},
	} {
		var out output
		args := append([]string{"entente", "serve", "--store", "sqlite::memory:", "--address", "127.0.0.1:0"}, args...)
		if code := Run(t.Context(), args, Streams{Err: &out, Out: &out}); code != exitUsage || !strings.Contains(out.String(), says) {
			t.Errorf("%q: exit %d, %s", args, code, &out)
		}
	}
}
