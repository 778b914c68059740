// Package localtest starts a Neo4j for tests.
package localtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/store/neo4j/local"
)

// Main runs a package's tests with a Neo4j of their own, in a temporary folder.
// Where Java or Maven is missing, server is nil and why says what to install;
// under CI=true that fails the run. Call it from TestMain.
func Main(m *testing.M, use func(server *local.Server, why string)) {
	os.Exit(run(m, use))
}

func run(m *testing.M, use func(*local.Server, string)) int {
	dir, err := os.MkdirTemp("", "entente-neo4j-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	server, err := Start(dir)
	switch {
	case errors.Is(err, local.ErrMissing) && os.Getenv("CI") != "true":
		use(nil, "needs a Neo4j: "+err.Error())
	case err != nil:
		fmt.Fprintln(os.Stderr, "Neo4j for the tests:", err)
		return 1
	default:
		defer server.Kill()
		use(server, "")
	}
	return m.Run()
}

// Start starts a small Neo4j on free ports. Tests run many statements once each,
// so that neither Java nor Neo4j is to spend much on making them faster.
//
// To run the tests on another release than the pinned one, give a folder of its
// jars as ENTENTE_TEST_NEO4J_JARS, its main class as ENTENTE_TEST_NEO4J_MAIN and
// a Java that it takes as JAVA_HOME.
func Start(dir string) (*local.Server, error) {
	ports, err := freePorts(2)
	if err != nil {
		return nil, err
	}
	return local.Start(context.Background(), local.Options{
		Dir: dir, BoltPort: ports[0], HTTPPort: ports[1], HeapMB: 512, CacheMB: 64, Log: os.Stderr,
		Patience: 5 * time.Minute, // on a machine with much else to do
		Jars:     os.Getenv("ENTENTE_TEST_NEO4J_JARS"), MainClass: os.Getenv("ENTENTE_TEST_NEO4J_MAIN"),
		Flags: []string{"-XX:TieredStopAtLevel=1"}, Settings: []string{
			"dbms.cypher.min_replan_interval=1h",
			"db.tx_log.preallocate=false", // half a gigabyte of disk for each server
		},
	})
}

// Empty deletes what other tests have left in a server, but for its schema. That
// is far quicker than another server, or another database, which Neo4j's
// Community edition does not have.
func Empty(t testing.TB, server *local.Server) {
	t.Helper()
	ctx := context.Background()
	d, err := driver.NewDriverWithContext(server.Bolt, driver.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, driver.SessionConfig{})
	defer session.Close(ctx)
	for _, statement := range []string{empty, unmark} {
		result, err := session.Run(ctx, statement, nil)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err != nil {
			t.Fatalf("emptying the database: %v", err)
		}
	}
}

// empty goes by parts: what one transaction deletes stands in memory until it ends.
const empty = "MATCH (n) WHERE NOT n:EntenteSchema CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"

// unmark takes away what a load that was cut short has left.
const unmark = "MATCH (v:EntenteSchema) SET v = {version: v.version}"

// freePorts are ports that nobody listens on right now.
func freePorts(n int) ([]int, error) {
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer l.Close() // only when all are chosen, so that they differ
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}
