package llm

import (
	"encoding/json"
	"strings"

	"entente/internal/article"
	"entente/internal/ontology"
)

// request is the body of a chat completion.
type request struct {
	Model          string    `json:"model"`
	Messages       []message `json:"messages"`
	Temperature    float64   `json:"temperature"`
	Seed           int       `json:"seed"`
	ResponseFormat format    `json:"response_format"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type format struct {
	Type   string `json:"type"`
	Schema struct {
		Name   string          `json:"name"`
		Strict bool            `json:"strict"`
		Schema json.RawMessage `json:"schema"`
	} `json:"json_schema"`
}

// question asks about one article's own text.
func (c *Client) question(a *article.Article) ([]byte, error) {
	r := request{Model: c.options.Model, Seed: 1, Messages: []message{
		{"system", instructions()},
		{"user", ownText(a)},
	}}
	r.ResponseFormat.Type = "json_schema"
	r.ResponseFormat.Schema.Name, r.ResponseFormat.Schema.Strict = "statements", true
	r.ResponseFormat.Schema.Schema = answerSchema()
	return json.Marshal(r)
}

// ownText is the article's own blocks, a paragraph each, up to maxArticle.
func ownText(a *article.Article) string {
	var b strings.Builder
	for block := range a.Own() {
		if b.Len()+block.End-block.Start > maxArticle {
			break
		}
		b.WriteString(a.Slice(block))
		b.WriteString("\n\n")
	}
	return b.String()
}

// instructions tell the model the ontology.
func instructions() string {
	var b strings.Builder
	b.WriteString("You read a news article and list what it states about relations between named countries, organisations, people and agreements.\n" +
		"Use only what the text says. For each statement give the subject and object as the article names them, their kinds, the relation, and the one sentence that states it, copied exactly, character by character.\n" +
		"polarity is NEGATED where the text denies it. modality is PLANNED for what will be, POSSIBLE for what could be, ENDED for what is over, else ASSERTED. attribution is who says so, or \"\".\n" +
		"A capital or seat of power that acts stands for its country: name the country. Relations, with the kinds they join:\n")
	for _, t := range ontology.RelationTypes() {
		b.WriteString("- " + string(t) + ": subject " + t.Says() + " object")
		if t.Symmetric() {
			b.WriteString(" (either order)")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// answerSchema is the JSON Schema that the endpoint is asked to hold the model to.
func answerSchema() json.RawMessage {
	enum := func(values any) map[string]any { return map[string]any{"type": "string", "enum": values} }
	text := map[string]any{"type": "string"}
	statement := map[string]any{
		"type": "object", "additionalProperties": false,
		"required": []string{"subject", "subjectKind", "relation", "object", "objectKind", "polarity", "modality", "attribution", "sentence"},
		"properties": map[string]any{
			"subject": text, "subjectKind": enum(ontology.Kinds()), "relation": enum(ontology.RelationTypes()),
			"object": text, "objectKind": enum(ontology.Kinds()), "polarity": enum(ontology.Polarities()),
			"modality": enum(ontology.Modalities()), "attribution": text, "sentence": text,
		},
	}
	b, err := json.Marshal(map[string]any{
		"type": "object", "additionalProperties": false, "required": []string{"statements"},
		"properties": map[string]any{"statements": map[string]any{"type": "array", "items": statement}},
	})
	if err != nil {
		panic(err) // the schema is made of strings
	}
	return b
}
