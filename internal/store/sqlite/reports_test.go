package sqlite

import (
	"testing"

	"entente/internal/ontology"
)

// TestManyReportsAreCounted: a state keeps so many reports of an edge in a byte, and
// more of them in the edge.
func TestManyReportsAreCounted(t *testing.T) {
	d := (&graph{}).draft()
	d.tally.kinds, d.tally.types = map[ontology.Kind]int{}, map[ontology.RelationType]int{}
	a := d.addNode(ontology.Entity{ID: "country:JP", Kind: ontology.Country, Name: "Japan"})
	b := d.addNode(ontology.Entity{ID: "country:FR", Kind: ontology.Country, Name: "France"})
	counts := []int{1, manyReports - 1, manyReports, manyReports + 1, 70_000}
	for i, n := range counts {
		num := d.addKey(key{subject: a, object: b, typ: uint8(i)})
		r := &ontology.Relation{ID: "relation:00112233445566778899", Reports: n}
		d.setEdge(num, r, knownSpan{})
	}
	filter := &edgeFilter{g: d.graph(0)}
	for i, want := range counts {
		if got := filter.reportsOf(link{edge: uint32(i)}); got != int64(want) {
			t.Errorf("edge %d has %d reports, want %d", i, got, want)
		}
	}
}
