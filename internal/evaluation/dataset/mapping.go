package dataset

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"entente/internal/ontology"
	"entente/internal/relations"
)

// mapping is a set's mapping.json: its labels to our relations and kinds.
type mapping struct {
	ToOurs   map[string]*target   `json:"to_ours"`
	ToPlover map[string]string    `json:"to_plover"` // our relation → PLOVER root
	Modality map[string]*modality `json:"modality"`  // PLOVER root → the root that it is when not a past fact
	Kinds    map[string]*string   `json:"kinds"`
}

// target is our relation for a label. In the file it is a name, or an object
// when the ends change places.
type target struct {
	Relation ontology.RelationType `json:"relation"`
	Inverse  bool                  `json:"inverse"`
}

// UnmarshalJSON takes a relation's name or the long form.
func (t *target) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, (*string)(&t.Relation))
	}
	type long target
	return json.Unmarshal(b, (*long)(t))
}

// modality is the row of a root in the table by which PLOVER folds modality
// and negation into the root.
type modality struct {
	Past          string `json:"past"`
	Future        string `json:"future"`
	NegatedPast   string `json:"neg_past"`
	NegatedFuture string `json:"neg_future"`
}

// readMapping reads the set's mapping. A set of event pairs without a table of
// modality takes that of the folder plv beside it.
func readMapping(dir string, k Kind) (*mapping, error) {
	m, err := mappingAt(dir)
	if err != nil {
		return nil, err
	}
	if k != EventPairs {
		return m, nil
	}
	if len(m.ToPlover) == 0 {
		return nil, fmt.Errorf("%s: no \"to_plover\" table from our relations to PLOVER's roots", filepath.Join(dir, mappingFile))
	}
	if len(m.Modality) == 0 {
		sibling := filepath.Join(filepath.Dir(filepath.Clean(dir)), "plv")
		other, err := mappingAt(sibling)
		if err != nil || len(other.Modality) == 0 {
			return nil, fmt.Errorf("%s: no \"modality\" table, and none in %s", filepath.Join(dir, mappingFile), filepath.Join(sibling, mappingFile))
		}
		m.Modality = other.Modality
	}
	return m, nil
}

func mappingAt(dir string) (*mapping, error) {
	path := filepath.Join(dir, mappingFile)
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such file: it says how the set's labels and our relations correspond", path)
	}
	if err != nil {
		return nil, err
	}
	m := &mapping{}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for label, t := range m.ToOurs {
		if t == nil {
			continue
		}
		if _, err := ontology.ParseRelationType(string(t.Relation)); err != nil {
			return nil, fmt.Errorf("%s: to_ours %q: %w", path, label, err)
		}
	}
	return m, nil
}

// foldedRoots are roots that the sets count as another.
var foldedRoots = map[string]string{"INVESTIGATE": "ACCUSE", "DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "CONCEDE": "YIELD", "RETREAT": "YIELD"}

func foldRoot(root string) string {
	if r, ok := foldedRoots[root]; ok {
		return r
	}
	return root
}

// lapses are roots whose ending the sets count as their denial.
var lapses = map[string]bool{"COOPERATE": true, "AID": true, "SUPPORT": true}

// relationRoot is the root that the set's own table gives a relation, "" for
// one that is no event.
func (m *mapping) relationRoot(st *relations.Statement) string {
	return m.ToPlover[string(st.Relation)]
}

// eventRoot is the event type that the statement's trigger carries in the
// lexicon ("signed an agreement" is SUPPORT, "imposed sanctions" COERCE),
// or else that of its relation.
func (m *mapping) eventRoot(st *relations.Statement) string {
	if m.ToPlover[string(st.Relation)] == "" || st.Plover == "" {
		return m.relationRoot(st)
	}
	return string(st.Plover)
}

// fold is a root with polarity and modality folded in.
func (m *mapping) fold(root string, p ontology.Polarity, mod ontology.Modality) string {
	row := m.Modality[root]
	if row == nil {
		return foldRoot(root)
	}
	future := mod == ontology.Planned || mod == ontology.Possible
	switch {
	case p == ontology.Negated && future:
		root = row.NegatedFuture
	case p == ontology.Negated, mod == ontology.Ended && lapses[root]:
		root = row.NegatedPast
	case future:
		root = row.Future
	default:
		root = row.Past
	}
	return foldRoot(root)
}
