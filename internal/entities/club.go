package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// Clubs and teams are named by their town alone: "Dortmund goalkeeper NAME",
// "Schalke lost 2-1 to Nuremberg". A town is a club where the words beside it say
// so, and where the article is about sport by more than one word; elsewhere it is
// a town and nobody. States are states, even where their teams play.

// playerNouns are what only those are who play for a club.
var playerNouns = wordSet(`striker goalkeeper goalie midfielder winger playmaker fullback full-back centre-back center-back centre-half left-back right-back
	wing-back halfback half-back quarterback linebacker cornerback lineman shortstop pitcher infielder outfielder batsman wicketkeeper bowler
	scrum-half fly-half goalscorer goaltender defenseman defenceman footballer`)

// teamNouns are what others are too, but who belong to a team where a text is about sport.
var teamNouns = wordSet(`keeper defender forward attacker captain skipper star player teammate team-mate substitute starlet coach trainer manager veteran
	rookie international driver rider talisman stopper centre center scorer marksman newcomer hero ace`)

// PlayerNoun reports whether a noun, in its dictionary form, is one for those who
// play for a club.
func PlayerNoun(lemma string) bool { return playerNouns[lemma] }

// TeamNoun reports whether a noun, in its dictionary form, is one for those who
// belong to a club where the text is about sport.
func TeamNoun(lemma string) bool { return playerNouns[lemma] || teamNouns[lemma] }

// sportWords are those by which a text is known to be about sport.
const sportWords = `striker strikers goalkeeper midfielder midfield defender defenders keeper league match matches matchday goal goals coach fixture kickoff
	kick-off halftime half-time penalty penalties semifinal semifinals semi-final semi-finals quarterfinal quarterfinals quarter-finals playoff playoffs
	play-off play-offs championship champions bundesliga stadium pitch referee offside derby touchdown quarterback teammate teammates tournament squad
	lineup line-up season game games soccer football basketball baseball hockey rugby cricket fans players player striker winger scored scoring cup
	title relegation relegated promotion trophy transfer touchline equaliser equalizer club clubs team teams grid podium lap laps racing prix race nba nfl
	winning unbeaten crossbar header defeat equalised equalized`

// sportWordsNeeded is how many different ones must stand in an article.
const sportWordsNeeded = 6

// sporting reports whether the article is about sport.
func (a *article) sporting() bool {
	if a.sport == 0 {
		a.sport = 1
		seen := map[string]bool{}
		for _, p := range a.pages {
			for i := range p.doc.Tokens {
				if p.is(i, sportWord) {
					seen[p.lower(i)] = true
				}
			}
		}
		if len(seen) >= sportWordsNeeded {
			a.sport = 2
		}
	}
	return a.sport == 2
}

// findClubs claims the names of clubs.
func (a *article) findClubs(p *page) {
	if p.titled || p.part == Byline || !a.sporting() {
		return
	}
	for i := 0; i < len(p.doc.Tokens); i++ {
		if n := p.nameAt(i); n != nil && n.Start == i && n.class == organisation {
			if clubFrame(p, n.Span) && !newsBody(n) {
				a.clubs[p.text(n.Span)] = "" // "Ferrari driver NAME"
			}
			i = n.End - 1
			continue
		}
		s := a.clubRun(p, i)
		if s.Len() == 0 {
			continue
		}
		i = s.End - 1
		if clubFrame(p, s) || teamName(p, s) {
			a.claimFramed(p, s)
			a.clubs[p.text(s)] = ""
		}
	}
}

// newsBody reports whether a name is that of a newspaper or a station.
func newsBody(n *name) bool {
	if len(n.known) == 0 {
		return false
	}
	o, ok := ontology.OrganisationByID(n.known[0].Target)
	return ok && o.Sort != ontology.SortCompany && o.Sort != ontology.SortNGO
}

// clubRun is the run of capitalised words at token i that may name a club; empty
// for none.
func (a *article) clubRun(p *page, i int) text.Span {
	s := text.Span{Start: i, End: i}
	for s.End < len(p.doc.Tokens) && (s.End == i || !p.doc.Tokens[s.End].SentenceStart) && (a.clubWord(p, s.End) && !p.twoNames(s.End) || s.End > i && ordinalTeam(p.doc.Tokens[s.End].Text)) {
		s.End++
	}
	if s.Len() > 4 || p.is(s.End-1, placeNoun|bodyHead) || p.is(s.Start-1, honorific) || p.is(s.End-1, thingHead) || wordIn(cupWords, p.lower(s.End-1)) {
		return text.Span{Start: i, End: i}
	}
	return s
}

