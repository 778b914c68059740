package neo4j

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// relationConditions are the parts of the filter that speak of the edge alone,
// but for its type, which stands in the pattern.
func (b *builder) relationConditions(f store.RelationFilter, r string) (c conditions) {
	c.add(oneOf(b, r+".status", "statuses", f.Statuses))
	c.add(between(b, r+".confidence", "confidence", f.MinConfidence, f.MaxConfidence)...)
	c.add(between(b, r+".reports", "reports", int64(f.MinReports), int64(f.MaxReports))...)
	c.add(between(b, r+".independentSources", "sources", int64(f.MinSources), int64(f.MaxSources))...)
	if !f.AsOf.IsZero() {
		day := b.day("asOf", f.AsOf)
		c.add("("+r+".since IS NULL OR "+r+".since <= "+day+")",
			"("+r+".until > "+day+" OR "+r+".until IS NULL AND "+r+".status <> 'ENDED')")
	}
	c.add(b.days(r+".lastReported", "reported", f.ReportedFrom, f.ReportedTo)...)
	if f.HideAttributed {
		c.add("NOT " + r + ".attributed")
	}
	return c
}

// between bounds a number; 0 is no bound.
func between[T int64 | float64](b *builder, expression, hint string, least, most T) (c conditions) {
	if least > 0 {
		c.add(expression + " >= " + b.param(hint+"From", least))
	}
	if most > 0 {
		c.add(expression + " <= " + b.param(hint+"To", most))
	}
	return c
}

// days bounds a day; an unknown one is null, which passes no comparison.
func (b *builder) days(expression, hint string, from, to ontology.Date) (c conditions) {
	if !from.IsZero() {
		c.add(expression + " >= " + b.day(hint+"From", from))
	}
	if !to.IsZero() {
		c.add(expression + " <= " + b.day(hint+"To", to))
	}
	return c
}

// otherConditions are what the filter wants of the node at the other end.
func (b *builder) otherConditions(f store.RelationFilter, node string) (c conditions) {
	c.add(oneOf(b, node+".id", "others", f.Others), kindCondition(node, f.OtherKinds))
	return c
}

// kindCondition is that a node bears one of the kinds' labels; kinds that do not exist are nobody's.
func kindCondition(node string, kinds []ontology.Kind) string {
	if len(kinds) == 0 {
		return ""
	}
	var labels []string
	for _, k := range kinds {
		if slices.Contains(ontology.Kinds(), k) && !slices.Contains(labels, string(k)) {
			labels = append(labels, string(k))
		}
	}
	if len(labels) == 0 {
		return "false"
	}
	return node + ":" + strings.Join(labels, "|")
}

func (b *builder) entityConditions(f store.EntityFilter, e string) (c conditions) {
	c.add(kindCondition(e, f.Kinds), oneOf(b, e+".id", "ids", f.IDs))
	c.add(between(b, e+".mentions", "mentions", int64(f.MinMentions), int64(f.MaxMentions))...)
	c.add(b.days(e+".lastSeen", "seen", f.SeenFrom, ontology.Date{})...)
	c.add(b.days(e+".firstSeen", "seen", ontology.Date{}, f.SeenTo)...)
	return c
}

// evidenceConditions are all parts of the filter but Text, which a list begins with where it can.
func (b *builder) evidenceConditions(f store.EvidenceFilter, v string) (c conditions) {
	c.add(oneOf(b, v+".subject", "subjects", f.Subjects), oneOf(b, v+".object", "objects", f.Objects))
	if len(f.Involving) > 0 {
		ids := b.param("involving", plain(f.Involving))
		c.add("(" + v + ".subject IN " + ids + " OR " + v + ".object IN " + ids + ")")
	}
	if len(f.Between)+len(f.And) > 0 {
		c.add(b.betweenEnds(f, v))
	}
	if len(f.EndKinds) > 0 {
		var names []string
		for _, k := range f.EndKinds {
			names = append(names, strings.ToLower(string(k)))
		}
		kinds := b.param("endKinds", names)
		c.add("split("+v+".subject, ':')[0] IN "+kinds, "split("+v+".object, ':')[0] IN "+kinds)
	}
	c.add(oneOf(b, v+".relation", "types", f.Types), oneOf(b, v+".polarity", "polarities", f.Polarities),
		oneOf(b, v+".modality", "modalities", f.Modalities), oneOf(b, v+".article", "articles", f.Articles),
		oneOf(b, v+".source", "sources", f.Sources), oneOf(b, v+".attributedTo", "attributedTo", f.AttributedTo))
	c.add(between(b, v+".confidence", "confidence", f.MinConfidence, f.MaxConfidence)...)
	c.add(b.days(v+".published", "published", f.PublishedFrom, f.PublishedTo)...)
	c.add(b.knownDay(v, "knownAt", "<=", f.KnownAt), b.knownDay(v, "knownAfter", ">", f.KnownAfter))
	return c
}

// betweenEnds is that one end is among the filter's Between, and the other among its And.
func (b *builder) betweenEnds(f store.EvidenceFilter, v string) string {
	among := func(ids []ontology.ID, hint string) func(end string) string {
		if len(ids) == 0 {
			return func(string) string { return "true" }
		}
		list := b.param(hint, plain(ids))
		return func(end string) string { return v + "." + end + " IN " + list }
	}
	between, and := among(f.Between, "between"), among(f.And, "and")
	return "(" + between("subject") + " AND " + and("object") + " OR " + between("object") + " AND " + and("subject") + ")"
}

// knownDay compares the day on which evidence was known: its article's own, or
// where that is not given, the one on which it was loaded.
func (b *builder) knownDay(v, hint, operator string, d ontology.Date) string {
	if d.IsZero() {
		return ""
	}
	day := operator + " " + b.day(hint, d)
	return "(" + v + ".published " + day + " OR " + v + ".published IS NULL AND EXISTS { (" + v + ")-[:IN]->(in:Article) WHERE date(in.loadedAt) " + day + " })"
}

// articleConditions are all parts of the filter but Text.
func (b *builder) articleConditions(f store.ArticleFilter, a string) (c conditions) {
	c.add(oneOf(b, a+".source", "sources", beginnings(f.Sources)))
	if !slices.Equal(beginnings(f.Sources), f.Sources) {
		c.add(oneOf(b, "coalesce("+a+".wholeSource, "+a+".source)", "sources", f.Sources))
	}
	c.add(b.days(a+".published", "published", f.PublishedFrom, f.PublishedTo)...)
	if len(f.Mentioning) > 0 {
		c.add("EXISTS { (" + a + ")-[:MENTIONS]->(named:Entity) WHERE named.id IN " + b.param("mentioning", plain(f.Mentioning)) + " }")
	}
	return c
}

// beginnings are as much of the texts as indexes hold.
func beginnings(texts []string) []string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = beginning(s)
	}
	return out
}

// holds is that a node's words hold all the words of a text, for lists that do
// not begin at the full-text index.
func (b *builder) holds(node, text string) (c conditions) {
	for _, w := range store.Words(text) {
		c.add("(' ' + " + node + ".words + ' ') CONTAINS " + b.param("word", " "+w+" "))
	}
	return c
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
