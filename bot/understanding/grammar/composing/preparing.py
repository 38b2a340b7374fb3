"""What a neighbour tells of a name, before phrases are composed: "welke Nederlanders" asks for people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.figures_said import in_figures
from bot.understanding.grammar.composing.neighbours import as_spoken
from bot.understanding.grammar.items import UNKNOWN, Item, Values
from bot.understanding.grammar.messages.contrasts import without_other
from bot.understanding.names.folding import fold
from bot.understanding.names.people import given_names
from medals_core.medals import Colour

_AFTER_AN_ADJECTIVE = ("noun", "metal", "colour", "event", "gender", "athlete", "won_noun")


def prepared(items: Sequence[Item]) -> tuple[Item, ...]:
    items = _left_behind(_whole_strangers(items))
    items = _with_comparison_whole(without_other(in_figures(as_spoken(items))))
    items = _where_told_last(_whose_first(items))
    texts = [one.text.lower() for one in items]
    items = [_in_place(one, place, items, texts) for place, one in enumerate(items)]
    items = list(_with_passed_over(_of_their_sport(_without_heading(items))))
    found = list(_with_careers(tuple(_with_people(tuple(_with_medals(items))))))
    for place, one in enumerate(found):
        if one.has("gender") and one.has("noun", "athlete_f", "athlete_m"):
            found[place] = _sex_or_people(found, place)
    return tuple(found)


def _whole_strangers(items: Sequence[Item]) -> Sequence[Item]:
    """ "Mathieu van der Poel": a given name that is another's surname, before a surname, names somebody else."""
    found = list(items)
    for place, (one, other) in enumerate(pairwise(items)):
        given = one.has("athlete") and fold(one.text) in given_names.DUTCH
        if given and other.has("athlete") and not other.breaks and one.end == other.start:
            found[place] = replace(one, meanings={UNKNOWN: (one.text,)})
            found[place + 1] = replace(other, meanings={UNKNOWN: (other.text,)})
    return found


_SUBJECTS = frozenset(("wij", "we"))
_LEFT = frozenset(("laat", "laten", "liet", "lieten", "houdt", "houden", "hield", "hielden"))


def _left_behind(items: Sequence[Item]) -> Sequence[Item]:
    """ "heeft België Nederland achter zich gelaten": stood it above Nederland; of athletes and events a duel tells."""
    at = next((at for at, one in enumerate(items) if one.has("bested") and one.text.lower().startswith("achter ")), 0)
    sides = [
        place for place, (one, after) in enumerate(pairwise(items[: at + 1]))
        if one.has("nation") or (one.has("own") and not (after.has("nation") and one.end == after.start))
    ]  # fmt: skip
    people = any(one.has("athlete") or one.has("event") for one in items)
    texts = [items[place].text.lower() for place in sides]
    if people or not 1 <= len(sides) <= len(("left", "behind")) or (len(sides) == 1 and texts[0] not in _OURSELVES):
        return items
    found = [replace(one, meanings={"small": ("",)}) if one.text.lower() in _LEFT else one for one in items]
    found[at] = replace(items[at], meanings={"stand": ("",)}, text="gestaan")
    turned = texts[0] == "ons" or texts[-1] in _SUBJECTS
    place, kind = (sides[0] if turned else sides[-1]), "above"
    if len(sides) == 1 and texts[0] in _SUBJECTS:
        kind = "below"  # "welke landen hebben wij achter ons gelaten"
    found.insert(place, Item(items[place].start, items[place].start, {kind: ("",)}, kind, breaks=items[place].breaks))
    return found


_OURSELVES = _SUBJECTS | {"ons"}


def _without_heading(items: Sequence[Item]) -> Sequence[Item]:
    """ "Zomerspelen: hoeveel goud won Nederland": of which Games, not what is counted."""
    heads = len(items) > 1 and items[0].has("noun", "games") and not items[0].has("games")
    if heads and items[1].breaks and items[1].has("ask"):
        return (replace(items[0], meanings={"small": ("",)}), *items[1:])
    return items


def _of_their_sport(items: Sequence[Item]) -> Sequence[Item]:
    """ "hoeveel goud wonnen onze schaatsers", "hoe vaak wonnen ze goud": their medals are counted, not they."""
    metals = [one.has("colour") or one.has("noun", "medal") for one in items]
    counted = any(one.has("ask", "how_many") and metal for one, metal in zip(items, metals[1:], strict=False))
    often = any(metals) and any(one.has("ask", "how_often") for one in items)
    counted = counted or (often and not any(one.has("athlete") for one in items))
    if not counted:
        return items
    return [
        replace(one, meanings={"small": ("",)})
        if place and one.has("noun", "athlete") and items[place - 1].has("event")
        else one
        for place, one in enumerate(items)
    ]


