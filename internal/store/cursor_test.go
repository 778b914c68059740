package store

import (
	"encoding/base64"
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestCursorsComeBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		list := List(rapid.SampledFrom([]string{"evidence", "articles", ""}).Draw(r, "list"))
		places := rapid.SliceOf(rapid.Custom(func(r *rapid.T) Place {
			return Place{Rank: rapid.Int64().Draw(r, "rank"), Text: rapid.String().Draw(r, "text"), Start: rapid.Int().Draw(r, "start"), ID: rapid.String().Draw(r, "id")}
		})).Draw(r, "places")
		for i, c := range list.Cursors(len(places), func(i int) Place { return places[i] }) {
			got, err := ParseCursor(c, list)
			if err != nil || got != places[i] {
				r.Fatalf("cursor %q: %+v, %v; want %+v", c, got, err, places[i])
			}
			if c != places[i].Cursor(list) {
				r.Fatalf("cursor %q among others is %q alone", c, places[i].Cursor(list))
			}
			if _, err := ParseCursor(c, list+"x"); !errors.Is(err, ErrInvalid) {
				r.Fatalf("cursor %q of another list: %v; want ErrInvalid", c, err)
			}
		}
	})
}

func FuzzParseCursor(f *testing.F) {
	whole := Place{Rank: math.MinInt64, Text: "article:1", Start: 7, ID: "evidence:1"}.Cursor(EvidenceList)
	for n := range whole {
		f.Add(string(whole[:n]))
	}
	f.Add(string(whole) + "=")
	f.Fuzz(func(t *testing.T, c string) {
		p, err := ParseCursor(Cursor(c), EvidenceList)
		if err != nil && !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: %v; want ErrInvalid", c, err)
		}
		if err == nil && p.Cursor(EvidenceList) != Cursor(c) {
			// Varints may be longer than they need be; then the checksum is of another form.
			if again, err := ParseCursor(p.Cursor(EvidenceList), EvidenceList); err != nil || again != p {
				t.Errorf("%q is %+v, whose cursor is %+v, %v", c, p, again, err)
			}
		}
	})
}

// TestPartsOfCursorsAreRefused gives cursors the right checksum of what they hold.
func TestPartsOfCursorsAreRefused(t *testing.T) {
	whole := Place{Rank: 300, Text: "a text", Start: 300}.appendTo(nil)
	for n := range whole {
		sum := checksum(EvidenceList, whole[:n])
		b := append([]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}, whole[:n]...)
		if p, err := ParseCursor(Cursor(base64.RawURLEncoding.EncodeToString(b)), EvidenceList); !errors.Is(err, ErrInvalid) {
			t.Errorf("%d of %d bytes: %+v, %v; want ErrInvalid", n, len(whole), p, err)
		}
	}
}
