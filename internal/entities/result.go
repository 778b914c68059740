package entities

import (
	"cmp"
	"slices"

	"entente/internal/ontology"
)

// place is a mention on its way into the result: its entities are referents yet.
type place struct {
	Mention
	quiet bool
}

// result puts entities and mentions in order and numbers the entities.
func (a *article) result() *Result {
	places := a.places()
	made := a.made(places)
	if more := a.understood(made); len(more) > 0 {
		places = append(places, more...)
		sortPlaces(places)
		made = a.made(places)
	}
	out := &Result{Mentions: make([]Mention, 0, len(places)), at: make([][]int32, len(a.pages)), clubs: a.clubIDs()}
	number := make([]int, len(a.refs))
	entities := 0
	for i := range number {
		number[i] = -1
		if made[i] {
			entities++
		}
	}
	out.Entities = make([]ontology.Entity, 0, entities)
	total := 0
	for i := range places {
		total += len(places[i].Entities)
	}
	room := make([]int, 0, total) // for all mentions' entities
	for i := range places {
		room = a.number(out, &places[i], made, number, room)
	}
	a.index(out)
	a.finishPacts(out, number)
	return out
}

// places are all names that stand for somebody, in text order.
func (a *article) places() []place {
	total := 0
	for _, p := range a.pages {
		total += len(p.names)
	}
	a.workspace.places = slices.Grow(a.workspace.places, total)
	places := a.workspace.places
	for _, p := range a.pages {
		for i := range p.names {
			n := &p.names[i]
			if len(n.refs) == 0 || n.class == nothing {
				continue
			}
			places = append(places, place{Mention{Section: p.index, Span: n.Span, Head: n.head, Entities: n.refs, Via: n.via, Title: n.title}, n.quiet})
		}
	}
	sortPlaces(places)
	a.workspace.places = places
	return places
}

func sortPlaces(places []place) {
	slices.SortStableFunc(places, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.Section, y.Section), cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
}

// made says which referents become entities: those that something names, for a
// pronoun alone or a mere origin makes nobody.
func (a *article) made(places []place) []bool {
	made := make([]bool, len(a.refs))
	for i := range places {
		if places[i].quiet || places[i].Via == ontology.ViaCoreference {
			continue
		}
		for _, r := range places[i].Entities {
			made[r] = true
		}
	}
	return made
}

// understood are mentions of states that nothing names but that sign an
// agreement through who holds their office: "President Biden signed a pact".
func (a *article) understood(made []bool) []place {
	var more []place
	for _, d := range a.deals {
		for _, h := range d.parties {
			if made[h.ref] || !h.stands {
				continue
			}
			made[h.ref] = true
			n := a.actorName(a.pages[h.page], h.at)
			if n == nil {
				continue
			}
			more = append(more, place{Mention: Mention{Section: h.page, Span: n.Span, Head: n.head, Entities: []int{h.ref}, Via: ontology.ViaContext}})
		}
	}
	return more
}

// number adds a mention to the result, and its entities where they are new. It
// returns what is left of the room for their numbers.
func (a *article) number(out *Result, pl *place, made []bool, number, room []int) (left []int) {
	m := pl.Mention
	m.Entities = room[:0:len(pl.Entities)]
	for _, r := range pl.Entities {
		if !made[r] {
			continue
		}
		if number[r] < 0 {
			number[r] = len(out.Entities)
			out.Entities = append(out.Entities, a.entity(r))
		}
		if !slices.Contains(m.Entities, number[r]) {
			m.Entities = append(m.Entities, number[r])
		}
	}
	if len(m.Entities) > 0 {
		out.Mentions = append(out.Mentions, m)
	}
	return room[len(pl.Entities):cap(room)]
}

// index fills Result.at: the shorter of two mentions that share a token wins,
// and one that is only understood never hides the words that stand there.
func (a *article) index(out *Result) {
	total := 0
	for _, p := range a.pages {
		total += len(p.doc.Tokens)
	}
	all := make([]int32, total)
	for i, p := range a.pages {
		n := len(p.doc.Tokens)
		out.at[i], all = all[:n:n], all[n:]
	}
	for i := range out.Mentions {
		m := &out.Mentions[i]
		if m.Via == ontology.ViaContext {
			continue
		}
		at := out.at[m.Section]
		for t := m.Start; t < m.End; t++ {
			if old := at[t]; old == 0 || out.Mentions[old-1].Len() > m.Len() {
				at[t] = int32(i + 1)
			}
		}
	}
}

// finishPacts turns the deals into the result's agreements.
func (a *article) finishPacts(out *Result, number []int) {
	for _, d := range a.deals {
		if number[d.ref] < 0 {
			continue
		}
		ag := Agreement{Entity: number[d.ref]}
		for _, h := range d.parties {
			if number[h.ref] < 0 {
				continue
			}
			ag.Parties = append(ag.Parties, Party{
				Entity: number[h.ref], Section: h.page, Trigger: h.trigger, Modality: h.modality,
				Mention: out.mentionOf(h.page, h.at, number[h.ref]), Pact: out.mentionOf(h.page, h.pact, ag.Entity),
			})
		}
		if len(ag.Parties) > 0 {
			out.Agreements = append(out.Agreements, ag)
		}
	}
}

// mentionOf is the mention of an entity that a token stands in or heads.
func (r *Result) mentionOf(section, token, entity int) int {
	best := -1
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Section != section || !slices.Contains(m.Entities, entity) {
			continue
		}
		if m.Head == token {
			return i
		}
		if best < 0 && m.Contains(token) {
			best = i
		}
	}
	return best
}
