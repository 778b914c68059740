package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"entente/internal/ontology"
)

// loadGraph reads from the file what is held in memory, and the names into n.
func loadGraph(ctx context.Context, db *sql.DB, n *names) (*graph, error) {
	empty := &graph{tally: tally{kinds: map[ontology.Kind]int{}, types: map[ontology.RelationType]int{}}}
	l := loader{draft: empty.draft(), added: newAdditions()}
	for _, part := range []struct {
		what, text string
		row        func(*sql.Rows) error
	}{
		{"entities", `SELECT num, id, name, aliases, description, iso2, iso3, wikidata, pact, first_seen, last_seen, articles, mentions, relations FROM entity ORDER BY num`, l.entity},
		{"relations", `SELECT num, id, subject, type, object, since, until, last_reported, reports, events, sources, status, attributed, role, confidence, first_known, last_known FROM relation ORDER BY num`, l.relation},
		{"articles", `SELECT num, id, rank, source, fingerprint, cluster, ` + loadedDay + ` FROM article a ORDER BY num`, l.article},
		{"the tally", `SELECT count FROM tally WHERE what = 'evidence'`, l.evidence},
		{"the evidence of relations", `SELECT relation, count(*) FROM evidence GROUP BY relation`, l.evidenceOf},
	} {
		if err := eachRow(ctx, db, part.text, part.row); err != nil {
			return nil, fmt.Errorf("read %s: %w", part.what, err)
		}
	}
	l.draft.tally.sources = len(l.added.sources)
	l.countLinks()
	return l.draft.graph(n.add(l.added)), nil
}

// loader collects rows.
type loader struct {
	draft *draft
	added *additions
}

func eachRow(ctx context.Context, db *sql.DB, text string, row func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, text)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// inSequence holds the file to numbers without gaps, on which the memory is built.
func inSequence(what string, num, want int) error {
	if num == want {
		return nil
	}
	return fmt.Errorf("%s %d is missing: the file is damaged: restore a backup", what, want)
}

func (l *loader) entity(rows *sql.Rows) error {
	var e ontology.Entity
	var num int
	var aliases string
	var pact *string
	var firstSeen, lastSeen int64
	err := rows.Scan(&num, &e.ID, &e.Name, &aliases, &e.Description, &e.Codes.ISO2, &e.Codes.ISO3, &e.Codes.Wikidata, &pact,
		&firstSeen, &lastSeen, &e.Counts.Articles, &e.Counts.Mentions, &e.Counts.Relations)
	if err != nil {
		return err
	}
	if err := inSequence("entity", num, l.draft.nodes.len()); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(aliases), &e.Aliases); err != nil {
		return fmt.Errorf("aliases of %s: %w", e.ID, err)
	}
	if pact != nil {
		if err := json.Unmarshal([]byte(*pact), &e.Pact); err != nil {
			return fmt.Errorf("pact of %s: %w", e.ID, err)
		}
	}
	e.Kind = e.ID.Kind()
	e.FirstSeen, e.LastSeen = date(firstSeen), date(lastSeen)
	l.added.addEntity(l.draft.addNode(e), &e)
	return nil
}

func (a *additions) addEntity(num uint32, e *ontology.Entity) {
	a.entities[e.ID] = num
	a.addSpelling(num, e.Name)
	for _, alias := range e.Aliases {
		a.addSpelling(num, alias)
	}
}

func (a *additions) addSpelling(num uint32, text string) {
	a.spellings = append(a.spellings, spelling{entity: num, text: text, fold: ontology.Fold(text)})
}

