"""Ordinary Dutch words: what people put around names, and what is therefore no name on its own.

A selection of our own: the small words, the usual verbs with their forms, and the words of medals, sport, time and
asking.
All folded (see `bot.understanding.names.folding`).
"""

from bot.understanding.names.look_alikes import LOOK_ALIKES

_SMALL = """
a aan aangezien achter af al aldus alle allebei alleen allemaal allen allerlei alles als alsjeblieft alsnog altijd
alvast ander andere anderen anders bij bijna binnen bis boven bovenaan bovendien buiten d da daar daarbij daardoor
daarna daarom daarvoor dadelijk dan dank dat de degene den der des deze dezelfde die dien dit dingen ding dink doch
door doordat dr dus e echt echter een eens eentje eer eerder eerst eerste eigen eigenlijk el elk elkaar elke en
enfin enig enige enkel enkele er eraan eraf erbij erdoor erg ergens erin ermee erna ernaast erom eronder erop
ertussen eruit ervan ervoor et etc even eventjes evenveel exact extra ff flink g ga gaan gauw geen geenszins gehele
gek gelijk genoeg gewoon goed goede graag groot grote grotere grootste haar had hadden half halve hallo hand hard
hare he hee heel heen heer hele hem hen het hetzelfde hey hi hier hierbij hiermee hij hoe hoelang hoeveel hoeveelste
hoever hoewel hoezo hoi hoog hoogste hun hunne i idee ieder iedere iedereen iemand iets ik ikzelf in ineens
inmiddels is ja jaja jammer jawel je jezelf jij jongens jou jouw jouwe juist jullie k kan kijk klaar klein kleine
kleinste kort korte laag laagste laat laatst laatste lang lange langer langs langzaam leuk leuke liefst liever links
los maal maar mag man maken makkelijk me mede mee meer meerdere meest meeste men met mezelf mij mijn mijne minder
minst minste minstens misschien mn moeilijk mogelijk mooi mooie mooiste morgen n na naar naartoe naast nadat nah
namelijk natuurlijk nee neen nemen net netjes niemand niet niets niks noch nodig nog nogal nooit nou nu nul nummer o
och oei of ofzo oh ok oke okay om omdat omhoog omlaag onder onderaan ondertussen ongeveer ons onze ook ooit op open
opeens opnieuw over overal overigens p paar pak pas per plots plus precies pff prima r raar reeds rest rond rustig s
samen se sinds slecht slechts slechtst snel snelle sneller snelst snelste sommige soms sorry spannend stel steeds
straks stuk stuks super t te tegen tegelijk tegenover ten ter terug terwijl tijdens tja toch toe toen top tot totaal
totale tussen tweede twee u uit uw vaak vaker vaakst van vanaf vandaan vanuit vanwege vast veel veelal ver verder
verkeerd vers via vlug voor vooraf vooral voorbij vooraan voordat voorlopig voorop vooruit voort vrij vroeg vroeger
versus waar waaraan waarbij waarin waarmee waarom waaronder waarop waartegen waarvan waarvoor wanneer want wat we
weer weet weg weinig weinige wel welk welke welken werkelijk wie wiens wij wijzelf y ze zei zeer zeg zeker zelf
zelfde zelfs zich zichzelf zij zijn zin zn zo zoal zoals zodat zodra zoiets zolang zonder zoveel zover zowat zowel
nix gastland gastlanden thuisland streven zelden dunkt dunken pogen weleens weles zovele zessen wijl
helemaal spelen winterspelen lager hoger geleden afstanden afstand volgorde komma vraagteken meedoen meededen alvast
inwoner inwoners schouders schouder hiervoor ervan mede samen thuis elders eindelijk nergens ergens telkens hopen
ah aha ach ai au bah bedankt dankje dankjewel dag doei ey gaaf gezellig gister goedemorgen goedemiddag goedenavond
groetjes haha hahaha hehe hihi hup hoera hopelijk helaas jeetje joh kom lekker lol mss mwah nope okee oeps omg pfff
potverdorie prachtig proficiat sjonge sowieso tjonge tjee toppie wauw wow yes yep yo zucht nvt plz pls ofwel oftewel
cq enzo enz bv bijv dwz amai allez awel ge gij gijlie gulder hullie kdenk kwil kzou nie ni ist isda zenne zulle tis
tgaat ma mama papa dees diejen wa wadde hoedat hoeda efkes seffes goe goei content
"""

