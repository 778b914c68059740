// Package tagger gives words their Penn Treebank tags.
package tagger

import (
	"fmt"
	"sync"

	"entente/internal/text"
	"entente/internal/text/model"
)

// Tagger picks tags. It is safe for concurrent use.
type Tagger struct {
	scorer  *model.Affine
	tags    []string
	scratch sync.Pool // *[]float32, the scores of words at a time
}

// words is the number of words scored at a time.
const words = 64

// New reads a tagger from the pipeline in f.
func New(f *model.File) (*Tagger, error) {
	var labels struct {
		Tags []string `json:"tags"`
	}
	if err := f.JSON("model.json", &labels); err != nil {
		return nil, err
	}
	scorer, err := model.NewAffine(f, "tagger")
	if err != nil {
		return nil, err
	}
	if len(labels.Tags) != scorer.Outputs() {
		return nil, fmt.Errorf("tagger: model.json names %d tags, the weights score %d", len(labels.Tags), scorer.Outputs())
	}
	t := &Tagger{scorer: scorer, tags: labels.Tags}
	t.scratch.New = func() any {
		s := make([]float32, words*scorer.Stride())
		return &s
	}
	return t, nil
}

// Tag sets the tag of each token. Vectors are those of the tokens, one after
// the other.
func (t *Tagger) Tag(doc *text.Doc, vectors []float32) {
	scores := t.scratch.Get().(*[]float32)
	defer t.scratch.Put(scores)
	for tokens := doc.Tokens; len(tokens) > 0; {
		n := min(words, len(tokens))
		t.scorer.Scores(vectors[:n*model.Width], *scores)
		for i := range tokens[:n] {
			row := (*scores)[i*t.scorer.Stride():][:len(t.tags)]
			tokens[i].Tag = t.tags[model.Best(row, 0, len(row), -1)]
		}
		tokens, vectors = tokens[n:], vectors[n*model.Width:]
	}
}
