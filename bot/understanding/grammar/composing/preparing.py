"""What a neighbour tells of a name, before phrases are composed: "welke Nederlanders" asks for people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.figures_said import in_figures
from bot.understanding.grammar.composing.in_place import in_place, is_at_their_medal, is_country, tells_where
from bot.understanding.grammar.composing.neighbours import as_spoken
from bot.understanding.grammar.composing.not_won import not_won
from bot.understanding.grammar.composing.nouns_compared import nouns_compared
from bot.understanding.grammar.items import UNKNOWN, Item, Values
from bot.understanding.grammar.messages.contrasts import without_other
from bot.understanding.grammar.messages.told_already import without_the_asker
from bot.understanding.names.events.events import EventMention
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Found
from bot.understanding.names.people import given_names
from medals_core.games import Gender

_AFTER_AN_ADJECTIVE = ("noun", "metal", "colour", "event", "gender", "athlete", "won_noun", "swept")


def prepared(items: Sequence[Item]) -> tuple[Item, ...]:
    items = _whole_strangers(_whose_metal(_without_praise(_of_the_best(nouns_compared(without_the_asker(items))))))
    items = _of_the_same_sport(_left_behind(_asked_last(_of_helpers(items))))
    items = _with_comparison_whole(without_other(in_figures(as_spoken(not_won(items)))))
    items = _where_told_last(_whose_first(items))
    texts = [one.text.lower() for one in items]
    items = [in_place(one, place, items, texts) for place, one in enumerate(items)]
    items = list(_with_passed_over(_of_their_sport(_without_heading(_with_women(items)))))
    found = list(_with_careers(tuple(_with_people(tuple(_with_medals(items))))))
    for place, one in enumerate(found):
        if one.has("gender") and one.has("noun", "athlete_f", "athlete_m"):
            found[place] = _sex_or_people(found, place)
    return tuple(found)


def _of_the_best(items: Sequence[Item]) -> Sequence[Item]:
    """ "welke van de tien beste landen": of the top ten."""
    for place in range(2, len(items) - 2):
        number, best, noun = items[place : place + 3]
        of = " ".join(one.text.lower() for one in items[:place]).endswith("van de")
        if of and number.has("number") and best.has("most", "best") and noun.has("noun", "nation"):
            top = Item(number.start, best.end, {"top": (number.value("number"),)}, f"top {number.text}")
            return (*items[:place], top, *items[place + 2 :])
    return items


def _asked_last(items: Sequence[Item]) -> Sequence[Item]:
    """ "precies één plak, voor welke landen gold dat", "er was een land dat …. Welk was dat": what is asked stands
    first, and is the same as the "een land" that is told of."""
    at = next((place for place in range(len(items) - 1, 0, -1) if items[place].has("ask", "which", "who")), 0)
    tail = items[at + 1 :]
    noun = [one for one in tail[:1] if one.has("noun", "nation")]
    told, rest = items[:at], tail[len(noun) :]
    asks_that = all(one.is_small or one.has("be") or one.text.lower() in _HELD for one in rest)
    held = any(one.text.lower() in _HELD for one in rest)
    lands = [one for one in told if one.has("noun", "nation")]
    others = any(one.has("athlete") or (one.has("ask") and not one.is_small) for one in told)
    if not (asks_that and (noun or held or lands)) or others or all(one.is_small for one in told):
        return items
    counted = any(one.has("number") and other in lands for one, other in pairwise(told))  # "de eerste drie landen"
    noun = [Item(items[at].end, items[at].end, {"noun": ("nation",)}, "landen")] if counted else [] if lands else noun
    told = [replace(one, meanings={"small": ("",)}) if one.text.lower() in _SOME else one for one in told]
    return (replace(items[at], breaks=False), *noun, replace(told[0], breaks=True), *told[1:])


_SOME = frozenset(("een paar", "enkele", "sommige", "verscheidene", "diverse", "ettelijke"))
_HELD = frozenset(("gold", "geldt", "lukte", "lukt", "geval"))


def _whose_metal(items: Sequence[Item]) -> Sequence[Item]:
    """ "zonder Leerdams goud": the gold of Leerdam."""
    for place, (one, metal) in enumerate(pairwise(items)):
        match = one.value("athlete").match if one.has("athlete") and metal.has("colour") and not metal.breaks else None
        if (
            isinstance(match, Found)
            and one.text.endswith("s")
            and not match.item.name.lower().endswith(one.text.lower())
        ):
            the = Item(one.start, one.start, {"small": ("",)}, "het", breaks=one.breaks)
            of = Item(metal.end, metal.end, {"small": ("",)}, "van")
            return (*items[:place], the, metal, of, replace(one, breaks=False), *items[place + 2 :])
    return items


def _without_praise(items: Sequence[Item]) -> Sequence[Item]:
    """ "dat beest van een Stolz": Stolz."""
    for place in range(3, len(items)):
        of, a = items[place - 2 : place]
        if not items[place].has("athlete") or a.text.lower() != "een" or of.text.lower() != "van":
            continue
        start = next(
            (p for p in range(place - 3, max(place - 6, -1), -1) if items[p].text.lower() in ("die", "dat")), None
        )
        if start is not None and all(one.has(UNKNOWN) or one.is_small for one in items[start:place]):
            return (*items[:start], *items[place:])
    return items


def _whole_strangers(items: Sequence[Item]) -> Sequence[Item]:
    """ "Mathieu van der Poel": a given name that is another's surname, before a surname, names somebody else."""
    found = list(items)
    for place, (one, other) in enumerate(pairwise(items)):
        given = one.has("athlete") and fold(one.text) in given_names.DUTCH
        if given and other.has("athlete") and not other.breaks and one.end == other.start:
            found[place] = replace(one, meanings={UNKNOWN: (one.text,)})
            found[place + 1] = replace(other, meanings={UNKNOWN: (other.text,)})
    return found


