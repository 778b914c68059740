package sqlite

import (
	"math/bits"

	"entente/internal/ontology"
	"entente/internal/store"
)

// countKey is a grouping: a number for each piece of evidence, and how it is written.
type countKey struct {
	of   func(*graph, *telling, *paper) uint64
	text func(*keyNames, uint64) string
}

// keyNames are what keys are written with.
type keyNames struct {
	g       *graph
	sources []string
}

func newKeyNames(g *graph, n *names) *keyNames { return &keyNames{g, n.publishers()} }

// dayKey groups by the first day of stretches.
func dayKey(by store.Grouping) countKey {
	return countKey{
		of: func(_ *graph, _ *telling, p *paper) uint64 {
			switch d := uint64(p.day); by {
			case store.GroupYear:
				return d / 10000
			case store.GroupQuarter:
				return d/10000*10 + (d/100%100+2)/3
			case store.GroupMonth:
				return d / 100
			default:
				return d
			}
		},
		text: func(_ *keyNames, key uint64) string {
			n := int64(key)
			switch {
			case n == 0:
				return ""
			case by == store.GroupYear:
				n = n*10000 + 101
			case by == store.GroupQuarter:
				n = n/10*10000 + (n%10*3-2)*100 + 1
			case by == store.GroupMonth:
				n = n*100 + 1
			}
			return date(n).String()
		},
	}
}

func codeKey[T ~string](of func(*graph, *telling) uint8, c codes[T]) countKey {
	return countKey{
		of:   func(g *graph, t *telling, _ *paper) uint64 { return uint64(of(g, t)) },
		text: func(_ *keyNames, key uint64) string { return string(c.value(int64(key))) },
	}
}

func typeOf(g *graph, t *telling) uint8 { return g.edges.ref(t.edge).typ }

// The ends of what a sentence says.
func subjectOf(g *graph, t *telling) uint32 {
	subject, _ := t.ends(&g.edges.ref(t.edge).key)
	return subject
}

func objectOf(g *graph, t *telling) uint32 {
	_, object := t.ends(&g.edges.ref(t.edge).key)
	return object
}

func entityKey(of func(*graph, *telling) uint32) countKey {
	return countKey{
		of:   func(g *graph, t *telling, _ *paper) uint64 { return uint64(of(g, t)) },
		text: func(n *keyNames, key uint64) string { return string(n.g.id(uint32(key))) },
	}
}

func kindKey(of func(*graph, *telling) uint32) countKey {
	return countKey{
		of: func(g *graph, t *telling, _ *paper) uint64 { return uint64(g.nodes.at(of(g, t)).kind) },
		text: func(_ *keyNames, key uint64) string {
			return string(ontology.Kinds()[bits.TrailingZeros64(key)])
		},
	}
}

// signCodes number the signs, for counting alone.
var signCodes = codes[ontology.Sign]{1: ontology.Friendly, 2: ontology.Hostile, 3: ontology.Neither}

// signsOfTypes are the codes of signs by those of types.
var signsOfTypes = func() (signs []uint8) {
	for _, t := range typeCodes {
		signs = append(signs, signCodes.of(ontology.SignOf(t)))
	}
	return signs
}()

// countKeys are those of the groupings.
var countKeys = map[store.Grouping]countKey{
	store.GroupDay:         dayKey(store.GroupDay),
	store.GroupMonth:       dayKey(store.GroupMonth),
	store.GroupQuarter:     dayKey(store.GroupQuarter),
	store.GroupYear:        dayKey(store.GroupYear),
	store.GroupType:        codeKey(typeOf, typeCodes),
	store.GroupSubject:     entityKey(subjectOf),
	store.GroupObject:      entityKey(objectOf),
	store.GroupSubjectKind: kindKey(subjectOf),
	store.GroupObjectKind:  kindKey(objectOf),
	store.GroupPair: {
		of: func(g *graph, t *telling, _ *paper) uint64 {
			k := &g.edges.ref(t.edge).key
			return uint64(min(k.subject, k.object))<<32 | uint64(max(k.subject, k.object))
		},
		text: func(n *keyNames, key uint64) string {
			return store.PairKey(n.g.id(uint32(key>>32)), n.g.id(uint32(key)))
		},
	},
	store.GroupSign: codeKey(func(g *graph, t *telling) uint8 { return signsOfTypes[typeOf(g, t)] }, signCodes),
	store.GroupSource: {
		of:   func(_ *graph, _ *telling, p *paper) uint64 { return uint64(p.source) },
		text: func(n *keyNames, key uint64) string { return n.sources[key] },
	},
	store.GroupPolarity: codeKey(func(_ *graph, t *telling) uint8 { return t.polarity() }, polarityCodes),
	store.GroupModality: codeKey(func(_ *graph, t *telling) uint8 { return t.modality() }, modalityCodes),
}
