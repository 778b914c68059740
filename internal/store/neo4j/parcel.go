package neo4j

import (
	"fmt"
	"maps"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// parcel is a bundle made ready for a transaction by the caller, beside whoever
// else packs, so that the one who stores has little left to do.
type parcel struct {
	bundle   *store.Bundle
	size     int // in bytes, roughly
	outside  []ontology.ID
	article  properties
	evidence [][]any // the evidenceFields of each, in the order of the bundle's
	relation []ontology.RelationKey
}

// evidenceSize is about how many bytes a piece of evidence has.
const evidenceSize = 1000

// pack takes all that is needed of a bundle; nothing of it is the caller's any more.
func pack(b *store.Bundle, outside map[ontology.ID]bool) *parcel {
	p := &parcel{bundle: copied(b), size: len(b.Article.Text) + evidenceSize*len(b.Evidence), outside: slices.Sorted(maps.Keys(outside)), article: articleProperties(b.Article)}
	for i := range p.bundle.Evidence {
		e := &p.bundle.Evidence[i]
		p.evidence = append(p.evidence, evidenceFields.values(stated{e, b.Article}))
		p.relation = append(p.relation, e.Key())
	}
	return p
}

// copied is a copy that shares nothing with the bundle that can change.
func copied(b *store.Bundle) *store.Bundle {
	article := *b.Article
	c := &store.Bundle{Article: &article, Mentions: slices.Clone(b.Mentions), Evidence: slices.Clone(b.Evidence)}
	for _, e := range b.Entities {
		c.Entities = append(c.Entities, ontology.Merge(e, e)) // with aliases in order, and lists of its own
	}
	return c
}

// check is the error of a bundle whose entities are neither its own nor known.
func (p *parcel) check(known func(ontology.ID) bool) error {
	for _, id := range p.outside {
		if !known(id) {
			return fmt.Errorf("add %w", p.bundle.Validate(known))
		}
	}
	return nil
}
