package morph

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"

	"entente/internal/text"
	"entente/internal/text/tokens"
)

// rule says what is so if one of its patterns matches.
type rule struct {
	Patterns []pattern `json:"patterns"`
	Attrs    attrs     `json:"attrs"`
	// Index is the token of the pattern that gets the attributes.
	Index int `json:"index"`
}

// attrs are the attributes that a rule sets; those that are "" it leaves.
type attrs struct {
	Tag   string `json:"TAG"`
	POS   string `json:"POS"`
	Morph string `json:"MORPH"` // or noFeatures
	Lemma string `json:"LEMMA"`
	Dep   string `json:"DEP"`
}

// noFeatures is how a rule says that a word has no morphological features.
const noFeatures = "_"

// pattern is a condition for each of some neighbouring tokens.
type pattern []condition

func (p pattern) matches(words []tokens.Token, toks []text.Token) bool {
	if len(toks) < len(p) {
		return false
	}
	for i := range p {
		if !p[i].accepts(words[i].Lexeme, toks[i].Tag, toks[i].Dep) {
			return false
		}
	}
	return true
}

// condition is on one token; what it does not name may be anything.
type condition struct {
	Lower set   `json:"LOWER"`
	Tag   set   `json:"TAG"`
	Dep   set   `json:"DEP"`
	Space *bool `json:"IS_SPACE"`
}

func (c *condition) accepts(l *tokens.Lexeme, tag, dep string) bool {
	return c.Tag.accepts(tag) && c.Lower.accepts(l.Lower) && c.Dep.accepts(dep) &&
		(c.Space == nil || *c.Space == l.IsSpace)
}

// set is a set of strings; the zero value is that of all.
type set struct {
	in, notIn []string // nil is no condition
	like      *regexp.Regexp
}

func (s *set) accepts(v string) bool {
	return (s.in == nil || slices.Contains(s.in, v)) && !slices.Contains(s.notIn, v) &&
		(s.like == nil || s.like.MatchString(v))
}

// UnmarshalJSON reads "x", {"IN": [...]}, {"NOT_IN": [...]} or {"REGEX": "..."}.
func (s *set) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		s.in = make([]string, 1)
		return json.Unmarshal(b, &s.in[0])
	}
	var operators struct {
		In    []string `json:"IN"`
		NotIn []string `json:"NOT_IN"`
		Regex *string  `json:"REGEX"`
	}
	if err := strict(b, &operators); err != nil {
		return err
	}
	s.in, s.notIn = operators.In, operators.NotIn
	if operators.Regex == nil {
		return nil
	}
	var err error
	s.like, err = regexp.Compile(*operators.Regex)
	return err
}

// strict decodes JSON and refuses what it has no field for: a rule that is
// only half understood would apply where it should not.
func strict(b []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	return d.Decode(v)
}