// clubWord reports whether a capitalised word can be a part of a club's name:
// that of a town, of a capital too, or one that nobody has understood.
func (a *article) clubWord(p *page, i int) bool {
	if a.vagueWord(p, i) {
		return true
	}
	n := p.nameAt(i)
	return n != nil && len(n.refs) == 0 && (n.form == ontology.FormCapital || n.form == ontology.FormLookalike && n.class == nothing)
}

// twoNames reports whether one name ends and another begins before token i.
func (p *page) twoNames(i int) bool {
	return i > 0 && p.owner[i] != 0 && p.owner[i-1] != 0 && p.owner[i] != p.owner[i-1]
}

// ordinalTeam: "49ers", "76ers".
func ordinalTeam(s string) bool {
	return len(s) > 3 && s[0] >= '0' && s[0] <= '9' && strings.HasSuffix(s, "ers")
}

// cupWords end the names of contests.
const cupWords = `cup league championship championships open masters olympics games final finals playoffs prix bundesliga super bowl trophy series tour stage group derby award awards`

// clubFrame reports whether the words beside a name say that it is a club's.
func clubFrame(p *page, s text.Span) bool {
	return playerBehind(p, s) || sideBefore(p, s) || ownPlayer(p, s) || squadBehind(p, s) || inContest(p, s)
}

// playerBehind: "Dortmund keeper NAME", "Bayern's young striker NAME", "Barcelona
// and Spain midfielder NAME".
func playerBehind(p *page, s text.Span) bool {
	i := s.End
	if p.possessive(i) {
		i++
	}
	if p.lower(i) == "and" && p.nameAt(i+1) != nil && p.nameAt(i+1).class == country {
		i = p.nameAt(i + 1).End
	}
	role := -1
	for n := 0; n < 5 && i < len(p.doc.Tokens); n, i = n+1, i+1 {
		t := &p.doc.Tokens[i]
		switch {
		case TeamNoun(singular(t.Lower)):
			role = i
		case role >= 0 && p.nameAt(i) != nil && p.nameAt(i).class == person:
			return true
		case t.Tag != "NN" && t.Tag != "JJ" && t.Tag != "JJR" && t.Tag != "JJS" && t.Tag != "HYPH" && t.Tag != "VBG" && t.Tag != "VBN" && t.Tag != "CC":
			return false
		}
	}
	return false
}

// ownPlayer: "Bayern's NAME", "Dortmund's homegrown NAME".
func ownPlayer(p *page, s text.Span) bool {
	i := s.End
	if !p.possessive(i) || p.is(s.Start, allCapitals) {
		return false
	}
	for i++; i < s.End+4 && i < len(p.doc.Tokens); i++ {
		if n := p.nameAt(i); n != nil {
			return n.class == person && n.Start == i && n.Len() > 1
		}
		if t := p.doc.Tokens[i].Tag; t != "JJ" && t != "JJS" && t != "NN" && t != "VBG" && t != "VBN" {
			return false
		}
	}
	return false
}

func singular(w string) string { return strings.TrimSuffix(w, "s") }

// sideBefore: "relegated side Bochum", "French champions Montpellier".
func sideBefore(p *page, s text.Span) bool {
	return wordIn("champions side club rivals archrivals arch-rivals giants outfit minnows leaders", p.lower(s.Start-1)) && !p.is(s.Start-1, capital)
}

// squadBehind: "his Nuremberg squad", "Chelsea's backline".
func squadBehind(p *page, s text.Span) bool {
	i := s.End
	if p.possessive(i) {
		i++
	}
	return wordIn("squad lineup line-up backline midfield bench goalkeeper striker jersey defence defense fans supporters players side team coach attack", p.lower(i)) && !p.is(i, capital)
}

// beats are what one team does to another; matches are where they do it.
const (
	beats   = `beat defeat thrash edge crush rout trounce hammer outplay outscore face host overcome demolish humble stun eliminate overtake leapfrog draw sign`
	loses   = `lose draw fall succumb play compete travel score clinch crash`
	matches = `win victory loss defeat draw match game triumph tie clash derby duel final semifinal semi-final leg fixture equaliser equalizer lead goal thriller rout stalemate point performance showdown`
)

// inContest: "beat Schalke", "a 6-3 win over Nuremberg", "lost to Bochum".
func inContest(p *page, s text.Span) bool {
	h := p.headOf(s)
	for n := 0; n < 3 && p.doc.Tokens[h].Dep == "conj"; n++ {
		h = p.doc.Tokens[h].Head
	}
	t := &p.doc.Tokens[h]
	switch t.Dep {
	case "dobj":
		return lexicalIs(p, t.Head, beats) && !lexicalIs(p, t.Head, "face host sign draw overcome")
	case "nsubj":
		return lexicalIs(p, t.Head, beats+" lose clinch score win") && scoreIn(p, h) || lexicalIs(p, t.Head, "clinch thrash")
	case "pobj":
		g := p.doc.Tokens[t.Head].Head
		return wordIn("over against with versus v vs", p.lower(t.Head)) && lexicalIs(p, g, matches) || wordIn("to against with", p.lower(t.Head)) && lexicalIs(p, g, loses) && (scoreIn(p, h) || p.lower(t.Head) == "against")
	case "poss":
		return lexicalIs(p, t.Head, matches) && scoreIn(p, h)
	}
	return false
}

