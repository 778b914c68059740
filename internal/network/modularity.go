package network

// Modularity says how much more of the edges' weight lies within communities than
// chance would put there, −0.5 to 1. community is the number of each node's.
// Source: Newman, Analysis of Weighted Networks, 2004.
func Modularity(g *Graph, community []int) float64 {
	return SignedModularity(g, New(g.Len(), nil), community)
}

// SignedModularity is Modularity where edges are friendly or hostile: it says how
// much more friendliness, and how much less hostility, lies within communities
// than chance would put there. Both graphs have the same nodes.
// Source: Gómez, Jensen and Arenas, Analysis of Community Structure in Networks of
// Correlated Data, 2009, equation 9.
func SignedModularity(friendly, hostile *Graph, community []int) float64 {
	f, twiceF := within(friendly, community)
	h, twiceH := within(hostile, community)
	if twiceF+twiceH == 0 {
		return 0
	}
	return (f - h) / (twiceF + twiceH)
}

// within is the weight within communities above what chance would put there, and
// twice the weight of all edges.
func within(g *Graph, community []int) (excess, twice float64) {
	total := map[int]float64{}
	for i := range g.Len() {
		s := g.strength(i)
		twice += s
		total[community[i]] += s
		for k, to := range g.next(i) {
			if community[to] == community[i] {
				excess += g.weightsOf(i)[k]
			}
		}
	}
	if twice == 0 {
		return 0, 0
	}
	for c := range g.Len() { // in order: sums of floats depend on it
		if t := total[c]; t > 0 {
			excess -= float64(t*t) / twice
		}
	}
	return excess, twice
}
