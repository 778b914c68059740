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

// The length in words above which a line is never taken for one of a page's
// standing phrases, however it begins: an own sentence lost is worse than a
// standing phrase kept.
const (
	labelWords  = 8
	phraseWords = 30
)

func hasPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func hasSuffix(s string, suffixes ...string) bool {
	for _, p := range suffixes {
		if strings.HasSuffix(s, p) {
			return true
		}
	}
	return false
}

func contains(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// bracketed reports whether the whole line stands in round or square brackets.
func bracketed(s string) bool {
	s = strings.Trim(s, " *_")
	return len(s) > 2 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']')
}

// isEndMarker knows the signs by which press rooms end a text.
func isEndMarker(k look) bool {
	switch strings.Trim(k.text, " \\*_.") {
	case "###", "# # #", "##", "-30-", "- 30 -", "ENDS", "END", "Ends", "-ENDS-", "- ENDS -", "-END-", "- END -",
		"-ends-", "/ENDS", "//ENDS", "[ENDS]", "(ENDS)", "(END)", "[END]", "-- END --", "End of release":
		return k.words <= 3
	}
	return false
}

func isCopyright(k look) bool {
	b := k.bare
	return k.words <= 60 && (hasPrefix(b, "©", "(c) ", "c) ", "copyright ©", "copyright (c)", "&copy;") ||
		contains(b, "all rights reserved") ||
		hasPrefix(b, "copyright") && (k.words <= labelWords || strings.ContainsFunc(b[:min(len(b), 30)], unicode.IsDigit)) ||
		contains(b, "may not be published, broadcast, rewritten", "may not be reproduced", "not be reproduced without",
			"republished under a creative commons", "licensed under a creative commons", "licensed under cc"))
}

// isFooter knows the lines by which papers say who worked on a story. Only
// short ones count, and those in brackets.
func isFooter(k look) bool {
	if k.words > phraseWords {
		return bracketed(k.text) && contains(k.bare, "has not been edited by", "auto-generated from a syndicated feed")
	}
	b := k.bare
	switch {
	case hasPrefix(b, "with inputs from", "with input from", "with agency inputs", "with agencies inputs", "inputs from agencies",
		"with files from", "with reporting by", "with additional reporting", "with reports from", "with information from",
		"reporting by ", "additional reporting", "writing by ", "editing by ", "edited by ", "compiled by ", "translated by ",
		"our standards: ", "this story has not been edited", "this story was originally published", "this report was first published",
		"this story is auto-generated", "this article was originally published", "this article first appeared",
		"this story first appeared", "this story was produced by", "this report is auto-generated",
		"correspondent in ", "agencies contributed", "-agencies", "source: agencies"):
		return true
	case contains(b, "contributed to this report", "contributed to this story", "contributed to this article",
		"contributed reporting", "for breaking news and live news updates",
		"from a syndicated feed", "and has not been edited", "thomson reuters trust principles"):
		return true
	}
	return k.words <= labelWords && (hasPrefix(b, "with ") && hasSuffix(b, " inputs", " inputs.") || b == "agencies" || b == "agency inputs" || agencies[strings.Trim(b, "/ .")] && !k.item())
}

// agencies are news agencies whose name alone on a line credits a story.
var agencies = func() map[string]bool {
	m := set("reuters ap afp pti ani ians uni upi dpa efe ansa tass ria xinhua kyodo jiji yonhap kcna anadolu interfax belga apa cna vna antara bernama sana petra wam saba mehr irna fars tasnim isna")
	for _, s := range []string{"associated press", "the associated press", "agence france-presse", "press trust of india",
		"press association", "pa media", "the canadian press", "deutsche presse-agentur", "kyodo news", "jiji press",
		"yonhap news agency", "anadolu agency", "xinhua news agency", "thomson reuters"} {
		m[s] = true
	}
	return m
}()

// isPhotoCredit knows credits, and captions of pictures from the files, which
// show another day.
func isPhotoCredit(k look) bool {
	b := k.bare
	if k.words > phraseWords+20 || k.mark == captionMark && !k.creditOnly() {
		return false
	}
	return k.creditOnly() || hasPrefix(b, "file photo", "file picture", "file image", "file -", "file –", "file —", "representative image",
		"representational image", "(file photo")
}

