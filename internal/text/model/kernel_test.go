package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// canary is written around what a kernel may write to.
const canary = -12345

// random is n numbers between -1 and 1.
func random(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = 2*r.Float32() - 1
	}
	return out
}

// guard is the number of canaries.
const guard = 64

// guarded is room for n numbers with canaries after it.
func guarded(n int) []float32 {
	all := make([]float32, n+guard)
	for i := range all {
		all[i] = canary
	}
	return all
}

// dot is the exact sum of bias and the products, as far as float64 goes.
func dot(x, w []float32, bias float32) float64 {
	sum := float64(bias)
	for i := range w {
		sum += float64(x[i]) * float64(w[i])
	}
	return sum
}

func near(got float32, want float64) bool {
	return math.Abs(float64(got)-want) <= 2e-5*(1+math.Abs(want))
}

func TestProduct(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, k := range available() {
		for _, rows := range []int{0, 1, 2, 3, 4, 5, 7, 8, 11, 19, 32} {
			for _, shape := range [][2]int{{4, 1}, {64, 24}, {96, 25}, {64, 64}, {288, 50}, {96, 106}} {
				t.Run(fmt.Sprintf("%s %d rows %dx%d", k.name(), rows, shape[0], shape[1]), func(t *testing.T) {
					testProduct(t, r, k, rows, shape[0], shape[1])
				})
			}
		}
	}
}

func testProduct(t *testing.T, r *rand.Rand, k kernel, rows, in, outputs int) {
	w, bias := random(r, in*outputs), random(r, outputs)
	m := packRows(k, w, bias, in, outputs, func(o int) int { return o })
	stride, outStride := in+4*r.IntN(3), m.columns()+r.IntN(3)
	x := random(r, rows*stride+in)
	n := max(0, (rows-1)*outStride+m.columns())
	out := guarded(n)
	k.product(x[:max(0, (rows-1)*stride+in)], stride, rows, &m, out[:n:n], outStride)
	for row := range rows {
		for o := range outputs {
			want := dot(x[row*stride:], w[o*in:(o+1)*in], bias[o])
			if got := out[row*outStride+o]; !near(got, want) {
				t.Fatalf("row %d output %d: got %v, want %v", row, o, got, want)
			}
		}
	}
	checkCanaries(t, out[n:])
}

func checkCanaries(t *testing.T, after []float32) {
	t.Helper()
	for i, v := range after {
		if v != canary {
			t.Fatalf("wrote %v at %d beyond the end", v, i)
		}
	}
}

func TestMaxout(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, k := range available() {
		for _, rows := range []int{0, 1, 2, 3, 4, 5, 6, 7, 13, 64} {
			for _, in := range []int{288, 384, 576} {
				t.Run(fmt.Sprintf("%s %d rows of %d", k.name(), rows, in), func(t *testing.T) {
					testMaxout(t, r, k, rows, in)
				})
			}
		}
	}
}

func testMaxout(t *testing.T, r *rand.Rand, k kernel, rows, in int) {
	w, bias := random(r, Width*3*in), random(r, Width*3)
	m := packMaxout(k, w, bias, in)
	const stride = Width // rows overlap, as in a convolution
	x := random(r, rows*stride+in)
	n := rows * Width
	out := guarded(n)
	k.maxout(x, stride, rows, &m, out[:n:n])
	for row := range rows {
		for o := range Width {
			want := math.Inf(-1)
			for p := range 3 {
				at := 3*o + p
				want = max(want, dot(x[row*stride:], w[at*in:(at+1)*in], bias[at]))
			}
			if got := out[row*Width+o]; !near(got, want) {
				t.Fatalf("row %d output %d: got %v, want %v", row, o, got, want)
			}
		}
	}
	checkCanaries(t, out[n:])
}

// A convolution of pairs is a maxout over three rows, like any other.
func TestConvolve(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	w, bias := random(r, Width*3*3*Width), random(r, Width*3)
	for _, k := range available() {
		m := packConvolution(k, w, bias, 3*Width)
		for _, rows := range []int{0, 1, 2, 7, 8, 9, 30} {
			t.Run(fmt.Sprintf("%s %d rows", k.name(), rows), func(t *testing.T) {
				testConvolve(t, r, k, rows, &m, func(x []float32, o int) float64 {
					want := math.Inf(-1)
					for at := 3 * o; at < 3*o+3; at++ {
						want = max(want, dot(x, w[at*3*Width:(at+1)*3*Width], bias[at]))
					}
					return want
				})
			})
		}
	}
}

