package entities

import (
	"strings"

	"entente/internal/text"
)

// maleNames are given names of men in the news, in many languages.
const maleNames = `aaron abdel abdelaziz abdelfattah abdoulaye abdul abdulaziz abdullah abdullahi abel abraham abu adam adel
	adrian ahmad ahmed akbar akihito akira alaa alain alan albert alberto aldo alejandro alessandro alex alexander
	alexandre alexei alexey alexis alfred alfredo ali aliaksandr alpha alyaksandr amir amr anas anders andrea
	andreas andrei andrej andrew andriy andrzej andré andrés angus anthony antoine anton antonio antony anwar
	arkady arnaud arnold arseniy arthur arturo arvind ashraf asif askar aslan atiku augusto austin avigdor aziz
	babacar badr bakir barack barry bart bartholomew basel bashar basil ben benigno benjamin benny bernard
	bernardo bernie bertrand bill billy björn bob bobby boris brad brandon brendan brett brian bruce bruno carl
	carlo carlos cedric cesar chad charles charlie che chris christian christoph christophe christopher chuck
	claudio clement colin conor craig cyril dalton damian damien dan daniel daniel-francisco daniele danny darko
	darren dave david davide davit dean deng denis dennis derek desmond devin didier diego dieter dietmar dimitri
	dimitris dirk djibril dmitri dmitriy dmitry dominic dominik dominique don donald douglas duncan dwight ed
	eddie edgar edmund eduard eduardo edward edwin egon ehud eli elias elliott elon emil emile emmanuel enrico
	enrique eric erik ernest ernesto ernst erwin esteban evan evo fabian fabrice faisal farouk fayez felipe felix
	ferdinand fernando fidel filip filipe florian francesco francis francisco franck francois frank frans franz
	françois fred frederic frederick frederik friedrich fumio gabriel gabrielius gareth gary gaston gavin gebran
	gennady geoffrey george georges georgi georgy gerald gerard gerhard gerry gianni gilbert gilberto giorgi
	giorgio giovanni giuseppe glenn gordon gotabaya graham greg gregory guido guillaume guillermo gunter gustav
	gustavo guy gábor günter habib hage haider hamad hamdi hamid hamza hans harald haris harold haroun harry hasan
	hassan hector heiko heinrich heinz helmut henri henrik henry herbert herman hermann hernan hideki hiroshi
	horacio horst hosni howard hubert hugo hun hussein ian ibrahim idriss ignacio igor ilham ilya imad imran
	ioannis irakli isaac isaias ishaq ismail ivan ivica ivo iván jacek jack jacob jacques jaime jair jake jakob
	jamal james jan janez janos jared jaroslav jaroslaw jason javad javier jay jean jeff jeffrey jens jeremy
	jerome jerry jerzy jesus jesús jim jimmy jiri joachim joao joaquin jochen joe joel joerg johan johann johannes
	john johnny joko jon jonas jonathan jorge joschka jose josef josep joseph josh joshua josé juan juha jules
	julian julien julio julius junichiro jurgen justin jános jörg jürgen kai kais karim karl karol kassym
	katsunori kay keith kemal ken kenneth kevin khaled khalid khalifa kieran kim kirill klaus kofi konrad
	konstantin kostas kristian kristof krzysztof kurt kwame kyriakos larry lars laurent lawrence lech lee leo leon
	leonardo leonid leopoldo leszek lev lewis liam lionel lloyd lorenzo louis luc luca lucas luciano luigi luis
	luiz lukas luke lászló maciej mahathir mahmoud mahmud maithripala malcolm malik manmohan manuel mao marc
	marcel marcelo marcin marco marcos marcus marek mariano marin mario marius mark marko markus martin martti
	marwan masoud massimo mateusz mathias matt matteo matthew matthias maurice mauricio max maxim maximilian mehdi
	mehmet mevlut michael michal michel miguel mihai mike mikhail mikheil mikko mikulas milan milorad milos miloš
	min mircea miro miroslav mladen mo mohamad mohamed mohammad mohammed moktar morgan mostafa moussa muammar
	muhammad muhammadu muhyiddin mukhtar musa mustafa mwai nabil nadir najib nambaryn naoto narendra nasser nathan
	nawaf nawaz nayib ned neil nelson nicholas nicola nicolae nicolas nicolás nigel nikita nikol nikola nikolai
	nikolaj nikolaos nikolay nikos noah nobutaka norbert norman nouri nursultan olaf olafur oleg oleksandr oleksii
	oliver olivier olli olusegun omar osama oscar oskar otto owen pablo paolo pascal patrice patrick patrik paul
	paulo pavel pavlo pawel pedro pekka per pervez pete peter petr petro petteri phil philip philippe pierre
	pieter piotr prayut péter qasem qassem quentin rached radek radoslaw rafael rafic rafik raila rainer rajiv
	ralf ralph raman ramon ramzan ranil rashid raul ray raymond raúl recep reinhard reinhold rene renzo rené rex
	reza riad ricardo richard rick rishi riyad rob robert roberto robin rodrigo roger roland rolf roman romano ron
	ronald rory ross roy rudolf rudy rui rupert russell ryan saad sadiq saeb saeed said salah saleh salem salman
	salva sam sami samir samuel sandro santiago sayyid scott sean sebastian sebastien selim sergei sergey sergio
	seyoum shahbaz shahid shane sheldon shimon shinzo shinzō sidi sigmar silvio simon slobodan spencer srdjan
	stanislav stefan stefano stephan stephane stephen steve steven stuart sultan sven søren taavi tadeusz tareck
	tarek tareq taro ted tedros teodoro terence terry thabo theo theodore thierry thomas thorsten tibor tim timo
	timothy tobias todd tom tomas tomasz tommy toni tony toomas traian trevor tsai tulsi uhuru ulf ulrich umar
	umaro urmas vaclav valdimir valdis valentin valery vasily viktor viktor-mihály vincent vincenzo vitali vitalii
	vitaly vladimir vladislav vojislav volker volodymyr vyacheslav waldemar walid walter wang wayne werner wilfred
	wilhelm willem william willy winston wladimir wojciech wolfgang xavier xi yahya yair yakov yannis yasser yasuo
	yoav yoshihide yoweri yukiya yuri yury yusuf yves zbigniew zdravko zhang ziad zoltán zoran zuhair ömer`

