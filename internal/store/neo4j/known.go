package neo4j

import (
	"fmt"
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// edgeAs is an edge in a statement as a filter sees it: as it is, or as it was
// known on a day.
type edgeAs struct {
	r     string        // the relationship
	at    string        // what holds its properties: itself, or a variable of its own
	known ontology.Date // zero where it is as it is
}

func sameEdge(r string) edgeAs { return edgeAs{r: r, at: r} }

// seen is the MATCH of edges as the filter sees them, and what has to hold after
// it. What does not depend on the edge's properties holds first.
func (b *builder) seen(pattern, r string, f store.RelationFilter, first conditions) (match string, where conditions, as edgeAs) {
	// What nothing passes is not worked out: Neo4j 5.26 takes its own plan of that
	// for a wrong one ("Expected: … Actual: …").
	if f.KnownAt.IsZero() || passesNothing(f) || slices.Contains(first, "false") {
		return "MATCH " + pattern, first.with(b.relationConditions(f, r)...), sameEdge(r)
	}
	as = edgeAs{r, b.name("known"), f.KnownAt}
	day := b.day("knownAt", f.KnownAt)
	first = first.with(r + ".firstKnown <= " + day)
	match = "MATCH " + pattern + first.where() + b.then(as, day) + " WITH *"
	return match, b.relationConditions(f, as.at), as
}

// passesNothing reports whether the filter wants types or kinds that do not exist.
func passesNothing(f store.RelationFilter) bool {
	_, ok := known(f.Types)
	return !ok || kindCondition("", f.OtherKinds) == "false"
}

// seenConditions are the conditions on an edge by itself, for the WHERE of a path.
func (b *builder) seenConditions(f store.RelationFilter, r string) conditions {
	if f.KnownAt.IsZero() || passesNothing(f) {
		return b.relationConditions(f, r)
	}
	day := b.day("knownAt", f.KnownAt)
	begun := conditions{r + ".firstKnown <= " + day}
	whole := b.relationConditions(f, r)
	if len(whole) == 0 {
		return begun
	}
	as := edgeAs{r, b.name("known"), f.KnownAt}
	part := b.relationConditions(f, as.at)
	return begun.with("CASE WHEN " + r + ".lastKnown <= " + day + " THEN " + strings.Join(whole, " AND ") +
		" ELSE EXISTS {" + b.then(as, day)[1:] + " WITH *" + part.where() + " RETURN 1 } END")
}

// makesEdge is ontology.Evidence.MakesEdge.
func makesEdge(v string) string {
	return v + ".polarity = 'AFFIRMED' AND " + v + ".modality <> 'POSSIBLE'"
}

// knownDay is ontology.Article.Known of evidence and its article.
func knownDay(v, a string) string { return "coalesce(" + v + ".published, date(" + a + ".loadedAt))" }

// addsUp reports whether the seenConditions hold a subquery, which the function
// allShortestPaths does not take.
func addsUp(f store.RelationFilter, seen conditions) bool {
	return !f.KnownAt.IsZero() && len(seen) > 1
}

// then gives what holds the properties that the edge had on the day, at which it
// had begun to be known: the edge itself, or where more reports came since, a map.
// That is ontology.Summarise in Cypher; the differential tests hold the two equal to the last bit.
func (b *builder) then(as edgeAs, day string) string {
	return fmt.Sprintf(thenText, as.r, as.at, b.name("v"), b.name("a"), day)
}

// thenText is for a relationship, the name of what holds its properties, names for
// evidence and article, and the day. Evidence is looked for by null where it is not
// needed: by a condition beside it, Neo4j finds it first and then throws it away. Reports are added up by cluster, and then clusters in their order.
// Of the reports of a cluster the first gives the publisher, and of all the last
// that has one gives the role: a list sorts by its items, and the first day of
// the year 0 stands for an unknown one, which is before all others.
const thenText = " CALL (%[1]s) { WITH %[1]s WHERE %[1]s.lastKnown <= %[5]s RETURN %[1]s AS %[2]s" +
	" UNION ALL MATCH (%[3]s:Evidence {relationId: CASE WHEN %[1]s.lastKnown > %[5]s THEN %[1]s.id END})-[:IN]->(%[4]s:Article)" +
	" WHERE %[3]s.polarity = 'AFFIRMED' AND %[3]s.modality <> 'POSSIBLE' AND coalesce(%[3]s.published, date(%[4]s.loadedAt)) <= %[5]s" +
	" WITH %[1]s, %[3]s, %[4]s.cluster AS cluster, %[3]s.modality = 'ENDED' AS over, coalesce(%[3]s.date, %[3]s.published) AS day," +
	" [coalesce(%[3]s.published, date('0000-01-01')), %[3]s.id] AS moment" +
	" WITH %[1]s, cluster, count(DISTINCT %[3]s.article) AS articles, max(%[3]s.confidence) AS best, min(moment + %[3]s.source)[2] AS source," +
	" max(CASE WHEN %[3]s.role IS NOT NULL THEN moment + %[3]s.role END) AS role, max(%[3]s.published) AS last," +
	" min(CASE WHEN over THEN null ELSE day END) AS since, max(CASE WHEN over THEN null ELSE coalesce(day, date('0000-01-01')) END) AS held," +
	" max(CASE WHEN over THEN coalesce(day, date('0000-01-01')) END) AS ended, max(%[3]s.modality = 'ASSERTED') AS asserted," +
	" min(%[3]s.attributedTo IS NOT NULL OR %[3]s.attribution IS NOT NULL) AS attributed ORDER BY cluster" +
	" WITH %[1]s, sum(articles) AS articles, count(*) AS events, reduce(wrong = 1.0, c IN collect(best) | wrong * (1 - c)) AS wrong," +
	" count(DISTINCT source) AS sources, max(role)[2] AS role, max(last) AS last, min(since) AS since, max(held) AS held, max(ended) AS ended," +
	" max(asserted) AS asserted, min(attributed) AS attributed" +
	" WITH *, ended IS NOT NULL AND (held IS NULL OR ended >= held) AS gone" +
	" RETURN {id: %[1]s.id, since: since, until: CASE WHEN gone AND ended > date('0000-01-01') THEN ended END, lastReported: last, reports: articles, events: events," +
	" independentSources: sources, status: CASE WHEN gone THEN 'ENDED' WHEN asserted THEN 'ASSERTED' ELSE 'PLANNED' END, attributed: attributed," +
	" role: role, confidence: CASE WHEN 1 - wrong > 0.999 THEN 0.999 ELSE 1 - wrong END} AS %[2]s }"

// variables are those that a statement has to carry along.
func (e edgeAs) variables() string {
	if e.at == e.r {
		return e.r
	}
	return e.r + ", " + e.at
}

// packed is the edge as one value, so that edges can be collected.
func (e edgeAs) packed() string {
	if e.at == e.r {
		return e.r
	}
	return "[" + e.variables() + "]"
}

// renamed is the edge under names that the statement does not use yet.
func (e edgeAs) renamed(b *builder) edgeAs {
	out := sameEdge(b.name("r"))
	if e.at != e.r {
		out.at, out.known = b.name("known"), e.known
	}
	return out
}

// unpack takes edges out of a list of what packed gives, beside another variable.
func (e edgeAs) unpack(b *builder, list, beside string) string {
	if e.at == e.r {
		return "UNWIND " + list + " AS " + e.r
	}
	pair := b.name("pair")
	text := "UNWIND " + list + " AS " + pair + " WITH " + pair + "[0] AS " + e.r + ", " + pair + "[1] AS " + e.at
	if beside != "" {
		text += ", " + beside
	}
	return text
}

// ofRelationship are the fields that no map of properties tells.
var ofRelationship = store.Fields{"Type", "Subject", "Object"}

// values are the expressions of the columns. Who is joined and by what never changes.
func (e edgeAs) values(cols columns[ontology.Relation]) []string {
	out := make([]string, len(cols))
	for i, col := range cols {
		out[i] = col.of(e.at)
		if col.field == "" || ofRelationship.Has(col.field) {
			out[i] = col.of(e.r)
		}
	}
	return out
}

// dated notes the day on the edges that are read.
func (e edgeAs) dated(p part[*ontology.Relation]) part[*ontology.Relation] {
	if e.known.IsZero() {
		return p
	}
	read := p.read
	p.read = func(v any) (*ontology.Relation, error) {
		r, err := read(v)
		if r != nil {
			r.KnownAt = e.known
		}
		return r, err
	}
	return p
}
