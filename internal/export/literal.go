package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"entente/internal/ontology"
)

// literalMap is a map of Cypher, in the order in which it is written. A property
// without a value is left out.
type literalMap []property

type property struct {
	name  string
	value any
}

// literal is a value as Cypher has it; "" for an empty text and an unknown day.
func literal(v any) string {
	switch v := v.(type) {
	case string:
		if v == "" {
			return ""
		}
		return quoted(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return decimal(v)
	case bool:
		return strconv.FormatBool(v)
	case ontology.Date:
		if v.IsZero() {
			return ""
		}
		return "date('" + v.String() + "')"
	case time.Time:
		return "datetime('" + v.Format("2006-01-02T15:04:05.999999999Z07:00") + "')"
	case []string:
		return list(v, func(s string) string { return quoted(s) })
	case literalMap:
		return v.String()
	case []literalMap:
		return list(v, literalMap.String)
	}
	panic(fmt.Sprintf("a %T has no form in Cypher", v))
}

// decimal has a point or an exponent, so that Cypher does not take it for an integer.
func decimal(f float64) string {
	s := strconv.FormatFloat(f, 'g', -1, 64)
	if strings.ContainsAny(s, ".e") {
		return s
	}
	return s + ".0"
}

// String is the map's text.
func (m literalMap) String() string {
	var b strings.Builder
	b.WriteByte('{')
	for _, p := range m {
		text := literal(p.value)
		if text == "" {
			continue
		}
		if b.Len() > 1 {
			b.WriteString(", ")
		}
		b.WriteString(p.name + ": " + text)
	}
	b.WriteByte('}')
	return b.String()
}

func list[T any](values []T, text func(T) string) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = text(v)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// quoted is a text of Cypher, on one line. Source: the Neo4j Cypher Manual, under
// "String literal escape sequences".
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
