package store

import (
	"fmt"
	"slices"
	"strings"

	"entente/internal/ontology"
)

// Grouping is what evidence is counted by. Its keys are texts.
type Grouping string

// The groupings. Days are those of articles; the key is the first day of the
// stretch, "2024-10-01", or "" where the article is undated.
const (
	GroupDay         Grouping = "DAY"
	GroupMonth       Grouping = "MONTH"
	GroupQuarter     Grouping = "QUARTER"
	GroupYear        Grouping = "YEAR"
	GroupType        Grouping = "TYPE"         // the relation
	GroupSubject     Grouping = "SUBJECT"      // its ID
	GroupObject      Grouping = "OBJECT"       // its ID
	GroupSubjectKind Grouping = "SUBJECT_KIND" // the kind
	GroupObjectKind  Grouping = "OBJECT_KIND"  // the kind
	GroupPair        Grouping = "PAIR"         // subject and object, whichever is which; see PairKey
	GroupSign        Grouping = "SIGN"         // the relation's
	GroupSource      Grouping = "SOURCE"       // the publisher
	GroupPolarity    Grouping = "POLARITY"
	GroupModality    Grouping = "MODALITY"
)

// Groupings are all groupings.
func Groupings() []Grouping {
	return []Grouping{
		GroupDay, GroupMonth, GroupQuarter, GroupYear, GroupType, GroupSubject, GroupObject,
		GroupSubjectKind, GroupObjectKind, GroupPair, GroupSign, GroupSource, GroupPolarity, GroupModality,
	}
}

// Start is the first day of the stretch of the grouping in which the day lies,
// which is the day itself where it is not a grouping of days.
func (g Grouping) Start(d ontology.Date) ontology.Date {
	switch {
	case d.IsZero():
		return d
	case g == GroupYear:
		return ontology.Date{Year: d.Year, Month: 1, Day: 1}
	case g == GroupQuarter:
		return ontology.Date{Year: d.Year, Month: (d.Month-1)/3*3 + 1, Day: 1}
	case g == GroupMonth:
		return ontology.Date{Year: d.Year, Month: d.Month, Day: 1}
	}
	return d
}

// PairKey is the key of a pair: both IDs, the lesser first, with a space between.
func PairKey(a, b ontology.ID) string { return string(min(a, b)) + " " + string(max(a, b)) }

// PairOf are the two of a pair's key.
func PairOf(key string) (a, b ontology.ID) {
	first, second, _ := strings.Cut(key, " ")
	return ontology.ID(first), ontology.ID(second)
}

// CountQuery asks how much evidence there is.
type CountQuery struct {
	Filter EvidenceFilter
	By     []Grouping // at most two different ones; none counts all together
	Limit  int        // 1 to 10000 groups; 0 means 1000
}

// The bounds of CountQuery.
const (
	MaxGroupings  = 2
	MaxGroups     = 10_000
	DefaultGroups = 1000
)

// Checked is the query with its defaults filled in; ErrInvalid if a bound is broken.
func (q CountQuery) Checked() (_ CountQuery, err error) {
	if len(q.By) > MaxGroupings || len(q.By) == 2 && q.By[0] == q.By[1] {
		return q, fmt.Errorf("groups by %q: %w: give at most %d different ones", q.By, ErrInvalid, MaxGroupings)
	}
	for _, g := range q.By {
		if !slices.Contains(Groupings(), g) {
			return q, fmt.Errorf("groups by %q: %w: use one of %q", string(g), ErrInvalid, Groupings())
		}
	}
	if err := q.Filter.Check(); err != nil {
		return q, err
	}
	err = bound("groups", &q.Limit, 1, MaxGroups, DefaultGroups)
	return q, err
}

// Count counts the evidence of a group.
type Count struct {
	Keys       []string // one for each grouping
	Statements int      // pieces of evidence
	Reports    int      // articles
	Events     int      // texts, a near-duplicate cluster being one
	// IndependentSources counts the publishers of these texts, each cluster's
	// first: as in ontology.Relation, that of the earliest article that is in
	// the group.
	IndependentSources int
}

// Counts are groups of evidence, by their keys in turn, each ascending by its
// bytes but for "", which is last. Where there are more than the limit, those
// with the most statements are kept, then by their keys.
type Counts struct {
	Groups []Count
	Cut    bool // there was no room for some
}

// Days are a stretch of days, both inclusive.
type Days struct{ From, To ontology.Date }

// CheckDays refuses stretches without a first or a last day with ErrInvalid.
func CheckDays(stretches []Days) error {
	for _, d := range stretches {
		if d.From.IsZero() || d.To.IsZero() {
			return fmt.Errorf("from %q to %q: %w: give both days", d.From, d.To, ErrInvalid)
		}
	}
	return nil
}

// CompareCounts orders groups by their keys.
func CompareCounts(a, b Count) int {
	return slices.CompareFunc(a.Keys, b.Keys, func(x, y string) int {
		switch {
		case x == y:
			return 0
		case x == "" || y != "" && y < x:
			return 1
		}
		return -1
	})
}

// CutCounts keeps the groups that there is room for, and puts them in order.
func CutCounts(groups []Count, limit int) *Counts {
	out := &Counts{Groups: groups}
	if len(groups) > limit {
		slices.SortFunc(groups, func(a, b Count) int {
			if a.Statements != b.Statements {
				return b.Statements - a.Statements
			}
			return CompareCounts(a, b)
		})
		out.Groups, out.Cut = groups[:limit], true
	}
	slices.SortFunc(out.Groups, CompareCounts)
	return out
}
