package neo4j

import (
	"math"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// plainValue turns a value of Neo4j's into what JSON has. A node is {labels,
// properties}, a relationship {type, properties}, a path {nodes, relationships}:
// Neo4j's internal numbers mean nothing outside of it and are left out.
func plainValue(v any) any {
	switch x := v.(type) {
	case driver.Node:
		return map[string]any{"labels": x.Labels, "properties": plainValue(x.Props)}
	case driver.Relationship:
		return map[string]any{"type": x.Type, "properties": plainValue(x.Props)}
	case driver.Path:
		return map[string]any{"nodes": each(x.Nodes), "relationships": each(x.Relationships)}
	case []any:
		return each(x)
	case map[string]any:
		out := make(map[string]any, len(x))
		for k, e := range x {
			out[k] = plainValue(e)
		}
		return out
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return endless(x)
		}
	case driver.Date:
		return x.Time().Format(time.DateOnly)
	case time.Time:
		return x.Format(time.RFC3339Nano)
	case driver.LocalDateTime:
		return x.Time().Format("2006-01-02T15:04:05.999999999")
	case driver.LocalTime:
		return x.Time().Format("15:04:05.999999999")
	case driver.Time:
		return x.Time().Format("15:04:05.999999999Z07:00")
	case driver.Duration:
		return x.String()
	case driver.Point2D:
		return map[string]any{"x": x.X, "y": x.Y, "srid": x.SpatialRefId}
	case driver.Point3D:
		return map[string]any{"x": x.X, "y": x.Y, "z": x.Z, "srid": x.SpatialRefId}
	case []byte:
		return x // JSON writes it as base64
	}
	return v
}

// endless names what JSON has no number for.
func endless(x float64) string {
	switch {
	case math.IsInf(x, 1):
		return "Infinity"
	case math.IsInf(x, -1):
		return "-Infinity"
	}
	return "NaN"
}

func each[T any](items []T) []any {
	out := make([]any, len(items))
	for i, x := range items {
		out[i] = plainValue(x)
	}
	return out
}

// bytesOf is about how many bytes a plain value takes as JSON.
func bytesOf(v any) int {
	n := 8
	switch x := v.(type) {
	case string:
		n += len(x)
	case []byte:
		n += len(x)
	case []string:
		for _, s := range x {
			n += len(s) + 3
		}
	case []any:
		for _, e := range x {
			n += bytesOf(e)
		}
	case map[string]any:
		for k, e := range x {
			n += len(k) + bytesOf(e)
		}
	}
	return n
}
