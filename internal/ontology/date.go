package ontology

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// Date is a day of the proleptic Gregorian calendar, without a time zone.
// The zero Date means that the day is not known.
type Date struct {
	Year  int // 1 to 9999
	Month time.Month
	Day   int
}

// Precision says how much of a Date the text gave; the rest is its first day.
type Precision string

// The precisions.
const (
	DayPrecision   Precision = "DAY"
	MonthPrecision Precision = "MONTH"
	YearPrecision  Precision = "YEAR"
)

var precisions = []Precision{DayPrecision, MonthPrecision, YearPrecision}

// Precisions are all precisions, the finest first.
func Precisions() []Precision { return append([]Precision(nil), precisions...) }

// ParsePrecision accepts a precision in any letter case.
func ParsePrecision(s string) (Precision, error) {
	return parseEnum("precision", s, precisions)
}

// DateOf is the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads an RFC 3339 full-date, "2024-11-01", that exists in the calendar.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return Date{}, fmt.Errorf("%q is not a date: write YYYY-MM-DD, such as 2024-11-01", s)
	}
	return DateOf(t), nil
}

// IsZero reports whether the day is not known.
func (d Date) IsZero() bool { return d == Date{} }

// Time is midnight UTC of the day; the zero time for the zero Date.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// AddDays is the day n days later, or earlier for a negative n.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// Compare orders dates; an unknown one comes first.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// String is the RFC 3339 full-date, or "" when the day is not known.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalJSON writes the full-date, or null when the day is not known.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON reads a full-date; null and "" mean that the day is not known.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("%s is not a date: write \"YYYY-MM-DD\"", b)
	}
	if s == nil || *s == "" {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(*s)
	if err == nil {
		*d = v
	}
	return err
}

// MarshalGQL writes the full-date, or null when the day is not known.
func (d Date) MarshalGQL(w io.Writer) {
	b, _ := d.MarshalJSON()
	_, _ = w.Write(b)
}

// UnmarshalGQL reads a full-date.
func (d *Date) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("%v is not a date: write \"YYYY-MM-DD\"", v)
	}
	p, err := ParseDate(s)
	if err == nil {
		*d = p
	}
	return err
}

// MarshalGQL writes the GraphQL enum value.
func (p Precision) MarshalGQL(w io.Writer) { writeEnum(w, string(p)) }

// UnmarshalGQL reads the GraphQL enum value.
func (p *Precision) UnmarshalGQL(v any) (err error) {
	s, err := enumText(v)
	if err == nil {
		*p, err = ParsePrecision(s)
	}
	return err
}
