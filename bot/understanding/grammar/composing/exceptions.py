"""What a message leaves out: "buiten het schaatsen en shorttrack", "langlaufen niet meegerekend"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.grammar.composing.otherwise import OTHERWISE
from bot.understanding.grammar.items import Item, item
from bot.understanding.grammar.words.phrase_values import Amount, Excepted
from bot.understanding.names.folding import fold
from bot.understanding.time.dates import WEEKDAYS
from bot.understanding.time.meanings import Weekdays
from medals_core.queries.measures import Op

_NARROWING = ("event", "sports", "gender", "nation", "own", "athlete", "games", "team_event", "single_event",
              "mixed_event", "metal", "moment", "described")  # fmt: skip
_KINDS = frozenset(_NARROWING)
_WHOSE = frozenset(("een", "haar", "zijn", "hun", "z'n", "d'r"))
_GRASPED = frozenset(("greep", "grepen", "gegrepen", "grijpt", "grijpen"))


def excepted(items: tuple[Item, ...]) -> Iterator[Item]:
    """``buiten het schaatsen en shorttrack``, ``langlaufen niet meegerekend``: what is left out is what stands next to
    the word of exception, and what is joined to it."""
    items = _of_others(items)
    at = 0
    while at < len(items):
        made, at = _medals_left_out(items, at) or _left_out(items, at) or ([items[at]], at + 1)
        yield from made


def _medals_left_out(items: tuple[Item, ...], at: int) -> tuple[Sequence[Item], int] | None:
    """Whose medals are left out, and where that ends: "zonder het goud van Klæbo"; None where nobody's are."""
    theirs, end = _run(items, at + 1, listed=True) if _without_all(items[at]) else ([], at)
    if theirs:
        return [item("excepted", Excepted(tuple(theirs)), items[at:end])], end
    if (beyond := _medals_of_a_part(items, at)) > 0:  # "de stand zonder vrouwenmedailles"
        return [item("excepted", Excepted((items[beyond - 1],)), items[at:beyond])], beyond
    if (those := _those_of(items, at)) is not None:
        names, end = _run(items, those[1], listed=True)
        # "zonder het goud van Klæbo en Oftebro"
        made = [item("excepted", Excepted((those[0], name)), items[at:end]) for name in names]
        what_more = _skip_small(items, end + 1)
        if items[end : end + 1] and items[end].has("and") and what_more < len(items) and items[what_more].has("metal"):
            whose = _of_whom(items, what_more)
            if whose is not None:  # "… en het zilver van De Boo"
                both = Excepted((items[what_more], items[whose]))
                return [*made, item("excepted", both, items[end : whose + 1])], whose + 1
        return made, end
    if items[at].has(OTHERWISE) and items[at].has("except") and (thought := _thought_away(items, at)) is not None:
        what, end = thought
        return [item("excepted", Excepted(tuple(what)), items[at:end])], end
    return None


def _taken_out(items: Sequence[Item], at: int, end: int) -> int | None:
    """Where "haal [het biatlon] er ook uit", "als [atletiek] er ook uit ging" ends; None where nothing is taken out."""
    out = next(
        (place for place in range(end, len(items)) if items[place].has("out_of") or not items[place].is_small), end
    )
    if out == len(items) or not items[out].has("out_of"):
        return None
    went = items[out + 1 : out + 2] and items[out + 1].text.lower() in _WENT
    beyond = out + 2 if went else out + 1
    told = went or any(one.has("except_verb") for one in items[:at])
    closed = beyond == len(items) or items[beyond].breaks or items[beyond].has("own")
    return beyond if told and closed else None


def _every_such_day(one: Item, items: Sequence[Item]) -> Item:
    """ "welke dag wonnen we het meest, behalve zaterdag": not the last Saturday alone"""
    asked = any(each.has("ask", "day") or each.has("noun", "day") for each in items)
    if not asked or not one.has("moment") or one.said not in WEEKDAYS:
        return one
    return replace(one, meanings={"moment": (one.value("moment")._replace(meaning=Weekdays((WEEKDAYS[one.said],))),)})


_WENT = frozenset(("ging", "gaat", "gaan", "gingen", "haalt", "haal", "halen", "laat", "gooit", "zou"))


