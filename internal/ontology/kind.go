package ontology

import (
	"fmt"
	"io"
	"strings"
)

// Kind says what an entity is.
type Kind string

// The four kinds. Every other thing (a city, a product) is not a node.
const (
	Country      Kind = "Country"      // a state or territory with an ISO 3166-1 code, or Kosovo
	Organisation Kind = "Organisation" // a body, alliance, ministry, party, company, armed group …
	Person       Kind = "Person"       // a named human
	Agreement    Kind = "Agreement"    // a treaty, pact, deal or joint declaration that has parties
)

// Kinds are all kinds, in the order in which they are listed everywhere.
func Kinds() []Kind { return []Kind{Country, Organisation, Person, Agreement} }

// ParseKind accepts a kind in any letter case.
func ParseKind(s string) (Kind, error) {
	if k, ok := kindNamed(s); ok {
		return k, nil
	}
	return "", fmt.Errorf("%q is not a kind of entity: use one of %s", s, join(Kinds()))
}

// kindNamed is the kind of that name in any letter case.
func kindNamed(s string) (Kind, bool) {
	switch s { // as IDs have it
	case "country":
		return Country, true
	case "organisation":
		return Organisation, true
	case "person":
		return Person, true
	case "agreement":
		return Agreement, true
	}
	for _, k := range Kinds() {
		if strings.EqualFold(s, string(k)) {
			return k, true
		}
	}
	return "", false
}

// IsActor reports whether entities of this kind can act: all but agreements.
func (k Kind) IsActor() bool { return k != Agreement }

// MarshalGQL writes the GraphQL enum value, "COUNTRY".
func (k Kind) MarshalGQL(w io.Writer) { writeEnum(w, strings.ToUpper(string(k))) }

// UnmarshalGQL reads the GraphQL enum value.
func (k *Kind) UnmarshalGQL(v any) (err error) {
	s, err := enumText(v)
	if err == nil {
		*k, err = ParseKind(s)
	}
	return err
}