// femaleNames are given names of women in the news, in many languages.
const femaleNames = `adela agnes agnieszka aicha aisha alba alejandra aleksandra alessandra alexandra alexandria alice alicia
	alison alma amal amanda amina amy ana anastasia andrea angela angelina anita ann anna annabel annalena anne
	annegret annette annika antonia aung-san azza barbara beata beatrice beatriz benazir bernadette bertha beth
	betty bianca brigitte bronwyn camilla carla carmen carol carole caroline carolyn catherine cathy cecilia celia
	charlotte chloe christiane christina christine chrystia cindy claire clara clare claudia clemence condoleezza
	constance corazon cristina cynthia cécile dalia daniela daphne debbie deborah delia denise diana dilma dina
	dolores dominika donna dora doris dorothy ebba edith eleanor elena elisabeth elise elizabeth ella ellen elsa
	emilia emily emma erica erika esther eunice eva evelyn ewa fatima fatou federica federiga fiona florence
	frances francesca franziska françoise gabriela gabriella georgia georgina geraldine gerda gina giorgia gisele
	gita gloria golda grace greta hannah harriet heather heidi heike helen helena helene helga helle hillary ilona
	imelda indira inge ingrid irene irina iris isabel isabelle ivana jacinda jackie jacqueline jane janet janice
	jeanine jeanne jelena jennifer jenny jessica jill joan joanna joanne johanna josefa josephine joyce juanita
	judith judy julia juliana julie june kaja kamala karen karin karine katarina kate katharina katherine kathleen
	kathryn katie katja katrin keiko kelly kersti khaleda kirsten kristalina kristina kyung-wha laila lana laura
	leila leni leonor leslie leyla leïla liesje liliana lily linda lindsey lisa liudmila liz lorena louise lucia
	lucie lucy lydia magdalena maggie maia malala manuela mara marcela margaret margarete margot margrethe maria
	mariam marianne marie marielle marina marine marion marisa mariya marsha marta martha mary maud maureen megan
	meghan melania melanie melinda mercedes meryem mette michaela michele michelle michèle mina miriam moira molly
	mona monica monika nadia nadine nancy naomi natalia natalie natasha nathalie nicola nicole nikki nina noor
	nora nursel olena olga olivia ophelia patricia paula pauline penny phumzile priti queen rachel raisa rania
	rebecca regina renata rita roberta rosa rosalia rose rosemary roza ruth sabine sahle-work salome samantha
	sandra sanna sara sarah sharon sheikh-hasina sheikha sheila shirley sigrid silvia simone sofia sonia sophia
	sophie stacey stella stephanie sue susan susana suzanne svetlana sviatlana sylvia sylvie ségolène tanya tarja
	tatiana teresa tessa thea theresa tiffany tina tzipi ulrike ursula valentina valerie vanessa vera veronica
	veronika victoria viktoria viola violeta virginia vivian wendy winnie xiomara yasmin yevgenia yoko yulia
	yuliya yvonne zainab zoe zuzana élisabeth`

