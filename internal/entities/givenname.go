package entities

import (
	"strings"

	"entente/internal/text"
)

// maleNames are given names of men in the news, in many languages.
const maleNames = `aaditya aaron abbas abdal abdalla abdallah abdel abdelaziz abdelfattah abdelhamid
	abdelilah abdelkader abdelkrim abdellatif abdelmadjid abdelmalek abdelrahman abdennour abderrahmane
	abdirahman abdiweli abdolreza abdou abdoulaye abdul abdulaziz abdulhamid abdulkadir abdullah abdullahi
	abdullatif abdulmalik abdulrahman abdulrazak abdurrahman abel abhijit abiy abraham abu abubakar achim adam
	adama adebayo adel adem adewale adil aditya adnan adolfo adolphe adrian afonso agim agustín ahmad ahmadou
	ahmed ahmet aidan aidar aiden aivars ajay ajit akbar akihiro akihito akin akinwumi akio akira akmal aksel
	akwasi alaa aladji alaeddin alain alan albert alberto albin alcides aldo alejandro aleks aleksandar
	aleksander aleksandr aleksej aleksey aleqa alessandro alessio alex alexander alexandre alexei alexey alexis
	alfonso alfred alfredo alhaji ali aliaksandr alija alioune alisher alistair allan allen almazbek alonso
	alper alpha alphonse altan alvaro alvin alyaksandr amadeo amado amadou amare amaury ambrose amin amir
	amirali amit amitabh amon amos amr amrullah anas anatol anatole anatoli anatoly anbar andal anders andrea
	andreas andrei andrej andres andrew andris andriy andrus andry andrzej andré andrés angus anibal anil ankit
	anselm ante anthony antoine anton antoni antonin antonio antony antti antónio anwar anwarul aníbal anış
	apirana apostolos aram arash archbold archie aref ariel arif arild arjun arkadiusz arkady armand armando
	armen armin arnaud arno arnold arnoldo arsen arseniy arslan artan artem arthur artur arturo artyom arun
	arvind aryeh asad asaf asen asghar asher ashok ashraf ashton asif askar askold aslam aslan assad assimi atal
	ataullah athanase athanasios atif atiku atila attila audrius augustin augusto aureliano aurelio austin avi
	avigdor avraham ayad ayaz aydin ayman aymeric azali azhar azim aziz azmi babacar baburam badar badr bahadur
	bahram bajram bakhtiar bakhyt bakir balbir baldev baltasar balázs bambang barack barham barnaby barrie barry
	bart bartholomew bartolomé bartosz bartłomiej basel bashar bashir basil basilio basuki batyr behrouz bekir
	bekzod belmin ben benedict benigno benito benjamin benjamín benny benoit benoît berdibek berham berislav
	bernard bernardo bernie bert bertie bertrand besim besnik bhupinder bidzina bienvenido bilal bilawal bill
	billy bingu binyamin bipin birger bjarne bjorn björn blaise blas blerim boaz bob bobby bobi bogdan bohdan
	bohuslav bola boniface boris borja borut bosco boubacar boubou boyko brad bradley brahim brahmin brandon
	branislav branko braulio brendan brendon brent brett brian brice bruce bruno bryan burak burhan burhanuddin
	byron bård béla caleb calvin cameron carl carlito carlo carlos carsten casimir cassius cecil cedric celso
	cem cengiz cesar cesare chad chakib chandra chandrababu charalambos charles charlie che cheikh chidi chinua
	choguel chris christian christoph christophe christopher chrysostomos chuck chukwuemeka ciprian clarence
	claude claudio clayton clement cleopa clifford clint clive cody cole colin conor conrad constantin
	constantinos corey corneille cornel cornelius cory costas craig cristian cristiano cristián cristóbal csaba
	curtis cuthbert cyriel cyril cyrus czesław césar dacian daher dairo daisaku dalia dalton damian damien damir
	dan daniel daniel-francisco daniele danilo danny danylo dariush dariusz darko darrell darren darryl datu
	dave david davide davit davor davut dawda dean debretsion declan dejan delroy demetris deng denis dennis
	denys denzil deon derek derrick desmond deval devendra devin devlet dharmendra didier diego dieter dietmar
	digvijay dilip dimitar dimitri dimitrije dimitrios dimitris dinesh dino dionisio diosdado dirk djibril djoko
	dmitri dmitriy dmitry dmytro domenico domingo domingos dominic dominik dominique don donal donald donato
	donnie donovan dorin doug douglas doğu dragan dražen drew dritan duane duarte duma dumitru duncan dusan
	dušan duško dwayne dwight dylan dzhokhar eamon eamonn eben ebrahim ebrima ed eddie edelio edgar edi edmond
	edmund edmundo eduard eduardo edvard edward edwin efraim efrain efraín egidio egils egon ehab ehsan
	ehsanullah ehud eiki eino eirik eisuke eitan ekmeleddin ekrem elbegdorj eldar elhadj eli elias elie elijah
	eliseo elliott ellis elmar elmedin elon elpidio elson elvis emanuel emil emile emin emmanuel emmerson
	emomali enoch enrico enrique enver ephraim epifanio epsy erasmus erdal eric erich erick erik erkki erlan
	erlend ernest ernesto ernie ernst errol ersin erwin esmaeil esmail esmond espen essam esteban ethan etienne
	euclides eugen eugene eugenio eusebio evan evander evangelos evarist evariste evaristo evgeni evgeny evo
	ezra ezzat fabian fabien fabio fabrice fabricio facundo fadel fadi fahad fahd fahmi faisal faiz fakhri
	farhad faris farouk faruk fatmir faure faustin fausto fawzi fayez fayyad fazal fazlur federico fekete
	felicien felipe felix fenech ferdinand ferenc ferhat fermín fernand fernando fernão ferran feyzi fidel
	fidèle filiberto filip filipe filippo fiodor fletcher florian floyd flávio fouad francesc francesco francis
	francisco franck francois franjo frank frankie franklin frans frantz franz françois fraser fred freddie
	freddy frederic frederick frederik fredrik fredy friedrich frits fritz fuad fulgencio fumio fyodor félicien
	félix gabi gabor gabriel gabrielius gad gaetano galo gamal gareth garry gary gaspar gaspard gaston gaurav
	gautam gavin gavril gazi gaël gebhard gebran gebremedhin geert geir gennadi gennadiy gennady geoff geoffrey
	georg george georges georgi georgios georgy gerald gerard gergely gerhard germain germano germán gerry
	gervais getachew ghassan ghulam giacomo gianni gideon gilbert gilberto gilles gino gintaras giorgi giorgio
	giovanni girma giuseppe gleb glenn gnassingbé godfrey godwin gopal goran gordon gotabaya gotse graciano
	graham grahame greg gregory grigol grigor grigori grigory grzegorz guglielmo guido guilherme guillaume
	guillermo gulabuddin gulbuddin gunnar gunter gurban gurbanguly gus gustaf gustav gustavo guy guðni gyanendra
	gyula gábor günter haakon habib habibullah hafiz hafizullah hage haider hailemariam haim hajime hakainde
	hakan hakim halil halim hamad hamdan hamdi hamid hamidou hamish hamza hank hannes hans hansjörg harald
	hardeep haris harish harith harold haroldo haroun harri harrison harry harsh haruhiko hasan hashem hashemi
	hashim hassan hassanal haydar hayk hazem heath hector hedi heikki heiko heinrich heinz hekmat helmut hendrik
	henning henri henrik henrikas henrique henry henryk herbert heriberto herman hermann hermes hernan hernando
	hernán herve hervé heydar hichem hidayat hidayatullah hideki hieronymus hikmet hilario hiroshi hiroyuki
	hisham hojjat horacio horst hoshyar hosni hossam hossein hovik howard howie hristijan hristo hristos hrvoje
	hubert hugh hugo hugues humayun humberto hun hussain hussam hussein hyeon héctor hédi iago ian ibrahim
	ibrahima idrees idris idriss idrissa idriz igal igbal iglesias ignacio ignatius ignazio igor igors ihor
	ihsan iker ilan ilgar ilham ilie ilir ilkka ilya ilyas imad imed imran imre inacio inam indrek indulis
	ingemar ingo inigo inocencio inácio ioannis iqbal irakli ireneusz irfan irving isaac isaias isak ishaq
	ishmael isidro isioma iskander ismael ismail ismaïl issa issac issoufou istván iulian iurie ivan ivar ivars
	ivica ivo iván iztok jaafar jaap jacek jacinta jacinto jack jacky jacob jacques jafar jagdish jaime jair
	jairo jakaya jake jakob jakup jalal jalaluddin jamal jameel james jamie jamil jamshed jamsheed jan janez
	janko janos janusz jared jarno jaromír jaroslav jaroslaw jarosław jasem jason jaswant javad javed javid
	javier jawad jay jean jeff jefferson jeffery jeffrey jejomar jens jenő jep jeremiah jeremy jeremías jeroen
	jerome jerrold jerry jerzy jerónimo jerôme jesper jesse jesus jesús jhalanath jibril jigme jim jimmie jimmy
	jiri jitan jitendra joachim joakim joao joaquim joaquin jochem jochen jody joe joel joerg johan johann
	johannes john johnny johny jojo joko jolyon jomo jon jonah jonas jonathan jonny jorge joschka jose josef
	joselito josep joseph josh joshua josip josué josé jovan jovenel jozef jozo joão juan jude juha jules julian
	julien julio julius julián junaid junichiro juraj jurgen juri jurica jurij jurijs juris justas justin
	justinas juvenal jyoti jános jérôme józef jörg jörn jürgen jüri kaan kabiru kai kais kamal kamel kamil
	kamran karan karim karl karlis karlo karol kaspar kasper kassim kassym katsunori kaveh kawa kay kazimieras
	kazimierz kazuhiro kazuo kazuyoshi keiji keir keith kelvin kemal ken kenan kendrick kenji kenneth kenny
	kenta kerem kersti kevin kgalema khader khadga khadim khairat khairy khalaf khaled khalid khalifa khalil
	khosro khosrow khurshid kieran kifah kim kiril kirill kirsan kiyoshi kjell kjetil klaas klaus klemens
	klement knut koffi kofi koichi koji kojo kokalla kolinda konrad konstantin kosta kostadin kostas kostiantyn
	kouadio kris krishna kristen krister kristian kristijan kristof krišjānis krzysztof kuldip kuniyal kurmanbek
	kurt kurtis kwaku kwame kwasi kyle kyriakos kálmán kåre lachlan lado lajos lakhdar lalit lalu lambert
	lamberto lamine lando larbi larry lars lasha laszlo laurence laurent laurentino lauri laurynas lawal
	lawrence lazar lazarus leander leandro leandros lech lee lefteris leif leigh lekë leland leni lennart lenny
	leo leoluca leon leonard leonardo leonel leonid leonidas leopold leopoldo leroy leszek lev levan levon levy
	lewis liam liaquat linas linus lionel ljubo lloyd lluís lodovico lorand lorenz lorenzo lothaire lothar louai
	louie louis lubomir lubomír luboš luc luca lucas luciano lucien lucio lucjan ludo ludovic ludvig ludwik
	luigi luis luiz lukas luke luther luís lyndon lászló maciej macky madhav magdi magnus mahamadou mahamane
	mahamat mahamoud mahathir mahdi mahendra maher maheśa mahinda mahir mahmood mahmoud mahmud mahmut
	maithripala majed majid mak maksim maksym malam malcolm malcom malik mallam mamadou mamady mamdouh mamnoon
	manfred manish manlio manmohan manny manoj manolis manouchehr mansoor mansour mansur manuchehr manuel mao
	maqbool marat marc marcel marcello marcelo marcial marcin marco marcos marcus marek margus mariano marijan
	marin mario marius mariusz marián mark markku marko markus marlon marouane martijn martin martti marty
	martín marvin marwan masahiko masaki masatoshi mashhour masood masoud massimo massoud matej mateusz matevž
	mathias mathieu matiur matjaž mats matt matteo matthew matthias matti matyas matías maumoon maurice mauricio
	max maxim maxime maximilian maxwell maykel mazen mazin mehdi mehmet mehmood mehmud mekki melchior meles
	melih melvin melvyn menachem mencho mendel menzies mesut mevlut mevlüt mher micha michael michail michal
	michał micheal michel micheál mickey miguel mihai mihail mihály mijo mika mikael mike mikhail mikheil miki
	mikko miklos miklós mikola mikulas mikulás milan milko milorad milos miloš milton milutin min mindaugas
	miomir mir mircea mirek mirko mirlan miro miroslav mirza mitchell mitt mitul mladen mladenko mo mobutu moez
	mohamad mohamed mohammad mohammed mohamud mohan mohsen mohsin moise moises mojtaba mokgweetsi moktada moktar
	momir momčilo moncef monir morgan moritz morten morteza mosharraf moshe mostafa mounir moussa moustafa
	muammar mudassir mugur muhamadu muhamed muhammad muhammadu muhammed muhsin muhyiddin mujibur mukhriz mukhtar
	mulatu mulazim munir muqtada murad murali murat murray murtaza musa musab musalia mustafa mustafizur
	mustapha muttaqi muzaffar mwai mykhailo mykola myles myron nabeel nabil naci nadav nadhmi nadir nafie
	naftali nagib naguib naim najah najib najibullah najm nambaryn nand nandan nangolo naoki naoto naoyuki
	narayan narendra naresh naser nasir nasrullah nasry nasser nathan naveen navin navjot nawaf nawaz nayef
	nayib nazim nebojsa nebojša necati nechirvan necmettin neculai ned neftali neil nejat nejib nelson nemat
	neri nestor nguyen nguyễn nicanor niccolò nichirvan nicholas nicholás nicodemus nicola nicolae nicolas
	nicolás nicos nidal niels nigel nihad nikhil nikita nikol nikola nikolai nikolaj nikolaos nikolaus nikolay
	nikos nils nimr nirj nitin nizar njabulo noah noam nobuo nobutaka nooruddin norbert norberto norman norodom
	noureddine nouri noynoy noël numan nuno nureddin nuri nurlan nursultan obaid octavio odeh okonjo oktay olaf
	olafr olafur ole oleg oleh oleksandr oleksii oleksiy olexandr oli oligui oliver olivier olivério olle olli
	ollie olusegun olzhas omar omari omid onofre onésimo oren orestes orhan oriol orrin orval osama oscar oskar
	osman osmín osvaldo oswald oswaldo othman otmar otto ottó oumar ousmane ovidio owen oyvind oğuz oļegs paavo
	pablo paco paddy panagiotis panayiotis pankaj panos paolo parviz pascal pascoal pascual pasquale pat patric
	patrice patrick patrik patrícia patxi paul paulino paulius paulo paulus pavel pavlo pawan pawel paweł peder
	pedro peer pekka pentti pepe per percival percy pere perry pervaiz pervez petar pete peter petr petras petro
	petteri phil philemon philip philippe pierre pieter pietro pim piotr plamen platon plácido porfirio prabowo
	pradeep praful prakash pranab prasad pravin prayut predrag prem priit primož przemysław puan pushpa pål
	péter qaboos qais qamar qasem qassem qassim quentin quincy quintin rached radek radko radmilo radoslaw
	radosław radovan rafael rafał rafic rafidah rafik rafiq raghuram rahimullah rahul raila rainer rainis rajan
	rajat rajendra rajiv rajnath raju rakan rakesh rakhat raleigh ralf ralph ralston raman ramesh rami ramin
	ramiro ramon ramtane ramy ramzan ranasinghe randall randy ranil ranjan ranko rapheal rashid rasmus ratan
	ratko raul ray raymond raymonds raymundo razak razman raúl recep reggie reinhard reinhold remigio remy renat
	renato renaud rene renzo rené resul reuben reuven rex reynaldo reza rhys riad ricardo richard richie richárd
	rick rico ridvan riek rifaat rigas rigoberto rishad rishi rishikesh risto ritchie riyad rob robert roberto
	robin robson rocco roddy rodney rodolfo rodrigo rodrigue rogelio roger rohan roland rolando roldán rolf
	rolland romain roman romano romeo romuald romulo romário ron ronald ronaldo ronen ronnie rory rosen ross roy
	roza ruben rudolf rudy rufus ruhakana ruhollah rui rumen rupert ruslan russell rustam rustum ruud ruy ryan
	ryszard régis rémi saad saadi saber sabri sacha saddam sadegh sadiq sadyr saeb saeed safet safi safwat said
	saifuddin sajid sakari salah salaheddine salahuddin saleem saleh salem saleumxay salif salim salmaan salman
	salva salvador salvatore sam sameh samer sami samir sammy samuel samuele samuli samura sanan sandeep sandor
	sandro sanjay sanjiv santiago saqib sarath sardar sardor sargis sartaj sasha satoshi saud saulius sayed
	sayeed sayyid saúl saša scott sean sebastian sebastien sebastián sebastião seiji sekou selahattin selim
	sellapan selçuk semih semyon senad seph sepp seppo serafín serdar serge sergei sergey sergio serhiy serik
	serj serzh seth sevket seymour seyoum seyyed shabir shafiq shahab shahbaz shahid shahriar shaker shakib
	shamil shamim shamkhan shane shankar sharif shaukat shavkat shawn shayne shehbaz sheldon shigeru shimon
	shintaro shinzo shinzō shiv shlomo shoaib shuja shuji shunsuke siddharth sidi sidiki sidney siegfried
	sigbjørn sigfrido sigmar sigurdur silas silvan silvanus silvio silviu simeon simo simon simonas siniša
	sirajuddin skender slavko slobodan sohail solomon sooronbay soren sotir soufiane souleymane soumaila
	soumaïla soumeylou spencer spyros srdjan srettha staffan stanislav stanisław stavros stefan stefano steinar
	steingrímur stelios sten steph stephan stephane stephen steve steven stevo stewart stig stipe stjepan stoyan
	strive stuart stéphane subrahmanyam subramanyam sudhir suhail sujoy sukhbir suleiman suleman suleyman sultan
	sumit sunil suresh surin sushil susilo svante sven syed sylvain sylvester szymon sándor sékou søren taavi
	taban tabaré tadeusz taha tahar taher tahir taito taiwo takashi takehiko takeshi takuya talal talat talgat
	talib tamaz tamim tamás tanju tapan tarak tareck tarek tareq tarik tariq tarja taro tarun tarık taur tawfik
	taye tayeb taylan tayseer tayyab tayyip tecwyn ted teddy tedros tendai teodor teodoro terence terje terry
	tertius teruyuki tetsuya teuku teymur thabo thaksin thanasis tharcisse tharman thein theis theo theodor
	theodore theodoros theodosios theophilus thibaut thierry thilo thomas thongloun thorbjørn thorsten thorvald
	théodore tiago tibor tidjane tiemoko tigran tihomir tim timo timothy timothée timur tino tito tjahjo tjeerd
	tobias tobie todd todor toivo tojo tom tomas tomasz tomeu tomislav tommaso tommy tomáš toni tony toomas topi
	torbjørn torstein toshimitsu touadera toumani traian travis trent trevor tristan trygve tsai tsakhiagiin
	tsutomu tulsi tundu tyler tzachi udo ugo ugur uhuru ulf uli ulises ulisses ullas ulrich umar umaro umaru
	umberto umer umut unal urho urmas usman uwe uzi uğur vaclav vadim vahan vahid vaira valdas valdimir valdis
	valentin valentín valeri valeriy valery valter valère vangelis vardan vasil vasile vasily vassil vassilios
	vassilis vasyl veljko venancio venkaiah viacheslav vicente victor vidal vidar vidkun vigaudas vijay vikram
	viktor viktor-mihály viktoras vilayat vinay vincas vince vincenc vincent vincenzo vinko vinod viorel virgil
	virgilijus virgílio viswanathan vitali vitalii vitaly vito vitor vittorio vivek vlad vladan vladas vlade
	vladimir vladimír vladislav vladislovas vlastimil voislav vojislav volker volodymyr vsevolod vuk vuong
	vyacheslav václav víctor wadih waheed wahid waldemar waleed wali walid wallace walter wang warren waseem
	wasim wavel wayan wayne wendell werner wesley wieslaw wiktor wilber wilbur wilfred wilfredo wilfrid wilfried
	wilhelm wilhelmus willem willi william willy wilmer wim winston wladimir wojciech wolfgang woodrow
	włodzimierz xanana xavier xhelal xi yaakov yadav yahia yahya yair yakov yakub yanis yann yannick yannis
	yaqub yaroslav yash yashwant yasin yasir yasser yasuo yavuz yaw yazid yegor yehia yehuda yemi yerzhan
	yevgeny yevhen yigal yisrael yitzhak yoav yoichi yolcu yordan yosef yoshihide yoshinobu yoshiyuki youcef
	yousef youssef youssou youssouf yoweri yuichi yuji yukio yukiya yunus yuri yuriy yury yusaf yusof yusuf
	yuval yves yılmaz zac zach zachary zafar zaheer zaher zahir zaid zainal zakaria zakhar zaki zakir zaldy
	zalmay zaw zbigniew zbyněk zdenek zdeněk zdravko zeev zeid zejd zeki zeljko zenon zephania zhan zhang zheng
	zhivko ziad zine zitto zlatan zlatko zoilamerica zoltán zoran zsolt zubair zuhair zurab zviad zygmunt álvaro
	ángel éamon élie étienne óscar ömer öystein øystein ünal ľubomír željko`

