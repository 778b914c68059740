//go:build ignore

// Command asm writes the AVX2 and FMA kernels of package model:
// kernel_amd64.s and the Go declarations of its functions. Run it by
// "go generate ./internal/text/model".
package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

const (
	lanes  = 8  // float32 numbers in a YMM register
	width  = 96 // of a word's vector
	hidden = 64 // outputs of a move scorer's hidden layer
	moves  = 112
)

func main() {
	for _, rows := range []int{4, 1} {
		panel(rows, true)
		panel(rows, false)
	}
	normalise()
	hiddenLayer()
	moveScores()
	Generate()
}

// panel multiplies blocks of rows with one panel of packed weights, three
// registers wide. The sums start from the bias and grow by one input at a time
// in ascending order whatever rows is, so a row's result does not depend on
// the block it was computed in. With maxout, only the greatest of the three
// registers is stored.
//
// Twelve sums, three weights and one input fill the sixteen registers; four
// rows take twelve multiply-adds for seven loads, so the multipliers are the
// limit.
func panel(rows int, maxout bool) {
	const unroll = 4
	name := "product"
	doc := "all three registers of"
	if maxout {
		name, doc = "maxout", "the greatest of the three registers of"
	}
	name += map[int]string{4: "Rows4", 1: "Rows1"}[rows]
	TEXT(name, NOSPLIT, "func(x *float32, stride uintptr, blocks int, w *float32, in int, bias *float32, out *float32, outStride uintptr)")
	Doc(name+" stores "+doc+" bias + x*w for blocks of rows of x.",
		"Strides are bytes; in is a multiple of 4.")
	Pragma("noescape")

	x := Load(Param("x"), GP64())
	stride := Load(Param("stride"), GP64())
	blocks := Load(Param("blocks"), GP64())
	w := Load(Param("w"), GP64())
	in := Load(Param("in"), GP64())
	bias := Load(Param("bias"), GP64())
	out := Load(Param("out"), GP64())
	outStride := Load(Param("outStride"), GP64())
	SHRQ(U8(2), in)

	var sum [4][3]VecVirtual
	for r := range rows {
		for j := range 3 {
			sum[r][j] = YMM()
		}
	}
	Label("block")
	for r := range rows {
		for j := range 3 {
			VMOVUPS(Mem{Base: bias, Disp: 4 * lanes * j}, sum[r][j])
		}
	}
	xp, wp, left := GP64(), GP64(), GP64()
	last := GP64() // of four rows, the last
	MOVQ(x, xp)
	MOVQ(w, wp)
	MOVQ(in, left)
	if rows == 4 {
		LEAQ(Mem{Base: xp, Index: stride, Scale: 2}, last)
		ADDQ(stride, last)
	}
	row := func(r, disp int) Mem {
		switch r {
		case 0:
			return Mem{Base: xp, Disp: disp}
		case 3:
			return Mem{Base: last, Disp: disp}
		}
		return Mem{Base: xp, Index: stride, Scale: uint8(r), Disp: disp}
	}
	Label("input")
	for u := range unroll {
		var weight [3]VecVirtual
		for j := range 3 {
			weight[j] = YMM()
			VMOVUPS(Mem{Base: wp, Disp: 4 * lanes * (3*u + j)}, weight[j])
		}
		for r := range rows {
			v := YMM()
			VBROADCASTSS(row(r, 4*u), v)
			for j := range 3 {
				VFMADD231PS(weight[j], v, sum[r][j])
			}
		}
	}
	ADDQ(U32(4*lanes*3*unroll), wp)
	ADDQ(U8(4*unroll), xp)
	if rows == 4 {
		ADDQ(U8(4*unroll), last)
	}
	DECQ(left)
	JNZ(LabelRef("input"))

	for r := range rows {
		if maxout {
			VMAXPS(sum[r][1], sum[r][0], sum[r][0])
			VMAXPS(sum[r][2], sum[r][0], sum[r][0])
			VMOVUPS(sum[r][0], Mem{Base: out})
		} else {
			for j := range 3 {
				VMOVUPS(sum[r][j], Mem{Base: out, Disp: 4 * lanes * j})
			}
		}
		ADDQ(outStride, out)
	}
	if rows == 4 {
		LEAQ(Mem{Base: x, Index: stride, Scale: 4}, x)
	} else {
		ADDQ(stride, x)
	}
	DECQ(blocks)
	JNZ(LabelRef("block"))
	VZEROUPPER()
	RET()
}

