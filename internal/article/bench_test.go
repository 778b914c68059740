package article

import (
	"context"
	"strings"
	"testing"
)

// BenchmarkClassify is the classifier alone on an article of 400 words.
func BenchmarkClassify(b *testing.B) {
	d := plainDraft(fourHundredWords(b), facts{})
	b.ReportAllocs()
	for b.Loop() {
		classify(d)
	}
}

// BenchmarkRead is everything between the bytes of the same article, as plain
// text and as a page, and the Article.
func BenchmarkRead(b *testing.B) {
	text := fourHundredWords(b)
	page := "<!DOCTYPE html><html><head><title>Pact</title></head><body><nav><a href=/>Home</a></nav><article><p>" +
		strings.ReplaceAll(text, "\n", "</p>\n<p>") + "</p></article></body></html>"
	for name, s := range map[string]string{"text": text, "page": page} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, err := range Read(context.Background(), strings.NewReader(s), Meta{Name: name}, Options{}) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func fourHundredWords(b *testing.B) string {
	s := readLayout(b, "testdata/layouts/agency.layout").text + "\n"
	for len(strings.Fields(s)) < 400 {
		s += readLayout(b, "testdata/layouts/aggregator.layout").text + "\n"
	}
	return s
}
