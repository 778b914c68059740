package relations

import (
	"strings"

	"entente/internal/ontology"
)

// ownMarks reads the negations, auxiliaries and adverbs below a word itself;
// the child from has been read already.
func (s *scene) ownMarks(t, from int, st *standing) {
	if s.nominal(t) {
		s.nounMarks(t, st)
		s.accordingTo(t, st)
		return
	}
	if s.denied(t, from) {
		st.negated = !st.negated
	}
	s.tense(t, st)
	s.conditions(t, st)
	s.adverbs(t, st)
	s.accordingTo(t, st)
}

// denied reports whether a verb or adjective is negated where it stands.
func (s *scene) denied(t, from int) bool {
	n := false
	for _, c32 := range s.doc.Children(t) {
		c := int(c32)
		switch s.dep(c) {
		case "neg":
			if !s.notOnly(c) {
				n = !n
			}
		case "advmod", "preconj", "cc", "det":
			if negativeAdverbs[s.toks[c].Lower] && (s.toks[c].Lower != "nor" || c < t) {
				n = true
			}
		case "nsubj", "nsubjpass", "dobj", "attr":
			if c != from && s.noSuch(c) {
				n = true
			}
		case "acomp":
			if c != from && untrue[s.toks[c].Lower] && s.lemma(t) == "be" {
				n = !n
			}
		}
	}
	if s.is(t, "conj") && s.verbal(t) { // "neither condemned nor supported"
		for _, c := range s.childrenOf(s.head(t), "cc", "preconj") {
			if s.toks[c].Lower == "nor" {
				n = true
			}
		}
	}
	return n
}

// untrue are the adjectives that deny the clause or claim they are said of.
var untrue = map[string]bool{"false": true, "untrue": true, "wrong": true, "incorrect": true, "baseless": true, "unfounded": true, "fabricated": true, "bogus": true, "groundless": true, "misleading": true}

var negativeAdverbs = map[string]bool{
	"never": true, "hardly": true, "barely": true, "scarcely": true, "rarely": true, "neither": true, "nor": true, "nowhere": true,
}

// notOnly reports whether the "not" at c is that of "not only" or "not just",
// which affirms.
func (s *scene) notOnly(c int) bool {
	if c+1 >= len(s.toks) {
		return false
	}
	switch s.toks[c+1].Lower {
	case "only", "just", "merely", "simply", "solely", "longer":
		return true
	}
	return false
}

// noSuch reports whether the phrase of h says that there is none: "no talks",
// "few states", "none", "neither side".
func (s *scene) noSuch(h int) bool {
	switch s.toks[h].Lower {
	case "none", "nobody", "nothing", "neither", "few":
		return h+1 >= len(s.toks) || s.toks[h].Lower != "nothing" || s.toks[h+1].Lower != "but" // "has done nothing but grow"
	}
	for _, c := range s.childrenOf(h, "det", "amod", "neg", "preconj") {
		switch s.toks[c].Lower {
		case "no", "neither", "few", "little":
			return s.toks[c].Lower != "few" || s.doc.Child(h, "det") < 0 // "a few" are some
		}
	}
	return false
}

// nounMarks reads what stands before a noun that names an act.
func (s *scene) nounMarks(n int, st *standing) {
	if s.noSuch(n) {
		st.negated = !st.negated
	}
	for _, c := range s.childrenOf(n, "amod", "compound", "nmod", "advmod") {
		st.apply(adjectiveEffects[s.toks[c].Lower])
		if formerly[s.toks[c].Lower] && s.title(n)&office != 0 {
			st.raise(ontology.Ended) // "the late president"
		}
	}
}

// adjectiveEffects are the adjectives that change the standing of a noun.
var adjectiveEffects = map[string]Effect{
	"possible": Possible, "potential": Possible, "proposed": Possible, "threatened": Possible, "hypothetical": Possible,
	"suggested": Possible, "eventual": Possible, "would-be": Possible, "prospective": Possible, "feared": Possible,
	"planned": Planned, "upcoming": Planned, "forthcoming": Planned, "imminent": Planned, "impending": Planned,
	"scheduled": Planned, "future": Planned, "looming": Planned, "intended": Planned, "promised": Planned,
	"former": Ended, "defunct": Ended, "suspended": Ended, "lapsed": Ended, "erstwhile": Ended, "cancelled": Ended, "expired": Ended,
	"nonexistent": Negates,
}

// tense reads the auxiliaries of a verb.
func (s *scene) tense(t int, st *standing) {
	for _, c32 := range s.doc.Children(t) {
		c := int(c32)
		if !s.is(c, "aux") || c > t {
			continue
		}
		switch s.toks[c].Norm {
		case "will", "shall":
			st.raise(ontology.Planned)
		case "would":
			st.raise(ontology.Planned)
		case "could", "may", "might", "should", "must", "can", "ought", "ca":
			st.raise(ontology.Possible)
		}
	}
	if s.toks[t].Lower == "going" && s.doc.Child(t, "xcomp") >= 0 {
		st.raise(ontology.Planned)
	}
}

// conditions reads "if", "unless" and their like, on the clause itself or on
// one that depends on it.
func (s *scene) conditions(t int, st *standing) {
	for _, c32 := range s.doc.Children(t) {
		c := int(c32)
		switch {
		case s.is(c, "mark") && conditional[s.toks[c].Lower]:
			st.raise(ontology.Possible)
		case s.is(c, "advcl") && s.conditionalClause(c) && st.modality == ontology.Planned:
			st.raise(ontology.Possible)
			st.conditional = true
		}
	}
}

var conditional = map[string]bool{"if": true, "unless": true, "whether": true, "lest": true, "provided": true, "should": true}

func (s *scene) conditionalClause(v int) bool {
	for _, c := range s.childrenOf(v, "mark") {
		if w := s.toks[c].Lower; w == "if" || w == "unless" {
			return true
		}
	}
	for _, c := range s.childrenOf(v, "aux") { // "should the region proceed"
		if s.toks[c].Lower == "should" && s.toks[c].Start < s.toks[v].Start {
			if subj := s.doc.Child(v, "nsubj"); subj > c {
				return true
			}
		}
	}
	return false
}

// adverbs reads "no longer", "reportedly", "possibly".
func (s *scene) adverbs(t int, st *standing) {
	for _, c := range s.childrenOf(t, "advmod", "neg", "acomp") {
		w := s.toks[c].Lower
		switch {
		case w == "longer" && c > 0 && s.toks[c-1].Lower == "no":
			st.raise(ontology.Ended)
		case doubtful[w]:
			st.raise(ontology.Possible)
		case hearsay[w]:
			st.doubt *= 0.9
			if st.speaker == "" {
				st.speaker = w
			}
		}
	}
}

var (
	doubtful = map[string]bool{"possibly": true, "perhaps": true, "maybe": true, "probably": true, "potentially": true, "likely": true, "conceivably": true, "presumably": true}
	hearsay  = map[string]bool{"reportedly": true, "allegedly": true, "supposedly": true, "purportedly": true, "apparently": true}
)

// trimSpeaker is the speaker in the text's words, without an article.
func trimSpeaker(words string) string {
	for _, a := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		words = strings.TrimPrefix(words, a)
	}
	return words
}
