package model

import "golang.org/x/sys/cpu"

// fastest is the best kernel for the processor at hand. The environment
// variable GODEBUG=cpu.avx2=off makes it the portable one.
func fastest() kernel {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return avx2{}
	}
	return portable{}
}

// avx2 is the kernel for processors with AVX2 and FMA.
type avx2 struct{}

func (avx2) name() string { return "avx2" }
func (avx2) lanes() int   { return 8 }

func (avx2) product(x []float32, stride, rows int, m *matrix, out []float32, outStride int) {
	byPanel(x, stride, rows, m, out, outStride, 24, productRows4, productRows1)
}

func (avx2) maxout(x []float32, stride, rows int, m *matrix, out []float32) {
	byPanel(x, stride, rows, m, out, 8*m.panels, 8, maxoutRows4, maxoutRows1)
}

type panelFunc func(x *float32, stride uintptr, blocks int, w *float32, in int, bias *float32, out *float32, outStride uintptr)

// byPanel runs four rows at a time over each panel in turn, so that the panel
// stays in the first-level cache. What is left of the rows is done by a last
// block of four that overlaps the one before; it computes the same numbers
// once more.
func byPanel(x []float32, stride, rows int, m *matrix, out []float32, outStride, outPanel int, rows4, rows1 panelFunc) {
	if rows == 0 {
		return
	}
	_ = x[(rows-1)*stride+m.in-1]
	_ = out[(rows-1)*outStride+m.panels*outPanel-1]
	xs, os := uintptr(4*stride), uintptr(4*outStride)
	for p := range m.panels {
		w, b, o := &m.weights[p*m.in*24], &m.bias[p*24], out[p*outPanel:]
		if rows < 4 {
			rows1(&x[0], xs, rows, w, m.in, b, &o[0], os)
			continue
		}
		rows4(&x[0], xs, rows/4, w, m.in, b, &o[0], os)
		if rows%4 != 0 {
			rows4(&x[(rows-4)*stride], xs, 1, w, m.in, b, &o[(rows-4)*outStride], os)
		}
	}
}

var zeros Vector

func (avx2) normalise(x, residual []float32, rows int, n *norm, out []float32) {
	if rows == 0 {
		return
	}
	_, _ = x[rows*Width-1], out[rows*Width-1]
	if residual == nil {
		normaliseRows(&x[0], &zeros[0], 0, rows, &n.gain[0], &n.bias[0], &out[0])
		return
	}
	_ = residual[rows*Width-1]
	normaliseRows(&x[0], &residual[0], 4*Width, rows, &n.gain[0], &n.bias[0], &out[0])
}

func (avx2) hidden(rows [][]float32, bias, out []float32) {
	for _, r := range rows {
		_ = r[2*hiddenWidth-1]
	}
	_, _ = bias[2*hiddenWidth-1], out[hiddenWidth-1]
	hiddenRows(&rows[0], len(rows), &bias[0], &out[0])
}

func (avx2) moves(x, w, bias, out []float32) {
	_, _, _, _ = x[hiddenWidth-1], w[hiddenWidth*maxMoves-1], bias[maxMoves-1], out[maxMoves-1]
	moveScores(&x[0], &w[0], &bias[0], &out[0])
}
