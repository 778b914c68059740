package relations

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// Effect is what a governing word does to the act below it.
type Effect byte

// The effects.
const (
	Real     Effect = iota // leaves it as it is: "continued to", "held talks"
	Planned                // "agreed to", "plans to"
	Possible               // "threatened to", "called for"
	Ended                  // "suspended its support"
	Negates                // "denied supporting", "failed to"
	Hides                  // says another thing, for which it is a trigger itself: "opposed"
	Refuses                // hides a friendly act, which it rejects, and negates a hostile one: "ruled out"
)

var effectNames = [...]string{"real", "planned", "possible", "ended", "negated", "hidden", "refused"}

func (e Effect) String() string { return effectNames[e] }

func parseEffect(s string) (Effect, error) {
	for i, name := range effectNames {
		if s == name {
			return Effect(i), nil
		}
	}
	return 0, fmt.Errorf("%q is not an effect: use one of %s", s, strings.Join(effectNames[:], ", "))
}

// government is how a word governs an act in one kind of complement.
type government struct {
	governs bool
	effect  Effect
	// doer says that the word's subject does an act named by a noun ("launched
	// an attack"), or that its object does one in an infinitive ("urged China to").
	doer bool
	said bool // the act is what the word's subject says
}

// governor is a line of governors.tsv.
type governor struct {
	nominal, infinitive, clause government
}

//go:embed grammar/governors.tsv
var governorsTSV []byte

// governors are the words that change the standing of what they govern, by
// lemma and class, "refuse/v".
var governors = sync.OnceValue(func() map[string]*governor {
	out := map[string]*governor{}
	eachRow(governorsTSV, func(cells []string) {
		g := &governor{parseGovernment(cells[1]), parseGovernment(cells[2]), parseGovernment(cells[3])}
		heads, class, _ := strings.Cut(cells[0], "/")
		for head := range strings.SplitSeq(heads, "|") {
			out[head+"/"+class] = g
		}
	})
	return out
})

// parseGovernment reads a cell such as "planned*", "possible>" or "real,said".
// The table is embedded; its test checks every cell.
func parseGovernment(cell string) government {
	var g government
	for s := range strings.SplitSeq(cell, ",") {
		switch s {
		case "-":
		case "said":
			g.said = true
		default:
			name := strings.TrimRight(s, "*>")
			g.effect, _ = parseEffect(name)
			g.governs, g.doer = true, name != s
		}
	}
	return g
}

// eachRow calls f with the cells of each line that is not empty or a comment.
func eachRow(tsv []byte, f func(cells []string)) {
	sc := bufio.NewScanner(bytes.NewReader(tsv))
	for sc.Scan() {
		if line := sc.Text(); line != "" && line[0] != '#' {
			f(strings.Split(line, "\t"))
		}
	}
}
