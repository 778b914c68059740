package article

import (
	"strings"
	"testing"
)

// TestCreditedItems holds that an item of a digest with a source behind it states
// something, though it ends without a full stop, and that a label does not.
func TestCreditedItems(t *testing.T) {
	const digest = "Portal:Current events/2005 August 7\n" +
		"Armed conflicts:\n" +
		"- Kenyan president Jane Doe dismisses cooperation with the agency, saying that they spy on her (BBC) (Reuters)\n" +
		"- Politics of the Netherlands (Second Chamber)\n" +
		"- The minister of finance resigns over the budget that parliament refused to pass. (AP)\n"
	articles, errs := readAll(strings.NewReader(digest), "digest.txt", Options{})
	if len(articles) != 1 || len(errs) > 0 {
		t.Fatalf("got %d articles, errors %v", len(articles), errs)
	}
	a := articles[0]
	want := map[string]Role{"Kenyan president": ListItem, "Politics of": TopicTag, "The minister": ListItem}
	for _, b := range a.Blocks {
		for start, role := range want {
			if text := a.Slice(b); strings.HasPrefix(text, start) {
				if delete(want, start); b.Role != role {
					t.Errorf("%q is %v, want %v", text, b.Role, role)
				}
				if strings.Contains(text, "BBC") {
					t.Errorf("%q holds its source", text)
				}
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("no block begins with %v", want)
	}
}
