package likeness

import (
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/neo4j/neo4jtest"
	"entente/internal/store/storetest"
)

// TestTraversalsFromNamesFailAlike: where whom a traversal starts from is found by
// the traversal's own statement, its errors stay those of the naive store.
func TestTraversalsFromNamesFailAlike(t *testing.T) {
	s, m := neo4jtest.Open(t), storetest.NewMemory()
	union := storetest.Entity(ontology.Organisation, "African Union", "Union")
	other := storetest.Entity(ontology.Organisation, "Arab Union", "Union")
	bundles := append(storetest.Diplomacy(), storetest.Write("unions", "Reuters", "2024-11-04").
		State(union, ontology.PartnersWith, storetest.Entity(ontology.Country, "Japan", "JP")).
		State(other, ontology.PartnersWith, storetest.Entity(ontology.Country, "Ukraine", "UA")).
		Mention(other, 3).Bundle())
	for _, b := range bundles {
		for _, to := range []store.Store{s, m} {
			if _, err := to.AddArticle(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, both := range [][2]string{
		{`{name: "Nobody"}`, `{name: "Japan"}`}, {`{name: "Japan"}`, `{name: "Nobody"}`}, {`{name: "Japann"}`, `{id: "country:JP"}`},
		{`{iso2: "AQ"}`, `{name: "Japan"}`}, {`{name: "Japan"}`, `{iso2: "AQ"}`}, {`{name: "Japan"}`, `{id: "country:AQ"}`}, {`{id: "country:AQ"}`, `{name: "Japan"}`},
		{`{name: "Japan"}`, `{name: "Nippon"}`}, {`{name: "Japan"}`, `{id: "country:JP"}`}, {`{name: "Union"}`, `{name: "Japan"}`}, {`{name: "?!"}`, `{name: "Japan"}`}, {`{name: "Japan"}`, `{name: ""}`},
	} {
		a, b := both[0], both[1]
		for _, query := range []string{
			`{ shortestPath(from: ` + a + `, to: ` + b + `) { hops entities { name } } }`,
			`{ paths(from: ` + a + `, to: ` + b + `, kind: K, first: 3) { items { hops entities { name } } truncated { at } } }`,
			`{ explain(a: ` + a + `, b: ` + b + `) { direct { type } paths { hops } } }`,
			`{ commonNeighbours(of: [` + a + `, ` + b + `]) { totalCount edges { node { name } sides { from { name } } } } }`,
			`{ network(seeds: [` + a + `, ` + b + `], hops: 1, maxNodes: 3) { nodes { hops entity { name } } links { type } truncated { at } } }`,
		} {
			checkAlike(t, s, m, query)
		}
	}
	for _, query := range []string{
		`{ network(seeds: [{name: "Japan"}], hops: 9) { nodes { hops } } }`,
		`{ network(seeds: [{name: "Japan"}], maxNodes: 5001) { nodes { hops } } }`,
		`{ shortestPath(from: {name: "Japan"}, to: {name: "Ukraine"}, maxHops: 11) { hops } }`,
		`{ paths(from: {name: "Japan"}, to: {name: "Ukraine"}, kind: K, first: 101) { items { hops } } }`,
		`{ explain(a: {name: "Japan"}, b: {name: "Ukraine"}, maxHops: 4) { direct { type } } }`,
		`{ commonNeighbours(of: [{name: "Japan"}]) { totalCount } }`,
		`{ commonNeighbours(of: [{name: "Japan"}, {name: "Ukraine"}], first: 1000) { totalCount } }`,
		`{ a: network(seeds: [{name: "Japan"}]) { nodes { hops } } b: network(seeds: [{name: "Ukraine"}], hops: 1) { nodes { hops entity { name } } } }`,
	} {
		checkAlike(t, s, m, query)
	}
}

func checkAlike(t *testing.T, s, m store.Reader, query string) {
	t.Helper()
	want, _ := ask(t, m, query)
	if got, _ := ask(t, s, query); likeAll(t, got) != likeAll(t, want) {
		t.Errorf("%s:\n%s\nwant\n%s", query, got, want)
	}
}
