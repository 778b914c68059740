package tables

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// holding is a source with one section, "it".
func holding(b []byte) Source {
	return func(section string) ([]byte, error) {
		if section != "it" {
			return nil, fmt.Errorf("no section %q", section)
		}
		return b, nil
	}
}

func TestLinesAreFoundWhereverTheyStand(t *testing.T) {
	words := []string{"", "a", "ab", "abc", "b", "ba", "z", "zebra", "é", "日本"}
	for n := range len(words) + 1 {
		var b strings.Builder
		for _, w := range words[:n] {
			b.WriteString(w + "\n")
		}
		lines, err := holding([]byte(b.String())).Lines("it")
		if err != nil {
			t.Fatal(err)
		}
		for i, w := range words {
			if got, want := lines.Has(w), i < n; got != want {
				t.Errorf("of the first %d lines: Has(%q) = %v", n, w, got)
			}
		}
		for _, w := range []string{"0", "aa", "abcd", "c", "zz", "日", "日本国"} {
			if lines.Has(w) {
				t.Errorf("of the first %d lines: Has(%q)", n, w)
			}
		}
		if got := slices.Collect(lines.All); !slices.Equal(got, words[:n]) {
			t.Errorf("All = %q, want %q", got, words[:n])
		}
	}
}

func TestValueFollowsTheKey(t *testing.T) {
	lines := Lines("axes\tax\taxis\ncat\t\nmen\tman\nmen's\tmen's\n")
	for _, tt := range []struct {
		key, want string
		found     bool
	}{
		{"axes", "ax\taxis", true},
		{"cat", "", true},
		{"men", "man", true},
		{"men's", "men's", true},
		{"me", "", false},
		{"ax", "", false},
		{"zoo", "", false},
		{"", "", false},
	} {
		if got, found := lines.Value(tt.key); got != tt.want || found != tt.found {
			t.Errorf("Value(%q) = %q, %v, want %q, %v", tt.key, got, found, tt.want, tt.found)
		}
	}
}

func TestRunesHaveWhatTheirRangesSay(t *testing.T) {
	var b []byte
	for _, n := range []uint32{'0', '9', 'a', 'c', 0xe9, 0xe9, 0x4e00, 0x9fff, 0x10ffff, 0x10ffff} {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	set, err := holding(b).Runes("it")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range "059abcé一龥\U0010ffff" {
		if !set.Has(c) {
			t.Errorf("%q is missing", c)
		}
	}
	for _, c := range []rune{-1, 0, '/', ':', 'd', 0xe8, 0xea, 0x4dff, 0xa000, 0x10fffe} {
		if set.Has(c) {
			t.Errorf("%U is in the set", c)
		}
	}
	if set := RunesIn("z!é"); !set.Has('z') || !set.Has('!') || !set.Has('é') || set.Has('y') {
		t.Error(`RunesIn("z!é") has not just these`)
	}
}

func TestSpoiltSectionsAreRefusedByName(t *testing.T) {
	s := holding([]byte("abc"))
	for name, err := range map[string]error{
		"JSON":    s.JSON("it", new(int)),
		"Uint64s": second(s.Uint64s("it")),
		"Runes":   second(s.Runes("it")),
		"Lines":   second(s.Lines("it")),
	} {
		if err == nil || !strings.Contains(err.Error(), `"it"`) {
			t.Errorf("%s of three letters: error %v does not name the section", name, err)
		}
	}
	missing := errors.Join(s.JSON("other", nil), second(s.Uint64s("other")), second(s.Runes("other")), second(s.Lines("other")))
	if got := strings.Count(missing.Error(), `no section "other"`); got != 4 {
		t.Errorf("a missing section gives %d errors, want 4: %v", got, missing)
	}
}

func second[T any](_ T, err error) error { return err }
