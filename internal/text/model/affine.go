package model

// Affine is a linear layer: a score for each of its outputs from a vector.
type Affine struct {
	kernel  kernel
	matrix  matrix
	outputs int
}

// NewAffine reads a layer from Width inputs from the sections name+".W" and
// name+".b".
func NewAffine(f *File, name string) (*Affine, error) {
	w, err := f.Tensor(name+".W", 0, Width)
	if err != nil {
		return nil, err
	}
	outputs := w.Shape[0]
	b, err := f.Tensor(name+".b", outputs)
	if err != nil {
		return nil, err
	}
	m := packRows(f.kernel, w.Data, b.Data, Width, outputs, func(o int) int { return o })
	return &Affine{f.kernel, m, outputs}, nil
}

// Outputs is the number of scores a vector gets.
func (a *Affine) Outputs() int { return a.outputs }

// Stride is how far apart the rows that Scores writes begin.
func (a *Affine) Stride() int { return a.matrix.columns() }

// Scores writes a row of scores for each vector in vectors, which lie one
// after the other.
func (a *Affine) Scores(vectors, out []float32) {
	a.kernel.product(vectors, Width, len(vectors)/Width, &a.matrix, out, a.Stride())
}

// Best is the index of the greatest of scores[first:end] if it is greater than
// the score of best, and best otherwise. A best of -1 is less than any. So the
// first of equals wins, in one call or over several.
func Best(scores []float32, first, end, best int) int {
	if best < 0 {
		best = first
	}
	top := scores[best]
	for i, s := range scores[first:end] {
		if s > top {
			best, top = first+i, s
		}
	}
	return best
}
