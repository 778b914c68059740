package article

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"math/bits"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"entente/internal/ontology"
)

// idDigits is how many hexadecimal digits of the SHA-256 make an ID: 80 bits,
// so that a billion articles collide with a chance below one in a million.
const idDigits = 20

// identify is the ID of a text. Texts that differ only in white space or in
// the Unicode form of their characters have the same.
func identify(text string) ontology.ArticleID {
	h := sha256.New()
	first := true
	for w := range strings.FieldsSeq(norm.NFC.String(text)) {
		if !first {
			h.Write([]byte{' '})
		}
		first = false
		h.Write([]byte(w))
	}
	return ontology.ArticleID("article:" + hex.EncodeToString(h.Sum(nil))[:idDigits])
}

// shingle is how many words in a row are hashed together.
const shingle = 3

// NearDuplicate is the greatest Distance between the fingerprints of two
// articles that are taken for prints of the same text. TestNearDuplicate
// holds the measurement that it was chosen by.
const NearDuplicate = 10

// fingerprint is the simhash of the article's own text (Charikar, 2002): each
// run of three words votes on each of 64 bits, so texts that share most of
// their runs differ in few bits. It is 0 for a text without a word.
func fingerprint(a *Article) uint64 {
	var votes [64]int
	var last [shingle]string
	n := 0
	for b := range a.Own() {
		for w := range strings.FieldsFuncSeq(strings.ToLower(a.Slice(b)), notWord) {
			last[0], last[1], last[2] = last[1], last[2], strings.TrimFunc(w, notLetter)
			if n++; n >= shingle {
				vote(&votes, last)
			}
		}
	}
	if n > 0 && n < shingle {
		vote(&votes, last)
	}
	var f uint64
	for i, v := range votes {
		if v > 0 {
			f |= 1 << i
		}
	}
	return f
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func vote(votes *[64]int, words [shingle]string) {
	h := fnv.New64a()
	for _, w := range words {
		_, _ = h.Write([]byte(w))
		_, _ = h.Write([]byte{0})
	}
	s := mix(h.Sum64())
	for i := range votes {
		votes[i] += int(s>>i&1)*2 - 1
	}
}

// mix spreads every bit of a hash over all others: the finaliser of
// SplitMix64 (Steele, Lea and Flood, 2014). FNV's high bits alone are weak.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Distance is the number of bits, 0 to 64, in which two fingerprints differ.
func Distance(a, b uint64) int { return bits.OnesCount64(a ^ b) }
