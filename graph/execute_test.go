package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/internal/ontology"
	"entente/internal/store"
)

// depthFirst is an executor that answers as gqlgen does by itself.
func depthFirst(r *Resolver) *executor.Executor {
	exec := executor.New(NewExecutableSchema(Config{Resolvers: r}))
	exec.SetErrorPresenter(present(quiet(Options{}).Log))
	exec.SetRecoverFunc(recovered)
	exec.Use(introspecting{true})
	exec.AroundFields(blankIsNull)
	return exec
}

// dataOf runs a query without HTTP.
func dataOf(t *testing.T, exec *executor.Executor, query string, variables map[string]any) (data string, failed bool) {
	t.Helper()
	ctx := graphql.StartOperationTrace(t.Context())
	oc, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if errs != nil {
		t.Fatalf("%v in %s", errs, query)
	}
	answer, ctx := exec.DispatchOperation(ctx, oc)
	r := answer(ctx)
	return string(r.Data), len(r.Errors) > 0
}

// lossy is a store that has lost an entity and cannot reach its articles.
type lossy struct{ store.Reader }

func (l lossy) Entities(ctx context.Context, ids []ontology.ID) ([]*ontology.Entity, error) {
	found, err := l.Reader.Entities(ctx, ids)
	for i, id := range ids {
		if id == union.ID {
			found[i] = nil
		}
	}
	return found, err
}

func (l lossy) Articles(context.Context, []ontology.ArticleID) ([]*ontology.Article, error) {
	return nil, errors.New("disk on fire")
}

// TestByLevelAnswersAsGqlgen compares both ways of answering: on the written
// queries and on random ones, and with a store that loses things, so that nulls
// have to spread as the specification says.
func TestByLevelAnswersAsGqlgen(t *testing.T) {
	whole := openFixture(t)
	for name, s := range map[string]store.Reader{"whole": whole, "lossy": lossy{whole}} {
		t.Run(name, func(t *testing.T) {
			r := NewResolver(s, &Live{})
			ours, theirs := newExecutor(r, quiet(Options{MaxAliases: 1e6, MaxCost: 1e9, MaxTokens: 1e6, MaxDepth: 99}).withDefaults()), depthFirst(r)
			queries := writtenQueries(t)
			for seed := range 400 {
				queries = append(queries, randomQuery(uint64(seed)))
			}
			failures := 0
			for _, q := range queries {
				got, failed := dataOf(t, ours, q.text, q.variables)
				want, wantFailed := dataOf(t, theirs, q.text, q.variables)
				if got != want || failed != wantFailed {
					t.Fatalf("%s\ngot  %v %s\nwant %v %s", q.text, failed, got, wantFailed, want)
				}
				if failed {
					failures++
				}
			}
			t.Logf("%d queries, %d of them with errors", len(queries), failures)
		})
	}
}

type testQuery struct {
	text      string
	variables map[string]any
}

func writtenQueries(t *testing.T) (queries []testQuery) {
	t.Helper()
	files, err := filepath.Glob("testdata/answers/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		q := testQuery{text: part(archive, "query.graphql")}
		if v := part(archive, "variables.json"); v != "" {
			if err := json.Unmarshal([]byte(v), &q.variables); err != nil {
				t.Fatal(err)
			}
		}
		queries = append(queries, q)
	}
	return queries
}

// randomQuery selects random fields of random depth, with arguments that fit.
func randomQuery(seed uint64) testQuery {
	w := queryWriter{rand.New(rand.NewPCG(1, seed)), &strings.Builder{}, 0}
	w.b.WriteString("query ")
	w.selection(parsedSchema.Query, 6)
	return testQuery{text: w.b.String()}
}

type queryWriter struct {
	*rand.Rand
	b       *strings.Builder
	aliases int
}

func (w *queryWriter) selection(def *ast.Definition, depth int) {
	w.b.WriteString("{ __typename ")
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") || w.IntN(3) > 0 {
			continue
		}
		below := parsedSchema.Types[f.Type.Name()]
		if !below.IsLeafType() && depth == 0 {
			continue
		}
		w.aliases++
		fmt.Fprintf(w.b, "f%d: %s", w.aliases, f.Name)
		w.arguments(f)
		if !below.IsLeafType() {
			w.selection(below, depth-1)
		}
		w.b.WriteByte(' ')
	}
	for _, possible := range parsedSchema.GetPossibleTypes(def) {
		if def.IsAbstractType() && w.IntN(2) == 0 && depth > 0 {
			fmt.Fprintf(w.b, "... on %s ", possible.Name)
			w.selection(possible, depth-1)
		}
	}
	w.b.WriteString("} ")
}

// arguments are values by the argument's name, some of them wrong.
func (w *queryWriter) arguments(f *ast.FieldDefinition) {
	values := map[string][]string{
		"id":    {`"country:JP"`, `"article:00000000000000000002"`, `"nothing"`},
		"ids":   {`["country:JP", "organisation:european-union", "article:00000000000000000001", "x"]`},
		"by":    {`{name: "Japan"}`, `{iso2: "RU"}`, `{id: "organisation:european-union"}`, `{name: "nobody"}`},
		"from":  {`{name: "Japan"}`},
		"to":    {`{iso2: "UA"}`, `{name: "EU"}`, `{name: "nobody"}`},
		"a":     {`{name: "Japan"}`, `{name: "EU"}`},
		"b":     {`{iso2: "UA"}`, `{name: "EU"}`, `{name: "nobody"}`},
		"of":    {`[{name: "Japan"}, {name: "EU"}]`, `[{name: "Japan"}]`},
		"text":  {`"eu"`, `"japn"`},
		"first": {"1", "2", "30", "0"},
		"where": {"{}", "null"},
		"seeds": {`[{name: "EU"}]`},
	}
	var given []string
	for _, a := range f.Arguments {
		choices, ok := values[a.Name]
		if def := parsedSchema.Types[a.Type.Name()]; def.Kind == ast.Enum {
			choices, ok = each(def.EnumValues, func(v *ast.EnumValueDefinition) string { return v.Name }), true
		}
		if required := a.Type.NonNull && a.DefaultValue == nil; ok && (required || w.IntN(2) == 0) {
			given = append(given, a.Name+": "+choices[w.IntN(len(choices))])
		}
	}
	if len(given) > 0 {
		fmt.Fprintf(w.b, "(%s)", strings.Join(given, ", "))
	}
}
