package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// deepest is how far values may lie within values.
const deepest = 200

var (
	errShort = errors.New("the server's message ends too early")
	errDeep  = errors.New("the server's values lie too deep within each other")
)

// reader reads PackStream. Its first error ends it: what it reads then is empty.
type reader struct {
	rest  []byte
	depth int
	err   error
}

// value reads a value as the driver gives it: nil, bool, int64, float64, string,
// []byte, []any, map[string]any, driver.Date or time.Time.
func (r *reader) value() any {
	mark := r.byte()
	switch {
	case mark < tinyText || mark >= 0xF0:
		return int64(int8(mark))
	case mark < tinyList:
		return string(r.take(int(mark & 0x0F)))
	case mark < tinyMap:
		return r.items(int(mark & 0x0F))
	case mark < tinyStructure:
		return r.pairs(int(mark & 0x0F))
	case mark < markNull:
		return r.structured(int(mark & 0x0F))
	}
	switch mark {
	case markNull:
		return nil
	case markFloat:
		return math.Float64frombits(r.number(8))
	case markFalse, markTrue:
		return mark == markTrue
	case markInt8:
		return int64(int8(r.number(1)))
	case markInt8 + 1:
		return int64(int16(r.number(2)))
	case markInt8 + 2:
		return int64(int32(r.number(4)))
	case markInt8 + 3:
		return int64(r.number(8))
	case markBytes, markBytes + 1, markBytes + 2:
		return append([]byte{}, r.take(r.size(mark-markBytes))...)
	case markText, markText + 1, markText + 2:
		return string(r.take(r.size(mark - markText)))
	case markList, markList + 1, markList + 2:
		return r.items(r.size(mark - markList))
	case markMap, markMap + 1, markMap + 2:
		return r.pairs(r.size(mark - markMap))
	}
	return r.fail(fmt.Errorf("the server sent a value of an unknown kind %#x", mark))
}

// list reads a value that has to be a list.
func (r *reader) list() []any { return asked[[]any](r) }

// dictionary reads a value that has to be a map.
func (r *reader) dictionary() map[string]any { return asked[map[string]any](r) }

func asked[T any](r *reader) T {
	v := r.value()
	t, ok := v.(T)
	if !ok {
		r.fail(fmt.Errorf("the server sent a %T, not a %T", v, t))
	}
	return t
}

// structure reads the beginning of a message, and gives its tag.
func (r *reader) structure() byte {
	if mark := r.byte(); r.err == nil && mark&0xF0 != tinyStructure {
		r.fail(fmt.Errorf("the server's message begins with %#x", mark))
	}
	return r.byte()
}

// fail ends the reader at its first error.
func (r *reader) fail(err error) any {
	if r.err == nil {
		r.err = err
	}
	r.rest = nil
	return nil
}

func (r *reader) take(n int) []byte {
	if n > len(r.rest) {
		r.fail(errShort)
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) byte() byte { return byte(r.number(1)) }

// number is an unsigned one of 1, 2, 4 or 8 bytes.
func (r *reader) number(bytes int) uint64 {
	b := r.take(bytes)
	switch len(b) {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(binary.BigEndian.Uint16(b))
	case 4:
		return uint64(binary.BigEndian.Uint32(b))
	case 8:
		return binary.BigEndian.Uint64(b)
	}
	return 0
}

// size is a number of 1, 2 or 4 bytes, as the marker has it. What is that long
// has at least as many bytes.
func (r *reader) size(mark byte) int {
	n := r.number(1 << mark)
	if n > uint64(len(r.rest)) {
		r.fail(errShort)
		return 0
	}
	return int(n)
}

func (r *reader) items(n int) []any {
	if !r.enter(n) {
		return nil
	}
	defer r.leave()
	list := make([]any, n)
	for i := range list {
		if list[i] = r.value(); r.err != nil {
			return nil
		}
	}
	return list
}

func (r *reader) pairs(n int) map[string]any {
	if !r.enter(n) {
		return nil
	}
	defer r.leave()
	m := make(map[string]any, n)
	for range n {
		key := asked[string](r)
		if m[key] = r.value(); r.err != nil {
			return nil
		}
	}
	return m
}

// structured reads a structure of so many fields.
func (r *reader) structured(n int) any {
	tag := r.byte()
	fields := r.items(n)
	switch {
	case r.err != nil:
		return nil
	case tag == tagDay && n == 1:
		days, ok := fields[0].(int64)
		if ok {
			return driver.Date(time.Unix(days*secondsOfDay, 0).UTC())
		}
	case (tag == tagMoment || tag == tagMomentZone) && n == 3:
		seconds, ok1 := fields[0].(int64)
		nanoseconds, ok2 := fields[1].(int64)
		if ok1 && ok2 {
			return time.Unix(seconds, nanoseconds).UTC()
		}
	}
	return r.fail(fmt.Errorf("the server sent a value of a kind that is not read, %q", tag))
}

// enter begins a value with so many others in it.
func (r *reader) enter(n int) bool {
	r.depth++
	switch {
	case r.depth > deepest:
		r.fail(errDeep)
	case n > len(r.rest):
		r.fail(errShort)
	}
	return r.err == nil
}

func (r *reader) leave() { r.depth-- }
