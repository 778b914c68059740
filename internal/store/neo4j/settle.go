package neo4j

import (
	"context"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"golang.org/x/sync/errgroup"

	"entente/internal/ontology"
)

// A transaction of settle writes so many edges, or counts on so many entities;
// fewer where the server lacks the memory. Tests have smaller ones.
var (
	edgePage   = 4096
	countsPage = 2048
)

// settle writes what a bulk load left out: edges, what is counted on entities,
// and indexes. All of it is told by the evidence and the mentions that are
// there, so that it may be cut anywhere and done again. Then the mark goes.
func (s *Store) settle(ctx context.Context, id string, well bool, c *clock) error {
	for _, step := range []struct {
		name string
		work func() (things int, err error)
	}{
		{evidenceEdge, func() (int, error) { return 1, s.readyEdgeIndex(ctx) }},
		{"edges", func() (int, error) { return s.settleEdges(ctx, id) }},
		{"counts", func() (int, error) { return s.settleCounts(ctx, id) }},
		// Not beside the edges: making a constraint and writing them wait for each other.
		{"indexes", func() (int, error) { return len(wantedIndexes()), s.readyIndexes(ctx, bulkPatience) }},
	} {
		if err := c.part(step.name, step.work); err != nil {
			return err
		}
	}
	return s.release(ctx, id, well)
}

// evidenceEdge is the index by which settle finds the evidence of each edge.
const evidenceEdge = "evidence_edge"

func (s *Store) readyEdgeIndex(ctx context.Context) error {
	only := slices.DeleteFunc(wantedIndexes(), func(i index) bool { return i.name != evidenceEdge })
	return s.ready(ctx, only, bulkPatience)
}

// reported is an edge with its reports.
type reported struct {
	key     ontology.RelationKey
	id      ontology.RelationID
	reports []ontology.Report
	known   knownSpan
}

// settleEdges writes the edges after those that are as the evidence says. What
// comes next is read meanwhile.
func (s *Store) settleEdges(ctx context.Context, id string) (written int, err error) {
	err = s.retrying(ctx, s.options.Retry, func() error {
		after, err := s.settledTo(ctx)
		if err != nil {
			return err
		}
		pages := make(chan []reported, 1)
		work, ctx := errgroup.WithContext(ctx)
		work.Go(func() error {
			defer close(pages)
			return s.readReported(ctx, after, pages)
		})
		work.Go(func() error {
			for page := range pages {
				if err := s.writeReported(ctx, id, page); err != nil {
					return err
				}
				written += len(page)
			}
			return nil
		})
		return work.Wait()
	})
	return written, err
}

func (s *Store) settledTo(ctx context.Context) (after string, err error) {
	err = s.look(ctx, statement{"MATCH (v:EntenteSchema) RETURN v.settled", nil}, func() { after = "" }, func(row []any) error {
		put(&after, row[0])
		return nil
	})
	return after, err
}

// reportedText gives the evidence that makes edges, an edge's together.
var reportedText = "MATCH (v:Evidence) USING INDEX v:Evidence(relationId) WHERE v.relationId > $after AND " + makesEdge("v") +
	" MATCH (v)-[:IN]->(a:Article) RETURN " + reportColumns + " ORDER BY v.relationId"

// readReported reads edges' evidence by the edges' IDs, in pages.
func (s *Store) readReported(ctx context.Context, after string, pages chan<- []reported) error {
	config := s.session(driver.AccessModeRead)
	config.FetchSize = 2 * edgePage
	session := s.driver.NewSession(ctx, config)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, reportedText, params{"after": after})
	if err != nil {
		return err
	}
	p := pager{ctx: ctx, pages: pages}
	if err := rows(ctx, result, p.add); err != nil || len(p.page) == 0 {
		return err
	}
	return p.turn()
}

// pager puts reports together to edges, and edges to pages.
type pager struct {
	ctx   context.Context
	pages chan<- []reported
	page  []reported
}

// add takes the reports of an edge one after the other.
func (p *pager) add(row []any) error {
	r, err := readReport(row)
	if err != nil {
		return err
	}
	if n := len(p.page); n == 0 || p.page[n-1].id != r.relation {
		if n == edgePage {
			if err := p.turn(); err != nil {
				return err
			}
		}
		p.page = append(p.page, reported{key: r.Evidence.Key(), id: r.relation})
	}
	last := &p.page[len(p.page)-1]
	last.reports = append(last.reports, r.Report)
	last.known.add(r.known)
	return nil
}

