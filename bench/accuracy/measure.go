package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"entente/internal/annotation"
	"entente/internal/article"
	"entente/internal/evaluation"
	"entente/internal/evaluation/dataset"
	"entente/internal/extract"
)

// heldOut are the folders of held-out articles, a batch each.
const heldOut = "internal/extract/testdata/heldout*"

// setNames are the data sets in the order in which they are told.
var setNames = []string{"plv", "plover_gsr", "conll04", "dwie", "re3d", "conllpp"}

// measurement is everything that was measured.
type measurement struct {
	articles []articles // the gold set first, then the held-out batches
	edges    []judged   // of the articles, before confidence is calibrated
	sets     []*dataset.Outcome
}

// articles is the score on a folder of annotated articles.
type articles struct {
	title string
	texts int
	score *evaluation.Score
}

func measure(ctx context.Context, shared string) (*measurement, error) {
	m := &measurement{}
	x, err := extract.New(extract.Options{})
	if err != nil {
		return nil, err
	}
	dirs, err := developmentArticles(shared)
	if err != nil {
		return nil, err
	}
	if m.edges, err = judge(ctx, dirs); err != nil {
		return nil, err
	}
	for i, dir := range dirs {
		a, err := scoreArticles(ctx, x, dir)
		if err != nil {
			return nil, err
		}
		a.title = "gold"
		if i > 0 {
			a.title = fmt.Sprintf("held out, batch %d", i)
		}
		m.articles = append(m.articles, a)
	}
	reader, err := dataset.NewReader(nil)
	if err != nil {
		return nil, err
	}
	for _, name := range setNames {
		set, err := dataset.Open(filepath.Join(shared, "datasets", name))
		if err != nil {
			return nil, err
		}
		outcome, err := dataset.Evaluate(ctx, set, reader, 0)
		if err != nil {
			return nil, err
		}
		m.sets = append(m.sets, outcome)
	}
	return m, nil
}

// developmentArticles are the folders of annotated articles: the gold set, then
// the held-out batches.
func developmentArticles(shared string) ([]string, error) {
	batches, err := filepath.Glob(heldOut)
	if err != nil || len(batches) == 0 {
		return nil, errors.Join(fmt.Errorf("%s: no such folder; run this from the repository's root", heldOut), err)
	}
	slices.Sort(batches)
	return append([]string{filepath.Join(shared, "gold")}, batches...), nil
}

// scoreArticles reads, extracts and scores a folder of NAME.txt with NAME.json.
func scoreArticles(ctx context.Context, x *extract.Extractor, dir string) (articles, error) {
	gold, err := annotation.ReadFolder(dir)
	if err != nil {
		return articles{}, err
	}
	if len(gold) == 0 {
		return articles{}, fmt.Errorf("%s: no annotated articles here", dir)
	}
	system := annotation.Folder{}
	for _, name := range gold.Names() {
		for a, err := range article.ReadFile(ctx, filepath.Join(dir, name+".txt"), article.Options{}) {
			if err != nil {
				return articles{}, err
			}
			system[name] = x.Extract(a).Document(a, false)
		}
	}
	_, total := evaluation.Total(gold, system)
	return articles{texts: len(gold), score: total}, nil
}
