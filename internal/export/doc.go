// Package export writes a graph, or a piece of one, in the formats of other
// programs: formats.go lists them. Every format is written as a stream, in the
// order of identifiers, so that equal graphs give equal bytes.
package export
