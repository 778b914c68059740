package main

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"entente/internal/ontology"
)

// question is asked of every target in the target's own language.
type question struct {
	name, what string
	graphql    string // of Entente
	cypher     string // "" where there is none that gives the same answer
	peer       string // GraphQL of @neo4j/graphql; "" where it cannot say it
	// ask picks the variables for which it is asked.
	ask func(parameters) []map[string]any
	// Of an answer they make lines that all targets share, to hold answers
	// against each other.
	ofGraphQL, ofPeer func(object) []string
	ofCypher          func(rows [][]any) []string
}

// parameters are the entities that are asked about.
type parameters struct {
	any   []string    // any entity
	hubs  []string    // with 25 edges of type SUPPORTS or more that begin at them
	mid   []string    // with 20 to 60 edges
	pairs [][2]string // two entities with some edges
}

func (w *world) parameters() parameters {
	place := make(map[ontology.ID]int, len(w.entities))
	for i := range w.entities {
		place[w.entities[i].ID] = i
	}
	edges, supports := make([]int, len(place)), make([]int, len(place))
	for _, key := range w.edges {
		edges[place[key.Subject]]++
		edges[place[key.Object]]++
		if key.Type == ontology.Supports {
			supports[place[key.Subject]]++
		}
	}
	var p parameters
	r := rand.New(rand.NewPCG(11, uint64(len(place))))
	most := slices.Sorted(slices.Values(supports))
	hub := min(25, most[len(most)-20]) // a small graph has few with so many
	for _, i := range r.Perm(len(place)) {
		name := w.entities[i].Name
		if edges[i] > 0 { // the others are in no article
			p.any = add(p.any, name, 500)
		}
		if supports[i] >= hub {
			p.hubs = add(p.hubs, name, 60)
		}
		if edges[i] >= 20 && edges[i] <= 60 && supports[i] >= 3 {
			p.mid = add(p.mid, name, 200)
		}
	}
	for len(p.pairs) < 300 {
		a, b := r.IntN(len(place)), r.IntN(len(place))
		if a != b && edges[a] > 1 && edges[b] > 1 {
			p.pairs = append(p.pairs, [2]string{w.entities[a].Name, w.entities[b].Name})
		}
	}
	return p
}

func add(list []string, s string, most int) []string {
	if len(list) == most {
		return list
	}
	return append(list, s)
}

func named(of func(parameters) []string) func(parameters) []map[string]any {
	return func(p parameters) (out []map[string]any) {
		for _, name := range of(p) {
			out = append(out, map[string]any{"name": name})
		}
		return out
	}
}

func anybody(p parameters) []string  { return p.any }
func hubs(p parameters) []string     { return p.hubs }
func middling(p parameters) []string { return p.mid }

func pairs(p parameters) (out []map[string]any) {
	for _, pair := range p.pairs {
		out = append(out, map[string]any{"a": pair[0], "b": pair[1]})
	}
	return out
}

func once(parameters) []map[string]any { return []map[string]any{{}} }

const pathQuery = `query SP($a: String!, $b: String!) { shortestPath(from: {name: $a}, to: {name: $b}, maxHops: 4) { hops entities { id name } steps { relations { id type } } } }`