def _of_helpers(items: Sequence[Item]) -> Sequence[Item]:
    """ "elke medaille (schrapt) waaraan Klæbo meewerkte": the medals of Klæbo."""
    for place in range(1, len(items) - 2):
        lead, who, verb = items[place : place + 3]
        helped = verb.has("helped") and lead.text.lower() in _WHEREIN and who.has("athlete")
        if not helped:
            continue
        metals = [p for p in range(place) if items[p].has("colour") or items[p].has("noun", "medal")]
        if not metals or any(_tells(one) for one in items[metals[-1] + 1 : place]):
            continue
        rest = [one for one in items[place + 3 :] if one.text.lower() not in ("was", "waren", "had")]
        of = Item(who.start, who.start, {"small": ("",)}, "van")
        return [*items[: metals[-1] + 1], of, replace(who, breaks=False), *items[metals[-1] + 1 : place], *rest]
    return items


def _tells(one: Item) -> bool:
    return one.has_any(("nation", "athlete", "event", "games", "moment", "clause", "ask"))


_WHEREIN = frozenset(("waaraan", "waarbij", "waarin", "waar"))


def _of_the_same_sport(items: Sequence[Item]) -> Sequence[Item]:
    """ "de 500 en de 1000 meter schaatsen": both of that sport."""
    found = list(items)
    events = [one for one in items if one.has("event") and not one.has("sports")]
    told = {each.discipline for one in events for each in one.value("event").disciplines}
    for place, one in enumerate(items):  # "op de latten, bij het langlaufen": that of them
        if one.has("sports") and one.has("event"):  # "wielersport": all of it, not the road
            found[place] = replace(one, meanings={"sports": one.meanings["sports"]})
        elif one.has("sports") and told and told <= set(one.value("sports")):
            found[place] = replace(one, meanings={"small": ("",)})
    named = [place for place, one in enumerate(found) if one.has("event")]
    for first, second in pairwise(named):
        between = found[first + 1 : second]
        joined = any(one.has("and") for one in between) and all(one.is_small for one in between)
        mention, other = (found[place].value("event") for place in (first, second))
        if not joined or len(other.disciplines) != 1 or not mention.metres:
            continue
        (sport,) = other.disciplines
        theirs = tuple(one for one in mention.candidates if one.event.discipline == sport.discipline)
        if fold(sport.name) in fold(found[second].text).split() and 0 < len(theirs) < len(mention.candidates):
            told = replace(mention, candidates=theirs, disciplines=(sport,))
            found[first] = replace(found[first], meanings={**found[first].meanings, "event": (told,)})
    return _of_skating(found) if not any(one.has("athlete") for one in items) else found


_SKATED = ("geschaatst", "schaatste", "schaatsten")


