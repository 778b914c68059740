package sqlite

import (
	"math/bits"
	"strings"
	"sync"

	"entente/internal/ontology"
)

// names finds things by what they are called. It only grows, and it may be
// ahead of the state that a reader holds: numbers behind the state's end are
// not to be looked at.
type names struct {
	mu        sync.RWMutex
	entities  map[ontology.ID]uint32
	relations map[digest]uint32
	articles  map[digest]uint32
	sources   map[string]uint32
	clusters  map[digest]uint32 // those with numbers of their own; see foreignCluster
	spellings []spelling
	folded    map[string][]uint32 // spellings by ontology.Fold
	words     []word
	wordNum   map[string]uint32
}

// spelling is a name or an alias of an entity.
type spelling struct {
	entity uint32
	text   string
	fold   string
}

// word is a word of folded spellings.
type word struct {
	text      string
	letters   uint64 // see letterSet
	spellings []uint32
}

func newNames() *names {
	return &names{
		entities: map[ontology.ID]uint32{}, relations: map[digest]uint32{}, articles: map[digest]uint32{},
		sources: map[string]uint32{}, clusters: map[digest]uint32{}, folded: map[string][]uint32{}, wordNum: map[string]uint32{},
	}
}

// additions are what a batch adds to names.
type additions struct {
	entities  map[ontology.ID]uint32
	relations map[digest]uint32
	articles  map[digest]uint32
	sources   map[string]uint32
	clusters  map[digest]uint32
	spellings []spelling
}

func newAdditions() *additions {
	return &additions{
		entities: map[ontology.ID]uint32{}, relations: map[digest]uint32{}, articles: map[digest]uint32{},
		sources: map[string]uint32{}, clusters: map[digest]uint32{},
	}
}

// add takes the additions in and returns how many spellings there are then.
func (n *names) add(a *additions) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	for id, num := range a.entities {
		n.entities[id] = num
	}
	for id, num := range a.relations {
		n.relations[id] = num
	}
	for id, num := range a.articles {
		n.articles[id] = num
	}
	for s, num := range a.sources {
		n.sources[s] = num
	}
	for id, num := range a.clusters {
		n.clusters[id] = num
	}
	for _, s := range a.spellings {
		n.addSpelling(s)
	}
	return len(n.spellings)
}

func (n *names) addSpelling(s spelling) {
	num := uint32(len(n.spellings))
	n.spellings = append(n.spellings, s)
	n.folded[s.fold] = append(n.folded[s.fold], num)
	for _, w := range strings.Fields(s.fold) {
		at, ok := n.wordNum[w]
		if !ok {
			at = uint32(len(n.words))
			n.wordNum[w] = at
			n.words = append(n.words, word{text: w, letters: letterSet(w)})
		}
		of := &n.words[at].spellings
		if len(*of) == 0 || (*of)[len(*of)-1] != num { // a word may come twice in a name
			*of = append(*of, num)
		}
	}
}

// letterSet has a bit for each letter, modulo 64, that the word holds. A typing
// error changes at most two bits, so words whose sets differ in more than two
// bits for each error allowed need not be compared.
func letterSet(w string) (set uint64) {
	for _, r := range w {
		set |= 1 << (uint(r) % 64)
	}
	return set
}

func letterDistance(a, b uint64) int { return bits.OnesCount64(a ^ b) }

// entity is the number of the entity in the state.
func (n *names) entity(g *graph, id ontology.ID) (uint32, bool) {
	n.mu.RLock()
	num, ok := n.entities[id]
	n.mu.RUnlock()
	return num, ok && int(num) < g.nodes.len()
}

// relation is the number of the relation's key in the state.
func (n *names) relation(g *graph, id ontology.RelationID) (uint32, bool) {
	d, ok := digestOf(relationPrefix, id)
	if !ok {
		return 0, false
	}
	n.mu.RLock()
	num, ok := n.relations[d]
	n.mu.RUnlock()
	return num, ok && int(num) < g.edges.len()
}

// article is the number of the article in the state.
func (n *names) article(g *graph, id digest) (uint32, bool) {
	n.mu.RLock()
	num, ok := n.articles[id]
	n.mu.RUnlock()
	return num, ok && int(num) < g.papers.len()
}

// source is the number of a publisher of whom articles are stored. The numbers
// are not kept in the file.
func (n *names) source(name string) (num uint32, ok bool) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	num, ok = n.sources[name]
	return num, ok
}

// cluster is the number of the cluster that is named after the article with the
// ID; how many have numbers of their own, where it has none yet.
func (n *names) cluster(g *graph, id digest) (num uint32, ok bool) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	if num, ok := n.clusters[id]; ok {
		return num, true
	}
	if num, ok := n.articles[id]; ok && int(num) < g.papers.len() {
		return num, true
	}
	return uint32(len(n.clusters)), false
}

// publishers are the publishers by their numbers.
func (n *names) publishers() []string {
	n.mu.RLock()
	defer n.mu.RUnlock()
	all := make([]string, len(n.sources))
	for name, num := range n.sources {
		all[num] = name
	}
	return all
}
