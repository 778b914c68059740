package entities

import "testing"

func TestPeople(t *testing.T) {
	testLists(t, [][2]string{
		{"EU foreign policy Chief Josep Borrell spoke.", "European Union O; Josep Borrell P"},
		{"Ursula von der Leyen met Sheikh Rashid bin Abdulla Al Khalifa.", "Ursula von der Leyen P; Rashid bin Abdulla Al Khalifa P"},
		{"Prime Minister Abdullah al-Thinni fled.", "Abdullah al-Thinni P"},
		{"Secretary of State Antony J. Blinken called.", "Antony J. Blinken P"},
		{"Hon. Kwaku Ampratwum Sarpong signed.", "Kwaku Ampratwum Sarpong P"},
		{"The Russian destroyer Admiral Vinogradov turned.", "Russia C"},
		{"Trump and Putin agreed.", "Trump P; Putin P"},
		{"The president of South Korea, Moon Jae-in, flew home.", "South Korea C; Moon Jae-in P"},
	})
}

func TestUnusualSurnames(t *testing.T) {
	testLists(t, [][2]string{
		{"Prime Minister Theresa May and her guest, John Major, met Peter King.", "Theresa May P; John Major P; Peter King P"},
		{"In May John met the Major.", ""},
		{"Somali President Hassan Sheikh Mohamud spoke.", "Somalia C; Hassan Sheikh Mohamud P"},
		{"Finnish President Sauli Niinistö spoke.", "Finland C; Sauli Niinistö P"},
		{"Brazilian FM Amorim and Kenyan PM Odongo spoke.", "Brazil C; Amorim P; Kenya C; Odongo P"},
		{"US Deputy Assistant Secretary of State Matthew Bryza met Witness Ojo Momodu and Patriarch Kirill.", "United States C; Matthew Bryza P; Ojo Momodu P; Kirill P"},
		{"The editor, Stéphane Charbonnier, vows to go on.", "Stéphane Charbonnier P"},
		{"Alex Saab left under General License 44.", "Alex Saab P"},
		{"The company's owner, Acme Group, agreed.", "Acme Group O"},
		{"Steffi Lemke, Germany's environment minister, agreed.", "Steffi Lemke P; Germany C"},
		{"\"It has stood up,\" said Param-Preet Singh of Human Rights Watch.", "Param-Preet Singh P; Human Rights Watch O"},
	})
}

func TestSingleNamesOfPeople(t *testing.T) {
	testLists(t, [][2]string{
		{"Lawyers visited Crofts in his cell after Crofts's arrest.", "Crofts P"},
		{"Alatas said that he would visit Norway.", "Alatas P; Norway C"},
		{"Wuhan Semicon said that profits rose.", "Wuhan Semicon O"},
	})
}

func TestSamePerson(t *testing.T) {
	testMeant(t, [][3]string{
		{"Malcolm Turnbull spoke. Turnbull left.", "Turnbull", "Malcolm Turnbull"},
		{"Yang Jiechi spoke. Director Yang left.", "Yang", "Yang Jiechi"},
		{"President Joe Biden spoke. Joseph Biden left.", "Joseph Biden", "Joe Biden"},
		{"Two aides to Boris Johnson resigned; Carrie Johnson stayed. Johnson said he would stay.", "Johnson", "Boris Johnson"},
		{"Pedro Miguel González Pinzón was elected. González is wanted.", "González", "Pedro Miguel González Pinzón"},
		{"Kim Jong Un spoke. Mr. Kim left.", "Kim", "Kim Jong Un"},
	})
}

func TestTitles(t *testing.T) {
	for sentence, want := range map[string]string{
		"Lithuanian Foreign Minister Gabrielius Landsbergis spoke.": "Foreign Minister",
		"Deputy Secretary of State Wendy R. Sherman spoke.":         "Deputy Secretary of State",
		"Malaysia's Prime Minister, Najib Razak, spoke.":            "Prime Minister",
		"Gen. Mark Milley spoke.":                                   "Gen.",
		"Then Mark Milley spoke.":                                   "",
	} {
		in, r := read(t, sentence)
		d := in.Sections[0].Doc
		for _, m := range r.Mentions {
			if r.Entities[m.Entities[0]].Kind == "Person" && d.Slice(m.Title) != want {
				t.Errorf("%q: title %q, want %q", sentence, d.Slice(m.Title), want)
			}
		}
	}
}

func TestRegimes(t *testing.T) {
	testLists(t, [][2]string{
		{"The Maduro regime fell.", "Venezuela C; Maduro P"},
		{"The Biden White House acted.", "United States C; Biden P"},
		{"The Biden-Harris Administration acted.", "United States C; Biden P; Harris P"},
		{"Ruritanian President Karl Strelsau spoke. The Strelsau regime fell.", "Karl Strelsau P"},
	})
}

func TestSinglePeople(t *testing.T) {
	testLists(t, [][2]string{
		{"President Park Chung-hee was killed.", "Park Chung-hee P"},
		{"President Park left.", "Park P"},
		{"They met Borrell in Mali.", "Borrell P; Mali C"},
	})
}
