package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"entente/internal/ontology"
	"entente/internal/store"
)

// oldTellings are the tellings of the evidence that a file held when it was
// opened. They are read while the store answers already, since opening would take
// about twice as long with them; who needs them waits.
type oldTellings struct {
	s     *Store
	count int // how many there are
	edges int // of how many keys

	mu      sync.Mutex
	reading *reading
	waiting int // how many wait for it

	rows []telling
	last []uint32 // by the key's num: the number of the last one told of it, plus one; 0 for none
}

// reading is one attempt to read them.
type reading struct {
	done chan struct{} // closed at the end
	stop context.CancelFunc
	err  error
}

// begin reads them, if nobody does yet; after a fault it tries again.
func (o *oldTellings) begin() *reading {
	o.mu.Lock()
	defer o.mu.Unlock()
	if r := o.reading; r != nil {
		select {
		case <-r.done:
			if r.err == nil {
				return r
			}
		default:
			return r
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	r := &reading{done: make(chan struct{}), stop: stop}
	o.reading = r
	switch {
	case o.count == 0:
		stop()
		close(r.done)
		return r
	case !o.s.gate.enter():
		stop()
		r.err = fmt.Errorf("store %s is closed: %w", o.s.path, store.ErrUnavailable)
		close(r.done)
		return r
	}
	go func() {
		defer o.s.gate.leave()
		defer close(r.done)
		defer stop()
		r.err = o.s.fault(ctx, "read what evidence says", o.read(ctx))
	}()
	return r
}

// wait waits until they are there, or until the context ends.
func (o *oldTellings) wait(ctx context.Context) error {
	r := o.begin()
	select {
	case <-r.done:
		return r.err
	default:
	}
	o.await(1)
	defer o.await(-1)
	select {
	case <-r.done:
		return r.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (o *oldTellings) await(n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.waiting += n
}

// abandon ends the reading if nobody waits for it, so that a store which is closed
// soon does not wait for what it does not need.
func (o *oldTellings) abandon() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.reading != nil && o.waiting == 0 {
		o.reading.stop()
	}
}

func (o *oldTellings) read(ctx context.Context) error {
	o.rows, o.last = make([]telling, 0, o.count), make([]uint32, o.edges)
	rows, err := o.s.db.read.QueryContext(ctx, `SELECT num, relation, subject, polarity, modality, attributed_to IS NOT NULL, date, article, confidence, id, detail
FROM evidence WHERE num < ? ORDER BY num`, o.count)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	g := o.s.now.Load()
	for rows.Next() {
		if err := o.readRow(g, rows); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return inSequence("evidence", o.count, len(o.rows))
}

func (o *oldTellings) readRow(g *graph, rows *sql.Rows) error {
	var num int
	var x telling
	var subject uint32
	var polarity, modality uint8
	var byOther bool
	var article, id, detail sql.RawBytes
	if err := rows.Scan(&num, &x.edge, &subject, &polarity, &modality, &byOther, &x.on, &article, &x.confidence, &id, &detail); err != nil {
		return err
	}
	if err := inSequence("evidence", num, len(o.rows)); err != nil {
		return err
	}
	at, ok := o.s.names.article(g, toDigest(article))
	if !ok || int(x.edge) >= o.edges {
		return fmt.Errorf("evidence %d is of an article or a relation that is not there: the file is damaged: restore a backup", num)
	}
	var e ontology.Evidence
	if err := readDetail(detail, &e); err != nil {
		return fmt.Errorf("evidence %d: %w", num, err)
	}
	x.article, x.id, x.marks, x.role = at, toDigest(id), polarity|modality<<4, o.s.roles.of(e.Role)
	if byOther || e.Attribution != "" {
		x.flags |= attributed
	}
	if subject != g.edges.ref(x.edge).subject {
		x.flags |= turned
	}
	x.before = o.last[x.edge]
	o.rows = append(o.rows, x)
	o.last[x.edge] = uint32(len(o.rows))
	return nil
}

// roles number the roles that evidence gives: 0 is none.
type roles struct {
	mu   sync.RWMutex
	nums map[string]uint32
	all  []string
}

func newRoles() *roles { return &roles{nums: map[string]uint32{"": 0}, all: []string{""}} }

// of is the role's number, a new one for one that was not seen before.
func (r *roles) of(role string) uint32 {
	r.mu.RLock()
	num, ok := r.nums[role]
	r.mu.RUnlock()
	if ok {
		return num
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if num, ok := r.nums[role]; ok {
		return num
	}
	num = uint32(len(r.all))
	role = string([]byte(role)) // not a piece of a whole article
	r.nums[role], r.all = num, append(r.all, role)
	return num
}

// text is the role with the number.
func (r *roles) text(num uint32) string {
	if num == 0 {
		return ""
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.all[num]
}