_VERBS = """
ben bent was waren geweest wezen zijnde heb hebt heeft hebben had hadden gehad hebbende word wordt worden werd
werden geworden zal zul zult zullen zou zouden kan kun kunt kunnen kon konden gekund kunde mag mogen mocht mochten
moet moeten moest moesten wil wilt willen wou wilde wilden weet weten wist wisten geweten doe doet doen deed deden
gedaan ga gaat gaan ging gingen gegaan kom komt komen kwam kwamen gekomen sta staat staan stond stonden gestaan
stonde zit zitten zat zaten gezeten lig ligt liggen lag lagen gelegen zie ziet zien zag zagen gezien kijk kijkt
kijken keek keken gekeken geef geeft geven gaf gaven gegeven neem neemt nemen nam namen genomen pak pakt pakken
pakte pakten gepakt haal haalt halen haalde haalden gehaald behaal behaalt behalen behaalde behaalden win wint
winnen won wonnen gewonnen winnend winnende winnaar winnaars winnares winnaressen verlies verliest verliezen verloor
verloren krijg krijgt krijgen kreeg kregen gekregen scoor scoort scoren scoorde scoorden gescoord eindig eindigt
eindigen eindigde eindigden geeindigd leid leidt leiden leidde leidden geleid volg volgt volgen volgde volgden
gevolgd tel telt tellen telde telden geteld vertel vertelt vertellen verteld vertelde zeg zegt zeggen zei zeiden
gezegd vraag vraagt vragen vroeg vroegen gevraagd antwoord antwoorden toon tonen laat laten liet lieten gelaten maak
maakt maken maakte maakten gemaakt speel speelt spelen speelde speelden gespeeld rijd rijdt rijden reed reden
gereden ski skiet skien schaats schaatst schaatsen schaatste schaatsten geschaatst loop loopt lopen liep liepen
gelopen spring springt springen sprong sprongen gesprongen schiet schieten schoot schoten geschoten val valt vallen
viel vielen gevallen start starten startte gestart stop stopt stoppen stopte gestopt begin begint beginnen begon
begonnen blijf blijft blijven bleef bleven gebleven lijk lijkt lijken leek leken denk denkt denken dacht dachten
gedacht vind vindt vinden vond vonden gevonden hoop hoopt hopen hoopte gehoopt geloof gelooft geloven kennen ken
kent kende kenden gekend noem noemt noemen noemde genoemd heet heten heette stijg stijgt stijgen steeg stegen
gestegen daal daalt dalen daalde gedaald zak zakt zakken zakte gezakt klim klimt klimmen klom klommen geklommen
passeer passeert passeren passeerde inhalen ingehaald verslaan versla verslaat versloeg verslagen mis mist missen
miste misten gemist verdien verdient verdienen verdiende verdiend lukt lukte gelukt lukken gebeurt gebeurde gebeuren
gebeurd helpt help helpen hielp geholpen stuur sturen stuurde gestuurd bedoel bedoelt bedoelen bedoelde bedoeld
klopt kloppen klopte geldt gelden gold gegolden scheelt schelen scheelde gescheeld tekort nodig gebruiken gebruik
gebruikt zoek zoeken zocht gezocht bekijk bekijken vergelijk vergelijkt vergelijken vergeleken verglijk verschil
verschillen verschilt verschilde toevoegen voeg voegt domineer domineert domineerde domineerden verras verrast
verraste verrassen verover verovert veroverde veroverden veroverd verzamel verzamelt verzamelde verzamelden
verzameld oogst oogstte oogsten presteer presteert presteerde presteerden presteren gepresteerd strijd streed
streden strijden voorspel voorspelt voorspellen bereik bereikt bereikte bereiken verbeter verbetert verbeterde
verbeterd verbeteren vier vieren gevierd regen regent regenen sneeuw sneeuwt sneeuwen gesneeuwd koop koopt kopen
kocht gekocht eet eten at gegeten drink drinkt drinken dronk gedronken slaap slapen sliep werk werkt werken werkte
gewerkt woon woont wonen lees leest lezen las gelezen schrijf schrijft schrijven schreef geschreven hoor hoort horen
hoorde gehoord luister luisteren betaal betalen verkoop verkopen praat praten praatte bel bellen belt belde lach
lachen lachte huil huilen leef leeft leven leefde sterf stierf gestorven bouw bouwen trek trekken trok getrokken
draag dragen droeg gedragen breng brengt brengen bracht gebracht houd houdt houden hield hielden gehouden hou wacht
wachten wachtte leg leggen legde gelegd zet zetten zette gezet stel stelt stellen stelde gesteld open opent sluit
sluiten sloot gesloten
"""