def _whose_first(items: Sequence[Item]) -> Sequence[Item]:
    """ "minstens drie Nederlandse medailles": the number, and what it is at least, beside what it counts."""
    found = list(items)
    for place in range(len(found) - 2):
        number, whose, what = found[place : place + 3]
        of_theirs = not whose.breaks and (whose.has("event") or whose.has("nation"))
        denied = place - 1 if place and (number.has("times") or number.has("any")) else place
        counts = what.has("colour") or (what.has("noun", "medal") and found[denied].has("none"))
        if of_theirs and any(found[denied].has(kind) for kind in _DENYING) and counts:
            moved = [replace(whose, breaks=found[denied].breaks), replace(found[denied], breaks=False)]
            found[denied : place + 2] = [*moved, *found[denied + 1 : place + 1]]
            continue  # "geen schaatsgoud", "zonder één keer schaatsgoud": no gold there
        counted = number.has("number") and not number.is_small
        if counted and not whose.breaks and _is_kind_of_medal(whose):  # "drie individuele medailles"
            medal = Item(whose.end, whose.end, {"noun": ("medal",)}, "medailles")
            found[place : place + 2] = [replace(whose, breaks=number.breaks), replace(number, breaks=False), medal]
            continue
        if counted and whose.has("nation") and not whose.breaks and (what.has("colour") or what.has("noun", "medal")):
            start = place
            while start and any(found[start - 1].has(kind) for kind in _OF_NUMBERS) and not found[start].breaks:
                start -= 1
            moved = [replace(whose, breaks=found[start].breaks), replace(found[start], breaks=False)]
            found[start : place + 2] = [*moved, *found[start + 1 : place + 1]]
    return found


_DENYING = ("none", "without", "stay_empty")


def _is_kind_of_medal(one: Item) -> bool:
    kind = one.has("single_event") or one.has("team_event")
    return kind and one.text.lower().endswith(("medaille", "medailles", "plak", "plakken"))


def _is_against(one: Item) -> bool:
    return one.has("than") or one.has("versus")


_OF_NUMBERS = ("at_least", "at_most", "exactly", "over", "than", "more", "fewer")


