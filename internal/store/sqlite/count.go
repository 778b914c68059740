package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"entente/internal/ontology"
	"entente/internal/store"
)

// countKey is a grouping in the file: an expression on the evidence "x" and its
// article "a", and how its value is read.
type countKey struct {
	of   string
	read func(*graph, string) string
}

func dayKey(of string, start func(n int64) int64) countKey {
	return countKey{of, func(_ *graph, text string) string {
		n, _ := strconv.ParseInt(text, 10, 64)
		if n == 0 {
			return ""
		}
		return date(start(n)).String()
	}}
}

func codeKey[T ~string](column string, c codes[T]) countKey {
	return countKey{column, func(_ *graph, text string) string {
		n, _ := strconv.ParseInt(text, 10, 64)
		return string(c.value(n))
	}}
}

func entityKey(column string) countKey {
	return countKey{column, func(g *graph, text string) string {
		n, _ := strconv.ParseUint(text, 10, 32)
		return string(g.id(uint32(n)))
	}}
}

func kindKey(column string) countKey {
	kind := func(_ *graph, text string) string { return string(ontology.ID(text).Kind()) }
	return countKey{"(SELECT substr(id, 1, instr(id, ':')) FROM entity WHERE num = " + column + ")", kind}
}

// countKeys are those of the groupings; rank is minus the day.
var countKeys = map[store.Grouping]countKey{
	store.GroupDay:         dayKey("-x.rank", func(n int64) int64 { return n }),
	store.GroupMonth:       dayKey("-x.rank / 100", func(n int64) int64 { return n*100 + 1 }),
	store.GroupQuarter:     dayKey("-x.rank / 10000 * 10 + (-x.rank / 100 % 100 + 2) / 3", func(n int64) int64 { return n/10*10000 + (n%10*3-2)*100 + 1 }),
	store.GroupYear:        dayKey("-x.rank / 10000", func(n int64) int64 { return n*10000 + 101 }),
	store.GroupType:        codeKey("x.type", typeCodes),
	store.GroupSubject:     entityKey("x.subject"),
	store.GroupObject:      entityKey("x.object"),
	store.GroupSubjectKind: kindKey("x.subject"),
	store.GroupObjectKind:  kindKey("x.object"),
	store.GroupSource:      {"a.source", func(_ *graph, text string) string { return text }},
	store.GroupPolarity:    codeKey("x.polarity", polarityCodes),
	store.GroupModality:    codeKey("x.modality", modalityCodes),
}

// CountEvidence adds up by cluster, and then clusters. Where there is one min(),
// the other columns are those of its row: of the first report of the cluster.
// Source: https://sqlite.org/lang_select.html#bareagg
func (s *Store) CountEvidence(ctx context.Context, q store.CountQuery) (*store.Counts, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	where := s.evidenceQuestion(g, q.Filter)
	keys := [store.MaxGroupings]string{"0", "0"}
	for i, by := range q.By {
		keys[i] = countKeys[by].of
	}
	text := "SELECT k1, k2, sum(statements), sum(articles), count(*), count(DISTINCT source) FROM (" +
		"SELECT " + keys[0] + " AS k1, " + keys[1] + " AS k2, count(*) AS statements, count(DISTINCT x.article) AS articles," +
		" a.source AS source, min(format('%08d', -x.rank) || hex(x.id))" +
		" FROM evidence x CROSS JOIN article a ON a.id = x.article WHERE " + where.holds() + " GROUP BY k1, k2, a.cluster) GROUP BY k1, k2"
	var groups []store.Count
	err = s.read.query(ctx, text, where.args, func(rows *sql.Rows) error {
		var texts [store.MaxGroupings]string
		var c store.Count
		if err := rows.Scan(&texts[0], &texts[1], &c.Statements, &c.Reports, &c.Events, &c.IndependentSources); err != nil {
			return err
		}
		for i, by := range q.By {
			c.Keys = append(c.Keys, countKeys[by].read(s.ahead.Load(), texts[i]))
		}
		groups = append(groups, c)
		return nil
	})
	if err != nil {
		return nil, s.fault(ctx, "count evidence", err)
	}
	return store.CutCounts(groups, q.Limit), nil
}

// EvidenceDuring pages through the evidence of each stretch of days.
func (s *Store) EvidenceDuring(ctx context.Context, stretches []store.Days, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	if err := store.CheckDays(stretches); err != nil {
		return nil, err
	}
	return s.evidencePages(ctx, evidenceDuring, f, p, func(*graph) []string {
		keys := make([]string, len(stretches))
		for i, d := range stretches {
			keys[i] = fmt.Sprintf(`"[%d,%d]"`, -day(d.To), -day(d.From))
		}
		return keys
	})
}
