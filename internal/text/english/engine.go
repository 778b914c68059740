// Package english is the language engine: it takes a text and tells its tokens,
// tags, trees, sentences, lemmas and names, as the English pipeline
// en_core_web_sm 3.8.0 does.
//
// An engine is a list of stages, each of which declares what it reads and
// writes (stages.go). What they share while they work on one text is an
// analysis (analysis.go).
package english

import (
	"fmt"
	"sync"

	"entente/internal/text"
	"entente/internal/text/model"
)

// Engine analyses English texts. It is safe for concurrent use and remembers
// words, so that one should serve all of a program.
type Engine struct {
	stages   []stage
	kernel   string
	analyses sync.Pool // *analysis
}

// New makes an engine out of the trained pipeline that is part of the program.
func New() (*Engine, error) {
	f, err := model.Weights()
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	return newEngine(f)
}

// Default is an engine that is made when it is first asked for and shared by
// all who ask.
func Default() (*Engine, error) { return shared() }

var shared = sync.OnceValues(New)

func newEngine(f *model.File) (*Engine, error) {
	stages, err := newStages(f)
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	if err := validate(stages); err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	e := &Engine{stages: stages, kernel: f.Kernel()}
	e.analyses.New = func() any { return new(analysis) }
	return e, nil
}

// Kernel names the arithmetic in use: "avx512", "avx2" or "portable".
func (e *Engine) Kernel() string { return e.kernel }

// Analyse tells all about a text. Any string will do; bytes that are not UTF-8
// are read as U+FFFD. While it runs, it takes some 700 bytes of memory per
// token, of which the result is a quarter.
func (e *Engine) Analyse(s string) *text.Doc {
	a := e.analyses.Get().(*analysis)
	doc := &text.Doc{Text: s}
	a.doc = doc
	for _, stage := range e.stages {
		stage.run(a)
	}
	if a.release() {
		e.analyses.Put(a)
	}
	return doc
}
