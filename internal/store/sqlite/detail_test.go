package sqlite

import (
	"reflect"
	"testing"

	"entente/internal/ontology"
)

func TestDetailComesBack(t *testing.T) {
	long := make([]byte, 300)
	for i := range long {
		long[i] = 'x'
	}
	for _, want := range []ontology.Evidence{
		{},
		{
			Span: ontology.Span{Start: 7, End: 7 + 1<<20}, Precision: ontology.YearPrecision, Attribution: "Analysts", Role: string(long),
			SubjectMention: ontology.Mention{Span: ontology.Span{Start: 8, End: 200}, Via: ontology.ViaContext},
			ObjectMention:  ontology.Mention{Span: ontology.Span{Start: 1 << 30, End: 1<<30 + 1}, Via: ontology.ViaName},
			Trigger:        "\x00", TriggerSpan: ontology.Span{Start: 127, End: 128}, Rule: "日本", Extractor: "rules",
		},
	} {
		got := ontology.Evidence{Span: ontology.Span{Start: want.Start}}
		if err := readDetail(appendDetail(nil, &want), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, %v; want %+v", got, err, want)
		}
	}
}

func FuzzReadDetail(f *testing.F) {
	whole := appendDetail(nil, &ontology.Evidence{Role: "envoy", Trigger: "visits", Rule: "visit.verb", Extractor: "rules"})
	for n := range whole {
		f.Add(whole[:n])
	}
	f.Add([]byte("\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Add([]byte("\x02\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var e ontology.Evidence
		if err := readDetail(b, &e); err == nil && len(b) < 16 {
			t.Errorf("%q was read, but is too short to be whole", b)
		}
	})
}

func TestDetailIsNeverReadInPart(t *testing.T) {
	whole := appendDetail(nil, &ontology.Evidence{Role: "envoy", Extractor: "rules"})
	for n := range whole {
		var e ontology.Evidence
		if err := readDetail(whole[:n], &e); err == nil {
			t.Errorf("%d of %d bytes were read without an error", n, len(whole))
		}
	}
}