// normalise is layer normalisation with a residual, a row of 96 at a time. The
// row stays in twelve registers between the two passes over it.
func normalise() {
	const n = width / lanes
	TEXT("normaliseRows", NOSPLIT, "func(x *float32, residual *float32, residualStride uintptr, rows int, gain *float32, bias *float32, out *float32)")
	Doc("normaliseRows sets each row of out to residual + (x-mean)/sqrt(variance+1e-8)*gain + bias.",
		"Rows are 96 long and lie one after the other, but those of residual residualStride bytes apart.")
	Pragma("noescape")
	x := Load(Param("x"), GP64())
	residual := Load(Param("residual"), GP64())
	residualStride := Load(Param("residualStride"), GP64())
	rows := Load(Param("rows"), GP64())
	gain := Load(Param("gain"), GP64())
	bias := Load(Param("bias"), GP64())
	out := Load(Param("out"), GP64())
	perWidth := ConstData("perWidth", F32(1.0/width))
	epsilon := ConstData("epsilon", F32(1e-8))
	// As bits: avo prints F32(1) as $(1), which the assembler takes for an integer.
	one := ConstData("one", U32(math.Float32bits(1)))

	Label("row")
	var v [n]VecVirtual
	for i := range v {
		v[i] = YMM()
		VMOVUPS(Mem{Base: x, Disp: 32 * i}, v[i])
	}
	// The sums take the registers in the order of three chains.
	chain := [3]VecVirtual{YMM(), YMM(), YMM()}
	for c := range chain {
		VADDPS(v[c+3], v[c], chain[c])
		VADDPS(v[c+6], chain[c], chain[c])
		VADDPS(v[c+9], chain[c], chain[c])
	}
	mean := addAcross(chain)
	VMULSS(perWidth, mean.AsX(), mean.AsX())
	VBROADCASTSS(mean.AsX(), mean)
	for i := range v {
		VSUBPS(mean, v[i], v[i])
	}
	square := [3]VecVirtual{YMM(), YMM(), YMM()}
	for c := range square {
		VMULPS(v[c], v[c], square[c])
		for i := c + 3; i < n; i += 3 {
			VFMADD231PS(v[i], v[i], square[c])
		}
	}
	scale := addAcross(square)
	VMULSS(perWidth, scale.AsX(), scale.AsX())
	VADDSS(epsilon, scale.AsX(), scale.AsX())
	VSQRTSS(scale.AsX(), scale.AsX(), scale.AsX())
	unit := XMM()
	VMOVSS(one, unit)
	VDIVSS(scale.AsX(), unit, scale.AsX())
	VBROADCASTSS(scale.AsX(), scale)
	for i := range v {
		VMULPS(scale, v[i], v[i])
		b := YMM()
		VMOVUPS(Mem{Base: bias, Disp: 32 * i}, b)
		VFMADD132PS(Mem{Base: gain, Disp: 32 * i}, b, v[i])
		VADDPS(Mem{Base: residual, Disp: 32 * i}, v[i], v[i])
		VMOVUPS(v[i], Mem{Base: out, Disp: 32 * i})
	}
	ADDQ(U32(4*width), x)
	ADDQ(U32(4*width), out)
	ADDQ(residualStride, residual)
	DECQ(rows)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}

// addAcross leaves the sum of all numbers of three registers in the lowest
// place of the first.
func addAcross(c [3]VecVirtual) VecVirtual {
	VADDPS(c[1], c[0], c[0])
	VADDPS(c[2], c[0], c[0])
	high := XMM()
	VEXTRACTF128(U8(1), c[0], high)
	VADDPS(high, c[0].AsX(), c[0].AsX())
	VHADDPS(c[0].AsX(), c[0].AsX(), c[0].AsX())
	VHADDPS(c[0].AsX(), c[0].AsX(), c[0].AsX())
	return c[0]
}

// hiddenLayer adds rows of two pieces of 64 and takes the greater piece.
func hiddenLayer() {
	const half = hidden / lanes / 2 // registers of half a piece
	TEXT("hiddenRows", NOSPLIT, "func(rows *[]float32, n int, bias *float32, out *float32)")
	Doc("hiddenRows adds n rows of two times 64 numbers, then bias, and stores the greater of each pair.")
	Pragma("noescape")
	rows := Load(Param("rows"), GP64())
	n := Load(Param("n"), GP64())
	bias := Load(Param("bias"), GP64())
	out := Load(Param("out"), GP64())
	for part := range 2 {
		var sum [2][half]VecVirtual
		at := func(base Register, piece, i int) Mem {
			return Mem{Base: base, Disp: 4 * (hidden*piece + hidden/2*part + lanes*i)}
		}
		each := func(do func(piece, i int)) {
			for piece := range 2 {
				for i := range half {
					do(piece, i)
				}
			}
		}
		each(func(piece, i int) {
			sum[piece][i] = YMM()
			VXORPS(sum[piece][i], sum[piece][i], sum[piece][i])
		})
		slice, left, row := GP64(), GP64(), GP64()
		MOVQ(rows, slice)
		MOVQ(n, left)
		loop := []string{"first", "second"}[part]
		Label(loop)
		MOVQ(Mem{Base: slice}, row)
		each(func(piece, i int) { VADDPS(at(row, piece, i), sum[piece][i], sum[piece][i]) })
		ADDQ(U8(24), slice) // the size of a slice header
		DECQ(left)
		JNZ(LabelRef(loop))
		each(func(piece, i int) { VADDPS(at(bias, piece, i), sum[piece][i], sum[piece][i]) })
		for i := range half {
			VMAXPS(sum[1][i], sum[0][i], sum[0][i])
			VMOVUPS(sum[0][i], at(out, 0, i))
		}
	}
	VZEROUPPER()
	RET()
}

// moveScores keeps all 112 sums in registers.
func moveScores() {
	const n = moves / lanes
	TEXT("moveScores", NOSPLIT, "func(x *float32, w *float32, bias *float32, out *float32)")
	Doc("moveScores stores bias + x*w for 64 inputs and 112 outputs.")
	Pragma("noescape")
	x := Load(Param("x"), GP64())
	w := Load(Param("w"), GP64())
	bias := Load(Param("bias"), GP64())
	out := Load(Param("out"), GP64())
	left := GP64()
	MOVQ(U32(hidden), left)
	var sum [n]VecVirtual
	for i := range sum {
		sum[i] = YMM()
		VMOVUPS(Mem{Base: bias, Disp: 32 * i}, sum[i])
	}
	Label("input")
	v := YMM()
	VBROADCASTSS(Mem{Base: x}, v)
	for i := range sum {
		VFMADD231PS(Mem{Base: w, Disp: 32 * i}, v, sum[i])
	}
	ADDQ(U8(4), x)
	ADDQ(U32(4*moves), w)
	DECQ(left)
	JNZ(LabelRef("input"))
	for i := range sum {
		VMOVUPS(sum[i], Mem{Base: out, Disp: 32 * i})
	}
	VZEROUPPER()
	RET()
}
