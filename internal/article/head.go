package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/ontology"
)

// findings are what the lines say of the article itself.
type findings struct {
	dateline  ontology.Date // of a dateline; its year may be missing
	stamped   ontology.Date // "Published: …"
	updated   ontology.Date // "Updated: …"
	titleDate ontology.Date // a day in the headline, as digests have it
	credited  string        // "Source: …" or the agency of a dateline
	author    string
	year      int // of a copyright line, 0 without one
	url       string
}

// note keeps what a line of a page's own says of the article.
func (f *findings) note(r Role, k look) {
	switch r {
	case Copyright:
		for _, w := range dateWords(k.text) {
			if year(w) && f.year == 0 {
				f.year = w.number
			}
		}
	case Metadata:
		f.noteField(k)
	}
}

func (f *findings) noteField(k look) {
	if d, ok := findDate(k.text); ok && d.day.Year != 0 {
		to := &f.stamped
		if contains(k.bare, "updated", "modified") {
			to = &f.updated
		}
		if to.IsZero() {
			*to = d.day
		}
	}
	if label, _, ok := k.labelled(); ok && f.credited == "" && (label == "source" || label == "news source") {
		_, f.credited, _ = strings.Cut(k.text, ":")
		f.credited = strings.Trim(f.credited, " )]*_")
	}
}

// fieldLabels may open the lines of a header, as mail and archives have it:
// "Title: …", "Date: …". The value is what the field means.
var fieldLabels = map[string]string{
	"title": "title", "headline": "title", "subject": "title",
	"date": "date", "published": "date", "publication date": "date",
	"author": "author", "authors": "author", "by": "author", "byline": "author",
	"source": "source", "publisher": "source", "publication": "source", "newspaper": "source",
	"url": "url", "link": "url",
	"tags": "", "keywords": "", "language": "", "location": "", "section": "", "category": "", "id": "", "dateline": "", "copyright": "",
	"from": "", "to": "", "words": "", "length": "",
}

// markFields recognises a header: two or more lines "Field: value" in a row
// at the very top, a title among them or an empty line after them.
func (c *classifier) markFields() {
	n, title := 0, -1
	for n < len(c.lines) {
		label, value, ok := c.lines[n].labelled()
		meaning, known := fieldLabels[label]
		if !ok || !known || value == "" || c.lines[n].item() {
			break
		}
		if meaning == "title" && title < 0 {
			title = n
		}
		n++
	}
	if n < 2 || title < 0 && (n == len(c.lines) || !c.lines[n].gap) {
		return
	}
	for i := range n {
		c.set(i, FrontMatter)
		c.noteHeader(c.lines[i])
	}
	if title >= 0 && c.title < 0 {
		c.title = title
	}
}

func (c *classifier) noteHeader(k look) {
	label, _, _ := k.labelled()
	_, value, _ := strings.Cut(k.text, ":")
	value = strings.TrimSpace(value)
	f := &c.found
	switch fieldLabels[label] {
	case "date":
		f.stamped = fieldDate(value)
	case "author":
		f.author = value
	case "source":
		f.credited = value
	case "url":
		f.url = value
	}
}

// markTitle finds the headline: the line that the format says, or else the
// first that is neither running text nor of the page.
func (c *classifier) markTitle() {
	for i, k := range c.lines {
		if k.mark == titleMark {
			c.setTitle(i)
			return
		}
	}
	for i, k := range c.lines[:min(len(c.lines), 6)] {
		if c.known[i] || c.title >= 0 {
			continue
		}
		switch {
		case c.kicker(i):
			c.set(i, TopicTag)
		case c.titleLike(i):
			c.setTitle(i)
			return
		case c.linkedDay(i):
		case k.prose:
			return
		}
	}
}

// linkedDay reports whether line i, over the headline, is a link to the day's
// page.
func (c *classifier) linkedDay(i int) bool {
	day, ok := dateLine(c.lines[i].text)
	if !ok || !c.lines[i].link {
		return false
	}
	c.set(i, Navigation)
	c.found.noteDateline(day, "")
	return true
}

func (c *classifier) setTitle(i int) {
	c.title = i
	c.set(i, Title)
	if d, ok := findDate(c.lines[i].text); ok && d.day.Year != 0 {
		c.found.titleDate = d.day
	}
}

// titleLike reports whether line i may be the headline.
func (c *classifier) titleLike(i int) bool {
	k := c.lines[i]
	if _, ok := dateLine(k.text); ok && (i > 0 || k.link || weekdays[strings.ToLower(strings.Trim(firstWords(k.text, 1), ","))]) {
		return false
	}
	if s, _ := k.marker(); s != noSection || boilerplateRole(k) != Body || k.byline() && i > 0 {
		return false
	}
	if k.mark == headingMark {
		return true
	}
	if k.item() || k.words > longWords || holdsSentence(k.text) || inlineDateline(k.text).end > 0 {
		return false
	}
	return !k.stop || len(c.lines) > 1
}

// kicker reports whether line i is a word or two over the headline: "WORLD",
// "Europe".
func (c *classifier) kicker(i int) bool {
	k := c.lines[i]
	if k.words > 2 || k.stop || k.mark == headingMark || i+2 >= len(c.lines) {
		return false
	}
	next := c.lines[i+1]
	return !next.prose && next.words >= 4 && c.titleLike(i+1) && !next.byline()
}

