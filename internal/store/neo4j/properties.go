package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// properties is a map of properties under construction. What is not known has
// no property at all.
type properties map[string]any

// text sets a property unless the text is empty.
func (p properties) text(name, s string) {
	if s != "" {
		p[name] = s
	}
}

// day sets a property unless the day is not known.
func (p properties) day(name string, d ontology.Date) {
	if !d.IsZero() {
		p[name] = driver.DateOf(d.Time())
	}
}

// longestKey is the longest text in bytes that goes into an index: Neo4j refuses
// what is longer than about 8 KB.
const longestKey = 4000

// indexed sets a property that has an index. Of a text that is too long for it
// the property has the beginning, and another one the whole.
func (p properties) indexed(name, whole, s string) {
	p[name] = beginning(s)
	if len(s) > longestKey {
		p[whole] = s
	}
}

// beginning is as much of a text as goes into an index.
func beginning(s string) string {
	if len(s) <= longestKey {
		return s
	}
	end := longestKey
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// nameKey is the key of the (:Name) node of a folded name: itself, or its
// beginning and a hash where that is too long for an index.
func nameKey(folded string) string {
	if len(folded) <= longestKey {
		return folded
	}
	sum := sha256.Sum256([]byte(folded))
	return beginning(folded) + " " + hex.EncodeToString(sum[:])
}

func spanOf(s ontology.Span) []int64 { return []int64{int64(s.Start), int64(s.End)} }

// nameKeys are the entity's folded names without doubles, its own first.
func nameKeys(e *ontology.Entity) []string {
	keys := make([]string, 0, 1+len(e.Aliases))
	seen := make(map[string]bool, 1+len(e.Aliases))
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if k := ontology.Fold(n); k != "" && !seen[k] {
			seen[k] = true
			keys = append(keys, k)
		}
	}
	return keys
}

// entityProperties are a node's, but for what the store counts.
func entityProperties(e *ontology.Entity, keys []string) properties {
	aliases := e.Aliases
	if aliases == nil {
		aliases = []string{}
	}
	p := properties{"aliases": aliases, "nameKey": ontology.Fold(e.Name), "words": strings.Join(keys, " ")}
	p.indexed("name", "wholeName", e.Name)
	p.text("description", e.Description)
	p.text("iso2", e.Codes.ISO2)
	p.text("iso3", e.Codes.ISO3)
	p.text("wikidata", e.Codes.Wikidata)
	if e.Pact != nil {
		p["form"] = e.Pact.Form // even "": that something is known
		p.day("signed", e.Pact.Signed)
		p.text("status", string(e.Pact.Status))
	}
	return p
}

func articleProperties(a *ontology.Article) properties {
	p := properties{
		"id": string(a.ID), "title": a.Title, "loadedAt": a.LoadedAt.UTC(), "language": a.Language, "text": a.Text,
		"cluster": string(a.Cluster), "words": strings.Join(store.Words(a.Title+"\n"+a.Text), " "),
		// Neo4j has signed integers only: the same 64 bits.
		"fingerprint": int64(a.Fingerprint),
	}
	for part := range parts {
		p[partProperty(part)] = partOf(a.Fingerprint, part)
	}
	p.indexed("source", "wholeSource", a.Source)
	p.text("url", a.URL)
	p.day("published", a.Published)
	return p
}
