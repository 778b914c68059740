package relations

import "entente/internal/ontology"

// understood finds the subject of a verb that has none of its own.
func (s *scene) understood(v, depth int) []int {
	h := s.head(v)
	if h == v || depth > maxDepth {
		return nil
	}
	dep := s.dep(v)
	if dep == "pobj" && s.toks[v].Tag == "VBG" { // "accused Chad of meddling in Mali"
		dep = "pcomp"
	}
	switch dep {
	case "conj", "dep", "parataxis":
		if s.verbal(h) || s.toks[h].POS == "AUX" {
			for s.finite(v) && s.hasTo(h) && s.head(h) != h { // "orders them to leave and shuts the office"
				h = s.head(h)
			}
			return s.surface(h, depth)
		}
		if s.toks[v].Tag == "VBN" && s.is(h, "acomp") { // "is armed and funded by Chad"
			return s.surface(s.head(h), depth)
		}
	case "advcl":
		if !s.hasTo(v) && (s.verbal(h) || s.toks[h].POS == "AUX") && (v < h || s.toks[v-1].Lower == ",") { // "Speaking in Chad, he criticised Mali"
			return s.surface(h, depth)
		}
		if v < h && s.saysClause(h) { // "To contain Chad, he said, others should"
			if c := s.doc.Child(h, "ccomp"); c > h {
				return s.surface(c, depth)
			}
			if c := s.head(h); s.is(h, "parataxis") && c > h {
				return s.surface(c, depth)
			}
		}
		if n := s.boundBefore(v); n >= 0 {
			return s.bindingOf(n)
		}
		return s.controlled(h, depth)
	case "xcomp", "ccomp", "acomp", "oprd":
		if own := s.whosePleasure(h); own != nil {
			return own
		}
		if n := s.boundBefore(v); n >= 0 {
			return s.bindingOf(n)
		}
		return s.controlled(h, depth)
	case "pcomp":
		if g := s.beyond(h); g != h {
			if !complementPrepositions[s.toks[h].Lower] || s.head(h) != g || s.negativePreposition(h) {
				if s.verbal(g) || s.toks[g].POS == "AUX" {
					return s.surface(g, depth)
				}
			}
			if s.lemma(g) == "join" && s.toks[h].Lower == "in" { // "joined Chad in calling for"
				return append(s.surface(g, depth), s.objectsAt(g, depth)...)
			}
			if s.toks[h].Lower == "for" {
				if out := s.hitBefore(h); out != nil {
					return out
				}
				if out := s.accused(g); out != nil {
					return out
				}
			}
			if s.nominal(g) {
				return s.holder(g, depth)
			}
			return s.controlled(g, depth)
		}
	case "acl":
		if s.hasTo(v) {
			if s.nominal(h) && s.nounForVerb(h) { // "votes to impose"
				return s.controlled(h, depth)
			}
			if out := s.firstTo(h, depth); out != nil {
				return out
			}
			return s.holder(h, depth)
		}
		if wordings[s.lemma(h)] && rejecting[s.lemma(s.head(h))] { // "vetoed a resolution condemning"
			return nil
		}
		if g := s.governor(h); s.toks[v].Tag == "VBG" && s.nominal(h) && (g != nil && g.clause.governs || wordings[s.lemma(h)]) { // "a statement condemning"
			if out := s.holder(h, depth); out != nil {
				return out
			}
		}
		return []int{h}
	case "relcl":
		if s.hasTo(v) { // "a deal to sell"
			if out := s.firstTo(h, depth); out != nil {
				return out
			}
			return s.holder(h, depth)
		}
		if s.childrenOf(v, "dobj") != nil || s.toks[v].Tag != "VBN" {
			return []int{h}
		}
	}
	return nil
}

// whosePleasure is whose pleasure or honour it is to do what hangs on the "be" at h,
// and is thereby done: "it is [our] honour to welcome".
func (s *scene) whosePleasure(h int) []int {
	if s.lemma(h) != "be" {
		return nil
	}
	n, it := s.doc.Child(h, "attr"), s.doc.Child(h, "nsubj")
	if n < 0 || it < 0 || s.toks[it].Lower != "it" || !pleasures[s.lemma(n)] {
		return nil
	}
	return s.childrenOf(n, "poss")
}

var pleasures = wordSet("pleasure honour honor privilege joy")

// saysClause reports whether verb h is one of saying what its clause says.
func (s *scene) saysClause(h int) bool {
	g := s.governor(h)
	return g != nil && g.clause.said
}

// controlled is who does what the complement of verb g says.
func (s *scene) controlled(g, depth int) []int {
	if gov := s.governor(g); gov != nil && gov.infinitive.doer {
		if objs := s.objectsAt(g, depth); objs != nil {
			return objs
		}
		for _, p := range []string{"on", "upon", "to", "with", "for"} { // "called on Chad to"
			if objs := s.prepObjects(g, p); objs != nil {
				return objs
			}
		}
	}
	return s.surface(g, depth)
}

