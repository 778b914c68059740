package store

import "entente/internal/ontology"

// Direction says which edges of an entity are meant.
type Direction string

// The directions. A symmetric edge is in every direction of both its ends.
const (
	Both     Direction = "BOTH" // also the zero Direction
	Outgoing Direction = "OUT"  // the entity is the subject
	Incoming Direction = "IN"   // the entity is the object
)

// RelationFilter keeps the edges that pass all its parts. The zero filter keeps
// all. Here and in the other filters a list passes what is any of its values,
// and an empty list passes everything.
type RelationFilter struct {
	Types      []ontology.RelationType // any of these
	Direction  Direction               // as seen from the entity asked about
	Others     []ontology.ID           // the other end is one of these
	OtherKinds []ontology.Kind         // the other end's kind; in ListRelations, either end's
	Statuses   []ontology.Modality     // ASSERTED, PLANNED, ENDED
	// Confidences are 0 to 1; reports and sources count articles and
	// publishers. All bounds are inclusive, and an upper one of 0 is none.
	MinConfidence, MaxConfidence float64
	MinReports, MaxReports       int
	MinSources, MaxSources       int
	// AsOf keeps what held on that day: begun by then (Since unknown counts as
	// begun) and not ended by then (ENDED with Until unknown counts as ended).
	AsOf ontology.Date
	// KnownAt asks what was known by the end of that day, whatever is known
	// since. An edge is then the ontology.Summarise of the evidence of articles
	// whose Known is not after it, and there is no edge where such evidence
	// makes none. The other parts of the filter, orders, cursors and counts look
	// at that edge, AsOf among them, and it is what is returned, with the day in
	// its KnownAt. Entities are as they are now.
	KnownAt ontology.Date
	// ReportedFrom and ReportedTo bound LastReported, both inclusive; an
	// unknown day passes neither.
	ReportedFrom, ReportedTo ontology.Date
	// HideAttributed drops edges that rest on somebody's claims alone.
	HideAttributed bool
}

// EntityFilter keeps the entities that pass all its parts. The zero filter keeps all.
type EntityFilter struct {
	Kinds                    []ontology.Kind
	IDs                      []ontology.ID
	MinMentions, MaxMentions int // both inclusive; an upper bound of 0 is none
	// SeenFrom and SeenTo keep entities mentioned in an article of that time:
	// LastSeen is not before SeenFrom and FirstSeen not after SeenTo; an
	// unknown day passes neither.
	SeenFrom, SeenTo ontology.Date
}

// EvidenceFilter keeps the evidence that passes all its parts. The zero filter keeps all.
type EvidenceFilter struct {
	Subjects, Objects []ontology.ID
	Involving         []ontology.ID // subject or object
	// Between and And keep evidence of which one end is among the first and the
	// other among the second.
	Between, And                 []ontology.ID
	EndKinds                     []ontology.Kind // of the subject, and of the object
	Types                        []ontology.RelationType
	Polarities                   []ontology.Polarity
	Modalities                   []ontology.Modality
	Articles                     []ontology.ArticleID
	Sources                      []string // publishers, exactly
	AttributedTo                 []ontology.ID
	MinConfidence, MaxConfidence float64 // both inclusive; an upper bound of 0 is none
	// PublishedFrom and PublishedTo bound the article's day, both inclusive.
	PublishedFrom, PublishedTo ontology.Date
	// KnownAt keeps what articles known by that day say: those whose Known is not
	// after it. KnownAfter keeps what the others say, whose Known is.
	KnownAt, KnownAfter ontology.Date
	// Text keeps sentences that hold all of its words; see Words. At most MaxText bytes.
	Text string
}

// ArticleFilter keeps the articles that pass all its parts. The zero filter keeps all.
type ArticleFilter struct {
	Sources                    []string      // publishers, exactly
	Mentioning                 []ontology.ID // at least one of these
	PublishedFrom, PublishedTo ontology.Date // both inclusive
	// Text keeps articles whose title and text together hold all of its words;
	// see Words. At most MaxText bytes.
	Text string
}
