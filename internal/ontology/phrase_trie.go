package ontology

import (
	"math/bits"
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
	// firsts has a bit for each first word of a phrase, by its hash: most words
	// of a text begin none, and are told by one look here.
	firsts [1 << 16 / 64]uint64
}

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
	for _, p := range phrases {
		t.addFirst(p.key)
	}
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
	return t
}

// wordHash is the start of the hash of a word, and mix takes a letter into it.
const wordHash = uint32(2166136261)

func mix(hash uint32, letter byte) uint32 { return (hash ^ uint32(letter)) * 16777619 }

// inWord reports whether a folded byte is a letter or digit.
func inWord(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

func (t *phraseTrie) addFirst(key string) {
	hash := wordHash
	for i := 0; i < len(key) && inWord(key[i]); i++ {
		hash = mix(hash, key[i])
	}
	t.firsts[hash>>22] |= 1 << (hash >> 16 & 63)
}

// mayBegin reports whether a phrase may begin with the word at a byte offset of
// text: letters and digits up to anything else, folded.
func (t *phraseTrie) mayBegin(text string, at int) bool {
	hash := wordHash
word:
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		s, ok := t.runes.fold(r)
		if !ok {
			break
		}
		for i := range len(s) {
			if !inWord(s[i]) {
				break word
			}
			hash = mix(hash, s[i])
		}
		at += size
	}
	return t.firsts[hash>>22]&(1<<(hash>>16&63)) != 0
}

// step follows the bytes of s from a node; 0, the root, stands for nowhere.
func (t *phraseTrie) step(node uint32, s string) uint32 {
	for i := range len(s) {
		n := &t.nodes[node]
		bit := uint64(1) << symbolNumbers[s[i]]
		if n.symbols&bit == 0 {
			return 0
		}
		node = n.child + uint32(bits.OnesCount64(n.symbols&(bit-1)))
	}
	return node
}

// longest gives the longest phrase that begins at a byte offset of text, ends
// where a word ends, and that accept agrees to, which is told the phrase's
// values and where it ends. found is false where there is none.
func (t *phraseTrie) longest(text string, at int, accept func(first, n, end int) bool) (found bool) {
	if !startsWord(text, at) || !t.mayBegin(text, at) {
		return false
	}
	var node uint32
	for at < len(text) {
		r, size := rune(text[at]), 1
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
		if ends := t.nodes[node].ends; ends != 0 && endsWord(text, at) && accept(int(ends>>valuesBits), int(ends&(1<<valuesBits-1)), at) {
			found = true
		}
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
