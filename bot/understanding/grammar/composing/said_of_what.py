"""Of what a word is said: a medal, a race, a place of the table or the podium, a time."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.items import Item

_TABLES = ("spiegel", "klassement", "stand", "lijst")
_WHOLE = frozenset(("alles", "álles", "alle", "al de", "al", "al het"))


def by_which(items: Sequence[Item]) -> bool:
    """met welke medaille; door welk goud"""
    led = bool(items) and items[0].text.lower().split()[0] in ("met", "door", "na")
    return led and any(one.has("ask", "which") for one in items)


def is_whereon(items: Sequence[Item], place: int) -> bool:
    """ "waar … op", "waar … mee": of the event, rather than the place."""
    ends = [at for at in range(place + 1, len(items)) if at + 1 == len(items) or items[at + 1].breaks]
    won = any(one.has("win") for one in items)
    return won and bool(ends) and items[ends[0]].text.lower() in ("op", "mee")


def is_all_of_it(items: Sequence[Item], place: int) -> bool:
    """ "won Duitsland alles met de bob", "heeft Nederland al het goud gewonnen": was there nobody else?"""
    said, went = items[place].text.lower(), items[0].has("auxiliary")
    if said not in _WHOLE:
        return False
    asks = items[0].has("have") or items[0].has("win") or went
    told = any(one.has_any(("win", "have", "stand")) for one in items)
    following = [one for one in items[place + 1 : place + 3] if one.text.lower() not in ("het", "de", "t")]
    colour = bool(following) and following[0].has("colour")
    asks = asks or (not told and colour)  # "Noorwegen bij het langlaufen alles goud"
    about = items if went else items[:place]  # "ging al het goud naar Duitsland"
    named = any(one.has_any(("athlete", "nation", "own")) for one in about)
    before = items[place - 1].text.lower().split()[-1:] if place else []
    part = before in (["van"], ["uit"], ["onder"], ["dan"])  # "een derde van alle medailles"
    if part or not named or any(one.has_any(("ask", "or", "than")) for one in items):
        return False
    if said in ("alles", "álles"):
        return (not told or any(one.has("win") for one in items)) and any(one.has("event") for one in items)
    if not (asks or told) or not (colour or any(one.has("noun", "medal", "title") for one in following[:1])):
        return False
    return said in ("alle", "al de") or (said in ("al", "al het") and items[place + 1].text.lower() == "het")


def is_a_place_to_come(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel goud kwamen we te kort voor 2": the place, where nothing is counted by the number."""
    before = [one for one in items[max(0, place - 3) : place] if not one.is_small or one.text.lower() in ("voor", "op")]
    led = len(before) > 1 and before[-1].text.lower() in ("voor", "op") and before[-2].has("need")
    return led and place + 1 == len(items)


def is_pointed_at(one: Item) -> bool:
    return not one.breaks and (one.has("event") or one.has("noun", "event", "discipline", "games"))


def is_told_of_a_race(items: Sequence[Item]) -> bool:
    return any(one.has("event") for one in items) and not any(one.has("ask") for one in items)


def next_is(items: Sequence[Item], place: int, kinds: Sequence[str]) -> bool:
    after = next((one for one in items[place + 1 :] if not one.is_small), None)
    return after is not None and after.has_any(kinds)


def is_asked_alone(items: Sequence[Item]) -> bool:
    """ "in welk", with no noun of its own."""
    asked = [after for one, after in pairwise(items) if one.has("ask", "which")]
    return bool(asked) and not any(one.has("noun") or one.has("nation") for one in asked)


def stands_there(items: Sequence[Item], place: int) -> bool:
    before = " ".join(one.text.lower() for one in items[max(0, place - 2) : place]).split()
    ends = place + 1 == len(items) or items[place + 1].breaks or items[place + 1].has("right_question")
    return ends and before[-1:] == ["op"] and any(one.text.lower().startswith(("sta", "sto")) for one in items[:place])