// markHead tells apart what stands between the headline and the body.
func (c *classifier) markHead() {
	c.body = c.firstBody()
	for i := c.title + 1; i < c.body; i++ {
		k := c.lines[i]
		switch day, dated := dateLine(k.text); {
		case c.known[i]:
		case dated && !k.prose:
			c.set(i, Dateline)
			c.found.noteDateline(day, "")
		case k.byline() || c.bareName(i):
			c.set(i, Byline)
			c.found.noteAuthor(k)
		case k.mark == headingMark && k.words <= 12, k.item(), k.mark == captionMark, k.mark == quoteMark, k.link:
		case k.words >= 3:
			c.set(i, Standfirst)
		}
	}
}

// firstBody is the index of the first line of the body: the first running
// text, or the second where only matter of the head stands between.
func (c *classifier) firstBody() int {
	first := c.nextProse(c.title + 1)
	second := c.nextProse(first + 1)
	if second == len(c.lines) || second == first+1 {
		return first
	}
	for i := first + 1; i < second; i++ {
		if !c.headMatter(i) {
			return first
		}
	}
	return second
}

// nextProse is the first unclaimed line of running text from i on.
func (c *classifier) nextProse(i int) int {
	for i < len(c.lines) && (c.known[i] || !c.lines[i].prose || c.lines[i].attributable()) {
		i++
	}
	return min(i, len(c.lines))
}

func (c *classifier) headMatter(i int) bool {
	if c.known[i] {
		return c.roles[i] == CountryTag || c.roles[i] == Metadata || c.roles[i] == Byline || c.roles[i] == Share
	}
	_, dated := dateLine(c.lines[i].text)
	return dated || c.lines[i].byline()
}

// attributable knows how spokespeople's offices sign: "The following is
// attributable to Spokesperson Jane Roe:".
func (k look) attributable() bool {
	return k.words <= phraseWords && strings.Contains(k.bare, "attributable to ") && !strings.Contains(k.bare, "losses")
}

var (
	bylineStarts = phrases("byline starts")
	bylineBodies = phrases("byline bodies")
	bylineEnds   = phrases("byline ends")
)

// byline reports whether the line says who wrote the text or for whom.
func (k look) byline() bool {
	if k.words > 16 || k.mark == headingMark && k.words > 4 {
		return k.attributable()
	}
	b := k.bare
	switch {
	case hasPrefix(b, bylineStarts...):
		return nameAfter(k.text) && !k.prose
	case k.attributable():
		return true
	case k.stop:
		return false
	case hasPrefix(b, bylineBodies...):
		return k.words <= 10
	case k.words <= 6 && hasSuffix(b, bylineEnds...):
		return titleCase(k.text)
	case agencies[b]:
		return true
	}
	return namedOffice(k.text)
}

// nameAfter reports whether a capitalised word that is not a weekday or month
// follows the opening of a byline.
func nameAfter(s string) bool {
	s = strings.TrimLeft(s, "*_ ")
	i := strings.Index(strings.ToLower(s), "by ")
	if i < 0 {
		i = strings.IndexByte(s, ' ') - len("by")
	}
	rest := strings.TrimLeft(s[i+len("by "):], "*_ ")
	r, _ := utf8.DecodeRuneInString(rest)
	first := strings.ToLower(firstWords(rest, 1))
	return unicode.IsUpper(r) && !weekdays[first] && monthOf(strings.Trim(first, ".,")) == 0
}

// officeWords name what people are, in a byline.
var officeWords = phraseSet("office words")

// namedOffice knows "Jane Roe, Foreign Secretary" and "Jane Roe, Reuters".
func namedOffice(s string) bool {
	name, office, ok := strings.Cut(s, ",")
	if !ok {
		name, office, ok = strings.Cut(s, "|")
	}
	if !ok || !personName(name) {
		return false
	}
	for _, w := range words(strings.ToLower(office)) {
		if officeWords[w] {
			return true
		}
	}
	return false
}

// personName reports whether s looks like the name of a person, or of two: two
// to five capitalised words, particles and initials among them.
func personName(s string) bool {
	ws := strings.Fields(s)
	capital := 0
	for _, w := range ws {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capital++
		case particles[w]:
		default:
			return false
		}
	}
	return capital >= 2 && len(ws) <= 5
}

var particles = set("de da di del della van von der den bin ibn al el la le dos du and y ter ten")

// bareName reports whether line i is a name and nothing else, right where a
// byline stands: under the headline, over the body or a date.
func (c *classifier) bareName(i int) bool {
	k := c.lines[i]
	if !personName(k.text) || k.stop || k.words > 4 || allCaps(k.text) && k.words < 2 || c.title < 0 {
		return false
	}
	_, dated := dateLine(c.lines[min(i+1, len(c.lines)-1)].text)
	return i+1 == c.body || dated || i+1 < len(c.lines) && c.known[i+1] && c.roles[i+1] == Metadata
}

// noteAuthor keeps the name of a byline.
func (f *findings) noteAuthor(k look) {
	if f.author != "" {
		return
	}
	s := strings.Trim(k.text, " *_")
	if i := strings.Index(strings.ToLower(s), "by "); i >= 0 && i <= len("written ") {
		s = s[i+len("by "):]
	}
	if _, after, ok := strings.Cut(s, "attributable to "); ok {
		s = after
	}
	s, _, _ = strings.Cut(s, "|")
	if name, _, ok := strings.Cut(s, ","); ok && personName(name) {
		s = name
	}
	f.author = strings.TrimRight(strings.TrimSpace(s), ":")
}

func (f *findings) noteDateline(day ontology.Date, agency string) {
	if f.dateline.IsZero() {
		f.dateline = day
	}
	if f.credited == "" {
		f.credited = agency
	}
}
