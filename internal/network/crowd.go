package network

// crowd is nodes with friendly and hostile edges, as communities are made of
// them. An edge from a node to itself stands for the edges within the community
// that the node was made from.
type crowd struct {
	signs [2]side // friendly, hostile
}

// side is the edges of one sign.
type side struct {
	g        *Graph
	self     []float64 // twice the weight within each node
	strength []float64 // of each node's edges, self among them
	twice    float64   // the sum of strength
}

// hostileSide is the index of the hostile edges in crowd.signs.
const hostileSide = 1

func newCrowd(friendly, hostile *Graph) *crowd {
	n := friendly.Len()
	return &crowd{[2]side{newSide(friendly, make([]float64, n)), newSide(hostile, make([]float64, n))}}
}

func newSide(g *Graph, self []float64) side {
	s := side{g: g, self: self, strength: make([]float64, g.Len())}
	for i := range s.strength {
		s.strength[i] = g.strength(i) + self[i]
		s.twice += s.strength[i]
	}
	return s
}

func (c *crowd) len() int { return len(c.signs[0].self) }

// gather makes a node of each community; they are numbered from 0 without gaps.
func (c *crowd) gather(at []int) *crowd {
	n := 0
	for _, community := range at {
		n = max(n, community+1)
	}
	out := &crowd{}
	for k, s := range c.signs {
		self := make([]float64, n)
		var arcs []Edge
		for i, from := range at {
			self[from] += s.self[i]
			for e, neighbour := range s.g.next(i) {
				if to, w := at[neighbour], s.g.weightsOf(i)[e]; to == from {
					self[from] += w
				} else {
					arcs = append(arcs, Edge{from, to, w})
				}
			}
		}
		out.signs[k] = newSide(NewDirected(n, arcs), self)
	}
	return out
}

// move takes each node in turn to where it fits best, until none moves, and
// reports whether any did. at is the community of each node.
func (c *crowd) move(at []int) (moved bool) {
	m := newMover(c, at)
	for range movePasses {
		again := false
		for i := range at {
			if m.moveOne(i) {
				again, moved = true, true
			}
		}
		if !again {
			break
		}
	}
	return moved
}

const (
	// movePasses bounds how often all nodes are gone through.
	movePasses = 100
	// leastGain is what a move must bring, as a share of all weight, so that
	// rounding cannot send nodes in circles.
	leastGain = 1e-12
)

// mover keeps what a move has to know of every community.
type mover struct {
	c       *crowd
	at      []int
	total   [2][]float64 // strength by community
	size    []int
	empty   []int // communities without nodes
	links   [2][]float64
	touched []int // communities that the node at hand has edges to
	seen    []bool
}

func newMover(c *crowd, at []int) *mover {
	n := len(at)
	m := &mover{c: c, at: at, size: make([]int, n), seen: make([]bool, n)}
	for k := range c.signs {
		m.total[k], m.links[k] = make([]float64, n), make([]float64, n)
		for i, community := range at {
			m.total[k][community] += c.signs[k].strength[i]
		}
	}
	for _, community := range at {
		m.size[community]++
	}
	for community := n - 1; community >= 0; community-- {
		if m.size[community] == 0 {
			m.empty = append(m.empty, community)
		}
	}
	return m
}

// moveOne takes the node out of its community and puts it where it fits best: by
// its friends, by itself, or where it was.
func (m *mover) moveOne(i int) bool {
	home := m.at[i]
	m.look(i)
	m.take(i, home, -1)
	best, most := home, m.gain(i, home)
	margin := leastGain * (m.c.signs[0].twice + m.c.signs[hostileSide].twice)
	for _, community := range m.touched {
		if g := m.gain(i, community); g > most+margin {
			best, most = community, g
		}
	}
	if m.size[home] > 0 && most < -margin { // alone it gains nothing and loses nothing
		best = m.empty[len(m.empty)-1]
		m.empty = m.empty[:len(m.empty)-1]
	}
	m.take(i, best, 1)
	if m.size[home] == 0 {
		m.empty = append(m.empty, home)
	}
	m.at[i] = best
	m.forget()
	return best != home
}

// look sums the node's edges to each community.
func (m *mover) look(i int) {
	for k, s := range m.c.signs {
		for e, neighbour := range s.g.next(i) {
			community := m.at[neighbour]
			if !m.seen[community] {
				m.seen[community] = true
				m.touched = append(m.touched, community)
			}
			m.links[k][community] += s.g.weightsOf(i)[e]
		}
	}
}

func (m *mover) forget() {
	for _, community := range m.touched {
		m.seen[community] = false
		m.links[0][community], m.links[1][community] = 0, 0
	}
	m.touched = m.touched[:0]
}

// take adds the node to the community, or with −1 removes it.
func (m *mover) take(i, community, sign int) {
	m.size[community] += sign
	for k, s := range m.c.signs {
		m.total[k][community] += float64(float64(sign) * s.strength[i])
	}
}

// gain is what signed modularity gains by the node in the community, times the
// weight of all edges, against the node alone.
func (m *mover) gain(i, community int) float64 {
	var parts [2]float64
	for k, s := range m.c.signs {
		if s.twice > 0 {
			parts[k] = m.links[k][community] - float64(s.strength[i]*m.total[k][community])/s.twice
		}
	}
	return parts[0] - parts[hostileSide]
}
