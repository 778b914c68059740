package graphiql_test

import (
	"context"
	"net"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdp "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// unable skips a test that needs what is not here; in CI everything has to be here.
func unable(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// browser is a page in a headless Chromium, which notes what it asks for and complains of.
type browser struct {
	context.Context
	mu         sync.Mutex
	elsewhere  []string // requests to other hosts
	complaints []string // errors on the console and uncaught
}

func openBrowser(t *testing.T) *browser {
	t.Helper()
	program := chromium(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1400, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()),
	)
	ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &browser{Context: ctx}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		unable(t, "%s does not start: %v", program, err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return b
}

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	unable(t, "no Chromium is installed")
	return ""
}

func (b *browser) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err == nil && u.Host != "" && !net.ParseIP(u.Hostname()).IsLoopback() {
			b.elsewhere = append(b.elsewhere, e.Request.URL)
		}
	case *cdp.EventExceptionThrown:
		b.complaints = append(b.complaints, e.ExceptionDetails.Text)
	case *cdp.EventConsoleAPICalled:
		if e.Type == cdp.ConsoleAPICalledTypeError {
			for _, a := range e.Args {
				b.complaints = append(b.complaints, string(a.Value)+a.Description)
			}
		}
	case *log.EventEntryAdded: // a breach of the content security policy, a file that is missing
		if e.Entry.Level == log.EntryLevelError {
			b.complaints = append(b.complaints, e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// TestFirstExampleInABrowser opens the page, runs what is in the first tab and
// reads the answer, with not one request to another host.
func TestFirstExampleInABrowser(t *testing.T) {
	server := httptest.NewServer(serve(t))
	defer server.Close()
	b := openBrowser(t)
	answer := b.runQuery(t, server.URL+"/graphiql")
	keepPicture(t, b)
	for _, want := range []string{`"name": "European Union"`, `"sentence": "Japan partners_with European Union."`, `"title": "On 00000000000000000001"`, `"published": "2024-11-01"`} {
		if !strings.Contains(answer, want) {
			t.Errorf("the answer lacks %s: %s", want, answer)
		}
	}
	b.wasQuiet(t)
}

// TestALinkOpensItsQuery opens an address that holds a query and its variables.
func TestALinkOpensItsQuery(t *testing.T) {
	server := httptest.NewServer(serve(t))
	defer server.Close()
	b := openBrowser(t)
	link := url.Values{"query": {"query Mine($n: String!) { entity(by: {name: $n}) { kind } }"}, "variables": {`{"n": "Japan"}`}}
	if answer := b.runQuery(t, server.URL+"/graphiql/?"+link.Encode()); !strings.Contains(answer, `"kind": "COUNTRY"`) {
		t.Errorf("the answer is %s", answer)
	}
	b.wasQuiet(t)
}

// runQuery opens the page, runs what its first tab holds and reads the answer.
func (b *browser) runQuery(t *testing.T, address string) string {
	t.Helper()
	const shown = `document.querySelector('.result-window .CodeMirror')?.CodeMirror`
	if err := chromedp.Do(b, chromedp.Navigate(address), chromedp.Click(`.graphiql-execute-button`, chromedp.NodeVisible)); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Run(b, chromedp.Poll[bool](shown+`.getValue().includes('"data"')`)); err != nil {
		t.Fatal(err)
	}
	answer, err := chromedp.Run(b, chromedp.Evaluate[string](shown+`.getValue()`))
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// wasQuiet wants that the page asked no other host and complained of nothing.
func (b *browser) wasQuiet(t *testing.T) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.elsewhere) > 0 {
		t.Errorf("the page asks other hosts: %v", b.elsewhere)
	}
	if len(b.complaints) > 0 {
		t.Errorf("the page complains: %v", b.complaints)
	}
}

// keepPicture keeps a picture of the page at the path that GRAPHIQL_PICTURE names, if it names one.
func keepPicture(t *testing.T, b *browser) {
	t.Helper()
	path := os.Getenv("GRAPHIQL_PICTURE")
	if path == "" {
		return
	}
	picture, err := chromedp.Run(b, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, picture, 0o644); err != nil {
		t.Fatal(err)
	}
}
