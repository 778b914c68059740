package sqlite

import "entente/internal/ontology"

// telling is a piece of evidence as far as it is counted and added up: whatever
// has to look at all evidence looks here, and not into the file.
type telling struct {
	confidence float64
	edge       uint32 // the number of its key
	article    uint32
	on         int32  // the day that the text gives, 0 for none
	role       uint32 // see roles
	before     uint32 // the number of the piece told of the same edge before, plus one; see tellings.of
	id         digest
	marks      uint8 // polarity and modality; see marksOf
	flags      uint8
}

// The flags of a telling.
const (
	attributed = 1 << iota // somebody is said to have said so
	turned                 // the sentence names the edge's object first; only where the relation is symmetric
)

func marksOf(p ontology.Polarity, m ontology.Modality) uint8 {
	return polarityCodes.of(p) | modalityCodes.of(m)<<4
}

func (t *telling) polarity() uint8 { return t.marks & 15 }
func (t *telling) modality() uint8 { return t.marks >> 4 }

var possibleCode, affirmedCode = modalityCodes.of(ontology.Possible), polarityCodes.of(ontology.Affirmed)

// makesEdge is ontology.Evidence.MakesEdge.
func (t *telling) makesEdge() bool {
	return t.polarity() == affirmedCode && t.modality() != possibleCode
}

// ends are the numbers of the subject and the object of the sentence.
func (t *telling) ends(k *key) (subject, object uint32) {
	if t.flags&turned != 0 {
		return k.object, k.subject
	}
	return k.subject, k.object
}

// tellings are those of one state, by the evidence's num: first the old ones,
// which were in the file when it was opened, then those that came since.
type tellings struct {
	old   *oldTellings
	fresh vector[telling]
}

// of calls f with each piece of evidence about the edge, the last told first, those
// of an article one after another. The old ones have to be there.
func (t *tellings) of(num uint32, e *edge, f func(*telling)) {
	for n := e.told; n != 0; {
		x := t.fresh.ref(n - 1)
		f(x)
		n = x.before
	}
	if int(num) >= len(t.old.last) {
		return
	}
	for n := t.old.last[num]; n != 0; {
		x := &t.old.rows[n-1]
		f(x)
		n = x.before
	}
}

// each calls f with every piece of evidence and its number until f returns false.
// The old ones have to be there.
func (t *tellings) each(f func(num uint32, x *telling) bool) {
	old := uint32(len(t.old.rows))
	for i := range t.old.rows {
		if !f(uint32(i), &t.old.rows[i]) {
			return
		}
	}
	t.fresh.each(func(i uint32, x *telling) bool { return f(old+i, x) })
}

// at is the piece of evidence with the number. If it is an old one it has to be there.
func (t *tellings) at(num uint32) *telling {
	if old := uint32(len(t.old.rows)); num >= old {
		return t.fresh.ref(num - old)
	}
	return &t.old.rows[num]
}

// tell adds what a piece of evidence says about the key with the number.
func (d *draft) tell(num uint32, x telling) {
	e := d.edges.at(num)
	x.edge, x.before = num, e.told
	e.evidence++
	e.told = d.fresh.append(x) + 1
	d.edges.set(num, e)
}
