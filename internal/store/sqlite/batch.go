package sqlite

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// batch is what a number of additions come to: the next state of the graph and
// the rows to write.
type batch struct {
	names    *names
	roles    *roles
	base     *graph
	draft    *draft
	added    *additions
	articles []placed
	keys     map[key]uint32
	touched  map[uint32]*touchedKey // keys that evidence came to, by number
	order    []uint32               // of touched, as they came
}

// placed is a parcel and the number that its article got.
type placed struct {
	*parcel
	num  uint32
	keys []uint32 // beside the evidence: what it is about
}

// touchedKey is a key with the reports that came to it.
type touchedKey struct {
	key ontology.RelationKey
	new []report
}

func newBatch(g *graph, n *names, r *roles) *batch {
	return &batch{
		names: n, roles: r, base: g, draft: g.draft(), added: newAdditions(),
		keys: map[key]uint32{}, touched: map[uint32]*touchedKey{},
	}
}

// take adds a parcel to the batch.
func (b *batch) take(p *parcel) store.Outcome {
	if b.knows(p.id) {
		return store.Unchanged
	}
	a := p.Article
	num := uint32(b.draft.papers.len())
	b.added.articles[p.id] = num
	b.draft.papers.append(paper{
		print: a.Fingerprint, day: int32(day(a.Published)), known: int32(day(a.Known())),
		source: b.source(a.Source), cluster: b.cluster(p.cluster), clusterID: p.cluster,
	})
	b.draft.tally.addDay(a.Published)
	b.draft.tally.evidence += len(p.Evidence)
	for i := range p.Entities {
		b.takeEntity(&p.Entities[i])
	}
	for _, m := range p.Mentions {
		b.see(m, a.Published)
	}
	keys := make([]uint32, len(p.Evidence))
	for i := range p.Evidence {
		keys[i] = b.takeEvidence(p, num, i)
	}
	b.articles = append(b.articles, placed{parcel: p, num: num, keys: keys})
	return store.Added
}

func (b *batch) knows(id digest) bool {
	_, ok := b.article(id)
	return ok
}

// source is the number of the publisher, a new one for one that was not seen before.
func (b *batch) source(name string) uint32 {
	if num, ok := b.added.sources[name]; ok {
		return num
	}
	if num, ok := b.names.source(name); ok {
		return num
	}
	num := uint32(b.draft.tally.sources)
	b.added.sources[strings.Clone(name)] = num
	b.draft.tally.sources++
	return num
}

// entity is the number of an entity that is stored or came in with the batch.
func (b *batch) entity(id ontology.ID) (uint32, bool) {
	if num, ok := b.added.entities[id]; ok {
		return num, true
	}
	return b.names.entity(b.base, id)
}

func (b *batch) takeEntity(e *ontology.Entity) {
	num, known := b.entity(e.ID)
	if !known {
		fresh := ontology.Merge(bare(e), *e)
		fresh.FirstSeen, fresh.LastSeen, fresh.Counts = ontology.Date{}, ontology.Date{}, ontology.Counts{}
		own(&fresh)
		b.added.addEntity(b.draft.addNode(fresh), &fresh)
		return
	}
	old := b.draft.nodes.at(num).entity
	merged := ontology.Merge(*old, *e)
	if same(old, &merged) {
		return
	}
	own(&merged)
	for _, text := range append([]string{merged.Name}, merged.Aliases...) {
		if text != old.Name && !slices.Contains(old.Aliases, text) {
			b.added.addSpelling(num, text)
		}
	}
	n := b.draft.node(num)
	*n.entity, n.fold = merged, ontology.Fold(merged.Name)
}

// bare is an entity of which nothing is known but what it is.
func bare(e *ontology.Entity) ontology.Entity {
	return ontology.Entity{ID: e.ID, Kind: e.ID.Kind(), Name: e.Name}
}

// same reports whether a merge brought nothing new.
func same(a, b *ontology.Entity) bool {
	return a.Name == b.Name && a.Description == b.Description && a.Codes == b.Codes && slices.Equal(a.Aliases, b.Aliases) &&
		(a.Pact == b.Pact || a.Pact != nil && b.Pact != nil && *a.Pact == *b.Pact)
}

