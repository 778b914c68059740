package entities

import "testing"

func TestKilledPeople(t *testing.T) {
	testLists(t, [][2]string{
		{"Booth shot Lincoln on April 14.", "Booth P; Lincoln P"},
		{"The slaying of Galvez caused outrage.", "Galvez P"},
		{"The Kennedy assassination shocked them.", "Kennedy P"},
		{"The murder of King caused riots.", "King P"},
		{"They investigated the Chicago murders.", ""},
		{"The troops killed the Taliban.", "Taliban O"},
	})
}

func TestSurnamesThatAreTitles(t *testing.T) {
	testLists(t, [][2]string{
		{"He met Martin Luther King in 1960.", "Martin Luther King P"},
		{"He met Martin Luther King Junior in 1960.", "Martin Luther King P"},
		{"Stephen King and Elizabeth Bishop spoke.", "Stephen King P; Elizabeth Bishop P"},
	})
}
