package neo4j

import (
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

func each[T any](items []T) []any {
	out := make([]any, len(items))
	for i, x := range items {
		out[i] = plainValue(x)
	}
	return out
}