// turn hands the page over and begins a new one.
func (p *pager) turn() error {
	select {
	case p.pages <- p.page:
		p.page = nil
		return nil
	case <-p.ctx.Done():
		return p.ctx.Err()
	}
}

// writeReported writes a page of edges by one transaction, or by several where
// the server lacks the memory.
func (s *Store) writeReported(ctx context.Context, id string, page []reported) error {
	err := s.write(ctx, func(tx transaction) error { return s.putReported(ctx, tx, id, page) })
	if half := len(page) / 2; half > 0 && isTooLarge(err) {
		if err := s.writeReported(ctx, id, page[:half]); err != nil {
			return err
		}
		return s.writeReported(ctx, id, page[half:])
	}
	return err
}

func (s *Store) putReported(ctx context.Context, tx transaction, id string, page []reported) error {
	if err := s.hold(ctx, tx, id); err != nil {
		return err
	}
	before := ""
	text := "MATCH (v:EntenteSchema) WITH v, coalesce(v.edgesTo, '') AS before" +
		" SET v.settled = $last, v.edgesTo = CASE WHEN before > $last THEN before ELSE $last END RETURN before"
	err := run(ctx, tx, text, params{"last": string(page[len(page)-1].id)}, func(row []any) error {
		put(&before, row[0])
		return nil
	})
	if err != nil {
		return err
	}
	var made, perhaps settledEdges
	for i := range page {
		to := &made
		if string(page[i].id) <= before {
			to = &perhaps
		}
		to.add(&page[i])
	}
	if err := made.put(ctx, tx, "CREATE (s)-[:$(row[2]) "+relationLiteral+"]->(o)"); err != nil {
		return err
	}
	return perhaps.put(ctx, tx, "MERGE (s)-[r:$(row[2])]->(o) SET r = "+relationLiteral)
}

// settledEdges are edges on their way, with their ends by number.
type settledEdges struct {
	ids     []string
	numbers map[ontology.ID]int
	rows    []any
}

func (e *settledEdges) of(id ontology.ID) int {
	i, ok := e.numbers[id]
	if !ok {
		if e.numbers == nil {
			e.numbers = map[ontology.ID]int{}
		}
		i = len(e.ids)
		e.numbers[id] = i
		e.ids = append(e.ids, string(id))
	}
	return i
}

func (e *settledEdges) add(r *reported) {
	sum, _ := ontology.Summarise(r.key, r.reports)
	e.rows = append(e.rows, append([]any{e.of(r.key.Subject), e.of(r.key.Object), string(r.key.Type)}, relationFields.values(summed{&sum, &r.known})...))
}

func (e *settledEdges) put(ctx context.Context, tx transaction, clause string) error {
	if len(e.rows) == 0 {
		return nil
	}
	text := "UNWIND $in.ids AS id MATCH (e:Entity {id: id}) WITH collect(e) AS entities, collect(id) AS ids" +
		" WITH CASE WHEN ids = $in.ids THEN entities ELSE [] END AS entities UNWIND $in.rows AS row WITH row, entities[row[0]] AS s, entities[row[1]] AS o " + clause
	return run(ctx, tx, text, asOne(params{"ids": e.ids, "rows": e.rows}), nil)
}

// countsText counts for a page of entities by their IDs.
var countsText = "MATCH (e:Entity) WHERE e.id > $in.after WITH e ORDER BY e.id LIMIT $in.limit" +
	" CALL (e) { MATCH (e)<-[m:MENTIONS]-(a:Article)" +
	" RETURN count(m) AS articles, sum(m.count) AS mentions, min(a.published) AS first, max(a.published) AS last }" +
	" SET e.articles = articles, e.mentions = mentions, e.firstSeen = first, e.lastSeen = last," +
	" e.relations = COUNT { (e)-[:" + strings.Join(plain(ontology.RelationTypes()), "|") + "]-() } RETURN max(e.id), count(e)"

// settleCounts writes what is counted on entities.
func (s *Store) settleCounts(ctx context.Context, id string) (written int, err error) {
	limit := countsPage
	for after := ""; ; {
		last, some := "", 0
		err := s.write(ctx, func(tx transaction) error {
			if err := s.hold(ctx, tx, id); err != nil {
				return err
			}
			return run(ctx, tx, countsText, asOne(params{"after": after, "limit": int64(limit)}), func(row []any) error {
				put(&last, row[0])
				putInt(&some, row[1])
				return nil
			})
		})
		switch {
		case isTooLarge(err) && limit > 1:
			limit /= 2
		case err != nil || last == "":
			return written, err
		default:
			after = last
			written += some
		}
	}
}
