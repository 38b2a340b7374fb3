"""What a phrase means where it stands: words that are small beside some others, and those that mean another thing."""

from collections.abc import Iterable, Sequence

from bot.understanding.grammar.composing.word_senses import Sense, Senses
from bot.understanding.grammar.items import Item, item
from bot.understanding.grammar.words.phrase_values import Amount
from bot.understanding.names.folding import fold
from medals_core.medals import Colour

_MEDAL = "colour|noun.medal"
_NAMED_SO = "noun|nation|described|metal|colour|gender|event"
_HAS = r"\b(?:heeft|hebben|had|hadden)\b"
_ENDING = r"\b(?:eindig|finish|kwam|kwamen|werd|werden|geworden)\w*(?: \w+){0,4}$"
_ENDED = r"^\S+ (?:eindig|finish|kwam|kwamen|werd|werden|geworden|geeindigd)"
_POLITELY = r"^(?:u|je|jij)\b.* (?:kunnen|willen) (?:zetten|noemen|geven|tonen|opsommen)$"
_NOT_YET = r"^(?!.*\bnog\b).*"
_COMING_HOME = r"\b(?:komt|kwam|komen|kwamen|keert|keerde|keerden|gekomen|brengt?|brengen|bracht|brachten)\b"
_AMID = "'ertussen/daartussen/er tussen/daar tussen'"
_WHO_WON = r"\b(?:hoeveel|welke|wat)\b.*\b(?:heeft|had|won|haalde|pakte|kreeg)$"
_TOLD_ME = r"^(?!.*\b(?:ge\w+d|ge\w+t|verteld|beweerd|gelezen|gelijk|dat|of)\b)"
_ENDS_OF_WINNING = {
    "voorbij": r"\bg(?:ing(?:en)?|aa[nt]) voor(?: (?:het|de))? [\w' -]+$",
    "mee": r"\b(?:pak(?:t|te|ten)?|krijg(?:t|en)?|kreeg|kregen|neemt?|nam(?:en)?|breng(?:t|en)?|bracht(?:en)?|"
           r"graai(?:t|de|den))\b",
    "bijeen": r"\b(?:bracht(?:en)?|ha?alden?|(?:sprokkel|raap|hark|schraap|graai|schaats|rijf)(?:t|de|den|te|ten))\b",
    "weg": r"\b(?:haalden?|nam(?:en)?|liep(?:en)?|ging(?:en)?|(?:kaap|pak|gris|snoep|sleep|pluk)(?:t|te|ten)|"
           r"graai(?:t|de|den))\b",
}  # fmt: skip
"""Ends of split verbs of winning, with their first halves: "kaapte goud weg" leaves nothing out."""


def _is_a_word(items: Sequence[Item], place: int) -> bool:
    text = items[place].text
    return text == text.lower() and " " not in text


def is_at_their_medal(after: Sequence[Item]) -> bool:
    """ "(bij) het goud van Leerdam", "(bij) de gouden race van Stolz"."""
    said = [one for one in after if one.has("colour") or not (one.is_small or one.has("noun", "event"))]
    return len(said) == 2 and said[0].has("colour") and said[1].has("athlete") and "van" in _words(after)


def tells_where(asked: Sequence[Item], told: Sequence[Item]) -> bool:
    """Is it asked who won one colour or came second, and told who won another?"""
    wanted, theirs = ({one.value("colour") for one in each if one.has("colour")} for each in (asked, told))
    if any(one.has("noun", "champion") for one in told):
        theirs.add(Colour.GOLD)
    ranked = {one.value("rank") for one in asked if one.has("rank")} & {2, 3}
    stood = not _words(asked).isdisjoint(("stond", "stonden", "staat", "staan"))
    if ranked and theirs and any(one.has("athlete") for one in told) and not stood:
        wanted |= {list(Colour)[rank - 1] for rank in ranked}
    if not theirs and any(one.has("event") for one in told) and any(one.has("win") for one in told):
        theirs = {Colour.GOLD}  # "toen Stolz de 1000 won"
    named = any(one.has_any(("nation", "own", "athlete")) for one in told)
    asks = any(one.has("ask", "who") or one.has("noun", "nation") or one.has("placed") for one in asked)
    counts = any(one.has("most") or one.has("more") or one.has("ask", "how_many", "when") for one in (*asked, *told))
    return asks and named and not counts and bool(wanted) and len(theirs) == 1 and not wanted & theirs


