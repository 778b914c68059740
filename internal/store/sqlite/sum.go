package sqlite

import (
	"bytes"
	"cmp"
	"container/list"
	"slices"
	"sort"

	"entente/internal/ontology"
)

// sum is what ontology.Summarise makes of the reports of one edge, kept so that
// one more report does not cost a look at all the others: a few edges, such as
// those between great powers, have thousands.
type sum struct {
	clusters []clusterSum // by cluster
	sources  []sourceSum  // of the first reports of clusters

	articles int
	article  uint32 // the number of the one that the last report came from

	lastReported, since, lastHeld, lastEnded int64 // days

	known knownSpan

	held, ended, asserted, unattributed bool

	role   string
	roleBy moment
}

// moment is where a report stands in the order in which Summarise reads them.
type moment struct {
	published int64 // day
	evidence  digest
}

func (m moment) before(n moment) bool {
	return cmp.Or(cmp.Compare(m.published, n.published), bytes.Compare(m.evidence[:], n.evidence[:])) < 0
}

// knownSpan are the days on which the first and the last report of an edge were known.
type knownSpan struct{ first, last int32 }

func (k *knownSpan) add(day int64) {
	if d := int32(day); k.last == 0 {
		*k = knownSpan{d, d}
	} else {
		k.first, k.last = min(k.first, d), max(k.last, d)
	}
}

// clusterSum is what counts about the reports of near-duplicate articles.
type clusterSum struct {
	cluster digest
	first   moment
	source  uint32 // of the first
	best    float64
}

// sourceSum counts the clusters that a publisher was the first to report.
type sourceSum struct {
	source   uint32
	clusters int
}

// clear forgets all reports, and keeps the memory.
func (s *sum) clear() { *s = sum{clusters: s.clusters[:0], sources: s.sources[:0]} }

// report is an ontology.Report in the form of the file. All reports of an
// article come one after another.
type report struct {
	at         moment
	known      int64  // day
	article    uint32 // its number
	cluster    digest
	source     uint32
	modality   ontology.Modality
	attributed bool
	on         int64 // day, 0 where the text gives none
	role       string
	confidence float64
}

// add takes a report in. It must be one that makes an edge.
func (s *sum) add(r report) {
	if s.articles == 0 || r.article != s.article {
		s.articles++
		s.article = r.article
	}
	s.known.add(r.known)
	s.lastReported = max(s.lastReported, r.at.published)
	s.unattributed = s.unattributed || !r.attributed
	if r.role != "" && (s.role == "" || s.roleBy.before(r.at)) {
		s.role, s.roleBy = r.role, r.at
	}
	s.addSpan(r)
	s.addCluster(r)
}

func (s *sum) addSpan(r report) {
	day := r.on
	if day == 0 {
		day = r.at.published
	}
	if r.modality == ontology.Ended {
		s.ended = true
		s.lastEnded = max(s.lastEnded, day)
		return
	}
	s.held = true
	s.asserted = s.asserted || r.modality == ontology.Asserted
	s.lastHeld = max(s.lastHeld, day)
	if day != 0 && (s.since == 0 || day < s.since) {
		s.since = day
	}
}

func (s *sum) addCluster(r report) {
	i := sort.Search(len(s.clusters), func(i int) bool { return bytes.Compare(s.clusters[i].cluster[:], r.cluster[:]) >= 0 })
	if i == len(s.clusters) || s.clusters[i].cluster != r.cluster {
		s.clusters = slices.Insert(s.clusters, i, clusterSum{cluster: r.cluster, first: r.at, source: r.source, best: r.confidence})
		s.countSource(r.source, 1)
		return
	}
	c := &s.clusters[i]
	c.best = max(c.best, r.confidence)
	if r.at.before(c.first) {
		s.countSource(c.source, -1)
		s.countSource(r.source, 1)
		c.first, c.source = r.at, r.source
	}
}

func (s *sum) countSource(source uint32, n int) {
	i := slices.IndexFunc(s.sources, func(x sourceSum) bool { return x.source == source })
	if i < 0 {
		i = len(s.sources)
		s.sources = append(s.sources, sourceSum{source: source})
	}
	if s.sources[i].clusters += n; s.sources[i].clusters == 0 {
		s.sources = slices.Delete(s.sources, i, i+1)
	}
}

// relation is the edge that the reports make, without its ends and ID. ok is
// false if there were none.
func (s *sum) relation() (r ontology.Relation, ok bool) {
	if s.articles == 0 {
		return r, false
	}
	r = ontology.Relation{
		Since: date(s.since), LastReported: date(s.lastReported), Reports: s.articles, Events: len(s.clusters), IndependentSources: len(s.sources),
		Attributed: !s.unattributed, Role: s.role, Confidence: s.confidence(), Status: ontology.Planned,
	}
	if s.asserted {
		r.Status = ontology.Asserted
	}
	if s.ended && (!s.held || s.lastEnded >= s.lastHeld) {
		r.Status, r.Until = ontology.Ended, date(s.lastEnded)
	}
	return r, true
}

// confidence multiplies in the order of the clusters' IDs, as Summarise does:
// floating-point products depend on order.
func (s *sum) confidence() float64 {
	wrong := 1.0
	for i := range s.clusters {
		wrong *= 1 - s.clusters[i].best
	}
	return min(1-wrong, 0.999)
}

// maxSummed is how many clusters the sums in memory may have together: some
// tens of megabytes.
const maxSummed = 500_000

// sums keep the sums of the edges that were written last.
type sums struct {
	limit int // clusters
	size  int // clusters, about; each sum counts as one more
	by    map[uint32]*list.Element
	order *list.List // of keptSum, the last used first
}

type keptSum struct {
	num uint32
	sum *sum
	len int // as counted in size
}

func newSums(limit int) *sums {
	return &sums{limit: limit, by: map[uint32]*list.Element{}, order: list.New()}
}

// get is the sum of the relation with the number, nil if it is not kept.
func (s *sums) get(num uint32) *sum {
	e := s.by[num]
	if e == nil {
		return nil
	}
	s.order.MoveToFront(e)
	return e.Value.(*keptSum).sum
}

// put keeps a sum, which may have grown since it was last put.
func (s *sums) put(num uint32, x *sum) {
	e := s.by[num]
	if e == nil {
		e = s.order.PushFront(&keptSum{num: num, sum: x})
		s.by[num] = e
	}
	k := e.Value.(*keptSum)
	s.size += len(x.clusters) + 1 - k.len
	k.sum, k.len = x, len(x.clusters)+1
	for s.size > s.limit && s.order.Len() > 1 {
		s.drop(s.order.Back().Value.(*keptSum).num)
	}
}

// drop forgets a sum, which has to be read from the file when it is next needed.
func (s *sums) drop(num uint32) {
	if e := s.by[num]; e != nil {
		s.size -= e.Value.(*keptSum).len
		s.order.Remove(e)
		delete(s.by, num)
	}
}
