package tokens

import (
	"strings"
	"unicode/utf8"
)

// isURL reports whether s is a web or mail address as a whole:
//
//	[protocol://] [user@] host [:port] [path, query or fragment]
//
// where host is a name with a dot or a public IPv4 address. A host can start
// at the beginning, after the protocol and after any "@".
func (a *affixes) isURL(s string) bool {
	if !strings.Contains(s, ".") {
		return false
	}
	if a.isHostAndPath(s) || a.isHostAndPath(a.afterProtocol(s)) {
		return true
	}
	for at, from := 0, s; ; {
		at = strings.IndexByte(from, '@')
		if at < 0 {
			return false
		}
		user := len(s) - len(from) + at
		from = from[at+1:]
		if user > 0 && a.isHostAndPath(from) {
			return true
		}
	}
}

// afterProtocol is what follows "protocol://" at the start of s, or "".
func (a *affixes) afterProtocol(s string) string {
	protocol, rest, _ := strings.Cut(s, "://")
	if utf8.RuneCountInString(protocol) < 2 {
		return ""
	}
	for _, c := range protocol {
		if !a.word.Has(c) && !strings.ContainsRune("+-.", c) {
			return ""
		}
	}
	return rest
}

func (a *affixes) isHostAndPath(s string) bool {
	end := strings.IndexAny(s, "@:/?#")
	if end < 0 {
		end = len(s)
	}
	labels := strings.Split(s[:end], ".")
	return (a.isDomain(labels) || a.isPublicIP(labels)) && a.isPortAndPath(s[end:])
}

// isPortAndPath reports whether s may follow a host: an optional port of two to
// five digits, then nothing, or anything after "/", "?" or "#".
func (a *affixes) isPortAndPath(s string) bool {
	if port, ok := strings.CutPrefix(s, ":"); ok {
		digits := 0
		for c := firstRune(port); a.decimal.Has(c); c = firstRune(port) {
			port = port[utf8.RuneLen(c):]
			digits++
		}
		if digits < 2 || digits > 5 {
			return false
		}
		s = port
	}
	return s == "" || strings.IndexByte("/?#", s[0]) >= 0
}

// isDomain reports whether the labels make a host name: at least two of them,
// the last of letters only.
func (a *affixes) isDomain(labels []string) bool {
	last := len(labels) - 1
	if last < 1 || !a.isTopLevel(labels[last]) {
		return false
	}
	for _, label := range labels[:last] {
		if !isLabel(label) {
			return false
		}
	}
	return true
}

// isTopLevel wants 2 to 63 letters that are not capitals, so that
// "lower.Upper" is two sentences and no host.
func (a *affixes) isTopLevel(label string) bool {
	n := 0
	for _, c := range label {
		if n++; n > 63 || !a.lower.Has(c) {
			return false
		}
	}
	return n >= 2
}

// isLabel wants 1 to 64 letters or digits, with hyphens and underscores only
// inside.
func isLabel(label string) bool {
	n := 0
	for _, c := range label {
		if n++; n > 64 || !isHostLetter(c) && c != '-' && c != '_' {
			return false
		}
	}
	_, last := cutLast(label)
	return isHostLetter(firstRune(label)) && isHostLetter(last)
}

// isHostLetter takes anything that is not ASCII for a letter, up to U+FFFF.
func isHostLetter(c rune) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || 0xa1 <= c && c <= 0xffff
}

// isPublicIP reports whether the labels are an IPv4 address that a server on
// the public network can have.
func (a *affixes) isPublicIP(labels []string) bool {
	return len(labels) == 4 &&
		a.isOctet(labels[0], "223") && labels[0][0] != '0' &&
		a.isOctet(labels[1], "255") && a.isOctet(labels[2], "255") &&
		a.isOctet(labels[3], "254") && labels[3][0] != '0' &&
		!a.isPrivate(labels[0], labels[1])
}

// isOctet reports whether s is a number of at most three digits, up to the
// given one of three; "05" is a number, "005" is not.
func (a *affixes) isOctet(s, highest string) bool {
	d := []rune(s)
	for _, c := range d {
		if !a.decimal.Has(c) {
			return false
		}
	}
	switch len(d) {
	case 1, 2:
		return true
	case 3:
		return d[0] == '1' || d[0] == '2' && isDigit(d[1]) && (d[1] < rune(highest[1]) ||
			d[1] == rune(highest[1]) && isDigit(d[2]) && d[2] <= rune(highest[2]))
	}
	return false
}

// isPrivate reports whether an address that starts so is one of a private
// network, of this machine or of no network.
func (a *affixes) isPrivate(first, second string) bool {
	switch first {
	case "10", "127":
		return true
	case "169":
		return second == "254"
	case "192":
		return second == "168"
	case "172":
		return a.isTwelveNet([]rune(second))
	}
	return false
}

// isTwelveNet reports whether d is a number from 16 to 31, the second octets
// of the private network that twelve bits tell, 172.16.0.0/12.
func (a *affixes) isTwelveNet(d []rune) bool {
	if len(d) != 2 {
		return false
	}
	switch d[0] {
	case '1':
		return '6' <= d[1] && d[1] <= '9'
	case '2':
		return a.decimal.Has(d[1])
	case '3':
		return d[1] == '0' || d[1] == '1'
	}
	return false
}
