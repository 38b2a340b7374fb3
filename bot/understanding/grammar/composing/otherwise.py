"""What had been otherwise, where no "als" says so: "haal één goud van ons af: …", "geef Duitsland er twee goud bij",
"nederland +3 goud: …", "zilver omgezet in goud", "had Italië nog één zilver gehad, waren ze dan …". Each is put into
the words of a clause with "als" or "zonder", which the frames read."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.items import Item
from medals_core.medals import Colour

OTHERWISE = "otherwise"
"""Of the item that leads such a clause: whatever is read must suppose, leave out or weigh something."""

_TAKE = frozenset(("haal", "trek", "laat", "denk", "streep", "neem", "reken", "tel", "gooi", "pak", "veeg"))
_DROP = frozenset(("schrap", "vergeet", "negeer"))
_GIVE = frozenset(("geef", "gun", "tel", "doe", "reken", "schenk", "zet", "gooi"))
_TURN = {
    **dict.fromkeys(("wissel", "ruil"), ("in", "om", "voor", "in voor")),
    **dict.fromkeys(("verander", "verandert", "tover", "zet"), ("om", "om in", "in", "omgezet in")),
    "maak": ("van", "van de", "van het"),
    **dict.fromkeys(("tel", "reken"), ("als", "voor")),
}
"""With the words of which one goes with the verb."""
_AWAY = frozenset(("af", "weg", "eraf", "eruit", "door", "niet mee", "er af", "er uit", "erbuiten"))
_MORE = frozenset(("erbij", "er bij", "extra"))
_ONTO = frozenset(("bij", "erbij", "er bij", "cadeau", "extra"))
_INTO = frozenset(("omgezet", "omgezet in", "ingeruild", "ingewisseld", "veranderd", "veranderd in", "wordt", "worden",
                   "werd", "werden", "verruild", "omgeruild"))  # fmt: skip
_IDLE = frozenset(("er", "je", "eens", "even", "nou", "maar", "es", "nu", "gerust", "eventjes"))
_WHOSE = ("nation", "own", "athlete", "event", "gender", "games")
_COMPARED = ("more", "fewer", "higher", "lower", "compared", "equal", "so_much")
_SIGNS = {"plus": ("extra", "extra"), "min": ("less_if", "minder")}
_PARTS = ("athlete", "event", "sports", "gender")
_EACH = ("al", "alle", "elke", "elk", "ieder", "iedere")
_TO = ("voor", "aan", "van")
_LISTS = frozenset(("ploeg", "team", "lijst", "selectie", "telling", "boeken"))


def otherwise(items: Sequence[Item]) -> Sequence[Item]:
    """The items, what they suppose put into such words."""
    if len(items) > 2 and items[0].text.lower() in ("telt", "tel", "tellen") and items[1].has("only"):
        return _counting_alone(items)
    start = next((place for place, one in enumerate(items) if not one.is_small or _verb(one)), len(items))
    if start == len(items) or any(one.has("suppose") and not one.has("than") for one in items[: start + 1]):
        return items
    told = _told_to(items, start)
    if told is not None or any(one.has("suppose") for one in items):
        return told or items
    return _added(items) or _said_shortly(items) or _with_none(items) or _turned_round(items, start) or items


def _counting_alone(items: Sequence[Item]) -> Sequence[Item]:
    """ "telt alleen het goud, …": without what does not count."""
    section = _section(items, 1)
    counted = [one.value("colour") for one in items[:section] if one.has("colour")]
    others = [colour for colour in Colour if colour not in counted]
    if not counted or not others:
        return items
    near = items[section - 1]
    out = [replace(_word("colour", colour, near), meanings={"colour": (colour,)}) for colour in others]
    zonder = _word("except", "zonder", items[0], "without", OTHERWISE)
    return _asked(
        [zonder, out[0], *(each for one in out[1:] for each in (_word("and", "en", near), one))], items[section:]
    )


def _verb(one: Item) -> str:
    """ "haal", "haal je", "trek er"."""
    words = one.text.lower().split()
    told = words and set(words[1:]) <= _IDLE and words[0] in _TAKE | _GIVE | _DROP | _TURN.keys()
    return words[0] if told else ""


def _told_to(items: Sequence[Item], start: int) -> Sequence[Item] | None:
    """ "haal … weg", "geef … erbij", "maak van … een …"."""
    verb = _verb(items[start])
    section = _section(items, start + 1)
    goes_with = any(one.text.lower() in _TURN.get(verb, ()) for one in items[start + 1 : section])
    named = any(not one.is_small for one in items[start + 1 : section])
    if verb in _DROP and named and section < len(items):
        return _off(items, items[start + 1 : section], section)
    if goes_with and (turned := _turned(items, start + 1, section)) is not None:
        return turned
    supposed = (place for place in range(start + 1, section) if items[place].has("suppose"))
    for end in range(start + 1, next(supposed, section)):
        what = [one for one in items[start + 1 : end] if not (one.is_small and one.text.lower() in _IDLE)]
        if all(one.is_small for one in what):
            continue
        if verb in _GIVE and items[end].text.lower() in _ONTO and _is_counted(what):
            return _supposed(items, [*what, _word("extra", "extra", items[end])], end + 1)
        if verb in _TAKE and (beyond := _taken_off(items, end, section)):
            return _off(items, what, beyond)
    return None


def _section(items: Sequence[Item], start: int) -> int:
    return next((place for place in range(start, len(items)) if items[place].breaks), len(items))


def _taken_off(items: Sequence[Item], at: int, section: int) -> int:
    """Beyond the particle of a verb that takes away; 0 where it is none."""
    said, beyond = items[at].text.lower(), at + 1
    if said in _AWAY or items[at].has("except_after"):
        of_number = beyond < section and items[beyond].text.lower().startswith("van") and items[beyond].has("games")
        return 0 if of_number else beyond
    if said not in ("uit", "van"):
        return 0
    while beyond < section and items[beyond].text.lower() in ("de", "het", "onze", "hun"):
        beyond += 1
    if beyond == section or not (items[beyond].has("page") or items[beyond].text.lower() in _LISTS):
        return 0
    particle = beyond + 1 < section and items[beyond + 1].text.lower() in _AWAY
    return beyond + 2 if particle else beyond + 1 if said == "uit" else 0


def _is_counted(items: Sequence[Item]) -> bool:
    """ "één gouden plak": so many of a colour."""
    return any(one.has("number") and other.has("colour") for one, other in pairwise(items))


def _off(items: Sequence[Item], what: Sequence[Item], beyond: int) -> Sequence[Item]:
    if _is_counted(what) and not any(one.has("athlete") or one.has("event") for one in what):
        return _supposed(items, [*what, _word("less_if", "minder", what[-1])], beyond)
    whose = [one for one in what if one.has("nation") or one.has("own")]
    colours = [one for one in what if one.has("colour")]
    if whose and colours and not any(one.has_any(_PARTS) for one in what):
        return _none_of(items, whose, colours, items[beyond:])  # "neem Duitsland al het goud af"
    what = [
        one for one in what if one.text.lower() not in ("al", "alle") and not (colours and one.has("noun", "medal"))
    ]
    zonder = _word("except", "zonder", what[0], "without", OTHERWISE)
    rest = items[beyond:]
    placed = any(one.has("ask", "rank", "where") or one.has("moves") for one in rest)  # else of others than nations
    lead = _lead(items, *(() if placed else ("small",)))
    return _asked(
        [*(lead if any(one not in colours and not one.is_small for one in what) else ()), zonder, *what], rest
    )


def _none_of(
    items: Sequence[Item], whose: Sequence[Item], colours: Sequence[Item], rest: Sequence[Item]
) -> Sequence[Item]:
    none = _word("none", "geen", colours[0])
    return _asked(
        [*_lead(items), *whose, none, *colours, _word("have", "had", none), _word("win", "gehaald", none)], rest
    )


def _word(kind: str, text: str, near: Item, *more: str) -> Item:
    return Item(near.start, near.start, dict.fromkeys((kind, *more), ("",)), text)


def _lead(items: Sequence[Item], *kinds: str) -> list[Item]:
    return [replace(_word("suppose", "als", items[0], OTHERWISE, *kinds), breaks=items[0].breaks)]


def _supposed(items: Sequence[Item], what: Sequence[Item], beyond: int) -> Sequence[Item]:
    """The clause with "als", and what is asked behind a comma."""
    rest = list(items[beyond:])
    while len(rest) > 1 and rest[0].text.lower() in _TO and not rest[0].breaks:  # "… erbij voor Nederland"
        of = 1 + next((at for at, one in enumerate(rest[1:]) if not one.is_small or one.has("own")), 0)
        if not (rest[of].has("nation") or rest[of].has("own")):
            break
        what, rest = [*what, rest[of]], rest[of + 1 :]
    counted = [
        replace(one, meanings={"number": one.meanings["number"]}) if one.has("number") and after.has("colour") else one
        for one, after in pairwise(what)
    ]
    return _asked([*_lead(items), *counted, what[-1]], rest)


def _asked(supposed: Sequence[Item], rest: Sequence[Item]) -> Sequence[Item]:
    """What is supposed, and behind a comma what is asked."""
    while rest and rest[0].is_small and rest[0].text.lower() in ("en", "dan"):
        rest = rest[1:]
    if not any(one.has_any(_COMPARED) for one in rest):
        rest = [replace(one, meanings={"small": ("",), "then": ("",)}) if one.has("then") else one for one in rest]
    if rest:
        rest = [replace(rest[0], breaks=True), *rest[1:]]
    return (supposed[0], *(replace(one, breaks=False) for one in supposed[1:]), *rest)


def _turned(items: Sequence[Item], start: int, section: int) -> Sequence[Item] | None:
    """ "wissel bij de Noren één zilveren plak in voor een gouden", "maak van het zilver goud"."""
    part = [one for one in items[start:section] if not (one.is_small and one.text.lower() in _IDLE)]
    colours = [place for place, one in enumerate(part) if one.has("colour")]
    if len(colours) != 2 or part[colours[0]].value("colour") == part[colours[1]].value("colour"):
        return None
    was, becomes = colours
    between = [one for one in part[was + 1 : becomes] if one.has_any(_WHOSE)]
    counted = any(one.has("number") or one.text.lower() in _EACH for one in part[:was])
    whole = [] if counted or between or any(one.has("event") for one in part) else [_word("small", "al", part[was])]
    near = part[becomes]
    what = [*part[:was], *whole, part[was], *between, _word("small", "in", near), near, _word("turns", "omgezet", near)]
    return _supposed(items, what, section)


def _added(items: Sequence[Item]) -> Sequence[Item] | None:
    """ "Nederland plus twee goud, Italië plus één zilver: …", "voor Nederland goud plus 2", "Frankrijk min 2 goud"."""
    what: list[Item] = []
    signs: set[str] = set()
    beyond = 0
    for place, one in enumerate(items):
        sign = one.text.lower()
        if sign not in _SIGNS or place + 1 == len(items) or not items[place + 1].has("number"):
            continue
        number = items[place + 1]
        after = place + 2 < len(items) and not items[place + 2].breaks and items[place + 2].has("colour")
        before = place > beyond and items[place - 1].has("colour")
        if after == before:
            return None
        colour = items[place + 2] if after else items[place - 1]
        what += [*items[beyond : place - before], number, colour]
        signs.add(sign)
        beyond = place + 2 + after
        beyond += beyond < len(items) and not items[beyond].breaks and items[beyond].has("noun", "medal")
    if len(signs) != 1:
        return None
    kind, word = _SIGNS[signs.pop()]
    return _supposed(items, [*what, _word(kind, word, what[-1])], beyond)


def _said_shortly(items: Sequence[Item]) -> Sequence[Item] | None:
    """ "nog twee zilver erbij en …", "zilver omgezet in goud: …", "laatste goud eraf: …", "met nog één zilver …"."""
    for at, one in enumerate(items):
        if one.has("ask") and not one.is_small:
            return None
        said, before = one.text.lower(), items[:at]
        medal = bool(before) and (before[-1].is_medal)
        after = next((other for other in items[at + 1 :] if not other.is_small), one)
        if said in _INTO and (after.has("colour") or not after.has("ask")):
            turned = _turned(items, 0, _section(items, at + 1))
            if turned is not None and (after.has("colour") or one.has("turns")):
                return turned
        if said in _MORE and medal and _is_counted(before):
            return _supposed(items, [*before, _word("extra", "extra", one)], at + 1)
        gone = one.has("less_if") and one.has("except_after") and medal
        if gone and (_is_counted(before) or any(other.has("most") for other in before)):
            return _off(items, before, at + 1)
        more = items[at + 1 : at + 4]
        if (
            said == "met"
            and all(other.is_small for other in before)
            and more
            and more[0].text.lower() == "nog"
            and _is_counted(more[1:])
        ):
            beyond = at + 4 + (at + 4 < len(items) and items[at + 4].has("noun", "medal"))
            return _supposed(items, [*before, *more[1:], _word("extra", "extra", one)], beyond)
        whose = any(other.has_any(("nation", "own", "number")) for other in before)
        others = any(other.has("colour") for other in items[at + 1 : at + 3])
        if one.has("instead") and said != "niet" and medal and whose and others:
            beyond = next(place for place in range(at + 1, len(items)) if items[place].has("colour")) + 1
            return _asked([*_lead(items), *items[:beyond]], items[beyond:])
    return None


def _with_none(items: Sequence[Item]) -> Sequence[Item] | None:
    """ "geen goud voor Duitsland, waren ze dan …", "Duitsland, 0 goud: …"."""
    at = next((place for place, one in enumerate(items[:-1]) if items[place + 1].has("colour") and _is_none(one)), None)
    if at is None:
        return None
    section = _section(items, at + 2)
    rest = items[section:]
    whose = [one for one in items[:section] if one.has("nation") or one.has("own")]
    others = [one for one in (*items[:at], *items[at + 2 : section]) if one not in whose and not one.is_small]
    then = any(one.has("then") for one in rest) or not any(one.has_any(("ask", "win", "have")) for one in rest)
    if others or len(whose) != 1 or not then or all(one.is_small or one.has("right_question") for one in rest):
        return None
    return _none_of(items, whose, items[at + 1 : at + 2], rest)


def _is_none(one: Item) -> bool:
    return one.has("none") or (one.has("number") and one.value("number") == 0)


def _turned_round(items: Sequence[Item], start: int) -> Sequence[Item] | None:
    """ "had Italië nog één zilver gehad, waren ze dan …"."""
    if items[start].text.lower() not in ("had", "hadden"):
        return None
    section = _section(items, start + 1)
    asked = items[section:]
    if not any(one.has("then") for one in asked) or asked[0].has("or"):
        return None
    what = items[start:section]
    last = next((place for place, one in enumerate(what[:-1]) if one.has("most", "last")), 0)
    if last and what[last + 1].has("colour") and any(one.has("not") for one in what):
        whose = [one for one in what if one.has("nation") or one.has("own")]
        one_less = replace(_word("number", "één", what[last]), meanings={"number": (1,)})
        what = [*whose, one_less, what[last + 1], _word("less_if", "minder", what[-1])]  # "dat laatste goud niet"
    return _supposed(items, what, section)
