package network

import "math"

// tree is a quadtree of weighted points, by which the push of many far points is
// reckoned as that of one. Source: Barnes and Hut, A Hierarchical O(N log N)
// Force-Calculation Algorithm, 1986. Points near each other look at the tree
// together. Source: Barnes, A Modified Tree Code: Don't Laugh; It Runs, 1990.
type tree struct {
	mass   []float64
	quads  []quad
	next   []int32 // the point that shares each point's quad, −1 for none
	stack  []int32
	cells  []cell
	order  []int32 // all points, those near each other one after the other
	groups []group
	views  []int32 // of all groups: the cells that they see
	bodies []body  // those of the view at hand
}

// quad is a square of the picture while the tree is being made.
type quad struct {
	width, midX, midY float64
	points            int32
	below             int32 // the first of its four quarters; 0 where it is not divided
	point             int32 // the last that came into it; −1 for none
}

// cell is a quad that holds something. Cells stand before those within them. The
// centre of mass is all that is seen of one from far away.
type cell struct {
	body
	each   float64 // 1 / mass
	near   float64 // the distance up to which what is within is looked at; 0 where the cell is not divided
	within int32   // the cell that holds it, −1 for none
	beyond int32   // the next cell that it does not hold
	point  int32   // the first of its points where it is not divided
}

// body is what pushes.
type body struct{ x, y, mass float64 }

// group is points that look at the tree together, a part of order, and what they
// see, a part of views.
type group struct{ start, end, from, to int32 }

const (
	// theta is the width of a square, as a share of its distance, from which it is
	// seen as one point.
	theta = 1.2
	// deepest is how often a square may be quartered: points nearer than that are one.
	deepest = 24
	// nearest is added to the squares of distances, so that points which stand on one
	// another do not repel each other without bound.
	nearest = 1e-4
	// together is how many points look at the tree together, at most.
	together = 16
)

// build makes the tree of the points.
func (t *tree) build(at []Position, mass []float64) {
	b := boxOf(at)
	width := max(b.width, b.height)
	t.mass = mass
	t.quads = append(t.quads[:0], quad{width: width, midX: b.left + width/2, midY: b.top + width/2, point: -1})
	t.next = append(t.next[:0], make([]int32, len(at))...)
	for i := range at {
		t.add(at, int32(i))
	}
	t.flatten()
	t.follow(at)
	t.views = t.views[:0]
	for i := range t.groups {
		t.look(at, &t.groups[i])
	}
}

// add puts a point in.
func (t *tree) add(at []Position, point int32) {
	q := int32(0)
	for depth := 0; ; depth++ {
		s := &t.quads[q]
		if s.points > 0 && s.below == 0 && depth < deepest {
			t.divide(at, q)
			s = &t.quads[q]
		}
		s.points++
		if s.below == 0 {
			t.next[point], s.point = s.point, point
			return
		}
		q = s.below + s.quarter(at[point])
	}
}

// quarter is the number of the quarter in which the point lies.
func (q *quad) quarter(p Position) (n int32) {
	if p.X > q.midX {
		n = 1
	}
	if p.Y > q.midY {
		n += 2
	}
	return n
}

// divide quarters a square and puts the point that is in it into one of the quarters.
func (t *tree) divide(at []Position, q int32) {
	s := t.quads[q]
	below := int32(len(t.quads))
	half := s.width / 2
	left, right, low, high := s.midX-half/2, s.midX+half/2, s.midY-half/2, s.midY+half/2
	t.quads = append(t.quads,
		quad{width: half, midX: left, midY: low, point: -1}, quad{width: half, midX: right, midY: low, point: -1},
		quad{width: half, midX: left, midY: high, point: -1}, quad{width: half, midX: right, midY: high, point: -1})
	t.quads[q].below = below
	held := &t.quads[below+s.quarter(at[s.point])]
	held.points, held.point = s.points, s.point
}

