package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

	"entente/internal/ontology"
)

// size is how much a graph holds.
type size struct{ Entities, Edges, Evidence, Articles int }

// sizes are those that can be asked for; T is for trying the program out.
var sizes = map[string]size{
	"T": {1_000, 5_000, 7_500, 1_000},
	"S": {10_000, 100_000, 150_000, 20_000},
	"L": {100_000, 1_000_000, 1_500_000, 200_000},
}

const (
	countries = 200
	lastDay   = 2400 // days over which the articles are spread
)

var firstDay = ontology.Date{Year: 2018, Month: 1, Day: 1}

// world is a graph like that of the news, the same for each size: a few entities
// have most of the edges, a few edges most of the evidence, both by Zipf's law.
type world struct {
	size     size
	entities []ontology.Entity
	edges    []ontology.RelationKey
	// states tells for each piece of evidence which edge it states, and in which
	// article; the first ones state each edge once.
	states []statement
}

type statement struct{ edge, article int32 }

// newWorld draws the graph. Countries take every other one of the first ranks.
func newWorld(s size) *world {
	r := rand.New(rand.NewPCG(20241101, uint64(s.Entities)))
	w := &world{size: s, entities: newEntities(r, s.Entities)}
	w.drawEdges(r)
	again := newZipf(s.Edges, 0.6)
	order := r.Perm(s.Edges)
	for i := range s.Evidence {
		edge := i
		if i >= s.Edges {
			edge = order[again.draw(r)]
		}
		w.states = append(w.states, statement{int32(edge), int32(r.IntN(s.Articles))})
	}
	return w
}

func newEntities(r *rand.Rand, n int) []ontology.Entity {
	entities := make([]ontology.Entity, n)
	for i := range entities {
		kind := ontology.Person
		switch {
		case i < countries:
			kind = ontology.Country
		case i < countries+n/20:
			kind = ontology.Agreement
		case i < countries+n*2/5:
			kind = ontology.Organisation
		}
		name := fmt.Sprintf("%s %s %d", title(word(r, 3)), title(word(r, 2)), i)
		e := ontology.Entity{ID: ontology.NewID(kind, name), Kind: kind, Name: name, Aliases: []string{fmt.Sprintf("%s %d", title(word(r, 4)), i)}}
		e.Description = fmt.Sprintf("%s of the %s region, in the news for its %s policy and its part in the %s talks", strings.ToLower(string(kind)), title(word(r, 3)), word(r, 3), title(word(r, 3)))
		switch kind {
		case ontology.Country:
			e.Codes.ISO2 = string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
			e.ID = ontology.CountryID(e.Codes.ISO2)
		case ontology.Agreement:
			e.Pact = &ontology.Pact{Form: "treaty", Status: ontology.PactInForce}
		}
		entities[i] = e
	}
	return entities
}

// ranks are the entities by how often they are in the news.
func ranks(r *rand.Rand, n int) []int {
	states, others := r.Perm(countries), r.Perm(n-countries)
	out := make([]int, 0, n)
	for len(out) < n {
		if len(states) > 0 && (len(out)%2 == 0 || len(others) == 0) {
			out, states = append(out, states[0]), states[1:]
			continue
		}
		out, others = append(out, countries+others[0]), others[1:]
	}
	return out
}

func (w *world) drawEdges(r *rand.Rand) {
	rank := ranks(r, len(w.entities))
	end, types := newZipf(len(rank), 0.8), often()
	kind := newZipf(len(types), 0.7)
	seen := make(map[ontology.RelationKey]bool, w.size.Edges)
	for len(w.edges) < w.size.Edges {
		s, o := &w.entities[rank[end.draw(r)]], &w.entities[rank[end.draw(r)]]
		t := types[kind.draw(r)]
		key := ontology.NewRelationKey(s.ID, t, o.ID)
		if s != o && t.Allows(s.Kind, o.Kind) && !seen[key] {
			seen[key] = true
			w.edges = append(w.edges, key)
		}
	}
}

// often are all relations, those that there are most of first. SUPPORTS, of which
// most questions ask, comes before all: it has a direction.
func often() []ontology.RelationType {
	types := slices.DeleteFunc(ontology.RelationTypes(), func(t ontology.RelationType) bool { return t == ontology.Supports })
	return append([]ontology.RelationType{ontology.Supports}, types...)
}

// zipf draws numbers from 0 so that the n-th is drawn in proportion to 1/n^s.
type zipf []float64

func newZipf(n int, s float64) zipf {
	z, sum := make(zipf, n), 0.0
	for i := range z {
		sum += math.Pow(float64(i+1), -s)
		z[i] = sum
	}
	return z
}

func (z zipf) draw(r *rand.Rand) int { return sort.SearchFloat64s(z, r.Float64()*z[len(z)-1]) }

var syllables = strings.Fields("bar do fen gil han ist jor kel lum mar nes ob pra quo rin sal tev ul vig wen")

func word(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(syllables[r.IntN(len(syllables))])
	}
	return b.String()
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
