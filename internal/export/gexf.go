package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"strconv"

	"entente/internal/network"
	"entente/internal/ontology"
)

// writeGEXF writes entities and relations with the days on which they hold: an
// edge from its beginning to the day before its end, a node from the first day on
// which it is mentioned or an edge of it holds. What has no known day holds always.
// A network has positions. All edges are directed, since readers want one or the
// other of a graph; "symmetric" says which have no direction. Source: https://gexf.net/1.2/ (Gephi reads 1.2 and 1.3,
// networkx 1.2 and older).
func writeGEXF(ctx context.Context, s *Source, w *bufio.Writer) error {
	g := gexf{t: &tags{w: w}, source: s, first: map[ontology.ID]ontology.Date{}}
	if err := g.look(ctx); err != nil {
		return err
	}
	_, _ = w.WriteString(xml.Header)
	g.t.open("gexf", "xmlns", "http://www.gexf.net/1.2draft", "xmlns:viz", "http://www.gexf.net/1.2draft/viz", "version", "1.2")
	g.t.open("graph", "mode", "dynamic", "defaultedgetype", "directed", "timeformat", "date")
	attributes(g.t, "node", nodeColumns)
	attributes(g.t, "edge", edgeColumns)
	for _, part := range []func(context.Context) error{g.nodes, g.edges} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	g.t.close("graph")
	g.t.close("gexf")
	return nil
}

// gexf is one writing.
type gexf struct {
	t      *tags
	source *Source
	first  map[ontology.ID]ontology.Date // the earliest beginning of an edge of each entity
	at     map[ontology.ID]network.Position
}

// look goes through the edges before anything is written.
func (g *gexf) look(ctx context.Context) error {
	var links []*ontology.Relation
	err := forEach(g.source.Relations(ctx), func(r *ontology.Relation) error {
		for _, id := range []ontology.ID{r.Subject, r.Object} {
			if first := g.first[id]; !r.Since.IsZero() && (first.IsZero() || r.Since.Before(first)) {
				g.first[id] = r.Since
			}
		}
		if g.source.Picture {
			links = append(links, r)
		}
		return nil
	})
	if err != nil || !g.source.Picture {
		return err
	}
	return g.draw(ctx, links)
}

func (g *gexf) draw(ctx context.Context, links []*ontology.Relation) error {
	number := map[ontology.ID]int{}
	var ids []ontology.ID
	err := forEach(g.source.Entities(ctx), func(e *ontology.Entity) error {
		number[e.ID] = len(ids)
		ids = append(ids, e.ID)
		return nil
	})
	if err != nil {
		return err
	}
	edges := make([]network.Edge, len(links))
	for i, r := range links {
		edges[i] = network.Edge{From: number[r.Subject], To: number[r.Object], Weight: float64(max(1, r.Events))}
	}
	at, err := network.Layout(ctx, network.New(len(ids), edges))
	g.at = make(map[ontology.ID]network.Position, len(at))
	for i, p := range at {
		g.at[ids[i]] = p
	}
	return err
}

func attributes[T any](t *tags, class string, columns []column[T]) {
	t.open("attributes", "class", class, "mode", "static")
	for i, c := range columns {
		t.empty("attribute", "id", strconv.Itoa(i), "title", c.name, "type", gexfType(c.typ))
	}
	t.close("attributes")
}

func gexfType(t columnType) string {
	if t == whole {
		return "integer"
	}
	return string(t)
}

func values[T any](t *tags, columns []column[T], v T) {
	t.open("attvalues")
	for i, c := range columns {
		if value := c.text(v); value != "" {
			t.empty("attvalue", "for", strconv.Itoa(i), "value", value)
		}
	}
	t.close("attvalues")
}

func (g *gexf) nodes(ctx context.Context) error {
	g.t.open("nodes")
	defer g.t.close("nodes")
	return forEach(g.source.Entities(ctx), func(e *ontology.Entity) error {
		start := g.first[e.ID]
		if !e.FirstSeen.IsZero() && (start.IsZero() || e.FirstSeen.Before(start)) {
			start = e.FirstSeen
		}
		g.t.open("node", "id", string(e.ID), "label", e.Name, "start", day(start))
		values(g.t, nodeColumns, e)
		if p, ok := g.at[e.ID]; ok { // GEXF counts upwards
			g.t.empty("viz:position", "x", coordinate(p.X), "y", coordinate(-p.Y), "z", "0")
		}
		g.t.close("node")
		return nil
	})
}

// coordinate is in hundredths of the mean length of an edge: Gephi draws nodes ten wide.
func coordinate(x float64) string { return strconv.FormatFloat(x*100, 'f', 2, 64) }

func (g *gexf) edges(ctx context.Context) error {
	g.t.open("edges")
	defer g.t.close("edges")
	return forEach(g.source.Relations(ctx), func(r *ontology.Relation) error {
		g.t.open("edge", "id", string(r.ID), "source", string(r.Subject), "target", string(r.Object),
			"label", string(r.Type), "weight", strconv.Itoa(max(1, r.Events)), "start", day(r.Since), "end", day(lastDay(r)))
		values(g.t, edgeColumns, r)
		g.t.close("edge")
		return nil
	})
}

// lastDay is the last day on which the relation holds; unknown where it still does.
func lastDay(r *ontology.Relation) ontology.Date {
	if r.Until.IsZero() {
		return r.Until
	}
	last := r.Until.AddDays(-1)
	if last.Before(r.Since) {
		return r.Since
	}
	return last
}
