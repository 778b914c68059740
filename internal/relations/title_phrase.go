package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// titlesBeside are the title phrases before and after a name.
func (s *scene) titlesBeside(name text.Span, head int) []titlePhrase {
	var out []titlePhrase
	if p, ok := s.titleBefore(name); ok {
		p.before = true
		out = append(out, s.splitPosts(p)...)
	}
	if p, ok := s.titleAfter(name); ok {
		out = append(out, p)
	}
	if p, ok := s.titleInApposition(name, head); ok {
		p.before = true
		out = append(out, p)
	}
	return out
}

// titleBefore reads "Japanese Prime Minister", "the President of Poland",
// "head of the agency" directly before a name, or inside its start.
func (s *scene) titleBefore(name text.Span) (titlePhrase, bool) {
	start := name.Start
	sentence := s.doc.SentenceOf(name.Start)
	if start > sentence.Start && s.complementStarts(start-1) { // "activists for the release of X"
		return titlePhrase{}, false
	}
	for start > sentence.Start && name.Start-start < 16 && s.inTitle(start-1) {
		start--
	}
	end := name.Start
	for end < name.End-1 && (s.title(end)&(office|rank) != 0 && s.mention(end) >= 0) { // a title inside the mention
		end++
	}
	for end > start && s.title(end-1)&rank != 0 && s.title(end-1)&office == 0 {
		end--
	}
	return s.titleWithin(text.Span{Start: start, End: end}, false)
}

// inTitle reports whether a token may belong to a title before a name.
func (s *scene) inTitle(i int) bool {
	t := &s.toks[i]
	if m := s.mention(i); m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person && s.found.Mentions[m].Via != ontology.ViaCoreference {
		return false
	}
	switch {
	case s.mistagged(i):
		return false
	case strings.HasPrefix(t.Tag, "NN"), strings.HasPrefix(t.Tag, "JJ"), t.Tag == "POS", t.Tag == "HYPH", t.Tag == "DT", t.Tag == "PRP$", t.Tag == "AFX":
		return true
	case t.Lower == "then": // "then-premier"
		return i+1 < len(s.toks) && s.toks[i+1].Text == "-"
	case t.Lower == "on": // "envoy on Myanmar"
		return i > 0 && sentOut[s.lemma(i-1)]
	case t.Lower == "of", t.Lower == "for", t.Lower == "and", t.Lower == "&", t.Lower == "to", t.Lower == "-":
		return true
	case t.Tag == "VBP" && s.title(i)&office != 0 && !s.lexeme(i).verb() && i+1 < len(s.toks) && s.mention(i+1) >= 0: // "United Nations rapporteur NAME"
		return true
	case t.Lower == "–" || t.Lower == "—": // "Deputy Prime Minister – Foreign Minister"
		return i > 0 && s.title(i-1)&office != 0
	case t.Tag == "VBG" || t.Tag == "VBN": // "acting President", "Elected"
		return s.is(i, "amod", "compound")
	}
	return s.mention(i) >= 0 && t.Tag != ","
}

// titleWithin finds the post in a stretch of words: the last office word that
// only ranks or a complement with "of" or "for" separate from the end.
func (s *scene) titleWithin(sp text.Span, after bool) (titlePhrase, bool) {
	for i := sp.End - 1; i >= sp.Start; i-- {
		c := s.title(i)
		if c&(office|membership) == 0 || s.mention(i) >= 0 && !s.titleInMention(i) {
			continue
		}
		if i+1 < sp.End && !s.complementStarts(i+1) && !after && s.title(i+1)&(office|rank|membership) == 0 && !s.toBe(i) {
			if i = s.postOfBody(sp.Start, i); i < 0 {
				return titlePhrase{}, false
			}
		}
		for i > sp.Start && s.title(i-1)&office != 0 && s.innermostOf(i-1) { // "Deputy Secretary", "Vice President"
			i--
		}
		start := s.titleStart(sp.Start, i)
		if first := s.postSent(sp.Start, start); first >= 0 && !after {
			i, start = first, s.titleStart(sp.Start, first)
		}
		p := titlePhrase{span: text.Span{Start: start, End: sp.End}, post: i}
		p.body = s.bodyOf(p)
		return p, true
	}
	return titlePhrase{}, false
}

