// Package annotation holds the JSON shape in which what an article states is
// written down, by people for a gold set and by Entente as its answer.
package annotation

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Document is one annotated article.
type Document struct {
	ID         string      `json:"id,omitempty"`
	Source     string      `json:"source,omitempty"`
	Title      string      `json:"title,omitempty"`
	Published  *string     `json:"published"` // RFC 3339 full-date, or null
	Entities   []Entity    `json:"entities"`
	Relations  []Relation  `json:"relations"`
	Agreements []Agreement `json:"agreements"`
	// BoilerplateOnly are names that stand only outside the article's own text (gold).
	BoilerplateOnly []string `json:"boilerplate_only_names,omitempty"`
}

// Entity is a named thing with the ways in which the text names it.
type Entity struct {
	ID       string   `json:"id,omitempty"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Mentions []string `json:"mentions"`
	// Optional and AltKinds belong to gold: an entity that counts neither way,
	// and other kinds that are right too.
	Optional bool     `json:"optional,omitempty"`
	AltKinds []string `json:"alt_kinds,omitempty"`
}

// Relation is one statement; its ends are names of entities.
type Relation struct {
	Subject     string  `json:"subject"`
	Relation    string  `json:"relation"`
	Object      string  `json:"object"`
	Polarity    string  `json:"polarity"`
	Modality    string  `json:"modality"`
	Attribution *string `json:"attribution"`
	Role        *string `json:"role"`
	Date        *string `json:"date"`
	Evidence    string  `json:"evidence"`
	// What follows "evidence" is Entente's own: where the sentence stands (byte
	// offsets into the article's text), what carries the relation, and how sure it is.
	Start      *int     `json:"start,omitempty"`
	End        *int     `json:"end,omitempty"`
	Trigger    string   `json:"trigger,omitempty"`
	Rule       string   `json:"rule,omitempty"`
	Path       string   `json:"path,omitempty"`
	Extractor  string   `json:"extractor,omitempty"`
	Confidence *float64 `json:"confidence,omitempty"`
	// Optional and Alt belong to gold: a relation that counts neither way, and
	// other relations that are right too.
	Optional bool     `json:"optional,omitempty"`
	Alt      []string `json:"alt,omitempty"`
}

// Agreement names the parties of an entity of kind Agreement.
type Agreement struct {
	Name     string   `json:"name"`
	Parties  []string `json:"parties"`
	Signed   *string  `json:"signed"`
	Optional bool     `json:"optional,omitempty"`
}

// Folder is the documents of a folder by file name without ".json".
type Folder map[string]*Document

// Names are the documents' names, ascending.
func (f Folder) Names() []string {
	names := make([]string, 0, len(f))
	for n := range f {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// ReadFolder reads every .json file of a folder that holds an object.
func ReadFolder(dir string) (Folder, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	out := Folder{}
	for _, f := range files {
		name, isJSON := strings.CutSuffix(f.Name(), ".json")
		if !isJSON || f.IsDir() {
			continue
		}
		path := filepath.Join(dir, f.Name())
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if !strings.HasPrefix(strings.TrimSpace(string(b)), "{") {
			continue // lists of sources and the like
		}
		var d Document
		if err := json.Unmarshal(b, &d); err != nil {
			return nil, fmt.Errorf("%s: not an annotated article: %w", path, err)
		}
		out[name] = &d
	}
	return out, nil
}
