package evaluation

import (
	"cmp"
	"fmt"
	"slices"

	"entente/internal/annotation"
	"entente/internal/ontology"
)

// named is an entity with its name and all its names, folded.
type named struct {
	annotation.Entity
	name  string
	names map[string]bool
}

func newNamed(e annotation.Entity) named {
	n := named{Entity: e, name: fold(e.Name), names: map[string]bool{}}
	for _, m := range append([]string{e.Name}, e.Mentions...) {
		if f := fold(m); f != "" {
			n.names[f] = true
		}
	}
	return n
}

// tier says how well two entities' names agree: 3 the canonical names, 2 one's
// canonical name is among the other's names, 1 they share a mention, 0 not at all.
func tier(name string, names map[string]bool, gold named) int {
	switch {
	case name != "" && name == gold.name:
		return 3
	case gold.names[name] || names[gold.name]:
		return 2
	}
	for n := range names {
		if gold.names[n] {
			return 1
		}
	}
	return 0
}

func (n named) kindOK(kind string) bool { return kind == n.Kind || slices.Contains(n.AltKinds, kind) }

// countedKind is the kind under which an entity is counted; what is none of the four counts as Organisation.
func countedKind(kind string) ontology.Kind {
	if k := ontology.Kind(kind); slices.Contains(ontology.Kinds(), k) {
		return k
	}
	return ontology.Organisation
}

type match struct {
	gold   int
	kindOK bool
}

// alignment pairs the system's entities with gold ones, one to one.
type alignment struct {
	gold, system []named
	match        map[int]match    // by system index
	bySystemName map[string][]int // folded canonical name → system indices
}

func align(gold, system []annotation.Entity) *alignment {
	a := &alignment{match: map[int]match{}, bySystemName: map[string][]int{}}
	for _, e := range gold {
		a.gold = append(a.gold, newNamed(e))
	}
	type key struct{ name, kind string }
	seen := map[key]bool{}
	for _, e := range system {
		n := newNamed(e)
		if k := (key{n.name, e.Kind}); n.name != "" && !seen[k] {
			seen[k] = true
			a.bySystemName[n.name] = append(a.bySystemName[n.name], len(a.system))
			a.system = append(a.system, n)
		}
	}
	a.pair()
	return a
}

// pair takes the best pairs first: right kind, higher tier, earlier system entity, earlier gold entity.
func (a *alignment) pair() {
	type candidate struct {
		kindOK          bool
		tier, sys, gold int
	}
	var cs []candidate
	for i, s := range a.system {
		for j, g := range a.gold {
			if t := tier(s.name, s.names, g); t > 0 {
				cs = append(cs, candidate{g.kindOK(s.Kind), t, i, j})
			}
		}
	}
	slices.SortFunc(cs, func(x, y candidate) int {
		return cmp.Or(-cmp.Compare(b2i(x.kindOK), b2i(y.kindOK)), -cmp.Compare(x.tier, y.tier), cmp.Compare(x.sys, y.sys), cmp.Compare(x.gold, y.gold))
	})
	usedGold := map[int]bool{}
	for _, c := range cs {
		if _, used := a.match[c.sys]; used || usedGold[c.gold] {
			continue
		}
		usedGold[c.gold] = true
		a.match[c.sys] = match{c.gold, c.kindOK}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// resolve is the gold entity that a name of the system's stands for, or -1.
func (a *alignment) resolve(name string) int {
	n := fold(name)
	same := a.bySystemName[n]
	for _, i := range same {
		if m, ok := a.match[i]; ok {
			return m.gold
		}
	}
	names := map[string]bool{n: true}
	if len(same) > 0 {
		names = map[string]bool{}
		for _, i := range same {
			for m := range a.system[i].names {
				names[m] = true
			}
		}
	}
	best, at := 0, -1
	for j, g := range a.gold {
		if t := tier(n, names, g); t > best {
			best, at = t, j
		}
	}
	return at
}

// scoreEntities counts by kind and lists what is wrong.
func (s *Score) scoreEntities(a *alignment) {
	hit := map[int]bool{}
	for _, m := range a.match {
		if m.kindOK {
			hit[m.gold] = true
		}
	}
	for j, g := range a.gold {
		if g.Optional {
			continue
		}
		k := countedKind(g.Kind)
		if hit[j] {
			s.Entities[k] = Tally{TP: 1}.plus(s.Entities[k])
		} else {
			s.Entities[k] = Tally{FN: 1}.plus(s.Entities[k])
			s.MissedEntities = append(s.MissedEntities, fmt.Sprintf("%s [%s]", g.Name, g.Kind))
		}
	}
	for i, e := range a.system {
		if m, ok := a.match[i]; ok {
			if m.kindOK || a.gold[m.gold].Optional {
				continue
			}
			s.KindErrors = append(s.KindErrors, fmt.Sprintf("%s: %s for %s", e.Name, e.Kind, a.gold[m.gold].Kind))
		}
		k := countedKind(e.Kind)
		s.Entities[k] = Tally{FP: 1}.plus(s.Entities[k])
		s.SpuriousEntities = append(s.SpuriousEntities, fmt.Sprintf("%s [%s]", e.Name, e.Kind))
	}
}

func (t Tally) plus(o Tally) Tally {
	t.add(o)
	return t
}
