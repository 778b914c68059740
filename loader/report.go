package loader

import (
	"fmt"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Report sums up a load.
type Report struct {
	Added, Unchanged, Refused int // articles; what could not be read counts as one each
	PassedOver                int // files of a folder that are no articles
	Statements                int // pieces of evidence stored
	Refusals                  []error
}

// String is the report in one line.
func (r *Report) String() string {
	s := fmt.Sprintf("%d added, %d unchanged, %d refused, %d statements", r.Added, r.Unchanged, r.Refused, r.Statements)
	if r.PassedOver > 0 {
		s += fmt.Sprintf("; %d files passed over that are no articles", r.PassedOver)
	}
	return s
}

// Event tells of one article, or of one input that gave none.
type Event struct {
	Origin     string // file, URL, or "news.jsonl:17"
	Article    ontology.ArticleID
	Outcome    store.Outcome // "" with an error
	Entities   int
	Statements int
	Err        error // why it was refused
	Warning    error // what the second opinion could not say
}

func (r *Report) note(e Event) {
	switch {
	case e.Err != nil:
		r.Refused++
		r.Refusals = append(r.Refusals, e.Err)
	case e.Outcome == store.Added:
		r.Added++
		r.Statements += e.Statements
	default:
		r.Unchanged++
	}
}
