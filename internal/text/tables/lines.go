package tables

import (
	"bytes"
	"fmt"
	"strings"
)

// Lines is a section of text, one entry a line.
type Lines []byte

// Lines is a section of text; "" is a section without lines.
func (s Source) Lines(section string) (Lines, error) {
	b, err := s(section)
	if err != nil {
		return nil, err
	}
	if len(b) > 0 && b[len(b)-1] != '\n' {
		return nil, fmt.Errorf("section %q: the last line has no end", section)
	}
	return b, nil
}

// All yields the lines in order.
func (l Lines) All(yield func(string) bool) {
	for line := range bytes.Lines(l) {
		if !yield(string(line[:len(line)-1])) {
			return
		}
	}
}

// Has reports whether one of the lines, which must be sorted, is line.
func (l Lines) Has(line string) bool {
	at := l.seek(line)
	return at < len(l) && string(l.lineAt(at)) == line
}

// Value is what follows "key\t" in a line of sorted lines.
func (l Lines) Value(key string) (value string, found bool) {
	key += "\t"
	at := l.seek(key)
	if at == len(l) {
		return "", false
	}
	line := string(l.lineAt(at))
	if !strings.HasPrefix(line, key) {
		return "", false
	}
	return line[len(key):], true
}

// seek is the offset of the first line that is not before key in byte order.
func (l Lines) seek(key string) int {
	lo, hi := 0, len(l) // both at the start of a line, or the end
	for lo < hi {
		start := bytes.LastIndexByte(l[:lo+(hi-lo)/2], '\n') + 1
		line := l.lineAt(start)
		if string(line) < key {
			lo = start + len(line) + 1
		} else {
			hi = start
		}
	}
	return lo
}

// lineAt is the line that starts at an offset, without its end.
func (l Lines) lineAt(start int) []byte {
	return l[start : start+bytes.IndexByte(l[start:], '\n')]
}
