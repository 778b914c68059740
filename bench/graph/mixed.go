package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// weights say how often each question is put in a mixture, of three hundred. The
// questions of docs/api.md, where they can be answered, come on top, each once:
// they are about a tenth of all, and the longest of them.
var weights = map[string]int{"Q1": 90, "Q2": 60, "Q3": 45, "Q4": 3, "Q5": 60, "SP": 36, "NET": 6}

// warming is the share of a mixture's length for which it is put before it counts:
// until what is kept of answers is there, and Go's heap has its size.
const warming = 5

// mix puts all questions at once to each of Entente's targets, one after the other.
func (b *bench) mix(ctx context.Context, out io.Writer, p parameters) error {
	var faults []error
	for _, t := range b.targets {
		if b.pids[t.Name()] == 0 {
			continue
		}
		first, err := b.footing(t)
		if err == nil {
			err = b.warmUp(ctx, t)
		}
		if err != nil {
			return err
		}
		for _, clients := range b.settings.clients {
			faults = append(faults, b.mixOne(ctx, out, t, clients, p))
		}
		if b.press != nil {
			faults = append(faults, b.openAnew(ctx, out, t, first))
		}
	}
	return errors.Join(faults...)
}

// draw is one of the things that a client may do next; each is as likely as any other.
type draw struct {
	name string
	ask  asker
}

func (b *bench) draws(t target, p parameters) (all []draw, err error) {
	for _, q := range questions {
		ask := t.Prepare(q, q.ask(p))
		if ask == nil || len(b.settings.questions) > 0 && !slices.Contains(b.settings.questions, q.name) {
			continue
		}
		for range weights[q.name] {
			all = append(all, draw{q.name, ask})
		}
	}
	if b.press == nil {
		return all, nil
	}
	texts, err := documented(documentPath)
	for i, text := range texts {
		all = append(all, draw{fmt.Sprintf("%s %d", documentPath, i+1), t.(*graphQL).prepare(text, []map[string]any{nil})})
	}
	return all, err
}

// mixOne puts the mixture once to warm up and once to count, and looks at what the
// server holds before and after, while nobody asks.
func (b *bench) mixOne(ctx context.Context, out io.Writer, t target, clients int, p parameters) error {
	all, err := b.draws(t, p)
	if err != nil {
		return err
	}
	gauge := b.gauges[t.Name()]
	fmt.Fprintf(b.log, "%s: warming up for %s\n", t.Name(), b.settings.mixed/warming)
	warm, _, err := b.put(ctx, t, all, clients, b.settings.mixed/warming)
	if err != nil {
		return err
	}
	var held [2]footing
	if held[0], err = b.hold(t, "before"); err != nil {
		return err
	}
	begun := time.Now()
	rows, memory, err := b.put(ctx, t, all, clients, b.settings.mixed)
	if err != nil {
		return err
	}
	length := time.Since(begun)
	if held[1], err = b.hold(t, "after"); err != nil {
		return err
	}
	wrong := reportMix(out, t.Name(), clients, length, rows)
	reportMemory(out, memory)
	if gauge.profile != "" {
		fmt.Fprintf(out, "\nLive heap of the idle server, after garbage was collected: %.1f MiB before, with %d articles, %.1f MiB after, with %d.\n\n",
			held[0].live, held[0].articles, held[1].live, held[1].articles)
	}
	return errors.Join(wrong, faultOf("while warming up", warm))
}

// hold is the footing, with a profile of it in a file.
func (b *bench) hold(t target, when string) (footing, error) {
	f, err := b.footing(t)
	if err != nil {
		return f, err
	}
	return f, b.gauges[t.Name()].keepProfile(b.settings.dir, "heap-"+when+".pprof")
}

// put puts the questions from so many clients for so long, and watches memory.
func (b *bench) put(whole context.Context, t target, all []draw, clients int, length time.Duration) (map[string]*measured, []sample, error) {
	ctx, cancel := context.WithTimeout(whole, length)
	defer cancel()
	rows := &rows{by: map[string]*measured{}}
	var running sync.WaitGroup
	for c := range clients {
		running.Go(func() {
			r := rand.New(rand.NewPCG(uint64(length), uint64(c)))
			for ctx.Err() == nil {
				next := all[r.IntN(len(all))]
				before := time.Now()
				err := next.ask(whole, r.IntN(1<<20))
				rows.add(next.name, time.Since(before), err)
			}
		})
	}
	if b.press != nil {
		running.Go(func() { b.press.run(ctx, t.(*graphQL).wire, rows) })
	}
	memory := b.gauges[t.Name()].watch(ctx)
	running.Wait()
	return rows.by, memory, whole.Err()
}

// faultOf is an error if some answers were errors.
func faultOf(when string, rows map[string]*measured) error {
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		if m := rows[name]; m.errors > 0 {
			return fmt.Errorf("%s: %s: %d of %d answers were errors, such as: %w", when, name, m.errors, len(m.times), m.fault)
		}
	}
	return nil
}

// openAnew tells what the articles that were loaded take: it serves the graph once
// more, with nothing kept, and compares with what it took at first.
func (b *bench) openAnew(ctx context.Context, out io.Writer, t target, first footing) error {
	if err := b.stops[t.Name()](); err != nil {
		return err
	}
	program, err := b.program(ctx)
	if err != nil {
		return err
	}
	if err := b.serve(ctx, "the graph opened anew", program, "sqlite:"+b.gauges[t.Name()].file, b.press.flags()...); err != nil {
		return err
	}
	now, err := b.footing(b.targets[len(b.targets)-1])
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Opened anew, the server held %.1f MiB with %d articles at first, and %.1f MiB with %d now: %.2f KiB an article.\n",
		first.live, first.articles, now.live, now.articles, 1024*(now.live-first.live)/float64(max(1, now.articles-first.articles)))
	return nil
}

// rows are what was measured so far, by name.
type rows struct {
	mu sync.Mutex
	by map[string]*measured
}

func (r *rows) add(name string, took time.Duration, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.by[name]
	if m == nil {
		m = &measured{question: name}
		r.by[name] = m
	}
	m.times = append(m.times, took)
	if err != nil {
		m.errors, m.fault = m.errors+1, err
	}
}

func reportMix(w io.Writer, name string, clients int, length time.Duration, rows map[string]*measured) error {
	fmt.Fprintf(w, "%s, all questions mixed, %d clients, %s\n\n", name, clients, length.Round(time.Second))
	fmt.Fprintln(w, "| question | answers | answers/s | p50, ms | p99, ms | slowest, ms | errors |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|")
	whole := &measured{question: "all"}
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		if m := rows[name]; m.question != pressRow {
			whole.times, whole.errors = append(whole.times, m.times...), whole.errors+m.errors
			reportMixed(w, m, length)
		}
	}
	reportMixed(w, whole, length)
	if m := rows[pressRow]; m != nil {
		reportMixed(w, m, length)
	}
	return faultOf("while it counted", rows)
}

func reportMixed(w io.Writer, m *measured, length time.Duration) {
	slices.Sort(m.times)
	fmt.Fprintf(w, "| %s | %d | %.1f | %s | %s | %s | %d |\n", m.question, len(m.times), float64(len(m.times))/length.Seconds(),
		milliseconds(quantile(m.times, 0.5)), milliseconds(quantile(m.times, 0.99)), milliseconds(quantile(m.times, 1)), m.errors)
}
