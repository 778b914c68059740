package entities

import (
	"strings"
	"sync"

	"entente/internal/ontology"
)

// leaderList are heads of state and government whose names stand for their
// governments in the news since 1990 or so: country code, then the names, each
// as folded words joined by "_", the surname alone where it is unmistakable.
const leaderList = `
US trump biden obama george_bush bush clinton donald_trump joe_biden joseph_biden barack_obama
VE maduro chavez nicolas_maduro hugo_chavez
BY lukashenko lukashenka alexander_lukashenko alyaksandr_lukashenka
SY assad alassad bashar_alassad
RU putin yeltsin medvedev vladimir_putin
CN xi xi_jinping hu_jintao
KP kim_jongun kim_jongil
CU castro diazcanel
LY gaddafi qaddafi gadhafi
IQ saddam saddam_hussein
EG sisi elsisi mubarak morsi
TR erdogan
IR khamenei rouhani raisi ahmadinejad pezeshkian
IL netanyahu olmert sharon bennett lapid
UA zelensky zelenskyy zelenskiy poroshenko yanukovych
MX lopez_obrador sheinbaum pena_nieto
BR bolsonaro lula rousseff
GB starmer sunak johnson boris_johnson theresa_may cameron
FR macron sarkozy hollande
DE merkel scholz merz
IT meloni berlusconi renzi draghi
HU orban
PL tusk duda
IN modi
PK musharraf imran_khan
JP abe kishida koizumi ishiba
AU albanese turnbull morrison
CA trudeau harper carney
PH duterte
NI ortega
ZW mugabe mnangagwa
SD bashir albashir
ER afwerki
MM min_aung_hlaing
SA mohammed_binsalman
AZ aliyev
AM pashinyan
AR milei kirchner macri
CO petro uribe duque
SV bukele
`

var leaders = sync.OnceValue(func() map[string]ontology.ID {
	m := map[string]ontology.ID{}
	for line := range strings.Lines(leaderList) {
		f := strings.Fields(line)
		if len(f) < 2 {
			continue
		}
		for _, n := range f[1:] {
			m[n] = ontology.CountryID(f[0])
		}
	}
	return m
})

// leaderState is the state that a person of that name leads or led, or "".
func leaderState(words []string) ontology.ID {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return leaders()[words[0]]
	}
	if id, ok := leaders()[words[0]+"_"+words[len(words)-1]]; ok {
		return id
	}
	return leaders()[words[len(words)-1]]
}
