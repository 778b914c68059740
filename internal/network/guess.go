package network

import "math"

// pivots is from how many nodes distances are taken for the first guess.
const pivots = 30

// firstGuess places nodes by their distances in hops from a few of them that lie
// far apart. All nodes are joined. Source: Brandes and Pich, Eigensolver Methods
// for Progressive Multidimensional Scaling of Large Data (Pivot MDS), 2006.
func firstGuess(g *Graph) []Position {
	columns := pivotColumns(g)
	products := gram(columns)
	first := dominant(products, nil)
	second := dominant(products, first)
	at := make([]Position, g.Len())
	for i := range at {
		for c, column := range columns {
			at[i].X += float64(column[i] * first[c])
			at[i].Y += float64(column[i] * second[c])
		}
	}
	spread(g, at)
	return at
}

// pivotColumns are, for each pivot, the squared distances of all nodes to it,
// centred both ways. The first pivot is the node with the most edges, each next
// one the furthest from those before.
func pivotColumns(g *Graph) [][]float64 {
	n := g.Len()
	s := newSearch(g)
	nearest := make([]int, n)
	pivot := busiest(g)
	columns := make([][]float64, 0, pivots)
	for len(columns) < min(pivots, n) {
		s.from(pivot)
		column := make([]float64, n)
		for i, hops := range s.hops {
			column[i] = float64(hops * hops)
			if len(columns) == 0 || hops < nearest[i] {
				nearest[i] = hops
			}
		}
		columns = append(columns, column)
		pivot = furthest(nearest)
	}
	centreBothWays(columns)
	return columns
}

func busiest(g *Graph) (node int) {
	for i := range g.Len() {
		if len(g.next(i)) > len(g.next(node)) {
			node = i
		}
	}
	return node
}

func furthest(hops []int) (node int) {
	for i, h := range hops {
		if h > hops[node] {
			node = i
		}
	}
	return node
}

func centreBothWays(columns [][]float64) {
	rows := make([]float64, len(columns[0]))
	all := 0.0
	means := make([]float64, len(columns))
	for c, column := range columns {
		for i, v := range column {
			rows[i] += v / float64(len(columns))
			means[c] += v / float64(len(column))
		}
		all += means[c] / float64(len(columns))
	}
	for c, column := range columns {
		for i := range column {
			column[i] = -0.5 * (column[i] - rows[i] - means[c] + all)
		}
	}
}

// gram are the products of every two columns.
func gram(columns [][]float64) [][]float64 {
	out := make([][]float64, len(columns))
	for a := range columns {
		out[a] = make([]float64, len(columns))
		for b := range a + 1 {
			sum := 0.0
			for i, v := range columns[a] {
				sum += float64(v * columns[b][i])
			}
			out[a][b], out[b][a] = sum, sum
		}
	}
	return out
}

// dominant is the eigenvector of the largest eigenvalue, at right angles to the
// given vector if there is one.
func dominant(m [][]float64, besides []float64) []float64 {
	v := make([]float64, len(m))
	for i := range v {
		v[i] = 1 / float64(i+1) // any start that is at right angles to nothing likely
	}
	next := make([]float64, len(m))
	for range 60 {
		remove(v, besides)
		if !normalise(v) {
			break
		}
		for i, row := range m {
			next[i] = dot(row, v)
		}
		v, next = next, v
	}
	remove(v, besides)
	normalise(v)
	return v
}

func dot(a, b []float64) (sum float64) {
	for i, v := range a {
		sum += float64(v * b[i])
	}
	return sum
}

// remove takes out of v what lies in the direction of the unit vector.
func remove(v, unit []float64) {
	if unit == nil {
		return
	}
	d := dot(v, unit)
	for i := range v {
		v[i] -= float64(d * unit[i])
	}
}

// normalise makes the vector one of length 1; false where it has none.
func normalise(v []float64) bool {
	length := math.Sqrt(dot(v, v))
	if length == 0 {
		return false
	}
	for i := range v {
		v[i] /= length
	}
	return true
}

// spread makes the mean length of an edge 1, and moves nodes that stand on one
// point apart: nodes with the same neighbours have the same distances to all.
func spread(g *Graph, at []Position) {
	scale(g, at)
	for i := range at {
		turn := float64(float64(i) * goldenAngle)
		turn -= math.Floor(turn)
		x, y := onCircle(turn)
		at[i].X += float64(x * jitter)
		at[i].Y += float64(y * jitter)
	}
}

const (
	// goldenAngle is a share of a full turn, of which no few multiples come close together.
	goldenAngle = 0.3819660112501051
	// jitter is by how much nodes are moved apart, in lengths of an edge.
	jitter = 0.3
)

// onCircle is a point at distance 1 in the direction, a share of a full turn: on a
// square, so that it takes no function that machines compute differently.
func onCircle(turn float64) (x, y float64) {
	quarter, along := math.Modf(turn * 4)
	switch int(quarter) {
	case 0:
		return 1 - along, along
	case 1:
		return -along, 1 - along
	case 2:
		return along - 1, -along
	}
	return along, along - 1
}
