package store

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// List names a list and its order, so that a cursor knows where it belongs.
type List string

// The lists that have one order only.
const (
	EvidenceList           List = "evidence"
	EvidenceOfList         List = "evidence of relations"
	EvidenceInvolvingList  List = "evidence involving entities"
	EvidenceInList         List = "evidence in articles"
	EvidenceDuringList     List = "evidence of days"
	ArticleList            List = "articles"
	ArticlesMentioningList List = "articles mentioning entities"
	NeighbourList          List = "neighbours"
	CommonNeighbourList    List = "common neighbours"
)

// List is the list of entities in this order.
func (o EntityOrder) List() List { return List("entities by " + string(o.orDefault())) }

// List is the list of all edges in this order.
func (o RelationOrder) List() List { return List("relations by " + string(o.orDefault())) }

// ListOf is the list of an entity's edges in this order.
func (o RelationOrder) ListOf() List {
	return List("relations of entities by " + string(o.orDefault()))
}

// Cursor is the opaque form of the place in the list: base64url, without
// padding, of a CRC-32 over the list's name and all that follows it, then Rank
// and Start as varints, Text with its length before it, and ID.
func (p Place) Cursor(l List) Cursor {
	return l.Cursors(1, func(int) Place { return p })[0]
}

// Cursors are the cursors of n places in the list. They share one string.
func (l List) Cursors(n int, place func(i int) Place) []Cursor {
	name := crc32.ChecksumIEEE([]byte(l))
	ends := make([]int, n)
	var text, raw []byte
	for i := range n {
		raw = place(i).appendTo(append(raw[:0], 0, 0, 0, 0))
		binary.BigEndian.PutUint32(raw, crc32.Update(name, crc32.IEEETable, raw[4:]))
		if i == 0 { // the first is as long as the others, about
			text = make([]byte, 0, n*(base64.RawURLEncoding.EncodedLen(len(raw))+2))
		}
		text = base64.RawURLEncoding.AppendEncode(text, raw)
		ends[i] = len(text)
	}
	all, from := Cursor(text), 0
	cursors := make([]Cursor, n)
	for i, to := range ends {
		cursors[i], from = all[from:to], to
	}
	return cursors
}

func (p Place) appendTo(b []byte) []byte {
	b = binary.AppendVarint(b, p.Rank)
	b = binary.AppendVarint(b, int64(p.Start))
	b = binary.AppendUvarint(b, uint64(len(p.Text)))
	b = append(b, p.Text...)
	return append(b, p.ID...)
}

func checksum(l List, b []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE([]byte(l)), crc32.IEEETable, b)
}

// ParseCursor reads a cursor of the list. One that is broken, or of another
// list, is ErrInvalid.
func ParseCursor(c Cursor, l List) (Place, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(string(c))
	if err != nil || len(b) < 4 || binary.BigEndian.Uint32(b) != checksum(l, b[4:]) {
		return Place{}, badCursor(c, l)
	}
	p, ok := readPlace(b[4:])
	if !ok {
		return Place{}, badCursor(c, l)
	}
	return p, nil
}

func badCursor(c Cursor, l List) error {
	return fmt.Errorf("cursor %.80q is not one of the list of %s: %w: use a cursor that this list gave", string(c), l, ErrInvalid)
}

func readPlace(b []byte) (p Place, ok bool) {
	rank, n := binary.Varint(b)
	if n <= 0 {
		return p, false
	}
	b = b[n:]
	start, n := binary.Varint(b)
	if n <= 0 {
		return p, false
	}
	b = b[n:]
	size, n := binary.Uvarint(b)
	if n <= 0 || size > uint64(len(b)-n) {
		return p, false
	}
	b = b[n:]
	return Place{Rank: rank, Start: int(start), Text: string(b[:size]), ID: string(b[size:])}, true
}