def _of_skating(items: list[Item]) -> list[Item]:
    """ "de 500 meter geschaatst", "de schaatsafstanden 500 en 1000 meter": those of that sport."""
    sport = next(
        (p for p, (one, after) in enumerate(pairwise(items)) if after.has("noun", "event") and _is_skating(one)), None
    )
    if sport is None and not any(one.text.lower() in _SKATED for one in items):
        return items
    found = [item for place, item in enumerate(items) if sport is None or place not in (sport, sport + 1)]
    told = [_skated(one) for one in found]
    return told if told != found else items


def _skated(one: Item) -> Item:
    """A distance that other sports have too, as that of skating."""
    mention: EventMention | None = one.value("event") if one.has("event") else None
    if mention is None or not mention.metres:
        return one
    skated = tuple(each for each in mention.candidates if each.event.discipline == _SKATING)
    sports = tuple(each for each in mention.disciplines if each.discipline == _SKATING)
    if not 0 < len(skated) < len(mention.candidates):
        return one
    return replace(one, meanings={**one.meanings, "event": (replace(mention, candidates=skated, disciplines=sports),)})


_SKATING = "speed-skating"


def _is_skating(one: Item) -> bool:
    mention = one.value("event") if one.has("event") else None
    return (
        mention is not None
        and not mention.candidates
        and [each.discipline for each in mention.disciplines] == [_SKATING]
    )


_SUBJECTS = frozenset(("wij", "we"))
_LEFT = frozenset(("laat", "laten", "liet", "lieten", "houdt", "houden", "hield", "hielden"))


def _left_behind(items: Sequence[Item]) -> Sequence[Item]:
    """ "heeft België Nederland achter zich gelaten", "welke landen waren ons in zilver de baas": stood it above them;
    of athletes and events a duel tells."""
    at = next((at for at, one in enumerate(items) if one.has("bested") or one.text.lower().endswith(_LET)), 0)
    sides = [
        place for place, (one, after) in enumerate(pairwise(items[: at + 1]))
        if one.has("nation") or (one.has("own") and not (after.has("nation") and one.end == after.start))
    ]  # fmt: skip
    people = any(one.has("athlete") or one.has("event") for one in items)
    texts = [items[place].text.lower() for place in sides]
    words = {one.text.lower() for one in items}
    lands = any(one.has("noun", "nation") and one.text.lower().endswith(("en", "s")) for one in items)
    theirs = (
        lands
        and words & _PLURAL
        and texts[1:] == []
        and all(is_country(items[p]) for p in sides if items[p].has("nation"))
    )
    ours = texts[:1] and (texts[0] in _OURSELVES or (lands and words & _SINGULAR))
    if people or not 1 <= len(sides) <= len(("left", "behind")) or (len(sides) == 1 and not (theirs or ours)):
        return items
    found = [replace(one, meanings={"small": ("",)}) if one.text.lower() in _LEFT else one for one in items]
    found[at] = replace(items[at], meanings={"stand": ("",)}, text="gestaan")
    turned = texts[0] == "ons" or texts[-1] in _SUBJECTS
    place, above = (sides[0] if turned else sides[-1]), True
    if len(sides) == 1 and (texts[0] in _SUBJECTS or not (theirs or texts[0] == "ons")):
        above = False  # "welke landen hebben wij achter ons gelaten"
    above = above is not items[at].text.lower().endswith(_LET)
    said = [Item(items[place].start, items[place].start, {"above" if above else "below": ("",)}, "")]
    colour = next((p for p in range(place + 1, at) if found[p].has("colour") or found[p].has("noun", "medal")), None)
    if colour is not None:  # "ons in zilver de baas"
        more = {"more" if above else "fewer": ("",)}
        said = [replace(said[0], meanings=more), found.pop(colour), replace(said[0], meanings={"than": ("",)})]
    said[0] = replace(said[0], breaks=items[place].breaks)
    found[place : place + 1] = [*said, replace(items[place], breaks=False)]
    return found


_LET = "laten gaan"
"""Who lets another go first stands below it."""
_PLURAL = frozenset(
    ("lieten", "laten", "bleven", "gingen", "waren", "hielden", "hebben", "hadden", "moesten", "moeten")
)
_SINGULAR = frozenset(("liet", "laat", "bleef", "ging", "was", "hield", "heeft", "had", "moest", "moet"))
_OURSELVES = _SUBJECTS | {"ons"}


