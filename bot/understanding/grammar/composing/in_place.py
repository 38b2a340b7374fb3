"""What a phrase means where it stands: words that are small beside some others, and those that mean another thing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.names.folding import fold
from bot.understanding.names.people import given_names
from medals_core.medals import Colour


def _is_against(one: Item) -> bool:
    return one.has("than") or one.has("versus")


def _is_a_part(items: Sequence[Item]) -> bool:
    """ "hoeveel van het Noorse goud nam Klæbo in zijn eentje voor zijn rekening": of all that his land won."""
    land = any(one.has("nation") or one.has("own") for one in items)
    return land and any(
        one.has("ask", "part") or one.has("fraction") or one.text.lower().endswith(" rekening") for one in items
    )


_POLITELY = r"^(?:u|je|jij)\b.* (?:kunnen|willen) (?:zetten|noemen|geven|tonen|opsommen)$"
_SQUADS = frozenset(("ploeg", "equipe", "delegatie", "selectie", "afvaardiging", "team", "formatie"))


_AMID = frozenset(("stond", "stonden", "zat", "zaten", "eindigde", "eindigden"))


def in_place(one: Item, place: int, items: Sequence[Item], texts: Sequence[str]) -> Item:
    """ "hoe ziet de top vijf eruit" leaves nothing out; "als men telt" speaks of no men; who comes "thuis" is
    no host."""
    if one.has("whole_of_it"):
        return one
    said, before, rest = texts[place], " ".join(texts[:place]), " ".join(texts[place + 1 :])
    led = place and (items[place - 1].has("most") or texts[place - 1] in ("de", "een"))
    if led and one.has("athlete") and said == one.text and " " not in said:
        of = place + 1 < len(items) and items[place + 1].text.lower() == "van"
        return replace(one, meanings={UNKNOWN: (one.text,)}) if of else one  # "de (beste) bakker van Zwolle"
    if one.has("described") and one.has("athlete"):  # "welk land uit Afrika": not somebody of that name
        return replace(one, meanings={kind: said for kind, said in one.meanings.items() if kind != "athlete"})
    if said.endswith(" eentje") and one.has("single_event") and (any(map(_is_against, items)) or _is_a_part(items)):
        return replace(one, meanings={"small": ("",)})  # "had Klæbo in zijn eentje meer dan Zweden": in all he won
    if one.has("would") and re.search(_POLITELY, rest):
        return replace(one, meanings={"ask": ("show",)})  # "zou u de Noorse titels op een rij kunnen zetten"
    if said == "tussen" and any(x.text.lower().startswith("zonder dat") for x in items[:place]):
        return replace(one, meanings={"small": ("",)})  # "zonder dat er een gouden tussen zat"
    if said == "nog meer" and any(x.is_medal for x in items[place + 1 : place + 2]):
        if any(x.has("than") for x in items[place:]):
            return replace(one, meanings={"more": ("",)})  # "nog meer brons dan Italië"
        if not any(x.has("pronoun", "he", "she", "they") for x in items):
            return replace(one, meanings={**one.meanings, "small": ("",)})  # "heeft Kok nog meer medailles"
    if said == "zonder meer" and any(x.has("noun") or x.has("colour") for x in items[place + 1 : place + 2]):
        return replace(one, meanings={UNKNOWN: (one.text,)})  # "zonder meer medailles te hebben"
    if one.has("moment") and one.has("rank") and sum(other.has("moment") for other in items) > 1:
        return replace(one, meanings={"moment": one.meanings["moment"]})  # "op 12 of 13 februari"
    after = items[place + 1] if place + 1 < len(items) else None
    counts = after is not None and not after.breaks and after.is_medal
    if one.has("placed") and counts:
        return replace(one, meanings={"number": one.meanings["placed"]})  # "stond op dertien medailles"
    if said == "pas" and after is not None and (after.has("moment") or after.has("games")):
        return replace(one, meanings={UNKNOWN: (one.text,)})  # "pas in de tweede week": not before it
    of_it = after is not None and after.has("moment") and after.text.lower().startswith(("van ", "op "))
    if said in ("na afloop", "aan het eind", "aan het einde") and of_it:
        return replace(one, meanings={"small": ("",)})  # "na afloop van 15 februari": at the end of that day
    if said in ("ons", "onze") and after is not None and after.has("nation") and not (after.breaks or after.has("own")):
        return replace(one, meanings={"small": ("",)})  # "al ons Belgisch goud": said by a Belgian
    if said == "nog gewonnen" and re.search(r"\b(heeft|hebben|had|hadden)\b", before):
        return replace(one, meanings={"win": ("",)})  # of what is over
    if said == "te halen" and any(x.has("handed_out") for x in items[:place]):
        return replace(one, meanings={"small": ("",)})  # "viel er goud te halen"
    whole = (
        place > 1
        and items[place - 1].has("nation")
        and texts[place - 2] in ("volledig", "helemaal", "geheel", "compleet")
    )
    if whole and said == "podium":
        return replace(one, meanings={"swept": ("",)})  # "een volledig Noors podium"
    if (
        said in ("gastland", "thuisland", "organisator")
        and after is not None
        and after.has("nation")
        and not after.breaks
    ):
        return replace(one, meanings={"small": ("",)})  # "gastland Zuid-Korea"
    if said.endswith("trio") and any(x.has("event") for x in items) and not any(x.has("athlete") for x in items):
        return replace(one, meanings={"page": ("podium",)})  # "het hele trio van de slalom": who stood there
    if said == "ijs" and before.endswith("over het"):
        return replace(one, meanings={"small": ("",)})  # "vloog over het ijs" names no sport
    stood = any(_AMID.intersection(other.text.lower().split()) for other in items[:place])
    stood = stood and any(other.has("ask", "who", "which") for other in items[:place])  # "wie zat daar tussen"
    if said in ("ertussen", "daartussen", "er tussen", "daar tussen") and after is None and not stood:
        apart = any(x.has("noun", "year", "day") or x.has("ask", "how_long", "difference") for x in items)
        if not apart:
            return replace(one, meanings={"small": ("",)})  # "hoeveel goud zat ertussen": among them
    if (
        said == "land"
        and re.search(r"(?<!voor )\b(haar|hun|zijn)$", before)
        and not re.search(r"\b(wie|welke?)\b", before)
    ):
        return replace(one, meanings={"pronoun": ("nation",)})  # "heeft haar land iets gewonnen"
    if said == "wedden" and one.breaks and (after is None or after.breaks):
        return replace(one, meanings={"small": ("",)})  # "Noorwegen had het meeste goud, wedden?"
    if said == "nou" and not place:
        return replace(one, meanings={"small": ("",)})  # "nou, hoeveel …" tells no time
    if said == "vierde" and re.search(r"\bfeest\b", rest):
        return replace(one, meanings={"small": ("",)})
    if said == "feest" and re.search(r"\bvier(de|den|t|en)\b", before):
        return replace(one, meanings={"win": ("",)})  # "vierde feest" is no fourth place
    if said == "stel" and not place:
        return replace(one, meanings={"suppose": ("",)})  # no couple
    if one.has(UNKNOWN) and said in given_names.DUTCH and place and items[place - 1].text.lower() in _GREETINGS:
        return replace(one, meanings={"small": ("",)})  # "zeg Sjaak, hoeveel …"
    if said in ("alles", "álles") and any(other.has("win") for other in items):
        return replace(one, meanings={UNKNOWN: (one.text,)})  # "won Duitsland alles": that is all there was
    if said in _HAD_TO and re.search(_HAD_TO[said], rest) and not re.search(r"\bnog\b", rest):
        return replace(one, meanings={"small": ("",)})  # "moest genoegen nemen met zilver": it won that
    if said == "doen" and after is None and re.search(r"\bmoest(en)?\b.*\bhet\b.* met ", before):
        return replace(one, meanings={"small": ("",)})  # "moesten het met één medaille doen"
    metal = (one.has("present") or said == "mee") and any(other.is_medal for other in items[:place])
    if one.has("present") and metal and re.search(r"\bkw?[ao]m(en)?\b", before):
        return replace(one, meanings={"win": ("",)})  # "hoeveel goud kwam er nog bij"
    if one.has("every") and counts and any(x.has("except_after") or x.has("except_verb") for x in items):
        return replace(one, text="alle", meanings={"small": ("",)})  # "als je elke medaille van Klæbo schrapt"
    if said in _SQUADS and place and items[place - 1].has("nation") and re.search(r"\bhoeveel\b", before):
        return replace(one, meanings={"small": ("",)})  # "hoeveel goud haalde de Noorse ploeg"
    if said == "zwaarder" and re.search(r"\bw(oog|ogen)\b", before):
        return replace(one, meanings={"more": ("",)})  # "woog het zilver zwaarder dan goud en brons"
    if said in ("sloeg", "sloegen", "slaat") and re.search(r"\btoe\b", rest):
        return replace(one, meanings={"win": ("",)})  # "sloeg op de slotdag toe"
    if said == "toe" and re.search(r"\b(sl(oeg|oegen|aat)|voeg\w*)\b", before):
        return replace(one, meanings={"small": ("",)})
    if said == "mee" and metal and not re.search(r"\b(deed|deden|doet|doen|telt|tellen|reken\w*)\b", before):
        return replace(one, meanings={"win": ("",)})  # "pikten een medaille mee": nobody is asked who took part
    of_lands = before.endswith("van de") and any(other.has("noun", "nation") for other in items[:place])
    if one.has("page", "table") and of_lands and any(other.has("top") for other in items[:place]):
        return replace(one, meanings={"small": ("",)})  # "de top tien van de eindstand"
    if said in ("score", "eindscore") and any(other.has("event") for other in items):
        return replace(one, meanings={"concept": ("score",)})  # of a match; "de score van Nederland" is how it does
    if said in _GIVING and re.search(r"\b(kan|kun|kunt|zou|wil|wilt|kunnen)\b", before):
        return replace(one, meanings={"small": ("",)})  # "kan je me de stand geven"
    if (
        said == "geschaatst"
        and not any(other.has("athlete") for other in items)
        and re.search(r"\bbij (elkaar|mekaar)$", before)
    ):
        return replace(one, meanings={UNKNOWN: (one.text,)})  # at a sport of skating, or all of it?
    told = said == "toen" or (said == "bij" and is_at_their_medal(items[place + 1 :]))
    if told and tells_where(items[:place], items[place + 1 :]):
        return replace(one, meanings={"beside_lead": ("",)})  # "wie won zilver toen Leerdam goud won"
    if said in ("waar", "waarop", "waarin", "waarbij") and _is_of_games(items, place):
        return replace(one, meanings={"relative": ("",)})  # "de Spelen na 1980 waar Nederland …"
    if said in ("landen", "naties") and _are_of_a_group(items, place):
        return replace(one, meanings={"small": ("",)})  # "hoeveel medailles haalden landen uit Azië samen"
    if one.has("noun", "event", "discipline") and _is_called(items, place):
        return replace(one, meanings={"small": ("",)})  # "op het onderdeel langlaufen"
    if said in _TITLES and place + 1 < len(items) and items[place + 1].has("athlete"):
        return replace(one, meanings={"small": ("",)})
    if said == "te pakken" and any(other.has("metal") or other.has("colour") for other in items[:place]):
        return replace(one, meanings={"win": ("",)})  # "zonder goud te pakken": nobody is overtaken
    if _undoes(one, said, before, rest):
        return replace(one, meanings={UNKNOWN: (one.text,)})
    if said == "dag" and place and (items[place - 1].has("rank") or items[place - 1].has("most")):
        return replace(one, meanings={"noun": ("day",)})  # no greeting
    ranked = said == "als" and after is not None and after.has("rank")
    if ranked and (re.search(_ENDING, before) or re.search(_ENDED, " ".join(texts[place + 2 :]))):
        return replace(one, meanings={"small": ("",)})  # "eindigde als twaalfde", "dat wij als twaalfde eindigden"
    if one.has("number") and one.has("games") and len(one.meanings["number"]) == len(one.meanings["games"]) == 1:
        return replace(one, meanings={k: v for k, v in one.meanings.items() if k != "number"})  # "rangschik 2022"
    if (
        said == "al"
        and place + 1 < len(items)
        and items[place + 1].text.lower() in ("het", "de", "dat", "die", "hun", "ons")
    ):
        return replace(one, meanings={"small": ("",)})  # "al het goud" begins no clause
    if (
        said.startswith("hoe lang")
        and one.has("concept")
        and any(other.has("measure", "streak") or other.has("ago") for other in items)
    ):
        return replace(one, meanings={"ask": ("how_long",)})
    if said == "er voor" and place + 1 < len(items) and items[place + 1].has_any(("nation", "own")):
        return replace(one, meanings={"small": ("",)})  # "viel er voor Nederland geen goud": who leads is not asked
    if said.startswith(("deelden", "verdeelden", "deelt", "delen")) and any(
        other.has("metal") or other.has("noun", "medal") for other in items[place + 1 : place + 3]
    ):
        lands = any(other.has("noun", "nation") for other in items[:place]) and any(
            other.has("event") for other in items
        )
        return replace(one, meanings={"win": ("",)}) if lands else one  # "landen deelden de medailles bij het curling"
    if said in _A_PERSON and one.is_small:
        return replace(one, meanings={"noun": (_A_PERSON[said],)})  # not one's own: "te danken aan een vrouw"
    if said in ("puur", "louter") and place + 1 < len(items) and items[place + 1].has("colour"):
        return replace(one, meanings={"only": ("",)})  # "puur goud": nothing else
    if (
        (one.has("narrowing") and _narrows(items, place))
        or ((one.has("sorting") or (one.repairs and one.is_small)) and _sorts(items, place))
        or (one.has("talk") and _says_whose(items, place))
    ):
        return replace(one, meanings={UNKNOWN: (one.text,)})
    edge = "first_time" if one.has("most", "first") else "last_time" if one.has("most", "last") else ""
    if edge and place + 1 < len(items) and items[place + 1].has("noun", "games") and not items[place + 1].has("games"):
        return replace(one, meanings={edge: ("",)})  # "de eerste Winterspelen met goud": which Games
    if one.has("net_silver"):
        return replace(one, meanings={"colour": (Colour.SILVER,)})
    if said in ("te halen", "halen") and re.search(r"\b(wist|wisten|slaagden?)\b", before):
        return replace(one, meanings={"win": ("",)})  # "wist binnen te halen": nobody is overtaken
    looks = said in ("eruit", "er uit") and re.search(r"\b(ziet|zag|zagen|zien)\b", before)
    one_does = said == "men" and not re.search(r"\b(de|the|voor|for|bij)$", before)
    comes_home = said == "thuis" and re.search(_COMING_HOME, before)
    of_a_verb = said in _PARTICLES and re.search(_PARTICLES[said], before)
    return replace(one, meanings={"small": ("",)}) if looks or one_does or comes_home or of_a_verb else one


def _are_of_a_group(items: Sequence[Item], place: int) -> bool:
    asked = any(one.has("ask") or one.has("most") for one in items[max(0, place - 2) : place])
    after = items[place + 1 : place + 3]
    return not asked and len(after) == 2 and after[0].text.lower() in ("uit", "van") and after[1].has("described")


_STOOD = frozenset(("stond", "stonden", "staat", "staan"))


def _words(items: Sequence[Item]) -> set[str]:
    return {word for one in items for word in one.text.lower().split()}


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
    if ranked and theirs and any(one.has("athlete") for one in told) and not _STOOD.intersection(_words(asked)):
        wanted |= {list(Colour)[rank - 1] for rank in ranked}
    if not theirs and any(one.has("event") for one in told) and any(one.has("win") for one in told):
        theirs = {Colour.GOLD}  # "toen Stolz de 1000 won"
    named = any(one.has_any(("nation", "own", "athlete")) for one in told)
    asks = any(one.has("ask", "who") or one.has("noun", "nation") or one.has("placed") for one in asked)
    counts = any(one.has("most") or one.has("more") or one.has("ask", "how_many", "when") for one in (*asked, *told))
    return asks and named and not counts and bool(wanted) and len(theirs) == 1 and not wanted & theirs


def _is_of_games(items: Sequence[Item], place: int) -> bool:
    """Do Games stand just before it, of which it tells more?"""
    before = [one for one in items[:place] if not (one.is_small and not one.has("noun", "games"))]
    games = bool(before) and (before[-1].has("games") or before[-1].has("noun", "games"))
    return games and any(one.has("ask", "which", "how_many") for one in before[:-1])


def _narrows(items: Sequence[Item], place: int) -> bool:
    """ "welke jonge Nederlanders", "hoeveel verrassende medailles": the adjective says which are asked for."""
    asked = place > 0 and (items[place - 1].has("ask", "which", "how_many") or items[place - 1].has("most"))
    after = items[place + 1] if place + 1 < len(items) else None
    return asked and after is not None and after.has_any(_NARROWED)


def _sorts(items: Sequence[Item], place: int) -> bool:
    """ "de jonge Nederlanders", "kleine landen": some of them; but "het kleine Slovenië" is the whole land."""
    after = items[place + 1] if place + 1 < len(items) else None
    if after is None or after.breaks or after.has("athlete"):
        return False
    people = place > 0 and items[place - 1].text.lower() == "de"  # "de blonde Zweden"
    return after.has_any(_NARROWED) and (people or not (after.has("nation") and is_country(after)))


def _undoes(one: Item, said: str, before: str, after: str) -> bool:
    """Is it the half of a split verb that says something else than winning: "leverde medailles in", "nam goud terug",
    "pikte een medaille van Kok"; or somebody's own relation of whom the medals are asked?"""
    if said in _LOOSE and one.has("win"):
        return not re.search(r"\b(in|op|weg|mee|bijeen|bij elkaar|bij mekaar)\b", after)
    if said in ("leverde", "leverden", "levert", "leveren"):
        return after.endswith(" in")
    if said == "terug":
        return bool(re.search(r"\b(nam|namen|gaf|gaven|kreeg|kregen|geeft|geven)\b", before))
    if not (one.is_small and said.startswith(("mijn ", "mn ", "m'n ", "jouw ", "je ", "onze "))):
        return False
    asked = re.search(r"\b(hoeveel|welke|wat)\b.*\b(heeft|had|won|haalde|pakte|kreeg)$", before)
    return asked is not None and not re.search(r"\b(ge\w+d|ge\w+t|verteld|beweerd|gelezen|gelijk|dat|of)\b", after)


