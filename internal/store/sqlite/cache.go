package sqlite

import "sync"

// cache keeps what was read last, up to about so many bytes. Values come in a
// young generation; when that has half of the bytes it becomes the old one, and
// what was old and not asked for meanwhile is forgotten. Nothing in a cache ever
// changes: what is kept under a key has to hold for good, or tell what it holds for.
type cache[K comparable, V any] struct {
	mu         sync.RWMutex
	limit      int // bytes
	size       int // bytes of the young
	young, old map[K]sized[V]
}

// sized is a value and how many bytes it takes, about.
type sized[V any] struct {
	value V
	bytes int
}

func newCache[K comparable, V any](limit int) *cache[K, V] {
	return &cache[K, V]{limit: limit, young: map[K]sized[V]{}}
}

// take offers to use the value kept under each of n keys. It returns the places
// of the keys under which nothing is kept, or nothing of use.
func (c *cache[K, V]) take(n int, key func(i int) K, use func(i int, v V) bool) (missing []int) {
	var aged []K
	c.mu.RLock()
	for i := range n {
		k := key(i)
		v, ok := c.young[k]
		if !ok {
			if v, ok = c.old[k]; ok {
				aged = append(aged, k)
			}
		}
		if !ok || !use(i, v.value) {
			missing = append(missing, i)
		}
	}
	c.mu.RUnlock()
	c.rejuvenate(aged)
	return missing
}

// rejuvenate moves values that were asked for to the young.
func (c *cache[K, V]) rejuvenate(keys []K) {
	if len(keys) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range keys {
		if v, ok := c.old[k]; ok { // it may have been forgotten meanwhile
			delete(c.old, k)
			c.add(k, v)
		}
	}
}

// put keeps a value of so many bytes.
func (c *cache[K, V]) put(k K, v V, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.old, k)
	c.add(k, sized[V]{v, bytes})
}

func (c *cache[K, V]) add(k K, v sized[V]) {
	c.size += v.bytes - c.young[k].bytes
	c.young[k] = v
	if c.size > c.limit/2 {
		c.old, c.young, c.size = c.young, map[K]sized[V]{}, 0
	}
}
