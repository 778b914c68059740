package level

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const hex = "0123456789abcdef"

// Text appends s as a JSON string. What is not UTF-8 in it becomes U+FFFD.
func Text[S ~string](b []byte, s S) []byte {
	begin := len(b)
	b = append(b, '"')
	start, ascii := 0, true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			ascii = false
			continue
		}
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		b = escape(b, c)
		start = i + 1
	}
	if !ascii && !utf8.ValidString(string(s)) {
		return Text(b[:begin], strings.ToValidUTF8(string(s), "\uFFFD"))
	}
	return append(append(b, s[start:]...), '"')
}

func escape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

// TextOrNull appends s as a JSON string, or null where it is empty: the ontology
// writes "" for what is not known.
func TextOrNull[S ~string](b []byte, s S) []byte {
	if s == "" {
		return append(b, "null"...)
	}
	return Text(b, s)
}

// Texts appends a list of strings.
func Texts[S ~string](b []byte, list []S) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = Text(b, s)
	}
	return append(b, ']')
}

// Int appends a whole number.
func Int(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// Float appends a number.
func Float(b []byte, f float64) []byte { return strconv.AppendFloat(b, f, 'g', -1, 64) }

// Bool appends true or false.
func Bool(b []byte, v bool) []byte { return strconv.AppendBool(b, v) }