// wordings are the nouns for what is written or said, which does what its
// author does by it.
var wordings = map[string]bool{"statement": true, "letter": true, "resolution": true, "decree": true, "law": true, "bill": true, "order": true, "declaration": true, "communique": true, "communiqué": true, "note": true, "tweet": true, "post": true, "speech": true, "article": true, "video": true, "message": true, "motion": true, "text": true, "document": true, "remark": true, "comment": true, "campaign": true, "policy": true, "measure": true}

// firstTo is who was the first, the last or the only one, whom noun h describes,
// to do something: "Macron became the first president to visit Mali".
func (s *scene) firstTo(h, depth int) []int {
	if !s.ranked(h) {
		return nil
	}
	if v := s.head(h); s.is(h, "attr", "oprd", "pobj") && v != h {
		if s.is(h, "pobj") { // "the first of them"
			v = s.head(v)
		}
		return s.surface(v, depth+1)
	}
	if a := s.head(h); s.is(h, "appos") { // "Mali, the first country to"
		return []int{a}
	}
	return []int{h}
}

// ranked reports whether noun h is the first, the last or the only one of its kind.
func (s *scene) ranked(h int) bool {
	switch s.toks[h].Lower {
	case "first", "last", "latest", "only":
		return true
	}
	for _, c := range s.childrenOf(h, "amod", "advmod") {
		switch s.toks[c].Lower {
		case "first", "last", "latest", "only", "second", "third":
			return true
		}
	}
	return false
}

// accused are those on whom, or against whom, something is done for an act:
// "filed charges against Chad for violating", "sanctions on Chad for backing".
func (s *scene) accused(g int) []int {
	for _, at := range append([]int{g}, s.childrenOf(g, "dobj", "nsubjpass")...) {
		for _, p := range []string{"against", "on"} {
			if out := s.prepObjects(at, p); out != nil {
				return out
			}
		}
	}
	return nil
}

// hitBefore are those on whom something is done whose reason the preposition at p
// gives, right before it: "criticised the sanctions on Chad for backing Mali".
func (s *scene) hitBefore(p int) []int {
	for j := p - 1; j > 0 && p-j < 12; j-- {
		if w := s.toks[j].Lower; (w == "on" || w == "against") && s.toks[j].Tag == "IN" && s.doc.Subtree(j).End == p && s.nominal(s.head(j)) {
			return s.childrenOf(j, "pobj")
		}
	}
	return nil
}

// holder is who holds the decision, plan or right that noun n names.
func (s *scene) holder(n, depth int) []int {
	if own := s.childrenOf(n, "poss"); own != nil {
		return own
	}
	if of := s.ownNationality(n); of != nil { // "underscored the U.S. commitment to working with Chad"
		return of
	}
	if v := s.lightVerb(n); v >= 0 && depth <= maxDepth {
		if s.passive(v) {
			return s.passiveAgents(v)
		}
		return s.surface(v, depth+1)
	}
	if o := s.prepObjects(n, "by"); o != nil {
		return o
	}
	if o := s.bindingOf(n); o != nil {
		return o
	}
	if own := s.childrenOf(n, "amod", "compound", "nmod"); own != nil {
		for _, c := range own {
			if s.mention(c) >= 0 {
				return []int{c}
			}
		}
	}
	return nil
}

// bindingOf are those "of" whom the decision, plan or commitment is that noun n names.
func (s *scene) bindingOf(n int) []int {
	if !bindings[s.lemma(n)] {
		return nil
	}
	for _, o := range s.prepObjects(n, "of") {
		if s.mention(o) >= 0 {
			return []int{o}
		}
	}
	return nil
}

// boundBefore is the noun for somebody's commitment or plan right before the
// infinitive v, to which it leads though the parser hung that on the verb: "stressed
// the [commitment] of Chad to support Mali"; -1 without one.
func (s *scene) boundBefore(v int) int {
	if s.given || !s.is(v, "advcl", "xcomp", "ccomp") || !s.hasTo(v) {
		return -1
	}
	o := s.doc.Child(s.head(v), "dobj")
	if o < 0 || !bindings[s.lemma(o)] || s.doc.Subtree(o).End != v-1 || s.bindingOf(o) == nil {
		return -1
	}
	return o
}

// ownNationality is the state before noun n whose decision, plan or commitment it is.
func (s *scene) ownNationality(n int) []int {
	if !bindings[s.lemma(n)] {
		return nil
	}
	for _, c := range s.childrenOf(n, "amod", "compound", "nmod") {
		if s.names(c, ontology.Country) {
			return []int{c}
		}
	}
	return nil
}

// bindings are the nouns for what somebody means to do, whoever speaks of it.
var bindings = wordSet("commitment decision plan pledge promise intention effort desire willingness readiness determination resolve policy bid drive attempt vow offer interest")

// rejecting are the verbs whose subject did not write the text that is their
// object and does not share what it says.
var rejecting = map[string]bool{"veto": true, "reject": true, "block": true, "oppose": true, "dismiss": true, "denounce": true, "criticise": true, "criticize": true, "condemn": true, "scuttle": true, "thwart": true}
