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

	bundle *store.Bundle // to be stored; set by who stores it, nil where there is nothing to
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
	found, todo := make(chan *job, mostTogether), make(chan *job, workers)
	ordered := make(chan *job, 4*workers+mostTogether)
	var running sync.WaitGroup
	running.Go(func() { l.read(ctx, sources, found, ordered) })
	running.Go(func() { l.lookUp(ctx, found, todo) })
	for range workers {
		running.Go(func() { l.extract(ctx, todo) })
	}
	return ordered, func() {
		for range ordered { // lets the reader end
		}
		running.Wait()
	}
}

func (l *Loader) read(ctx context.Context, sources []string, found, ordered chan<- *job) {
	defer close(found)
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
		case found <- j:
		case <-ctx.Done():
			return
		}
	}
}

// lookUp passes the jobs that were found on, with what the store knows of them:
// those that wait are asked for together.
func (l *Loader) lookUp(ctx context.Context, found <-chan *job, todo chan<- *job) {
	defer close(todo)
	for first := range found {
		some := store.Gather(first, found, mostTogether, mostTogether, func(*job) int { return 1 })
		l.markStored(ctx, some)
		for _, j := range some {
			select {
			case todo <- j:
			case <-ctx.Done():
				return
			}
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
	if j.stored {
		return
	}
	j.result = l.Extractor.Extract(j.article)
	if l.Options.Second != nil {
		j.warning = l.Options.Second.Opinion(ctx, j.article, j.result)
	}
}

// markStored asks the store, if there is one, which of the articles it has. A store
// that does not answer now is found out, and waited for, when writing.
func (l *Loader) markStored(ctx context.Context, some []*job) {
	if l.Store == nil {
		return
	}
	ids := make([]ontology.ArticleID, len(some))
	for i, j := range some {
		ids[i] = j.article.ID
	}
	known, err := l.Store.Articles(ctx, ids)
	for i, j := range some {
		j.stored = err == nil && known[i] != nil
	}
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
		e.Outcome, err = l.Store.AddArticle(ctx, j.bundle)
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

// bundle makes of what was extracted what is to be stored, in the clusters of the
// articles that are near.
func (l *Loader) bundle(ctx context.Context, some []*job) error {
	var prints []uint64
	var jobs []*job
	for _, j := range some {
		if j.result != nil {
			jobs, prints = append(jobs, j), append(prints, j.article.Fingerprint)
		}
	}
	if len(jobs) == 0 {
		return nil
	}
	var near [][]*ontology.Article
	err := patiently(ctx, l.Options.Patience, func() (err error) {
		near, err = l.Store.Similar(ctx, prints, article.NearDuplicate)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", jobs[0].article.Origin, err)
	}
	loadedAt := l.now().UTC().Truncate(time.Second)
	for i, j := range jobs {
		a := j.article.Article
		a.Cluster, a.LoadedAt = clusterOf(&a, near[i]), loadedAt
		j.bundle = &store.Bundle{Article: &a, Entities: j.result.Entities, Mentions: j.result.Mentions, Evidence: j.result.Evidence}
	}
	return nil
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
