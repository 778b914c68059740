package article

import "strings"

// headlineRun is how many headlines in a row at the end of a text, without a
// marker over them, are taken for other stories.
const headlineRun = 3

// markTail finds other stories' headlines at the end of the text.
func (c *classifier) markTail() {
	c.countProse()
	end, n, cased := len(c.lines), 0, 0
	i := end - 1
	for ; i > c.title; i-- {
		if c.known[i] && !c.roles[i].Own() {
			continue
		}
		k := c.lines[i]
		if c.known[i] || !c.headline(k) {
			break
		}
		n++
		if titleCase(k.text) || k.link {
			cased++
		}
	}
	if n < headlineRun || cased*3 < n*2 || c.proseBefore(i+1) < 2 || strings.HasSuffix(c.lines[i].text, ":") {
		return
	}
	for i++; i < end; i++ {
		if !c.known[i] {
			c.set(i, OtherHeadline)
		}
	}
}

// headline reports whether a line could be a story's headline in a list.
func (c *classifier) headline(k look) bool {
	if k.words < 4 || k.words > longWords || k.mark == captionMark || k.mark == quoteMark {
		return false
	}
	return !k.stop || k.words <= 20 && titleCase(k.text) && !holdsSentence(k.text)
}

// markEnd gives what stands after an end marker to the footer: a press
// release's notes about the sender. A sign with more of the text after it
// than before is not taken for the end.
func (c *classifier) markEnd() {
	c.countProse()
	for i := range c.lines {
		if c.roles[i] != EndMarker || c.proseBefore(i) == 0 || c.proseAfter(i) >= c.proseBefore(i) {
			continue
		}
		for j := i + 1; j < len(c.lines); j++ {
			if !c.known[j] || c.roles[j].Own() {
				c.set(j, Footer)
			}
		}
		return
	}
}
