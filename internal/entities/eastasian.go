package entities

import "entente/internal/text"

// eastAsianSurnames are family names of Korea and Taiwan, where given names have two
// parts that a hyphen joins.
var eastAsianSurnames = wordSet(`kim lee park pak choi choe jung jeong chung chong kang cho jo yoon yun jang chang lim im rim han oh seo suh shin sin
	kwon hwang ahn an song yoo yu ryu hong ko go koh moon mun yang son sohn bae baek paek heo hur huh nam sim shim noh roh ro no ha jeon jon chun
	chon min rhee ri yi ban hyun hyon kwak na woo won cha chae joo ju gu koo ki gong do pyo pyon byun bang sung ra
	tsai chen lin huang li wang wu liu hsu cheng hsieh kuo hung chiu tseng liao lai chou yeh su chuang lu lue chiang ho hsiao lo kao pan chien chu
	peng tsao shih hou wei ma lien soong hau tu teng tsou fan fang tang hsiung`)

// findEastAsian claims people whom the recogniser did not see by the form of their
// names: a known surname and a given name of two halves, the second in lower case:
// "Hou Yu-ih", "Hwang Joon-kook".
func (a *article) findEastAsian(p *page) {
	for i := 2; i+1 < len(p.doc.Tokens); i++ {
		if !p.isHyphen(i) || !p.tight(i) || !p.is(i-1, capital) || !p.is(i-2, capital) || !eastAsianSurnames[p.lower(i-2)] || p.doc.Tokens[i-1].SentenceStart {
			continue
		}
		s := text.Span{Start: i - 2, End: i + 2}
		if n := len(p.doc.Tokens[i+1].Text); n < 2 || n > 6 || len(p.doc.Tokens[i-1].Text) > 6 || wordIn(afterHyphen, p.lower(i+1)) || p.is(i-1, bodyHead|placeNoun|calendar) {
			continue
		}
		if isLower(p, i+1) && p.free(s) && !p.is(s.Start-1, capital|particle) {
			a.claimPerson(p, s, "", fromPattern)
		}
	}
}

// tight reports whether no space parts token i from its neighbours.
func (p *page) tight(i int) bool {
	t := p.doc.Tokens
	return i > 0 && i+1 < len(t) && t[i-1].End == t[i].Start && t[i].End == t[i+1].Start
}

// isLower reports whether a token is a word without a capital.
func isLower(p *page, i int) bool { return p.is(i, hasLetter) && !p.is(i, hasCapital) }
