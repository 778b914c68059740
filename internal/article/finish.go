package article

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"entente/internal/ontology"
)

// maxLines is how many lines that are not empty an article may have; it
// bounds the memory of the classifier, some 300 bytes a line.
const maxLines = 100_000

// finish makes the article of a draft: blocks, date, source, language,
// identity. What meta says wins over the format's fields, and these over what
// the text says.
func finish(d draft, meta Meta, origin string) (*Article, error) {
	if strings.IndexByte(d.text, 0) >= 0 {
		return nil, fmt.Errorf("%w: the text holds NUL characters", ErrBinary)
	}
	if strings.TrimFunc(d.text, blank) == "" || len(d.lines) == 0 {
		return nil, fmt.Errorf("%w: there is only white space", ErrEmpty)
	}
	if len(d.lines) > maxLines {
		return nil, fmt.Errorf("%w: an article of more than %d lines; split it into its articles", ErrTooLarge, maxLines)
	}
	known := meta.facts().merge(d.facts)
	a := &Article{Origin: origin}
	var found findings
	a.Text = d.text
	a.Blocks, found = classify(d)
	a.Title = a.headline()
	a.URL = firstOf(known.url, found.url)
	a.Author = firstOf(known.author, found.author)
	a.Published = firstDay(known.published, found.day(), known.updated, found.updated, urlDate(a.URL))
	a.Source = firstOf(oneLine(known.source), found.credited, host(a.URL), folder(meta.Name))
	a.Language = a.language(known.language)
	a.ID = identify(d.text)
	a.Cluster = a.ID
	a.Fingerprint = fingerprint(a)
	return a, nil
}

// headline is the text of the title block on one line.
func (a *Article) headline() string {
	for _, b := range a.Blocks {
		if b.Role == Title {
			return oneLine(strings.Trim(a.Slice(b), "#*_ "))
		}
	}
	return ""
}

// day is the article's day by its own lines: a stamp, the dateline, a day in
// the headline. A dateline without a year takes the one of the copyright line
// or of the update, and is not a day without either.
func (f findings) day() ontology.Date {
	d := f.dateline
	if !d.IsZero() && d.Year == 0 {
		switch {
		case f.year != 0:
			d.Year = f.year
		case !f.updated.IsZero():
			d.Year = f.updated.Year
		}
		if d.Year == 0 || !validDay(d) {
			d = ontology.Date{}
		}
	}
	return firstDay(f.stamped, d, f.titleDate)
}

// language is what the own text is written in, or what is declared where the
// text does not tell.
func (a *Article) language(declared string) string {
	var own strings.Builder
	for b := range a.Own() {
		if own.Len() > languageSample {
			break
		}
		own.WriteString(a.Slice(b))
		own.WriteByte('\n')
	}
	if l := detectLanguage(own.String()); l != Undetermined {
		return l
	}
	if tag, err := language.Parse(declared); err == nil && declared != "" {
		base, _ := tag.Base()
		return base.String()
	}
	return Undetermined
}

func firstOf(ss ...string) string {
	for _, s := range ss {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

func firstDay(ds ...ontology.Date) ontology.Date {
	for _, d := range ds {
		if !d.IsZero() {
			return d
		}
	}
	return ontology.Date{}
}

// host is the address's host without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// folder is the name of the folder that the file lies in.
func folder(name string) string {
	dir := filepath.Base(filepath.Dir(name))
	if name == "" || dir == "." || dir == string(filepath.Separator) || strings.Contains(name, "://") {
		return ""
	}
	return dir
}
