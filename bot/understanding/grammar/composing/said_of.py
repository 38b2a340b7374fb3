"""Of what or whom a word is said: a medal, a race, a place of the table or the podium, a time, people or lands."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.composing.word_senses import next_large
from bot.understanding.grammar.items import UNKNOWN, Item

_TABLES = ("spiegel", "klassement", "stand", "lijst")
_SENT = frozenset((
    "gingen", "stuurde", "stuurden", "zond", "zonden", "reisden", "uitgezonden", "afgevaardigd", "gestuurd", "meededen",
))  # fmt: skip
_AFTER_THEM = ("van", "uit", "die", "bij", "met", "op", "in")
_LOOKING = frozenset(("zaten", "zat", "keken", "kijken", "zagen", "zien", "waren", "kwamen", "juichten", "stadion"))
PEOPLE = "nation&!,&'*ers/*en/*kes/*jes'"
"""Nederlanders, Belgen: not the country"""
_NAMED = ("athlete", "nation", "own")
_CHOSEN = ("nation", "own", "athlete", "gender", "event", "games")


def begins(items: Sequence[Item], place: int) -> bool:
    return not place or items[place].breaks


def ends_with_in(items: Sequence[Item], place: int) -> bool:
    return items[-1].text.lower() == "in" and not items[-1].breaks and place < len(items) - 2


def is_after_games(items: Sequence[Item], place: int) -> bool:
    return sum(one.has("games") for one in items[:place]) > 1


def is_of_so_many(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel van hun tien gouden medailles", "hoeveel van onze vier titels": a part of them is asked for."""
    told = [one.text.lower().split() for one in items[place + 1 : place + 3]]
    number = next((at for at in range(place + 2, min(place + 4, len(items))) if items[at].has("number")), place)
    theirs = {"hun", "zijn", "haar", "onze", "ons"} & {word for words in told for word in words}
    return bool(told) and told[0][:1] == ["van"] and bool(theirs) and number > place and not items[number].is_small


def is_whereon(items: Sequence[Item], place: int) -> bool:
    """ "waar … op", "waar … mee": of the event, rather than the place."""
    ends = [at for at in range(place + 1, len(items)) if at + 1 == len(items) or items[at + 1].breaks]
    return any(one.has("win") for one in items) and bool(ends) and items[ends[0]].text.lower() in ("op", "mee")


def is_all_of_it(items: Sequence[Item], place: int) -> bool:
    """ "won Duitsland alles met de bob", "heeft Nederland al het goud gewonnen": was there nobody else?"""
    said, went = items[place].text.lower(), items[0].has("auxiliary")
    asks = items[0].has("have") or items[0].has("win") or went
    told = any(one.has_any(("win", "have", "stand")) for one in items)
    following = [one for one in items[place + 1 : place + 3] if one.text.lower() not in ("het", "de", "t")]
    colour = bool(following) and following[0].has("colour")
    asks = asks or (not told and colour)  # "Noorwegen bij het langlaufen alles goud"
    about = items if went else items[:place]  # "ging al het goud naar Duitsland"
    named = any(one.has_any(_NAMED) for one in about)
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


def is_asked_alone(items: Sequence[Item], place: int) -> bool:
    """ "in welk", with no noun of its own."""
    asked = [after for one, after in pairwise(items) if one.has("ask", "which")]
    return bool(asked) and not any(one.has("noun") or one.has("nation") for one in asked)


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
    """ "welke medaille was de mooiste": of which one may have an opinion"""
    medal = (other for one, other in pairwise(items[:place]) if one.has("ask", "which"))
    return any(other.has("metal") or other.has("noun", "medal") for other in medal)


def is_or_nothing(items: Sequence[Item], place: int) -> bool:
    """iets of niks"""
    one, turn, other = items[place : place + 3]
    return one.text.lower() in ("iets", "iet") and turn.has("or") and other.has("nothing")


def has_one_subject(items: Sequence[Item], place: int) -> bool:
    return sum(one.has_any(_NAMED) for one in items) < 2


def adds_nothing(items: Sequence[Item], place: int) -> bool:
    """Does nothing follow that "nog eens" would add, as in "nog eens 2 goud"?"""
    beside = [one for at, one in enumerate(items) if place - 1 <= at <= place + 2 and at != place]
    supposed = any(one.has("suppose") or one.has("would") for one in items)
    past = any(one.has("games") for one in items)  # "wonnen ze na Sydney nog eens goud"
    medal = not past and any(one.is_medal for one in beside)
    return not (supposed or medal or any(one.has("number") for one in beside))


def is_but_another(items: Sequence[Item], place: int) -> bool:
    """Does "maar wel zilver" stand there?"""
    rest = items[place + 2 : place + 4]
    return len(rest) > 1 and rest[0].text.lower() == "maar wel" and rest[1].has("colour")


def is_oftenest(items: Sequence[Item], place: int) -> bool:
    """ "wie werd het vaakst tweede": won most silver; "werd Takagi drie keer derde", "op welke dag werd Conijn
    tweede"."""
    before = items[max(0, place - 2) : place]
    often = any(one.has("most", "most") and one.text.lower().endswith("vaakst") for one in before)
    person = any(one.has("athlete") for one in items)
    asked = any(one.has("ask", "how_often", "day", "when", "time", "where") for one in items)
    asked = asked or any(one.has("more") for one in items)
    told = any(one.has("ask", "which", "show") for one in items) and any(
        one.has("noun", "event", "day") for one in items
    )
    titled = any(one.is_medal for one in items) or any(one.has("noun", "title") for one in items[place + 1 : place + 2])
    asked = (asked or told) and not titled  # "de tweede medaille van Kok", "haar tweede titel"
    often = often or (person and (asked or (bool(before) and before[-1].has("times"))))
    of_the_table = any(one.text.lower().endswith(_TABLES) and not one.has("noun", "event") for one in items)
    return often and not of_the_table  # of races; an "afstand" is no "stand"


