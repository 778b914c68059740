package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

// The statements of the writer.
const (
	putEntity = `INSERT INTO entity (num, id, name, aliases, description, iso2, iso3, wikidata, pact, first_seen, last_seen, articles, mentions, relations)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (num) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, description = excluded.description,
	iso2 = excluded.iso2, iso3 = excluded.iso3, wikidata = excluded.wikidata, pact = excluded.pact,
	first_seen = excluded.first_seen, last_seen = excluded.last_seen,
	articles = excluded.articles, mentions = excluded.mentions, relations = excluded.relations`
	putArticle = `INSERT INTO article (num, id, rank, source, cluster, fingerprint, loaded_at, url, title, language, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	putArticleWords = `INSERT INTO article_words (rowid, words) VALUES (?, ?)`
	putMention      = `INSERT INTO mention (article, entity, count, rank) VALUES (?, ?, ?, ?)`
	putRelation     = `INSERT INTO relation (num, id, subject, type, object, since, until, last_reported, reports, events, sources, status, attributed, role, confidence, first_known, last_known)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (num) DO UPDATE SET since = excluded.since, until = excluded.until, last_reported = excluded.last_reported,
	reports = excluded.reports, events = excluded.events, sources = excluded.sources, status = excluded.status,
	attributed = excluded.attributed, role = excluded.role, confidence = excluded.confidence,
	first_known = excluded.first_known, last_known = excluded.last_known`
	putEvidence = `INSERT INTO evidence (num, id, relation, subject, type, object, polarity, modality, attributed_to, date, article, rank, start, confidence, sentence, detail)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	putSentenceWords = `INSERT INTO sentence_words (rowid, words) VALUES (?, ?)`
	putTally         = `UPDATE tally SET count = CASE what WHEN 'article' THEN ? ELSE ? END`
	reportColumns    = `e.id, e.modality, e.attributed_to IS NOT NULL, e.date, e.confidence, e.detail, e.article, e.rank, a.source, a.cluster, ` + loadedDay
	getReports       = `SELECT ` + reportColumns + `
FROM evidence e CROSS JOIN article a ON a.id = e.article WHERE e.relation = ? AND e.polarity = ? AND e.modality <> ? ORDER BY e.rank, e.article`
)

// loadedDay is the day on which the article "a" was loaded, in UTC.
const loadedDay = `replace(substr(a.loaded_at, 1, 10), '-', '') + 0`

// writer is the one that writes the file.
type writer struct {
	s    *Store
	stmt map[string]*sql.Stmt
	sums *sums
}

func newWriter(ctx context.Context, s *Store, keptSums int) (*writer, error) {
	w := &writer{s: s, stmt: map[string]*sql.Stmt{}, sums: newSums(keptSums)}
	for _, text := range []string{putEntity, putArticle, putArticleWords, putMention, putRelation, putEvidence, putSentenceWords, putTally, getReports} {
		st, err := s.db.write.PrepareContext(ctx, text)
		if err != nil {
			return nil, err
		}
		w.stmt[text] = st
	}
	return w, nil
}

// store commits the additions in one transaction and publishes the new state.
func (w *writer) store(ctx context.Context, additions []*addition) error {
	s := w.s
	b := newBatch(s.now.Load(), s.names, s.roles)
	for _, a := range additions {
		a.outcome = b.take(a.parcel)
	}
	if len(b.articles) == 0 {
		return nil
	}
	tx, err := s.db.write.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	t := &transaction{ctx: ctx, tx: tx, w: w, prepared: map[string]*sql.Stmt{}}
	if err := t.write(b); err != nil {
		w.rollBack(tx, b)
		return err
	}
	next := b.draft.graph(0)
	s.ahead.Store(next)
	if err := tx.Commit(); err != nil {
		w.rollBack(tx, b)
		s.ahead.Store(s.now.Load())
		return err
	}
	published := *next
	published.names, published.version = s.names.add(b.added), b.base.version+1
	s.now.Store(&published)
	s.ahead.Store(&published)
	return nil
}

// rollBack undoes what a batch did, in the file and to the sums.
func (w *writer) rollBack(tx *sql.Tx, b *batch) {
	_ = tx.Rollback()
	for num := range b.touched {
		w.sums.drop(num)
	}
}

// transaction writes a batch.
type transaction struct {
	ctx      context.Context
	tx       *sql.Tx
	w        *writer
	prepared map[string]*sql.Stmt
}

func (t *transaction) stmt(text string) *sql.Stmt {
	st := t.prepared[text]
	if st == nil {
		st = t.tx.StmtContext(t.ctx, t.w.stmt[text])
		t.prepared[text] = st
	}
	return st
}

func (t *transaction) exec(text string, args ...any) error {
	_, err := t.stmt(text).ExecContext(t.ctx, args...)
	return err
}

// write adds the sums of the touched edges to the batch's draft and then writes
// every row once, what others refer to first.
func (t *transaction) write(b *batch) error {
	changed, err := t.addSums(b)
	if err != nil {
		return err
	}
	for num, n := range b.draft.mine {
		if err := t.entity(num, n.entity); err != nil {
			return err
		}
	}
	for i := range b.articles {
		if err := t.article(b, &b.articles[i]); err != nil {
			return err
		}
	}
	for _, num := range changed {
		if err := t.relation(b, num); err != nil {
			return err
		}
	}
	num := b.base.tally.evidence
	for i := range b.articles {
		for j := range b.articles[i].Evidence {
			if err := t.evidence(b, &b.articles[i], j, num); err != nil {
				return err
			}
			num++
		}
	}
	return t.exec(putTally, b.draft.papers.len(), b.draft.tally.evidence)
}

