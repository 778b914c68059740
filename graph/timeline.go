package graph

import (
	"context"
	"slices"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
)

// maxStretches bounds a timeline, so that two days far apart make no long list.
const maxStretches = 2000

// Timeline is evidence over time.
type Timeline struct {
	Stretches []TimelineStretch
	Undated   store.Count
}

// TimelineStretch is a stretch of days, with what articles of these days say.
type TimelineStretch struct {
	From, To          ontology.Date
	Counts            store.Count
	Friendly, Hostile int
	filter            *store.EvidenceFilter // of the timeline
}

// Balance is the difference of friendly and hostile events as a share of both.
func (s *TimelineStretch) Balance() float64 { return network.BalanceOf(s.Friendly, s.Hostile) }

// timeline counts the evidence of a filter by stretches of days: all of it, and
// of its events the friendly and the hostile ones.
func (r *Resolver) timeline(ctx context.Context, f store.EvidenceFilter, by Stretch) (*Timeline, error) {
	grouping := store.Grouping(by)
	t := &Timeline{}
	all, err := r.countBy(ctx, f, grouping)
	if err != nil {
		return nil, err
	}
	if t.Stretches, err = stretched(all, grouping, &f); err != nil {
		return nil, err
	}
	t.Undated = all[ontology.Date{}]
	return t, r.countSides(ctx, t, grouping, f)
}

// countSides counts the friendly and the hostile events of each stretch.
func (r *Resolver) countSides(ctx context.Context, t *Timeline, by store.Grouping, f store.EvidenceFilter) error {
	if f = ofSigns(f); len(f.Types) == 0 {
		return nil
	}
	found, err := r.Store.CountEvidence(ctx, store.CountQuery{Filter: f, By: []store.Grouping{by, store.GroupSign}, Limit: store.MaxGroups})
	if err != nil {
		return err
	}
	events := map[[2]string]int{}
	for _, g := range found.Groups {
		events[[2]string{g.Keys[0], g.Keys[1]}] = g.Events
	}
	for i := range t.Stretches {
		s := &t.Stretches[i]
		s.Friendly, s.Hostile = events[[2]string{s.From.String(), string(network.Friendly)}], events[[2]string{s.From.String(), string(network.Hostile)}]
	}
	return nil
}

// countBy counts by stretches of days, each under its first day; undated articles
// are under no day.
func (r *Resolver) countBy(ctx context.Context, f store.EvidenceFilter, by store.Grouping) (map[ontology.Date]store.Count, error) {
	found, err := r.Store.CountEvidence(ctx, store.CountQuery{Filter: f, By: []store.Grouping{by}, Limit: store.MaxGroups})
	if err != nil {
		return nil, err
	}
	if found.Cut {
		return nil, badInput("there are more than %d stretches of a %s: bound the time by published, or take longer ones", store.MaxGroups, by)
	}
	counts := make(map[ontology.Date]store.Count, len(found.Groups))
	for _, g := range found.Groups {
		day, err := ontology.ParseDate(g.Keys[0])
		if err != nil && g.Keys[0] != "" {
			return nil, err
		}
		counts[day] = g
	}
	return counts, nil
}

// stretched lays the counts out in time, empty stretches included.
func stretched(counts map[ontology.Date]store.Count, by store.Grouping, f *store.EvidenceFilter) ([]TimelineStretch, error) {
	var first, last ontology.Date
	for day := range counts {
		if day.IsZero() {
			continue
		}
		if first.IsZero() || day.Before(first) {
			first = day
		}
		if last.Before(day) {
			last = day
		}
	}
	if first.IsZero() {
		return nil, nil
	}
	var out []TimelineStretch
	for day := first; !last.Before(day); {
		next := nextStart(by, day)
		out = append(out, TimelineStretch{From: day, To: next.AddDays(-1), Counts: counts[day], filter: f})
		if len(out) > maxStretches {
			return nil, badInput("from %s to %s there are more than %d stretches of a %s: bound the time by published, or take longer ones", first, last, maxStretches, by)
		}
		day = next
	}
	return out, nil
}

// nextStart is the first day of the stretch after the one that begins on the day.
// No stretch is longer than 366 days or shorter than what its month's end adds.
func nextStart(by store.Grouping, day ontology.Date) ontology.Date {
	days := map[store.Grouping]int{store.GroupDay: 1, store.GroupMonth: 31, store.GroupQuarter: 92, store.GroupYear: 366}[by]
	return by.Start(day.AddDays(days))
}

// ofSigns keeps of the filter's types those that are friendly or hostile: all of
// these where it names none.
func ofSigns(f store.EvidenceFilter) store.EvidenceFilter {
	types := []ontology.RelationType{}
	for _, t := range network.SignedTypes() {
		if len(f.Types) == 0 || slices.Contains(f.Types, t) {
			types = append(types, t)
		}
	}
	f.Types = types
	return f
}

// evidenceDuring are the sentences of each stretch, with one trip for each timeline.
func (r *Resolver) evidenceDuring(ctx context.Context, stretches []*TimelineStretch, p store.Page) ([]*EvidenceConnection, error) {
	places := map[*store.EvidenceFilter][]int{}
	for i, s := range stretches {
		places[s.filter] = append(places[s.filter], i)
	}
	out := make([]*EvidenceConnection, len(stretches))
	for f, at := range places {
		days := each(at, func(i int) store.Days { return store.Days{From: stretches[i].From, To: stretches[i].To} })
		pages, err := r.Store.EvidenceDuring(ctx, days, *f, p)
		if err != nil {
			return nil, err
		}
		for n, page := range pages {
			out[at[n]] = evidencePage(page)
		}
	}
	return out, nil
}
