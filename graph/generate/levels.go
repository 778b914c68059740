package main

import (
	_ "embed"
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

//go:embed levels.gotpl
var levelsTemplate string

// levels is a gqlgen plugin that writes, for each object type of the schema, a
// function which answers a selection for many objects of the type at once.
type levels struct{ file string }

// Name names the plugin to gqlgen.
func (levels) Name() string { return "levels" }

// GenerateCode writes the file.
func (l levels) GenerateCode(data *codegen.Data) error {
	return templates.Render(templates.Options{
		PackageName:     "graph",
		Filename:        l.file,
		Data:            data,
		GeneratedHeader: true,
		Packages:        data.Config.Packages,
		Template:        levelsTemplate,
		Funcs: map[string]any{
			"answered": answered, "shape": shape, "leaf": leaf, "get": get, "call": call, "pointers": pointers, "implementors": implementors,
			"trimPointer": func(s string) string { return strings.TrimPrefix(s, "*") },
		},
	})
}

// answered reports whether objects of the type are answered level by level:
// all but those of introspection and of operations other than queries.
func answered(data *codegen.Data, o *codegen.Object) bool {
	return !strings.HasPrefix(o.Name, "__") && (!o.Root || o == data.QueryRoot)
}

// shape says by which function of package level a field is given.
func shape(f *codegen.Field) (string, error) {
	def, list := f.TypeReference.Definition, f.TypeReference.GQL.Elem != nil
	switch {
	case strings.HasPrefix(f.Name, "__"):
		return "Foreign", nil
	case def.IsLeafType():
		return "Leaf", nil
	case list && f.TypeReference.GQL.Elem.Elem != nil:
		return "", fmt.Errorf("%s.%s: package level has no way to give a field of this type", f.Object.Name, f.Name)
	case def.IsAbstractType() && list:
		return "ManyOfKinds", nil
	case def.IsAbstractType():
		return "OneOfKinds", nil
	case list:
		return "Many", nil
	}
	return "One", nil
}

// leaf is the Go expression that appends a field's value, which is the n-th of
// its resolver's values where it has a resolver, to b.
func leaf(f *codegen.Field) (string, error) {
	value := "values[n]"
	if !f.IsResolver {
		value = "objects[n]." + access(f)
	}
	nullable := !f.TypeReference.GQL.NonNull
	switch t := types.Unalias(f.TypeReference.GO).(type) {
	case *types.Slice:
		if b, ok := t.Elem().Underlying().(*types.Basic); ok && b.Kind() == types.String {
			return fmt.Sprintf("level.Texts(b, %s)", value), nil
		}
		if _, ok := t.Elem().Underlying().(*types.Interface); ok {
			return fmt.Sprintf("appendValues(b, %s)", value), nil
		}
	case *types.Basic:
		return basic(f, t, value, nullable)
	case *types.Named:
		if own := ownAppender(t); own != "" {
			return fmt.Sprintf("%s(b, %s)", own, value), nil
		}
		if b, ok := t.Underlying().(*types.Basic); ok {
			return basic(f, b, value, nullable)
		}
	}
	return "", fmt.Errorf("%s.%s: package level cannot append a %s", f.Object.Name, f.Name, f.TypeReference.GO)
}

func basic(f *codegen.Field, t *types.Basic, value string, nullable bool) (string, error) {
	switch t.Kind() {
	case types.String:
		if nullable {
			return fmt.Sprintf("level.TextOrNull(b, %s)", value), nil
		}
		return fmt.Sprintf("level.Text(b, %s)", value), nil
	case types.Int:
		return fmt.Sprintf("level.Int(b, %s)", value), nil
	case types.Float64:
		return fmt.Sprintf("level.Float(b, %s)", value), nil
	case types.Bool:
		return fmt.Sprintf("level.Bool(b, %s)", value), nil
	}
	return "", fmt.Errorf("%s.%s: package level cannot append a %s", f.Object.Name, f.Name, t)
}

// ownAppender names the function of package graph that appends values of a type
// whose text is not the value itself.
func ownAppender(t *types.Named) string {
	switch t.Obj().Pkg().Path() + "." + t.Obj().Name() {
	case "entente/internal/ontology.Date":
		return "appendDate"
	case "entente/internal/ontology.Kind":
		return "appendKind"
	case "time.Time":
		return "appendDateTime"
	}
	return ""
}

// get is the body of the function that takes an object, or a list of them, from the n-th one.
func get(f *codegen.Field) string {
	value := "objects[n]." + access(f)
	slice, isSlice := types.Unalias(f.TypeReference.GO).(*types.Slice)
	switch {
	case isSlice && isPointer(slice.Elem()), isPointer(f.TypeReference.GO):
		return "return " + value
	case isSlice:
		return "return level.Pointers(" + value + ")"
	case f.IsVariable():
		return "return &" + value
	}
	return "c := " + value + "; return &c"
}

// pointers is the expression that makes pointers of the n-th of a resolver's lists.
func pointers(f *codegen.Field) string {
	if isPointer(types.Unalias(f.TypeReference.GO).(*types.Slice).Elem()) {
		return "values[n]"
	}
	return "level.Pointers(values[n])"
}

func isPointer(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Pointer)
	return ok
}

func access(f *codegen.Field) string {
	if f.IsMethod() {
		return f.GoFieldName + "()"
	}
	return f.GoFieldName
}

// call is the call of a field's resolver.
func call(f *codegen.Field) string {
	args := strings.ReplaceAll(f.BatchCallArgs("objects", ""), "fc.Args[", "args[")
	if f.Object.Root {
		args = strings.Replace(args, "objects, ", "", 1)
		args = strings.TrimSuffix(args, ", objects")
	}
	return fmt.Sprintf("x.ec.Resolvers.%s().%s(%s)", f.Object.Name, f.GoFieldName, args)
}

// implementors are the objects that answer an interface.
func implementors(data *codegen.Data, name string) (objects []*codegen.Object) {
	for _, o := range data.Objects {
		if slices.ContainsFunc(data.Schema.PossibleTypes[name], func(d *ast.Definition) bool { return d.Name == o.Name }) {
			objects = append(objects, o)
		}
	}
	return objects
}
