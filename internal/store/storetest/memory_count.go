package storetest

import (
	"context"
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// EvidenceDuring pages through the evidence of each stretch of days.
func (m *Memory) EvidenceDuring(ctx context.Context, stretches []store.Days, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	if err := store.CheckDays(stretches); err != nil {
		return nil, err
	}
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	return evidencePages(m, ctx, stretches, f, p, store.EvidenceDuringList, func(d store.Days, e *ontology.Evidence) bool {
		day := s.article(e.Article).Published
		return !day.IsZero() && !day.Before(d.From) && !d.To.Before(day)
	})
}

// CountEvidence looks at all evidence.
func (m *Memory) CountEvidence(ctx context.Context, q store.CountQuery) (*store.Counts, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	reports := map[string][]ontology.Report{}
	for _, e := range s.evidence {
		a := s.article(e.Article)
		if !q.Filter.Pass(e, a) {
			continue
		}
		keys := make([]string, len(q.By))
		for i, g := range q.By {
			keys[i] = groupKey(g, e, a)
		}
		joined := strings.Join(keys, "\x01")
		reports[joined] = append(reports[joined], ontology.Report{Evidence: e, Source: a.Source, Cluster: a.Cluster, Published: a.Published})
	}
	var groups []store.Count
	for joined, all := range reports {
		c := countOf(all)
		if len(q.By) > 0 {
			c.Keys = strings.Split(joined, "\x01")
		}
		groups = append(groups, c)
	}
	return store.CutCounts(groups, q.Limit), nil
}

func groupKey(g store.Grouping, e *ontology.Evidence, a *ontology.Article) string {
	switch g {
	case store.GroupType:
		return string(e.Relation)
	case store.GroupSubject:
		return string(e.Subject)
	case store.GroupObject:
		return string(e.Object)
	case store.GroupSubjectKind:
		return string(e.Subject.Kind())
	case store.GroupObjectKind:
		return string(e.Object.Kind())
	case store.GroupPair:
		return store.PairKey(e.Subject, e.Object)
	case store.GroupSign:
		return string(ontology.SignOf(e.Relation))
	case store.GroupSource:
		return a.Source
	case store.GroupPolarity:
		return string(e.Polarity)
	case store.GroupModality:
		return string(e.Modality)
	}
	return g.Start(a.Published).String()
}

// countOf counts as ontology.Summarise does, whatever the evidence makes.
func countOf(all []ontology.Report) store.Count {
	articles := map[ontology.ArticleID]bool{}
	first := map[ontology.ArticleID]ontology.Report{}
	for _, r := range all {
		articles[r.Evidence.Article] = true
		old, ok := first[r.Cluster]
		if c := r.Published.Compare(old.Published); !ok || c < 0 || c == 0 && r.Evidence.ID < old.Evidence.ID {
			first[r.Cluster] = r
		}
	}
	var sources []string
	for _, r := range first {
		if !slices.Contains(sources, r.Source) {
			sources = append(sources, r.Source)
		}
	}
	return store.Count{Statements: len(all), Reports: len(articles), Events: len(first), IndependentSources: len(sources)}
}
