package export

import (
	"bufio"
	"encoding/xml"
)

// tags writes XML. Errors of writing show when the writer is flushed.
type tags struct {
	w     *bufio.Writer
	depth int
}

// open begins an element that has others in it.
func (t *tags) open(name string, attributes ...string) {
	t.tag(name, attributes)
	_, _ = t.w.WriteString(">\n")
	t.depth++
}

// close ends it.
func (t *tags) close(name string) {
	t.depth--
	t.indent()
	_, _ = t.w.WriteString("</" + name + ">\n")
}

// empty is an element with nothing in it.
func (t *tags) empty(name string, attributes ...string) {
	t.tag(name, attributes)
	_, _ = t.w.WriteString("/>\n")
}

// leaf is an element with text in it.
func (t *tags) leaf(name, text string, attributes ...string) {
	t.tag(name, attributes)
	_ = t.w.WriteByte('>')
	_ = xml.EscapeText(t.w, []byte(text))
	_, _ = t.w.WriteString("</" + name + ">\n")
}

// tag writes the name and the attributes, given as alternating names and values;
// one without a value is left out.
func (t *tags) tag(name string, attributes []string) {
	t.indent()
	_, _ = t.w.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		_, _ = t.w.WriteString(" " + attributes[i] + `="`)
		_ = xml.EscapeText(t.w, []byte(attributes[i+1]))
		_ = t.w.WriteByte('"')
	}
}

func (t *tags) indent() {
	for range t.depth {
		_ = t.w.WriteByte(' ')
	}
}
