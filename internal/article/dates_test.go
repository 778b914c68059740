package article

import (
	"strings"
	"testing"
)

func TestFindDate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Friday, May 23, 2021", "2021-05-23"},
		{"June 12, 2021", "2021-06-12"},
		{"on Jun. 12 2021 at noon", "2021-06-12"},
		{"12th June, 2021", "2021-06-12"},
		{"the 1st of Sept 2021", "2021-09-01"},
		{"Portal:Current events/2015 December 18", "2015-12-18"},
		{"2023-10-16", "2023-10-16"},
		{"2023-10-16T23:59:00-05:00", "2023-10-16"},
		{"2023/1/6", "2023-01-06"},
		{"23-05-2021 18:30 IST", "2021-05-23"},
		{"5/23/2021", "2021-05-23"},
		{"05.05.2021", "2021-05-05"},
		{"Mon, 02 Jan 2006 15:04:05 GMT", "2006-01-02"},
		{"27-Sep-2022", "2022-09-27"},
		{"TOKYO, Nov 1 (Reuters)", "0000-11-01"},
		{"February 29, 2024", "2024-02-29"},
		{"February 29, 2023", ""},
		{"31 June 2021", ""},
		{"03/04/2021", ""}, // March or April
		{"01-11-2024", ""},
		{"it may 12 times", ""},
		{"Mayor 12, 2021", ""},
		{"resolution 1701 of 2006", ""},
		{"1.2.3", ""},
		{"", ""},
	} {
		got := ""
		if f, ok := findDate(tt.in); ok {
			got = f.day.String()
		}
		if got != tt.want {
			t.Errorf("findDate(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFieldDate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"2021-03-04T10:00:00Z", "2021-03-04"},
		{"20241101", "2024-11-01"},
		{"20241101T120000Z", "2024-11-01"},
		{"20241101120000", "2024-11-01"},
		{"1525219200", "2018-05-02"},
		{"1525219200000", "2018-05-02"},
		{"Thu, 21 Dec 2023 10:00:00 +0000", "2023-12-21"},
		{"Nov 1", ""},
		{"123", ""},
		{"yesterday", ""},
		{"20249999", ""},
	} {
		if got := fieldDate(tt.in).String(); got != tt.want {
			t.Errorf("fieldDate(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestURLDate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://example.org/2021/05/23/pact", "2021-05-23"},
		{"https://example.org/news/2021/5/3/", "2021-05-03"},
		{"https://example.org/2021-05-23-pact", "2021-05-23"},
		{"https://example.org/2021/13/23/pact", ""},
		{"https://example.org/1/2/3", ""},
		{"https://example.org/pact-2021", ""},
	} {
		if got := urlDate(tt.in).String(); got != tt.want {
			t.Errorf("urlDate(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestInlineDateline(t *testing.T) {
	for _, tt := range []struct{ in, dateline, day, agency string }{
		{"TOKYO, Nov 1 (Reuters) - Japan said", "TOKYO, Nov 1 (Reuters) -", "0000-11-01", "Reuters"},
		{"TOKYO, November 1, 2024 (AP) — Japan said", "TOKYO, November 1, 2024 (AP) —", "2024-11-01", "AP"},
		{"Tokyo (AFP) – Japan said", "Tokyo (AFP) –", "", "AFP"},
		{"PARIS — France said", "PARIS —", "", ""},
		{"GENEVA (12 May 2021) – The council said", "GENEVA (12 May 2021) –", "2021-05-12", ""},
		{"New Delhi [India], November 1 (ANI): India said", "New Delhi [India], November 1 (ANI):", "0000-11-01", "ANI"},
		{"ISLAMABAD: Pakistan said", "ISLAMABAD:", "", ""},
		{"WASHINGTON/BEIJING, June 3 -- China said", "WASHINGTON/BEIJING, June 3 --", "0000-06-03", ""},
		{"(Reuters) - Japan said", "(Reuters) -", "", "Reuters"},
		{"Rio de Janeiro, 5 June 2019 (EFE) - Brazil said", "Rio de Janeiro, 5 June 2019 (EFE) -", "2019-06-05", "EFE"},
		// What only looks like one.
		{"ASEAN — the bloc of ten — said", "", "", ""},
		{"NATO - Russia talks failed", "", "", ""},
		{"EXCLUSIVE: Japan said", "", "", ""},
		{"PRESIDENT BIDEN: Thank you all", "", "", ""},
		{"PROTECTING UNITED STATES NATIONAL SECURITY: Yesterday, he said", "", "", ""},
		{"Japan – a member since 1956 – said", "", "", ""},
		{"The talks (in Geneva) - Japan said", "", "", ""},
		{"Japan said that it would meet China. TOKYO (AP) - no", "", "", ""},
	} {
		f := inlineDateline(tt.in)
		if got := tt.in[:f.end]; got != tt.dateline || f.day.String() != tt.day || f.agency != tt.agency {
			t.Errorf("inlineDateline(%q) = %q, %s, %q; want %q, %s, %q", tt.in, got, f.day, f.agency, tt.dateline, tt.day, tt.agency)
		}
	}
}

// TestPublished holds where an article's day comes from, and that there is
// none where nothing says the year.
func TestPublished(t *testing.T) {
	const body = "\nJapan and the European Union signed a pact on Friday, officials said. It was the first.\n"
	for _, tt := range []struct{ text, want string }{
		{"Pact signed\nFriday, May 23, 2021" + body, "2021-05-23"},
		{"Pact signed\nPublished: 2021-05-23" + body, "2021-05-23"},
		{"Pact signed\nUpdated 23 May 2021 18:30 GMT" + body, "2021-05-23"},
		{"Pact signed\nUpdated 24 May 2021\nPublished 23 May 2021" + body, "2021-05-23"},
		{"Pact signed on 23 May 2021" + body, "2021-05-23"},
		{"Pact signed\nTOKYO, May 23, 2021 (Reuters) -" + strings.ReplaceAll(body, "\n", " "), "2021-05-23"},
		{"Pact signed\nTOKYO, May 23 (Reuters) -" + strings.ReplaceAll(body, "\n", " ") + "\n© 2021 Reuters", "2021-05-23"},
		{"Pact signed\nTOKYO, May 23 (Reuters) -" + strings.ReplaceAll(body, "\n", " "), ""},
		{"Pact signed" + body, ""},
		{"Pact signed" + body + "The pact of 1 March 1997 is ended by it, officials of both sides said.", ""},
	} {
		a, err := finish(plainDraft(tt.text, facts{}), Meta{}, "")
		if err != nil || a.Published.String() != tt.want {
			t.Errorf("%q: published %q, %v; want %q", tt.text, a.Published, err, tt.want)
		}
	}
}

func TestSource(t *testing.T) {
	const body = "Japan and the European Union signed a pact on Friday, officials said. It was the first."
	for _, tt := range []struct {
		text string
		meta Meta
		want string
	}{
		{"Pact signed\nTOKYO (AP) - " + body, Meta{Name: "dir/a.txt"}, "AP"},
		{"Pact signed\n" + body + "\nSource: Example Wire", Meta{Name: "dir/a.txt"}, "Example Wire"},
		{"Pact signed\n" + body, Meta{Name: "dir/a.txt"}, "dir"},
		{"Pact signed\n" + body, Meta{Name: "a.txt"}, ""},
		{"Pact signed\n" + body, Meta{Name: "https://www.example.org/x", URL: "https://www.example.org/x"}, "example.org"},
		{"Pact signed\nTOKYO (AP) - " + body, Meta{Source: "The Feed"}, "The Feed"},
	} {
		a, err := finish(plainDraft(tt.text, facts{}), tt.meta, "")
		if err != nil || a.Source != tt.want {
			t.Errorf("%q: source %q, %v; want %q", tt.text, a.Source, err, tt.want)
		}
	}
}
