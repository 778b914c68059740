package main

import (
	"fmt"
	"io"
	"time"
)

// report writes a table in Markdown. Each figure is set against raw Cypher's, and
// the peer's, in the same run.
func report(w io.Writer, s settings, all []measured) error {
	fmt.Fprintf(w, "Size %s: %d entities, %d edges, %d pieces of evidence, %d articles; %d bursts of %s each, by turns.\n\n",
		s.size, sizes[s.size].Entities, sizes[s.size].Edges, sizes[s.size].Evidence, sizes[s.size].Articles, s.rounds, s.burst)
	fmt.Fprintln(w, "| question | clients | target | answers/s | slowest to fastest burst | p50, ms | p99, ms | answers/s ÷ raw Cypher's | p50 ÷ raw Cypher's | processor time an answer, µs: server + client + Neo4j | errors |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|---|")
	failed := 0
	for _, m := range all {
		rate, median := "", ""
		if raw := find(all, m, "raw Cypher"); raw != nil && m.target != raw.target {
			rate = fmt.Sprintf("%.2f", m.perSecond()/raw.perSecond())
			median = fmt.Sprintf("%.2f", float64(quantile(m.times, 0.5))/float64(quantile(raw.times, 0.5)))
		}
		fmt.Fprintf(w, "| %s | %d | %s | %.1f | %.1f to %.1f | %s | %s | %s | %s | %s | %d |\n", m.question, m.clients, m.target,
			m.perSecond(), m.least, m.most, milliseconds(quantile(m.times, 0.5)), milliseconds(quantile(m.times, 0.99)), rate, median, m.processor(), m.errors)
		failed += m.errors
	}
	fmt.Fprintln(w)
	for _, m := range all {
		if peer := find(all, m, "@neo4j/graphql"); peer != nil && m.target == "Entente on Neo4j" {
			fmt.Fprintf(w, "%s at %d clients: %.1f times @neo4j/graphql\n", m.question, m.clients, m.perSecond()/peer.perSecond())
		}
	}
	for _, m := range all {
		if other := find(all, m, "another Entente, embedded"); other != nil && m.target == "Entente, embedded" {
			fmt.Fprintf(w, "%s at %d clients: %.2f times the answers a second of the other build, %.2f times its processor time\n", m.question, m.clients,
				m.perSecond()/other.perSecond(), (m.server.Seconds()/float64(len(m.times)))/(other.server.Seconds()/float64(len(other.times))))
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d answers were errors, such as: %w", failed, firstFault(all))
	}
	return nil
}

// processor is the processor time that an answer took, in microseconds; "" where
// the system does not tell it. The embedded store needs no Neo4j.
func (m *measured) processor() string {
	if m.client == 0 || len(m.times) == 0 {
		return ""
	}
	n := time.Duration(len(m.times))
	return fmt.Sprintf("%d + %d + %d", (m.server / n).Microseconds(), (m.client / n).Microseconds(), (m.database / n).Microseconds())
}

// find is the row of another target for the same question and clients.
func find(all []measured, like measured, target string) *measured {
	for i := range all {
		if all[i].question == like.question && all[i].clients == like.clients && all[i].target == target {
			return &all[i]
		}
	}
	return nil
}

func firstFault(all []measured) error {
	for _, m := range all {
		if m.fault != nil {
			return m.fault
		}
	}
	return nil
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d.Microseconds())/1000) }
