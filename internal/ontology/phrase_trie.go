package ontology

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phraseTrie finds the longest of many phrases at a place of a text. It walks
// the text's own bytes, so it does not depend on how anybody cut the text into
// tokens, and it allocates nothing.
//
// The children of a node are neighbours, in ascending order of their symbol, so
// the child by a symbol is found by counting the bits below it. Otherwise nodes
// lie in depth-first order: the letters of a name that no other name shares lie
// side by side, four to a line of the processor's cache.
type phraseTrie struct {
	nodes []trieNode
	runes *foldTable
	// firsts are the first words of phrases by their hash, in open addressing;
	// their number is a power of two. Most words of a text begin no phrase and are
	// told by one look here; the others skip the nodes of their letters, which lie
	// far apart.
	firsts []firstWord
	words  string // what firstWord.start points into
}

// firstWord is a first word and the node that it leads to; 0 in an empty place.
type firstWord struct{ hash, node, start, size uint32 }

type trieNode struct {
	symbols uint64 // bit i is set if there is a child by symbol i
	child   uint32 // index of the first child
	ends    uint32 // of the phrase that ends here: see valuesBits; 0 where none does
}

// valuesBits are the lowest bits of trieNode.ends, which hold how many values the
// phrase has; the others hold the index of the first.
const valuesBits = 8

// trieSymbols are the bytes that a folded phrase can hold, 45 of them, ascending.
const trieSymbols = " &'()+,./0123456789abcdefghijklmnopqrstuvwxyz"

// symbolNumbers gives the number of each byte of trieSymbols; noSymbol to others.
var symbolNumbers = func() (numbers [256]uint8) {
	for i := range numbers {
		numbers[i] = noSymbol
	}
	for i := range len(trieSymbols) {
		numbers[trieSymbols[i]] = uint8(i)
	}
	return numbers
}()

const noSymbol = 63 // no node has a child by it

// triePhrase is a folded phrase and the values that belong to it: those from
// first on, n of them, of a list that the owner of the trie keeps.
type triePhrase struct {
	key      string
	first, n int
}

// newPhraseTrie builds a trie of phrases, whose keys must be ascending, none
// twice, and hold nothing but trieSymbols.
func newPhraseTrie(phrases []triePhrase) *phraseTrie {
	t := &phraseTrie{runes: foldedRunes(), nodes: make([]trieNode, 1, 8*len(phrases)+1)}
	type span struct{ node, lo, hi, depth int }
	stack := []span{{hi: len(phrases)}}
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		node := trieNode{child: uint32(len(t.nodes))}
		if s.lo < s.hi && len(phrases[s.lo].key) == s.depth {
			node.ends = uint32(phrases[s.lo].first)<<valuesBits | uint32(min(phrases[s.lo].n, 1<<valuesBits-1))
			s.lo++
		}
		for s.lo < s.hi {
			end := s.lo + 1
			for end < s.hi && phrases[end].key[s.depth] == phrases[s.lo].key[s.depth] {
				end++
			}
			node.symbols |= 1 << symbolNumbers[phrases[s.lo].key[s.depth]]
			stack = append(stack, span{len(t.nodes), s.lo, end, s.depth + 1})
			t.nodes = append(t.nodes, trieNode{})
			s.lo = end
		}
		t.nodes[s.node] = node
	}
	t.indexFirsts(phrases)
	return t
}

// indexFirsts fills firsts once all nodes are there.
func (t *phraseTrie) indexFirsts(phrases []triePhrase) {
	var words []string
	for _, p := range phrases {
		w := p.key[:wordEnd(p.key, 0)]
		if w != "" && (len(words) == 0 || words[len(words)-1] != w) { // a longer word sorts behind all that follows w
			words = append(words, w)
		}
	}
	t.firsts, t.words = make([]firstWord, 1<<bits.Len(uint(2*len(words)))), strings.Join(words, "")
	start := 0
	for _, w := range words {
		hash := foldedHash(w)
		i := hash
		for t.place(i).node != 0 {
			i++
		}
		*t.place(i) = firstWord{hash: hash, node: t.step(0, w), start: uint32(start), size: uint32(len(w))}
		start += len(w)
	}
}

// place is the place of firsts for a number, which may be beyond their end.
func (t *phraseTrie) place(i uint32) *firstWord { return &t.firsts[i&uint32(len(t.firsts)-1)] }

// wordEnd is where the ASCII letters and digits end that begin at a byte offset.
func wordEnd(s string, at int) int {
	for at < len(s) && s[at] < utf8.RuneSelf && isWordRune(rune(s[at])) {
		at++
	}
	return at
}

