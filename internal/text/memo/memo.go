// Package memo remembers what was computed, up to a limit.
package memo

import (
	"hash/maphash"
	"sync"
)

// Cache is a map of bounded size, safe for concurrent use, for values that can
// be computed again. What was not asked for lately is dropped.
//
// Each shard has two generations. When the young one is full it becomes the
// old one, and the old one, with all that was not asked for meanwhile, is gone.
type Cache[K comparable, V any] struct {
	seed   maphash.Seed
	limit  int // per generation of a shard
	shards [shards]shard[K, V]
}

// shards is how many goroutines can write at once, a power of two.
const shards = 16

type shard[K comparable, V any] struct {
	mu         sync.RWMutex
	young, old map[K]V
}

// New makes a cache that keeps at most limit entries; fewer than 32 count as 32.
func New[K comparable, V any](limit int) *Cache[K, V] {
	return &Cache[K, V]{seed: maphash.MakeSeed(), limit: max(1, limit/(2*shards))}
}

// Get is the value kept for k, if there is one.
func (c *Cache[K, V]) Get(k K) (v V, found bool) {
	s := c.shard(k)
	s.mu.RLock()
	if v, found = s.young[k]; found {
		s.mu.RUnlock()
		return v, true
	}
	v, found = s.old[k]
	s.mu.RUnlock()
	if found {
		v = s.add(k, v, c.limit)
	}
	return v, found
}

// Add keeps v for k, unless a value is kept already, and is the value kept.
func (c *Cache[K, V]) Add(k K, v V) V {
	return c.shard(k).add(k, v, c.limit)
}

// Len is the number of entries.
func (c *Cache[K, V]) Len() int {
	n := 0
	for i := range c.shards {
		s := &c.shards[i]
		s.mu.RLock()
		n += len(s.young)
		for k := range s.old {
			if _, twice := s.young[k]; !twice {
				n++
			}
		}
		s.mu.RUnlock()
	}
	return n
}

func (c *Cache[K, V]) shard(k K) *shard[K, V] {
	return &c.shards[maphash.Comparable(c.seed, k)%shards]
}

func (s *shard[K, V]) add(k K, v V, limit int) V {
	s.mu.Lock()
	defer s.mu.Unlock()
	if kept, found := s.young[k]; found {
		return kept
	}
	if kept, found := s.old[k]; found {
		v = kept
	}
	if len(s.young) >= limit {
		s.old, s.young = s.young, nil
	}
	if s.young == nil {
		s.young = make(map[K]V)
	}
	s.young[k] = v
	return v
}
