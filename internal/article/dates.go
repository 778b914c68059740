package article

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"entente/internal/ontology"
)

// foundDate is a day that a text names. Year is 0 where the text leaves it out.
type foundDate struct {
	day        ontology.Date
	start, end int // byte offsets of what names it
}

// months by the first three letters; longer spellings must be a beginning of
// the full name, or "sept".
var months = map[string]time.Month{
	"jan": time.January, "feb": time.February, "mar": time.March, "apr": time.April, "may": time.May, "jun": time.June,
	"jul": time.July, "aug": time.August, "sep": time.September, "oct": time.October, "nov": time.November, "dec": time.December,
}

func monthOf(s string) time.Month {
	s = strings.ToLower(s)
	if len(s) < 3 {
		return 0
	}
	m := months[s[:3]]
	if m != 0 && (strings.HasPrefix(strings.ToLower(m.String()), s) || s == "sept") {
		return m
	}
	return 0
}

// findDate finds the first day named in s, written out ("June 12, 2021",
// "Friday, 12th June 2021", "2015 December 18", "Nov 1") or in figures from
// the year down ("2021-06-12", "2021/06/12"). Figures that could be read as
// either day first or month first ("03/04/2021") are not a date to it.
func findDate(s string) (foundDate, bool) {
	w := dateWords(s)
	for i := range w {
		for _, read := range [...]func([]dateWord) (ontology.Date, int){numericDate, yearFirst, monthFirst, dayFirst} {
			if d, n := read(w[i:]); n > 0 && validDay(d) {
				return foundDate{day: d, start: w[i].start, end: w[i+n-1].end}, true
			}
		}
	}
	return foundDate{}, false
}

// dateWord is a run of letters or of digits, with the characters before it.
type dateWord struct {
	text       string
	number     int // -1 where text is not a number of at most four digits
	gap        string
	start, end int
}

// dateWords cuts s into runs of letters and runs of digits; "12th" is the
// number 12.
func dateWords(s string) []dateWord {
	var out []dateWord
	last := 0
	for i := 0; i < len(s); {
		kind := charKind(s[i])
		if kind == 0 {
			i++
			continue
		}
		j := i
		for j < len(s) && charKind(s[j]) == kind {
			j++
		}
		w := dateWord{text: s[i:j], number: -1, gap: s[last:i], start: i, end: j}
		if kind == digitKind && j-i <= 4 {
			w.number, _ = strconv.Atoi(w.text)
		}
		if n := len(out); n > 0 && w.gap == "" && out[n-1].number > 0 && ordinals[w.text] {
			out[n-1].end = j
		} else {
			out = append(out, w)
		}
		last, i = j, j
	}
	return out
}

const (
	digitKind  = 1
	letterKind = 2
)

var ordinals = set("st nd rd th")

func charKind(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return digitKind
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= 0x80:
		return letterKind
	}
	return 0
}

// spaced reports whether gap is what may stand between the parts of a
// written-out date.
func spaced(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "":
		return gap != ""
	case ",", ".", ".,":
		return true
	}
	return false
}

func year(w dateWord) bool { return len(w.text) == 4 && w.number >= 1000 }

// monthFirst reads "June 12, 2021" and "June 12".
func monthFirst(w []dateWord) (ontology.Date, int) {
	if len(w) < 2 || !spaced(w[1].gap) || w[1].number < 1 || w[1].number > 31 {
		return ontology.Date{}, 0
	}
	m := monthOf(w[0].text)
	if m == 0 || !unicode.IsUpper(rune(w[0].text[0])) {
		return ontology.Date{}, 0
	}
	d := ontology.Date{Month: m, Day: w[1].number}
	if len(w) > 2 && spaced(w[2].gap) && year(w[2]) {
		d.Year = w[2].number
		return d, 3
	}
	return d, 2
}

// dayFirst reads "12 June 2021", "12 of June, 2021" and "12 June".
func dayFirst(w []dateWord) (ontology.Date, int) {
	n := 1
	if len(w) > 1 && w[1].text == "of" {
		n = 2
	}
	if len(w) <= n || w[0].number < 1 || w[0].number > 31 || !spaced(w[n].gap) && w[n].gap != "-" {
		return ontology.Date{}, 0
	}
	m := monthOf(w[n].text)
	if m == 0 {
		return ontology.Date{}, 0
	}
	d := ontology.Date{Month: m, Day: w[0].number}
	if len(w) > n+1 && (spaced(w[n+1].gap) || w[n+1].gap == "-") && year(w[n+1]) {
		d.Year = w[n+1].number
		return d, n + 2
	}
	return d, n + 1
}

