package entities

import (
	"slices"
	"strings"

	"entente/internal/text"
)

// personDescribed resolves "the president", "the Foreign Minister" to the person
// with such a post who was mentioned last. Where two were mentioned about as
// lately, nobody is meant for sure.
func (a *article) personDescribed(p *page, i, det int) []int {
	want := titleWordsOf(p, text.Span{Start: det + 1, End: i + 1})
	if len(want) == 0 {
		return nil
	}
	found, exactFound := -1, false
	for k := range a.offices {
		o := &a.offices[k]
		if !o.is(want) || !a.reaches(p, i, o) {
			continue
		}
		// "the Secretary" is the Secretary of State before the Foreign Secretary.
		exact := o.words[0] == want[0]
		switch {
		case found < 0 || exact && !exactFound:
			found, exactFound = o.holder, exact
		case found != o.holder && exact == exactFound:
			found = a.later(p, i, found, o.holder)
			if found < 0 {
				return nil
			}
		}
	}
	if found < 0 {
		return a.leaderBefore(p, i, want)
	}
	return []int{found}
}

// leaderBefore is the subject of the sentence before where the tables know him for
// a leader and the article gives him no post: "Merkel called. The chancellor".
func (a *article) leaderBefore(p *page, i int, want []string) []int {
	if !wordIn("president chancellor premier leader minister", want[len(want)-1]) || len(want) > 1 && want[0] != "prime" {
		return nil
	}
	q, s := a.sentenceBefore(p, i)
	if q == nil {
		return nil
	}
	refs := a.subjectOfSentence(q, s, wanting(person))
	if len(refs) != 1 || a.posted(refs[0]) || leaderState(a.refs[refs[0]].words) == "" {
		return nil
	}
	return refs
}

// holdersOf are the people who hold the posts that a plural names, "the
// presidents", if the article gives it to two or three, all mentioned lately.
func (a *article) holdersOf(p *page, i int) []int {
	post := strings.TrimSuffix(p.lower(i), "s")
	var found []int
	for k := range a.offices {
		o := &a.offices[k]
		if slices.Contains(found, o.holder) || !a.reaches(p, i, o) || !o.is([]string{post}) || a.sentencesBack(p, i, o.holder) > 6 {
			continue
		}
		found = append(found, o.holder)
	}
	if len(found) < 2 || len(found) > 3 {
		return nil
	}
	return found
}

// officeReach is how many sections back a post may be named for "the president"
// to mean its holder.
const officeReach = 12

// reaches reports whether an office is told before token i, near enough and in the
// same item of a digest.
func (a *article) reaches(p *page, i int, o *office) bool {
	if o.page > p.index || o.page == p.index && o.at > i || p.index-o.page > officeReach {
		return false
	}
	for q := p; q != nil; q = a.previous(q) {
		for _, s := range q.doc.Sentences {
			if s.Start > 0 && (q != p || s.Start <= i) && (q.index != o.page || s.Start > o.at) && topicEnds(q, s.Start) {
				return false
			}
		}
		if q.index == o.page {
			return true
		}
	}
	return false
}

// recentGap is how many sentences one of two holders of like posts must not have
// been mentioned for in order to be out of the question.
const recentGap = 2

// later is the one of two people who was mentioned clearly later before token i,
// or -1.
func (a *article) later(p *page, i, r, q int) int {
	rBack, qBack := a.sentencesBack(p, i, r), a.sentencesBack(p, i, q)
	switch {
	case rBack+recentGap <= qBack:
		return r
	case qBack+recentGap <= rBack:
		return q
	}
	return -1
}

// sentencesBack is how many sentences before that of token i somebody was
// mentioned last; many where nobody did lately.
func (a *article) sentencesBack(p *page, i, r int) int {
	back, found := 0, 1<<10
	a.backwards(p, i, 8, func(q *page, s text.Span) bool {
		for j := s.End - 1; j >= s.Start; j-- {
			if n := q.nameAt(j); n != nil && slices.Contains(n.refs, r) {
				found = back
				return true
			}
		}
		back++
		return false
	})
	return found
}

func titleWordsOf(p *page, s text.Span) []string {
	var out []string
	for i := s.Start; i < s.End; i++ {
		if p.is(i, hasLetter) && !(p.named(i) && p.nameAt(i).class != country) && !(p.inner[i] != 0) {
			out = append(out, p.lower(i))
		}
	}
	return out
}

func containsAll(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return len(want) > 0
}
