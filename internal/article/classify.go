package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// classifier gives each line of a draft its role. Its passes run in the order
// of the passes table; a line whose role is known is left alone by later ones.
type classifier struct {
	text  string
	lines []look
	roles []Role
	known []bool
	title int   // index of the headline, -1 without one
	body  int   // index of the first line after the head
	prose []int // see countProse
	found findings
}

// passes in order: the sure signs first, then what depends on them.
var passes = []func(*classifier){
	(*classifier).markFields,
	(*classifier).markTitle,
	(*classifier).markBoilerplate,
	(*classifier).markSections,
	(*classifier).markDigest,
	(*classifier).markHead,
	(*classifier).markTail,
	(*classifier).markEnd,
	(*classifier).markRest,
}

// classify cuts a draft into blocks.
func classify(d draft) ([]Block, findings) {
	c := &classifier{text: d.text, title: -1}
	c.lines = make([]look, 0, len(d.lines))
	for _, l := range d.lines {
		c.lines = append(c.lines, newLook(d.text, l))
	}
	c.roles, c.known = make([]Role, len(c.lines)), make([]bool, len(c.lines))
	for _, pass := range passes {
		pass(c)
	}
	return c.blocks(), c.found
}

func (c *classifier) set(i int, r Role) { c.roles[i], c.known[i] = r, true }

// markBoilerplate gives lines the role that their words alone give away.
func (c *classifier) markBoilerplate() {
	for i, k := range c.lines {
		if c.known[i] {
			continue
		}
		if s, opens := k.marker(); opens && s != noSection {
			continue // markSections decides
		}
		if r := boilerplateRole(k); r != Body {
			c.set(i, r)
			c.found.note(r, k)
		}
	}
}

// markRest gives the lines that no pass claimed the role of their layout.
func (c *classifier) markRest() {
	for i, k := range c.lines {
		if !c.known[i] {
			c.set(i, c.plainRole(i, k))
		}
	}
}

func (c *classifier) plainRole(i int, k look) Role {
	switch {
	case k.mark == captionMark, captionCredit(k.text) > 0 && k.words <= 60:
		return Caption
	case k.mark == quoteMark:
		return Quote
	case k.item():
		return ListItem
	case k.mark == cellMark && !k.prose:
		return Metadata
	case k.link && !k.prose && k.words > 2:
		return OtherHeadline
	case k.mark == headingMark && !k.prose, !k.stop && k.words <= 12 && c.isSubheading(i), k.question() && c.isSubheading(i):
		return Subheading
	}
	return Body
}

// question reports whether the line is a short question that nobody is named
// as asking.
func (k look) question() bool {
	return strings.HasSuffix(k.text, "?") && k.words <= labelWords && !strings.ContainsAny(k.text, ":\"“")
}

// isSubheading reports whether a short line without a full stop stands before
// running text.
func (c *classifier) isSubheading(i int) bool {
	k := c.lines[i]
	return i+1 < len(c.lines) && c.lines[i+1].prose && !strings.HasSuffix(k.text, ":") && !strings.HasSuffix(k.text, ",")
}

// countProse counts, for each line, the lines of running text before it that
// belong to the story as far as is known. Passes that ask do it first.
func (c *classifier) countProse() {
	c.prose = append(c.prose[:0], 0)
	for i, k := range c.lines {
		n := c.prose[i]
		if k.prose && (!c.known[i] || c.roles[i].Own()) {
			n++
		}
		c.prose = append(c.prose, n)
	}
}

// proseBefore and proseAfter count the story's running text before and after
// line i, as countProse last saw it.
func (c *classifier) proseBefore(i int) int { return c.prose[i] }
func (c *classifier) proseAfter(i int) int  { return c.prose[len(c.lines)] - c.prose[i+1] }

// names are the capitalised words of line i, its first word aside.
func (c *classifier) names(i int) []string {
	var out []string
	for x, w := range words(c.lines[i].text) {
		if r, _ := utf8.DecodeRuneInString(w); x > 0 && unicode.IsUpper(r) {
			out = append(out, w)
		}
	}
	return out
}
