package neo4j

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"entente/internal/store"
)

// maxStatement is the longest Cypher statement that is read, in bytes.
const maxStatement = 20_000

// refuse is an error that says what is not allowed.
func refuse(format string, args ...any) error {
	return fmt.Errorf("cypher: %s: %w: only one statement that reads the graph is run here", fmt.Sprintf(format, args...), store.ErrRefused)
}

// forbidden are clauses and commands that are never allowed, as words in a row.
var forbidden = [][]string{
	{"LOAD", "CSV"}, {"CREATE"}, {"MERGE"}, {"DELETE"}, {"DETACH"}, {"REMOVE"}, {"SET"}, {"FOREACH"}, {"DROP"}, {"ALTER"}, {"GRANT"}, {"DENY"}, {"REVOKE"},
	{"START", "DATABASE"}, {"STOP", "DATABASE"}, {"SHOW"}, {"TERMINATE"}, {"USE"}, {"INSERT"}, {"IN", "TRANSACTIONS"}, {"RENAME"}, {"ENABLE", "SERVER"}, {"DEALLOCATE"}, {"REALLOCATE"},
}

// prefixes are options before a statement that would change how it is run or what its plan tells.
var prefixes = []string{"EXPLAIN", "PROFILE", "CYPHER"}

// procedures are those that may be called: they read, and only the graph.
var procedures = []string{
	"db.labels", "db.relationshipTypes", "db.propertyKeys", "db.schema.visualization", "db.schema.nodeTypeProperties", "db.schema.relTypeProperties",
	"db.index.fulltext.queryNodes", "db.index.fulltext.queryRelationships",
}

// namespaces are the prefixes of functions whose names have a dot.
var namespaces = []string{"date", "datetime", "time", "localtime", "localdatetime", "duration", "point", "vector.similarity", "string", "db.nameFromElementId"}

// dotted is a name with dots before an opening bracket: a procedure's or a function's.
var dotted = regexp.MustCompile(`([\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)+)\s*\(`)

// called is what CALL calls, unless a subquery follows.
var called = regexp.MustCompile(`(?i)\bCALL\s+([\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*)`)

// checkText refuses what can be seen in the text to be no plain reading.
func checkText(statement string) error {
	switch {
	case strings.TrimSpace(statement) == "":
		return fmt.Errorf("cypher: the statement is empty: %w", store.ErrInvalid)
	case len(statement) > maxStatement:
		return refuse("a statement of %d bytes, more than %d", len(statement), maxStatement)
	case strings.Contains(statement, `\u`) || strings.Contains(statement, `\U`):
		return refuse(`\u escapes; write the character itself`)
	case strings.ContainsRune(statement, 0):
		return refuse("a NUL character")
	}
	bare, err := stripped(statement)
	if err != nil {
		return err
	}
	if strings.Contains(strings.TrimRight(strings.TrimSpace(bare), "; \t\r\n"), ";") {
		return refuse("several statements")
	}
	if err := checkWords(bare); err != nil {
		return err
	}
	return checkCalls(bare)
}

// stripped is the statement without comments, its strings and quoted names
// emptied, so that no word in them is taken for a clause.
func stripped(s string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], "//"):
			end := strings.IndexAny(s[i:], "\r\n")
			if end < 0 {
				end = len(s) - i
			}
			i += end
			b.WriteByte(' ')
		case strings.HasPrefix(s[i:], "/*"):
			end := strings.Index(s[i+2:], "*/")
			if end < 0 {
				return "", fmt.Errorf("cypher: a comment is not closed: %w", store.ErrInvalid)
			}
			i += 2 + end + 2
			b.WriteByte(' ')
		case s[i] == '\'' || s[i] == '"' || s[i] == '`':
			end, err := quoted(s, i)
			if err != nil {
				return "", err
			}
			if s[i] == '`' {
				b.WriteString("quoted_name")
			} else {
				b.WriteString("''")
			}
			i = end
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String(), nil
}

// quoted is the index after the quotation that begins at i. A backslash
// escapes in strings; in quoted names two backticks stand for one.
func quoted(s string, i int) (int, error) {
	q := s[i]
	for j := i + 1; j < len(s); j++ {
		switch {
		case s[j] == '\\' && q != '`':
			j++
		case s[j] == q && q == '`' && j+1 < len(s) && s[j+1] == '`':
			j++
		case s[j] == q:
			return j + 1, nil
		}
	}
	return 0, fmt.Errorf("cypher: a quotation is not closed: %w", store.ErrInvalid)
}

// word is a run of letters, digits and underscores that is neither a property
// (.name), a parameter ($name), a label or type (:Name, |Name) nor a map's key (name:).
var word = regexp.MustCompile(`[.$:|&!]?\s*[\p{L}_][\p{L}\p{N}_]*\s*:?`)

func checkWords(bare string) error {
	var clauses []string
	for _, w := range word.FindAllString(bare, -1) {
		if strings.ContainsAny(w[:1], ".$:|&!") {
			clauses = append(clauses, "")
			continue
		}
		if strings.HasSuffix(w, ":") {
			w = strings.TrimSuffix(w, ":") // a key or a variable's label: never a clause, but SET n:L is "SET", "n:"
			if !slices.ContainsFunc(forbidden, func(f []string) bool { return strings.EqualFold(f[0], strings.TrimSpace(w)) }) {
				clauses = append(clauses, "")
				continue
			}
		}
		clauses = append(clauses, strings.ToUpper(strings.TrimSpace(w)))
	}
	if len(clauses) > 0 && slices.Contains(prefixes, clauses[0]) {
		return refuse("%s before the statement", clauses[0])
	}
	for i := range clauses {
		for _, f := range forbidden {
			if i+len(f) <= len(clauses) && slices.Equal(clauses[i:i+len(f)], f) {
				return refuse("%s", strings.Join(f, " "))
			}
		}
	}
	return nil
}

func checkCalls(bare string) error {
	for _, m := range called.FindAllStringSubmatch(bare, -1) {
		if name := compact(m[1]); !slices.Contains(procedures, name) {
			return refuse("the procedure %s; allowed are %s", name, strings.Join(procedures, ", "))
		}
	}
	for _, m := range dotted.FindAllStringSubmatch(bare, -1) {
		if name := compact(m[1]); !slices.Contains(procedures, name) && !allowedFunction(name) {
			return refuse("the function %s", name)
		}
	}
	return nil
}

func compact(name string) string { return strings.Join(strings.Fields(name), "") }

func allowedFunction(name string) bool {
	lower := strings.ToLower(name)
	return slices.ContainsFunc(namespaces, func(n string) bool {
		n = strings.ToLower(n)
		return lower == n || strings.HasPrefix(lower, n+".")
	})
}