// creditOnly reports whether the line says only whose picture it is.
func (k look) creditOnly() bool {
	if k.words > 12 {
		return false
	}
	b := k.bare
	return hasPrefix(b, "photo by", "photo:", "photos:", "photo credit", "photo courtesy", "photograph:", "photograph by",
		"photography by", "photos by", "picture:", "picture by", "pictures by", "image:", "image by", "image credit", "image source",
		"images:", "credit:", "ap photo", "afp photo", "reuters photo", "reuters/", "(ap photo", "getty images", "illustration:",
		"illustration by", "screengrab", "courtesy of", "courtesy:", "image courtesy", "pic:", "file/") ||
		k.words <= 6 && contains(b, "getty images", "afp via getty", "/ap photo", "/reuters", "/afp", "shutterstock", "istock", "/epa", "wikimedia commons") ||
		bracketed(k.text) && contains(b, " photo by ", " photo/", "photo:", "photo courtesy")
}

// shareNames are the names that share buttons bear.
var shareNames = set("share tweet facebook twitter x whatsapp linkedin reddit telegram email e-mail mail print pinterest " +
	"copy link save bookmark flipboard messenger instagram youtube pocket tumblr threads bluesky mastodon weibo wechat line viber sms " +
	"this article story post on via to with in app a new window opens and or | by page url comment comments like pin it follow us listen gift")

func isShare(k look) bool {
	b := k.bare
	if k.words > 12 || k.prose {
		return false
	}
	if hasPrefix(b, "share this", "share on ", "share via", "share the ", "click to share", "share:", "follow us", "follow @", "find us on", "like us on",
		"email this", "print this", "join us on", "connect with us", "tweet this", "follow on ", "share article", "share story",
		"share full article", "copy link", "save article") {
		return true
	}
	known := false
	for _, w := range strings.FieldsFunc(b, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",/|·:()", r) }) {
		if !shareNames[w] {
			return false
		}
		known = known || len(w) > 4
	}
	return known
}

// isNavigation knows links, page numbers, trails of sections and rules.
func isNavigation(k look) bool {
	b := k.bare
	if strings.IndexFunc(k.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return true // a rule: "* * *", "-----"
	}
	if k.words == 1 && hasPrefix(b, "http://", "https://", "www.") {
		return true
	}
	if k.words > labelWords+4 || k.prose {
		return false
	}
	if k.words <= labelWords && (hasPrefix(b, "skip to ", "back to top", "back to ", "jump to ", "go to ", "next article", "previous article", "next:",
		"previous:", "next story", "previous story", "next page", "previous page", "next post", "previous post", "read full story",
		"read the full", "full story", "click here", "view all", "view more", "see all", "show more", "load more", "see more", "show all", "continue reading",
		"table of contents", "in this article", "home >", "home »", "home ›", "home /", "home |", "breadcrumb", "menu", "close menu", "open menu",
		"toggle ", "permalink", "expand", "collapse", "print version", "loading") || navigationWords[b] || pageNumber(b)) {
		return true
	}
	return trail(k.text)
}

var navigationWords = set("home next previous prev back top login register search more")

// pageNumber knows "page 2", "page 2 of 5", "2 of 5" and "2 / 5".
func pageNumber(b string) bool {
	ws := strings.Fields(strings.NewReplacer("/", " / ").Replace(strings.TrimPrefix(b, "page")))
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
		if n := strings.Count(s, sep); n >= 2 || n == 1 && len(strings.Fields(s)) <= 5 {
			return true
		}
	}
	return false
}

// isNotice knows what papers ask of their readers.
func isNotice(k look) bool {
	if k.words > phraseWords {
		return false
	}
	b := k.bare
	if k.words <= labelWords && (hasPrefix(b, "advertisement", "advertising", "sponsored content", "paid content", "story continues", "article continues",
		"continues below", "sign up", "sign in", "log in", "subscribe", "newsletter", "download our app", "download the app", "get the app",
		"listen to this article", "listen to article", "listen to story", "play audio", "watch live", "live blog", "breaking news alerts",
		"this article is more than", "this video is", "video player", "audio player", "donate", "support us", "become a member",
		"please enable javascript", "enable notifications", "allow notifications", "accept cookies", "manage cookies", "cookie ", "privacy policy",
		"terms of use", "terms and conditions", "disclaimer") || b == "ad") {
		return true
	}
	return hasPrefix(b, "sign up for ", "sign up to ", "subscribe to ", "by signing up", "we use cookies", "this site uses cookies", "this website uses cookies",
		"by clicking", "by continuing", "get our ", "get the latest ", "get the day's", "get the news", "stay up to date", "stay informed",
		"never miss", "download the ", "join our ", "register for free", "already a subscriber", "already have an account", "this content is available to",
		"to read the full", "click here to", "click the link", "support independent", "help us ", "thank you for reading", "disclaimer:",
		"your support ", "enjoy unlimited", "start your free", "you have reached your", "javascript is ", "your browser does not") &&
		!contains(b, " said ", " told ") && noticeCue(b)
}

