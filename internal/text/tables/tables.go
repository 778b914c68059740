// Package tables decodes the look-up tables that are sections of the model
// file. Decoding costs next to nothing: sorted lines stay in the section's own
// bytes and are searched there.
package tables

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// Source gives the bytes of a named section, which stay unchanged, or an error
// that names the section.
type Source func(section string) ([]byte, error)

// JSON decodes a section into v.
func (s Source) JSON(section string, v any) error {
	b, err := s(section)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("section %q: %w", section, err)
	}
	return nil
}

// Uint64s decodes a section of little-endian 64-bit numbers.
func (s Source) Uint64s(section string) ([]uint64, error) {
	b, err := s(section)
	if err != nil {
		return nil, err
	}
	if len(b)%8 != 0 {
		return nil, fmt.Errorf("section %q: %d bytes are no whole number of uint64", section, len(b))
	}
	out := make([]uint64, len(b)/8)
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return out, nil
}
