package export

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Source is what is exported. Its lists come by ascending identifier.
type Source struct {
	Entities  func(context.Context) iter.Seq2[*ontology.Entity, error]
	Relations func(context.Context) iter.Seq2[*ontology.Relation, error]
	// Articles are what holds the evidence; a bundle's entities are left out.
	Articles func(context.Context) iter.Seq2[*store.Bundle, error]
	// Picture is whether positions are worked out, where a format has room for them.
	Picture bool
}

// Whole is the whole graph. It has no picture: a graph that a program can draw
// may be asked for as a network.
func Whole(r store.Reader) *Source {
	return &Source{
		Entities:  func(ctx context.Context) iter.Seq2[*ontology.Entity, error] { return entities(ctx, r) },
		Relations: func(ctx context.Context) iter.Seq2[*ontology.Relation, error] { return relations(ctx, r) },
		Articles:  r.Bundles,
	}
}

// Network is a piece of the graph: its nodes, its links, and the articles with
// the evidence of these links, whatever its polarity and modality.
func Network(r store.Reader, n *store.Network) *Source {
	nodes := make([]*ontology.Entity, len(n.Nodes))
	for i, node := range n.Nodes {
		nodes[i] = node.Entity
	}
	slices.SortFunc(nodes, func(a, b *ontology.Entity) int { return cmp.Compare(a.ID, b.ID) })
	p := piece{r: r, nodes: nodes, links: n.Links}
	return &Source{
		Entities:  func(context.Context) iter.Seq2[*ontology.Entity, error] { return all(nodes) },
		Relations: func(context.Context) iter.Seq2[*ontology.Relation, error] { return all(n.Links) },
		Articles:  p.articles,
		Picture:   true,
	}
}

func all[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// piece is a network whose articles are to be found.
type piece struct {
	r     store.Reader
	nodes []*ontology.Entity
	links []*ontology.Relation
}

// chunk is how many things are looked up at a time.
const chunk = 100

func (p *piece) articles(ctx context.Context) iter.Seq2[*store.Bundle, error] {
	return func(yield func(*store.Bundle, error) bool) {
		evidence, err := p.evidence(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		ids := make([]ontology.ArticleID, 0, len(evidence))
		for id := range evidence {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		for some := range slices.Chunk(ids, chunk) {
			bundles, err := p.bundles(ctx, some, evidence)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, b := range bundles {
				if !yield(b, nil) {
					return
				}
			}
		}
	}
}

// evidence is that of all links, by article.
func (p *piece) evidence(ctx context.Context) (map[ontology.ArticleID][]ontology.Evidence, error) {
	out := map[ontology.ArticleID][]ontology.Evidence{}
	for some := range slices.Chunk(p.links, chunk) {
		ids := make([]ontology.RelationID, len(some))
		for i, r := range some {
			ids[i] = r.ID
		}
		firsts, err := p.r.EvidenceOf(ctx, ids, store.EvidenceFilter{}, store.Page{Limit: store.MaxPage, SkipTotal: true})
		if err != nil {
			return nil, err
		}
		for i, first := range firsts {
			for e, err := range rest(first, func(page store.Page) (*store.Slice[*ontology.Evidence], error) {
				found, err := p.r.EvidenceOf(ctx, ids[i:i+1], store.EvidenceFilter{}, page)
				if err != nil {
					return nil, err
				}
				return found[0], nil
			}) {
				if err != nil {
					return nil, err
				}
				out[e.Article] = append(out[e.Article], *e)
			}
		}
	}
	return out, nil
}

// bundles are the articles with the evidence, and what they mention of the nodes.
func (p *piece) bundles(ctx context.Context, ids []ontology.ArticleID, evidence map[ontology.ArticleID][]ontology.Evidence) ([]*store.Bundle, error) {
	articles, err := p.r.Articles(ctx, ids)
	if err != nil {
		return nil, err
	}
	mentions, err := p.r.MentionsIn(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]*store.Bundle, len(ids))
	for i, a := range articles {
		own := evidence[ids[i]]
		slices.SortFunc(own, func(a, b ontology.Evidence) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
		})
		out[i] = &store.Bundle{Article: a, Mentions: slices.DeleteFunc(slices.Clone(mentions[i]), p.outside), Evidence: own}
	}
	return out, nil
}

func (p *piece) outside(m ontology.Mentions) bool {
	_, in := slices.BinarySearchFunc(p.nodes, m.Entity, func(e *ontology.Entity, id ontology.ID) int { return cmp.Compare(e.ID, id) })
	return !in
}
