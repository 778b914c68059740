// Package relations reads what sentences state about entities: who does what
// to whom, whether it is so, planned, possible, over or denied, who says it,
// and when.
package relations

import (
	"entente/internal/ontology"
)

// Statement is one piece of evidence on its way into the graph. Its ends index
// the entities found; extract turns them into IDs.
type Statement struct {
	Subject, Object int // index entities.Result.Entities
	Relation        ontology.RelationType
	// Plover is the event type that the trigger stands for, marks left aside; it
	// may differ from the relation's own ("imposed sanctions" is COERCE).
	Plover   ontology.Plover
	Polarity ontology.Polarity
	Modality ontology.Modality
	// AttributedTo indexes the entities, or is -1; Attribution is the speaker in
	// the text's words, "" where nobody is named.
	AttributedTo int
	Attribution  string
	Date         ontology.Date
	Precision    ontology.Precision
	Role         string
	Section      int
	Sentence     ontology.Span // in the stored article text, without white space at its ends
	SubjectVia   ontology.Mention
	ObjectVia    ontology.Mention
	Trigger      ontology.Span // in the stored article text
	Rule         string
	Path         Path
	Confidence   float64 // 0 to 1
	ofPeople     bool    // the object is the people of a state: "stands with the people of Chad"
}
