package ontology

import "io"

// Polarity says whether the text states or denies.
type Polarity string

// The polarities. A negated statement never makes an edge by itself.
const (
	Affirmed Polarity = "AFFIRMED"
	Negated  Polarity = "NEGATED" // "did not name China", "denied supporting Russia"
)

// Modality says how real the text makes the thing stated.
type Modality string

// The modalities.
const (
	Asserted Modality = "ASSERTED" // it is or was so
	Planned  Modality = "PLANNED"  // "will sign", "aims to"
	Possible Modality = "POSSIBLE" // "could", "may", "if"; never makes an edge
	Ended    Modality = "ENDED"    // "suspended its support", "left the pact"; closes the edge
)

// Via says how a name in the text came to stand for its entity.
type Via string

// The ways from words to an entity.
const (
	ViaName        Via = "NAME"        // the canonical name or a spelling of it
	ViaAlias       Via = "ALIAS"       // another name or an acronym
	ViaMetonym     Via = "METONYM"     // a capital or seat of power: "Beijing", "the Kremlin"
	ViaDemonym     Via = "DEMONYM"     // a nationality: "Japanese officials"
	ViaSurname     Via = "SURNAME"     // part of a full name given elsewhere in the article
	ViaCoreference Via = "COREFERENCE" // a pronoun or description: "it", "the two countries"
	ViaDescription Via = "DESCRIPTION" // a phrase that names an agreement by its parties and kind
	ViaContext     Via = "CONTEXT"     // understood from the sentence or the article, not from a phrase
)

var (
	polarities = []Polarity{Affirmed, Negated}
	modalities = []Modality{Asserted, Planned, Possible, Ended}
	vias       = []Via{ViaName, ViaAlias, ViaMetonym, ViaDemonym, ViaSurname, ViaCoreference, ViaDescription, ViaContext}
)

// Polarities are all polarities.
func Polarities() []Polarity { return append([]Polarity(nil), polarities...) }

// Modalities are all modalities.
func Modalities() []Modality { return append([]Modality(nil), modalities...) }

// Vias are all ways from words to an entity.
func Vias() []Via { return append([]Via(nil), vias...) }

// ParsePolarity accepts a polarity in any letter case.
func ParsePolarity(s string) (Polarity, error) { return parseEnum("polarity", s, polarities) }

// ParseModality accepts a modality in any letter case.
func ParseModality(s string) (Modality, error) { return parseEnum("modality", s, modalities) }

// MarshalGQL writes the GraphQL enum value.
func (p Polarity) MarshalGQL(w io.Writer) { writeEnum(w, string(p)) }

// UnmarshalGQL reads the GraphQL enum value.
func (p *Polarity) UnmarshalGQL(v any) (err error) {
	s, err := enumText(v)
	if err == nil {
		*p, err = ParsePolarity(s)
	}
	return err
}

// MarshalGQL writes the GraphQL enum value.
func (m Modality) MarshalGQL(w io.Writer) { writeEnum(w, string(m)) }

// UnmarshalGQL reads the GraphQL enum value.
func (m *Modality) UnmarshalGQL(v any) (err error) {
	s, err := enumText(v)
	if err == nil {
		*m, err = ParseModality(s)
	}
	return err
}

// MarshalGQL writes the GraphQL enum value.
func (v Via) MarshalGQL(w io.Writer) { writeEnum(w, string(v)) }

// UnmarshalGQL reads the GraphQL enum value.
func (v *Via) UnmarshalGQL(x any) (err error) {
	s, err := enumText(x)
	if err == nil {
		*v, err = parseEnum("way of naming", s, vias)
	}
	return err
}