// noticeCue keeps own sentences that happen to open like a notice: a notice
// speaks to the reader.
func noticeCue(b string) bool {
	return contains(b, "you", "our ", "we ", "us ", "newsletter", "cookies", "inbox", "app", "account", "subscri", "javascript", "browser", "free", "views expressed", "opinions")
}

// isContact knows lines that say whom to write to or call.
func isContact(k look) bool {
	if k.words > phraseWords {
		return false
	}
	b := k.bare
	if hasPrefix(b, "media contact", "press contact", "contact:", "contacts:", "contact us", "for press inquiries", "for press enquiries",
		"for media inquiries", "for media enquiries", "for more information, contact", "for more information contact", "for further information, contact",
		"for further information, please", "for more information, please", "for more information, visit", "for more information visit",
		"press inquiries", "press enquiries", "media inquiries", "media enquiries", "media relations", "notes to editors", "note to editors",
		"tel:", "tel.", "phone:", "telephone:", "fax:", "email:", "e-mail:", "mobile:", "got a tip", "have a tip", "write to us") {
		return true
	}
	return email(k.text) && (k.words <= labelWords || contains(b, "contact", "inquir", "enquir", "e-mail", "email", "questions", "information", "follow ", "reach ", "write to"))
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

// labelled splits "Label: value" and "Label | value"; the label is in lower case.
func (k look) labelled() (label, value string, ok bool) {
	i := strings.IndexAny(k.bare, ":|")
	if i <= 0 || i > 40 {
		return "", "", false
	}
	return strings.TrimSpace(k.bare[:i]), strings.TrimSpace(k.bare[i+1:]), true
}

func isCountryTag(k look) bool {
	label, value, ok := k.labelled()
	return ok && len(strings.Fields(value)) <= labelWords && !k.stop && (label == "country" || label == "countries" || label == "region" || label == "regions")
}

// tagLabels stand before keywords on the same line.
var tagLabels = lineSet("tags", "tag", "topics", "topic", "keywords", "key words", "filed under", "categories", "category", "labels", "posted in",
	"filed in", "section", "subjects", "subject", "tagged", "tagged with", "context", "hashtags", "in this story", "mentioned in this article", "companies", "people")

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

// metadataLabels stand before facts about the article on the same line.
var metadataLabels = lineSet("published", "published on", "published at", "publication date", "publish date", "date published", "date", "posted", "posted on",
	"posted at", "updated", "updated on", "updated at", "last updated", "last updated on", "last updated at", "last modified", "modified", "created",
	"created on", "first published", "source", "news source", "via", "language", "location", "dateline", "reading time", "read time", "est. reading time",
	"word count", "views", "print edition", "issue", "url", "link", "original", "original url", "permalink", "document number", "release number",
	"for immediate release", "embargoed until", "news desk", "author", "authors", "byline", "slug", "id", "guid", "isbn", "issn", "doi")

func isMetadata(k look) bool {
	if k.prose && k.words > 15 || k.words > 20 {
		return false
	}
	b := k.bare
	if label, value, ok := k.labelled(); ok && metadataLabels[label] && (value != "" || label == "for immediate release") {
		return true
	}
	return hasPrefix(b, "published ", "updated ", "last updated", "posted ", "first published", "created ", "modified ") && strings.ContainsFunc(b, unicode.IsDigit) && !k.stop ||
		hasPrefix(b, "for immediate release", "immediate release", "embargoed until", "press release") && k.words <= labelWords ||
		countOf(b) || ago(b) || isStamp(k)
}

// countOf knows "3 min read", "12 comments", "1,204 views".
func countOf(b string) bool {
	ws := strings.Fields(b)
	if len(ws) < 2 || len(ws) > 4 || strings.Trim(ws[0], "0123456789,.k-+") != "" {
		return false
	}
	switch strings.Join(ws[1:], " ") {
	case "min read", "mins read", "minute read", "minutes read", "min", "mins", "comments", "comment", "views", "shares", "likes", "reads", "min listen":
		return true
	}
	return false
}

// ago knows "3 hours ago", "updated 2 days ago".
func ago(b string) bool {
	ws := strings.Fields(b)
	return len(ws) >= 3 && len(ws) <= 6 && ws[len(ws)-1] == "ago"
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
