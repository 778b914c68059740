package tokens

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"entente/internal/text/tables"
)

// ids gives strings the numbers by which the models know them: the hash of the
// string, or, for names that spaCy has for its own use ("mark", "DATE"), the
// small number of that name, even where the string is just a word of a text.
type ids struct{ symbols map[string]uint64 }

func newIDs(source tables.Source) (ids, error) {
	list, err := source.Lines("symbols")
	if err != nil {
		return ids{}, err
	}
	x := ids{symbols: map[string]uint64{}}
	for line := range list.All {
		name, number, _ := strings.Cut(line, "\t")
		if x.symbols[name], err = strconv.ParseUint(number, 10, 64); err != nil {
			return ids{}, fmt.Errorf("symbol %q: %w", name, err)
		}
	}
	return x, nil
}

// id is the number of s, 0 for the empty string.
func (x ids) id(s string) uint64 {
	if s == "" {
		return 0
	}
	if n, ok := x.symbols[s]; ok {
		return n
	}
	return murmur64A(s, 1)
}

// murmur64A is MurmurHash64A by Austin Appleby, the 64-bit variant of
// MurmurHash2, as for little-endian machines.
func murmur64A(s string, seed uint64) uint64 {
	const m = 0xc6a4a7935bd1e995
	h := seed ^ uint64(len(s))*m
	for ; len(s) >= 8; s = s[8:] {
		k := binary.LittleEndian.Uint64([]byte(s[:8])) * m
		h = (h ^ (k^k>>47)*m) * m
	}
	if len(s) > 0 {
		var tail [8]byte
		copy(tail[:], s)
		h = (h ^ binary.LittleEndian.Uint64(tail[:])) * m
	}
	h = (h ^ h>>47) * m
	return h ^ h>>47
}
