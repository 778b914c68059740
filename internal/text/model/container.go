package model

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"unsafe"
)

// magic opens every container; the digit is the version of its layout.
const magic = "ENTENTE1"

// File is an opened container: a trained pipeline as named sections. A
// container is the magic, a little-endian uint32 with the length of the index,
// the index as JSON, and the sections, each at an offset divisible by 64.
type File struct {
	// Package and Version name the pipeline the numbers come from, and SHA256
	// the archive it was published in.
	Package, Version, SHA256 string

	data     []byte
	sections map[string]section
	kernel   kernel
}

// section is one entry of the index. Offset and Size are bytes, the offset
// from the start of the container.
type section struct {
	Name   string `json:"name"`
	Type   string `json:"dtype"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Size   int    `json:"size"`
}

// Tensor is an array of little-endian float32 numbers in row-major order. Data
// may lie in the container itself and must not be written to.
type Tensor struct {
	Shape []int
	Data  []float32
}

// Open reads the index of a container. Data must stay unchanged while the
// File, or anything made from it, is in use.
func Open(data []byte) (*File, error) {
	head := len(magic) + 4
	if len(data) < head || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("model container: no %q at the start; the file is not a container or was cut", magic)
	}
	size := int64(binary.LittleEndian.Uint32(data[len(magic):]))
	if size > int64(len(data)-head) {
		return nil, fmt.Errorf("model container: index of %d bytes in a file of %d", size, len(data))
	}
	var index struct {
		Package, Version, SHA256 string
		Sections                 []section
	}
	if err := json.Unmarshal(data[head:head+int(size)], &index); err != nil {
		return nil, fmt.Errorf("model container: index: %w", err)
	}
	f := &File{
		Package: index.Package, Version: index.Version, SHA256: index.SHA256,
		data: data, sections: make(map[string]section, len(index.Sections)), kernel: available()[0],
	}
	for _, s := range index.Sections {
		if err := s.check(len(data)); err != nil {
			return nil, fmt.Errorf("model container: section %q: %w", s.Name, err)
		}
		f.sections[s.Name] = s
	}
	return f, nil
}

// check refuses a section that does not lie in a container of size bytes or,
// being an array of numbers, is not as long as its shape says.
func (s section) check(size int) error {
	if s.Offset < 0 || s.Size < 0 || s.Offset > size || s.Size > size-s.Offset {
		return fmt.Errorf("bytes %d+%d lie outside the %d of the file", s.Offset, s.Size, size)
	}
	if s.Type != "f32" {
		return nil
	}
	left := s.Size / 4
	if s.Size%4 != 0 {
		return fmt.Errorf("%d bytes are no whole number of float32", s.Size)
	}
	for _, n := range s.Shape {
		if n <= 0 || left%n != 0 {
			return fmt.Errorf("shape %v does not fit %d bytes", s.Shape, s.Size)
		}
		left /= n
	}
	if left != 1 {
		return fmt.Errorf("shape %v does not fit %d bytes", s.Shape, s.Size)
	}
	return nil
}

// Bytes is a section as stored, without copying. It must not be written to.
func (f *File) Bytes(name string) ([]byte, error) {
	s, ok := f.sections[name]
	if !ok {
		return nil, fmt.Errorf("model container %s %s: no section %q", f.Package, f.Version, name)
	}
	return f.data[s.Offset : s.Offset+s.Size : s.Offset+s.Size], nil
}

// JSON decodes a JSON section into v.
func (f *File) JSON(name string, v any) error {
	b, err := f.Bytes(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("model container %s %s: section %q: %w", f.Package, f.Version, name, err)
	}
	return nil
}

// Tensor is an array of numbers whose shape must be as given; a 0 in shape
// stands for any length.
func (f *File) Tensor(name string, shape ...int) (Tensor, error) {
	b, err := f.Bytes(name)
	if err != nil {
		return Tensor{}, err
	}
	s := f.sections[name]
	if s.Type != "f32" || !fits(s.Shape, shape) {
		return Tensor{}, fmt.Errorf("model container %s %s: section %q is %s %v; this program reads f32 %v",
			f.Package, f.Version, name, s.Type, s.Shape, shape)
	}
	return Tensor{s.Shape, float32s(b)}, nil
}

// Kernels names the ways in which the processor at hand can do the arithmetic,
// the fastest first: of "avx512", "avx2" and "portable" those that it can.
func (f *File) Kernels() []string {
	var names []string
	for _, k := range available() {
		names = append(names, k.name())
	}
	return names
}

// Kernel is how the arithmetic of what is made from the file is done.
func (f *File) Kernel() string { return f.kernel.name() }

// WithKernel is the same file with its arithmetic done in another of the ways
// that Kernels names.
func (f *File) WithKernel(name string) (*File, error) {
	for _, k := range available() {
		if k.name() == name {
			g := *f
			g.kernel = k
			return &g, nil
		}
	}
	return nil, fmt.Errorf("model: no kernel %q; this processor can run %q", name, f.Kernels())
}

func fits(shape, want []int) bool {
	if len(shape) != len(want) {
		return false
	}
	for i, n := range want {
		if n != 0 && n != shape[i] {
			return false
		}
	}
	return true
}

// float32s reads b as little-endian numbers: in place where the processor
// could have written them itself, otherwise into a copy.
func float32s(b []byte) []float32 {
	n := len(b) / 4
	if n == 0 {
		return nil
	}
	p := unsafe.Pointer(unsafe.SliceData(b))
	if littleEndian && uintptr(p)%4 == 0 {
		return unsafe.Slice((*float32)(p), n)
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

var littleEndian = binary.NativeEndian.Uint16([]byte{1, 0}) == 1

// tensors collects sections and keeps the errors met, so that a constructor
// can name all it needs before it looks back once.
type tensors struct {
	file *File
	errs []error
}

func (t *tensors) get(name string, shape ...int) []float32 {
	v, err := t.file.Tensor(name, shape...)
	if err != nil {
		t.errs = append(t.errs, err)
	}
	return v.Data
}

// layer reads a maxout of in inputs and the normalisation after it.
func (t *tensors) layer(name string, in int, pack func(k kernel, w, bias []float32, in int) matrix) layer {
	w, b := t.get(name+".W", Width, 3, in), t.get(name+".b", Width, 3)
	n := norm{t.get(name+".G", Width), t.get(name+".beta", Width)}
	if len(t.errs) > 0 {
		return layer{}
	}
	return layer{pack(t.file.kernel, w, b, in), n}
}

func (t *tensors) err() error { return errors.Join(t.errs...) }
