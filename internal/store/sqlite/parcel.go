package sqlite

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// parcel is a bundle with what can be worked out before its turn to be written.
type parcel struct {
	*store.Bundle
	id        digest
	cluster   digest
	words     string       // of title and text
	evidence  []packedText // beside Bundle.Evidence
	size      int          // bytes of text, about
	relations []ontology.RelationKey
}

type packedText struct {
	id     digest
	words  string
	detail []byte
}

// pack prepares a bundle that passed Validate.
func pack(b *store.Bundle) *parcel {
	p := &parcel{Bundle: b, words: joinedWords(b.Article.Title + "\n" + b.Article.Text)}
	p.id, _ = digestOf(articlePrefix, b.Article.ID)
	p.cluster, _ = digestOf(articlePrefix, b.Article.Cluster)
	p.size = len(b.Article.Text)
	p.evidence = make([]packedText, len(b.Evidence))
	p.relations = make([]ontology.RelationKey, len(b.Evidence))
	for i := range b.Evidence {
		e := &b.Evidence[i]
		id, _ := digestOf(evidencePrefix, e.ID)
		p.evidence[i] = packedText{id: id, words: joinedWords(e.Sentence), detail: appendDetail(nil, e)}
		p.relations[i] = e.Key()
		p.size += len(e.Sentence) + 200
	}
	return p
}

func joinedWords(text string) string { return strings.Join(store.Words(text), " ") }
