package entities

import (
	_ "embed"
	"strings"
	"sync"

	"entente/internal/ontology"
)

//go:embed leaders.tsv
var leadersTable string

// leaders are heads of state and government by their names' words as personWords
// folds them, and by the surname alone where it is unmistakable. Their names
// stand for their governments: "the Maduro regime".
var leaders = sync.OnceValue(func() map[string]ontology.ID { return leaderIndex().states })

// leaderFirst are the first words of leaders' full names.
var leaderFirst = sync.OnceValue(func() map[string]bool { return leaderIndex().first })

type leaderTable struct {
	states map[string]ontology.ID
	first  map[string]bool
}

var leaderIndex = sync.OnceValue(func() leaderTable {
	m, first := map[string]ontology.ID{}, map[string]bool{}
	for line := range strings.Lines(leadersTable) {
		code, names, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, n := range strings.Split(names, "; ") {
			name, alone := strings.CutSuffix(n, "*")
			words := leaderWords(name)
			m[strings.Join(words, " ")] = ontology.CountryID(code)
			if len(words) > 1 {
				first[words[0]] = true
			}
			if alone {
				m[lastWord(words)] = ontology.CountryID(code)
			}
		}
	}
	return leaderTable{m, first}
})

// leaderWords are a name's words, folded as personWords folds those of a text.
func leaderWords(name string) []string {
	var words []string
	for _, w := range strings.Fields(name) {
		if len(w) == 2 && w[1] == '.' || w == "Jr." {
			continue
		}
		words = append(words, foldWord(strings.ReplaceAll(w, "-", "")))
	}
	return words
}

// leaderState is the state that a person of that name leads or led, or "". A
// middle name more or less does not count.
func leaderState(words []string) ontology.ID {
	if len(words) == 0 {
		return ""
	}
	if id, ok := leaders()[strings.Join(words, " ")]; ok {
		return id
	}
	if len(words) > 2 {
		return leaders()[words[0]+" "+lastWord(words)]
	}
	return ""
}

// LedBy is the state that a person of that name is known to lead or to have
// led, or "". It is no statement of any text: use it only to tell which of the
// states that a text names a bare title belongs to.
func LedBy(name string) ontology.ID {
	return leaderState(strings.Fields(ontology.Fold(strings.ReplaceAll(name, "-", ""))))
}
