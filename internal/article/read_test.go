package article

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// readAll reads an input of the given name and gives its articles and errors.
func readAll(in io.Reader, name string, opts Options) (articles []*Article, errs []error) {
	for a, err := range Read(context.Background(), in, Meta{Name: name}, opts) {
		if err != nil {
			errs = append(errs, err)
		} else {
			articles = append(articles, a)
		}
	}
	return articles, errs
}

func TestHostileInput(t *testing.T) {
	page := "<html><body><article><h1>Japan and the Union sign a pact</h1><p>" + strings.Repeat("Officials said that the pact was signed. ", 20) + "</p></article>"
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("Japan signs a pact with the Union")
	for _, tt := range []struct {
		name, in string
		want     error
		says     string
	}{
		{"empty.txt", "", ErrEmpty, "empty.txt: nothing to read: it has no bytes"},
		{"blank.txt", " \r\n\t\u00a0\n ", ErrEmpty, "blank.txt: nothing to read: there is only white space"},
		{"bom.txt", "\ufeff", ErrEmpty, "only white space"},
		{"blank.html", "<html><head><title></title></head><body> </body></html>", ErrNoText, "blank.html: no article text"},
		{"blank.jsonl", "\n \n", ErrEmpty, "blank.jsonl: nothing to read"},
		{"blank.md", "---\ntitle: \n---\n", ErrNoText, "blank.md: no article text"},
		{"a.pdf", "%PDF-1.7\n%\xe2\xe3", ErrBinary, "a.pdf: not a text: looks like a PDF document; save it as text or HTML first"},
		{"a.txt", "\x89PNG\r\n\x1a\n\x00\x00", ErrBinary, "PNG picture"},
		{"a.docx", "PK\x03\x04\x14\x00", ErrBinary, ".docx"},
		{"a.gz", "\x1f\x8b\x08\x00", ErrBinary, "gzip archive; unpack it first"},
		{"a", "\x7fELF\x02\x01\x01\x00", ErrBinary, "ELF program"},
		{"a.txt", "{\\rtf1\\ansi Japan}", ErrBinary, "RTF document"},
		{"a.db", "SQLite format 3\x00", ErrBinary, "--store"},
		{"a.bin", strings.Repeat("\x01\x02\x00\x03\x00\x00\xff", 50), ErrBinary, "binary data"},
		{"late.txt", strings.Repeat("Japan and the EU. ", 1000) + strings.Repeat("\x00\x01\x02", 500), ErrBinary, "binary data"},
		{"nul.txt", strings.Repeat("Japan and the EU. ", 1000) + "\x00", ErrBinary, "NUL"},
		{"cut.txt", "Talks in Yaound\xc3", ErrTruncated, "cut.txt: cut off: the text ends in the middle of a character, at byte 15"},
		{"cut16.txt", utf16[:len(utf16)-1], ErrTruncated, "UTF-16"},
		{"cut.html", page + "<div class=\"rel", ErrTruncated, "ends inside a tag"},
		{"cut.html", page + "<p>The foreign minis", ErrTruncated, ""},
		{"cut.html", page + "<div><p>The foreign minis", ErrTruncated, "ends without </body>, inside <div>"},
		{"cut.html", page + "<script>var a = 1", ErrTruncated, "ends inside a script"},
		{"cut.html", page + "<!-- a com", ErrTruncated, "ends inside a comment"},
		{"cut.json", `{"title": "Japan", "text": "Tokyo and Brus`, ErrTruncated, "cut.json: cut off"},
		{"cut.json", `[{"title": "Japan", "text": "Tokyo met Seoul."}, {"title": "Ja`, ErrTruncated, "cut.json[2]: cut off"},
		{"array.json", `[{"title": "Japan", "text": "Tokyo met Seoul."}, {]`, ErrSyntax, "array.json[2]: not valid JSON"},
		{"a.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel></channel></rss>", ErrUnsupported, "feed"},
		{"mixed.txt", "São Tomé and Príncipe, \xff and Côte d’Ivoire", ErrEncoding, "mixed.txt: damaged characters: UTF-8 broken at byte 26"},
		{"lines.txt", strings.Repeat("a b\n", maxLines+1), ErrTooLarge, "lines"},
		{"tags.html", "<html><body>" + strings.Repeat("<br>", maxTags+1) + "</body></html>", ErrTooLarge, "tags"},
		{"deep.html", "<html><body>" + strings.Repeat("<i>", 5000) + "Japan</body></html>", ErrUnsupported, "cannot be read"},
		{"deep.md", "# A\n" + strings.Repeat("> ", 5000) + "Japan", ErrUnsupported, "nested too deeply"},
		{"links.md", strings.Repeat("[a](", maxLinks+1), ErrTooLarge, "links"},
	} {
		articles, errs := readAll(strings.NewReader(tt.in), tt.name, Options{})
		if len(errs) != 1 || !errors.Is(errs[0], tt.want) || !strings.Contains(errs[0].Error(), tt.says) {
			t.Errorf("%s %.40q: got %d articles and %v, want an error %q that says %q", tt.name, tt.in, len(articles), errs, tt.want, tt.says)
			continue
		}
		if e := (*Error)(nil); !errors.As(errs[0], &e) || !strings.HasPrefix(e.Origin, tt.name) {
			t.Errorf("%s: error %v does not name the input", tt.name, errs[0])
		}
	}
}

