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

// advice is what to say about an error: one of the server's, by the beginning of
// its code, or one of the connection's, which has none; by a part of its text.
type advice struct {
	code, text string
	says       string
	kind       error
}

// advices are tried in order.
var advices = []advice{
	{"Neo.ClientError.Security.Unauthorized", "", "user or password is wrong: set ENTENTE_NEO4J_USER and ENTENTE_NEO4J_PASSWORD, or put them into the address", store.ErrUnusable},
	{"Neo.ClientError.Security.AuthenticationRateLimit", "", "too many wrong passwords: wait a few seconds, then try the right one", store.ErrUnavailable},
	{"Neo.ClientError.Security.CredentialsExpired", "", "the initial password must be changed first: ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new'", store.ErrUnusable},
	{"Neo.ClientError.Security.Forbidden", "", "this user may not do that: give it the rights, or use another", store.ErrUnusable},
	{"Neo.ClientError.Database.DatabaseNotFound", "", "no such database: name one that exists with ?database=NAME", store.ErrUnusable},
	{"Neo.ClientError.Cluster.NotALeader", "", "this member of the cluster only reads: use a neo4j:// address, which finds the one that writes", store.ErrUnavailable},
	{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "", readOnly, store.ErrUnusable},
	{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "", readOnly, store.ErrUnusable},
	{"Neo.ClientError.Procedure.ProcedureCallFailed", "no such fulltext schema index", "a full-text index is missing: start Entente again, which builds it anew", store.ErrUnusable},
	{"Neo.ClientError.Procedure.ProcedureCallFailed", "entered a FAILED state", "a full-text index has failed: start Entente again, which tells why", store.ErrUnusable},
	{"Neo.ClientError.Procedure.ProcedureCallFailed", "come online", "a full-text index is still being built: try again later", store.ErrUnavailable},
	{"Neo.ClientError.Transaction.Terminated", "", stopping, store.ErrUnavailable},
	{"Neo.ClientError.Transaction.LockClientStopped", "", stopping, store.ErrUnavailable},
	{"Neo.ClientError.Transaction.TransactionTimedOut", "", "the statement took longer than allowed", context.DeadlineExceeded},
	{"Neo.TransientError.General.MemoryPoolOutOfMemoryError", "", "the server lacks the memory for this: give it more (--neo4j-heap, or server.memory.heap.max_size)", store.ErrUnavailable},
	{"Neo.TransientError", "", "the database is busy or restarting: try again", store.ErrUnavailable},
	{"", "server responded HTTP", "that port speaks HTTP, to browsers: name the one for Bolt, which is 7687 unless somebody changed it", store.ErrUnusable},
	{"", "check that TLS is enabled", "the server speaks no TLS there: write bolt:// or neo4j:// without +s, or turn TLS on in the server", store.ErrUnusable},
	{"", "failed to verify certificate", "its certificate is not trusted: write +ssc instead of +s for one that it signed itself, or use the name that the certificate is for", store.ErrUnusable},
	{"", "no such host", "there is no host of that name: correct the address", store.ErrUnavailable},
	{"", "connection refused", "nobody listens there: start it (entente neo4j runs one), or correct the address", store.ErrUnavailable},
}

const (
	readOnly = "this database may not be written: connect to one that may, or use a neo4j:// address, which finds it in a cluster; reading goes on"
	stopping = "the server ended the transaction, as when it stops: try again"
)

// fits reports whether the advice is about this error.
func (a advice) fits(err error, code string) bool {
	return (a.code == "") == (code == "") && strings.HasPrefix(code, a.code) && strings.Contains(err.Error(), a.text)
}

// wrap says where an error happened and what to do, and puts the store's
// sentinel under it. An error that is one of the store's already stays as it is.
func (s *Store) wrap(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		// The driver does not always keep the cause.
		return fmt.Errorf("neo4j at %s: %w", s.address, ctx.Err())
	}
	if err == nil || isOwn(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	code := ""
	var server *driver.Neo4jError
	if errors.As(err, &server) {
		code = server.Code
	}
	for _, a := range advices {
		if a.fits(err, code) {
			return fmt.Errorf("neo4j at %s: %s (%w): %w", s.address, a.says, a.kind, err)
		}
	}
	if code == "" && (driver.IsConnectivityError(err) || driver.IsRetryable(err)) {
		return fmt.Errorf("neo4j at %s does not answer: start it, or correct the address: %w: %w", s.address, store.ErrUnavailable, err)
	}
	return fmt.Errorf("neo4j at %s: %w", s.address, err)
}

// isOwn reports whether the error is one of the store's.
func isOwn(err error) bool {
	return errors.Is(err, store.ErrInvalid) || errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrUnavailable)
}

// isTooLarge reports whether the server lacked the memory for a transaction.
func isTooLarge(err error) bool {
	var server *driver.Neo4jError
	return errors.As(err, &server) && strings.HasSuffix(server.Code, "OutOfMemoryError")
}

// isDuplicate reports whether a uniqueness constraint refused a write: another
// process stored the same article at the same time.
func isDuplicate(err error) bool {
	var server *driver.Neo4jError
	return errors.As(err, &server) && server.Code == "Neo.ClientError.Schema.ConstraintValidationFailed"
}
