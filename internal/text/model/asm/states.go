package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// hiddenLayer writes the sum of rows of two pieces of 64, of which the greater
// is kept. Each half of the outputs takes eight registers.
func hiddenLayer() {
	const half = hidden / 8 / 2
	TEXT("hiddenAVX2", NOSPLIT, "func(rows *[]float32, n int, bias *float32, out *float32)")
	Doc("hiddenAVX2 is the kernel's hidden for n rows; n is positive.")
	Pragma("noescape")
	rows := Load(Param("rows"), GP64())
	n := Load(Param("n"), GP64())
	bias := Load(Param("bias"), GP64())
	out := Load(Param("out"), GP64())
	for part := range 2 {
		var sum [2][half]VecVirtual
		at := func(base Register, piece, i int) Mem {
			return Mem{Base: base, Disp: 4 * (hidden*piece + hidden/2*part + 8*i)}
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
		ADDQ(U8(24), slice) // the size of a slice
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

// moveScores writes the product of one row with a matrix whose 112 outputs are
// all kept in registers.
func moveScores() {
	TEXT("movesAVX2", NOSPLIT, "func(x *float32, w *float32, bias *float32, out *float32)")
	Doc("movesAVX2 is the kernel's moves.")
	Pragma("noescape")
	x := Load(Param("x"), GP64())
	w := Load(Param("w"), GP64())
	bias := Load(Param("bias"), GP64())
	out := Load(Param("out"), GP64())
	left := GP64()
	MOVQ(U32(hidden), left)
	var sum [moves / 8]VecVirtual
	for i := range sum {
		sum[i] = YMM()
		VMOVUPS(Mem{Base: bias, Disp: 32 * i}, sum[i])
	}
	Label("input")
	input := YMM()
	VBROADCASTSS(Mem{Base: x}, input)
	for i := range sum {
		VFMADD231PS(Mem{Base: w, Disp: 32 * i}, input, sum[i])
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
