package entities

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// resolvePeople ties people's names to people: first the full names, then what
// may be a part of one.
func (a *article) resolvePeople() {
	pages := a.readingOrder()
	for _, full := range []bool{true, false} {
		for _, p := range pages {
			for i := range p.names {
				n := &p.names[i]
				if n.class != person || len(n.refs) > 0 || n.short != 0 {
					continue
				}
				if words := personWords(p, n.Span); len(words) > 0 && (len(words) > 1) == full {
					a.resolvePerson(p, n, words)
				}
			}
		}
	}
}

// personWords are the words of a name that are compared: folded, without
// initials, marks and "Jr".
func personWords(p *page, s text.Span) []string {
	var out []string
	for i := s.Start; i < s.End; i++ {
		if p.is(i, initial|generational|honorific) && !(i == s.End-1 && len(out) == 1 && p.is(i, honorific)) || !p.is(i, hasLetter) { // "Hun Sen"
			continue
		}
		w := p.doc.Tokens[i].Lower
		if folds(p.doc.Tokens[i].Text) {
			w = ontology.Fold(p.doc.Tokens[i].Text)
		}
		if len(out) > 0 && p.isHyphen(i-1) && !p.is(i, initial) {
			out[len(out)-1] += w // "al-Assad", "Jong-un"
			continue
		}
		out = append(out, w)
	}
	return out
}

// foldWord is ontology.Fold without the allocations for plain ASCII words.
func foldWord(s string) string {
	if folds(s) {
		return ontology.Fold(s)
	}
	return strings.ToLower(s)
}

// folds reports whether folding may change more of a word than its letters' case.
func folds(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || s[i] == '.' || s[i] == '\'' {
			return true
		}
	}
	return false
}

func (a *article) resolvePerson(p *page, n *name, words []string) {
	if p.titled && a.hasBody() {
		words = a.narrow(p, n, words)
	}
	printed := p.text(n.Span)
	if r, ok := a.samePerson(words); ok {
		n.refs = []int{r}
		if len(words) == 1 && len(a.refs[r].words) > 1 {
			n.via = ontology.ViaSurname
		}
		a.growPerson(r, printed, words, n)
		return
	}
	if !a.credible(p, n, words) {
		n.class = nothing
		return
	}
	r := a.makeReferent(person, personName(p, n.Span))
	a.growPerson(r, printed, words, n)
	n.refs = []int{r}
}

// narrow cuts a headline's name to the part that the body knows: "Trump" of
// "Trump Brokers".
func (a *article) narrow(p *page, n *name, words []string) []string {
	if _, ok := a.samePerson(words); ok {
		return words
	}
	for s := (text.Span{Start: n.Start, End: n.End - 1}); s.Len() > 0; s.End-- {
		w := personWords(p, s)
		if len(w) == 0 {
			break
		}
		if _, ok := a.samePerson(w); ok || leaderState(w) != "" {
			n.Span, n.head = s, p.headOf(s)
			return w
		}
	}
	for n.Len() > 1 && headlineVerb(p, n.End-1) {
		n.End--
		n.head = p.headOf(n.Span)
		words = personWords(p, n.Span)
	}
	return words
}

// headlineVerb reports whether a capitalised word is a verb more likely than a
// name: "Killed" of "Prigozhin Killed in Crash".
func headlineVerb(p *page, i int) bool {
	return strings.HasPrefix(p.doc.Tokens[i].Tag, "VB") || p.is(i, speechVerb|signVerb|goVerb)
}

func (a *article) growPerson(r int, printed string, words []string, n *name) {
	ref := &a.refs[r]
	ref.spell(printed)
	if plain := withoutNickname(printed); plain != "" {
		ref.spell(plain)
	}
	if len(words) > len(ref.words) {
		ref.words = words
	}
	if c := strings.Count(printed, " "); c > ref.fullest || ref.entity.Name == "" {
		ref.fullest = c
		if len(words) >= len(ref.words) && len(words) > 1 {
			ref.spell(ref.entity.Name)
			ref.entity.Name = printed
			ref.entity.ID = ontology.NewID(ontology.Person, printed)
		}
	}
}

// personName is a name as it is kept: with single spaces.
func personName(p *page, s text.Span) string {
	return strings.Join(strings.Fields(p.text(s)), " ")
}

// samePerson finds the person that a name can stand for: same words, or one's
// words within the other's, the surname among them. A single word stands for
// the first person named so.
func (a *article) samePerson(words []string) (int, bool) {
	best := -1
	for i := range a.refs {
		r := &a.refs[i]
		if r.class != person || !compatible(r.words, words) {
			continue
		}
		// A surname alone is that of whom the article introduced first.
		if best < 0 || lastWord(a.refs[best].words) != lastWord(words) && lastWord(r.words) == lastWord(words) {
			best = i
		}
	}
	return best, best >= 0
}

func compatible(a, b []string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return false
	}
	if len(b) == 1 {
		// Spanish and Portuguese speakers go by the first of two surnames.
		return lastWord(a) == b[0] || a[0] == b[0] && len(a) > 1 || len(a) >= 3 && a[len(a)-2] == b[0]
	}
	if lastWord(a) != lastWord(b) {
		return false
	}
	if givenMatch(a[0], b[0]) {
		return true
	}
	return len(a) > len(b) && len(a) <= len(b)+2 && slices.Contains(a, b[0])
}

