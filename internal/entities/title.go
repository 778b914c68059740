package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// titleHeads name an office or a trade that stands before or after a name.
const titleHeads = `president presidents ministers senators secretaries governors official constable president minister secretary chancellor premier prime king queen prince princess emperor empress sultan emir
	sheikh sheik shaikh ayatollah pope archbishop cardinal bishop imam general admiral colonel captain major
	lieutenant commander marshal sergeant ambassador envoy chief director head chairman chairwoman chairperson
	chair chairperson spokesman spokeswoman spokesperson adviser advisor senator representative congressman
	congresswoman governor mayor commissioner deputy vice speaker leader judge justice attorney prosecutor
	baroness baron lord lady sir dame duke duchess count countess crown ceo cfo founder journalist activist
	dictator strongman warlord negotiator diplomat professor officer lawmaker mp mep politician candidate
	undersecretary administrator coordinator rapporteur counselor counsellor taoiseach vizier chargé
	inspector superintendent member co-chair co-founder lawyer economist analyst scientist author
	patriarch father treasurer comptroller cleric mufti rabbi whip sheriff rector dean provost fm pm vp secstate depsec secdef cs pres. employee whistleblower dissident oligarch billionaire businessman businesswoman
	photographer reporter columnist anatomist anthropologist archaeologist physicist chemist biologist geologist historian
	engineer novelist playwright actor actress singer goalkeeper midfielder striker defender veterinarian`

// titleParts stand within titles.
const titleParts = `elect designate deputy vice foreign prime defense defence interior finance health justice trade security national special
	former acting interim first under assistant policy press general major lieutenant brigadier chief high
	external home opposition supreme political economic energy permanent state white house then-president
	ex-president ex-prime incoming outgoing caretaker executive managing senior principal lead top foreign
	affairs development education transport commerce agriculture oil environment labor labour culture
	information treasury naval army navy military envoy's`

// honorifics stand before names and belong to nobody's title.
const honorifics = `mr mr. mrs mrs. ms ms. dr dr. prof prof. hon hon. rev rev. lt lt. gen gen. col col. maj maj. capt capt. sgt sgt.
	adm adm. brig brig. cmdr cmdr. sir madam dame excellency majesty highness honourable honorable sen sen. rep
	rep. gov gov. amb amb. st. his her
	witness aunt uncle grandfather grandmother superstar`

// ranks are the honorifics that are offices.
const ranks = `lt lt. gen gen. col col. maj maj. capt capt. sgt sgt. adm adm. brig brig. cmdr cmdr. sen sen. rep rep. gov gov.
	amb amb.`

// titleBefore is the title that stands right before a token, empty if there is
// none: "Foreign Minister", "Deputy Secretary of State".
func titleBefore(p *page, start int) text.Span {
	s := text.Span{Start: start, End: start}
	heads := false
	i := start - 1
	if p.lower(i) == "," && p.is(i-1, titleHead) && p.is(i-1, capital) {
		i-- // "Malaysia's Prime Minister, Najib Razak"
		s.End = i + 1
	}
	for ; i >= 0; i-- {
		switch {
		case p.doc.Tokens[i+1].SentenceStart && i+1 < start:
			return closeTitle(p, s, heads)
		case p.named(i) && !p.is(i, titleHead):
			return closeTitle(p, s, heads)
		case p.is(i, titleHead):
			heads = true
			s.Start = i
		case p.is(i, titlePart|honorific|portfolio):
			s.Start = i
			heads = heads || wordIn(ranks, p.lower(i))
		case p.isHyphen(i) && i > 0 && p.is(i-1, titleHead|titlePart):
		case !heads && p.is(i, capital) && (p.is(i, commonWord) || wordIn(postMatters, p.lower(i))): // "Representative on Climate Issues"
			s.Start = i
		case wordIn("of for and & on with", p.lower(i)) && (p.is(i-1, titleHead|titlePart|portfolio) || !heads && p.is(i-1, capital) && wordIn(postMatters, p.lower(i-1))) && s.Start < start:
		default:
			return closeTitle(p, s, heads)
		}
	}
	return closeTitle(p, s, heads)
}

// titleEnd is the token behind the title that begins at token i, or i where
// none does: "Patriarch" of "Patriarch Kirill".
func titleEnd(p *page, i int) int {
	if i >= len(p.doc.Tokens) || !p.is(i, capital) {
		return i
	}
	_, stop, ok := ontology.TitleAt(p.doc.Text, p.doc.Tokens[i].Start)
	if !ok {
		return i
	}
	for i < len(p.doc.Tokens) && p.doc.Tokens[i].Start < stop {
		i++
	}
	return i
}

func closeTitle(p *page, s text.Span, heads bool) text.Span {
	if !heads {
		return text.Span{}
	}
	return s
}

// hasHonorific reports whether "Mr" or the like stands before a token.
func hasHonorific(p *page, start int) bool { return p.is(start-1, honorific) }