def tells_no_time(items: Sequence[Item], place: int) -> bool:
    """ "waren we in Parijs nou beter", but "beter dan nou in Milaan"."""
    before = items[place - 1] if place else None
    led = before is not None and (
        before.has_any(("than", "ask", "or", "versus")) or before.text.lower() in ("en", "tot", "van")
    )
    often = any(other.has("ask", "how_often") for other in items[:place])
    often = often and any(other.has("rank") or other.has("describe", "leader") for other in items[place:])
    named = items[place].text.lower() == "nou" and any(other.has("ever") or other.has("games") for other in items)
    return not led and (often or named)


def is_of_a_medal(items: Sequence[Item], place: int) -> bool:
    """ "onze mooiste medaille", "welke medaille was de mooiste": of which one may have an opinion"""
    if any(after.has("colour") or after.has("noun", "medal", "title") for after in items[place + 1 : place + 2]):
        return True
    medal = (other for one, other in pairwise(items[:place]) if one.has("ask", "which"))
    return any(other.has("metal") or other.has("noun", "medal") for other in medal)


def is_or_nothing(items: Sequence[Item], place: int) -> bool:
    """iets of niks"""
    if place < 0 or place + 2 >= len(items):
        return False
    one, turn, other = items[place : place + 3]
    return one.text.lower() in ("iets", "iet") and turn.has("or") and other.has("nothing")


def tells_of_a_sport(items: Sequence[Item], place: int) -> bool:
    asked = any(one.has("ask", "which", "show", "how_many") for one in items[:place])
    before = items[place - 1] if place else None
    subjects = sum(one.has_any(("own", "nation", "athlete")) for one in items)
    return asked and subjects < 2 and before is not None and before.has("noun", "discipline", "event")


def are_events_won(items: Sequence[Item], place: int) -> bool:
    return any(one.has("noun", "event") for one in items[:place]) and any(one.has("win") for one in items)


def says_more(items: Sequence[Item], place: int) -> bool:
    """Does something follow that "nog eens" would add: "nog eens 2 goud"?"""
    beside = [one for at, one in enumerate(items) if place - 1 <= at <= place + 2 and at != place]
    supposed = any(one.has("suppose") or one.has("would") for one in items)
    past = any(one.has("games") for one in items)  # "wonnen ze na Sydney nog eens goud"
    medal = not past and any(one.is_medal for one in beside)
    return supposed or medal or any(one.has("number") for one in beside)


def is_but_another(rest: Sequence[Item]) -> bool:
    """Does "maar wel zilver" stand there?"""
    return len(rest) > 1 and rest[0].text.lower() == "maar wel" and rest[1].has("colour")


def is_podium(before: Sequence[Item]) -> bool:
    """ "was het podium …", "waren de podia …" """
    return any(one.has("be") for one in before) and any(one.has("noun", "podium") for one in before)


def is_oftenest(items: Sequence[Item], place: int) -> bool:
    """ "wie werd het vaakst tweede": won most silver; "werd Takagi drie keer derde"."""
    before = items[place - 2 : place]
    often = any(one.has("most", "most") and one.text.lower().endswith("vaakst") for one in before)
    person = any(one.has("athlete") for one in items)
    often = often or (person and bool(before) and before[-1].has("times"))
    return often and not any(one.text.lower().endswith(_TABLES) for one in items)  # of races, not of the table


def is_a_step(items: Sequence[Item], place: int) -> bool:
    """Are it numbers of the podium of a race: "wie werden 2 en 3 op de 1000"?"""
    if not (any(one.has("ask", "who") for one in items[:place]) and any(one.has("event") for one in items)):
        return False
    if any(after.has_any(("metal", "colour", "noun", "event", "measure")) for after in items[place + 1 : place + 2]):
        return False
    before = [one for one in items[:place] if not one.is_small or one.has("and") or one.text.lower() == "op"]
    if not before:
        return False
    last, listed = before[-1], before[-1].has("and") and any(one.has("number") for one in before[-2:-1])
    return listed or last.has_any(("number", "stand", "be")) or last.text.lower() == "op"
