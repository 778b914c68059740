package main

import (
	"reflect"
	"testing"

	"entente/internal/ontology"
)

func TestWorldIsTheSameEachTime(t *testing.T) {
	if a, b := newWorld(sizes["T"]), newWorld(sizes["T"]); !reflect.DeepEqual(a, b) {
		t.Error("two worlds of one size differ")
	}
}

func TestArticlesStateEveryEdge(t *testing.T) {
	w := newWorld(sizes["T"])
	stated := map[ontology.RelationKey]bool{}
	articles, evidence := 0, 0
	for b := range w.articles() {
		if err := b.Validate(nil); err != nil {
			t.Fatal(err)
		}
		articles++
		for i := range b.Evidence {
			e := &b.Evidence[i]
			evidence++
			stated[e.Key()] = true
			if got := b.Article.Text[e.Start:e.End]; got != e.Sentence {
				t.Fatalf("%s: its span holds %q, its sentence is %q", e.ID, got, e.Sentence)
			}
		}
	}
	if got := (size{w.size.Entities, len(stated), evidence, articles}); got != w.size {
		t.Errorf("the articles hold %+v, want %+v", got, w.size)
	}
}

func TestParametersAreInTheGraph(t *testing.T) {
	w := newWorld(sizes["T"])
	inNews := map[string]bool{}
	for b := range w.articles() {
		for _, e := range b.Entities {
			inNews[e.Name] = true
		}
	}
	for _, q := range questions {
		variables := q.ask(w.parameters())
		if len(variables) == 0 {
			t.Errorf("%s is asked of nobody", q.name)
		}
		for _, v := range variables {
			for name, value := range v {
				if !inNews[value.(string)] {
					t.Errorf("%s: %s is %q, whom no article names", q.name, name, value)
				}
			}
		}
	}
}
