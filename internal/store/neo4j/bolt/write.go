package bolt

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The markers of PackStream, which writes each value after one:
// https://neo4j.com/docs/bolt/current/packstream/. The tiny ones hold a small size as well.
const (
	tinyText      = 0x80
	tinyList      = 0x90
	tinyMap       = 0xA0
	tinyStructure = 0xB0
	markNull      = 0xC0
	markFloat     = 0xC1
	markFalse     = 0xC2
	markTrue      = 0xC3
	markInt8      = 0xC8 // and of 2, 4 and 8 bytes the next three
	markBytes     = 0xCC // with a size of one byte; of 2 and 4 the next two
	markText      = 0xD0
	markList      = 0xD4
	markMap       = 0xD8
)

// The tags of structures that are values.
const (
	tagDay        = 'D' // days since 1970
	tagMoment     = 'I' // seconds and nanoseconds since 1970, the zone's seconds from UTC
	tagMomentZone = 'i' // the same, with the zone's name
)

// message is the statement with the request for all its rows.
func (s Statement) message() ([]byte, error) {
	more := map[string]any{"mode": "r"}
	if s.Database != "" {
		more["db"] = s.Database
	}
	if len(s.Bookmarks) > 0 {
		more["bookmarks"] = s.Bookmarks
	}
	if s.Timeout > 0 {
		more["tx_timeout"] = int64(math.Ceil(s.Timeout.Seconds() * 1000))
	}
	params := s.Params
	if params == nil {
		params = map[string]any{}
	}
	w := writer{b: make([]byte, 0, len(s.Text)+512)}
	w.message(tagRun, s.Text, params, more)
	w.message(tagPull, map[string]any{"n": -1})
	return w.b, w.err
}

// writer writes PackStream. Its first error stays.
type writer struct {
	b   []byte
	err error
}

// longestChunk is the most that a chunk can hold.
const longestChunk = math.MaxUint16

// message writes a message in chunks.
func (w *writer) message(tag byte, fields ...any) {
	begin := len(w.b)
	w.b = append(w.b, 0, 0, tinyStructure|byte(len(fields)), tag)
	for _, f := range fields {
		w.value(f)
	}
	if size := len(w.b) - begin - 2; size <= longestChunk {
		binary.BigEndian.PutUint16(w.b[begin:], uint16(size))
	} else {
		whole := slices.Clone(w.b[begin+2:])
		w.b = w.b[:begin]
		for chunk := range slices.Chunk(whole, longestChunk) {
			w.b = append(binary.BigEndian.AppendUint16(w.b, uint16(len(chunk))), chunk...)
		}
	}
	w.b = append(w.b, 0, 0)
}

func (w *writer) value(v any) {
	switch v := v.(type) {
	case nil:
		w.b = append(w.b, markNull)
	case bool:
		mark := byte(markFalse)
		if v {
			mark = markTrue
		}
		w.b = append(w.b, mark)
	case int:
		w.int(int64(v))
	case int64:
		w.int(v)
	case float64:
		w.b = binary.BigEndian.AppendUint64(append(w.b, markFloat), math.Float64bits(v))
	case string:
		w.size(tinyText, markText, len(v))
		w.b = append(w.b, v...)
	case []string:
		list(w, v)
	case []any:
		list(w, v)
	case map[string]any:
		w.size(tinyMap, markMap, len(v))
		for key, e := range v {
			w.value(key)
			w.value(e)
		}
	case driver.Date:
		year, month, day := v.Time().Date()
		w.b = append(w.b, tinyStructure|1, tagDay)
		w.int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
	default:
		w.other(reflect.ValueOf(v))
	}
}

const secondsOfDay = 24 * 60 * 60

func list[T any](w *writer, list []T) {
	w.size(tinyList, markList, len(list))
	for _, e := range list {
		w.value(e)
	}
}

// other writes a value that is like one of the above, but of a type with another name.
func (w *writer) other(v reflect.Value) {
	switch {
	case v.Kind() == reflect.String:
		w.value(v.String())
	case v.CanInt():
		w.int(v.Int())
	case v.Kind() == reflect.Slice:
		w.size(tinyList, markList, v.Len())
		for i := range v.Len() {
			w.value(v.Index(i).Interface())
		}
	case v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String:
		w.size(tinyMap, markMap, v.Len())
		for key, e := range v.Seq2() {
			w.value(key.String())
			w.value(e.Interface())
		}
	case w.err == nil:
		w.err = fmt.Errorf("a parameter holds a %s, which cannot be sent", v.Type())
	}
}

// int writes a number in as few bytes as it needs.
func (w *writer) int(n int64) {
	switch {
	case -16 <= n && n <= math.MaxInt8:
		w.b = append(w.b, byte(n))
	case math.MinInt8 <= n && n <= math.MaxInt8:
		w.b = append(w.b, markInt8, byte(n))
	case math.MinInt16 <= n && n <= math.MaxInt16:
		w.b = binary.BigEndian.AppendUint16(append(w.b, markInt8+1), uint16(n))
	case math.MinInt32 <= n && n <= math.MaxInt32:
		w.b = binary.BigEndian.AppendUint32(append(w.b, markInt8+2), uint32(n))
	default:
		w.b = binary.BigEndian.AppendUint64(append(w.b, markInt8+3), uint64(n))
	}
}

// size writes the marker of a text, list or map with its size.
func (w *writer) size(tiny, mark byte, n int) {
	switch {
	case n < 16:
		w.b = append(w.b, tiny|byte(n))
	case n <= math.MaxUint8:
		w.b = append(w.b, mark, byte(n))
	case n <= math.MaxUint16:
		w.b = binary.BigEndian.AppendUint16(append(w.b, mark+1), uint16(n))
	default:
		w.b = binary.BigEndian.AppendUint32(append(w.b, mark+2), uint32(n))
	}
}
