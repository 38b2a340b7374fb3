"""Of whom a word is said: people or lands, one or two sides, those who won or who only took part."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.composing.said_of_what import next_is
from bot.understanding.grammar.items import UNKNOWN, Item

_SENT = frozenset((
    "gingen", "stuurde", "stuurden", "zond", "zonden", "reisden", "uitgezonden", "afgevaardigd", "gestuurd", "meededen",
))  # fmt: skip
_AFTER_THEM = ("van", "uit", "die", "bij", "met", "op", "in")
_THEIRS = frozenset(("hun", "zijn", "haar", "z'n"))
_CAME_FIRST = frozenset(("won", "wonnen", "winnen", "gewonnen", "zegevierde", "zegevierden", "won er", "wint"))
ON_PODIUM = frozenset(("op het podium", "het podium"))
BY_AGE = {"oudste": "oldest", "jongste": "youngest", "de oudste": "oldest", "de jongste": "youngest"}
_LOOKING = frozenset(("zaten", "zat", "keken", "kijken", "zagen", "zien", "waren", "kwamen", "juichten", "stadion"))
WE = frozenset(("wij", "we", "ons", "onder ons", "bij ons", "wij als", "ons als"))
_OUR_PEOPLES = frozenset(("belgen", "vlamingen", "nederlanders", "hollanders"))
_ASKED_OF = ("nation", "athlete", "athlete_m", "athlete_f")
_CHOSEN = ("nation", "own", "athlete", "gender", "event", "games")
_WINNING = ("win", "won", "gewonnen")


def are_two(items: Sequence[Item]) -> bool:
    nations = [one for one in items if one.has("nation") or one.has("own")]
    colours = len([one for one in items if one.has("colour")]) > 2  # "evenveel goud als zilver en brons bij elkaar"
    return (len(nations) > 1 or colours) and any(one.has("and") for one in items)


def is_wholly_theirs(items: Sequence[Item], place: int) -> bool:
    """ "was het podium van de 50 km helemaal Noors", "stonden er alleen Duitsers op het podium"."""
    said = [one for one in items if not one.is_small or one.has("own")]
    if len(said) < 3 or any(one.has("ask") for one in items) or not (said[0].has("be") or said[0].has("stand")):
        return False
    nation = any(one.has("nation") or one.has("own") for one in (*said[2:3], *said[-1:]))
    if items[place].has("only"):
        after = items[place + 1 : place + 3]
        return len(after) > 1 and after[0].has("nation") and after[1].text.lower() in ON_PODIUM
    return said[0].has("be") and said[1] is items[place] and nation


def is_theirs_alone(items: Sequence[Item], place: int) -> bool:
    """ "won alleen Noorwegen goud bij het langlaufen": all of it, rather than nothing else."""
    if not items[place].has("only"):
        return False
    after = next((one for one in items[place + 1 :] if not one.is_small), None)
    alone = items[0].has("win") or items[0].has("have")
    named = after is not None and (after.has_any(("nation", "own", "athlete")))
    return alone and named and not any(one.has("number") and not one.is_small for one in items)


def is_number_of_wins(items: Sequence[Item], place: int) -> bool:
    """Is it said of somebody that he or she came first so often, of nothing else that could be counted?"""
    won = any(one.text.lower() in _CAME_FIRST for one in items)
    named = any(one.has_any(("athlete", "nation", "own")) for one in items)
    other = any(one.has_any(("metal", "noun", "rank", "described", "ask", "more")) for one in items)
    return won and named and not other


def is_told(items: Sequence[Item], place: int) -> bool:
    """ "Hendrickx (stond) niet op het podium": said of somebody, with nothing asked."""
    named = any(one.has_any(("athlete", "nation", "own")) for one in items[: place + 1])
    asked = any(one.has_any(("ask", "metal", "colour", "rank")) for one in items)
    return named and not asked


def is_we(one: Item) -> bool:
    return one.has("nation") and one.text.lower() in _OUR_PEOPLES and not one.breaks


def is_who_won_it(items: Sequence[Item], place: int) -> bool:
    """Is it a race that somebody won, in a clause that tells who is meant?"""
    before = items[place - 1] if place else None
    race = before is not None and before.has("event") and bool(before.value("event").candidates)
    return (
        race
        and any(one.has("relative") for one in items[1:place])
        and any(one.has_any(("be", "somebody")) or one.has("ask", "how_many") for one in items[:place])
    )


def is_choice(items: Sequence[Item], place: int) -> bool:
    """Do two of one kind stand on either side?"""
    before = next((one for one in items[place - 1 :: -1] if not one.is_small), None) if place else None
    return before is not None and any(before.has(kind) and next_is(items, place, (kind,)) for kind in _CHOSEN)


def asks_if_more(items: Sequence[Item], place: int) -> bool:
    """ "had Zweden (niet meer) goud dan wij", "had Kramer er (niet meer)": who asks so thinks that it had."""
    verb = next((one for one in items if not (one.is_small or one.has("lean"))), None)
    rest = items[place + 1 :]
    more = any(one.has_any(("nation", "own", "athlete", "pronoun")) for one in rest) or (
        not rest and any(one.text.lower() == "er" for one in items)
    )
    return verb is not None and verb.has("have") and more and not any(one.has("number") for one in rest)


def is_offered(items: Sequence[Item], place: int) -> bool:
    offered = next_is(items, place, ("gender", "event", "nation", "own", "athlete", "games"))
    return offered and any(one.has("more") for one in items[:place])


def is_held_against(items: Sequence[Item]) -> bool:
    """A nation against another, behind "dan"."""
    lands = [place for place, one in enumerate(items) if one.has("nation") or one.has("own")]
    than = next((place for place, one in enumerate(items) if one.has("than")), 0)
    return len(lands) == 2 and lands[0] < than < lands[1]


def are_named_as_we(before: Sequence[Item]) -> bool:
    return any(one.text.lower() in WE and is_we(other) for one, other in pairwise(before))


def are_winners(after: Sequence[Item]) -> bool:
    """ "hoeveel mensen stonden voor België op het podium": no public"""
    won = any(one.has("metal") or one.has("colour") or one.has("noun", "medal", "podium", "champion") for one in after)
    won = won or any(one.text.lower() in _CAME_FIRST for one in after)
    done = any(one.has_any(("win", "stand", "have")) for one in after)
    looked = any(one.has("concept") or one.has(UNKNOWN) or one.text.lower() in _LOOKING for one in after)
    return won and done and not looked


def is_winner(items: Sequence[Item], place: int) -> bool:
    """gouden winnaar, medaillewinnaar, olympisch kampioen: after words of the medal only"""
    for one in items[place : place + 4]:
        if one.has("won_noun") or one.has("noun", "champion") or one.has("describe", "leader"):
            return True
        if not (one.is_medal or one.has("nation") or one.is_small):
            return False
    return False


def is_of_age(items: Sequence[Item], place: int) -> bool:
    while place and (items[place].is_medal or items[place].has("nation")):
        place -= 1
    return items[place].text.lower() in BY_AGE


def is_people(one: Item) -> bool:
    """Nederlanders, Belgen: not the country"""
    return one.has("nation") and one.text.lower().endswith(("ers", "en", "kes", "jes")) and not one.breaks


def is_behind_sides(items: Sequence[Item], place: int) -> bool:
    """Does it stand behind "Noorwegen en Zweden"?"""
    sides = [one.has_any(("nation", "own", "athlete")) for one in items[max(0, place - 3) : place]]
    return sides == [True, False, True] and items[place - 2].has("and")


def is_who_won(items: Sequence[Item], place: int) -> bool:
    often = any(one.has("ask", "how_often") for one in items[:place]) and any(one.has("be") for one in items[:place])
    events = [one.value("event") for one in items if one.has("event")]
    return often and any(event.kinds or event.metres for event in events)


def is_won(items: Sequence[Item], place: int) -> bool:
    """Is it somebody's victory, rather than that of one event: "won de finale van de 100 meter"?"""
    after = items[place + 1] if place + 1 < len(items) else None
    led = place > 0 and items[place - 1].text.lower() in ("de", "hun", "haar", "een", "hoeveel")
    of_it = after is not None and after.text.lower() in ("van", "op", "bij", "tegen")
    won = any(one.has("win") and one.text.lower().startswith(_WINNING) for one in items)
    return led and won and not of_it and not any(one.has_any(("colour", "suppose")) for one in items)


