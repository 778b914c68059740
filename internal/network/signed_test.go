package network

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/ontology"
)

// link is an edge of so many events between entities named in short: "JP" is a
// country, "o:EU" an organisation, "p:Lavrov" a person.
func link(subject string, t ontology.RelationType, object string, events int) *ontology.Relation {
	key := ontology.NewRelationKey(id(subject), t, id(object))
	return &ontology.Relation{ID: key.ID(), Subject: key.Subject, Type: t, Object: key.Object, Events: events, Reports: 2 * events, Status: ontology.Asserted}
}

func id(name string) ontology.ID {
	switch kind, rest, ok := strings.Cut(name, ":"); {
	case ok && kind == "o":
		return ontology.NewID(ontology.Organisation, rest)
	case ok:
		return ontology.NewID(ontology.Person, rest)
	}
	return ontology.CountryID(name)
}

func TestEveryRelationHasItsSign(t *testing.T) {
	got := map[Sign][]ontology.RelationType{}
	for _, r := range ontology.RelationTypes() {
		got[SignOf(r)] = append(got[SignOf(r)], r)
		if plover := r.Plover(); SignOf(r) == Friendly && slices.Contains([]ontology.Plover{"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}, plover) ||
			SignOf(r) == Hostile && slices.Contains([]ontology.Plover{"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"}, plover) {
			t.Errorf("%s is %s, against its PLOVER type %s", r, SignOf(r), plover)
		}
	}
	if len(got[Friendly]) != 7 || len(got[Hostile]) != 9 || len(got[Neither]) != 7 {
		t.Errorf("signs: %v", got)
	}
	if len(SignedTypes()) != 16 {
		t.Errorf("signed types: %v", SignedTypes())
	}
}

func TestTies(t *testing.T) {
	ties := Ties(Acts([]*ontology.Relation{
		link("RU", ontology.Attacks, "UA", 9), link("UA", ontology.Accuses, "RU", 2), link("RU", ontology.AgreesWith, "UA", 1),
		link("JP", ontology.AlliedWith, "US", 4), link("JP", ontology.MeetsWith, "US", 7), link("JP", ontology.MeetsWith, "RU", 3),
		link("US", ontology.Sanctions, "JP", 4),
	}))
	var got []string
	for _, tie := range ties {
		got = append(got, fmt.Sprintf("%s %s +%d -%d %.2f %s %d", tie.A, tie.B, tie.Friendly, tie.Hostile, tie.Balance(), tie.Sign(), len(tie.Relations())))
	}
	want := []string{"country:JP country:US +4 -4 0.00 NEITHER 2", "country:RU country:UA +1 -11 -0.83 HOSTILE 3"}
	if !slices.Equal(got, want) {
		t.Errorf("ties %q, want %q", got, want)
	}
}

// anyActs draws acts among six countries.
func anyActs(t *rapid.T) []Act {
	names := []string{"AA", "BB", "CC", "DD", "EE", "FF"}
	types := []ontology.RelationType{ontology.AlliedWith, ontology.Supports, ontology.Attacks, ontology.Accuses, ontology.MeetsWith}
	seen := map[ontology.RelationID]bool{}
	var links []*ontology.Relation
	for range rapid.IntRange(0, 30).Draw(t, "links") {
		a, b := rapid.SampledFrom(names).Draw(t, "a"), rapid.SampledFrom(names).Draw(t, "b")
		r := link(a, rapid.SampledFrom(types).Draw(t, "type"), b, rapid.IntRange(1, 9).Draw(t, "events"))
		if a != b && !seen[r.ID] {
			seen[r.ID] = true
			links = append(links, r)
		}
	}
	return Acts(links)
}

// TestTriadsAndBrokersAreWhatTheirDefinitionsSay tries every three entities.
func TestTriadsAndBrokersAreWhatTheirDefinitionsSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := NewSigned(anyActs(t))
		sign := func(a, b ontology.ID) int {
			for i := range s.Ties {
				if x := &s.Ties[i]; x.A == min(a, b) && x.B == max(a, b) {
					return cmp.Compare(x.Friendly, x.Hostile)
				}
			}
			return 0
		}
		want, bridges := Balance{}, map[ontology.ID]int{}
		for i, a := range s.IDs {
			for j, b := range s.IDs[:i] {
				for _, c := range s.IDs[:j] {
					ab, ac, bc := sign(a, b), sign(a, c), sign(b, c)
					if ab == 0 || ac == 0 || bc == 0 {
						continue
					}
					shape := map[int]TriadShape{3: AllFriends, 1: Divided, -1: CommonEnemy, -3: AllEnemies}[ab+ac+bc]
					want[shape]++
					if shape.Balanced() != (ab*ac*bc > 0) {
						t.Errorf("%s is balanced: %v", shape, shape.Balanced())
					}
					if shape == Divided {
						bridges[map[int]ontology.ID{ab: c, ac: b, bc: a}[-1]]++
					}
				}
			}
		}
		all, got, err := s.Triads(context.Background(), TriadShapes(), 1000)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("triads %v, want %v", got, want)
		}
		for i, triad := range all {
			if i > 0 && triad.Strength() > all[i-1].Strength() {
				t.Errorf("triad %d is stronger than the one before", i)
			}
		}
		brokers, err := s.Brokers(context.Background(), 100)
		if err != nil {
			t.Fatal(err)
		}
		if len(brokers) != len(bridges) {
			t.Errorf("%d brokers, want %d", len(brokers), len(bridges))
		}
		for _, b := range brokers {
			if b.Count != bridges[b.ID] || b.Count != len(b.Bridges) {
				t.Errorf("%s bridges %d, shown %d, want %d", b.ID, b.Count, len(b.Bridges), bridges[b.ID])
			}
			for _, bridge := range b.Bridges {
				if h := bridge.Hostility(); h.A == b.ID || h.B == b.ID || h.Sign() != Hostile {
					t.Errorf("%s bridges %+v, which is its own or not hostile", b.ID, h)
				}
			}
		}
	})
}

