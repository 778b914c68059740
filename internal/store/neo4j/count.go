package neo4j

import (
	"context"
	"fmt"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// countKeys are the groupings' expressions on the evidence v.
var countKeys = map[store.Grouping]string{
	store.GroupDay:         "coalesce(toString(v.published), '')",
	store.GroupMonth:       "CASE WHEN v.published IS NULL THEN '' ELSE toString(date.truncate('month', v.published)) END",
	store.GroupQuarter:     "CASE WHEN v.published IS NULL THEN '' ELSE toString(date.truncate('quarter', v.published)) END",
	store.GroupYear:        "CASE WHEN v.published IS NULL THEN '' ELSE toString(date.truncate('year', v.published)) END",
	store.GroupType:        "v.relation",
	store.GroupSubject:     "v.subject",
	store.GroupObject:      "v.object",
	store.GroupSubjectKind: "split(v.subject, ':')[0]",
	store.GroupObjectKind:  "split(v.object, ':')[0]",
	store.GroupPair:        "CASE WHEN v.subject < v.object THEN v.subject + ' ' + v.object ELSE v.object + ' ' + v.subject END",
	store.GroupSign:        signKey(),
	store.GroupSource:      "v.source",
	store.GroupPolarity:    "v.polarity",
	store.GroupModality:    "v.modality",
}

// signKey is the sign of the relation.
func signKey() string {
	of := map[ontology.Sign][]string{}
	for _, t := range ontology.RelationTypes() {
		of[ontology.SignOf(t)] = append(of[ontology.SignOf(t)], "'"+string(t)+"'")
	}
	text := "CASE"
	for _, sign := range []ontology.Sign{ontology.Friendly, ontology.Hostile} {
		text += " WHEN v.relation IN [" + strings.Join(of[sign], ", ") + "] THEN '" + string(sign) + "'"
	}
	return text + " ELSE '" + string(ontology.Neither) + "' END"
}

// CountEvidence adds up by cluster, and then clusters. The publisher of a
// cluster is that of its first report: a list sorts by its items, and the first
// day of the year 0 stands for an unknown one, which is before all others.
func (r reads) CountEvidence(ctx context.Context, q store.CountQuery) (*store.Counts, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	b, _ := r.begin(ctx, "v", "a", "e", "k1", "k2")
	keys, order := [store.MaxGroupings]string{"''", "''"}, ""
	for i, g := range q.By {
		keys[i] = countKeys[g]
		order += fmt.Sprintf(", k%d = '', k%d", i+1, i+1)
	}
	text := b.countedEvidence(q.Filter) + " MATCH (v)-[:IN]->(a:Article) WITH " + keys[0] + " AS k1, " + keys[1] + " AS k2, a.cluster AS cluster, count(*) AS statements," +
		" count(DISTINCT v.article) AS articles, min([coalesce(v.published, date('0000-01-01')), v.id, v.source])[2] AS source" +
		" WITH k1, k2, sum(statements) AS statements, sum(articles) AS articles, count(*) AS events, count(DISTINCT source) AS sources" +
		" ORDER BY statements DESC" + order + " LIMIT " + b.param("limit", int64(q.Limit+1)) +
		" RETURN [k1, k2], statements, articles, events, sources"
	var groups []store.Count
	err = r.ask(ctx, statement{text, b.params}, func() { groups = nil }, func(row []any) error {
		var c store.Count
		texts, err := readList(row[0], func(v any) (string, error) { s, _ := v.(string); return s, nil })
		for i, g := range q.By {
			c.Keys = append(c.Keys, countKey(g, texts[i]))
		}
		for i, at := range []*int{&c.Statements, &c.Reports, &c.Events, &c.IndependentSources} {
			putInt(at, row[i+1])
		}
		groups = append(groups, c)
		return err
	})
	if err != nil {
		return nil, err
	}
	return store.CutCounts(groups, q.Limit), nil
}

func countKey(g store.Grouping, text string) string {
	if g == store.GroupSubjectKind || g == store.GroupObjectKind {
		return string(ontology.ID(text + ":").Kind())
	}
	return text
}

// countedEvidence finds the evidence v that passes the filter, from an index on.
func (b *builder) countedEvidence(f store.EvidenceFilter) string {
	ends := func(types string, ids []ontology.ID) string {
		return "MATCH (e:Entity)<-[:" + types + "]-(v:Evidence)" + conditions{"e.id IN " + b.param("ends", plain(ids))}.where() + " WITH DISTINCT v"
	}
	match := "MATCH (v:Evidence)"
	words := allWords(f.Text)
	switch {
	case len(f.Subjects) > 0:
		match = ends("SUBJECT", f.Subjects)
	case len(f.Objects) > 0:
		match = ends("OBJECT", f.Objects)
	case len(f.Involving) > 0:
		match = ends("SUBJECT|OBJECT", f.Involving)
	case len(f.Between) > 0:
		match = ends("SUBJECT|OBJECT", f.Between)
	case words != "":
		match = "CALL db.index.fulltext.queryNodes('evidence_words', " + b.param("words", words) + ") YIELD node WITH node AS v"
		f.Text = longWords(f.Text)
	}
	return match + b.evidenceConditions(f, "v").with(b.holds("v", f.Text)...).where()
}

// EvidenceDuring pages through the evidence of each stretch of days.
func (r reads) EvidenceDuring(ctx context.Context, stretches []store.Days, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	if err := store.CheckDays(stretches); err != nil {
		return nil, err
	}
	w, err := window(p, store.EvidenceDuringList, f.Check())
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(stretches))
	for i, d := range stretches {
		ids[i] = d.From.String() + "/" + d.To.String()
	}
	b, q := r.begin(ctx, "id", "first", "last")
	b.param("ids", ids)
	page, err := b.evidencePage(store.EvidenceDuringList, "first, last", "MATCH (%s:Evidence)", q, f, p, "first", "last")
	if err != nil {
		return nil, err
	}
	return pagesOf(ctx, r, b, ids, "WITH DISTINCT id, date(split(id, '/')[0]) AS first, date(split(id, '/')[1]) AS last", w, page)
}