def _left_out(items: tuple[Item, ...], at: int) -> tuple[Sequence[Item], int] | None:
    """What else is left out, and where that ends; None where nothing is."""
    said = items[at].text.lower()
    if said == "naast" and any(one.text.lower() in _GRASPED for one in items):
        lands = any(one.has("noun", "nation") for one in items)  # "naast het goud greep": it was missed
        missed = {"none": ("",)} if lands else {"fail": ("",), "missed": ("",)}
        return [replace(items[at], meanings=missed)], at + 1
    leads = items[at].has("except") or _is_next_to(items, at)
    what, end = _run(items, at + 1, listed=True) if leads else _run(items, at)
    what = [_every_such_day(one, items) for one in what]
    if not leads and (plaques := _their_medals(items, at)) is not None:
        what, end = plaques
    taken_out = _taken_out(items, at, end) if what and not leads else None
    if taken_out is not None:
        return [item("excepted", Excepted(tuple(what)), items[at:taken_out])], taken_out
    after = _skip_small(items, end) if what else end
    if what and what[-1].has("event") and after < len(items) and items[after].has("noun", "event", "athlete"):
        after = _skip_small(items, after + 1)  # "de zwemnummers buiten beschouwing gelaten", "de roeiers niet mee"
    tail = after < len(items) and items[after].has("except_after") and not _is_road_race(items, after)
    if tail and items[after].has("except") and not any(one.breaks for one in items[after + 1 : after + 3]):
        tail = not _run(items, after + 1)[0]  # "won Nederland uitgezonderd het schaatsen"
    if what and not leads and _stands_on(items, at) and _is_but(items, after, what):
        but = item("excepted", Excepted(tuple(what)), items[at : after + 1])
        return [replace(but, breaks=items[at].breaks)], after + 1
    if leads and (said == "zonder" or said.startswith("zonder dat")) and len(what) == 1 and _is_their_medal(items, end):
        # "dagen zonder Nederlandse medaille", "zonder Nederlander op het podium"
        zero = Amount(Op.EQUAL, 0, items[end].meanings.get("metal", (None,))[0])
        return [what[0], item("amount", zero, (items[at], items[end]))], end + 1
    plaque = next((one for one in items[end : end + 1] if one.has("metal") and leads), None)
    if plaque is not None and said.startswith("zonder dat") and any(one.has("event") for one in what):
        # "zonder dat er één schaatsmedaille bij zat"
        none = item("amount", Amount(Op.EQUAL, 0, plaque.value("metal")), (items[at], plaque))
        return [replace(items[at], meanings={"clause": ("while",)}), none, *what], end + 1
    if not what or not (leads or tail):
        return None
    end = after + 1 if tail else end
    if what[-1].has("event") and end < len(items) and items[end].has("noun", "athlete", "event"):
        end += 1  # "zonder de roeiers", "zonder de roeinummers": without rowing
    more, beyond = _nor(items, end) if tail and not leads else _and_other(items, end, what[0])
    others: list[Item] = []
    if more is not None and any(more.has(kind) and what[0].has(kind) for kind in _NARROWING):
        what, end = [*what, more], beyond
    elif more is not None:  # "shorttrack niet meegerekend en de vrouwen ook niet"
        others = [replace(item("excepted", Excepted((more,)), items[end:beyond]), breaks=items[end].breaks)]
    over, only = items[at:end], what[0]
    if items[at].text.split()[0] == "zonder" and len(what) == 1 and only.has("metal"):
        made = item("amount", Amount(Op.EQUAL, 0, only.value("metal")), over)
    else:
        made = item("excepted", Excepted(tuple(what)), over)
    return [replace(made, breaks=over[0].breaks), *others], beyond if others else end


_OTHERS = ("ander", "andere", "overige", "resterende")
_HELD = ("more", "fewer", "higher", "lower", "equal", "so_much", "compared")


