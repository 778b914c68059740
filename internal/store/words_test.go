package store

import (
	"slices"
	"strings"
	"testing"

	"entente/internal/ontology"
)

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"":                         nil,
		" —!":                      nil,
		"The war":                  {"the", "war"},
		"the":                      {"the"},
		"China's U.S. ties":        {"chinas", "us", "ties"},
		"Côte d’Ivoire, São Tomé.": {"cote", "divoire", "sao", "tome"},
		"a\x00b\nC":                {"a", "b", "c"},
		"日本 2024年":                 {"日本", "2024年"},
	} {
		if got := Words(text); !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %q; want %q", text, got, want)
		}
	}
}

func TestHoldsWords(t *testing.T) {
	const text = "The war in the North"
	for query, want := range map[string]bool{"": true, "THE north": true, "nor": false, "war peace": false} {
		if got := HoldsWords(text, Words(query)); got != want {
			t.Errorf("HoldsWords(%q, %q) = %t; want %t", text, query, got, want)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		query, name string
		want        float64
	}{
		{"japan", "japan", 1},
		{"north", "north korea", 0.9},
		{"north k", "north korea", 0.8},
		{"jap", "japan", 0.8},
		{"atlantic org", "north atlantic treaty organization", 0.7},
		{"org atlantic", "north atlantic treaty organization", 0.5},
		{"atlantci", "north atlantic treaty organization", 0.5}, // a swap
		{"atlantc", "north atlantic treaty organization", 0.5},  // seven letters: one error
		{"atlntc", "north atlantic treaty organization", 0},     // six letters: not two
		{"organisatoin", "north atlantic treaty organization", 0.5},
		{"orgxxxation", "north atlantic treaty organization", 0},
		{"nth", "north korea", 0},
		{"", "japan", 0},
		{"japan", "", 0},
		{"japan korea", "japan", 0},
	} {
		if got := Match(tt.query, tt.name); got != tt.want {
			t.Errorf("Match(%q, %q) = %v; want %v", tt.query, tt.name, got, tt.want)
		}
	}
}

func TestBestMatch(t *testing.T) {
	e := &ontology.Entity{Name: "European Union", Aliases: []string{"EU", "EU27", "Europe's union"}}
	for query, want := range map[string]struct {
		matched string
		score   float64
	}{"eu": {"EU", 0.95}, "european": {"European Union", 0.9}, "europe": {"European Union", 0.8}, "eu2": {"EU27", 0.75}, "asia": {"European Union", 0}} {
		matched, score := BestMatch(query, e)
		if matched != want.matched || score != want.score {
			t.Errorf("BestMatch(%q) = %q, %v; want %q, %v", query, matched, score, want.matched, want.score)
		}
	}
}

func TestNear(t *testing.T) {
	for _, tt := range []struct {
		typed, meant string
		want         bool
	}{
		{"iran", "iraq", true}, {"irn", "iran", false}, {"ukriane", "ukraine", true}, {"ukrianee", "ukraine", true}, {"ukranee", "ukraine", false},
		{"日本放送", "日本放迭", true}, {"abcdefgh", "hgfedcba", false}, {strings.Repeat("a", 8), strings.Repeat("a", 11), false},
	} {
		if got := Near(tt.typed, tt.meant); got != tt.want {
			t.Errorf("Near(%q, %q) = %t; want %t", tt.typed, tt.meant, got, tt.want)
		}
	}
}
