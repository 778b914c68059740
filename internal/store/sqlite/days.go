package sqlite

import (
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

// day is the number under which the file keeps a day.
func day(d ontology.Date) int64 { return int64(store.DayNumber(d)) }

// date is the day of the number.
func date(n int64) ontology.Date {
	return ontology.Date{Year: int(n / 10000), Month: time.Month(n / 100 % 100), Day: int(n % 100)}
}
