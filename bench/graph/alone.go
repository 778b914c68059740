package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"time"

	"entente/graph"
	"entente/internal/store/sqlite"
)

// aloneRounds is how often each question is put by itself.
const aloneRounds = 5

// alone puts the questions of docs/api.md to the embedded store one after the
// other, in this process, and tells the processor time that each takes by itself:
// right after an article was added, so that nothing kept of the graph before it
// may be used, and once more while nothing changes.
func (b *bench) alone(ctx context.Context, out io.Writer) (err error) {
	file, err := b.mixedFile(ctx)
	if err != nil {
		return err
	}
	st, err := sqlite.Open(ctx, file, sqlite.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close(ctx)) }()
	texts, err := documented(documentPath)
	if err != nil {
		return err
	}
	more := b.world.more()
	handler := graph.NewHandler(st, graph.Options{Deadline: time.Minute})
	fmt.Fprintln(out, "| question | after an article, ms | again, ms | answer, kB |\n|---|---|---|---|")
	for i, text := range texts {
		var fresh, again []time.Duration
		size := 0
		for range aloneRounds {
			if _, err := st.AddArticle(ctx, more()); err != nil {
				return err
			}
			for _, times := range []*[]time.Duration{&fresh, &again} {
				took, n, err := askAlone(handler, text)
				if err != nil {
					return fmt.Errorf("question %d: %w", i+1, err)
				}
				*times, size = append(*times, took), n
			}
		}
		fmt.Fprintf(out, "| %d. %s | %s | %s | %d |\n", i+1, fieldsOf(text), milliseconds(middle(fresh)), milliseconds(middle(again)), size/1000)
	}
	return nil
}

func askAlone(handler http.Handler, text string) (took time.Duration, size int, err error) {
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body(text, nil)))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	before := ownTime()
	handler.ServeHTTP(w, r)
	took = ownTime() - before
	if answer := w.Body.Bytes(); w.Code != http.StatusOK || bytes.Contains(answer[:min(20, len(answer))], []byte(`"errors"`)) {
		return 0, 0, fmt.Errorf("%d: %.300s", w.Code, answer)
	}
	return took, w.Body.Len(), nil
}

func middle(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

var topField = regexp.MustCompile(`\w+`)

// fieldsOf is a query's first field, with its arguments.
func fieldsOf(text string) string {
	text = strings.TrimLeft(strings.TrimSpace(text), "{ \n")
	name := topField.FindString(text)
	if rest := text[len(name):]; strings.HasPrefix(rest, "(") {
		if end := strings.Index(rest, ") {"); end > 0 {
			return name + rest[:end+1]
		}
	}
	return name
}
