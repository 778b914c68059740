package model

import "golang.org/x/sys/cpu"

// available are the kernels that the processor at hand can run, the fastest
// first. The environment variable GODEBUG can rule them out: cpu.avx512f=off,
// cpu.avx2=off.
func available() []kernel {
	all := []kernel{portable{}}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		all = append([]kernel{avx2{}}, all...)
		if cpu.X86.HasAVX512F && cpu.X86.HasAVX512DQ {
			all = append([]kernel{avx512{}}, all...)
		}
	}
	return all
}

// avx2 is the kernel for processors with AVX2 and FMA.
type avx2 struct{}

func (avx2) name() string { return "avx2" }
func (avx2) lanes() int   { return 8 }

func (avx2) product(x []float32, stride, rows int, m *matrix, out []float32, outStride int) {
	byPanel(panels{productAVX2, 24, 24}, x, stride, rows, m, out, outStride)
}

func (avx2) maxout(x []float32, stride, rows int, m *matrix, out []float32) {
	byPanel(panels{maxoutAVX2, 24, 8}, x, stride, rows, m, out, 8*m.panels)
}

// avx512 is the kernel for processors that have AVX-512 too. It computes
// products with it and leaves the small rest to AVX2.
type avx512 struct{ avx2 }

func (avx512) name() string { return "avx512" }
func (avx512) lanes() int   { return 16 }

func (avx512) product(x []float32, stride, rows int, m *matrix, out []float32, outStride int) {
	byPanel(panels{productAVX512, 48, 48}, x, stride, rows, m, out, outStride)
}

func (avx512) maxout(x []float32, stride, rows int, m *matrix, out []float32) {
	byPanel(panels{maxoutAVX512, 48, 16}, x, stride, rows, m, out, 16*m.panels)
}

// panels is a function that multiplies blocks of four rows with a panel of
// columns, which gives outputs numbers a row.
type panels struct {
	multiply         func(x *float32, stride uintptr, blocks int, w *float32, in int, bias *float32, out *float32, outStride uintptr)
	columns, outputs int
}

// byPanel multiplies all rows with one panel after the other, so that the
// panel stays in the first-level cache.
//
// If rows are no whole number of blocks, the last block overlaps the one before
// and computes some rows again, to the same result. If they are fewer than a
// block, each is a block by itself, made of the same row again and again by
// strides of 0. So nothing is read or written beyond the rows.
func byPanel(f panels, x []float32, stride, rows int, m *matrix, out []float32, outStride int) {
	if rows == 0 {
		return
	}
	_ = x[(rows-1)*stride+m.in-1]
	_ = out[(rows-1)*outStride+m.panels*f.outputs-1]
	xStep, outStep := uintptr(4*stride), uintptr(4*outStride)
	for p := range m.panels {
		w, bias, to := &m.weights[p*m.in*f.columns], &m.bias[p*f.columns], out[p*f.outputs:]
		if rows < 4 {
			for r := range rows {
				f.multiply(&x[r*stride], 0, 1, w, m.in, bias, &to[r*outStride], 0)
			}
			continue
		}
		f.multiply(&x[0], xStep, rows/4, w, m.in, bias, &to[0], outStep)
		if rows%4 != 0 {
			last := rows - 4
			f.multiply(&x[last*stride], xStep, 1, w, m.in, bias, &to[last*outStride], outStep)
		}
	}
}

func (avx2) transform(x []float32, pairs int, t []float32) {
	if pairs == 0 {
		return
	}
	_, _ = x[(2*pairs+2)*Width-1], t[pairs*terms*Width-1]
	transformAVX2(&x[0], pairs, &t[0])
}

func (avx2) convolve(t []float32, pairs int, m *matrix, out []float32) {
	convolveByPanel(t, pairs, m, out, 8, convolveAVX2)
}

func (avx512) convolve(t []float32, pairs int, m *matrix, out []float32) {
	convolveByPanel(t, pairs, m, out, 16, convolveAVX512)
}

func convolveByPanel(t []float32, pairs int, m *matrix, out []float32, lanes int,
	panel func(t *float32, blocks int, w *float32, bias *float32, out *float32)) {
	if pairs == 0 {
		return
	}
	_, _ = t[pairs*terms*Width-1], out[2*pairs*Width-1]
	for p := range m.panels {
		panel(&t[0], pairs/pairBlock, &m.weights[p*m.in*3*lanes], &m.bias[p*3*lanes], &out[p*lanes])
	}
}

var zeros Vector

func (avx2) normalise(x, residual []float32, rows int, n *norm, out []float32) {
	if rows == 0 {
		return
	}
	_, _ = x[rows*Width-1], out[rows*Width-1]
	if residual == nil {
		normaliseAVX2(&x[0], &zeros[0], 0, rows, &n.gain[0], &n.bias[0], &out[0])
		return
	}
	_ = residual[rows*Width-1]
	normaliseAVX2(&x[0], &residual[0], 4*Width, rows, &n.gain[0], &n.bias[0], &out[0])
}

func (avx2) hidden(rows [][]float32, bias, out []float32) {
	for _, r := range rows {
		_ = r[slotWidth-1]
	}
	_, _ = bias[slotWidth-1], out[hiddenWidth-1]
	hiddenAVX2(&rows[0], len(rows), &bias[0], &out[0])
}

func (avx2) moves(x, w, bias, out []float32) {
	_, _, _, _ = x[hiddenWidth-1], w[hiddenWidth*maxMoves-1], bias[maxMoves-1], out[maxMoves-1]
	movesAVX2(&x[0], &w[0], &bias[0], &out[0])
}
