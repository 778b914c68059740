package storetest

import (
	"fmt"
	"math"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

func (a asking) search(q store.SearchQuery) (found []string) {
	a.Helper()
	hits, err := a.s.Search(a.ctx, q)
	a.ok("Search", err)
	for _, h := range hits {
		found = append(found, fmt.Sprintf("%.2f %s", h.Score, h.Matched))
	}
	return found
}

var searchPromises = []promise{
	{"Search scores as Match says and names what matched", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			text string
			want []string
		}{
			{"japan", []string{"1.00 Japan", "0.90 Japan–European Union security and defence partnership"}},
			{"eu", []string{"0.95 EU", "0.70 Japan–European Union security and defence partnership"}},
			{"uk", []string{"0.80 Ukraine"}},
			{"lavrov", []string{"0.95 Lavrov"}},
			{"russian", []string{"0.85 Russian Federation"}},
			{"nor tre", []string{"0.70 North Atlantic Treaty Organization"}},
			{"treaty north", []string{"0.50 North Atlantic Treaty Organization"}},
			{"borell", []string{"0.50 Josep Borrell"}},
			{"ukriane", []string{"0.50 Ukraine"}},
			{"organisatoin", []string{"0.50 North Atlantic Treaty Organization"}},
			{"irn", nil},
			{"zanzibar", nil},
			{"", nil},
			{"?!", nil},
		} {
			same(a, fmt.Sprintf("Search %q", tt.text), a.search(store.SearchQuery{Text: tt.text}), tt.want)
		}
	}},
	{"Search puts equal scores by mentions, then by ID, and cuts at the limit", func(a asking) {
		var w = Write("a", "Tass", "")
		for i, name := range []string{"Council B", "Council A", "Council C", "Council"} {
			w.Mention(Entity(ontology.Organisation, name), 1+i/2)
		}
		w.Mention(Entity(ontology.Person, "Council D"), 9)
		a.load(w.Bundle())
		want := []string{"1.00 Council", "0.90 Council D", "0.90 Council C", "0.90 Council A", "0.90 Council B"}
		same(a, "Search", a.search(store.SearchQuery{Text: "council"}), want)
		same(a, "Search, two", a.search(store.SearchQuery{Text: "council", Limit: 2}), want[:2])
		same(a, "Search for people", a.search(store.SearchQuery{Text: "council", Kinds: []ontology.Kind{ontology.Person}}), want[1:2])
	}},
	{"Search names the first of equally good aliases, and a name before them", func(a asking) {
		a.load(Write("a", "Tass", "").
			Mention(Entity(ontology.Organisation, "Quad", "Zeta Group", "Beta Group", "alpha group x"), 1).
			Mention(Entity(ontology.Organisation, "Delta Forum", "Delta Force"), 1).Bundle())
		same(a, "Search group", a.search(store.SearchQuery{Text: "group"}), []string{"0.65 Beta Group"})
		same(a, "Search delta", a.search(store.SearchQuery{Text: "delta"}), []string{"0.90 Delta Forum"})
	}},
	{"Search gives ten hits unless another number is asked for", func(a asking) {
		w := Write("a", "Tass", "")
		for i := range 120 {
			w.Mention(Entity(ontology.Person, fmt.Sprintf("Ivanov %d", i)), 1)
		}
		a.load(w.Bundle())
		for limit, want := range map[int]int{0: 10, 1: 1, 100: 100} {
			if got := len(a.search(store.SearchQuery{Text: "ivanov", Limit: limit})); got != want {
				a.Errorf("Search with limit %d: %d hits; want %d", limit, got, want)
			}
		}
		for _, limit := range []int{-1, 101, math.MaxInt} {
			_, err := a.s.Search(a.ctx, store.SearchQuery{Text: "ivanov", Limit: limit})
			a.refused(fmt.Sprintf("Search with limit %d", limit), err, store.ErrInvalid)
		}
		_, err := a.s.Search(a.ctx, store.SearchQuery{Text: strings.Repeat("i", store.MaxText+1)})
		a.refused("Search for too long a text", err, store.ErrInvalid)
	}},
	{"Search finds a name that an entity got later", func(a asking) {
		a.load(Write("a", "Tass", "").Mention(iaea, 1).Bundle())
		same(a, "Search before", a.search(store.SearchQuery{Text: "watchdog"}), nil)
		watchdog := iaea
		watchdog.Aliases = []string{"nuclear watchdog"}
		a.load(Write("b", "Tass", "").Mention(watchdog, 1).Bundle())
		same(a, "Search after", a.search(store.SearchQuery{Text: "watchdog"}), []string{"0.65 nuclear watchdog"})
		same(a, "Search for the other alias", a.search(store.SearchQuery{Text: "iaea"}), []string{"0.95 IAEA"})
	}},
}