// postOfBody is the post before an "of" whose complement has the office word at i
// within a longer name: "[Head] of the General Security Service NAME"; -1 without one.
func (s *scene) postOfBody(floor, i int) int {
	for j := i - 1; j > floor && i-j < 5; j-- {
		if s.toks[j].Lower == "of" {
			if s.title(j-1)&office != 0 && s.innermostOf(j-1) {
				return j - 1
			}
			return -1
		}
	}
	return -1
}

// titleInMention reports whether the office word at i belongs to a person's
// mention, or to a phrase such as "the Iranian minister" that stands for a
// state, rather than to a body's name.
func (s *scene) titleInMention(i int) bool {
	m := &s.found.Mentions[s.mention(i)]
	if len(m.Entities) != 1 {
		return false
	}
	switch s.kind(m.Entities[0]) {
	case ontology.Person, ontology.Agreement: // "documents with NAME, Chad's minister"
		return true
	case ontology.Country:
		return m.Via == ontology.ViaDemonym || m.Via == ontology.ViaMetonym || i > m.Start
	case ontology.Organisation: // "EU official"
		return i > m.Start && i == m.End-1 && !strings.HasSuffix(strings.ToLower(s.found.Entities[m.Entities[0]].Name), s.toks[i].Lower)
	}
	return false
}

func (s *scene) innermostOf(i int) bool { return s.mention(i) < 0 || s.titleInMention(i) }

// complementStarts reports whether "of", "for" or "to" stands at i.
func (s *scene) complementStarts(i int) bool {
	switch s.toks[i].Lower {
	case "of", "for", "to", "at", "in", "on":
		return true
	}
	return false
}

// titleStart goes left from the post over the words that qualify it.
func (s *scene) titleStart(floor, post int) int {
	i := post
	for i > floor {
		t := &s.toks[i-1]
		if strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "POS" || t.Tag == "HYPH" || (t.Tag == "VBG" || t.Tag == "VBN") && s.is(i-1, "amod", "compound", "nmod") || t.Tag == "RB" && (s.toks[i].Tag == "VBN" || s.toks[i].Tag == "JJ") && s.is(i-1, "advmod") || t.Tag == "PRP$" || t.Lower == "then" && s.toks[i].Text == "-" || t.Lower == "and" && i-2 >= floor && s.joinsQualifiers(i-1, post) || s.mention(i-1) >= 0 && s.mention(i-1) == s.mention(max(i-2, floor)) {
			i--
			continue
		}
		if t.Lower == "of" || t.Lower == "for" { // "Ministry of Defence spokesman"
			if m := s.mention(i - 1); m >= 0 {
				i--
				continue
			}
		}
		break
	}
	return i
}

// joinsQualifiers reports whether the "and" at i joins two words before the
// post ("trade and industry minister") rather than two people.
func (s *scene) joinsQualifiers(i, post int) bool {
	h := s.head(i)
	return h < post && s.mention(h) < 0 && s.title(h)&office == 0 && s.is(h, "compound", "nmod", "amod")
}

// splitPosts takes two posts joined by "and" apart: "Politburo Member and
// Director of the Office".
func (s *scene) splitPosts(p titlePhrase) []titlePhrase {
	out := []titlePhrase{p}
	if w := s.toks[max(p.span.Start-1, 0)].Lower; p.span.Start > 1 && (w == "and" || w == "–" || w == "—") {
		if first, ok := s.titleWithin(text.Span{Start: s.titleStart(s.doc.SentenceOf(p.post).Start, p.span.Start-1), End: p.span.Start - 1}, false); ok {
			if first.post == p.span.Start-2 && s.innermostOf(first.post) {
				first.before = p.before
				if out = append(out, first); p.body == nil { // "Chadian Prime Minister and Minister for Defence"
					out[0].body = first.body
				}
			}
		}
	}
	return out
}