_MEDALS_AND_SPORT = """
aantal aantallen aflossing afdaling afgelopen alpine atleet atleten atlete baan baken beker beste beter biatlon
biathlon bob bobslee bobsleeen bobsleen brons bronzen bronze broer broers zus zussen coach curling dag dagen
daglijst dames dame deelnemer deelnemers deelname deelnemen diskwalificatie discipline disciplines dopingzaak doping
duel duo ploegenachtervolging einde eindstand eindklassement ereplaats ereplaatsen favoriet favorieten finale
finales finish gat gelijkspel gemengd gemengde gold goud gouden grafiek grootste heats heer heren hekkensluiter
historie geschiedenis ijs ijsbaan ijsdansen ijshockey individueel jongen jongens kaart kampioen kampioene kampioenen
kampioenschap kans kansen karakter keer keren klassement klassering koning koningin kopgroep kunstrijden
kunstschaatsen kwalificatie land landen landenklassement langebaan langlauf langlaufen leider leiders lijst lijstje
maanden maand man mannen massastart medaille medailles medailleklassement medaillespiegel medaillestand
medailletabel medaillewinnaar medaillewinnaars medaillewinst medailleoogst medaillekandidaat medaillekansen medal
medals  meisje meisjes meter meters minuut minuten monobob nederlaag nieuws nieuwste nummers
olympisch olympische olympiade onderdeel onderdelen onderscheiding oogst ploeg ploegen ploegentijdrit plaats
plaatsen plaatsing plak plakken plek plekken podium podia podiums podiumplaats podiumplaatsen positie posities
prestatie prestaties prijs prijzen programma punt punten race races rang rangen rangschikking rank ranking rangorde
reuzenslalom record records resultaat resultaten rij rijtje rodelen ronde ronden schaatser schaatsers schaatsster
schaatssters schans schansspringen score scores seconde seconden shorttrack shorttracker shorttrackers
shorttrackster silver skeleton skien skier skiers slalom slotdag slotceremonie openingsceremonie ceremonie snowboard
snowboarden snowboarder snowboarders spel spelen speler spelers spiegel sport sporten sporter sporters sportief
sportster sportsters sprint sprinter stand standen standings stadion start stap stappen statistiek statistieken
stijl succes successen tabel team teams teamsprint tiebreak tijd tijden tijdrit titel titels toernooi tops trainer
tussenstand uitslag uitslagen vierde vijfde plekje voorsprong achterstand vrouw vrouwen vlag vlaggen wedstrijd
wedstrijden wereld wereldkampioen wereldrecord weer wint winst winter winterspelen zomerspelen zomer zege zeges
zesde zevende zilver zilveren achtste negende tiende derde tweede eerste elfde twaalfde winnen medaillekleur kleur
kleuren kleurtje edelmetaal eremetaal metaal ranglijst daguitslag dagoverzicht overzicht samenvatting super reeks
halfpipe slopestyle moguls aerials skicross snowboardcross langebaanschaatsen paren paarrijden eenzitter tweezitter
skialpinisme freestyle freestyleskien noordse combinatie superteam skiatlon achtervolging relay estafette evenement
editie edities gastland organisator thuisland prognose prognoses kleine grote live actueel actuele huidig huidige
overall table ceremony games olympics olympic winner who what how many the and for won nation country countries
buurland buurlanden buren landgenoot landgenoten tegenstander tegenstanders concurrent
concurrenten concurrentie publiek fans fan supporter supporters commentator tv televisie uitzending zender kanaal
app bot telegram unie bericht berichten melding meldingen help hulp uitleg
"""

_TIME_AND_NUMBERS = """
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
september oktober november december jan feb mrt apr jun jul aug sept okt nov dec vandaag gisteren eergisteren morgen
overmorgen vanavond vanmiddag vanmorgen vanochtend vannacht nacht nachten ochtend ochtenden middag middagen avond
avonden week weken weekend weekeinde jaar jaren eeuw uur uren kwart kwartier halverwege begin eind einde datum
moment momenten tijdstip nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend
miljoen keer maal dubbel dubbele enkele tiental dozijn helft derden procent percentage gemiddeld gemiddelde
kilometer kilometers km m cm kg gram ooit nooit recent recente recentelijk recentste volgende vorige vorig komende
komend afgelopen
"""