def took_part(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel Nederlandse sporters deden mee", "gingen naar Parijs", "werden er uitgezonden": not who won."""
    asked = any(one.has("ask", "how_many") for one in items[max(0, place - 2) : place])
    went = any(one.has("take_part") or one.text.lower() in _SENT for one in items[place + 1 : place + 2])
    return asked and (went or items[-1].text.lower() in _SENT)


def is_their_number(items: Sequence[Item], place: int) -> bool:
    """Is it the number of those whose names are asked: "die twee van", "die vier die goud pakten"?"""
    one = items[place]
    pair = one.text.lower() == "die twee"
    before = items[place - 1].text.lower().split()[-1:] if place else []
    counted = one.has("number") and before in (["die"], ["deze"])
    if not (pair or counted) or not any(other.has("event") or other.has("nation") for other in items):
        return False
    asked = any(other.has("ask", "who") or "namen" in other.text.lower().split() for other in items[:place])
    after = items[place + 1] if place + 1 < len(items) else None
    told = after is not None and (after.text.lower().split()[0] in _AFTER_THEM or after.has("noun", "athlete"))
    return asked and told


def is_sole(items: Sequence[Item], place: int) -> bool:
    """ "welke landen wonnen hun enige medaille in het langlaufen": they have no other."""
    theirs = place > 0 and items[place - 1].text.lower() in _THEIRS
    return theirs and any(one.has("noun", *_ASKED_OF) for one in items[:place])
