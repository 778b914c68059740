package ontology

import (
	"slices"
	"strings"
	"testing"
)

func TestTitlesAreWhole(t *testing.T) {
	if got := len(Titles()); got < 250 {
		t.Errorf("%d titles, want at least 250", got)
	}
	offices := []TitleOffice{OfficeOfState, OfficeOfBody, NoOffice}
	seen := map[string]bool{}
	for _, title := range Titles() {
		if key := strings.ToLower(title.Text); seen[key] {
			t.Errorf("%q is there twice", title.Text)
		} else {
			seen[key] = true
		}
		if !slices.Contains(TitleClasses(), title.Class) || !slices.Contains(offices, title.Office) {
			t.Errorf("%q has class %q and office %q", title.Text, title.Class, title.Office)
		}
		_, country := CountryByID(title.Target)
		_, organisation := OrganisationByID(title.Target)
		if title.Target != "" && !country && !organisation {
			t.Errorf("%q speaks for %q, which no table holds", title.Text, title.Target)
		}
		if title.Target != "" && !title.Represents() {
			t.Errorf("%q has a state or body and no office", title.Text)
		}
	}
}

func TestTitlesAreSorted(t *testing.T) {
	if !slices.IsSortedFunc(Titles(), func(a, b Title) int { return strings.Compare(a.Text, b.Text) }) {
		t.Error("titles.tsv is not ascending by title")
	}
}

func TestTitleAt(t *testing.T) {
	for _, tt := range []struct {
		text   string
		title  string // the words of the text; "" for no title
		class  TitleClass
		target ID
	}{
		{"President Zelensky", "President", TitleHeadOfState, ""},
		{"Prime Minister Kishida", "Prime Minister", TitleHeadOfGovernment, ""},
		{"prime minister Kishida", "prime minister", TitleHeadOfGovernment, ""},
		{"Deputy Foreign Minister Rudenko", "Deputy Foreign Minister", TitleMinister, ""},
		{"Secretary of State Antony Blinken", "Secretary of State", TitleMinister, "country:US"},
		{"Secretary of State for Defence Grant Shapps", "Secretary of State for Defence", TitleMinister, "country:GB"},
		{"Defence Secretary Grant Shapps", "Defence Secretary", TitleMinister, "country:GB"},
		{"Defense Secretary Lloyd Austin", "Defense Secretary", TitleMinister, "country:US"},
		{"EU foreign policy chief Josep Borrell", "EU foreign policy chief", TitleBodyHead, "organisation:european-union"},
		{"foreign policy chief Josep Borrell", "foreign policy chief", TitleBodyHead, "organisation:european-union"},
		{"Secretary-General Antonio Guterres", "Secretary-General", TitleBodyHead, ""},
		{"Secretary General Jens Stoltenberg", "Secretary General", TitleBodyHead, ""},
		{"spokeswoman Mao Ning", "spokeswoman", TitleSpokesperson, ""},
		{"Lt. Gen. Kyrylo Budanov", "Lt. Gen.", TitleOfficer, ""},
		{"Lt Gen Kyrylo Budanov", "Lt Gen", TitleOfficer, ""},
		{"General Zaluzhny", "General", TitleOfficer, ""},
		{"general Zaluzhny", "", "", ""},
		{"generally", "", "", ""},
		{"Sen. Lindsey Graham", "Sen.", TitleLegislator, "country:US"},
		{"Ayatollah Ali Khamenei", "Ayatollah", TitleCleric, ""},
		{"Supreme Leader Ali Khamenei", "Supreme Leader", TitleHeadOfState, ""},
		{"Mayor Sadiq Khan", "Mayor", TitleLocal, ""},
		{"Mr. Lavrov", "Mr.", TitleHonorific, ""},
		{"Mr Lavrov", "Mr", TitleHonorific, ""},
		{"Chargé d’Affaires Smith", "Chargé d’Affaires", TitleEnvoy, ""},
		{"Charge d'Affaires Smith", "Charge d'Affaires", TitleEnvoy, ""},
		{"Sergei Lavrov", "", "", ""},
	} {
		got, end, ok := TitleAt(tt.text, 0)
		if ok != (tt.title != "") || tt.text[:end] != tt.title || got.Class != tt.class || got.Target != tt.target {
			t.Errorf("TitleAt(%q) = %q, %s of %q; want %q, %s of %q", tt.text, tt.text[:end], got.Class, got.Target, tt.title, tt.class, tt.target)
		}
	}
}

func TestTitlesGiveOffices(t *testing.T) {
	for _, tt := range []struct {
		title string
		want  bool
	}{
		{"President", true}, {"spokesman", true}, {"Secretary-General", true}, {"Senator", true},
		{"Mayor", false}, {"Ayatollah", false}, {"Mr", false}, {"analyst", false}, {"First Lady", false},
	} {
		if title, _, _ := TitleAt(tt.title, 0); title.Represents() != tt.want {
			t.Errorf("%q gives REPRESENTS: %v, want %v", tt.title, title.Represents(), tt.want)
		}
	}
}

func BenchmarkTitleAt(b *testing.B) {
	starts := wordStarts(newsSentence)
	b.ReportAllocs()
	for b.Loop() {
		for _, at := range starts {
			TitleAt(newsSentence, at)
		}
	}
}
