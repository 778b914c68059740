package store

// MaxPage is the most items that one page may hold.
const MaxPage = 1000

// DefaultPage is how many items a page holds when nothing is said.
const DefaultPage = 25

// Cursor marks an item's place in an order. It stays valid when the graph
// grows: a page after it begins with whatever now follows that place.
type Cursor string

// Page asks for a stretch of a list: the first Limit items after After, or with
// Backward the last Limit items before Before; given both, of the items between
// them. Items come in the list's order either way. A cursor of another list, or
// of another order of this one, or broken, is ErrInvalid.
type Page struct {
	Limit    int // 1 to MaxPage; 0 means DefaultPage, more than MaxPage is ErrInvalid
	After    Cursor
	Before   Cursor
	Backward bool
	// SkipTotal leaves Slice.Total at -1, where counting would cost.
	SkipTotal bool
	// SkipPlaces says that Slice.Cursors, HasNext and HasPrev are not looked at: a
	// backend may leave them out where they would cost.
	SkipPlaces bool
}

// Slice is one page of a list. On a page without items HasPrev and HasNext say
// whether the list has items before the place where it stands, and after.
type Slice[T any] struct {
	Items   []T
	Cursors []Cursor // of each item; may be nil where Page.SkipPlaces
	Total   int      // items in the whole list, whatever the page; -1 if not asked for
	HasNext bool     // items follow the last one
	HasPrev bool     // items precede the first one
}
