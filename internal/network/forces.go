package network

import "math"

// forces are ForceAtlas2: nodes repel each other by their degrees, edges pull
// their ends together, and gravity keeps all near the middle. Source: Jacomy and
// others, ForceAtlas2, a Continuous Graph Layout Algorithm for Handy Network
// Visualization, 2014; the constants are those of its section on settings.
type forces struct {
	g             *Graph
	at            []Position
	mass          []float64  // degree + 1
	pull          []float64  // beside g.to: how strongly an edge pulls
	push          []Position // what repels each node, if it had a mass of 1
	force, before []Position // of this round and the last one
	speed         float64
	tree          tree
	rounds        int
}

const (
	repulsion = 1.0
	gravity   = 0.05
	// tolerance is how much nodes may swing about for the sake of speed.
	tolerance = 1.0
	// maxRise is how much faster a round may be than the one before.
	maxRise = 0.5
	// rebuilt is for how many rounds a tree serves. Nodes move little in a round, and
	// the tree follows them.
	rebuilt = 4
)

func newForces(g *Graph, at []Position) *forces {
	n := g.Len()
	f := &forces{g: g, at: at, mass: make([]float64, n), pull: make([]float64, len(g.weights)),
		push: make([]Position, n), force: make([]Position, n), before: make([]Position, n), speed: 1}
	for i := range n {
		f.mass[i] = float64(len(g.next(i)) + 1)
	}
	f.weigh()
	f.fit()
	return f
}

// weigh lets the heaviest edges pull twice as strongly as the lightest, by their
// rank: weights are counts, of which a few may be thousands.
func (f *forces) weigh() {
	lightest, heaviest := math.Inf(1), 0.0
	for _, w := range f.g.weights {
		lightest, heaviest = min(lightest, w), max(heaviest, w)
	}
	steps := 0
	for bound := lightest; bound < heaviest; bound *= 2 {
		steps++
	}
	for k, w := range f.g.weights {
		f.pull[k] = 1
		if steps > 0 {
			step := 0
			for bound := lightest; bound < w; bound *= 2 {
				step++
			}
			f.pull[k] = 1 + float64(step)/float64(steps)
		}
	}
}

// fit scales the picture to the size at which pushes and pulls have the least
// energy, so that no rounds are spent on growing.
func (f *forces) fit() {
	pulls, all, own := 0.0, 0.0, 0.0
	for i, p := range f.at {
		all += f.mass[i]
		own += float64(f.mass[i] * f.mass[i])
		for k := f.g.starts[i]; k < f.g.starts[i+1]; k++ {
			q := f.at[f.g.to[k]]
			dx, dy := p.X-q.X, p.Y-q.Y
			pulls += float64(f.pull[k] * (float64(dx*dx) + float64(dy*dy)) / 2) // an edge is met twice
		}
	}
	// Pulls of a picture that is s times as large have s² times the energy, pushes of
	// two masses that of less their product times log s.
	if pulls > 0 {
		by := math.Sqrt((float64(all*all) - own) / 2 / pulls)
		for i := range f.at {
			f.at[i].X *= by
			f.at[i].Y *= by
		}
	}
}

// round moves every node once.
func (f *forces) round() {
	f.force, f.before = f.before, f.force
	if f.rounds%rebuilt == 0 {
		f.tree.build(f.at, f.mass)
	} else {
		f.tree.follow(f.at)
	}
	f.rounds++
	f.tree.push(f.at, f.push)
	for i, p := range f.at {
		push, pull := f.push[i], f.pulls(i)
		if far := math.Sqrt(float64(p.X*p.X) + float64(p.Y*p.Y)); far > 0 {
			by := gravity / far
			push.X -= float64(by * p.X)
			push.Y -= float64(by * p.Y)
		}
		f.force[i] = Position{float64(f.mass[i]*push.X) + pull.X, float64(f.mass[i]*push.Y) + pull.Y}
	}
	f.move()
}

// pulls is the force by which its edges pull a node.
func (f *forces) pulls(node int) Position {
	x, y, all := 0.0, 0.0, 0.0
	start, end := f.g.starts[node], f.g.starts[node+1]
	by := f.pull[start:end]
	for k, to := range f.g.to[start:end] {
		q := &f.at[to]
		x += float64(by[k] * q.X)
		y += float64(by[k] * q.Y)
		all += by[k]
	}
	p := f.at[node]
	return Position{x - float64(all*p.X), y - float64(all*p.Y)}
}

// move moves the nodes by their forces: the less, the more they swing about.
func (f *forces) move() {
	swinging, effective := 0.0, 0.0
	for i, now := range f.force {
		last := f.before[i]
		swinging += float64(f.mass[i] * now.distance(last))
		effective += float64(f.mass[i] * 0.5 * now.distance(Position{-last.X, -last.Y}))
	}
	if swinging > 0 {
		f.speed = min(tolerance*effective/swinging, f.speed*(1+maxRise))
	}
	for i, now := range f.force {
		swing := f.mass[i] * now.distance(f.before[i])
		by := f.speed / (1 + math.Sqrt(float64(f.speed*swing)))
		f.at[i].X += float64(now.X * by)
		f.at[i].Y += float64(now.Y * by)
	}
}
