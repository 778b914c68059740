package relations

import (
	"strings"

	"entente/internal/text"
)

// Path is the way through a sentence's tree from a statement's subject over its
// trigger to its object, for --explain. It is written down only when asked for.
type Path struct {
	doc            *text.Doc
	from, over, to int // tokens
}

// String is the path as text, "Japan <nsubj- concluded -dobj> pact"; "" for the
// zero Path.
func (p Path) String() string {
	if p.doc == nil {
		return ""
	}
	return p.leg(p.from, p.over) + strings.TrimPrefix(p.leg(p.over, p.to), p.doc.Tokens[p.over].Text)
}

// leg is the way from one token to another over their nearest common ancestor.
func (p Path) leg(from, to int) string {
	toks := p.doc.Tokens
	up, down := p.ancestors(from), p.ancestors(to)
	for len(up) > 1 && len(down) > 1 && up[len(up)-2] == down[len(down)-2] {
		up, down = up[:len(up)-1], down[:len(down)-1]
	}
	if up[len(up)-1] != down[len(down)-1] { // different sentences
		return toks[from].Text + " … " + toks[to].Text
	}
	var b strings.Builder
	b.WriteString(toks[from].Text)
	for i := 1; i < len(up); i++ {
		b.WriteString(" <" + toks[up[i-1]].Dep + "- " + toks[up[i]].Text)
	}
	for i := len(down) - 2; i >= 0; i-- {
		b.WriteString(" -" + toks[down[i]].Dep + "> " + toks[down[i]].Text)
	}
	return b.String()
}

// ancestors are i and all words above it, up to the root.
func (p Path) ancestors(i int) []int {
	toks := p.doc.Tokens
	out := []int{i}
	for toks[i].Head != i && len(out) <= len(toks) {
		i = toks[i].Head
		out = append(out, i)
	}
	return out
}