// titleAfter reads ", the Secretary of State," and "(High Representative of
// the European Union)" after a name.
func (s *scene) titleAfter(name text.Span) (titlePhrase, bool) {
	i := name.End
	sentence := s.doc.SentenceOf(name.Start)
	if i >= sentence.End || s.toks[i].Lower != "," && s.toks[i].Lower != "(" {
		return titlePhrase{}, false
	}
	i++
	if i+2 < sentence.End && s.toks[i].Tag == "CD" && s.toks[i+1].Lower == "," { // "NAME, 54, president of"
		i += 2
	}
	start, post, complement := i, -1, false
	if s.toks[min(i, sentence.End-1)].Tag == "PRP$" { // ", his fellow fighters"
		return titlePhrase{}, false
	}
	for ; i < sentence.End; i++ {
		complement = complement || post >= 0 && s.complementStarts(i)
		if !complement && s.title(i)&(office|membership) != 0 && s.innermostOf(i) {
			post = i
			continue
		}
		if post < 0 && !s.qualifies(i) && !s.joinsFields(i, start) || post >= 0 && !s.continuesTitle(i) {
			break
		}
	}
	if post < 0 || post-start > 9 {
		return titlePhrase{}, false
	}
	if i < sentence.End && s.verbal(i) && s.toks[i-1].Lower != "," && !(s.toks[start].Lower == "the" && s.mention(start+1) >= 0 && s.opens(name, sentence)) { // "…, President Trump said"
		return titlePhrase{}, false
	}
	for n := post + 1; n < i; n++ { // another person's title: "Kerry, Secretary X and"
		if m := s.mention(n); m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person {
			if w := s.toks[n-1]; n == post+1 || s.title(n-1)&(office|rank) != 0 && !s.complementStarts(post+1) || s.found.Mentions[m].Start == n && s.title(n-1)&(office|rank) == 0 && w.Tag != "," && w.Tag != "CC" && w.Tag != "IN" && w.Tag != "POS" && w.Tag != "DT" {
				return titlePhrase{}, false
			}
			i = n
		}
	}
	for post+1 < i && s.title(post+1)&office != 0 && s.innermostOf(post+1) {
		post++
	}
	p := titlePhrase{span: text.Span{Start: start, End: i}, post: post}
	p.body = s.bodyOf(p)
	return p, true
}

// opens reports whether a name opens its sentence: "NAME, the Chadian President says".
func (s *scene) opens(name, sentence text.Span) bool {
	start := sentence.Start
	for start < name.Start && s.toks[start].POS == "PUNCT" {
		start++
	}
	return name.Start == start
}

// qualifies reports whether token i may stand between a comma and a post.
func (s *scene) qualifies(i int) bool {
	t := &s.toks[i]
	return strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "DT" || t.Tag == "POS" || t.Tag == "PRP$" ||
		t.Lower == "under" && i+1 < len(s.toks) && s.toks[i+1].Lower == "secretary" || t.Tag == "HYPH" || t.Tag == "VBG" || t.Tag == "VBN" && s.is(i, "amod") || s.mention(i) >= 0 || t.Lower == "of" && s.mention(i-1) < 0
}

// joinsFields reports whether the "and" at i joins the fields of a post that comes:
// "Foreign [and] Security Advisor".
func (s *scene) joinsFields(i, start int) bool {
	if w := s.toks[i].Lower; w != "and" && w != "&" || i == start || i+1 >= len(s.toks) {
		return false
	}
	return s.mention(i-1) < 0 && s.mention(i+1) < 0 && (s.nominal(i-1) || s.toks[i-1].Tag == "JJ") && s.title(i+1)&(office|rank) == 0
}

// continuesTitle reports whether token i may follow the post in its phrase.
func (s *scene) continuesTitle(i int) bool {
	t := &s.toks[i]
	return s.qualifies(i) || s.complementStarts(i) || t.Lower == "and" || t.Lower == "&" || t.Tag == "CD"
}

