package neo4j

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"entente/internal/store"
)

// schemaVersion is what this program writes; it stands on the one node
// (:EntenteSchema {version}) of a database.
const schemaVersion = 4

// minVersion is the oldest server that has all that the statements use.
var minVersion = [2]int{5, 26}

// migrationBatch is how many edges one transaction of a migration changes.
var migrationBatch = 10_000

// migrations lead from version to version; each may be run again. A statement
// of schema runs in a transaction of its own, since Neo4j keeps schema and data
// apart. One that returns a number is run until that is 0.
var migrations = [schemaVersion][]string{
	{ // 0 → 1
		"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE",
		"CREATE CONSTRAINT article_id IF NOT EXISTS FOR (a:Article) REQUIRE a.id IS UNIQUE",
		"CREATE CONSTRAINT evidence_id IF NOT EXISTS FOR (v:Evidence) REQUIRE v.id IS UNIQUE",
		"CREATE CONSTRAINT name_key IF NOT EXISTS FOR (n:Name) REQUIRE n.key IS UNIQUE",
		"CREATE INDEX country_name IF NOT EXISTS FOR (e:Country) ON (e.name)",
		"CREATE INDEX organisation_name IF NOT EXISTS FOR (e:Organisation) ON (e.name)",
		"CREATE INDEX person_name IF NOT EXISTS FOR (e:Person) ON (e.name)",
		"CREATE INDEX agreement_name IF NOT EXISTS FOR (e:Agreement) ON (e.name)",
		"CREATE INDEX entity_name IF NOT EXISTS FOR (e:Entity) ON (e.name)",
		"CREATE INDEX entity_mentions IF NOT EXISTS FOR (e:Entity) ON (e.mentions)",
		"CREATE INDEX evidence_edge IF NOT EXISTS FOR (v:Evidence) ON (v.relationId)",
		"CREATE INDEX evidence_relation_date IF NOT EXISTS FOR (v:Evidence) ON (v.relation, v.date)",
		"CREATE INDEX evidence_published IF NOT EXISTS FOR (v:Evidence) ON (v.published)",
		"CREATE INDEX evidence_article IF NOT EXISTS FOR (v:Evidence) ON (v.article)",
		"CREATE INDEX article_published IF NOT EXISTS FOR (a:Article) ON (a.published)",
		"CREATE INDEX article_source IF NOT EXISTS FOR (a:Article) ON (a.source)",
		"CREATE FULLTEXT INDEX entity_words IF NOT EXISTS FOR (e:Entity) ON EACH [e.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
		"CREATE FULLTEXT INDEX evidence_words IF NOT EXISTS FOR (v:Evidence) ON EACH [v.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
		"CREATE FULLTEXT INDEX article_words IF NOT EXISTS FOR (a:Article) ON EACH [a.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
	},
	{ // 1 → 2: when the reports of edges were known
		"MATCH (:Entity)-[r]->(:Entity) WHERE r.firstKnown IS NULL WITH r LIMIT $batch" +
			" CALL (r) { MATCH (v:Evidence {relationId: r.id})-[:IN]->(a:Article) WHERE " + makesEdge("v") +
			" RETURN min(" + knownDay("v", "a") + ") AS first, max(" + knownDay("v", "a") + ") AS last }" +
			" SET r.firstKnown = first, r.lastKnown = last RETURN count(first)",
	},
	{}, // 2 → 3: programs that know nothing of marks may not write; see mark.go
	{ // 3 → 4: the parts of fingerprints by which near ones are found
		"CREATE INDEX article_fingerprint1 IF NOT EXISTS FOR (a:Article) ON (a.fingerprint1)",
		"CREATE INDEX article_fingerprint2 IF NOT EXISTS FOR (a:Article) ON (a.fingerprint2)",
		"CREATE INDEX article_fingerprint3 IF NOT EXISTS FOR (a:Article) ON (a.fingerprint3)",
		"CREATE INDEX article_fingerprint4 IF NOT EXISTS FOR (a:Article) ON (a.fingerprint4)",
		"MATCH (a:Article) WHERE a.fingerprint1 IS NULL WITH a LIMIT $batch" +
			" WITH a, CASE WHEN a.fingerprint < 0 THEN a.fingerprint + 9223372036854775807 + 1 ELSE a.fingerprint END AS lower " +
			partsText + " RETURN count(a)",
	},
}

