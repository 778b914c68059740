// Package level answers a query level by level instead of object by object.
//
// gqlgen walks an answer depth first, with a context, a closure and often a
// goroutine for each object and field, so that 25 relations with their evidence
// cost it far more than the store's look-up does; and its batch resolvers see
// only the siblings of one list. Here a selection is run once for all objects of
// its level, whichever lists they stand in: a field's resolver gets all of them
// in one call, however deep, and a plain field is one function that appends its
// value for the n-th object to the answer.
//
// The code that knows the schema's types is generated beside gqlgen's, by
// graph/generate, and calls the very same resolvers.
//
// @skip and @include are honoured; @defer is answered at once, as it may be.
// Field middleware is not called.
package level
