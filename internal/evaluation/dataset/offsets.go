package dataset

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// offsets turns the sets' character offsets into byte offsets.
type offsets []int

func newOffsets(s string) offsets {
	o := make(offsets, 0, len(s)+1)
	for i := range s {
		o = append(o, i)
	}
	return append(o, len(s))
}

// span is the range of bytes of a range of characters; what lies outside the
// text is cut off.
func (o offsets) span(start, end int) ontology.Span {
	clamp := func(i int) int { return o[min(max(i, 0), len(o)-1)] }
	return ontology.Span{Start: clamp(start), End: clamp(end)}
}

// tokensOf are the tokens that share a byte with the span.
func tokensOf(d *text.Doc, s ontology.Span) text.Span {
	out := text.Span{}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Start >= s.End || t.End <= s.Start {
			continue
		}
		if out.Len() == 0 {
			out.Start = i
		}
		out.End = i + 1
	}
	return out
}

func overlap(a, b ontology.Span) bool { return a.Start < b.End && b.Start < a.End }
