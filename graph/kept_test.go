package graph

import (
	"context"
	"errors"
	"testing"

	"entente/internal/ontology"
)

func TestKeptNetworksAreOfTheirVersion(t *testing.T) {
	var s keptNetworks
	gathered := 0
	ask := func(question string, version uint64) *Network {
		n, err := s.network(t.Context(), question, version, func() (*Network, error) { gathered++; return &Network{}, nil })
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	first := ask("a", 1)
	if ask("a", 1) != first || gathered != 1 {
		t.Errorf("gathered %d times for one question at one version", gathered)
	}
	if ask("b", 1) == first || ask("a", 2) == first {
		t.Error("another question, or a later version, was given the network of the first")
	}
	if ask("a", 1); len(s.all) != 1 || s.all[0].version != 2 {
		t.Errorf("keeps %d networks, want that of version 2 alone", len(s.all))
	}
}

func TestKeptNetworksWaitForWhoGathers(t *testing.T) {
	var s keptNetworks
	begun, end := make(chan struct{}), make(chan struct{})
	slow := func() (*Network, error) { close(begun); <-end; return nil, errors.New("out of time") }
	failed := make(chan error)
	go func() {
		_, err := s.network(context.Background(), "a", 1, slow)
		failed <- err
	}()
	<-begun
	late, cancel := context.WithCancel(t.Context())
	cancel()
	never := func() (*Network, error) { t.Error("gathered what somebody else gathers"); return nil, nil }
	if _, err := s.network(late, "a", 1, never); !errors.Is(err, context.Canceled) {
		t.Errorf("somebody without time got %v", err)
	}
	got := make(chan *Network)
	go func() {
		n, _ := s.network(context.Background(), "a", 1, func() (*Network, error) { return &Network{}, nil })
		got <- n
	}()
	close(end)
	if err := <-failed; err == nil {
		t.Error("who failed was told of no error")
	}
	if <-got == nil {
		t.Error("who waited for an attempt that failed made none of his own")
	}
}

func TestKeptNetworksAreBounded(t *testing.T) {
	var s keptNetworks
	for _, question := range []string{"a", "b", "c", "d"} {
		_, _ = s.network(t.Context(), question, 1, func() (*Network, error) {
			return &Network{Links: make([]*ontology.Relation, keptWeight*2/5)}, nil
		})
	}
	if len(s.all) != 2 || s.all[0].question != "c" || s.all[1].question != "d" {
		t.Errorf("keeps %d networks, want the last two", len(s.all))
	}
}
