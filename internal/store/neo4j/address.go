package neo4j

import "strings"

// shownAddress is an address as messages give it: without a user and password
// that stand in it, however the address is broken.
func shownAddress(uri string) string {
	at := strings.LastIndexByte(uri, '@')
	if at < 0 {
		return uri
	}
	if scheme, _, ok := strings.Cut(uri[:at], "://"); ok {
		return scheme + "://" + uri[at+1:]
	}
	return uri[at+1:]
}
