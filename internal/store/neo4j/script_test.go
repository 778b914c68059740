package neo4j

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/export"
	"entente/internal/ontology"
	"entente/internal/store/storetest"
)

// TestNeo4jRunsTheExportedScript runs every line of the script in an empty database
// and looks at what came of it.
func TestNeo4jRunsTheExportedScript(t *testing.T) {
	ctx := context.Background()
	open(t) // empties the database
	d, err := driver.NewDriverWithContext(server.Bolt, driver.BasicAuth("neo4j", server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	ask := func(statement string) []*driver.Record {
		result, err := driver.ExecuteQuery(ctx, d, statement, nil, driver.EagerResultTransformer)
		if err != nil {
			t.Fatalf("%.300s: %v", statement, err)
		}
		return result.Records
	}
	for _, line := range strings.Split(strings.TrimSpace(scriptOf(t, trickyGraph(t))), "\n") {
		ask(strings.TrimSuffix(line, ";"))
	}
	for _, tt := range []struct {
		statement string
		want      any
	}{
		{"MATCH (e:Country {id: 'country:JP'}) RETURN e.name + ' ' + e.aliases[2]", "Japan 日本"},
		{"MATCH (e:Person) RETURN e.name", "José \\u0041 \"B\" O'Neill \\"},
		{"MATCH (:Country)-[r:PARTNERS_WITH]-(:Organisation) RETURN r.role IS NULL AND r.since = date('2024-11-01') AND r.reports = 2 AND r.events = 1 AND r.confidence = 0.8", true},
		{"MATCH (:Person)-[r:REPRESENTS]->(:Organisation) RETURN r.role", "chief\x01\n\t;"},
		{"MATCH (:Country)-[r:AIDS]->(:Organisation) RETURN r.confidence", 0.999},
		{"MATCH (a:Agreement) RETURN a.signed = date('2024-11-01') AND a.form = 'pact'", true},
		{"MATCH (v:Evidence)-[:ATTRIBUTED_TO]->(p:Person) RETURN count(v)", int64(1)},
		{"MATCH (s)<-[:SUBJECT]-(v:Evidence)-[:OBJECT]->(o), (v)-[:IN]->(a:Article) WHERE s.id = v.subject AND o.id = v.object AND a.id = v.article AND a.text CONTAINS v.sentence RETURN count(v)", int64(7)},
		{"MATCH (v:Evidence {polarity: 'NEGATED'}) RETURN count(v)", int64(1)},
		{"MATCH (:Article)-[m:MENTIONS]->(:Entity) RETURN sum(m.count)", int64(14)},
		{"MATCH (a:Article) WHERE a.published IS NULL RETURN a.loadedAt = datetime('2025-01-02T03:04:05.000006Z')", true},
		{"MATCH ()-[r]->() WHERE r.id STARTS WITH 'relation:' RETURN count(r)", int64(5)},
	} {
		if records := ask(tt.statement); len(records) != 1 || records[0].Values[0] != tt.want {
			t.Errorf("%s: %v, want %v", tt.statement, records, tt.want)
		}
	}
}

// trickyGraph has texts that are hard to write.
func trickyGraph(t *testing.T) *storetest.Memory {
	t.Helper()
	japan := storetest.Entity(ontology.Country, "Japan", "JP", "Nippon", "日本")
	eu := storetest.Entity(ontology.Organisation, "European Union", "EU")
	chief := storetest.Entity(ontology.Person, "José \\u0041 \"B\" O'Neill \\")
	pact := storetest.Entity(ontology.Agreement, "Pact of\u2028two lines")
	pact.Pact = &ontology.Pact{Form: "pact", Signed: storetest.Day("2024-11-01")}
	m := storetest.NewMemory()
	for _, w := range []*storetest.Writing{
		storetest.Write("00000000000000000001", "Kyodo", "2024-11-01").
			State(japan, ontology.PartnersWith, eu).State(japan, ontology.PartyTo, pact).State(eu, ontology.PartyTo, pact).
			State(chief, ontology.Represents, eu, storetest.InPost("chief\x01\n\t;")),
		storetest.Write("00000000000000000002", "Herald", "2024-12-01").
			Article(func(a *ontology.Article) { a.Cluster = "article:00000000000000000001" }).
			State(japan, ontology.PartnersWith, eu, storetest.SaidBy(chief)),
		storetest.Write("00000000000000000003", "Undated", "").
			State(eu, ontology.Supports, japan, storetest.Denied).State(japan, ontology.Aids, eu, storetest.Sure(1)),
	} {
		if _, err := m.AddArticle(context.Background(), w.Bundle()); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func scriptOf(t *testing.T, m *storetest.Memory) string {
	t.Helper()
	var b bytes.Buffer
	for _, f := range export.Formats() {
		if f.Name == "cypher" {
			if err := f.Write(context.Background(), export.Whole(m), func(string) (io.WriteCloser, error) { return unclosed{&b}, nil }); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.String()
}

type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }
