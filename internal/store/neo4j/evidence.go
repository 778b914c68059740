package neo4j

import (
	"context"
	"fmt"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Evidence looks IDs up.
func (r reads) Evidence(ctx context.Context, ids []ontology.EvidenceID) ([]*ontology.Evidence, error) {
	if out, ok := keptThings(ctx, func(k *kept) map[ontology.EvidenceID]*ontology.Evidence { return k.evidence }, ids); ok {
		return out, nil
	}
	b, q := r.begin(ctx, "v")
	b.param("ids", plain(ids))
	return lookUp(ctx, r, b, ids, "MATCH (v:Evidence {id: id})", b.evidence("v", q), func(e *ontology.Evidence) ontology.EvidenceID { return e.ID })
}

// ListEvidence pages through evidence.
func (r reads) ListEvidence(ctx context.Context, f store.EvidenceFilter, p store.Page) (*store.Slice[*ontology.Evidence], error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	b, q := r.begin(ctx)
	match := "MATCH (%s:Evidence)"
	if words := allWords(f.Text); words != "" {
		match = "CALL db.index.fulltext.queryNodes('evidence_words', " + b.param("words", words) + ") YIELD node WITH node AS %s"
		f.Text = longWords(f.Text)
	}
	page, err := b.evidencePage(store.EvidenceList, "", match, q, f, p)
	if err != nil {
		return nil, err
	}
	return wholePage(ctx, r, b, page)
}

// EvidenceOf pages through the evidence of each edge. Evidence that is negated
// or only possible may be all that there is: then there is no edge.
func (r reads) EvidenceOf(ctx context.Context, ids []ontology.RelationID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	return evidencePages(ctx, r, store.AskEvidence, store.EvidenceOfList, ids, f, p, "id",
		"WITH id WHERE EXISTS { (made:Evidence {relationId: id}) WHERE made.polarity = 'AFFIRMED' AND made.modality <> 'POSSIBLE' }", "MATCH (%s:Evidence {relationId: id})")
}

// EvidenceInvolving pages through the evidence about each entity.
func (r reads) EvidenceInvolving(ctx context.Context, ids []ontology.ID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	return evidencePages(ctx, r, store.AskInvolving, store.EvidenceInvolvingList, ids, f, p, "e", "MATCH (e:Entity {id: id})", "MATCH (e)<-[:SUBJECT|OBJECT]-(%s:Evidence)")
}

// EvidenceIn pages through the evidence of each article.
func (r reads) EvidenceIn(ctx context.Context, ids []ontology.ArticleID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	return evidencePages(ctx, r, store.AskStated, store.EvidenceInList, ids, f, p, "a", "MATCH (a:Article {id: id})", "MATCH (a)<-[:IN]-(%s:Evidence)")
}

func evidencePages[K ~string](ctx context.Context, r reads, kind store.Asked, name store.List, ids []K, f store.EvidenceFilter, p store.Page, scope, clause, match string) ([]*store.Slice[*ontology.Evidence], error) {
	if out, ok := keptAnswers[K, *store.Slice[*ontology.Evidence]](ctx, ids, store.Question{Asked: kind, Evidence: f, Page: p}); ok {
		return out, nil
	}
	w, err := window(p, name, f.Check())
	if err != nil {
		return nil, err
	}
	b, q := r.begin(ctx, scope)
	b.param("ids", plain(ids))
	page, err := b.evidencePage(name, scope, match, q, f, p)
	if err != nil {
		return nil, err
	}
	return pagesOf(ctx, r, b, ids, clause, w, page)
}

// dated is evidence with its article's day, of which its place is made.
type dated struct {
	*ontology.Evidence
	published ontology.Date
}

func (d dated) place() store.Place { return store.EvidencePlace(d.Evidence, d.published) }

// evidencePage is a page of evidence that hangs on the scope's variable. The
// match has %s for the variable that it binds. Where the scope is a stretch of
// days, these are the variables of its first and its last.
func (b *builder) evidencePage(name store.List, scope, match string, q *store.Question, f store.EvidenceFilter, p store.Page, stretch ...string) (out part[*store.Slice[*ontology.Evidence]], err error) {
	w, err := window(p, name, f.Check())
	if err != nil {
		return out, err
	}
	v := b.name("v")
	l := list{scope: scope, match: fmt.Sprintf(match, v), where: b.evidenceConditions(f, v), item: v, order: evidenceOrder(v)}
	l.where.add(b.holds(v, f.Text)...)
	if len(stretch) == 2 {
		l.where.add(v+".published >= "+stretch[0], v+".published <= "+stretch[1])
	}
	bare := b.evidence(v, q, placed(w, "Article", "Start")...)
	if w.SkipPlaces {
		return page(b, l, w, bare, nil), nil
	}
	item := part[dated]{bare.calls, listOf([]string{bare.value, v + ".published"}), func(value any) (d dated, err error) {
		pair, err := asList(value)
		if err != nil || len(pair) != 2 {
			return d, fmt.Errorf("evidence and its day are %v: %w", value, err)
		}
		if pair[1] != nil {
			putDay(&d.published, pair[1])
		}
		d.Evidence, err = bare.read(pair[0])
		return d, err
	}}
	pages := page(b, l, w, item, dated.place)
	return part[*store.Slice[*ontology.Evidence]]{pages.calls, pages.value, func(value any) (*store.Slice[*ontology.Evidence], error) {
		s, err := pages.read(value)
		return undated(s), err
	}}, nil
}

func undated(s *store.Slice[dated]) *store.Slice[*ontology.Evidence] {
	if s == nil {
		return nil
	}
	out := &store.Slice[*ontology.Evidence]{Cursors: s.Cursors, Total: s.Total, HasNext: s.HasNext, HasPrev: s.HasPrev}
	for _, d := range s.Items {
		out.Items = append(out.Items, d.Evidence)
	}
	return out
}
