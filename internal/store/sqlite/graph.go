package sqlite

import (
	"encoding/hex"
	"maps"
	"slices"

	"entente/internal/ontology"
)

// graph is one state of the graph. It is never changed.
type graph struct {
	nodes vector[*node] // by the entity's num
	edges vector[edge]  // by the relation's num
	// reports are those of the edges once more, up to manyReports: a walk that weighs
	// many edges looks at nothing else of them, and a byte of each fits into the
	// processor's caches.
	reports vector[uint8]
	papers  vector[paper] // by the article's num
	told    tellings
	version uint64 // how many states there were before this one, since the file was opened
	names   int    // how many of the spellings in names.go belong to this state
	tally   tally
}

// node is an entity with the edges that end at it. It is never changed.
type node struct {
	entity *ontology.Entity
	fold   string // ontology.Fold of the name
	kind   kindSet
	links  []link // in the order in which the edges came to be
}

// link is an edge as seen from one of its ends.
type link struct {
	other uint32 // the other end's num
	edge  uint32 // the relation's num
	typ   uint8  // its type's code
	way   way
}

// way is a set of the directions in which an edge can be walked from an end.
type way uint8

const (
	out way = 1 << iota // from the subject to the object
	in
	bothWays = out | in
)

// back is the way as the other end sees it.
func (w way) back() way { return (w&out)<<1 | (w&in)>>1 }

// tally counts what store.Stats reports and the vectors do not tell.
type tally struct {
	relations, evidence, sources int
	kinds                        map[ontology.Kind]int
	types                        map[ontology.RelationType]int
	first, last                  ontology.Date
}

func (t tally) clone() tally {
	t.kinds, t.types = maps.Clone(t.kinds), maps.Clone(t.types)
	return t
}

func (t *tally) addDay(d ontology.Date) {
	if d.IsZero() {
		return
	}
	if t.first.IsZero() || d.Before(t.first) {
		t.first = d
	}
	if t.last.Before(d) {
		t.last = d
	}
}

// id is the ID of the entity with the number.
func (g *graph) id(num uint32) ontology.ID { return g.nodes.at(num).entity.ID }

// draft is the next state of a graph while it is being made.
type draft struct {
	nodes   *editor[*node]
	edges   *editor[edge]
	reports *editor[uint8]
	papers  *editor[paper]
	fresh   *editor[telling]
	old     *oldTellings
	tally   tally
	mine    map[uint32]*node // nodes of this draft that may still be changed
}

func (g *graph) draft() *draft {
	return &draft{
		nodes: g.nodes.edit(), edges: g.edges.edit(), reports: g.reports.edit(), papers: g.papers.edit(), fresh: g.told.fresh.edit(), old: g.told.old,
		tally: g.tally.clone(), mine: map[uint32]*node{},
	}
}

// graph is the finished state, with so many spellings.
func (d *draft) graph(names int) *graph {
	return &graph{
		nodes: d.nodes.done(), edges: d.edges.done(), reports: d.reports.done(), papers: d.papers.done(), told: tellings{d.old, d.fresh.done()},
		names: names, tally: d.tally,
	}
}

// node is a copy of the node that may be changed, the same one each time.
func (d *draft) node(num uint32) *node {
	n := d.mine[num]
	if n == nil {
		old := d.nodes.at(num)
		entity := *old.entity
		n = &node{entity: &entity, fold: old.fold, kind: old.kind, links: old.links}
		d.mine[num] = n
		d.nodes.set(num, n)
	}
	return n
}

func (d *draft) addNode(e ontology.Entity) uint32 {
	n := &node{entity: &e, fold: ontology.Fold(e.Name), kind: kindsOf(e.Kind)}
	num := d.nodes.append(n)
	d.mine[num] = n
	d.tally.kinds[e.Kind]++
	return num
}

func (d *draft) addKey(k key) uint32 {
	d.reports.append(0)
	return d.edges.append(edge{key: k, subjectKind: d.nodes.at(k.subject).kind, objectKind: d.nodes.at(k.object).kind})
}

// setEdge puts the sum of its evidence on a key, and joins its ends if they
// were not yet.
func (d *draft) setEdge(num uint32, r *ontology.Relation, known knownSpan) {
	e := d.edges.ref(num)
	if e.relation == nil {
		d.join(num, e.key)
	}
	d.put(num, e.of(r, known))
}

// put replaces an edge.
func (d *draft) put(num uint32, e edge) {
	d.edges.set(num, e)
	d.reports.set(num, uint8(min(e.reports, manyReports)))
}

// manyReports stands in graph.reports for as many or more.
const manyReports = 255

func (d *draft) join(num uint32, k key) {
	atSubject, atObject := k.links(num)
	subject, object := d.node(k.subject), d.node(k.object)
	// Older states share the array and do not look behind their own end.
	subject.links = append(subject.links, atSubject)
	object.links = append(object.links, atObject)
	subject.entity.Counts.Relations++
	object.entity.Counts.Relations++
	d.tally.relations++
	d.tally.types[typeCodes[k.typ]]++
}

// digest is the ten bytes of an ID of an article, a relation or evidence.
type digest [10]byte

// digestOf reads the hexadecimal digits after the prefix.
func digestOf[T ~string](prefix string, id T) (d digest, ok bool) {
	if len(id) != len(prefix)+2*len(d) || string(id[:len(prefix)]) != prefix {
		return d, false
	}
	digits := []byte(id[len(prefix):])
	_, err := hex.Decode(d[:], digits)
	return d, err == nil && !slices.ContainsFunc(digits, func(c byte) bool { return 'A' <= c && c <= 'F' })
}

// toDigest reads the bytes that the file holds.
func toDigest(b []byte) (d digest) {
	copy(d[:], b)
	return d
}

const (
	articlePrefix  = "article:"
	relationPrefix = "relation:"
	evidencePrefix = "evidence:"
)

// idOf writes the prefix and the digest's digits.
func idOf[T ~string](prefix string, d digest) T {
	var buf [40]byte
	b := append(buf[:0], prefix...)
	return T(hex.AppendEncode(b, d[:]))
}
