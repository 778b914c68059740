package entities

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// referent is an entity in the making.
type referent struct {
	entity  ontology.Entity
	class   class
	names   []string    // spellings seen, each once
	words   []string    // of a person's fullest name, folded, titles left out
	state   ontology.ID // whom a person holds office for, or a body belongs to
	posted  bool        // the office that a person holds is one of a body, not of a state
	gender  gender      // of a person, as far as names and titles tell it
	fullest int         // words of the longest name seen
}

func (a *article) add(r referent) int {
	a.refs = append(a.refs, r)
	return len(a.refs) - 1
}

func (r *referent) spell(s string) {
	s = strings.TrimSpace(s)
	if s != "" && !slices.Contains(r.names, s) {
		r.names = append(r.names, s)
	}
}

// knownReferent is the referent of an entity of the tables.
func (a *article) knownReferent(id ontology.ID) (int, bool) {
	if i, ok := a.byID[id]; ok {
		return i, true
	}
	e, ok := knownEntity(id)
	if !ok {
		return 0, false
	}
	i := a.add(referent{entity: e, class: classOfID(id)})
	a.byID[id] = i
	return i, true
}

// resolveKnown ties known names to their entities.
func (a *article) resolveKnown() {
	for _, p := range a.pages {
		for i := range p.names {
			n := &p.names[i]
			if n.class == nothing || len(n.known) == 0 {
				continue
			}
			if n.pair {
				a.tie(n, n.known)
				continue
			}
			a.tie(n, n.known[:1])
			if n.class == organisation && len(n.refs) == 1 {
				a.refs[n.refs[0]].spell(p.text(n.Span))
			}
		}
	}
}

func (a *article) tie(n *name, known []ontology.Name) {
	for i := range known { // a name is large: it is not copied
		if r, ok := a.knownReferent(known[i].Target); ok && !slices.Contains(n.refs, r) {
			n.refs = append(n.refs, r)
		}
	}
}

// resolveBodies ties organisations' names that patterns found, those with the
// most words first, so that shorter forms find the longer ones.
func (a *article) resolveBodies() {
	for _, p := range a.readingOrder() {
		for i := range p.names {
			n := &p.names[i]
			if n.class != organisation || len(n.refs) > 0 || n.short != 0 {
				continue
			}
			n.refs = []int{a.body(p, n)}
		}
	}
}

// body finds or makes the referent of an organisation's name.
func (a *article) body(p *page, n *name) int {
	printed := p.text(n.Span)
	owner := a.ownerOfBody(p, n)
	canonical := a.serviceName(p, n, owner)
	if canonical == "" {
		canonical = partyName(bodyName(p, n.Span))
	}
	if r := a.partyOfPeople(printed); r >= 0 {
		a.refs[r].spell(printed)
		return r
	}
	if club := a.clubName(printed); club != "" {
		canonical = club
	}
	if r, ok := a.named(canonical, organisation); ok {
		a.refs[r].spell(printed)
		return r
	}
	r := a.makeReferent(organisation, canonical)
	a.refs[r].spell(printed)
	if owner != nil {
		a.refs[r].state = owner.ID
	}
	return r
}

// ownerOfBody is the country within a body's name, or for a ministry without
// one that of the context.
func (a *article) ownerOfBody(p *page, n *name) *ontology.CountryEntry {
	for i := n.Start; i < n.End; i++ {
		if k := p.inner[i]; k != 0 {
			inner := &p.names[k-1]
			if inner.class == country && len(inner.known) > 0 {
				if c, ok := ontology.CountryByID(inner.known[0].Target); ok {
					return c
				}
			}
		}
	}
	if !p.is(n.head, service) {
		return nil
	}
	return a.contextState(p, n.Start)
}

// contextState is the country that a sentence has spoken of last before a
// token, or the one that opens it behind the token.
func (a *article) contextState(p *page, at int) *ontology.CountryEntry {
	s := p.doc.SentenceOf(at)
	for i := at - 1; i >= s.Start; i-- {
		if n := p.nameAt(i); n != nil && n.class == country && p.doc.Tokens[n.head].Dep == "nsubj" {
			if c, ok := ontology.CountryByID(n.known[0].Target); ok {
				return c
			}
		}
	}
	for i := at - 1; i >= 0; i-- {
		if n := p.nameAt(i); n != nil && n.class == country {
			if c, ok := ontology.CountryByID(n.known[0].Target); ok {
				return c
			}
		}
	}
	return nil
}

// bodyName is an organisation's name without article and possessor: the
// canonical name where the tables have none.
func bodyName(p *page, s text.Span) string {
	for i := s.Start; i < s.End-1; i++ {
		if p.possessive(i) && p.inner[s.Start] != 0 && p.doc.Tokens[i-1].Tag != "NNPS" && !wordIn("people women men workers farmers", p.lower(i-1)) {
			return p.text(text.Span{Start: i + 1, End: s.End})
		}
	}
	return strings.Join(strings.Fields(p.text(s)), " ")
}

// named finds a referent of a class by one of its names.
func (a *article) named(s string, c class) (int, bool) {
	if r, ok := a.byID[ontology.NewID(kindOf(c), s)]; ok {
		return r, true
	}
	if r, ok := a.alias[s]; ok && a.refs[r].class == c {
		return r, true
	}
	return 0, false
}

func (a *article) makeReferent(c class, canonical string) int {
	id := ontology.NewID(kindOf(c), canonical)
	if r, ok := a.byID[id]; ok {
		return r
	}
	r := a.add(referent{class: c, entity: ontology.Entity{ID: id, Kind: kindOf(c), Name: canonical}})
	a.byID[id] = r
	a.alias[canonical] = r
	return r
}

func kindOf(c class) ontology.Kind {
	switch c {
	case country:
		return ontology.Country
	case organisation:
		return ontology.Organisation
	case person:
		return ontology.Person
	}
	return ontology.Agreement
}

// entity is the finished entity of a referent.
func (a *article) entity(i int) ontology.Entity {
	r := &a.refs[i]
	e := r.entity
	aliases := append(slices.Clone(e.Aliases), r.names...)
	slices.Sort(aliases)
	aliases = slices.Compact(aliases)
	e.Aliases = slices.DeleteFunc(aliases, func(s string) bool { return s == e.Name })
	if len(e.Aliases) == 0 {
		e.Aliases = nil
	}
	return e
}
