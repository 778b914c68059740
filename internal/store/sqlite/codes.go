package sqlite

import "entente/internal/ontology"

// The numbers under which evidence keeps its marks. They stand in files: give
// new values new numbers, and never change one.
var (
	typeCodes = codes[ontology.RelationType]{
		1: ontology.PartnersWith, 2: ontology.AlliedWith, 3: ontology.TradesWith, 4: ontology.AgreesWith,
		5: ontology.MeetsWith, 6: ontology.Visits, 7: ontology.Supports, 8: ontology.Aids,
		9: ontology.ConcedesTo, 10: ontology.Requests, 11: ontology.Accuses, 12: ontology.Rejects,
		13: ontology.Opposes, 14: ontology.Threatens, 15: ontology.Protests, 16: ontology.Sanctions,
		17: ontology.MobilisesAgainst, 18: ontology.Coerces, 19: ontology.Attacks, 20: ontology.MemberOf,
		21: ontology.Represents, 22: ontology.BasedIn, 23: ontology.PartyTo,
	}
	polarityCodes  = codes[ontology.Polarity]{1: ontology.Affirmed, 2: ontology.Negated}
	modalityCodes  = codes[ontology.Modality]{1: ontology.Asserted, 2: ontology.Planned, 3: ontology.Possible, 4: ontology.Ended}
	precisionCodes = codes[ontology.Precision]{1: ontology.DayPrecision, 2: ontology.MonthPrecision, 3: ontology.YearPrecision}
	viaCodes       = codes[ontology.Via]{
		1: ontology.ViaName, 2: ontology.ViaAlias, 3: ontology.ViaMetonym, 4: ontology.ViaDemonym,
		5: ontology.ViaSurname, 6: ontology.ViaCoreference, 7: ontology.ViaDescription, 8: ontology.ViaContext,
	}
)

// codes are values by their number; number 0 is the empty value.
type codes[T ~string] []T

// of is the number of the value, or 0.
func (c codes[T]) of(v T) uint8 {
	for i := 1; i < len(c); i++ {
		if c[i] == v {
			return uint8(i)
		}
	}
	return 0
}

// value is the value of the number, or "" where a file holds one of a newer version.
func (c codes[T]) value(code int64) T {
	if code < 0 || code >= int64(len(c)) {
		return ""
	}
	return c[code]
}

// each are the numbers of the values, without those that have none.
func (c codes[T]) each(values []T) []uint8 {
	out := []uint8{}
	for _, v := range values {
		if code := c.of(v); code != 0 {
			out = append(out, code)
		}
	}
	return out
}
