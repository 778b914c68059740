// Package llm asks a language model for a second opinion on what an article
// states, over any endpoint that speaks OpenAI's chat completions.
//
// It is off unless asked for. What the model says is believed only as far as it
// can be checked: an entity must be of one of the four kinds and its name must
// stand in the article, a relation must be one of the ontology's between kinds
// that it allows, and the sentence given as evidence must stand in the
// article's own text word for word (check.go). Everything else is refused and
// counted. What is accepted is marked with the model's name as its extractor
// and never mixed up with what the rules found.
package llm
