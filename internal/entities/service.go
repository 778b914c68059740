package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// services are bodies of which every state has one, so that a nationality and
// the noun name it, in lower case too: "Indonesian navy", "Iran's foreign
// ministry", the French embassy in a city where it does something.
const services = `ministry navy army embassy consulate parliament`

// portfolios are what ministries are for; a word that stands for another one
// is turned into it by portfolioNames.
const portfolios = `foreign affairs defense defence interior finance health justice trade energy economy economic education
	agriculture transport transportation commerce information culture intelligence oil environment labor labour
	external home internal security industry science technology tourism communications digital development
	planning treasury exterior petroleum fisheries immigration`

// ministries are the usual English names of ministries by the words that
// newspapers put before "ministry".
var ministries = map[string]string{
	"foreign": "Foreign Affairs", "foreign affairs": "Foreign Affairs", "external affairs": "External Affairs",
	"defense": "Defence", "defence": "Defence", "interior": "the Interior", "home": "Home Affairs",
	"home affairs": "Home Affairs", "internal affairs": "Internal Affairs", "economic": "the Economy",
	"economy": "the Economy", "labor": "Labour", "labour": "Labour", "transportation": "Transport",
	"exterior": "Foreign Affairs", "environment": "the Environment",
}

// findServices claims what a nationality and a common noun name, and ministries
// whose country the context gives.
func (a *article) findServices(p *page) {
	for i := range p.doc.Tokens {
		if p.owner[i] != 0 || !p.is(i, service) {
			continue
		}
		start := i
		for start > 0 && p.owner[start-1] == 0 && p.is(start-1, portfolio) {
			start--
		}
		a.claimService(p, start, i)
	}
}

func (a *article) claimService(p *page, start, head int) {
	s := text.Span{Start: start, End: head + 1}
	owner, from := a.ownerBefore(p, start)
	ministry := p.lower(head) == "ministry"
	switch {
	case owner < 0 && !(ministry && start < head && p.is(start, capital) && !p.titled):
		return
	case p.doc.Tokens[head].Tag == "NNS" || ministry && start == head || unnamedMission(p, head) || p.lower(head) == "parliament" && !p.is(head, capital):
		return
	case owner >= 0:
		s.Start = from
	}
	n := name{Span: s, class: organisation, via: ontology.ViaName, found: fromPattern}
	n.head = head
	if owner < 0 {
		p.claim(n)
		return
	}
	inner := p.names[owner]
	for j := inner.Start; j < inner.End; j++ {
		p.owner[j], p.inner[j] = 0, int32(owner+1)
	}
	p.claim(n)
}

// unnamedMission reports whether an embassy or a consulate is only its state
// here: it has no name but a nationality, and does nothing itself in a city that
// the text names ("The French embassy in Washington cancelled a gala").
func unnamedMission(p *page, head int) bool {
	if p.lower(head) == "mission" && p.lower(head+1) == "to" {
		return true // "the Russian Mission to NATO"
	}
	if !wordIn("embassy consulate", p.lower(head)) {
		return false
	}
	return p.lower(head+1) != "in" || p.doc.Tokens[head].Dep != "nsubj"
}

// ownerBefore is the country whose name stands right before token i, with or
// without a possessive ending, and where it begins; -1 if there is none.
func (a *article) ownerBefore(p *page, i int) (index, start int) {
	j := i - 1
	if p.possessive(j) {
		j--
	}
	if j < 0 || p.owner[j] == 0 {
		return -1, i
	}
	n := &p.names[p.owner[j]-1]
	if n.class != country || n.End != j+1 || len(n.known) != 1 || n.form == ontology.FormNoun && !p.possessive(i-1) && n.via != ontology.ViaDemonym {
		return -1, i
	}
	return int(p.owner[j] - 1), n.Start
}

// serviceName is the canonical name of a ministry or of a service named by a
// nationality, and "" for other spans: "Ministry of Foreign Affairs (Iran)",
// "Indonesian Navy".
func (a *article) serviceName(p *page, n *name, owner *ontology.CountryEntry) string {
	head := n.End - 1
	for i := n.Start; i < n.End; i++ {
		if p.is(i, service) {
			head = i
		}
	}
	if !p.is(head, service) || n.head != head && n.End-1 != head {
		return ""
	}
	start := head
	for start > n.Start && p.is(start-1, portfolio) {
		start--
	}
	if start > n.Start && p.inner[start-1] == 0 && !p.possessive(start-1) {
		return "" // "People's Revolutionary Army" is not just its country's army
	}
	if p.lower(head) == "ministry" {
		return ministryName(p, start, head, owner)
	}
	if owner == nil || len(owner.Adjectives) == 0 || start < head {
		return ""
	}
	if owner.Alpha2 == "US" {
		return owner.Name + " " + title(p.lower(head)) // nobody says "American Navy"
	}
	return owner.Adjectives[0] + " " + title(p.lower(head))
}

func ministryName(p *page, start, head int, owner *ontology.CountryEntry) string {
	if start == head {
		return ""
	}
	words := make([]string, 0, 4)
	for i := start; i < head; i++ {
		words = append(words, p.lower(i))
	}
	key := strings.Join(words, " ")
	of, ok := ministries[key]
	if !ok {
		of = titleWords(key)
	}
	out := "Ministry of " + of
	if owner != nil {
		out += " (" + owner.Name + ")"
	}
	return out
}

func title(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func titleWords(s string) string {
	f := strings.Fields(s)
	for i := range f {
		if f[i] != "and" {
			f[i] = title(f[i])
		}
	}
	return strings.Join(f, " ")
}

// wordIn reports whether a word is one of those in a list parted by white space.
func wordIn(list, word string) bool {
	if word == "" {
		return false
	}
	for at := 0; ; {
		k := strings.Index(list[at:], word)
		if k < 0 {
			return false
		}
		k += at
		end := k + len(word)
		if (k == 0 || list[k-1] <= ' ') && (end == len(list) || list[end] <= ' ') {
			return true
		}
		at = end
	}
}
