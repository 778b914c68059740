package entities

import "testing"

func TestPronouns(t *testing.T) {
	testMeant(t, [][3]string{
		{"Angela Merkel demanded an answer. She left.", "She", "Angela Merkel"},
		{"The European Union warns Thailand that it needs to act.", "it", "European Union"},
		{"South Korea sends aid as it suffers droughts.", "it", "South Korea"},
		{"Mali calls on China to abide by its word.", "its", "China"},
		{"Japan met Fiji. The order was late. It helps them.", "It", ""},
		{"Latvia begins work on its border.", "its", "Latvia"},
		{"They aim at countering China's actions and its support for Russia.", "its", "China"},
		{"Indonesia is uneasy about Australia’s expansion of its navy.", "its", "Australia"},
		{"Chad and Niger raised their tariffs.", "their", "Chad+Niger"},
		{"It is clear that Japan will act. It was announced that Kenya will too.", "It", ""},
		{"Officials deem it right. Japan agrees.", "it", ""},
		{"Discussing his concern, Prime Minister Najib Razak spoke.", "his", "Najib Razak"},
		{"Troops entered Kidal, its old capital, in Mali.", "its", ""},
	})
}

func TestDescriptions(t *testing.T) {
	testMeant(t, [][3]string{
		{"Australian Prime Minister Malcolm Turnbull is disappointed with Japan, but this should not hurt the two countries' ties.", "the two countries", "Australia+Japan"},
		{"Chad fired at Niger, and Niger fired back. || Both countries are on alert.", "Both countries", "Chad+Niger"},
		{"French President Emmanuel Macron met German Chancellor Olaf Scholz. The two leaders agreed.", "The two leaders", "Emmanuel Macron+Olaf Scholz"},
		{"Emmanuel Macron and Olaf Scholz met. The two leaders agreed.", "The two leaders", "Emmanuel Macron+Olaf Scholz"},
		{"The EU warns Thailand that the country must act.", "the country", "Thailand"},
		{"President Rodrigo Duterte will not let them enter the country.", "the country", ""},
		{"Moldova asked the EU for help; the bloc agreed.", "the bloc", "European Union"},
		{"The Bank of Japan raised rates. The central bank will do it again.", "The central bank", "Bank of Japan"},
		{"Iran's foreign ministry denied it. The ministry was calm.", "The ministry", "Ministry of Foreign Affairs (Iran)"},
		{"NATO met. Pakistan joined a Gulf alliance; Oman left the alliance.", "the alliance", ""},
		{"Crown Prince Mohammed bin Salman arrived. The crown prince smiled.", "The crown prince", "Mohammed bin Salman"},
	})
}

func TestSpeaker(t *testing.T) {
	parts := []Part{Headline, Byline, Body}
	in, r := readParts(t, parts, []string{
		"Sentencing of a Citizen", "Antony J. Blinken, Secretary of State",
		"We condemn the sentence. The United States remains troubled, and China has detained people. \"We refuse\", it said.",
	})
	if got := meant(in, r, "We"); got != "United States" {
		t.Errorf("We means %q, want the United States", got)
	}
	in, r = read(t, "We were there, and Japan was too.")
	if got := meant(in, r, "We"); got != "" {
		t.Errorf("We of an author means %q, want nobody", got)
	}
}

// TestPosts tells a person from the state by the post.
func TestPosts(t *testing.T) {
	testMeant(t, [][3]string{
		{"Turkish President Recep Tayyip Erdogan spoke. The Turkish president left.", "Turkish president", "Recep Tayyip Erdogan"},
		{"Turkish President Recep Tayyip Erdogan met the Malian president.", "Malian president", "Mali"},
		{"Vladimir Putin, the Russian president, left.", "Russian", "Russia"},
	})
}

func TestHalves(t *testing.T) {
	testMeant(t, [][3]string{
		{"North Korea shelled South Korea. The South fired back.", "The South", "South Korea"},
		{"North Korea shelled South Korea. The South fired shells into the north.", "the north", "North Korea"},
		{"Mali sent troops to the north.", "the north", ""},
	})
}

func TestRepeats(t *testing.T) {
	testMeant(t, [][3]string{
		{"Shaker Aamer was released. Aamer faces no charges.", "Aamer", "Shaker Aamer"},
		{"Oleg Sentsov, Mykola Karpyuk, Olexandr Kolchenko and Roman Sushchenko were freed.", "Olexandr Kolchenko", "Olexandr Kolchenko"},
	})
}

func TestFormerAndLatter(t *testing.T) {
	testMeant(t, [][3]string{
		{"Russia and the rebels must act. The former must leave.", "The former", "Russia"},
		{"Russia and the rebels must act. The latter must leave.", "The latter", ""},
		{"Chad accused Togo and Ghana. The latter blamed Chad.", "The latter", "Ghana"},
		{"Chad and Togo met. The former president left.", "The former", ""},
	})
}

func TestBothAndAllThree(t *testing.T) {
	testMeant(t, [][3]string{
		{"Britain, France and Germany refused. All three will leave.", "All three", "United Kingdom+France+Germany"},
		{"France and Germany met. Both agreed to help.", "Both", "France+Germany"},
		{"France and Germany met. Both ships sank.", "Both", ""},
		{"President Joe Biden met Chancellor Olaf Scholz. The leaders praised Poland.", "The leaders", "Joe Biden+Olaf Scholz"},
		{"Joe Biden met farmers. The leaders of Poland praised him.", "The leaders", ""},
		{"The leaders of Chad and Mali met. They agreed to talk.", "They", "Chad+Mali"},
	})
}

func TestTheGovernment(t *testing.T) {
	testMeant(t, [][3]string{
		{"Ghana is calm. The government said so.", "The government", "Ghana"},
		{"President Idriss Deby of Chad spoke. The government agreed with Togo.", "The government", "Chad"},
		{"Chad and Togo quarrel. The government of Ghana left.", "The government", ""},
		{"Ghana, Chad and Togo quarrel. The government spoke.", "The government", ""},
	})
}

func TestObjectsAreNotTheirSubject(t *testing.T) {
	testMeant(t, [][3]string{
		{"Niger welcomed it.", "it", ""},
	})
}

func TestItForAnAgreement(t *testing.T) {
	testMeant(t, [][3]string{
		{"Ghana and Togo announced a water agreement. It was signed in Accra.", "It", "Ghana–Togo water agreement"},
		{"Ghana and Togo signed a water agreement. Niger has not ratified it.", "it", "Ghana–Togo water agreement"},
		{"Ghana and Togo signed a water agreement. It took effect in May.", "It", "Ghana–Togo water agreement"},
		{"Ghana signed a water agreement with Togo. It sent troops to Niger.", "It", "Ghana"},
	})
}

func TestItemsOfADigestAreApart(t *testing.T) {
	testMeant(t, [][3]string{
		{"Ghana won the case. || It will send troops.", "It", "Ghana"},
		{"Ghana won the case. (Reuters) || It will send troops.", "It", ""},
		{"Ghana won the case. (Reuters) It will send troops.", "It", ""},
		{"France and Germany met. (AP via Daily Herald) || The two countries agreed.", "The two countries", ""},
		{"President John Mahama spoke. (AFP) || The president left Togo.", "The president", ""},
		{"Ghana and Togo signed a pact. (AFP) || The pact was praised by Mali.", "The pact", "Ghana–Togo pact"},
	})
}
