"""Whether people are asked for: "welke Nederlanders", "hoeveel kunstschaatsers", "de jongste Nederlandse"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.understanding.grammar.composing.in_place import is_country
from bot.understanding.grammar.composing.word_senses import follow
from bot.understanding.grammar.items import Item, Values, emptied, inserted
from medals_core.games import Gender

_SPORTSWOMEN = frozenset(("sportsters", "sportster", "atletes"))
_MEN_TOO = frozenset(("fransen", "engelsen"))


def with_women(items: Sequence[Item]) -> Sequence[Item]:
    """ "het brons van de Zweedsen", "de plakken van Zweedse sportsters": of the women's events."""
    found: list[Item] = []
    counted = any(one.has("ask", "how_many", "how_often") for one in items)
    counted = counted and any(one.is_medal for one in items)
    for one in items:
        if one.has("nation") and _are_women(one):
            found.append(replace(one, meanings={"nation": one.meanings["nation"]}))
            found.append(inserted(one.end, "gender", Gender.WOMEN, "vrouwen"))
        elif counted and one.has("noun", "athlete") and one.text.lower() in _SPORTSWOMEN:
            found.append(replace(one, meanings={"gender": (Gender.WOMEN,)}))
        else:
            found.append(one)
    return found


def _are_women(one: Item) -> bool:
    """ "de Zweedsen": the adjective of a nation as a noun."""
    item = getattr(getattr(one.value("nation"), "match", None), "item", None)
    said = one.text.lower()
    return item is not None and said not in _MEN_TOO and said == f"{item.adjective.lower()}n"


def of_their_sport(items: Sequence[Item]) -> Sequence[Item]:
    """ "hoeveel goud wonnen onze schaatsers", "hoe vaak wonnen ze goud": their medals are counted, not they."""
    metals = [one.is_medal for one in items]
    counted = any(one.has("ask", "how_many") and metal for one, metal in zip(items, metals[1:], strict=False))
    podium = any(one.has("noun", "podium") for one in items)
    often = (any(metals) or podium) and any(one.has("ask", "how_often") for one in items)
    counted = counted or (often and not any(one.has("athlete") for one in items))
    counted = counted or follow(
        items, "ask.how_many", "pronoun.of_it", "win"
    )  # "hoeveel daarvan haalden de langlaufers"
    if not counted:
        return items
    return [
        emptied(one) if place and one.has("noun", "athlete") and items[place - 1].has_any(("event", "sports")) else one
        for place, one in enumerate(items)
    ]


_AFTER_AN_ADJECTIVE = ("noun", "metal", "colour", "event", "gender", "athlete", "won_noun", "swept")
_WHO_PRACTISE = ("er", "ers", "eet", "eten", "ist", "isten", "aar", "aars", "ka", "kas")
_NO_PEOPLE = ("water", "wieler")


def _practises(one: Item) -> bool:
    """ "welke snowboarder", "hoeveel kunstschaatsers": people, rather than lands at their sport"""
    text = one.text.lower()
    sport = one.has("event") and not (one.value("event").kinds or one.value("event").metres)
    return sport and text.isalpha() and text.endswith(_WHO_PRACTISE) and not text.endswith(_NO_PEOPLE)


def with_people(items: Sequence[Item]) -> Iterator[Item]:
    """With the people that "welke Nederlanders" and "beste Belg" ask for as a noun of their own."""
    people_after: int | None = None
    for place, one in enumerate(items):
        if one.text.lower() == "individuele" and one.has("single_event"):
            yield replace(one, meanings={"single_event": ("",)})  # no event by that name
            continue
        beside = items[place + 1 : place + 2]
        counted_noun = any(other.has("noun", "discipline", "event", "games", "day") for other in beside)
        if one.has("number") and place and items[place - 1].has("ask", "which") and counted_noun:
            one = replace(one, meanings={"asked_number": (one.value("number"),)})  # "welke drie sporten"
        yield one
        if one.has("ask", "show") and (told := _people_told(items, place)) is not None:
            people_after = told
        before = items[place - 1] if place else one
        asked = before.has("ask", "which", "how_many") or before.has_any(("most", "oldest", "youngest"))
        if place == people_after or (asked and _practises(one) and not any(other.has("noun") for other in beside)):
            yield inserted(one.end, "noun", "athlete")
        if one.has("described") and one.text.lower().endswith(_LANDS) and _asked_before(items, place):
            yield inserted(one.end, "noun", "nation", "landen")
        counted = _people_counted(items, place)
        if counted is not None:
            yield Item(one.end, one.end, counted, "")
        article = (one.is_small and one.text.lower() == "een") or (one.has("any") and "enig" in one.text.lower())
        there = one.has("be") and one.text.lower() in ("zijn er", "waren er", "is er", "was er")
        after = _next(items, place)
        that = one.text.lower() == "die" and after == place + 1 and _is_woman(items, place + 1)  # "die Noorse die …"
        if article or there or that or one.has("ask", "which") or one.has("most") or one.has("several"):
            led = {one.text.lower() for one in items[place + 1 : after or place]} & _ON_BEHALF
            claims = article and after is not None and _claims(items[after + 1 :])
            if after is not None and items[after].has("nation") and not (led or claims):
                beyond = _next(items, after) if not there or after + 1 >= len(items) else after + 1
                ranked = one.has("most", "youngest", "oldest", "best")  # "de oudste Nederlander met goud"
                between = {each.text.lower() for each in items[after + 1 : beyond]}
                herself = _is_woman(items, after)
                bare = ((ranked or herself) and between & _BEHIND_A_NOUN) or (herself and beyond == after + 1)
                noun = beyond is not None and items[beyond].has_any(_AFTER_AN_ADJECTIVE) and not bare
                asked = one.has("ask", "which") and after == place + 1 and one.text.lower() != "wat voor"
                # "welke Zweden", but not "wat won ze voor Nederland, en wat voor België"
                if not noun and (asked or not is_country(items[after])):
                    woman: dict[str, Values] = {"her": ("",)} if herself else {}
                    kind = "athlete_f" if ranked and woman else "athlete"
                    yield Item(one.end, one.end, {"noun": (kind,), **({} if ranked else woman)}, "")


