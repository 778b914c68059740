package article

import (
	"strings"
	"unicode"
)

// lineRule recognises, by its words alone, a line that is not the article's
// own text. Rules are tried in order; the first that says yes decides.
type lineRule struct {
	role Role
	is   func(k look) bool
}

var lineRules = []lineRule{
	{EndMarker, isEndMarker},
	{Copyright, isCopyright},
	{Footer, isFooter},
	{PhotoCredit, isPhotoCredit},
	{Share, isShare},
	{Navigation, isNavigation},
	{Notice, isNotice},
	{Contact, isContact},
	{CountryTag, isCountryTag},
	{TopicTag, isTagLine},
	{Metadata, isMetadata},
}

// boilerplateRole is what a line's words alone give away, or Body.
func boilerplateRole(k look) Role {
	for _, r := range lineRules {
		if r.is(k) {
			return r.role
		}
	}
	return Body
}

// The lengths in words above which a line is never taken for one of a page's
// standing phrases, however it begins: an own sentence lost is worse than a
// standing phrase kept.
const (
	labelWords     = 8
	phraseWords    = 30
	copyrightWords = 60
)

// bracketed reports whether the whole line stands in round or square brackets.
func bracketed(s string) bool {
	s = strings.Trim(s, " *_")
	return len(s) > 2 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']')
}

// endMarks are the signs by which press rooms end a text.
var endMarks = lineSet("###", "# # #", "##", "-30-", "- 30 -", "ENDS", "END", "Ends", "-ENDS-", "- ENDS -", "-END-", "- END -", "-ends-", "/ENDS",
	"//ENDS", "[ENDS]", "(ENDS)", "(END)", "[END]", "-- END --", "End of release")

func isEndMarker(k look) bool { return k.words <= 3 && endMarks[strings.Trim(k.text, " \\*_.")] }

var (
	copyrightStarts = phrases("copyright starts")
	copyrightHolds  = phrases("copyright holds")
)

func isCopyright(k look) bool {
	b := k.bare
	if k.words > copyrightWords {
		return false
	}
	named := strings.HasPrefix(b, "copyright") && (k.words <= labelWords || strings.ContainsFunc(cutRunes(b, 30), unicode.IsDigit))
	return named || markedC(k) || hasPrefix(b, copyrightStarts...) || contains(b, copyrightHolds...)
}

// markedC reports whether a line opens with "(c)" for copyright: before a year,
// or before a short notice. In a cable "2. (C)" numbers and classifies a paragraph.
func markedC(k look) bool {
	rest, ok := strings.CutPrefix(k.bare, "c) ")
	if !ok || len(k.text) > 0 && unicode.IsDigit(rune(k.text[0])) {
		return false
	}
	return k.words <= labelWords || rest != "" && unicode.IsDigit(rune(rest[0]))
}

var (
	creditVerbs  = phrases("footer credits")
	footerStarts = phrases("footer starts")
	footerHolds  = phrases("footer holds")
)

// isFooter knows the lines by which papers say who worked on a story. Only
// short ones count, and longer ones in brackets that disown the story.
func isFooter(k look) bool {
	b := k.bare
	switch {
	case k.words > phraseWords:
		return bracketed(k.text) && contains(b, "has not been edited by", "auto-generated from a syndicated feed")
	case hasPrefix(b, creditVerbs...):
		return !k.prose || nominal(k.text) // "Reporting by the UN shows …" is a sentence
	case hasPrefix(b, footerStarts...), contains(b, footerHolds...):
		return true
	case k.words > labelWords:
		return false
	}
	return hasPrefix(b, "with ") && hasSuffix(b, " inputs", " inputs.") || b == "agencies" || b == "agency inputs" ||
		agencies[strings.Trim(b, "/ .")] && !k.item()
}

// agencies are news agencies whose name alone on a line credits a story.
var agencies = phraseSet("agencies")

var (
	filePhotoStarts = phrases("file photo starts")
	creditStarts    = phrases("credit starts")
	creditHolds     = phrases("credit holds")
)

// isPhotoCredit knows credits, and captions of pictures from the files, which
// show another day.
func isPhotoCredit(k look) bool {
	switch {
	case k.creditOnly():
		return true
	case k.words > phraseWords+20 || k.mark == captionMark:
		return false
	}
	return hasPrefix(k.bare, filePhotoStarts...)
}

// creditOnly reports whether the line says only whose picture it is.
func (k look) creditOnly() bool {
	return k.words <= 12 && hasPrefix(k.bare, creditStarts...) || k.words <= 6 && contains(k.bare, creditHolds...) ||
		k.words <= 12 && bracketed(k.text) && contains(k.bare, " photo by ", " photo/", "photo:", "photo courtesy")
}

// shareNames are the names that share buttons bear, and the words around them.
var shareNames = phraseSet("share words")

var shareStarts = phrases("share starts")

func isShare(k look) bool {
	if k.words > 12 || k.prose {
		return false
	}
	if hasPrefix(k.bare, shareStarts...) {
		return true
	}
	known := false
	for w := range strings.FieldsFuncSeq(k.bare, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",/|·:()", r) }) {
		if !shareNames[w] {
			return false
		}
		known = known || len(w) > 4
	}
	return known
}

var (
	navigationStarts = phrases("navigation starts")
	navigationWords  = set("home next previous prev back top login register search more")
)