// addSums puts the sums of their reports on the keys that evidence came to. It
// returns the numbers of the keys whose rows have to be written.
func (t *transaction) addSums(b *batch) (changed []uint32, err error) {
	for _, num := range b.order {
		s := t.w.sums.get(num)
		if s == nil {
			if s, err = t.readSum(b, num); err != nil {
				return nil, err
			}
		}
		for _, r := range b.touched[num].new {
			s.add(r)
		}
		t.w.sums.put(num, s)
		if b.setSum(num, s) {
			changed = append(changed, num)
		}
	}
	return changed, nil
}

// readSum adds up what the file holds about the key.
func (t *transaction) readSum(b *batch, num uint32) (*sum, error) {
	s := &sum{}
	if int(num) >= b.base.edges.len() {
		return s, nil
	}
	rows, err := t.stmt(getReports).QueryContext(t.ctx, num, polarityCodes.of(ontology.Affirmed), modalityCodes.of(ontology.Possible))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		r, err := scanReport(rows, b)
		if err != nil {
			return nil, err
		}
		s.add(r)
	}
	return s, rows.Err()
}

// scanReport reads a row of reportColumns. Articles and publishers are known by
// the numbers that the batch gives them.
func scanReport(rows *sql.Rows, b *batch) (r report, err error) {
	var id, article, cluster, publisher, detail sql.RawBytes
	var modality, rank int64
	if err := rows.Scan(&id, &modality, &r.attributed, &r.on, &r.confidence, &detail, &article, &rank, &publisher, &cluster, &r.known); err != nil {
		return r, err
	}
	if rank != 0 {
		r.known = -rank
	}
	var e ontology.Evidence
	if err := readDetail(detail, &e); err != nil {
		return r, err
	}
	r.at, r.cluster = moment{-rank, toDigest(id)}, toDigest(cluster)
	r.article, _ = b.article(toDigest(article))
	r.modality, r.attributed = modalityCodes.value(modality), r.attributed || e.Attribution != ""
	r.source, r.role = b.source(string(publisher)), strings.Clone(e.Role)
	return r, nil
}

func (t *transaction) entity(num uint32, e *ontology.Entity) error {
	aliases, err := json.Marshal(append([]string{}, e.Aliases...))
	if err != nil {
		return err
	}
	var pact any
	if e.Pact != nil {
		text, err := json.Marshal(e.Pact)
		if err != nil {
			return err
		}
		pact = string(text)
	}
	return t.exec(putEntity, num, string(e.ID), e.Name, string(aliases), e.Description, e.Codes.ISO2, e.Codes.ISO3, e.Codes.Wikidata, pact,
		day(e.FirstSeen), day(e.LastSeen), e.Counts.Articles, e.Counts.Mentions, e.Counts.Relations)
}

func (t *transaction) article(b *batch, p *placed) error {
	a := p.Article
	err := t.exec(putArticle, p.num, p.id[:], -day(a.Published), a.Source, p.cluster[:], int64(a.Fingerprint),
		a.LoadedAt.UTC().Format(time.RFC3339Nano), a.URL, a.Title, a.Language, a.Text)
	if err != nil {
		return err
	}
	if err := t.exec(putArticleWords, p.num, p.words); err != nil {
		return err
	}
	for _, m := range p.Mentions {
		entity, _ := b.entity(m.Entity)
		if err := t.exec(putMention, p.id[:], entity, m.Count, -day(a.Published)); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) relation(b *batch, num uint32) error {
	e, rk := b.draft.edges.at(num), b.touched[num].key
	r := e.relation
	if r == nil {
		r = &ontology.Relation{ID: rk.ID()}
	}
	id, _ := digestOf(relationPrefix, r.ID)
	return t.exec(putRelation, num, id[:], e.subject, string(rk.Type), e.object, day(r.Since), day(r.Until), day(r.LastReported),
		r.Reports, r.Events, r.IndependentSources, string(r.Status), r.Attributed, r.Role, r.Confidence, e.known.first, e.known.last)
}

func (t *transaction) evidence(b *batch, p *placed, i, num int) error {
	e, packed := &p.Evidence[i], &p.evidence[i]
	subject, _ := b.entity(e.Subject)
	object, _ := b.entity(e.Object)
	var by any
	if who, ok := b.entity(e.AttributedTo); ok {
		by = who
	}
	err := t.exec(putEvidence, num, packed.id[:], p.keys[i], subject, typeCodes.of(e.Relation), object,
		polarityCodes.of(e.Polarity), modalityCodes.of(e.Modality), by, day(e.Date),
		p.id[:], -day(p.Article.Published), e.Start, e.Confidence, e.Sentence, packed.detail)
	if err != nil {
		return err
	}
	return t.exec(putSentenceWords, num, packed.words)
}

var _ store.Writer = (*Store)(nil)
