//go:build !amd64

package model

// available are the kernels that the processor at hand can run.
func available() []kernel { return []kernel{portable{}} }
