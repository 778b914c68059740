package model

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// Word is what an encoder sees of a token: the ids of its normal form, first
// character, last three characters and shape, and two marks.
type Word struct {
	Norm, Prefix, Suffix, Shape uint64
	SpaceAfter, IsSpace         bool
	// Mixed keeps the part of the word's encoding that does not depend on its
	// neighbours, for all words with equal features (for an encoder that does
	// not look at SpaceAfter and IsSpace, those may differ). Nil keeps nothing.
	Mixed *atomic.Pointer[Vector]
}

// depth is the number of convolutions; each widens what a vector depends on by
// one word to either side.
const depth = 4

// window is the number of words encoded at a time: enough to make the words
// around the window that are computed twice cheap, little enough that it all
// stays in the second-level cache. It is even, so that a word is the same one of
// a pair of rows, and its vector the same to the last bit, in any text that
// begins alike.
const window = 128

// batch is the number of words mixed at a time.
const batch = 64

// Encoder turns words into vectors that also tell of the four words before and
// after. It is safe for concurrent use.
type Encoder struct {
	kernel     kernel
	embeddings []embedding
	mix        layer
	convolve   [depth]layer
	window     int       // the constant, but for tests
	scratch    sync.Pool // *encoding
}

// layer is a maxout of three pieces and a layer normalisation.
type layer struct {
	maxout matrix
	norm   norm
}

// encoding is the room for encoding one window.
type encoding struct {
	// x and y are the rows before and after a convolution, pairs the rows in
	// the form in which they are convolved, h those before normalisation. There
	// is room for whole blocks of pairs, whose last rows are of no account.
	x, y, h [(window + 2*depth + 2*pairBlock) * Width]float32
	pairs   [(window/2 + depth + pairBlock) * terms * Width]float32
	// pending are the indices of words to be mixed, features what is embedded
	// of them, and mixed the outcome.
	pending  []int
	features []float32
	mixed    [batch * Width]float32
}

// NewEncoder reads an encoder from the sections that begin with name. It looks
// at as many features of a word as there are seeds, in the order norm, prefix,
// suffix, shape, space after, is space.
func NewEncoder(f *File, name string, seeds []uint32) (*Encoder, error) {
	if len(seeds) != 4 && len(seeds) != 6 {
		return nil, fmt.Errorf("model: encoder %q has %d hash seeds; this program knows words of 4 or 6 features", name, len(seeds))
	}
	t := &tensors{file: f}
	e := &Encoder{kernel: f.kernel, embeddings: t.embeddings(name, seeds), window: window}
	e.mix = t.layer(name+".L0", len(seeds)*Width, packMaxout)
	for i := range e.convolve {
		e.convolve[i] = t.layer(fmt.Sprintf("%s.L%d", name, i+1), 3*Width, packConvolution)
	}
	e.scratch.New = func() any {
		return &encoding{features: make([]float32, batch*len(seeds)*Width)}
	}
	return e, t.err()
}

// Encode writes the vectors of words to out, one after the other.
func (e *Encoder) Encode(words []Word, out []float32) {
	s := e.scratch.Get().(*encoding)
	defer e.scratch.Put(s)
	for start := 0; start < len(words); start += e.window {
		end := min(start+e.window, len(words))
		e.encodeWindow(s, words, start, end, out[start*Width:end*Width])
	}
}

// encodeWindow encodes words[start:end].
//
// A convolution takes three rows and gives one, so a window begins with depth
// rows more at either end: the words that stand there, and beyond the ends of
// the text rows of zeros. Those are convolved as if they were words, as they
// were in training; taking them for zero in every layer gives other vectors
// for the first and last words.
func (e *Encoder) encodeWindow(s *encoding, words []Word, start, end int, out []float32) {
	x, y := s.x[:], s.y[:]
	rows := end - start + 2*depth
	clear(x[:rows*Width])
	lo, hi := max(start-depth, 0), min(end+depth, len(words))
	e.mixWords(s, words[lo:hi], x[(lo-start+depth)*Width:])
	for i := range e.convolve {
		l := &e.convolve[i]
		rows -= 2
		n := pairsOf(rows)
		e.kernel.transform(x, n, s.pairs[:])
		e.kernel.convolve(s.pairs[:], n, &l.maxout, s.h[:])
		e.kernel.normalise(s.h[:], x[Width:], rows, &l.norm, y)
		x, y = y, x
	}
	copy(out, x)
}

// mixWords writes the encodings of words without their neighbours to out.
func (e *Encoder) mixWords(s *encoding, words []Word, out []float32) {
	s.pending = s.pending[:0]
	for i := range words {
		if known := words[i].mixed(); known != nil {
			copy(out[i*Width:], known[:])
			continue
		}
		s.pending = append(s.pending, i)
		if len(s.pending) == batch {
			e.mixPending(s, words, out)
		}
	}
	e.mixPending(s, words, out)
}

// mixPending is mixWords for those of the words that are pending.
func (e *Encoder) mixPending(s *encoding, words []Word, out []float32) {
	stride := len(e.embeddings) * Width
	for i, at := range s.pending {
		to := s.features[i*stride:]
		features := words[at].features()
		for f := range e.embeddings {
			e.embeddings[f].embed(features[f], to[f*Width:])
		}
	}
	n := len(s.pending)
	e.kernel.maxout(s.features, stride, n, &e.mix.maxout, s.h[:])
	e.kernel.normalise(s.h[:], nil, n, &e.mix.norm, s.mixed[:])
	for i, at := range s.pending {
		vector := Vector(s.mixed[i*Width:])
		copy(out[at*Width:], vector[:])
		if cell := words[at].Mixed; cell != nil {
			cell.Store(&vector)
		}
	}
	s.pending = s.pending[:0]
}

func (w *Word) mixed() *Vector {
	if w.Mixed == nil {
		return nil
	}
	return w.Mixed.Load()
}

// features are the values that the embeddings look up, in their order.
func (w *Word) features() [6]uint64 {
	return [6]uint64{w.Norm, w.Prefix, w.Suffix, w.Shape, bit(w.SpaceAfter), bit(w.IsSpace)}
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
