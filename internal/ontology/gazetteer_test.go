package ontology

import (
	"slices"
	"strings"
	"testing"
)

// Names that are hard for a reader of news: the phrase begins at the mark "|".
var hardPhrases = []struct {
	text   string
	phrase string // what must be found; "" for nothing
	want   []ID   // the candidates, ascending
}{
	{"|US officials said", "US", ids("US")},
	{"|U.S. officials said", "U.S.", ids("US")},
	{"|U.S.-led talks", "U.S.", ids("US")},
	{"the |U.S.'s plan", "U.S.", ids("US")},
	{"the |USA, which", "USA", ids("US")},
	{"|U.S.A. wins", "U.S.A.", ids("US")},
	{"told |us that", "", nil},
	{"|UNITED STATES AND CHINA", "UNITED STATES", ids("US")},
	{"the |United\nStates", "United\nStates", ids("US")},
	{"the |United\n\nStates", "", nil},
	{"|Côte d’Ivoire’s army", "Côte d’Ivoire", ids("CI")},
	{"|Cote d'Ivoire said", "Cote d'Ivoire", ids("CI")},
	{"|Cote dIvoire said", "Cote dIvoire", ids("CI")},
	{"|Ivory Coast said", "Ivory Coast", ids("CI")},
	{"|Türkiye’s envoy", "Türkiye", ids("TR")},
	{"|Turkiye said", "Turkiye", ids("TR")},
	{"|Turkey said", "Turkey", ids("TR")},
	{"roast |turkey recipes", "", nil},
	{"bone |china cups", "", nil},
	{"|Guinea-Bissau voted", "Guinea-Bissau", ids("GW")},
	{"|Guinea–Bissau voted", "Guinea–Bissau", ids("GW")},
	{"|Guinea Bissau voted", "Guinea Bissau", ids("GW")},
	{"|Guinea voted", "Guinea", ids("GN")},
	{"|Papua New Guinea voted", "Papua New Guinea", ids("PG")},
	{"|Equatorial Guinea voted", "Equatorial Guinea", ids("GQ")},
	{"|Guinea - Bissau", "Guinea", ids("GN")},
	{"|Congo said", "Congo", ids("CD", "CG")},
	{"|Congo-Brazzaville said", "Congo-Brazzaville", ids("CG")},
	{"|Congolese troops", "Congolese", ids("CD", "CG")},
	{"the |Democratic Republic of Congo", "Democratic Republic of Congo", ids("CD")},
	{"the |Democratic Republic of the Congo", "Democratic Republic of the Congo", ids("CD")},
	{"the |DRC's east", "DRC", ids("CD")},
	{"|Korea said", "Korea", ids("KP", "KR")},
	{"|Korean war games", "Korean", ids("KP", "KR")},
	{"|Korean peninsula", "Korean peninsula", []ID{""}},
	{"|North Korean troops", "North Korean", ids("KP")},
	{"|South Korea's president", "South Korea", ids("KR")},
	{"the |Republic of Korea", "Republic of Korea", ids("KR")},
	{"the |Democratic People’s Republic of Korea", "Democratic People’s Republic of Korea", ids("KP")},
	{"the |Republic of China", "Republic of China", ids("TW")},
	{"the |People's Republic of China", "People's Republic of China", ids("CN")},
	{"the |People´s Republic of China", "People´s Republic of China", ids("CN")},
	{"|Sino-Indian border", "Sino", ids("CN")},
	{"|Jordan said", "Jordan", ids("JO")},
	{"|Jordanian king", "Jordanian", ids("JO")},
	{"|Georgia votes", "Georgia", ids("GE")},
	{"|South Georgia and the South Sandwich Islands", "South Georgia and the South Sandwich Islands", ids("GS")},
	{"|Niger and Nigeria", "Niger", ids("NE")},
	{"|Nigeria said", "Nigeria", ids("NG")},
	{"|Nigerien officials", "Nigerien", ids("NE")},
	{"|Nigerian officials", "Nigerian", ids("NG")},
	{"|Dominican officials", "Dominican", ids("DM", "DO")},
	{"the |Dominican Republic", "Dominican Republic", ids("DO")},
	{"|Polish troops", "Polish", ids("PL")},
	{"nail |polish sales", "", nil},
	{"|Poles voted", "Poles", ids("PL")},
	{"telegraph |poles fell", "", nil},
	{"|Finns voted", "Finns", ids("FI")},
	{"|Britons abroad", "Britons", ids("GB")},
	{"|British ministers", "British", ids("GB")},
	{"|Britain's navy", "Britain", ids("GB")},
	{"the |UK's navy", "UK", ids("GB")},
	{"the |U.K. navy", "U.K.", ids("GB")},
	{"|Filipino sailors", "Filipino", ids("PH")},
	{"|Filipinas abroad", "Filipinas", ids("PH")},
	{"the |Philippines’ coast", "Philippines", ids("PH")},
	{"|Burma's generals", "Burma", ids("MM")},
	{"|Burmese army said", "Burmese", ids("MM")},
	{"|Swaziland and", "Swaziland", ids("SZ")},
	{"the |Czech Republic", "Czech Republic", ids("CZ")},
	{"|Czechia said", "Czechia", ids("CZ")},
	{"|Czechoslovakia fell", "", nil},
	{"|Macedonia joined", "Macedonia", ids("MK")},
	{"|North Macedonia joined", "North Macedonia", ids("MK")},
	{"|Netherlands-based", "Netherlands", ids("NL")},
	{"the |UAE's envoy", "UAE", ids("AE")},
	{"|Emirati mediators", "Emirati", ids("AE")},
	{"|St. Kitts and Nevis", "St. Kitts and Nevis", ids("KN")},
	{"|St Kitts & Nevis", "St Kitts & Nevis", ids("KN")},
	{"|Saint Lucia's", "Saint Lucia", ids("LC")},
	{"|Trinidad & Tobago", "Trinidad & Tobago", ids("TT")},
	{"|Bosnia-Herzegovina", "Bosnia-Herzegovina", ids("BA")},
	{"|São Tomé", "São Tomé", ids("ST")},
	{"|Sao Tome and Principe", "Sao Tome and Principe", ids("ST")},
	{"|Reykjavik said", "Reykjavik", ids("IS")},
	{"|N’Djamena said", "N’Djamena", ids("TD")},
	{"|Kiev or Kyiv", "Kiev", ids("UA")},
	{"|Curaçao", "Curaçao", ids("CW")},
	{"|Åland Islands", "Åland Islands", ids("AX")},
	{"|Hà Nội said", "Hà Nội", ids("VN")},
	{"|Viê\u0323t Nam said", "Viê\u0323t Nam", ids("VN")},
	{"|Viet\u00adnam said", "Viet\u00adnam", ids("VN")},
	{"|Washington, D.C., on", "Washington, D.C.", ids("US")},
	{"|Washington said", "Washington", ids("US")},
	{"|Timor-Leste joined", "Timor-Leste", ids("TL")},
	{"see |china.org for", "", nil},
	{"|china.", "", nil},
	{"|Iran. Nuclear", "Iran", ids("IR")},
	{"|Iranians", "Iranians", ids("IR")},
	{"|Chinatown", "", nil},
	{"|Israelites", "", nil},
	{"|Mali_x", "", nil},
	{"|日本", "", nil},
	{"the |EU said", "EU", ids("european-union")},
	{"the |E.U. said", "E.U.", ids("european-union")},
	{"|NATO and", "NATO", ids("north-atlantic-treaty-organization")},
	{"|Nato allies", "Nato", ids("north-atlantic-treaty-organization")},
	{"the |North Korean leader", "North Korean", ids("KP")},
	{"the |World Health Organisation", "World Health Organisation", ids("world-health-organization")},
	{"the |WHO said", "WHO", ids("world-health-organization")},
	{"|Who said", "", nil},
	{"|ISIS-K fighters", "ISIS-K", ids("islamic-state-khorasan-province")},
	{"|ISIS fighters", "ISIS", ids("islamic-state")},
	{"|Islamic State fighters", "Islamic State", ids("islamic-state")},
	{"|al-Qaida in Iraq", "al-Qaida", ids("al-qaeda")},
	{"|Al Qaeda in", "Al Qaeda", ids("al-qaeda")},
	{"|Hizbollah said", "Hizbollah", ids("hezbollah")},
	{"|OPEC+ agreed", "OPEC+", ids("opec-plus")},
	{"|OPEC agreed", "OPEC", ids("organization-of-the-petroleum-exporting-countries")},
	{"|G-7 leaders", "G-7", ids("group-of-seven")},
	{"the |Group of Seven", "Group of Seven", ids("group-of-seven")},
	{"a |group of seven men", "", nil},
	{"the |US State Department", "US State Department", ids("united-states-department-of-state")},
	{"the |U.S. State Department", "U.S. State Department", ids("united-states-department-of-state")},
	{"the |U.S. Department of War", "U.S. Department of War", ids("united-states-department-of-defense")},
	{"a |state department", "state department", ids("united-states-department-of-state")},
	{"the |Indonesian navy", "Indonesian navy", ids("indonesian-navy")},
	{"|Iran’s Foreign Ministry", "Iran’s Foreign Ministry", ids("ministry-of-foreign-affairs-iran")},
	{"|Iranian foreign ministry spokesman", "Iranian foreign ministry", ids("ministry-of-foreign-affairs-iran")},
	{"|Chinese troops", "Chinese", ids("CN")},
	{"the |Korean People’s Army", "Korean People’s Army", ids("korean-peoples-army")},
	{"the |Kremlin said", "Kremlin", ids("RU")},
	{"the |White House said", "White House", ids("US")},
	{"a |white house", "", nil},
	{"the |Pentagon said", "Pentagon", ids("united-states-department-of-defense")},
	{"the |Elysée said", "Elysée", ids("FR")},
	{"the |Quai d’Orsay", "Quai d’Orsay", ids("ministry-for-europe-and-foreign-affairs")},
	{"|Downing Street said", "Downing Street", ids("GB")},
	{"|Brussels warned", "Brussels", ids("european-union", "BE")},
	{"|Congress passed", "Congress", ids("united-states-congress")},
	{"|SDF fighters", "SDF", ids("syrian-democratic-forces")},
	{"the |CSIS said", "CSIS", ids("canadian-security-intelligence-service", "center-for-strategic-and-international-studies")},
	{"the |South China Sea", "South China Sea", []ID{""}},
	{"|Native Americans", "Native Americans", []ID{""}},
	{"|Latin American leaders", "Latin American", []ID{""}},
	{"the |Paris Agreement", "Paris Agreement", []ID{"agreement:paris-agreement"}},
	{"the |U.N. security council", "U.N. security council", ids("united-nations-security-council")},
	{"the |Indian Ocean", "Indian Ocean", []ID{""}},
	{"|Indian Navy ships", "Indian Navy", ids("indian-navy")},
	{"the |Washington Post reported", "Washington Post", ids("the-washington-post")},
	{"the |Bank of China", "Bank of China", ids("bank-of-china")},
	{"|ETA of", "ETA", ids("eta")},
	{"an |eta of", "", nil},
}