// femaleNames are given names of women in the news, in many languages.
const femaleNames = `abigail adaeze adela adriana afaf agata agathe agnes agnieszka aicha aida ailbhe aileen
	ailsa aisha aishat aisling aisyah akie akilah alaina alba alejandra aleksandra alena alenka alessandra
	alexandra alexandria alia alice alicia alicja alina alisa alisha alison aliya aliyah alla allegra allison
	alma almudena althea alyona alyssa amaia amal amalia amanda amaya ameenah amel amelie amina amira amna amy
	ana anabel anastasia anastasiya anaïs anca andrea andžela aneta angela angelika angelina angèle angélica
	angélique anisa anissa anita anja anjali anke ankhi ann anna annabel annalena annamie anne annegret anneli
	annette annie annika anniken anouk anoushka antje antoinette antonella antonia anu anuradha aparna arancha
	arantxa ariana ariane arianna arlene armita arwa aseefa asha ashley asifa asli aslı asma astrid asya aud
	audrey aung-san aurelia aurélie aya ayaka ayako ayelet ayesha aysel ayten ayşe azadeh azalina azza aïcha
	bahia baljit barbara barbora başak beata beate beatrice beatrix beatriz begoña belinda belén benazir benita
	bernadette berta bertha beth betty beverley beverly bianca bibi bidhya birgit birgitta birgitte blanca
	blanche bodil bojana bożena branka brenda brianna bridget brigid brigitte britta brittney bronwyn bushra
	busisiwe bénédicte cait caitlin caitlyn camila camilla carla carlotta carme carmela carmen carol carole
	carolina caroline carolyn carrie caryn cass cassandra catalina catarina cate catelene cath catherine
	cathleen cathy catrin cecilia celia celina cerys chantal charlene charlotte cherie cheryl chiara chie chika
	chloe chloé chrissy christel christelle christiana christiane christina christine chrystia cindy cinthia
	claire clara clare clarissa claudia claudine clemence clotilde clémentine colette colleen concepción
	concetta condoleezza constance consuelo cora corazon coretta corina corinne courtney cressida cristiana
	cristina cynthia cäcilia cécile dacia dafna dagmar dagny daisy dalia damilola dana danica daniela daniella
	danielle danuta daphna daphne daria dariga darja darya debbie deborah debra deirdre delcy delia delphine
	denise denyse derya diana diane dilek dilma dilnoza dina dinara djamila dolores dominga dominika donna dora
	doreen doris dorit dorota dorothy dorothée dorte dragana drita dunja džemila ebba ecaterina eda edda edita
	edith edmee edna efrat efua eileen eimear eirini ekaterina elaine elba eleanor elena eleni eleonora elida
	elif elin elina elisa elisabeth elise eliza elizabeth elke ella ellen ellie elsa elsbeth elsie elva elvia
	elvira ema emel emilia emilie emily emine emma emmanuelle emmeline ene erica erika erin erlinda ermelinda
	erna ernestine ersilia esma esmeralda esperanza estefanía estela estelle esther esti ethel eugenia eulalia
	eunice eva evangelina eveline evelyn evgenia evgeniya ewa ewelina fabienne fabiola fadwa faezeh faiza farah
	farida farideh farzana fatemeh fathimath fatiha fatima fatma fatou fatoumata fawzia faye federica federiga
	felicia ferial ferzana filiz filomena finnuala fiona fionnuala flavia florence florencia floriane folasade
	frances francesca franziska françoise frederica frida fumiko gabriela gabriella gail galina gaëlle geeta
	geetha gemma genevieve geneviève georgette georgia georgiana georgina geraldine gerda gertrude gesine ghada
	gillian gina giorgia gisela gisele gisella gita giulia giuliana giuseppina gladys glenda glenys gloria gohar
	golda golriz gowri grace graciela graça grażyna greta gretchen grete gretel gro gráinne guadalupe gudrun
	guler gulnara gulnora gulsen gunilla guðrún gwen gwendolyn gwyneth güler hadia hafsa hala halide halimah
	halina hanadi hanako hanan haneen hanin hanna hannah hanne harriet hatice hava hayat heather heba hebe hedda
	hedvig hege heidi heike helen helena helene helga helle heloísa hend henny henriette hermine hilary hilda
	hilde hillary hina hiroko hoda houda huda hélène hülya ibtihal ibtisam ida ilana ilaria ileana iliana ilka
	ilke ilona ilse iman imelda ina indira inga inge ingeborg ingrid inna inés ioana iratxe irena irene irina
	iris irma irmgard isabel isabella isabelle isatou ismene isobel ivana ivanka ivette ivonne iwona izabela
	izumi jacinda jackie jacqueline jacqui jadwiga jamila jamileh jana jane janelle janet janette janice janina
	janine jasna jaya jayalalithaa jayne jeanine jeanne jeannette jelena jenna jennie jennifer jenny jesmyn
	jessica jette jihan jill joan joana joanie joanna joanne jocelyn jocelyne jodie johanna johannah jolanda
	jolanta josefa josefina josephina josephine josette joumana jovita joyce joëlle juanita judit judith judy
	julia juliana julianna julie juliet julieta juliette julija jumana june justine justyna jutta kadri kaisa
	kaja kajal kalpana kamala kamla kanimozhi karen karin karina karine karla karoliina karolin karolina
	karoline karolína karrie kasia katalin katarina katarzyna katarína kate katerina kateryna kateřina katharina
	katherine kathleen kathrin kathryn kathy katie katja katrin katrín katty katya kavita kazimiera keiko keisha
	kelly kellyanne kendra kersti kerstin khadija khaleda khanyisile khouloud kimberley kimberly kira kirsi
	kirsten kirstjen kirsty kjersti klaudia klára krista kristalina kristi kristie kristina kristine kristín
	krystyna ksenia kumari kyung-wha kübra laila lale lalla lamia lana lara larisa larissa latifa latoya laura
	laure laureen lauren laurette laurie lavinia layla lea leah leanne leen leila lene leni leocadia leona
	leonor leopoldine leslie leticia letitia letizia leyla leïla liat lidia lidija liesje ligia lilia lilian
	liliana lilianne lillian lily lina linda lindiwe lindsey linh liora lisa lise lisette liudmila livia liz
	liza ljudmila loide lois lolita lorella lorena loretta lori lorraine lotte louisa louise lourdes luana luba
	lucia luciana lucie lucila lucinda lucrezia lucy lucía ludivine ludmila luisa lujain luljeta luz lydia lyn
	lynda lynn lynne lyudmila léa lída mabel macarena macarenna madalena maddalena madeleine madeline madhuri
	mae magali magda magdalena maggie mahbouba mahnaz mahsa maia mairead maisie maite maja makiko malala
	malgorzata malika manal mandy manisha manon manuela mara marcela maren margaret margarete margaretha
	margarida margarita margaux marge margherita margo margot margrethe marguerite mari maria mariam mariana
	marianela mariann marianne maribel marica maricela marie marielle marietta marija marilou marilyn marina
	marine marion marisa marisol marita maritza mariya mariza mariá marjan marjorie marlene marlies marlène
	marsha marta martha martine marwa marwah mary maryam maría masha mashal masoumeh mathilde matilda matilde
	maud maura maureen mavis maxine maya mayra mayte mayumi mazal małgorzata medea meera megan megawati meghan
	mehriban melania melanie melek melike melinda melisa melissa meltem meral mercedes mercè meredith merete
	meri meritxell merle merve meryem meseret mette meutya mia micaela michaela michele micheline michelle
	michiko michèle miia mildred milena milica mina minerva minna mireille mirela mireya miriam miriana mirjam
	mirjana misako mitsuko mizuho moira mojca molly mona monica monika monique moushira mozah muna munira muriel
	myla myriam myrna máire mélanie mürvet nabila nada nadezda nadezhda nadia nadine nadja nadya nafisa nagham
	nahed nahid nahla naima najat najla najma najwa naledi nancy naomi narges nargis nasra nasrin natacha
	natalia natalie natalija nataliya natasha nataša nathalie natália natércia navanethem navi nawal nazanin
	nazlı neda neelie neema neha nellie nelly nena nesrin neus nevin ngozi nicola nicole nicoletta nida nigar
	nihal nikki nila nilufar nilüfer nimco nina ninette nirmala nisha nita nitza nkosazana nobuko noeleen noemi
	nomvula noor nora noreen norma nouzha noëlle nuala nunziata nuria nursel nurul nuzhat obiageli octavia
	odette odile ofelia ofra oksana olena olesya olga olha olimpia olivia olta olya ophelia orit orly ornella
	ouafa oya padma palina palmira paloma paola parveen pascale patricia patrizia paula paulette paulina pauline
	pavla peggy penelope penny pernille petra petronella petya philomena phoebe phumzile pia pilar pinar piret
	polina pooja pratiba pratibha preeti priscilla priti priya priyanka puan purificación pınar queen rabia
	rabiaa rachel rachele rachida radhika rafaela raghad rahma raisa raissa ramona rana rania ranjana ranjani
	raquel rasa rasha rashida raya rebecca reem refilwe regina regine reham reiko rena renata renate renho
	renáta renée retno reyna rhoda rhona riikka rima rinat risa rita ritu ritva roberta rocío romina ronit rosa
	rosalia rosana rosanna rosanne rosario rose roseanne rosella roselyne rosemarie rosemary rosie rosina roula
	roxana roxane roxanne roza rubina rufina rukmini rula runa ruqayya ruth régine saara sabina sabine sabrina
	sadaf sadia safiya sahar sahle-work sahra saida saima sakina sally salma salome samah samantha samar samia
	samira sanae sandra sandrine sania sanja sanna saoirse sara sarah sarai saridewi sarojini saskia saudatu
	savka sayaka saïda seda sehar seiko selin selma senem serpil sevil shada shadia shahnaz shahrzad shaima
	shaista shamima shamsa shana shannon sharan sharmila sharon shawna sheena sheikh-hasina sheikha sheila
	shelley shelly shereen sherri sherry shilpa shiori shira shireen shirin shirley shobha shoko shoukria
	shukria sigita sigrid sigríður siham silje silvana silvia simona simone simonetta sinead sinéad sirimavo
	sirpa sissel siti siv siwan slavica smriti sneška sofia sofía solange solveig songül sonia sophia sophie
	sorana soraya soňa stacey stefania stefanie steffi stella stephanie sudha sue suha suhad sujatha
	sukarnoputri sulaika sumaira sumaya sunita susan susana susanna susannah susanne sushila sushma susi suzan
	suzana suzanne suzette svenja svetlana sviatlana sybil sylvi sylvia sylvie sylwia sára ségolène sólveig
	tahani taiye takako tamara tammy tania tansu tanuja tanya tara tarana tarja tatiana tatjana tatyana tawakkol
	tawakul teboho tecla temelkuran teresa tereza terri tess tessa tetyana thandi thandiwe thea thenjiwe
	theodora theresa therese thokozile thuli thérèse tiffany tilda tilly tina tomiko tomoko tomomi tove tracey
	trine trish trudy tsipi tulay tuti tuulikki tzipi tülay ulla ulrika ulrike umaira ursula urszula uta ute
	vaishali valentina valeria valerie valérie vanda vandana vanessa vanja vasilisa vasundhara vera veronica
	veronika vesna vibeke victoria viivi vija viktoria viktorija viktoriya vilma viola violaine violeta violette
	viorica virginia virginie vivian viviane vivien vivienne vjosa vlasta véronique věra wafa wafaa waheeda
	wanda wangari wassyla wendy wided wiebke wilhelmina wilma winnie wioletta xiomara yael yanina yara yasemin
	yasmin yasmina yasmine yassmin yayi yekaterina yelena yevgenia yingluck yoko yolanda yolande yoshiko yukiko
	yuko yulia yuliia yuliya yumiko yuriko yvette yvonne yōko zahra zainab zakia zanele zaynab zdenka zehava
	zehra zeinab zena zeynep zhanna zinaida zineb zita zoe zofia zohra zoya zoé zsuzsanna zubaida zuleikha
	zulfiya zuzana åsa åse éliane élisabeth özlem öznur ümran štefánia`

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
		if p.is(i, maleName|femaleName) && p.is(i+1, quoteMark) && a.allVague(p, text.Span{Start: i, End: i + 1}) {
			p.owner[i] = 0 // the recogniser stopped at a nickname
		}
		if p.owner[i] != 0 || !p.is(i, maleName|femaleName) || !p.is(i, capital) || p.doc.Tokens[i].POS != "PROPN" {
			continue
		}
		s := text.Span{Start: i, End: i + 1}
		if end := p.nicknamed(s); end > s.End {
			a.claimPerson(p, s, "", fromPattern)
			i = end - 1
			continue
		}
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
