package model

import (
	_ "embed"
	"unsafe"
)

// weights is the container of the English pipeline. A string, so that it stays
// in the read-only part of the program and is paged in as it is used.
//
//go:embed en_core_web_sm.bin
var weights string

// Weights opens the container that is part of the program.
func Weights() (*File, error) {
	return Open(unsafe.Slice(unsafe.StringData(weights), len(weights)))
}
