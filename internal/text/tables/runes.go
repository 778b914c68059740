package tables

import (
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Runes is a set of code points. The zero value is the empty set.
type Runes struct {
	ascii  [utf8.RuneSelf]bool
	ranges []runeRange // ascending, not touching
}

type runeRange struct{ first, last rune }

// Runes decodes a section of pairs of uint32: first and last code point of
// each range, ascending.
func (s Source) Runes(section string) (*Runes, error) {
	b, err := s(section)
	if err != nil {
		return nil, err
	}
	if len(b)%8 != 0 {
		return nil, fmt.Errorf("section %q: %d bytes are no whole number of ranges", section, len(b))
	}
	ranges := make([]runeRange, len(b)/8)
	for i := range ranges {
		ranges[i].first = rune(binary.LittleEndian.Uint32(b[8*i:]))
		ranges[i].last = rune(binary.LittleEndian.Uint32(b[8*i+4:]))
	}
	return newRunes(ranges), nil
}

// RunesIn is the set of the code points of s.
func RunesIn(s string) *Runes {
	var ranges []runeRange
	for _, r := range s {
		ranges = append(ranges, runeRange{r, r})
	}
	slices.SortFunc(ranges, func(a, b runeRange) int { return int(a.first - b.first) })
	return newRunes(ranges)
}

func newRunes(ranges []runeRange) *Runes {
	set := &Runes{ranges: ranges}
	for _, r := range ranges {
		for c := r.first; c <= r.last && c < utf8.RuneSelf; c++ {
			set.ascii[max(c, 0)] = true
		}
	}
	return set
}

// Has reports whether c is in the set; a negative c never is.
func (s *Runes) Has(c rune) bool {
	if uint32(c) < utf8.RuneSelf {
		return s.ascii[c]
	}
	_, found := slices.BinarySearchFunc(s.ranges, c, func(r runeRange, c rune) int {
		switch {
		case r.last < c:
			return -1
		case r.first > c:
			return 1
		}
		return 0
	})
	return found
}
