package ontology

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ID names an entity for good: the kind in lower case, a colon, and the
// ISO 3166-1 alpha-2 code for a country ("country:JP") or a slug of the
// canonical name for the others ("organisation:european-union").
type ID string

// CountryID is the ID of the country with an ISO 3166-1 alpha-2 code.
func CountryID(alpha2 string) ID { return ID("country:" + strings.ToUpper(alpha2)) }

// NewID is the ID of an entity of a kind other than Country, by its canonical name.
func NewID(kind Kind, name string) ID {
	var b strings.Builder
	b.Grow(len(kind) + 1 + len(name))
	for i := range len(kind) {
		b.WriteByte(lowerASCII(kind[i]))
	}
	b.WriteByte(':')
	writePlainWords(&b, name, '-')
	return ID(b.String())
}

// Kind is the kind that the ID begins with, or "" where it begins with none.
func (id ID) Kind() Kind {
	prefix, _, _ := strings.Cut(string(id), ":")
	k, _ := kindNamed(prefix)
	return k
}

// Entity is a node of the graph.
type Entity struct {
	ID          ID       `json:"id"`
	Kind        Kind     `json:"kind"`
	Name        string   `json:"name"`              // canonical; see the ontology's table of kinds
	Aliases     []string `json:"aliases,omitempty"` // other names seen or known, ascending, without Name
	Description string   `json:"description,omitempty"`
	Codes       Codes    `json:"codes"`
	// Pact is what is known of an Agreement; nil for the other kinds.
	Pact *Pact `json:"pact,omitempty"`
	// FirstSeen and LastSeen are the days of the earliest and latest dated
	// article that mentions the entity. A store computes them.
	FirstSeen Date `json:"firstSeen"`
	LastSeen  Date `json:"lastSeen"`
	// Counts are computed by a store.
	Counts Counts `json:"counts"`
}

// Codes are identifiers that others gave to the entity; "" where none is known.
type Codes struct {
	ISO2     string `json:"iso2,omitempty"`     // ISO 3166-1 alpha-2, "JP"
	ISO3     string `json:"iso3,omitempty"`     // ISO 3166-1 alpha-3, "JPN"
	Wikidata string `json:"wikidata,omitempty"` // "Q17"
}

// Pact is what the articles say of an agreement itself.
type Pact struct {
	Form   string     `json:"form,omitempty"`   // "treaty", "partnership", "memorandum of understanding"
	Signed Date       `json:"signed"`           // the day of signing, if stated
	Status PactStatus `json:"status,omitempty"` // how far it has come
}

// PactStatus says how far an agreement has come.
type PactStatus string

// The states of an agreement, ordered as they follow one another.
const (
	PactPlanned PactStatus = "PLANNED"
	PactSigned  PactStatus = "SIGNED"
	PactInForce PactStatus = "IN_FORCE"
	PactEnded   PactStatus = "ENDED"
)

// PactStatuses are all states of an agreement, as they follow one another.
func PactStatuses() []PactStatus {
	return []PactStatus{PactPlanned, PactSigned, PactInForce, PactEnded}
}

// Counts say how much the graph holds about one entity.
type Counts struct {
	Articles  int `json:"articles"`  // articles that mention it
	Mentions  int `json:"mentions"`  // mentions in all of them
	Relations int `json:"relations"` // edges that end at it
}

// Slug turns a name into lower-case ASCII words joined by "-"; letters outside
// ASCII lose their marks, and stay as they are when they have no ASCII base.
func Slug(name string) string { return plainWords(name, '-') }

// Fold is the form in which names are compared: compatibility-decomposed, without
// marks, in lower case, punctuation turned to single spaces, a leading "the" gone.
func Fold(name string) string { return strings.TrimPrefix(plainWords(name, ' '), "the ") }

// decomposed is the name compatibility-decomposed, at no cost where it is ASCII.
func decomposed(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return norm.NFKD.String(name)
		}
	}
	return name
}

// plainWords is the name's words, without marks and in lower case, with gap
// between them; apostrophes and full stops do not part words.
func plainWords(name string, gap byte) string {
	var b strings.Builder
	b.Grow(len(name))
	writePlainWords(&b, name, gap)
	return b.String()
}

func writePlainWords(b *strings.Builder, name string, gap byte) {
	start, parted := b.Len(), false
	for _, r := range decomposed(name) {
		r = unicode.ToLower(r)
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if parted && b.Len() > start {
				b.WriteByte(gap)
			}
			parted = false
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '.' || unicode.Is(unicode.Mn, r):
		default:
			parted = true
		}
	}
}
