package store

import (
	"context"
	"slices"
	"sync"

	"entente/internal/ontology"
)

// Plan is what the asker of many questions knows of them before it puts the
// first. A backend for which trips cost can fetch, along with an answer, what
// will be asked about it, and of everything only what will be looked at; other
// backends need not know of it. A plan changes no answer, only how many trips
// there are.
type Plan struct {
	// Now finds the question that a call with this context puts, nil where
	// it was not foreseen.
	Now func(context.Context) *Question
	// The fields of the ontology's types that the asker looks at; a thing's own
	// identifier is always among them.
	Entity, Relation, Evidence, Article Fields

	mu   sync.Mutex
	kept any
}

// PlanFollower is a Reader that looks at plans; find out by a type assertion. For
// others none need be made.
type PlanFollower interface {
	FollowsPlans()
}

// Kept is the backend's own memory of the plan's answers, made when it is first
// asked for. Its methods have to bear concurrent calls.
func (p *Plan) Kept(make func() any) any {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept == nil {
		p.kept = make()
	}
	return p.kept
}

// Fields are names of fields of a type of the ontology, "Name"; nil means all.
type Fields []string

// Has reports whether the field is among them.
func (f Fields) Has(name string) bool { return f == nil || slices.Contains(f, name) }

// Asked names a question by the Reader's method that answers it, or by what it
// looks up.
type Asked string

// The questions about each kind of thing. Where a comment names a method, the
// question's filter, order and page are its arguments.
const (
	// About entities.
	AskRelations  Asked = "relations of an entity"   // RelationsOf
	AskNeighbours Asked = "neighbours of an entity"  // Neighbours
	AskInvolving  Asked = "evidence about an entity" // EvidenceInvolving
	AskMentioning Asked = "articles with an entity"  // ArticlesMentioning
	// About relations.
	AskSubject  Asked = "subject of a relation" // Entities
	AskObject   Asked = "object of a relation"  // Entities
	AskOther    Asked = "other end"             // Entities, of an edge in the list of one of its ends
	AskEvidence Asked = "evidence of a relation"
	// About evidence.
	AskEvidenceSubject Asked = "subject of evidence"
	AskEvidenceObject  Asked = "object of evidence"
	AskAttributedTo    Asked = "who says so"
	AskRelation        Asked = "relation of evidence" // Relations
	AskArticle         Asked = "article of evidence"  // Articles
	// About articles.
	AskDuplicateOf Asked = "first of its kind"      // Articles
	AskMentions    Asked = "mentions in an article" // MentionsIn
	AskMentioned   Asked = "entity mentioned"       // Entities, of what MentionsIn tells
	AskStated      Asked = "evidence in an article" // EvidenceIn
	// About those who are yet to be found: put by Resolve, or by Entities for one
	// whom a code names, before the Traverser's method.
	AskTraversal Asked = "traversal"
	AskNothing   Asked = "a question of the first" // put by the asker itself: its answer is not fetched along
)

// Question is a question that will be put to each thing of an answer. The parts
// that its Asked does not use are zero.
type Question struct {
	Asked     Asked
	Relations RelationFilter
	Order     RelationOrder
	Evidence  EvidenceFilter
	Articles  ArticleFilter
	Page      Page
	Refs      []Ref // of AskTraversal: where it starts, in the order of the method's IDs
	Traversal any   // and the query that the method is given, without its Seeds, or a CommonQuery
	// Next will be asked about what this question's answer holds, of whatever kind.
	Next []*Question
}

// Ref is an entity by its ID, or the first that Resolve finds by a name.
type Ref struct {
	ID   ontology.ID // "" where there is a name
	Name string
}

// CommonQuery is how CommonNeighbours is asked.
type CommonQuery struct {
	Filter RelationFilter
	Page   Page
}

// About are the next questions of these kinds. It bears a nil question.
func (q *Question) About(kinds ...Asked) (out []*Question) {
	if q == nil {
		return nil
	}
	for _, n := range q.Next {
		if slices.Contains(kinds, n.Asked) {
			out = append(out, n)
		}
	}
	return out
}

type planKey struct{}

// WithPlan lets backends look at a plan, which is made when one first does.
func WithPlan(ctx context.Context, plan func() *Plan) context.Context {
	return context.WithValue(ctx, planKey{}, sync.OnceValue(plan))
}

// WithoutPlan is for a question that the plan does not speak of.
func WithoutPlan(ctx context.Context) context.Context {
	return context.WithValue(ctx, planKey{}, nil)
}

// PlanOf is the plan of a context, nil where there is none.
func PlanOf(ctx context.Context) *Plan {
	if plan, ok := ctx.Value(planKey{}).(func() *Plan); ok {
		return plan()
	}
	return nil
}
