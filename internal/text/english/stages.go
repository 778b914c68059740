package english

import (
	"fmt"

	"entente/internal/text/model"
	"entente/internal/text/morph"
	"entente/internal/text/names"
	"entente/internal/text/syntax"
	"entente/internal/text/tables"
	"entente/internal/text/tagger"
	"entente/internal/text/tokens"
)

// stage is one step of an analysis.
type stage struct {
	name          string // a lower-case noun; appears in errors
	reads, writes []layer
	drops         []layer // what it writes over, gone when it has run
	run           func(*analysis)
}

// layer is a part of an analysis.
type layer string

// The layers.
const (
	inTokens      layer = "tokens"
	inVectors     layer = "vectors"      // of the shared encoder
	inTags        layer = "tags"         // Penn Treebank
	inTree        layer = "tree"         // heads and labels
	inSentences   layer = "sentences"    // and the tokens that start them
	inMorphology  layer = "morphology"   // part of speech, features, lemma
	inNameVectors layer = "name vectors" // of the recogniser's encoder
	inNames       layer = "names"
)

// newStages are the stages of the pipeline in f, in order.
func newStages(f *model.File) ([]stage, error) {
	p, err := newParts(f)
	if err != nil {
		return nil, err
	}
	return []stage{{
		name:   "tokeniser",
		writes: []layer{inTokens},
		run: func(a *analysis) {
			a.tokens = p.tokeniser.Tokenise(a.doc.Text, a.tokens[:0])
			a.setTokens()
		},
	}, {
		name:   "encoder",
		reads:  []layer{inTokens},
		writes: []layer{inVectors},
		run:    func(a *analysis) { a.encode(p.encoder, forSyntax) },
	}, {
		name:   "tagger",
		reads:  []layer{inTokens, inVectors},
		writes: []layer{inTags},
		run:    func(a *analysis) { p.tagger.Tag(a.doc, a.vectors) },
	}, {
		name:   "parser",
		reads:  []layer{inTokens, inVectors},
		writes: []layer{inTree, inSentences},
		run:    func(a *analysis) { p.parser.Parse(a.doc, a.vectors, a.blank) },
	}, {
		name:   "morphology",
		reads:  []layer{inTokens, inTags, inTree},
		writes: []layer{inMorphology},
		run:    func(a *analysis) { p.morphology.Annotate(a.tokens, a.doc.Tokens) },
	}, {
		name:   "name encoder",
		reads:  []layer{inTokens},
		writes: []layer{inNameVectors},
		drops:  []layer{inVectors},
		run:    func(a *analysis) { a.encode(p.nameEncoder, forNames) },
	}, {
		name:   "recogniser",
		reads:  []layer{inTokens, inSentences, inNameVectors},
		writes: []layer{inNames},
		run:    func(a *analysis) { p.recogniser.Find(a.doc, a.vectors, a.blank) },
	}}, nil
}

// validate refuses a stage that reads what no stage before it wrote, or what
// one has written over since.
func validate(stages []stage) error {
	written := map[layer]bool{}
	for _, s := range stages {
		for _, l := range s.reads {
			if !written[l] {
				return fmt.Errorf("stage %q reads %q, which no stage before it leaves", s.name, l)
			}
		}
		for _, l := range s.drops {
			delete(written, l)
		}
		for _, l := range s.writes {
			written[l] = true
		}
	}
	return nil
}

// parts are what the stages run.
type parts struct {
	tokeniser            *tokens.Tokeniser
	encoder, nameEncoder *model.Encoder
	tagger               *tagger.Tagger
	parser               *syntax.Parser
	morphology           *morph.Morphology
	recogniser           *names.Recogniser
}

func newParts(f *model.File) (p parts, err error) {
	var seeds struct {
		Shared []uint32 `json:"t2v_seeds"`
		Names  []uint32 `json:"ner_seeds"`
	}
	if err = f.JSON("model.json", &seeds); err != nil {
		return p, err
	}
	if p.tokeniser, err = tokens.New(tables.Source(f.Bytes)); err != nil {
		return p, err
	}
	if p.encoder, err = model.NewEncoder(f, "t2v", seeds.Shared); err != nil {
		return p, err
	}
	if p.tagger, err = tagger.New(f); err != nil {
		return p, err
	}
	if p.parser, err = syntax.New(f); err != nil {
		return p, err
	}
	if p.morphology, err = morph.New(tables.Source(f.Bytes)); err != nil {
		return p, err
	}
	if p.nameEncoder, err = model.NewEncoder(f, "ner.t2v", seeds.Names); err != nil {
		return p, err
	}
	p.recogniser, err = names.New(f)
	return p, err
}
