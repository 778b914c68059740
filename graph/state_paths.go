package graph

import (
	"cmp"
	"context"
	"slices"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
)

// statePaths are the first paths between the states for which two entities act,
// over the acts of all who act for states. Whatever lies on a path of so many hops
// is no more than half as many away from one of its ends, so the network around
// the ends is made wider only until it holds enough paths.
func (r *Resolver) statePaths(ctx context.Context, from, to ontology.ID, q store.PathsQuery) (*Paths, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	around := maxStep
	around.Seeds, around.Hops, around.Filter = []ontology.ID{from, to}, q.MaxHops/2, q.Filter
	around.Filter.Direction, around.Filter.Others = store.Both, nil
	l, err := r.lifter(ctx, around)
	if err != nil {
		return nil, err
	}
	var w *stateWalk
	var found [][]ontology.ID
	var cut []Truncation
	err = l.eachHop(func(hop int, members []ontology.ID, last bool) (enough bool, err error) {
		ends, err := l.statesOf(from, to)
		if err != nil {
			return false, err
		}
		n, err := l.among(members)
		if err != nil {
			return false, err
		}
		within := q
		if !last {
			within.MaxHops = min(2*hop+1, q.MaxHops)
		}
		w, cut = newStateWalk(n, q.Filter.Direction), n.Truncated
		found, err = w.first(ctx, ends[0], ends[1], within)
		return len(found) > q.Limit || len(found) > 0 && (q.ShortestOnly || ends[0] == ends[1]), err
	})
	if err != nil {
		return nil, err
	}
	out := &Paths{Truncated: cut}
	if len(found) > q.Limit {
		found, out.Truncated = found[:q.Limit], append(out.Truncated, Truncation{TruncationReasonFirst, q.Limit})
	}
	out.Items = each(found, w.path)
	return out, nil
}

// statesOf are the states for which the entities act.
func (l *lifter) statesOf(ids ...ontology.ID) ([]ontology.ID, error) {
	states := make([]ontology.ID, len(ids))
	for i, id := range ids {
		state, _, ok := l.standing.Of(id)
		if !ok {
			return nil, stateless(id)
		}
		states[i] = state
	}
	return states, nil
}

// stateWalk walks over the acts of a network of states.
type stateWalk struct {
	states map[ontology.ID]*ontology.Entity
	next   map[ontology.ID][]ontology.ID // to which one can go on, by ID
	acts   map[[2]ontology.ID][]network.Act
}

func newStateWalk(n *Network, d store.Direction) *stateWalk {
	w := &stateWalk{map[ontology.ID]*ontology.Entity{}, map[ontology.ID][]ontology.ID{}, map[[2]ontology.ID][]network.Act{}}
	for _, node := range n.Nodes {
		w.states[node.Entity.ID] = node.Entity
	}
	for _, a := range n.Acts() {
		if d != store.Incoming || a.Type.Symmetric() {
			w.add(a.Subject, a.Object, a)
		}
		if d != store.Outgoing || a.Type.Symmetric() {
			w.add(a.Object, a.Subject, a)
		}
	}
	for _, next := range w.next {
		slices.Sort(next)
	}
	return w
}

func (w *stateWalk) add(from, to ontology.ID, a network.Act) {
	pair := [2]ontology.ID{from, to}
	if w.acts[pair] == nil {
		w.next[from] = append(w.next[from], to)
	}
	w.acts[pair] = append(w.acts[pair], a)
}

// first are the first paths, one more than the limit where there are more.
func (w *stateWalk) first(ctx context.Context, from, to ontology.ID, q store.PathsQuery) ([][]ontology.ID, error) {
	found := w.shortest(from, to, q.MaxHops, q.Limit+1)
	if len(found) == 0 || len(found) > q.Limit || q.ShortestOnly || from == to {
		return found, nil
	}
	d := store.Detours[ontology.ID]{MaxHops: q.MaxHops, Compare: slices.Compare[[]ontology.ID], Together: 1}
	d.Find = func(detours []store.Detour[ontology.ID]) ([][]ontology.ID, error) {
		return each(detours, func(d store.Detour[ontology.ID]) []ontology.ID { return w.detour(d, to, q.MaxHops) }), ctx.Err()
	}
	longer, err := d.After(found, q.Limit+1-len(found))
	return append(found, longer...), err
}

// shortest are the paths of the fewest hops, in the order of their IDs.
func (w *stateWalk) shortest(from, to ontology.ID, hops, most int) [][]ontology.ID {
	level := [][]ontology.ID{{from}}
	near := w.distances(to)
	if left, ok := near[from]; !ok || left > hops {
		return nil
	}
	for left := near[from] - 1; left >= 0; left-- {
		var longer [][]ontology.ID
		for _, p := range level {
			for _, id := range w.next[p[len(p)-1]] {
				if at, ok := near[id]; ok && at == left && len(longer) < most {
					longer = append(longer, append(slices.Clone(p), id))
				}
			}
		}
		level = longer
	}
	return level
}

// distances are how many hops it is to a state from each from where one can come to it.
func (w *stateWalk) distances(to ontology.ID) map[ontology.ID]int {
	before := map[ontology.ID][]ontology.ID{}
	for from, next := range w.next {
		for _, id := range next {
			before[id] = append(before[id], from)
		}
	}
	hops := map[ontology.ID]int{to: 0}
	for queue := []ontology.ID{to}; len(queue) > 0; queue = queue[1:] {
		for _, id := range before[queue[0]] {
			if _, met := hops[id]; !met {
				hops[id] = hops[queue[0]] + 1
				queue = append(queue, id)
			}
		}
	}
	return hops
}

// detour keeps, hop by hop, the first path to each state that is reached.
func (w *stateWalk) detour(d store.Detour[ontology.ID], to ontology.ID, most int) []ontology.ID {
	met := map[ontology.ID]bool{}
	for _, id := range d.Prefix {
		met[id] = true
	}
	level := [][]ontology.ID{d.Prefix}
	for hop := len(d.Prefix); hop <= most && len(level) > 0; hop++ {
		var longer [][]ontology.ID
		for _, p := range level {
			for _, id := range w.next[p[len(p)-1]] {
				if met[id] || hop == len(d.Prefix) && slices.Contains(d.Banned, id) {
					continue
				}
				met[id] = true
				longer = append(longer, append(slices.Clone(p), id))
				if id == to {
					return longer[len(longer)-1]
				}
			}
		}
		level = longer
	}
	return nil
}

// path is the path over the states, with all acts between them.
func (w *stateWalk) path(ids []ontology.ID) Path {
	p := Path{lifted: [][]network.Act{}}
	for i, id := range ids {
		p.Entities = append(p.Entities, w.states[id])
		if i == 0 {
			continue
		}
		acts := w.acts[[2]ontology.ID{ids[i-1], id}]
		var step store.Step
		for _, a := range acts {
			step.Relations = append(step.Relations, a.Relations()...)
		}
		slices.SortFunc(step.Relations, func(a, b *ontology.Relation) int { return cmp.Compare(a.ID, b.ID) })
		p.Path.Steps, p.lifted = append(p.Path.Steps, step), append(p.lifted, acts)
	}
	return p
}
