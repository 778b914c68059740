package level

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// maxErrors is how many errors an answer tells; a fault of one call can concern
// every object of a level.
const maxErrors = 100

// Limits say how a run treats what is not the resolvers' business.
type Limits struct {
	// MaxBytes is the size beyond which an answer is given up.
	MaxBytes int
	// Unreadable makes the error told of an argument that cannot be read.
	Unreadable func(error) error
	// Ways lets resolvers ask for the Way that leads to them, which costs a little.
	Ways bool
}

// Run is one operation being answered.
type Run struct {
	ctx    context.Context
	oc     *graphql.OperationContext
	limits Limits

	mu     sync.Mutex
	errors int
	tooBig bool
}

// New begins to answer the operation of the context, which has to hold gqlgen's
// operation and response.
func New(ctx context.Context, limits Limits) *Run {
	return &Run{ctx: ctx, oc: graphql.GetOperationContext(ctx), limits: limits}
}

// ErrTooBig tells that an answer grew beyond Limits.MaxBytes.
var ErrTooBig = errors.New("the answer is too big")

// Data appends the answer of the operation, whose root object is the only one of rows.
func (r *Run) Data(b []byte, rows *Rows) ([]byte, error) {
	whole := rows.Append(b, 0)
	if r.tooBig {
		return b, ErrTooBig
	}
	return whole, nil
}

// Event is a root object with one field, of which the object is known.
func Event[C any](r *Run, field graphql.CollectedField, object *C, objects Objects[C]) *Rows {
	rows := &Rows{run: r, at: Root(), object: field.ObjectDefinition.Name, fields: []graphql.CollectedField{field}, cols: make([]column, 1), n: 1}
	One(rows, 0, func(int) *C { return object }, objects)
	return rows.Done()
}

// full reports that no more is to be written.
func (r *Run) full(b []byte) bool {
	r.tooBig = r.tooBig || len(b) > r.limits.MaxBytes
	return r.tooBig
}

// fail tells an error at a place of the answer.
func (r *Run) fail(field graphql.CollectedField, path ast.Path, err error) {
	r.mu.Lock()
	r.errors++
	tooMany := r.errors > maxErrors
	r.mu.Unlock()
	if tooMany {
		return
	}
	shown := gqlerror.Error{Err: err, Message: err.Error()}
	if known, ok := errors.AsType[*gqlerror.Error](err); ok {
		shown = *known
	}
	shown.Path = path
	if p := field.Position; p != nil {
		shown.Locations = []gqlerror.Location{{Line: p.Line, Column: p.Column}}
	}
	graphql.AddError(r.ctx, &shown)
}

// call runs f, and makes an error of a panic.
func (r *Run) call(ctx context.Context, f func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = r.oc.RecoverFunc(ctx, value)
		}
	}()
	if err := ctx.Err(); err != nil {
		return err
	}
	return f()
}

// Foreign gives the i-th field by gqlgen's own way of answering it.
func (r *Rows) Foreign(i int, marshal func(ctx context.Context) graphql.Marshaler) {
	var b bytes.Buffer
	marshal(r.run.ctx).MarshalGQL(&b)
	r.Leaf(i, func(into []byte, _ int) []byte { return append(into, b.Bytes()...) })
}

// errNull is what a field that must not be null, but is, tells.
func errNull(f graphql.CollectedField) error {
	return fmt.Errorf("%s.%s is null, which the schema does not allow", f.ObjectDefinition.Name, f.Name)
}
