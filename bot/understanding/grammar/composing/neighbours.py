"""What a neighbour shows of a word in spoken language: "die twee van de tweemansbob", "met welk goud begon Italië",
"wie werden 2 en 3", "onze oudste winnaar"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.understanding.grammar.composing import said_of as of
from bot.understanding.grammar.composing.word_senses import Sense, Senses
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.told_already import is_known, is_said_of, is_the_other_answer, is_told_already
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT

_MEDAL = "colour|noun.medal"
_NAMED = "athlete|nation|own"
_CALLED = "'kerel/gast/gozer/vent/man/jongen/meid/knul/jongens/mensen/chick/meiden/gasten'"
"""Whom a message speaks to, without a sign between."""
_SAYS = "have|win|be|stand|auxiliary|doing_verb"
_CAUGHT = ("'haalde/haalden/haalt/halen/haal'", "beaten&to_pass&threw_off")
_NO_SUCH = r"(?:g[eé]{2}n|niet) [\w-]+(?: \w+)? (?:is|was|zijn|waren)\b"
_STAYED = "'bleef/bleven/blijft/blijven'"
_NOT_AN_AGE = "win|have|clause|older|than|and|between|ask.difference"
_CAME_FIRST = "'won/wonnen/winnen/gewonnen/zegevierde/zegevierden/won er/wint'"


_OF_ONE_DAY = ("be|win|have", "event|athlete")
_COMPARED = "ask|more|fewer|most|nation|own|than"


_ASKS_WHEN = "ask.time|ask.when|ask.day"
_TOOK_PLACE = (
    "'verreden/gehouden/afgewerkt/gereden/geschaatst/gelopen/gespeeld/betwist/georganiseerd/ingepland/gepland'"
)
_NOT_OF_ITS_DAY = "first_time|last_time|most|ever|win|already|still"
_SINCE = "clause.since|ask.since"
_TOO_THE_OTHER = r"^(?:goud|zilver|brons) ook (?:nog )?(?:goud|zilver|brons)\b"
_VERB_FIRST = r"^(?:is|was|zijn|waren|heeft|had|hebben|hadden|won|wonnen|werd|werden|sta|stond|eindig)\w* "
_ASKED_MORE = "ask|ever|most|measure|rank|amount|metal|clause|than|games&!,|at_games|noun|suppose|times"
_YEARS_OLD = r"^(?:de )?[1-9]\d(?: jaar)?(?! ?(?:keer|goud|zilver|brons|brons|medai|plak|punt|stuks|meter|kilo|km|m\b))"
_PUT = "ask.show&'zet/zet de/zet het/leg/leg de/leg het'"
_BESIDE = "'naast/naast die/naast dat/naast die van/naast dat van/naast de/naast het'"


def _is_other_day(items: Sequence[Item], place: int) -> bool:
    """ "op 9 of 10 februari": the "of" between two days, and the second"""
    at = place if items[place].has("or") else place - 1
    return 0 < at < len(items) - 1 and items[at].has("or") and all(items[at + by].has("moment") for by in (-1, 1))


def _is_their_number(items: Sequence[Item], place: int) -> bool:
    return of.is_their_number(items, place) or is_told_already(items, place) or is_known(items, place)


def _is_greeted(items: Sequence[Item], place: int) -> bool:
    """ "dames en heren, hoeveel …": but not "dames, 1000 meter"."""
    end = next((at for at in range(1, len(items)) if items[at].breaks), 0)
    called = all(one.is_small or one.has_any(("and", "or", "gender")) for one in items[:end])
    return place < end and called and items[end].has_any(("ask", "number", *_SAYS.split("|")))


def _is_told_before(items: Sequence[Item], place: int) -> bool:
    groups = items[place].meanings["described"]
    return any(one.has("described", *groups) for one in items[:place])


def _is_the_other(items: Sequence[Item], place: int) -> bool:
    return place > 1 and (of.is_or_nothing(items, place - 2) or is_the_other_answer(items, place))


def _aged(items: Sequence[Item], place: int) -> Iterable[Item]:
    one = items[place]
    yield replace(one, meanings={"older": ("",)}, text="ouder" if one.has("above") else "jonger")
    yield Item(one.end, one.end, {"than": ("",)}, "dan")


def _and_now(items: Sequence[Item], place: int) -> Iterable[Item]:
    games = next(one for one in items if one.has("games")).value("games")
    yield replace(items[place], meanings={"and": ("",)}, text="en")
    yield Item(items[place].end, items[place].end, {"games": (games._replace(scope=CURRENT),)}, "nu")


def _our_eldest(items: Sequence[Item], place: int) -> Iterable[Item]:
    one, most = items[place], items[place].text.lower()[5:]
    yield Item(one.start, one.start + 1, {"own": ("",)}, "onze", breaks=one.breaks)
    yield Item(one.start + 1, one.end, {"most": ("oldest" if most == "oudste" else "youngest",)}, most)


def _people_counted(items: Sequence[Item], place: int) -> Iterable[Item]:
    one = items[place]
    yield replace(one, end=one.start + 1, text="hoeveel", meanings={"ask": ("how_many",)})
    yield Item(one.start + 1, one.end, {"noun": ("athlete",)}, "mensen")


_WHERETO = "'heen/naartoe/terecht/belandde/belandden/belandt'"
_NOT_OF_A_PLACE = f"{_NAMED}|rank|sports"


SPOKEN = Senses((
    # "waar ging het goud naartoe", "waar kwam het zilver terecht": who won it
    Sense("ask.where", "ask.who 'wie'", among=(_WHERETO, "colour"), without=_NOT_OF_A_PLACE),
    Sense("'ging/gingen/gaat/gaan/kwam/kwamen/komt/komen/is/zijn/belandde/belandden/belandt'", "win 'won'",
          ahead="ask.where", among=(_WHERETO, "colour"), without=_NOT_OF_A_PLACE),
    Sense(_WHERETO, "small", ahead="ask.where", among="colour", without=_NOT_OF_A_PLACE),
    # "hoeveel keer goud hebben we tot nu toe in vergelijking met Peking op het eind": how much of it
    Sense("ask.how_often", "ask.how_many 'hoeveel'", after="colour", among=("versus", "games")),
    Sense("moment&'op het eind/op het einde/aan het eind/aan het einde'", "small", before="games", among="versus"),
    Sense("'toen/destijds'", "small", before="than|^", after="games"),  # "meer dan destijds in Turijn"
    Sense("'als gastland'", "small", among="now_word"),  # "nu als gastland": at these Games, not at all it held
    Sense("gained&'vooruit'", "small", said=r"^(?:\w+)?$"),  # "vooruit, zeg eens hoeveel"
    Sense("'bijeen'", "small", among="win&!small"),  # "wat hij al bijeen heeft geschaatst"
    # "aan welk land moest Nederland het goud laten"
    Sense("'laten'", "gave_up", said=r"\baan (?:wie|welk\w*)\b.*\bmoest(?:en)?\b"),
    # "had die er nu ook een paar": some medals
    Sense("'een paar'", "any", ahead=("have|win", "'er'"), after="^|games|win|'op/bij/in'"),
    Sense("first_time&'debuteerde/debuteerden/debuteert'", "small", after="ask&,", ahead="event|sports"),  # a story
    # "welk verdwenen land had van alle verdwenen staten het meeste": told twice
    Sense("described", "small", before="both", when=_is_told_before),
    # "hoe laat begon de laatste finale": what was won there, not how many there were
    Sense("noun.event&'wedstrijd/finale/race/onderdeel/medailleonderdeel/medaillewedstrijd'", "colour.gold 'goud'",
          before="most.first|most.last", among=f"{_ASKS_WHEN}|ask.who|ask.what",
          said=r"\b(?:was|begon|viel|won|kreeg|wie)\b",
          without=f"{_NAMED}|{_MEDAL}|event|sports|described|'dag*'"),
    # "hoe laat waren de races van Bergsma": when he won
    Sense("noun.event&'race/races/rit/ritten/wedstrijd/wedstrijden/finale/finales'", "noun.medal 'medailles'",
          among=_ASKS_WHEN,
          after="'van'", behind="athlete", without=f"{_MEDAL}|event|win|most"),
    # "op welke dag werd de 10 kilometer verreden", "vond de 10 kilometer plaats", "stond hij op het programma"
    Sense(_TOOK_PLACE, "small", among=(_ASKS_WHEN, "event"), without=_NOT_OF_ITS_DAY),
    Sense("'op het programma/het programma'", "small", among=_ASKS_WHEN, without=_NOT_OF_ITS_DAY,
          when=of.is_of_an_event),
    Sense("'vond/vonden/vindt/vinden'", "be", among=(_ASKS_WHEN, "event"), without=_NOT_OF_ITS_DAY,
          behind="'plaats'"),
    Sense("'plaats/plaatsgevonden/plaatsvond/plaatsvonden'", "small", among=(_ASKS_WHEN, "event"),
          without=_NOT_OF_ITS_DAY),
    # "was dat op zaterdag of zondag": on which day
    Sense("moment&'* of *'", "ask.day 'op welke dag'", among=_OF_ONE_DAY, without=_COMPARED),
    Sense("moment|or", "small", among=_OF_ONE_DAY, without=_COMPARED, when=_is_other_day),
    Sense("moment", "ask.day 'op welke dag'", among=_OF_ONE_DAY, without=_COMPARED, after="or",
          when=lambda items, place: _is_other_day(items, place + 1)),
    # "is het ooit voorgekomen dat Finland zonder goud bleef": did it
    Sense("occurred", "small", said=r"^(?:is|was) het\b", after="'dat'"),
    # "zet de oogst van Sydney naast die van Athene": compare them
    Sense(_PUT, "versus 'vergelijk'", before="^", behind=_BESIDE, without="ask.which|ask.who|ask.how_many"),
    Sense(_BESIDE, "small 'met'", ahead=_PUT, without="ask.which|ask.who|ask.how_many"),
    # "sinds wanneer heeft Noorwegen de leiding niet meer afgestaan": since when it stands there
    Sense("nobody&'niet meer'", "small", after="gave_up", among=_SINCE),
    Sense("gave_up", "stand", before="nobody&'niet meer'", among=_SINCE),
    # "of er een medaille was bij het kunstrijden": nobody took part
    Sense("take_part&'was bij/waren bij/is bij/zijn bij'", "be", ahead=("'er'", _MEDAL), after_small="event|sports"),
    # "nog meer gewonnen dan die ene keer": anything else
    Sense("'nog meer'", "any", after="win", without=_MEDAL, ahead="athlete|pronoun"),
    Sense("'bestaan niet meer/bestaat niet meer'", "unknown", before="noun.nation"),  # which those are is asked
    # "met welke medaille sloot Nederland af": the last of theirs
    Sense("'sloot/sloten/besloot/besloten'", "most.last", said="^met welk", among=(_MEDAL, _NAMED)),
    Sense("won_noun&'winnaars'", "noun.champion", ahead="ask.how_many", without=_MEDAL),  # people
    # "hoeveel medailles wat betreft goud": of which medals
    Sense("in_terms", "small", after_small="metal|colour|noun.medal", among="ask.difference"),
    # "iemand die geen schaatser is": who is none of them, rather than no medals
    Sense("'die/dat/wat'", "relative&small", ahead=f"win|metal|{_MEDAL}", follows=f"^{_NO_SUCH}"),
    Sense("'geen/géén/niet'", "except", before="'die/dat/wat'", after="event&!,|nation&!,", ahead=f"win|metal|{_MEDAL}",
          behind="be"),
    Sense("be", "small", said=r"\b(?:die|dat|wat) (?:g[eé]{2}n|niet) [\w-]+(?: \w+)?$", ahead=f"win|metal|{_MEDAL}"),
    Sense("extra&'nog eens/nog een keer'", "small", when=of.adds_nothing),  # "wie won die nog eens"
    Sense("'dan'", "or", after="'wel'", when=of.is_choice),  # "Jens dan wel Xandra"
    Sense("'elk/ieder'", "both&each_one", when=of.is_behind_sides),  # "wonnen Noorwegen en Zweden elk goud"
    # "ging elk goud op de 500 meter naar Nederland"
    Sense("'elk/elke/ieder/iedere'", "whole_of_it 'al'", after=_MEDAL, among="event", without="ask"),
    # "wie won goud en ook brons", "naast goud ook nog brons": both of them
    Sense("'en ook/maar ook/alsook/alsmede/plus ook'", "small&and&lean 'en'", before="colour",
          after_small="colour"),
    Sense("'naast/behalve'", "small", after="colour", follows=_TOO_THE_OTHER),
    Sense("'ook'", "small&and&lean 'en'", before="colour", said=r"\b(?:naast|behalve) \w+$",
          after_small="colour"),
    # "wie won goud individueel en met een team": both of them
    Sense("single_event|team_event", "^both_lead 'zowel' + =", after="and", behind="single_event|team_event",
          among="ask.who|noun.athlete", without="both_lead|'én'"),
    # "welke van de tien beste landen": of the top ten
    Sense("number", "top<number", after="most.best", behind="noun.nation", said="van de$"),
    Sense("most.best", "small", before="number", after="noun.nation", said=r"van de \S+$"),
    # "op hoeveel van de onderdelen": how many Games or events
    Sense("'hoeveel van de'", "ask.how_many", before="'op/bij/in/tijdens'",
          after="noun.games|noun.event|noun.day|noun.discipline"),
    # "procentueel gezien, hoeveel van het goud": which part of it
    Sense("ask.how_many", "ask.part 'hoeveel procent van'", after="'van'", among="small.percent"),
    Sense("ask.how_many", "ask.part 'hoeveel procent van de'", after=_MEDAL, among="small.percent"),
    Sense("ask.part&'hoeveel van */hoeveel van'", "ask.part 'hoeveel procent van'", among="small.percent"),
    # "Noorse medailles, per kleur": how many of each, where nothing else is asked
    # "op welke dag vierde Noorwegen de meeste titels"
    Sense("'vierde'", "win", after="nation|own", among=_MEDAL, said=r"(?:dag|spelen|sport|wanneer|waar)$"),
    Sense("'doen'", "auxiliary", among="auxiliary.must", ahead="'zonder/alleen/enkel'"),  # "moest het zonder goud doen"
    Sense("by_colour", "small", among="ask"),
    Sense("by_colour", "ask.how_many&by_colour"),
    Sense("how_big", "ask.how_many", behind="noun.medal"),
    Sense("ask.how_many&'hoeveel'", "ask.part 'hoeveel van'", when=of.is_of_so_many),
    Sense("'trok/trokken/trekt'", "auxiliary", among="'* eind'"),  # "trok ze aan het langste eind"
    # "recordkampioen": the most gold of all times
    Sense("record", "most.most&record_champion 'meeste' + metal.gold 'goud' + ever 'ooit'", after="noun.champion",
          among="noun.nation|ask.who"),
    # "wie heeft het record aantal gouden medailles"
    Sense("record", "most.most 'meeste' + ever 'ooit'", after="ask.how_many&'aantal'", before="'het/met het'",
          among="ask.who|ask.what|ask.which", without="ever|nation|own"),
    Sense("'recordaantal'", "most.most 'meeste' + ever 'ooit'", before="'het/met het'",
          among="ask.who|ask.what|ask.which", without="ever"),
    Sense("'er uit'", "small", after_small="described|nation"),  # "kwamen er uit Azië minder landen"
    # "wat zou er veranderen met twee extra gouden"
    Sense("'met'", "suppose 'als'", ahead="what_then", behind="extra"),
    Sense("'en nu'", _and_now, when=of.is_after_games),  # "in 1956, in 2006 en nu weer"
    Sense("'vierde'", "small", follows=r"\bfeest\b"),
    Sense("'feest'", "win", said=r"\bvier(?:de|den|t|en)\b"),  # "vierde feest" is no fourth place
    # "bleef goud uit", "het goud bleef uit": there was none
    Sense(_MEDAL, "^none 'geen' + =", said=r"\bbl(?:ee?f|even|ijft)(?: \w+)?$", follows=r"^(?:voor [\w-]+ )?uit\b"),
    Sense(_MEDAL, "^none 'geen' + =", follows=r"^bl(?:eef|even|ijft) uit\b"),
    Sense("'uit'", "small", ahead=(_STAYED, _MEDAL)),
    Sense(_STAYED, "small", among=_MEDAL, behind="'uit'"),
    # "tot welke dag bleef Italië zonder goud": how long it waited for its first
    Sense("ask.until", "ask.how_long", among=(_STAYED, "'zonder'"), without="ever|at_games"),
    Sense("'zonder'", "most.first&rank.1 'eerste'", after=_MEDAL, among=("ask.until|ask.how_long", _STAYED),
          without="ever|at_games"),
    Sense(_STAYED, "waited", among=("ask.until|ask.how_long", "'zonder'"), without="ever|at_games"),
    # "van welk jaar is Bergsma": born in which year
    Sense("athlete", "= + concept.person 'geboren'", after="^",
          said=r"(?i)^(?:van|uit) welk(?: geboorte)? ?jaar (?:is|was|zijn)$"),
    # "schaatsers onder de 23": younger than that
    Sense("below&'onder'|above&'boven'", _aged, among="noun.athlete|ask.who|nation", without="noun.nation|stand",
          follows=_YEARS_OLD),
    # "hoe ziet het palmares van Wüst eruit": what she won
    Sense("roll_of_honour", "noun.medal 'medailles'", among="athlete"),
    Sense("'hoe ziet/hoe zag'", "ask.what 'wat zijn'", among=("roll_of_honour", "athlete")),
    Sense("'eruit'", "small 'ook'", ahead=("'hoe ziet/hoe zag'", "roll_of_honour", "athlete")),
    # "hoeveel jaar is Joep Wennemars"
    Sense("ask.how_many", "ask.age 'hoe oud'", follows=r"^jaar (?:is|was)\b", behind="athlete", without=_NOT_AN_AGE),
    Sense("'jaar'", "small", before="ask.how_many", after="be", behind="athlete", without=_NOT_AN_AGE),
    # "als ze er niet bij was, had België dan nul gehad"
    Sense("number", "= + noun.medal 'medailles'", among="suppose", ahead="have", follows=r"^(?:gehad|gewonnen|gepakt)$",
          without="metal|colour|noun|rank|placed|top|amount"),
    # "vlak voor de 1000 meter": a moment, where "vlak voor" a nation is a place
    Sense("ahead&'voor'", "before", before="just", after_small="event"),
    Sense("ahead&'voor'", "before", ahead="nation|own", after_small="event", behind=("'van'", "athlete")),
    # "noem de Nederlandse medailles, maar niet die van het schaatsen": without them
    Sense("'niet/geen'", "except", before="'maar/dan'", said=r"(?:^| )maar(?: dan)?$", after_small="nation",
          ahead="ask.show|ask.which|ask.who", follows=r"^[\w-]+(?: (?:zijn|is|waren|was))?$"),
    Sense("'buitenlandse/buitenlanders/buitenlander'", "except + own 'ons'", without="nation|own",
          among=f"ask.which|ask.who|ask.show|{_MEDAL}"),
    Sense("'niet/geen'", "except", before="'maar'", after_small="event|gender", ahead="ask.show|ask.which|ask.who",
          follows=r"^(?:(?:de|het|(?:die|dat) (?:van|bij|uit)) )*[\w-]+$"),
    Sense("'heen'", "small", before="ever"),  # "over alle Spelen heen"
    # "zijn we over de vijf keer goud heen"
    Sense("'blijf*/bleef/bleven'", "have", follows=r"\bover(?= voor\b| van\b|$)"),  # "wat blijft er voor ons over"
    Sense("ahead&'voor'", "small", among="have&'over'", said=r"\bbl(?:ij|e)[fv]"),
    Sense("'over'", "more 'meer' + than 'dan'", among="'heen'", after_small="number"),
    Sense("'heen'", "small", ahead="'over'", before="!nation&!own"),
    Sense("'heen'", "small", ahead="'over'", without="ask.day|ask.when"),
    Sense("'over'", "small", behind="'heen'", after_small="nation|own"),  # "op welke dag klom … over Italië heen"
    Sense("'zoveel/zo veel/zo vaak'", "fewer 'minder'", before="not", behind="than"),  # "niet zoveel als de Noren"
    Sense("not", "small", after_small="so_much", behind="than"),
    # "heeft Noorwegen niet de meeste medailles", "was De Boo niet eerste op de 500 meter": who asks so thinks it was
    Sense("not", "small", after_small="most.most|most.best|rank", said=_VERB_FIRST, without="'maar'|or|clause.while"),
    # "Kramer won nooit de 10 kilometer": never gold there
    Sense("never", "= + colour.gold 'goud'", among=("win", "event", "athlete|nation|own"),
          without="metal|colour|noun|rank|none|nothing|amount|ask|any|number|most|'iets'"),
    # "had Zweden niet meer goud dan wij": who asks so thinks that it had
    Sense("'niet meer'", "more 'meer'", when=of.asks_if_more),
    Sense("'niet meer dan/niet meer als'", "more 'meer' + than 'dan'", when=of.asks_if_more),
    # "Noorwegen stond op één"
    Sense("'één/1'&number", "rank.1&placed.1", before="'op/* op'", after="^|,|right_question", ahead="'sta*/sto*'"),
    # "meer van de mannen of meer van de vrouwen"
    Sense("or_more&'of meer'", "or", ahead="more", after_small="gender|event|nation|own|athlete|games"),
    # "vergelijk de weekenden: welk was het beste"
    Sense("moment&'*weekenden/*weekends'", "noun.weekend", when=of.is_asked_alone),
    # "voor welke landen gold dat"
    Sense("'gold'", "small", before="noun.nation|ask.who", after="^|,|'dat/dit/het'"),
    Sense("'op dit moment'", "now_word", among="ask"),  # "hoeveel medailles hebben we op dit moment": no comparison
    # "is er een Italiaan die de 500 meter won"
    Sense("win&'won/wonnen'", "= + colour.gold 'goud'", without=_MEDAL, when=of.is_who_won_it),
    Sense("doing_verb", "have", before="^|games", when=of.is_held_against),  # "deed Duitsland het beter dan Frankrijk"
    Sense("'nou/nu'", "small", after="!^", when=of.tells_no_time),  # "hoe vaak zijn we nou ooit derde geworden"
    Sense("'veel'", "ask.how_many", after=_MEDAL, when=of.begins),  # "wat deden we in Turijn, veel goud?"
    *(Sense(f"rank.{place}", f"colour.{colour}", when=of.is_oftenest) for place, colour in enumerate(Colour, 1)),
    # "tel het goud van België en Nederland op"
    Sense("'tel'", "measure.together", behind="'op'", when=lambda items, _: of.are_two(items)),
    Sense("'*medailleteller*'", "small", among="placed"),
    # "de medailleteller bleef op 1 staan"
    Sense("placed&'op *'", "number<placed + noun.medal 'medailles'", ahead="'*teller*'"),
    # "waar won Oostenrijk medailles in"
    Sense("'waar'", "ask.which 'welke' + noun.event 'onderdelen'", before="^", among="athlete", when=of.ends_with_in),
    # "waar haalt Noorwegen zijn medailles", "waar wonnen we goud"
    Sense("'waar'", "ask.which 'welke' + noun.discipline 'sporten'", before="^", after="win",
          behind=("nation|own", _MEDAL), without="most|event|athlete|ever|'mee'"),
    # "op welke afstanden won Nederland niet": where it won no gold
    Sense("not", "none 'geen' + colour.gold 'goud'", after="^",
          among=("ask.which", "noun.event|noun.discipline", "win"), without=f"{_MEDAL}|any|most"),
    # "welke topper won de 1000 meter": no best of them
    Sense("most.best&'topper/toppers'", "noun.athlete", before="ask.which", after="win"),
    # "won Noorwegen de medaillespiegel", "klopt het dat Noorwegen de Spelen won"
    Sense("won_games", "describe.leader 'won de medaillespiegel'", among="nation|own", without=_ASKED_MORE),
    # "hoeveel medailles heeft Nederland vergeleken met België"
    Sense("than&'vergeleken met/in vergelijking met'", "versus", before="nation|own", after_small="nation|own",
          among="ask.how_many"),
    Sense("unknown&'ene'", "small 'een'", before="!'die/de/dat'", after=_MEDAL),  # as Flemings say it
    Sense("take_part&'zijn bij'", "small 'bij'", before="'te'"),  # "zonder Nederlander te zijn bij het schaatsen"
    # "hoeveel medailles won Nederland op zijn slechtst": at which Games, not which of its people
    Sense("most.worst", "unknown", before="'zijn/hun'", after="^", among=("ask.how_many", _NAMED)),
    Sense("most.best&no_further", "unknown", after="^", among=("ask.how_many", _NAMED)),
    Sense("'waar'", "ask.which 'welke' + noun.discipline 'onderdelen'", before="^", behind=(_MEDAL, "'vandaan'")),
    # "waar won Nederland niks bij het schaatsen"
    Sense("'waar'", "ask.which 'welke' + noun.event 'onderdelen'", among=("nothing", "event|sports")),
    Sense("noun.athlete", "concept.attendance_of_teams", without=_MEDAL, when=of.took_part),
    Sense("'een dag'", "noun.day", after="'zonder'"),  # "was er een dag zonder medaille"
    Sense(*_CAUGHT, without=_MEDAL, when=of.ends_with_in),  # "haalden we ze in"
    Sense(*_CAUGHT, said="^(?:met|door|na) ", ahead="ask.which", when=of.ends_with_in),  # "met welke medaille …"
    # "wij en Canada bij elkaar": the two
    Sense("measure.together&measure.total", "small&measure.together",
          when=lambda items, place: of.are_two(items[:place])),
    Sense("number|'die twee/alle drie'", "small", when=_is_their_number),
    Sense("number.1|number.2|number.3", "rank<number", when=of.is_a_step),  # "wie werden 2 en 3 op de 1000"
    Sense("'*verjaardag'", "unknown", after="'van'"),  # of somebody else
    # "met welk goud begon Italië"
    Sense("began&'begon/begonnen/begint/startten/gestart/opende/openden'", "most.first", among=(_MEDAL, "ask", _NAMED)),
    Sense("'onze oudste/onze jongste'", _our_eldest, after="noun|won_noun|'met'"),
    Sense("'mooiste'", "concept.opinion", after="colour|noun.medal|noun.title"),
    Sense("'mooiste'", "concept.opinion", when=of.is_of_a_medal),
    # "waarom eindigde Zweden niet in de top vijf": where it stood tells why
    Sense("'niet/niet in/niet bij/niet op'", "small", among=("ask.why", "top|describe.leader|placed")),
    # "is dat hun beste Winterspelen ooit": nobody is spoken to
    Sense("small&most.best", "~most", before="'hun/zijn/haar/onze/ons'"),
    # "hoeveel verschillende Ethiopische mannen wonnen": people, not medals
    Sense("'mannen/heren'", "noun.athlete_m", ahead=("ask.how_many", "measure.different"), without="noun.nation"),
    Sense("'vrouwen/dames'", "noun.athlete_f", ahead=("ask.how_many", "measure.different"), without="noun.nation"),
    # "hoeveel hebben onze shorttrackers er gewonnen": medals
    Sense("ask.how_many&'hoeveel'", "= + noun.medal 'medailles'", after="have|win|auxiliary",
          behind=("own|nation", "noun.athlete", "'er'"),
          without="metal|colour|noun.medal|noun.nation|noun.games|noun.day|number"),
    # "heeft Jutta een vriend": nobody is spoken to
    Sense("small&concept.person", "~concept", before="'een/'n/n/geen/haar/zijn/vaste/nieuwe'"),
    # "welke landen wonnen hun enige medaille in het langlaufen": they have no other
    Sense("'enige/enigste'", "their_sole", before="'hun/zijn/haar/z'n'",
          ahead="noun.nation|noun.athlete|noun.athlete_m|noun.athlete_f"),
    # "wie won drie keer op rij de 5000 meter": at so many Games
    Sense("measure.streak", "= + noun.games 'Spelen'", before="times", among="metal|colour|event|noun.champion",
          without="rank|placed|describe.leader|moment|noun.day|noun.games"),
    # "hoeveel goud won een land gemiddeld"
    Sense("one_nation|same_nation", "measure.per_nation", among="measure.average", without="nation|own|measure.per_*"),
    # "gastlanden zonder goud": which of all of them, and no claim about the last
    Sense("describe.host&'*gastlanden/*organisatoren/*gastheren'", "ask.which 'welke' + =", without="ask",
          when=lambda items, place: all(one.is_small for one in items[:place])),
    Sense("former", "small", after="nation"),  # "het voormalige Joegoslavië": as it was then
    Sense("small&gender", "~gender", before="'de'"),  # "bij de jongens": nobody is spoken to
    # "kerel, hoeveel …"
    Sense(_CALLED, "small", after=f"ask|number|own|athlete|{_SAYS}",
          when=lambda items, place: all(one.is_small for one in items[:place])),
    Sense(f"{_CALLED}|'dames/heren/vrienden/vriend/maat/bro/schat/juf/meester/medaillespiegel'", "small",
          when=_is_greeted),
    # "welke twee Nederlanders": the answer tells how many
    Sense("number", "small", before="ask.which", after=of.PEOPLE),
    Sense("ask.where&'waar'", "ask.what", when=of.is_whereon),  # "waar won Hassan goud op"
    Sense("'sporters/sportsters'", "small", before="event", ahead="ask.how_often"),  # "hoe vaak wonnen de hockeysters"
    # "noem sporten waar we niks wonnen"
    Sense("'waar/waarin/waarop'", "relative", before="noun.discipline|noun.event",
          ahead="ask.which|ask.show|ask.how_many", when=of.has_one_subject),
    # "hebben we goud gepakt jongens"; not "de 500 meter dames"
    Sense(_CALLED, "small", after="^", ahead=_SAYS,
          before="!event&!sports&!gender&!and&!or&!versus&!metal&!colour&!'de/onze/ons/die/bij/voor/van/bij ons/* de'"),
    # "die Italiaanse oma": who knows who that is
    Sense("'oma/opa/moeder/vader/mama/papa/tante/oom/buurman/buurvrouw'&!,", "unknown", before="nation"),
    Sense("and&lean", "-and", before="^", behind="ask", without="both|both_lead"),  # "en hoeveel …" joins nothing
    # "had zij de 3000 ook niet": whether she did; "… meegerekend, Amerika ook niet" is of what is left out
    Sense("'ook niet'", "small&too 'ook'", ahead=("have|win", "event|metal"),
          without="ask|excepted|except_after|nation"),
    Sense("'én'", "both_lead", behind="'én'"),  # "én individueel én in een estafette"
    Sense("number", "rank<number", when=of.is_a_place_to_come),
    # "op welke onderdelen won één land alle medailles"
    Sense("'medailles'", "swept", before="'alle'", ahead="noun.event", among="win"),
    Sense("noun.podium|only", "swept", when=of.is_wholly_theirs),
    # "op welke onderdelen won één land goud, zilver en brons"
    Sense("one_nation|same_nation", "swept",
          among=("noun.event", "ask", "colour.gold", "colour.silver", "colour.bronze")),
    Sense("only", "small", ahead="noun.podium", after="nation", without="ask"),  # "een podium met alleen Noren"
    Sense("'alles/álles/alle/al de/al/al het'", "whole_of_it", when=of.is_all_of_it),
    Sense("only", "whole_of_it", without="both", when=of.is_theirs_alone),
    # "won drie keer in Calgary"
    Sense("times&number", "= + colour.gold 'goud'", among=(_CAME_FIRST, _NAMED),
          without="metal|colour|noun|rank|described|ask|more"),
    Sense("compatriots", "noun.athlete", before="own"),  # "wie van onze landgenoten"
    Sense("compatriots", "^own 'onze' + noun.athlete", before="ask.which|ask.how_many", without=_NAMED),
    Sense("number", "= + noun.medal 'medailles'", without=_MEDAL, when=is_said_of),
    Sense("lead_change", "noun.medal", before="shared"),  # "gedeelde plaatsen"
    Sense("'*plek/*plekken/*plaats/*plaatsen/*trede/*treden'", "noun.medal", after="shared"),
    Sense("not", "none", before="!^", after="colour", when=of.is_but_another),  # "won niet goud maar wel zilver"
    # "bij hoeveel onderdelen eindigden twee landgenoten op één en twee"
    Sense("stand|auxiliary", "be", among=("swept", "ask.how_many|ask.which", "noun.event")),
    Sense("same_nation", "swept", ahead=("be", "noun.podium")),  # "hoe vaak was een podium helemaal van één land"
    # "behalve in het schaatsen … zijn andere medailles"
    Sense("'andere/overige/resterende'", "small", ahead="'behalve/buiten/naast/zonder'"),
    Sense("'finale/finales'", "colour.gold", when=of.is_won),  # "hoe vaak wonnen onze hockeysters de finale"
    Sense("'vandaan'", "small", ahead="'waar'", among=_MEDAL),  # "waar haalde Noorwegen zijn medailles vandaan"
    Sense("nation", "small", before="'vanuit'"),  # "goeiemorgen vanuit Canada": where who writes is
    # "in die aflossing" begins no clause
    Sense("relative", "-relative", before="'in/op/bij/van/met/voor/uit/tijdens/na'",
          after="event&!,|noun.event&!,|noun.discipline&!,|noun.games&!,"),
    Sense("noun&'man'", "noun.athlete", before="ask.how_many"),  # "met hoeveel man": women too
    Sense("concept.audience&'*hoeveel*'", _people_counted, when=of.are_winners),
    Sense("never|nothing", "small", when=_is_the_other),  # "… ooit iets gewonnen of nooit"
))  # fmt: skip
