package article

import (
	"path/filepath"
	"strings"
	"testing"
)

func articleOf(t testing.TB, text string) *Article {
	t.Helper()
	a, err := finish(plainDraft(text, facts{}), Meta{}, "")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestIdentity(t *testing.T) {
	one := articleOf(t, "Pact signed\n\nJapan and Côte d’Ivoire signed a pact on Friday, officials said.\n")
	if id := string(one.ID); len(id) != len("article:")+idDigits || !strings.HasPrefix(id, "article:") {
		t.Errorf("ID = %q, want article: and %d digits", id, idDigits)
	}
	if one.Cluster != one.ID {
		t.Errorf("cluster = %s, want the article's own ID %s", one.Cluster, one.ID)
	}
	same := articleOf(t, "Pact signed\n Japan and  Co\u0302te d’Ivoire signed a pact on Friday, officials said.")
	if same.ID != one.ID {
		t.Errorf("white space and Unicode form change the ID: %s, %s", same.ID, one.ID)
	}
	if other := articleOf(t, "Pact signed\nJapan and Côte d’Ivoire signed a pact on Monday, officials said."); other.ID == one.ID {
		t.Error("another text has the same ID")
	}
}

func TestFingerprintOfFewWords(t *testing.T) {
	if f := articleOf(t, "Japan").Fingerprint; f == 0 {
		t.Error("a text of one word has no fingerprint")
	}
	if f := articleOf(t, "© 2021").Fingerprint; f != 0 {
		t.Errorf("a text without own words has the fingerprint %x", f)
	}
}

// reprints are what other papers do with an agency's text.
var reprints = map[string]func(lines []string) []string{
	"another header": func(l []string) []string {
		return append([]string{l[0], "By Jane Roe, Example Wire", "Updated: 12 May 2021 10:00 GMT"}, l[1:]...)
	},
	"another footer": func(l []string) []string {
		return append(l[:len(l):len(l)], "(With inputs from agencies.)", "ALSO READ", "Storm Closes Airports Across Northern Japan", "Brazil's Lula Visits Buenos Aires", "© 2021 The Daily. All rights reserved.")
	},
	"another headline": func(l []string) []string {
		return append([]string{"A Wholly Different Headline Stands Over This Print"}, l[1:]...)
	},
	"last paragraph cut": func(l []string) []string { return l[:len(l)-1] },
	"a sentence added": func(l []string) []string {
		return append(l[:len(l):len(l)], "The foreign ministry did not answer a request for comment on Friday evening, and the embassy declined to speak.")
	},
}

// TestNearDuplicate is the measurement behind the threshold: on the 30
// annotated articles no two are within it (the nearest pair differs in 21
// bits), reprints with another header or footer do not differ at all, and
// reprints with another headline, a sentence more or a paragraph less lie
// mostly within it.
func TestNearDuplicate(t *testing.T) {
	files, _ := filepath.Glob(shared(t, "gold") + "/*.txt")
	var all []*Article
	for _, f := range files {
		all = append(all, readOne(t, f))
	}
	nearest := 64
	for i, a := range all {
		for _, b := range all[:i] {
			nearest = min(nearest, Distance(a.Fingerprint, b.Fingerprint))
		}
	}
	if nearest < 2*NearDuplicate {
		t.Errorf("two different articles differ in %d bits; the threshold %d is too near", nearest, NearDuplicate)
	}
	for name, change := range reprints {
		within, n, worst := 0, 0, 0
		for _, a := range all {
			lines := strings.Split(strings.TrimSpace(ownText(a)), "\n")
			if len(lines) < 4 {
				continue
			}
			d := Distance(articleOf(t, strings.Join(lines, "\n")).Fingerprint, articleOf(t, strings.Join(change(lines), "\n")).Fingerprint)
			n++
			worst = max(worst, d)
			if d <= NearDuplicate {
				within++
			}
		}
		t.Logf("%s: %d of %d within %d bits, the worst %d", name, within, n, NearDuplicate, worst)
		if framed := strings.HasSuffix(name, "header") || strings.HasSuffix(name, "footer"); framed && worst > 0 || within*4 < n*2 {
			t.Errorf("%s: %d of %d within %d bits, the worst %d", name, within, n, NearDuplicate, worst)
		}
	}
}

// TestReprints is the same on the layouts of this package, without ../shared.
func TestReprints(t *testing.T) {
	files, _ := filepath.Glob("testdata/layouts/*.layout")
	var all []*Article
	for _, f := range files {
		a := articleOf(t, readLayout(t, f).text)
		for _, b := range all {
			if d := Distance(a.Fingerprint, b.Fingerprint); d <= NearDuplicate {
				t.Errorf("%s is within %d bits of %q", f, d, b.Title)
			}
		}
		all = append(all, a)
	}
	a := all[0]
	lines := strings.Split(strings.TrimSpace(ownText(a)), "\n")
	for _, name := range []string{"another header", "another footer"} {
		b := articleOf(t, strings.Join(reprints[name](lines), "\n"))
		if d := Distance(a.Fingerprint, b.Fingerprint); d > NearDuplicate {
			t.Errorf("%s: %d bits, want at most %d", name, d, NearDuplicate)
		}
		if a.ID == b.ID {
			t.Errorf("%s: the same ID", name)
		}
	}
}
