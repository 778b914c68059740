package relations

import "entente/internal/ontology"

// Whoever acts for a state does not act on it: where a sentence seems to say
// that a minister met, urged or supported his own country, the parser or the
// reading has taken the wrong name, mostly that in his title.

// onOwnState reports whether one of the two is a person and the other the state
// whose office that person holds, or that stands as possessor or nationality in
// the person's own phrase, and the relation is nothing that one does to it.
func (s *scene) onOwnState(r ontology.RelationType, a, b actor) bool {
	if s.given || !r.Symmetric() && !unlikelyAtHome(r) {
		return false
	}
	if r == ontology.Visits && a.mention >= 0 && s.found.Mentions[a.mention].Via != ontology.ViaCoreference {
		if _, certain := s.sworn[a.entity]; !certain {
			return false // whom he represents is only understood, mostly from where he is
		}
	}
	return s.actsFor(a, b) || r.Symmetric() && s.actsFor(b, a)
}

// ownBody reports whether a symmetric relation would join a state and one of its
// own government's bodies, by what the tables say: "the State Department, working
// with the White House".
func (s *scene) ownBody(r ontology.RelationType, a, b actor) bool {
	if s.given || !r.Symmetric() {
		return false
	}
	if s.kind(a.entity) == ontology.Country {
		a, b = b, a
	}
	o, ok := ontology.OrganisationByID(s.found.Entities[a.entity].ID)
	return ok && o.Sort == ontology.SortGovernment && o.Country == s.found.Entities[b.entity].ID
}

// unlikelyAtHome reports whether a directed relation is one that a person does
// not have to the state that he acts for. Force and resistance are left out:
// rulers use the one on their countries, their opponents the other.
func unlikelyAtHome(r ontology.RelationType) bool {
	switch r {
	case ontology.Visits, ontology.Supports, ontology.Aids, ontology.ConcedesTo, ontology.Requests, ontology.Accuses,
		ontology.Rejects, ontology.Threatens, ontology.Sanctions, ontology.MobilisesAgainst:
		return true
	}
	return false
}

// actsFor reports whether a is a person who holds an office of the state b.
func (s *scene) actsFor(a, b actor) bool {
	if s.kind(a.entity) != ontology.Person || s.kind(b.entity) != ontology.Country {
		return false
	}
	if state, known := s.posts[a.entity]; known {
		return state == b.entity
	}
	return s.possesses(b.mention, a)
}

// possesses reports whether a mention stands before the name of a person in the
// same phrase: "[Guyana]'s Irfaan Ali", "[Cuban] leader Miguel Díaz-Canel".
func (s *scene) possesses(m int, a actor) bool {
	if m < 0 || a.mention < 0 || s.found.Mentions[m].Section != s.section || s.found.Mentions[a.mention].Section != s.section {
		return false
	}
	h := s.found.Mentions[m].Head
	for range 3 {
		if h == a.at {
			return true
		}
		if !s.is(h, "poss", "amod", "compound", "nmod") || s.head(h) < h {
			return false
		}
		h = s.head(h)
	}
	return false
}
