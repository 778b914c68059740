package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph/level"
	"entente/internal/ontology"
	"entente/internal/store"
)

// withPlan lets the store ask for the operation's plan.
func withPlan(ctx context.Context, ec *executionContext, oc *graphql.OperationContext) context.Context {
	return store.WithPlan(ctx, func() *store.Plan { return planOf(ctx, ec, oc) })
}

// planOf makes the plan of an operation out of its selection, for stores to which
// a trip costs something. What it does not know, it does not foresee.
func planOf(ctx context.Context, ec *executionContext, oc *graphql.OperationContext) *store.Plan {
	p := &planner{ctx: ctx, ec: ec, oc: oc, shown: map[string]store.Fields{}}
	root := p.selection(oc.Operation.SelectionSet, rootType(oc.Operation))
	return &store.Plan{
		Now:    func(ctx context.Context) *store.Question { return root.at(level.Way(ctx)) },
		Entity: p.fields("Entity"), Relation: p.fields("Relation"), Evidence: p.fields("Evidence"), Article: p.fields("Article"),
	}
}

func rootType(op *ast.OperationDefinition) string {
	if op.Operation == ast.Subscription {
		return "Subscription"
	}
	return "Query"
}

// planner walks a selection as package level does.
type planner struct {
	ctx   context.Context
	ec    *executionContext
	oc    *graphql.OperationContext
	shown map[string]store.Fields // type → fields of the ontology's type that the answer shows
	blind bool                    // something may look at more than the answer shows
}

// fields are those of a type that are looked at, nil for all.
func (p *planner) fields(object string) store.Fields {
	if p.blind {
		return nil
	}
	return append(store.Fields{}, p.shown[object]...)
}

// sight is what is seen below a place of the operation.
type sight struct {
	question *store.Question       // put by the field that leads here; nil where none is
	below    map[level.Step]*sight // by the way on
	next     []*store.Question     // that will be put about what is found here
}

// at is the question at the end of a way, nil where none was foreseen.
func (s *sight) at(way []level.Step) *store.Question {
	for _, step := range way {
		if s = s.below[step]; s == nil {
			return nil
		}
	}
	return s.question
}

// selection looks at what is asked of an object of one of the types.
func (p *planner) selection(set ast.SelectionSet, objects ...string) *sight {
	s := &sight{below: map[level.Step]*sight{}}
	for _, object := range objects {
		interfaces := p.ec.Schema().Types[object].Interfaces
		for i, f := range graphql.CollectFields(p.oc, set, append([]string{object}, interfaces...)) {
			below := p.field(object, f)
			if below == nil {
				continue
			}
			s.below[level.Step{Object: object, Number: i}] = below
			switch {
			case below.question == nil:
				s.next = append(s.next, below.next...)
			case below.question.Asked != store.AskNothing:
				s.next = append(s.next, below.question)
			}
		}
	}
	return s
}

// field looks at a field and what is below it; nil where there is nothing to ask.
func (p *planner) field(object string, f graphql.CollectedField) *sight {
	name := object + "." + f.Name
	known := p.note(object, f.Name)
	if len(f.Selections) == 0 {
		return nil
	}
	s := p.selection(f.Selections, p.possible(f)...)
	if leadsOn[name] {
		return s
	}
	if _, asks := foreseen[name]; !asks && len(s.next) == 0 {
		s.question = nothing
		return s
	}
	s.question = &store.Question{Asked: store.AskNothing}
	if known && p.foresee(s.question, name, graphql.WithFieldContext(p.ctx, &graphql.FieldContext{Object: object, Field: f})) {
		s.question.Next = s.next
		if asksOfRelations(s.next) {
			boundByDay(s.next, p.knownAt(f))
		}
	}
	return s
}

// nothing is the question of fields after which nothing is asked; it is large, and shared.
var nothing = &store.Question{Asked: store.AskNothing}

func asksOfRelations(questions []*store.Question) bool {
	return slices.ContainsFunc(questions, func(q *store.Question) bool { return q.Asked == store.AskEvidence })
}

// knownAt is the day as of which a field's relations are known, zero for now.
func (p *planner) knownAt(f graphql.CollectedField) (day ontology.Date) {
	where, _ := f.ArgumentMap(p.oc.Variables)["where"].(map[string]any)
	if text, ok := where["knownAt"].(string); ok {
		day, _ = ontology.ParseDate(text) // the resolver tells what is wrong with it
	}
	return day
}

// boundByDay asks for the evidence of relations as evidenceOf does.
func boundByDay(questions []*store.Question, day ontology.Date) {
	for _, q := range questions {
		if q.Asked == store.AskEvidence {
			q.Evidence = knownBy(q.Evidence, day)
		}
	}
}

// possible are the types of which a field's objects can be.
func (p *planner) possible(f graphql.CollectedField) (names []string) {
	schema := p.ec.Schema()
	for _, t := range schema.GetPossibleTypes(schema.Types[f.Definition.Type.Name()]) {
		names = append(names, t.Name)
	}
	return names
}

// foresee fills in what the resolver of the context's field will ask. It is false
// where what is asked below will not be asked of its answer as it comes from the store.
func (p *planner) foresee(q *store.Question, name string, ctx context.Context) bool {
	seen, ok := foreseen[name]
	if !ok {
		return true
	}
	asked := *q
	asked.Asked = seen.asked
	if seen.arguments != nil {
		given, err := seen.arguments(p.ec, ctx, graphql.GetFieldContext(ctx).Field.ArgumentMap(p.oc.Variables))
		if err == nil {
			err = seen.fill(ctx, &asked, given)
		}
		if err != nil { // the resolver goes its own way, or tells what is wrong
			p.blind = true
			return false
		}
	} else if seen.entity && asksOnly(ctx, stubFields...) {
		return false
	}
	*q = asked
	return true
}
