package article

import (
	"strings"
	"unicode"

	"entente/internal/ontology"
)

// blocks are the lines with their roles, cut where a line plays two.
func (c *classifier) blocks() []Block {
	out := make([]Block, 0, len(c.lines)+4)
	filed := false // a dateline was read, or the second paragraph is past
	for i, k := range c.lines {
		start, end, role := k.Start, k.End, c.roles[i]
		switch {
		case role == FrontMatter && i == c.title:
			cut := start + strings.IndexByte(k.text, ':') + 1
			out = appendBlock(out, c.text, start, cut, FrontMatter)
			start, role = cut, Title
		case (role == Body || role == Standfirst) && k.prose && !filed:
			if f := inlineDateline(k.text); f.end > 0 {
				out = appendBlock(out, c.text, start, start+f.end, Dateline)
				c.found.noteDateline(f.day, f.agency)
				start += f.end
				filed = true
			}
			filed = filed || role == Body && i > c.body
		}
		if role.Own() && role != Title {
			end = max(start, k.Start+k.ownEnd(role))
		}
		out = appendBlock(out, c.text, start, end, role)
		if end < k.End {
			out = appendBlock(out, c.text, end, k.End, tailRole(role))
		}
	}
	return out
}

// appendBlock appends the block without the white space around it, if
// anything remains.
func appendBlock(bs []Block, text string, start, end int, r Role) []Block {
	s := text[start:end]
	start += len(s) - len(strings.TrimLeftFunc(s, blank))
	end -= len(s) - len(strings.TrimRightFunc(s, blank))
	if start >= end {
		return bs
	}
	return append(bs, Block{Span: ontology.Span{Start: start, End: end}, Role: r})
}

// tailRole is what the cut end of a block of role r is.
func tailRole(r Role) Role {
	if r == Caption {
		return PhotoCredit
	}
	return SourceTag
}

// coreEnd is where s ends without the credits in brackets that follow its
// last sentence: "(Reuters) (AP via The Washington Post)".
func coreEnd(s string) int {
	end := len(s)
	for {
		t := strings.TrimRightFunc(strings.TrimRight(s[:end], ", "), unicode.IsSpace)
		open := strings.LastIndexByte(t, '(')
		if open <= 0 || !strings.HasSuffix(t, ")") && !strings.HasSuffix(t, ").") {
			return end
		}
		before := strings.TrimRight(t[:open], ", ")
		name := strings.TrimRight(t[open+1:], ".)")
		if !creditName(name) || !endsSentence(before) && !strings.HasSuffix(before, ")") && !(digestSource(name) && countWords(before) >= proseWords) {
			return end
		}
		end = len(before)
	}
}

// digestSource reports whether what stands in brackets names an agency or a paper
// that digests credit, which marks even a line without a full stop as a statement.
func digestSource(name string) bool {
	name = strings.ToLower(name)
	if first, _, ok := strings.Cut(name, " via "); ok {
		name = first
	}
	name = strings.TrimSuffix(name, " news")
	return agencies[name] || digestSources[name]
}

var digestSources = set("bbc cnn guardian nyt cbc abc npr reuters bloomberg aljazeera al-jazeera cbs nbc msnbc itv rté dw nhk forbes wikinews")

// ownEnd is where the line's own text ends: before its source tags or, in a
// caption, before the photographer.
func (k look) ownEnd(r Role) int {
	if r == Caption {
		if cut := captionCredit(k.text); cut > 0 {
			return cut
		}
	}
	return k.core
}

// creditSigns open the credit at the end of a caption.
var creditSigns = []string{"(AP Photo", "(Photo", "Photo:", "Photo by", "Photograph:", "Photography:", "Credit:", "Picture:", "Image:", "REUTERS/",
	"AP Photo/", "AFP/", "Getty Images"}

// maxCredit is the longest credit in bytes.
const maxCredit = 120

// captionCredit is where the credit at the end of a caption begins, 0 without
// one: "Leaders shake hands. Photo: AP", "Leaders shake hands (AP Photo/Jane Roe)".
func captionCredit(s string) int {
	from := max(0, len(s)-maxCredit)
	for _, sign := range creditSigns {
		i := from + strings.LastIndex(s[from:], sign)
		if i <= from || countWords(s[i:]) > 10 {
			continue
		}
		before := strings.TrimRight(s[:i], " |—–-[(")
		set := strings.TrimSpace(s[len(before):i]) != "" // by a bracket, a bar or a dash
		if sign[0] == '(' || set || endsSentence(before) {
			return len(before)
		}
	}
	return 0
}

// creditName reports whether s, found in brackets after a full stop, names a
// source or a photographer: up to eight words, capitals and figures, with no
// full stop of its own.
func creditName(s string) bool {
	ws := strings.Fields(s)
	if len(ws) == 0 || len(ws) > 8 || strings.Contains(s, ". ") {
		return false
	}
	for _, w := range ws {
		r := []rune(strings.TrimLeft(w, "\"'“‘"))
		if len(r) == 0 || unicode.IsLower(r[0]) && !creditWords[strings.ToLower(w)] && !smallWords[w] && !strings.Contains(w, ".") {
			return false
		}
	}
	return true
}

var creditWords = set("via news file photo photos by courtesy handout today investigation live newswire")
