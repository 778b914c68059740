// Package entities finds the countries, organisations, people and agreements
// that an article speaks of, and every place where it does.
//
// It reads analysed sections and writes ontology entities with their mentions;
// what the article says about them is the business of package relations.
//
// # How entities are named
//
// A country, a known organisation and a known agreement have the name of the
// ontology's tables. Another organisation has its fullest name in the text,
// without article and possessor; a ministry is called after what it is for and
// its state, "Ministry of Foreign Affairs (Iran)", and a service that every
// state has after its nationality, "Beninese Navy". A person has the fullest
// name seen, without title. An agreement with a proper name keeps it; another is
// called after its parties, what it is about and its kind: "Japan–European
// Union security and defence partnership". The parties are joined by en dashes,
// countries first and each kind in alphabetical order, so that the name does not
// depend on who tells the story; the rest is in British spelling.
package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// Input is one article as the language engine left it: only its own text, a
// section for each headline, standfirst, paragraph, caption or byline.
type Input struct {
	Sections  []Section
	Published ontology.Date // the article's day; zero where unknown
	Source    string        // publisher, "" where unknown
}

// Section is a stretch of the article's own text, analysed by itself.
type Section struct {
	Doc *text.Doc
	// Offset is the byte offset of Doc.Text in the stored article text.
	Offset int
	Part   Part
}

// Part says what a section is in its article, as far as names and statements
// are written differently there.
type Part string

// The parts of an article.
const (
	Headline   Part = "headline"   // title or subheading: Title Case, present tense, few articles
	Standfirst Part = "standfirst" // the summary under the title
	Body       Part = "body"       // running text, list items of the article's own, captions
	Byline     Part = "byline"     // who wrote or speaks: "Antony J. Blinken, Secretary of State"
	Dateline   Part = "dateline"   // "TOKYO, Nov 1": gives a place and a day, states nothing
)

// Result is what Resolve found.
type Result struct {
	// Entities are in order of first mention.
	Entities []ontology.Entity
	// Mentions are in text order. They do not overlap, but for names within
	// longer ones, such as the parties in an agreement's name or "U.S." in "U.S.
	// Navy", and for mentions ViaContext: a state that nobody names, at the name
	// of the leader who signs for it.
	Mentions []Mention
	// Agreements give the parties of each entity of kind Agreement.
	Agreements []Agreement

	clubs map[ontology.ID]bool
	at    [][]int32 // per section and token: index+1 of the innermost mention that covers it
}

// Mention is one place where the article refers to one or several entities.
type Mention struct {
	Section int
	text.Span
	// Head is the token that the rest of the sentence hangs the mention on.
	Head int
	// Entities index Result.Entities: one, or several for "the two countries".
	Entities []int
	Via      ontology.Via
	// Title is the title before a person's name, "Foreign Minister"; empty where there is none.
	Title text.Span
}

// Agreement is what the article says of one agreement itself.
type Agreement struct {
	Entity  int // indexes Result.Entities
	Parties []Party
}

// Party is one party to an agreement and where the text says so.
type Party struct {
	Entity  int // indexes Result.Entities
	Section int
	// Mention indexes Result.Mentions: where the party is named; Pact, where the agreement is.
	Mention, Pact int
	// Trigger is the token that joins them: "signed", "between", or the agreement's own noun.
	Trigger  int
	Modality ontology.Modality // ASSERTED when signed or concluded, PLANNED, POSSIBLE or ENDED
}

// At is the index of the innermost mention that covers a token, or -1.
func (r *Result) At(section, token int) int {
	if section >= len(r.at) || token >= len(r.at[section]) {
		return -1
	}
	return int(r.at[section][token]) - 1
}

// Index builds what At answers from out of the mentions: the shorter of two
// that share a token wins. Resolve has done it; whoever changes Mentions does.
func (r *Result) Index(in *Input) {
	total := 0
	for i := range in.Sections {
		total += len(in.Sections[i].Doc.Tokens)
	}
	all := make([]int32, total)
	r.at = make([][]int32, len(in.Sections))
	for i := range in.Sections {
		n := len(in.Sections[i].Doc.Tokens)
		r.at[i], all = all[:n:n], all[n:]
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		at := r.at[m.Section]
		for t := m.Start; t < m.End; t++ {
			if old := at[t]; old == 0 || r.Mentions[old-1].Len() > m.Len() {
				at[t] = int32(i + 1)
			}
		}
	}
}

// Bytes is where a mention stands in the stored article text.
func (in *Input) Bytes(section int, s text.Span) ontology.Span {
	sec := &in.Sections[section]
	if s.Start >= s.End {
		return ontology.Span{}
	}
	return ontology.Span{
		Start: sec.Offset + sec.Doc.Tokens[s.Start].Start,
		End:   sec.Offset + sec.Doc.Tokens[s.End-1].End,
	}
}
