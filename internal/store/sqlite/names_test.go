package sqlite

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"entente/internal/store"
)

// TestLettersRuleOutOnlyWhatIsNotNear draws words and misspells them.
func TestLettersRuleOutOnlyWhatIsNotNear(t *testing.T) {
	letter := rapid.SampledFrom([]rune("abcdeéя日"))
	rapid.Check(t, func(r *rapid.T) {
		typed := rapid.SliceOfN(letter, 1, 12).Draw(r, "typed")
		meant := append([]rune(nil), typed...)
		for range rapid.IntRange(0, 3).Draw(r, "errors") {
			i := rapid.IntRange(0, len(meant)-1).Draw(r, "at")
			switch rapid.IntRange(0, 3).Draw(r, "kind") {
			case 0:
				meant[i] = letter.Draw(r, "instead")
			case 1:
				meant = append(meant[:i], append([]rune{letter.Draw(r, "more")}, meant[i:]...)...)
			case 2:
				meant[i], meant[len(meant)-1-i] = meant[len(meant)-1-i], meant[i]
			case 3:
				if len(meant) > 1 {
					meant = append(meant[:i], meant[i+1:]...)
				}
			}
		}
		a, b := string(typed), string(meant)
		ruledOut := letterDistance(letterSet(a), letterSet(b)) > 2*store.Errors(utf8.RuneCountInString(a))
		if ruledOut && store.Near(a, b) {
			r.Fatalf("%q is near %q, but its letters rule it out", a, b)
		}
	})
}
