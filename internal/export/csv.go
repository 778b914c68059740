package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"strconv"

	"entente/internal/ontology"
)

// writeCSV writes the two tables that Gephi's import spreadsheet takes; the names
// of their first columns are Gephi's.
func writeCSV(ctx context.Context, s *Source, open opener) error {
	err := toFile(open, "nodes.csv", func(w *bufio.Writer) error {
		return table(w, []string{"Id", "Label"}, nodeColumns, func(row func(*ontology.Entity, ...string) error) error {
			return forEach(s.Entities(ctx), func(e *ontology.Entity) error { return row(e, string(e.ID), e.Name) })
		})
	})
	if err != nil {
		return err
	}
	return toFile(open, "edges.csv", func(w *bufio.Writer) error {
		return table(w, []string{"Source", "Target", "Type", "Id", "Label", "Weight"}, edgeColumns, func(row func(*ontology.Relation, ...string) error) error {
			return forEach(s.Relations(ctx), func(r *ontology.Relation) error {
				kind := "Directed"
				if r.Symmetric() {
					kind = "Undirected"
				}
				return row(r, string(r.Subject), string(r.Object), kind, string(r.ID), string(r.Type), strconv.Itoa(max(1, r.Events)))
			})
		})
	})
}

// table writes a heading and the rows that all gives.
func table[T any](w *bufio.Writer, first []string, columns []column[T], all func(row func(v T, first ...string) error) error) error {
	out := csv.NewWriter(w)
	heading := first
	for _, c := range columns {
		heading = append(heading, c.name)
	}
	if err := out.Write(heading); err != nil {
		return err
	}
	err := all(func(v T, cells ...string) error {
		for _, c := range columns {
			cells = append(cells, c.text(v))
		}
		return out.Write(cells)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}