func (l *loader) relation(rows *sql.Rows) error {
	var r ontology.Relation
	var num int
	var id sql.RawBytes
	var subject, object uint32
	var since, until, lastReported int64
	var typ, status string
	var known knownSpan
	err := rows.Scan(&num, &id, &subject, &typ, &object, &since, &until, &lastReported,
		&r.Reports, &r.Events, &r.IndependentSources, &status, &r.Attributed, &r.Role, &r.Confidence, &known.first, &known.last)
	if err != nil {
		return err
	}
	if err := inSequence("relation", num, l.draft.edges.len()); err != nil {
		return err
	}
	if n := uint32(l.draft.nodes.len()); subject >= n || object >= n {
		return fmt.Errorf("relation %d joins entities that are not there: the file is damaged: restore a backup", num)
	}
	code := typeCodes.of(ontology.RelationType(typ))
	d := toDigest(id)
	l.added.relations[d] = l.draft.addKey(key{subject: subject, object: object, typ: code})
	if r.Reports == 0 {
		return nil
	}
	r.ID, r.Type, r.Status = idOf[ontology.RelationID](relationPrefix, d), typeCodes.value(int64(code)), modalityCodes.value(int64(modalityCodes.of(ontology.Modality(status))))
	r.Subject, r.Object = l.draft.nodes.at(subject).entity.ID, l.draft.nodes.at(object).entity.ID
	r.Since, r.Until, r.LastReported = date(since), date(until), date(lastReported)
	l.draft.put(uint32(num), l.draft.edges.at(uint32(num)).of(&r, known))
	l.draft.tally.relations++
	l.draft.tally.types[r.Type]++
	return nil
}

// countLinks gives every node its links, in arrays of just the right size.
func (l *loader) countLinks() {
	counts := make([]int, l.draft.nodes.len())
	l.eachLink(func(node uint32, _ link) { counts[node]++ })
	for i, n := range counts {
		l.draft.node(uint32(i)).links = make([]link, 0, n)
	}
	l.eachLink(func(node uint32, k link) {
		n := l.draft.node(node)
		n.links = append(n.links, k)
	})
}

func (l *loader) eachLink(f func(node uint32, k link)) {
	l.draft.edges.each(func(i uint32, e *edge) bool {
		if e.relation != nil {
			subject, object := e.links(i)
			f(e.subject, subject)
			f(e.object, object)
		}
		return true
	})
}

func (l *loader) article(rows *sql.Rows) error {
	var num int
	var id, cluster sql.RawBytes
	var rank, fingerprint int64
	var p paper
	var source string
	if err := rows.Scan(&num, &id, &rank, &source, &fingerprint, &cluster, &p.known); err != nil {
		return err
	}
	if err := inSequence("article", num, l.draft.papers.len()); err != nil {
		return err
	}
	l.added.articles[toDigest(id)] = uint32(num)
	if _, ok := l.added.sources[source]; !ok {
		l.added.sources[source] = uint32(len(l.added.sources))
	}
	p.print, p.day, p.source, p.clusterID = uint64(fingerprint), int32(-rank), l.added.sources[source], toDigest(cluster)
	if rank != 0 {
		p.known = p.day
	}
	p.cluster = l.cluster(p.clusterID)
	l.draft.papers.append(p)
	l.draft.tally.addDay(date(-rank))
	return nil
}

// cluster is batch.cluster.
func (l *loader) cluster(id digest) uint32 {
	if num, ok := l.added.clusters[id]; ok {
		return num
	}
	if num, ok := l.added.articles[id]; ok {
		return num
	}
	num := foreignCluster + uint32(len(l.added.clusters))
	l.added.clusters[id] = num
	return num
}

func (l *loader) evidence(rows *sql.Rows) error { return rows.Scan(&l.draft.tally.evidence) }

func (l *loader) evidenceOf(rows *sql.Rows) error {
	var num, count uint32
	if err := rows.Scan(&num, &count); err != nil {
		return err
	}
	if int(num) >= l.draft.edges.len() {
		return fmt.Errorf("evidence is about relation %d, which is not there: the file is damaged: restore a backup", num)
	}
	e := l.draft.edges.at(num)
	e.evidence = int32(count)
	l.draft.edges.set(num, e)
	return nil
}
