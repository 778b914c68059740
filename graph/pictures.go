package graph

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"hash"

	"github.com/99designs/gqlgen/graphql/handler/lru"

	"entente/internal/network"
)

// cachedPictures is how many networks' positions are kept: of the greatest
// networks 80 kB each.
const cachedPictures = 100

// pictures keep where nodes are drawn, by the network that they were computed for.
type pictures struct{ *lru.LRU[[]network.Position] }

func newPictures() *pictures { return &pictures{lru.New[[]network.Position](cachedPictures)} }

// of is where to draw the nodes. It has to be called under their mu.
func (p *pictures) of(ctx context.Context, n *numbers) ([]network.Position, error) {
	key := n.hash()
	if at, ok := p.Get(ctx, key); ok {
		return at, nil
	}
	at, err := network.Layout(ctx, n.undirected())
	if err == nil {
		p.Add(ctx, key, at)
	}
	return at, err
}

// hash is that of all that a picture depends on.
func (n *numbers) hash() string {
	h := sha256.New()
	for _, id := range n.ids {
		writeText(h, string(id))
	}
	for _, a := range n.acts {
		writeText(h, string(a.Subject))
		writeText(h, string(a.Object))
		writeNumber(h, a.Events())
	}
	return string(h.Sum(nil))
}

func writeText(h hash.Hash, s string) {
	writeNumber(h, len(s))
	_, _ = h.Write([]byte(s))
}

func writeNumber(h hash.Hash, n int) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	_, _ = h.Write(b[:])
}
