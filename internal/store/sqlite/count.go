package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// CountEvidence counts what the memory knows of all evidence. The file is asked
// only which evidence can pass, where it has an index that tells.
func (s *Store) CountEvidence(ctx context.Context, q store.CountQuery) (*store.Counts, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	if err := g.told.old.wait(ctx); err != nil {
		return nil, s.fault(ctx, "count evidence", err)
	}
	c := newCount(g, q.By)
	if err := s.eachPassing(ctx, g, q.Filter, c.add); err != nil {
		return nil, s.fault(ctx, "count evidence", err)
	}
	return store.CutCounts(c.groups(s), q.Limit), nil
}

// eachPassing calls f with each piece of evidence that passes, in the order of
// their numbers.
func (s *Store) eachPassing(ctx context.Context, g *graph, f store.EvidenceFilter, each func(*telling)) (err error) {
	filter := s.tellingFilter(g, f)
	take := func(n int, t *telling) bool {
		if n%checkEvery == 0 {
			err = ctx.Err()
		}
		if filter.passes(t) {
			each(t)
		}
		return err == nil
	}
	where, named := s.indexed(g, f)
	if !named {
		g.told.each(func(num uint32, t *telling) bool { return take(int(num), t) })
		return err
	}
	nums, err := s.evidenceNums(ctx, g, where)
	for i, num := range nums {
		if err != nil || !take(i, g.told.at(num)) {
			return err
		}
	}
	return err
}

// indexed is the part of a filter that an index of the file answers, and whether
// there is one. What tellings do not know is always in it.
func (s *Store) indexed(g *graph, f store.EvidenceFilter) (q *question, ok bool) {
	part := store.EvidenceFilter{AttributedTo: f.AttributedTo, Text: f.Text}
	switch {
	case len(f.Subjects) > 0:
		part.Subjects = f.Subjects
	case len(f.Objects) > 0:
		part.Objects = f.Objects
	case len(f.Involving) > 0:
		part.Involving = f.Involving
	case len(f.Between) > 0:
		part.Involving = f.Between
	case len(f.Articles) > 0:
		part.Articles = f.Articles
	}
	return s.evidenceQuestion(g, part), !part.KeepsAll()
}

// evidenceNums are the numbers of the state's evidence that passes, ascending.
func (s *Store) evidenceNums(ctx context.Context, g *graph, q *question) (nums []uint32, err error) {
	// The plus keeps SQLite from going through all numbers instead of an index.
	text := "SELECT x.num FROM evidence x WHERE " + q.holds("+x.num < "+q.arg(g.tally.evidence))
	err = s.read.query(ctx, text, q.args, func(rows *sql.Rows) error {
		var num uint32
		err := rows.Scan(&num)
		nums = append(nums, num)
		return err
	})
	slices.Sort(nums)
	return nums, err
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