func lastWord(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// givenMatch reports whether two given names are one, or a usual short form.
func givenMatch(a, b string) bool {
	if a == b {
		return true
	}
	return shortNames[a] == b || shortNames[b] == a
}

// shortNames are the usual short forms of English given names.
var shortNames = map[string]string{
	"joe": "joseph", "mike": "michael", "bob": "robert", "bill": "william", "tony": "antony", "jim": "james",
	"tom": "thomas", "dick": "richard", "dan": "daniel", "dave": "david", "steve": "steven", "ben": "benjamin",
	"ed": "edward", "ted": "edward", "nick": "nicholas", "chris": "christopher", "alex": "alexander", "matt": "matthew",
	"liz": "elizabeth", "kate": "katherine", "sam": "samuel", "ken": "kenneth", "ron": "ronald", "don": "donald",
	"rob": "robert", "greg": "gregory", "jeff": "jeffrey", "andy": "andrew", "pete": "peter", "tim": "timothy",
	"will": "william", "jake": "jacob", "rick": "richard", "larry": "lawrence", "chuck": "charles", "charlie": "charles",
	"sasha": "alexander", "volodymyr": "vladimir", "vova": "vladimir",
}

// credible reports whether a new name is a person's at all. A full name is, if
// it stands in running text; a single word only behind a title or where it
// speaks.
func (a *article) credible(p *page, n *name, words []string) bool {
	if len(words) == 0 { // initials alone
		return false
	}
	if p.titled && p.part == Headline && a.hasBody() {
		return n.title.Len() > 0 || leaderState(words) != ""
	}
	if len(words) == 1 && p.is(n.End, hasDigit) && !p.is(n.End, hasLetter) {
		return false // "General License 44"
	}
	if n.title.Len() > 0 || hasHonorific(p, n.Start) || len(words) > 1 && n.found == fromPattern {
		return true
	}
	if n.found == fromPattern && n.Len() == 1 && (killFrame(p, n.Start) || humanFrame(p, n.Start)) {
		return true
	}
	if a.placeElsewhere(p.text(n.Span)) || regionBehind(p, n.End) || placeApposed(p, n.head) {
		return false
	}
	if len(words) > 1 || n.Len() == 2 && n.label == "PERSON" && p.is(n.End-1, generational) && !p.is(n.Start, generational) { // "Elizabeth II"
		return true
	}
	if regimeAfter(p, n.End) || len(words[0]) > 2 && leaderState(words) != "" {
		return true
	}
	return a.speaks(p, n) || n.label == "PERSON" && n.found == fromRecogniser && actsAsPerson(p, n) || humanUse(p, n)
}

// actsAsPerson reports whether a single word that the recogniser calls a person
// is used as one: it is the subject or the possessor of something done.
func actsAsPerson(p *page, n *name) bool {
	t := &p.doc.Tokens[n.head]
	if t.POS != "PROPN" || len(t.Text) < 3 || p.is(n.Start, allCapitals) {
		return false
	}
	switch t.Dep {
	case "nsubj", "nsubjpass":
		return p.doc.Tokens[t.Head].POS == "VERB"
	case "poss":
		return !p.is(t.Head, placeNoun)
	case "agent":
		return true
	case "dobj":
		return lexicalIs(p, t.Head, humanVerbs)
	case "pobj":
		return p.lower(t.Head) == "of" && lexicalIs(p, p.doc.Tokens[t.Head].Head, "assassination assassin slaying killing murder arrest trial conviction death supporter ally critic rival widow lawyer")
	}
	return false
}

// humanVerbs are what is done to people.
const humanVerbs = `kill assassinate shoot murder arrest detain meet accuse criticize criticise replace succeed appoint elect
	nominate praise thank ask tell jail convict sentence interview marry defeat pardon free release extradite fire sack`

// placeApposed reports whether what stands in apposition behind a name calls it a
// place: "Kiryat Gat, a city near".
func placeApposed(p *page, head int) bool {
	for _, c := range p.doc.Children(head) {
		t := &p.doc.Tokens[c]
		if t.Dep == "appos" && int(c) > head && t.Tag == "NN" && p.is(int(c), placeNoun) && p.lower(p.doc.Subtree(int(c)).Start-1) == "," {
			return true
		}
	}
	return false
}

// regionBehind reports whether a comma and the name of a region follow: "Ras
// al-Ayn, al-Hasakah Governorate".
func regionBehind(p *page, i int) bool {
	if p.lower(i) != "," {
		return false
	}
	for j := i + 1; j < i+6; j++ {
		if p.is(j, placeNoun) && p.is(j, capital) {
			return true
		}
		if !p.is(j, capital|particle) && !p.isHyphen(j) {
			return false
		}
	}
	return false
}

// speaks reports whether a name is the subject of a verb of saying.
func (a *article) speaks(p *page, n *name) bool {
	t := &p.doc.Tokens[n.head]
	return t.Dep == "nsubj" && p.is(t.Head, speechVerb) && len(p.doc.Tokens[n.head].Text) > 2
}

// hasBody reports whether the article has text whose capitals can be trusted.
func (a *article) hasBody() bool {
	for _, p := range a.pages {
		if !p.titled && (p.part == Body || p.part == Standfirst) {
			return true
		}
	}
	return false
}

func regimeAfter(p *page, i int) bool {
	if p.possessive(i) {
		i++
	}
	return p.is(i, regimeNoun)
}