def _in_place(one: Item, place: int, items: Sequence[Item], texts: Sequence[str]) -> Item:
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
    if said.endswith(" eentje") and one.has("single_event") and any(map(_is_against, items)):
        return replace(one, meanings={"small": ("",)})  # "had Klæbo in zijn eentje meer dan Zweden": in all he won
    if said == "zonder meer" and any(x.has("noun") or x.has("colour") for x in items[place + 1 : place + 2]):
        return replace(one, meanings={UNKNOWN: (one.text,)})  # "zonder meer medailles te hebben"
    if one.has("moment") and one.has("rank") and sum(other.has("moment") for other in items) > 1:
        return replace(one, meanings={"moment": one.meanings["moment"]})  # "op 12 of 13 februari"
    after = items[place + 1] if place + 1 < len(items) else None
    counts = after is not None and not after.breaks and (after.has("colour") or after.has("noun", "medal"))
    if one.has("placed") and counts:
        return replace(one, meanings={"number": one.meanings["placed"]})  # "stond op dertien medailles"
    if said == "pas" and after is not None and (after.has("moment") or after.has("games")):
        return replace(one, meanings={UNKNOWN: (one.text,)})  # "pas in de tweede week": not before it
    of_it = after is not None and after.has("moment") and after.text.lower().startswith(("van ", "op "))
    if said in ("na afloop", "aan het eind", "aan het einde") and of_it:
        return replace(one, meanings={"small": ("",)})  # "na afloop van 15 februari": at the end of that day
    if said == "stel" and not place:
        return replace(one, meanings={"suppose": ("",)})  # no couple
    if one.has(UNKNOWN) and said in given_names.DUTCH and place and items[place - 1].text.lower() in _GREETINGS:
        return replace(one, meanings={"small": ("",)})  # "zeg Sjaak, hoeveel …"
    if said in ("alles", "álles") and any(other.has("win") for other in items):
        return replace(one, meanings={UNKNOWN: (one.text,)})  # "won Duitsland alles": that is all there was
    if said in _HAD_TO and re.search(_HAD_TO[said], rest) and not re.search(r"\bnog\b", rest):
        return replace(one, meanings={"small": ("",)})  # "moest genoegen nemen met zilver": it won that
    metal = any(other.has("colour") or other.has("noun", "medal") for other in items[:place])
    if one.has("present") and metal and re.search(r"\bkw?[ao]m(en)?\b", before):
        return replace(one, meanings={"win": ("",)})  # "hoeveel goud kwam er nog bij"
    if said == "mee" and metal and not re.search(r"\b(deed|deden|doet|doen|telt|tellen|reken\w*)\b", before):
        return replace(one, meanings={"win": ("",)})  # "pikten een medaille mee": nobody is asked who took part
    of_lands = any(other.has("noun", "nation") for other in items[:place]) and before.endswith("van de")
    if one.has("page", "table") and of_lands and any(other.has("top") for other in items[:place]):
        return replace(one, meanings={"small": ("",)})  # "de top tien van de eindstand"
    if said in _GIVING and re.search(r"\b(kan|kun|kunt|zou|wil|wilt|kunnen)\b", before):
        return replace(one, meanings={"small": ("",)})  # "kan je me de stand geven"
    if (
        said == "geschaatst"
        and not any(other.has("athlete") for other in items)
        and re.search(r"\bbij (elkaar|mekaar)$", before)
    ):
        return replace(one, meanings={UNKNOWN: (one.text,)})  # at a sport of skating, or all of it?
    if said == "toen" and _tells_where(items[:place], items[place + 1 :]):
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
    if said == "er voor" and place + 1 < len(items) and (items[place + 1].has("nation") or items[place + 1].has("own")):
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
    of_whom = next((other for other in items[place + 2 :] if not other.is_small), None)
    from_whom = (
        place + 1 < len(items)
        and items[place + 1].text.lower() in ("van", "bij", "voor")
        and not (of_whom is not None and of_whom.has("event"))
    )
    of_a_verb = said in _PARTICLES and re.search(_PARTICLES[said], before)
    if of_a_verb and from_whom and said == "weg":
        return replace(one, meanings={"taken_from": ("",)})  # whose gold it might have been is not held
    return replace(one, meanings={"small": ("",)}) if looks or one_does or comes_home or of_a_verb else one


def _are_of_a_group(items: Sequence[Item], place: int) -> bool:
    asked = any(one.has("ask") or one.has("most") for one in items[max(0, place - 2) : place])
    after = items[place + 1 : place + 3]
    return not asked and len(after) == 2 and after[0].text.lower() in ("uit", "van") and after[1].has("described")


def _tells_where(asked: Sequence[Item], told: Sequence[Item]) -> bool:
    """Is it asked who won one colour, and told who won another?"""
    wanted, theirs = ({one.value("colour") for one in each if one.has("colour")} for each in (asked, told))
    if not theirs and any(one.has("event") for one in told) and any(one.has("win") for one in told):
        theirs = {Colour.GOLD}  # "toen Stolz de 1000 won"
    named = any(one.has("nation") or one.has("own") or one.has("athlete") for one in told)
    asks = any(one.has("ask", "who") or one.has("noun", "nation") for one in asked)
    counts = any(one.has("most") or one.has("more") or one.has("ask", "how_many", "when") for one in (*asked, *told))
    return asks and named and not counts and bool(wanted) and len(theirs) == 1 and not wanted & theirs


def _where_told_last(items: Sequence[Item]) -> Sequence[Item]:
    """ "toen Klæbo goud won, wie won er toen zilver": what is told behind what is asked."""
    cut = next((place for place, one in enumerate(items) if one.breaks), 0)
    if not cut or items[0].text.lower() != "toen" or not _tells_where(items[cut:], items[1:cut]):
        return items
    asked = [replace(one, meanings={"small": ("",)}) if one.text.lower() == "toen" else one for one in items[cut:]]
    return (replace(asked[0], breaks=False), *asked[1:], *items[:cut])


def _is_of_games(items: Sequence[Item], place: int) -> bool:
    """Do Games stand just before it, of which it tells more?"""
    before = [one for one in items[:place] if not (one.is_small and not one.has("noun", "games"))]
    games = bool(before) and (before[-1].has("games") or before[-1].has("noun", "games"))
    return games and any(one.has("ask", "which", "how_many") for one in before[:-1])


