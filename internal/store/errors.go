package store

import "errors"

// The sentinels that errors of every backend wrap.
var (
	// ErrNotFound: a named thing is not in the graph.
	ErrNotFound = errors.New("not in the graph")
	// ErrInvalid: the question or the bundle is wrong; asking again will not help.
	ErrInvalid = errors.New("invalid")
	// ErrUnavailable: the backend is out of reach or restarting; asking again later may help.
	ErrUnavailable = errors.New("store out of reach")
	// ErrConflict: another process holds the store.
	ErrConflict = errors.New("store in use")
)
