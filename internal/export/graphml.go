package export

import (
	"bufio"
	"context"
	"encoding/xml"

	"entente/internal/ontology"
)

// writeGraphML writes entities and relations. All edges are directed, since readers
// want one or the other of a graph; "symmetric" says which have no direction.
// Source: http://graphml.graphdrawing.org/specification.html
func writeGraphML(ctx context.Context, s *Source, w *bufio.Writer) error {
	_, _ = w.WriteString(xml.Header)
	t := &tags{w: w}
	t.open("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns")
	t.empty("key", "id", "n.label", "for", "node", "attr.name", "label", "attr.type", string(text))
	keys(t, "node", "n.", nodeColumns)
	t.empty("key", "id", "e.type", "for", "edge", "attr.name", "type", "attr.type", string(text))
	keys(t, "edge", "e.", edgeColumns)
	t.open("graph", "id", "entente", "edgedefault", "directed")
	err := forEach(s.Entities(ctx), func(e *ontology.Entity) error {
		t.open("node", "id", string(e.ID))
		t.leaf("data", e.Name, "key", "n.label")
		data(t, "n.", nodeColumns, e)
		t.close("node")
		return nil
	})
	if err != nil {
		return err
	}
	err = forEach(s.Relations(ctx), func(r *ontology.Relation) error {
		t.open("edge", "id", string(r.ID), "source", string(r.Subject), "target", string(r.Object))
		t.leaf("data", string(r.Type), "key", "e.type")
		data(t, "e.", edgeColumns, r)
		t.close("edge")
		return nil
	})
	t.close("graph")
	t.close("graphml")
	return err
}

func keys[T any](t *tags, of, prefix string, columns []column[T]) {
	for _, c := range columns {
		t.empty("key", "id", prefix+c.name, "for", of, "attr.name", c.name, "attr.type", string(c.typ))
	}
}

func data[T any](t *tags, prefix string, columns []column[T], v T) {
	for _, c := range columns {
		if value := c.text(v); value != "" {
			t.leaf("data", value, "key", prefix+c.name)
		}
	}
}
