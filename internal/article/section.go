package article

import (
	_ "embed" // markers.txt
	"strings"
)

// section is what the lines after a section marker are.
type section uint8

const (
	noSection  section = iota
	headlines          // other stories: "ALSO READ"
	topics             // keywords: "READ MORE ON", "TAGS"
	countries          // "Country:"
	sharing            // buttons
	references         // sources and links: "External links"
	comments           // what readers wrote
)

func (s section) role() Role {
	switch s {
	case topics:
		return TopicTag
	case countries:
		return CountryTag
	case sharing:
		return Share
	case references:
		return Navigation
	case comments:
		return Comment
	}
	return OtherHeadline
}

//go:embed markers.txt
var markersFile string

// sectionNames are the headings of markers.txt.
var sectionNames = map[string]section{
	"headlines": headlines, "topics": topics, "countries": countries, "sharing": sharing, "references": references, "comments": comments,
}

// markers hold what markers.txt lists: whole lines, and how lines begin.
type markers struct {
	whole    map[string]section
	openings []opening
}

// opening begins a line that opens a section and says what it is about:
// "more from " in "More from Asia".
type opening struct {
	words   string
	section section
}

var knownMarkers = readMarkers(markersFile)

// readMarkers reads markers.txt; a mistake in it is one of this package.
func readMarkers(file string) markers {
	m := markers{whole: make(map[string]section)}
	kind := noSection
	for row := range strings.Lines(file) {
		row = strings.TrimSpace(row)
		begin, open := strings.CutSuffix(row, "...")
		switch {
		case row == "" || row[0] == '#':
		case row[0] == '[':
			if kind = sectionNames[strings.Trim(row, "[]")]; kind == noSection {
				panic("article: markers.txt: no kind of section " + row)
			}
		case open:
			m.openings = append(m.openings, opening{begin, kind})
		default:
			m.whole[row] = kind
		}
	}
	return m
}

// crossReferences are the markers after which, on the same line, another
// story's headline stands, whatever it looks like: "ALSO READ: …".
var crossReferences = phraseSet("cross reference labels")

// marker tells whether the line opens a section. A line that names another
// story itself ("ALSO READ: …") is one of that section, and opens none.
func (k look) marker() (s section, opens bool) {
	if k.words > phraseWords {
		return noSection, false
	}
	b := strings.TrimRight(k.bare, " :.…>?!")
	b = strings.ReplaceAll(strings.TrimSpace(b), "’", "'")
	if s := knownMarkers.whole[b]; s != noSection && k.words <= labelWords {
		return s, true
	}
	if s := knownMarkers.whole[strings.TrimLeft(strings.TrimRight(b, "()0123456789 "), "0123456789 ")]; s == comments && k.words <= 4 {
		return s, true
	}
	if k.words <= labelWords && !k.stop {
		for _, o := range knownMarkers.openings {
			if strings.HasPrefix(b, o.words) && headingLike(k) {
				return o.section, true
			}
		}
	}
	return k.crossReference(), false
}

// headingLike reports whether a line looks set apart: a heading, capitals, a
// closing colon, or next to nothing on it.
func headingLike(k look) bool {
	return k.mark == headingMark || k.item() || k.link || k.words <= 4 || titleCase(k.text) || allCaps(k.text) || strings.HasSuffix(k.text, ":")
}

// crossReference knows "ALSO READ: …", "Related | …", "(Also read: …)".
func (k look) crossReference() section {
	label, value, ok := k.labelled()
	if !ok || value == "" {
		if hasPrefix(k.bare, "also read ", "read also ", "read more ") && (k.link || allCaps(firstWords(k.text, 2))) {
			return headlines
		}
		return noSection
	}
	if !crossReferences[strings.ReplaceAll(label, "’", "'")] {
		return noSection
	}
	// A single common word before a colon may open an own sentence.
	if weak := !strings.Contains(label, " "); weak && k.prose && !k.link && !allCaps(firstWords(k.text, 1)) {
		return noSection
	}
	return headlines
}

