package model

// A convolution makes a row out of three neighbouring rows. Two rows side by
// side take the four rows a, b, c, d, and with the weights u, v, w for the
// three neighbours, are
//
//	a·u + b·v + c·w   and   b·u + c·v + d·w
//
// six products. The same comes out of four:
//
//	p = (a-c)·u            q = (b+c)·(u+v+w)/2
//	r = (c-b)·(u-v+w)/2    s = (d-b)·w
//
//	p + q + r         and   q - r + s
//
// which saves a third of the time, and in float32 adds a fifth to the rounding
// error. The sums of rows are formed once for all outputs, those of weights
// when the pipeline is read.
// Source: S. Winograd, Arithmetic Complexity of Computations, 1980, F(2,3).

// terms is the number of products that make two rows.
const terms = 4

// pairBlock is the number of pairs of rows that kernels convolve at a time.
const pairBlock = 4

// packConvolution arranges the weights of a maxout of in inputs, three rows of
// Width, as one of four rows.
func packConvolution(k kernel, w, bias []float32, in int) matrix {
	const out = terms * Width
	t := make([]float32, len(w)/in*out)
	for column := range len(w) / in {
		from, to := w[column*in:(column+1)*in], t[column*out:(column+1)*out]
		for i := range Width {
			u, v, w := float64(from[i]), float64(from[Width+i]), float64(from[2*Width+i])
			to[i] = float32(u)
			to[Width+i] = float32((u + v + w) / 2)
			to[2*Width+i] = float32((u - v + w) / 2)
			to[3*Width+i] = float32(w)
		}
	}
	return packMaxout(k, t, bias, out)
}

// pairsOf is the number of pairs that rows come in, in whole blocks.
func pairsOf(rows int) int {
	return (rows + 2*pairBlock - 1) / (2 * pairBlock) * pairBlock
}
