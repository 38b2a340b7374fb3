"""Words of everyday Dutch, and some of English and of the map, that look like a word or a name of ours and are none:
"hoger" is not meant for "honger", nor "gouda" for "goud". They are neither mended nor taken for a name."""

_WORDS = """
aandeed aandoen aandoet aanhang aankomend aantast aantasten aantonen aanval aanvallend aanvaller aanvalt aanviel
aanvoelen aanvoelt aanvoer aanvullen aanwezige aardiger aart abonnee abonnees achten achteren achtervolgd achtte adel
aders adler administratief afas afgedaan afgehakt afgeleid afgemaakt afgewerkte afgezegd afhangen afleiden aflezen
afloopt afronden afslaan afslanken afstoten aftellen aftrek afweten afwezige afzeggen afzonderlijke agendas ahoy aint
alla alpe alter alternatieven alternative alto alves amal amandelen amar ambitieus amour andes angeles ankers anthonis
antoni antony antwoordt aparte appie apple arie armbanden armen armer arms army artikels asten atletiek auditie
audities avant avon baai baal baar baard baarn baars baat babes babs back baden bakkers balance bale balk balken
balkons ballen band bane banen banken banket bankiers banks bannen barbaars baren barker barn barney barones barrel
bars bases basic basics basil basin bass basta baten bayer bazel bazen bean bears beast bedank bedankte bedden bedenkt
bedreigen bedreigt bedreven bedriegen bedriegt bedroefd bedrog bedrogen beef beers beesten beestje beet beetjes
begeven beginnend beginner beginners beginsel begraven begrijpend begrijpt begrippen begroet behaard behaarde behagen
beheerde beheerst beheert beheren behoeden behoor behorend behouden beider beige beilen bejaarden beken bekenden
bekender bekeren bekijkt beknopte bekwaam bekwame beladen belang belangen belangrijker belangrijks belasten belazerd
belden beleef beleg belegerd beleggen belegger beleggers belet beletten belicht belichten beller beloofd beloofde
beloont beloven bemand bende bene benen bengaalse bengalen bennie benodigde benoemde benoemen benut benutten beoogde
bepaal bepaalt bepalen berecht berechten bereden bereiden bereikten bereken berekende berekent beren berkeley bern
beroemd berucht beschouw beschouwd besefte beslaan beslaat beslis besmet besneden besta bestaand bestand bestanden
besteed bestek bestel besteld bestelt bestemd besten bestrijdt betaalde betaalden betekend betere beteren beters
betogers betonnen betoogde betrapte betrekt betrok bette better betty betwiste beurt beurten bevat bevatte bevechten
bever beveren bevestigden bevind bevlogen bevoegde bevonden bewaarde bewaken bewaker bewakers bewaren beweegt beweerd
bewegen bewerken bewezen bewolking bewoners bewoond bewoonde bewuste bezem bezeten bezielt bezige bezitters bezoekt
bezopen bezorgd bezorgen bezorger bezorgt bezwaren bieden bieder bien bieren biertjes bijdraagt bijdragen bijen bijlen
bijschrift bijten bijzonders binden bink bios bird bitcoins bitter blaas blaise blank blazer blazers bleek bleken
blije blijk blijken blijkt blijvend blik blind blinde blinken block bloeding blogs blokken blond blondie blondine
blondje bluf blut boef boeg boei boeien boeit boekel boeket boel boem boeren boete boeten boeven bogen bois boks
bokser bold bond bonen bones bongo bonnen bont bood boog book booker books boon boor boord boost boots bora boren borg
borgen born borrels bosma boss botanische boten boter botte bouten boxen boxer boys bran branden brandend brandpunt
brands brandweer brasilia brecht breiden breken broeden broeken brokken bron bronnen bronx broos bros brouwen brunette
bruut bruxelles buien buig buigen buigt buis buitenstaanders buizen bult bulten bundelen bundeling burn burt bussen
buste butt butter buuren cafes cage cake camino campings cancer cape capital care carillon carrier case casinos cate
cave celebrity center champion chateau chefs cheque cher chet chez chick chicken chico chief child children childrens
chin chino chip choco christ christel christenen christie christus chuck cijfer cito clan clare clear clone closed
closer colijn college colleges columbia command commander complexe concrete concurreren condor consoles constantijn
conte continental control controles cook cooler cools coop correcte corrigeert counter county court cramer crown
crypte cure cursisten cyrus daad daag daagde daagt daan daaraan daden dage dakar daken dalend daley damen damp danst
danste dansten dante dare dark darling dart darth date daten dates datgene dating datums dead deal dealen dear deck
deeg deels deep deer defensie definitie definities degenen deken dekens dekken dekkers dekt delden dele deler dell
delven denker dennen denzel derk dese desk deuk deuren deus dezen dezer diamonds dichte dichten dichter diegene diemen
dienen diens dienste dies diet dieten dieven dijen dikker dillon dina dineren dingetjes dino dior directe direkt
discussies divers diversen docente dochters dock docs documentaires dode dodelijk doden doek doeken doelde doelman
doelt dogs doing doken dolle dome dominant dominantie dominee domineren dominion dommel dommer done doneert doneren
donk donor dons dont doodgegaan doods doodslag doof dook doom doop doorn doors doos dopen doses doven down dozen
draagt draai draaiden drank dranken drankje driel dries drievoudige drive droegen droge drong droogt drumstel duels
duet duidelijke duif duister duistere duiveland duiven duke dunk dunner dupe dura duren durend duurden duurder duvel
duwde duwen dwalen dwang dweilen dying eagle ebert echo echtgenoten echtgenotes edition editions edna eend eender
eendje eene eerdere eersten eert eibergen eicel eieren eigenlijke eikel eiken eisen eisten elfen elkaars elle else
emigranten emoties ende enge engel engelen engeltje enigen enkelband enkelen enkels enzovoorts eren erotische erven
essen ethische etna etnische etten europas europe evaluatie eventuele evers evert every evident evolution exacte
exotische extras fabel face factoren factuur failliet faire fake fakkels fallon false fame families farmacie fasen
fases faso favoriete favorite feet feitelijke felle fellow fest fever fictief fien fijner fikse file files filips
films filmt final finalist finance fine fiscale fleur flikken flirten folders fons foods foot formaties formele
formules fracties franc franchise francine francken franeker franssen frits frontman fuller functie fysische gaal gaar
gaas gade game gamen gamer gamers gangen garden gardner gare gassen gastel gaston gate gaten gates gazon geacht
gebaren gebeden gebeld gebeten gebleken geblesseerde geboden gebogen gebonden geboord geborgen gebreken geciteerd
gecodeerd gecrasht gedateerd gedeelten gedeeltes gedegen gedode gedoken gedoneerd gedoofd gedraaid gedroogd geduwd
geeist geens geer geert geesten gefaald gefeest gegevens gegrift gegund gehaast gehackt gehakt gehecht geheid gehesen
geheten gehoor gehucht gehuild gehuld gehuurd geilste gein gejaagd gekapt gekeurd gekken gekker geklaagd gekleurd
geklikt gekost gekozen gekte gekwalificeerde gelaat geladen gelakt geleegd geleen gelijken gelikt gelogen geloofd
gelost gelukkige gemaaid gemaakte gemaild gemeen gemeenten gemeentes gemeld gemis gemiste gemixt gemogen gemonteerd
genaaid genaamd gender geneest genegeerd genezen genie genk genomineerd genomineerde genoten genre gent geologische
georganiseerde gepaard gepast geperst gepest gepikt geplaatst geplakt gepoogd gepost geraakt geraden gerecht geregend
gerezen gericht geringe gerucht geruimd gerund geschenk geschieden geschrapt gesmeten gespoten gestaag gestapt
gestarte gestolen gestoord gestort gestrande getallen geteeld getekend getild getogen getracht getreden getrouwde
gevangene gevechten gevel geveld gever gevist gevlogen gevlucht gevoed gevoegd gevoeld gevoerd gevolge gevraagde
gevuld gewaagd gewacht geweld gewend gewenst gewest geweven gewezen gewijzigde gewist gewogen gewonde gewone gewoond
geworpen gewricht gezaagd gezaaid gezamenlijke gezant gezegde gezegt gezellige geziene gezogen gezonden giang gids
gieren gillen ginger gino girl gissen gist give glen gloed goden goeden goedendag goedkope goedkopere goeds goes
goesting going golden golf gone google gooiden goor goot gossip gouda gouw graad graaf graaft graal graan grade
grafieken gran grande granen graniet grasland grass grassen grauw grave graven grazen greet griep griet grieven grijp
grim grind grip groef groeien groeit groenen groenten groentjes groeps groeven grondig grondige grootmachten groots
grootse grootst grootte grot groten grotten group grove grover guest gunste gwen haags haai haak haaks haakt haan
haard haast haat hacken hair haken hakken hakt halal hale halle hallen halo halt haltes hamas hamster handel hang
hangen hangend harden hardop hardste hardy haren hari harlem harm harp hars harte hartelijke harten hate
hatelijke haten haus haven havo hayden hazel hazen header hear heat heelt heere heeren heerlen heerlijke heers heersen
heersende heerser heersers heerst hees heetste heft heftiger heijden hein heisa heist hekel heks heldere heleen heli
hell hella helle hellen hellend heller helm helmen helpe helper helse hemd hemden hemelse hemzelf hengel hens herbergt
herder here herinnerd herken herkend herkent herr hersens herstel hert herten hervat herzien hete heter heup heusden
heuse hidden hiel hielpen hiep hieraan higgins hilarische himmler hint hints hiroshima historici hitlijsten hobbys
hoed hoeden hoefden hoeft hoer hoeren hoes hoesten hoeverre hoezeer hofman hogan hogere hogg hold holden hole
holleeder holman holt holte holten homeland homer honger hongerige honor hood hoof hoofden hooft hooge hoogten hoogtes
hooi hook hoorn horde horden horens hormonen host hostel houdend houdende houder houders houding hour houten hove
hoven hufter huib huilde huilt huisvesten hulk huls hulst human humphrey hung huren hutten huys hysterie hysterisch
hysterische idea idem idioten ieders iemands ieper illustraties immens immer indiaanse indiaas indian indianen indie
individuen indo informatief ingegrepen ingepakt inname innen inpakken inslaan instaan interessanter interesses
interland interne into invallen inzien ironisch ironische irritante island jaap jaars jacoba jacobus jafar jagen
jakarta jarige jarigen java javaanse jaya jelena jennings jeune jewel jing joeg joggen jolien jona jonger jongere
jongs joods jorge juiste jurist juristen jurken just kaap kaarsen kaarsje kaarten kaartjes kaat kabaal kaken kalenders
kalmeren kameleon kameraden kamerlid kampen kamperen kampt kangoeroe kanker kannen kanten kapel kappen kappers kapt
karper kart kassen kasten kazen keel keen keep keet keien keiharde keizers kelder keltische kennel kennende kenner
keppel kerken kers kersen ketel ketels keten kettingen keur keurde keuren keurige keuring keurt kever kham kick kicken
kier kies kijkend kikker kikkers kill killer kirk kiss kist kisten kits klaagde klaagden klaas klan klank klanken
klanten klap klappen klapper klapt klapte klauwen klei kleiner kleinere kleins klem klemmen kleppen klets kleurde
kleurden kleurt kleuter klieren klikt klink klinken klokken klomp klompen klonen kloon klooster klop klos klote kloten
klus klusjes knaap knal knapen knappen knapperd knapt knights knip knoppen knuppel koek koeken koepel koerden koerier
koester koestert koets kokend koker kolen kolom kolommen kome kommen komst konijnen koningen konings kont koot kooten
koperen kopers koppelen koppels koppelt koppen korf korrels korst korten korter kortstondige koste kots kotsen kous
kozen krab kramen kramp krampen kranen krans krappe kras krat krater kratten kreek kreet krekels kreten krijger krijt
kringen kritisch kritische kroegen kroes krom kroning kroon krop kudde kuit kung kusje kussen kust kuste kusten kutjes
kwal kwalen kwalificaties kwallen kwasten kweek kweken kwetsen kwetst laad laadt laan laar laatsten lacht laden lader
lagere lagos laken lamme lampjes lance landde landing lands landt lane langere lans laren larson larven laser laste
lasten laster lastiger lata late latere latex latin latten laude launch lawson lazer leader lease lector lede leder
lederen leed leeds leefden leegte leem leen leent leer leerde leerden leerlinge leert leerzaam leerzame legden legen
legendarisch lego legs legt leidend leids leidse leie leien lekke lekken lekkers lekkerst lekt lenen lenin lens lente
lenzen leraars leraren leren lesbisch lesbische less letsel lette letteren leugen leukere leuks leukst leur leus
leuven leuze leuzen leve level levend levende levens lever lezer liberaal liberalen lichtje lieden liederen liedjes
liefdes lieg liegt lieke lien lienden lier lierse lies lieven life lift liga liggend light lijden lijdt lijf lijm
lijmen lijsten lijve like likt lime line ling linie linnen lint lion lippen list lite liter lives locaties location
loden loep loes loge loggen logische lokatie loods loont lost loten lover lovers lozen luidde luide luiden luider
luidt luieren lula lulu lust luuk lyrisch maarten maas maatstaf mach machines machten machtige macy maden magier
magische magistraat magnolia mail mails main maker makkelijker malaga malen mall malt mamas mamma mams mana managen
mand manden manen mang manier manieren mank mann manning manu mappen maradona marcelo mare marga marges margin margo
marinier maris marker markten marley marmer marne marsen mart martel martelen marvel maryland mask masker mast masten
mata mate mater material matisse matten mattheus matthijs maura maximus mckay mean meander meat mechelen mechelse
medaillon medical meel meent meerderen meern meerssen mees meester meesters meet meets meeuwen meijers mein meir meld
meldden melden mena menen mengen mengsel menig menschen mentaal mentoren meppen mercy meren merkel merkt merkten
messen mest meta metal meten methaan meting mets metten mevr michaels michail michelin michiel michiels mien mier
mieren mietjes mijl mikt milde milder miles mille milt minas minded mindere minderen minds mindset ministers minsk
mint minute minutes miss misser mister mits modder moed moeders moeilijker moeilijkheden moeilijkst moer moes moge
mogelijks molen moments monet monopolie monster mont montana monteren mood mooiere moois mooist mook moor moors mora
morgens mort moss motie motten moulin mount move movie muiden munch must naad naai naait naakt naakte naasten nabije
naderen naderhand nagel nare nasa nasr nate national nations native natte natuurlijke near need neer negeerde
negeert neger negeren neon ness nesten netten neuk neven news nexus niche nida niek nier nieren nieto nieuwer nieuwere
nieuwland nieuwsgierige nieuwtje nigel night nijs nike niki nine noach noden nodige nodigt noemden noemer noort noot
normen norte noten noteren nothing notie number numbers ober oever officieel olde olympique omgekeerde omgeslagen
omruilen omschrijven omstreken omvangrijk omvangrijke omver omzetten once onderdanen onderlinge onderpand
onderschatten onderstaand onderteken ongelofelijke ongelooflijke onmiddellijke onmogelijke onrecht ontdaan ontgaat
ontvang ontvanger ontwaakt ontwikkeld ontwikkelden ontwikkelen ontwikkelingen onvoorspelbaar onwaardig
onwaarschijnlijke onwel onzin oogt oorden oorlogs oostelijk oosten opas opbrengsten opdat openen openhouden operatief
operaties opgegeven opgehangen opgepast opgepikt opgeslagen opgesteld opgezet oplichting opnemen oprechte opschrift
opstand opstanden opsteken opstellen opstellingen opstelt optie optiek optillen optimus opvallen opvatten opzetten
opzicht opzichten opzichter orange order organisatie organisatoren organiseerde organiseren osman oudje oudsher
oudsten oven overdrijven overhemden overig overladen overledene overlijden overmacht overnacht overs overtocht
overtroffen overtuig overtuigde overtuigt overval overwicht overzichten paas pacht pact pair pakje pakjes pakket
palace palen paniek panne pannen panorama panter papas paper pappa paps papua para paraat parcs parijse parken part
parten partners parts past pasta paste pasten pater patton paulien paus pauzes peace peak pearson peek pees peilingen
penning pension percentages peren perioden periodes perron perse person persona personal personeel personele persoons
pesten petitie petje petten phillips piazza piek pieten pikken pikt pikte pilots pinnen pint piraat piraten pistes
pizzas plaat plaatse places plakt planken plantje plantjes plas plassen plat platen play player playing pleeg pleegden
plegen plooien plot plotse plug pluis pluk poef poen poep poezie point pokken pollen polls polsen pont porien portland
positiefs positieve poster poten potten pour praag prater pratt premiere prenten presentatie presentaties presents
press preston prettiger prijst prijzig prik prikken prikt prime prins prinsen printen prints prisma privaat proberen
proeft proeven profeten program programmas programme pronk proppen puber publieke puin puls punk punta punto putten
puurs quest raadsels raadt raaf raak raalte raap raars raast rabo racen racer radar rade rage raid rains rake raket
ramen rana rand randen random range rangers ranst rape rapen rappers rapporten rassen rate ratio ratten rave raven
reactie rebels recensie rechtse recorder rector redacties redden redders rede redenen redt reductie reeen reef reep
rees reet regan regeling regelt regeren reiken reinhardt reinier reist rekken relaties religies remmers remt renault
renden rendier rennen rent repen reports reset resp respectievelijke restaurants resten resulteren reuters reynders
rheden rhode richel richten richtten ridder ridders ride rider rien rieten rietje rijdend rijken rijker rijkere
rijkste rijksweg rijmen rijmt rijn rijnland rijpen rijst rijzen ring ringen ritje road rochelle roda roden rodeo
rodrigues roesten roken rolde romaanse romana rome romeinen romeinse rommelen roosteren roosters rotten round roze
ruig ruik ruiken ruikt ruil ruilde ruime ruimen ruimt ruimten ruinen ruis ruit ruiten ruiz rund runner running rupsen
russel rust rusten rutten ruzies saab salim salto salvador samar samba same samengesteld samenvattingen sand sands
santo satan scannen scans schaadt schaap schaars schaarse schaarste schaden schaffen schaft schagen schakelde
schakelen schakelt schaken schalen schamen schandalige schande schap schapen schappen scharen schatte schatten
schatting schedel schedels scheef scheel scheen scheert scheet scheffer scheidden scheids schelde schelden schelp
schelpen schemas schenden schendt schenen schenken schenkt schep schepen schepper scheren schermen scherpte scherven
scheten schetsen schetst scheurde scheuren scheurt schijn schijt schijten schijven schikken schilden schilder schillen
schim schitteren schoften schokken scholen scholier scholing scholten schommel schonk schoof schoorl schoorstenen
schoppen schopt schopte schorsen schort schorten schot schotten schouwen schreeuw schreeuwden schreven schrift
schriften schrijver schrikt schroef schroeven schudde schudden schuift schuilen schuilt schuiven schulden schuldig
schultz schuren schurken schutter schutting scooter scooters scout scouting sector sedan serge series serieuzer
serious serre serveert server serveren servers servet service services servies seven shaw sheldon shift shine ship
shirt shock shoes shoot shooter shop shoppen shore shot shows shut sich siege siena sieren silo simons simpeler
simpsons sims singel singles sirene sjaak sjeik slaaf slaag slaan slaapt slaat slacht slagen slagers slak slakken slam
slang slangen slap slapend slaven slechte slechten slechtere sleen sleep sleepy slet sletten slib sliepen slijm slik
slikken slimmer slip slok sloop slopen slow sluipen sluipt sluis sluiter sluizen smaad smaakt smeden smeek smeken
smelten smerige smoes smoren snaar snapt snee sneek snellen snellere sneu snijden snoek snoep snoer snol snot snow
snuit snurken soap soho somber some sommen sons soto spaan spaar spande spannen spannender spark sparren spatten speak
specht speelse speeltje spek speld spelend spelende speling spellen spelt speuren spiegels spieren spil spit spoel
spoelen spoiler spontaan spoorde spoort spoot sporen sportclub sporting sportpark sports sportvelden spot spotten
spraak sprake spray spreken spuit spuiten spul spullen staaf staakt staand staande staar staart staartje staats
stadions stads staf stages stak staken stal stalken stallen stam stammen stamp stampen standaard standaarden standard
standby standing stands stang stank stanley stanton stapelen stapt stapte stapten staren stark starr stars starter
starters state station stations status stay steak steam stede steekt stef steil stekker stelden stelen stelling
stelten stemden stemt step steppen sterfte sterken sterkere sterkte sterre sterven steunden steur stick stiekeme
stieren stierven stijgend stijlen stik stikken stil stinken stip stippen stoeien stoelen stoep stoer stok stoke stoken
stokje stokjes stomp stoned stoom stoorde stoort stoot stopten store storen stormen stort storten stortte stoten
straft strak stranden streams streek streken strekken strepen strijde strijdende strijder strijders strijdig strijen
strijk strijken strijkt strikken strippen stroef stroken strong strop strot struiken studios stug stuit stuiten stuurt
stuwen subsidies suit summers sunday support sussen sutter sweet swim system tabellen tablet tablets taboe tafels
taken talking tall talrijke tanken tanks tantes tassen taste tech teek teelt teen tegel tegelen tegenwoordige tehuis
teken tekens tele telefoons telen televisies telg tell tellende teller tellingen tendens tenen tent tentamen terechte
terra test testen tests teugen teven tevreden text thanh thank that thats then theodor theoretische this thuiskom
thuiskomst tickets tiel tielt tiet tiger tijde tijdelijk tijdelijke tijds tijn tijs tiki tikken tilde tillen tilly
tilt timer times timmerman timmermans tine tint tiran title tocht toegevoegde toelaat toer toet toeters toevallige
tonijn tool tools toom toonde toonden toont toorn topless topscorer toscaanse touch toure tours tout town trade traden
trailer trainen trainers trams trance trans treden treed tref treft trekt trey trillen trilling trip troef troepen
trof troffen trol trollen trom tromp troon tros trotse trouwden trouwe trouwen tsaar tumor turnen twan tweet tweetalig
twijfels twijfelt twister twittert type uden uien uitdoen uitdragen uitgang uitgekozen uitgelopen uitgevonden
uithoeken uitkomst uitkomsten uitkomt uitlegt uitlopen uitslapen uitstap uitweg uitziet uniek vaag vaar vaas vaat
vacht vaders vakanties vale valk vallei vals vandaar vanden vang vangnet vangst vans vaste vasten vaten vatte vecht
vechten vector veeg veeleer veen veer veilen veilige veiling veldslag vele velen velgen vellen venen venster verander
veranderden veranderen verankerd verbaal verbaasd verbood verbouw verbouwen verbrak verbreden verbreekt verbreken
verbroken verdachten verde verdedig verdediger verdedigt verdeel verdere verdiep verdiepen verdiept verdorven verdrag
verdrietige verdrinken verdronk verdronken vereerd veren verering vergaard vergaren vergast vergat vergen vergif
vergist vergoed vergoeding vergt verhard verharde verharding verheven verhoging verhoog verhoor verhoudingen verkeerds
verkiest verkiezen verklaarde verklaarden verkloot verkocht verkochten verkoopt verkoos verkouden verlaag verlaagde
verlaat verlang verlangd verlangde verlangen verlangt verlegd verlegen verlenen verliet verlieten verliezer verlof
verloofd verlost vermaarde vermalen vermeden vermeld vermelde vermengd vermijden vermoedelijke vermoedt vermoeid
vermomd vernield vernomen verraad verreden verrekte verrijken verrijzen verrot verschiet verschuilt verse versierd
versieren versies verspil versta verste verstek versteld versterkt verstrekken verstrekt verstrekte verstrikt vert
vertaald vertaalde vertaalt vertaler verte verteerd verteller vertolkt vertonen vertoon vertrapt vertrek vertrekkende
vertrouwd vertrouwen vertrouwt verveeld verveelt vervelen vervelende verven verving vervoerd verwachte verwarde
verwekt verwerken verwerpen verweven verwierp verwijder verwijderde verwijdert verwonding verworpen verzacht
verzachten verzamelnaam verzekerde verzekert verzette verzieken verziekt verzoenen verzonken vest veste vesten vestje
vette vettel vetten vezel vierden viert view vieze vijgen vilt vinger vink vinnen violen virussen visie visite visje
vissen vista vlaag vlagen vlam vlas vlek vloeren vlog vlogen vluchteling voedde voeden voedt voegde voegden voegen
voel voelde voelden voelen voelt voer voeten volgend volgers volken volstaat volt vonk vonken voorafgaande voorbije
voorde voorn voorruit voorspeld voorste voorstelling voorstellingen voortleven voorval vorden voren vorken vormige
vorsten vouw vouwen vraagtekens vrede vreemden vrees vreesde vreesden vreest vreten vrezen vriendelijker vroege
vroegere vuisten vullen vult vurige vuurt waag waagde waaide waal waan waanzin waardeer waarden waardes waardig
waarschijnlijke waart waartoe waaruit waas wachtend wadden wait waken walden walk wallen walt wanda wanen wapen warmen
warmere warner wars wasbeer wear websites wedde weed weeen weeg weekenden weeks weent weert wees wegens weggaat weide
weiden weird weke wekken wekker wekt welkome well welpen welt wende wenden wendt wenen wennen wenselijk wenst went
werelds weren werf werft werkdag werke werkelijke werkend werkende werker werkten werpen werpt werven westelijk westen
wetend wetten weven wever wezel wezens whats while wide wieden wieder wieg wieken wiel wielen wielrenner wierden wierp
wiet wiggins wijd wijde wijden wijken wijnen wijs wijst wijten wijven wijzen wilder wilgen willem willens willis wils
winden windt wine wing wings winsten wire wish wiskundige wissel wisselend wisseling wissels wissen witten witwassen
woede woedend woedt woerden woest wolken wollen wond wonden wonder woody worde words work worm wormen worp worst
worstelt woud wouden would wouw wreken yamaha yates zaal zaden zake zakje zalen zalf zeden zeeen zeef zegde zegel
zegels zegen zegevieren zegge zeik zeit zenden zenders zere zeur zicht zieke ziekten ziektes ziggy zijne zimmerman
zink zinnig zion zittend zoeker zoen zoent zoet zoey zogenaamde zolder zolen zond zondags zonden zondig zone zonen
zones zoniet zonk zonne zonnige zooi zooitje zool zoom zoons zootje zorgen zoude zouten zuiger zuivel zuivere zuiveren
zulk zulte zwaai zwaan zwaard zwakte zwam zwanger zweeft zweeg zweer zweet zwemt zweren zwerven zweten zweven zwevende
zwijn
"""

LOOK_ALIKES: frozenset[str] = frozenset(_WORDS.split())
