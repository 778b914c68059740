package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/store"
)

func errClosed() error { return fmt.Errorf("this store is closed: %w", store.ErrUnavailable) }

// advice says what to do about an error of the server's, by the beginning of its code.
var advice = []struct {
	code, says string
	kind       error
}{
	{"Neo.ClientError.Security.Unauthorized", "user or password is wrong: set ENTENTE_NEO4J_USER and ENTENTE_NEO4J_PASSWORD, or put them into the address", store.ErrUnavailable},
	{"Neo.ClientError.Security.AuthenticationRateLimit", "too many wrong passwords: wait a few seconds, then try the right one", store.ErrUnavailable},
	{"Neo.ClientError.Security.CredentialsExpired", "the initial password must be changed first: ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new'", store.ErrUnavailable},
	{"Neo.ClientError.Security.Forbidden", "this user may not do that: give it the rights, or use another", store.ErrUnavailable},
	{"Neo.ClientError.Database.DatabaseNotFound", "no such database: name one that exists with ?database=NAME", store.ErrUnavailable},
	{"Neo.ClientError.Cluster.NotALeader", "this member of the cluster only reads: use a neo4j:// address, which finds the one that writes", store.ErrUnavailable},
	{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "this database is read-only: connect to one that may be written, or use a neo4j:// address", store.ErrUnavailable},
	{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "this database is read-only: connect to one that may be written, or use a neo4j:// address", store.ErrUnavailable},
	{"Neo.TransientError", "the database is busy or restarting: try again", store.ErrUnavailable},
	{"Neo.ClientError.Transaction.TransactionTimedOut", "the statement took longer than allowed", context.DeadlineExceeded},
}

// wrap says where an error happened and what to do, and puts the store's
// sentinel under it. An error that is one of the store's already stays as it is.
func (s *Store) wrap(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		// The driver does not always keep the cause.
		return fmt.Errorf("neo4j at %s: %w", s.address, ctx.Err())
	}
	if err == nil || errors.Is(err, store.ErrInvalid) || errors.Is(err, store.ErrNotFound) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var server *driver.Neo4jError
	if errors.As(err, &server) {
		for _, a := range advice {
			if strings.HasPrefix(server.Code, a.code) {
				return fmt.Errorf("neo4j at %s: %s (%w): %w", s.address, a.says, a.kind, err)
			}
		}
		return fmt.Errorf("neo4j at %s: %w", s.address, err)
	}
	if driver.IsConnectivityError(err) || driver.IsTransactionExecutionLimit(err) || driver.IsRetryable(err) {
		return fmt.Errorf("neo4j at %s does not answer: start it, or correct the address: %w: %w", s.address, store.ErrUnavailable, err)
	}
	return fmt.Errorf("neo4j at %s: %w", s.address, err)
}

// isDuplicate reports whether a uniqueness constraint refused a write: another
// process stored the same article at the same time.
func isDuplicate(err error) bool {
	var server *driver.Neo4jError
	return errors.As(err, &server) && server.Code == "Neo.ClientError.Schema.ConstraintValidationFailed"
}
