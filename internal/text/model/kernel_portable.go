package model

import "math"

// portable is the kernel for every processor. Go may fuse a multiplication and
// an addition where the processor can (arm64 does).
type portable struct{}

func (portable) name() string { return "portable" }
func (portable) lanes() int   { return 1 }

func (portable) product(x []float32, stride, rows int, m *matrix, out []float32, outStride int) {
	m.eachSums(x, stride, rows, func(r, panel int, s [3]float32) {
		copy(out[r*outStride+3*panel:], s[:])
	})
}

func (portable) maxout(x []float32, stride, rows int, m *matrix, out []float32) {
	m.eachSums(x, stride, rows, func(r, panel int, s [3]float32) {
		out[r*m.panels+panel] = max(s[0], s[1], s[2])
	})
}

// eachSums calls do with bias + x[row]·w for each panel, which has three
// columns, and each row.
func (m *matrix) eachSums(x []float32, stride, rows int, do func(row, panel int, sums [3]float32)) {
	for p := range m.panels {
		w := m.weights[p*m.in*3 : (p+1)*m.in*3]
		bias := [3]float32(m.bias[p*3:])
		for r := 0; r < rows; r += 2 {
			if r+1 == rows {
				do(r, p, rowSums(x[r*stride:][:m.in], w, bias))
				break
			}
			a, b := twoRowsSums(x[r*stride:][:m.in], x[(r+1)*stride:][:m.in], w, bias)
			do(r, p, a)
			do(r+1, p, b)
		}
	}
}

func rowSums(x, w []float32, sums [3]float32) [3]float32 {
	a0, a1, a2 := sums[0], sums[1], sums[2]
	for i := 0; i < len(x) && len(w) >= 3; i++ {
		v := x[i]
		a0 += v * w[0]
		a1 += v * w[1]
		a2 += v * w[2]
		w = w[3:]
	}
	return [3]float32{a0, a1, a2}
}

// twoRowsSums has six sums under way, which is what the compiler keeps in the
// registers of amd64; with nine or twelve it goes at half the speed.
func twoRowsSums(x, y, w []float32, sums [3]float32) (a, b [3]float32) {
	a0, a1, a2 := sums[0], sums[1], sums[2]
	b0, b1, b2 := a0, a1, a2
	y = y[:len(x)]
	for i := 0; i < len(x) && len(w) >= 3; i++ {
		w0, w1, w2 := w[0], w[1], w[2]
		w = w[3:]
		v := x[i]
		a0 += v * w0
		a1 += v * w1
		a2 += v * w2
		v = y[i]
		b0 += v * w0
		b1 += v * w1
		b2 += v * w2
	}
	return [3]float32{a0, a1, a2}, [3]float32{b0, b1, b2}
}

func (portable) transform(x []float32, pairs int, t []float32) {
	for p := range pairs {
		rows := x[2*p*Width:][:4*Width]
		a, b, c, d := rows[:Width], rows[Width:2*Width], rows[2*Width:3*Width], rows[3*Width:]
		to := t[p*terms*Width:][:terms*Width]
		for i := range Width {
			to[i] = a[i] - c[i]
			to[Width+i] = b[i] + c[i]
			to[2*Width+i] = c[i] - b[i]
			to[3*Width+i] = d[i] - b[i]
		}
	}
}

func (portable) convolve(t []float32, pairs int, m *matrix, out []float32) {
	const in = terms * Width
	for p := range m.panels {
		w := m.weights[p*m.in*3 : (p+1)*m.in*3]
		bias := [3]float32(m.bias[p*3:])
		for pair := 0; pair < pairs; pair += 2 {
			a, b := twoPairs(t[pair*in:][:in], t[(pair+1)*in:][:in], w, bias)
			for i, s := range [4][3]float32{a[0], a[1], b[0], b[1]} {
				out[(2*pair+i)*Width+p] = max(s[0], s[1], s[2])
			}
		}
	}
}

// twoPairs are the rows of two pairs, of which x and y are the terms.
func twoPairs(x, y, w []float32, bias [3]float32) (a, b [2][3]float32) {
	var xs, ys [terms][3]float32
	for i := range terms {
		var start [3]float32
		if i == 1 {
			start = bias // of the term that both rows contain
		}
		xs[i], ys[i] = twoRowsSums(x[i*Width:][:Width], y[i*Width:][:Width], w[i*Width*3:], start)
	}
	for j := range 3 {
		a[0][j], a[1][j] = xs[0][j]+xs[1][j]+xs[2][j], xs[1][j]-xs[2][j]+xs[3][j]
		b[0][j], b[1][j] = ys[0][j]+ys[1][j]+ys[2][j], ys[1][j]-ys[2][j]+ys[3][j]
	}
	return a, b
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