// endless repeats a text, and counts what was read of it.
type endless struct {
	text string
	left int64
	read int64
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(p) && int64(n) < e.left {
		n += copy(p[n:min(int64(len(p)), e.left)], e.text[int(e.read+int64(n))%len(e.text):])
	}
	e.left, e.read = e.left-int64(n), e.read+int64(n)
	return n, nil
}

// TestTooLarge reads 50 MB of each kind, and holds that it costs neither that
// much memory nor, where the rest is of no use, that much reading.
func TestTooLarge(t *testing.T) {
	const input = 50_000_000
	for _, tt := range []struct {
		name, head, text string
		whole            bool // must be read to its end: other articles may follow
	}{
		{"a.txt", "", "Japan and the European Union signed a pact. ", false},
		{"a.html", "<html><body>", "<p>Japan and the European Union signed a pact.</p>", false},
		{"a.md", "# Japan\n\n", "Japan and the European Union signed a pact.\n", false},
		{"a.json", `[{"text":"`, "Japan and the European Union signed a pact. ", false},
		{"a.jsonl", `{"text":"`, "Japan and the European Union signed a pact. ", true},
	} {
		in := &endless{text: tt.text, left: input}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, errs := readAll(io.MultiReader(strings.NewReader(tt.head), in), tt.name, Options{MaxBytes: 1 << 20})
		runtime.ReadMemStats(&after)
		if len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) || !strings.Contains(errs[0].Error(), "more than 1 MiB") || !strings.Contains(errs[0].Error(), limitFlag) {
			t.Errorf("%s: %v, want one error that names the limit and how to raise it", tt.name, errs)
		}
		if got := in.read == input; got != tt.whole {
			t.Errorf("%s: %d bytes were read, whole %t, want %t", tt.name, in.read, got, tt.whole)
		}
		if cost := after.TotalAlloc - before.TotalAlloc; cost > 16<<20 {
			t.Errorf("%s: %d bytes were allocated for a limit of 1 MiB", tt.name, cost)
		}
	}
}

func TestLimitIsAnOption(t *testing.T) {
	text := strings.Repeat("Japan and the European Union signed a pact. ", 3000)
	if _, errs := readAll(strings.NewReader(text), "a.txt", Options{MaxBytes: 1000}); len(errs) != 1 {
		t.Errorf("with 1000 bytes: %v, want an error", errs)
	}
	if articles, errs := readAll(strings.NewReader(text), "a.txt", Options{MaxBytes: int64(len(text))}); len(articles) != 1 {
		t.Errorf("with exactly its size: %v", errs)
	}
}

func TestReadFileErrors(t *testing.T) {
	dir := t.TempDir()
	for path, says := range map[string]string{
		filepath.Join(dir, "missing.txt"): "missing.txt: no such file or directory",
		dir:                               "is a directory",
	} {
		n := 0
		for _, err := range ReadFile(context.Background(), path, Options{}) {
			n++
			if err == nil || !strings.Contains(err.Error(), says) || strings.Count(err.Error(), path) != 1 {
				t.Errorf("ReadFile(%s): %v, want the path once and %q", path, err, says)
			}
		}
		if n != 1 {
			t.Errorf("ReadFile(%s) yields %d times, want once", path, n)
		}
	}
}

func TestReadIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	in := &endless{text: `{"text":"Japan met the European Union."}` + "\n", left: 1 << 30}
	n := 0
	for _, err := range Read(ctx, in, Meta{Name: "a.jsonl"}, Options{}) {
		if n++; n == 3 {
			cancel()
		}
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("after cancel: %v, want %v", err, context.Canceled)
			}
			break
		}
	}
	if in.read > 1<<20 {
		t.Errorf("%d bytes were read after the third article was cancelled", in.read)
	}
	cancel()
}

// TestReadStops holds that a consumer may stop at any time.
func TestReadStops(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	if err := os.WriteFile(path, []byte(strings.Repeat(`{"text":"Japan met the European Union."}`+"\n", 5)), 0o600); err != nil {
		t.Fatal(err)
	}
	n := 0
	for range ReadFile(context.Background(), path, Options{}) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d articles were yielded after the break at 2", n)
	}
}
