package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// registers is a set of vector registers.
type registers struct {
	name  string
	bytes int // of a register
	vec   func() VecVirtual
}

var (
	avx2   = registers{"AVX2", 32, YMM}
	avx512 = registers{"AVX512", 64, ZMM}
)

// blockRows is the number of rows multiplied at a time. The sums of four rows,
// the weights and an input fill the 16 registers of AVX2. With the 32 of
// AVX-512, eight rows were no faster and left more rows over.
const blockRows = 4

// panel writes a function that multiplies rows with one panel of packed
// weights, three registers wide, in blocks of four rows. The sums start from
// the bias and grow by one input at a time in ascending order, so that a row's
// result does not depend on its place in a block. Store puts a row's three sums
// where they belong.
//
// An input of four rows takes twelve multiplications with addition and seven
// loads: the multipliers are the limit, as they should be.
func panel(set registers, name string, store func(set registers, sums [3]VecVirtual, out Register)) {
	const unroll = 4
	TEXT(name+set.name, NOSPLIT, "func(x *float32, stride uintptr, blocks int, w *float32, in int, bias *float32, out *float32, outStride uintptr)")
	Doc(fmt.Sprintf("%s%s is the kernel's %s for blocks of four rows and one panel.", name, set.name, name),
		"Strides are bytes; blocks is positive; in is a positive multiple of 4.")
	Pragma("noescape")
	x := Load(Param("x"), GP64())
	stride := Load(Param("stride"), GP64())
	blocks := Load(Param("blocks"), GP64())
	w := Load(Param("w"), GP64())
	in := Load(Param("in"), GP64())
	bias := Load(Param("bias"), GP64())
	out := Load(Param("out"), GP64())
	outStride := Load(Param("outStride"), GP64())
	SHRQ(U8(2), in) // to rounds of the unrolled loop
	triple := GP64()
	LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, triple)

	Label("block")
	var sums [blockRows][3]VecVirtual
	for r := range sums {
		for j := range sums[r] {
			sums[r][j] = set.vec()
			VMOVUPS(Mem{Base: bias, Disp: set.bytes * j}, sums[r][j])
		}
	}
	first := GP64()
	MOVQ(x, first)
	rows := [blockRows]Mem{
		{Base: first},
		{Base: first, Index: stride, Scale: 1},
		{Base: first, Index: stride, Scale: 2},
		{Base: first, Index: triple, Scale: 1},
	}
	weights, left := GP64(), GP64()
	MOVQ(w, weights)
	MOVQ(in, left)

	Label("inputs")
	for u := range unroll {
		var weight [3]VecVirtual
		for j := range weight {
			weight[j] = set.vec()
			VMOVUPS(Mem{Base: weights, Disp: set.bytes * (3*u + j)}, weight[j])
		}
		for r := range sums {
			input := set.vec()
			VBROADCASTSS(rows[r].Offset(4*u), input)
			for j := range weight {
				VFMADD231PS(weight[j], input, sums[r][j])
			}
		}
	}
	ADDQ(U32(3*set.bytes*unroll), weights)
	ADDQ(U8(4*unroll), first)
	DECQ(left)
	JNZ(LabelRef("inputs"))

	for r := range sums {
		store(set, sums[r], out)
		ADDQ(outStride, out)
	}
	LEAQ(Mem{Base: x, Index: stride, Scale: 4}, x)
	DECQ(blocks)
	JNZ(LabelRef("block"))
	VZEROUPPER()
	RET()
}

// storeAll stores three registers side by side.
func storeAll(set registers, sums [3]VecVirtual, out Register) {
	for j, sum := range sums {
		VMOVUPS(sum, Mem{Base: out, Disp: set.bytes * j})
	}
}

// storeGreatest stores the greatest of each three numbers.
func storeGreatest(_ registers, sums [3]VecVirtual, out Register) {
	VMAXPS(sums[1], sums[0], sums[0])
	VMAXPS(sums[2], sums[0], sums[0])
	VMOVUPS(sums[0], Mem{Base: out})
}