def _so_often(items: Sequence[Item], place: int) -> Iterable[Item]:
    return (item("amount", Amount(None, int(items[place].value("times")), None, times=True), [items[place]]),)


def _words(items: Sequence[Item]) -> set[str]:
    return {word for one in items for word in one.text.lower().split()}


def _tells_where(items: Sequence[Item], place: int) -> bool:
    told = items[place].text.lower() == "toen" or is_at_their_medal(items[place + 1 :])
    return told and tells_where(items[:place], items[place + 1 :])


def _are_of_a_group(items: Sequence[Item], place: int) -> bool:
    asked = any(one.has("ask") or one.has("most") for one in items[max(0, place - 2) : place])
    return not asked and any(one.has("described") for one in items[place + 2 : place + 3])


def _sorts(items: Sequence[Item], place: int) -> bool:
    """ "de jonge Nederlanders", "kleine landen": some of them; but "het kleine Slovenië" is the whole land."""
    after = items[place + 1]
    if not (items[place].has("sorting") or items[place].repairs) or after.breaks or after.has("athlete"):
        return False
    people = place > 0 and items[place - 1].text.lower() == "de"  # "de blonde Zweden"
    return people or not (after.has("nation") and is_country(after))


def _says_whose(items: Sequence[Item], place: int) -> bool:
    """ "de medailles van de student", "hoeveel leraren": which or whose, rather than whom one talks with."""
    before = items[place - 1] if place else None
    if before is None or items[place].breaks:
        return False
    if before.has("nation") and not is_country(before):
        return True  # "de Nederlandse leraren"
    if before.has_any(("ask", "most", "own", "number", "described", "gender")):
        return True
    whose = items[place - 2] if place > 1 else None
    if before.text.lower() in _MINE and whose is not None and not before.breaks and whose.has("win"):
        return True  # "hoeveel medailles won mijn hond"
    return before.text.lower().rpartition(" ")[2] in _WHOSE


_MINE = ("mijn", "m'n", "mn", "ons", "je", "jouw", "uw", "zijn", "haar", "hun")
_WHOSE = frozenset((
    "de", "het", "een", "t", "n", "elke", "iedere", "alle", "geen", "van", "bij", "voor", "door", "met", "aan", "in",
    "uit", "op", "zonder", "behalve", "tegen", "naast", "per",
))  # fmt: skip


def is_country(one: Item) -> bool:
    """Is it the country that is named, rather than its people?"""
    nation = getattr(one.value("nation"), "match", None)
    item = getattr(nation, "item", None)
    named = item is not None and fold(one.text) in map(fold, (item.name, item.name_en, item.noc))
    return named or (item is not None and 1 < len(one.text) < 5 and one.text.isupper())  # "GOS", "ROC"


