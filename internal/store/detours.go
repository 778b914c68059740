package store

import (
	"cmp"
	"container/heap"
)

// Detour asks for one path: of those that begin with the nodes of Prefix, go on
// from there to none of Banned and meet no node twice, the first in the order of
// Paths.
type Detour[N comparable] struct {
	Prefix, Banned []N
}

// Detours finds the paths that come after the shortest ones, for backends that can
// find one path at a time. It follows Yen (Finding the K Shortest Loopless Paths
// in a Network, 1971) as Lawler improved on him: whatever path is not known yet
// leaves the known ones at one place, so that for each place one path is the next
// candidate. A place is looked at only once no other can have a path that comes
// earlier, and for each path that is found no more than MaxHops of them are new:
// the work is bounded however many paths there are.
type Detours[N comparable] struct {
	MaxHops int
	// Compare orders paths node by node, as slices.Compare does.
	Compare func(a, b []N) int
	// Find answers some detours; nil is for none, also for one of too many hops.
	Find func([]Detour[N]) ([][]N, error)
	// Together is how many detours Find is asked for at a time, at most.
	Together int
}

// After gives at most so many paths that come after the shortest ones, of which
// all have to be given, in their order.
func (d *Detours[N]) After(shortest [][]N, most int) (found [][]N, err error) {
	if len(shortest) == 0 {
		return nil, nil
	}
	q := &forks[N]{compare: d.Compare}
	q.addAll(shortest, 1)
	for len(found) < most {
		if err := d.look(q); err != nil {
			return nil, err
		}
		if q.Len() == 0 {
			return found, nil
		}
		f := heap.Pop(q).(*fork[N])
		found = append(found, f.path)
		q.leave(f)
	}
	return found, nil
}

// look finds the paths of the forks that come first, until the first has one.
func (d *Detours[N]) look(q *forks[N]) error {
	for {
		var asked []*fork[N]
		for q.Len() > 0 && q.all[0].path == nil && len(asked) < d.Together {
			if f := heap.Pop(q).(*fork[N]); f.hops <= d.MaxHops {
				asked = append(asked, f)
			}
		}
		if len(asked) == 0 {
			return nil
		}
		detours := make([]Detour[N], len(asked))
		for i, f := range asked {
			detours[i] = Detour[N]{f.prefix, f.banned}
		}
		paths, err := d.Find(detours)
		if err != nil {
			return err
		}
		for i, f := range asked {
			if f.path = paths[i]; f.path != nil {
				f.hops = len(f.path) - 1
				heap.Push(q, f)
			}
		}
	}
}

// fork is a place where paths leave those that are known.
type fork[N comparable] struct {
	prefix, banned []N
	hops           int // of its first path, or at least so many while that is not known
	path           []N // its first path, once it is known
}

// forks are a heap, the one that may have the next path first.
type forks[N comparable] struct {
	all     []*fork[N]
	compare func(a, b []N) int
}

// addAll adds the forks of known paths, all of the same length, which have their
// first nodes in common.
func (q *forks[N]) addAll(paths [][]N, same int) {
	if same == len(paths[0]) {
		return
	}
	f := &fork[N]{prefix: paths[0][:same], hops: len(paths[0])}
	heap.Push(q, f)
	for len(paths) > 0 {
		n := 1
		for n < len(paths) && paths[n][same] == paths[0][same] {
			n++
		}
		f.banned = append(f.banned, paths[0][same])
		q.addAll(paths[:n], same+1)
		paths = paths[n:]
	}
}

// leave adds the forks of the path that was found at one, and that one again.
func (q *forks[N]) leave(f *fork[N]) {
	path, hops := f.path, f.hops
	from := len(f.prefix)
	f.banned, f.path = append(f.banned, path[from]), nil
	heap.Push(q, f)
	for n := from + 1; n < len(path); n++ {
		least := hops
		if n == hops { // not straight on to the end
			least++
		}
		heap.Push(q, &fork[N]{prefix: path[:n], banned: []N{path[n]}, hops: least})
	}
}

// Len, Less, Swap, Push and Pop are for package heap.
func (q *forks[N]) Len() int { return len(q.all) }

func (q *forks[N]) Less(i, j int) bool {
	a, b := q.all[i], q.all[j]
	return cmp.Or(cmp.Compare(a.hops, b.hops), q.compare(a.least(), b.least())) < 0
}

// least comes before all paths of the fork that have its hops.
func (f *fork[N]) least() []N {
	if f.path != nil {
		return f.path
	}
	return f.prefix
}

func (q *forks[N]) Swap(i, j int) { q.all[i], q.all[j] = q.all[j], q.all[i] }
func (q *forks[N]) Push(x any)    { q.all = append(q.all, x.(*fork[N])) }
func (q *forks[N]) Pop() any {
	last := q.all[len(q.all)-1]
	q.all = q.all[:len(q.all)-1]
	return last
}
