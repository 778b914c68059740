package relations

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/internal/ontology"
)

// The columns of a lexicon file.
const (
	columnTrigger = iota
	columnRelation
	columnSubject
	columnObject
	columnSettings // may be left out
	columnPrior    // may be left out
	columns
)

// defaultPrior is what a line without a prior gets: about the share of right
// statements among those of the verb frames on the development articles.
const defaultPrior = 0.85

// read adds the lines of a lexicon file.
func (lex *Lexicon) read(name string, r io.Reader) error {
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), " \t\r")
		if line == "" || line[0] == '#' {
			continue
		}
		source := fmt.Sprintf("%s:%d", name, n)
		if err := lex.readLine(source, line); err != nil {
			return fmt.Errorf("%s: %w", source, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, c := range []Class{Verb, Noun, Adjective} {
		for _, es := range lex.class(c) {
			sortEntries(es)
		}
	}
	return nil
}

// sortEntries puts longer triggers first; equal ones stay in file order.
func sortEntries(es []*Entry) {
	slices.SortStableFunc(es, func(a, b *Entry) int { return len(b.Rest) - len(a.Rest) })
}

func (lex *Lexicon) readLine(source, line string) error {
	cells := strings.Split(line, "\t")
	if len(cells) < columnObject+1 || len(cells) > columns {
		return fmt.Errorf("%d columns: write trigger, relation, subject, object and, if wanted, settings and prior, with one tab between them", len(cells))
	}
	model, err := parseFrame(cells)
	if err != nil {
		return err
	}
	model.Source = source
	triggers, err := parseTrigger(cells[columnTrigger])
	if err != nil {
		return err
	}
	for _, t := range triggers {
		e := model
		e.Head, e.Class, e.Rest = t.Head, t.Class, t.Rest
		m := lex.class(e.Class)
		m[e.Head] = append(m[e.Head], &e)
		lex.entries++
	}
	return nil
}

// parseFrame reads all columns but the trigger's.
func parseFrame(cells []string) (Entry, error) {
	e := Entry{Prior: defaultPrior}
	var err error
	if e.Relation, err = ontology.ParseRelationType(cells[columnRelation]); err != nil {
		return e, err
	}
	e.Plover = e.Relation.Plover()
	if e.Subject, err = parseSlots("subject", cells[columnSubject]); err != nil {
		return e, err
	}
	if e.Object, err = parseSlots("object", cells[columnObject]); err != nil {
		return e, err
	}
	if len(cells) > columnSettings {
		if err := e.parseSettings(cells[columnSettings]); err != nil {
			return e, err
		}
	}
	if len(cells) > columnPrior && cells[columnPrior] != "-" {
		e.Prior, err = strconv.ParseFloat(cells[columnPrior], 64)
		if err != nil || e.Prior <= 0 || e.Prior > 1 {
			return e, fmt.Errorf("prior %q: write a number above 0, at most 1", cells[columnPrior])
		}
	}
	return e, nil
}

func parseSlots(what, cell string) ([]Slot, error) {
	var out []Slot
	for s := range strings.SplitSeq(cell, ",") {
		name, kinds, _ := strings.Cut(strings.TrimSuffix(s, "]"), "[")
		if name == "" || strings.ContainsAny(name, " |") || strings.Trim(kinds, "COPA") != "" {
			return nil, fmt.Errorf("%s %q: write slots such as subj, obj, poss, with or obj[CO], with commas between them", what, cell)
		}
		out = append(out, Slot{Name: name, Kinds: kinds})
	}
	return out, nil
}

func (e *Entry) parseSettings(cell string) error {
	for s := range strings.SplitSeq(cell, ",") {
		key, value, _ := strings.Cut(s, "=")
		switch key {
		case "-", "":
		case "open":
			e.Open = true
		case "infinitive":
			e.Infinitive = true
		case "condition":
			e.Condition = true
		case "transitive":
			e.Transitive = true
		case "intransitive":
			e.Intransitive = true
		case "forces":
			e.Forces = true
		case "refusal":
			e.Refusal = true
		case "plover":
			e.Plover = ontology.Plover(strings.ToUpper(value))
		default:
			effect, err := parseEffect(key)
			if err != nil {
				return fmt.Errorf("setting %q: use open, infinitive, condition, transitive, intransitive, forces, refusal, plover=TYPE, planned, possible, ended or negated", s)
			}
			e.Effect = effect
		}
	}
	return nil
}

// parseTrigger reads "cut|sever/v *tie|link": an entry for each first word.
func parseTrigger(cell string) ([]Entry, error) {
	words := strings.Fields(cell)
	if len(words) == 0 {
		return nil, fmt.Errorf("trigger is empty: write a word and its class, such as condemn/v")
	}
	heads, class, ok := strings.Cut(words[0], "/")
	if !ok || len(class) != 1 || !strings.Contains("vna", class) || heads == "" {
		return nil, fmt.Errorf("trigger %q: its first word needs a class, /v, /n or /a, such as condemn/v", cell)
	}
	var rest []Word
	for _, w := range words[1:] {
		bare := strings.TrimPrefix(w, "*")
		if bare == "" || strings.ContainsAny(bare, "*/") {
			return nil, fmt.Errorf("trigger %q: %q is neither a particle nor a noun with a star before it", cell, w)
		}
		rest = append(rest, Word{Lemmas: strings.Split(bare, "|"), Object: bare != w})
	}
	var out []Entry
	for head := range strings.SplitSeq(heads, "|") {
		out = append(out, Entry{Head: head, Class: Class(class[0]), Rest: rest})
	}
	return out, nil
}
