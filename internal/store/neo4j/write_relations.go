package neo4j

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"entente/internal/ontology"
)

// putRelations adds up the edges to which the fresh evidence counts.
func (w *writer) putRelations() error {
	reports, known := w.freshReports()
	if len(reports) == 0 {
		return nil
	}
	before, err := w.storedReports(reports, known)
	if err != nil {
		return err
	}
	var made, changed edgeRows
	for _, key := range sortedKeys(reports) {
		old := before[key]
		r, _ := ontology.Summarise(key, append(old, reports[key]...))
		s, o := w.entities[key.Subject], w.entities[key.Object]
		if slices.ContainsFunc(old, func(r ontology.Report) bool { return r.Evidence.MakesEdge() }) {
			changed.add(s, o, &r, known[key])
			continue
		}
		made.add(s, o, &r, known[key])
		s.edges++
		o.edges++
	}
	if err := w.putEdges(&made, "CREATE (s)-[:$(row[2]) "+relationLiteral+"]->(o)"); err != nil {
		return err
	}
	return w.putEdges(&changed, changedEdge)
}

// changedEdge finds an edge among those of all types, whichever it is, so that one
// statement does for all. The types are named since evidence also hangs on entities.
var changedEdge = "MATCH (s)-[r:" + strings.Join(plain(ontology.RelationTypes()), "|") + "]->(o) WHERE type(r) = row[2] SET r = " + relationLiteral

// relationLiteral is what an edge's properties become, by its row.
var relationLiteral = relationFields.literal("row", 3)

// edgeRows are edges with their ends' numbers.
type edgeRows struct {
	numbering
	rows []any
}

func (e *edgeRows) add(s, o *member, r *ontology.Relation, known *knownSpan) {
	e.rows = append(e.rows, append([]any{e.of(s), e.of(o), string(r.Type)}, relationFields.values(summed{r, known})...))
}

// summed is an edge with what else is kept of its reports.
type summed struct {
	*ontology.Relation
	known *knownSpan
}

// knownSpan are the days on which the first and the last report of an edge were known.
type knownSpan struct{ first, last ontology.Date }

func (k *knownSpan) add(day ontology.Date) {
	if k.first.IsZero() || day.Before(k.first) {
		k.first = day
	}
	if k.last.Before(day) {
		k.last = day
	}
}

func (w *writer) putEdges(e *edgeRows, clause string) error {
	if len(e.rows) == 0 {
		return nil
	}
	return w.run(byNumber+"UNWIND $in.rows AS row WITH row, entities[row[0]] AS s, entities[row[1]] AS o "+clause,
		params{"nodes": e.nodes, "rows": e.rows}, nil)
}

// freshReports are the fresh parcels' that count, by edge, and when these were known.
func (w *writer) freshReports() (map[ontology.RelationKey][]ontology.Report, map[ontology.RelationKey]*knownSpan) {
	out, known := map[ontology.RelationKey][]ontology.Report{}, map[ontology.RelationKey]*knownSpan{}
	for _, p := range w.fresh {
		a := p.bundle.Article
		for i := range p.bundle.Evidence {
			if e := &p.bundle.Evidence[i]; e.MakesEdge() {
				key := p.relation[i]
				out[key] = append(out[key], ontology.Report{Evidence: e, Source: a.Source, Cluster: a.Cluster, Published: a.Published})
				if known[key] == nil {
					known[key] = &knownSpan{}
				}
				known[key].add(a.Known())
			}
		}
	}
	return out, known
}

// storedReports are what ontology.Summarise needs of the evidence that is there
// for the edges, whose days are added to those known. Where an end is new there is none.
func (w *writer) storedReports(keys map[ontology.RelationKey][]ontology.Report, known map[ontology.RelationKey]*knownSpan) (map[ontology.RelationKey][]ontology.Report, error) {
	byID := map[ontology.RelationID]ontology.RelationKey{}
	for k := range keys {
		if w.entities[k.Subject].stored != nil && w.entities[k.Object].stored != nil {
			byID[k.ID()] = k
		}
	}
	out := map[ontology.RelationKey][]ontology.Report{}
	text := "UNWIND $in.ids AS id MATCH (v:Evidence {relationId: id})-[:IN]->(a:Article) RETURN " + reportColumns
	err := w.run(text, params{"ids": plain(slices.Sorted(maps.Keys(byID)))}, func(row []any) error {
		r, err := readReport(row)
		if err != nil {
			return err
		}
		key := byID[r.relation]
		out[key] = append(out[key], r.Report)
		if r.Evidence.MakesEdge() {
			known[key].add(r.known)
		}
		return nil
	})
	return out, err
}

// storedReport is a report that is in the graph.
type storedReport struct {
	ontology.Report
	relation ontology.RelationID // that it is about
	known    ontology.Date       // the day on which its article was
}

// reportedFields are what ontology.Summarise needs of evidence.
var reportedFields = evidenceColumns.pick([]string{"Subject", "Relation", "Object", "Article", "AttributedTo", "Polarity", "Modality", "Attribution", "Date", "Role", "Confidence"})

// reportColumns are a storedReport's, of evidence v in article a.
var reportColumns = "v.relationId, " + listOf(reportedFields.values("v")) + ", v.source, a.cluster, v.published, " + knownDay("v", "a")

func readReport(row []any) (r storedReport, err error) {
	relation, _ := row[0].(string)
	r.relation = ontology.RelationID(relation)
	values, err := asList(row[1])
	if err != nil {
		return r, err
	}
	if r.Evidence, err = reportedFields.read(values); err != nil {
		return r, err
	}
	put(&r.Source, row[2])
	cluster, _ := row[3].(string)
	r.Cluster = ontology.ArticleID(cluster)
	if row[4] != nil {
		putDay(&r.Published, row[4])
	}
	if row[5] != nil {
		putDay(&r.known, row[5])
	}
	return r, nil
}

func sortedKeys[V any](keys map[ontology.RelationKey]V) []ontology.RelationKey {
	return slices.SortedFunc(maps.Keys(keys), func(a, b ontology.RelationKey) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Object, b.Object))
	})
}
