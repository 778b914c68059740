package graph

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	gql "github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"entente/internal/ontology"
	"entente/internal/store"
)

// ours are the types of schema.graphqls, without those that every schema has.
func ours() (defs []*gql.Definition) {
	for _, def := range parsedSchema.Types {
		if !def.BuiltIn {
			defs = append(defs, def)
		}
	}
	return defs
}

func TestEverythingIsDescribed(t *testing.T) {
	described := func(where, description string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", where)
		}
		if !strings.HasSuffix(strings.TrimSpace(description), ".") {
			t.Errorf("the description of %s does not end: %q", where, description)
		}
	}
	for _, def := range ours() {
		described(def.Name, def.Description)
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			described(def.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(def.Name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
		for _, v := range def.EnumValues {
			described(def.Name+"."+v.Name, v.Description)
		}
	}
	for _, name := range []string{"cost", "listSize"} {
		d := parsedSchema.Directives[name]
		described("@"+name, d.Description)
		for _, a := range d.Arguments {
			described("@"+name+"("+a.Name+")", a.Description)
		}
	}
}

func TestSchemaKeepsTheConventions(t *testing.T) {
	camel, pascal, capitals := regexp.MustCompile(`^[a-z][a-zA-Z0-9]*$`), regexp.MustCompile(`^[A-Z][a-zA-Z0-9]*$`), regexp.MustCompile(`^[A-Z][A-Z_]*$`)
	named := func(where, name string, want *regexp.Regexp) {
		if !want.MatchString(name) {
			t.Errorf("%s: %q is not %s", where, name, want)
		}
	}
	for _, def := range ours() {
		named("type", def.Name, pascal)
		if def.Kind == gql.Scalar && def.Directives.ForName("specifiedBy") == nil {
			t.Errorf("scalar %s does not say by what it is specified", def.Name)
		}
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			named(def.Name, f.Name, camel)
			if strings.HasSuffix(f.Type.Name(), "Connection") {
				keepsConnection(t, def.Name+"."+f.Name, f)
			}
		}
		for _, v := range def.EnumValues {
			named(def.Name, v.Name, capitals)
		}
	}
}

// keepsConnection holds a field to the Relay specification of connections.
func keepsConnection(t *testing.T, where string, f *gql.FieldDefinition) {
	t.Helper()
	for _, name := range []string{"first", "after", "last", "before"} {
		if f.Arguments.ForName(name) == nil {
			t.Errorf("%s cannot be paged by %s", where, name)
		}
	}
	if f.Directives.ForName("listSize") == nil {
		t.Errorf("%s does not say how long its lists are", where)
	}
	connection := parsedSchema.Types[f.Type.Name()]
	for name, want := range map[string]string{"pageInfo": "PageInfo!", "totalCount": "Int!"} {
		if field := connection.Fields.ForName(name); field == nil || field.Type.String() != want {
			t.Errorf("%s.%s is not %s", connection.Name, name, want)
		}
	}
	edge := parsedSchema.Types[connection.Fields.ForName("edges").Type.Name()]
	if edge.Fields.ForName("cursor").Type.String() != "String!" || connection.Fields.ForName("nodes").Type.Name() != edge.Fields.ForName("node").Type.Name() {
		t.Errorf("%s and %s do not fit", connection.Name, edge.Name)
	}
}

// TestEnumsAreTheOntologys: the schema names what the ontology has, no more and no less.
func TestEnumsAreTheOntologys(t *testing.T) {
	for name, want := range map[string][]string{
		"Kind":            each(ontology.Kinds(), func(k ontology.Kind) string { return strings.ToUpper(string(k)) }),
		"RelationType":    each(ontology.RelationTypes(), func(r ontology.RelationType) string { return string(r) }),
		"Polarity":        each(ontology.Polarities(), func(p ontology.Polarity) string { return string(p) }),
		"Modality":        each(ontology.Modalities(), func(m ontology.Modality) string { return string(m) }),
		"AgreementStatus": {string(ontology.PactPlanned), string(ontology.PactSigned), string(ontology.PactInForce), string(ontology.PactEnded)},
		"Direction":       {string(store.Both), string(store.Outgoing), string(store.Incoming)},
		"ErrorCode":       each(AllErrorCode, ErrorCode.String),
	} {
		got := each(parsedSchema.Types[name].EnumValues, func(v *gql.EnumValueDefinition) string { return v.Name })
		if !slices.Equal(got, want) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}

// TestSchemaAsPrinted keeps a copy of the schema as clients see it, so that a
// change that breaks them stands out in review.
func TestSchemaAsPrinted(t *testing.T) {
	const golden = "testdata/schema.graphql"
	var got bytes.Buffer
	formatter.NewFormatter(&got, formatter.WithIndent("  ")).FormatSchema(parsedSchema)
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the schema is not what %s says; if it is meant to change: go test ./graph -run AsPrinted -update", golden)
	}
}

// TestResolversAreShort: a resolver hands on what it was asked; it has no loop
// and few lines.
func TestResolversAreShort(t *testing.T) {
	const most = 12 // lines
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "schema.resolvers.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if lines := set.Position(f.End()).Line - set.Position(f.Pos()).Line - 1; lines > most {
			t.Errorf("%s has %d lines, more than %d", f.Name.Name, lines, most)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt:
				t.Errorf("%s: %s has a loop or a switch", set.Position(n.Pos()), f.Name.Name)
			}
			return true
		})
	}
}
