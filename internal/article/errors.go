package article

import "errors"

// What can be wrong with an input. Each comes wrapped in an *Error, with the
// particulars; test with errors.Is.
var (
	ErrEmpty       = errors.New("nothing to read")
	ErrBinary      = errors.New("not a text")
	ErrTooLarge    = errors.New("too large")
	ErrTruncated   = errors.New("cut off")
	ErrEncoding    = errors.New("damaged characters")
	ErrSyntax      = errors.New("not valid JSON")
	ErrNoText      = errors.New("no article text")
	ErrUnsupported = errors.New("not an article")
)

// Error says which input could not be read, and why.
type Error struct {
	Origin string // as Article.Origin: file, URL, or "news.jsonl:17"
	Err    error  // wraps one of the Err values, or is what the reader said
}

func (e *Error) Error() string {
	if e.Origin == "" {
		return e.Err.Error()
	}
	return e.Origin + ": " + e.Err.Error()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }
