package store

import "fmt"

// The bounds of what one question may ask for.
const (
	MaxHits, DefaultHits   = 100, 10
	MaxHops, DefaultHops   = 10, 6
	MaxPaths, DefaultPaths = 100, 10
	MaxExplainHops         = 3
	DefaultExplained       = 5 // paths
	MaxAlike, DefaultAlike = 100, 10
	MaxShared              = 100
	DefaultShared          = 5
	MaxNetworkHops         = 5
	MaxNodes, DefaultNodes = 5000, 200
	MaxLinks, DefaultLinks = 20000, 2000
	MaxDistance            = 64 // bits in which two fingerprints may differ
)

// Checked is the query with its defaults filled in; ErrInvalid if a bound is broken.
func (q SearchQuery) Checked() (_ SearchQuery, err error) {
	if err := checkText(q.Text); err != nil {
		return q, err
	}
	err = bound("hits", &q.Limit, 1, MaxHits, DefaultHits)
	return q, err
}

// Checked is the query with its defaults filled in; ErrInvalid if a bound is broken.
func (q PathQuery) Checked() (_ PathQuery, err error) {
	if err := q.Filter.Check(); err != nil {
		return q, err
	}
	err = bound("hops of a path", &q.MaxHops, 1, MaxHops, DefaultHops)
	return q, err
}

// Checked is the query with its defaults filled in; ErrInvalid if a bound is broken.
func (q PathsQuery) Checked() (_ PathsQuery, err error) {
	if q.PathQuery, err = q.PathQuery.Checked(); err != nil {
		return q, err
	}
	err = bound("paths", &q.Limit, 1, MaxPaths, DefaultPaths)
	return q, err
}

// Checked is the query with its defaults filled in; ErrInvalid if a bound is broken.
func (q ExplainQuery) Checked() (_ ExplainQuery, err error) {
	if err := q.Filter.Check(); err != nil {
		return q, err
	}
	if err := bound("hops of an explanation", &q.MaxHops, 1, MaxExplainHops, MaxExplainHops); err != nil {
		return q, err
	}
	err = bound("paths", &q.Limit, 1, MaxPaths, DefaultExplained)
	return q, err
}

// Checked is the query with its defaults filled in; ErrInvalid if a bound is broken.
func (q AlikeQuery) Checked() (_ AlikeQuery, err error) {
	if err := q.Filter.Check(); err != nil {
		return q, err
	}
	if err := bound("entities alike", &q.Limit, 1, MaxAlike, DefaultAlike); err != nil {
		return q, err
	}
	err = bound("relations in common", &q.Shared, 1, MaxShared, DefaultShared)
	return q, err
}

// Checked is the query with its defaults filled in; ErrInvalid if a bound is broken.
func (q NetworkQuery) Checked() (_ NetworkQuery, err error) {
	if err := q.Filter.Check(); err != nil {
		return q, err
	}
	if err := bound("hops of a network", &q.Hops, 0, MaxNetworkHops, 0); err != nil {
		return q, err
	}
	if err := bound("nodes of a network", &q.MaxNodes, 1, MaxNodes, DefaultNodes); err != nil {
		return q, err
	}
	err = bound("links of a network", &q.MaxLinks, 1, MaxLinks, DefaultLinks)
	return q, err
}

// CheckDistance refuses a distance between fingerprints that is none with ErrInvalid.
func CheckDistance(bits int) error {
	return bound("bits of distance", &bits, 0, MaxDistance, 0)
}

func bound(what string, n *int, least, most, otherwise int) error {
	if *n == 0 {
		*n = otherwise
	}
	if *n < least || *n > most {
		return fmt.Errorf("%d %s: %w: ask for %d to %d", *n, what, ErrInvalid, least, most)
	}
	return nil
}
