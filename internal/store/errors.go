package store

import (
	"errors"
	"fmt"
)

// The sentinels that errors of every backend wrap.
var (
	// ErrNotFound: a named thing is not in the graph.
	ErrNotFound = errors.New("not in the graph")
	// ErrInvalid: the question or the bundle is wrong; asking again will not help.
	ErrInvalid = errors.New("invalid")
	// ErrUnavailable: the backend is out of reach or restarting; asking again later may help.
	ErrUnavailable = errors.New("store out of reach")
	// ErrUnusable: the backend is there, or could be, but refuses until somebody
	// changes a password, a right, an address or an index. It is an
	// ErrUnavailable, except that asking again will not help.
	ErrUnusable = fmt.Errorf("%w until that is changed", ErrUnavailable)
	// ErrBusy: the question waited for others that take long until its time was
	// over; asking again later may help.
	ErrBusy = errors.New("busy with other questions")
	// ErrConflict: another process holds the store.
	ErrConflict = errors.New("store in use")
)
