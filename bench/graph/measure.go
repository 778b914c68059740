package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"entente/bench/process"
)

// measured is how a target answered a question to so many clients at once.
type measured struct {
	question, what, target string
	clients                int
	times                  []time.Duration // of each answer, ascending
	length                 time.Duration   // of all bursts together
	least, most            float64         // answers a second, of the slowest and the fastest burst
	server, client         time.Duration   // processor time of the server that is asked over HTTP and of this process; 0 where it is not known
	database               time.Duration   // and of Neo4j
	errors                 int
	fault                  error // one of the errors
}

func (m *measured) perSecond() float64 { return float64(len(m.times)) / m.length.Seconds() }

// quantile is the time within which such a share of the answers was there.
func quantile(times []time.Duration, share float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	return times[int(share*float64(len(times)-1))]
}

// measure asks one question of all targets, by turns, and first of all compares the answers.
func (b *bench) measure(ctx context.Context, q question, variables []map[string]any) ([]measured, error) {
	if len(variables) == 0 {
		return nil, fmt.Errorf("%s: the graph has nobody to ask about", q.name)
	}
	var targets []target
	var askers []asker
	for _, t := range b.targets {
		if ask := t.Prepare(q, variables); ask != nil {
			targets, askers = append(targets, t), append(askers, ask)
		}
	}
	if len(targets) == 0 {
		return nil, nil
	}
	if err := agree(ctx, b.log, q, variables, targets); err != nil {
		return nil, err
	}
	for i, ask := range askers {
		if warm := burst(ctx, ask, 4, b.settings.warm, processes{}); warm.fault != nil {
			return nil, fmt.Errorf("%s %s: %w", q.name, targets[i].Name(), warm.fault)
		}
	}
	var all []measured
	for _, clients := range b.settings.clients {
		rows := make([]measured, len(targets))
		for round := range b.settings.rounds {
			for i := range targets {
				turn := (i + round) % len(targets) // nobody is always the first
				rows[turn].add(burst(ctx, askers[turn], clients, b.settings.burst, processes{b.pids[targets[turn].Name()], b.database}))
			}
		}
		for i := range rows {
			rows[i].question, rows[i].what, rows[i].target, rows[i].clients = q.name, q.what, targets[i].Name(), clients
			slices.Sort(rows[i].times)
			fmt.Fprintf(b.log, "%s %s, %d clients: %.1f/s\n", q.name, rows[i].target, clients, rows[i].perSecond())
		}
		all = append(all, rows...)
	}
	return all, ctx.Err()
}

func (m *measured) add(o measured) {
	rate := o.perSecond()
	if m.length == 0 || rate < m.least {
		m.least = rate
	}
	m.most = max(m.most, rate)
	m.times = append(m.times, o.times...)
	m.length += o.length
	m.server, m.client, m.database = m.server+o.server, m.client+o.client, m.database+o.database
	m.errors += o.errors
	if m.fault == nil {
		m.fault = o.fault
	}
}

// processes are the numbers of those that answer; 0 where there is none such.
type processes struct{ server, database int }

// burst asks from so many clients for so long.
func burst(ctx context.Context, ask asker, clients int, length time.Duration, of processes) (m measured) {
	var number atomic.Int64
	var mu sync.Mutex
	var running sync.WaitGroup
	server, client, database := process.Time(of.server), process.Time(os.Getpid()), process.Time(of.database)
	begun := time.Now()
	for range clients {
		running.Go(func() {
			var own measured
			for time.Since(begun) < length && ctx.Err() == nil {
				before := time.Now()
				err := ask(ctx, int(number.Add(1)))
				own.times = append(own.times, time.Since(before))
				if err != nil {
					own.errors++
					own.fault = err
				}
			}
			mu.Lock()
			defer mu.Unlock()
			m.times = append(m.times, own.times...)
			m.errors += own.errors
			if own.fault != nil {
				m.fault = own.fault
			}
		})
	}
	running.Wait()
	m.length = time.Since(begun)
	m.server, m.client, m.database = process.Time(of.server)-server, process.Time(os.Getpid())-client, process.Time(of.database)-database
	return m
}
