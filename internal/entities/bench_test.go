package entities

import (
	"testing"
)

// story is a news article of our own writing on public facts, about 400 words
// when it is read twice.
var story = []string{
	"Japan and the European Union concluded a security and defence partnership on Friday, the first of its kind in Asia, during a visit to Tokyo by EU foreign policy chief Josep Borrell.",
	"The agreement outlines joint naval exercises and talks on the defence industry. Borrell said it was a timely answer to a difficult environment, and thanked Foreign Minister Takeshi Iwaya for his work on the pact.",
	"China's foreign ministry criticised the deal. Beijing has warned its neighbours against forming blocs, while the United States and Australia welcomed the partnership between Tokyo and Brussels.",
	"Russian President Vladimir Putin met North Korean leader Kim Jong Un last year, when the two countries signed a treaty that obliges each side to help the other. Kyiv and Seoul accuse Pyongyang of sending troops to fight against Ukraine, and the North Atlantic Treaty Organization (NATO) has condemned the move.",
	"NATO officials said the alliance would support Ukraine. The Ukrainian government asked the International Atomic Energy Agency (IAEA) to send inspectors, and the agency agreed to do so after its director, Rafael Grossi, spoke with Volodymyr Zelenskiy.",
	"Analysts expect that the two sides will hold further talks in Geneva next month. Neither the Kremlin nor the White House commented on the report, which Reuters published on Thursday.",
}

func BenchmarkResolve(b *testing.B) {
	in, _ := read(b, append(append([]string{}, story...), story...)...)
	words := 0
	for i := range in.Sections {
		words += len(in.Sections[i].Doc.Tokens)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		Resolve(in)
	}
	b.ReportMetric(float64(words), "tokens")
}

// BenchmarkEngine is what analysing the same text costs, to compare with.
func BenchmarkEngine(b *testing.B) {
	e, err := engine()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for range 2 {
			for _, s := range story {
				e.Analyse(s)
			}
		}
	}
}
