package neo4j

import (
	"fmt"
)

// mostReported binds to chosen, of the list every of what packed gives, so many
// edges with the most reports, by ID where they have equally many, and up to one of
// 256 of the latter too many. Nothing is sorted: how many edges have each number of
// reports tells the least of those chosen; of the edges with just as many, how many
// IDs begin with each two digits, which are those of a hash, tells the last two.
func (b *builder) mostReported(as edgeAs, most int) string {
	reports, digits := "x.reports", "substring(x.id, 9, 2)"
	if as.at != as.r {
		reports, digits = "x[1].reports", "substring(x[0].id, 9, 2)"
	}
	return fmt.Sprintf(mostReportedText, reports, digits, b.param("maxLinks", int64(most)))
}

// mostReportedText is for the expressions of an edge's reports and of the first
// digits of its ID, and the limit.
const mostReportedText = " CALL (every) { WITH every WHERE size(every) > %[3]s UNWIND every AS x" +
	" WITH %[1]s AS reports, count(*) AS n RETURN collect([reports, n]) AS counts }" +
	" WITH *, reduce(least = 9223372036854775807, c IN counts | CASE WHEN c[0] < least AND" +
	" reduce(above = 0, d IN counts | above + CASE WHEN d[0] > c[0] THEN d[1] ELSE 0 END) <= %[3]s THEN c[0] ELSE least END) AS least" +
	" WITH *, reduce(above = 0, d IN counts | above + CASE WHEN d[0] > least THEN d[1] ELSE 0 END) AS above" +
	" CALL (every, least) { WITH every, least WHERE size(every) > %[3]s UNWIND [x IN every WHERE %[1]s = least] AS x WITH %[2]s AS digits, count(*) AS n RETURN collect([digits, n]) AS level }" +
	" WITH *, reduce(last = 'g', c IN level | CASE WHEN c[0] < last AND" +
	" reduce(upTo = above, d IN level | upTo + CASE WHEN d[0] <= c[0] THEN d[1] ELSE 0 END) > %[3]s THEN c[0] ELSE last END) AS last" +
	" WITH seen, taken, bounds, cut, CASE WHEN size(every) <= %[3]s THEN every ELSE" +
	" [x IN every WHERE %[1]s > least OR %[1]s = least AND %[2]s <= last] END AS chosen"