// firstWords are the first n words of s.
func firstWords(s string, n int) string {
	ws := strings.Fields(s)
	return strings.Join(ws[:min(n, len(ws))], " ")
}

// belongs reports whether line k may stand in a section of kind s: what
// running text follows a marker is the story going on.
func (s section) belongs(k look) bool {
	switch s {
	case comments:
		return true
	case topics, countries:
		return !k.prose && k.words <= labelWords || commaList(k)
	case sharing:
		return !k.prose && k.words <= labelWords
	case references:
		return k.item() || k.link || !k.prose
	}
	return k.link || k.item() || !k.prose || k.words <= 20 && !holdsSentence(k.text) && (titleCase(k.text) || strings.HasSuffix(k.text, "?"))
}

// commaList knows "Japan, EU, naval cooperation" on one line.
func commaList(k look) bool {
	return !k.stop && strings.Count(k.text, ",")*3 >= k.words-1 && k.words <= phraseWords
}

// markSections gives every section marker its role, and the lines after it
// theirs, up to the first that cannot belong.
func (c *classifier) markSections() {
	c.countProse()
	for i := 0; i < len(c.lines); i++ {
		if c.known[i] {
			continue
		}
		s, opens := c.lines[i].marker()
		switch {
		case s == noSection || i == c.title || opens && !c.mayOpen(i, s):
		case !opens:
			c.set(i, s.role())
		default:
			role := SectionMarker
			if s == countries || s == sharing {
				role = s.role()
			}
			c.set(i, role)
			i = c.fillSection(i+1, s) - 1
		}
	}
}

// mayOpen guards the markers whose words an article may use for its own
// headings: readers' comments come after the story, and one-word markers
// ("Opinion", "Watch", "More") do not stand before a paragraph.
func (c *classifier) mayOpen(i int, s section) bool {
	if s == comments && c.proseBefore(i) == 0 {
		return false
	}
	k := c.lines[i]
	if s == countries && !strings.HasSuffix(strings.TrimSpace(k.text), ":") && !k.item() {
		return false
	}
	next := i + 1
	return k.words > 1 || allCaps(k.text) || next == len(c.lines) || !c.lines[next].prose || c.lines[next].item() || c.lines[next].link
}

// fillSection gives the lines from i on the role of section s, as far as they
// belong, and returns the first that does not.
func (c *classifier) fillSection(i int, s section) int {
	asList := i < len(c.lines) && c.lines[i].item()
	for ; i < len(c.lines); i++ {
		k := c.lines[i]
		if _, opens := k.marker(); opens {
			return i
		}
		if c.known[i] {
			continue
		}
		if !s.belongs(k) && !c.teaser(i, s) || k.mark == titleMark || asList && !k.item() && k.prose {
			return i
		}
		if (s == topics || s == countries) && asList && !k.item() {
			return i
		}
		c.set(i, s.role())
	}
	return i
}

// teaser reports whether the paragraph at i, in a section of other stories,
// belongs to the headline above it rather than to the story going on: it
// shares more names with that headline than with the story, and what follows
// is not running text.
func (c *classifier) teaser(i int, s section) bool {
	if s != headlines || i == 0 || c.roles[i-1] != OtherHeadline || i+1 < len(c.lines) && c.lines[i+1].prose {
		return false
	}
	above, story := 0, 0
	for _, name := range c.names(i) {
		if strings.Contains(c.lines[i-1].text, name) {
			above++
		}
		if c.storyNames(i, name) {
			story++
		}
	}
	return above > story
}

// storyLines is how many lines of the story are searched for a name.
const storyLines = 200

// storyNames reports whether the story's running text before line i holds name.
func (c *classifier) storyNames(i int, name string) bool {
	for j, k := range c.lines[:min(i, storyLines)] {
		if k.prose && !c.known[j] && strings.Contains(k.text, name) {
			return true
		}
	}
	return false
}