// own copies the entity's texts, which may be pieces of a whole article that
// would stay in memory with them.
func own(e *ontology.Entity) {
	for _, s := range []*string{&e.Name, &e.Description, &e.Codes.ISO2, &e.Codes.ISO3, &e.Codes.Wikidata, (*string)(&e.ID)} {
		*s = strings.Clone(*s)
	}
	for i, alias := range e.Aliases {
		e.Aliases[i] = strings.Clone(alias)
	}
	if e.Pact != nil {
		e.Pact.Form = strings.Clone(e.Pact.Form)
	}
}

func (b *batch) see(m ontology.Mentions, day ontology.Date) {
	num, _ := b.entity(m.Entity)
	e := b.draft.node(num).entity
	e.Counts.Articles++
	e.Counts.Mentions += m.Count
	if day.IsZero() {
		return
	}
	if e.FirstSeen.IsZero() || day.Before(e.FirstSeen) {
		e.FirstSeen = day
	}
	if e.LastSeen.Before(day) {
		e.LastSeen = day
	}
}

// article is the number of an article that is stored or came in with the batch.
func (b *batch) article(id digest) (uint32, bool) {
	if num, ok := b.added.articles[id]; ok {
		return num, true
	}
	return b.names.article(b.base, id)
}

// cluster is the number of the cluster that is named after that article.
func (b *batch) cluster(id digest) uint32 {
	if num, ok := b.added.clusters[id]; ok {
		return num
	}
	num, ok := b.names.cluster(b.base, id)
	if ok {
		return num
	}
	if num, ok := b.added.articles[id]; ok {
		return num
	}
	num += foreignCluster + uint32(len(b.added.clusters))
	b.added.clusters[id] = num
	return num
}

// takeEvidence finds or makes the key that the evidence is about. The article's
// number is that.
func (b *batch) takeEvidence(p *parcel, article uint32, i int) uint32 {
	rk := p.relations[i]
	subject, _ := b.entity(rk.Subject)
	object, _ := b.entity(rk.Object)
	k := key{subject: subject, object: object, typ: typeCodes.of(rk.Type)}
	num, ok := b.keys[k]
	if !ok {
		num = b.key(k, rk)
		b.keys[k] = num
	}
	e := &p.Evidence[i]
	x := telling{
		confidence: e.Confidence, article: article, on: int32(day(e.Date)), role: b.roles.of(e.Role), id: p.evidence[i].id,
		marks: marksOf(e.Polarity, e.Modality),
	}
	if e.AttributedTo != "" || e.Attribution != "" {
		x.flags |= attributed
	}
	if e.Subject != rk.Subject {
		x.flags |= turned
	}
	b.draft.tell(num, x)
	t := b.touched[num]
	if t == nil {
		t = &touchedKey{key: rk}
		b.touched[num] = t
		b.order = append(b.order, num)
	}
	if e.MakesEdge() {
		t.new = append(t.new, report{
			at: moment{day(p.Article.Published), p.evidence[i].id}, known: day(p.Article.Known()), article: article, cluster: p.cluster, source: b.source(p.Article.Source),
			modality: e.Modality, attributed: e.AttributedTo != "" || e.Attribution != "", on: day(e.Date),
			role: strings.Clone(e.Role), confidence: e.Confidence,
		})
	}
	return num
}

func (b *batch) key(k key, rk ontology.RelationKey) uint32 {
	id := rk.ID()
	if num, ok := b.names.relation(b.base, id); ok {
		return num
	}
	d, _ := digestOf(relationPrefix, id)
	num := b.draft.addKey(k)
	b.added.relations[d] = num
	return num
}

// setSum puts the sum of all its reports on a touched key. It reports whether
// the row has to be written.
func (b *batch) setSum(num uint32, s *sum) (changed bool) {
	before := b.draft.edges.ref(num).relation
	r, ok := s.relation()
	if !ok {
		return int(num) >= b.base.edges.len()
	}
	k := b.draft.edges.at(num).key
	r.Subject, r.Object, r.Type = b.draft.nodes.at(k.subject).entity.ID, b.draft.nodes.at(k.object).entity.ID, typeCodes[k.typ]
	if before != nil {
		r.ID = before.ID
		if *before == r {
			return false
		}
	} else {
		r.ID = b.touched[num].key.ID()
	}
	b.draft.setEdge(num, &r, s.known)
	return true
}
