// Package ontology holds the nouns that Entente speaks of: entities of four
// kinds, the twenty-three relations between them, the evidence that states
// them, and the articles that the evidence stands in.
//
// It is the leaf that every other package may import. The tables of names
// (countries, organisations, metonyms, titles) are data files beside the code.
package ontology
