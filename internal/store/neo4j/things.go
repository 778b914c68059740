package neo4j

import (
	"entente/internal/ontology"
	"entente/internal/store"
)

// along is what is fetched along with a thing: the answer to a question that
// will be asked about it. read keeps the answer.
type along[T any] struct {
	calls, value string
	read         func(of *T, v any) error
}

// thing is a part with the values of the columns, given by these expressions, and
// of what is fetched along.
func thing[T any](cols columns[T], values []string, more []along[T]) part[*T] {
	calls := ""
	for _, m := range more {
		calls += m.calls
		values = append(values, m.value)
	}
	return part[*T]{calls, listOf(values), func(v any) (*T, error) {
		list, err := asList(v)
		if err != nil || list == nil {
			return nil, err
		}
		t, err := cols.read(list)
		for i, m := range more {
			if err == nil {
				err = m.read(t, list[len(cols)+i])
			}
		}
		return t, err
	}}
}

func thingOf[T any](cols columns[T], variable string, more []along[T]) part[*T] {
	return thing(cols, cols.values(variable), more)
}

// entity takes an entity from a variable, and what will be asked about it.
func (b *builder) entity(e string, q *store.Question, placed ...string) part[*ontology.Entity] {
	var more []along[ontology.Entity]
	for _, next := range q.About(store.AskRelations, store.AskNeighbours, store.AskInvolving, store.AskMentioning) {
		if m, ok := b.alongEntity(e, next); ok {
			more = append(more, m)
		}
	}
	p := thingOf(entityColumns.pick(b.fields(func(p *store.Plan) store.Fields { return p.Entity }), placed...), e, more)
	return kept1(b, p, (*kept).putEntity)
}

// fields are those that a plan names, nil for all where there is none.
func (b *builder) fields(of func(*store.Plan) store.Fields) store.Fields {
	if b.plan == nil {
		return nil
	}
	return of(b.plan)
}

// kept1 makes a part keep what it reads.
func kept1[T any](b *builder, p part[T], put func(*kept, T)) part[T] {
	if b.kept == nil {
		return p
	}
	read := p.read
	p.read = func(v any) (T, error) {
		t, err := read(v)
		if err == nil {
			put(b.kept, t)
		}
		return t, err
	}
	return p
}

func (b *builder) alongEntity(e string, q *store.Question) (m along[ontology.Entity], ok bool) {
	of := func(e *ontology.Entity) string { return string(e.ID) }
	switch q.Asked {
	case store.AskRelations:
		return alongPage(b, q, of, func() (part[*store.Slice[*ontology.Relation]], error) {
			return b.relationsOf(e, q, q.Relations, q.Order, q.Page)
		})
	case store.AskNeighbours:
		return alongPage(b, q, of, func() (part[*store.Slice[store.Neighbour]], error) {
			return b.neighboursOf(e, q, q.Relations, q.Page)
		})
	case store.AskInvolving:
		return alongPage(b, q, of, func() (part[*store.Slice[*ontology.Evidence]], error) {
			return b.evidencePage(store.EvidenceInvolvingList, e, "MATCH ("+e+")<-[:SUBJECT|OBJECT]-(%s:Evidence)", q, q.Evidence, q.Page)
		})
	}
	return alongPage(b, q, of, func() (part[*store.Slice[*ontology.Article]], error) {
		return b.articlePage(store.ArticlesMentioningList, e, "MATCH ("+e+")<-[:MENTIONS]-(%s:Article)", q, q.Articles, q.Page)
	})
}

// alongPage fetches a page along, if it is worth it and the question makes sense.
func alongPage[T, V any](b *builder, q *store.Question, of func(*T) string, build func() (part[V], error)) (m along[T], ok bool) {
	limit := max(q.Page.Limit, 1)
	if b.room < limit {
		return m, false
	}
	room := b.room
	b.room /= limit
	p, err := build()
	b.room = room - limit
	if err != nil {
		return m, false // whoever asks it will be told
	}
	b.kept.cover(q)
	return along[T]{p.calls, p.value, func(t *T, v any) error {
		answer, err := p.read(v)
		if err == nil {
			b.kept.putAnswer(q, of(t), answer)
		}
		return err
	}}, true
}

