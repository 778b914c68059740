// Package graphiql is GraphiQL, the in-browser GraphQL editor, with everything it
// needs inside the binary: it asks no other host for anything.
//
// assets/ holds the published builds of GraphiQL 4.1.2 and React 18.2.0, made by
// build.mjs from pinned packages; LICENSES.txt holds their licences.
package graphiql

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
)

//go:embed assets/*.gz page/* examples/*.graphql LICENSES.txt
var files embed.FS

// policy lets the page load from this server alone. GraphiQL's editor writes
// styles into the page, and its fonts and icons are data.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:; " +
	"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Examples are the queries in the page's tabs, in order.
func Examples() []string {
	names, err := fs.Glob(files, "examples/*.graphql")
	if err != nil {
		panic(err) // the pattern is right
	}
	queries := make([]string, len(names))
	for i, name := range names {
		queries[i] = string(mustRead(name))
	}
	return queries
}

// Handler serves the page and its files, below whatever path it is mounted at. The
// page asks the GraphQL endpoint of that path.
func Handler(endpoint string) http.Handler {
	s := &server{files: map[string]*file{}}
	for _, dir := range []string{"assets", "page"} {
		s.add(dir)
	}
	s.files["LICENSES.txt"] = newFile("LICENSES.txt", mustRead("LICENSES.txt"))
	s.prefix = "files-" + s.version()
	s.page = s.render(endpoint)
	return s
}

// server answers for the page. All its files are below one prefix that names their
// content, so that a browser may keep them for good.
type server struct {
	files  map[string]*file // by name
	prefix string
	page   []byte
}

// file is a file as it is and compressed.
type file struct {
	mediaType     string
	plain, packed []byte
}

func (s *server) add(dir string) {
	entries, err := files.ReadDir(dir)
	if err != nil {
		panic(err) // embedded
	}
	for _, e := range entries {
		content := mustRead(path.Join(dir, e.Name()))
		name, compressed := strings.CutSuffix(e.Name(), ".gz")
		if compressed {
			s.files[name] = &file{typeOf(name), unpack(content), content}
		} else if name != "index.html" {
			s.files[name] = newFile(name, content)
		}
	}
}

func newFile(name string, content []byte) *file {
	return &file{typeOf(name), content, pack(content)}
}

func typeOf(name string) string {
	return map[string]string{
		".css": "text/css; charset=utf-8",
		".js":  "text/javascript; charset=utf-8",
		".svg": "image/svg+xml",
		".txt": "text/plain; charset=utf-8",
	}[path.Ext(name)]
}

// version names the content of all files.
func (s *server) version() string {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		fmt.Fprintf(sum, "%s %d\n", name, len(s.files[name].plain))
		_, _ = sum.Write(s.files[name].plain)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

func (s *server) render(endpoint string) []byte {
	examples, err := json.Marshal(Examples())
	if err != nil {
		panic(err) // texts
	}
	var b bytes.Buffer
	page := template.Must(template.New("page").Parse(string(mustRead("page/index.html"))))
	if err := page.Execute(&b, map[string]string{"Files": s.prefix, "Endpoint": endpoint, "Examples": string(examples)}); err != nil {
		panic(err) // the template is ours
	}
	return b.Bytes()
}

// ServeHTTP answers GET and HEAD.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET is answered here", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Referrer-Policy", "no-referrer")
	name := strings.Trim(r.URL.Path, "/")
	if name == "" {
		s.servePage(w)
		return
	}
	f, ok := s.files[strings.TrimPrefix(name, s.prefix+"/")]
	if !ok || !strings.HasPrefix(name, s.prefix+"/") {
		http.NotFound(w, r)
		return
	}
	f.serve(w, r)
}

func (s *server) servePage(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(s.page)
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	content := f.plain
	h := w.Header()
	h.Set("Vary", "Accept-Encoding")
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		content = f.packed
	}
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Content-Type", f.mediaType)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	_, _ = w.Write(content)
}

func mustRead(name string) []byte {
	content, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded
	}
	return content
}

func pack(content []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(content) // into memory
	_ = z.Close()
	return b.Bytes()
}

func unpack(packed []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // embedded
	}
	content, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	return content
}
