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
	c := &classScorer{reading: r.read(row.Text), gold: classGold(row), row: row}
	c.met, c.touched = make([]bool, len(c.gold)), make([]bool, len(c.gold))
	claims := map[claim]bool{}
	for _, t := range c.affirmed() {
		k := claim{t.subject, t.object, familyOf(t.relation)}
		if k.family != nil && !claims[k] {
			claims[k] = true
			c.score(k)
		}
	}
	c.countMissed()
	return c.classCount
}

// claim is that two entities stand in a relation of a class.
type claim struct {
	subject, object int
	family          *family
}

// classScorer holds the claims of one document against its gold relations.
type classScorer struct {
	*reading
	classCount
	row          *spanSentence
	gold         []classTriple
	met, touched []bool // by gold relation: claimed under its class; claimed under some class
}

// score counts a claim: right the first time that it meets gold relations of
// its class, wrong if it meets none.
func (c *classScorer) score(k claim) {
	right, fresh := false, false
	for i, g := range c.gold {
		if !c.between(k, g) {
			continue
		}
		c.touched[i] = true
		if g.family == k.family {
			right, fresh = true, fresh || !c.met[i]
			c.met[i] = true
		}
	}
	switch {
	case fresh:
		c.right = append(c.right, k.family.name)
	case !right:
		c.wrong = append(c.wrong, k.family.name)
		c.notes = append(c.notes, fmt.Sprintf("%s: spurious %s %s %s", c.row.ID, c.found.Entities[k.subject].Name, k.family.name, c.found.Entities[k.object].Name))
	}
}

// between reports whether the claim is about the ends of a gold relation.
func (c *classScorer) between(k claim, g classTriple) bool {
	of := func(entity int, s ontology.Span) bool {
		return c.namedBy(entity, func(n ontology.Span) bool { return overlap(n, s) })
	}
	return of(k.subject, g.subject) && of(k.object, g.object) || k.family.either && of(k.subject, g.object) && of(k.object, g.subject)
}

func (c *classScorer) countMissed() {
	for i, g := range c.gold {
		if c.touched[i] {
			c.pairs++
		}
		if c.met[i] {
			c.agreed++
			continue
		}
		c.missed = append(c.missed, g.family.name)
		c.notes = append(c.notes, fmt.Sprintf("%s: missed %q %s %q", c.row.ID, c.row.Text[g.subject.Start:g.subject.End], g.family.name, c.row.Text[g.object.Start:g.object.End]))
	}
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
