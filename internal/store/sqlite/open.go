package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Options of a store. The zero value is right for most.
type Options struct {
	// Readers is how many questions may read the file at the same time; 0 means
	// one a CPU, and at least 4. A store in memory reads one at a time.
	Readers int

	// ReadOnly opens the file as it is at that moment, whether another process
	// has it open or not: what others write afterwards is not seen, and nothing
	// can be added. While such a store is open SQLite's log beside the file only
	// grows.
	ReadOnly bool
	// CacheBytes bounds the memory for evidence and articles that were read
	// lately, about; 0 means 64 MiB.
	CacheBytes int

	keptSums int // the limit of sums, 0 for maxSummed; tests set it
}

// Store keeps a graph in a file, or in memory alone.
type Store struct {
	path    string
	version string // of the SQLite library
	lock    *fileLock
	db      connections
	gate    gate
	names   *names
	now     atomic.Pointer[graph] // the newest state that is committed
	// ahead is the state that is being committed, or now. Rows of the file
	// never name what it does not hold.
	ahead  atomic.Pointer[graph]
	old    *oldTellings
	roles  *roles
	pasts  pasts
	sweeps turns // of networks of the whole graph
	scans  turns // of questions that look at all rows of a table of the file
	read   *statements
	leads  *cache[uint32, lead]                          // by the relation's num
	heads  *cache[ontology.ArticleID, *ontology.Article] // without text
	queue  chan *addition                                // nil in a store that only reads
	done   sync.WaitGroup                                // the writing goroutine
}

var _ store.Store = (*Store)(nil)

// Open opens the store in the file of that path, which it makes if there is
// none; ":memory:" is an empty store that ends with Close. A file that another
// store has open to write is ErrConflict, unless it is opened to be read only.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string, o Options) (s *Store, err error) {
	s = &Store{path: path, names: newNames(), roles: newRoles(), sweeps: newTurns(), scans: newTurns()}
	s.keep(cmp.Or(o.CacheBytes, DefaultCacheBytes))
	if path != memoryPath {
		if err := checkPath(path); err != nil {
			return nil, err
		}
		if o.ReadOnly {
			return s, s.openSnapshot(ctx)
		}
		if s.lock, err = lockFile(path); err != nil {
			return nil, err
		}
	}
	if s.db, err = connect(path, o.Readers); err != nil {
		s.lock.release()
		return nil, err
	}
	if err := s.start(ctx, cmp.Or(o.keptSums, maxSummed)); err != nil {
		_ = s.db.close()
		s.lock.release()
		return nil, err
	}
	return s, nil
}

// checkPath says plainly what SQLite would call being unable to open the file.
func checkPath(path string) error {
	if path == "" {
		return fmt.Errorf("no path: %w: name a file, or %s", store.ErrInvalid, memoryPath)
	}
	if at, err := os.Stat(path); err == nil && at.IsDir() {
		return fmt.Errorf("it is a folder: %w: name a file in it, such as %s", store.ErrInvalid, filepath.Join(path, "entente.db"))
	}
	folder := filepath.Dir(path)
	if at, err := os.Stat(folder); err != nil || !at.IsDir() {
		return fmt.Errorf("its folder %s is not there: %w: make the folder first", folder, store.ErrUnavailable)
	}
	return nil
}

func (s *Store) start(ctx context.Context, keptSums int) error {
	if err := s.db.ping(ctx); err != nil {
		return explain(err)
	}
	scripts, err := schemaScripts()
	if err != nil {
		return err
	}
	if err := migrate(ctx, s.db.write, scripts); err != nil {
		return explain(err)
	}
	if err := s.load(ctx); err != nil {
		return explain(err)
	}
	s.old.begin()
	w, err := newWriter(ctx, s, keptSums)
	if err != nil {
		return explain(err)
	}
	s.queue = make(chan *addition, 4*maxBatch)
	s.done.Go(func() { w.run(s.queue) })
	return nil
}

// load reads what is held in memory.
func (s *Store) load(ctx context.Context) error {
	if err := s.db.read.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&s.version); err != nil {
		return err
	}
	g, err := loadGraph(ctx, s.db.read, s.names)
	if err != nil {
		return err
	}
	s.old = &oldTellings{s: s, count: g.tally.evidence, edges: g.edges.len()}
	g.told.old = s.old
	s.now.Store(g)
	s.ahead.Store(g)
	s.read = newStatements(s.db.read)
	return nil
}

// Close waits for running calls, or until the context ends, and closes the file.
func (s *Store) Close(ctx context.Context) error {
	s.old.abandon()
	if err := s.gate.shut(ctx); err != nil {
		return fmt.Errorf("close store %s: calls are still running: %w", s.path, err)
	}
	if !s.gate.first() {
		return nil
	}
	if s.queue != nil {
		close(s.queue)
		s.done.Wait()
	}
	s.read.close()
	err := s.db.close()
	s.lock.release()
	if err != nil {
		return fmt.Errorf("close store %s: %w", s.path, explain(err))
	}
	return nil
}

// Stats counts what the graph holds.
func (s *Store) Stats(ctx context.Context) (*store.Stats, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	t := g.tally.clone()
	return &store.Stats{
		Articles: g.papers.len(), Entities: g.nodes.len(), Relations: t.relations, Evidence: t.evidence, Sources: t.sources,
		EntitiesByKind: t.kinds, RelationsByType: t.types, FirstPublished: t.first, LastPublished: t.last,
		Backend: "sqlite " + s.version,
	}, nil
}

// enter begins a call: it gives the state to answer from, and what to call at the end.
func (s *Store) enter(ctx context.Context) (*graph, func(), error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if !s.gate.enter() {
		return nil, nil, fmt.Errorf("store %s is closed: %w", s.path, store.ErrUnavailable)
	}
	if g, ok := ctx.Value(pinned{s}).(*graph); ok {
		return g, s.gate.leave, nil
	}
	return s.now.Load(), s.gate.leave, nil
}

// pinned is the key of a context's value: the state of that store to answer from.
type pinned struct{ s *Store }

// Pin lets questions with the context be answered from the state that is the newest now.
func (s *Store) Pin(ctx context.Context) (context.Context, uint64) {
	g := s.now.Load()
	return context.WithValue(ctx, pinned{s}, g), g.version
}

var _ store.Pinner = (*Store)(nil)
