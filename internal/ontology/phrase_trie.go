package ontology

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// phraseTrie finds the longest of many phrases at a place of a text. It walks
// the text's own bytes, so it does not depend on how anybody cut the text into
// tokens, and it allocates nothing.
//
// Nodes lie in breadth-first order and the children of one are neighbours, in
// ascending order of their byte, so a node needs no pointers.
type phraseTrie struct {
	nodes []trieNode
	runes *foldTable
}

type trieNode struct {
	child  uint32 // index of the first child
	value  uint32 // index of the first value of the phrase that ends here
	values uint16 // how many values it has
	fanout uint8  // how many children
	label  byte   // the byte that leads here
}

// triePhrase is a folded phrase and the values that belong to it: those from
// first on, n of them, of a list that the owner of the trie keeps.
type triePhrase struct {
	key      string
	first, n int
}

// newPhraseTrie builds a trie of phrases, which must be ascending by key with
// no key twice.
func newPhraseTrie(phrases []triePhrase) *phraseTrie {
	t := &phraseTrie{runes: foldedRunes(), nodes: make([]trieNode, 1, 16*len(phrases)+1)}
	type span struct {
		node, lo, hi, depth int
	}
	queue := []span{{hi: len(phrases)}}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		if s.lo < s.hi && len(phrases[s.lo].key) == s.depth {
			t.nodes[s.node].value = uint32(phrases[s.lo].first)
			t.nodes[s.node].values = uint16(phrases[s.lo].n)
			s.lo++
		}
		t.nodes[s.node].child = uint32(len(t.nodes))
		for s.lo < s.hi {
			label := phrases[s.lo].key[s.depth]
			end := s.lo
			for end < s.hi && phrases[end].key[s.depth] == label {
				end++
			}
			queue = append(queue, span{len(t.nodes), s.lo, end, s.depth + 1})
			t.nodes = append(t.nodes, trieNode{label: label})
			t.nodes[s.node].fanout++
			s.lo = end
		}
	}
	return t
}

// step is the child of a node by a byte; 0, the root, stands for none.
func (t *phraseTrie) step(node uint32, b byte) uint32 {
	n := &t.nodes[node]
	for i := n.child; i < n.child+uint32(n.fanout); i++ {
		if t.nodes[i].label == b {
			return i
		}
	}
	return 0
}

// stepString follows several bytes.
func (t *phraseTrie) stepString(node uint32, s string) uint32 {
	for i := 0; i < len(s); i++ {
		if node = t.step(node, s[i]); node == 0 {
			return 0
		}
	}
	return node
}

// longest gives the longest phrase that begins at a byte offset of text, ends
// where a word ends, and that accept agrees to, which is told the phrase's
// values and where it ends. found is false where there is none.
func (t *phraseTrie) longest(text string, at int, accept func(first, n, end int) bool) (found bool) {
	if !startsWord(text, at) {
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
			if size = gapLength(text, at, r); size == 0 {
				break
			}
		}
		if s != "" {
			if node = t.stepString(node, s); node == 0 {
				break
			}
		}
		at += size
		if n := t.nodes[node]; n.values > 0 && endsWord(text, at) && accept(int(n.value), int(n.values), at) {
			found = true
		}
	}
	return found
}

// gapLength is the length of what stands between two words of one name: a run
// of white space without an empty line, or a hyphen that touches both words. 0
// says that a name cannot go on there.
func gapLength(text string, at int, r rune) int {
	if !unicode.IsSpace(r) {
		size := utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(text[at+size:])
		if last, _ := utf8.DecodeLastRuneInString(text[:at]); unicode.IsSpace(last) || !isWordRune(next) {
			return 0
		}
		return size
	}
	newlines := 0
	for i, r := range text[at:] {
		if r == '\n' {
			newlines++
		}
		if newlines > 1 {
			return 0
		}
		if !unicode.IsSpace(r) {
			return i
		}
	}
	return 0
}

func isWordRune(r rune) bool {
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

// groupPhrases turns keyed values into the ascending phrases of a trie. The
// values come back in the order to which the phrases refer; less orders those
// of one key.
func groupPhrases[V any](keys []string, values []V, less func(a, b V) int) ([]triePhrase, []V) {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(keys[i], keys[j]), less(values[i], values[j]))
	})
	var phrases []triePhrase
	sorted := make([]V, len(values))
	for i, o := range order {
		sorted[i] = values[o]
		if i == 0 || keys[o] != phrases[len(phrases)-1].key {
			phrases = append(phrases, triePhrase{key: keys[o], first: i})
		}
		phrases[len(phrases)-1].n++
	}
	return phrases, sorted
}
