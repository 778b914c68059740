package article

import "fmt"

// Role says what a block of an article is.
type Role uint8

// The roles of an article's own text.
const (
	Body       Role = iota
	Title           // the headline
	Standfirst      // the summary between headline and body
	Subheading      // a heading inside the body
	ListItem        // an item of a list that belongs to the story, without its mark
	Quote           // a quotation set apart
	Caption         // what stands under one of the article's own pictures

	// Byline says who wrote the text and for whom: "Jane Roe, Foreign
	// Secretary". It is not part of the story, but it may state which office
	// somebody holds.
	Byline

	// The roles of what states nothing.

	Dateline      // where and when it was filed: "TOKYO, Nov 1 (Reuters) -"
	CountryTag    // "Country: Japan"
	TopicTag      // a keyword, or a label over an item of a digest
	SectionMarker // a line that opens a part of the page: "ALSO READ"
	OtherHeadline // another story
	SourceTag     // whom a digest credits for an item: "(Reuters)"
	Share         // "Share on Facebook"
	Footer        // "(With inputs from agencies.)", "Editing by Jane Roe"
	Copyright     // "© 2021 The Daily. All rights reserved."
	PhotoCredit   // who took a picture, and the caption of one from the files
	FrontMatter   // a Markdown file's fields
	Contact       // "For press enquiries: press@example.org"
	Navigation    // links, page numbers, "Skip to content", rules between parts
	Notice        // cookies, subscriptions, advertisements, disclaimers
	Metadata      // "Updated: 12 May 2021", "3 min read"
	Comment       // what readers wrote below the article
	EndMarker     // "###", "-30-", "ENDS"
)

var roleNames = [...]string{
	Body: "body", Title: "title", Standfirst: "standfirst", Subheading: "subheading", ListItem: "list item",
	Quote: "quote", Caption: "caption", Byline: "byline", Dateline: "dateline", CountryTag: "country tag",
	TopicTag: "topic tag", SectionMarker: "section marker", OtherHeadline: "other headline",
	SourceTag: "source tag", Share: "share", Footer: "footer", Copyright: "copyright",
	PhotoCredit: "photo credit", FrontMatter: "front matter", Contact: "contact", Navigation: "navigation",
	Notice: "notice", Metadata: "metadata", Comment: "comment", EndMarker: "end marker",
}

// String is the role in lower-case words, "other headline".
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return fmt.Sprintf("role %d", uint8(r))
}

// Own reports whether a block of this role is the article's own text, and so
// states things. A byline is not; see Byline.
func (r Role) Own() bool { return r <= Caption }
