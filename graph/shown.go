package graph

import "strings"

// shown are the fields of the ontology's types that the schema's fields show; ""
// is what is always fetched: identifiers, and those of what a thing points to.
var shown = map[string]map[string]string{
	"Entity": showing("id: kind: name:Name aliases:Aliases description:Description codes:Codes agreement:Pact firstSeen:FirstSeen lastSeen:LastSeen counts:Counts"),
	"Relation": showing("id: type: symmetric: since:Since until:Until lastReported:LastReported reports:Reports events:Events " +
		"independentSources:IndependentSources status:Status attributed:Attributed role:Role confidence:Confidence"),
	"Evidence": showing("id: type: polarity:Polarity modality:Modality attribution:Attribution date:Date datePrecision:Precision role:Role " +
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
	_, asks := foreseen[name]
	known = asks || leadsOn[name] || harmless[name] || strings.HasPrefix(field, "__")
	p.blind = p.blind || !known
	return known
}
