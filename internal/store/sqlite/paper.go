package sqlite

// paper is what is asked about an article most.
type paper struct {
	print      uint64 // its fingerprint
	day, known int32  // days: published, 0 where unknown; and known
	source     uint32 // the publisher's number; see names.source
	cluster    uint32 // the number of its cluster; see names.cluster
	clusterID  digest
}

// foreignCluster and what follows number the clusters that are named after an
// article which was not there when their first article came. The others have the
// number of the article after which they are named.
const foreignCluster = 1 << 31

// reprinted are the clusters of which there may be more than one article.
type reprinted struct{ bitset }

// reprinted finds them by the articles that are in another's cluster.
func (g *graph) reprinted() reprinted {
	set := newBitset(g.papers.len())
	g.papers.each(func(num uint32, p *paper) bool {
		if p.cluster != num && p.cluster < foreignCluster {
			set.add(p.cluster)
		}
		return true
	})
	return reprinted{set}
}

func (r reprinted) has(cluster uint32) bool {
	return cluster >= foreignCluster || r.bitset.has(cluster)
}
