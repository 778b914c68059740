package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/ontology"
)

// filing is the dateline at the beginning of a paragraph.
type filing struct {
	end    int // bytes of the paragraph that it takes, with the dash; 0 without one
	day    ontology.Date
	agency string
}

// maxDateline is the longest dateline in bytes: two cities, a day and an agency.
const maxDateline = 90

// filingDashes part a dateline from the story, the longest first.
var filingDashes = []string{" -- ", " - ", " – ", " — ", "— ", "– ", " —", ": "}

// inlineDateline reads a dateline: "TOKYO, Nov 1 (Reuters) - ", "GENEVA
// (12 May 2021) – ", "New Delhi [India], November 1 (ANI): ", "PARIS — ".
func inlineDateline(s string) filing {
	for _, dash := range filingDashes {
		head, rest, ok := strings.Cut(s[:min(len(s), maxDateline)], dash)
		if !ok || strings.Contains(head, ". ") {
			continue
		}
		if f := readFiling(head, dash == ": "); f.end > 0 && (f.agency != "" || !f.day.IsZero() || sentenceBegins(rest)) {
			f.end = len(head) + len(strings.TrimRight(dash, " "))
			return f
		}
	}
	return filing{}
}

// sentenceBegins tells "WASHINGTON — The United States said" from "ASEAN —
// the bloc of ten — said".
func sentenceBegins(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \"'“‘"))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// readFiling reads what stands before the dash; end is 0 if it is no dateline.
func readFiling(head string, colon bool) filing {
	place, inBrackets, _ := strings.Cut(head, "(")
	agency := strings.TrimSuffix(strings.TrimSpace(inBrackets), ")")
	f := filing{end: len(head)}
	if d, ok := findDate(head); ok {
		f.day = d.day
		if d.start < len(place) {
			place = place[:d.start]
		}
		if _, inside := findDate(agency); inside {
			agency = ""
		}
	}
	if strings.Contains(agency, ")") || len(strings.Fields(agency)) > 4 || !placeName(place) && (place != "" || agency == "") {
		return filing{}
	}
	f.agency = agency
	if place = strings.Trim(place, " ,"); agency == "" && f.day.IsZero() && !bareFiling(place, colon) {
		return filing{}
	}
	return f
}

// bareFiling reports whether a place may stand for a dateline without a day or
// an agency: in capitals, and before a colon not a kicker or a speaker.
func bareFiling(place string, colon bool) bool {
	ws := strings.Fields(place)
	return allCaps(place) && len(place) >= 4 && !bodies[place] && (!colon || len(ws) <= 2 && !calls[strings.ToLower(ws[0])])
}

// placeName reports whether s reads like one or two places: up to six
// capitalised words, commas, slashes and brackets among them.
func placeName(s string) bool {
	ws := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",/[]", r) })
	if len(ws) == 0 || len(ws) > 6 {
		return false
	}
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !particles[w] && !weekdays[w] {
			return false
		}
	}
	return true
}

// bodies are written like places in capitals, and are none.
var bodies = set("NATO OPEC OPEC+ ASEAN AUKUS UNICEF UNESCO BRICS APEC OECD OSCE ECOWAS USAID INTERPOL MERCOSUR SAARC HAMAS ISIS ISIL COVID-19")

// calls are words in capitals before a colon that name no place: kickers, and
// the speakers of transcripts.
var calls = phraseSet("calls")
