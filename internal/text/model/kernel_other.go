//go:build !amd64

package model

// fastest is the best kernel for the processor at hand.
func fastest() kernel { return portable{} }
