package graph

import (
	"strconv"
	"testing"
)

// TestConditions asks the graph that most tests ask: how many pass a where.
func TestConditions(t *testing.T) {
	exec := depthFirst(&Resolver{Store: openFixture(t)})
	for _, tt := range []struct {
		list, where string
		want        int
	}{
		{"entities", `{kind: {eq: AGREEMENT}}`, 1},
		{"entities", `{kind: {in: [AGREEMENT, PERSON]}}`, 2},
		{"entities", `{id: {in: ["country:JP", "country:RU", "country:ZZ"]}}`, 2},
		{"entities", `{mentions: {gte: 2}}`, 6},
		{"entities", `{mentions: {lte: 1}}`, 2},
		{"entities", `{mentions: {between: {gte: 1, lte: 9}}}`, 8},
		{"entities", `{seen: {eq: "2024-11-02"}}`, 5},
		{"relations", `{otherKind: {eq: PERSON}}`, 1},
		{"relations", `{status: {eq: PLANNED}}`, 1},
		{"relations", `{reports: {eq: 2}}`, 1},
		{"relations", `{independentSources: {eq: 1}}`, 8},
		{"relations", `{confidence: {between: {gte: 0, lte: 1}}}`, 8},
		{"relations", `{lastReported: {lte: "2024-11-02"}}`, 6},
		{"evidence", `{subject: {eq: "country:JP"}}`, 4},
		{"evidence", `{object: {in: ["country:RU"]}}`, 3},
		{"evidence", `{involving: {eq: "country:US"}}`, 2},
		{"evidence", `{type: {in: [SUPPORTS, THREATENS]}}`, 3},
		{"evidence", `{polarity: {eq: NEGATED}}`, 1},
		{"evidence", `{modality: {eq: POSSIBLE}}`, 1},
		{"evidence", `{article: {eq: "article:00000000000000000004"}}`, 1},
		{"evidence", `{source: {in: ["Reprints", "Undated"]}}`, 3},
		{"evidence", `{attributedTo: {eq: "country:KP"}}`, 1},
		{"evidence", `{confidence: {lte: 0.1}}`, 0},
		{"evidence", `{published: {gte: "2024-11-03"}}`, 2},
		{"articles", `{source: {eq: "Kyodo"}}`, 1},
		{"articles", `{mentioning: {in: ["country:JP", "country:KP"]}}`, 4},
		{"articles", `{published: {between: {gte: "2024-11-01", lte: "2024-11-02"}}}`, 2},
	} {
		t.Run(tt.list+tt.where, func(t *testing.T) {
			data, failed := dataOf(t, exec, `{ `+tt.list+`(where: `+tt.where+`) { totalCount } }`, nil)
			if want := `{"` + tt.list + `":{"totalCount":` + strconv.Itoa(tt.want) + `}}`; failed || data != want {
				t.Errorf("%s, want %s", data, want)
			}
		})
	}
}
