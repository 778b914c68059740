package article

import (
	"bytes"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decode converts b to UTF-8, without a byte order mark and with "\n" for
// every line end. What b is in is settled by the first of these that applies:
// a byte order mark; the zero bytes of UTF-16; being valid UTF-8; what the
// HTTP header or the page declares; a guess by the bytes. With ErrEncoding
// comes the text as far as it can be made out, U+FFFD for what cannot.
func decode(b []byte, contentType string, page bool) (string, error) {
	s, err := decodeBytes(b, contentType, page)
	return normaliseLines(s), err
}

func decodeBytes(b []byte, contentType string, page bool) (string, error) {
	if e := utf16Order(b); e != nil {
		if len(b)%2 != 0 {
			return "", fmt.Errorf("%w: the UTF-16 text ends in the middle of a character, at byte %d", ErrTruncated, len(b))
		}
		return convert(b, e, "UTF-16")
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	declared := declaredCharset(b, contentType, page)
	if declared == nil || !escaped(b) {
		if utf8.Valid(b) {
			return string(b), nil
		}
		if err := damagedUTF8(b); err != nil {
			return strings.ToValidUTF8(string(b), "\ufffd"), err
		}
	}
	if declared != nil {
		if s, err := convert(b, declared, charsetName(declared)); err == nil {
			return s, nil
		}
	}
	return guess(b)
}

// escaped reports whether b holds the escape sequences of ISO-2022, whose
// texts are valid UTF-8 to look at.
func escaped(b []byte) bool { return bytes.Contains(b, []byte("\x1b$")) }

// utf16Order is the UTF-16 that b begins with a mark of, or whose zero bytes
// it holds at every other place; nil for neither.
func utf16Order(b []byte) encoding.Encoding {
	little := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return little
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return big
	}
	even, odd := 0, 0
	sample := b[:min(len(b), 1024)]
	for i, c := range sample {
		if c == 0 {
			even, odd = even+(1-i%2), odd+i%2
		}
	}
	switch half := len(sample) / 2; {
	case half < 4:
	case odd*10 >= half*7 && even*20 <= half:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case even*10 >= half*7 && odd*20 <= half:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// damagedUTF8 tells a UTF-8 text with a broken place from a text in another
// character set: it holds more whole characters of two bytes and more than
// broken ones, or it is broken only at its very end.
func damagedUTF8(b []byte) error {
	good, bad, firstBad := 0, 0, -1
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if bad++; firstBad < 0 {
				firstBad = i
			}
		case n > 1:
			good++
		}
		i += n
	}
	if firstBad >= len(b)-3 && !utf8.FullRune(b[firstBad:]) {
		return fmt.Errorf("%w: the text ends in the middle of a character, at byte %d", ErrTruncated, firstBad)
	}
	if good > bad {
		return fmt.Errorf("%w: UTF-8 broken at byte %d and %d more places; save it again as UTF-8", ErrEncoding, firstBad, bad-1)
	}
	return nil
}

// declaredCharset is the character set that the HTTP header or, in a page,
// its meta element names; nil if none, or UTF-8.
func declaredCharset(b []byte, contentType string, page bool) encoding.Encoding {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		if e, name := charset.Lookup(params["charset"]); e != nil && name != "utf-8" {
			return e
		}
		return nil
	}
	if !page {
		return nil
	}
	if e, name, _ := charset.DetermineEncoding(b[:min(len(b), 1024)], "text/html"); name != "utf-8" && declares(b) {
		return e
	}
	return nil
}

// declares reports whether a page names its character set where browsers look.
func declares(b []byte) bool {
	head := bytes.ToLower(b[:min(len(b), 1024)])
	return bytes.Contains(head, []byte("charset")) || bytes.Contains(head, []byte("encoding="))
}

func charsetName(e encoding.Encoding) string {
	name, err := htmlindex.Name(e)
	if err != nil {
		return "the declared character set"
	}
	return name
}

// guess converts b from the character set that its bytes look like.
func guess(b []byte) (string, error) {
	if westernText(b) {
		return convert(b, charsetNamed("windows-1252"), "windows-1252")
	}
	found := chardet.Detect(b[:min(len(b), 64<<10)])
	e, name := charset.Lookup(found.Encoding)
	if e == nil {
		return "", fmt.Errorf("%w: neither UTF-8 nor a character set that can be told; save it as UTF-8", ErrEncoding)
	}
	return convert(b, e, name)
}

func charsetNamed(name string) encoding.Encoding {
	e, _ := charset.Lookup(name)
	return e
}

// westernText reports whether b is what English in windows-1252 looks like:
// at most one byte in twenty is not ASCII, and nearly each of these is a
// quotation mark, a dash or an accented letter beside ASCII ones. Guessers go
// wrong on so little evidence.
func westernText(b []byte) bool {
	high, western := 0, 0
	for i, c := range b {
		if c < 0x80 {
			continue
		}
		high++
		lone := (i == 0 || b[i-1] < 0x80) && (i+1 == len(b) || b[i+1] < 0x80)
		if lone && (c >= 0xc0 || c == 0x80 || c >= 0x85 && c != 0x8d && c != 0x8f && c != 0x90 && c != 0x9d) {
			western++
		}
	}
	return high*20 <= len(b) && western*10 >= high*9
}

// convert decodes b from e, and refuses a text that e cannot spell.
func convert(b []byte, e encoding.Encoding, name string) (string, error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", fmt.Errorf("%w: taken for %s: %w", ErrEncoding, name, err)
	}
	s := strings.TrimPrefix(string(out), "\ufeff")
	if bad := strings.Count(s, "\ufffd"); bad > 0 && bad > bytes.Count(b, []byte("\xef\xbf\xbd")) {
		return s, fmt.Errorf("%w: taken for %s, %d characters of it make no sense, the first after %q; save it as UTF-8",
			ErrEncoding, name, bad, before(s, strings.Index(s, "\ufffd")))
	}
	return s, nil
}

// before is the end of s[:i], for messages.
func before(s string, i int) string {
	from := max(0, i-20)
	for from < i && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:i]
}

// normaliseLines makes "\n" of "\r\n" and of "\r", and drops the marks of writing
// direction that stick invisibly to words copied from web pages.
func normaliseLines(s string) string {
	if strings.Contains(s, "\u200e") || strings.Contains(s, "\u200f") {
		s = strings.NewReplacer("\u200e", "", "\u200f", "").Replace(s)
	}
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
}
