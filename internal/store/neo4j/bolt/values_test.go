package bolt

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// name is a text of another type.
type name string

func written(t *testing.T, values ...any) []byte {
	t.Helper()
	var w writer
	for _, v := range values {
		w.value(v)
	}
	if w.err != nil {
		t.Fatal(w.err)
	}
	return w.b
}

func TestValuesAreReadAsTheyWereWritten(t *testing.T) {
	day := driver.Date(time.Date(1969, 7, 20, 0, 0, 0, 0, time.UTC))
	long := strings.Repeat("Völkerrecht ", 8_000)
	list := make([]any, 70_000)
	for _, tt := range []struct{ wrote, want any }{
		{nil, nil}, {true, true}, {false, false}, {0.5, 0.5}, {math.Inf(-1), math.Inf(-1)},
		{0, int64(0)}, {-16, int64(-16)}, {-17, int64(-17)}, {127, int64(127)}, {128, int64(128)}, {-129, int64(-129)},
		{math.MaxInt16 + 1, int64(math.MaxInt16 + 1)}, {math.MinInt32, int64(math.MinInt32)}, {int64(math.MinInt64), int64(math.MinInt64)},
		{"", ""}, {"Kyiv", "Kyiv"}, {long[:16], long[:16]}, {long[:256], long[:256]}, {long, long},
		{[]string{"a", "b"}, []any{"a", "b"}}, {[]int64{1, -500}, []any{int64(1), int64(-500)}}, {list[:16], list[:16]}, {list[:300], list[:300]}, {list, list},
		{map[string]any{"a": []any{int64(1), map[string]any{}}}, map[string]any{"a": []any{int64(1), map[string]any{}}}},
		{[]map[name]name{{"id": "x"}}, []any{map[string]any{"id": "x"}}},
		{day, day},
	} {
		r := reader{rest: written(t, tt.wrote)}
		if got := r.value(); r.err != nil || len(r.rest) > 0 || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%.60v was read as %.60v, %v, with %d bytes left; want %.60v", tt.wrote, got, r.err, len(r.rest), tt.want)
		}
	}
}

func TestMomentsAreReadInUTC(t *testing.T) {
	want := time.Date(2024, 5, 1, 12, 0, 0, 7, time.UTC)
	for zone, tag := range map[any]byte{7200: tagMoment, "Europe/Berlin": tagMomentZone} {
		b := append([]byte{tinyStructure | 3, tag}, written(t, want.Unix(), 7, zone)...)
		r := reader{rest: b}
		if got := r.value(); r.err != nil || got != want {
			t.Errorf("with the zone %v: %v, %v; want %v", zone, got, r.err, want)
		}
	}
}

func TestWhatCannotBeSentIsRefused(t *testing.T) {
	for _, v := range []any{time.Now(), struct{}{}, []any{uint8(1)}, map[string]any{"x": []map[string]any{{"y": make(chan int)}}}} {
		if _, err := (Statement{Text: "RETURN $p", Params: map[string]any{"p": v}}).message(); err == nil {
			t.Errorf("%T: no error", v)
		}
	}
}

func TestBrokenMessagesAreRefused(t *testing.T) {
	for name, b := range map[string][]byte{
		"nothing":                      {},
		"a text that ends too early":   {0x85, 'a'},
		"a list longer than all":       {0xD6, 0xFF, 0xFF, 0xFF, 0xFF},
		"a map longer than all":        {0xDA, 0x7F, 0xFF, 0xFF, 0xFF, 1},
		"a key that is no text":        {0xA1, 1, 1},
		"an unknown marker":            {0xC7},
		"a day that is a text":         {0xB1, 'D', 0x81, 'x'},
		"a structure of another kind":  {0xB1, 'Z', 1},
		"half a number":                {0xCB, 0, 0, 0},
		"lists within lists, too deep": append([]byte(strings.Repeat("\x91", 10_000)), 1),
	} {
		r := reader{rest: b}
		if v := r.value(); r.err == nil {
			t.Errorf("%s was read as %v", name, v)
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte{0xA1, 0x81, 'a', 0x93, 1, 0x81, 'b', 0xC0})
	f.Add([]byte{0xB3, 'I', 1, 2, 3})
	f.Fuzz(func(t *testing.T, b []byte) {
		r := reader{rest: b}
		v := r.value()
		if r.err != nil {
			return
		}
		var w writer
		if w.value(v); w.err != nil {
			return // bytes and moments are read, but not written
		}
		again := reader{rest: w.b}
		if got := again.value(); again.err != nil || fmt.Sprint(got) != fmt.Sprint(v) {
			t.Errorf("%v was read again as %v, %v", v, got, again.err)
		}
	})
}
