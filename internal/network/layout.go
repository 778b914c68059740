package network

import (
	"context"
	"math"
)

// Position is where to draw a node.
type Position struct{ X, Y float64 }

// Layout places the nodes of a graph whose edges lead both ways: joined ones near
// each other, the others apart. Pieces that nothing joins stand side by side, the
// largest first. The unit is the mean length of an edge, and the origin is the
// middle of the picture; four decimals are given. Only the order of the edges' weights counts, not their size.
func Layout(ctx context.Context, g *Graph) ([]Position, error) {
	out := make([]Position, g.Len())
	pieces := g.components()
	boxes := make([]box, len(pieces))
	places := make([][]Position, len(pieces))
	for i, nodes := range pieces {
		part := g.part(nodes)
		at, err := layoutPiece(ctx, part)
		if err != nil {
			return nil, err
		}
		scale(part, at)
		places[i], boxes[i] = at, boxOf(at)
	}
	shelve(boxes)
	for i, nodes := range pieces {
		for k, n := range nodes {
			out[n] = Position{places[i][k].X + boxes[i].dx, places[i][k].Y + boxes[i].dy}
		}
	}
	centre(out)
	for i, p := range out {
		out[i] = Position{rounded(p.X), rounded(p.Y)}
	}
	return out, nil
}

// rounded is the number with four decimals. The sum makes 0 of −0.
func rounded(x float64) float64 { return math.Round(x*1e4)/1e4 + 0 }

// layoutPiece places the nodes of a graph in which all are joined.
func layoutPiece(ctx context.Context, g *Graph) ([]Position, error) {
	switch g.Len() {
	case 1:
		return make([]Position, 1), nil
	case 2:
		return []Position{{0, 0}, {1, 0}}, nil
	}
	f := newForces(g, firstGuess(g))
	for range roundsFor(g.Len()) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f.round()
	}
	return f.at, nil
}

// roundsFor is how often so many nodes push and pull each other. A good first
// guess has done most of the work, so that many nodes need not take long.
func roundsFor(nodes int) int { return min(max(60_000/nodes, 40), 200) }

// scale makes the mean length of an edge 1.
func scale(g *Graph, at []Position) {
	sum, edges := 0.0, 0
	for i, p := range at {
		for _, n := range g.next(i) {
			sum += p.distance(at[n])
			edges++
		}
	}
	if sum == 0 {
		return
	}
	by := float64(edges) / sum
	for i := range at {
		at[i].X *= by
		at[i].Y *= by
	}
}

func (p Position) distance(q Position) float64 {
	dx, dy := p.X-q.X, p.Y-q.Y
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}

// centre moves the middle of the picture to the origin.
func centre(at []Position) {
	if len(at) == 0 {
		return
	}
	b := boxOf(at)
	x, y := b.left+b.width/2, b.top+b.height/2
	for i := range at {
		at[i].X -= x
		at[i].Y -= y
	}
}
