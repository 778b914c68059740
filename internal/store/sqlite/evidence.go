package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

const evidenceColumns = `e.id, e.subject, e.type, e.object, e.polarity, e.modality, e.attributed_to, e.date, e.article, e.rank, e.start, e.confidence, e.sentence, e.detail`

// The lists of evidence.
var (
	allEvidence       = evidenceListing(store.EvidenceList, "value", "TRUE")
	evidenceOf        = evidenceListing(store.EvidenceOfList, "value", "x.relation = asked.k")
	evidenceIn        = evidenceListing(store.EvidenceInList, "unhex(value)", "x.article = asked.k")
	evidenceDuring    = evidenceListing(store.EvidenceDuringList, "value", "x.rank >= asked.k ->> 0 AND x.rank <= asked.k ->> 1")
	evidenceInvolving = evidenceListing(store.EvidenceInvolvingList, "value", "x.subject = asked.k", "x.object = asked.k")
)

func evidenceListing(list store.List, key string, wheres ...string) *listing {
	l := &listing{list: list, key: key, columns: evidenceColumns, table: "evidence", place: evidenceBound}
	for _, where := range wheres {
		l.branches = append(l.branches, branch{from: "evidence x", where: where, place: []string{"x.rank", "x.article", "x.start", "x.id"}})
	}
	if list == store.EvidenceList {
		l.tally = "evidence"
	}
	return l
}

func evidenceBound(p store.Place) ([]any, bool) {
	article, ok := digestOf(articlePrefix, p.Text)
	id, ok2 := digestOf(evidencePrefix, p.ID)
	return []any{p.Rank, article[:], p.Start, id[:]}, ok && ok2
}

// Evidence looks IDs up.
func (s *Store) Evidence(ctx context.Context, ids []ontology.EvidenceID) ([]*ontology.Evidence, error) {
	_, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	found := make([]*ontology.Evidence, len(ids))
	read := s.evidenceReader()
	const text = `SELECT asked.key, ` + evidenceColumns + ` FROM json_each(?) asked CROSS JOIN evidence e ON e.id = unhex(asked.value)`
	err = s.read.query(ctx, text, []any{array(digestKeys(evidencePrefix, ids))}, func(rows *sql.Rows) error {
		at, c, err := read.read(rows)
		if err == nil {
			found[at] = c.item
		}
		return err
	})
	if err != nil {
		return nil, s.fault(ctx, "look up evidence", err)
	}
	return found, nil
}

// evidenceReader reads evidence row by row into the same variables.
type evidenceReader struct {
	s                               *Store
	key                             int
	id, article, detail             sql.RawBytes
	subject, object                 uint32
	by                              sql.NullInt64
	typ, polarity, modality, on, at int64
	start                           int
	confidence                      float64
	sentence                        string
	columns                         []any
}

func (s *Store) evidenceReader() *evidenceReader {
	r := &evidenceReader{s: s}
	r.columns = []any{&r.key, &r.id, &r.subject, &r.typ, &r.object, &r.polarity, &r.modality, &r.by, &r.on, &r.article, &r.at, &r.start, &r.confidence, &r.sentence, &r.detail}
	return r
}

func (r *evidenceReader) read(rows *sql.Rows) (key int, c candidate[*ontology.Evidence], err error) {
	if err := rows.Scan(r.columns...); err != nil {
		return 0, c, err
	}
	g := r.s.ahead.Load()
	e := &ontology.Evidence{
		ID: idOf[ontology.EvidenceID](evidencePrefix, toDigest(r.id)), Article: idOf[ontology.ArticleID](articlePrefix, toDigest(r.article)),
		Subject: g.id(r.subject), Relation: typeCodes.value(r.typ), Object: g.id(r.object),
		Polarity: polarityCodes.value(r.polarity), Modality: modalityCodes.value(r.modality),
		Date: date(r.on), Sentence: r.sentence, Confidence: r.confidence,
	}
	e.Start = r.start
	if r.by.Valid {
		e.AttributedTo = g.id(uint32(r.by.Int64))
	}
	c.item = e
	c.place = store.Place{Rank: r.at, Text: string(e.Article), Start: e.Start, ID: string(e.ID)}
	return r.key, c, readDetail(r.detail, e)
}