def is_a_step(items: Sequence[Item], place: int) -> bool:
    """Are it numbers of the podium of a race: "wie werden 2 en 3 op de 1000"?"""
    if not (any(one.has("ask", "who") for one in items[:place]) and any(one.has("event") for one in items)):
        return False
    if any(after.has_any(("metal", "colour", "noun", "event", "measure")) for after in items[place + 1 : place + 2]):
        return False
    before = [one for one in items[:place] if not one.is_small or one.has("and") or one.text.lower() == "op"]
    last, listed = before[-1], before[-1].has("and") and any(one.has("number") for one in before[-2:-1])
    return listed or last.has_any(("number", "stand", "be")) or last.text.lower() == "op"


def are_two(items: Sequence[Item]) -> bool:
    nations = [one for one in items if one.has("nation") or one.has("own")]
    colours = len([one for one in items if one.has("colour")]) > 2  # "evenveel goud als zilver en brons bij elkaar"
    return (len(nations) > 1 or colours) and any(one.has("and") for one in items)


def is_wholly_theirs(items: Sequence[Item], place: int) -> bool:
    """ "was het podium van de 50 km helemaal Noors", "stonden er alleen Duitsers op het podium"."""
    said = [one for one in items if not (one.is_small or one.has(UNKNOWN)) or one.has("own")]
    if len(said) < 3 or any(one.has("ask") for one in items) or not (said[0].has("be") or said[0].has("stand")):
        return False
    nation = any(one.has("nation") or one.has("own") for one in (*said[2:3], *said[-1:]))
    if items[place].has("only"):
        after = items[place + 1 : place + 3]
        return len(after) > 1 and after[0].has("nation") and after[1].text.lower() in ("op het podium", "het podium")
    some = any(one.has("number", 2) for one in said)  # "was er een podium met twee Nederlanders"
    return (said[0].has("be") or said[0].said == "stond") and said[1] is items[place] and nation and not some


def is_theirs_alone(items: Sequence[Item], place: int) -> bool:
    """ "won alleen Noorwegen goud bij het langlaufen": all of it, rather than nothing else."""
    after = next_large(items, place)
    alone = items[0].has("win") or items[0].has("have")
    named = after is not None and after.has_any(_NAMED)
    return alone and named and not any(one.has("number") and not one.is_small for one in items)


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
    after = next_large(items, place)
    return before is not None and after is not None and any(before.has(kind) and after.has(kind) for kind in _CHOSEN)


def is_of_an_event(items: Sequence[Item], place: int) -> bool:
    """ "wanneer stond de 1500 meter op het programma", rather than "golf": a sport was there at some Games"""
    return any(one.has("event") and (one.value("event").kinds or one.value("event").metres) for one in items)


def is_held_against(items: Sequence[Item], place: int) -> bool:
    """A nation against another, behind "dan"."""
    lands = [place for place, one in enumerate(items) if one.has("nation") or one.has("own")]
    than = next((place for place, one in enumerate(items) if one.has("than")), 0)
    return len(lands) == 2 and lands[0] < than < lands[1]


def are_winners(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel mensen stonden voor België op het podium": no public"""
    after = items[place + 1 :]
    won = any(one.has("metal") or one.has("colour") or one.has("noun", "medal", "podium", "champion") for one in after)
    done = any(one.has_any(("win", "stand", "have")) for one in after)
    looked = any(one.has("concept") or one.has(UNKNOWN) or one.text.lower() in _LOOKING for one in after)
    return won and done and not looked


def is_behind_sides(items: Sequence[Item], place: int) -> bool:
    """Does it stand behind "Noorwegen en Zweden"?"""
    sides = [one.has_any(_NAMED) for one in items[max(0, place - 3) : place]]
    return sides == [True, False, True] and items[place - 2].has("and")


def is_won(items: Sequence[Item], place: int) -> bool:
    """Is it somebody's victory, rather than that of one event: "won de finale van de 100 meter"?"""
    after = items[place + 1] if place + 1 < len(items) else None
    led = place > 0 and items[place - 1].text.lower() in ("de", "hun", "haar", "een", "hoeveel")
    of_it = after is not None and after.text.lower() in ("van", "op", "bij", "tegen")
    won = any(one.has("win") and one.text.lower().startswith(("win", "won", "gewonnen")) for one in items)
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


def asks_if_more(items: Sequence[Item], place: int) -> bool:
    """ "had Zweden (niet meer) goud dan wij", "had Kramer er (niet meer)"."""
    verb = next((one for one in items if not (one.is_small or one.has("lean"))), None)
    rest = items[place + 1 :]
    more = any(one.has_any((*_NAMED, "pronoun")) for one in rest) or (
        not rest and any(one.text.lower() == "er" for one in items)
    )
    return verb is not None and verb.has("have") and more and not any(one.has("number") for one in rest)