func testConvolve(t *testing.T, r *rand.Rand, k kernel, rows int, m *matrix, want func(x []float32, o int) float64) {
	pairs := pairsOf(rows)
	x, terms := random(r, (2*pairs+2)*Width), guarded(pairs*terms*Width)
	out := guarded(2 * pairs * Width)
	k.transform(x, pairs, terms[:len(terms)-guard])
	k.convolve(terms[:len(terms)-guard], pairs, m, out[:len(out)-guard])
	for row := range rows {
		for o := range Width {
			if got, want := out[row*Width+o], want(x[row*Width:], o); !near(got, want) {
				t.Fatalf("row %d output %d: got %v, want %v", row, o, got, want)
			}
		}
	}
	checkCanaries(t, terms[len(terms)-guard:])
	checkCanaries(t, out[len(out)-guard:])
}

func TestPairsOf(t *testing.T) {
	for rows, want := range map[int]int{0: 0, 1: 4, 7: 4, 8: 4, 9: 8, 16: 8, 17: 12} {
		if got := pairsOf(rows); got != want {
			t.Errorf("pairsOf(%d) = %d, want %d", rows, got, want)
		}
	}
}

// A row's result must not depend on the rows beside it, or a text's analysis
// would depend on which of its words are cached.
func TestRowsAreIndependent(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, k := range available() {
		m := packMaxout(k, random(r, Width*3*384), random(r, Width*3), 384)
		x := random(r, 11*384)
		all := make([]float32, 11*Width)
		k.maxout(x, 384, 11, &m, all)
		for first := range 11 {
			for end := first + 1; end <= 11; end++ {
				some := make([]float32, (end-first)*Width)
				k.maxout(x[first*384:], 384, end-first, &m, some)
				for i, v := range some {
					if v != all[first*Width+i] {
						t.Fatalf("%s: row %d of [%d,%d): got %v, want %v as for all rows", k.name(), i/Width, first, end, v, all[first*Width+i])
					}
				}
			}
		}
	}
}

func TestNormalise(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	n := &norm{random(r, Width), random(r, Width)}
	for _, k := range available() {
		for _, rows := range []int{0, 1, 2, 5} {
			x, residual := random(r, rows*Width), random(r, rows*Width)
			out := guarded(rows * Width)
			k.normalise(x, residual, rows, n, out[:rows*Width:rows*Width])
			checkNormal(t, k.name(), x, residual, n, out)
			k.normalise(x, nil, rows, n, out[:rows*Width:rows*Width])
			checkNormal(t, k.name()+" without residual", x, make([]float32, rows*Width), n, out)
			checkCanaries(t, out[rows*Width:])
		}
	}
}

func checkNormal(t *testing.T, name string, x, residual []float32, n *norm, out []float32) {
	t.Helper()
	for r := range len(x) / Width {
		row := x[r*Width : (r+1)*Width]
		var mean, variance float64
		for _, v := range row {
			mean += float64(v) / Width
		}
		for _, v := range row {
			variance += (float64(v) - mean) * (float64(v) - mean) / Width
		}
		for i, v := range row {
			want := (float64(v)-mean)/math.Sqrt(variance+epsilon)*float64(n.gain[i]) + float64(n.bias[i]) + float64(residual[r*Width+i])
			if got := out[r*Width+i]; !near(got, want) {
				t.Fatalf("%s: row %d column %d: got %v, want %v", name, r, i, got, want)
			}
		}
	}
}

func TestHidden(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, k := range available() {
		for _, n := range []int{1, 3, 8} {
			bias, out := random(r, slotWidth), guarded(hiddenWidth)
			rows := make([][]float32, n)
			for i := range rows {
				rows[i] = random(r, slotWidth)
			}
			k.hidden(rows, bias, out[:hiddenWidth:hiddenWidth])
			for o := range hiddenWidth {
				piece := [2]float64{float64(bias[o]), float64(bias[hiddenWidth+o])}
				for _, row := range rows {
					piece[0] += float64(row[o])
					piece[1] += float64(row[hiddenWidth+o])
				}
				if want := max(piece[0], piece[1]); !near(out[o], want) {
					t.Fatalf("%s: %d rows: output %d: got %v, want %v", k.name(), n, o, out[o], want)
				}
			}
			checkCanaries(t, out[hiddenWidth:])
		}
	}
}

func TestMoves(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for _, k := range available() {
		x, w, bias, out := random(r, hiddenWidth), random(r, hiddenWidth*maxMoves), random(r, maxMoves), guarded(maxMoves)
		k.moves(x, w, bias, out[:maxMoves:maxMoves])
		for m := range maxMoves {
			want := float64(bias[m])
			for i := range x {
				want += float64(x[i]) * float64(w[i*maxMoves+m])
			}
			if !near(out[m], want) {
				t.Fatalf("%s: move %d: got %v, want %v", k.name(), m, out[m], want)
			}
		}
		checkCanaries(t, out[maxMoves:])
	}
}