// isNavigation knows links, page numbers, trails of sections and rules.
func isNavigation(k look) bool {
	b := k.bare
	switch {
	case strings.IndexFunc(k.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0:
		return true // a rule: "* * *", "-----"
	case k.words == 1 && hasPrefix(b, "http://", "https://", "www."):
		return true
	case k.words > labelWords+4 || k.prose:
		return false
	case k.words <= labelWords && (hasPrefix(b, navigationStarts...) || navigationWords[b] || pageNumber(b)):
		return true
	}
	return trail(k.text)
}

// pageNumber knows "page 2", "page 2 of 5", "2 of 5" and "2 / 5".
func pageNumber(b string) bool {
	if len(b) > len("page 1234 of 12345") {
		return false
	}
	ws := strings.Fields(strings.ReplaceAll(strings.TrimPrefix(b, "page"), "/", " / "))
	if len(ws) == 0 || len(ws) > 3 || len(ws) == 1 && !strings.HasPrefix(b, "page") {
		return false
	}
	for i, w := range ws {
		if number := strings.Trim(w, "0123456789") == ""; number != (i != 1) || !number && w != "of" && w != "/" {
			return false
		}
	}
	return true
}

// trail knows "World > Asia > Japan", "News » Politics".
func trail(s string) bool {
	for _, sep := range []string{" > ", " » ", " › ", " >> "} {
		if n := strings.Count(s, sep); n >= 2 || n == 1 && countWords(s) <= 5 {
			return true
		}
	}
	return false
}

var (
	noticeLabelStarts = phrases("notice label starts")
	noticeStarts      = phrases("notice starts")
)

// isNotice knows what papers ask of their readers. The longer ones must
// speak to the reader, so that an own sentence that opens alike is kept.
func isNotice(k look) bool {
	b := k.bare
	switch {
	case k.words > phraseWords:
		return false
	case k.words <= labelWords && (b == "ad" || hasPrefix(b, noticeLabelStarts...)):
		return true
	}
	return hasPrefix(b, noticeStarts...) && !contains(b, " said ", " told ") &&
		contains(b, "you", "our ", "we ", "us ", "newsletter", "cookies", "inbox", "app", "account", "subscri", "javascript", "browser", "free",
			"views expressed", "opinions")
}

var contactStarts = phrases("contact starts")

// isContact knows lines that say whom to write to or call.
func isContact(k look) bool {
	switch {
	case k.words > phraseWords:
		return false
	case hasPrefix(k.bare, contactStarts...):
		return true
	}
	return email(k.text) && (k.words <= labelWords ||
		contains(k.bare, "contact", "inquir", "enquir", "e-mail", "email", "questions", "information", "follow ", "reach ", "write to"))
}

// email reports whether s holds an e-mail address.
func email(s string) bool {
	for w := range strings.FieldsSeq(s) {
		at := strings.IndexByte(w, '@')
		if at > 0 && strings.Contains(w[at:], ".") && !strings.Contains(w[:at], "/") {
			return true
		}
	}
	return false
}

// labelled splits "Label: value" and "Label | value", in lower case.
func (k look) labelled() (label, value string, ok bool) {
	i := strings.IndexAny(k.bare, ":|")
	if i <= 0 || i > 40 {
		return "", "", false
	}
	return strings.TrimSpace(k.bare[:i]), strings.TrimSpace(k.bare[i+1:]), true
}

var countryLabels = set("country countries region regions")

func isCountryTag(k look) bool {
	label, value, ok := k.labelled()
	return ok && countryLabels[label] && !k.stop && countWords(value) <= labelWords
}

var tagLabels = phraseSet("tag labels")

// isTagLine knows keywords on one line: "Tags: Japan, EU", "#Japan #EU".
func isTagLine(k look) bool {
	if k.words <= 15 && hashtags(k.text) {
		return true
	}
	label, value, ok := k.labelled()
	if !ok {
		return hasPrefix(k.bare, "filed under ", "tagged with ", "posted in ") && !k.prose && k.words <= 15
	}
	return value != "" && tagLabels[label] && !k.stop && !k.prose
}

// hashtags reports whether every word is a hashtag.
func hashtags(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if len(w) < 2 || w[0] != '#' || w[1] == '#' {
			return false
		}
	}
	return s != ""
}

var metadataLabels = phraseSet("metadata labels")

// isMetadata knows what pages say of an article: when it was published, how
// long it takes to read.
func isMetadata(k look) bool {
	if k.words > 20 || k.prose && k.words > 15 {
		return false
	}
	b := k.bare
	label, value, ok := k.labelled()
	switch {
	case ok && metadataLabels[label] && value != "":
		return true
	case k.words <= labelWords && hasPrefix(b, "for immediate release", "immediate release", "embargoed until", "press release"):
		return true
	case hasPrefix(b, "published ", "updated ", "last updated", "posted ", "first published", "created ", "modified "):
		return strings.ContainsFunc(b, unicode.IsDigit) && !k.stop
	}
	return countOf(b) || ago(b) || isStamp(k)
}

var countedThings = phraseSet("counted things")

// countOf knows "3 min read", "12 comments", "1,204 views".
func countOf(b string) bool {
	number, things, _ := strings.Cut(b, " ")
	return countedThings[things] && strings.Trim(number, "0123456789,.k-+") == ""
}

// ago knows "3 hours ago", "updated 2 days ago".
func ago(b string) bool {
	n := countWords(b)
	return n >= 3 && n <= 6 && strings.HasSuffix(b, " ago")
}

// isStamp knows lines of parts divided by bars of which one is a day, as
// papers print them under a headline: "News Desk | Tokyo | Updated: 01-11-2024".
func isStamp(k look) bool {
	if strings.Count(k.text, "|") == 0 || k.prose {
		return false
	}
	_, ok := findDate(k.text)
	return ok || strings.Contains(k.bare, "updated")
}

func lineSet(lines ...string) map[string]bool {
	m := make(map[string]bool, len(lines))
	for _, l := range lines {
		m[l] = true
	}
	return m
}
