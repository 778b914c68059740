package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync/atomic"
	"testing"
)

// weightsWith opens the program's container with each kernel in turn.
func weightsWith(t *testing.T, test func(t *testing.T, f *File)) {
	f, err := Weights()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.Kernels() {
		t.Run(name, func(t *testing.T) {
			g, err := f.WithKernel(name)
			if err != nil {
				t.Fatal(err)
			}
			test(t, g)
		})
	}
}

func newTestEncoder(t *testing.T, f *File, name string, seeds ...uint32) *Encoder {
	t.Helper()
	e, err := NewEncoder(f, name, seeds)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// randomWords are n words out of a vocabulary of 50, which keep their vectors.
func randomWords(r *rand.Rand, n int) []Word {
	vocabulary := make([]Word, 50)
	for i := range vocabulary {
		vocabulary[i] = Word{
			Norm: r.Uint64(), Prefix: r.Uint64(), Suffix: r.Uint64(), Shape: r.Uint64(),
			SpaceAfter: r.IntN(2) == 0, IsSpace: r.IntN(9) == 0, Mixed: new(atomic.Pointer[Vector]),
		}
	}
	words := make([]Word, n)
	for i := range words {
		words[i] = vocabulary[r.IntN(len(vocabulary))]
	}
	return words
}

// The encoder gives what the definition gives, spelt out in float64 over the
// whole text at once, wherever windows begin and end.
func TestEncode(t *testing.T) {
	weightsWith(t, func(t *testing.T, f *File) {
		r := rand.New(rand.NewPCG(1, 1))
		six := newTestEncoder(t, f, "t2v", 8, 9, 10, 11, 12, 13)
		four := newTestEncoder(t, f, "ner.t2v", 8, 9, 10, 11)
		for n := range 18 {
			words := randomWords(r, n)
			six.window, four.window = 1+r.IntN(12), 1+r.IntN(12)
			testEncode(t, f, six, "t2v", words)
			for i := range words {
				words[i].Mixed = nil // which hold vectors of the other encoder
			}
			testEncode(t, f, four, "ner.t2v", words)
		}
	})
}

func testEncode(t *testing.T, f *File, e *Encoder, name string, words []Word) {
	t.Helper()
	want := reference{t, f, name}.encode(words, len(e.embeddings))
	for _, caches := range []string{"empty", "filled"} {
		got := make([]float32, len(words)*Width+1)
		got[len(words)*Width] = canary
		e.Encode(words, got[:len(words)*Width])
		for i, row := range want {
			for j, v := range row {
				if g := got[i*Width+j]; math.Abs(float64(g)-v) > 2e-5 {
					t.Fatalf("%s, caches %s: %d words: vector %d[%d] is %v, want %v", name, caches, len(words), i, j, g, v)
				}
			}
		}
		checkCanaries(t, got[len(words)*Width:])
	}
}

// reference computes an encoder's vectors slowly from its sections.
type reference struct {
	t    *testing.T
	file *File
	name string
}

func (r reference) tensor(name string) Tensor {
	s := r.file.sections[r.name+name]
	v, err := r.file.Tensor(r.name+name, s.Shape...)
	if err != nil {
		r.t.Fatal(err)
	}
	return v
}

func (r reference) encode(words []Word, features int) [][]float64 {
	if len(words) == 0 {
		return nil
	}
	rows := make([][]float64, len(words)+2*depth) // with padding
	for i := range rows {
		rows[i] = make([]float64, Width)
	}
	for i := range words {
		rows[depth+i] = r.layer(".L0", r.embed(words[i], features))
	}
	for l := 1; l <= depth; l++ {
		next := make([][]float64, len(rows))
		for i := range rows {
			next[i] = r.layer(fmt.Sprintf(".L%d", l), neighbours(rows, i))
			for j := range next[i] {
				next[i][j] += rows[i][j]
			}
		}
		rows = next
	}
	return rows[depth : depth+len(words)]
}

// neighbours are a row and those beside it, zeros beyond the ends.
func neighbours(rows [][]float64, i int) []float64 {
	var x []float64
	for _, j := range []int{i - 1, i, i + 1} {
		if j < 0 || j >= len(rows) {
			x = append(x, make([]float64, Width)...)
		} else {
			x = append(x, rows[j]...)
		}
	}
	return x
}

func (r reference) embed(w Word, features int) []float64 {
	values := w.features()
	var x []float64
	for f, value := range values[:features] {
		table := r.tensor(fmt.Sprintf(".E%d", f))
		sum := make([]float64, Width)
		for _, key := range hashFour(value, uint32(8+f)) {
			row := int(key % uint32(table.Shape[0]))
			for j := range sum {
				sum[j] += float64(table.Data[row*Width+j])
			}
		}
		x = append(x, sum...)
	}
	return x
}

// layer is a maxout and its normalisation.
func (r reference) layer(name string, x []float64) []float64 {
	w, b, g, beta := r.tensor(name+".W"), r.tensor(name+".b"), r.tensor(name+".G"), r.tensor(name+".beta")
	h := make([]float64, Width)
	var mean, variance float64
	for o := range h {
		h[o] = math.Inf(-1)
		for p := range 3 {
			sum := float64(b.Data[3*o+p])
			for k, v := range w.Data[(3*o+p)*len(x) : (3*o+p+1)*len(x)] {
				sum += float64(v) * x[k]
			}
			h[o] = max(h[o], sum)
		}
		mean += h[o] / Width
	}
	for _, v := range h {
		variance += (v - mean) * (v - mean) / Width
	}
	for o := range h {
		h[o] = (h[o]-mean)/math.Sqrt(variance+epsilon)*float64(g.Data[o]) + float64(beta.Data[o])
	}
	return h
}

// Values computed with MurmurHash3_x86_128_uint64 of thinc 8.3.14.
func TestHashFour(t *testing.T) {
	for _, tt := range []struct {
		value uint64
		seed  uint32
		want  [4]uint32
	}{
		{0, 8, [4]uint32{0, 0, 0, 0}},
		{1, 12, [4]uint32{2938686206, 2291508213, 2246688320, 3554967022}},
		{12646065887601541794, 8, [4]uint32{4276173638, 283019878, 2119293161, 2572013466}},
		{18446744073709551615, 11, [4]uint32{4189684446, 521356938, 719335244, 3372527160}},
		{415, 10, [4]uint32{2663639279, 127948107, 2866524192, 1849649048}},
	} {
		if got := hashFour(tt.value, tt.seed); got != tt.want {
			t.Errorf("hashFour(%d, %d) = %v, want %v", tt.value, tt.seed, got, tt.want)
		}
	}
}

// A window is as long as there is room for.
func TestEncodeLongText(t *testing.T) {
	weightsWith(t, func(t *testing.T, f *File) {
		e := newTestEncoder(t, f, "ner.t2v", 8, 9, 10, 11)
		words := randomWords(rand.New(rand.NewPCG(1, 3)), 2*window+depth+1)
		long, short := make([]float32, len(words)*Width), make([]float32, len(words)*Width)
		e.Encode(words, long)
		e.window = 10
		e.Encode(words, short)
		for i := range long {
			if long[i] != short[i] {
				t.Fatalf("vector %d is %v in a window of %d, %v in one of 10", i/Width, long[i], window, short[i])
			}
		}
	})
}

func TestNewEncoderRefuses(t *testing.T) {
	f, err := Weights()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name  string
		seeds []uint32
	}{
		{"t2v", []uint32{8, 9, 10}},
		{"ner.t2v", []uint32{8, 9, 10, 11, 12, 13}}, // has four tables
		{"parser", []uint32{8, 9, 10, 11}},
	} {
		if _, err := NewEncoder(f, tt.name, tt.seeds); err == nil {
			t.Errorf("NewEncoder(%q, %v) found nothing amiss", tt.name, tt.seeds)
		}
	}
}
