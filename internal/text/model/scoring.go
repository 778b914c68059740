package model

const (
	// blockWords is the number of words whose additions are computed at a time.
	blockWords = 32
	// blocksKept is the number of blocks at hand. Parsers look at words close
	// to each other, so that few are computed twice. It is more than maxSlots,
	// so that a state never drives out a block it needs itself.
	blocksKept = 16
	maxSlots   = 8
)

// Scoring scores the states of one text. It must be ended by End and is not
// safe for concurrent use.
type Scoring struct {
	scorer  *Scorer
	vectors []float32
	states  int     // scored so far
	place   []uint8 // for each block of words, 1 + its index in blocks, or 0
	blocks  [blocksKept]block
	reduced []float32
	rows    [maxSlots][]float32
	hidden  [hiddenWidth]float32
	scores  [maxMoves]float32
}

// block holds what blockWords words add to each slot.
type block struct {
	number   int // of the block of words, if used is not 0
	used     int // the last state that looked at it
	addition []float32
}

func newScoring(s *Scorer) *Scoring {
	c := &Scoring{scorer: s, reduced: make([]float32, blockWords*s.reduce.columns())}
	for i := range c.blocks {
		c.blocks[i].addition = make([]float32, blockWords*s.spread.columns())
	}
	return c
}

// Start begins to score the states of a text whose words have these vectors,
// which lie one after the other.
func (s *Scorer) Start(vectors []float32) *Scoring {
	c := s.scratch.Get().(*Scoring)
	c.vectors, c.states = vectors, 0
	for i := range c.blocks {
		c.blocks[i].used = 0
	}
	words := len(vectors) / Width
	c.place = append(c.place[:0], make([]uint8, (words+blockWords-1)/blockWords)...)
	return c
}

// End gives back what Start took. The last scores are invalid from here on.
func (c *Scoring) End() {
	c.vectors = nil
	c.scorer.scratch.Put(c)
}

// Scores gives each move a score in the state that words, one for each slot,
// describe; a slot with a negative word is empty. The slice is valid until the
// next call.
func (c *Scoring) Scores(words []int) []float32 {
	c.states++
	s := c.scorer
	for slot, w := range words[:s.slots] {
		if w < 0 {
			c.rows[slot] = s.missing[slot*slotWidth : (slot+1)*slotWidth]
		} else {
			c.rows[slot] = c.addition(w)[slot*slotWidth : (slot+1)*slotWidth]
		}
	}
	s.kernel.hidden(c.rows[:s.slots], s.bias, c.hidden[:])
	s.kernel.moves(c.hidden[:], s.output, s.offset, c.scores[:])
	return c.scores[:s.moves]
}

// addition is what a word adds, slot after slot.
func (c *Scoring) addition(word int) []float32 {
	number := word / blockWords
	if c.place[number] == 0 {
		c.compute(number)
	}
	b := &c.blocks[c.place[number]-1]
	b.used = c.states
	return b.addition[word%blockWords*c.scorer.spread.columns():]
}

// compute fills the block that was used longest ago.
func (c *Scoring) compute(number int) {
	oldest := 0
	for i := range c.blocks {
		if c.blocks[i].used < c.blocks[oldest].used {
			oldest = i
		}
	}
	b := &c.blocks[oldest]
	if b.used > 0 {
		c.place[b.number] = 0
	}
	b.number = number
	c.place[number] = uint8(oldest + 1)

	s := c.scorer
	vectors := c.vectors[number*blockWords*Width:]
	words := min(blockWords, len(vectors)/Width)
	s.kernel.product(vectors, Width, words, &s.reduce, c.reduced, s.reduce.columns())
	s.kernel.product(c.reduced, s.reduce.columns(), words, &s.spread, b.addition, s.spread.columns())
}