// yearFirst reads "2015 December 18".
func yearFirst(w []dateWord) (ontology.Date, int) {
	if len(w) < 3 || !year(w[0]) || !spaced(w[1].gap) || !spaced(w[2].gap) || w[2].number < 1 {
		return ontology.Date{}, 0
	}
	m := monthOf(w[1].text)
	if m == 0 {
		return ontology.Date{}, 0
	}
	return ontology.Date{Year: w[0].number, Month: m, Day: w[2].number}, 3
}

// numericDate reads "2021-06-12", "2021/6/12" and "2021.06.12", and from the
// day or month up where only one reading is a date: "23-05-2021", "5/23/2021".
func numericDate(w []dateWord) (ontology.Date, int) {
	if len(w) < 3 || w[0].number < 0 || w[1].number < 0 || w[2].number < 0 ||
		w[1].gap != w[2].gap || len(w[1].gap) != 1 || !strings.Contains("-/.", w[1].gap) {
		return ontology.Date{}, 0
	}
	a, b, c := w[0].number, w[1].number, w[2].number
	switch {
	case year(w[0]):
		return ontology.Date{Year: a, Month: time.Month(b), Day: c}, 3
	case !year(w[2]):
		return ontology.Date{}, 0
	case a > 12 || a == b:
		return ontology.Date{Year: c, Month: time.Month(b), Day: a}, 3
	case b > 12:
		return ontology.Date{Year: c, Month: time.Month(a), Day: b}, 3
	}
	return ontology.Date{}, 0
}

// validDay reports whether d is in the calendar; without a year, in a leap year.
func validDay(d ontology.Date) bool {
	y := d.Year
	if y == 0 {
		y = 2000
	}
	t := time.Date(y, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && t.Day() == d.Day
}

// fieldDate reads the value of a field that holds a date: whatever findDate
// finds with its year, or figures without anything between ("20241101",
// "20241101T120000Z"), or seconds or milliseconds since 1970.
func fieldDate(s string) ontology.Date {
	s = strings.TrimSpace(s)
	if d, ok := findDate(s); ok && d.day.Year != 0 {
		return d.day
	}
	digits := s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
	n, err := strconv.ParseInt(digits, 10, 64)
	switch {
	case err != nil:
	case len(digits) == 8 || len(digits) == 14 && len(s) == 14:
		if t, err := time.Parse("20060102", digits[:8]); err == nil {
			return ontology.DateOf(t)
		}
	case len(digits) != len(s):
	case len(digits) == 9 || len(digits) == 10:
		return ontology.DateOf(time.Unix(n, 0).UTC())
	case len(digits) == 12 || len(digits) == 13:
		return ontology.DateOf(time.UnixMilli(n).UTC())
	}
	return ontology.Date{}
}

// urlDate reads the day that many sites put into an address, "/2021/05/23/".
func urlDate(url string) ontology.Date {
	parts := strings.Split(url, "/")
	for i := 0; i+2 < len(parts); i++ {
		d, err := time.Parse("2006/1/2", strings.Join(parts[i:i+3], "/"))
		if err == nil && d.Year() >= 1990 {
			return ontology.DateOf(d)
		}
	}
	for _, p := range parts {
		if len(p) > 10 && p[4] == '-' && p[10] == '-' {
			if d, err := ontology.ParseDate(p[:10]); err == nil {
				return d
			}
		}
	}
	return ontology.Date{}
}

// dateLine reports whether s is nothing but a day, its weekday and perhaps
// where: "Friday, May 23, 2021", "2023-10-16", "Tokyo, 1 November 2024".
func dateLine(s string) (ontology.Date, bool) {
	if len(s) > 60 {
		return ontology.Date{}, false
	}
	f, ok := findDate(s)
	if !ok {
		return ontology.Date{}, false
	}
	before, after := words(s[:f.start]), words(s[f.end:])
	if len(after) > 0 && !clockWords(after) || len(before) > 3 {
		return ontology.Date{}, false
	}
	for _, w := range before {
		if !unicode.IsUpper([]rune(w)[0]) {
			return ontology.Date{}, false
		}
	}
	return f.day, true
}

var weekdays = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")

// clockWords reports whether words are a time of day: "10:45 AM GMT".
func clockWords(ws []string) bool {
	for _, w := range ws {
		if strings.Trim(w, "0123456789") != "" && !clock[strings.ToLower(w)] && !weekdays[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

var clock = set("at am pm a p m gmt utc est edt et pst pdt pt cet cest bst ist jst kst z hrs hours t")