_SAYS = frozenset(("beweerde", "beweert", "zei", "zegt", "vond", "vindt", "riep", "roept", "dacht", "denkt"))
""" "een Zwitser beweerde dat zij meer zilver hadden": of his land"""


def _claims(rest: Sequence[Item]) -> bool:
    """ "(een Zwitser) beweerde …", "(zei een Zwitser) dat zij …" """
    of_them = len(rest) > 1 and rest[0].said == "dat" and rest[1].has("pronoun", "nation")
    return of_them or any(one.said in _SAYS for one in rest[:1])


_ON_BEHALF = frozenset(("met", "voor", "bij", "door"))
"""After these a nation is no noun of the adjective: "welke dag ging het het best met Oranje"."""
_BEHIND_A_NOUN = frozenset(("met", "die", "op", "bij", "de", "het"))
"""What may follow "een Nederlandse" as a noun, but not as an adjective."""


def _people_told(items: Sequence[Item], place: int) -> int | None:
    """The place of the people in "som de Nederlanders op die alleen brons wonnen"."""
    after = _next(items, place)
    if after is None or not items[after].has("nation") or is_country(items[after]):
        return None
    told = any(one.text.lower() in ("die", "met", "zonder") for one in items[after + 1 : after + 3])
    return after if told else None


def _people_counted(items: Sequence[Item], place: int) -> Mapping[str, Values] | None:
    """ "hoeveel Nederlanders" counts people; "op hoeveel Nederlanders kwam één medaille" inhabitants."""
    one = items[place]
    if not one.has("nation") or is_country(one) or one.text.lower() == "oranje":
        return None
    before = [other for other in items[max(0, place - 2) : place] if not other.has("measure", "different")]
    if not before or not before[-1].has("ask", "how_many"):
        return None
    beyond = _next(items, place)
    if beyond is not None and items[beyond].start == one.end and items[beyond].has_any(_AFTER_AN_ADJECTIVE):
        return None
    on = place > 1 and items[place - 2].text.lower() == "op"
    return {"measure": ("population",)} if on else {"noun": ("athlete",)}


def _asked_before(items: Sequence[Item], place: int) -> bool:
    of_the = [one.text.lower() for one in items[max(0, place - 2) : place]] == ["van", "de"]  # "welke van de … landen"
    if of_the and place > 2:
        return items[place - 3].has("ask")
    before = items[place - 2 : place] if place > 1 and items[place - 1].has("not") else items[max(0, place - 1) : place]
    return any(one.has("ask") for one in before)


_LANDS = ("landen", "land", "naties", "staten", "bestaan", "bestaat")


def sex_or_people(items: Sequence[Item]) -> Sequence[Item]:
    """ "welke vrouwen" asks for people; "goud bij de vrouwen" tells the sex of the event."""
    found = list(items)
    for place, one in enumerate(items):
        if one.has("gender") and one.has("noun", "athlete_f", "athlete_m"):
            unmeant = "gender" if _asks_for_people(found, place) else "noun"
            kept = {kind: values for kind, values in one.meanings.items() if kind != unmeant}
            found[place] = replace(one, meanings=kept)
    return found


def _asks_for_people(items: Sequence[Item], place: int) -> bool:
    ahead = (p for p, one in enumerate(items[:place]) if not (one.text.lower() in _ARTICLES or one.has_any(_WHOSE)))
    before = max(ahead, default=-1)
    led = before >= 0 and (items[before].has("ask", "which", "how_many") or items[before].has_any(("most", "number")))
    of_all = before > 0 and items[before].has("both") and items[before - 1].text.lower() == "van"
    of_events = place + 1 < len(items) and items[place + 1].has("noun", "event")  # "welke vrouwenonderdelen"
    return (led or of_all) and not of_events


_ARTICLES = frozenset(["de", "het", "een", "onze", "andere"])
_WHOSE = ("nation", "own")


def _next(items: Sequence[Item], place: int) -> int | None:
    return next((p for p in range(place + 1, len(items)) if not items[p].is_small or items[p].has("noun")), None)


def _is_woman(items: Sequence[Item], place: int) -> bool:
    """ "de jongste Nederlandse", "welke Noorse won": the adjective of a nation as a noun, asked for."""
    one, after = items[place], items[place + 1 : place + 2]
    bare = all(other.is_small or other.breaks or other.has_any(("win", "have", "stand")) for other in after)
    alone = one.has("nation") and one.text.lower().endswith("se") and not is_country(one)
    neuter = any(other.text.lower() in ("goud", "zilver", "brons") for other in after)
    won = neuter and place > 0 and items[place - 1].text.lower() == "een"  # "won een Noorse goud": else a "Noors goud"
    return alone and (won or (bare and any(other.has_any(("ask", "most")) for other in items)))
