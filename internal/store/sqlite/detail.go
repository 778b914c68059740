package sqlite

import (
	"encoding/binary"
	"errors"

	"entente/internal/ontology"
)

// detailVersion is the first byte of evidence's detail. After it come the codes
// of the precision and of the two ways of naming, a byte each; the length of
// the sentence and the starts and lengths of subject, object and trigger, as
// varints; attribution, role, trigger, rule and extractor, each with its length
// before it as a varint.
const detailVersion = 1

var errDetail = errors.New("its detail is of a newer version, or damaged")

// appendDetail writes what evidence has no column for.
func appendDetail(b []byte, e *ontology.Evidence) []byte {
	b = append(b, detailVersion, precisionCodes.of(e.Precision), viaCodes.of(e.SubjectMention.Via), viaCodes.of(e.ObjectMention.Via))
	b = binary.AppendUvarint(b, uint64(e.End-e.Start))
	for _, s := range []ontology.Span{e.SubjectMention.Span, e.ObjectMention.Span, e.TriggerSpan} {
		b = binary.AppendUvarint(b, uint64(s.Start))
		b = binary.AppendUvarint(b, uint64(s.End-s.Start))
	}
	for _, t := range []string{e.Attribution, e.Role, e.Trigger, e.Rule, e.Extractor} {
		b = binary.AppendUvarint(b, uint64(len(t)))
		b = append(b, t...)
	}
	return b
}

// readDetail fills in what appendDetail wrote. The evidence's Start must be set.
func readDetail(b []byte, e *ontology.Evidence) error {
	if len(b) < 4 || b[0] != detailVersion {
		return errDetail
	}
	e.Precision = precisionCodes.value(int64(b[1]))
	e.SubjectMention.Via, e.ObjectMention.Via = viaCodes.value(int64(b[2])), viaCodes.value(int64(b[3]))
	r := detailReader{text: string(b[4:])} // one copy, which the strings share
	e.End = e.Start + r.number()
	for _, s := range []*ontology.Span{&e.SubjectMention.Span, &e.ObjectMention.Span, &e.TriggerSpan} {
		s.Start = r.number()
		s.End = s.Start + r.number()
	}
	for _, t := range []*string{&e.Attribution, &e.Role, &e.Trigger, &e.Rule, &e.Extractor} {
		*t = r.take(r.number())
	}
	if r.bad {
		return errDetail
	}
	return nil
}

type detailReader struct {
	text string
	bad  bool
}

// number reads a varint: seven bits a byte, the lowest first.
func (r *detailReader) number() int {
	n := 0
	for i := 0; i < len(r.text) && i < 9; i++ {
		n |= int(r.text[i]&0x7f) << (7 * i)
		if r.text[i] < 0x80 {
			r.text = r.text[i+1:]
			return n
		}
	}
	r.bad = true
	return 0
}

func (r *detailReader) take(n int) string {
	if n > len(r.text) {
		r.bad = true
		return ""
	}
	s := r.text[:n]
	r.text = r.text[n:]
	return s
}
