package entities

import (
	"slices"

	"entente/internal/ontology"
)

// joinDeals makes one agreement of a deal that is first only described and then
// called by its name: "Chad and Mali sign trade deal", and in the text "Chad and
// Mali signed the Sahel Trade Agreement"; or "signed a defence pact. The Mutual
// Access Agreement will let".
func (a *article) joinDeals() {
	for i := 0; i < len(a.deals); i++ {
		d := a.deals[i]
		at, ok := a.describedOnly(d.ref)
		if !ok {
			continue
		}
		named := -1
		for r := range a.refs {
			if a.refs[r].class == pact && r != d.ref && a.namesDeal(r, d, at) {
				if named >= 0 {
					named = -1
					break
				}
				named = r
			}
		}
		if named < 0 {
			continue
		}
		a.redirect(d.ref, named)
		a.deals = slices.Delete(a.deals, i, i+1)
		i--
		a.addParties(named, d.parties)
	}
}

// pactPlace is where an agreement is named.
type pactPlace struct {
	page *page
	name *name
}

// namedAt are the places that name an agreement, references to it left out.
func (a *article) namedAt(ref int) []pactPlace {
	var out []pactPlace
	for _, p := range a.pages {
		for i := range p.names {
			if n := &p.names[i]; n.class == pact && n.via != ontology.ViaCoreference && slices.Contains(n.refs, ref) {
				out = append(out, pactPlace{p, n})
			}
		}
	}
	return out
}

// describedOnly is where an agreement is described, if nothing names it.
func (a *article) describedOnly(ref int) (pactPlace, bool) {
	places := a.namedAt(ref)
	for _, at := range places {
		if at.name.via != ontology.ViaDescription || len(at.name.refs) != 1 {
			return pactPlace{}, false
		}
	}
	if len(places) == 0 {
		return pactPlace{}, false
	}
	return places[0], true
}

// namesDeal reports whether an agreement with a name of its own is the one that is
// described: its noun fits, it is told elsewhere than in the same sentence, and it has
// the same parties, or in a headline's case more, or none where the next sentences
// speak of it as known.
func (a *article) namesDeal(ref int, d deal, at pactPlace) bool {
	places := a.namedAt(ref)
	if len(places) == 0 || places[0].name.via == ontology.ViaDescription {
		return false
	}
	for _, o := range places {
		if o.page == at.page && at.page.doc.SentenceOf(at.name.head).Contains(o.name.head) {
			return false
		}
	}
	pt := a.refs[d.ref].entity.Pact
	if pt == nil || !generalForm(pt.Form) && !containsFold(a.refs[ref].entity.Name, pt.Form) {
		return false
	}
	i := slices.IndexFunc(a.deals, func(o deal) bool { return o.ref == ref })
	if i < 0 {
		return places[0].name.found == fromPattern && spokenOfAsKnown(at, places[0])
	}
	theirs := a.deals[i].parties
	if at.page.part == Headline {
		return !slices.ContainsFunc(d.parties, func(h partyHit) bool { return !containsParty(theirs, h.ref) })
	}
	return sameParties(d.parties, theirs)
}

// spokenOfAsKnown reports whether an agreement with "the" before its name is the
// subject of one of the two sentences behind the description.
func spokenOfAsKnown(at, o pactPlace) bool {
	if o.page != at.page || o.name.head < at.name.head || o.page.lower(o.name.Start-1) != "the" {
		return false
	}
	if d := o.page.doc.Tokens[o.name.head].Dep; d != "nsubj" && d != "nsubjpass" {
		return false
	}
	s := o.page.doc.SentenceOf(at.name.head)
	for n := 0; n < 2 && s.End < len(o.page.doc.Tokens); n++ {
		if s = o.page.doc.SentenceOf(s.End); s.Contains(o.name.head) {
			return true
		}
	}
	return false
}