// foldedHash is a hash of ASCII letters and digits in any letter case (FNV-1a, its
// upper half mixed into the lower).
func foldedHash(s string) uint32 {
	hash := uint32(2166136261)
	for i := range len(s) {
		hash = (hash ^ uint32(lowerASCII(s[i]))) * 16777619
	}
	return hash ^ hash>>15
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// enter goes to the node behind the word that begins at a byte offset of text, and
// tells where the word ends; ok is false if no phrase begins with it. A word with
// other letters than those of ASCII is left to be walked from the root.
func (t *phraseTrie) enter(text string, at int) (node uint32, end int, ok bool) {
	end = wordEnd(text, at)
	if end == at || end < len(text) && text[end] >= utf8.RuneSelf && t.mayContinue(text[end:]) {
		return 0, at, true
	}
	word := text[at:end]
	hash := foldedHash(word)
	for i := hash; ; i++ {
		f := t.place(i)
		if f.node == 0 {
			return 0, at, false
		}
		if f.hash == hash && sameWord(t.words[f.start:f.start+f.size], word) {
			return f.node, end, true
		}
	}
}

// mayContinue reports whether the rune with which s begins may be a part of the
// word before it.
func (t *phraseTrie) mayContinue(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	folded, ok := t.runes.fold(r)
	return ok && (folded == "" || isWordRune(rune(folded[0])))
}

// sameWord reports whether a word in any letter case is the one in lower case.
func sameWord(lower, word string) bool {
	if len(lower) != len(word) {
		return false
	}
	for i := range len(word) {
		if lower[i] != lowerASCII(word[i]) {
			return false
		}
	}
	return true
}

// step follows the bytes of s from a node; 0, the root, stands for nowhere.
func (t *phraseTrie) step(node uint32, s string) uint32 {
	for i := range len(s) {
		if node = t.child(node, s[i]); node == 0 {
			return 0
		}
	}
	return node
}

// child follows one byte from a node.
func (t *phraseTrie) child(node uint32, c byte) uint32 {
	n := &t.nodes[node]
	bit := uint64(1) << symbolNumbers[c]
	if n.symbols&bit == 0 {
		return 0
	}
	return n.child + uint32(bits.OnesCount64(n.symbols&(bit-1)))
}

// longest gives the longest phrase that begins at a byte offset of text, ends
// where a word ends, and that accept agrees to, which is told the phrase's
// values and where it ends. found is false where there is none.
func (t *phraseTrie) longest(text string, at int, accept func(first, n, end int) bool) (found bool) {
	if !startsWord(text, at) {
		return false
	}
	node, end, ok := t.enter(text, at)
	if !ok {
		return false
	}
	ending := func() {
		if ends := t.nodes[node].ends; ends != 0 && endsWord(text, at) && accept(int(ends>>valuesBits), int(ends&(1<<valuesBits-1)), at) {
			found = true
		}
	}
	if at = end; node != 0 {
		ending()
	}
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r < utf8.RuneSelf && isWordRune(r) {
			if node = t.child(node, lowerASCII(text[at])); node == 0 {
				break
			}
			if at++; at == len(text) || text[at] >= utf8.RuneSelf || !isWordRune(rune(text[at])) {
				ending() // no phrase ends within a word
			}
			continue
		}
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		s, ok := t.runes.fold(r)
		if !ok {
			break
		}
		if s == " " {
			size = gapLength(text, at, r)
		}
		if s != "" {
			node = t.step(node, s)
		}
		if node == 0 || size == 0 {
			break
		}
		at += size
		ending()
	}
	return found
}

// gapLength is the length of what stands between two words of one name: a run
// of white space without an empty line, or a hyphen that touches both words. 0
// says that a name cannot go on there.
func gapLength(text string, at int, r rune) int {
	if unicode.IsSpace(r) {
		return spaceLength(text[at:])
	}
	size := utf8.RuneLen(r)
	last, _ := utf8.DecodeLastRuneInString(text[:at])
	next, _ := utf8.DecodeRuneInString(text[at+size:])
	if unicode.IsSpace(last) || !isWordRune(next) {
		return 0
	}
	return size
}

// spaceLength is the length of the white space that text begins with; 0 if it
// holds an empty line or nothing follows it.
func spaceLength(text string) int {
	newlines := 0
	for i, r := range text {
		if !unicode.IsSpace(r) {
			return i
		}
		if r == '\n' {
			newlines++
		}
		if newlines > 1 {
			return 0
		}
	}
	return 0
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// startsWord reports whether a word may begin at a byte offset.
func startsWord(text string, at int) bool {
	if at < 0 || at >= len(text) {
		return false
	}
	if at == 0 {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(text[:at])
	return !isWordRune(last) && last != '_'
}

// endsWord reports whether a word may end at a byte offset. A full stop or an
// at sign with a letter behind it belongs to an address: "china.org".
func endsWord(text string, at int) bool {
	if at >= len(text) {
		return true
	}
	next, size := utf8.DecodeRuneInString(text[at:])
	if next == '.' || next == '@' {
		after, _ := utf8.DecodeRuneInString(text[at+size:])
		return !isWordRune(after)
	}
	if last, _ := utf8.DecodeLastRuneInString(text[:at]); !isWordRune(last) {
		return true
	}
	return !isWordRune(next) && next != '_'
}
