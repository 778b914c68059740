package article

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"entente/internal/ontology"
)

// checkBlocks compares an article's blocks, "role: text" each.
func checkBlocks(t *testing.T, a *Article, want []string) {
	t.Helper()
	for i := range max(len(a.Blocks), len(want)) {
		got := "(none)"
		if i < len(a.Blocks) {
			got = fmt.Sprintf("%s: %s", a.Blocks[i].Role, a.Slice(a.Blocks[i]))
		}
		if w := at(want, i); got != w {
			t.Errorf("block %d:\n got %s\nwant %s", i, got, w)
		}
	}
}

// checkFacts compares what an article's fields say.
func checkFacts(t *testing.T, a *Article, title, source, author, published, url string) {
	t.Helper()
	for _, f := range []struct{ name, got, want string }{
		{"title", a.Title, title}, {"source", a.Source, source}, {"author", a.Author, author},
		{"published", a.Published.String(), published}, {"URL", a.URL, url}, {"language", a.Language, "en"},
	} {
		if f.got != f.want {
			t.Errorf("%s: %s = %q, want %q", a.Origin, f.name, f.got, f.want)
		}
	}
}

func TestPage(t *testing.T) {
	a := readOne(t, "testdata/newspaper.html")
	checkFacts(t, a, "Norway and Poland open gas pipeline under the Baltic", "The Example Post", "Jane Roe", "2022-09-27", "https://post.example.org/europe/baltic-pipe")
	checkBlocks(t, a, []string{
		"title: Norway and Poland open gas pipeline under the Baltic",
		"byline: By Jane Roe in Goleniów",
		"dateline: 27 September 2022",
		"caption: Mateusz Morawiecki and Mette Frederiksen open the valve at Goleniów.",
		"photo credit: Photo: Example Pictures",
		"body: The prime ministers of Poland and Denmark and Norway’s energy minister opened a pipeline on Tuesday that carries Norwegian gas across Denmark to Poland.",
		"body: Poland began to plan the Baltic Pipe long before Russia invaded Ukraine, and Moscow cut off its gas in April after Warsaw refused to pay in roubles.",
		"subheading: Leaks nearby",
		"body: The ceremony came a day after leaks were found in the Nord Stream pipelines between Russia and Germany. Denmark’s prime minister said that sabotage could not be ruled out.",
		"quote: “The era of Russian domination in gas is coming to an end,” Mr Morawiecki said.",
		"list item: The pipe can carry ten billion cubic metres a year.",
		"list item: Denmark takes part of the gas.",
		"body: The European Union paid for part of the work, and calls the pipeline a project of common interest for the whole region.",
	})
}

// TestOldPage reads a page as they were made before style sheets: tables for
// layout, end tags left out, nothing said in metadata.
func TestOldPage(t *testing.T) {
	a := readOne(t, "testdata/oldschool.html")
	checkFacts(t, a, "Example Wire: India and Bangladesh swap enclaves", "Example Wire", "", "2015-08-01", "")
	own := ownText(a)
	for _, s := range []string{"India and Bangladesh exchanged 162 pockets", "Some 50,000 people", "took no part in the deal"} {
		if !strings.Contains(own, s) {
			t.Errorf("the own text lacks %q", s)
		}
	}
	for _, s := range []string{"Copyright", "DHAKA", "Asia", "Home"} {
		if strings.Contains(own, s) {
			t.Errorf("the own text holds %q", s)
		}
	}
}

func TestMarkdown(t *testing.T) {
	a := readOne(t, "testdata/release.md")
	checkFacts(t, a, "Angola leaves OPEC", "Example Energy Desk", "Jane Roe", "2023-12-21", "https://energy.example.org/2023/angola")
	checkBlocks(t, a, []string{
		"title: Angola leaves OPEC",
		"body: Angola said on Thursday that it was leaving the Organization of the Petroleum Exporting Countries, which it joined in 2007.",
		"subheading: Why now",
		"body: The minister, Diamantino Azevedo, said that membership no longer served the country's interests:",
		"list item: Saudi Arabia wanted lower quotas;",
		"list item: Nigeria had accepted one;",
		"list item: Angola had not.",
		`quote: "We feel that Angola gains nothing by remaining," he told reporters in Luanda.`,
		"caption: The ministry in Luanda",
		"photo credit: (Photo by Jane Roe)",
		"body: Ecuador left in 2020 (Example News), and Qatar in 2019.",
		"section marker: Related",
		"other headline: Brazil joins OPEC+ as an observer",
		"other headline: Russia cuts exports",
	})
}

