// Package dataset measures the extractor against data sets that others made:
// sentences or documents in JSON Lines with a mapping.json beside them that
// says how their labels and ours correspond.
//
// There are five kinds of set, told apart by what the rows hold; each has a
// file of its own that says how it is scored. The rows' offsets count
// characters; inside this package they are bytes.
package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Kind is a kind of data set.
type Kind string

// The kinds of data set, with the sets that each was made for.
const (
	EventPairs    Kind = "event pairs"            // plv, plover_gsr: a sentence, two ends, a PLOVER root
	SpanRelations Kind = "relations of spans"     // conll04: a sentence with spans and relations between them
	Documents     Kind = "relations of documents" // dwie: an article with entities, their mentions and relations
	Classes       Kind = "classes of relations"   // re3d: a document with spans and relations whose labels are classes of ours
	Names         Kind = "names"                  // conllpp: a sentence with spans of names
)

// Set is an opened data set.
type Set struct {
	Name    string // the folder's
	Kind    Kind
	mapping *mapping
	rows    [][]byte // a JSON object each
}

// Rows is the number of sentences or documents.
func (s *Set) Rows() int { return len(s.rows) }

// mappingFile says how a set's labels and ours correspond.
const mappingFile = "mapping.json"

// Is reports whether a folder looks like a data set: JSON Lines, or a mapping.
func Is(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, mappingFile))
	return err == nil || len(lineFiles(dir)) > 0
}

func lineFiles(dir string) []string {
	files, _ := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	slices.Sort(files)
	return files
}

// Open reads a data set and finds out of what kind it is.
func Open(dir string) (*Set, error) {
	files := lineFiles(dir)
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no sentences here: a data set is one or more .jsonl files beside a %s", dir, mappingFile)
	}
	s := &Set{Name: filepath.Base(dir)}
	for _, f := range files {
		rows, err := readRows(f)
		if err != nil {
			return nil, err
		}
		s.rows = append(s.rows, rows...)
	}
	if len(s.rows) == 0 {
		return nil, fmt.Errorf("%s: empty", files[0])
	}
	var err error
	if s.Kind, err = kindOf(s.rows); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	s.mapping, err = readMapping(dir, s.Kind)
	return s, err
}

// readRows reads JSON Lines; blank lines do not count.
func readRows(path string) ([][]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows [][]byte
	for n, line := range bytes.Split(b, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		if !json.Valid(line) || line[0] != '{' {
			return nil, fmt.Errorf("%s:%d: not a JSON object", path, n+1)
		}
		rows = append(rows, line)
	}
	return rows, nil
}

// shape holds what tells the kinds apart.
type shape struct {
	Plover   *string `json:"plover"`
	Entities []struct {
		Mentions json.RawMessage `json:"mentions"`
	} `json:"entities"`
	Relations *[]struct {
		SubjectText *string `json:"subject_text"`
	} `json:"relations"`
}

// kindOf looks at the rows until one shows the kind; a set of bare spans is
// known only at the end.
func kindOf(rows [][]byte) (Kind, error) {
	relations, entities := false, false
	for _, row := range rows {
		var s shape
		if err := json.Unmarshal(row, &s); err != nil {
			return "", fmt.Errorf("row %.60q: %w", row, err)
		}
		switch {
		case s.Plover != nil:
			return EventPairs, nil
		case len(s.Entities) > 0 && s.Entities[0].Mentions != nil:
			return Documents, nil
		case s.Relations != nil && len(*s.Relations) > 0 && (*s.Relations)[0].SubjectText != nil:
			return Classes, nil
		}
		relations = relations || s.Relations != nil
		entities = entities || len(s.Entities) > 0
	}
	switch {
	case relations && entities:
		return SpanRelations, nil
	case entities:
		return Names, nil
	}
	return "", errors.New("rows of no known kind: a row has a PLOVER root in \"plover\", or \"entities\" and perhaps \"relations\"")
}

// decode reads the rows into the form of the set's kind.
func decode[T any](s *Set) ([]T, error) {
	out := make([]T, len(s.rows))
	for i, row := range s.rows {
		if err := json.Unmarshal(row, &out[i]); err != nil {
			return nil, fmt.Errorf("%s: row %.60q: %w", s.Name, row, err)
		}
	}
	return out, nil
}
