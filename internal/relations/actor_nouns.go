package relations

import (
	_ "embed"
	"strings"
	"sync"
)

// nounClass says how a common noun relates to the actor named beside it; a
// noun may be of several classes.
type nounClass byte

const (
	stateNoun  nounClass = 1 << iota // acts as what it belongs to
	groupNoun                        // its members come after "of" or "from"
	peopleNoun                       // only force used on it concerns the state
	thingNoun                        // belongs to an actor
	otherNoun                        // somebody else than its possessor
	actNoun                          // something an actor does or uses
)

// private reports whether a noun means people who do not act for their state.
func (c nounClass) private() bool { return c&peopleNoun != 0 && c&stateNoun == 0 }

//go:embed grammar/actors.tsv
var actorsTSV []byte

var nounClasses = sync.OnceValue(func() map[string]nounClass {
	names := map[string]nounClass{"state": stateNoun, "group": groupNoun, "people": peopleNoun, "thing": thingNoun, "other": otherNoun, "act": actNoun}
	out := map[string]nounClass{}
	eachRow(actorsTSV, func(cells []string) {
		for lemma := range strings.FieldsSeq(cells[1]) {
			out[lemma] |= names[cells[0]]
		}
	})
	return out
})
