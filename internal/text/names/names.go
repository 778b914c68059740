// Package names finds the names in a text: of people, countries, organisations,
// works, and of dates, amounts and the like.
package names

import (
	"fmt"

	"entente/internal/text"
	"entente/internal/text/model"
)

// Recogniser finds names. It is safe for concurrent use.
type Recogniser struct {
	scorer *model.Scorer
	moves  moves
}

// slots is the number of words that describe a state to the scorer: the word
// at hand, the first word of the open name and the word before this one; the
// last two only if a name is open.
const slots = 3

// New reads a recogniser from the pipeline in f.
func New(f *model.File) (*Recogniser, error) {
	var labels struct {
		Moves []string `json:"ner_moves"`
	}
	if err := f.JSON("model.json", &labels); err != nil {
		return nil, err
	}
	moves, err := newMoves(labels.Moves)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	scorer, err := model.NewScorer(f, "ner")
	if err != nil {
		return nil, err
	}
	if scorer.Moves() != len(labels.Moves) || scorer.Slots() != slots {
		return nil, fmt.Errorf("names: the weights score %d moves from %d words; this program knows %d from %d",
			scorer.Moves(), scorer.Slots(), len(labels.Moves), slots)
	}
	return &Recogniser{scorer, moves}, nil
}

// Find sets the names of the document. Vectors are those of the tokens, one
// after the other; blank says which tokens are only white space. No name
// crosses the start of a sentence.
func (r *Recogniser) Find(doc *text.Doc, vectors []float32, blank []bool) {
	doc.Names = nil
	scoring := r.scorer.Start(vectors)
	defer scoring.End()
	open, start := closed, 0
	for i := range doc.Tokens {
		state := [slots]int{i, -1, -1}
		if open != closed {
			state[1], state[2] = start, i-1
		}
		scores := scoring.Scores(state[:])
		ends := i == len(doc.Tokens)-1 || doc.Tokens[i+1].SentenceStart
		move := r.moves.best(scores, open, ends, blank[i])
		switch r.moves.kind(move) {
		case begin:
			open, start = move, i
		case last:
			doc.Names = append(doc.Names, r.moves.name(move, start, i+1))
			open = closed
		case unit:
			doc.Names = append(doc.Names, r.moves.name(move, i, i+1))
		}
	}
}
