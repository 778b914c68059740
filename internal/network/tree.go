package network

// tree is a quadtree of weighted points, by which the push of many far points is
// reckoned as that of one. Source: Barnes and Hut, A Hierarchical O(N log N)
// Force-Calculation Algorithm, 1986.
type tree struct {
	cells []quad
	leaf  []int32 // the cell that holds each point
	stack []int32
}

// quad is a square of the picture. Its centre of mass is all that is seen of it
// from far away.
type quad struct {
	x, y, mass float64 // the centre of mass
	width      float64
	midX, midY float64
	below      int32 // the first of its four quarters; 0 where it is not divided
	point      int32 // the first that came into it
}

const (
	// theta is the width of a square, as a share of its distance, from which it is
	// seen as one point.
	theta = 1.2
	// deepest is how often a square may be quartered: points nearer than that are one.
	deepest = 24
	// nearest is the square of the distance below which points do not repel each
	// other more strongly.
	nearest = 1e-4
)

// build makes the tree of the points.
func (t *tree) build(at []Position, mass []float64) {
	b := boxOf(at)
	width := max(b.width, b.height)
	t.cells = append(t.cells[:0], quad{width: width, midX: b.left + width/2, midY: b.top + width/2})
	t.leaf = append(t.leaf[:0], make([]int32, len(at))...)
	for i, p := range at {
		t.add(int32(i), p, mass[i])
	}
	for i := range t.cells {
		if c := &t.cells[i]; c.mass > 0 {
			c.x /= c.mass
			c.y /= c.mass
		}
	}
}

// add puts a point in. Until build is done x and y are sums, weighted by mass.
func (t *tree) add(point int32, p Position, mass float64) {
	at := int32(0)
	for depth := 0; ; depth++ {
		c := &t.cells[at]
		if c.mass > 0 && c.below == 0 && depth < deepest {
			t.divide(at)
			c = &t.cells[at]
		}
		if c.mass == 0 {
			c.point = point
		}
		c.x += float64(p.X * mass)
		c.y += float64(p.Y * mass)
		c.mass += mass
		if c.below == 0 {
			t.leaf[point] = at
			return
		}
		at = c.below + c.quarter(p.X, p.Y)
	}
}

// quarter is the number of the quarter in which the point lies.
func (c *quad) quarter(x, y float64) (n int32) {
	if x > c.midX {
		n = 1
	}
	if y > c.midY {
		n += 2
	}
	return n
}

// divide quarters a square and puts what is in it into one of the quarters.
func (t *tree) divide(at int32) {
	c := t.cells[at]
	below := int32(len(t.cells))
	half := c.width / 2
	for n := range 4 {
		q := quad{width: half, midX: c.midX - half/2, midY: c.midY - half/2}
		if n&1 != 0 {
			q.midX += half
		}
		if n&2 != 0 {
			q.midY += half
		}
		t.cells = append(t.cells, q)
	}
	t.cells[at].below = below
	into := below + c.quarter(c.x/c.mass, c.y/c.mass)
	held := &t.cells[into]
	held.x, held.y, held.mass, held.point = c.x, c.y, c.mass, c.point
	t.leaf[c.point] = into
}

// push is the force by which all other points repel the point of that mass.
func (t *tree) push(point int, p Position, mass float64) (force Position) {
	own := t.leaf[point]
	t.stack = append(t.stack[:0], 0)
	for len(t.stack) > 0 {
		at := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		c := &t.cells[at]
		dx, dy := p.X-c.x, p.Y-c.y
		square := float64(dx*dx) + float64(dy*dy)
		if c.below != 0 && c.width*c.width > theta*theta*square {
			for n := range int32(4) {
				if t.cells[c.below+n].mass > 0 {
					t.stack = append(t.stack, c.below+n)
				}
			}
			continue
		}
		if at != own {
			by := repulsion * mass * c.mass / max(square, nearest)
			force.X += float64(by * dx)
			force.Y += float64(by * dy)
		}
	}
	return force
}
