package text

import "strings"

// Vocabulary numbers words: what is said of them stands in lists by number. It
// is not changed once built, so goroutines may share it.
//
// A look-up touches little memory, because between two articles the engine's
// weights push everything else out of the processor's caches: a word that is
// not there mostly costs one line of it, one that is there two or three.
type Vocabulary struct {
	slots []wordSlot // open addressing; their number is a power of two
	words []string   // by number; their bytes stand side by side
}

// wordSlot has the hash of a word, and its number plus one; 0 where it is empty.
type wordSlot struct{ hash, number uint32 }

// NewVocabulary numbers different words in the order given, from 0.
func NewVocabulary(words []string) *Vocabulary {
	size := 2
	for size < 2*len(words)+2 {
		size *= 2
	}
	v := &Vocabulary{slots: make([]wordSlot, size), words: make([]string, len(words))}
	all := strings.Join(words, "")
	for n, w := range words {
		v.words[n], all = all[:len(w)], all[len(w):]
		h := hashOf(w)
		i := h & uint32(size-1)
		for v.slots[i].number != 0 {
			i = (i + 1) & uint32(size-1)
		}
		v.slots[i] = wordSlot{h, uint32(n + 1)}
	}
	return v
}

// Number is the number of a word, or -1.
func (v *Vocabulary) Number(word string) int {
	h := hashOf(word)
	for i := h; ; i++ {
		s := &v.slots[i&uint32(len(v.slots)-1)]
		if s.number == 0 {
			return -1
		}
		if n := s.number - 1; s.hash == h && v.words[n] == word {
			return int(n)
		}
	}
}

// hashOf is a hash of the word (FNV-1a, its upper half mixed into the lower).
func hashOf(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h ^ h>>15
}
