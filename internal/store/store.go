// Package store is the contract between the graph and whatever keeps it, in
// prose and types. store/storetest is the same contract as tests; store/sqlite
// and store/neo4j keep it.
//
// Three promises hold for every method of every backend:
//
//   - Order: where a result is a list, its order is stated and total, so that
//     every backend gives the same answer in the same order.
//   - Batches: methods that take several IDs answer in the order asked, with
//     nil where an ID is unknown, or an empty Slice where they page; they cost
//     one trip to the backend.
//   - Errors: an error says what was asked and what to do, and wraps one of
//     the sentinels in errors.go where one fits. After an error of a writing
//     method nothing of that call is stored.
//
// A context that ends stops the work in the backend, not only the waiting; the
// error wraps the context's. After Close every call is ErrUnavailable.
//
// What a store returns may be shared between callers: it must not be changed.
package store

import (
	"context"
	"iter"

	"entente/internal/ontology"
)

// Store keeps a graph.
type Store interface {
	Reader
	Writer
	// Close waits for running calls and gives back what the store holds.
	Close(context.Context) error
}

// Reader answers questions about the graph.
type Reader interface {
	EntityReader
	RelationReader
	EvidenceReader
	ArticleReader
	Traverser
	// Stats counts what the graph holds.
	Stats(context.Context) (*Stats, error)
	// Bundles yields every article with what it states, by ascending article
	// ID: adding all of them to an empty store rebuilds the same graph, whatever
	// the order. Entities are by ID, as the store has merged them but without
	// counts and days seen; Mentions are by count descending, then ID; Evidence
	// is by start offset, then ID.
	Bundles(context.Context) iter.Seq2[*Bundle, error]
}

// EntityReader finds entities.
type EntityReader interface {
	// Entities looks IDs up.
	Entities(ctx context.Context, ids []ontology.ID) ([]*ontology.Entity, error)
	// Resolve finds the entities of which the name, after ontology.Fold, is the
	// name or an alias: those of which it is the name first, then by mentions
	// descending, then by ID. No kinds means every kind. A name without a
	// letter or digit is nobody's.
	Resolve(ctx context.Context, name string, kinds []ontology.Kind) ([]*ontology.Entity, error)
	// ListEntities pages through the entities that pass the filter.
	ListEntities(ctx context.Context, f EntityFilter, o EntityOrder, p Page) (*Slice[*ontology.Entity], error)
	// Search ranks entities by how well a name or alias matches the text; see Match.
	Search(ctx context.Context, q SearchQuery) ([]Hit, error)
}

// RelationReader finds edges.
type RelationReader interface {
	// Relations looks IDs up.
	Relations(ctx context.Context, ids []ontology.RelationID) ([]*ontology.Relation, error)
	// ListRelations pages through all edges that pass the filter; its
	// Direction and Others are ignored.
	ListRelations(ctx context.Context, f RelationFilter, o RelationOrder, p Page) (*Slice[*ontology.Relation], error)
	// RelationsOf pages through the edges of each entity; an unknown entity has none.
	RelationsOf(ctx context.Context, ids []ontology.ID, f RelationFilter, o RelationOrder, p Page) ([]*Slice[*ontology.Relation], error)
}

// EvidenceReader finds evidence, including what makes no edge. Evidence is
// ordered by its article's day descending, undated last, then by article ID,
// start offset and evidence ID ascending.
type EvidenceReader interface {
	// Evidence looks IDs up.
	Evidence(ctx context.Context, ids []ontology.EvidenceID) ([]*ontology.Evidence, error)
	// ListEvidence pages through all evidence that passes the filter.
	ListEvidence(ctx context.Context, f EvidenceFilter, p Page) (*Slice[*ontology.Evidence], error)
	// EvidenceOf pages through the evidence of each edge, whatever its polarity
	// and modality; an unknown edge has none. Evidence about a key that makes
	// no edge is found by ListEvidence.
	EvidenceOf(ctx context.Context, ids []ontology.RelationID, f EvidenceFilter, p Page) ([]*Slice[*ontology.Evidence], error)
	// EvidenceInvolving pages through the evidence of which each entity is the
	// subject or the object; an unknown entity has none. The filter's own
	// Involving, if any, has to pass as well.
	EvidenceInvolving(ctx context.Context, ids []ontology.ID, f EvidenceFilter, p Page) ([]*Slice[*ontology.Evidence], error)
	// EvidenceDuring pages through the evidence of dated articles of each stretch
	// of days. The filter's own days, if any, have to pass as well.
	EvidenceDuring(ctx context.Context, stretches []Days, f EvidenceFilter, p Page) ([]*Slice[*ontology.Evidence], error)
	// CountEvidence counts the evidence that passes the filter, in groups.
	CountEvidence(ctx context.Context, q CountQuery) (*Counts, error)
	// EvidenceIn pages through the evidence of each article; an unknown article has none.
	EvidenceIn(ctx context.Context, ids []ontology.ArticleID, f EvidenceFilter, p Page) ([]*Slice[*ontology.Evidence], error)
}

