package model

import "math"

//go:generate go run asm/main.go -out kernel_amd64.s -stubs kernel_stubs_amd64.go -pkg model

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

// portable is the kernel for every processor. Go may fuse its multiplications
// and additions where the processor can (arm64 does).
type portable struct{}

func (portable) name() string { return "portable" }
func (portable) lanes() int   { return 1 }

func (portable) product(x []float32, stride, rows int, m *matrix, out []float32, outStride int) {
	for r := 0; r < rows; {
		n := 1
		if r+4 <= rows {
			n = 4
		}
		for p := range m.panels {
			sums := m.sums(x[r*stride:], stride, n, p)
			for i := range n {
				copy(out[(r+i)*outStride+3*p:], sums[i][:])
			}
		}
		r += n
	}
}

func (portable) maxout(x []float32, stride, rows int, m *matrix, out []float32) {
	for r := 0; r < rows; {
		n := 1
		if r+4 <= rows {
			n = 4
		}
		for p := range m.panels {
			sums := m.sums(x[r*stride:], stride, n, p)
			for i := range n {
				out[(r+i)*m.panels+p] = max(sums[i][0], sums[i][1], sums[i][2])
			}
		}
		r += n
	}
}

// sums is bias + x·w of one row or four and a panel of three columns.
func (m *matrix) sums(x []float32, stride, rows, panel int) (s [4][3]float32) {
	w := m.weights[panel*m.in*3 : (panel+1)*m.in*3]
	b := m.bias[panel*3 : panel*3+3]
	if rows == 1 {
		s[0] = rowSums(x[:m.in], w, b[0], b[1], b[2])
		return s
	}
	return row4Sums(x[:m.in], x[stride:][:m.in], x[2*stride:][:m.in], x[3*stride:][:m.in], w, b[0], b[1], b[2])
}

func rowSums(x, w []float32, b0, b1, b2 float32) [3]float32 {
	for _, v := range x {
		b0 += v * w[0]
		b1 += v * w[1]
		b2 += v * w[2]
		w = w[3:]
	}
	return [3]float32{b0, b1, b2}
}

// row4Sums keeps twelve sums in registers: each weight loaded serves four
// rows, each input three columns.
func row4Sums(p, q, r, t, w []float32, b0, b1, b2 float32) [4][3]float32 {
	p0, p1, p2 := b0, b1, b2
	q0, q1, q2 := b0, b1, b2
	r0, r1, r2 := b0, b1, b2
	t0, t1, t2 := b0, b1, b2
	q, r, t = q[:len(p)], r[:len(p)], t[:len(p)]
	for i := 0; i < len(p) && len(w) >= 3; i++ {
		w0, w1, w2 := w[0], w[1], w[2]
		w = w[3:]
		v := p[i]
		p0, p1, p2 = p0+v*w0, p1+v*w1, p2+v*w2
		v = q[i]
		q0, q1, q2 = q0+v*w0, q1+v*w1, q2+v*w2
		v = r[i]
		r0, r1, r2 = r0+v*w0, r1+v*w1, r2+v*w2
		v = t[i]
		t0, t1, t2 = t0+v*w0, t1+v*w1, t2+v*w2
	}
	return [4][3]float32{{p0, p1, p2}, {q0, q1, q2}, {r0, r1, r2}, {t0, t1, t2}}
}

func (portable) normalise(x, residual []float32, rows int, n *norm, out []float32) {
	for r := range rows {
		row := x[r*Width : (r+1)*Width]
		mean, scale := moments(row)
		to := out[r*Width : (r+1)*Width]
		for i, v := range row {
			to[i] = (v-mean)*scale*n.gain[i] + n.bias[i]
		}
		if residual != nil {
			for i, v := range residual[r*Width : (r+1)*Width] {
				to[i] += v
			}
		}
	}
}

// moments are the mean of x and one over its standard deviation.
func moments(x []float32) (mean, scale float32) {
	for _, v := range x {
		mean += v
	}
	mean /= float32(len(x))
	var squares float32
	for _, v := range x {
		squares += (v - mean) * (v - mean)
	}
	return mean, 1 / float32(math.Sqrt(float64(squares/float32(len(x))+epsilon)))
}

func (portable) hidden(rows [][]float32, bias, out []float32) {
	var sum [2 * hiddenWidth]float32
	for _, row := range rows {
		for i, v := range row[:len(sum)] {
			sum[i] += v
		}
	}
	for i := range out[:hiddenWidth] {
		out[i] = max(sum[i]+bias[i], sum[hiddenWidth+i]+bias[hiddenWidth+i])
	}
}

func (portable) moves(x, w, bias, out []float32) {
	out = out[:maxMoves]
	copy(out, bias)
	for k, v := range x[:hiddenWidth] {
		row := w[k*maxMoves : (k+1)*maxMoves]
		for i := range out {
			out[i] += v * row[i]
		}
	}
}
