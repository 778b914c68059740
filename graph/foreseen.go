package graph

import (
	"context"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// question tells how a field's resolver asks the store.
type question struct {
	asked  store.Asked
	entity bool // it looks an entity up, unless nothing but stubFields is asked of it
	// arguments reads the field's arguments, and fill takes the question from
	// them just as the resolver does; nil where there are none.
	arguments func(*executionContext, context.Context, map[string]any) (map[string]any, error)
	fill      func(ctx context.Context, q *store.Question, args map[string]any) error
}

// foreseen are the fields whose questions can be answered along with that before.
var foreseen = map[string]question{
	"Entity.relations":         {asked: store.AskRelations, arguments: (*executionContext).field_Entity_relations_args, fill: askRelations},
	"Entity.neighbours":        {asked: store.AskNeighbours, arguments: (*executionContext).field_Entity_neighbours_args, fill: askNeighbours},
	"Entity.evidence":          {asked: store.AskInvolving, arguments: (*executionContext).field_Entity_evidence_args, fill: askEvidence},
	"Entity.articles":          {asked: store.AskMentioning, arguments: (*executionContext).field_Entity_articles_args, fill: askArticles},
	"EntityRelationEdge.other": {asked: store.AskOther, entity: true},
	"Relation.subject":         {asked: store.AskSubject, entity: true},
	"Relation.object":          {asked: store.AskObject, entity: true},
	"Relation.evidence":        {asked: store.AskEvidence, arguments: (*executionContext).field_Relation_evidence_args, fill: askEvidence},
	"Evidence.subject":         {asked: store.AskEvidenceSubject, entity: true},
	"Evidence.object":          {asked: store.AskEvidenceObject, entity: true},
	"Evidence.attributedTo":    {asked: store.AskAttributedTo, entity: true},
	"Evidence.relation":        {asked: store.AskRelation},
	"Evidence.article":         {asked: store.AskArticle},
	"Article.duplicateOf":      {asked: store.AskDuplicateOf},
	"Article.mentions":         {asked: store.AskMentions},
	"EntityMentions.entity":    {asked: store.AskMentioned, entity: true},
	"Article.evidence":         {asked: store.AskStated, arguments: (*executionContext).field_Article_evidence_args, fill: askEvidence},
	"Query.network":            {asked: store.AskTraversal, arguments: (*executionContext).field_Query_network_args, fill: askNetwork},
	"Query.shortestPath":       {asked: store.AskTraversal, arguments: (*executionContext).field_Query_shortestPath_args, fill: askPath},
	"Query.paths":              {asked: store.AskTraversal, arguments: (*executionContext).field_Query_paths_args, fill: askPaths},
	"Query.explain":            {asked: store.AskTraversal, arguments: (*executionContext).field_Query_explain_args, fill: askExplanation},
	"Query.commonNeighbours":   {asked: store.AskTraversal, arguments: (*executionContext).field_Query_commonNeighbours_args, fill: askCommon},
}

func pageAsked(ctx context.Context, args map[string]any) (store.Page, error) {
	return pageOf(ctx, args["first"].(*int), args["after"].(*string), args["last"].(*int), args["before"].(*string))
}

func askNeighbours(ctx context.Context, q *store.Question, args map[string]any) (err error) {
	if q.Page, err = pageAsked(ctx, args); err != nil {
		return err
	}
	q.Relations, err = relationsWith(args["where"].(*store.RelationFilter), args["types"].([]ontology.RelationType), args["direction"].(store.Direction), args["with"].([]string))
	return err
}

func askRelations(ctx context.Context, q *store.Question, args map[string]any) error {
	q.Order = args["orderBy"].(store.RelationOrder)
	return askNeighbours(ctx, q, args)
}

func askEvidence(ctx context.Context, q *store.Question, args map[string]any) (err error) {
	q.Evidence = orAll(args["where"].(*store.EvidenceFilter))
	q.Page, err = pageAsked(ctx, args)
	return err
}

func askArticles(ctx context.Context, q *store.Question, args map[string]any) (err error) {
	q.Articles = orAll(args["where"].(*store.ArticleFilter))
	q.Page, err = pageAsked(ctx, args)
	return err
}

func askPath(_ context.Context, q *store.Question, args map[string]any) error {
	q.Refs, q.Traversal = refsOf(args, "from", "to"), pathAsked(args)
	return nil
}

func pathAsked(args map[string]any) store.PathQuery {
	return store.PathQuery{Filter: traversed(args), MaxHops: args["maxHops"].(int)}
}

// traversed is the filter of a traversal's arguments.
func traversed(args map[string]any) store.RelationFilter {
	return relationsWhere(args["where"].(*store.RelationFilter), args["types"].([]ontology.RelationType), args["direction"].(store.Direction))
}

// askPaths foresees nothing of paths of states, which are made of many networks.
func askPaths(ctx context.Context, q *store.Question, args map[string]any) error {
	if err := ofEntities(args); err != nil {
		return err
	}
	kind := args["kind"].(PathKind)
	if kind == PathKindShortest {
		return askPath(ctx, q, args)
	}
	q.Refs = refsOf(args, "from", "to")
	q.Traversal = store.PathsQuery{PathQuery: pathAsked(args), ShortestOnly: kind != PathKindK, Limit: args["first"].(int)}
	return nil
}

func askExplanation(_ context.Context, q *store.Question, args map[string]any) error {
	q.Refs = refsOf(args, "a", "b")
	q.Traversal = store.ExplainQuery{Filter: traversed(args), MaxHops: args["maxHops"].(int), Limit: args["first"].(int)}
	return nil
}

func askCommon(ctx context.Context, q *store.Question, args map[string]any) error {
	p, err := pageAsked(ctx, args)
	q.Refs, q.Traversal = each(args["of"].([]EntityRef), refOf), store.CommonQuery{Filter: traversed(args), Page: p}
	return err
}

func refsOf(args map[string]any, names ...string) []store.Ref {
	return each(names, func(name string) store.Ref { return refOf(args[name].(EntityRef)) })
}

func refOf(ref EntityRef) store.Ref {
	switch {
	case ref.Name != nil:
		return store.Ref{Name: *ref.Name}
	case ref.Iso2 != nil:
		return store.Ref{ID: ontology.CountryID(*ref.Iso2)}
	case ref.ID != nil:
		return store.Ref{ID: ontology.ID(*ref.ID)}
	}
	return store.Ref{}
}

// askNetwork foresees nothing of a network of states, which is made of many networks.
func askNetwork(_ context.Context, q *store.Question, args map[string]any) error {
	if err := ofEntities(args); err != nil {
		return err
	}
	q.Refs = each(args["seeds"].([]EntityRef), refOf)
	q.Traversal = store.NetworkQuery{
		Hops: args["hops"].(int), Filter: traversed(args), MaxNodes: args["maxNodes"].(int), MaxLinks: args["maxLinks"].(int),
	}
	return nil
}

func ofEntities(args map[string]any) error {
	if args["level"].(Level) != LevelEntity {
		return badInput("what is of states is lifted out of several networks")
	}
	return nil
}

// leadsOn are the fields that ask nothing themselves, so that what is below them
// is asked of the answer before.
var leadsOn = names(
	"EntityConnection edges nodes", "EntityEdge node", "RelationConnection edges nodes", "RelationEdge node",
	"EntityRelationConnection edges nodes", "EntityRelationEdge node", "NeighbourConnection edges nodes", "NeighbourEdge node relations",
	"EvidenceConnection edges nodes", "EvidenceEdge node", "ArticleConnection edges nodes", "ArticleEdge node",
	"SearchHit entity", "Path entities steps", "PathStep from to relations", "Paths items", "Explanation direct paths", "Reason entities steps weakest",
	"CommonNeighbourConnection edges nodes", "CommonNeighbourEdge node sides", "CommonNeighbourSide relations", "SimilarEntity entity shared", "SharedRelation own theirs",
	"Network nodes links", "NetworkNode entity",
)

// harmless are the other fields that look at nothing but what their own selection
// shows. Whatever is new is taken to look at everything until it stands here.
var harmless = names(
	"Query node nodes entity entities search relation relations evidence article articles timeline aggregate stats cypher",
	"Subscription articleLoaded relationObserved",
	"EntityConnection pageInfo totalCount", "RelationConnection pageInfo totalCount", "EntityRelationConnection pageInfo totalCount",
	"NeighbourConnection pageInfo totalCount", "EvidenceConnection pageInfo totalCount", "ArticleConnection pageInfo totalCount",
	"EntityEdge cursor", "RelationEdge cursor", "EntityRelationEdge cursor", "NeighbourEdge cursor", "EvidenceEdge cursor", "ArticleEdge cursor",
	"PageInfo hasNextPage hasPreviousPage startCursor endCursor",
	"Codes iso2 iso3 wikidata", "EntityCounts articles mentions relations", "AgreementFacts form signed status",
	"Mention start end via", "Span start end", "EntityMentions count", "SearchHit matched score", "Path hops", "Paths truncated", "Explanation truncated", "Reason hops strength",
	"Strength independentSources reports confidence", "CommonNeighbourConnection pageInfo totalCount", "CommonNeighbourEdge cursor", "CommonNeighbourSide from",
	"SimilarEntity score sharedCount", "SharedRelation with", "Entity similar",
	"Network truncated nodesCut linksCut", "NetworkNode hops degree", "Truncation reason at", "CypherTable columns rows truncated",
	"Stats articles entities relations evidence sources entitiesByKind relationsByType firstPublished lastPublished backend", "KindCount kind count", "RelationTypeCount type count",
)

// names makes a set of "Type.field" out of lists that each begin with the type.
func names(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, l := range lists {
		fields := strings.Fields(l)
		for _, f := range fields[1:] {
			set[fields[0]+"."+f] = true
		}
	}
	return set
}