// alongOne fetches along a thing that another points to.
func alongOne[T, V any](b *builder, q *store.Question, calls string, p part[V]) along[T] {
	b.kept.cover(q)
	return along[T]{calls + p.calls, p.value, func(_ *T, v any) error {
		_, err := p.read(v) // which keeps it
		return err
	}}
}

// ends are the variables of the nodes that an edge joins, where they are bound;
// other is the one that is not the entity whose edge it is.
type ends struct{ subject, object, other string }

// relation takes an edge from a variable, and what will be asked about it.
func (b *builder) relation(r string, at ends, q *store.Question, placed ...string) part[*ontology.Relation] {
	return b.relationAs(sameEdge(r), at, q, placed...)
}

// relationAs is relation for an edge as a filter sees it.
func (b *builder) relationAs(as edgeAs, at ends, q *store.Question, placed ...string) part[*ontology.Relation] {
	r := as.r
	var more []along[ontology.Relation]
	for _, next := range q.About(store.AskSubject, store.AskObject, store.AskOther) {
		more = append(more, b.alongEnd(r, at, next))
	}
	for _, next := range q.About(store.AskEvidence) {
		if next.Evidence.KnownAt != as.known {
			continue // it will be asked in other words
		}
		of := func(r *ontology.Relation) string { return string(r.ID) }
		if m, ok := alongPage(b, next, of, func() (part[*store.Slice[*ontology.Evidence]], error) {
			return b.evidencePage(store.EvidenceOfList, r, "MATCH (%s:Evidence {relationId: "+r+".id})", next, next.Evidence, next.Page)
		}); ok {
			more = append(more, m)
		}
	}
	cols := relationColumns.pick(b.fields(func(p *store.Plan) store.Fields { return p.Relation }), placed...)
	return kept1(b, as.dated(thing(cols, as.values(cols), more)), (*kept).putRelation)
}

func (b *builder) alongEnd(r string, at ends, q *store.Question) along[ontology.Relation] {
	variable, end := at.other, ""
	switch q.Asked {
	case store.AskSubject:
		variable, end = at.subject, "startNode"
	case store.AskObject:
		variable, end = at.object, "endNode"
	}
	if variable != "" {
		return alongOne[ontology.Relation](b, q, "", b.entity(variable, q))
	}
	e := b.name("e")
	return alongOne[ontology.Relation](b, q, " WITH *, "+end+"("+r+") AS "+e, b.entity(e, q))
}

// evidence takes evidence from a variable, and what will be asked about it.
func (b *builder) evidence(v string, q *store.Question, placed ...string) part[*ontology.Evidence] {
	var more []along[ontology.Evidence]
	for _, next := range q.About(store.AskEvidenceSubject, store.AskEvidenceObject, store.AskAttributedTo, store.AskArticle, store.AskRelation) {
		more = append(more, b.alongEvidence(v, next))
	}
	p := thingOf(evidenceColumns.pick(b.fields(func(p *store.Plan) store.Fields { return p.Evidence }), placed...), v, more)
	return kept1(b, p, (*kept).putEvidence)
}

func (b *builder) alongEvidence(v string, q *store.Question) along[ontology.Evidence] {
	to := func(match, kind string) string { return match + " (" + v + ")-[:" + kind + "]->" }
	switch q.Asked {
	case store.AskArticle:
		a := b.name("a")
		return alongOne[ontology.Evidence](b, q, to(" MATCH", "IN")+"("+a+":Article)", b.article(a, q))
	case store.AskRelation:
		return b.alongRelation(v, q)
	}
	e := b.name("e")
	p := b.entity(e, q)
	switch q.Asked {
	case store.AskEvidenceSubject:
		return alongOne[ontology.Evidence](b, q, to(" MATCH", "SUBJECT")+"("+e+":Entity)", p)
	case store.AskEvidenceObject:
		return alongOne[ontology.Evidence](b, q, to(" MATCH", "OBJECT")+"("+e+":Entity)", p)
	}
	return alongOne[ontology.Evidence](b, q, to(" OPTIONAL MATCH", "ATTRIBUTED_TO")+"("+e+":Entity)", orNull(e, p))
}

