package neo4j

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// clause gathers the conditions of a WHERE and their parameters. Values are
// always parameters; only relation types and labels, which are the ontology's
// own words, stand in the text.
type clause struct {
	conditions []string
	params     params
	prefix     string // of parameters' names, so that two clauses fit into one statement
}

func newClause(prefix string, p params) *clause { return &clause{params: p, prefix: prefix} }

// with is the clause with room for more conditions of its own.
func (c *clause) with(prefix string) *clause {
	return &clause{conditions: slices.Clone(c.conditions), params: c.params, prefix: prefix}
}

// add adds a condition; each $ in it names the next value's parameter.
func (c *clause) add(condition string, values ...any) {
	var b strings.Builder
	next := 0
	for _, r := range condition {
		if r != '$' || next >= len(values) {
			b.WriteRune(r)
			continue
		}
		name := unique(c.prefix, len(c.params))
		c.params[name] = values[next]
		b.WriteString("$" + name)
		next++
	}
	c.conditions = append(c.conditions, b.String())
}

// where is the conditions as a WHERE, or nothing.
func (c *clause) where() string {
	if len(c.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.conditions, " AND ")
}

func addList[T ~string](c *clause, expression string, values []T) {
	switch len(values) {
	case 0:
	case 1:
		c.add(expression+" = $", string(values[0]))
	default:
		c.add(expression+" IN $", plain(values))
	}
}

// addDays bounds a date; an unknown day is null, which passes no comparison.
func (c *clause) addDays(expression string, from, to ontology.Date) {
	if !from.IsZero() {
		c.add(expression+" >= $", day(from))
	}
	if !to.IsZero() {
		c.add(expression+" <= $", day(to))
	}
}

// relation adds the parts of the filter that speak of the edge alone, but for
// its type, which stands in the pattern.
func (c *clause) relation(f store.RelationFilter, r string) {
	addList(c, r+".status", f.Statuses)
	if f.MinConfidence > 0 {
		c.add(r+".confidence >= $", f.MinConfidence)
	}
	if f.MinReports > 0 {
		c.add(r+".reports >= $", int64(f.MinReports))
	}
	if f.MinSources > 0 {
		c.add(r+".independentSources >= $", int64(f.MinSources))
	}
	if !f.AsOf.IsZero() {
		c.add("NOT ("+r+".status = 'ENDED' AND "+r+".until IS NULL) AND ("+r+".since IS NULL OR "+r+".since <= $) AND ("+r+".until IS NULL OR "+r+".until > $)",
			day(f.AsOf), day(f.AsOf))
	}
	c.addDays(r+".lastReported", f.ReportedFrom, f.ReportedTo)
	if f.HideAttributed {
		c.add("NOT " + r + ".attributed")
	}
}

// pattern is a relationship pattern between two variables that walks edges of
// the filter's types in its direction as seen from the left, and what must hold
// besides: symmetric edges are walked either way.
func pattern(left, r, right string, f store.RelationFilter) (text, condition string) {
	types := f.Types
	if len(types) == 0 {
		types = ontology.RelationTypes()
	}
	var names []string
	symmetric := 0
	for _, t := range types {
		names = append(names, string(t))
		if t.Symmetric() {
			symmetric++
		}
	}
	inner := "[" + r + ":" + strings.Join(names, "|") + "]"
	switch {
	case f.Direction == "" || f.Direction == store.Both || symmetric == len(types):
		return "(" + left + ")-" + inner + "-(" + right + ")", ""
	case symmetric == 0 && f.Direction == store.Outgoing:
		return "(" + left + ")-" + inner + "->(" + right + ")", ""
	case symmetric == 0:
		return "(" + left + ")<-" + inner + "-(" + right + ")", ""
	}
	end := "startNode"
	if f.Direction == store.Incoming {
		end = "endNode"
	}
	return "(" + left + ")-" + inner + "-(" + right + ")", "(" + end + "(" + r + ") = " + left + " OR type(" + r + ") IN " + symmetricTypes + ")"
}

