package ontology

import "slices"

// Form says in what way a surface form stands for an entity.
type Form string

// The ways in which a text can name an entity, the plainest first.
const (
	FormName      Form = "NAME"       // the canonical or the official name: "Japan", "European Union"
	FormAlias     Form = "ALIAS"      // another name, spelling or former name: "Burma", "Ansar Allah"
	FormAcronym   Form = "ACRONYM"    // "US", "NATO"; with or without full stops
	FormNoun      Form = "NOUN"       // a national or nationals: "Pole", "Poles"
	FormAdjective Form = "ADJECTIVE"  // of the country: "Polish"
	FormCapital   Form = "CAPITAL"    // a capital city, which acts as its government or is only a place
	FormSeat      Form = "SEAT"       // a seat of power that acts for its owner: "the Kremlin"
	FormLookalike Form = "LOOK_ALIKE" // holds a name of somebody but means nobody: "South China Sea"
)

var formOrder = []Form{FormName, FormAlias, FormAcronym, FormNoun, FormAdjective, FormCapital, FormSeat, FormLookalike}

// Forms are all forms, in the order in which the names of one phrase are listed.
func Forms() []Form { return slices.Clone(formOrder) }

// Name is one surface form of one entity.
type Name struct {
	// Text is the form as a newspaper prints it, without a leading "the".
	Text string
	// Target is the entity that the form stands for; "" for a look-alike.
	Target ID
	Form   Form
	// Ambiguous says that the form, capitals and all, often means something
	// else: another entity ("Congo", "Korea"), a person ("Jordan"), a place
	// (every capital). The words around it must speak for Target.
	Ambiguous bool
	// CaseSensitive says that the form counts only where each of its capitals
	// is a capital in the text: "US" is not "us", "Turkey" is not "turkey". A
	// text in capitals throughout passes, so there the reader must take care.
	CaseSensitive bool
}

// aliasTexts are the names, other names and acronyms of one entity, ascending
// and each once, without its canonical name.
func aliasTexts(canonical string, names []Name) []string {
	var texts []string
	for _, n := range names {
		named := n.Form == FormName || n.Form == FormAlias || n.Form == FormAcronym
		if named && n.Text != canonical {
			texts = append(texts, n.Text)
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}
