package llm

import (
	"context"
	"errors"
	"fmt"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/ontology"
)

// Opinion asks the model about the article and adds to the result what it says
// and what can be checked. The error tells of no answer, or of statements that
// were refused; what was accepted before it is in the result all the same.
func (c *Client) Opinion(ctx context.Context, a *article.Article, r *extract.Result) error {
	question, err := c.question(a)
	if err != nil {
		return err
	}
	said := c.cached(question)
	if said == nil {
		if said, err = c.ask(ctx, question); err != nil {
			return fmt.Errorf("%s: %w", c.Extractor(), err)
		}
		if err := c.keep(question, said); err != nil {
			return fmt.Errorf("%s: keeping the answer: %w", c.Extractor(), err)
		}
	}
	return c.add(a, r, said)
}

// add takes in the statements that can be checked, each once.
func (c *Client) add(a *article.Article, r *extract.Result, said *answer) error {
	check := newChecker(a, r, c.Extractor())
	seen := map[ontology.EvidenceID]bool{}
	var refused []error
	for _, s := range said.Statements {
		entities, mentions := len(r.Entities), len(r.Mentions)
		e, err := check.evidence(s)
		if err != nil {
			// An entity that only a refused statement names is refused with it.
			for _, x := range r.Entities[entities:] {
				delete(check.names, ontology.Fold(x.Name))
				delete(r.Names, x.ID)
			}
			r.Entities, r.Mentions = r.Entities[:entities], r.Mentions[:mentions]
			refused = append(refused, err)
			continue
		}
		if !seen[e.ID] {
			seen[e.ID] = true
			r.Evidence = append(r.Evidence, e)
		}
	}
	r.Sort()
	if len(refused) == 0 {
		return nil
	}
	return fmt.Errorf("%s: %d of %d statements refused, the first because %w", c.Extractor(), len(refused), len(said.Statements), errors.Join(refused[0]))
}
