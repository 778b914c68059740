// Command asm writes the kernels of package model for amd64: the assembly and
// the Go declarations of its functions. Run it by "go generate ./..." in the
// module's root.
package main

import (
	. "github.com/mmcloughlin/avo/build"
)

const (
	width  = 96  // of a word's vector
	hidden = 64  // outputs of a move scorer's hidden layer
	moves  = 112 // scored at a time
)

func main() {
	for _, set := range []registers{avx2, avx512} {
		panel(set, "maxout", storeGreatest)
		panel(set, "product", storeAll)
		convolve(set)
	}
	transform()
	normalise()
	hiddenLayer()
	moveScores()
	Generate()
}
