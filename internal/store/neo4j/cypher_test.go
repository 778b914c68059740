package neo4j

import (
	"context"
	"errors"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// hostile are statements that must be refused before they run, whatever they hide in.
var hostile = []string{
	// writing, plainly
	"CREATE (n:Pwned)",
	"create (n:Pwned)",
	"MERGE (n:Pwned {id: 1})",
	"MATCH (n) DETACH DELETE n",
	"MATCH (n) DELETE n",
	"MATCH (n:Country) SET n.name = 'x'",
	"MATCH (n:Country) SET n:Pwned",
	"MATCH (n:Country) SET n += {a: 1} RETURN n",
	"MATCH (n:Country) REMOVE n.name",
	"MATCH (n:Country) REMOVE n:Country",
	"FOREACH (i IN [1] | CREATE (:Pwned))",
	"INSERT (:Pwned)",
	// writing, hidden
	"MATCH (n) RETURN n UNION ALL CREATE (m:Pwned) RETURN m AS n",
	"MATCH (n) CALL (n) { CREATE (m:Pwned) RETURN m } RETURN m",
	"CALL () { MATCH (n) SET n.x = 1 } RETURN 1",
	"MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS OF 1 ROWS",
	"UNWIND [1] AS i CALL { WITH i MERGE (:Pwned {i: i}) } RETURN 1",
	"MATCH (n) /* harmless */ /* */ DETACH /* */ DELETE n",
	"MATCH (n) // RETURN n\nDETACH DELETE n",
	"/* MATCH (n) RETURN n */ CREATE (n)",
	"MATCH (n)\tSET\tn.x\t=\t1",
	"MATCH (n)\u00a0SET n.x = 1",
	"MATCH (n) SET`n`.x = 1",
	"MATCH (n) WITH n SET n.`name` = ''",
	`CRE\u0041TE (n:Pwned)`,
	`\u0043REATE (n:Pwned)`,
	`MATCH (n) S\u0045T n.x = 1`,
	`MATCH (n) WHERE n.name = '\u0027 SET n.x = 1 //' RETURN n`,
	`RETURN "\\" AS a UNION CREATE (n) RETURN "" AS a`,
	// files and the net
	"LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
	"LOAD CSV FROM 'http://127.0.0.1:1/' AS row RETURN row",
	"load\n csv with headers from 'https://example.org/x.csv' AS row RETURN row",
	"LOAD /* */ CSV FROM $file AS row RETURN row",
	"MATCH (n) CALL (n) { LOAD CSV FROM 'file:///x' AS row RETURN row } RETURN row",
	// procedures and functions
	"CALL dbms.listConfig()",
	"CALL dbms.listConfig() YIELD name RETURN name",
	"CALL dbms . listConfig()",
	"CALL dbms.`listConfig`()",
	"CALL `dbms`.listConfig()",
	"CALL db.createLabel('Pwned')",
	"CALL apoc.load.json('http://127.0.0.1:1/')",
	"CALL apoc.cypher.doIt('CREATE (n)', {})",
	"CALL dbms.killConnection('bolt-1')",
	"CALL dbms.setConfigValue('db.logs.query.enabled', 'OFF')",
	"CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
	"CALL db.clearQueryCaches()",
	"RETURN apoc.text.join(['a'], '')",
	"RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'})",
	"MATCH (n) RETURN exists { CALL dbms.listConfig() YIELD name RETURN name }",
	// administration and several statements
	"SHOW USERS",
	"SHOW DATABASES",
	"SHOW TRANSACTIONS",
	"SHOW SETTINGS",
	"TERMINATE TRANSACTION 'neo4j-transaction-1'",
	"CREATE USER eve SET PASSWORD 'password'",
	"ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
	"DROP CONSTRAINT entity_id",
	"CREATE INDEX pwned FOR (n:Country) ON (n.x)",
	"DROP INDEX entity_words",
	"STOP DATABASE neo4j",
	"USE system MATCH (n) RETURN n",
	"MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
	"MATCH (n) RETURN n;;CREATE (n)",
	"EXPLAIN MATCH (n) RETURN n",
	"PROFILE MATCH (n) RETURN n",
	"CYPHER runtime=slotted CREATE (n)",
	"CYPHER 5 MATCH (n) RETURN n",
	":param x => 1",
}

// broken are statements that no reading could be made of.
var broken = []string{"", "   ", "MATCH (n RETURN n", "RETURN 'open", "RETURN /* open", "RETURN $missing", "MATCH (n) RETURN m", "RETURN 1/0", "RETURN date('zzz')", "\xff\xfe"}

func TestCypherRefusesWhatIsNotReading(t *testing.T) {
	s := open(t)
	add(t, s)
	before := count(t, s)
	for _, statement := range hostile {
		table, err := s.Cypher(t.Context(), store.CypherQuery{Statement: statement, Parameters: map[string]any{"file": "file:///etc/passwd"}})
		if !errors.Is(err, store.ErrRefused) && !errors.Is(err, store.ErrInvalid) {
			t.Errorf("Cypher(%q) = %v, %v; want it refused", statement, table, err)
		}
	}
	if after := count(t, s); after != before {
		t.Errorf("after the hostile statements the database has %d nodes, before %d", after, before)
	}
}

// The later guards must hold by themselves: where the text check let a
// statement through, the plan and the access mode would stop it.
func TestPlanRefusesWhatTheTextCheckWould(t *testing.T) {
	s := open(t)
	for _, statement := range []string{
		"CREATE (n:Pwned)", "MATCH (n) SET n.x = 1", "MATCH (n) DETACH DELETE n", "MATCH (n) REMOVE n.x", "FOREACH (i IN [1] | CREATE (:Pwned))",
		"LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "CALL dbms.listConfig()", "CALL db.createLabel('Pwned')", "SHOW USERS",
		"CREATE INDEX pwned FOR (n:Country) ON (n.x)", "MATCH (n) CALL (n) { MERGE (m:Pwned) RETURN m } RETURN m", `CRE\u0041TE (n:Pwned)`,
	} {
		session := s.driver.NewSession(t.Context(), s.session(driver.AccessModeRead))
		err := s.checkPlan(t.Context(), session, store.CypherQuery{Statement: statement})
		if err == nil {
			t.Errorf("the plan of %q is let through", statement)
		}
		_ = session.Close(t.Context())
	}
}

func TestCypherNamesTheFault(t *testing.T) {
	s := open(t)
	for _, statement := range broken {
		if _, err := s.Cypher(t.Context(), store.CypherQuery{Statement: statement}); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("Cypher(%q): %v, want it called invalid", statement, err)
		}
	}
}