func TestFrontMatter(t *testing.T) {
	for _, tt := range []struct{ in, title, published string }{
		{"---\ntitle: A: b\ndate: 2021-05-01 10:00:00 -0400\n---\nText of it.", "A: b", "2021-05-01"}, // not YAML: two colons
		{"+++\ntitle = \"Toml\"\ndate = 2021-05-02T10:00:00Z\n+++\nText of it.", "Toml", "2021-05-02"},
		{"---\r\ntitle: Windows\r\npublished: May 3, 2021\r\n---\r\nText of it.", "Windows", "2021-05-03"},
		{"---\ntitle: [1, 2\ndate: x\n---\nText of it.", "[1, 2", ""},
	} {
		articles, errs := readAll(strings.NewReader(tt.in), "a.txt", Options{})
		if len(errs) > 0 || articles[0].Title != tt.title || articles[0].Published.String() != tt.published || strings.Contains(articles[0].Text, "date") {
			t.Errorf("%q: title %q, published %s, %v; want %q, %s", tt.in, articles[0].Title, articles[0].Published, errs, tt.title, tt.published)
		}
	}
}

// TestMarkdownLines holds that a text with a link or two, a paragraph a line,
// keeps its paragraphs, and that a wrapped one is joined.
func TestMarkdownLines(t *testing.T) {
	for _, tt := range []struct{ in, text string }{
		{"Pact signed\nJapan signed [a pact](http://example.org) on Friday.\nThe Union did as well.", "Pact signed\nJapan signed a pact on Friday.\nThe Union did as well."},
		{"# Pact signed\n\nJapan and the European Union signed [a pact](http://example.org)\non Friday, after talks in the capital that went on for more than\nsix months.", "Pact signed\nJapan and the European Union signed a pact on Friday, after talks in the capital that went on for more than six months."},
	} {
		articles, errs := readAll(strings.NewReader(tt.in), "a.txt", Options{})
		if len(errs) > 0 || articles[0].Text != tt.text {
			t.Errorf("%q: %v\n got %q\nwant %q", tt.in, errs, articles[0].Text, tt.text)
		}
	}
}

func TestJSONLines(t *testing.T) {
	var got []string
	for a, err := range ReadFile(context.Background(), "testdata/news.jsonl", Options{}) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, strings.Join([]string{a.Origin, a.Title, a.Source, a.Author, a.Published.String(), a.URL, a.Text}, " | "))
	}
	want := []string{
		"testdata/news.jsonl:1 | Chile and China widen trade pact | Example Wire |  | 2017-11-11 | https://wire.example.org/1 | Chile and China widen trade pact\nChile and China signed a wider free trade agreement on Monday, the two governments said in Danang.",
		"testdata/news.jsonl:2 | Gambia rejoins the Commonwealth | Example Times | Jane Roe | 2018-02-08 |  | Gambia rejoins the Commonwealth\nThe Gambia returned to the Commonwealth on Thursday, five years after it left. London welcomed the step.",
		`testdata/news.jsonl:4: cut off: the JSON ends in the middle of a value: "{\"title\": \"Broken"`,
		"testdata/news.jsonl:5: not valid JSON: want an object with the fields of an article, got a JSON array",
		`testdata/news.jsonl:6: no article text: none of the fields "text", "body", "content" and "html" holds any`,
		"testdata/news.jsonl:7 | As HTML | testdata |  | 2018-05-02 |  | As HTML\nMorocco cut ties with Iran on Tuesday, its foreign minister said.\nHe accused Tehran of arming the Polisario Front.",
		"testdata/news.jsonl:8 | Content in tags | testdata |  |  |  | Content in tags\nPanama cut ties with Taiwan and recognised China, the president said on television.",
		`testdata/news.jsonl:9: cut off: the JSON ends in the middle of a value: "ext\": \"Sudan and Isr"`,
	}
	for i := range max(len(got), len(want)) {
		if g, w := at(got, i), at(want, i); g != w {
			t.Errorf("%d:\n got %s\nwant %s", i, g, w)
		}
	}
}

func TestJSONArray(t *testing.T) {
	in := "\ufeff\n[ {\"title\": \"A\", \"text\": \"Japan met the EU.\"},\n {\"title\": \"B\"}, 7,\n {\"title\": \"C\", \"text\": \"Chad left it.\"} ]\n"
	articles, errs := readAll(strings.NewReader(in), "a.json", Options{})
	if len(articles) != 2 || len(errs) != 2 || articles[1].Origin != "a.json[4]" {
		t.Errorf("%d articles, errors %v; want 2 and 2, the last from a.json[4]", len(articles), errs)
	}
	articles, errs = readAll(strings.NewReader("{\n \"title\": \"A\",\n \"text\": \"Japan met the EU.\"\n}\n"), "a.json", Options{})
	if len(articles) != 1 || len(errs) != 0 || articles[0].Origin != "a.json" {
		t.Errorf("one object over lines: %d articles, errors %v", len(articles), errs)
	}
}

