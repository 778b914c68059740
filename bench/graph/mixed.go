package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// weights say how often each question is put in a mixture, of three hundred. The
// questions of docs/api.md, where they can be answered, come on top, each once:
// they are about a tenth of all, and the longest of them.
var weights = map[string]int{"Q1": 90, "Q2": 60, "Q3": 45, "Q4": 3, "Q5": 60, "SP": 36, "NET": 6}

// sampling is how often memory is looked at.
const sampling = 5 * time.Second

// mix puts all questions at once to each of Entente's targets, one after the other.
func (b *bench) mix(ctx context.Context, out io.Writer, p parameters) error {
	for _, t := range b.targets {
		if b.pids[t.Name()] == 0 {
			continue
		}
		for _, clients := range b.settings.clients {
			if err := b.mixOne(ctx, out, t, clients, p); err != nil {
				return err
			}
		}
	}
	return nil
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

func (b *bench) mixOne(ctx context.Context, out io.Writer, t target, clients int, p parameters) error {
	all, err := b.draws(t, p)
	if err != nil {
		return err
	}
	whole := ctx
	ctx, cancel := context.WithTimeout(ctx, b.settings.mixed)
	defer cancel()
	rows := &rows{by: map[string]*measured{}}
	begun := time.Now()
	var running sync.WaitGroup
	for c := range clients {
		running.Go(func() {
			r := rand.New(rand.NewPCG(3, uint64(c)))
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
	memory := watch(ctx, b.pids[t.Name()])
	running.Wait()
	if err := whole.Err(); err != nil {
		return err
	}
	return reportMix(out, t.Name(), clients, time.Since(begun), rows.by, memory)
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

// watch looks at a process's resident memory, in MiB, until the context ends.
func watch(ctx context.Context, pid int) (samples []float64) {
	tick := time.NewTicker(sampling)
	defer tick.Stop()
	for {
		samples = append(samples, resident(pid))
		select {
		case <-tick.C:
		case <-ctx.Done():
			return append(samples, resident(pid))
		}
	}
}

// resident is a process's resident memory in MiB, as Linux tells it; 0 elsewhere.
func resident(pid int) float64 {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kilobytes, _ := strconv.Atoi(strings.Fields(rest + " 0")[0])
	return float64(kilobytes) / 1024
}

func reportMix(w io.Writer, name string, clients int, length time.Duration, rows map[string]*measured, memory []float64) error {
	fmt.Fprintf(w, "%s, all questions mixed, %d clients, %s\n\n", name, clients, length.Round(time.Second))
	fmt.Fprintln(w, "| question | answers | answers/s | p50, ms | p99, ms | slowest, ms | errors |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|")
	whole := &measured{question: "all"}
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		if m := rows[name]; m.question != pressRow {
			whole.times, whole.errors = append(whole.times, m.times...), whole.errors+m.errors
			if m.fault != nil {
				whole.fault = m.fault
			}
			reportMixed(w, m, length)
		}
	}
	reportMixed(w, whole, length)
	if m := rows[pressRow]; m != nil {
		reportMixed(w, m, length)
		whole.errors += m.errors
		if m.fault != nil {
			whole.fault = m.fault
		}
	}
	// The first fifth is warm-up: caches and the heap grow to their size.
	settled := memory[len(memory)/5:]
	half := len(settled) / 2
	fmt.Fprintf(w, "\nResident memory: %.0f MiB at the start, %.0f after warm-up (a fifth of the time), %.0f at the end, %.0f at most; the mean of the time after warm-up is %.0f in its first half and %.0f in its second.\n\n",
		memory[0], settled[0], settled[len(settled)-1], slices.Max(memory), mean(settled[:max(1, half)]), mean(settled[half:]))
	if whole.errors > 0 {
		return fmt.Errorf("%d of %d answers were errors, such as: %w", whole.errors, len(whole.times), whole.fault)
	}
	return nil
}

func reportMixed(w io.Writer, m *measured, length time.Duration) {
	slices.Sort(m.times)
	fmt.Fprintf(w, "| %s | %d | %.1f | %s | %s | %s | %d |\n", m.question, len(m.times), float64(len(m.times))/length.Seconds(),
		milliseconds(quantile(m.times, 0.5)), milliseconds(quantile(m.times, 0.99)), milliseconds(quantile(m.times, 1)), m.errors)
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}
