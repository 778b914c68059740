package syntax

import "entente/internal/text"

// reach is the outermost words, on either side, of what hangs below each word.
type reach struct {
	first, last []int32
	starts      []bool // of sentences, as far as the roots' reach tells
	queue       []int32
}

// rounds is how often arcs are followed at most. Trees without crossing arcs
// need one round; the original stops here, so more would give other sentences.
const rounds = 12

// measure finds the reach of each word. Words hand theirs to their heads from
// left to right and back, again and again until no head lies outside its
// sentence.
func (r *reach) measure(tokens []text.Token) {
	r.first, r.last, r.starts = r.first[:0], r.last[:0], r.starts[:0]
	for i := range tokens {
		r.first, r.last, r.starts = append(r.first, int32(i)), append(r.last, int32(i)), append(r.starts, false)
	}
	for range rounds {
		for i := range tokens {
			r.hand(i, tokens[i].Head)
		}
		for i := len(tokens) - 1; i >= 0; i-- {
			r.hand(i, tokens[i].Head)
		}
		r.setStarts(tokens)
		if r.closed(tokens) {
			return
		}
	}
}

// hand makes head reach as far as word i does.
func (r *reach) hand(i, head int) {
	r.first[head] = min(r.first[head], r.first[i])
	r.last[head] = max(r.last[head], r.last[i])
}

// setStarts marks the first word that each root reaches.
func (r *reach) setStarts(tokens []text.Token) {
	clear(r.starts)
	for i := range tokens {
		if tokens[i].Head == i {
			r.starts[r.first[i]] = true
		}
	}
}

// closed reports whether all heads lie in the sentences of their words. The
// last word is not looked at, as in the original.
func (r *reach) closed(tokens []text.Token) bool {
	start := 0
	for i := range tokens {
		if i > 0 && r.starts[i] || i == len(tokens)-1 {
			for j := start; j < i; j++ {
				if h := tokens[j].Head; h < start || h > i {
					return false
				}
			}
			start = i
		}
	}
	return true
}

// setSentences cuts the document where a root's reach begins.
func setSentences(doc *text.Doc, r *reach) {
	r.measure(doc.Tokens)
	doc.Sentences = nil
	start := 0
	for i := range doc.Tokens {
		doc.Tokens[i].SentenceStart = i == 0 || r.starts[i]
		if i > 0 && r.starts[i] {
			doc.Sentences = append(doc.Sentences, text.Span{Start: start, End: i})
			start = i
		}
	}
	if n := len(doc.Tokens); n > 0 {
		doc.Sentences = append(doc.Sentences, text.Span{Start: start, End: n})
	}
}
