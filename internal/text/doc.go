// Package text holds what the language engine says of a piece of English text:
// tokens with their tags, lemmas and syntax, sentences, and named spans.
//
// The engine itself is assembled in text/english. Nothing in this package
// knows what a country or a relation is.
package text

// Doc is one analysed text. Its slices are owned by the caller of the engine.
type Doc struct {
	// Text is the analysed text, untouched.
	Text string
	// Tokens cover every byte of Text except the single spaces that
	// Token.SpaceAfter stands for.
	Tokens []Token
	// Sentences are consecutive and cover all tokens.
	Sentences []Span
	// Names are the recogniser's spans, in text order, never overlapping.
	Names []Name

	children   []int32 // child indices, grouped by head, in text order
	childStart []int32 // len(Tokens)+1 offsets into children
}

// Span is the half-open range [Start, End) of token indices.
type Span struct{ Start, End int }

// Len is the number of tokens in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether token i lies in the span.
func (s Span) Contains(i int) bool { return s.Start <= i && i < s.End }

// Name is a span that the recogniser found, with its OntoNotes label:
// PERSON, NORP, ORG, GPE, LOC, FAC, PRODUCT, EVENT, WORK_OF_ART, LAW,
// LANGUAGE, DATE, TIME, PERCENT, MONEY, QUANTITY, ORDINAL or CARDINAL.
type Name struct {
	Span
	Label string
}

// Token is a word, a punctuation mark or a run of extra white space.
type Token struct {
	// Start and End are byte offsets into Doc.Text, half-open.
	Start, End int
	// Text is Doc.Text[Start:End]; Lower is Text in lower case.
	Text, Lower string
	// Norm is the normalised form the model sees ("'ll" → "will").
	Norm string
	// SpaceAfter says that one space follows, which no token covers.
	SpaceAfter bool
	// Tag is the Penn Treebank tag, POS the Universal part of speech,
	// Morph the Universal features ("Number=Sing|Person=3") or "".
	Tag, POS, Morph string
	// Lemma is the dictionary form.
	Lemma string
	// Head is the index of the syntactic head; a root is its own head.
	Head int
	// Dep is the ClearNLP dependency label, "ROOT" for a root.
	Dep string
	// SentenceStart marks the first token of a sentence.
	SentenceStart bool
}

// IsSpace reports whether the token is only white space.
func (t *Token) IsSpace() bool { return t.POS == "SPACE" }

// Slice is the text that the token span s covers, without trailing space.
func (d *Doc) Slice(s Span) string {
	if s.Start >= s.End {
		return ""
	}
	return d.Text[d.Tokens[s.Start].Start:d.Tokens[s.End-1].End]
}

// SentenceOf is the sentence that token i belongs to.
func (d *Doc) SentenceOf(i int) Span {
	lo, hi := 0, len(d.Sentences)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; d.Sentences[mid].Start <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	return d.Sentences[lo]
}

// Children are the tokens whose head is i, in text order.
// The slice must not be changed. LinkTree must have run.
func (d *Doc) Children(i int) []int32 {
	return d.children[d.childStart[i]:d.childStart[i+1]]
}

// LinkTree builds what Children answers from, out of Tokens[i].Head.
// The engine calls it once heads are final.
func (d *Doc) LinkTree() {
	n := len(d.Tokens)
	buf := make([]int32, 2*n+1)
	d.childStart, d.children = buf[:n+1:n+1], buf[n+1:n+1]
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h != i {
			d.childStart[h+1]++
		}
	}
	for i := range n {
		d.childStart[i+1] += d.childStart[i]
	}
	d.children = buf[n+1 : n+1+int(d.childStart[n])]
	next := make([]int32, n)
	copy(next, d.childStart)
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h != i {
			d.children[next[h]] = int32(i)
			next[h]++
		}
	}
}

// Child is the first child of i with one of the dependency labels, or -1.
func (d *Doc) Child(i int, labels ...string) int {
	for _, c := range d.Children(i) {
		for _, l := range labels {
			if d.Tokens[c].Dep == l {
				return int(c)
			}
		}
	}
	return -1
}

// Subtree is the smallest span that covers i and everything below it.
func (d *Doc) Subtree(i int) Span {
	s := Span{i, i + 1}
	for _, c := range d.Children(i) {
		sub := d.Subtree(int(c))
		s.Start, s.End = min(s.Start, sub.Start), max(s.End, sub.End)
	}
	return s
}