// ListEvidence pages through all evidence that passes the filter.
func (s *Store) ListEvidence(ctx context.Context, f store.EvidenceFilter, p store.Page) (*store.Slice[*ontology.Evidence], error) {
	found, err := s.evidencePages(ctx, allEvidence, f, p, func(*graph) []string { return []string{"0"} })
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// EvidenceOf pages through the evidence of each edge.
func (s *Store) EvidenceOf(ctx context.Context, ids []ontology.RelationID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	if w, ok := isLead(f, p); ok {
		return s.leadingEvidence(ctx, ids, w)
	}
	return s.evidencePages(ctx, evidenceOf, f, p, func(g *graph) []string {
		return numberKeys(ids, func(id ontology.RelationID) (uint32, bool) { return s.edge(g, id) })
	})
}

// EvidenceInvolving pages through the evidence about each entity.
func (s *Store) EvidenceInvolving(ctx context.Context, ids []ontology.ID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	return s.evidencePages(ctx, evidenceInvolving, f, p, func(g *graph) []string { return s.entityKeys(g, ids) })
}

func (s *Store) entityKeys(g *graph, ids []ontology.ID) []string {
	return numberKeys(ids, func(id ontology.ID) (uint32, bool) { return s.names.entity(g, id) })
}

// EvidenceIn pages through the evidence of each article.
func (s *Store) EvidenceIn(ctx context.Context, ids []ontology.ArticleID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	return s.evidencePages(ctx, evidenceIn, f, p, func(*graph) []string { return digestKeys(articlePrefix, ids) })
}

func (s *Store) evidencePages(ctx context.Context, l *listing, f store.EvidenceFilter, p store.Page, keys func(*graph) []string) ([]*store.Slice[*ontology.Evidence], error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := f.Check(); err != nil {
		return nil, err
	}
	w, err := p.Window(l.list)
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, pageRequest{l, keys(g), s.evidenceQuestion(g, f), w}, s.evidenceReader())
}

// evidenceQuestion is the filter as conditions on the evidence "x".
func (s *Store) evidenceQuestion(g *graph, f store.EvidenceFilter) *question {
	q := &question{}
	if len(f.Subjects) > 0 {
		q.and("x.subject IN " + q.list(s.entityNums(g, f.Subjects)))
	}
	if len(f.Objects) > 0 {
		q.and("x.object IN " + q.list(s.entityNums(g, f.Objects)))
	}
	if len(f.Involving) > 0 {
		in := q.list(s.entityNums(g, f.Involving))
		q.and("(x.subject IN " + in + " OR x.object IN " + in + ")")
	}
	if len(f.Between)+len(f.And) > 0 {
		q.and(s.betweenEnds(g, q, f))
	}
	if len(f.EndKinds) > 0 {
		kinds := q.list(stringsArray(kindNames(f.EndKinds)))
		for _, end := range []string{"x.subject", "x.object"} {
			q.and("(SELECT substr(id, 1, instr(id, ':') - 1) FROM entity WHERE num = " + end + ") IN " + kinds)
		}
	}
	if len(f.AttributedTo) > 0 {
		q.and("x.attributed_to IN " + q.list(s.entityNums(g, f.AttributedTo)))
	}
	if len(f.Types) > 0 {
		q.and("x.type IN " + q.list(numbers(typeCodes.each(f.Types))))
	}
	if len(f.Polarities) > 0 {
		q.and("x.polarity IN " + q.list(numbers(polarityCodes.each(f.Polarities))))
	}
	if len(f.Modalities) > 0 {
		q.and("x.modality IN " + q.list(numbers(modalityCodes.each(f.Modalities))))
	}
	if len(f.Articles) > 0 {
		q.and("x.article IN " + q.digests(array(digestKeys(articlePrefix, f.Articles))))
	}
	if len(f.Sources) > 0 {
		q.and("(SELECT source FROM article WHERE id = x.article) IN " + q.list(stringsArray(f.Sources)))
	}
	if f.MinConfidence > 0 {
		q.and("x.confidence >= " + q.arg(f.MinConfidence))
	}
	if f.MaxConfidence > 0 {
		q.and("x.confidence <= " + q.arg(f.MaxConfidence))
	}
	q.published(f.PublishedFrom, f.PublishedTo)
	q.known(f.KnownAt)
	q.knownAfter(f.KnownAfter)
	q.text("sentence_words", f.Text)
	return q
}

// betweenEnds is that one end is among the filter's Between, and the other among its And.
func (s *Store) betweenEnds(g *graph, q *question, f store.EvidenceFilter) string {
	in := func(ids []ontology.ID) func(end string) string {
		if len(ids) == 0 {
			return func(string) string { return "TRUE" }
		}
		list := q.list(s.entityNums(g, ids))
		return func(end string) string { return end + " IN " + list }
	}
	between, and := in(f.Between), in(f.And)
	return "(" + between("x.subject") + " AND " + and("x.object") + " OR " + between("x.object") + " AND " + and("x.subject") + ")"
}

// kindNames are what the IDs of entities of the kinds begin with.
func kindNames(kinds []ontology.Kind) []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = strings.ToLower(string(k))
	}
	return names
}

// entityNums is a JSON array of the numbers of the entities that are known.
func (s *Store) entityNums(g *graph, ids []ontology.ID) string {
	var nums []uint32
	for _, id := range ids {
		if num, ok := s.names.entity(g, id); ok {
			nums = append(nums, num)
		}
	}
	return numbers(nums)
}

// stringsArray is a JSON array of texts. A text that is not UTF-8 is not in the
// file, and the array holds another in its place that is not either.
func stringsArray(texts []string) string {
	b, err := json.Marshal(texts)
	if err != nil {
		panic(err) // texts can always be written
	}
	return string(b)
}
