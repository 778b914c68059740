// Package conformance holds the store of package neo4j to the contract.
package conformance

import (
	"testing"

	"entente/internal/store/neo4j/neo4jtest"
	"entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func TestKeepsThePromises(t *testing.T) { storetest.Run(t, neo4jtest.Open) }
