package graph

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/rogpeppe/go-internal/txtar"

	"entente/graph/graphtest"
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
				queries = append(queries, testQuery{text: graphtest.RandomQuery(parsedSchema, uint64(seed))})
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
