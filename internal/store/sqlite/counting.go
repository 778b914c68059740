package sqlite

import (
	"bytes"
	"cmp"

	"entente/internal/store"
)

// count adds up evidence in groups. Evidence has to come article by article.
type count struct {
	g        *graph
	keys     [store.MaxGroupings]countKey // beside by
	by       []store.Grouping
	again    reprinted
	places   map[[store.MaxGroupings]uint64]uint32 // of groups in all
	all      []group
	clusters map[inGroup]firstReport // of those that may have several articles
	sources  map[inGroup]bool
}

// group is what was counted of a group so far.
type group struct {
	keys    [store.MaxGroupings]uint64
	count   store.Count
	article uint32 // the number, plus one, of the last one that was counted
}

// inGroup is something, by its number, as met in a group.
type inGroup struct{ group, num uint32 }

// firstReport is the first report of a cluster, as far as it was met.
type firstReport struct {
	day    int32
	id     digest
	source uint32
}

func (r firstReport) before(o firstReport) bool {
	return cmp.Or(cmp.Compare(r.day, o.day), bytes.Compare(r.id[:], o.id[:])) < 0
}

func newCount(g *graph, by []store.Grouping) *count {
	c := &count{
		g: g, by: by, again: g.reprinted(), places: map[[store.MaxGroupings]uint64]uint32{},
		clusters: map[inGroup]firstReport{}, sources: map[inGroup]bool{},
	}
	for i, grouping := range by {
		c.keys[i] = countKeys[grouping]
	}
	return c
}

// add takes a piece of evidence in. The publisher of a cluster is that of its first
// report, so one of a single article can be counted at once.
func (c *count) add(t *telling) {
	p := c.g.papers.ref(t.article)
	var keys [store.MaxGroupings]uint64
	for i := range c.by {
		keys[i] = c.keys[i].of(c.g, t, p)
	}
	place, ok := c.places[keys]
	if !ok {
		place = uint32(len(c.all))
		c.places[keys] = place
		c.all = append(c.all, group{keys: keys})
	}
	x := &c.all[place]
	x.count.Statements++
	met := x.article == t.article+1
	if !met {
		x.article = t.article + 1
		x.count.Reports++
	}
	if c.again.has(p.cluster) {
		c.report(inGroup{place, p.cluster}, firstReport{p.day, t.id, p.source})
	} else if !met {
		x.count.Events++
		c.sources[inGroup{place, p.source}] = true
	}
}

func (c *count) report(at inGroup, r firstReport) {
	if old, ok := c.clusters[at]; !ok || r.before(old) {
		c.clusters[at] = r
	}
}

// groups are all groups, in no order.
func (c *count) groups(s *Store) []store.Count {
	for at, r := range c.clusters {
		c.all[at.group].count.Events++
		c.sources[inGroup{at.group, r.source}] = true
	}
	for at := range c.sources {
		c.all[at.group].count.IndependentSources++
	}
	names := newKeyNames(c.g, s.names)
	out := make([]store.Count, len(c.all))
	for i := range c.all {
		out[i] = c.all[i].count
		for k := range c.by {
			out[i].Keys = append(out[i].Keys, c.keys[k].text(names, c.all[i].keys[k]))
		}
	}
	return out
}
