package loader

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"sync"
	"time"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/ontology"
	"entente/internal/store"
)

// Options bound a load. The zero value is the sensible default.
type Options struct {
	Workers int             // articles extracted at the same time; 0 means one per core
	Reading article.Options // what is too large
	// Patience is how long a store that is out of reach is waited for before
	// the load gives up; 0 means one minute.
	Patience time.Duration
	// Progress is told of every article, in order; it may be nil.
	Progress func(Event)
	// Publisher is told of every article that came to be stored; it may be nil.
	Publisher Publisher
	// Second adds to what was extracted; nil adds nothing.
	Second SecondOpinion
}

// Publisher passes on what is loaded to those who want to know at once. It must not
// keep the loader waiting, nor change the bundle.
type Publisher interface {
	ArticleLoaded(*store.Bundle)
}

// SecondOpinion adds evidence to what was extracted from an article. Its error
// is told as Event.Warning and stops nothing.
type SecondOpinion interface {
	Opinion(context.Context, *article.Article, *extract.Result) error
}

// Loader reads, extracts and stores.
type Loader struct {
	Extractor *extract.Extractor
	Store     store.Store
	Stdin     io.Reader
	Client    *http.Client // nil means http.DefaultClient
	Options   Options
	// Now is the clock for Article.LoadedAt; nil means time.Now.
	Now func() time.Time
}

// job is one article on its way; done is closed when its result is there.
type job struct {
	article *article.Article
	err     error
	stored  bool // was in the store already
	result  *extract.Result
	warning error // the second opinion's
	done    chan struct{}

	// Set by who stores it.
	loadedAt time.Time
	bundle   *store.Bundle // nil where it was not added
}

// Load reads the sources into the store. The report tells of what was refused;
// the error is set only when the load could not go on: the store is out of
// reach, or ctx ended. Everything reported as added is stored in either case.
func (l *Loader) Load(ctx context.Context, sources []string) (*Report, error) {
	ctx, cancel := context.WithCancel(ctx)
	ordered, wait := l.start(ctx, sources)
	report, err := l.write(ctx, ordered)
	cancel()
	wait()
	return report, err
}

// start begins to read and extract. The jobs come in order; wait ends once ctx
// has ended or every job is taken.
func (l *Loader) start(ctx context.Context, sources []string) (jobs <-chan *job, wait func()) {
	workers := l.Options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	todo := make(chan *job, workers)
	ordered := make(chan *job, 4*workers+mostTogether)
	var running sync.WaitGroup
	running.Go(func() { l.read(ctx, sources, todo, ordered) })
	for range workers {
		running.Go(func() { l.extract(ctx, todo) })
	}
	return ordered, func() {
		for range ordered { // lets the reader end
		}
		running.Wait()
	}
}

func (l *Loader) read(ctx context.Context, sources []string, todo, ordered chan<- *job) {
	defer close(todo)
	defer close(ordered)
	for a, err := range l.Articles(ctx, sources) {
		j := &job{article: a, err: err, done: make(chan struct{})}
		if err != nil {
			close(j.done)
		}
		select {
		case ordered <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			continue
		}
		select {
		case todo <- j:
		case <-ctx.Done():
			return
		}
	}
}

// extract works on jobs until there are none left.
func (l *Loader) extract(ctx context.Context, todo <-chan *job) {
	for j := range todo {
		if ctx.Err() == nil {
			l.extractOne(ctx, j)
		}
		close(j.done)
	}
}

func (l *Loader) extractOne(ctx context.Context, j *job) {
	if !english(j.article.Language) {
		j.err = fmt.Errorf("%s: the article is in %q; only English is read", j.article.Origin, j.article.Language)
		return
	}
	if l.isStored(ctx, j.article.ID) {
		j.stored = true
		return
	}
	j.result = l.Extractor.Extract(j.article)
	if l.Options.Second != nil {
		j.warning = l.Options.Second.Opinion(ctx, j.article, j.result)
	}
}

// isStored asks the store, if there is one. A store that does not answer now is
// found out, and waited for, when writing.
func (l *Loader) isStored(ctx context.Context, id ontology.ArticleID) bool {
	if l.Store == nil {
		return false
	}
	known, err := l.Store.Articles(ctx, []ontology.ArticleID{id})
	return err == nil && known[0] != nil
}

// english reports whether a language tag is English's, or says nothing.
func english(tag string) bool {
	return tag == "" || tag == "und" || tag == "en" || len(tag) > 3 && tag[:3] == "en-"
}

// writeOne stores one article; its error means that the load cannot go on.
func (l *Loader) writeOne(ctx context.Context, j *job) (Event, error) {
	if j.err != nil {
		return Event{Err: j.err}, nil
	}
	e := Event{Origin: j.article.Origin, Article: j.article.ID, Outcome: store.Unchanged}
	if j.stored {
		return e, nil
	}
	if j.result == nil { // the load is being stopped
		return e, ctx.Err()
	}
	err := patiently(ctx, l.Options.Patience, func() (err error) {
		e.Outcome, err = l.add(ctx, j)
		return err
	})
	switch {
	case errors.Is(err, store.ErrInvalid):
		return Event{Origin: e.Origin, Article: e.Article, Err: fmt.Errorf("%s: %w", e.Origin, err)}, nil
	case err != nil:
		return e, fmt.Errorf("%s: %w", e.Origin, err)
	}
	e.Entities, e.Statements, e.Warning = len(j.result.Entities), len(j.result.Evidence), j.warning
	return e, nil
}

func (l *Loader) add(ctx context.Context, j *job) (store.Outcome, error) {
	a := j.article.Article
	near, err := l.Store.Similar(ctx, a.Fingerprint, article.NearDuplicate)
	if err != nil {
		return "", err
	}
	a.Cluster = clusterOf(&a, near)
	a.LoadedAt = j.loadedAt
	j.bundle = &store.Bundle{Article: &a, Entities: j.result.Entities, Mentions: j.result.Mentions, Evidence: j.result.Evidence}
	return l.Store.AddArticle(ctx, j.bundle)
}

// clusterOf is the cluster that an article joins: that of the nearest of those near
// it, which come first, or one of its own. Of equally near ones the first published
// counts, then the first by ID. When they were loaded does not: a load that was
// interrupted and went on later comes to the same clusters as one that was not.
func clusterOf(a *ontology.Article, near []*ontology.Article) ontology.ArticleID {
	if len(near) == 0 {
		return a.ID
	}
	apart := func(x *ontology.Article) int { return article.Distance(x.Fingerprint, a.Fingerprint) }
	first := near[0]
	for _, x := range near {
		if apart(x) > apart(near[0]) {
			break
		}
		if cmp.Or(compareDays(x.Published, first.Published), cmp.Compare(x.ID, first.ID)) < 0 {
			first = x
		}
	}
	return first.Cluster
}

// compareDays puts the earlier day first, and an unknown one last.
func compareDays(a, b ontology.Date) int {
	if a.IsZero() != b.IsZero() {
		return -a.Compare(b)
	}
	return a.Compare(b)
}

func (l *Loader) now() time.Time {
	if l.Now != nil {
		return l.Now()
	}
	return time.Now()
}