// titleInApposition reads "Japan's foreign minister, NAME".
func (s *scene) titleInApposition(name text.Span, head int) (titlePhrase, bool) {
	if name.Start < 2 || s.title(name.Start-1)&rank == 0 && s.toks[s.titlesFrom(name.Start)-1].Lower != "," && s.toks[name.Start-1].Lower != ")" {
		return titlePhrase{}, false
	}
	h := s.head(head)
	if !s.is(head, "appos") {
		h = s.titleAtComma(name)
	} else if p := s.head(h); s.is(h, "pobj") && s.complementStarts(p) && s.title(s.head(p))&office != 0 && s.innermostOf(s.head(p)) { // "a spokesperson of the agency, NAME"
		h = s.head(p)
	}
	if h < 0 {
		return titlePhrase{}, false
	}
	if h >= name.Start || s.title(h)&office == 0 || s.mention(h) >= 0 && !s.titleInMention(h) {
		return titlePhrase{}, false
	}
	for i := h + 1; i < name.Start; i++ {
		if s.names(i, ontology.Person) {
			return titlePhrase{}, false
		}
	}
	end := name.Start
	for end > h+1 && (s.toks[end-1].Tag == "," || s.title(end-1)&(rank|office) != 0) {
		end--
	}
	start := s.titleStart(s.doc.SentenceOf(h).Start, h)
	p := titlePhrase{span: text.Span{Start: start, End: end}, post: h}
	p.body = s.bodyOf(p)
	return p, true
}

// titlesFrom is where the titles right before a name begin: ", Prince NAME".
func (s *scene) titlesFrom(name int) int {
	for name > 1 && s.title(name-1)&(office|rank) != 0 && s.toks[name-1].Tag == "NNP" {
		name--
	}
	return name
}

// adverbial reports whether the phrase that begins at token i hangs on a preposition
// that opens its sentence.
func (s *scene) adverbial(i int) bool {
	first := s.doc.SentenceOf(i).Start
	for p := i - 1; p >= first && i-p < 4; p-- {
		if s.toks[p].Tag == "IN" || s.toks[p].Tag == "TO" {
			return p <= first+1
		}
		if s.toks[p].Tag != "DT" {
			return false
		}
	}
	return false
}

// nameHead is the head of the mention that begins at a name's first token.
func (s *scene) nameHead(name text.Span) int {
	if m := s.mention(name.Start); m >= 0 {
		return s.found.Mentions[m].Head
	}
	return name.End - 1
}

// titleAtComma is the post that ends at the comma before a name whose
// apposition the parser missed: "Malaysia's Prime Minister, Najib Razak said".
// It must name its state, and not belong to a name before it. -1 without one.
func (s *scene) titleAtComma(name text.Span) int {
	post := name.Start - 2
	if s.toks[post].Lower == ")" { // "the head of the Federation (GFX), NAME"
		for i := post; i > 0 && post-i < 6; i-- {
			if s.toks[i].Lower == "(" {
				post = i - 1
				break
			}
		}
	}
	for i := post; i >= 1 && post-i < 8 && s.inTitle(i); i-- { // "a spokesman for the Taliban, X"
		if s.complementStarts(i) && s.title(i-1)&office != 0 {
			post = i - 1
			break
		}
	}
	if s.title(post)&office == 0 || !s.innermostOf(post) {
		return -1
	}
	start := s.titleStart(s.doc.SentenceOf(post).Start, post)
	if s.adverbial(start) && s.is(s.nameHead(name), "nsubj", "nsubjpass") { // "According to a Chadian spokesman, NAME called"
		return -1
	}
	if start >= 2 && s.toks[start-1].Lower == "," && s.mention(start-2) >= 0 {
		return -1
	}
	p := titlePhrase{span: text.Span{Start: start, End: name.Start - 1}, post: post}
	if s.bodyOf(p) == nil {
		return -1
	}
	return post
}