IN_PLACE = Senses((
    Sense("whole_of_it", "="),
    # "de (beste) bakker van Zwolle"
    Sense("athlete", "unknown", before="most|'de/een'", after="'van'", when=_is_a_word),
    Sense("athlete", "=", before="most|'de/een'", when=_is_a_word),
    Sense("described&athlete", "-athlete"),  # "welk land uit Afrika": not somebody of that name
    # "had Klæbo in zijn eentje meer dan Zweden": in all he won; so "nam Klæbo in zijn eentje voor zijn rekening"
    Sense("single_event&'* eentje'", "small", among="than|versus"),
    Sense("single_event&'* eentje'", "small", among=("nation|own", "ask.part|fraction|'* rekening'")),
    Sense("would", "ask.show", follows=_POLITELY),  # "zou u de Noorse titels op een rij kunnen zetten"
    Sense("'nog meer'", "more", after=_MEDAL, behind="than"),  # "nog meer brons dan Italië"
    # "uit welke sport kwam voor Nederland het meeste goud": nobody is beaten
    Sense("ahead&'voor'", "small", before="stand|win|have", ahead="ask.which&'uit */vanuit *'"),
    Sense("'wat'", "any", after="win", said="^(?:nog|ook|ook nog)$"),
    Sense("unknown&'zei/zeiden/zegt/zeggen'", "small", before="nation", after="'dat'"),
    Sense("noun.athlete&'loper/lopers'", "unknown", without="event"),  # not all who won
    # "wie won de marathon twee keer"
    Sense("times", _so_often, before="event", among=("ask.who|ask.which", "win&'won/wonnen/gewonnen/wint/winnen'"),
          without="metal|colour|noun.medal|noun.champion|noun.podium|rank|athlete"),
    # "zilver voor De Boo twee keer": the reply counts it
    Sense("times", "small", before="athlete", after="^|,", ahead=_MEDAL),
    # "beter dan Zweden en ook beter dan Zwitserland"
    Sense("'en ook'", "small", after="higher|lower|more|fewer", ahead="than", behind="than"),
    # "heeft Kok nog meer medailles"
    Sense("'nog meer'", "++small", after=f"{_MEDAL}|'een'", without="pronoun.he|pronoun.she|pronoun.they"),
    Sense("'zonder meer'", "unknown", after="noun|colour"),  # "zonder meer medailles te hebben"
    # "op 12 of 13 februari"
    Sense("moment&rank", "~moment", when=lambda items, _: sum(one.has("moment") for one in items) > 1),
    Sense("placed", "number<placed", after="colour&!,|noun.medal&!,"),  # "stond op dertien medailles"
    Sense("'pas'", "unknown", after="moment|games"),  # "pas in de tweede week": not before it
    # "na afloop van 15 februari": at the end of that day
    Sense("'na afloop/aan het eind/aan het einde'", "small", after="moment&'van */op *'"),
    Sense("'ons/onze'", "small", after="nation&!,&!own"),  # "al ons Belgisch goud": said by a Belgian
    Sense("'nog gewonnen'", "win", said=_HAS),  # of what is over
    Sense("own&'we/wij'", "small", before="can", behind="'verwachten*'"),  # "wat kunnen we vandaag verwachten": to see
    Sense("'er voor'", "small", after="own|nation|gender"),  # "zat er voor ons een medaille in"
    # "won Ranomi nog wat in Rio": anything
    Sense("ask.what&'wat'", "any", before="'nog/ook nog/nog ook'", ahead="win|have",
          without="ask&!'wat'|'die'|pronoun.they"),
    Sense("'te halen'", "small", ahead="handed_out"),  # "viel er goud te halen"
    # "de jongste winnaar": of people not the latest
    Sense("most.youngest", "most.youngest", after="won_noun|noun.champion|noun.athlete|ever"),
    # "een volledig Noors podium"
    Sense("'podium'", "swept", before="nation", said=r"\b(?:volledig|helemaal|geheel|compleet) [\w' -]+$"),
    # "hoe vaak is een podium helemaal oranje geweest", "welke podia waren volledig Noors"
    Sense("noun.podium", "swept", follows=r"\b(?:volledig|helemaal|geheel|compleet) [\w-]+(?: geweest| gekleurd)?$"),
    Sense("'gastland/thuisland/organisator'", "small", after="nation&!,"),  # "gastland Zuid-Korea"
    # "het hele trio van de slalom": who stood there
    Sense("'*trio'", "page.podium", among="event", without="athlete"),
    Sense("'ijs'", "small", said="over het$"),  # "vloog over het ijs" names no sport
    # "hoeveel goud zat ertussen": among them
    Sense(_AMID, "small", after="^", without="noun.year|noun.day|ask.how_long|ask.difference"),
    Sense("'tussen'", "small", ahead="'zonder dat*'"),  # "zonder dat er een gouden tussen zat"
    # "heeft haar land iets gewonnen"
    Sense("'land'", "pronoun.nation", said=r"^(?!.*\b(?:wie|welke?)\b).*(?<!voor )\b(?:haar|hun|zijn)$"),
    Sense("'wedden'&,", "small", after="^|,"),  # "Noorwegen had het meeste goud, wedden?"
    Sense("'dag'", "small", before="^", after="athlete&!,"),  # "Dag Femke, hoeveel …" greets
    Sense("'nou'", "small", before="^"),  # "nou, hoeveel …" tells no time
    Sense("'stel'", "suppose", before="^"),  # no couple
    Sense("'alles/álles'", "unknown", among="win"),  # "won Duitsland alles": that is all there was
    # "moest genoegen nemen met zilver", "konden goud bijschrijven": it was won
    Sense("'moest/moesten'", "small",
          follows=rf"{_NOT_YET}(?:\b(?:genoegen|tevreden|doen met)\b|\bhet\b.* met .* doen$)"),
    # "moesten het met één medaille doen"
    Sense("'doen'", "small", after="^", said=r"\bmoest(?:en)?\b.*\bhet\b.* met "),
    Sense("present", "win", ahead=_MEDAL, said=r"\bkw?[ao]m(?:en)?\b"),  # "hoeveel goud kwam er nog bij"
    # "als je elke medaille van Klæbo schrapt"
    Sense("every", "small 'alle'", after="colour&!,|noun.medal&!,", among="except_after|except_verb"),
    # "hoeveel goud haalde de Noorse ploeg"
    Sense("'ploeg/equipe/delegatie/selectie/afvaardiging/team/formatie'", "small", before="nation",
          said=r"\bhoeveel\b"),
    # "woog het zilver zwaarder dan goud en brons"
    Sense("'zwaarder'", "more", said=r"\bw(?:oog|ogen)\b"),
    Sense("'sloeg/sloegen/slaat'", "win", behind="'toe'"),  # "sloeg op de slotdag toe"
    Sense("'toe'", "small", said=r"\b(?:sl(?:oeg|oegen|aat)|voeg\w*)\b"),
    # "pikten een medaille mee": nobody is asked who took part
    Sense("'mee'", "win", ahead=_MEDAL, said=r"^(?!.*\b(?:deed|deden|doet|doen|telt|tellen|reken\w*)\b)"),
    # who fought for gold need not have won it
    Sense("'gestreden'", "handed_out", without="nation|own|athlete|pronoun"),
    # "hoeveel deelnemende landen wonnen goud"; "zet de landen met het meeste goud op een rij": neither narrows anything
    Sense("take_part&'deelnemende'", "small", after="noun.nation", among="win"),
    Sense("unknown&'volgorde'", "small", before="'op/in'", after="^", ahead=("ask.show", "number|top", "most")),
    Sense("measure.streak&'op een rij/op een rijtje'", "small", after="^", ahead=("ask.show", "most"), said=r"^zet\b"),
    # "wie komt na Wüst als succesvolste"
    Sense("suppose&'als'", "small 'de'", after="most", ahead=("ask.who", "behind")),
    # "de drie Winterspelen met het meeste Nederlandse goud": of the Games, not of who won at three of them
    Sense("number", "ask.which 'welke' + =", after="noun.games", said=r"(?<!\bop )(?<!\bbij )\bde$",
          follows=r"^\S+ met (?:het|de) meeste\b"),
    Sense("page.table", "small", ahead=("noun.nation", "top"), said="van (de|het)$"),  # "de top tien van de eindstand"
    # of a match; "de score van Nederland" is how it does
    Sense("'score/eindscore'", "concept.score", among="event"),
    # "kan je me de stand geven"
    Sense("'geven/sturen/tonen/noemen/maken/opmaken/opstellen/samenstellen'", "small",
          said=r"\b(?:kan|kun|kunt|zou|wil|wilt|kunnen)\b"),
    # at a sport of skating, or all of it?
    Sense("'geschaatst'", "unknown", said=r"\bbij (?:elkaar|mekaar)$", without="athlete"),
    Sense("'toen/bij'", "beside_lead", when=_tells_where),  # "wie won zilver toen Leerdam goud won"
    # "heeft de koppositie niet meer afgestaan": holds it
    Sense("nobody&'niet meer'", "small", after="gave_up|lost"),
    Sense("gave_up|lost", "stand", before="nobody&'niet meer'"),
    # "in Tokio wel een medaille, maar in Parijs niet meer"
    Sense("nobody&'niet meer'", "not", after="^", ahead=("clause.while", "games")),
    # "drie jaar later in Parijs": the Games are named
    Sense("games&'*jaar later/*jaar eerder/*jaar daarna/*jaar daarvoor'", "small", after="games"),
    # "in welke sporten is Nederland het succesvolste land": first there
    Sense("most.best", "describe.leader", after="noun.nation", ahead="ask.which|ask.how_many",
          among=("nation|own", "noun.discipline|noun.event")),
    # "de Spelen na 1980 waar Nederland …"
    Sense("'waar/waarop/waarin/waarbij'", "relative", before="games|noun.games", ahead="ask.which|ask.how_many"),
    # "hoeveel medailles haalden landen uit Azië samen"
    Sense("'landen/naties'", "small", after="'uit/van'", when=_are_of_a_group),
    # "op het onderdeel langlaufen"
    Sense("'afstand'", "-ask", before="'die/deze/dezelfde/diezelfde'"),  # no difference is asked
    Sense("noun.event|noun.discipline", "small", before="'de/het/t/die/dat'", after="event&!,"),
    Sense("'oudgediende/routinier/veteraan/kopman/kopvrouw/landgenoot/landgenote/mevrouw/meneer/mijnheer/juffrouw/mevr"
          "/dhr/mw'", "small", after="athlete"),
    Sense("'te pakken'", "win", ahead="metal|colour"),  # "zonder goud te pakken": nobody is overtaken
    # the half of a split verb that says something else than winning: "leverde medailles in", "nam goud terug"
    Sense("win&'pikte/pikten/streek/streken/eiste/eisten/raapte/raapten/stapelde/stapelden'", "unknown",
          follows=r"^(?!.*\b(?:in|op|weg|mee|bijeen|bij elkaar|bij mekaar)\b)"),
    Sense("'leverde/leverden/levert/leveren'", "unknown", follows=" in$"),
    Sense("'terug'", "unknown", said=r"\b(?:nam|namen|gaf|gaven|kreeg|kregen|geeft|geven)\b"),
    # "hoeveel goud won mijn oom": of somebody's own relation
    Sense("small&'mijn */mn */m'n */jouw */je */onze *'", "unknown", said=_WHO_WON, follows=_TOLD_ME),
    # "eindigde als twaalfde", "dat wij als twaalfde eindigden"
    Sense("'als'", "small", after="rank", said=_ENDING),
    Sense("'als'", "small", after="rank", follows=_ENDED),
    Sense("number&games", "-number"),  # "rangschik 2022"
    Sense("'al'", "small", after="'het/de/dat/die/hun/ons'"),  # "al het goud" begins no clause
    Sense("concept&'hoe lang*'", "ask.how_long", among="measure.streak|ago"),
    # "landen deelden de medailles bij het curling"
    Sense("'deelden*/verdeelden*/deelt*/delen*'", "win", ahead="noun.nation", among="event", behind="metal|noun.medal"),
    # not one's own: "te danken aan een vrouw"
    Sense("small&'een vrouw/n vrouw'", "noun.athlete_f"),
    Sense("small&'een man/n man'", "noun.athlete_m"),
    Sense("'puur/louter'", "only", after="colour"),  # "puur goud": nothing else
    # "welke jonge Nederlanders", "hoeveel verrassende medailles": the adjective says which are asked for
    Sense("narrowing", "unknown", before="ask.which|ask.how_many|most", after=_NAMED_SO),
    Sense("sorting|small", "unknown", after=_NAMED_SO, when=_sorts),
    Sense("talk", "unknown", when=_says_whose),
    # "de eerste Winterspelen met goud": which Games
    Sense("most.first", "first_time", after="noun.games&!games"),
    Sense("most.last", "last_time", after="noun.games&!games"),
    Sense("net_silver", "colour.silver"),
    # "wist binnen te halen": nobody is overtaken
    Sense("'te halen/halen'", "win", said=r"\b(?:wist|wisten|slaagden?)\b"),
    Sense("'eruit/er uit'", "small", said=r"\b(?:ziet|zag|zagen|zien)\b"),
    Sense("'men'", "small", said=r"^(?!.*\b(?:de|the|voor|for|bij)$)"),
    Sense("'thuis'", "small", said=_COMING_HOME),
    *(Sense(f"'{end}'", "small", said=said) for end, said in _ENDS_OF_WINNING.items()),
))  # fmt: skip