// givenFirst reports whether a span of two to four words begins with a given
// name and can be a person's, whatever the recogniser took it for.
func givenFirst(p *page, s text.Span) bool {
	if p.isHyphen(s.Start + 1) { // "Marie-Noëlle Thémereau"
		return s.Len() >= 4 && s.Len() <= 6 && p.is(s.Start, maleName|femaleName) && p.is(s.Start+3, capital) && looksLikePerson(p, s)
	}
	return s.Len() >= 2 && s.Len() <= 4 && p.is(s.Start, maleName|femaleName) && p.is(s.Start+1, capital|particle) &&
		!p.is(s.End-1, bodyHead|bodySuffix|placeNoun|pactName|shipNoun|titleHead) && looksLikePerson(p, s)
}

// findGiven claims people whom the recogniser did not see: a given name and
// capitalised words behind it.
func (a *article) findGiven(p *page) {
	if p.titled {
		return
	}
	for i := 0; i+1 < len(p.doc.Tokens); i++ {
		if p.owner[i] != 0 || !p.is(i, maleName|femaleName) || !p.is(i, capital) || p.doc.Tokens[i].POS != "PROPN" {
			continue
		}
		s := text.Span{Start: i, End: i + 1}
		for s.End < len(p.doc.Tokens) && s.Len() < 4 && p.surname(s.End) {
			s.End++
		}
		if s.Len() > 1 && p.is(s.End-1, capital) && givenFirst(p, s) {
			a.claimPerson(p, s, "", fromPattern)
			i = s.End - 1
		}
	}
}

// findLeaders claims names of leaders that the recogniser took for something
// else or for nothing: full names, and surnames that are unmistakable.
func (a *article) findLeaders(p *page) {
	for i := range p.doc.Tokens {
		if p.owner[i] != 0 || !p.is(i, capital) {
			continue
		}
		s := leaderName(p, i)
		if s.Len() < 2 && leaderAlone(p, i) {
			s = text.Span{Start: i, End: i + 1}
		}
		if s.Len() > 0 {
			a.claimPerson(p, s, "PERSON", fromPattern)
		}
	}
}

// leaderAlone reports whether one word names a leader here: no given name of
// somebody else stands before it, no noun behind it makes a place or body of it.
func leaderAlone(p *page, i int) bool {
	if leaders()[foldWord(p.doc.Tokens[i].Text)] == "" {
		return false
	}
	if p.titled {
		return !p.is(i-1, maleName|femaleName)
	}
	if p.doc.Tokens[i].POS != "PROPN" || p.is(i-1, capital) && p.doc.Tokens[i-1].Dep == "compound" && !p.is(i-1, titleHead) {
		return false
	}
	return !(p.is(i+1, bodyHead|placeNoun|titleHead) && p.is(i+1, capital))
}

// leaderName is the longest full name of a leader that begins at token i.
func leaderName(p *page, i int) (s text.Span) {
	if !leaderFirst()[foldWord(p.doc.Tokens[i].Text)] {
		return s
	}
	for end := i + 2; end <= len(p.doc.Tokens) && end <= i+6; end++ {
		t := text.Span{Start: i, End: end}
		if !p.free(t) || p.doc.Tokens[end-1].SentenceStart {
			break
		}
		if w := personWords(p, t); len(w) > 1 && p.is(end-1, hasLetter) && leaders()[strings.Join(w, " ")] != "" {
			s = t
		}
	}
	return s
}

// surname reports whether a token can be a further part of a person's name.
func (p *page) surname(i int) bool {
	if p.owner[i] != 0 || p.doc.Tokens[i].SentenceStart || p.is(i, titleHead|bodyHead|calendar|placeNoun|honorific) {
		return false
	}
	return p.is(i, capital) && p.doc.Tokens[i].POS == "PROPN" || p.is(i, particle) && p.is(i+1, capital)
}
