package neo4j

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// walk is the way over edges of some types, in a direction as seen from where it
// begins. Symmetric edges are walked either way.
type walk struct {
	types       []ontology.RelationType
	left, right string // of the brackets around the types
	// only is "startNode" or "endNode" where edges without a direction are among
	// those with one: this end of the latter has to be where the walk comes from.
	only string
}

func walkOf(types []ontology.RelationType, d store.Direction) walk {
	if len(types) == 0 {
		types = ontology.RelationTypes()
	}
	w := walk{types: types, left: "-", right: "-"}
	symmetric := 0
	for _, t := range types {
		if t.Symmetric() {
			symmetric++
		}
	}
	switch {
	case symmetric == len(types):
	case d == store.Outgoing && symmetric == 0:
		w.right = "->"
	case d == store.Outgoing:
		w.only = "startNode"
	case d == store.Incoming && symmetric == 0:
		w.left = "<-"
	case d == store.Incoming:
		w.only = "endNode"
	}
	return w
}

// step is one edge from a node to another, and what has to hold besides.
func (w walk) step(from, r, to string) (pattern, condition string) {
	pattern = "(" + from + ")" + w.left + "[" + r + ":" + typeNames(w.types) + "]" + w.right + "(" + to + ")"
	if w.only == "" {
		return pattern, ""
	}
	variable, _, _ := strings.Cut(from, ":")
	return pattern, "(" + w.only + "(" + r + ") = " + variable + " OR type(" + r + ") IN " + symmetricTypes + ")"
}

// steps is up to so many edges from a node to another.
func (w walk) steps(from, most, to string) string {
	return "(" + from + ")" + w.left + "[:" + typeNames(w.types) + "*.." + most + "]" + w.right + "(" + to + ")"
}

// everyEdge is a pattern that finds each edge of the types once.
func everyEdge(from, r, to string, types []ontology.RelationType) string {
	if len(types) == 0 {
		types = ontology.RelationTypes()
	}
	return "(" + from + ")-[" + r + ":" + typeNames(types) + "]->(" + to + ")"
}

func typeNames(types []ontology.RelationType) string { return strings.Join(plain(types), "|") }

// symmetricTypes is a literal list of the symmetric relations.
var symmetricTypes = func() string {
	var names []string
	for _, t := range ontology.RelationTypes() {
		if t.Symmetric() {
			names = append(names, "'"+string(t)+"'")
		}
	}
	return listOf(names)
}()

// known keeps the types that exist, each once; ok is false when types were asked
// for and none does.
func known(types []ontology.RelationType) (kept []ontology.RelationType, ok bool) {
	for _, t := range ontology.RelationTypes() {
		if slices.Contains(types, t) {
			kept = append(kept, t)
		}
	}
	return kept, len(types) == 0 || len(kept) > 0
}
