package neo4j

import (
	"context"

	"entente/internal/store"
)

// reads answers the Reader's questions by Cypher, whoever runs the statements.
type reads struct {
	// ask runs one statement that reads and gives each row to each, which runs
	// again from the first row when the statement is tried again; begin empties
	// what it fills.
	ask func(ctx context.Context, s statement, begin func(), each func(row []any) error) error
}

// FollowsPlans says that plans are looked at: see store.PlanFollower.
func (r reads) FollowsPlans() {}

// statement is Cypher with its parameters.
type statement struct {
	text   string
	params params
}

// begin begins a statement for the question that the context puts. The names of
// variables are those that the statement's first clauses use.
func (r reads) begin(ctx context.Context, variables ...string) (*builder, *store.Question) {
	plan := store.PlanOf(ctx)
	b := newBuilder(plan)
	for _, v := range variables {
		b.name(v)
	}
	if plan == nil {
		return b, nil
	}
	return b, plan.Now(ctx)
}

// one asks for rows of one value each.
func one[T any](ctx context.Context, r reads, b *builder, text string, read func(any) (T, error)) (out []T, err error) {
	err = r.ask(ctx, statement{text, b.params}, func() { out = nil }, func(row []any) error {
		v, err := read(row[0])
		out = append(out, v)
		return err
	})
	return out, err
}

// lookUp answers one thing for each ID, the zero T where it is unknown. The
// clause binds what the part is taken from, for each id of $ids.
func lookUp[K comparable, T any](ctx context.Context, r reads, b *builder, ids []K, clause string, p part[T], id func(T) K) ([]T, error) {
	out := make([]T, len(ids))
	if len(ids) == 0 {
		return out, ctx.Err()
	}
	found, err := one(ctx, r, b, "UNWIND $ids AS id "+clause+p.calls+" RETURN "+p.value, p.read)
	if err != nil {
		return nil, err
	}
	by := make(map[K]T, len(found))
	for _, t := range found {
		by[id(t)] = t
	}
	for i, id := range ids {
		out[i] = by[id]
	}
	return out, nil
}

// pagesOf answers one page for each ID, an empty one where it is unknown. The
// clause binds what the page hangs on, for each id of $ids.
func pagesOf[K ~string, T any](ctx context.Context, r reads, b *builder, ids []K, clause string, w store.Window, p part[*store.Slice[T]]) ([]*store.Slice[T], error) {
	out := make([]*store.Slice[T], len(ids))
	found := map[K]*store.Slice[T]{}
	if len(ids) > 0 {
		text := "UNWIND $ids AS id " + clause + p.calls + " RETURN id, " + p.value
		err := r.ask(ctx, statement{text, b.params}, func() { clear(found) }, func(row []any) error {
			id, _ := row[0].(string)
			page, err := p.read(row[1])
			found[K(id)] = page
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for i, id := range ids {
		if out[i] = found[id]; out[i] == nil {
			out[i] = empty[T](w)
		}
	}
	return out, ctx.Err()
}

// wholePage answers a page of a list that hangs on nothing.
func wholePage[T any](ctx context.Context, r reads, b *builder, p part[*store.Slice[T]]) (*store.Slice[T], error) {
	found, err := one(ctx, r, b, p.calls[1:]+" RETURN "+p.value, p.read)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// window checks a page, after what was checked before it.
func window(p store.Page, l store.List, checks ...error) (store.Window, error) {
	for _, err := range checks {
		if err != nil {
			return store.Window{}, err
		}
	}
	return p.Window(l)
}
