package entities

import "testing"

func TestOrganisations(t *testing.T) {
	testLists(t, [][2]string{
		{"The European Centre for Rare Studies and the Office of the Harbour Commission agreed.", "European Centre for Rare Studies O; Office of the Harbour Commission O"},
		{"Aspen Holdings Ltd. hired staff. Aspen pays well.", "Aspen Holdings Ltd. O"},
		{"Microsoft Corp. bought a studio.", "Microsoft O"},
		{"He is a designated Foreign Terrorist Organization expert.", ""},
		{"NATO officials met.", "North Atlantic Treaty Organization O"},
		{"Planes left Edwards Air Force Base.", ""},
		{"The Secretary of the Treasury resigned.", ""},
		{"Four F-35 jets and Human Resources staff left.", ""},
		{"Members of the Council of the International Civil Aviation Organization voted.", "International Civil Aviation Organization O"},
	})
}

func TestBodiesWithinTheirPeople(t *testing.T) {
	testMeant(t, [][3]string{
		{"Matthew Miller, a State Department spokesman, agreed.", "State Department", "United States Department of State"},
		{"NATO officials met.", "NATO", "North Atlantic Treaty Organization"},
		{"NATO officials met.", "NATO officials", "North Atlantic Treaty Organization"},
	})
}

func TestJoinedByADash(t *testing.T) {
	testLists(t, [][2]string{
		{"Iran–European Union relations soured.", "Iran C; European Union O"},
		{"The U.S.-China Trade Commission met.", "U.S.-China Trade Commission O; United States C; China C"},
	})
}

func TestSignaturesAreNobody(t *testing.T) {
	testLists(t, [][2]string{
		{"The plan goes on, he said. Author: Ann Lee Editor: Bob Ray", ""},
		{"The plan goes on. (Reporting by Ann Lee; editing by Bob Ray)", ""},
		{"The editor Jane Moore wrote it.", "Jane Moore P"},
	})
}

func TestBodiesOnASubject(t *testing.T) {
	testLists(t, [][2]string{
		{"Members of the UK's Parliamentary Commission on Harbour Standards agreed.", "United Kingdom C; Parliamentary Commission on Harbour Standards O"},
		{"Exporters such as Bidnor and Kapela Oil met the Foreign Ministry of Japan.", "Bidnor O; Kapela Oil O; Ministry of Foreign Affairs (Japan) O; Japan C"},
	})
}

func TestServices(t *testing.T) {
	testLists(t, [][2]string{
		{"Iran's foreign ministry rejected the claim.", "Ministry of Foreign Affairs (Iran) O; Iran C"},
		{"Indonesia's foreign affairs ministry was uneasy.", "Ministry of Foreign Affairs (Indonesia) O; Indonesia C"},
		{"The Beninese navy turned the boat around.", "Beninese Navy O; Benin C"},
		{"Brazil's agriculture ministry signed.", "Ministry of Agriculture (Brazil) O; Brazil C"},
		{"China protested, and Foreign Ministry spokesman Zhao Lijian spoke.", "China C; Ministry of Foreign Affairs (China) O; Zhao Lijian P"},
		{"The ministry declined to comment.", ""},
	})
}

func TestAcronyms(t *testing.T) {
	testMeant(t, [][3]string{
		{"The Orinoco River Fund (ORF) lent money. ORF said so.", "ORF", "Orinoco River Fund"},
		{"The Government of the People’s Republic of China (“China”) agreed.", "China", "China"},
		{"The Joint Statement on Farm Goods in Geneva on May 12, 2025 (“Geneva Joint Statement”) stands.", "Geneva Joint Statement", "Joint Statement on Farm Goods in Geneva"},
		{"DEG (Germany) lends.", "Germany", "Germany"},
	})
}

func TestCredits(t *testing.T) {
	testLists(t, [][2]string{
		{"Kenya sent troops. (Reuters) (AP via Daily Herald)", "Kenya C"},
		{"According to Reuters, Kenya sent troops.", "Reuters O; Kenya C"},
	})
}
