package ontology

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// EvidenceID is "evidence:" and 20 hexadecimal digits.
type EvidenceID string

// Evidence is one statement by one sentence of one article.
type Evidence struct {
	ID           EvidenceID   `json:"id"`
	Subject      ID           `json:"subject"`
	Relation     RelationType `json:"relation"`
	Object       ID           `json:"object"`
	Polarity     Polarity     `json:"polarity"`
	Modality     Modality     `json:"modality"`
	AttributedTo ID           `json:"attributedTo,omitempty"` // who says so, where that is an entity
	Attribution  string       `json:"attribution,omitempty"`  // who says so, in the text's words ("Analysts")
	Date         Date         `json:"date"`                   // when it happened, if the text says
	Precision    Precision    `json:"precision,omitempty"`    // of Date; "" without one
	Role         string       `json:"role,omitempty"`         // the post, for REPRESENTS
	Article      ArticleID    `json:"article"`
	Sentence     string       `json:"sentence"` // Article.Text[Span.Start:Span.End]
	Span
	SubjectMention Mention `json:"subjectMention"`
	ObjectMention  Mention `json:"objectMention"`
	// Trigger is the word or phrase that carries the relation, and TriggerSpan
	// where it stands.
	Trigger     string  `json:"trigger"`
	TriggerSpan Span    `json:"triggerSpan"`
	Rule        string  `json:"rule"`       // id of the rule that found it, "support.verb"
	Extractor   string  `json:"extractor"`  // "rules", or "llm:" and a model's name
	Confidence  float64 `json:"confidence"` // 0 to 1: how likely it is that the sentence states this
}

// Mention is where and how a text refers to one end of a statement.
type Mention struct {
	Span
	Via Via `json:"via"`
}

// NewEvidenceID derives the ID from what the evidence says and where, so that
// loading the same article again finds the same evidence.
func NewEvidenceID(e *Evidence) EvidenceID {
	return EvidenceID("evidence:" + digest(string(e.Article), string(e.Subject), string(e.Relation), string(e.Object),
		string(e.Polarity), string(e.Modality), string(e.AttributedTo), e.Attribution,
		strconv.Itoa(e.Span.Start), strconv.Itoa(e.Span.End), e.Extractor))
}

// MakesEdge reports whether the evidence counts towards an edge: affirmed, and
// asserted, planned or ended.
func (e *Evidence) MakesEdge() bool { return e.Polarity == Affirmed && e.Modality != Possible }

// Key is the edge that the evidence is about.
func (e *Evidence) Key() RelationKey { return NewRelationKey(e.Subject, e.Relation, e.Object) }

// digest is 20 hexadecimal digits that stand for the parts in this order.
func digest(parts ...string) string {
	b := make([]byte, 0, 256)
	for _, p := range parts {
		b = append(append(b, p...), 0)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:10])
}
