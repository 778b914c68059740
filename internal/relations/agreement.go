package relations

import (
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
)

// agreements states who is party to the agreements that were found and, for
// those of two parties, that the two agree.
func (c *collector) agreements(scenes []*scene) {
	for i := range c.found.Agreements {
		g := &c.found.Agreements[i]
		for j := range g.Parties {
			p := &g.Parties[j]
			if s := scenes[p.Section]; s != nil {
				s.stateParty(g, p, c)
			}
		}
		if len(g.Parties) == 2 {
			if s := scenes[g.Parties[0].Section]; s != nil {
				s.stateDeal(g, c)
				c.repeatDeal(g, s.partnership(g))
			}
		}
	}
}

// repeatDeal states that the two agree, again, for every sentence that names
// both as parties: each is evidence of its own.
func (c *collector) repeatDeal(g *entities.Agreement, partnership bool) {
	first := map[ontology.Span]*Statement{} // by sentence
	for i := range c.out {
		st := &c.out[i]
		if st.Relation != ontology.PartyTo || st.Object != g.Entity || st.Polarity != ontology.Affirmed || st.Modality != ontology.Asserted {
			continue
		}
		if st.Subject != g.Parties[0].Entity && st.Subject != g.Parties[1].Entity {
			continue // a leader who signs beside the state
		}
		other := first[st.Sentence]
		if other == nil {
			kept := *st
			first[st.Sentence] = &kept
			continue
		}
		if other.Subject == st.Subject {
			continue
		}
		deal := *other
		deal.Object, deal.ObjectVia = st.Subject, st.SubjectVia
		deal.Confidence = min(other.Confidence, st.Confidence)
		relations := []ontology.RelationType{ontology.AgreesWith}
		if partnership {
			relations = append(relations, ontology.PartnersWith)
		}
		for _, r := range relations {
			deal.Relation, deal.Plover, deal.Rule = r, r.Plover(), ruleFamily[r]+".agreement"
			c.add(deal)
		}
	}
}

// party is a party as an actor in its sentence.
func (s *scene) party(p *entities.Party) actor {
	a := actor{entity: p.Entity, mention: p.Mention, at: p.Trigger, weight: 1}
	if p.Mention >= 0 && s.found.Mentions[p.Mention].Section == s.section {
		a.at = s.found.Mentions[p.Mention].Head
	}
	return a
}

// pact is the agreement as an actor in the sentence that names a party.
func (s *scene) pact(g *entities.Agreement, p *entities.Party) actor {
	a := actor{entity: g.Entity, mention: p.Pact, at: p.Trigger, weight: 1}
	if p.Pact >= 0 && s.found.Mentions[p.Pact].Section == s.section {
		a.at = s.found.Mentions[p.Pact].Head
	}
	return a
}

func (s *scene) stateParty(g *entities.Agreement, p *entities.Party, c *collector) {
	s.stateOfPact(g, p, s.party(p), s.pact(g, p), ontology.PartyTo, 0.9, c)
}

// stateDeal states AGREES_WITH between the two parties, and PARTNERS_WITH
// where the agreement is a partnership.
func (s *scene) stateDeal(g *entities.Agreement, c *collector) {
	a, b := &g.Parties[0], &g.Parties[1]
	if a.Modality == ontology.Planned || a.Modality == ontology.Possible || a.Modality == ontology.Ended {
		return
	}
	s.stateOfPact(g, a, s.party(a), s.party(b), ontology.AgreesWith, 0.85, c)
	if s.partnership(g) {
		s.stateOfPact(g, a, s.party(a), s.party(b), ontology.PartnersWith, 0.85, c)
	}
}

// partnership reports whether the agreement is one by its form or name.
func (s *scene) partnership(g *entities.Agreement) bool {
	e := &s.found.Entities[g.Entity]
	return e.Pact != nil && strings.Contains(e.Pact.Form, "partnership") || strings.Contains(strings.ToLower(e.Name), "partnership")
}

func (s *scene) stateOfPact(g *entities.Agreement, p *entities.Party, a, b actor, r ontology.RelationType, prior float64, c *collector) {
	st := Statement{
		Subject: a.entity, Object: b.entity, Relation: r, Plover: r.Plover(),
		Polarity: ontology.Affirmed, Modality: p.Modality, AttributedTo: -1,
		Section: s.section, Rule: ruleFamily[r] + ".agreement", Confidence: prior,
	}
	if st.Modality == "" {
		st.Modality = ontology.Asserted
	}
	st.Date, st.Precision = s.date(p.Trigger, st.Modality)
	s.locate(&st, p.Trigger, nil, a, b)
	c.add(st)
}