def _narrows(items: Sequence[Item], place: int) -> bool:
    """ "welke jonge Nederlanders", "hoeveel verrassende medailles": the adjective says which are asked for."""
    asked = place > 0 and (items[place - 1].has("ask", "which", "how_many") or items[place - 1].has("most"))
    after = items[place + 1] if place + 1 < len(items) else None
    return asked and after is not None and any(after.has(kind) for kind in _NARROWED)


def _sorts(items: Sequence[Item], place: int) -> bool:
    """ "de jonge Nederlanders", "kleine landen": some of them; but "het kleine Slovenië" is the whole land."""
    after = items[place + 1] if place + 1 < len(items) else None
    if after is None or after.breaks or after.has("athlete"):
        return False
    people = place > 0 and items[place - 1].text.lower() == "de"  # "de blonde Zweden"
    return any(after.has(kind) for kind in _NARROWED) and (people or not (after.has("nation") and _is_country(after)))


def _with_comparison_whole(items: Sequence[Item]) -> Sequence[Item]:
    """With what stands inside a comparison before it: "meer goud in het biatlon dan Noorwegen"."""
    more = next((p for p, one in enumerate(items) if one.has("more") or one.has("fewer")), None)
    than = next((p for p, one in enumerate(items) if one.text.lower() == "dan" and more is not None and p > more), None)
    if more is None or than is None:
        return items
    between = items[more + 1 : than]
    moved = [one for one in between if any(one.has(kind) for kind in _BETWEEN)]
    kept = [one for one in between if one not in moved]
    idle = ("metal", "colour", "noun", "win", "have")
    if not moved or not all(one.is_small or any(one.has(kind) for kind in idle) for one in kept):
        return items
    return (*items[:more], *moved, items[more], *kept, *items[than:])


_BETWEEN = ("event", "gender", "moment", "games")


