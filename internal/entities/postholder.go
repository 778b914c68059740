package entities

import "entente/internal/text"

// postHolder is the person at the end of a span in which the recogniser ran what a
// post is for into the name of who holds it: "president of [Catalonia Quim Torra]",
// "Chief of [Defence Staff Bipin Rawat]", "Representative on [Climate Issues N]".
func postHolder(p *page, s text.Span) (text.Span, bool) {
	before := s.Start - 1
	if p.lower(before) == "the" {
		before--
	}
	if !wordIn("of for on to", p.lower(before)) && !(p.lower(before) == "and" && (p.is(before-1, portfolio) || p.is(before-1, commonWord))) {
		return s, false
	}
	if p.is(s.Start, maleName|femaleName) || !postEnds(p, before) {
		return s, false
	}
	for i := s.Start + 1; i < s.End-1; i++ {
		who := text.Span{Start: i, End: s.End}
		if p.is(i, maleName|femaleName) && p.is(i, capital) && !p.is(i-1, maleName|femaleName|initial) && who.Len() <= 4 && p.free(who) && !hasBodyWord(p, who) && looksLikePerson(p, who) {
			return who, true
		}
	}
	return lastOfPost(p, s)
}

// lastOfPost is the surname behind what a post is for, where nothing else stands
// before it in the span.
func lastOfPost(p *page, s text.Span) (text.Span, bool) {
	last := text.Span{Start: s.End - 1, End: s.End}
	if s.Len() >= 3 && allCommon(p, text.Span{Start: s.Start, End: s.End - 1}) && !p.is(last.Start, commonWord|bodyHead|thingHead|placeNoun|pactName) && p.free(last) && looksLikePerson(p, last) {
		return last, true
	}
	return s, false
}

// wordsOfPost is how many words behind a post's head still belong to what it is for.
const wordsOfPost = 8

// postEnds reports whether a post's head in capitals stands before the preposition at
// token i, with nothing but words of the post's name between them.
func postEnds(p *page, i int) bool {
	for j := i - 1; j >= 0 && j >= i-wordsOfPost; j-- {
		switch {
		case p.is(j, titleHead):
			return true
		case p.is(j, capital) || wordIn("of for on and the , to", p.lower(j)):
		default:
			return false
		}
	}
	return false
}

// matterOfPost reports whether a span is what a post is for, whose name the
// recogniser took for a body's: "Assistant to the President for National Security
// Affairs".
func matterOfPost(p *page, s text.Span) bool {
	return p.lower(s.Start-1) == "for" && p.is(s.Start-2, titleHead) && p.is(s.Start-2, capital) && !p.is(s.Start, allCapitals) && !hasBodyWord(p, s)
}

// postMatters end the names of what posts are for and begin nobody's.
const postMatters = `staff affairs issues relations infrastructure organizations organisations resources services operations negotiations
	policy policies security rights action`

// titlesOpen reports whether one of the first three words of a span heads a title.
func titlesOpen(p *page, s text.Span) bool {
	return p.is(s.Start, titleHead) || p.is(s.Start+1, titleHead) || p.is(s.Start+2, titleHead)
}
