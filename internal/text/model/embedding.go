package model

import (
	"fmt"
	"math/bits"
)

// embedding is a table of vectors in which every feature value has four rows,
// found by hashing; the sum of the four stands for the value.
type embedding struct {
	seed uint32
	rows uint32
	data []float32 // rows of Width
}

// embeddings reads the tables name+".E0", ".E1" …, one per seed.
func (t *tensors) embeddings(name string, seeds []uint32) []embedding {
	tables := make([]embedding, len(seeds))
	for i, seed := range seeds {
		data := t.get(fmt.Sprintf("%s.E%d", name, i), 0, Width)
		tables[i] = embedding{seed, uint32(len(data) / Width), data}
	}
	return tables
}

// embed writes the vector of a feature value.
func (e *embedding) embed(value uint64, out []float32) {
	var row [4][]float32
	for i, key := range hashFour(value, e.seed) {
		at := int(key%e.rows) * Width
		row[i] = e.data[at : at+Width]
	}
	a, b, c, d := row[0], row[1][:Width], row[2][:Width], row[3][:Width]
	out = out[:Width]
	for i := range out {
		out[i] = a[i] + b[i] + c[i] + d[i]
	}
}

// hashFour is MurmurHash3 x86-128 in the form the model was trained with: of
// one 64-bit key, with 64-bit arithmetic, cut into four.
// Source: thinc 8.3, backends/numpy_ops.pyx, MurmurHash3_x86_128_uint64.
func hashFour(value uint64, seed uint32) [4]uint32 {
	h1 := bits.RotateLeft64(value*0x87c37b91114253d5, 31) * 0x4cf5ad432745937f
	h1 ^= uint64(seed) ^ 8
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = finalMix(h1), finalMix(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{uint32(h1), uint32(h1 >> 32), uint32(h2), uint32(h2 >> 32)}
}

func finalMix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
