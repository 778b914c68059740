// Package model holds the trained numbers of the language engine and the
// arithmetic on them: the container they are stored in, the encoder that turns
// words into vectors, and the scorer of parser and recogniser moves.
//
// The network is that of the English pipeline en_core_web_sm 3.8.0 and gives
// the same decisions: embeddings of hashed word features, a maxout layer that
// mixes them, four residual convolutions over three neighbouring words
// (Encoder); one linear layer that picks tags (Affine); and, for parser and
// recogniser, a hidden layer computed per word and feature slot ahead of time
// and summed for each state (Scorer).
//
// Everything is float32. Matrix products run on one of several kernels, chosen
// when the container is opened: assembly for amd64 with AVX2 and FMA, generated
// by the program in asm, and portable Go for everything else. Kernels differ in
// the last bits of their results, which has never been seen to change a
// decision; a test holds them to that.
package model

// Width is the length of a word's vector.
const Width = 96

// Vector is one word's encoding.
type Vector = [Width]float32
