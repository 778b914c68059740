package neo4j

import "math/bits"

// differing counts the bits in which two fingerprints differ.
func differing(a, b uint64) int { return bits.OnesCount64(a ^ b) }
