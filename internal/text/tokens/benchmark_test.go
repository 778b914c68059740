package tokens

import (
	"strings"
	"testing"

	"entente/internal/text/memo"
)

const news = `The European Union and Japan have signed a free-trade agreement in Tokyo, officials said on Tuesday.
"It's a signal to the world," said the Commission's president. The deal, worth $12.5bn a year, can't enter into
force before the U.K. has ratified it; see https://example.org/treaties?id=12 for the text (in French).
`

func BenchmarkTokenise(b *testing.B) {
	tokeniser := newTokeniser(b)
	text := strings.Repeat(news, 10)
	var words []Token
	for b.Loop() {
		words = tokeniser.Tokenise(text, words[:0])
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "tokens/s")
}

// What has never been seen costs more.
func BenchmarkTokeniseAfresh(b *testing.B) {
	var words []Token
	tokeniser := newTokeniser(b)
	for b.Loop() {
		b.StopTimer()
		tokeniser.chunks = memo.New[string, []*Lexeme](keptChunks)
		tokeniser.lexicon.known = memo.New[string, *Lexeme](keptLexemes)
		b.StartTimer()
		words = tokeniser.Tokenise(news, words[:0])
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "tokens/s")
}

// A megabyte without a space must not take time that grows with its square.
func BenchmarkTokeniseOneWord(b *testing.B) {
	tokeniser := newTokeniser(b)
	for name, s := range map[string]string{
		"brackets": "((", "dots": ".a", "at": "@a", "addresses": "@a.b", "letters": "ab", "dashes": "a-",
	} {
		text := strings.Repeat(s, 1<<19)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				tokeniser.Tokenise(text, nil)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newTokeniser(b)
	}
}