// symmetricTypes is a literal list of the symmetric relations.
var symmetricTypes = func() string {
	var names []string
	for _, t := range ontology.RelationTypes() {
		if t.Symmetric() {
			names = append(names, "'"+string(t)+"'")
		}
	}
	return "[" + strings.Join(names, ", ") + "]"
}()

// known keeps the types that exist; ok is false when types were asked for and none does.
func known(types []ontology.RelationType) (kept []ontology.RelationType, ok bool) {
	for _, t := range types {
		if _, err := ontology.ParseRelationType(string(t)); err == nil {
			kept = append(kept, t)
		}
	}
	return kept, len(types) == 0 || len(kept) > 0
}

// kinds adds that a node is of one of the kinds.
func (c *clause) kinds(node string, kinds []ontology.Kind) {
	if len(kinds) == 0 {
		return
	}
	c.add("("+labels(node, kinds)+")", nil...)
}

// labels is the condition that a node bears one of the kinds' labels; kinds
// that do not exist are passed over.
func labels(node string, kinds []ontology.Kind) string {
	var is []string
	for _, k := range kinds {
		if _, err := ontology.ParseKind(string(k)); err == nil {
			is = append(is, node+":"+string(k))
		}
	}
	if len(is) == 0 {
		return "false"
	}
	return strings.Join(is, " OR ")
}

// other adds what the filter wants of the node at the other end.
func (c *clause) other(f store.RelationFilter, node string) {
	addList(c, node+".id", f.Others)
	c.kinds(node, f.OtherKinds)
}

func (c *clause) entity(f store.EntityFilter, e string) {
	c.kinds(e, f.Kinds)
	addList(c, e+".id", f.IDs)
	if f.MinMentions > 0 {
		c.add(e+".mentions >= $", int64(f.MinMentions))
	}
	c.addDays(e+".lastSeen", f.SeenFrom, ontology.Date{})
	c.addDays(e+".firstSeen", ontology.Date{}, f.SeenTo)
}

// evidence adds all of the filter but Text, which begins at an index.
func (c *clause) evidence(f store.EvidenceFilter, v string) {
	addList(c, v+".subject", f.Subjects)
	addList(c, v+".object", f.Objects)
	if len(f.Involving) > 0 {
		c.add("("+v+".subject IN $ OR "+v+".object IN $)", plain(f.Involving), plain(f.Involving))
	}
	addList(c, v+".relation", f.Types)
	addList(c, v+".polarity", f.Polarities)
	addList(c, v+".modality", f.Modalities)
	addList(c, v+".article", f.Articles)
	addList(c, v+".source", f.Sources)
	addList(c, v+".attributedTo", f.AttributedTo)
	if f.MinConfidence > 0 {
		c.add(v+".confidence >= $", f.MinConfidence)
	}
	c.addDays(v+".published", f.PublishedFrom, f.PublishedTo)
}

// holds adds that a node's words hold all the words of a text, for statements
// that do not begin at the full-text index.
func (c *clause) holds(node, text string) {
	for _, w := range store.Words(text) {
		c.add("(' ' + "+node+".words + ' ') CONTAINS $", " "+w+" ")
	}
}

func (c *clause) article(f store.ArticleFilter, a string) {
	addList(c, a+".source", f.Sources)
	c.addDays(a+".published", f.PublishedFrom, f.PublishedTo)
	if len(f.Mentioning) > 0 {
		c.add("EXISTS { ("+a+")-[:MENTIONS]->(named:Entity) WHERE named.id IN $ }", plain(f.Mentioning))
	}
}

// allWords is the Lucene query for what holds all words of a text. The words
// are letters and digits in lower case, so nothing needs an escape.
func allWords(text string) string {
	words := store.Words(text)
	for i, w := range words {
		words[i] = "+" + w
	}
	return strings.Join(words, " ")
}

// directed is an undirected pattern made to find each edge once.
func directed(pattern string) string { return strings.Replace(pattern, "]-(", "]->(", 1) }