func ids(codes ...string) []ID {
	var out []ID
	for _, c := range codes {
		if c != strings.ToUpper(c) {
			out = append(out, ID("organisation:"+c))
			continue
		}
		out = append(out, CountryID(c))
	}
	slices.Sort(out)
	return out
}

func targets(names []Name) []ID {
	var out []ID
	for _, n := range names {
		out = append(out, n.Target)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestAtFindsHardPhrases(t *testing.T) {
	for _, tt := range hardPhrases {
		before, after, _ := strings.Cut(tt.text, "|")
		text := before + after
		m, ok := Known().At(text, len(before))
		if ok != (tt.phrase != "") || text[m.Start:m.End] != tt.phrase && ok {
			t.Errorf("At(%q) = %q, want %q", tt.text, text[m.Start:m.End], tt.phrase)
			continue
		}
		if got := targets(m.Names); !slices.Equal(got, tt.want) {
			t.Errorf("At(%q) names %v, want %v", tt.text, got, tt.want)
		}
	}
}

// TestSharedFormsAreAmbiguous holds the tables to their word: what stands for
// two entities says so at each of them.
func TestSharedFormsAreAmbiguous(t *testing.T) {
	g := Known()
	for _, n := range g.names {
		m, _ := g.At(n.Text, 0)
		for _, other := range m.Names {
			if other.Target != n.Target && !n.Ambiguous {
				t.Errorf("%q of %s is also %q of %s and not marked ambiguous", n.Text, n.Target, other.Text, other.Target)
			}
		}
	}
}

// TestNamesHaveNoArticle keeps "the North" from swallowing the beginning of
// "the North Korean army".
func TestNamesHaveNoArticle(t *testing.T) {
	for _, n := range Known().names {
		if strings.HasPrefix(n.Text, "the ") {
			t.Errorf("%q of %s begins with an article", n.Text, n.Target)
		}
		if strings.TrimSpace(n.Text) != n.Text || n.Text == "" || strings.ContainsAny(n.Text, "=?") {
			t.Errorf("%q of %s is badly written", n.Text, n.Target)
		}
	}
}

func TestEveryNameIsFound(t *testing.T) {
	g := Known()
	for _, n := range g.names {
		m, ok := g.At(n.Text, 0)
		if !ok || m.End != len(n.Text) || !slices.Contains(targets(m.Names), n.Target) {
			t.Errorf("At(%q) = %q of %v, want %s", n.Text, n.Text[m.Start:m.End], targets(m.Names), n.Target)
		}
	}
}

// TestNamesOfAPhraseNest holds what fitting relies on: of two names of one
// phrase, the one with more capitals has all capitals of the other.
func TestNamesOfAPhraseNest(t *testing.T) {
	for _, n := range Known().names {
		for _, other := range Known().Lookup(n.Text) {
			if n.capitals() <= other.capitals() && n.CaseSensitive && other.CaseSensitive && !hasCapitals(other.Text, n.Text) {
				t.Errorf("%q and %q of %s share a phrase and neither's capitals hold the other's", n.Text, other.Text, other.Target)
			}
		}
	}
}

func TestLookupTakesWhatPeopleType(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  []ID
	}{
		{"us", ids("US")},
		{"  the united kingdom ", ids("GB")},
		{"The Hague", ids("NL")},
		{"the hague", ids("NL")},
		{"cote d'ivoire", ids("CI")},
		{"congo", ids("CD", "CG")},
		{"united", nil},
		{"the", nil},
		{"the ", nil},
		{"", nil},
		{"japan said", nil},
	} {
		if got := targets(Known().Lookup(tt.typed)); !slices.Equal(got, tt.want) {
			t.Errorf("Lookup(%q) = %v, want %v", tt.typed, got, tt.want)
		}
	}
}

func TestAtTakesAnyOffset(t *testing.T) {
	text := "é\xff United\xc3 Kingdom 日 UK"
	for at := -2; at < len(text)+2; at++ {
		if m, ok := Known().At(text, at); ok && (m.Start != at || m.End <= at || m.End > len(text)) {
			t.Errorf("At(%q, %d) = [%d:%d]", text, at, m.Start, m.End)
		}
	}
}

func FuzzAt(f *testing.F) {
	for _, tt := range hardPhrases {
		f.Add(strings.Replace(tt.text, "|", "", 1))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for at := range len(text) + 1 {
			m, ok := Known().At(text, at)
			if ok && (m.Start != at || m.End > len(text) || len(m.Names) == 0) {
				t.Fatalf("At(%q, %d) = %+v", text, at, m)
			}
		}
		Known().Lookup(text)
	})
}

