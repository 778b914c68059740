package sqlite_test

import (
	"path/filepath"
	"testing"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

func inMemory(t testing.TB) store.Store { return open(t, ":memory:") }

func inFile(t testing.TB) store.Store { return open(t, filepath.Join(t.TempDir(), "graph.db")) }

func naive(testing.TB) store.Store { return storetest.NewMemory() }

func TestKeepsThePromisesInMemory(t *testing.T) { storetest.Run(t, inMemory) }

func TestKeepsThePromisesInAFile(t *testing.T) { storetest.Run(t, inFile) }

func TestHasHindsight(t *testing.T) { storetest.Hindsight(t, inMemory) }

func TestAnswersLikeTheNaiveStore(t *testing.T) { storetest.Differential(t, naive, inMemory) }