def _undoes(one: Item, said: str, before: str, after: str) -> bool:
    """Is it the half of a split verb that says something else than winning: "leverde medailles in", "nam goud terug",
    "pikte een medaille van Kok"; or somebody's own relation of whom the medals are asked?"""
    if said in _LOOSE and one.has("win"):
        return not re.search(r"\b(in|op|weg|mee|bijeen|bij elkaar|bij mekaar)\b", after)
    if re.fullmatch(r"lever(de|den|t|en)", said):
        return after.endswith(" in")
    if said == "terug":
        return bool(re.search(r"\b(nam|namen|gaf|gaven|kreeg|kregen|geeft|geven)\b", before))
    mine = one.is_small and re.match(r"(mijn|mn|m'n|jouw|je|onze) ", said)
    asked = re.search(r"\b(hoeveel|welke|wat)\b.*\b(heeft|had|won|haalde|pakte|kreeg)$", before)
    return bool(mine and asked) and not re.search(r"\b(ge\w+d|ge\w+t|verteld|beweerd|gelezen|gelijk|dat|of)\b", after)


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
    if before.has("nation") and not _is_country(before):
        return True  # "de Nederlandse leraren"
    if any(before.has(kind) for kind in ("ask", "most", "own", "number", "described", "gender")):
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
_TITLES = ("mevrouw", "meneer", "mijnheer", "juffrouw", "mevr", "dhr", "mw")
_WINNING = r"\b(pakken|halen|winnen|veroveren|bijschrijven|behalen|binnenhalen|oogsten|bemachtigen|incasseren)\b"
_HAD_TO = {
    **dict.fromkeys(("moest", "moesten"), r"\b(genoegen|tevreden|doen met)\b"),
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


def _with_medals(items: Sequence[Item]) -> Iterator[Item]:
    """With the medals that "hadden we er 2 op de 500 meter" counts; without a name "er" means what was said before."""
    named = any(one.has(kind) for one in items for kind in ("nation", "event", "colour", "athlete"))
    done = named and any(one.has("have") or one.has("win") for one in items)
    for place, one in enumerate(items):
        yield one
        if done and one.has("number") and _is_of_them(items, place):
            after = items[place + 1] if place + 1 < len(items) else None
            if after is None or after.is_small or after.breaks or after.has("noun", "podium"):
                yield Item(one.end, one.end, {"noun": ("medal",)}, "")


def _is_of_them(items: Sequence[Item], place: int) -> bool:
    """er 2; er toch twee"""
    before = place - 1
    while before > 0 and items[before].text.lower() in ("toch", "ook", "wel", "zeker", "maar"):
        before -= 1
    return before >= 0 and items[before].text.lower().split()[-1:] == ["er"]


def _with_people(items: Sequence[Item]) -> Iterator[Item]:
    """With the people that "welke Nederlanders" and "beste Belg" ask for as a noun of their own."""
    people_after: int | None = None
    for place, one in enumerate(items):
        if one.text.lower() == "individuele" and one.has("single_event"):
            yield replace(one, meanings={"single_event": ("",)})  # no event by that name
            continue
        if one.has("number") and place and items[place - 1].has("ask", "which") and _is_counted_noun(items, place + 1):
            one = replace(one, meanings={"asked_number": (one.value("number"),)})  # "welke drie sporten"
        yield one
        if one.has("ask", "show") and (told := _people_told(items, place)) is not None:
            people_after = told
        if place == people_after:
            yield Item(one.end, one.end, {"noun": ("athlete",)}, "")
        if one.has("described") and one.text.lower().endswith(_LANDS) and _asked_before(items, place):
            yield Item(one.end, one.end, {"noun": ("nation",)}, "landen")
        counted = _people_counted(items, place)
        if counted is not None:
            yield Item(one.end, one.end, counted, "")
        article = (one.is_small and one.text.lower() == "een") or (one.has("any") and "enig" in one.text.lower())
        there = one.has("be") and one.text.lower() in ("zijn er", "waren er", "is er", "was er")
        if article or there or one.has("ask", "which") or one.has("most") or one.has("several"):
            after = _next(items, place)
            led = {one.text.lower() for one in items[place + 1 : after or place]} & _ON_BEHALF
            if after is not None and items[after].has("nation") and not led:
                beyond = _next(items, after) if not there or after + 1 >= len(items) else after + 1
                ranked = one.has("most", "youngest", "oldest", "best")  # "de oudste Nederlander met goud"
                between = {each.text.lower() for each in items[after + 1 : beyond]}
                noun = beyond is not None and any(items[beyond].has(kind) for kind in _AFTER_AN_ADJECTIVE)
                noun = noun and not (ranked and between & {"met", "die", "op", "bij"})
                asked = one.has("ask", "which") and after == place + 1 and one.text.lower() != "wat voor"
                # "welke Zweden", but not "wat won ze voor Nederland, en wat voor België"
                if not noun and (asked or not _is_country(items[after])):
                    kind = "athlete_f" if ranked and _is_woman(items[after]) else "athlete"
                    yield Item(one.end, one.end, {"noun": (kind,)}, "")


_ON_BEHALF = frozenset(("met", "voor", "bij"))
"""After these a nation is no noun of the adjective: "welke dag ging het het best met Oranje"."""


def _is_counted_noun(items: Sequence[Item], place: int) -> bool:
    return place < len(items) and items[place].has("noun", "discipline", "event", "games", "day")


def _people_told(items: Sequence[Item], place: int) -> int | None:
    """The place of the people in "som de Nederlanders op die alleen brons wonnen"."""
    after = _next(items, place)
    if after is None or not items[after].has("nation") or _is_country(items[after]):
        return None
    told = any(one.text.lower() in ("die", "met", "zonder") for one in items[after + 1 : after + 3])
    return after if told else None


def _people_counted(items: Sequence[Item], place: int) -> Mapping[str, Values] | None:
    """ "hoeveel Nederlanders" counts people; "op hoeveel Nederlanders kwam één medaille" inhabitants."""
    one = items[place]
    before = [other for other in items[max(0, place - 2) : place] if not other.has("measure", "different")]
    if not one.has("nation") or _is_country(one) or not before or not before[-1].has("ask", "how_many"):
        return None
    beyond = _next(items, place)
    if beyond is not None and items[beyond].start == one.end and any(items[beyond].has(k) for k in _AFTER_AN_ADJECTIVE):
        return None
    on = place > 1 and items[place - 2].text.lower() == "op"
    return {"measure": ("population",)} if on else {"noun": ("athlete",)}


def _with_careers(items: Sequence[Item]) -> Iterator[Item]:
    """ "nooit goud" and "zonder ooit goud" are about all Games, unless others are named."""
    named = any(one.has("ever") or one.has("games") or _THIS_TIME.search(one.text.lower()) for one in items)
    for place, one in enumerate(items):
        after = next(
            (
                p
                for p in range(place + 1, len(items))
                if not (items[p].is_small or items[p].has("any") or items[p].has("number"))
            ),
            None,
        )
        medal = after is not None and (
            items[after].has("colour") or items[after].has("noun", "medal", "title", "champion")
        )
        if medal and not named and (one.has("never") or (one.has("without") and "ooit" in one.text.lower())):
            yield Item(one.start, one.start, {"ever": ("",)}, "ooit")
        if one.has("never") and not medal and any(map(_is_anything, items[place + 1 : place + 2])):
            if not named:
                yield Item(one.start, one.start, {"ever": ("",)}, "ooit")
            yield replace(one, meanings={"nothing": ("",)})  # "nooit iets gewonnen"
            continue
        if place and items[place - 1].has("never") and _is_anything(one):
            yield replace(one, meanings={"any": ("",)})
            continue
        if one.has("without_title"):
            if not named:
                yield Item(one.start, one.start, {"ever": ("",)}, "ooit")
            yield replace(one, meanings={"never": ("",)})
            yield Item(one.end, one.end, {"noun": ("champion",)}, "")
            continue
        yield one


def _is_anything(one: Item) -> bool:
    return one.has("any") and one.text.lower() in ("iets", "wat")


def _with_passed_over(items: Sequence[Item]) -> Iterator[Item]:
    """ "een-na-beste", "twee na laatste": so many are passed over."""
    place = 0
    while place < len(items):
        one = items[place]
        after = items[place + 1 : place + 3]
        one_of_the = one.text.lower() in ("de een", "het een", "één", "de één", "de op een")
        best = len(after) == 2 and (after[1].has("most") or after[1].has("describe", "last"))
        if best and (one.has("number") or one_of_the) and after[0].text.lower() == "na" and not after[0].breaks:
            number = "1" if one_of_the else str(one.value("number"))
            yield Item(one.start, after[0].end, {"one_but": (number,)}, f"{one.text} na", breaks=one.breaks)
            place += 2
            continue
        if one.text.lower().startswith("één enkel") and one.has("any"):
            one = replace(one, meanings={"number": (1,), "one_only": ("",)})
        yield one
        place += 1


_THIS_TIME = re.compile(r"\b(deze|dit|afgelopen) (winter)?(spelen|toernooi|editie|winter)\b")


def _asked_before(items: Sequence[Item], place: int) -> bool:
    of_the = [one.text.lower() for one in items[max(0, place - 2) : place]] == ["van", "de"]  # "welke van de … landen"
    if of_the and place > 2:
        return items[place - 3].has("ask")
    before = items[place - 2 : place] if place > 1 and items[place - 1].has("not") else items[max(0, place - 1) : place]
    return any(one.has("ask") for one in before)


_LANDS = ("landen", "land", "naties", "staten", "bestaan", "bestaat")


def _sex_or_people(items: Sequence[Item], place: int) -> Item:
    """ "welke vrouwen" asks for people; "goud bij de vrouwen" tells the sex of the event."""
    one = items[place]
    before = next(
        (
            p
            for p in range(place - 1, -1, -1)
            if not (items[p].text.lower() in _ARTICLES or items[p].has("nation") or items[p].has("own"))
        ),
        None,
    )
    of_all = before is not None and before and items[before].has("both") and items[before - 1].text.lower() == "van"
    of_events = place + 1 < len(items) and items[place + 1].has("noun", "event")  # "welke vrouwenonderdelen"
    asked = (
        before is not None
        and not of_events
        and (
            of_all
            or items[before].has("ask", "which", "how_many")
            or items[before].has("most")
            or items[before].has("number")
        )
    )
    kept = {kind: values for kind, values in one.meanings.items() if kind != ("gender" if asked else "noun")}
    return Item(one.start, one.end, kept, one.text, one.repairs, one.breaks)


_ARTICLES = frozenset(["de", "het", "een", "onze", "andere"])


def _next(items: Sequence[Item], place: int) -> int | None:
    return next((p for p in range(place + 1, len(items)) if not items[p].is_small or items[p].has("noun")), None)


def _is_woman(one: Item) -> bool:
    """ "de jongste Nederlandse": the adjective of a nation as a noun."""
    item = getattr(getattr(one.value("nation"), "match", None), "item", None)
    return item is not None and one.text.lower() == item.adjective.lower()


def _is_country(one: Item) -> bool:
    """Is it the country that is named, rather than its people?"""
    nation = getattr(one.value("nation"), "match", None)
    item = getattr(nation, "item", None)
    named = item is not None and fold(one.text) in map(fold, (item.name, item.name_en, item.noc))
    return named or (item is not None and 1 < len(one.text) < 5 and one.text.isupper())  # "GOS", "ROC"
