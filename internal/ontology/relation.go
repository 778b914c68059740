package ontology

import (
	"cmp"
	"slices"
)

// RelationID is "relation:" and 20 hexadecimal digits.
type RelationID string

// RelationKey is what identifies an edge. Of a symmetric relation the end with
// the smaller ID is the subject.
type RelationKey struct {
	Subject ID
	Type    RelationType
	Object  ID
}

// NewRelationKey is the key of the edge, with the ends of a symmetric relation in order.
func NewRelationKey(subject ID, t RelationType, object ID) RelationKey {
	if t.Symmetric() && object < subject {
		subject, object = object, subject
	}
	return RelationKey{subject, t, object}
}

// ID derives the edge's identifier from its key.
func (k RelationKey) ID() RelationID {
	return RelationID("relation:" + digest(string(k.Subject), string(k.Type), string(k.Object)))
}

// Relation is an edge of the graph: the sum of the evidence that makes it.
type Relation struct {
	ID      RelationID   `json:"id"`
	Subject ID           `json:"subject"`
	Type    RelationType `json:"type"`
	Object  ID           `json:"object"`
	// Since is the earliest day on which the relation is said to hold or to
	// have happened; the article's day stands in where a text gives none.
	Since Date `json:"since"`
	// Until is the day on which it is said to have ended, if nothing later
	// says that it holds.
	Until Date `json:"until"`
	// LastReported is the day of the latest article that states it.
	LastReported Date `json:"lastReported"`
	// Reports counts articles; Events counts texts, a near-duplicate cluster being
	// one however often it was reprinted; IndependentSources counts the publishers
	// of these texts, each cluster's first.
	Reports            int `json:"reports"`
	Events             int `json:"events"`
	IndependentSources int `json:"independentSources"`
	// Status is ASSERTED; PLANNED while nothing asserts it; ENDED once Until is set or all evidence says it is over.
	Status Modality `json:"status"`
	// Attributed is true when every statement is somebody's claim rather than the article's own.
	Attributed bool    `json:"attributed"`
	Role       string  `json:"role,omitempty"` // the latest post, for REPRESENTS
	Confidence float64 `json:"confidence"`     // 0 to 1: how likely at least one statement is right
	// KnownAt is the day of which the edge is what was known then, from the
	// articles known by it; zero where it is what is known now.
	KnownAt Date `json:"knownAt,omitzero"`
}

// Symmetric reports whether the relation has no direction.
func (r *Relation) Symmetric() bool { return r.Type.Symmetric() }

// Report is one piece of evidence with what counts about its article.
type Report struct {
	Evidence  *Evidence
	Source    string
	Cluster   ArticleID
	Published Date
}

// day is when the thing reported held, as far as is known.
func (r Report) day() Date {
	if !r.Evidence.Date.IsZero() {
		return r.Evidence.Date
	}
	return r.Published
}

// Summarise adds up the reports of one edge. Evidence that makes no edge is
// passed over; ok is false when none is left. The order of reports does not matter.
func Summarise(key RelationKey, reports []Report) (rel Relation, ok bool) {
	made := slices.DeleteFunc(slices.Clone(reports), func(r Report) bool { return !r.Evidence.MakesEdge() })
	if len(made) == 0 {
		return Relation{}, false
	}
	slices.SortFunc(made, func(a, b Report) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Evidence.ID, b.Evidence.ID))
	})
	rel = Relation{ID: key.ID(), Subject: key.Subject, Type: key.Type, Object: key.Object, Attributed: true}
	rel.LastReported = made[len(made)-1].Published
	rel.Reports, rel.Events, rel.IndependentSources = countReports(made)
	rel.Confidence = joinConfidence(made)
	for _, r := range made {
		if r.Evidence.AttributedTo == "" && r.Evidence.Attribution == "" {
			rel.Attributed = false
		}
		if r.Evidence.Role != "" {
			rel.Role = r.Evidence.Role
		}
	}
	rel.Status, rel.Since, rel.Until = span(made)
	return rel, true
}

func countReports(made []Report) (articles, events, sources int) {
	seen := map[ArticleID]bool{}
	clusters := map[ArticleID]bool{}
	publishers := map[string]bool{}
	for _, r := range made {
		seen[r.Evidence.Article] = true
		if !clusters[r.Cluster] {
			clusters[r.Cluster] = true
			publishers[r.Source] = true
		}
	}
	return len(seen), len(clusters), len(publishers)
}

// joinConfidence is the chance that at least one cluster of reports is right,
// taking the best statement of each and holding clusters to be independent.
// It never reaches 1.
func joinConfidence(made []Report) float64 {
	best := map[ArticleID]float64{}
	for _, r := range made {
		best[r.Cluster] = max(best[r.Cluster], r.Evidence.Confidence)
	}
	clusters := make([]ArticleID, 0, len(best))
	for c := range best {
		clusters = append(clusters, c)
	}
	slices.Sort(clusters) // floating-point products depend on order
	wrong := 1.0
	for _, c := range clusters {
		wrong *= 1 - best[c]
	}
	return min(1-wrong, 0.999)
}

// span tells the edge's status and days from its dated evidence.
func span(made []Report) (status Modality, since, until Date) {
	var lastHeld, lastEnded Date
	held, ended := false, false
	status = Planned
	for _, r := range made {
		d := r.day()
		if r.Evidence.Modality == Ended {
			ended = true
			if lastEnded.Before(d) {
				lastEnded = d
			}
			continue
		}
		held = true
		if r.Evidence.Modality == Asserted {
			status = Asserted
		}
		if lastHeld.Before(d) {
			lastHeld = d
		}
		if !d.IsZero() && (since.IsZero() || d.Before(since)) {
			since = d
		}
	}
	if ended && (!held || !lastEnded.Before(lastHeld)) {
		return Ended, since, lastEnded
	}
	return status, since, Date{}
}
