// Package network computes on a set of nodes and the edges among them: where to
// draw them, which belong together, which are central, who stands with whom and
// who against whom.
//
// Everything here is deterministic: the same input gives the same output, to the
// last bit and on every kind of machine. Nodes are numbers, so that the caller
// decides on their order; ties are broken by number. Products are rounded by
// float64() before they are added, since a compiler may otherwise fuse the two
// where the machine can, and round differently where it cannot.
package network
