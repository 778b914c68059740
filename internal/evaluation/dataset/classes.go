package dataset

import (
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
)

// family is a class of our relations that one label of a set takes in.
type family struct {
	name      string
	relations []ontology.RelationType
	either    bool // the ends may be in either order
}

// families are the classes by the set's label, after the note in its mapping:
// liking and disliking are wide, belonging and leading are posts, membership
// and seats.
var families = map[string]*family{
	"FightingAgainst":  fighting,
	"MilitaryAlliesOf": allies,
	"AlliesOf":         allies,
	"CommWith":         {"communicating", []ontology.RelationType{ontology.MeetsWith}, true},
	"Likes":            {"liking", []ontology.RelationType{ontology.Supports, ontology.Aids, ontology.PartnersWith}, false},
	"Dislikes":         {"disliking", []ontology.RelationType{ontology.Opposes, ontology.Accuses, ontology.Rejects, ontology.Threatens, ontology.Sanctions, ontology.Protests}, false},
	"BelongsTo":        belonging,
	"InChargeOf":       belonging,
}

var (
	fighting  = &family{"fighting", []ontology.RelationType{ontology.Attacks}, false}
	allies    = &family{"allies", []ontology.RelationType{ontology.AlliedWith}, true}
	belonging = &family{"belonging", []ontology.RelationType{ontology.Represents, ontology.MemberOf, ontology.BasedIn}, false}
)

// classTriple is a gold relation with its class.
type classTriple struct {
	subject, object ontology.Span
	family          *family
}

// classCount is one document's part in the tallies.
type classCount struct {
	spanOutcome
	pairs, agreed int // gold pairs of which we state anything of a class; and of its class
}

// scoreClasses scores relations as classes, from the text alone. The set's ends
// are whole noun phrases ("the Iraqi military"), ours are names in them, so an
// end is right when a name of the entity overlaps the phrase.
func scoreClasses(ctx context.Context, s *Set, r *Reader, workers int) ([]Part, error) {
	rows, err := decode[spanSentence](s)
	if err != nil {
		return nil, err
	}
	outcomes := make([]classCount, len(rows))
	forEach(ctx, len(rows), workers, func(i int) { outcomes[i] = r.classTriples(&rows[i]) })
	t := tallies{}
	var misses []string
	pairs, agreed := 0, 0
	for _, o := range outcomes {
		count(t, o.spanOutcome)
		pairs, agreed = pairs+o.pairs, agreed+o.agreed
		misses = append(misses, o.notes...)
	}
	figures := append(microMacro(t), Figure{"class agreement on pairs found", float64(agreed) / float64(max(pairs, 1))}, Figure{"pairs found", float64(pairs)})
	return []Part{{"classes from the text", "a name of ours overlaps each end's phrase, and the relation is of the label's class", figures, t.labels(), misses}}, nil
}

func (r *Reader) classTriples(row *spanSentence) classCount {
	var out classCount
	gold := classGold(row)
	x := r.read(row.Text)
	of := func(entity int, s ontology.Span) bool {
		return x.namedBy(entity, func(n ontology.Span) bool { return overlap(n, s) })
	}
	found, touched := make([]bool, len(gold)), make([]bool, len(gold))
	type claim struct {
		subject, object int
		family          *family
	}
	claims := map[claim]bool{}
	for _, st := range x.statements {
		f := familyOf(st.Relation)
		if f == nil || st.Polarity == ontology.Negated || claims[claim{st.Subject, st.Object, f}] {
			continue
		}
		claims[claim{st.Subject, st.Object, f}] = true
		right, known := false, false
		for i, g := range gold {
			if !of(st.Subject, g.subject) || !of(st.Object, g.object) {
				if !f.either || !of(st.Subject, g.object) || !of(st.Object, g.subject) {
					continue
				}
			}
			touched[i] = true
			if g.family == f {
				right, known, found[i] = true, known || found[i], true
			}
		}
		switch {
		case right && !known:
			out.right = append(out.right, f.name)
		case !right:
			out.wrong = append(out.wrong, f.name)
			out.notes = append(out.notes, fmt.Sprintf("%s: spurious %s %s %s", row.ID, x.found.Entities[st.Subject].Name, st.Relation, x.found.Entities[st.Object].Name))
		}
	}
	for i, g := range gold {
		if touched[i] {
			out.pairs++
		}
		if found[i] {
			out.agreed++
			continue
		}
		out.missed = append(out.missed, g.family.name)
		out.notes = append(out.notes, fmt.Sprintf("%s: missed %q %s %q", row.ID, row.Text[g.subject.Start:g.subject.End], g.family.name, row.Text[g.object.Start:g.object.End]))
	}
	return out
}

// classGold are the row's relations of a class: those that the set's mapping
// gives a relation of ours.
func classGold(row *spanSentence) []classTriple {
	o := newOffsets(row.Text)
	var gold []classTriple
	for _, l := range row.Links {
		f := families[l.SourceLabel]
		if f == nil || l.Relation == nil || *l.Relation == "" {
			continue
		}
		g := classTriple{o.span(l.Subject[0], l.Subject[1]), o.span(l.Object[0], l.Object[1]), f}
		if !slices.Contains(gold, g) && g.subject != g.object {
			gold = append(gold, g)
		}
	}
	return gold
}

func familyOf(r ontology.RelationType) *family {
	for _, label := range []string{"FightingAgainst", "AlliesOf", "CommWith", "Likes", "Dislikes", "BelongsTo"} {
		if f := families[label]; slices.Contains(f.relations, r) {
			return f
		}
	}
	return nil
}
