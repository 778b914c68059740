package model

//go:generate go run ./asm -out kernel_amd64.s -stubs kernel_stubs_amd64.go -pkg model

// kernel is one implementation of the arithmetic. Its methods check the sizes
// of what they are given and write nothing beyond the rows they are told of.
type kernel interface {
	name() string
	// lanes is the number of outputs computed side by side. Panels of packed
	// weights are three times as wide.
	lanes() int
	// product sets out[r] to bias + x[r]·w for each of the rows. Rows of x
	// begin stride apart and may overlap; rows of out begin outStride apart,
	// at least m.columns().
	product(x []float32, stride, rows int, m *matrix, out []float32, outStride int)
	// maxout is product followed by the greatest of each output's three
	// pieces. Rows of out are a third of m.columns() apart.
	maxout(x []float32, stride, rows int, m *matrix, out []float32)
	// transform writes the terms of pairs of rows: a-c, b+c, c-b and d-b of
	// rows a, b, c, d of x, then of c and the three after it, and so on. It
	// reads 2*pairs+2 rows.
	transform(x []float32, pairs int, t []float32)
	// convolve sets two rows of out for each pair of rows in t, to the
	// greatest of each output's three pieces. Pairs is a multiple of pairBlock.
	convolve(t []float32, pairs int, m *matrix, out []float32)
	// normalise sets each row of out to residual + norm(x); a nil residual
	// stands for zeros. Rows are Width apart.
	normalise(x, residual []float32, rows int, n *norm, out []float32)
	// hidden adds rows of two pieces of hiddenWidth, then bias, and keeps the
	// greater piece.
	hidden(rows [][]float32, bias, out []float32)
	// moves sets out to bias + x·w, with w as hiddenWidth rows of maxMoves.
	moves(x, w, bias, out []float32)
}

// norm is a layer normalisation's gain and bias.
type norm struct{ gain, bias []float32 }

// epsilon is what layer normalisation adds to the variance.
const epsilon = 1e-8
