package network

import "math"

// box is the room that a piece of the picture takes, and by how much it is moved.
type box struct {
	left, top, width, height float64
	dx, dy                   float64
}

func boxOf(at []Position) box {
	b := box{left: at[0].X, top: at[0].Y}
	right, bottom := b.left, b.top
	for _, p := range at {
		b.left, right = min(b.left, p.X), max(right, p.X)
		b.top, bottom = min(b.top, p.Y), max(bottom, p.Y)
	}
	b.width, b.height = right-b.left, bottom-b.top
	return b
}

const (
	// gap is between pieces, in lengths of an edge.
	gap = 1.5
	// breadth is how much wider than high the whole is to be.
	breadth = 1.4
)

// shelve puts boxes in rows from left to right, as books on shelves.
func shelve(boxes []box) {
	area, widest := 0.0, 0.0
	for _, b := range boxes {
		area += float64((b.width + gap) * (b.height + gap))
		widest = max(widest, b.width+gap)
	}
	room := max(widest, math.Sqrt(area*breadth))
	x, y, tallest := 0.0, 0.0, 0.0
	for i := range boxes {
		b := &boxes[i]
		if x > 0 && x+b.width+gap > room {
			x, y, tallest = 0, y+tallest, 0
		}
		b.dx, b.dy = x-b.left, y-b.top
		x += b.width + gap
		tallest = max(tallest, b.height+gap)
	}
}