// questions are those of the benchmark, in its order.
var questions = []question{
	{
		name: "Q1", what: "an entity by its name", ask: named(anybody),
		graphql: `query Q1($name: String!) { entity(by: {name: $name}) { id name description counts { mentions } firstSeen } }`,
		cypher:  `MATCH (e:Entity {name: $name}) RETURN e.id, e.name, e.description, e.mentions, e.firstSeen`,
		peer:    `query Q1($name: String!) { entities(where: {name: {eq: $name}}) { id name description mentions firstSeen } }`,
		ofGraphQL: func(d object) []string {
			e := d.at("entity")
			return []string{line(e["id"], e["name"], e["description"], e.at("counts")["mentions"], e["firstSeen"])}
		},
		ofPeer: func(d object) []string {
			return lines(d.list("entities"), func(e object) string {
				return line(e["id"], e["name"], e["description"], e["mentions"], e["firstSeen"])
			})
		},
		ofCypher: flat,
	},
	{
		name: "Q2", what: "25 edges of an entity with the other end", ask: named(hubs),
		graphql: `query Q2($name: String!) { entity(by: {name: $name}) { id name relations(types: [SUPPORTS], direction: OUT, first: 25) {
			edges { node { id since lastReported reports confidence } other { id name } } } } }`,
		cypher: `MATCH (e:Entity {name: $name})-[r:SUPPORTS]->(n:Entity) WITH r, n ORDER BY r.reports DESC, r.id LIMIT 25
			RETURN r.id, r.since, r.lastReported, r.reports, r.confidence, n.id, n.name`,
		peer: `query Q2($name: String!) { entities(where: {name: {eq: $name}}) { id name supportsConnection(first: 25, sort: [{edge: {Rel: {reports: DESC}}}, {edge: {Rel: {id: ASC}}}]) {
			edges { properties { ... on Rel { id since lastReported reports confidence } } node { id name } } } } }`,
		ofGraphQL: func(d object) []string {
			return lines(d.at("entity").at("relations").list("edges"), func(e object) string {
				r, o := e.at("node"), e.at("other")
				return line(r["id"], r["since"], r["lastReported"], r["reports"], r["confidence"], o["id"], o["name"])
			})
		},
		ofPeer: func(d object) []string {
			return lines(d.first("entities").at("supportsConnection").list("edges"), func(e object) string {
				r, o := e.at("properties"), e.at("node")
				return line(r["id"], r["since"], r["lastReported"], r["reports"], r["confidence"], o["id"], o["name"])
			})
		},
		ofCypher: flat,
	},
	{
		name: "Q3", what: "two steps: 20 whom it supports, and 10 whom each of these supports", ask: named(middling),
		graphql: `query Q3($name: String!) { entity(by: {name: $name}) { id name relations(types: [SUPPORTS], direction: OUT, first: 20) { edges { other {
			id name relations(types: [SUPPORTS], direction: OUT, first: 10) { edges { other { id name } } } } } } } }`,
		cypher: `MATCH (e:Entity {name: $name})-[r:SUPPORTS]->(a:Entity) WITH r, a ORDER BY r.reports DESC, r.id LIMIT 20
			CALL (a) { MATCH (a)-[r:SUPPORTS]->(b:Entity) WITH r, b ORDER BY r.reports DESC, r.id LIMIT 10 RETURN collect([b.id, b.name]) AS bs } RETURN a.id, a.name, bs`,
		peer: `query Q3($name: String!) { entities(where: {name: {eq: $name}}) { id name supportsConnection(first: 20, sort: [{edge: {Rel: {reports: DESC}}}, {edge: {Rel: {id: ASC}}}]) {
			edges { node { id name supportsConnection(first: 10, sort: [{edge: {Rel: {reports: DESC}}}, {edge: {Rel: {id: ASC}}}]) { edges { node { id name } } } } } } } }`,
		ofGraphQL: func(d object) []string { return twoSteps(d.at("entity"), "relations", "other") },
		ofPeer:    func(d object) []string { return twoSteps(d.first("entities"), "supportsConnection", "node") },
		ofCypher:  flat,
	},
	{
		name: "Q4", what: "all partnerships and alliances between states", ask: once,
		graphql: `{ network(types: [PARTNERS_WITH, ALLIED_WITH], where: {otherKind: {eq: COUNTRY}}, maxNodes: 1000, maxLinks: 20000) {
			links { type since lastReported reports confidence subject { id name } object { id name } } } }`,
		cypher: `MATCH (a:Country)-[r:PARTNERS_WITH|ALLIED_WITH]->(b:Country) RETURN a.id, a.name, type(r), r.since, r.lastReported, r.reports, r.confidence, b.id, b.name`,
		peer: `{ countries { id name partnersWithConnection(where: {node: {typename: [Country]}}) { edges { properties { ... on Rel { since lastReported reports confidence } } node { id name } } }
			alliedWithConnection(where: {node: {typename: [Country]}}) { edges { properties { ... on Rel { since lastReported reports confidence } } node { id name } } } } }`,
		ofGraphQL: func(d object) []string {
			return sorted(lines(d.at("network").list("links"), func(r object) string {
				a, b := r.at("subject"), r.at("object")
				return line(a["id"], a["name"], r["type"], r["since"], r["lastReported"], r["reports"], r["confidence"], b["id"], b["name"])
			}))
		},
		ofPeer:   statesOfPeer,
		ofCypher: func(rows [][]any) []string { return sorted(flat(rows)) },
	},
	{
		name: "Q5", what: "25 edges with 3 pieces of evidence each, and their articles", ask: named(hubs),
		graphql: `query Q5($name: String!) { entity(by: {name: $name}) { id name relations(types: [SUPPORTS], direction: OUT, first: 25) {
			edges { node { id since lastReported reports confidence evidence(first: 3) { nodes { date sentence article { title } } } } other { id name } } } } }`,
		cypher: `MATCH (e:Entity {name: $name})-[r:SUPPORTS]->(n:Entity) WITH r, n ORDER BY r.reports DESC, r.id LIMIT 25
			CALL (r) { MATCH (v:Evidence {relationId: r.id}) WITH v ORDER BY v.published DESC, v.article, v.start LIMIT 3 MATCH (v)-[:IN]->(a:Article)
				RETURN collect([v.date, v.sentence, a.title]) AS said }
			RETURN r.id, r.since, r.lastReported, r.reports, r.confidence, n.id, n.name, said`,
		peer: `query Q5($name: String!) { entities(where: {name: {eq: $name}}) { id name supportsConnection(first: 25, sort: [{edge: {Rel: {reports: DESC}}}, {edge: {Rel: {id: ASC}}}]) {
			edges { properties { ... on Rel { id since lastReported reports confidence } } node { id name
				evidenceAsObject(where: {relation: {eq: "SUPPORTS"}, subject: {some: {name: {eq: $name}}}}, sort: [{published: DESC}, {article: ASC}, {start: ASC}], limit: 3) { date sentence in { title } } } } } } }`,
		ofGraphQL: func(d object) []string {
			return lines(d.at("entity").at("relations").list("edges"), func(e object) string {
				r, o := e.at("node"), e.at("other")
				said := lines(r.at("evidence").list("nodes"), func(v object) string { return line(v["date"], v["sentence"], v.at("article")["title"]) })
				return line(r["id"], r["since"], r["lastReported"], r["reports"], r["confidence"], o["id"], o["name"], said)
			})
		},
		ofPeer: func(d object) []string {
			return lines(d.first("entities").at("supportsConnection").list("edges"), func(e object) string {
				r, o := e.at("properties"), e.at("node")
				said := lines(o.list("evidenceAsObject"), func(v object) string { return line(v["date"], v["sentence"], v.first("in")["title"]) })
				return line(r["id"], r["since"], r["lastReported"], r["reports"], r["confidence"], o["id"], o["name"], said)
			})
		},
		ofCypher: flat,
	},
	{
		name: "SP", what: "of the shortest paths of at most 4 steps the first, with all that joins each two", ask: pairs,
		graphql: pathQuery,
		cypher: `MATCH (a:Entity {name: $a}), (b:Entity {name: $b}) MATCH p = allShortestPaths((a)-[:` + allTypes + `*..4]-(b))
			WITH DISTINCT nodes(p) AS stops ORDER BY [n IN stops | n.id] LIMIT 1
			CALL (stops) { UNWIND range(0, size(stops) - 2) AS i WITH i, stops[i] AS x, stops[i + 1] AS y MATCH (x)-[r:` + allTypes + `]-(y)
				WITH i, r ORDER BY i, r.id WITH i, collect([r.id, type(r)]) AS step ORDER BY i RETURN collect(step) AS steps }
			RETURN size(stops) - 1, [n IN stops | [n.id, n.name]], steps`,
		ofGraphQL: func(d object) []string {
			path := d.at("shortestPath")
			if path == nil {
				return nil
			}
			named := lines(path.list("entities"), func(e object) string { return line(e["id"], e["name"]) })
			steps := lines(path.list("steps"), func(s object) string {
				return text(lines(s.list("relations"), func(r object) string { return line(r["id"], r["type"]) }))
			})
			return []string{line(path["hops"], named, steps)}
		},
		ofCypher: func(rows [][]any) (out []string) {
			for _, row := range rows {
				var steps []string
				for _, step := range row[2].([]any) {
					steps = append(steps, text(step))
				}
				out = append(out, line(row[0], row[1], steps))
			}
			return out
		},
	},
	{
		// Of several shortest paths the function gives any one, which costs Neo4j less
		// than to find all: they share the length.
		name: "SPany", what: "the same, against Neo4j's function for any one shortest path", ask: pairs,
		graphql: pathQuery,
		cypher: `MATCH (a:Entity {name: $a}), (b:Entity {name: $b}) MATCH p = shortestPath((a)-[:` + allTypes + `*..4]-(b))
			RETURN length(p), [n IN nodes(p) | [n.id, n.name]], [r IN relationships(p) | [r.id, type(r)]]`,
		ofGraphQL: func(d object) []string {
			if path := d.at("shortestPath"); path != nil {
				return []string{line(path["hops"])}
			}
			return nil
		},
		ofCypher: func(rows [][]any) (out []string) {
			for _, row := range rows {
				out = append(out, line(row[0]))
			}
			return out
		},
	},
	{
		name: "NET", what: "a network of two hops and up to 1,000 nodes, with positions", ask: named(hubs),
		graphql: `query NET($name: String!) { network(seeds: [{name: $name}], hops: 2, maxNodes: 1000) { nodes { entity { id name kind } hops position { x y } } links { id type subject { id } object { id } } truncated { at } } }`,
		ofGraphQL: func(d object) []string {
			return []string{line(len(d.at("network").list("nodes")), len(d.at("network").list("links")))}
		},
	},
}

func twoSteps(e object, edges, other string) []string {
	return lines(e.at(edges).list("edges"), func(first object) string {
		o := first.at(other)
		next := lines(o.at(edges).list("edges"), func(second object) string { return line(second.at(other)["id"], second.at(other)["name"]) })
		return line(o["id"], o["name"], next)
	})
}

func statesOfPeer(d object) (out []string) {
	for _, a := range d.list("countries") {
		for field, name := range map[string]string{"partnersWithConnection": "PARTNERS_WITH", "alliedWithConnection": "ALLIED_WITH"} {
			for _, e := range a.at(field).list("edges") {
				r, b := e.at("properties"), e.at("node")
				out = append(out, line(a["id"], a["name"], name, r["since"], r["lastReported"], r["reports"], r["confidence"], b["id"], b["name"]))
			}
		}
	}
	return sorted(out)
}

func sorted[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return list
}
