package graph

import (
	"sync"

	"entente/internal/store"
)

// Live passes on what is loaded to those who listen. It is the loader's publisher.
// The zero Live is ready.
type Live struct {
	mu        sync.Mutex
	closed    bool
	listeners map[*listener]bool
}

// backlog is how many articles may wait for a listener before it is given up: two
// minutes at two a second. They are shared by all listeners, at some 5 kB each.
const backlog = 256

// listener is somebody who listens.
type listener struct {
	bundles chan *store.Bundle // closed when there will be no more
	lost    bool               // it could not keep up; read it once bundles is closed
}

// ArticleLoaded tells all listeners of an article that was stored. It never waits
// for them.
func (l *Live) ArticleLoaded(b *store.Bundle) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for to := range l.listeners {
		select {
		case to.bundles <- b:
		default:
			to.lost = true
			l.end(to)
		}
	}
}

// Close ends all that listen, and lets nobody listen any more.
func (l *Live) Close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	for to := range l.listeners {
		l.end(to)
	}
}

// listen begins to listen; leave ends it.
func (l *Live) listen() *listener {
	l.mu.Lock()
	defer l.mu.Unlock()
	to := &listener{bundles: make(chan *store.Bundle, backlog)}
	if l.closed {
		close(to.bundles)
		return to
	}
	if l.listeners == nil {
		l.listeners = map[*listener]bool{}
	}
	l.listeners[to] = true
	return to
}

func (l *Live) leave(to *listener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.end(to)
}

// end has to be called under mu.
func (l *Live) end(to *listener) {
	if l.listeners[to] {
		delete(l.listeners, to)
		close(to.bundles)
	}
}
