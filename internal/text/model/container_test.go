package model

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"
	"unsafe"
)

// container packs an index and what follows it, which begins at byte 1024.
func container(t testing.TB, sections string, body []byte) []byte {
	t.Helper()
	index := `{"package":"tiny","version":"1.0","sha256":"ab","sections":` + sections + `}`
	var b bytes.Buffer
	b.WriteString(magic)
	binary.Write(&b, binary.LittleEndian, uint32(len(index)))
	b.WriteString(index)
	if b.Len() > 1024 {
		t.Fatalf("index of %d bytes is too long for this test", len(index))
	}
	b.Write(make([]byte, 1024-b.Len()))
	b.Write(body)
	return b.Bytes()
}

const tinySections = `[
	{"name":"numbers","dtype":"f32","shape":[2,3],"offset":1024,"size":24},
	{"name":"words","dtype":"json","shape":[],"offset":1088,"size":9}]`

func tinyBody() []byte {
	body := make([]byte, 64+9)
	for i := range 6 {
		binary.LittleEndian.PutUint32(body[4*i:], math.Float32bits(float32(i)/2))
	}
	copy(body[64:], `["a","b"]`)
	return body
}

func TestOpen(t *testing.T) {
	f, err := Open(container(t, tinySections, tinyBody()))
	if err != nil {
		t.Fatal(err)
	}
	if f.Package != "tiny" || f.Version != "1.0" || f.SHA256 != "ab" {
		t.Errorf("opened %s %s %s", f.Package, f.Version, f.SHA256)
	}
	numbers, err := f.Tensor("numbers", 0, 3)
	if err != nil || numbers.Shape[0] != 2 || numbers.Data[5] != 2.5 {
		t.Errorf("numbers are %v, %v", numbers, err)
	}
	var words []string
	if err := f.JSON("words", &words); err != nil || len(words) != 2 || words[1] != "b" {
		t.Errorf("words are %v, %v", words, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	entry := func(s string) []byte { return container(t, `[{"name":"x","dtype":"f32",`+s+`}]`, tinyBody()) }
	whole := container(t, tinySections, tinyBody())
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, `no "ENTENTE1" at the start`},
		{"another file", []byte("PK\x03\x04 and so on"), `no "ENTENTE1" at the start`},
		{"an index cut short", whole[:40], "index of"},
		{"an index that is no JSON", container(t, "{", nil), "index: unexpected end"},
		{"a section cut short", whole[:1024+60], `section "words"`},
		{"a negative offset", entry(`"shape":[1],"offset":-4,"size":4`), "outside"},
		{"a negative size", entry(`"shape":[1],"offset":1024,"size":-4`), "outside"},
		{"a size beyond all bounds", entry(`"shape":[1],"offset":1024,"size":9223372036854775807`), "outside"},
		{"half a number", entry(`"shape":[1],"offset":1024,"size":6`), "no whole number"},
		{"a shape too small", entry(`"shape":[2],"offset":1024,"size":12`), "does not fit"},
		{"a shape too large", entry(`"shape":[4294967296,4294967296],"offset":1024,"size":16`), "does not fit"},
		{"a shape of nothing", entry(`"shape":[0],"offset":1024,"size":0`), "does not fit"},
		{"a negative shape", entry(`"shape":[-1],"offset":1024,"size":4`), "does not fit"},
	} {
		if _, err := Open(tt.data); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want an error with %q", tt.name, err, tt.want)
		}
	}
}

func TestSectionsRefused(t *testing.T) {
	f, err := Open(container(t, tinySections, tinyBody()))
	if err != nil {
		t.Fatal(err)
	}
	var number int
	tensor := func(name string, shape ...int) error { _, err := f.Tensor(name, shape...); return err }
	for _, tt := range []struct {
		name, want string
		err        error
	}{
		{"missing", `no section "letters"`, tensor("letters")},
		{"of another type", "is json", tensor("words")},
		{"of another shape", "f32 [3 2]", tensor("numbers", 3, 2)},
		{"of another rank", "f32 [6]", tensor("numbers", 6)},
		{"JSON of another type", `section "words"`, f.JSON("words", &number)},
	} {
		if tt.err == nil || !strings.Contains(tt.err.Error(), tt.want) {
			t.Errorf("%s: got %v, want an error with %q", tt.name, tt.err, tt.want)
		}
	}
}

// Numbers are read in place if they can be, and rightly in any case.
func TestFloat32s(t *testing.T) {
	room := make([]byte, 64)
	for shift := range 8 {
		b := room[shift : shift+8]
		binary.LittleEndian.PutUint32(b, math.Float32bits(1.5))
		binary.LittleEndian.PutUint32(b[4:], math.Float32bits(-2))
		got := float32s(b)
		if len(got) != 2 || got[0] != 1.5 || got[1] != -2 {
			t.Errorf("at %d: got %v, want [1.5 -2]", shift, got)
		}
		inPlace := unsafe.Pointer(&got[0]) == unsafe.Pointer(&b[0])
		if want := littleEndian && uintptr(unsafe.Pointer(&b[0]))%4 == 0; inPlace != want {
			t.Errorf("at %d: in place is %v, want %v", shift, inPlace, want)
		}
	}
}

func TestWeights(t *testing.T) {
	f, err := Weights()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(f.Package, "en_core_web_sm") || f.Version != "3.8.0" {
		t.Errorf("the program holds %s %s, want en_core_web_sm 3.8.0", f.Package, f.Version)
	}
	table, err := f.Tensor("t2v.E0", 0, Width)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := f.Bytes("t2v.E0")
	if littleEndian && unsafe.Pointer(&table.Data[0]) != unsafe.Pointer(&b[0]) {
		t.Error("the embedding tables were copied: the container is not aligned in the program")
	}
}

func TestWithKernel(t *testing.T) {
	f, err := Weights()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.Kernels() {
		if g, err := f.WithKernel(name); err != nil || g.Kernel() != name {
			t.Errorf("with kernel %q: %v", name, err)
		}
	}
	if _, err := f.WithKernel("abacus"); err == nil {
		t.Error("took the kernel \"abacus\"")
	}
	if f.Kernel() != f.Kernels()[0] {
		t.Errorf("kernel is %q of %q", f.Kernel(), f.Kernels())
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(container(f, tinySections, tinyBody()))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if err != nil {
			return
		}
		for name := range file.sections {
			if _, err := file.Bytes(name); err != nil {
				t.Errorf("section %q: %v", name, err)
			}
			var v any
			_ = file.JSON(name, &v)
			_, _ = file.Tensor(name, 0)
		}
	})
}
