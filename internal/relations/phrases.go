package relations

import (
	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/text"
)

// Events reads a section like a coder of events who knows no names: whoever a
// noun phrase describes may act, "two gunmen" as well as "Chad". Entities and
// mentions are the phrases. It is for data sets of sentences with spans of
// source and target; an article is read with Find.
func Events(in *entities.Input, section int, lex *Lexicon) (*entities.Result, []Statement) {
	found := actorPhrases(in, section)
	s := newScene(in, found, lex, section, &workspace{})
	s.given = true
	c := &collector{in: in, found: found, least: minConfidence}
	s.matchAll(func(m *match) { s.stateMatch(m, c) })
	s.oblige(func(m *match) { s.stateDuty(m, c) })
	out := c.finish()
	s.rank(out)
	return found, out
}

// actorPhrases makes an entity of every noun phrase whose head names or
// describes an actor.
func actorPhrases(in *entities.Input, section int) *entities.Result {
	doc := in.Sections[section].Doc
	r := &entities.Result{}
	named := make([]bool, len(doc.Tokens))
	for _, n := range doc.Names {
		switch n.Label {
		case "PERSON", "ORG", "GPE", "NORP", "FAC", "LOC":
			for i := n.Start; i < n.End; i++ {
				named[i] = true
			}
		}
	}
	for i := range doc.Tokens {
		if sp, ok := actorPhrase(doc, named, i); ok {
			r.Entities = append(r.Entities, ontology.Entity{Name: doc.Slice(sp), Kind: ontology.Country})
			r.Mentions = append(r.Mentions, entities.Mention{Section: section, Span: sp, Head: i, Entities: []int{len(r.Entities) - 1}, Via: ontology.ViaName})
		}
	}
	r.Index(in)
	return r
}

// actorPhrase is the phrase of which token i is the head, if it is an actor's.
func actorPhrase(doc *text.Doc, named []bool, i int) (text.Span, bool) {
	t := &doc.Tokens[i]
	sp := text.Span{Start: i, End: i + 1}
	switch t.Tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "PRP":
	default:
		return sp, false
	}
	if t.Tag == "PRP" && t.Dep != "dobj" && t.Dep != "pobj" {
		return sp, false
	}
	class := nounClasses()[t.Lemma]
	if !named[i] && class&(stateNoun|peopleNoun|otherNoun) == 0 && t.Tag != "PRP" {
		return sp, false
	}
	if h := t.Head; h != i && (t.Dep == "compound" || t.Dep == "amod" || t.Dep == "nmod") && (named[h] || nounClasses()[doc.Tokens[h].Lemma]&(stateNoun|peopleNoun) != 0) {
		return sp, false // part of a larger actor's phrase
	}
	for _, c := range doc.Children(i) {
		switch doc.Tokens[c].Dep {
		case "compound", "amod", "nmod", "nummod", "det", "poss", "quantmod":
			sp.Start = min(sp.Start, doc.Subtree(int(c)).Start)
		}
	}
	return sp, true
}
