package sqlite

import "entente/internal/ontology"

// DefaultCacheBytes is the memory, in bytes, for what was read lately.
const DefaultCacheBytes = 64 << 20

// What is kept takes so many bytes, about, measured by the heap's growth.
const (
	leadBytes     = 250 // a lead without its evidence
	evidenceBytes = 600 // evidence in it without the sentence
	headBytes     = 350 // an article without title, address and text
)

// keep makes the caches. Evidence gets most of the memory: a page of it comes
// with no more articles than it has items, and these are smaller.
func (s *Store) keep(bytes int) {
	s.leads = newCache[uint32, lead](bytes / 4 * 3)
	s.heads = newCache[ontology.ArticleID, *ontology.Article](bytes / 4)
}
