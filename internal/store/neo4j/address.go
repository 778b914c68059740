package neo4j

import (
	"context"
	"crypto/tls"
	"errors"
	"strings"
	"time"

	"entente/internal/store/neo4j/bolt"
)

// agent is what the server is told of who asks.
const agent = "entente"

const (
	connectPatience = 5 * time.Second  // for a connection to be made
	poolPatience    = 20 * time.Second // for one to be free
)

// direct asks the one server that an address names, bolt://HOST:PORT; nil where the
// address may be a cluster's, of which the driver knows the members, or where the
// server speaks other versions of the protocol.
func (s *Store) direct(ctx context.Context) *bolt.Client {
	at := s.driver.Target()
	c := bolt.Config{Address: at.Host, Username: s.options.Username, Password: s.options.Password, Agent: agent, Dial: connectPatience, Wait: poolPatience}
	switch at.Scheme {
	case "bolt":
	case "bolt+s", "bolt+ssc":
		c.TLS = &tls.Config{ServerName: at.Hostname(), MinVersion: tls.VersionTLS12, InsecureSkipVerify: at.Scheme == "bolt+ssc"}
	default:
		return nil
	}
	b := bolt.New(c)
	err := b.Read(ctx, bolt.Statement{Text: "RETURN 1", Database: s.options.Database}, func([]any) error { return nil })
	if errors.Is(err, bolt.ErrVersion) {
		return nil
	}
	return b
}

// shownAddress is an address as messages give it: without a user and password
// that stand in it, however the address is broken.
func shownAddress(uri string) string {
	at := strings.LastIndexByte(uri, '@')
	if at < 0 {
		return uri
	}
	if scheme, _, ok := strings.Cut(uri[:at], "://"); ok {
		return scheme + "://" + uri[at+1:]
	}
	return uri[at+1:]
}
