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

// unroll is the number of inputs in a round of the inner loop.
const unroll = 4

// sums are the registers in which a block's results add up: for each row, a
// panel of columns, three registers wide.
type sums [blockRows][3]VecVirtual

func newSums(set registers) (s sums) {
	s.each(func(r, j int) { s[r][j] = set.vec() })
	return s
}

func (s *sums) each(do func(row, j int)) {
	for r := range s {
		for j := range s[r] {
			do(r, j)
		}
	}
}

// accumulate writes a loop of so many rounds, which adds to s the products of
// inputs and weights and moves on the pointers to both. Rows is where the
// inputs of each row lie, relative to inputs.
//
// Sums grow by one input at a time in ascending order, so that a row's result
// does not depend on its place in a block. An input of four rows takes twelve
// multiplications with addition and seven loads: the multipliers are the limit,
// as they should be.
func (s *sums) accumulate(set registers, loop string, rounds Register, inputs, weights Register, rows [blockRows]Mem) {
	Label(loop)
	for u := range unroll {
		var weight [3]VecVirtual
		for j := range weight {
			weight[j] = set.vec()
			VMOVUPS(Mem{Base: weights, Disp: set.bytes * (3*u + j)}, weight[j])
		}
		for r := range s {
			input := set.vec()
			VBROADCASTSS(rows[r].Offset(4*u), input)
			for j := range weight {
				VFMADD231PS(weight[j], input, s[r][j])
			}
		}
	}
	ADDQ(U32(3*set.bytes*unroll), weights)
	ADDQ(U8(4*unroll), inputs)
	DECQ(rounds)
	JNZ(LabelRef(loop))
}

// panel writes a function that multiplies blocks of rows with one panel of
// packed weights. Store puts a row's three sums where they belong.
func panel(set registers, name string, store func(set registers, row [3]VecVirtual, out Register)) {
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
	SHRQ(U8(2), in) // to rounds
	triple := GP64()
	LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, triple)

	Label("block")
	s := newSums(set)
	s.each(func(r, j int) { VMOVUPS(Mem{Base: bias, Disp: set.bytes * j}, s[r][j]) })
	inputs, weights, rounds := GP64(), GP64(), GP64()
	MOVQ(x, inputs)
	MOVQ(w, weights)
	MOVQ(in, rounds)
	s.accumulate(set, "inputs", rounds, inputs, weights, [blockRows]Mem{
		{Base: inputs},
		{Base: inputs, Index: stride, Scale: 1},
		{Base: inputs, Index: stride, Scale: 2},
		{Base: inputs, Index: triple, Scale: 1},
	})
	for r := range s {
		store(set, s[r], out)
		ADDQ(outStride, out)
	}
	LEAQ(Mem{Base: x, Index: stride, Scale: 4}, x)
	DECQ(blocks)
	JNZ(LabelRef("block"))
	VZEROUPPER()
	RET()
}

// storeAll stores three registers side by side.
func storeAll(set registers, row [3]VecVirtual, out Register) {
	for j, sum := range row {
		VMOVUPS(sum, Mem{Base: out, Disp: set.bytes * j})
	}
}

// storeGreatest stores the greatest of each three numbers.
func storeGreatest(_ registers, row [3]VecVirtual, out Register) {
	greatest(row, Mem{Base: out})
}

func greatest(row [3]VecVirtual, to Mem) {
	VMAXPS(row[1], row[0], row[0])
	VMAXPS(row[2], row[0], row[0])
	VMOVUPS(row[0], to)
}
