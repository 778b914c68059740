package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// terms is the number of products that make two rows of a convolution.
const terms = 4

// transform writes the function that prepares rows for convolve.
func transform() {
	TEXT("transformAVX2", NOSPLIT, "func(x *float32, pairs int, t *float32)")
	Doc("transformAVX2 is the kernel's transform; pairs is positive.")
	Pragma("noescape")
	x := Load(Param("x"), GP64())
	pairs := Load(Param("pairs"), GP64())
	t := Load(Param("t"), GP64())
	Label("pair")
	for i := range width / 8 {
		row := func(n int) Mem { return Mem{Base: x, Disp: 4 * (width*n + 8*i)} }
		term := func(n int) Mem { return Mem{Base: t, Disp: 4 * (width*n + 8*i)} }
		first, second, third, to := YMM(), YMM(), YMM(), YMM()
		VMOVUPS(row(0), first)
		VMOVUPS(row(1), second)
		VMOVUPS(row(2), third)
		VSUBPS(third, first, to)
		VMOVUPS(to, term(0))
		VADDPS(third, second, to)
		VMOVUPS(to, term(1))
		VSUBPS(second, third, to)
		VMOVUPS(to, term(2))
		VMOVUPS(row(3), to)
		VSUBPS(second, to, to)
		VMOVUPS(to, term(3))
	}
	ADDQ(U32(2*4*width), x)
	ADDQ(U32(terms*4*width), t)
	DECQ(pairs)
	JNZ(LabelRef("pair"))
	VZEROUPPER()
	RET()
}

// convolve writes the function that multiplies blocks of four pairs of rows
// with one panel. A pair's two rows grow in memory, term by term, and the
// greatest of their pieces is stored as soon as they are complete.
func convolve(set registers) {
	TEXT("convolve"+set.name, 0, "func(t *float32, blocks int, w *float32, bias *float32, out *float32)")
	Doc(fmt.Sprintf("convolve%s is the kernel's convolve for blocks of four pairs and one panel; blocks is positive.", set.name))
	Pragma("noescape")
	t := Load(Param("t"), GP64())
	blocks := Load(Param("blocks"), GP64())
	w := Load(Param("w"), GP64())
	bias := Load(Param("bias"), GP64())
	out := Load(Param("out"), GP64())
	room := AllocLocal(2 * blockRows * 3 * set.bytes)
	partial := func(second, r, j int) Mem {
		return room.Offset(set.bytes * ((second*blockRows+r)*3 + j))
	}
	var rows [blockRows]Mem

	Label("block")
	inputs, weights := GP64(), GP64()
	MOVQ(t, inputs)
	MOVQ(w, weights)
	for r := range rows {
		rows[r] = Mem{Base: inputs, Disp: 4 * terms * width * r}
	}
	for term := range terms {
		s := newSums(set)
		s.each(func(r, j int) {
			if term == 1 {
				VMOVUPS(Mem{Base: bias, Disp: set.bytes * j}, s[r][j])
			} else {
				VXORPS(s[r][j], s[r][j], s[r][j])
			}
		})
		rounds := GP64()
		MOVQ(U32(width/unroll), rounds)
		s.accumulate(set, fmt.Sprintf("term%d", term), rounds, inputs, weights, rows)
		s.addTerm(set, term, partial, out)
	}
	ADDQ(U32(blockRows*terms*4*width), t)
	ADDQ(U32(blockRows*2*4*width), out)
	DECQ(blocks)
	JNZ(LabelRef("block"))
	VZEROUPPER()
	RET()
}

// addTerm adds a term to the first and the second row of each pair, as far as
// they contain it. The first is complete with the third term.
func (s *sums) addTerm(set registers, term int, partial func(second, r, j int) Mem, out Register) {
	switch term {
	case 0:
		s.each(func(r, j int) { VMOVUPS(s[r][j], partial(0, r, j)) })
	case 1:
		s.each(func(r, j int) {
			VMOVUPS(s[r][j], partial(1, r, j))
			VADDPS(partial(0, r, j), s[r][j], s[r][j])
			VMOVUPS(s[r][j], partial(0, r, j))
		})
	case 2:
		s.each(func(r, j int) {
			second := set.vec()
			VMOVUPS(partial(1, r, j), second)
			VSUBPS(s[r][j], second, second)
			VMOVUPS(second, partial(1, r, j))
			VADDPS(partial(0, r, j), s[r][j], s[r][j])
		})
		s.storeRows(out, 0)
	case 3:
		s.each(func(r, j int) { VADDPS(partial(1, r, j), s[r][j], s[r][j]) })
		s.storeRows(out, 1)
	}
}

// storeRows stores the greatest pieces of the pairs' first (0) or second (1)
// rows.
func (s *sums) storeRows(out Register, second int) {
	for r := range s {
		greatest(s[r], Mem{Base: out, Disp: 4 * width * (2*r + second)})
	}
}