func TestOnlyTheStrongestTriadsAreKept(t *testing.T) {
	var links []*ontology.Relation
	for i := range 26 { // 26 countries, all allied, the later ones more strongly
		for j := range i {
			links = append(links, link("A"+string(rune('A'+i)), ontology.AlliedWith, "A"+string(rune('A'+j)), 1+i*j))
		}
	}
	s := NewSigned(Acts(links))
	all, _, err := s.Triads(context.Background(), TriadShapes(), 10_000)
	if err != nil || len(all) != 2600 {
		t.Fatalf("%d triads, %v; want 2600", len(all), err)
	}
	few, balance, err := s.Triads(context.Background(), []TriadShape{AllFriends}, 5)
	if err != nil || !slices.Equal(few, all[:5]) || balance[AllFriends] != 2600 || balance.Share() != 1 {
		t.Errorf("%v of %v, %v", few, balance, err)
	}
}

func TestCoalitionsOfTwoCamps(t *testing.T) {
	s := NewSigned(Acts([]*ontology.Relation{
		link("JP", ontology.AlliedWith, "US", 9), link("US", ontology.Supports, "UA", 5), link("JP", ontology.Aids, "UA", 2),
		link("RU", ontology.PartnersWith, "KP", 4), link("RU", ontology.Attacks, "UA", 9), link("US", ontology.Sanctions, "RU", 6),
		link("KP", ontology.Threatens, "US", 3), link("CL", ontology.Accuses, "PE", 1),
	}))
	coalitions, modularity := s.Coalitions()
	var got []string
	for _, c := range coalitions {
		got = append(got, fmt.Sprintf("%v with %d ties", c.Members, len(c.Within)))
	}
	want := []string{"[country:JP country:UA country:US] with 3 ties", "[country:KP country:RU] with 1 ties"}
	if !slices.Equal(got, want) || modularity < 0.3 {
		t.Errorf("coalitions %q of modularity %v, want %q", got, modularity, want)
	}
}

func TestLift(t *testing.T) {
	standing := NewStandings([]*ontology.Relation{
		link("p:Lavrov", ontology.Represents, "RU", 5), link("p:Lavrov", ontology.Represents, "o:Kremlin Press", 9),
		link("p:Austin", ontology.Represents, "o:Pentagon", 2), link("o:Pentagon", ontology.BasedIn, "US", 3),
		link("o:Pentagon", ontology.BasedIn, "BE", 1), link("p:Nobody", ontology.Represents, "o:UN", 1),
		link("JP", ontology.Supports, "US", 1),
	})
	lifted := standing.Lift([]*ontology.Relation{
		link("p:Lavrov", ontology.Accuses, "US", 2), link("RU", ontology.Accuses, "o:Pentagon", 3), link("p:Lavrov", ontology.Accuses, "p:Austin", 4),
		link("p:Austin", ontology.MeetsWith, "JP", 1), link("p:Lavrov", ontology.Requests, "RU", 7), link("p:Nobody", ontology.Accuses, "US", 8),
		link("p:Austin", ontology.Represents, "o:Pentagon", 2), link("o:Pentagon", ontology.PartyTo, "US", 1),
	})
	var got []string
	for _, a := range lifted {
		line := fmt.Sprintf("%s %s %s of %d events", a.Subject, a.Type, a.Object, a.Events())
		for _, s := range a.From {
			if SignOf(a.Type) == Hostile && s.Relation.Subject == id("p:Lavrov") && s.Relation.Object == id("p:Austin") {
				line += fmt.Sprintf(", Lavrov's by %d and Austin's by %d steps", len(s.SubjectVia), len(s.ObjectVia))
			}
		}
		got = append(got, line)
	}
	want := []string{
		"country:JP MEETS_WITH country:US of 1 events",
		"country:RU ACCUSES country:US of 9 events, Lavrov's by 1 and Austin's by 2 steps",
	}
	if !slices.Equal(got, want) {
		t.Errorf("lifted %q\nwant %q", got, want)
	}
}

