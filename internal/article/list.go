package article

import "strings"

// digestHeadings are the section labels of the daily digest in Wikipedia's
// "Portal:Current events".
var digestHeadings = phraseSet("digest headings")

// maxLabel is the most words that the label over an item of a digest has; the
// longest of the 61 in the development set has 19.
const maxLabel = 24

// markDigest finds the labels of lists whose items are running text: a line
// "International relations:" over a list, and the items that only name the
// topic of the next ones ("Iran–Saudi Arabia relations").
func (c *classifier) markDigest() {
	c.countProse()
	for i := 0; i < len(c.lines); {
		if !c.lines[i].item() || c.known[i] {
			i++
			continue
		}
		j := i
		for j < len(c.lines) && c.lines[j].item() && !c.known[j] {
			j++
		}
		c.markList(i, j)
		i = j
	}
}

// markList looks at the run of items [i, j) and the line above it.
func (c *classifier) markList(i, j int) {
	prose := 0
	for x := i; x < j; x++ {
		if c.lines[x].prose {
			prose++
		}
	}
	switch {
	case prose == 0:
		c.markTagRun(i, j)
		return
	case i > 0 && !c.known[i-1] && c.heads(i-1):
		c.set(i-1, SectionMarker)
	}
	for x := i; x+1 < j; x++ {
		if k := c.lines[x]; k.mark == itemMark && k.topicLike() && c.proseFollows(x+1, j) {
			c.set(x, TopicTag)
		}
	}
}

// topicLike reports whether a line names something and says nothing of it.
func (k look) topicLike() bool {
	return !k.stop && k.words <= maxLabel && !hasSuffix(k.text, ",", ";") && nominal(k.text)
}

// heads reports whether line i is the label over a list of a digest.
func (c *classifier) heads(i int) bool {
	k := c.lines[i]
	label := strings.TrimRight(k.bare, ": ")
	return digestHeadings[label] || strings.HasSuffix(k.text, ":") && k.words <= 6 && nominal(k.text)
}

// proseFollows reports whether the items from x on reach running text within
// two more labels.
func (c *classifier) proseFollows(x, j int) bool {
	for end := min(j, x+3); x < end; x++ {
		if c.lines[x].prose {
			return true
		}
	}
	return false
}

// markTagRun takes three or more items of one to four words each, at the end
// of a text and under no introduction, for keywords.
func (c *classifier) markTagRun(i, j int) {
	if j-i < 3 || c.proseAfter(j-1) > 0 || c.proseBefore(i) == 0 || i > 0 && strings.HasSuffix(c.lines[i-1].text, ":") {
		return
	}
	for x := i; x < j; x++ {
		if k := c.lines[x]; k.words > 4 || k.stop {
			return
		}
	}
	for x := i; x < j; x++ {
		c.set(x, TopicTag)
	}
}

// verbs are words that make a line a statement rather than the name of a
// topic: auxiliaries, and what headlines say most.
var verbs = phraseSet("verbs")

// nominal reports whether no word of s is one of verbs: it names something,
// and says nothing of it.
func nominal(s string) bool {
	for _, w := range words(strings.ToLower(s)) {
		if verbs[w] {
			return false
		}
	}
	return true
}