// ArticleReader finds articles. They are ordered by day descending, undated
// last, then by ID.
type ArticleReader interface {
	// Articles looks IDs up.
	Articles(ctx context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error)
	// ListArticles pages through the articles that pass the filter.
	ListArticles(ctx context.Context, f ArticleFilter, p Page) (*Slice[*ontology.Article], error)
	// ArticlesMentioning pages through the articles that mention each entity; an
	// unknown entity is in none. The filter's own Mentioning, if any, has to pass as well.
	ArticlesMentioning(ctx context.Context, ids []ontology.ID, f ArticleFilter, p Page) ([]*Slice[*ontology.Article], error)
	// MentionsIn says which entities each article mentions, by count descending, then ID.
	MentionsIn(ctx context.Context, ids []ontology.ArticleID) ([][]ontology.Mentions, error)
	// Similar finds, for each of the given fingerprints, the articles whose own
	// differs from it in at most distance bits: nearest first, then earliest
	// loaded, then ID.
	Similar(ctx context.Context, fingerprints []uint64, distance int) ([][]*ontology.Article, error)
}

// Traverser walks the graph.
type Traverser interface {
	// Neighbours pages through the entities one edge away from each entity.
	// They are ordered by the reports on the joining edges descending, then by ID.
	Neighbours(ctx context.Context, ids []ontology.ID, f RelationFilter, p Page) ([]*Slice[Neighbour], error)
	// ShortestPath finds a path of the fewest hops; of several, the one whose
	// entity IDs, read from the start, come first. It is nil when the ends are
	// not joined within q.MaxHops, and ErrNotFound when one of them is unknown.
	ShortestPath(ctx context.Context, from, to ontology.ID, q PathQuery) (*Path, error)
	// Paths finds paths that meet no entity twice: those of the fewest hops first,
	// of equally many those whose entity IDs, read from the start, come first. So
	// the first is the ShortestPath. There are none when the ends are not joined
	// within q.MaxHops; it is ErrNotFound when one of them is unknown.
	Paths(ctx context.Context, from, to ontology.ID, q PathsQuery) (*Paths, error)
	// Explain says why two entities are connected. It is ErrNotFound when one of
	// them is unknown, and ErrInvalid when they are the same.
	Explain(ctx context.Context, a, b ontology.ID, q ExplainQuery) (*Explanation, error)
	// CommonNeighbours pages through the entities one edge away from each of the
	// given ones; see CheckCompared for how many. Those come first of whose sides
	// the least reported has the most reports, then by ID. With an unknown entity
	// nobody has a neighbour in common.
	CommonNeighbours(ctx context.Context, ids []ontology.ID, f RelationFilter, p Page) (*Slice[CommonNeighbour], error)
	// Alike finds, for each entity, those with much the same relations, by score
	// descending, then by ID. There are none for an unknown entity.
	Alike(ctx context.Context, ids []ontology.ID, q AlikeQuery) ([][]Alike, error)
	// Network is a piece of the graph as nodes and links.
	Network(ctx context.Context, q NetworkQuery) (*Network, error)
}

// Writer adds to the graph.
type Writer interface {
	// AddArticle stores one article and all that it states in one transaction,
	// and updates the edges that it touches. An article that is stored already
	// changes nothing. A bundle whose parts do not fit together (an end that is
	// not among its entities or the stored ones, a span outside the text, kinds
	// that the relation does not allow) is refused whole with ErrInvalid; see
	// Bundle.Validate. An entity of the bundle that is stored already becomes
	// the ontology.Merge of both; an edge is the ontology.Summarise of all its
	// evidence. So the order in which articles are added does not matter.
	AddArticle(ctx context.Context, b *Bundle) (Outcome, error)
}

// BulkWriter is a Writer that very many additions cost less when it knows that
// they are coming. Callers find out by type assertion.
type BulkWriter interface {
	// Bulk runs work, which adds very many articles. What AddArticle reports as
	// added is stored at once, but edges and counts, and answers that rest on
	// them, may be left behind until Bulk returns without an error. Meanwhile
	// questions may be slow or ErrUnavailable, and so are additions by other
	// processes. After an error or a crash the next Bulk goes on, and a store
	// that is asked, or opened, makes itself whole first.
	Bulk(ctx context.Context, work func() error) error
}

// Bundle is one article and what it states.
type Bundle struct {
	Article  *ontology.Article
	Entities []ontology.Entity   // every entity that the article mentions or its evidence names, and no other
	Mentions []ontology.Mentions // at most one per entity
	Evidence []ontology.Evidence // all of this article
}

// Outcome says what AddArticle did.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"
	Unchanged Outcome = "unchanged" // the article was there already
)

// Stats count what a graph holds. The maps have no entries of zero.
type Stats struct {
	Articles, Entities, Relations, Evidence, Sources int
	EntitiesByKind                                   map[ontology.Kind]int
	RelationsByType                                  map[ontology.RelationType]int
	FirstPublished, LastPublished                    ontology.Date
	// Backend names what keeps the graph: "sqlite" or "neo4j", with its version.
	Backend string
}

// Pinner is a Reader that can answer several questions from one state of the graph.
// Callers find out by type assertion.
type Pinner interface {
	// Pin gives a context with which what Traverser, RelationReader and
	// EntityReader promise is told of the graph as it is now, and the number of
	// that state: a later state has a greater one, and while it is the same so
	// are the answers.
	Pin(ctx context.Context) (context.Context, uint64)
}

// HeadReader is a Reader that can leave the texts of articles where they are,
// which are most of their bytes.
type HeadReader interface {
	// ArticleHeads looks IDs up, as Articles does, and gives the articles without their Text.
	ArticleHeads(ctx context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error)
}
