package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"entente/internal/text"
	"entente/internal/text/english"
)

// outcome is what one turn tells. Times are in seconds.
type outcome struct {
	Engine  string   `json:"engine"`
	Start   float64  `json:"start"` // processor time to have it ready
	Cold    float64  `json:"cold"`  // processor time of the first pass
	Warm    float64  `json:"warm"`  // of the second
	Wall    float64  `json:"wall"`  // of the second, by the clock
	Tokens  int      `json:"tokens"`
	Peak    int      `json:"peak"` // of resident memory, bytes; 0 is unknown
	Digests []string `json:"digests"`
}

// takeTurn measures this engine on one processor.
func takeTurn(in io.Reader, out io.Writer) error {
	runtime.GOMAXPROCS(1)
	var texts []string
	if err := json.NewDecoder(in).Decode(&texts); err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	begun := processorTime()
	engine, err := english.New()
	if err != nil {
		return err
	}
	o := outcome{Engine: "kernel " + engine.Kernel(), Start: processorTime() - begun}
	pass := func() (seconds float64) {
		begun := processorTime()
		o.Tokens = 0
		for _, t := range texts {
			o.Tokens += len(engine.Analyse(t).Tokens)
		}
		return processorTime() - begun
	}
	o.Cold = pass()
	clock := time.Now()
	o.Warm = pass()
	o.Wall = time.Since(clock).Seconds()
	o.Peak = peakMemory()
	for _, t := range texts {
		o.Digests = append(o.Digests, digest(engine.Analyse(t)))
	}
	return json.NewEncoder(out).Encode(o)
}

// processorTime is what this process has used so far, in seconds.
func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// peakMemory is the greatest resident size of this process in bytes, as Linux
// tells it; 0 elsewhere. (Getrusage's would be the parent's, if that was
// greater.)
func peakMemory() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, _ := strconv.Atoi(strings.Fields(rest + " 0")[0])
	return kilobytes << 10
}

// digest is a digest of all that is said of a text. peer.py makes the same.
func digest(doc *text.Doc) string {
	h := sha256.New()
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		fmt.Fprintln(h, strings.Join([]string{
			t.Text, t.Norm, bit(t.SpaceAfter), t.Tag, t.POS, t.Morph, t.Lemma, t.Dep, strconv.Itoa(t.Head), bit(t.SentenceStart),
		}, "\t"))
	}
	for _, n := range doc.Names {
		fmt.Fprintln(h, n.Start, n.End, n.Label)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}
