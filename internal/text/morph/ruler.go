package morph

import (
	"cmp"
	"fmt"

	"entente/internal/text"
	"entente/internal/text/tables"
	"entente/internal/text/tokens"
)

// ruler knows the rules. Where several apply to a token, the later ones
// overrule the earlier ones, attribute by attribute.
type ruler struct {
	rules    []rule
	alone    []numbered // patterns for one token, by number of the rule
	together []numbered // patterns for several
}

// numbered is a pattern of the rule with that number.
type numbered struct {
	rule    int
	pattern pattern
}

func newRuler(source tables.Source) (*ruler, error) {
	const section = "ruler.json"
	b, err := source(section)
	if err != nil {
		return nil, err
	}
	r := &ruler{}
	if err := strict(b, &r.rules); err != nil {
		return nil, fmt.Errorf("section %q: %w", section, err)
	}
	for i, rule := range r.rules {
		for _, p := range rule.Patterns {
			if rule.Index < 0 || rule.Index >= len(p) {
				return nil, fmt.Errorf("section %q: rule %d: no token %d in its pattern", section, i, rule.Index)
			}
			if len(p) == 1 {
				r.alone = append(r.alone, numbered{i, p})
			} else {
				r.together = append(r.together, numbered{i, p})
			}
		}
	}
	return r, nil
}

// single are the numbers of the rules for one token that apply to this one.
func (r *ruler) single(l *tokens.Lexeme, tag, dep string) []int {
	var out []int
	for _, n := range r.alone {
		if n.pattern[0].accepts(l, tag, dep) {
			out = append(out, n.rule)
		}
	}
	return out
}

// spanning are the numbers of the rules for several tokens that apply, by the
// token that they say something of; nil if there are none.
func (r *ruler) spanning(words []tokens.Token, toks []text.Token) map[int][]int {
	var out map[int][]int
	for i := range toks {
		for j := range r.together {
			n := &r.together[j]
			if !n.pattern.matches(words[i:], toks[i:]) {
				continue
			}
			if out == nil {
				out = map[int][]int{}
			}
			at := i + r.rules[n.rule].Index
			out[at] = append(out[at], n.rule)
		}
	}
	return out
}

// apply is what the rules with the given numbers, in order, say together.
func (r *ruler) apply(numbers []int) annotation {
	var a annotation
	for _, n := range numbers {
		set := &r.rules[n].Attrs
		a.pos = cmp.Or(set.POS, a.pos)
		a.morph = cmp.Or(set.Morph, a.morph)
		a.lemma = cmp.Or(set.Lemma, a.lemma)
		a.tag = cmp.Or(set.Tag, a.tag)
		a.dep = cmp.Or(set.Dep, a.dep)
	}
	if a.morph == noFeatures {
		a.morph = ""
	}
	return a
}