def _without_heading(items: Sequence[Item]) -> Sequence[Item]:
    """ "Zomerspelen: hoeveel goud won Nederland": of which Games, not what is counted."""
    for place, (one, after) in enumerate(pairwise(items)):
        alone = (one.breaks or not place) and after.breaks and one.has("noun", "games") and not one.has("games")
        if alone and (place or after.has("ask")):  # "Suriname, Zomerspelen, alle jaren samen: …"
            return (*items[:place], replace(one, meanings={"small": ("",)}), *items[place + 1 :])
    return items


_SPORTSWOMEN = frozenset(("sportsters", "sportster", "atletes"))
_MEN_TOO = frozenset(("fransen", "engelsen"))


def _with_women(items: Sequence[Item]) -> Sequence[Item]:
    """ "het brons van de Zweedsen", "de plakken van Zweedse sportsters": of the women's events."""
    found: list[Item] = []
    counted = any(one.has("ask", "how_many", "how_often") for one in items)
    counted = counted and any(one.has("colour") or one.has("noun", "medal") for one in items)
    for one in items:
        if one.has("nation") and _are_women(one):
            found.append(replace(one, meanings={"nation": one.meanings["nation"]}))
            found.append(Item(one.end, one.end, {"gender": (Gender.WOMEN,)}, "vrouwen"))
        elif counted and one.has("noun", "athlete") and one.text.lower() in _SPORTSWOMEN:
            found.append(replace(one, meanings={"gender": (Gender.WOMEN,)}))
        else:
            found.append(one)
    return found


def _of_their_sport(items: Sequence[Item]) -> Sequence[Item]:
    """ "hoeveel goud wonnen onze schaatsers", "hoe vaak wonnen ze goud": their medals are counted, not they."""
    metals = [one.has("colour") or one.has("noun", "medal") for one in items]
    counted = any(one.has("ask", "how_many") and metal for one, metal in zip(items, metals[1:], strict=False))
    podium = any(one.has("noun", "podium") for one in items)
    often = (any(metals) or podium) and any(one.has("ask", "how_often") for one in items)
    counted = counted or (often and not any(one.has("athlete") for one in items))
    if not counted:
        return items
    return [
        replace(one, meanings={"small": ("",)})
        if place and one.has("noun", "athlete") and items[place - 1].has_any(("event", "sports"))
        else one
        for place, one in enumerate(items)
    ]


def _whose_first(items: Sequence[Item]) -> Sequence[Item]:
    """ "minstens drie Nederlandse medailles": the number, and what it is at least, beside what it counts."""
    found = list(items)
    for place in range(len(found) - 2):
        number, whose, what = found[place : place + 3]
        of_theirs = whose.has("event") or whose.has("nation")
        if whose.breaks or what.breaks or not (of_theirs or whose.has("single_event") or whose.has("team_event")):
            continue
        denied = place - 1 if place and (number.has("times") or number.has("any")) else place
        counts = what.has("colour") or (what.has("noun", "medal") and found[denied].has("none"))
        if of_theirs and found[denied].has_any(_DENYING) and counts:
            moved = [replace(whose, breaks=found[denied].breaks), replace(found[denied], breaks=False)]
            found[denied : place + 2] = [*moved, *found[denied + 1 : place + 1]]
            continue  # "geen schaatsgoud", "zonder één keer schaatsgoud": no gold there
        counted = number.has("number") and not number.is_small
        if counted and _is_kind_of_medal(whose):  # "drie individuele medailles"
            medal = Item(whose.end, whose.end, {"noun": ("medal",)}, "medailles")
            found[place : place + 2] = [replace(whose, breaks=number.breaks), replace(number, breaks=False), medal]
            continue
        if counted and whose.has("nation") and (what.has("colour") or what.has("noun", "medal")):
            start = place
            while start and found[start - 1].has_any(_OF_NUMBERS) and not found[start].breaks:
                start -= 1
            moved = [replace(whose, breaks=found[start].breaks), replace(found[start], breaks=False)]
            found[start : place + 2] = [*moved, *found[start + 1 : place + 1]]
    return found


_DENYING = ("none", "without", "stay_empty")


def _is_kind_of_medal(one: Item) -> bool:
    kind = one.has("single_event") or one.has("team_event")
    return kind and one.text.lower().endswith(("medaille", "medailles", "plak", "plakken"))


_OF_NUMBERS = ("at_least", "at_most", "exactly", "over", "than", "more", "fewer")


