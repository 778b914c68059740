package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/neo4j/local/localtest"
	"entente/internal/store/storetest"
	"entente/loader"
)

// expire makes the mark of a load one that nobody has renewed for long.
func expire(t *testing.T, s *Store) {
	t.Helper()
	if err := s.change(t.Context(), "MATCH (v:EntenteSchema) WHERE v.load IS NOT NULL SET v.loadSeen = datetime() - duration({hours: 1})", nil); err != nil {
		t.Fatal(err)
	}
}

// numbered is an article like no other.
func numbered(n int) *store.Bundle {
	iran := storetest.Entity(ontology.Country, "Iran", "IR")
	chile := storetest.Entity(ontology.Country, "Chile", "CL")
	return storetest.Write(fmt.Sprint("numbered ", n), "Tass", "2024-01-01").State(iran, ontology.Supports, chile).Bundle()
}

// TestOthersKeepOutWhileAGraphIsLoaded writes, opens and loads by other handles
// while one loads in bulk, and then takes the graph away from it.
func TestOthersKeepOutWhileAGraphIsLoaded(t *testing.T) {
	s, before := open(t), another(t)
	err := s.Bulk(t.Context(), func() error {
		if _, err := s.AddArticle(t.Context(), numbered(1)); err != nil {
			return err
		}
		_, err := before.AddArticle(t.Context(), numbered(2))
		checkError(t, "writing meanwhile", err, store.ErrUnavailable, server.Bolt, "is being copied into it: wait")
		alive, stop := context.WithCancel(t.Context())
		defer stop()
		var adding sync.WaitGroup
		adding.Go(func() {
			for n := 10; alive.Err() == nil; n++ {
				_, _ = s.AddArticle(alive, numbered(n))
			}
		})
		_, err = Open(t.Context(), server.Bolt, Options{Password: server.Password})
		checkError(t, "opening meanwhile", err, store.ErrUnavailable, server.Bolt, "is being copied into it: wait")
		err = before.Bulk(t.Context(), func() error { t.Error("two load"); return nil })
		checkError(t, "loading meanwhile", err, store.ErrUnavailable, server.Bolt, "is being copied into it: wait")
		stop()
		adding.Wait()

		expire(t, s)
		after := another(t)
		if _, err := after.AddArticle(t.Context(), numbered(3)); err != nil {
			t.Errorf("writing once the load is held to be dead: %v", err)
		}
		_, err = s.AddArticle(t.Context(), numbered(4))
		return err
	})
	checkError(t, "a load that is held to be dead", err, store.ErrUnusable, server.Bolt, "another Entente has finished what was there", "run the same command again")
	if err := s.Bulk(t.Context(), func() error {
		_, err := s.AddArticle(t.Context(), numbered(6))
		return err
	}); err != nil {
		t.Errorf("going on: %v", err)
	}
	if _, err := s.AddArticle(t.Context(), numbered(7)); err != nil {
		t.Errorf("writing after all: %v", err)
	}
	edges, err := s.ListRelations(t.Context(), store.RelationFilter{}, "", store.Page{})
	if err != nil || len(edges.Items) != 1 || edges.Items[0].Reports != articlesOf(t, s) {
		t.Errorf("the edge is %v, %v; want one with the reports of all articles", edges, err)
	}
}

// another is one more handle on the tests' database.
func another(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), server.Bolt, Options{Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

// TestACopyThatDiesAnywhereIsFinishedByWhoeverOpensTheGraph breaks the connection
// for good at requests from the first to the last of a copy. Whoever opens the
// graph then sees all that it has whole, and the same copy goes on.
func TestACopyThatDiesAnywhereIsFinishedByWhoeverOpensTheGraph(t *testing.T) {
	defer func(edges, counts int) { edgePage, countsPage = edges, counts }(edgePage, countsPage)
	edgePage, countsPage = 30, 15
	defer func(most int) { maxBulkBytes = most }(maxBulkBytes)
	maxBulkBytes = 10_000 // several transactions
	source := storetest.NewMemory()
	manyArticles(t, source, 100)
	want := dump(t, source)
	direct := open(t)
	w := newWire(t)
	begun := int64(0) // requests until the first article was there
	copyBy := func(dieAt int64) error {
		localtest.Empty(t, server)
		w.requests.Store(0)
		w.deadAt.Store(dieAt)
		s, err := Open(t.Context(), "bolt://"+w.Addr().String(), Options{Password: server.Password, Retry: 100 * time.Millisecond})
		if err != nil {
			return err
		}
		defer s.Close(context.Background())
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go w.mourn(ctx, cancel)
		_, err = loader.Copy(ctx, source, s, func(articles int) {
			if articles == 1 {
				begun = w.requests.Load()
			}
		})
		return err
	}
	if err := copyBy(0); err != nil {
		t.Fatal(err)
	}
	rest := w.requests.Load() - begun
	states := map[string]bool{}
	for n, at := range []int64{begun + 3, begun + rest/3, begun + rest*2/3} {
		if err := copyBy(at); err == nil {
			t.Errorf("a copy that dies at request %d ended well", at)
		}
		states[stateOf(t, direct)] = true
		expire(t, direct)
		if n == 0 { // a copy goes on before anybody has looked
			after, err := Open(t.Context(), server.Bolt, Options{Password: server.Password, GoOn: true})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := loader.Copy(t.Context(), source, after, func(int) {}); err != nil || dump(t, after) != want {
				t.Errorf("died at request %d: the copy that goes on at once gives another graph, %v", at, err)
			}
			_ = after.Close(context.Background())
			continue
		}
		after := another(t)
		part := storetest.NewMemory()
		if _, err := loader.Copy(t.Context(), after, part, func(int) {}); err != nil {
			t.Fatal(err)
		}
		if got, want := dump(t, after), dump(t, part); got != want {
			t.Errorf("died at request %d: the graph is not the sum of its articles:\n%s\nwant\n%s", at, got, want)
		}
		if _, err := loader.Copy(t.Context(), source, after, func(int) {}); err != nil || dump(t, after) != want {
			t.Errorf("died at request %d: the copy that goes on gives another graph, %v", at, err)
		}
	}
	if len(states) < 2 {
		t.Errorf("the copies died in the states %v only", states)
	}
}

// mourn gives up soon after nothing passes any more.
func (w *wire) mourn(ctx context.Context, giveUp func()) {
	every := time.NewTicker(20 * time.Millisecond)
	defer every.Stop()
	for ctx.Err() == nil {
		<-every.C
		if at := w.deadAt.Load(); at > 0 && w.requests.Load() >= at {
			time.Sleep(200 * time.Millisecond)
			giveUp()
		}
	}
}

// stateOf tells how far a copy has come.
func stateOf(t *testing.T, s *Store) (state string) {
	t.Helper()
	err := s.look(t.Context(), statement{"MATCH (v:EntenteSchema) RETURN v.load IS NOT NULL, v.edgesTo IS NOT NULL, EXISTS { MATCH (:Article) }", nil}, func() {}, func(row []any) error {
		state = fmt.Sprint(row...)
		return nil
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	return state
}
