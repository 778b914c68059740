package entities

import (
	"strings"

	"entente/internal/text"
)

// maleNames are given names of men in the news, in many languages.
const maleNames = `aaron abdel abdelaziz abdelfattah abdelmadjid abdelmalek abdou abdoulaye abdul abdulaziz abdullah abdullahi
	abel abiy abraham abu achim adam adama adel adnan adrian ahmad ahmed aidar aivars akbar akihito akinwumi
	akira akmal alaa alain alan albert alberto albin aldo alejandro aleksandar aleksander aleksandr alessandro
	alex alexander alexandre alexei alexey alexis alfonso alfred alfredo ali aliaksandr alisher almazbek alpha
	alvaro alyaksandr amadou amir amos amr anas anatol anatoli anatoly anders andrea andreas andrei andrej
	andrew andriy andrus andry andrzej andré andrés angus anthony antoine anton antonio antony anwar apostolos
	aram ariel arif arild arjun arkady armen arnaud arnold arsen arseniy artem arthur arturo artyom arvind aryeh
	asad asaf ashok ashraf asif askar askold aslan atal atiku augusto austin avigdor aydin ayman aziz azmi
	babacar badr bahram bakhyt bakir balázs barack barry bart bartholomew bartosz basel bashar basil batyr
	behrouz bekzod ben benigno benjamin benny bernard bernardo bernie bertrand besnik bilal bill billy birger
	bjarne björn bob bobby bogdan bohdan bohuslav boris boyko brad brahim brandon branko brendan brett brian
	bruce bruno burak béla caleb calvin carl carlo carlos cedric cengiz cesar chad charles charlie che chris
	christian christoph christophe christopher chuck ciprian clarence claude claudio clement clive colin conor
	cornel costas craig csaba cuthbert cyril dacian dalia dalton damian damien dan daniel daniel-francisco
	daniele danny dariusz darko darren dave david davide davit davor davut dawda dean dejan demetris deng denis
	dennis denys derek desmond devin devlet didier diego dieter dietmar dimitri dimitrios dimitris dinesh
	diosdado dirk djibril dmitri dmitriy dmitry dominic dominik dominique don donald douglas doğu dragan dražen
	dumitru duncan dušan dwight ed eddie edgar edmond edmund eduard eduardo edvard edward edwin efraim efrain
	egils egon ehud eino eirik eisuke eli elias elliott elon emanuel emil emile emmanuel emomali enrico enrique
	ephraim erdal eric erik erlan erlend ernest ernesto ernst ersin erwin esteban eugen eugene evan evarist
	evariste evgeni evgeny evo fabian fabrice fahad faisal faiz farhad farouk faustin fawzi fayez federico
	fekete felipe felix ferdinand fernand fernando fernão fidel fidèle filip filipe florian fouad francesco
	francis francisco franck francois frank frans franz françois fred frederic frederick frederik fredrik
	friedrich fuad fumio fyodor gabor gabriel gabrielius gaetano galo gareth gary gaston gavin gaël gebhard
	gebran geert geir gennady geoffrey georg george georges georgi georgy gerald gerard gergely gerhard gerry
	ghassan gianni gideon gilbert gilberto gintaras giorgi giorgio giovanni giuseppe glenn goran gordon gotabaya
	graham greg gregory grigory grzegorz guido guillaume guillermo gulbuddin gunter gurban gurbanguly gustav
	gustavo guy guðni gábor günter haakon habib hage haider hakainde hakan hakim halil hamad hamdi hamid hamza
	hannes hans harald haris harold haroun harry haruhiko hasan hashim hassan hassanal hayk hector heikki heiko
	heinrich heinz helmut hendrik henri henrik henry herbert herman hermann hermes hernan herve hervé hideki
	hikmet hiroshi hisham horacio horst hosni hovik howard hristijan hristo hrvoje hubert hugh hugo humberto hun
	hussein ian ibrahim idriss idriz ignacio igor igors iker ilham ilir ilkka ilya imad imran imre ingemar ingo
	inigo ioannis irakli ireneusz isaac isaias ishaq ishmael ismail issa istván ivan ivar ivars ivica ivo iván
	jaafar jaap jacek jacinta jacinto jack jacob jacques jagdish jaime jair jakaya jake jakob jalal jamal james
	jamil jan janez janos janusz jared jarno jaroslav jaroslaw jason jaswant javad javier jawad jay jean jeff
	jeffrey jens jeremy jeroen jerome jerrold jerry jerzy jerónimo jesper jesus jesús jigme jim jimmy jiri
	jitendra joachim joakim joao joaquim joaquin jochem jochen joe joel joerg johan johann johannes john johnny
	joko jomo jon jonas jonathan jorge joschka jose josef josep joseph josh joshua josip josé jozef juan juha
	jules julian julien julio julius junichiro jurgen juri jurij juris justin jános józef jörg jürgen jüri kai
	kais karim karl karol kaspar kasper kassim kassym katsunori kay kazimierz keith kemal ken kenan kenneth
	kersti kevin khaled khalid khalifa khalil khurshid kieran kim kiril kirill kjell klaas klaus klement kofi
	koichi koji kolinda konrad konstantin kostadin kostas krister kristian kristof krišjānis krzysztof kuldip
	kurt kwame kyriakos kåre lajos lamine larry lars laurent laurynas lawrence lech lee leif lekë leo leon
	leonardo leonel leonid leopoldo leszek lev levan levon lewis liam linas lionel ljubo lloyd lorand lorenzo
	lothar louis luboš luc luca lucas luciano ludovic luigi luis luiz lukas luke luís lászló maciej mahathir
	mahdi mahinda mahmoud mahmud maithripala maksim malcolm malik manmohan manouchehr mansour manuel mao marat
	marc marcel marcelo marcin marco marcos marcus marek margus mariano marijan marin mario marius marián mark
	markku marko markus marouane martin martti marty marwan masoud massimo matej mateusz mathias mathieu matjaž
	mats matt matteo matthew matthias maurice mauricio max maxim maxime maximilian mehdi mehmet melchior mevlut
	mher michael michal michel miguel mihai mihály mika mikael mike mikhail mikheil mikko miklós mikola mikulas
	milan milko milorad milos miloš min mindaugas miomir mircea mirko miro miroslav mladen mladenko mo mohamad
	mohamed mohammad mohammed mohamud moise moises mojtaba moktar moncef morgan mostafa moussa moustafa muammar
	muhammad muhammadu muhammed muhsin muhyiddin mukhriz mukhtar mulatu muqtada murad murat musa musalia mustafa
	mustapha mwai nabeel nabil nadav nadir naftali najib najibullah nambaryn naoto narayan narendra naresh
	nasser nathan navin nawaf nawaz nayib nebojša necmettin ned neil nelson nemat nestor nguyễn nicanor niccolò
	nicholas nicola nicolae nicolas nicolás nicos niels nigel nikita nikol nikola nikolai nikolaj nikolaos
	nikolay nikos nils nimr noah noam nobuo nobutaka norbert norman norodom nouri nuri nursultan olaf olafr
	olafur oleg oleksandr oleksii oliver olivier olli olusegun omar omid oren osama oscar oskar osvaldo oswaldo
	otmar otto oumar ousmane owen oļegs pablo panagiotis panos paolo pascal patrice patrick patrik patrícia paul
	paulo pavel pavlo pawel peder pedro pekka pentti per pervez pete peter petr petras petro petteri phil
	philemon philip philippe pierre pieter pim piotr prabowo prakash prayut predrag péter qamar qasem qassem
	quentin rached radek radoslaw rafael rafic rafik raila rainer rainis rajendra rajiv rajnath rakesh ralf
	ralph ralston raman ramesh ramon ramtane ramzan ranil ranko rashid rasmus ratko raul ray raymond raymonds
	raúl recep reinhard reinhold rene renzo rené reuven rex reza riad ricardo richard richárd rick rifaat
	rigoberto rishad rishi risto riyad rob robert roberto robin rodolfo rodrigo roger roland rolf romain roman
	romano romeo ron ronald ronen rory ross roy roza ruben rudolf rudy rui rupert ruslan russell rustam ruud
	ryan ryszard saad saber sadiq sadyr saeb saeed safet said saifuddin salah saleem saleh salem salman salva
	sam samer sami samir samuel samuele samura sandor sandro sanjay sanjiv santiago sargis satoshi saulius
	sayyid scott sean sebastian sebastien selahattin selim semyon senad serdar serge sergei sergey sergio serhiy
	serj seyoum shahbaz shahid shamkhan shane sharif shavkat shehbaz sheldon shigeru shimon shintaro shinzo
	shinzō shlomo shoaib sidi sidiki sigmar sigurdur silvan silvio simeon simon simonas slavko slobodan solomon
	sooronbay souleymane spencer srdjan srettha staffan stanislav stanisław stefan stefano stelios stephan
	stephane stephen steve steven stig stoyan stuart sudhir suleiman suleyman sultan sumit svante sven szymon
	sándor søren taavi tadeusz taher taiwo takashi takehiko takeshi talal tamás tareck tarek tareq tariq tarja
	taro tayyip ted tedros teodor teodoro terence terry tetsuya teuku thabo thaksin thanasis tharman thein theo
	theodore theodoros thierry thomas thongloun thorsten tibor tigran tihomir tim timo timothy timothée tino
	tito tjeerd tobias todd toivo tom tomas tomasz tomislav tommy tomáš toni tony toomas torbjørn toshimitsu
	traian trevor trygve tsai tsutomu tulsi tundu ugo uhuru ulf ulrich umar umaro umaru urho urmas vaclav vadim
	vahan vaira valdas valdimir valdis valentin valeri valeriy valery vangelis vardan vasil vasily vassil
	vassilis viacheslav vidar vigaudas vijay viktor viktor-mihály viktoras vincenc vincent vincenzo vinod viorel
	virgilijus vitali vitalii vitaly vitor vivek vlad vladimir vladimír vladislav vojislav volker volodymyr vuk
	vyacheslav waldemar walid walter wang wayne werner wilfred wilhelm willem willi william willy wim winston
	wladimir wojciech wolfgang xavier xi yahya yair yakov yanis yann yannis yaroslav yasin yasir yasser yasuo
	yehuda yevgeny yitzhak yoav yoshihide yoshinobu yousef youssef yoweri yukiya yuri yuriy yury yusaf yusof
	yusuf yves zafar zaher zahir zakir zalmay zbigniew zdeněk zdravko zeid zeljko zenon zhan zhang ziad zoltán
	zoran zsolt zuhair zurab zviad álvaro ömer željko`

