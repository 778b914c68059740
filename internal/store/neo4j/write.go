package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// store stores additions by one transaction. A bundle that names what nobody
// knows fails by itself; any other error is that of all, and nothing is stored.
func (s *Store) store(ctx context.Context, additions []*addition) error {
	s.writing.RLock()
	defer s.writing.RUnlock()
	if err := s.whole(ctx); err != nil {
		return err
	}
	bulk := s.bulk.Load()
	defer bulk.take(additions)()
	for again := true; ; again = false {
		var w *writer
		err := s.write(ctx, func(tx transaction) error {
			sure := again && w == nil && bulk.sure()
			w = &writer{ctx: ctx, s: s, bulk: bulk, sure: sure, tx: tx, outcomes: make([]outcome, len(additions)), before: w}
			return w.add(additions)
		})
		// Another process stored one of the articles between look-up and write:
		// the second look-up finds it.
		if again && isDuplicate(err) {
			continue
		}
		for i, a := range additions {
			if err == nil {
				a.outcome, a.err = w.outcome(i)
			}
		}
		bulk.learn(w, err)
		return err
	}
}

// outcome is what became of one addition.
type outcome struct {
	is  store.Outcome
	err error
}

// writer is one transaction's work.
type writer struct {
	ctx      context.Context
	s        *Store
	bulk     *bulk // nil outside of a bulk load
	sure     bool  // nothing is in the graph but what the bulk load knows
	tx       transaction
	outcomes []outcome
	before   *writer       // of the try before; nil at the first
	whole    bool          // all was written, but for the commit
	fresh    []*parcel     // those that are new
	ids      []ontology.ID // the entities that the fresh parcels name, ascending
	entities map[ontology.ID]*member
	articles []*member // the fresh parcels' nodes
}

// member is an entity that a transaction touches.
type member struct {
	node string // Neo4j's name of the node while the transaction lasts
	*ontology.Entity
	stored   *ontology.Entity // as it was; nil where it is new
	edges    int              // new ones that end here
	articles int
	mentions int
	first    ontology.Date
	last     ontology.Date
}

// outcome is what became of an addition. One that is there already was added by
// a try before, if that lost the answer to its commit.
func (w *writer) outcome(i int) (store.Outcome, error) {
	is := w.outcomes[i].is
	for b := w.before; b != nil && is == store.Unchanged; b = b.before {
		if b.whole {
			is = b.outcomes[i].is
		}
	}
	return is, w.outcomes[i].err
}

func (w *writer) run(text string, p params, each func(row []any) error) error {
	return run(w.ctx, w.tx, text, asOne(p), each)
}