// flatten makes cells of the quads that hold anything.
func (t *tree) flatten() {
	t.cells, t.order, t.groups = t.cells[:0], t.order[:0], t.groups[:0]
	within := int32(-1)
	t.stack = append(t.stack[:0], 0)
	for len(t.stack) > 0 {
		n := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		if n < 0 { // all that the cell holds is written
			c := &t.cells[within]
			c.beyond, within = int32(len(t.cells)), c.within
			continue
		}
		q, number := &t.quads[n], int32(len(t.cells))
		t.gather(q)
		c := cell{within: within, beyond: number + 1, point: q.point}
		if q.below != 0 {
			c.near, within = q.width/theta, number
			t.stack = append(t.stack, -1)
			for k := q.below; k < q.below+4; k++ {
				if t.quads[k].points > 0 {
					t.stack = append(t.stack, k)
				}
			}
		}
		t.cells = append(t.cells, c)
	}
}

// gather puts the quad's points into the order, and into one group if they are few.
func (t *tree) gather(q *quad) {
	held, grouped := int32(len(t.order)), int32(0)
	if n := len(t.groups); n > 0 {
		grouped = t.groups[n-1].end
	}
	if held == grouped && (q.points <= together || q.below == 0) {
		t.groups = append(t.groups, group{start: held, end: held + q.points})
	}
	if q.below == 0 {
		for p := q.point; p >= 0; p = t.next[p] {
			t.order = append(t.order, p)
		}
	}
}

// follow moves the cells' centres of mass to where their points are now. Which
// points a cell holds remains.
func (t *tree) follow(at []Position) {
	for i := range t.cells {
		t.cells[i].body = body{}
	}
	for i := len(t.cells) - 1; i >= 0; i-- {
		c := &t.cells[i]
		if c.near == 0 {
			for p := c.point; p >= 0; p = t.next[p] {
				c.add(body{float64(at[p].X * t.mass[p]), float64(at[p].Y * t.mass[p]), t.mass[p]})
			}
		}
		if c.within >= 0 {
			t.cells[c.within].add(c.body)
		}
		if c.each == 0 {
			c.each = 1 / c.mass
		}
		c.x *= c.each
		c.y *= c.each
	}
}

// add adds sums that are weighted by mass.
func (b *body) add(c body) {
	b.x += c.x
	b.y += c.y
	b.mass += c.mass
}

// look finds what the group sees: far cells as one, near ones in parts.
func (t *tree) look(at []Position, g *group) {
	g.from = int32(len(t.views))
	mid, reach := circle(at, t.order[g.start:g.end])
	for i := int32(0); i < int32(len(t.cells)); {
		c := &t.cells[i]
		dx, dy := mid.X-c.x, mid.Y-c.y
		if near := c.near + reach; c.near > 0 && float64(near*near) > float64(dx*dx)+float64(dy*dy) {
			i++
			continue
		}
		t.views = append(t.views, i)
		i = c.beyond
	}
	g.to = int32(len(t.views))
}

// push says by what all points repel each point, if it had a mass of 1.
func (t *tree) push(at, push []Position) {
	for _, g := range t.groups {
		t.bodies = t.bodies[:0]
		for _, n := range t.views[g.from:g.to] {
			t.bodies = append(t.bodies, t.cells[n].body)
		}
		for _, i := range t.order[g.start:g.end] {
			push[i] = pushOf(t.bodies, at[i])
		}
	}
}

func pushOf(bodies []body, p Position) Position {
	var x, y float64
	for i := range bodies {
		b := &bodies[i]
		dx, dy := p.X-b.x, p.Y-b.y
		by := b.mass / (float64(dx*dx) + float64(dy*dy) + nearest)
		x += float64(by * dx)
		y += float64(by * dy)
	}
	return Position{repulsion * x, repulsion * y}
}

// circle is one around the points: the middle of their box, and the distance of
// the furthest.
func circle(at []Position, points []int32) (mid Position, reach float64) {
	lo, hi := at[points[0]], at[points[0]]
	for _, i := range points[1:] {
		lo.X, hi.X = min(lo.X, at[i].X), max(hi.X, at[i].X)
		lo.Y, hi.Y = min(lo.Y, at[i].Y), max(hi.Y, at[i].Y)
	}
	mid = Position{(lo.X + hi.X) / 2, (lo.Y + hi.Y) / 2}
	for _, i := range points {
		dx, dy := at[i].X-mid.X, at[i].Y-mid.Y
		reach = max(reach, float64(dx*dx)+float64(dy*dy))
	}
	return mid, math.Sqrt(reach)
}
