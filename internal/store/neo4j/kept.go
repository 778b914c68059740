package neo4j

import (
	"context"
	"reflect"
	"sync"

	"entente/internal/ontology"
	"entente/internal/store"
)

// kept is what was fetched along for one plan: things by their identifiers, and
// answers by question and the thing that it is put to.
type kept struct {
	mu        sync.Mutex
	entities  map[ontology.ID]*ontology.Entity
	relations map[ontology.RelationID]*ontology.Relation // nil where there is no such edge
	evidence  map[ontology.EvidenceID]*ontology.Evidence
	articles  map[ontology.ArticleID]*ontology.Article
	answers   map[*store.Question]map[string]any
}

func keptOf(p *store.Plan) *kept {
	return p.Kept(func() any {
		return &kept{
			entities: map[ontology.ID]*ontology.Entity{}, relations: map[ontology.RelationID]*ontology.Relation{},
			evidence: map[ontology.EvidenceID]*ontology.Evidence{}, articles: map[ontology.ArticleID]*ontology.Article{},
			answers: map[*store.Question]map[string]any{},
		}
	}).(*kept)
}

func (k *kept) putEntity(e *ontology.Entity) {
	if e != nil {
		put1(k, k.entities, e.ID, e)
	}
}

func (k *kept) putRelation(r *ontology.Relation) {
	if r != nil && r.KnownAt.IsZero() { // whoever looks it up wants it as it is now
		put1(k, k.relations, r.ID, r)
	}
}

func (k *kept) putNoRelation(id ontology.RelationID) { put1(k, k.relations, id, nil) }

func (k *kept) putEvidence(e *ontology.Evidence) {
	if e != nil {
		put1(k, k.evidence, e.ID, e)
	}
}

func (k *kept) putArticle(a *ontology.Article) {
	if a != nil {
		put1(k, k.articles, a.ID, a)
	}
}

func put1[K comparable, V any](k *kept, m map[K]V, key K, v V) {
	k.mu.Lock()
	defer k.mu.Unlock()
	m[key] = v
}

// cover notes that a question is asked along with another.
func (k *kept) cover(q *store.Question) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.answers[q] == nil {
		k.answers[q] = map[string]any{}
	}
}

func (k *kept) putAnswer(q *store.Question, of string, answer any) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.answers[q][of] = answer
}

// keptAnswer is the answer to a question about one thing, if it is kept.
func keptAnswer[V any](k *kept, q *store.Question, of string) (answer V, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	answer, ok = k.answers[q][of].(V)
	return answer, ok
}

// keptThings are the things with the IDs; ok is false unless all of them are kept.
func keptThings[K comparable, V any](ctx context.Context, of func(*kept) map[K]V, ids []K) (out []V, ok bool) {
	plan := store.PlanOf(ctx)
	if plan == nil || len(ids) == 0 {
		return nil, false
	}
	k := keptOf(plan)
	k.mu.Lock()
	defer k.mu.Unlock()
	m := of(k)
	out = make([]V, len(ids))
	for i, id := range ids {
		if out[i], ok = m[id]; !ok {
			return nil, false
		}
	}
	return out, true
}

// keptAnswers are the answers to the question of the context, for each ID; ok
// is false unless all of them are kept and the question is put as it was foreseen.
func keptAnswers[K ~string, V any](ctx context.Context, ids []K, asked store.Question) (out []V, ok bool) {
	plan := store.PlanOf(ctx)
	if plan == nil {
		return nil, false
	}
	q := plan.Now(ctx)
	if q == nil {
		return nil, false
	}
	asked.Next = q.Next
	if !reflect.DeepEqual(*q, asked) {
		return nil, false
	}
	k := keptOf(plan)
	k.mu.Lock()
	defer k.mu.Unlock()
	answers := k.answers[q]
	out = make([]V, len(ids))
	for i, id := range ids {
		if out[i], ok = answers[string(id)].(V); !ok {
			return nil, false
		}
	}
	return out, true
}
