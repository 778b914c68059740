package syntax

import (
	"strings"

	"entente/internal/text"
)

// deprojectivise puts right the heads of crossing arcs. Their label is made of
// two, "relcl||dobj": the real head is the first word labelled dobj below the
// head drawn, searched level by level and from left to right, and the real
// label is relcl. If there is none, the head stays. (Nivre and Nilsson 2005,
// the scheme called HEAD.)
func deprojectivise(tokens []text.Token, blank []bool, r *reach) {
	measured := false
	for i := range tokens {
		t := &tokens[i]
		own, heads, marked := strings.Cut(t.Dep, "||")
		if !marked {
			continue
		}
		if !measured {
			r.measure(tokens)
			measured = true
		}
		if head := r.below(tokens, blank, i, heads); head >= 0 {
			t.Head = head
		}
		t.Dep = own
	}
}

// below is the first word labelled label below the head of word i, or -1.
// White space is passed over, with all below it, and so is word i.
func (r *reach) below(tokens []text.Token, blank []bool, i int, label string) int {
	r.queue = append(r.queue[:0], int32(tokens[i].Head))
	for at := 0; at < len(r.queue); at++ {
		head := int(r.queue[at])
		for c := int(r.first[head]); c <= int(r.last[head]); c++ {
			if c == i || c == head || tokens[c].Head != head || blank[c] {
				continue
			}
			if tokens[c].Dep == label {
				return c
			}
			r.queue = append(r.queue, int32(c))
		}
	}
	return -1
}
