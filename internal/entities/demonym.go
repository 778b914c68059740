package entities

import (
	"entente/internal/ontology"
)

// actorNouns are what a nationality, or a country's name before them, makes its
// state: unnamed bodies, forces and officials.
const actorNouns = `government governments official officials authority authorities force forces troop troops soldier soldiers
	military army militaries police lawmaker lawmakers legislator legislators parliamentarian parliamentarians
	diplomat diplomats leader leaders leadership regime minister ministers ministry envoy envoys negotiator
	negotiators delegation delegations delegate delegates representative representatives side sides spokesman
	spokeswoman spokesperson jet jets warplane warplanes aircraft warship warships submarine submarines drone
	drones artillery intelligence media president premier chancellor prosecutor prosecutors investigator
	investigators counterpart counterparts agent agents spy spies hacker hackers officer officers guard guards
	commander commanders command administration junta state cabinet parliament court courts ambassador
	ambassadors embassy consulate politician politicians mediator mediators ally allies partner partners senator senators
	paratroopers marines navy fighters fighter bombers bomber presidents premiers chancellors navies armies
	parliaments cabinets`

// memberNouns are who speaks and acts for an organisation when its name stands
// before them: "NATO leadership", "IAEA inspectors".
const memberNouns = `leadership officials official forces troops inspectors inspector peacekeepers soldiers mission
	negotiators investigators envoys observers monitors spokesman spokeswoman spokesperson diplomats fighters
	militants gunmen rebels mercenaries commanders experts`

// thingNouns are what a nationality before them only says the origin of.
const thingNouns = `food foods cuisine car cars wine beer whisky whiskey coffee tea chocolate cheese restaurant restaurants film
	films movie movies song songs album music band singer actor actress footballer striker midfielder goalkeeper
	author novelist writer poet painter artist literature novel fashion art dish dishes recipe dress dog dogs cat
	cats language grammar dictionary translation word words accent opera ballet dance painting poetry theatre
	theater tennis golfer swimmer athlete athletes player players champion cyclist driver restaurateur chef
	pronunciation alphabet name muffin fries toast bulldog shepherd terrier roulette doll salad bread pizza`

// readDemonym decides whom a nationality stands for. It never stands for more
// than a mention where it only gives a thing's origin.
func (a *article) readDemonym(p *page, n *name) {
	n.via = ontology.ViaDemonym
	n.head = p.headOf(n.Span)
	if n.form == ontology.FormNoun && (p.doc.Tokens[n.head].POS == "ADJ" || modified(p, n.head) > 0 || a.demonymBehind(p, n.End)) {
		n.form = ontology.FormAdjective
	}
	if p.isHyphen(n.End) && n.End+1 < len(p.doc.Tokens) && (p.is(n.End+1, capital) && n.form == ontology.FormAdjective || p.doc.Tokens[n.End+1].Tag == "VBN") {
		return // "Rwandan-backed"
	}
	noun := modified(p, n.head)
	if noun > n.head && p.is(noun, thingNoun) && !p.is(noun, actorNoun) {
		n.quiet = true
	}
	if n.form == ontology.FormNoun && noun < 0 {
		n.quiet = !actsAsPeople(p, n.head)
	}
	if p.doc.Tokens[n.head].POS == "NOUN" && n.label == "LANGUAGE" || n.label == "LANGUAGE" {
		n.quiet = true
	}
}

// demonymBehind reports whether "and" and another nationality before a noun
// follow: "Lithuanian and Greek officials".
func (a *article) demonymBehind(p *page, i int) bool {
	if !wordIn("and or , -", p.lower(i)) || !p.is(i+1, capital) {
		return false
	}
	m, ok := a.r.known.At(p.doc.Text, p.doc.Tokens[i+1].Start)
	return ok && (m.Names[0].Form == ontology.FormNoun || m.Names[0].Form == ontology.FormAdjective) && p.is(i+2, actorNoun|thingNoun)
}

// actsAsPeople reports whether a people's name stands for its state: "the
// Russians", not "millions of Russians" or "a Russian".
func actsAsPeople(p *page, h int) bool {
	t := &p.doc.Tokens[h]
	det := p.doc.Child(h, "det")
	return det == h-1 && p.lower(det) == "the" && t.Tag != "NNP" || t.Tag == "NNPS" && det >= 0 && p.lower(det) == "the"
}

