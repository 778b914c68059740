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
