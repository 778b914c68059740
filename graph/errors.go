package graph

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// codeKey is where an error's extensions hold its code.
const codeKey = "code"

// coded is an error with a code of the closed list.
func coded(code ErrorCode, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{codeKey: code}}
}

func badInput(format string, args ...any) error { return coded(ErrorCodeBadUserInput, format, args...) }

func notFound(format string, args ...any) error { return coded(ErrorCodeNotFound, format, args...) }
