package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"entente/internal/ontology"
)

const (
	// pressRow is the row of the report that tells how long it takes from an
	// article's file to each subscriber.
	pressRow = "article to subscriber"
	// pressEvery is the time between two articles.
	pressEvery = 500 * time.Millisecond
	// pressPatience is how long a subscriber may have to wait for an article.
	pressPatience = 30 * time.Second
	// subscribers is how many follow each of the subscriptions.
	subscribers = 4
)

// The subscriptions of a mixture.
const (
	articlesQuery = `subscription { articleLoaded { id title source published } }`
	evidenceQuery = `subscription { relationObserved { sentence subject { name } object { name } relation { id reports evidence(first: 1) { totalCount nodes { sentence } } } } }`
)

// press writes articles into a folder that a server reads, and takes each away
// once all subscribers were told of it.
type press struct {
	folder  string
	last    int // the number of the last article
	mu      sync.Mutex
	written map[int]time.Time
	told    map[int]int // how many subscribers know of an article
}

// newPress makes the folder below dir, with one article in it.
func newPress(dir string) (*press, error) {
	folder, err := os.MkdirTemp(dir, "news-")
	p := &press{folder: folder, written: map[int]time.Time{}, told: map[int]int{}}
	if err != nil {
		return nil, err
	}
	return p, p.write(0)
}

// flags are the server's, so that it reads the folder again and again.
func (p *press) flags() []string { return []string{"--every", "1s", p.folder} }

func (p *press) close() error { return os.RemoveAll(p.folder) }

// run writes and listens until the context ends. What goes wrong is an error of the row.
func (p *press) run(ctx context.Context, w *wire, rows *rows) {
	listening, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var listeners sync.WaitGroup
	for range subscribers {
		listeners.Go(func() { p.follow(listening, w, articlesQuery, rows, p.hear) })
		listeners.Go(func() { p.follow(listening, w, evidenceQuery, rows, whole) })
	}
	time.Sleep(time.Second) // until all listen
	p.writeUntil(ctx, rows)
	for begun := time.Now(); p.waiting() > 0 && time.Since(begun) < pressPatience; {
		time.Sleep(pressEvery)
	}
	stop()
	listeners.Wait()
	if n := p.waiting(); n > 0 {
		rows.add(pressRow, pressPatience, fmt.Errorf("%d articles were not told to all subscribers within %s", n, pressPatience))
	}
}

func (p *press) writeUntil(ctx context.Context, rows *rows) {
	tick := time.NewTicker(pressEvery)
	defer tick.Stop()
	for ctx.Err() == nil {
		p.last++
		if err := p.write(p.last); err != nil {
			rows.add(pressRow, 0, err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
}

// waiting counts the articles of which some subscriber was not told yet.
func (p *press) waiting() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.written)
}

func (p *press) path(n int) string { return filepath.Join(p.folder, fmt.Sprintf("report-%d.txt", n)) }

// write puts the n-th article into the folder, whole at once. The first one is
// not waited for: it is loaded before anybody listens.
func (p *press) write(n int) error {
	draft := filepath.Join(p.folder, ".draft")
	if err := os.WriteFile(draft, []byte(newsReport(n)), 0o644); err != nil {
		return err
	}
	if n > 0 {
		p.mu.Lock()
		p.written[n] = time.Now()
		p.mu.Unlock()
	}
	return os.Rename(draft, p.path(n))
}

// follow reads a subscription's events until the context ends; it must not end before.
func (p *press) follow(ctx context.Context, w *wire, query string, rows *rows, each func(data []byte, rows *rows) error) {
	err := events(ctx, "http://"+w.address+w.path, query, func(data []byte) error { return each(data, rows) })
	if ctx.Err() == nil {
		rows.add(pressRow, 0, fmt.Errorf("a subscription ended: %w", err))
	}
}

// events calls each with the data of every event that the server sends.
func events(ctx context.Context, url, query string, each func(data []byte) error) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body(query, nil)))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if data, ok := bytes.CutPrefix(lines.Bytes(), []byte("data: ")); ok {
			if err := each(data); err != nil {
				return err
			}
		}
	}
	return errors.Join(lines.Err(), io.EOF)
}

// whole takes an event without errors.
func whole(data []byte, _ *rows) error {
	if bytes.Contains(data, []byte(`"errors"`)) {
		return fmt.Errorf("an event tells an error: %.300s", data)
	}
	return nil
}

var reportNumber = regexp.MustCompile(`"title":"Report (\d+):`)

// hear notes that a subscriber was told of an article, and takes the article away
// with the last of them.
func (p *press) hear(data []byte, rows *rows) error {
	if err := whole(data, rows); err != nil {
		return err
	}
	found := reportNumber.FindSubmatch(data)
	if found == nil {
		return fmt.Errorf("an event tells of no report: %.300s", data)
	}
	n, err := strconv.Atoi(string(found[1]))
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	rows.add(pressRow, time.Since(p.written[n]), nil)
	if p.told[n]++; p.told[n] < subscribers {
		return nil
	}
	delete(p.told, n)
	delete(p.written, n)
	return os.Remove(p.path(n))
}

// newsReport is the text of the n-th article: a title, a day, and six sentences about
// states that the samples name too.
func newsReport(n int) string {
	states := strings.Split("Japan,India,China,Russia,Ukraine,France,Germany,Poland,Turkey,Iran,Israel,Egypt,Brazil,Canada,Mexico,Australia,Vietnam,Kenya", ",")
	sentences := []string{
		"%s and %s concluded a trade agreement.", "%s imposed sanctions on %s.", "%s accused %s of breaking its word.",
		"%s supports %s, its government said.", "The president of %s met the president of %s.", "%s condemned the attacks of %s.",
		"%s will send aid to %s.", "%s and %s agreed to cooperate in science.", "%s rejected the demands of %s.",
	}
	r := rand.New(rand.NewPCG(uint64(n), 1))
	var b strings.Builder
	fmt.Fprintf(&b, "Report %d: what was said today\n%s\n", n, ontology.Date{Year: 2024, Month: 1, Day: 1}.AddDays(n%360))
	for range 6 {
		pair := r.Perm(len(states))
		fmt.Fprintf(&b, sentences[r.IntN(len(sentences))]+" ", states[pair[0]], states[pair[1]])
	}
	return b.String() + "\n"
}
