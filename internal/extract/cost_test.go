package extract_test

import (
	"strings"
	"testing"
	"time"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/text/english"
)

// BenchmarkArticle is what articles cost, all stages, warm, beside the language
// engine alone on the same blocks. It reports the mean words of an article,
// and the ratio of the two times as x-engine, for which 1.3 is the bound on
// articles of 400 words; with the reading of the file, x-engine+reading. All
// articles are taken through the one, then through the other, and measured in
// the process's own processor time where the system tells it, so that other
// work on the machine counts little. Short articles cost more by the word: the
// engine leaves little of the rules in the processor's caches, and they are
// fetched anew for each article.
func BenchmarkArticle(b *testing.B) {
	engine, err := english.New()
	if err != nil {
		b.Fatal(err)
	}
	x, articles := extractor(b), everyArticle(b)
	b.Run("as-they-come", func(b *testing.B) { cost(b, engine, x, articles) })
	b.Run("400-words", func(b *testing.B) { cost(b, engine, x, joined(b, articles, 400)) })
}

// joined makes of articles in turn, a paragraph each block, fewer ones that have
// at least so many words.
func joined(b *testing.B, articles []*article.Article, words int) (out []*article.Article) {
	var text strings.Builder
	for _, a := range articles {
		for _, block := range a.Blocks {
			if block.Role.Own() {
				text.WriteString(a.Slice(block) + "\n\n")
			}
		}
		if len(strings.Fields(text.String())) < words {
			continue
		}
		for long, err := range article.Read(b.Context(), strings.NewReader(text.String()), article.Meta{Name: "long.txt"}, article.Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			out = append(out, long)
		}
		text.Reset()
	}
	return out
}

// cost takes the articles through the engine and through all stages in turn.
func cost(b *testing.B, engine *english.Engine, x *extract.Extractor, articles []*article.Article) {
	words := 0
	for _, a := range articles {
		words += len(strings.Fields(a.Text))
		x.Extract(a)
		analyse(engine, a)
	}
	took := func(f func(*article.Article)) time.Duration {
		start := cpuTime()
		for _, a := range articles {
			f(a)
		}
		return cpuTime() - start
	}
	var alone, whole, reading time.Duration
	for b.Loop() {
		alone += took(func(a *article.Article) { analyse(engine, a) })
		whole += took(func(a *article.Article) { x.Extract(a) })
		reading += took(func(a *article.Article) { read(b, a.Text) })
	}
	b.ReportMetric(float64(words)/float64(len(articles)), "words/article")
	b.ReportMetric(float64(whole)/float64(alone), "x-engine")
	b.ReportMetric(float64(whole+reading)/float64(alone), "x-engine+reading")
}

// read takes a file's text apart into blocks.
func read(b *testing.B, text string) {
	for _, err := range article.Read(b.Context(), strings.NewReader(text), article.Meta{Name: "bench.txt"}, article.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEngine is the language engine alone on the same articles.
func BenchmarkEngine(b *testing.B) {
	engine, err := english.New()
	if err != nil {
		b.Fatal(err)
	}
	articles := everyArticle(b)
	for i := 0; b.Loop(); i++ {
		analyse(engine, articles[i%len(articles)])
	}
}

// BenchmarkExtract is all stages on the same articles.
func BenchmarkExtract(b *testing.B) {
	x := extractor(b)
	articles := everyArticle(b)
	for i := 0; b.Loop(); i++ {
		x.Extract(articles[i%len(articles)])
	}
}

// analyse takes the article's own blocks through the engine, as Extract does.
func analyse(engine *english.Engine, a *article.Article) {
	for _, block := range a.Blocks {
		if block.Role.Own() || block.Role == article.Byline || block.Role == article.Dateline {
			engine.Analyse(a.Slice(block))
		}
	}
}