_DAILY = """
allround bokken bossen botsen bulderen feilen golven hoorden horten klammer kanjer scherpen scherper schatter schatters
schutten tuinen tuiner turken turven zwermen zwerm roepen roeper roept roeren rooien roken roemer roemen zeulen zielen
zuilen zwammen luchtbus roeden roeten wortelen single singles versprongen schemer schitter
overigen steun genen permanent perzik zweep vlotter otter gronden ouden schrikken permanente steunen grond
tonen toppen troost train toren taxi tweeling vijand vloek sneeuw sneeuwpop schaduw
aarde aandacht adres apparaat auto auto's autos baas bank basis bed beeld been beest beetje berg bergen beroep
bezoek bier bijzonder blad bloed bloem bloemen blij boek boeken boerderij bomen boodschap boom boot bord brief broek
brood brug buik buurt cadeau centrum club collega computer cultuur deel delen deur dier dieren dokter dood dorp
douche droom druk duidelijk duur dochter eeuwig effect ei eis eten familie feest feit fiets fietsen figuur film
firma fles foto fotos fout fouten gebied gebouw gedachte gedrag gedicht geest geheim geld geluid geluk gelukkig
gemeente geur geval gevoel gevolg gezicht gezin gezond glas god gras grens grond groep groepen haar hals hart heilig
hemel hond honden hoofd hotel hout huid huis huizen huur idee ijsje informatie instelling invloed jas jeugd kaas
kamer kant kantoor kassa kast kat katten keuken keuze kerk kind kinderen klas klant kleding kleren klok knie knop
koffie koffer konijn kop kosten koud koude kracht krant kunst kwaliteit lach lamp leger leraar les lessen letter
letters leven lichaam licht liefde lied liedje lijn lip lucht lunch maan maat macht markt melk mens mensen mes
middel mis mode moeder moment mond mop moppen motor muis munt muur muziek naam namen natuur neef nek neus nicht norm
oma ons oog ogen oom oor oren oorlog oorzaak oost opa opdracht ophef oplossing orde oude ouder ouders paard pad
pagina papier pen persoon personen pijn plan plannen plant planten plezier poes politie politiek politieke pot prijs
probleem problemen proces product programma raam raad rechter rechts recht rechten reden regel regels regering reis
reizen rekening relatie reus rijk rivier rok rug ruimte ruzie school schoenen schip schuld sfeer situatie sleutel
slot soep soort soorten spiegel spin stad steden steen stem stemmen ster sterren stoel stof straat straf stroom
student studie taal tafel tak tand tante tas taart tekst telefoon term thee theorie tijdje toekomst toets toon touw
trap trein trui tuin vader vak vakantie veld verband verhaal verkeer verkiezingen vis vliegtuig vloer voet vogel
volk voorbeeld voordeel vorm vraag vragen vriend vriendin vrienden vuur wagen wand wang warm warme water weerbericht
weg wegen wens wet wijn wind winkel winkels wit witte wolk woord woorden zaak zaken zak zand zee ziek ziekenhuis
ziekte ziel zin zinnen zoon zon zorg zout zuid zus zwaar zware zwart zwarte rood rode blauw blauwe groen groene geel
gele paars bruin grijs noord west jong jonge nieuw nieuwe oud vol volle leeg lege hoge lage diep diepe breed brede
smal dik dikke dun dunne zacht zachte hard harde moeilijke makkelijke mogelijke zekere ware waar waarheid echte
valse vreemd vreemde bekend bekende belangrijk belangrijke verschillende bepaalde enkele speciaal speciale algemeen
algemene eerlijk eerlijke slim slimme dom domme lief lieve boos bang trots sterk sterke zwak zwakke rijke arm arme
dure goedkoop gratis open dicht los vast nat droog schoon vies lekkere gezonde moe wakker boodschappen gezelschap
aanbod dienst diensten bedrijf bedrijven overheid minister kabinet partij wedden gok gokken weddenschap odds recept
recepten pannenkoeken lorem ipsum dolor sit amet euro euros dollar aandeel aandelen
"""

_NAME_LIKE = frozenset(("bos", "kok", "boer"))
"""Ordinary words that are better known here as the surname of an Olympian: left to the names."""

ORDINARY: frozenset[str] = (
    frozenset(" ".join((_SMALL, _VERBS, _MEDALS_AND_SPORT, _TIME_AND_NUMBERS, _DAILY)).replace("'", "").split())
    - _NAME_LIKE
) | LOOK_ALIKES
"""Words that are no name unless written with a capital inside a sentence, or asked for as a name."""
