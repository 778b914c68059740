package graph

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// hostile is a query that is meant to hurt, and what it has to be answered with;
// "" is an ordinary answer.
type hostile struct {
	name      string
	query     string
	variables []any
	code      string
}

// nest writes open n times, the middle, and close n times.
func nest(n int, open, middle, end string) string {
	return strings.Repeat(open, n) + middle + strings.Repeat(end, n)
}

// numbered writes n copies, in each of which # is its number.
func numbered(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "#", fmt.Sprint(i)))
	}
	return b.String()
}

// doubling is fragments on Entity of which each spreads the next twice, below itself.
func doubling(n int, twice string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "fragment F%d on Entity { %s }\n", i, strings.ReplaceAll(twice, "#", fmt.Sprint(i+1)))
	}
	fmt.Fprintf(&b, "fragment F%d on Entity { id }\n", n)
	return b.String()
}

const of = `entity(by: {name: "Japan"})`

func hostileQueries() []hostile {
	var long = strings.Repeat("x", 500_000)
	return []hostile{
		// Deep.
		{"20 levels", "{" + of + nest(20, "{neighbours{nodes", "{id}", "}}") + "}", nil, "DEPTH_LIMIT_EXCEEDED"},
		{"700 levels", "{" + of + nest(700, "{neighbours{nodes", "{id}", "}}") + "}", nil, "GRAPHQL_PARSE_FAILED"},
		{"5,000 open braces", strings.Repeat("{a", 5000), nil, "GRAPHQL_PARSE_FAILED"},
		{"100,000 open braces", strings.Repeat("{", 100_000), nil, "GRAPHQL_PARSE_FAILED"},
		{"100,000 open brackets in a value", `{entities(where:{id:{in:` + strings.Repeat("[", 100_000), nil, "GRAPHQL_PARSE_FAILED"},
		{"900 nested lists in a value", `{entities(where:{id:{in:` + nest(900, "[", `"country:JP"`, "]") + `}}){totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"900 nested objects in a value", `{entities(where:` + nest(900, "{ids:", `1`, "}") + `){totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"deep through inline fragments", "{" + of + nest(300, "{... on Entity", "{id}", "}") + "}", nil, ""},
		{"deep through fragments", "{" + of + "{...F0}}" + doubling(30, "neighbours{nodes{...F#}}"), nil, "DEPTH_LIMIT_EXCEEDED"},
		{"deep in an operation that is not run", "query A{stats{articles}} query B{" + of + nest(40, "{neighbours{nodes", "{id}", "}}") + "}", nil, "DEPTH_LIMIT_EXCEEDED"},
		{"deep in a fragment that is not used", "{stats{articles}} fragment F on Entity" + nest(40, "{neighbours{nodes", "{id}", "}}"), nil, "DEPTH_LIMIT_EXCEEDED"},
		{"variables nested 1,000 deep", "query Q($w: EntityWhere) {entities(where: $w){totalCount}}", []any{"w", nested(1000)}, "GRAPHQL_VALIDATION_FAILED"},

		// Wide.
		{"61 aliases", "{" + numbered(61, "a#:stats{articles} ") + "}", nil, "ALIAS_LIMIT_EXCEEDED"},
		{"1,000 aliases of a costly field", "{" + numbered(1000, "a#:network{nodesCut} ") + "}", nil, "GRAPHQL_PARSE_FAILED"},
		{"60 aliases of a network", "{" + numbered(60, "a#:network(maxNodes:5000,maxLinks:20000){links{id}} ") + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"aliases in a fragment, spread ten times", "{" + numbered(5, "a#:"+of+"{...F} ") + "} fragment F on Entity{" + numbered(20, "b#:name ") + "}", nil, "ALIAS_LIMIT_EXCEEDED"},
		{"one field 1,900 times", "{" + strings.Repeat("__typename ", 1900) + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"one object 900 times", "{" + strings.Repeat("stats{articles} ", 900) + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"one object 150 times with arguments", "{" + strings.Repeat("search(text:\"a\"){score} ", 150) + "}", nil, ""},
		{"one key with 150 different arguments", "{" + numbered(150, "search(text:\"#\"){score} ") + "}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"one key with 400 different arguments", "{" + numbered(400, "search(text:\"#\"){score} ") + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"one key with 400 different arguments, in fragments", "{...A ...B} fragment A on Query{" + numbered(200, "search(text:\"#\"){score} ") + "} fragment B on Query{" + numbered(200, "search(text:\"b#\"){score} ") + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"90,000 fields", "{" + strings.Repeat("__typename ", 90_000) + "}", nil, "GRAPHQL_PARSE_FAILED"},
		{"1,000 unknown fields", "{" + numbered(1000, "unknown# ") + "}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"100 operations", numbered(100, "query Q#{__typename} "), nil, "GRAPHQL_VALIDATION_FAILED"},
		{"100 operations of one name", strings.Repeat("query Q{__typename} ", 100), nil, "GRAPHQL_VALIDATION_FAILED"},
		{"500 variables", "query Q(" + numbered(500, "$v#:Int ") + "){__typename}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"500 directives on a field", "{__typename " + strings.Repeat("@skip(if:false) ", 500) + "}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"1,000 unknown directives", "{__typename " + numbered(1000, "@d# ") + "}", nil, "GRAPHQL_VALIDATION_FAILED"},

		// Fragments.
		{"circular fragment", "{" + of + "{...A}} fragment A on Entity{...A}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"circle of three", "{" + of + "{...A}} fragment A on Entity{...B} fragment B on Entity{neighbours{nodes{...C}}} fragment C on Entity{...A}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"circle beside nothing", "{__typename} fragment A on Entity{...B} fragment B on Entity{...A}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"2^30 by fragments, side by side", "{" + of + "{...F0}}" + doubling(30, "...F# ...F#"), nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"2^30 by fragments, below one another", "{" + of + "{...F0}}" + doubling(12, "a:neighbours{nodes{...F#}} b:neighbours{nodes{...F#}}"), nil, "DEPTH_LIMIT_EXCEEDED"},
		{"2^6 by fragments, below one another", "{" + of + "{...F0}}" + doubling(5, "a:neighbours{nodes{...F#}} b:neighbours{nodes{...F#}}"), nil, "ALIAS_LIMIT_EXCEEDED"},
		{"unknown fragment", "{...Nothing}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"100 fragments, all unused", "{__typename}" + numbered(100, " fragment F# on Query{__typename}"), nil, "GRAPHQL_VALIDATION_FAILED"},
		{"fragment on a scalar", "{...F} fragment F on String{length}", nil, "GRAPHQL_VALIDATION_FAILED"},

		// Costly.
		{"a page of 1,000,000", "{entities(first:1000000){nodes{id}}}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"a page of 1,001", "{entities(first:1001){nodes{id}}}", nil, "BAD_USER_INPUT"},
		{"a negative page", "{entities(first:-1){nodes{id}}}", nil, "BAD_USER_INPUT"},
		{"1,000 times 1,000", "{entities(first:1000){nodes{neighbours(first:1000){nodes{id}}}}}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"1,000 times 1,000 by variable", "query Q($n:Int){entities(first:$n){nodes{neighbours(first:$n){nodes{id}}}}}", []any{"n", 1000}, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"1,000 times 1,000 backwards", "{entities(last:1000){edges{node{relations(last:1000){edges{cursor}}}}}}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"25 to the fourth", "{" + of + nest(4, "{neighbours{nodes", "{id}", "}}") + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"cost beyond an int", "{" + of + nest(7, "{neighbours(first:1000){nodes", "{id}", "}}") + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"all texts of all articles", "{articles(first:1000){nodes{text duplicateOf{text mentions{entity{articles(first:1000){nodes{text}}}}}}}}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"a network of 2^31 nodes", "{network(maxNodes:2147483647){nodes{hops}}}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"all of everything computed on a network of 5,000 nodes", "{network(maxNodes:5000,maxLinks:20000){" + numbered(20, "a#:nodes{centrality(by:BETWEENNESS) position{x y}} ") + "}}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"60 aliases of a signed network", "{" + numbered(60, "a#:coalitions{items{ties(first:1000){acts{sources{relation{id}}}}}} ") + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"a difference of two networks of 20,000 links", `{networkDiff(from:"2020-01-01",to:"2024-01-01",maxNodes:5000,maxLinks:20000){opened{evidence{nodes{id}}}}}`, nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"a difference of states of 2^31 nodes", `{networkDiff(from:"2020-01-01",to:"2024-01-01",maxNodes:2147483647,level:COUNTRY){opened{own}}}`, nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"a difference of what was known, with all evidence", `{networkDiff(from:"2020-01-01",to:"2024-01-01",knownThen:true,maxLinks:20000){changed{evidence(first:1000){nodes{id}}}}}`, nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"a difference from no day", `{networkDiff(from:"2020-13-01",to:"2024-01-01"){opened{own}}}`, nil, "BAD_USER_INPUT"},
		{"1,000 brokers", "{brokers(first:1000){items{bridges}}}", nil, "BAD_USER_INPUT"},
		{"-1 triads", "{triads(first:-1){balanced}}", nil, "BAD_USER_INPUT"},
		{"a signed network of 2^31 nodes", "{coalitions(scope:{maxNodes:2147483647}){modularity}}", nil, "BAD_USER_INPUT"},
		{"a level of 100 hops", `{network(seeds:[{iso2:"JP"}],level:COUNTRY,hops:100,maxNodes:10,maxLinks:10){signed{triads{balanced}}}}`, nil, "BAD_USER_INPUT"},
		{"a level of no nodes", `{network(level:COUNTRY,maxNodes:-1,maxLinks:10){modularity}}`, nil, "BAD_USER_INPUT"},
		{"a path of 1,000 hops", `{shortestPath(from:{iso2:"JP"},to:{iso2:"UA"},maxHops:1000){hops}}`, nil, "BAD_USER_INPUT"},
		{"paths of 1,000 hops", `{paths(from:{iso2:"JP"},to:{iso2:"UA"},kind:K,maxHops:1000){items{hops}}}`, nil, "BAD_USER_INPUT"},
		{"1,000 paths", `{paths(from:{iso2:"JP"},to:{iso2:"UA"},kind:K,first:1000){items{hops}}}`, nil, "BAD_USER_INPUT"},
		{"-1 paths", `{paths(from:{iso2:"JP"},to:{iso2:"UA"},first:-1){items{hops}}}`, nil, "BAD_USER_INPUT"},
		{"60 aliases of 100 paths with all evidence", "{" + numbered(60, `a#:paths(from:{iso2:"JP"},to:{iso2:"UA"},kind:K,first:100,maxHops:10){items{steps{relations{evidence{nodes{id}}}}}} `) + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"an explanation of ten steps", `{explain(a:{iso2:"JP"},b:{iso2:"UA"},maxHops:10){paths{hops}}}`, nil, "BAD_USER_INPUT"},
		{"an explanation by 10,000 ways", `{explain(a:{iso2:"JP"},b:{iso2:"UA"},first:10000){paths{hops}}}`, nil, "BAD_USER_INPUT"},
		{"an explanation of nobody", `{explain(a:{iso2:"JP"},b:{id:"country:ZZ"}){paths{hops}}}`, nil, "NOT_FOUND"},
		{"60 aliases of an explanation with all evidence", "{" + numbered(60, `a#:explain(a:{iso2:"JP"},b:{iso2:"UA"},first:100){paths{steps{relations{evidence{nodes{id}}}}}} `) + "}", nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"neighbours of one in common", `{commonNeighbours(of:[{iso2:"JP"}]){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"neighbours of nobody in common", `{commonNeighbours(of:[]){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"neighbours of 1,000 in common", "query Q($of:[EntityRef!]!){commonNeighbours(of:$of){totalCount}}", []any{"of", slices.Repeat([]map[string]string{{"iso2": "JP"}}, 1000)}, "BAD_USER_INPUT"},
		{"neighbours in common after a cursor of another list", `{commonNeighbours(of:[{iso2:"JP"},{iso2:"UA"}],after:"AAAA"){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"similar to all of 1,000", `{entities(first:1000){nodes{similar(first:100){score}}}}`, nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"similar to the similar", `{entity(by:{iso2:"JP"}){similar(first:100){entity{similar(first:100){entity{similar(first:100){score}}}}}}}`, nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"-1 similar", `{entity(by:{iso2:"JP"}){similar(first:-1){score}}}`, nil, "BAD_USER_INPUT"},
		{"10,000 shared", `{entity(by:{iso2:"JP"}){similar(shared:10000){score}}}`, nil, "BAD_USER_INPUT"},
		{"100 paths of states of ten hops", `{paths(from:{iso2:"JP"},to:{iso2:"UA"},kind:K,first:100,maxHops:10,level:COUNTRY){items{hops}}}`, nil, ""},
		{"paths of states of 100 hops", `{paths(from:{iso2:"JP"},to:{iso2:"UA"},maxHops:100,level:COUNTRY){items{hops}}}`, nil, "BAD_USER_INPUT"},
		{"paths to an agreement's state", `{paths(from:{iso2:"JP"},to:{name:"Japan–European Union security partnership"},level:COUNTRY){items{hops}}}`, nil, "NOT_FOUND"},
		{"paths to nobody", `{paths(from:{iso2:"JP"},to:{iso2:"ZZ"},kind:ALL_SHORTEST){items{hops}}}`, nil, "NOT_FOUND"},
		{"a walk of 100 hops", `{network(seeds:[{iso2:"JP"}],hops:100,maxNodes:10,maxLinks:10){nodesCut}}`, nil, "BAD_USER_INPUT"},
		{"1,001 identifiers", "query Q($ids:[ID!]!){nodes(ids:$ids){id}}", []any{"ids", slices.Repeat([]string{"country:JP"}, 1001)}, "BAD_USER_INPUT"},
		{"30,000 identifiers", "query Q($ids:[ID!]!){nodes(ids:$ids){id}}", []any{"ids", slices.Repeat([]string{"country:JP"}, 30_000)}, "BAD_USER_INPUT"},
		{"200 seeds", "query Q($s:[EntityRef!]){network(seeds:$s,maxLinks:10,maxNodes:10){nodesCut}}", []any{"s", slices.Repeat([]map[string]string{{"iso2": "JP"}}, 200)}, "BAD_USER_INPUT"},
		{"search for half a megabyte", "query Q($t:String!){search(text:$t){score}}", []any{"t", long}, "BAD_USER_INPUT"},
		{"name of half a megabyte", "query Q($t:String!){entity(by:{name:$t}){id}}", []any{"t", long}, ""},
		{"filter by half a megabyte", "query Q($t:String!){evidence(where:{text:$t}){totalCount}}", []any{"t", long}, "BAD_USER_INPUT"},
		{"identifier of half a megabyte", "query Q($t:ID!){node(id:$t){id}}", []any{"t", "country:" + long}, ""},

		// Introspection.
		{"types of fields of types of fields", "{__schema{types{fields{type{fields{type{fields{name}}}}}}}}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"ofType 100 times", `{__type(name:"Query"){fields{type` + nest(100, "{ofType", "{name}", "}") + "}}}", nil, ""},
		{"60 schemas", "{" + numbered(61, "a#:__schema{types{fields{name description}}} ") + "}", nil, "ALIAS_LIMIT_EXCEEDED"},
		{"introspection by fragments", "{__schema{types{...F0}}}" + strings.ReplaceAll(doubling(12, "possibleTypes{...F#} interfaces{...F#}"), "on Entity", "on __Type"), nil, "COMPLEXITY_LIMIT_EXCEEDED"},

		// Cursors.
		{"cursor that is none", `{entities(after:"nonsense"){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"cursor of NULs", `{entities(after:"\u0000\u0000\u0000"){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"cursor of half a megabyte", "query Q($c:String){entities(after:$c){totalCount}}", []any{"c", long}, "BAD_USER_INPUT"},
		{"after and before crossed", `{entities(first:1,before:"x"){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"first and last", `{entities(first:1,last:1){totalCount}}`, nil, "BAD_USER_INPUT"},

		// Variables and values.
		{"variable of another type", "query Q($n:Int){entities(first:$n){totalCount}}", []any{"n", "many"}, "GRAPHQL_VALIDATION_FAILED"},
		{"a fraction as Int", "query Q($n:Int){entities(first:$n){totalCount}}", []any{"n", 1.5}, "GRAPHQL_VALIDATION_FAILED"},
		{"an Int beyond 64 bits", `{entities(first:99999999999999999999999){totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"null for a required one", "query Q($b:EntityRef!){entity(by:$b){id}}", []any{"b", nil}, "GRAPHQL_VALIDATION_FAILED"},
		{"list for an object", "query Q($b:EntityRef!){entity(by:$b){id}}", []any{"b", []int{1}}, "GRAPHQL_VALIDATION_FAILED"},
		{"two of @oneOf", "query Q($b:EntityRef!){entity(by:$b){id}}", []any{"b", map[string]string{"id": "country:JP", "name": "x"}}, "GRAPHQL_VALIDATION_FAILED"},
		{"none of @oneOf", "query Q($b:EntityRef!){entity(by:$b){id}}", []any{"b", map[string]string{}}, "GRAPHQL_VALIDATION_FAILED"},
		{"null of @oneOf", "query Q($b:EntityRef!){entity(by:$b){id}}", []any{"b", map[string]any{"name": nil}}, "GRAPHQL_VALIDATION_FAILED"},
		{"two of @oneOf in a list", "query Q($s:[EntityRef!]){network(seeds:$s){nodesCut}}", []any{"s", []any{map[string]string{"id": "country:JP", "name": "x"}}}, "GRAPHQL_VALIDATION_FAILED"},
		{"two of @oneOf, written out", `{entity(by:{id:"country:JP",name:"x"}){id}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"null of @oneOf by a variable", "query Q($n:String){entity(by:{name:$n}){id}}", []any{"n", nil}, "GRAPHQL_VALIDATION_FAILED"},
		{"unknown enum value", "query Q($o:EntityOrder!){entities(orderBy:$o){totalCount}}", []any{"o", "RANDOM"}, "GRAPHQL_VALIDATION_FAILED"},
		{"unknown input field", "query Q($w:EntityWhere){entities(where:$w){totalCount}}", []any{"w", map[string]any{"__proto__": 1}}, "GRAPHQL_VALIDATION_FAILED"},
		{"a date that does not exist", `{entities(where:{seen: {gte: "2023-02-30"}}){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"a number as date", `{entities(where:{seen: {gte: 20230230}}){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"an object as date", "query Q($d:Date!){entities(where:{seen: {gte: $d}}){totalCount}}", []any{"d", map[string]any{"year": 1}}, "BAD_USER_INPUT"},
		{"known on a day that is none", `{relations(where:{knownAt:"2024-02-30"}){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"known before all days", `{relations(where:{knownAt:"0001-01-01"}){totalCount}}`, nil, ""},
		{"known after all days", `{coalitions(knownAt:"9999-12-31"){modularity}}`, nil, ""},
		{"groups by three", `{aggregate(by:[TYPE,SOURCE,MONTH]){groups{keys}}}`, nil, "BAD_USER_INPUT"},
		{"groups by the same twice", `{aggregate(by:[TYPE,TYPE]){groups{keys}}}`, nil, "BAD_USER_INPUT"},
		{"groups by nothing", `{aggregate(by:[]){groups{keys}}}`, nil, "BAD_USER_INPUT"},
		{"a million groups", `{aggregate(first:1000000){groups{keys}}}`, nil, "COMPLEXITY_LIMIT_EXCEEDED"},
		{"too many groups", `{aggregate(first:1001){groups{keys}}}`, nil, "BAD_USER_INPUT"},
		{"alignment with nobody", `{alignment(a:{iso2:"JP"},b:{id:"country:ZZ"}){friendly}}`, nil, "NOT_FOUND"},
		{"alignment of the stateless", `{alignment(a:{iso2:"JP"},b:{id:"country:ZZ"},level:COUNTRY){friendly}}`, nil, "NOT_FOUND"},
		{"a timeline of a confidence that is none", `{timeline(where:{confidence:{gte:7}}){undated{events}}}`, nil, "BAD_USER_INPUT"},
		{"a condition without a bound", `{entities(where:{seen:{}}){totalCount}}`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"a condition whose bound is not given", "query Q($d:Date){entities(where:{seen:{gte:$d}}){totalCount}}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"a condition with two bounds", "query Q($f:CountFilter){entities(where:{mentions:$f}){totalCount}}", []any{"f", map[string]int{"gte": 1, "lte": 2}}, "GRAPHQL_VALIDATION_FAILED"},
		{"half a range", "query Q($f:CountFilter){entities(where:{mentions:$f}){totalCount}}", []any{"f", map[string]any{"between": map[string]int{"gte": 1}}}, "GRAPHQL_VALIDATION_FAILED"},
		{"a condition of nothing", `{entities(where:{kind:{in:[]}}){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"days that end before they begin", `{articles(where:{published:{between:{gte:"2024-01-02",lte:"2024-01-01"}}}){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"no reports at all", `{relations(where:{reports:{eq:0}}){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"confidence below nothing", `{relations(where:{confidence:{lte:-1}}){totalCount}}`, nil, "BAD_USER_INPUT"},
		{"no condition", "query Q($k:KindFilter,$d:DateFilter,$c:CountFilter,$i:IDFilter){entities(where:{kind:$k,seen:$d,mentions:$c,id:$i}){totalCount}}", []any{"k", nil}, ""},
		{"Cypher and SQL in a name", `{entity(by:{name:"'; DROP TABLE entity; MATCH (n) DETACH DELETE n //"}){id}}`, nil, ""},
		{"text that is not UTF-8", "{entity(by:{name:\"\xff\xfe\"}){id}}", nil, ""},
		{"lone surrogate", `{entity(by:{name:"\ud800"}){id}}`, nil, ""},

		// Documents.
		{"nothing but a comment", "#" + long, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"half a megabyte of commas", strings.Repeat(",", 500_000) + "{__typename}", nil, ""},
		{"a string without end", `{entity(by:{name:"` + long, nil, "GRAPHQL_PARSE_FAILED"},
		{"a NUL", "{__typename\x00}", nil, "GRAPHQL_PARSE_FAILED"},
		{"a byte order mark", "\ufeff{__typename}", nil, ""},
		{"a name of half a megabyte", "{" + long + "}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"a type definition", "type Query{a:Int}", nil, "GRAPHQL_PARSE_FAILED"},
		{"mutation", "mutation{delete}", nil, "GRAPHQL_VALIDATION_FAILED"},
		{"subscription", "subscription{everything}", nil, "GRAPHQL_VALIDATION_FAILED"},
	}
}

func nested(n int) any {
	var v any = "x"
	for range n {
		v = map[string]any{"ids": v}
	}
	return v
}

// TestHostileQueries: each is answered with its code, in time and in little memory.
func TestHostileQueries(t *testing.T) {
	const deadline = 2 * time.Second
	const memory = 256 << 20 // bytes allocated by one query, kept or not
	h := NewHandler(openFixture(t), quiet(Options{Deadline: deadline}))
	for _, tt := range hostileQueries() {
		t.Run(strings.ReplaceAll(tt.name, " ", "_"), func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begun := time.Now()
			a := ask(t, h, tt.query, tt.variables...)
			took := time.Since(begun)
			runtime.ReadMemStats(&after)
			if took > deadline {
				t.Errorf("took %v", took)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > memory {
				t.Errorf("allocated %d MiB", used>>20)
			}
			for _, code := range a.codes() {
				if !ErrorCode(code).IsValid() {
					t.Errorf("code %q is not of the list", code)
				}
			}
			if code := strings.Join(slices.Compact(a.codes()), " "); code != tt.code {
				t.Errorf("%.300s: got %q, want %q: %.300s", tt.query, code, tt.code, a.body)
			}
			if len(a.body) > 1<<20 {
				t.Errorf("the answer has %d bytes", len(a.body))
			}
		})
	}
}