_LOOSE = frozenset(
    ("pikte", "pikten", "streek", "streken", "eiste", "eisten", "raapte", "raapten", "stapelde", "stapelden")
)


def _is_called(items: Sequence[Item], place: int) -> bool:
    """Does the name of what the noun says follow: "de sport curling", "het onderdeel reuzenslalom"?"""
    after = items[place + 1] if place + 1 < len(items) else None
    before = items[place - 1].text.lower() if place else ""
    return after is not None and not after.breaks and after.has("event") and before in ("de", "het", "t", "die", "dat")


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
_GIVING = ("geven", "sturen", "tonen", "noemen", "maken", "opmaken", "opstellen", "samenstellen")
_NARROWED = ("noun", "nation", "described", "metal", "colour", "gender", "event")
_ENDING = r"\b(eindig|finish|kwam|kwamen|werd|werden|geworden)\w*( \w+){0,4}$"
_ENDED = r"^(eindig|finish|kwam|kwamen|werd|werden|geworden|geeindigd)"
_A_PERSON = {"een vrouw": "athlete_f", "n vrouw": "athlete_f", "een man": "athlete_m", "n man": "athlete_m"}
_TITLES = (
    "oudgediende",
    "routinier",
    "veteraan",
    "kopman",
    "kopvrouw",
    "landgenoot",
    "landgenote",
    "mevrouw",
    "meneer",
    "mijnheer",
    "juffrouw",
    "mevr",
    "dhr",
    "mw",
)
_WINNING = r"\b(pakken|halen|winnen|veroveren|bijschrijven|behalen|binnenhalen|oogsten|bemachtigen|incasseren)\b"
_HAD_TO = {
    **dict.fromkeys(("moest", "moesten"), r"\b(genoegen|tevreden|doen met)\b|\bhet\b.* met .* doen$"),
    **dict.fromkeys(("mocht", "mochten"), _WINNING),
    **dict.fromkeys(("kon", "konden"), r"\bbijschrijven\b"),
}
"""What was had to be put up with, or could be won, with what follows it, was won."""
_GREETINGS = frozenset(("zeg", "hey", "he", "hee", "hoi", "hallo", "dag", "beste", "lieve", "yo", "ha", "luister"))
_COMING_HOME = r"\b(komt|kwam|komen|kwamen|keert|keerde|keerden|gekomen|brengt?|brengen|bracht|brachten)\b"
_PARTICLES = {
    "voorbij": r"\bg(ing(en)?|aa[nt]) voor( (het|de))? [\w' -]+$",
    "mee": r"\b(pak(t|te|ten)?|krijg(t|en)?|kreeg|kregen|neemt?|nam(en)?|breng(t|en)?|bracht(en)?|graai(t|de|den))\b",
    "bijeen": r"\b(bracht(en)?|ha?alden?|(sprokkel|raap|hark|schraap|graai|schaats|rijf)(t|de|den|te|ten))\b",
    "weg": r"\b(haalden?|nam(en)?|liep(en)?|ging(en)?|(kaap|pak|gris|snoep|sleep|pluk)(t|te|ten)|graai(t|de|den))\b",
}
"""Ends of split verbs of winning, with their first halves: "kaapte goud weg" leaves nothing out."""


def is_country(one: Item) -> bool:
    """Is it the country that is named, rather than its people?"""
    nation = getattr(one.value("nation"), "match", None)
    item = getattr(nation, "item", None)
    named = item is not None and fold(one.text) in map(fold, (item.name, item.name_en, item.noc))
    return named or (item is not None and 1 < len(one.text) < 5 and one.text.isupper())  # "GOS", "ROC"
