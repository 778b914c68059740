package model

// matrix is a weight matrix packed for a kernel. Its columns, one per output
// and piece, are cut into panels of three times the kernel's lanes; a panel
// holds its weights for input 0, then those for input 1, and so on. Columns
// that fill up the last panel are zero.
type matrix struct {
	in, panels int
	weights    []float32
	bias       []float32
}

// pack arranges the rows of w, each a column's weights for in inputs. Column
// says which row goes to place i of a panel, or -1 for none. Bias may be nil.
// In is a multiple of 4, which kernels count on.
func pack(k kernel, w, bias []float32, in, panels int, column func(panel, i int) int) matrix {
	wide := 3 * k.lanes()
	m := matrix{in: in, panels: panels, weights: make([]float32, panels*in*wide), bias: make([]float32, panels*wide)}
	for p := range panels {
		for i := range wide {
			c := column(p, i)
			if c < 0 {
				continue
			}
			if bias != nil {
				m.bias[p*wide+i] = bias[c]
			}
			to := m.weights[p*in*wide+i:]
			for k, v := range w[c*in : (c+1)*in] {
				to[k*wide] = v
			}
		}
	}
	return m
}

// packMaxout arranges a maxout layer, whose w has three rows (pieces) for each
// of Width outputs: a panel holds piece 0 of its outputs, then 1, then 2.
func packMaxout(k kernel, w, bias []float32, in int) matrix {
	n := k.lanes()
	return pack(k, w, bias, in, Width/n, func(p, i int) int { return 3*(p*n+i%n) + i/n })
}

// packRows arranges a plain matrix, output o being row(o) of w.
func packRows(k kernel, w, bias []float32, in, outputs int, row func(o int) int) matrix {
	n := 3 * k.lanes()
	return pack(k, w, bias, in, (outputs+n-1)/n, func(p, i int) int {
		if o := p*n + i; o < outputs {
			return row(o)
		}
		return -1
	})
}

// columns is the number of outputs and, in the last panel, zeros.
func (m *matrix) columns() int { return len(m.bias) }
