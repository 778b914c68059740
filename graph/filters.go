package graph

import (
	"entente/internal/ontology"
	"entente/internal/store"
)

// relationsWhere joins what the arguments of a field say about relations.
func relationsWhere(where *store.RelationFilter, types []ontology.RelationType, d store.Direction) store.RelationFilter {
	f := orAll(where)
	f.Types, f.Direction = types, d
	return f
}

// relationsWith is relationsWhere with the other end named.
func relationsWith(where *store.RelationFilter, types []ontology.RelationType, d store.Direction, with []string) (store.RelationFilter, error) {
	f := relationsWhere(where, types, d)
	var err error
	f.Others, err = entityIDs(with)
	return f, err
}

func entityIDs(texts []string) ([]ontology.ID, error) {
	var ids []ontology.ID
	for _, s := range texts {
		id, err := UnmarshalEntityID(s)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// orAll is the filter, or the zero filter, which keeps all, where none is given.
func orAll[F any](where *F) (f F) {
	if where != nil {
		f = *where
	}
	return f
}