// orNull is a part of a variable that may be null.
func orNull[T any](variable string, p part[T]) part[T] {
	p.value = "CASE WHEN " + variable + " IS NULL THEN null ELSE " + p.value + " END"
	return p
}

// alongRelation finds the edge that evidence is about, if there is one.
func (b *builder) alongRelation(v string, q *store.Question) along[ontology.Evidence] {
	s, r, o := b.name("s"), b.name("r"), b.name("o")
	calls := " MATCH (" + v + ")-[:SUBJECT]->(" + s + ":Entity) MATCH (" + v + ")-[:OBJECT]->(" + o + ":Entity)" +
		" OPTIONAL MATCH (" + s + ")-[" + r + "]-(" + o + ") WHERE " + r + ".id = " + v + ".relationId"
	p := b.relation(r, ends{}, q)
	m := alongOne[ontology.Evidence](b, q, calls, orNull(r, p))
	read := m.read
	m.read = func(e *ontology.Evidence, value any) error {
		if value == nil {
			b.kept.putNoRelation(e.Key().ID())
			return nil
		}
		return read(e, value)
	}
	return m
}

// article takes an article from a variable, and what will be asked about it.
func (b *builder) article(a string, q *store.Question, placed ...string) part[*ontology.Article] {
	var more []along[ontology.Article]
	for _, next := range q.About(store.AskDuplicateOf, store.AskMentions) {
		more = append(more, b.alongArticle(a, next))
	}
	for _, next := range q.About(store.AskStated) {
		of := func(a *ontology.Article) string { return string(a.ID) }
		if m, ok := alongPage(b, next, of, func() (part[*store.Slice[*ontology.Evidence]], error) {
			return b.evidencePage(store.EvidenceInList, a, "MATCH ("+a+")<-[:IN]-(%s:Evidence)", next, next.Evidence, next.Page)
		}); ok {
			more = append(more, m)
		}
	}
	p := thingOf(articleColumns.pick(b.fields(func(p *store.Plan) store.Fields { return p.Article }), placed...), a, more)
	return kept1(b, p, (*kept).putArticle)
}

func (b *builder) alongArticle(a string, q *store.Question) along[ontology.Article] {
	if q.Asked == store.AskMentions {
		p := b.mentions(a, q)
		b.kept.cover(q)
		return along[ontology.Article]{p.calls, p.value, func(a *ontology.Article, v any) error {
			mentions, err := p.read(v)
			if err == nil {
				b.kept.putAnswer(q, string(a.ID), mentions)
			}
			return err
		}}
	}
	first := b.name("a")
	p := b.article(first, q)
	return alongOne[ontology.Article](b, q, " OPTIONAL MATCH ("+first+":Article {id: "+a+".cluster})", orNull(first, p))
}

// mentions takes what an article mentions, and what will be asked about that.
func (b *builder) mentions(a string, q *store.Question) part[[]ontology.Mentions] {
	m, e, name := b.name("m"), b.name("e"), b.name("mentions")
	values, calls := []string{e + ".id", m + ".count"}, ""
	read := func(any) error { return nil }
	if about := q.About(store.AskMentioned); len(about) > 0 {
		p := b.entity(e, about[0])
		b.kept.cover(about[0])
		values, calls = append(values, p.value), p.calls
		read = func(v any) error { _, err := p.read(v); return err }
	}
	return part[[]ontology.Mentions]{
		" CALL (" + a + ") { MATCH (" + a + ")-[" + m + ":MENTIONS]->(" + e + ":Entity) WITH " + m + ", " + e + " ORDER BY " + m + ".count DESC, " + e + ".id" +
			calls + " RETURN collect(" + listOf(values) + ") AS " + name + " }",
		name,
		func(v any) ([]ontology.Mentions, error) {
			return readList(v, func(v any) (out ontology.Mentions, err error) {
				row, err := asList(v)
				if err == nil && len(row) > 2 {
					err = read(row[2])
				}
				return toMentions(row), err
			})
		},
	}
}

func toMentions(row []any) (m ontology.Mentions) {
	if len(row) > 1 {
		id, _ := row[0].(string)
		m.Entity = ontology.ID(id)
		putInt(&m.Count, row[1])
	}
	return m
}