func TestCypherAnswers(t *testing.T) {
	s := open(t)
	add(t, s)
	for _, tt := range []struct {
		statement string
		rows      int
	}{
		{"MATCH (c:Country)-[r:PARTNERS_WITH]-(o) RETURN c.name, r.reports, o.name ORDER BY c.name", 1},
		{"MATCH (c:Country {name: $name}) RETURN c", 1},
		{"MATCH (e:Entity) RETURN e.name AS `SET`, e.id AS `CREATE (n)` ORDER BY `SET`;", 2},
		{"MATCH (e:Entity) WHERE e.name CONTAINS 'CREATE (n)' OR e.name = \"DELETE\" RETURN e", 0},
		{"MATCH p = (a:Entity)-[:PARTNERS_WITH*1..2]-(b:Entity) RETURN p", 2},
		{"MATCH (v:Evidence)-[:IN]->(a:Article) RETURN v.date, a.published, date('2024-01-01'), duration('P1D'), datetime('2024-01-01T00:00:00Z')", 1},
		{"CALL db.labels() YIELD label RETURN count(label)", 1},
		{"CALL db.index.fulltext.queryNodes('entity_words', 'japan') YIELD node, score RETURN node.name, score", 1},
		{"MATCH (n:Entity) CALL (n) { MATCH (n)--(m) RETURN count(m) AS around } RETURN n.name, around // CREATE", 2},
		{"UNWIND range(1, 10) AS i RETURN i", 10},
	} {
		table, err := s.Cypher(t.Context(), store.CypherQuery{Statement: tt.statement, Parameters: map[string]any{"name": "Japan"}})
		if err != nil || len(table.Rows) != tt.rows || table.Truncated {
			t.Errorf("Cypher(%q) = %+v, %v; want %d rows", tt.statement, table, err, tt.rows)
		}
	}
}

func TestCypherCutsAtItsRowLimit(t *testing.T) {
	s := open(t)
	for _, tt := range []struct {
		rows, limit int
		truncated   bool
	}{{10, 10, false}, {11, 10, true}, {5_000_000, 50, true}} {
		table, err := s.Cypher(t.Context(), store.CypherQuery{Statement: "UNWIND range(1, $n) AS i RETURN i", Parameters: map[string]any{"n": tt.rows}, MaxRows: tt.limit})
		if err != nil || len(table.Rows) != min(tt.rows, tt.limit) || table.Truncated != tt.truncated {
			t.Errorf("%d rows with limit %d: %d rows, truncated %v, %v", tt.rows, tt.limit, len(table.Rows), table.Truncated, err)
		}
	}
}

func TestCypherEndsAtItsDeadline(t *testing.T) {
	s := open(t)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, err := s.Cypher(ctx, store.CypherQuery{Statement: "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b < 0 RETURN count(*)"})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("endless statement: %v, want the deadline", err)
	}
}

func add(t *testing.T, s *Store) {
	t.Helper()
	japan, eu := storetest.Entity(ontology.Country, "Japan", "JP"), storetest.Entity(ontology.Organisation, "European Union", "EU")
	b := storetest.Write("one", "A", "2024-11-01").State(japan, ontology.PartnersWith, eu).Bundle()
	if _, err := s.AddArticle(t.Context(), b); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, s *Store) int64 {
	t.Helper()
	table, err := s.Cypher(t.Context(), store.CypherQuery{Statement: "MATCH (n) RETURN count(n)"})
	if err != nil {
		t.Fatal(err)
	}
	return table.Rows[0][0].(int64)
}
