package export

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
)

// python finds a Python that has networkx and rdflib. Under CI=true one is made;
// otherwise a test that needs it is skipped where there is none. ENTENTE_PYTHON
// names another than python3.
func python(t *testing.T) string {
	t.Helper()
	name := os.Getenv("ENTENTE_PYTHON")
	if name == "" {
		name = "python3"
	}
	out, err := exec.Command(name, "-c", "import networkx, rdflib").CombinedOutput()
	if err == nil {
		return name
	}
	const remedy = "pip install -r internal/export/testdata/requirements.txt, or name a Python that has them by ENTENTE_PYTHON"
	if os.Getenv("CI") != "true" {
		t.Skipf("needs a Python with networkx and rdflib: %s: %v: %s", name, err, remedy)
	}
	venv := t.TempDir()
	for _, command := range [][]string{
		{name, "-m", "venv", venv},
		{filepath.Join(venv, "bin", "pip"), "install", "--quiet", "--disable-pip-version-check", "-r", "testdata/requirements.txt"},
	} {
		if more, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s%s", strings.Join(command, " "), err, out, more)
		}
	}
	return filepath.Join(venv, "bin", "python")
}

// found is what testdata/read.py prints.
type found struct {
	GraphML, GEXF struct {
		Directed bool
		Nodes    map[string]map[string]any
		Edges    [][3]any
	}
	JSONLD struct {
		Size                int
		Labels              map[string]string
		Statements, Derived [][]string
		Since, Speakers     []string
		Partners            [][]string
	}
}

// TestOtherProgramsReadWhatIsWritten: networkx reads GraphML and GEXF, rdflib JSON-LD.
func TestOtherProgramsReadWhatIsWritten(t *testing.T) {
	interpreter := python(t)
	s, folder := filled(t), t.TempDir()
	for _, format := range []string{"graphml", "gexf", "jsonld"} {
		for name, content := range written(t, format, Whole(s)) {
			if err := os.WriteFile(filepath.Join(folder, name), content.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	command := exec.Command(interpreter, "testdata/read.py", folder)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got found
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	entities, relations := everything(t, s)
	for name, g := range map[string]struct {
		directed bool
		nodes    map[string]map[string]any
		edges    [][3]any
		typeKey  string
	}{
		"GraphML": {got.GraphML.Directed, got.GraphML.Nodes, got.GraphML.Edges, "type"},
		"GEXF":    {got.GEXF.Directed, got.GEXF.Nodes, got.GEXF.Edges, "label"},
	} {
		t.Run(name, func(t *testing.T) {
			if !g.directed || len(g.nodes) != len(entities) || len(g.edges) != len(relations) {
				t.Fatalf("directed %v, %d nodes, %d edges; want %d and %d", g.directed, len(g.nodes), len(g.edges), len(entities), len(relations))
			}
			for _, e := range entities {
				checkValues(t, string(e.ID), g.nodes[string(e.ID)], nodeColumns, e)
			}
			for _, r := range relations {
				checkEdge(t, g.edges, g.typeKey, r)
			}
		})
	}
	t.Run("JSON-LD", func(t *testing.T) { checkTriples(t, &got, s, entities, relations) })
}

func everything(t *testing.T, s store.Reader) (es []*ontology.Entity, rs []*ontology.Relation) {
	t.Helper()
	w := Whole(s)
	for e, err := range w.Entities(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		es = append(es, e)
	}
	for r, err := range w.Relations(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, r)
	}
	return es, rs
}

// checkValues wants each column that has a value to be what a program read, where
// XML cannot hold a character with U+FFFD in its place.
func checkValues[T any](t *testing.T, what string, got map[string]any, columns []column[T], v T) {
	t.Helper()
	for _, c := range columns {
		want := strings.ReplaceAll(c.text(v), "\x01", "\uFFFD")
		if read, ok := got[c.name]; ok && strings.EqualFold(fmt.Sprint(read), want) || !ok && want == "" {
			continue
		}
		t.Errorf("%s: %s is %v, want %q", what, c.name, got[c.name], want)
	}
}

func checkEdge(t *testing.T, edges [][3]any, typeKey string, r *ontology.Relation) {
	t.Helper()
	for _, e := range edges {
		values, _ := e[2].(map[string]any)
		if e[0] == string(r.Subject) && e[1] == string(r.Object) && values[typeKey] == string(r.Type) {
			checkValues(t, string(r.ID), values, edgeColumns, r)
			return
		}
	}
	t.Errorf("no edge %s %s %s", r.Subject, r.Type, r.Object)
}

func checkTriples(t *testing.T, got *found, s store.Reader, entities []*ontology.Entity, relations []*ontology.Relation) {
	for _, e := range entities {
		if label := got.JSONLD.Labels[idPrefix+string(e.ID)]; label != e.Name {
			t.Errorf("%s is labelled %q, want %q", e.ID, label, e.Name)
		}
	}
	var statements, since []string
	for _, r := range relations {
		statements = append(statements, fmt.Sprint([]string{idPrefix + string(r.Subject), vocabulary + string(r.Type), idPrefix + string(r.Object)}))
		if !r.Since.IsZero() {
			since = append(since, r.Since.String())
		}
	}
	var read []string
	for _, st := range got.JSONLD.Statements {
		read = append(read, fmt.Sprint(st))
	}
	slices.Sort(statements)
	slices.Sort(read)
	slices.Sort(since)
	if !slices.Equal(read, statements) || !slices.Equal(got.JSONLD.Since, since) {
		t.Errorf("statements %q since %q\nwant       %q since %q", read, got.JSONLD.Since, statements, since)
	}
	var derived []string
	for _, b := range bundles() {
		for i := range b.Evidence {
			if e := &b.Evidence[i]; e.MakesEdge() {
				derived = append(derived, fmt.Sprint([]string{idPrefix + string(e.Key().ID()), idPrefix + string(e.ID), e.Sentence, idPrefix + string(e.Article)}))
			}
		}
	}
	read = nil
	for _, d := range got.JSONLD.Derived {
		read = append(read, fmt.Sprint(d))
	}
	slices.Sort(derived)
	slices.Sort(read)
	if !slices.Equal(read, derived) {
		t.Errorf("derived %q\nwant    %q", read, derived)
	}
	if want := []string{idPrefix + string(chief.ID)}; !slices.Equal(got.JSONLD.Speakers, want) {
		t.Errorf("speakers %q, want %q", got.JSONLD.Speakers, want)
	}
	if len(got.JSONLD.Partners) != 2 { // symmetric: both ways
		t.Errorf("partners %q", got.JSONLD.Partners)
	}
}
