package relations

import (
	"strconv"
	"strings"
	"time"

	"entente/internal/ontology"
)

// dateForm is an expression of time as news write it, to be resolved against
// the day of the article.
type dateForm struct {
	words     []string      // in lower case
	published ontology.Date // zero where unknown
	future    bool          // the act is still to come
}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sundays": 0, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6,
}

// nearDays are words for a day by its distance from the article's.
var nearDays = map[string]int{"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

// resolve gives the day, month or year meant; a zero date where the words
// give none, such as a duration.
func (f dateForm) resolve() (ontology.Date, ontology.Precision) {
	for _, read := range []func() (ontology.Date, ontology.Precision){f.iso, f.calendar, f.near, f.ago, f.relative, f.weekday, f.year} {
		if d, p := read(); !d.IsZero() {
			return d, p
		}
	}
	return ontology.Date{}, ""
}

// iso reads "2021-05-12".
func (f dateForm) iso() (ontology.Date, ontology.Precision) {
	written := strings.Join(f.words, "")
	if len(written) != len(time.DateOnly) || written[4] != '-' {
		return ontology.Date{}, ""
	}
	d, err := ontology.ParseDate(written)
	if err != nil {
		return ontology.Date{}, ""
	}
	return d, ontology.DayPrecision
}

// calendar reads "May 12", "12 May 2021", "May 2021", "early May".
func (f dateForm) calendar() (ontology.Date, ontology.Precision) {
	month, day, year := time.Month(0), 0, 0
	for i, w := range f.words {
		w = strings.TrimSuffix(w, ".")
		if m, ok := months[w]; ok && month == 0 {
			month = m
			continue
		}
		n := ordinal(w)
		switch {
		case n >= 1900 && n <= 2100:
			year = n
		case n >= 1 && n <= 31 && day == 0 && f.besideMonth(i):
			day = n
		}
	}
	if month == 0 {
		return ontology.Date{}, ""
	}
	return f.complete(month, day, year)
}

// besideMonth reports whether a month stands next to word i.
func (f dateForm) besideMonth(i int) bool {
	for _, j := range []int{i - 1, i + 1, i + 2} {
		if j >= 0 && j < len(f.words) {
			if _, ok := months[strings.TrimSuffix(f.words[j], ".")]; ok && (j < i+2 || f.words[i+1] == "of") {
				return true
			}
		}
	}
	return false
}

// complete fills in the year that the text leaves out: the one that puts the
// day nearest to the article's on the side of it that the tense says.
func (f dateForm) complete(month time.Month, day, year int) (ontology.Date, ontology.Precision) {
	p := ontology.DayPrecision
	if day == 0 {
		day, p = 1, ontology.MonthPrecision
	}
	if year == 0 {
		if f.published.IsZero() {
			return ontology.Date{}, ""
		}
		year = f.published.Year
		d := ontology.Date{Year: year, Month: month, Day: day}
		switch {
		case f.future && d.Before(f.published) && (p == ontology.DayPrecision || month != f.published.Month):
			year++
		case !f.future && f.published.Before(d):
			year--
		}
	}
	d := ontology.Date{Year: year, Month: month, Day: day}
	if _, err := ontology.ParseDate(d.String()); err != nil { // 31 June
		return ontology.Date{}, ""
	}
	return d, p
}

// near reads "today", "yesterday", "last night", "this morning".
func (f dateForm) near() (ontology.Date, ontology.Precision) {
	for i, w := range f.words {
		if n, ok := nearDays[w]; ok {
			return f.published.AddDays(n), ontology.DayPrecision
		}
		if w == "morning" || w == "afternoon" || w == "evening" || w == "night" {
			if i > 0 && f.words[i-1] == "this" {
				return f.published, ontology.DayPrecision
			}
			if i > 0 && f.words[i-1] == "last" {
				return f.published.AddDays(-1), ontology.DayPrecision
			}
		}
	}
	return ontology.Date{}, ""
}

// ago reads "two days ago", "a year earlier".
func (f dateForm) ago() (ontology.Date, ontology.Precision) {
	last := len(f.words) - 1
	if last < 2 || f.words[last] != "ago" {
		return ontology.Date{}, ""
	}
	n, ok := number(f.words[last-2])
	if !ok {
		return ontology.Date{}, ""
	}
	return f.shift(-n, f.words[last-1])
}

// relative reads "last month", "next week", "this year".
func (f dateForm) relative() (ontology.Date, ontology.Precision) {
	for i := range len(f.words) - 1 {
		switch f.words[i] {
		case "last", "previous", "past":
			return f.shift(-1, f.words[i+1])
		case "next", "coming":
			return f.shift(1, f.words[i+1])
		case "this":
			return f.shift(0, f.words[i+1])
		}
	}
	return ontology.Date{}, ""
}

// shift moves the article's day by n units; the larger the unit, the less of
// the date is known.
func (f dateForm) shift(n int, unit string) (ontology.Date, ontology.Precision) {
	if f.published.IsZero() {
		return ontology.Date{}, ""
	}
	t := f.published.Time()
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return ontology.DateOf(t.AddDate(0, 0, n)), ontology.DayPrecision
	case "week", "weekend", "fortnight":
		d := ontology.DateOf(t.AddDate(0, 0, 7*n))
		d.Day = 1
		return d, ontology.MonthPrecision
	case "month":
		return ontology.DateOf(time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)), ontology.MonthPrecision
	case "year":
		return ontology.Date{Year: t.Year() + n, Month: 1, Day: 1}, ontology.YearPrecision
	case "decade":
		return ontology.Date{}, ""
	}
	if m, ok := months[unit]; ok && n != 0 { // "last May"
		g := f
		g.future = n > 0
		return g.complete(m, 0, 0)
	}
	return ontology.Date{}, ""
}

// weekday reads "Friday", "last Friday", "on Monday".
func (f dateForm) weekday() (ontology.Date, ontology.Precision) {
	if f.published.IsZero() {
		return ontology.Date{}, ""
	}
	for i, w := range f.words {
		day, ok := weekdays[w]
		if !ok {
			continue
		}
		step, first := -1, 0
		if f.future {
			step = 1
		}
		if i > 0 {
			switch f.words[i-1] {
			case "last":
				step, first = -1, -1
			case "next", "coming":
				step, first = 1, 1
			}
		}
		for n := first; ; n += step {
			if d := f.published.AddDays(n); d.Time().Weekday() == day {
				return d, ontology.DayPrecision
			}
		}
	}
	return ontology.Date{}, ""
}

// year reads "2018", "since 2011".
func (f dateForm) year() (ontology.Date, ontology.Precision) {
	for _, w := range f.words {
		if len(w) != 4 {
			continue
		}
		if n, err := strconv.Atoi(w); err == nil && n >= 1900 && n <= 2100 {
			return ontology.Date{Year: n, Month: 1, Day: 1}, ontology.YearPrecision
		}
	}
	return ontology.Date{}, ""
}

// ordinal is the number of "12", "12th"; 0 for other words.
func ordinal(w string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	if w == "" || w[0] > '9' { // an error costs an allocation
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		return 0
	}
	return n
}

var numberWords = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

func number(w string) (int, bool) {
	if n, ok := numberWords[w]; ok {
		return n, true
	}
	if w == "" || w[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n > 0 && n < 1000
}