func (w *writer) add(additions []*addition) error {
	if err := w.sift(additions); err != nil || len(w.fresh) == 0 {
		return err
	}
	steps := []func() error{w.admit, w.lock, w.putEntities, w.putRelations, w.putArticles, w.putEvidence, w.putCounts}
	if w.bulk != nil { // the rest is left to settle
		// The mark comes late, since who has it keeps the other lane from it, and
		// the entities that are there after it, since who commits waits for them.
		c := w.bulk.clock
		steps = []func() error{w.recall, c.during(entitiesPart, w.putNew), c.during(articlesPart, w.putArticles), c.during(evidencePart, w.putEvidence),
			w.admit, c.during(entitiesPart, w.putChanged)}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	w.whole = true
	return nil
}

// sift decides which additions are new, and refuses those that name what neither
// they, nor one before them, nor the graph knows.
func (w *writer) sift(additions []*addition) error {
	articles, entities, err := w.known(additions)
	if err != nil {
		return err
	}
	for i, a := range additions {
		p := a.parcel
		id := string(p.bundle.Article.ID)
		if err := p.check(func(id ontology.ID) bool { return entities[string(id)] }); err != nil {
			w.outcomes[i].err = err
			continue
		}
		w.outcomes[i].is = store.Unchanged
		if !articles[id] {
			w.outcomes[i].is, articles[id] = store.Added, true
			w.fresh = append(w.fresh, p)
		}
		for _, e := range p.bundle.Entities {
			entities[string(e.ID)] = true
		}
	}
	return nil
}

// known tells which of the additions' articles, and of the entities that they
// name without bringing them, are there.
func (w *writer) known(additions []*addition) (articles, entities map[string]bool, err error) {
	articles, entities = map[string]bool{}, map[string]bool{}
	if w.sure {
		return articles, w.bulk.among(additions), nil
	}
	var articleIDs, entityIDs []string
	for _, a := range additions {
		articleIDs = append(articleIDs, string(a.parcel.bundle.Article.ID))
		entityIDs = append(entityIDs, plain(a.parcel.outside)...)
	}
	err = w.run("UNWIND $in.articles AS id MATCH (a:Article {id: id}) RETURN id, true AS article UNION UNWIND $in.entities AS id MATCH (e:Entity {id: id}) RETURN id, false AS article",
		params{"articles": articleIDs, "entities": entityIDs}, func(row []any) error {
			id, _ := row[0].(string)
			if row[1] == true {
				articles[id] = true
			} else {
				entities[id] = true
			}
			return nil
		})
	return articles, entities, err
}

// lock makes the entities that are not there yet, and takes the locks of all
// that the transaction touches, in the order of their IDs so that two loads do
// not wait for each other.
func (w *writer) lock() error {
	w.gather()
	return w.fetch(w.ids)
}

// fetch makes and fetches the entities with the IDs.
func (w *writer) fetch(ids []ontology.ID) error {
	if len(ids) == 0 {
		return nil
	}
	cols := entityColumns
	return w.run("UNWIND $in.ids AS id "+fmt.Sprintf(newEntity, "id")+" ON MATCH SET e.id = id"+
		" RETURN elementId(e), e.name IS NULL, "+listOf(cols.values("e")), params{"ids": plain(ids)}, func(row []any) error {
		values, err := asList(row[2])
		if err != nil {
			return err
		}
		e, err := cols.read(values)
		if err != nil {
			return err
		}
		m := w.entities[e.ID]
		m.node, _ = row[0].(string)
		if row[1] != true {
			m.stored = e
		}
		return nil
	})
}

// gather merges what the fresh parcels know of entities.
func (w *writer) gather() {
	w.entities = map[ontology.ID]*member{}
	for _, p := range w.fresh {
		for _, id := range p.outside {
			if w.entities[id] == nil {
				w.entities[id] = &member{}
			}
		}
		for i := range p.bundle.Entities {
			e := p.bundle.Entities[i]
			m := w.entities[e.ID]
			if m == nil {
				m = &member{}
				w.entities[e.ID] = m
			}
			if m.Entity != nil {
				e = ontology.Merge(*m.Entity, e)
			}
			m.Entity = &e
		}
	}
	w.ids = slices.Sorted(maps.Keys(w.entities))
}

// putEntities writes the entities that are new or of which something new is known.
func (w *writer) putEntities() error { return w.putThose(func(*member) bool { return true }) }

func (w *writer) putNew() error { return w.putThose(func(m *member) bool { return m.stored == nil }) }

func (w *writer) putChanged() error {
	return w.putThose(func(m *member) bool { return m.stored != nil })
}

func (w *writer) putThose(these func(*member) bool) error {
	var rows []any
	for _, id := range w.ids {
		m := w.entities[id]
		if m.Entity == nil || !these(m) { // where it has none, another bundle brought it
			continue
		}
		e := *m.Entity
		if m.stored != nil {
			if e = ontology.Merge(*m.stored, e); sameEntity(&e, m.stored) {
				m.Entity = m.stored
				continue // as for most entities of most articles
			}
		}
		m.Entity = &e
		folded := nameKeys(&e)
		keys := make([]string, len(folded))
		for i, name := range folded {
			keys[i] = nameKey(name)
		}
		rows = append(rows, []any{string(id), string(e.Kind), entityProperties(&e, folded), keys})
	}
	if len(rows) == 0 {
		return nil
	}
	return w.run(entitiesText, params{"rows": rows}, func(row []any) error {
		id, _ := row[0].(string)
		w.entities[ontology.ID(id)].node, _ = row[1].(string)
		return nil
	})
}

// newEntity begins what becomes of an entity that is not there yet.
const newEntity = "MERGE (e:Entity {id: %s}) ON CREATE SET e.articles = 0, e.mentions = 0, e.relations = 0"

// entitiesText writes entities of all kinds: Neo4j works out how to do so once.
var entitiesText = "UNWIND $in.rows AS row " + fmt.Sprintf(newEntity, "row[0]") + " SET e:$(row[1]), e += row[2]" +
	" WITH e, row CALL (e, row) { UNWIND row[3] AS key MERGE (n:Name {key: key}) MERGE (n)-[:NAMES]->(e) } RETURN row[0], elementId(e)"

// sameEntity reports whether a merge brought nothing new.
func sameEntity(a, b *ontology.Entity) bool {
	return a.Name == b.Name && a.Description == b.Description && a.Codes == b.Codes && slices.Equal(a.Aliases, b.Aliases) &&
		(a.Pact == b.Pact || a.Pact != nil && b.Pact != nil && *a.Pact == *b.Pact)
}

// byNumber begins a statement whose rows speak of nodes by their numbers in
// $in.nodes, so that each is looked up once. Had they come in another order, there
// would be none, and the statement would fail.
const byNumber = "UNWIND $in.nodes AS node MATCH (e) WHERE elementId(e) = node WITH collect(e) AS entities, collect(node) AS nodes" +
	" WITH CASE WHEN nodes = $in.nodes THEN entities ELSE [] END AS entities "

// numbering gives nodes their numbers.
type numbering struct {
	nodes   []string
	numbers map[*member]int
}

func (n *numbering) of(m *member) int {
	i, ok := n.numbers[m]
	if !ok {
		if n.numbers == nil {
			n.numbers = map[*member]int{}
		}
		i = len(n.nodes)
		n.numbers[m] = i
		n.nodes = append(n.nodes, m.node)
	}
	return i
}

// putArticles creates the articles with what they mention.
func (w *writer) putArticles() error {
	var n numbering
	articles, mentions := make([]any, len(w.fresh)), []any{}
	for i, p := range w.fresh {
		articles[i] = p.article
		for _, m := range p.bundle.Mentions {
			mentions = append(mentions, []int{i, n.of(w.see(m, p.bundle.Article.Published)), m.Count})
		}
	}
	w.articles = make([]*member, 0, len(w.fresh))
	return w.run(articlesText, params{"nodes": n.nodes, "articles": articles, "mentions": mentions}, func(row []any) error {
		node, _ := row[0].(string)
		w.articles = append(w.articles, &member{node: node})
		return nil
	})
}

// articlesText creates articles and what they mention, which speaks of them by
// their numbers, and gives their nodes in the same order.
const articlesText = byNumber +
	"CALL () { UNWIND $in.articles AS row CREATE (a:Article) SET a = row RETURN collect(a) AS articles }" +
	" CALL (entities, articles) { UNWIND $in.mentions AS m WITH articles[m[0]] AS a, entities[m[1]] AS e, m[2] AS count CREATE (a)-[:MENTIONS {count: count}]->(e) }" +
	" UNWIND articles AS a RETURN elementId(a)"

// putEvidence creates what the articles state.
func (w *writer) putEvidence() error {
	var simple, attributed evidenceRows
	for i, p := range w.fresh {
		for j := range p.bundle.Evidence {
			e := &p.bundle.Evidence[j]
			if ends := []*member{w.articles[i], w.entities[e.Subject], w.entities[e.Object]}; e.AttributedTo == "" {
				simple.add(p.evidence[j], ends...)
			} else {
				attributed.add(p.evidence[j], append(ends, w.entities[e.AttributedTo])...)
			}
		}
	}
	if err := simple.put(w, evidenceText); err != nil {
		return err
	}
	return attributed.put(w, attributedText)
}

// evidenceRows are pieces of evidence with their ends' numbers.
type evidenceRows struct {
	numbering
	rows []any
}

func (r *evidenceRows) add(values []any, ends ...*member) {
	row := make([]any, 0, len(values)+len(ends))
	for _, end := range ends {
		row = append(row, r.of(end))
	}
	r.rows = append(r.rows, append(row, values...))
}

func (r *evidenceRows) put(w *writer, text string) error {
	if len(r.rows) == 0 {
		return nil
	}
	return w.run(text, params{"nodes": r.nodes, "rows": r.rows}, nil)
}

// The statements for evidence whose rows begin with the numbers of its article,
// its subject and its object, and of who says so if that is told.
var (
	evidenceText   = byNumber + evidenceEnds + " CREATE " + evidencePattern(3)
	attributedText = byNumber + evidenceEnds + ", entities[x[3]] AS c CREATE " + evidencePattern(4) + ", (v)-[:ATTRIBUTED_TO]->(c)"
)

const evidenceEnds = "UNWIND $in.rows AS x WITH x, entities[x[0]] AS a, entities[x[1]] AS s, entities[x[2]] AS o"

// evidencePattern is evidence with its ends, whose values begin at a place of its row.
func evidencePattern(at int) string {
	return "(v:Evidence " + evidenceFields.literal("x", at) + "), (v)-[:SUBJECT]->(s), (v)-[:OBJECT]->(o), (v)-[:IN]->(a)"
}

// see counts an article's mentions of an entity.
func (w *writer) see(m ontology.Mentions, day ontology.Date) *member {
	e := w.entities[m.Entity]
	e.articles++
	e.mentions += m.Count
	if !day.IsZero() && (e.first.IsZero() || day.Before(e.first)) {
		e.first = day
	}
	if e.last.Before(day) {
		e.last = day
	}
	return e
}

// putCounts adds to what is counted on entities.
func (w *writer) putCounts() error {
	var n numbering
	var rows []any
	for _, id := range w.ids {
		m := w.entities[id]
		if m.articles == 0 && m.edges == 0 {
			continue
		}
		row := properties{"n": n.of(m), "articles": m.articles, "mentions": m.mentions, "relations": m.edges}
		row.day("first", m.first)
		row.day("last", m.last)
		rows = append(rows, row)
	}
	return w.run(byNumber+"UNWIND $in.rows AS row WITH row, entities[row.n] AS e SET e.articles = e.articles + row.articles, e.mentions = e.mentions + row.mentions,"+
		" e.relations = e.relations + row.relations,"+
		" e.firstSeen = CASE WHEN e.firstSeen IS NULL OR row.first < e.firstSeen THEN coalesce(row.first, e.firstSeen) ELSE e.firstSeen END,"+
		" e.lastSeen = CASE WHEN e.lastSeen IS NULL OR row.last > e.lastSeen THEN coalesce(row.last, e.lastSeen) ELSE e.lastSeen END",
		params{"nodes": n.nodes, "rows": rows}, nil)
}