func TestTitleIsFirstLine(t *testing.T) {
	for _, tt := range []struct{ title, text, want string }{
		{"Japan meets the EU", "Talks were held on Friday in the capital, it was said.", "Japan meets the EU\nTalks were held on Friday in the capital, it was said."},
		{"Japan meets the EU", "JAPAN MEETS THE EU\n\nTalks were held on Friday in the capital.", "JAPAN MEETS THE EU\n\nTalks were held on Friday in the capital."},
		{"Japan\n meets", "Talks were held.", "Japan meets\nTalks were held."},
	} {
		d := plainDraft(tt.text, facts{title: tt.title})
		a, err := finish(d, Meta{}, "")
		if err != nil || a.Text != tt.want || a.Slice(a.Blocks[0]) != strings.Split(tt.want, "\n")[0] || a.Blocks[0].Role != Title {
			t.Errorf("%q over %q: %q %v, %v", tt.title, tt.text, a.Text, a.Blocks, err)
		}
	}
}

// TestMetaWins holds that what is known before reading stands.
func TestMetaWins(t *testing.T) {
	meta := Meta{Name: "a.jsonl", Title: "From the feed", Source: "The Feed", Author: "Feeder", URL: "https://feed.example.org/1", Published: ontology.Date{Year: 2020, Month: 2, Day: 3}}
	in := `{"title": "Own", "text": "Japan met the EU. It was good.", "source": "Own", "author": "Own", "url": "https://own.example.org", "published": "2021-01-01"}`
	for a, err := range Read(context.Background(), strings.NewReader(in), meta, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		checkFacts(t, a, "From the feed", "The Feed", "Feeder", "2020-02-03", "https://feed.example.org/1")
	}
}

func TestDetect(t *testing.T) {
	for _, tt := range []struct {
		name, contentType, head string
		want                    Format
	}{
		{"a.txt", "", "Japan signs a pact", Plain},
		{"", "", "Japan signs a pact", Plain},
		{"a.txt", "", "<!DOCTYPE html><html>", HTML},
		{"", "", "\ufeff \n<!-- c --><HTML>", HTML},
		{"", "", "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>", HTML},
		{"a.html", "", "Japan &amp; the EU<br>met", HTML},
		{"a.html", "", "Japan and the EU met", Plain},
		{"", "text/html; charset=utf-8", "Japan &amp; the EU<br>met", HTML},
		{"a.md", "", "Japan", Markdown},
		{"", "text/markdown", "Japan", Markdown},
		{"a.txt", "", "# Japan\n\nText", Markdown},
		{"a.txt", "", "---\ntitle: Japan\n---\nText", Markdown},
		{"a.txt", "", "#1 in the world\n###\nText", Plain},
		{"a.txt", "", "---\nText without fields\n---\n", Plain},
		{"a.jsonl", "", "not json", JSONLines},
		{"", "application/x-ndjson", "", JSONLines},
		{"-", "", `{"text":"a"}` + "\n" + `{"text":"b"}`, JSONLines},
		{"-", "", "{\n  \"text\": \"a\"\n}", JSON},
		{"-", "", `[{"text":"a"}]`, JSON},
		{"a.txt", "", "[Tokyo] Japan signs a pact", Plain},
		{"a.txt", "", "{Tokyo} Japan signs a pact", Plain},
		{"", "", "<rss version=\"2.0\">", Feed},
		{"", "", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">", Feed},
		{"a.txt", "", "%PDF-1.4", Binary},
		{"a.txt", "", "<\x00h\x00t\x00m\x00l\x00>\x00<\x00b\x00o\x00d\x00y\x00>\x00", HTML},
	} {
		if got := Detect([]byte(tt.head), tt.name, tt.contentType); got != tt.want {
			t.Errorf("Detect(%q, %q, %q) = %s, want %s", tt.head, tt.name, tt.contentType, got, tt.want)
		}
	}
}

func TestKnownName(t *testing.T) {
	for name, want := range map[string]bool{"a.txt": true, "b/A.HTML": true, "a.jsonl": true, "a.md": true, "a.json": false, "a": false, "a.png": false} {
		if got := KnownName(name); got != want {
			t.Errorf("KnownName(%q) = %t, want %t", name, got, want)
		}
	}
}
