package relations

import (
	"strings"
	"testing"
)

func TestDefaultLexiconIsLarge(t *testing.T) {
	if got := Default().Triggers(); got < 1200 {
		t.Errorf("Default().Triggers() = %d, want at least 1200", got)
	}
}

func TestLexiconFileErrorsNameTheLine(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"condemn/v\tACCUSES", "mine.tsv:2: 2 columns"},
		{"condemn\tACCUSES\tsubj\tobj", `mine.tsv:2: trigger "condemn": its first word needs a class`},
		{"condemn/x\tACCUSES\tsubj\tobj", `mine.tsv:2: trigger "condemn/x": its first word needs a class`},
		{"condemn/v\tHATES\tsubj\tobj", `mine.tsv:2: "HATES" is not a relation type`},
		{"condemn/v\tACCUSES\tsubj\tobj[X]", `mine.tsv:2: object "obj[X]"`},
		{"condemn/v\tACCUSES\tsubj\tobj,,on", `mine.tsv:2: object "obj,,on"`},
		{"condemn/v\tACCUSES\tsubj\tobj\tloud", `mine.tsv:2: setting "loud"`},
		{"condemn/v\tACCUSES\tsubj\tobj\t-\t2", `mine.tsv:2: prior "2"`},
		{"cut/v *\tACCUSES\tsubj\tobj", `mine.tsv:2: trigger "cut/v *"`},
	} {
		_, err := Default().WithReader("mine.tsv", strings.NewReader("# mine\n"+tt.line+"\n"))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("WithReader(%q) = %v, want %s…", tt.line, err, tt.want)
		}
	}
}

func TestLexiconOfAUserWins(t *testing.T) {
	lex, err := Default().WithReader("mine.tsv", strings.NewReader("condemn/v\tSUPPORTS\tsubj\tobj\nfrobnicate|defenestrate/v\tCOERCES\tsubj\tobj\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ sentence, want string }{
		{"Japan condemned China.", "Japan SUPPORTS China"},
		{"Japan defenestrated China.", "Japan COERCES China"},
		{"Japan praised China.", "Japan SUPPORTS China"},
	} {
		in := input(tt.sentence)
		found := reader().Resolve(in)
		var got []string
		for _, st := range Find(in, found, lex) {
			got = append(got, describe(found, &st))
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("Find(%q) = %q, want %q", tt.sentence, got, tt.want)
		}
	}
	if Default().verbs["condemn"][0].Relation == "SUPPORTS" {
		t.Error("WithReader changed the lexicon it extends")
	}
}

func TestGrammarTables(t *testing.T) {
	eachRow(governorsTSV, func(cells []string) {
		if len(cells) != 4 {
			t.Errorf("governors.tsv: %q has %d columns, want 4", cells[0], len(cells))
			return
		}
		for _, c := range cells[1:] {
			for s := range strings.SplitSeq(c, ",") {
				if _, err := parseEffect(strings.TrimRight(s, "*>")); err != nil && s != "-" && s != "said" {
					t.Errorf("governors.tsv: %q: %v", cells[0], err)
				}
			}
		}
	})
	if len(nounClasses()) < 300 || len(titles()) < 100 || len(governors()) < 300 {
		t.Errorf("tables hold %d nouns, %d titles, %d governors: too few", len(nounClasses()), len(titles()), len(governors()))
	}
}
