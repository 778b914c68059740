package ontology

import (
	"fmt"
	"io"
	"strings"
)

func writeEnum(w io.Writer, s string) { _, _ = io.WriteString(w, `"`+s+`"`) }

func enumText(v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("%v is not an enum value", v)
	}
	return s, nil
}

// parseEnum finds s, in any letter case, among the values.
func parseEnum[T ~string](what, s string, values []T) (T, error) {
	for _, v := range values {
		if strings.EqualFold(s, string(v)) {
			return v, nil
		}
	}
	return "", fmt.Errorf("%q is not a %s: use one of %s", s, what, join(values))
}

func join[T ~string](values []T) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return strings.Join(out, ", ")
}
