package export

import (
	"bytes"
	"context"
	"io"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// The graph that is exported has what is hard to write: quotes, angle brackets,
// line ends, a backslash before a u, control characters, letters outside ASCII.
var (
	japan = storetest.Entity(ontology.Country, "Japan", "JP", "Nippon", "日本")
	eu    = storetest.Entity(ontology.Organisation, "European \"Union\" <&> O'Brien", "EU")
	chief = storetest.Entity(ontology.Person, "José \\u0041 Borrell, \\", "Borrell")
	pact  = agreement("Japan–European Union security\u2028partnership")
)

func agreement(name string) ontology.Entity {
	e := storetest.Entity(ontology.Agreement, name)
	e.Pact = &ontology.Pact{Form: "partnership", Signed: storetest.Day("2024-11-01"), Status: ontology.PactSigned}
	return e
}

func bundles() []*store.Bundle {
	return []*store.Bundle{
		storetest.Write("00000000000000000001", "Kyodo", "2024-11-01").
			State(japan, ontology.PartnersWith, eu, storetest.On("2024-11-01")).
			State(japan, ontology.PartyTo, pact).State(eu, ontology.PartyTo, pact).
			State(chief, ontology.Represents, eu, storetest.InPost("foreign policy \x01 chief\n\t;")).
			Bundle(),
		storetest.Write("00000000000000000002", "Herald", "2024-12-01").
			Article(func(a *ontology.Article) { a.Cluster = "article:00000000000000000001"; a.Title = "=1+1" }).
			State(japan, ontology.PartnersWith, eu, storetest.SaidBy(chief)).
			State(chief, ontology.Represents, eu, storetest.As(ontology.Ended), storetest.On("2024-11-30")).
			State(eu, ontology.Supports, japan, storetest.Denied).
			Bundle(),
		storetest.Write("00000000000000000003", "Undated", "").
			State(eu, ontology.Threatens, japan, storetest.As(ontology.Possible)).
			State(japan, ontology.Aids, eu, storetest.Sure(1)).
			Bundle(),
	}
}

func filled(t testing.TB) store.Store {
	t.Helper()
	m := storetest.NewMemory()
	for _, b := range bundles() {
		if _, err := m.AddArticle(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// part is the network of Japan and the European Union.
func part(t testing.TB, s store.Reader) *Source {
	t.Helper()
	n, err := s.Network(context.Background(), store.NetworkQuery{Seeds: []ontology.ID{japan.ID, eu.ID}})
	if err != nil {
		t.Fatal(err)
	}
	return Network(s, n)
}

// files are what a format wrote, by name.
type files map[string]*bytes.Buffer

func (f files) open(name string) (io.WriteCloser, error) {
	f[name] = &bytes.Buffer{}
	return file{f[name]}, nil
}

type file struct{ *bytes.Buffer }

func (file) Close() error { return nil }

func written(t testing.TB, format string, s *Source) files {
	t.Helper()
	for _, f := range Formats() {
		if f.Name != format {
			continue
		}
		out := files{}
		if err := f.Write(context.Background(), s, out.open); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		if len(out) != len(f.Files) {
			t.Errorf("%s wrote %d files, and says %q", format, len(out), f.Files)
		}
		for _, name := range f.Files {
			if out[name] == nil {
				t.Errorf("%s did not write %s", format, name)
			}
		}
		return out
	}
	t.Fatalf("no format %q", format)
	return nil
}
