package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// normalise writes layer normalisation with a residual. A row of 96 stays in
// twelve registers from the first pass over it to the last.
func normalise() {
	const n = width / 8
	TEXT("normaliseAVX2", NOSPLIT, "func(x *float32, residual *float32, residualStride uintptr, rows int, gain *float32, bias *float32, out *float32)")
	Doc("normaliseAVX2 is the kernel's normalise. Rows of residual are residualStride bytes apart;",
		"rows is positive.")
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
	sums := [3]VecVirtual{YMM(), YMM(), YMM()}
	for c := range sums {
		VADDPS(v[c+3], v[c], sums[c])
		VADDPS(v[c+6], sums[c], sums[c])
		VADDPS(v[c+9], sums[c], sums[c])
	}
	mean := addAcross(sums)
	VMULSS(perWidth, mean.AsX(), mean.AsX())
	VBROADCASTSS(mean.AsX(), mean)
	for i := range v {
		VSUBPS(mean, v[i], v[i])
	}
	squares := [3]VecVirtual{YMM(), YMM(), YMM()}
	for c := range squares {
		VMULPS(v[c], v[c], squares[c])
		for i := c + 3; i < n; i += 3 {
			VFMADD231PS(v[i], v[i], squares[c])
		}
	}
	scale := addAcross(squares)
	VMULSS(perWidth, scale.AsX(), scale.AsX())
	VADDSS(epsilon, scale.AsX(), scale.AsX())
	VSQRTSS(scale.AsX(), scale.AsX(), scale.AsX())
	unit := XMM()
	VMOVSS(one, unit)
	VDIVSS(scale.AsX(), unit, scale.AsX())
	VBROADCASTSS(scale.AsX(), scale)
	for i := range v {
		offset := YMM()
		VMOVUPS(Mem{Base: bias, Disp: 32 * i}, offset)
		VMULPS(scale, v[i], v[i])
		VFMADD132PS(Mem{Base: gain, Disp: 32 * i}, offset, v[i])
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
