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
	part  bool          // at holds no more than how many reports it had
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
	as = edgeAs{r: r, at: b.name("known"), known: f.KnownAt}
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
	as := edgeAs{r: r, at: b.name("known"), known: f.KnownAt}
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

// ranked is seen where nothing is asked of an edge but how many reports it had, of
// which most tell without their evidence being looked at. It carries along only the
// variables that are named, beside the edge.
func (b *builder) ranked(pattern, r string, f store.RelationFilter, first conditions, carried ...string) (match string, where conditions, as edgeAs) {
	if f.KnownAt.IsZero() || passesNothing(f) || slices.Contains(first, "false") || len(newBuilder(nil).relationConditions(f, r)) > 0 {
		return b.seen(pattern, r, f, first)
	}
	as = edgeAs{r: r, at: b.name("known"), known: f.KnownAt, part: true}
	day := b.day("knownAt", f.KnownAt)
	reports := fmt.Sprintf(reportsText, r, b.name("v"), b.name("a"), day)
	return "MATCH " + pattern + first.with(r+".firstKnown <= "+day).where() +
		" WITH " + strings.Join(append(carried, r), ", ") + ", {reports: " + reports + "} AS " + as.at, nil, as
}

// reportsText is for a relationship, names for evidence and article, and the day.
// Of two reports the first was known by then, and the last was not.
const reportsText = "CASE WHEN %[1]s.lastKnown <= %[4]s THEN %[1]s.reports WHEN %[1]s.reports = 2 THEN 1" +
	" ELSE COUNT { MATCH (%[2]s:Evidence {relationId: %[1]s.id}) WHERE %[2]s.polarity = 'AFFIRMED' AND %[2]s.modality <> 'POSSIBLE' AND (%[2]s.published <= %[4]s" +
	" OR %[2]s.published IS NULL AND EXISTS { (%[2]s)-[:IN]->(%[3]s:Article) WHERE date(%[3]s.loadedAt) <= %[4]s }) RETURN DISTINCT %[2]s.article } END"

// then gives what holds the properties that the edge had on the day, at which it
// had begun to be known: the edge itself, or where more reports came since, a map.
// That is ontology.Summarise in Cypher; the differential tests hold the two equal to the last bit.
func (b *builder) then(as edgeAs, day string) string {
	v, a := b.name("v"), b.name("a")
	return fmt.Sprintf(" CALL (%[1]s) { WITH %[1]s WHERE %[1]s.lastKnown <= %[2]s RETURN %[1]s AS %[3]s UNION ALL MATCH ", as.r, day, as.at) +
		fmt.Sprintf(reportedThen, as.r, v, a, day, "CASE WHEN "+as.r+".lastKnown > "+day+" THEN "+as.r+".id END") +
		fmt.Sprintf(addedUp, as.r, v, a) + " RETURN " + fmt.Sprintf(addedMap, as.r) + " AS " + as.at + " }"
}

// whole works out of edges that are there in part all that is kept of them, by one
// pass over all.
func (b *builder) whole(as edgeAs) (text string, whole edgeAs) {
	whole = edgeAs{r: as.r, at: b.name("known"), known: as.known}
	v, a, late, day := b.name("v"), b.name("a"), b.name("late"), b.day("knownAt", as.known)
	return fmt.Sprintf(" WITH %[1]s, CASE WHEN %[1]s.lastKnown > %[2]s THEN %[1]s.id END AS %[3]s OPTIONAL MATCH ", as.r, day, late) +
		fmt.Sprintf(reportedThen, as.r, v, a, day, late) + fmt.Sprintf(addedUp, as.r+", "+late, v, a) +
		" WITH " + as.r + ", CASE WHEN " + late + " IS NULL THEN " + as.r + " ELSE " + fmt.Sprintf(addedMap, as.r) + " END AS " + whole.at, whole
}

// reportedThen is for a relationship, names for evidence and article, the day, and the
// ID of the edge, null where its evidence is not needed: by a condition beside it,
// Neo4j would find the evidence first and then throw it away. The day is compared
// twice, since most evidence tells its own and needs no look at its article.
const reportedThen = "(%[2]s:Evidence {relationId: %[5]s})-[:IN]->(%[3]s:Article) WHERE %[2]s.polarity = 'AFFIRMED' AND %[2]s.modality <> 'POSSIBLE'" +
	" AND (%[2]s.published IS NULL OR %[2]s.published <= %[4]s) AND coalesce(%[2]s.published, date(%[3]s.loadedAt)) <= %[4]s"

// addedUp is for what the reports of an edge have in common, and the names of
// evidence and article. Reports are added up by cluster, and then clusters in their order.
// Of the reports of a cluster the first gives the publisher, and of all the last
// that has one gives the role: a list sorts by its items, and the first day of
// the year 0 stands for an unknown one, which is before all others.
const addedUp = " WITH %[1]s, %[2]s, %[3]s.cluster AS cluster, %[2]s.modality = 'ENDED' AS over, coalesce(%[2]s.date, %[2]s.published) AS day," +
	" [coalesce(%[2]s.published, date('0000-01-01')), %[2]s.id] AS moment" +
	" WITH %[1]s, cluster, count(DISTINCT %[2]s.article) AS articles, max(%[2]s.confidence) AS best, min(moment + %[2]s.source)[2] AS source," +
	" max(CASE WHEN %[2]s.role IS NOT NULL THEN moment + %[2]s.role END) AS role, max(%[2]s.published) AS last," +
	" min(CASE WHEN over THEN null ELSE day END) AS since, max(CASE WHEN over THEN null ELSE coalesce(day, date('0000-01-01')) END) AS held," +
	" max(CASE WHEN over THEN coalesce(day, date('0000-01-01')) END) AS ended, max(%[2]s.modality = 'ASSERTED') AS asserted," +
	" min(%[2]s.attributedTo IS NOT NULL OR %[2]s.attribution IS NOT NULL) AS attributed ORDER BY cluster" +
	" WITH %[1]s, sum(articles) AS articles, count(*) AS events, reduce(wrong = 1.0, c IN collect(best) | wrong * (1 - c)) AS wrong," +
	" count(DISTINCT source) AS sources, max(role)[2] AS role, max(last) AS last, min(since) AS since, max(held) AS held, max(ended) AS ended," +
	" max(asserted) AS asserted, min(attributed) AS attributed" +
	" WITH *, ended IS NOT NULL AND (held IS NULL OR ended >= held) AS gone"

// addedMap is what comes of adding up the reports of a relationship.
const addedMap = "{id: %[1]s.id, since: since, until: CASE WHEN gone AND ended > date('0000-01-01') THEN ended END, lastReported: last, reports: articles, events: events," +
	" independentSources: sources, status: CASE WHEN gone THEN 'ENDED' WHEN asserted THEN 'ASSERTED' ELSE 'PLANNED' END, attributed: attributed," +
	" role: role, confidence: CASE WHEN 1 - wrong > 0.999 THEN 0.999 ELSE 1 - wrong END}"

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