// modified is the noun that a nationality before it modifies, or -1.
func modified(p *page, h int) int {
	t := &p.doc.Tokens[h]
	switch t.Dep {
	case "amod", "compound", "nmod", "poss":
		if t.Head > h {
			return t.Head
		}
	}
	// The parser reads some nationalities before a noun otherwise.
	for i := h + 1; i < len(p.doc.Tokens) && i < h+4; i++ {
		switch p.doc.Tokens[i].POS {
		case "PROPN":
			if p.is(i, actorNoun) && p.is(i, sideNoun|manNoun) && !p.is(i+1, capital) {
				return i // "Chilean and Peruvian Defence Ministers"
			}
			continue
		case "ADJ":
			continue
		case "NOUN":
			return i
		}
		break
	}
	return -1
}

// widenActors stretches a nationality or a country's name over the unnamed body
// behind it, so that the sentence hangs on the body: "Japanese government",
// "Chinese officials", "the Government of Georgia".
func (a *article) widenActors(p *page) {
	for i := range p.names {
		n := &p.names[i]
		if n.class == organisation && n.found == fromTables && p.owner[n.Start] == int32(i+1) {
			if noun := n.End; p.is(noun, memberNoun) && p.owner[noun] == 0 && p.doc.Tokens[noun].POS == "NOUN" {
				own := *n
				a.widen(p, i, noun)
				n.via = ontology.ViaName
				p.claimInner(own) // "NATO" of "NATO officials" is named too
			}
			continue
		}
		if n.class != country || n.quiet || p.owner[n.Start] != int32(i+1) || n.via == ontology.ViaMetonym && n.form == ontology.FormSeat {
			continue
		}
		if a.governmentOf(p, i) {
			continue
		}
		noun := modified(p, n.head)
		if noun > 0 && p.lower(noun-1) != "" && n.form != ontology.FormAdjective && wordIn("ally allies partner partners counterpart counterparts", p.lower(noun)) {
			continue // "Chad's allies" are others
		}
		if noun < n.End || noun-n.End > 3 || !p.is(noun, actorNoun) || !a.freeBetween(p, n.End, noun+1) || titlesPerson(p, noun) {
			continue
		}
		a.widen(p, i, noun)
	}
}

// titlesPerson reports whether a noun is the title of a person whose name
// follows, if only behind a comma: "French President Emmanuel Macron", "his
// Russian counterpart, Sergey Lavrov".
func titlesPerson(p *page, noun int) bool {
	for i := noun + 1; i <= noun+3; i++ {
		if n := p.nameAt(i); n != nil {
			if n.class == person {
				return true
			}
			break
		}
		if !wordIn(", and", p.lower(i)) && !p.is(i, titleHead|titlePart|honorific|portfolio) {
			break
		}
	}
	// "Vladimir Putin, the Russian president", "Putin is the Russian president"
	t := &p.doc.Tokens[noun]
	if !p.is(noun, manNoun) {
		return false
	}
	if n := p.nameAt(t.Head); t.Dep == "appos" && n != nil && n.class == person {
		return true
	}
	return t.Dep == "attr"
}

func (a *article) freeBetween(p *page, from, to int) bool {
	for i := from; i < to; i++ {
		if p.owner[i] != 0 || p.doc.Tokens[i].Tag == "," {
			return false
		}
	}
	return true
}

// widen stretches name i up to the noun, with the nationalities that the same
// noun takes: "the U.S. and Australian governments".
func (a *article) widen(p *page, i, noun int) {
	n := &p.names[i]
	n.own = n.Span
	n.End = noun + 1
	n.head = noun
	if n.via == ontology.ViaName || n.via == ontology.ViaAlias {
		n.via = ontology.ViaDemonym
	}
	for j := n.Start; j < n.End; j++ {
		p.owner[j] = int32(i + 1)
	}
}

// governmentOf widens over "the Government of" and the like before a country.
func (a *article) governmentOf(p *page, i int) bool {
	n := &p.names[i]
	s := n.Start - 1
	if p.lower(s) == "the" {
		s--
	}
	if p.lower(s) != "of" {
		return false
	}
	switch p.lower(s - 1) {
	case "government", "governments", "kingdom", "republic", "people", "leadership", "authorities", "state":
	default:
		return false
	}
	if p.owner[s-1] != 0 || p.lower(s-1) == "people" || p.lower(s-1) == "governments" && p.doc.Child(n.head, "conj") >= 0 { // "the governments of Chad and Mali" are two
		return false
	}
	n.Start, n.head = s-1, s-1
	for j := n.Start; j < n.End; j++ {
		p.owner[j] = int32(i + 1)
	}
	return true
}
