// Package syntax finds the dependency tree of each sentence, and with it the
// sentences.
//
// The parser reads a text once from left to right and decides, word by word,
// which arcs to draw (arc-eager, after Nivre 2004, with moves that undo a
// premature shift and that end a sentence). Crossing arcs, which such a parser
// cannot draw, are marked in their labels and put right at the end.
package syntax

import (
	"fmt"
	"sync"

	"entente/internal/text"
	"entente/internal/text/model"
)

// Parser draws dependency trees. It is safe for concurrent use.
type Parser struct {
	scorer *model.Scorer
	moves  moves
	states sync.Pool // *state
}

// New reads a parser from the pipeline in f.
func New(f *model.File) (*Parser, error) {
	var labels struct {
		Moves []string `json:"parser_moves"`
	}
	if err := f.JSON("model.json", &labels); err != nil {
		return nil, err
	}
	moves, err := newMoves(labels.Moves)
	if err != nil {
		return nil, fmt.Errorf("parser: %w", err)
	}
	scorer, err := model.NewScorer(f, "parser")
	if err != nil {
		return nil, err
	}
	if scorer.Moves() != len(labels.Moves) || scorer.Slots() != slots {
		return nil, fmt.Errorf("parser: the weights score %d moves from %d words; this program knows %d from %d",
			scorer.Moves(), scorer.Slots(), len(labels.Moves), slots)
	}
	p := &Parser{scorer: scorer, moves: moves}
	p.states.New = func() any { return new(state) }
	return p, nil
}

// Parse sets the tokens' heads, labels and sentence starts, and the document's
// sentences and tree. Vectors are those of the tokens, one after the other;
// blank says which tokens are only white space.
func (p *Parser) Parse(doc *text.Doc, vectors []float32, blank []bool) {
	s := p.states.Get().(*state)
	defer p.states.Put(s)
	s.reset(len(doc.Tokens))
	p.run(s, vectors)
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		t.Head, t.Dep = i, "ROOT"
		if w := &s.words[i]; w.head >= 0 {
			t.Head, t.Dep = int(w.head), p.moves.labels[w.move]
		}
	}
	deprojectivise(doc.Tokens, blank, &s.reach)
	setSentences(doc, &s.reach)
	doc.LinkTree()
}

// run makes the best move until no word is left.
func (p *Parser) run(s *state, vectors []float32) {
	scoring := p.scorer.Start(vectors)
	defer scoring.End()
	for !s.final() {
		v := s.valid()
		move, only := v.only()
		if !only {
			words := s.describe()
			move = p.moves.best(scoring.Scores(words[:]), v)
		}
		p.moves.apply(s, move)
	}
}
