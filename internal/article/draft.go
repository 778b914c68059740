package article

import (
	"strings"

	"entente/internal/ontology"
)

// draft is what a format makes of its input: the text to store, cut into
// lines, and what it says of the article elsewhere.
type draft struct {
	text  string
	lines []line
	facts facts
}

// facts are what a format's fields say: HTML metadata, JSON fields, front
// matter. Empty means that it does not say.
type facts struct {
	title, source, author, url, language string
	published                            ontology.Date
	updated                              ontology.Date // used where published is not known
}

// merge fills the facts that f lacks from g.
func (f facts) merge(g facts) facts {
	for _, p := range [...]struct {
		mine  *string
		other string
	}{
		{&f.title, g.title}, {&f.source, g.source}, {&f.author, g.author}, {&f.url, g.url}, {&f.language, g.language},
	} {
		if *p.mine == "" {
			*p.mine = p.other
		}
	}
	if f.published.IsZero() {
		f.published = g.published
	}
	if f.updated.IsZero() {
		f.updated = g.updated
	}
	return f
}

// drafting appends lines to a growing text, one "\n" between them.
type drafting struct {
	text  strings.Builder
	lines []line
}

// add appends a line; s is trimmed by the caller and holds no "\n".
func (d *drafting) add(s string, l line) {
	if s == "" {
		return
	}
	if d.text.Len() > 0 {
		d.text.WriteByte('\n')
	}
	l.Start = d.text.Len()
	d.text.WriteString(s)
	l.End = d.text.Len()
	d.lines = append(d.lines, l)
}

// draft ends the drafting. A title that the text does not open with becomes
// its first line, so that what the headline states can be quoted.
func (d *drafting) draft(f facts) draft {
	out := draft{text: d.text.String(), lines: d.lines, facts: f}
	return out.withTitle()
}

// withTitle marks the line that holds the title, and puts one in front of the
// text where there is none.
func (d draft) withTitle() draft {
	title := oneLine(d.facts.title)
	if title == "" {
		return d
	}
	for i := range d.lines[:min(len(d.lines), 4)] {
		if sameWords(d.text[d.lines[i].Start:d.lines[i].End], title) {
			d.lines[i].mark = titleMark
			return d
		}
	}
	shift := len(title) + len("\n")
	lines := make([]line, 0, len(d.lines)+1)
	lines = append(lines, line{Span: ontology.Span{End: len(title)}, mark: titleMark})
	for _, l := range d.lines {
		l.Start, l.End = l.Start+shift, l.End+shift
		lines = append(lines, l)
	}
	d.text, d.lines = title+"\n"+d.text, lines
	return d
}

// oneLine puts single spaces for all runs of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// sameWords reports whether two lines hold the same words, letter case and
// punctuation aside.
func sameWords(a, b string) bool {
	return strings.Join(words(strings.ToLower(a)), " ") == strings.Join(words(strings.ToLower(b)), " ")
}
