package main

import (
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
)

// object is an object of a JSON answer. What is not there is empty.
type object map[string]any

func (o object) at(name string) object {
	child, _ := o[name].(map[string]any)
	return child
}

func (o object) list(name string) (out []object) {
	items, _ := o[name].([]any)
	for _, item := range items {
		child, _ := item.(map[string]any)
		out = append(out, child)
	}
	return out
}

func (o object) first(name string) object {
	if list := o.list(name); len(list) > 0 {
		return list[0]
	}
	return nil
}

// line is values as one text, whichever target they came from.
func line(values ...any) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = text(v)
	}
	return strings.Join(parts, " | ")
}

func text(v any) string {
	switch v := v.(type) {
	case []string:
		return "[" + strings.Join(v, "; ") + "]"
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = text(item)
			if list, ok := item.([]any); ok {
				parts[i] = line(list...)
			}
		}
		return "[" + strings.Join(parts, "; ") + "]"
	case driver.Date:
		return ontology.DateOf(v.Time()).String()
	case nil:
		return "-"
	}
	return fmt.Sprint(v)
}

func lines(list []object, each func(object) string) []string {
	out := make([]string, len(list))
	for i, o := range list {
		out[i] = each(o)
	}
	return out
}

// flat is a line for each row.
func flat(rows [][]any) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = line(row...)
	}
	return out
}

var allTypes = func() string {
	var names []string
	for _, t := range ontology.RelationTypes() {
		names = append(names, string(t))
	}
	return strings.Join(names, "|")
}()
