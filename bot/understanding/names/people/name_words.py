"""Everyday Dutch words that medallists of former Games are called too (Bakker, Zand, Winter): names only beside another
word of the name, with a capital inside the sentence, or where those Games are asked for."""

_WORDS = """
aal aas adem amine anker anti appel appen apps arena arenas art bakker ban banner bar baron bas basset bat battle beat
bede beek beer beier bek bekken belle bes best bie bies bilge binder bisschop blaak blitz blok board bode boe bok bon
boni bonnet borden bos boston bouwman boy brandt brink brits brol bronst brouwer buddy buggy bulder bullen bun bunk
burg burger burgers cabaret cadet camber canto capes cash cat chance charter charters chef chi collier combi constant
corner corona courant crew cross cupido curry daisy dam dar dato dekker det dia dias diepen dijk dis dito dobber doder
dodo donna dorst dort dot drijver drost duin earl ede edit ene eng ernst ever fair farmer fee feng ferm ferry field
fin fix flat forte fox frank free funk gal galante gang gap gard geduld gelei gen gene genest gips glad glo gong
gordijn gore grit grof grol gunst gunter gust gut haag haas hacker hagen hager hai hak hal hall ham hamel han handy
hecht hegge heil held helder heng hering hertog heuvel hinde hindes hol holst hoogland horn horst houtzager hug huh
hui hunt innocent ion jacket jager jam jazz jeans job joop jure jury kade kalle kalt kamen kamp kano kanter kegel kei
kern kiel kieren kina king kip kis kit klaver klier kluft knecht knol koel koen kolk koos kops koster kot kraaier
kriel kroppen kuiper kuipers kus langen lassen law leeman lei lemming len lev linden link lis loggere long loof loon
loos lord loser lux mager major mal male marine mark marlen mas masse master medica mem merk mie min mink modeste mol
molenaar monk mor more morel moren motte mulder naja neo nero netter netto noren obi odd opper ott pace pal palm pan
pang par park pastor pauw peche peel peer pelgrims pelt penny petit piano pico pielen pier pijnen pil plank pok pol
polak pons pool pop pope pos post potent potter power pracht primo prior puck pulver raden rafter rai ram ranch ranken
red rei rein ren rex rial riedel rim rink rip rock roe roes rogge roman romp rook rooms roos roost rose rost rotter
rouwe ruiter rumble rune rut salmi sang sans schaar schade schenk schenker schiller schipper schoenmaker schuil schul
schut schutte screen sen senior sera shorten sik sim sissy small smart smit snep soda sol solo son song soos spencer
spijkers springer stamper starre steel steger sten sterling stern steward sticker stock stokvis stoop storm strand
streng strike tabak taco tai tammer tan tang tapper tea terras tes tilden tim timmer tin ton tong topping tor tori
torrent trim trippel tui turner urban vaandrager vaart vaarten valer var vare veil velden vesper vetter vierdag viola
violet visser vissers vita vlade vliet vogels voogd waard wachtel wade walker wan warden warren wassen waters
weber weerden wei weid welter wen wenge wester wevers white wigger wijk wild wille wim winch windes wolf wolfram yam
yen zander zijden
"""

NAME_WORDS: frozenset[str] = frozenset(_WORDS.split())
HARDLY_WORDS = frozenset(("hoogland", "wevers", "kuiper", "kuipers", "dekker", "molenaar"))
"""Of them what nobody says of medals: names without a capital too."""