// migrate brings a database up to this program's schema. A newer one is refused.
func (s *Store) migrate(ctx context.Context) error {
	if err := s.checkVersion(); err != nil {
		return err
	}
	have, err := s.schema(ctx)
	if err != nil {
		return err
	}
	if have > schemaVersion {
		return fmt.Errorf("neo4j at %s has a graph of schema %d, this program knows up to %d: use a newer Entente: %w", s.address, have, schemaVersion, store.ErrInvalid)
	}
	if have == 0 {
		if have, err = s.beginSchema(ctx); err != nil {
			return err
		}
	}
	for v := have; v < schemaVersion; v++ {
		if err := s.step(ctx, migrations[v]); err != nil {
			return err
		}
		if err := s.setVersion(ctx, v+1); err != nil {
			return err
		}
	}
	if s.options.GoOn {
		marked, err := s.isMarked(ctx)
		if err != nil || marked {
			s.unsettled.Store(new(string))
			return err
		}
	}
	if err := s.mend(ctx); err != nil {
		return err
	}
	return s.readyIndexes(ctx, s.options.Indexes)
}

// beginSchema gives a database that has no graph yet the whole schema at once. It tells
// which version there is then: 0 where there are articles, so that something is to be migrated.
func (s *Store) beginSchema(ctx context.Context) (version int, err error) {
	articles := 0
	err = s.look(ctx, statement{"MATCH (a:Article) RETURN count(a)", nil}, func() { articles = 0 }, func(row []any) error {
		putInt(&articles, row[0])
		return nil
	})
	if err != nil || articles > 0 {
		return 0, err
	}
	if err := s.makeIndexes(ctx, wantedIndexes()); err != nil {
		return 0, err
	}
	return schemaVersion, s.setVersion(ctx, schemaVersion)
}

func (s *Store) setVersion(ctx context.Context, version int) error {
	return s.change(ctx, "MERGE (v:EntenteSchema) SET v.version = $version", params{"version": version})
}

// step does what leads from one version to the next.
func (s *Store) step(ctx context.Context, statements []string) (err error) {
	if err := s.makeIndexes(ctx, indexesIn(statements)); err != nil {
		return err
	}
	for _, statement := range statements {
		if isSchema(statement) {
			continue
		}
		for left := 1; left > 0; {
			if left, err = s.changed(ctx, statement); err != nil {
				return fmt.Errorf("%s: %w", statement, err)
			}
		}
	}
	return nil
}

// isSchema reports whether a statement makes an index rather than changes data.
func isSchema(statement string) bool { return strings.HasPrefix(statement, "CREATE ") }

func (s *Store) change(ctx context.Context, statement string, p params) error {
	return s.write(ctx, func(tx transaction) error { return run(ctx, tx, statement, p, nil) })
}

// changed is change by parts of $batch, and the number that the statement returns, 0 for none.
func (s *Store) changed(ctx context.Context, statement string) (n int, err error) {
	err = s.write(ctx, func(tx transaction) error {
		n = 0
		return run(ctx, tx, statement, params{"batch": migrationBatch}, func(row []any) error {
			putInt(&n, row[0])
			return nil
		})
	})
	return n, err
}

func (s *Store) schema(ctx context.Context) (version int, err error) {
	err = s.look(ctx, statement{"MATCH (v:EntenteSchema) RETURN max(v.version)", nil}, func() { version = 0 }, func(row []any) error {
		putInt(&version, row[0])
		return nil
	})
	return version, err
}

func (s *Store) checkVersion() error {
	text := strings.TrimPrefix(s.backend, "neo4j ")
	parts := strings.SplitN(text, ".", 3)
	if len(parts) < 2 {
		return nil // an agent that tells no version; the statements will tell
	}
	major, err1 := strconv.Atoi(parts[0])
	minor, err2 := strconv.Atoi(parts[1])
	if err1 != nil || err2 != nil || major > minVersion[0] || major == minVersion[0] && minor >= minVersion[1] {
		return nil
	}
	return fmt.Errorf("neo4j at %s is version %s: Entente needs %d.%d or newer: %w", s.address, text, minVersion[0], minVersion[1], store.ErrInvalid)
}

// versionOf reads "5.26.30" out of "Neo4j/5.26.30".
func versionOf(agent string) string {
	if _, v, ok := strings.Cut(agent, "/"); ok {
		return v
	}
	return agent
}
