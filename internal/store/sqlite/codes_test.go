package sqlite

import (
	"testing"

	"entente/internal/ontology"
)

func TestEveryValueHasACode(t *testing.T) {
	check(t, typeCodes, ontology.RelationTypes())
	check(t, polarityCodes, ontology.Polarities())
	check(t, modalityCodes, ontology.Modalities())
	check(t, precisionCodes, ontology.Precisions())
	check(t, viaCodes, ontology.Vias())
}

func check[T ~string](t *testing.T, c codes[T], values []T) {
	t.Helper()
	for _, v := range append(values, "") {
		if got := c.value(int64(c.of(v))); got != v {
			t.Errorf("%q comes back as %q: give it a number in codes.go", v, got)
		}
	}
	if len(c) > 32 {
		t.Errorf("%d codes do not fit the sets of 32 bits in edgefilter.go", len(c))
	}
	for _, code := range []int64{-1, int64(len(c)), 1 << 40} {
		if got := c.value(code); got != "" {
			t.Errorf("code %d is %q; want nothing", code, got)
		}
	}
}

// TestCodesStay holds some numbers that files out there have.
func TestCodesStay(t *testing.T) {
	for got, want := range map[uint8]uint8{
		typeCodes.of(ontology.PartnersWith): 1, typeCodes.of(ontology.PartyTo): 23, modalityCodes.of(ontology.Ended): 4,
	} {
		if got != want {
			t.Errorf("a code is %d; want %d", got, want)
		}
	}
}