// TestNothingIsLostByLifting: every edge between two states is in one act, and an
// act's ends are the states of its sources' ends.
func TestNothingIsLostByLifting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"AA", "BB", "p:P", "p:Q", "o:O", "o:R"}
		var links, standing []*ontology.Relation
		for i := range rapid.IntRange(0, 25).Draw(t, "links") {
			a, b := rapid.SampledFrom(names).Draw(t, "a"), rapid.SampledFrom(names).Draw(t, "b")
			typ := rapid.SampledFrom([]ontology.RelationType{ontology.Supports, ontology.MeetsWith, ontology.Represents, ontology.BasedIn}).Draw(t, "type")
			if a == b || !typ.Allows(id(a).Kind(), id(b).Kind()) {
				continue
			}
			r := link(a, typ, b, 1+i%3)
			if standing = append(standing, r); !slices.ContainsFunc(links, func(l *ontology.Relation) bool { return l.ID == r.ID }) {
				links = append(links, r)
			}
		}
		s := NewStandings(standing)
		sources := map[ontology.RelationID]int{}
		for _, a := range s.Lift(links) {
			for _, from := range a.From {
				sources[from.Relation.ID]++
				subject, via, _ := s.Of(from.Relation.Subject)
				object, _, _ := s.Of(from.Relation.Object)
				if !(subject == a.Subject && object == a.Object && len(via) == len(from.SubjectVia)) && !(a.Type.Symmetric() && subject == a.Object && object == a.Subject) {
					t.Errorf("%+v rests on %+v", a, from.Relation)
				}
			}
		}
		for _, r := range links {
			subject, _, ok := s.Of(r.Subject)
			object, _, ok2 := s.Of(r.Object)
			want := 0
			if ok && ok2 && subject != object && r.Type != ontology.Represents && r.Type != ontology.BasedIn {
				want = 1
			}
			if sources[r.ID] != want {
				t.Errorf("%+v is in %d acts, want %d", r, sources[r.ID], want)
			}
		}
	})
}

func TestBusiest(t *testing.T) {
	acts := Acts([]*ontology.Relation{link("AA", ontology.Supports, "BB", 1), link("BB", ontology.Supports, "CC", 5), link("AA", ontology.Supports, "CC", 5)})
	kept, cut := Busiest(acts, 2)
	if !cut || len(kept) != 2 || kept[0].Subject != id("AA") || kept[0].Object != id("CC") {
		t.Errorf("%+v, %v", kept, cut)
	}
	if kept, cut := Busiest(acts, 3); cut || len(kept) != 3 {
		t.Errorf("%+v, %v", kept, cut)
	}
}

// TestChangesLeadFromOneStateToTheOther applies them.
func TestChangesLeadFromOneStateToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		state := func(label string) []*ontology.Relation {
			var links []*ontology.Relation
			for _, a := range anyActs(t) {
				links = append(links, a.Relations()...)
			}
			slices.SortFunc(links, func(a, b *ontology.Relation) int { return cmp.Compare(a.ID, b.ID) })
			return links
		}
		before, after := state("before"), state("after")
		now := map[ontology.RelationID]ontology.Relation{}
		for _, r := range before {
			now[r.ID] = *r
		}
		for _, c := range Changes(before, after) {
			switch {
			case c.After == nil:
				delete(now, c.Before.ID)
			case c.Before != nil && *c.Before == *c.After:
				t.Errorf("%+v has not changed", c.Before)
			default:
				now[c.After.ID] = *c.After
			}
		}
		if len(now) != len(after) {
			t.Errorf("%d edges, want %d", len(now), len(after))
		}
		for _, r := range after {
			if now[r.ID] != *r {
				t.Errorf("%+v, want %+v", now[r.ID], *r)
			}
		}
	})
}
