package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// sampling is how often memory is looked at.
const sampling = 5 * time.Second

// sample is the memory of a server at a time, in MiB.
type sample struct {
	at       time.Duration // since the mixture began
	resident float64       // of the process
	live     float64       // of the heap, when garbage was last collected
	heap     float64       // resident of Go's heap
	outside  float64       // resident beside it: above all SQLite's caches
	log      float64       // SQLite's log beside the file
	database float64       // resident memory of Neo4j
}

// gauge looks at the memory of a server.
type gauge struct {
	pid, database int
	profile       string // where a build with the tag "profile" tells of its memory; "" where it is another
	file          string // the store's, if it is one
}

// gaugeOf looks at a server that was started with the address for its profile. A
// build without the tag does not listen there.
func gaugeOf(pid, database int, profile, file string) gauge {
	g := gauge{pid, database, profile, file}
	if _, _, err := g.ask("/memory"); err != nil {
		g.profile = ""
	}
	return g
}

// freePort is a port of loopback that nobody listens on.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// watch looks at the server's memory until the context ends.
func (g gauge) watch(ctx context.Context) (samples []sample) {
	begun := time.Now()
	tick := time.NewTicker(sampling)
	defer tick.Stop()
	for {
		samples = append(samples, g.sample(time.Since(begun)))
		select {
		case <-tick.C:
		case <-ctx.Done():
			return samples
		}
	}
}

// sample is what there is to see; 0 where the system or the build does not tell it.
func (g gauge) sample(at time.Duration) sample {
	live, heap, _ := g.ask("/memory")
	s := sample{at: at, live: live, resident: resident(g.pid), log: megabytesOf(g.file + "-wal")}
	if heap > 0 {
		s.heap, s.outside = mapped(g.pid, heap)
	}
	if g.database != 0 {
		s.database = resident(g.database)
	}
	return s
}

// idle is the live heap, in MiB, after garbage was collected: what a server holds
// that nobody asks.
func (g gauge) idle() (float64, error) {
	live, _, err := g.ask("/memory?collect")
	return live, err
}

func (g gauge) ask(path string) (live float64, heap uint64, err error) {
	if g.profile == "" {
		return 0, 0, nil
	}
	answer, err := http.Get("http://" + g.profile + path)
	if err != nil {
		return 0, 0, err
	}
	defer answer.Body.Close()
	var told struct{ Live, Heap uint64 }
	err = json.NewDecoder(answer.Body).Decode(&told)
	return float64(told.Live) / (1 << 20), told.Heap, err
}

// keepProfile writes what lives in the heap to a file of the folder.
func (g gauge) keepProfile(folder, name string) error {
	if g.profile == "" {
		return nil
	}
	answer, err := http.Get("http://" + g.profile + "/debug/pprof/heap?gc=1")
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	profile, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name), profile, 0o644)
}

// resident is a process's resident memory in MiB, as Linux tells it; 0 elsewhere.
func resident(pid int) float64 {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	return kilobytes(rest)
}

// kilobytes reads a number of KiB at the beginning of a line, and gives MiB.
func kilobytes(line string) float64 {
	n, _ := strconv.Atoi(strings.Fields(line + " 0")[0])
	return float64(n) / 1024
}

// nearHeap is how far, in bytes, from an address in Go's heap its heap lies: in
// one range of addresses, unlike all else that a process asks the system for.
const nearHeap = 1 << 36

// mapped is the resident memory, in MiB, of mappings near an address in the heap,
// and of all others that hold no file, as Linux tells it.
func mapped(pid int, heap uint64) (near, far float64) {
	f, err := os.Open("/proc/" + strconv.Itoa(pid) + "/smaps")
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	var into *float64
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if size, ok := strings.CutPrefix(lines.Text(), "Rss:"); ok && into != nil {
			*into += kilobytes(size)
		}
		fields := strings.Fields(lines.Text())
		from, _, isRange := strings.Cut(fields[0], "-")
		if !isRange {
			continue
		}
		start, _ := strconv.ParseUint(from, 16, 64)
		switch {
		case len(fields) > 5 && strings.HasPrefix(fields[5], "/"):
			into = nil
		case start < heap+nearHeap && start+nearHeap > heap:
			into = &near
		default:
			into = &far
		}
	}
	return near, far
}

// megabytesOf is how large a file is; 0 where it is not there.
func megabytesOf(path string) float64 {
	at, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return float64(at.Size()) / (1 << 20)
}

// series are the kinds of memory that the report tells of.
var series = []struct {
	name string
	of   func(sample) float64
}{
	{"resident", func(s sample) float64 { return s.resident }},
	{"live heap, as garbage was collected", func(s sample) float64 { return s.live }},
	{"resident, Go's heap", func(s sample) float64 { return s.heap }},
	{"resident, outside it: SQLite's caches", func(s sample) float64 { return s.outside }},
	{"SQLite's log, a file", func(s sample) float64 { return s.log }},
	{"resident, Neo4j", func(s sample) float64 { return s.database }},
}

// reportMemory tells how memory went. The first fifth is left out: the pages that Go
// gave back while nobody asked come back then.
func reportMemory(w io.Writer, samples []sample) {
	settled := samples[len(samples)/5:]
	half := len(settled) / 2
	if half == 0 {
		return
	}
	fmt.Fprintf(w, "\nMemory in MiB, looked at every %s but for the first fifth of the time:\n\n", sampling)
	fmt.Fprintln(w, "| | at first | at the end | least | most | median, first half | median, second half | slope a minute |\n|---|---|---|---|---|---|---|---|")
	for _, x := range series {
		var times, values []float64
		for _, s := range settled {
			times, values = append(times, s.at.Minutes()), append(values, x.of(s))
		}
		if slices.Max(values) == 0 {
			continue
		}
		fmt.Fprintf(w, "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %+.2f |\n", x.name, values[0], values[len(values)-1],
			slices.Min(values), slices.Max(values), median(values[:half]), median(values[half:]), slope(times, values))
	}
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

// slope is how much values rise in a unit of time: the median over all pairs of
// points (Theil and Sen), which a few odd points do not move.
func slope(times, values []float64) float64 {
	var rises []float64
	for i := range values {
		for j := range i {
			if times[i] > times[j] {
				rises = append(rises, (values[i]-values[j])/(times[i]-times[j]))
			}
		}
	}
	return median(rises)
}
