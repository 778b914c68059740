package article

import (
	"slices"
	"strings"
	"testing"
)

// TestDataFiles holds the lists in markers.txt and phrases.txt to their form:
// lower case, sorted, nothing twice under one heading.
func TestDataFiles(t *testing.T) {
	for name, file := range map[string]string{"markers.txt": markersFile, "phrases.txt": phrasesFile} {
		var list []string
		heading := ""
		check := func() {
			if !slices.IsSorted(list) {
				t.Errorf("%s [%s] is not sorted", name, heading)
			}
			if n := len(list) - len(slices.Compact(slices.Clone(list))); n > 0 {
				t.Errorf("%s [%s] says %d things twice", name, heading, n)
			}
		}
		for row := range strings.Lines(file) {
			switch row = strings.TrimSpace(row); {
			case row == "" || row[0] == '#':
			case row[0] == '[':
				check()
				heading, list = strings.Trim(row, "[]"), nil
			default:
				if row != strings.ToLower(row) {
					t.Errorf("%s [%s]: %q is not in lower case", name, heading, row)
				}
				list = append(list, row)
			}
		}
		check()
	}
}
