package relations

import (
	"strings"
	"testing"
)

func TestDateForms(t *testing.T) {
	for _, tt := range []struct {
		words  string
		future bool
		want   string
	}{
		{"today", false, "2024-05-16 DAY"},
		{"yesterday", false, "2024-05-15 DAY"},
		{"last night", false, "2024-05-15 DAY"},
		{"tomorrow", true, "2024-05-17 DAY"},
		{"friday", false, "2024-05-10 DAY"},
		{"friday", true, "2024-05-17 DAY"},
		{"thursday", false, "2024-05-16 DAY"},
		{"last thursday", false, "2024-05-09 DAY"},
		{"next monday", true, "2024-05-20 DAY"},
		{"may 12", false, "2024-05-12 DAY"},
		{"12 may", false, "2024-05-12 DAY"},
		{"the 3rd of june", true, "2024-06-03 DAY"},
		{"june 3", false, "2023-06-03 DAY"},
		{"january 3", true, "2025-01-03 DAY"},
		{"august 8 , 2021", false, "2021-08-08 DAY"},
		{"wednesday , october 18 , 2023", false, "2023-10-18 DAY"},
		{"may 2021", false, "2021-05-01 MONTH"},
		{"early august", false, "2023-08-01 MONTH"},
		{"may", true, "2024-05-01 MONTH"},
		{"2021-05-12", false, "2021-05-12 DAY"},
		{"since 2011", false, "2011-01-01 YEAR"},
		{"last month", false, "2024-04-01 MONTH"},
		{"last year", false, "2023-01-01 YEAR"},
		{"next year", true, "2025-01-01 YEAR"},
		{"this week", false, "2024-05-01 MONTH"},
		{"two days ago", false, "2024-05-14 DAY"},
		{"three years ago", false, "2021-01-01 YEAR"},
		{"last june", false, "2023-06-01 MONTH"},
		{"june 31", true, ""},
		{"90 days", false, ""},
		{"more than 35 years", false, ""},
		{"the past decade", false, ""},
		{"", false, ""},
	} {
		f := dateForm{words: strings.Fields(tt.words), published: published, future: tt.future}
		d, p := f.resolve()
		if got := strings.TrimSpace(d.String() + " " + string(p)); got != tt.want {
			t.Errorf("resolve(%q, future %t) = %q, want %q", tt.words, tt.future, got, tt.want)
		}
	}
}

func TestDateFormsWithoutTheArticlesDay(t *testing.T) {
	for _, tt := range []struct{ words, want string }{
		{"friday", ""}, {"yesterday", ""}, {"may 12", ""}, {"last month", ""}, {"two days ago", ""}, {"12 may 2021", "2021-05-12"},
	} {
		d, _ := dateForm{words: strings.Fields(tt.words)}.resolve()
		if d.String() != tt.want {
			t.Errorf("resolve(%q) = %q, want %q", tt.words, d, tt.want)
		}
	}
}
