package graph

import (
	"encoding/json"
	"time"

	"entente/graph/level"
	"entente/internal/ontology"
)

// appendDate appends a day, or null where it is not known.
func appendDate(b []byte, d ontology.Date) []byte {
	if d.IsZero() {
		return append(b, "null"...)
	}
	b = append(b, '"')
	b = appendDigits(b, d.Year, 1000)
	b = appendDigits(append(b, '-'), int(d.Month), 10)
	b = appendDigits(append(b, '-'), d.Day, 10)
	return append(b, '"')
}

// appendDigits appends n with as many digits as the unit has.
func appendDigits(b []byte, n, unit int) []byte {
	for ; unit > 0; unit /= 10 {
		b = append(b, byte('0'+n/unit%10))
	}
	return b
}

// appendKind appends a kind as the enum's value, in capitals.
func appendKind(b []byte, k ontology.Kind) []byte {
	start := len(b) + 1
	b = level.Text(b, k)
	for i := start; i < len(b); i++ {
		if 'a' <= b[i] && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return b
}

// appendDateTime appends a moment in UTC.
func appendDateTime(b []byte, t time.Time) []byte {
	return t.UTC().AppendFormat(b, `"`+time.RFC3339Nano+`"`)
}

// appendValues appends a list of values that JSON has.
func appendValues(b []byte, values []any) []byte {
	b = append(b, '[')
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		text, err := json.Marshal(v)
		if err != nil {
			panic(err) // stores give nothing else
		}
		b = append(b, text...)
	}
	return append(b, ']')
}
