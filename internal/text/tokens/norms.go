package tokens

import (
	"fmt"
	"slices"
	"strings"

	"entente/internal/text/tables"
)

// norms tells how a word is spelt that can be spelt in several ways.
type norms struct {
	keys   []uint64 // ids of words with a norm, ascending
	values []string // their norms
	base   map[string]string
}

func newNorms(source tables.Source) (n norms, err error) {
	if n.keys, err = source.Uint64s("norms.keys"); err != nil {
		return n, err
	}
	values, err := source.Lines("norms.values")
	if err != nil {
		return n, err
	}
	n.values = strings.Split(string(values), "\n") // the last is empty
	if len(n.values) != len(n.keys)+1 {
		return n, fmt.Errorf("norms: %d values for %d keys", len(n.values)-1, len(n.keys))
	}
	base, err := source.Lines("norms.base")
	if err != nil {
		return n, err
	}
	n.base = map[string]string{}
	for line := range base.All {
		text, norm, _ := strings.Cut(line, "\t")
		n.base[text] = norm
	}
	return n, nil
}

// norm is the norm of a text with the given id and lower-case form.
func (n norms) norm(id uint64, text, lower string) string {
	if i, ok := slices.BinarySearch(n.keys, id); ok {
		return n.values[i]
	}
	if norm, ok := n.base[text]; ok {
		return norm
	}
	return lower
}