def _of_others(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "welke andere landen dan Noorwegen": but for Norway; "andere landen" with more than Norway are others anyhow."""
    at = next((place for place, one in enumerate(items) if fold(one.text.split()[0] if one.text else "") in _OTHERS), 0)
    than = next((place for place in range(at + 1, len(items)) if items[place].text.lower() in ("dan", "als")), 0)
    named = _skip_small(items, than + 1) if than else len(items)
    led = any(one.has("ask") or one.text.lower() in ("een", "iemand", "er") for one in items[max(0, at - 1) : at])
    held = any(one.has_any(_HELD) for one in items[at:than])
    without = any(one.has("except") for one in items) and not than
    if not led or not (without or (named < len(items) and not _KINDS.isdisjoint(items[named].meanings))):
        return items
    found = list(items)
    lands = items[at].has("all_others")
    found[at] = replace(items[at], meanings={"noun": ("nation",)} if lands else {"small": ("",)})
    if than and not held and items[than].text.lower() == "dan":
        found[than] = replace(items[than], meanings={"except": ("",)}, breaks=False)
    return tuple(found)


def _thought_away(items: tuple[Item, ...], at: int) -> tuple[list[Item], int] | None:
    """ "(denk) de beide massastarts bij het schaatsen eens (weg)": the events with their sport, as one."""
    end = next((place for place in range(at + 1, len(items)) if items[place].breaks), len(items))
    found = [one for one in items[at + 1 : end] if one.has("event")]
    others = [one for one in items[at + 1 : end] if not one.has_any(("event", "both", "small"))]
    alone = len(found) > 1 and all(one.has("noun", "event") for one in others)
    return (found, end) if alone else None


def _medals_of_a_part(items: tuple[Item, ...], at: int) -> int:
    """Beyond whose medals are left out of a table: "zonder medailles bij de vrouwen"; else 0."""
    none = items[at].has("amount") and items[at].text.lower().startswith("zonder ") and items[at].value("amount")
    if not none or none.colour is not None or not any(one.has("page", "table") for one in items[:at]):
        return 0
    whose = _skip_small(items, at + 1)
    part = whose < len(items) and not items[whose].breaks and (items[whose].has("gender") or items[whose].has("event"))
    return whose + 1 if part else 0


def _nor(items: tuple[Item, ...], end: int) -> tuple[Item | None, int]:
    """ "(Noorwegen niet meegerekend) en Amerika ook niet"."""
    at = _skip_small(items, end)
    at = _skip_small(items, at + 1) if at < len(items) and items[at].has("and") else len(items)
    if at >= len(items) or _KINDS.isdisjoint(items[at].meanings):
        return None, end
    words = ""
    for place in range(at + 1, min(at + 3, len(items))):
        words = f"{words} {items[place].text.lower()}".strip()
        if words in ("ook niet", "evenmin", "ook al niet"):
            return items[at], place + 1
    return None, end


_THOSE = ("de", "het", "t", "alle", "die", "dat", "van", "die van", "dat van", "de medailles van")


def _and_other(items: tuple[Item, ...], end: int, first: Item) -> tuple[Item | None, int]:
    """ "zonder het langlaufen en de vrouwen": without what is of another kind too."""
    at = _skip_small(items, end)
    if at >= len(items) or not items[at].has("and"):
        return None, end
    after = at + 1
    while after < len(items) and items[after].text.lower() in _THOSE:
        after += 1
    other = items[after] if after < len(items) else None
    crew = after + 1 < len(items) and items[after].has("event") and items[after + 1].has("noun", "athlete")
    return other, after + 1 + crew


def _stands_on(items: Sequence[Item], at: int) -> bool:
    """ "op Noorwegen", "op dat van Klæbo"."""
    before = [one.text.lower() for one in items[max(0, at - 2) : at]]
    return before[-1:] == ["op"] or (before[:1] == ["op"] and before[-1] in ("dat van", "die van", "de van"))


def _is_road_race(items: Sequence[Item], at: int) -> bool:
    """ "goud in Parijs: weg + tijdrit"."""
    beside = next(iter(items[at + 1 : at + 2]), None)
    return items[at].text.lower() == "weg" and beside is not None and beside.has("event") and not beside.breaks


def _is_next_to(items: Sequence[Item], at: int) -> bool:
    """ "na Noorwegen de meeste medailles": the most but for Norway."""
    if items[at].text.lower() != "na":
        return False
    after = _skip_small(tuple(items), at + 1)
    named = after < len(items) and items[after].has_any(("nation", "own", "athlete"))
    return named and any(one.has("most", "most", "best") for one in items)


def _is_their_medal(items: Sequence[Item], end: int) -> bool:
    grouped = any(one.has("noun", "day", "event", "discipline", "games") for one in items)
    medal = end < len(items) and (items[end].has("metal") or items[end].has("noun", "podium"))
    return grouped and medal and items[end - 1].has("nation")


def _without_all(one: Item) -> bool:
    """ "zonder de medailles van Klæbo": without him, not with none."""
    amount = one.value("amount") if one.has("amount") else None
    none = amount is not None and amount.op is Op.EQUAL and amount.count == 0 and amount.colour is None
    return none and one.text.lower().startswith("zonder de ")


_WHO = ("athlete", "nation", "own")


def _their_medals(items: tuple[Item, ...], at: int) -> tuple[list[Item], int] | None:
    """ "(als je) die twee Bergsma-plakken (niet meetelt)": how many are said, whose, and what."""
    counted = items[at].text.lower() == "die twee" or (items[at].has("number") and not items[at].is_small)
    whose = _skip_small(items, at + 1) if counted else at
    if (items[at].has("metal") or items[at].has("amount")) and not items[at].text.lower().startswith("zonder"):
        name = _skip_small(items, at + 1)  # "het goud van Klæbo (niet meetelt)"
        led = name > at + 1 and items[name - 1].text.lower() == "van" and name < len(items)
        return ([items[at], items[name]], name + 1) if led and items[name].has_any(_WHO) else None
    if whose + 1 >= len(items) or not items[whose].has("athlete") or not items[whose + 1].has("metal"):
        return None
    number = items[at].value("number") if items[at].has("number") else 2
    medal = items[whose + 1]
    if counted:
        medal = replace(medal, meanings={"amount": (Amount(None, int(number), medal.value("metal")),)})
    return [items[whose], medal], whose + 2


def _those_of(items: tuple[Item, ...], at: int) -> tuple[Item, int] | None:
    """ "zonder de zes titels van Klæbo", "zonder het zilver van De Boo": the medals, and where whose they are
    stands."""
    one = items[at]
    amount = one.value("amount") if one.has("amount") else None
    none = amount is not None and amount.op is Op.EQUAL and amount.count == 0 and amount.colour is not None
    if none and re.match(r"zonder (de|het|dat|die)\b", one.text.lower()):
        what = at
    elif one.has("without") or one.has("except"):
        what = _skip_small(items, at + 1)
        if what >= len(items):
            return None
        if not items[what].has("amount") or items[what].value("amount").op is not None:
            return None
        one = items[what]
    else:
        return None
    whose = _of_whom(items, what)
    return (one, whose) if whose is not None else None


def _of_whom(items: tuple[Item, ...], what: int) -> int | None:
    """Where whose medal it is stands."""
    whose = _skip_small(items, what + 1)
    of = " ".join(each.text.lower() for each in items[what : whose + 1]).split()
    named = whose < len(items) and items[whose].has("athlete") and not items[whose].breaks
    return whose if named and "van" in of else None


_BUT = ("nation", "athlete", "event", "gender", "team_event", "single_event", "mixed_event")


def _is_but(items: tuple[Item, ...], after: int, what: Sequence[Item]) -> bool:
    """ "op Noorwegen na": without it; not "op 12 februari na de finale"."""
    if after >= len(items) or items[after].text.lower() != "na" or not what[0].has_any(_BUT):
        return False
    beyond = _skip_small(items, after + 1)
    if any(one.text.lower() in _WHOSE and not one.breaks for one in items[after + 1 : after + 2]):
        return False  # "na haar dertigste", "na een val"
    return beyond >= len(items) or items[beyond].breaks or not items[beyond].has_any(_NARROWING)


def _run(items: tuple[Item, ...], at: int, *, listed: bool = False) -> tuple[list[Item], int]:
    """The narrowing item from ``at`` on, and those of the same kind that follow it joined by "en" or a comma.
    ``listed``, after a word of exception: so do "of" ("niet bij bob of rodelen") and a comma before an article."""
    if (theirs := _part_of_nation(items, _skip_small(items, at))) is not None:
        return theirs
    found: list[Item] = []
    what = _skip_small(items, at)
    heads = what < len(items) and (items[what].has("noun", "event") or items[what].has("metal"))
    of = next(iter(items[what + 1 : what + 2]), None) if heads and listed else None
    end = what + 2 if of is not None and of.text.lower() == "van" else at  # "zonder de onderdelen van het roeien"
    while True:
        place = _skip_small(items, end)
        joined = False
        cut = any(one.breaks for one in items[end : place + 1])
        if found:
            # Without this or that is without both.
            if place < len(items) and (items[place].has("and") or (listed and items[place].has("or"))):
                joined, place = True, _skip_small(items, place + 1)
            joined = joined or any(one.breaks for one in items[end if listed else place : place + 1])
            cut = cut or joined
        if place >= len(items):
            break
        if _KINDS.isdisjoint(items[place].meanings) or items[place].has("ever"):
            break
        kind = next(kind for kind in _NARROWING if items[place].has(kind))
        same = bool(found) and (found[0].has(kind) or (kind == "gender" and not cut))
        # "de aflossingen bij het shorttrack": of that sport
        of_sport = same and kind == "event" and any(one.text.lower() == "bij" for one in items[end:place])
        if found and not (same and (joined or kind == "gender" or of_sport)):
            break
        found.append(items[place])
        end = place + 1
    return found, end


def _part_of_nation(items: Sequence[Item], at: int) -> tuple[list[Item], int] | None:
    """ "de Duitse bobmedailles", "het Noorse langlaufgoud": one thing, not the sport and the nation."""
    pair = items[at : at + 2]
    if len(pair) < 2 or not (pair[0].has("nation") and pair[1].has("event")) or pair[1].breaks:
        return None
    nation = getattr(getattr(pair[0].value("nation"), "match", None), "item", None)
    if nation is None or fold(pair[0].text) == fold(nation.name):
        return None
    end = at + 2
    if end < len(items) and items[end].has("metal"):
        return [*pair, items[end]], end + 1
    return list(pair), end


def _skip_small(items: tuple[Item, ...], at: int) -> int:
    while (
        at < len(items)
        and items[at].is_small
        and not (items[at].has("and") or items[at].has("or"))
        and _KINDS.isdisjoint(items[at].meanings)
    ):
        at += 1
    return at
