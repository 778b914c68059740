package article

import (
	"math/bits"
	"strings"
	"unicode"
)

// Undetermined is the BCP 47 tag of a text too short, or too mixed, to tell.
const Undetermined = "und"

// latinLanguages are languages in Latin letters, at most 32, with their most
// frequent small words.
var latinLanguages = []struct{ tag, common string }{
	{"en", "the of and to in is was that for on with as by at from this are be has have it its not were which their will said an who after he his but or they been"},
	{"fr", "le la les des du et est une dans pour qui sur pas au par plus avec ce sont aux il elle ont été cette mais nous vous leur"},
	{"es", "el la los las del que y en una por con para es se su al lo como más pero sus fue este ha son entre está"},
	{"pt", "o os as da do dos das que em um uma para com não é se na no por mais como foi ao pelo pela são também"},
	{"it", "il di che è la le gli del della per una con non sono da dei nel alla più ha anche si delle nella al"},
	{"de", "der die das und ist von den mit für auf dem des ein eine nicht sich im auch als zu wird werden bei nach aus hat"},
	{"nl", "de het een van en in is dat op te zijn met voor niet aan door ook naar bij heeft werd uit om wordt"},
	{"sv", "och att det som en på är av för med den till inte har om ett från var vid sig kan men"},
	{"no", "og det som en på er av for med den til ikke har om et fra var ved seg kan men jeg"},
	{"da", "og det som en på er af for med den til ikke har om et fra var ved sig kan men jeg blev"},
	{"pl", "i w na z się nie do to że jest o jak po przez dla od są oraz przy tym być został"},
	{"cs", "a se na v je že s z do o pro jako by ve to byl který jsou není také podle"},
	{"tr", "ve bir bu için ile da de olarak olan çok daha gibi sonra kadar en ise değil oldu türkiye"},
	{"id", "yang dan di dari untuk dengan ini pada dalam tidak itu akan oleh juga telah kepada adalah mereka karena"},
	{"vi", "và của các có là được cho trong không một người với này đã những về khi từ để"},
	{"ro", "și de la în cu din pe nu care este sunt pentru mai o un au fost că să al"},
	{"hu", "a az és hogy nem is egy meg van volt ez csak már még mint de ha által után"},
	{"fi", "ja on ei se että oli hän mutta ovat kuin myös joka tai kun niin sen mukaan ole"},
}

// commonIn has a bit for each of latinLanguages that a word is common in.
var commonIn = func() map[string]uint32 {
	m := make(map[string]uint32)
	for i, l := range latinLanguages {
		for w := range strings.FieldsSeq(l.common) {
			m[w] |= 1 << i
		}
	}
	return m
}()

// scripts name the language that a script stands for, where it is not
// written in Latin letters; Russian for Cyrillic unless a letter says Ukrainian.
var scripts = []struct {
	table    *unicode.RangeTable
	language string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Han, "zh"}, {unicode.Hangul, "ko"}, {unicode.Cyrillic, "ru"}, {unicode.Arabic, "ar"},
	{unicode.Hebrew, "he"}, {unicode.Greek, "el"}, {unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Thai, "th"},
	{unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Khmer, "km"}, {unicode.Myanmar, "my"}, {unicode.Ethiopic, "am"}, {unicode.Sinhala, "si"},
	{unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Malayalam, "ml"}, {unicode.Kannada, "kn"}, {unicode.Lao, "lo"},
}

// languageSample is how many bytes of a text are looked at, and how much of
// it must be one language to call it that.
const languageSample = 4000

// detectLanguage is the BCP 47 tag of the language that text is written in:
// by its script, and among languages in Latin letters by the share of their
// common words.
func detectLanguage(text string) string {
	text = cutRunes(text, languageSample)
	if l := scriptLanguage(text); l != "" {
		return l
	}
	ws := words(strings.ToLower(text))
	if len(ws) < minLanguageWords {
		return Undetermined
	}
	var counts [32]int
	for _, w := range ws {
		for langs := commonIn[w]; langs != 0; langs &= langs - 1 {
			counts[bits.TrailingZeros32(langs)]++
		}
	}
	best, most, second := Undetermined, 0, 0
	for i, l := range latinLanguages {
		switch n := counts[i]; {
		case n > most:
			best, most, second = l.tag, n, most
		case n > second:
			second = n
		}
	}
	if most*100 < len(ws)*minCommonPercent || most == second && best == "en" || best != "en" && most < minForeignWords {
		return Undetermined
	}
	return best
}

// minLanguageWords is the fewest words that are judged. minForeignWords is the
// fewest common words that make a text another language's than English: "met",
// "die" and "of" alone make a sentence of names no Dutch. minCommonPercent is
// the least share of common words: the English texts of the development set
// have between 20 and 45 per cent, other languages' best guess for a list of
// names below 5.
const (
	minLanguageWords = 6
	minForeignWords  = 4
	minCommonPercent = 8
)

// scriptLanguage is the language of the script that holds most letters of the
// text, "" for Latin.
func scriptLanguage(text string) string {
	var counts [24]int
	latin, han := 0, 0
	for _, r := range text {
		if r < 0x250 {
			if unicode.IsLetter(r) {
				latin++
			}
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
				break
			}
		}
	}
	best, total := 0, 0
	for i, n := range counts {
		if total += n; n > counts[best] {
			best = i
		}
	}
	han = counts[0] + counts[1]
	switch {
	// A character of a syllabic or picture script says as much as two letters.
	case total == 0, total*2 < latin:
		return ""
	case han*10 > total: // Japanese mixes kana with Chinese characters
		return "ja"
	case scripts[best].language == "ru" && strings.ContainsAny(text, "іїєґІЇЄҐ"):
		return "uk"
	case scripts[best].language == "ar" && strings.ContainsAny(text, "پچژگ"):
		return "fa"
	}
	return scripts[best].language
}

// cutRunes is the longest beginning of s that has at most n bytes and ends
// with a whole character.
func cutRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n]
}