def _where_told_last(items: Sequence[Item]) -> Sequence[Item]:
    """ "toen Klæbo goud won, wie won er toen zilver": what is told behind what is asked."""
    lead = items[0].text.lower() if items else ""
    cut = next((place for place, one in enumerate(items) if one.breaks), 0)
    if lead == "bij":  # "bij de gouden race van Leerdam werd door wie zilver gehaald"
        cut = next((place for place, one in enumerate(items, 1) if one.has("athlete")), 0)
        cut = cut if is_at_their_medal(items[1:cut]) else 0
    if not cut or lead not in ("toen", "bij") or not tells_where(items[cut:], items[1:cut]):
        return items
    asked = [replace(one, meanings={"small": ("",)}) if one.text.lower() == "toen" else one for one in items[cut:]]
    return (replace(asked[0], breaks=False), *asked[1:], *items[:cut])


def _with_comparison_whole(items: Sequence[Item]) -> Sequence[Item]:
    """With what stands inside a comparison before it: "meer goud in het biatlon dan Noorwegen"."""
    more = next((p for p, one in enumerate(items) if one.has("more") or one.has("fewer")), None)
    than = next((p for p, one in enumerate(items) if one.text.lower() == "dan" and more is not None and p > more), None)
    if more is None or than is None:
        return items
    between = items[more + 1 : than]
    moved = [one for one in between if one.has_any(_BETWEEN)]
    kept = [one for one in between if one not in moved]
    idle = ("metal", "colour", "noun", "win", "have")
    if not moved or not all(one.is_small or one.has_any(idle) for one in kept):
        return items
    return (*items[:more], *moved, items[more], *kept, *items[than:])


_BETWEEN = ("event", "gender", "moment", "games")


def _with_medals(items: Sequence[Item]) -> Iterator[Item]:
    """With the medals that "hadden we er 2 op de 500 meter" counts; without a name "er" means what was said before."""
    named = any(one.has_any(("nation", "event", "colour", "athlete")) or one.has("noun", "nation") for one in items)
    done = named and any(one.has_any(("have", "win", "auxiliary")) for one in items)
    for place, one in enumerate(items):
        counts = one.breaks and (one.has("colour") or one.has("noun", "medal"))
        told_after = counts and place > 0 and items[place - 1].has("number") and _is_of_them(items, place - 1)
        yield replace(one, breaks=False) if told_after else one  # "had er acht, gouden"
        if done and one.has("number") and _is_of_them(items, place):
            after = items[place + 1] if place + 1 < len(items) else None
            pieces = _are_pieces(items, place)
            counted = after is not None and (after.has("colour") or after.has("noun", "medal"))
            if (
                (pieces and not counted)
                or after is None
                or (
                    not counted
                    and (after.is_small or after.breaks or after.has("noun", "podium") or after.has("games"))
                )
            ):
                yield Item(one.end, one.end, {"noun": ("medal",)}, "")


_BETWEEN_THEM = ("toch", "ook", "wel", "zeker", "maar", "al", "een stuk of", "iets van", "zo'n", "volgens mij")


def _are_pieces(items: Sequence[Item], place: int) -> bool:
    """vier stuks had Jens er; welke landen gingen met eentje naar huis"""
    lands = any(one.has("noun", "nation") for one in items)
    return items[place].text.lower().endswith((" stuks", "eentje") if lands else " stuks")


def _is_of_them(items: Sequence[Item], place: int) -> bool:
    """er 2; er toch twee"""
    before = place - 1
    while before > 0 and (items[before].has("games") or items[before].text.lower() in _BETWEEN_THEM):
        before -= 1
    return _are_pieces(items, place) or (before >= 0 and items[before].text.lower().split()[-1:] == ["er"])


_WHO_PRACTISE = ("er", "ers", "eet", "eten", "ist", "isten", "aar", "aars", "ka", "kas")
_NO_PEOPLE = ("water", "wieler")


def _practises(one: Item) -> bool:
    """ "welke snowboarder", "hoeveel kunstschaatsers": people, rather than lands at their sport"""
    text = one.text.lower()
    sport = one.has("event") and not (one.value("event").kinds or one.value("event").metres)
    return sport and text.isalpha() and text.endswith(_WHO_PRACTISE) and not text.endswith(_NO_PEOPLE)


