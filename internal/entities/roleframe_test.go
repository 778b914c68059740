package entities

import "testing"

// A post beside a name tells that the name is a body's, but a place stays one.
func TestBodiesBesidePosts(t *testing.T) {
	testLists(t, [][2]string{
		{"Gary Hest, an Emery employee, saw the plane go down.", "Gary Hest P; Emery O"},
		{"Anna Klein, an analyst with Pipersons, expects no rise.", "Anna Klein P; Pipersons O"},
		{"The plan was rejected by a spokeswoman for Brightwell on Monday.", "Brightwell O"},
		{"Peter Marsh, a lecturer at Oxford, spoke first.", "Peter Marsh P"},
		{"A Chicago reporter saw the plane go down.", ""},
	})
}
