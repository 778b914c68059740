package ontology

import (
	"io"
	"slices"
)

// RelationType names what a statement says of its two ends.
type RelationType string

// The relations. Comments give subject → object; ↔ marks a symmetric one.
const (
	PartnersWith     RelationType = "PARTNERS_WITH"     // actor ↔ actor: cooperate, launch or deepen a partnership
	AlliedWith       RelationType = "ALLIED_WITH"       // actor ↔ actor: are in an alliance with each other
	TradesWith       RelationType = "TRADES_WITH"       // actor ↔ actor: buy from and sell to each other
	AgreesWith       RelationType = "AGREES_WITH"       // actor ↔ actor: agree, sign or conclude with each other
	MeetsWith        RelationType = "MEETS_WITH"        // actor ↔ actor: meet, talk, negotiate
	Visits           RelationType = "VISITS"            // actor → Country: travels to
	Supports         RelationType = "SUPPORTS"          // actor → actor or Agreement: backs, praises, endorses
	Aids             RelationType = "AIDS"              // actor → actor: gives money, arms, relief, training
	ConcedesTo       RelationType = "CONCEDES_TO"       // actor → actor: yields, releases, withdraws, eases measures
	Requests         RelationType = "REQUESTS"          // actor → actor: asks, urges, demands
	Accuses          RelationType = "ACCUSES"           // actor → actor: accuses, blames, condemns, sues
	Rejects          RelationType = "REJECTS"           // actor → actor or Agreement: refuses, vetoes, denies, leaves
	Opposes          RelationType = "OPPOSES"           // actor or Agreement → actor or Agreement: stands against
	Threatens        RelationType = "THREATENS"         // actor → actor: threatens, warns
	Protests         RelationType = "PROTESTS"          // actor → actor: demonstrates against, lodges a protest
	Sanctions        RelationType = "SANCTIONS"         // actor → actor: sanctions, tariffs, bans, cut ties
	MobilisesAgainst RelationType = "MOBILISES_AGAINST" // actor → actor: deploys, tests weapons, drills aimed at
	Coerces          RelationType = "COERCES"           // actor → actor: arrests, seizes, blockades, hacks
	Attacks          RelationType = "ATTACKS"           // actor → actor: uses force
	MemberOf         RelationType = "MEMBER_OF"         // actor → Organisation: belongs to, joins
	Represents       RelationType = "REPRESENTS"        // Person → Country or Organisation: holds a post there
	BasedIn          RelationType = "BASED_IN"          // Organisation → Country: has its seat there
	PartyTo          RelationType = "PARTY_TO"          // actor → Agreement: signs, accedes to, is bound by
)

// Plover is an event type of the PLOVER coding scheme,
// https://github.com/openeventdata/PLOVER, or "" for a lasting state.
type Plover string

type relationFacts struct {
	symmetric bool
	state     bool // a lasting fact rather than an event
	plover    Plover
	subject   []Kind
	object    []Kind
	says      string
}

var (
	actors           = []Kind{Country, Organisation, Person}
	actorsAndPacts   = []Kind{Country, Organisation, Person, Agreement}
	countries        = []Kind{Country}
	organisations    = []Kind{Organisation}
	people           = []Kind{Person}
	agreements       = []Kind{Agreement}
	statesAndBodies  = []Kind{Country, Organisation}
	relationTypes    = []RelationType{PartnersWith, AlliedWith, TradesWith, AgreesWith, MeetsWith, Visits, Supports, Aids, ConcedesTo, Requests, Accuses, Rejects, Opposes, Threatens, Protests, Sanctions, MobilisesAgainst, Coerces, Attacks, MemberOf, Represents, BasedIn, PartyTo}
	relationTypeFact = map[RelationType]relationFacts{
		PartnersWith:     {symmetric: true, plover: "COOPERATE", subject: actors, object: actors, says: "cooperates with"},
		AlliedWith:       {symmetric: true, state: true, plover: "COOPERATE", subject: actors, object: actors, says: "is allied with"},
		TradesWith:       {symmetric: true, plover: "COOPERATE", subject: actors, object: actors, says: "trades with"},
		AgreesWith:       {symmetric: true, plover: "AGREE", subject: actors, object: actors, says: "agrees with"},
		MeetsWith:        {symmetric: true, plover: "CONSULT", subject: actors, object: actors, says: "meets with"},
		Visits:           {plover: "CONSULT", subject: actors, object: countries, says: "visits"},
		Supports:         {plover: "SUPPORT", subject: actors, object: actorsAndPacts, says: "supports"},
		Aids:             {plover: "AID", subject: actors, object: actors, says: "aids"},
		ConcedesTo:       {plover: "YIELD", subject: actors, object: actors, says: "concedes to"},
		Requests:         {plover: "REQUEST", subject: actors, object: actors, says: "makes a request of"},
		Accuses:          {plover: "ACCUSE", subject: actors, object: actors, says: "accuses"},
		Rejects:          {plover: "REJECT", subject: actors, object: actorsAndPacts, says: "rejects"},
		Opposes:          {state: true, plover: "REJECT", subject: actorsAndPacts, object: actorsAndPacts, says: "opposes"},
		Threatens:        {plover: "THREATEN", subject: actors, object: actors, says: "threatens"},
		Protests:         {plover: "PROTEST", subject: actors, object: actors, says: "protests against"},
		Sanctions:        {plover: "SANCTION", subject: actors, object: actors, says: "sanctions"},
		MobilisesAgainst: {plover: "MOBILIZE", subject: actors, object: actors, says: "mobilises against"},
		Coerces:          {plover: "COERCE", subject: actors, object: actors, says: "coerces"},
		Attacks:          {plover: "ASSAULT", subject: actors, object: actors, says: "attacks"},
		MemberOf:         {state: true, subject: actors, object: organisations, says: "is a member of"},
		Represents:       {state: true, subject: people, object: statesAndBodies, says: "represents"},
		BasedIn:          {state: true, subject: organisations, object: countries, says: "is based in"},
		PartyTo:          {state: true, plover: "AGREE", subject: actors, object: agreements, says: "is party to"},
	}
)

// RelationTypes are all relations in the ontology's order.
func RelationTypes() []RelationType { return append([]RelationType(nil), relationTypes...) }

// ParseRelationType accepts a relation's name in any letter case.
func ParseRelationType(s string) (RelationType, error) {
	return parseEnum("relation type", s, relationTypes)
}

// Symmetric reports whether the relation has no direction: one edge, either order.
func (t RelationType) Symmetric() bool { return relationTypeFact[t].symmetric }

// State reports whether the relation is a lasting fact rather than an event.
func (t RelationType) State() bool { return relationTypeFact[t].state }

// Plover is the PLOVER event type that the relation stands for, or "".
func (t RelationType) Plover() Plover { return relationTypeFact[t].plover }

// Says is a phrase that joins subject and object in English, "is allied with".
func (t RelationType) Says() string { return relationTypeFact[t].says }

// Allows reports whether the relation may join a subject and an object of these kinds.
func (t RelationType) Allows(subject, object Kind) bool {
	f, ok := relationTypeFact[t]
	return ok && slices.Contains(f.subject, subject) && slices.Contains(f.object, object)
}

// MarshalGQL writes the GraphQL enum value.
func (t RelationType) MarshalGQL(w io.Writer) { writeEnum(w, string(t)) }

// UnmarshalGQL reads the GraphQL enum value.
func (t *RelationType) UnmarshalGQL(v any) (err error) {
	s, err := enumText(v)
	if err == nil {
		*t, err = ParseRelationType(s)
	}
	return err
}