def _are_people_said(items: Sequence[Item], after: int) -> bool:
    return any(one.has("noun") for one in items[after : after + 1])


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
        before = items[place - 1] if place else one
        asked = before.has("ask", "which", "how_many") or before.has_any(("most", "oldest", "youngest"))
        if place == people_after or (asked and _practises(one) and not _are_people_said(items, place + 1)):
            yield Item(one.end, one.end, {"noun": ("athlete",)}, "")
        if one.has("described") and one.text.lower().endswith(_LANDS) and _asked_before(items, place):
            yield Item(one.end, one.end, {"noun": ("nation",)}, "landen")
        counted = _people_counted(items, place)
        if counted is not None:
            yield Item(one.end, one.end, counted, "")
        article = (one.is_small and one.text.lower() == "een") or (one.has("any") and "enig" in one.text.lower())
        there = one.has("be") and one.text.lower() in ("zijn er", "waren er", "is er", "was er")
        after = _next(items, place)
        that = one.text.lower() == "die" and after == place + 1 and _is_woman(items, place + 1)  # "die Noorse die …"
        if article or there or that or one.has("ask", "which") or one.has("most") or one.has("several"):
            led = {one.text.lower() for one in items[place + 1 : after or place]} & _ON_BEHALF
            if after is not None and items[after].has("nation") and not led:
                beyond = _next(items, after) if not there or after + 1 >= len(items) else after + 1
                ranked = one.has("most", "youngest", "oldest", "best")  # "de oudste Nederlander met goud"
                between = {each.text.lower() for each in items[after + 1 : beyond]}
                noun = beyond is not None and items[beyond].has_any(_AFTER_AN_ADJECTIVE)
                herself = _is_woman(items, after)
                noun = (
                    noun
                    and not ((ranked or herself) and between & _BEHIND_A_NOUN)
                    and not (herself and beyond == after + 1)
                )
                asked = one.has("ask", "which") and after == place + 1 and one.text.lower() != "wat voor"
                # "welke Zweden", but not "wat won ze voor Nederland, en wat voor België"
                if not noun and (asked or not is_country(items[after])):
                    woman: dict[str, Values] = {"her": ("",)} if herself else {}
                    kind = "athlete_f" if ranked and woman else "athlete"
                    yield Item(one.end, one.end, {"noun": (kind,), **({} if ranked else woman)}, "")


_ON_BEHALF = frozenset(("met", "voor", "bij", "door"))
_BEHIND_A_NOUN = frozenset(("met", "die", "op", "bij", "de", "het"))
"""What may follow "een Nederlandse" as a noun, but not as an adjective."""
"""After these a nation is no noun of the adjective: "welke dag ging het het best met Oranje"."""


def _is_counted_noun(items: Sequence[Item], place: int) -> bool:
    return place < len(items) and items[place].has("noun", "discipline", "event", "games", "day")


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


def _with_careers(items: Sequence[Item]) -> Iterator[Item]:
    """ "nooit goud" and "zonder ooit goud" are about all Games, unless others are named."""
    if not any(one.has_any(("never", "without", "without_title")) for one in items):
        yield from items
        return
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
        before = items[place - 1] if place else one
        single = before.text.lower() in ("met", "op") or before.has("exactly") or before.has("only")
        if one.has("any") and one.text.lower().startswith(("één enkel", *(["een enkel"] if single else []))):
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


def _are_women(one: Item) -> bool:
    """ "de Zweedsen": the adjective of a nation as a noun."""
    item = getattr(getattr(one.value("nation"), "match", None), "item", None)
    said = one.text.lower()
    return item is not None and said not in _MEN_TOO and said == f"{item.adjective.lower()}n"


def _is_woman(items: Sequence[Item], place: int) -> bool:
    """ "de jongste Nederlandse", "welke Noorse won": the adjective of a nation as a noun, asked for."""
    one, after = items[place], items[place + 1 : place + 2]
    bare = all(other.is_small or other.breaks or other.has_any(("win", "have", "stand")) for other in after)
    alone = one.has("nation") and one.text.lower().endswith("se") and not is_country(one)
    neuter = any(other.text.lower() in ("goud", "zilver", "brons") for other in after)
    won = neuter and place > 0 and items[place - 1].text.lower() == "een"  # "won een Noorse goud": else a "Noors goud"
    return alone and (won or (bare and any(other.has_any(("ask", "most")) for other in items)))
