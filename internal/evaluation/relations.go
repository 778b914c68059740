package evaluation

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/internal/annotation"
	"entente/internal/ontology"
)

// edge is a relation between two ends, each the index of a gold entity or "?"
// and a folded name.
type edge struct{ subject, relation, object string }

type pair struct{ a, b string }

func newPair(a, b string) pair {
	if b < a {
		a, b = b, a
	}
	return pair{a, b}
}

func (e edge) pair() pair { return newPair(e.subject, e.object) }

// newEdge puts the ends of a symmetric relation in order.
func newEdge(s, relation, o string) edge {
	if ontology.RelationType(relation).Symmetric() && o < s {
		s, o = o, s
	}
	return edge{s, relation, o}
}

type marks struct{ polarity, modality string }

func marksOf(r annotation.Relation) marks {
	m := marks{string(ontology.Affirmed), strings.ToUpper(r.Modality)}
	if strings.EqualFold(r.Polarity, string(ontology.Negated)) {
		m.polarity = string(ontology.Negated)
	}
	if m.modality == "" {
		m.modality = string(ontology.Asserted)
	}
	return m
}

// coParty are relations that say no more than that two parties share an
// agreement; between parties of one gold agreement they count neither way.
var coParty = map[string]bool{"AGREES_WITH": true, "PARTNERS_WITH": true, "MEETS_WITH": true}

// goldRelations is the gold side, arranged for look-up.
type goldRelations struct {
	entities  []annotation.Entity
	ids       map[string]int // folded canonical name → gold entity
	required  map[edge]annotation.Relation
	order     []edge           // of required, as they come
	variants  map[edge][]marks // every way in which gold states the edge, under alternative names too
	optional  map[edge]bool
	accept    map[edge][]edge // as the system may write it → required edges
	pairs     map[pair]bool   // with required edges
	anyPair   map[pair]bool
	coParties map[pair]bool
}

func (g *goldRelations) end(name string) string {
	n := fold(name)
	if j, ok := g.ids[n]; ok {
		return strconv.Itoa(j)
	}
	return "?" + n
}

func newGoldRelations(d *annotation.Document) *goldRelations {
	g := &goldRelations{entities: d.Entities, ids: map[string]int{}, required: map[edge]annotation.Relation{}, variants: map[edge][]marks{},
		optional: map[edge]bool{}, accept: map[edge][]edge{}, pairs: map[pair]bool{}, anyPair: map[pair]bool{}, coParties: map[pair]bool{}}
	for j, e := range d.Entities {
		if n := fold(e.Name); !hasKey(g.ids, n) {
			g.ids[n] = j
		}
	}
	for _, r := range d.Relations {
		g.addRelation(r)
	}
	for _, key := range g.order {
		r := g.required[key]
		g.accept[key] = append([]edge{key}, g.accept[key]...)
		for _, n := range r.Alt {
			e := newEdge(g.end(r.Subject), n, g.end(r.Object))
			g.accept[e] = append(g.accept[e], key)
		}
	}
	for _, a := range d.Agreements {
		for _, x := range a.Parties {
			for _, y := range a.Parties {
				if ex, ey := g.end(x), g.end(y); ex != ey {
					g.coParties[newPair(ex, ey)] = true
				}
			}
		}
	}
	return g
}

func hasKey[K comparable, V any](m map[K]V, k K) bool { _, ok := m[k]; return ok }

func (g *goldRelations) addRelation(r annotation.Relation) {
	s, o := g.end(r.Subject), g.end(r.Object)
	g.anyPair[newPair(s, o)] = true
	for _, n := range append([]string{r.Relation}, r.Alt...) {
		e := newEdge(s, n, o)
		g.variants[e] = append(g.variants[e], marksOf(r))
		if r.Optional {
			g.optional[e] = true
		}
	}
	if r.Optional {
		return
	}
	key := newEdge(s, r.Relation, o)
	if !hasKey(g.required, key) {
		g.required[key] = r
		g.order = append(g.order, key)
	}
	g.pairs[newPair(s, o)] = true
}

// stated is one edge of the system with all its statements.
type stated struct {
	key  edge
	rels []annotation.Relation
	at   []int // their indexes in the document
}

// surest is the index among the document's relations of the statement with the
// highest confidence, and that confidence.
func (e stated) surest() (at int, confidence float64) {
	at = e.at[0]
	for i, r := range e.rels {
		if r.Confidence != nil && *r.Confidence > confidence {
			at, confidence = e.at[i], *r.Confidence
		}
	}
	return at, confidence
}

func (a *alignment) systemRelations(rels []annotation.Relation) []stated {
	end := func(name string) string {
		if j := a.resolve(name); j >= 0 {
			return strconv.Itoa(j)
		}
		return "?" + fold(name)
	}
	var out []stated
	at := map[edge]int{}
	for n, r := range rels {
		if r.Subject == "" || r.Object == "" || r.Relation == "" {
			continue
		}
		key := newEdge(end(r.Subject), strings.ToUpper(r.Relation), end(r.Object))
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, stated{key: key})
		}
		out[i].rels, out[i].at = append(out[i].rels, r), append(out[i].at, n)
	}
	return out
}

