package extract_test

import (
	"strings"
	"testing"

	"entente/internal/article"
	"entente/internal/ontology"
)

func TestAgreementsHaveTheirDayOfSigning(t *testing.T) {
	for text, want := range map[string]string{
		"Japan and Chile signed a fisheries agreement in Tokyo on Monday.":                  "2024-05-13",
		"Japan and Chile signed a fisheries agreement on 3 March 2021.":                     "2021-03-03",
		"Japan and Chile signed a fisheries agreement in March 2021.":                       "", // a month is no day
		"Japan and Chile will sign a fisheries agreement on Monday.":                        "",
		"Japan and Chile did not sign a fisheries agreement on Monday.":                     "",
		"Japan and Chile signed a fisheries agreement. They praised the pact on Wednesday.": "",
	} {
		source := "Fisheries news\n2024-05-15\n\n" + text + "\n"
		for a, err := range article.Read(t.Context(), strings.NewReader(source), article.Meta{Name: "a.txt"}, article.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, e := range extractor(t).Extract(a).Entities {
				if e.Kind == ontology.Agreement && e.Pact != nil {
					got += e.Pact.Signed.String()
				}
			}
			if got != want {
				t.Errorf("%q: signed %q, want %q", text, got, want)
			}
		}
	}
}
