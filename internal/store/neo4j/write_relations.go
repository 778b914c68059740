package neo4j

import (
	"cmp"
	"maps"
	"slices"

	"entente/internal/ontology"
)

// putRelations adds up the edges to which the fresh evidence counts.
func (w *writer) putRelations() error {
	reports := w.freshReports()
	if len(reports) == 0 {
		return nil
	}
	before, err := w.storedReports(reports)
	if err != nil {
		return err
	}
	var made []any
	changed := map[ontology.RelationType][]any{}
	for _, key := range sortedKeys(reports) {
		old := before[key]
		r, _ := ontology.Summarise(key, append(old, reports[key]...))
		s, o := w.entities[key.Subject], w.entities[key.Object]
		row := []any{s.number, o.number, string(key.Type), relationProperties(&r)}
		if slices.ContainsFunc(old, func(r ontology.Report) bool { return r.Evidence.MakesEdge() }) {
			changed[key.Type] = append(changed[key.Type], row)
			continue
		}
		made = append(made, row)
		s.edges++
		o.edges++
	}
	if err := w.run(byNumber+"UNWIND $rows AS row WITH row, entities[row[0]] AS s, entities[row[1]] AS o CREATE (s)-[r:$(row[2])]->(o) SET r = row[3]",
		params{"ids": plain(w.ids), "rows": made}, nil); err != nil {
		return err
	}
	for _, t := range ontology.RelationTypes() {
		if len(changed[t]) == 0 {
			continue
		}
		if err := w.run(byNumber+"UNWIND $rows AS row WITH row, entities[row[0]] AS s, entities[row[1]] AS o MATCH (s)-[r:"+string(t)+"]->(o) SET r = row[3]",
			params{"ids": plain(w.ids), "rows": changed[t]}, nil); err != nil {
			return err
		}
	}
	return nil
}

// freshReports are the fresh parcels' that count, by edge.
func (w *writer) freshReports() map[ontology.RelationKey][]ontology.Report {
	out := map[ontology.RelationKey][]ontology.Report{}
	for _, p := range w.fresh {
		a := p.bundle.Article
		for i := range p.bundle.Evidence {
			if e := &p.bundle.Evidence[i]; e.MakesEdge() {
				key := p.relation[i]
				out[key] = append(out[key], ontology.Report{Evidence: e, Source: a.Source, Cluster: a.Cluster, Published: a.Published})
			}
		}
	}
	return out
}

// storedReports are what ontology.Summarise needs of the evidence that is there
// for the edges. Where an end is new there is none.
func (w *writer) storedReports(keys map[ontology.RelationKey][]ontology.Report) (map[ontology.RelationKey][]ontology.Report, error) {
	byID := map[ontology.RelationID]ontology.RelationKey{}
	for k := range keys {
		if w.entities[k.Subject].stored != nil && w.entities[k.Object].stored != nil {
			byID[k.ID()] = k
		}
	}
	out := map[ontology.RelationKey][]ontology.Report{}
	cols := evidenceColumns.pick([]string{"Polarity", "Modality", "Attribution", "Date", "Role", "Confidence"})
	text := "UNWIND $ids AS id MATCH (v:Evidence {relationId: id})-[:IN]->(a:Article) RETURN id, " + listOf(cols.values("v")) + ", v.source, a.cluster, v.published"
	err := w.run(text, params{"ids": plain(slices.Sorted(maps.Keys(byID)))}, func(row []any) error {
		id, _ := row[0].(string)
		values, err := asList(row[1])
		if err != nil {
			return err
		}
		e, err := cols.read(values)
		if err != nil {
			return err
		}
		r := ontology.Report{Evidence: e}
		put(&r.Source, row[2])
		cluster, _ := row[3].(string)
		r.Cluster = ontology.ArticleID(cluster)
		if row[4] != nil {
			putDay(&r.Published, row[4])
		}
		key := byID[ontology.RelationID(id)]
		out[key] = append(out[key], r)
		return nil
	})
	return out, err
}

func sortedKeys[V any](keys map[ontology.RelationKey]V) []ontology.RelationKey {
	return slices.SortedFunc(maps.Keys(keys), func(a, b ontology.RelationKey) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Object, b.Object))
	})
}
