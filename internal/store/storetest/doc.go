// Package storetest is the contract of package store as tests.
//
// A backend's whole test is Run, which opens a fresh store for every promise,
// and Differential, which puts random questions about random graphs to two
// stores and wants equal answers. Memory is the naive store that the others are
// compared with: it keeps the bundles and works every answer out from them.
package storetest
