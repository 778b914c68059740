package graph

import (
	"strings"

	"entente/internal/store"
)

// shown are the fields of the ontology's types that the schema's fields show; ""
// is what an identifier tells, which is always fetched.
var shown = map[string]map[string]string{
	"Entity": showing("id: kind: name:Name aliases:Aliases description:Description codes:Codes agreement:Pact firstSeen:FirstSeen lastSeen:LastSeen counts:Counts"),
	"Relation": showing("id: type:Type symmetric:Type since:Since until:Until lastReported:LastReported reports:Reports events:Events " +
		"independentSources:IndependentSources status:Status attributed:Attributed role:Role confidence:Confidence knownAt:"),
	"Evidence": showing("id: type:Relation polarity:Polarity modality:Modality attribution:Attribution date:Date datePrecision:Precision role:Role " +
		"sentence:Sentence start:Start end:End subjectMention:SubjectMention objectMention:ObjectMention trigger:Trigger triggerSpan:TriggerSpan " +
		"rule:Rule extractor:Extractor confidence:Confidence"),
	"Article": showing("id: url:URL title:Title source:Source published:Published loadedAt:LoadedAt language:Language text:Text"),
}

func showing(pairs string) map[string]string {
	out := map[string]string{}
	for _, pair := range strings.Fields(pairs) {
		field, of, _ := strings.Cut(pair, ":")
		out[field] = of
	}
	return out
}

// followed are the fields of the ontology's types by which a field finds what it
// leads to.
var followed = map[string]struct {
	object string
	fields store.Fields
}{
	"Relation.subject":         {"Relation", store.Fields{"Subject"}},
	"Relation.object":          {"Relation", store.Fields{"Object"}},
	"EntityRelationEdge.other": {"Relation", store.Fields{"Subject", "Object"}},
	"SharedRelation.with":      {"Relation", store.Fields{"Subject", "Object"}},
	"Evidence.subject":         {"Evidence", store.Fields{"Subject"}},
	"Evidence.object":          {"Evidence", store.Fields{"Object"}},
	"Evidence.relation":        {"Evidence", store.Fields{"Subject", "Relation", "Object"}},
	"Evidence.attributedTo":    {"Evidence", store.Fields{"AttributedTo"}},
	"Evidence.article":         {"Evidence", store.Fields{"Article"}},
	"Article.duplicateOf":      {"Article", store.Fields{"Cluster"}},
}

// note notes what a field shows. It is false of one that the tables do not know,
// which may look at anything.
func (p *planner) note(object, field string) (known bool) {
	name := object + "." + field
	if of, ok := shown[object][field]; ok {
		if of != "" {
			p.shown[object] = append(p.shown[object], of)
		}
		return true
	}
	if by, ok := followed[name]; ok {
		p.shown[by.object] = append(p.shown[by.object], by.fields...)
	}
	_, asks := foreseen[name]
	known = asks || leadsOn[name] || harmless[name] || strings.HasPrefix(field, "__")
	p.blind = p.blind || !known
	return known
}