// femaleNames are given names of women in the news, in many languages.
const femaleNames = `adaeze adela agnes agnieszka aicha aida aisha alba alejandra aleksandra alenka alessandra alexandra
	alexandria alia alice alicia alicja alison alma amal amalia amanda amina amira amy ana anastasia andrea
	andžela angela angelika angelina anita anja anke ann anna annabel annalena anne annegret anneli annette
	annika anniken antonella antonia arancha ariane asma astrid asya aung-san aurelia ayelet ayşe azza bahia
	barbara beata beate beatrice beatriz benazir bernadette bertha beth betty bianca bidhya birgitta blanca
	bojana brigitte bronwyn camila camilla carla carme carmen carol carole carolina caroline carolyn catarina
	catherine cathy cecilia celia chantal charlotte chiara chloe christiane christina christine chrystia cindy
	claire clara clare claudia clemence condoleezza constance corazon corinne cristina cynthia cécile dafna
	dalia daniela daphne daria dariga debbie deborah delcy delia denise diana dilma dina dolores dominika donna
	dora doreen doris dorota dorothy ebba edita edith edna ekaterina eleanor elena elisa elisabeth elise
	elizabeth elke ella ellen elsa elvira emilia emily emine emma erica erika erna esther eunice eva evelyn ewa
	fadwa fatima fatou federica federiga felicia fiona florence frances francesca franziska françoise frederica
	gabriela gabriella genevieve georgia georgina geraldine gerda gina giorgia gisela gisele gita giulia gloria
	golda grace graciela greta gwendolyn hala halimah hanan haneen hanna hannah harriet heather heba hedvig
	heidi heike helen helena helene helga helle henriette hillary hina ibtisam ilona ilse imelda indira inge
	ingrid inés irena irene irina iris isabel isabella isabelle ivana jacinda jackie jacqueline jadwiga jana
	jane janet janice janina jeanine jeanne jelena jennifer jenny jessica jill joan joana joanna joanne johanna
	jolanta josefa josephine joumana joyce juanita judith judy julia juliana julie june justyna kaisa kaja
	kamala karen karin karine karolina katalin katarina katarzyna kate kateryna katharina katherine kathleen
	kathryn katie katja katrin katrín keiko kelly kersti khadija khaleda kira kirsten kristalina kristina ksenia
	kyung-wha laila lana larisa latifa laura layla leila leni leonor leslie leyla leïla liat lidia liesje lilia
	liliana lily linda lindsey lisa liudmila livia liz lorena louise lucia lucie lucy lucía ludmila luisa lydia
	lyudmila magdalena maggie maia maite maja malala malgorzata manuela mara marcela margaret margarete
	margarita margot margrethe maria mariam mariana marianne marie marielle marija marina marine marion marisa
	marisol mariya marsha marta martha martine mary maryam maud maureen maya małgorzata meera megan megawati
	meghan mehriban melania melanie melinda mercedes meri meryem mette michaela michele micheline michelle
	michèle milena mina mireya miriam moira molly mona monica monika nabila nadezhda nadia nadine najat najla
	naledi nancy naomi natalia natalie nataliya natasha nathalie nawal nicola nicole nicoletta nikki nilufar
	nina nisha noeleen noor nora nuria nursel oksana olena olga olha olivia ophelia ornella palina pascale
	patricia paula pauline pavla penny petra phumzile priti queen rachel raisa ramona rania raquel rasa rebecca
	regina renata retno rima rita roberta rosa rosalia rosario rose rosemary roxana roza ruth sabine sahle-work
	sahra salome samantha samia sandra sanna sara sarah saskia shaista sharon sheikh-hasina sheikha sheila
	shirin shirley sigrid silvia simone simonetta sinéad sirimavo slavica sofia sonia sophia sophie soraya
	stacey stella stephanie sue susan susana susanne suzanne svetlana sviatlana sylvia sylvie ségolène tamara
	tania tanya tarja tatiana tatyana teresa tereza tessa thea theresa tiffany tina tomoko tzipi ulrike ursula
	urszula valentina valeria valerie vanessa vera veronica veronika vesna victoria viktoria viola violeta
	viorica virginia vivian vjosa wafa wanda wangari wendy winnie xiomara yael yasmin yekaterina yelena yevgenia
	yingluck yoko yolanda yuko yulia yuliya yvette yvonne zainab zeinab zoe zofia zuzana élisabeth`

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
	if !p.is(i, leaderWord) {
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
	if !p.is(i, leaderGiven) {
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
