package relations

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/text"
)

// FuzzFind reads any text; whatever comes in, every statement must point into
// it and hold to the ontology.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Japan supports Ukraine.", "", " \n\t ", "The US–China trade deal, signed by", "# Trump Blames Zelenskiy for War with Russia",
		"by Antony J. Blinken, Secretary of State", "who which that each other of of of", "He said she said they said it denied that it had not refused to.",
		"Turkey, Turkey and Turkey of Turkey's Turkey attacked Turkey in Turkey for Turkey.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, article string) {
		if len(article) > 2000 {
			return
		}
		in := input(article)
		found := reader().Resolve(in)
		sts := Find(in, found, Default())
		for i := range sts {
			checkStatement(t, article, found, &sts[i])
		}
		if again := Find(in, found, Default()); !reflect.DeepEqual(sts, again) {
			t.Errorf("Find(%q) gave different statements the second time", article)
		}
	})
}

func checkStatement(t *testing.T, article string, found *entities.Result, st *Statement) {
	t.Helper()
	n := len(found.Entities)
	if st.Subject < 0 || st.Subject >= n || st.Object < 0 || st.Object >= n || st.AttributedTo >= n || st.Subject == st.Object {
		t.Fatalf("statement joins %d and %d of %d entities, said by %d", st.Subject, st.Object, n, st.AttributedTo)
	}
	if !st.Relation.Allows(found.Entities[st.Subject].Kind, found.Entities[st.Object].Kind) {
		t.Errorf("%s may not join a %s and a %s", st.Relation, found.Entities[st.Subject].Kind, found.Entities[st.Object].Kind)
	}
	for _, sp := range []ontology.Span{st.Sentence, st.Trigger} {
		if sp.Start < 0 || sp.Start >= sp.End || sp.End > len(article) {
			t.Errorf("span %v lies outside of the article's %d bytes", sp, len(article))
		}
	}
	if st.Trigger.Start < st.Sentence.Start || st.Trigger.End > st.Sentence.End {
		t.Errorf("trigger %v lies outside of its sentence %v", st.Trigger, st.Sentence)
	}
	if st.Confidence <= 0 || st.Confidence > 1 || st.Rule == "" || st.Path.String() == "" {
		t.Errorf("confidence %f, rule %q, path %q", st.Confidence, st.Rule, st.Path)
	}
}

// TestFindOnBrokenTrees reads sentences whose trees were replaced by random
// ones: nothing may panic or run on.
func TestFindOnBrokenTrees(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	labels := strings.Fields("nsubj dobj pobj prep conj appos amod compound poss xcomp ccomp advcl relcl acl pcomp agent nsubjpass attr acomp dep nmod neg aux cc npadvmod dative parataxis")
	sentence := "Turkey urged Iran and the Syrian government to end its support for Hamas, which denied that Israel, the U.S. ally whose forces Russia condemned, had refused talks between Egypt and Qatar after the attack on Lebanon."
	for range 300 {
		in := input(sentence)
		found := reader().Resolve(in)
		doc := in.Sections[0].Doc
		breakTree(doc, rng, labels)
		for _, st := range Find(in, found, Default()) {
			checkStatement(t, sentence, found, &st)
		}
	}
}

// breakTree gives every token but a root a random head and label, free of cycles.
func breakTree(doc *text.Doc, rng *rand.Rand, labels []string) {
	order := rng.Perm(len(doc.Tokens))
	for n, i := range order {
		t := &doc.Tokens[i]
		t.Dep, t.Head = labels[rng.IntN(len(labels))], i
		if n > 0 {
			t.Head = order[rng.IntN(n)]
		} else {
			t.Dep = "ROOT"
		}
	}
	doc.LinkTree()
}

// BenchmarkFind reads an article of 400 words that is analysed already.
func BenchmarkFind(b *testing.B) {
	in := input(strings.Repeat(article400, 1))
	found := reader().Resolve(in)
	lex := Default()
	b.ReportAllocs()
	for b.Loop() {
		Find(in, found, lex)
	}
}

// BenchmarkAnalyse is the language engine on the same article, for comparison.
func BenchmarkAnalyse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		input(article400)
	}
}

// article400 is about 400 words of the kind that news agencies write.
const article400 = `# Norway and Japan agree on Arctic patrols
Norway and Japan signed an agreement on joint patrols in the Arctic on Thursday, weeks after Russia deployed warships near Svalbard and accused Oslo of hosting hostile forces.
The Norwegian foreign minister, Espen Barth Eide, welcomed the deal and said that it was not aimed at any state. "We want to keep the north calm," he told reporters in Tokyo, where he had met Japanese Prime Minister Fumio Kishida on Wednesday.
Moscow rejected the agreement. A spokeswoman for the Russian foreign ministry, Maria Zakharova, warned that Russia would respond if NATO ships entered what she called its waters. Russia has denied that its navy jammed the signals of Norwegian fishing boats in March, as Norway claims.
The European Union, which imposed sanctions on Russian shipyards last year, praised both governments. Its foreign policy chief, Josep Borrell, urged China to condemn the jamming and promised to help Norway to protect its cables. Beijing did not answer, but the Chinese embassy in Oslo said that China opposes any bloc.
Finland and Sweden, which joined NATO in 2023 and 2024, are expected to take part in the patrols. Denmark may follow, officials in Copenhagen said, although Greenland's government has yet to agree. Iceland ruled out sending ships.
In Washington, the State Department backed its allies. The United States and Norway held an exercise in the Barents Sea in April, and the U.S. Navy plans to send a destroyer to Bergen next month. Analysts believe that the cooperation between Tokyo and Oslo shows how far Russia's war in Ukraine has brought distant states together.
Japan supplies Norway with sensors and buys its liquefied gas. Trade between the two countries grew by a tenth in 2023. Kishida thanked Norway for training Ukrainian sailors and for the asylum that it granted to Russian dissidents. He also called on Pyongyang to release Japanese citizens whom North Korea abducted decades ago.
Belarus, a close ally of Russia, criticised the pact as a provocation and summoned the Norwegian ambassador. India, which had been invited to join, declined. South Korea said that it would consider the offer only after talks with Japan on fishing rights, which Seoul suspended in January.
The agreement enters into force when both parliaments have approved it. In Oslo, the Progress Party threatened to vote against it unless the government cuts aid to Afghanistan.
`