func TestLookupsDoNotAllocate(t *testing.T) {
	g := Known()
	text := newsSentence
	if n := testing.AllocsPerRun(100, func() {
		for at := range text {
			g.At(text, at)
			TitleAt(text, at)
		}
		g.Lookup("the People’s Republic of China")
	}); n != 0 {
		t.Errorf("%v allocations for one sentence, want none", n)
	}
}

const newsSentence = "Officials from the United States, Türkiye and Côte d’Ivoire met in New Delhi on Friday, " +
	"the South Korean foreign ministry said, a day after Beijing had warned Washington over its support for Taiwan."

func BenchmarkAt(b *testing.B) {
	g := Known()
	starts := wordStarts(newsSentence)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, at := range starts {
			g.At(newsSentence, at)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(starts)), "ns/word")
}

func wordStarts(text string) (starts []int) {
	for i := range text {
		if startsWord(text, i) && isWordRune(rune(text[i])) {
			starts = append(starts, i)
		}
	}
	return starts
}

func BenchmarkLookup(b *testing.B) {
	g := Known()
	b.ReportAllocs()
	for b.Loop() {
		g.Lookup("People's Republic of China")
	}
}

func BenchmarkNewGazetteer(b *testing.B) {
	names := knownNames()
	b.ReportAllocs()
	for b.Loop() {
		NewGazetteer(names)
	}
	b.ReportMetric(float64(len(names)), "names")
}
