package store

import (
	"fmt"
	"slices"

	"entente/internal/ontology"
)

// Check refuses a direction that does not exist and a confidence that is none
// with ErrInvalid. Values that match nothing, such as an unknown ID, are fine.
func (f RelationFilter) Check() error {
	if !slices.Contains([]Direction{"", Both, Outgoing, Incoming}, f.Direction) {
		return fmt.Errorf("direction %q: %w: use %s, %s or %s", string(f.Direction), ErrInvalid, Both, Outgoing, Incoming)
	}
	return checkConfidence(f.MinConfidence, f.MaxConfidence)
}

// Check refuses a confidence that is none, or too long a text, with ErrInvalid.
func (f EvidenceFilter) Check() error {
	if err := checkConfidence(f.MinConfidence, f.MaxConfidence); err != nil {
		return err
	}
	return checkText(f.Text)
}

// KeepsAll reports whether the filter has no part.
func (f EvidenceFilter) KeepsAll() bool {
	return len(f.Subjects)+len(f.Objects)+len(f.Involving)+len(f.Between)+len(f.And)+len(f.EndKinds)+len(f.Types)+len(f.Polarities)+len(f.Modalities)+
		len(f.Articles)+len(f.Sources)+len(f.AttributedTo) == 0 &&
		f.MinConfidence == 0 && f.MaxConfidence == 0 && f.PublishedFrom.IsZero() && f.PublishedTo.IsZero() && f.KnownAt.IsZero() && f.KnownAfter.IsZero() && f.Text == ""
}

// Check refuses too long a text with ErrInvalid.
func (f ArticleFilter) Check() error { return checkText(f.Text) }

func checkConfidence(least, most float64) error {
	for _, c := range [...]float64{least, most} {
		if !(c >= 0 && c <= 1) {
			return fmt.Errorf("confidence %v: %w: give 0 to 1", c, ErrInvalid)
		}
	}
	return nil
}

// Pass reports whether the edge passes the parts that speak of the edge alone:
// all but Direction, Others and OtherKinds. Where the filter has a KnownAt, the
// edge has to be what was known then.
func (f RelationFilter) Pass(r *ontology.Relation) bool {
	return oneOf(f.Types, r.Type) && oneOf(f.Statuses, r.Status) &&
		between(r.Confidence, f.MinConfidence, f.MaxConfidence) && between(r.Reports, f.MinReports, f.MaxReports) &&
		between(r.IndependentSources, f.MinSources, f.MaxSources) &&
		(f.AsOf.IsZero() || heldOn(r, f.AsOf)) &&
		within(r.LastReported, f.ReportedFrom, f.ReportedTo) &&
		!(f.HideAttributed && r.Attributed)
}

// PassFrom reports whether the edge passes all parts as seen from one of its ends.
func (f RelationFilter) PassFrom(r *ontology.Relation, from ontology.ID) bool {
	other := OtherEnd(r, from)
	return f.Walks(r, from) && oneOf(f.Others, other) && oneOf(f.OtherKinds, other.Kind()) && f.Pass(r)
}

// PassAny is PassFrom for no end in particular: Direction and Others are
// ignored, and OtherKinds passes if either end is of such a kind.
func (f RelationFilter) PassAny(r *ontology.Relation) bool {
	return (oneOf(f.OtherKinds, r.Subject.Kind()) || oneOf(f.OtherKinds, r.Object.Kind())) && f.Pass(r)
}

// Walks reports whether the edge leads away from the end in the filter's direction.
func (f RelationFilter) Walks(r *ontology.Relation, from ontology.ID) bool {
	switch {
	case f.Direction == Outgoing && !r.Type.Symmetric():
		return r.Subject == from
	case f.Direction == Incoming && !r.Type.Symmetric():
		return r.Object == from
	}
	return r.Subject == from || r.Object == from
}

// OtherEnd is the end of the edge that is not this one.
func OtherEnd(r *ontology.Relation, end ontology.ID) ontology.ID {
	if r.Subject == end {
		return r.Object
	}
	return r.Subject
}

// heldOn reports whether the edge had begun and not ended by the end of the
// day. An edge that has ended on a day that nobody gave held on no day.
func heldOn(r *ontology.Relation, day ontology.Date) bool {
	if r.Status == ontology.Ended && r.Until.IsZero() {
		return false
	}
	return r.Since.Compare(day) <= 0 && (r.Until.IsZero() || day.Before(r.Until))
}

// Pass reports whether the entity passes all parts.
func (f EntityFilter) Pass(e *ontology.Entity) bool {
	return oneOf(f.Kinds, e.Kind) && oneOf(f.IDs, e.ID) && between(e.Counts.Mentions, f.MinMentions, f.MaxMentions) &&
		within(e.LastSeen, f.SeenFrom, ontology.Date{}) && within(e.FirstSeen, ontology.Date{}, f.SeenTo)
}

// Pass reports whether evidence of this article passes all parts.
func (f EvidenceFilter) Pass(e *ontology.Evidence, a *ontology.Article) bool {
	return oneOf(f.Subjects, e.Subject) && oneOf(f.Objects, e.Object) &&
		(oneOf(f.Involving, e.Subject) || oneOf(f.Involving, e.Object)) &&
		(oneOf(f.Between, e.Subject) && oneOf(f.And, e.Object) || oneOf(f.Between, e.Object) && oneOf(f.And, e.Subject)) &&
		oneOf(f.EndKinds, e.Subject.Kind()) && oneOf(f.EndKinds, e.Object.Kind()) &&
		oneOf(f.Types, e.Relation) && oneOf(f.Polarities, e.Polarity) && oneOf(f.Modalities, e.Modality) &&
		oneOf(f.Articles, e.Article) && oneOf(f.Sources, a.Source) && oneOf(f.AttributedTo, e.AttributedTo) &&
		between(e.Confidence, f.MinConfidence, f.MaxConfidence) && within(a.Published, f.PublishedFrom, f.PublishedTo) &&
		within(a.Known(), ontology.Date{}, f.KnownAt) && (f.KnownAfter.IsZero() || f.KnownAfter.Before(a.Known())) &&
		HoldsWords(e.Sentence, Words(f.Text))
}

// Pass reports whether the article, which mentions these entities, passes all parts.
func (f ArticleFilter) Pass(a *ontology.Article, mentions []ontology.Mentions) bool {
	named := func(m ontology.Mentions) bool { return slices.Contains(f.Mentioning, m.Entity) }
	return oneOf(f.Sources, a.Source) && within(a.Published, f.PublishedFrom, f.PublishedTo) &&
		(len(f.Mentioning) == 0 || slices.ContainsFunc(mentions, named)) &&
		HoldsWords(a.Title+"\n"+a.Text, Words(f.Text))
}

// oneOf reports whether v is among the values, or there are none to be among.
func oneOf[T comparable](values []T, v T) bool {
	return len(values) == 0 || slices.Contains(values, v)
}

// between reports whether v lies within the bounds, of which an upper one of 0 is none.
func between[T int | float64](v, least, most T) bool { return v >= least && (most <= 0 || v <= most) }

// within reports whether the day lies between the two, both inclusive and
// either unbounded when zero. An unknown day passes neither bound.
func within(day, from, to ontology.Date) bool {
	if from.IsZero() && to.IsZero() {
		return true
	}
	return !day.IsZero() && !day.Before(from) && (to.IsZero() || !to.Before(day))
}