// relationScorer walks the system's edges; exact names are taken before alternatives.
type relationScorer struct {
	*Score
	gold               *goldRelations
	align              *alignment
	hitTyped, hitExact map[edge]bool
	hitPairs, fpPairs  map[pair]bool
	found              map[string]bool // gold entities that the system has, by index
	stated             map[edge]bool   // the system's edges
	statedPairs        map[pair]bool   // and their ends
}

func (s *Score) scoreRelations(d, system *annotation.Document, a *alignment) {
	w := &relationScorer{Score: s, gold: newGoldRelations(d), align: a, hitTyped: map[edge]bool{}, hitExact: map[edge]bool{},
		hitPairs: map[pair]bool{}, fpPairs: map[pair]bool{}, found: map[string]bool{}, stated: map[edge]bool{}, statedPairs: map[pair]bool{}}
	edges := a.systemRelations(system.Relations)
	for _, m := range a.match {
		w.found[strconv.Itoa(m.gold)] = true
	}
	for _, e := range edges {
		w.stated[e.key], w.statedPairs[e.key.pair()] = true, true
	}
	for _, exact := range []bool{true, false} {
		for _, e := range edges {
			if hasKey(w.gold.required, e.key) == exact {
				at, confidence := e.surest()
				w.Judgements = append(w.Judgements, Judgement{e.key.relation, confidence, w.score(e), at})
			}
		}
	}
	w.countMissed()
}

func (w *relationScorer) score(e stated) Verdict {
	known, isKnown := w.gold.variants[e.key]
	affirmed := slices.ContainsFunc(e.rels, func(r annotation.Relation) bool { return marksOf(r).polarity == "AFFIRMED" })
	label := e.rels[0].Subject + " " + e.key.relation + " " + e.rels[0].Object
	if isKnown && affirmed && allPolarity(known, "NEGATED") {
		w.NegationErrors = append(w.NegationErrors, label)
		return w.spurious(e.key, label+"   (negated in the text)")
	}
	if isKnown && !affirmed && allPolarity(known, "AFFIRMED") {
		w.ReversedNegations = append(w.ReversedNegations, label)
	}
	p := e.key.pair()
	isCoParty := coParty[e.key.relation] && w.gold.coParties[p]
	if w.gold.pairs[p] {
		w.hitPairs[p] = true
	} else if !w.gold.anyPair[p] && !isCoParty {
		w.fpPairs[p] = true
	}
	switch targets := w.gold.accept[e.key]; {
	case len(targets) > 0:
		return w.hit(e, targets, known)
	case w.gold.optional[e.key], isCoParty:
		return Allowed
	}
	return w.spurious(e.key, label)
}

func allPolarity(known []marks, polarity string) bool {
	return !slices.ContainsFunc(known, func(m marks) bool { return m.polarity != polarity })
}

func (w *relationScorer) spurious(key edge, label string) Verdict {
	w.Typed.FP++
	w.Strict.FP++
	w.byType(key.relation, Tally{FP: 1})
	w.Spurious[w.spuriousCause(key)]++
	w.SpuriousRelations = append(w.SpuriousRelations, label)
	return Wrong
}

// hit counts the first required edge among the targets that nothing has hit yet.
func (w *relationScorer) hit(e stated, targets []edge, known []marks) Verdict {
	i := slices.IndexFunc(targets, func(t edge) bool { return !w.hitTyped[t] })
	if i < 0 {
		return Allowed
	}
	t := targets[i]
	w.hitTyped[t] = true
	w.Typed.TP++
	w.byType(t.relation, Tally{TP: 1})
	if want := w.gold.required[t].Attribution; want != nil && *want != "" {
		w.Attributions++
		if slices.ContainsFunc(e.rels, func(r annotation.Relation) bool { return w.attributedTo(r, *want) }) {
			w.RightAttributions++
		}
	}
	if slices.ContainsFunc(e.rels, func(r annotation.Relation) bool { return slices.Contains(known, marksOf(r)) }) {
		w.hitExact[t] = true
		w.Strict.TP++
	} else if !w.gold.optional[e.key] {
		w.Strict.FP++
	}
	return Right
}

func (w *relationScorer) attributedTo(r annotation.Relation, want string) bool {
	if r.Attribution == nil || fold(*r.Attribution) == "" {
		return false
	}
	got := "?" + fold(*r.Attribution)
	if j := w.align.resolve(*r.Attribution); j >= 0 {
		got = strconv.Itoa(j)
	}
	return got == w.gold.end(want)
}

func (w *relationScorer) countMissed() {
	for _, key := range w.gold.order {
		if !w.hitTyped[key] {
			r := w.gold.required[key]
			w.Typed.FN++
			w.byType(key.relation, Tally{FN: 1})
			label := fmt.Sprintf("%s %s %s", r.Subject, r.Relation, r.Object)
			if marksOf(r).polarity == "NEGATED" {
				label += "  [NEGATED]"
			}
			w.MissedRelations = append(w.MissedRelations, label)
			w.Missed[w.missCause(key, r)]++
		}
		if !w.hitExact[key] {
			w.Strict.FN++
		}
	}
	w.Pair = Tally{TP: len(w.hitPairs), FP: len(w.fpPairs)}
	for p := range w.gold.pairs {
		if !w.hitPairs[p] {
			w.Pair.FN++
		}
	}
}