// scoreIn reports whether the sentence has the score of a match: "2-1", "3 - 0".
func scoreIn(p *page, i int) bool {
	s := p.doc.SentenceOf(i)
	for j := s.Start; j < s.End; j++ {
		w := p.doc.Tokens[j].Text
		if a, b, ok := strings.Cut(strings.ReplaceAll(w, "–", "-"), "-"); ok && isScore(a) && isScore(b) {
			return true
		}
		if j+2 < s.End && isScore(w) && p.isHyphen(j+1) && isScore(p.doc.Tokens[j+2].Text) {
			return true
		}
	}
	return false
}

func isScore(s string) bool {
	return len(s) > 0 && len(s) < 4 && strings.Trim(s, "0123456789") == ""
}

// teamName: "the New England Patriots", a town with a plural behind it.
func teamName(p *page, s text.Span) bool {
	last := p.doc.Tokens[s.End-1].Text
	return s.Len() > 1 && (strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && p.doc.Tokens[s.End-1].POS == "PROPN") && !p.is(s.Start, maleName|femaleName) &&
		(p.lower(s.Start-1) == "the" || p.possessive(s.End) || ordinalTeam(last) || playerBehind(p, s))
}

// repeatClubs claims the other places where the article names its clubs, and
// joins the short name to the long: "Dortmund" to "Borussia Dortmund".
func (a *article) repeatClubs() {
	if len(a.clubs) == 0 {
		return
	}
	longs := map[string]string{} // a word to the club of several that begins or ends with it; "" for several clubs
	for _, p := range a.pages {
		for i := 0; i < len(p.doc.Tokens) && !p.titled; i++ {
			if n := p.nameAt(i); n != nil && n.Start == i && n.Len() > 1 && (n.class == unknown || n.class == organisation || a.clubWord(p, i)) {
				a.longClub(p, n.Span, longs)
				i = n.End - 1
			}
		}
	}
	for short := range a.clubs {
		if long := longs[short]; long != "" {
			a.clubs[short] = long
			a.clubs[long] = ""
		}
	}
	for _, p := range a.pages {
		a.repeatClubsOn(p)
	}
}

// longClub notes a name of several words under its first and last word.
func (a *article) longClub(p *page, s text.Span, longs map[string]string) {
	long := p.text(s)
	for _, w := range []string{p.doc.Tokens[s.Start].Text, p.doc.Tokens[s.End-1].Text} {
		if _, club := a.clubs[w]; !club {
			continue
		}
		if old, ok := longs[w]; ok && old != long {
			long = ""
		}
		longs[w] = long
	}
}

func (a *article) repeatClubsOn(p *page) {
	for i := 0; i < len(p.doc.Tokens); i++ {
		s := a.clubRun(p, i)
		if p.titled && s.Len() == 0 && p.is(i, capital) && p.owner[i] == 0 {
			s = text.Span{Start: i, End: i + 1}
		}
		if s.Len() == 0 {
			continue
		}
		i = s.End - 1
		if _, club := a.clubs[p.text(s)]; club && !inTown(p, s) {
			a.claimFramed(p, s)
		}
	}
}

// inTown reports whether a name is that of the place where something is.
func inTown(p *page, s text.Span) bool {
	return s.Len() == 1 && wordIn("in near outside around", p.lower(s.Start-1))
}

// clubName is the full name of a club, "" where the words name none.
func (a *article) clubName(printed string) string {
	long, ok := a.clubs[printed]
	if ok && long == "" {
		return printed
	}
	return long
}

// clubIDs are the identities of the article's clubs; nil for none.
func (a *article) clubIDs() map[ontology.ID]bool {
	if len(a.clubs) == 0 {
		return nil
	}
	out := map[ontology.ID]bool{}
	for _, p := range a.pages {
		for i := range p.names {
			if n := &p.names[i]; n.class == organisation && len(n.refs) == 1 {
				if _, club := a.clubs[p.text(n.Span)]; club {
					out[a.refs[n.refs[0]].entity.ID] = true
				}
			}
		}
	}
	return out
}

// Club reports whether an entity is a club whose players the article names.
func (r *Result) Club(entity int) bool {
	e := &r.Entities[entity]
	return e.Kind == ontology.Organisation && r.clubs[e.ID]
}

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
