package dataset

import (
	"context"
	"fmt"

	"entente/internal/ontology"
)

// nameSentence is a row: a sentence with spans of names.
type nameSentence struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Entities []span `json:"entities"`
}

// The set's kinds, as its mapping names them, and ours.
const location = "Location"

// scoreNames scores the names of people, organisations and countries by exact
// span. Of places only countries under a name of theirs are comparable: ours
// are no nodes otherwise, and we take an adjective or a capital for its country
// where it acts as one, which the set marks as something else; so a country of
// ours on such a span counts neither way.
func scoreNames(ctx context.Context, s *Set, r *Reader, workers int) ([]Part, error) {
	rows, err := decode[nameSentence](s)
	if err != nil {
		return nil, err
	}
	outcomes := make([]spanOutcome, len(rows))
	forEach(ctx, len(rows), workers, func(i int) { outcomes[i] = r.nameSpans(&rows[i]) })
	t := tallies{}
	var misses []string
	for _, o := range outcomes {
		count(t, o)
		misses = append(misses, o.notes...)
	}
	return []Part{{"people, organisations, countries", "exactly the set's span and kind; of places, those that name a country", microMacro(t), t.labels(), misses}}, nil
}

func (r *Reader) nameSpans(row *nameSentence) spanOutcome {
	var out spanOutcome
	o := newOffsets(row.Text)
	want, other := map[ontology.Span]string{}, map[ontology.Span]bool{}
	for _, e := range row.Entities {
		s := o.span(e.Start, e.End)
		switch {
		case e.Kind == nil:
			other[s] = true
		case *e.Kind != location:
			want[s] = *e.Kind
		case namesCountry(row.Text[s.Start:s.End]):
			want[s] = string(ontology.Country)
		default:
			other[s] = true
		}
	}
	x := r.read(row.Text)
	for _, n := range x.nameMentions() {
		kind, known := want[n.span]
		switch {
		case known && kind == string(n.kind):
			out.right = append(out.right, kind)
			delete(want, n.span)
		case n.kind == ontology.Country && (other[n.span] || !namesCountry(row.Text[n.span.Start:n.span.End])), n.kind == ontology.Agreement:
		default:
			out.wrong = append(out.wrong, string(n.kind))
			out.notes = append(out.notes, fmt.Sprintf("%s: spurious %s %q: %s", row.ID, n.kind, row.Text[n.span.Start:n.span.End], row.Text))
		}
	}
	for _, e := range row.Entities {
		if s := o.span(e.Start, e.End); want[s] != "" {
			out.missed = append(out.missed, want[s])
			out.notes = append(out.notes, fmt.Sprintf("%s: missed %s %q: %s", row.ID, want[s], row.Text[s.Start:s.End], row.Text))
			delete(want, s)
		}
	}
	return out
}

type nameMention struct {
	span ontology.Span
	kind ontology.Kind
}

// nameMentions are the places where the text names somebody, each span once.
func (x *reading) nameMentions() []nameMention {
	var out []nameMention
	seen := map[ontology.Span]bool{}
	for _, m := range x.found.Mentions {
		s := x.in.Bytes(m.Section, m.Span)
		if m.Via == ontology.ViaCoreference || seen[s] {
			continue
		}
		seen[s] = true
		out = append(out, nameMention{s, x.kind(m.Entities[0])})
	}
	return out
}
