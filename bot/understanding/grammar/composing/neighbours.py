"""What a neighbour shows of a word in spoken language: "die twee van de tweemansbob", "met welk goud begon Italië",
"wie werden 2 en 3", "onze oudste winnaar"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.all_of_it import of_one_colour, of_one_medal
from bot.understanding.grammar.composing.put_plainly import in_both, supposed
from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.messages.told_already import (
    for_which,
    is_known,
    is_said_of,
    is_somebodys,
    is_the_other_answer,
    is_told_already,
)
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT

_KEEPING = re.compile(
    r"\b(?:af\w*|ge?houden|hield\w*|houdt?|laten|mis|kwijt|ontnam|ontnomen|ontzegde|afgesnoept)\b", re.IGNORECASE
)
_BEGAN = frozenset(("begon", "begonnen", "begint", "startten", "gestart", "opende", "openden"))
_CATCHING = frozenset(("haalde", "haalden", "haalt", "halen", "haal"))
_TABLES = ("spiegel", "klassement", "stand", "lijst")
_SENT = frozenset((
    "gingen", "stuurde", "stuurden", "zond", "zonden", "reisden", "uitgezonden", "afgevaardigd", "gestuurd", "meededen",
))  # fmt: skip
_STEPS = ("1", "2", "3")
_AFTER_THEM = ("van", "uit", "die", "bij", "met", "op", "in")
_THEIRS = frozenset(("hun", "zijn", "haar", "z'n"))
_LAST_WORDS = frozenset(("man", "jongen", "gast", "vent", "meid", "mensen"))
_CALLED = frozenset(("kerel", "gast", "gozer", "vent", "man", "jongen", "meid", "knul", "jongens", "mensen", "chick"))
_KIN = frozenset(("oma", "opa", "moeder", "vader", "mama", "papa", "tante", "oom", "buurman", "buurvrouw"))
_CAME_FIRST = frozenset(("won", "wonnen", "winnen", "gewonnen", "zegevierde", "zegevierden", "won er", "wint"))
_ON_PODIUM = frozenset(("op het podium", "het podium"))
_BY_AGE = {"oudste": "oldest", "jongste": "youngest", "de oudste": "oldest", "de jongste": "youngest"}
_LEADING_IN = frozenset(("in", "op", "bij", "van", "met", "voor", "uit", "tijdens", "na"))
_LOOKING = frozenset(("zaten", "zat", "keken", "kijken", "zagen", "zien", "waren", "kwamen", "juichten", "stadion"))
_WE = frozenset(("wij", "we", "ons", "onder ons", "bij ons", "wij als", "ons als"))
_OUR_PEOPLES = frozenset(("belgen", "vlamingen", "nederlanders", "hollanders"))
_PLACES = ("plek", "plekken", "plaats", "plaatsen", "trede", "treden")
_ASKED_OF = ("nation", "athlete", "athlete_m", "athlete_f")


def as_spoken(items: Sequence[Item]) -> tuple[Item, ...]:
    found: list[Item] = []
    items = of_one_medal(of_one_colour(in_both(supposed(items))))
    medals = any(one.has("colour") or one.has("noun", "medal") for one in items)
    for place, one in enumerate(items):
        found.extend(_meant(items, place, one, medals))
    return tuple(found)


def _meant(items: Sequence[Item], place: int, one: Item, medals: bool) -> Iterator[Item]:
    said = one.text.lower()
    after = items[place + 1] if place + 1 < len(items) else None
    if one.has("extra") and said in ("nog eens", "nog een keer") and not _says_more(items, place):
        yield replace(one, meanings={"small": ("",)})  # "wie won die nog eens"
    elif said == "dan" and after is not None and after.text.lower() == "wel" and _is_choice(items, place):
        yield replace(one, meanings={"or": ("",)})  # "Jens dan wel Xandra"
    elif said in ("elk", "ieder") and _is_behind_sides(items, place):
        yield replace(one, meanings={"both": ("",), "each_one": ("",)})  # "wonnen Noorwegen en Zweden elk goud"
    elif said in _EVERY and after is not None and _is_medal(after) and _is_of_a_race(items):
        yield replace(
            one, meanings={"whole_of_it": ("",)}, text="al"
        )  # "ging elk goud op de massastart naar Nederland"
    elif said in ("trok", "trokken", "trekt") and any(other.text.lower().endswith(" eind") for other in items):
        yield replace(one, meanings={"auxiliary": ("",)})  # "trok ze aan het langste eind"
    elif said == "er uit" and _next_is(items, place, ("described", "nation")):
        yield replace(one, meanings={"small": ("",)})  # "kwamen er uit Azië minder landen"
    elif said == "met" and items[0].has("what_then") and any(other.has("extra") for other in items[place:]):
        yield replace(one, meanings={"suppose": ("",)}, text="als")  # "wat zou er veranderen met twee extra gouden"
    elif said == "en nu" and sum(other.has("games") for other in items[:place]) > 1:
        games = next(other for other in items if other.has("games")).value("games")  # "in 1956, in 2006 en nu weer"
        yield replace(one, meanings={"and": ("",)}, text="en")
        yield Item(one.end, one.end, {"games": (games._replace(scope=CURRENT),)}, "nu")
    elif said == "heen" and place and items[place - 1].has("ever"):
        yield replace(one, meanings={"small": ("",)})  # "over alle Spelen heen"
    elif (
        said == "over" and any(other.text.lower() == "heen" for other in items) and _next_is(items, place, ("number",))
    ):
        yield replace(one, meanings={"more": ("",)}, text="meer")  # "zijn we over de vijf keer goud heen"
        yield Item(one.end, one.end, {"than": ("",)}, "dan")
    elif said == "heen" and any(other.text.lower() == "over" for other in items[:place]):
        yield replace(one, meanings={"small": ("",)})
    elif said in ("zoveel", "zo veel", "zo vaak") and _is_denied(items, place):
        yield replace(one, meanings={"fewer": ("",)}, text="minder")  # "niet zoveel goud als de Noren"
    elif one.has("not") and _next_is(items, place, ("so_much",)) and any(other.has("than") for other in items[place:]):
        yield replace(one, meanings={"small": ("",)})
    elif said.startswith("niet meer") and _asks_if_more(items, place):
        yield replace(one, meanings={"more": ("",)}, text="meer")  # "had Zweden er niet meer dan wij"
        yield from (Item(one.end, one.end, {"than": ("",)}, "dan") for _ in said.split()[2:])
    elif said in ("één", "1") and one.has("number") and _stands_there(items, place):
        yield replace(one, meanings={"rank": (1,), "placed": (1,)})  # "Noorwegen stond op één"
    elif one.has("or_more") and said == "of meer" and _is_offered(items, place):
        yield replace(one, meanings={"or": ("",)})  # "meer van de mannen of meer van de vrouwen"
    elif said.endswith(("weekenden", "weekends")) and one.has("moment") and _is_asked_alone(items):
        yield replace(one, meanings={"noun": ("weekend",)})  # "vergelijk de weekenden: welk was het beste"
    elif (
        said == "gold"
        and place
        and (items[place - 1].has("noun", "nation") or items[place - 1].has("ask", "who"))
        and (after is None or after.breaks or after.text.lower() in ("dat", "dit", "het"))
    ):
        yield replace(one, meanings={"small": ("",)})  # "voor welke landen gold dat"
    elif said == "op dit moment" and any(other.has("ask") for other in items):
        yield replace(one, meanings={"now_word": ("",)})  # "hoeveel medailles hebben we op dit moment": no comparison
    elif one.has("win") and said in ("won", "wonnen") and not medals and _is_who_won_it(items, place):
        yield one
        yield Item(one.end, one.end, {"colour": (Colour.GOLD,)}, "goud")  # "is er een Italiaan die de 500 meter won"
    elif one.has("doing_verb") and not place and _is_held_against(items):
        yield replace(one, meanings={"have": ("",)})  # "deed Duitsland het beter dan Frankrijk"
    elif said in ("nou", "nu") and after is not None and _tells_no_time(items, place):
        yield replace(one, meanings={"small": ("",)})  # "hoe vaak zijn we nou ooit derde geworden": no "now"
    elif one.has("at_games") and ("één" in said or " 1 " in said) and any(other.has("ever") for other in items):
        yield replace(one, meanings={"at_one": ("games",)})  # "ooit meer dan drie op één Spelen"
    elif (
        said == "veel"
        and (one.breaks or not place)
        and after is not None
        and (after.has("colour") or after.has("noun", "medal"))
    ):
        yield replace(one, meanings={"ask": ("how_many",)})  # "wat deden we in Turijn, veel goud?"
    elif one.has("rank") and one.value("rank") <= len(_STEPS) and _is_oftenest(items, place):
        yield Item(one.start, one.end, {"colour": (tuple(Colour)[one.value("rank") - 1],)}, one.text, breaks=one.breaks)
    elif said == "tel" and any(other.text.lower() == "op" for other in items[place:]) and _are_two(items):
        yield replace(one, meanings={"measure": ("together",)})  # "tel het goud van België en Nederland op"
    elif "medailleteller" in said and any(other.has("placed") for other in items):
        yield replace(one, meanings={"small": ("",)})
    elif one.has("placed") and said.startswith("op ") and any("teller" in o.text.lower() for o in items[:place]):
        yield replace(one, meanings={"number": (int(one.value("placed")),)})  # "de medailleteller bleef op 1 staan"
        yield Item(one.end, one.end, {"noun": ("medal",)}, "medailles")
    elif said == "waar" and place == 0 and items[-1].text.lower() == "in" and not items[-1].breaks:
        yield replace(one, meanings={"ask": ("which",)}, text="welke")
        of_one = any(other.has("athlete") for other in items)  # "waar won Oostenrijk medailles in"
        yield Item(one.end, one.end, {"noun": ("event" if of_one else "discipline",)}, "onderdelen")
    elif said == "waar" and any(other.has("nothing") for other in items) and any(map(_is_event, items)):
        yield replace(one, meanings={"ask": ("which",)}, text="welke")
        yield Item(one.end, one.end, {"noun": ("event",)}, "onderdelen")  # "waar won Nederland niks bij het schaatsen"
    elif one.has("noun", "athlete") and not medals and _took_part(items, place):
        yield replace(one, meanings={"concept": ("attendance_of_teams",)})
    elif said == "een dag" and after is not None and after.text.lower() == "zonder":
        yield replace(one, meanings={"noun": ("day",)})  # "was er een dag zonder medaille"
    elif (
        said in _CATCHING
        and items[-1].text.lower() == "in"
        and place < len(items) - 2
        and (not medals or _by_which(items[:place]))
    ):
        yield replace(one, meanings={"beaten": ("",), "to_pass": ("",), "threw_off": ("",)})  # "haalden we ze in"
    elif one.has("measure", "together") and one.has("measure", "total") and _are_two(items[:place]):
        yield replace(one, meanings={"small": ("",), "measure": ("together",)})  # "wij en Canada bij elkaar": the two
    elif (one.has("number") or said in ("die twee", "alle drie")) and (
        _is_their_number(items, place) or is_told_already(items, place) or is_known(items, place)
    ):
        yield replace(one, meanings={"small": ("",)})
    elif one.has("number") and str(one.value("number")) in _STEPS and _is_a_step(items, place):
        yield replace(one, meanings={"rank": (int(one.value("number")),)})
    elif said.endswith("verjaardag") and after is not None and after.text.lower() == "van":
        yield replace(one, meanings={UNKNOWN: (one.text,)})  # of somebody else
    elif one.has("began") and medals and said in _BEGAN and any(other.has("ask") for other in items) and any(
        other.has_any(("nation", "athlete", "own")) for other in items
    ):  # fmt: skip
        yield replace(one, meanings={"most": ("first",)})  # "met welk goud begon Italië"
    elif said in ("onze oudste", "onze jongste") and after is not None and (after.has("noun") or after.has("won_noun")):
        yield Item(one.start, one.start + 1, {"own": ("",)}, "onze", breaks=one.breaks)
        yield Item(one.start + 1, one.end, {"most": ("oldest" if said.endswith("oudste") else "youngest",)}, said[5:])
    elif said in _BY_AGE and _is_winner(items, place + 1):
        yield replace(one, meanings={"most": (_BY_AGE[said],)})  # "de jongste winnares": not the last
    elif place and said.startswith("winn") and one.has("describe", "leader") and _is_of_age(items, place - 1):
        yield replace(one, meanings={"won_noun": ("",)})  # "de oudste gouden winnaar van de Spelen"
    elif said == "mooiste" and _is_of_a_medal(items, place):
        yield replace(one, meanings={"concept": ("opinion",)})
    elif said in ("enige", "enigste") and _is_sole(items, place):
        yield replace(one, meanings={"their_sole": ("",)})
    elif one.has("former") and after is not None and after.has("nation"):
        yield replace(one, meanings={"small": ("",)})  # "het voormalige Joegoslavië": as it was then
    elif one.is_small and one.has("gender") and place and items[place - 1].text.lower() == "de":
        yield replace(one, meanings={"gender": one.meanings["gender"]})  # "bij de jongens": nobody is spoken to
    elif said in _CALLED and after is not None and after.has("ask") and all(other.is_small for other in items[:place]):
        yield replace(one, meanings={"small": ("",)})  # "kerel, hoeveel …"
    elif (
        one.has("number") and place and items[place - 1].has("ask", "which") and after is not None and _is_people(after)
    ):
        yield replace(one, meanings={"small": ("",)})  # "welke twee Nederlanders": the answer tells how many
    elif said == "waar" and one.has("ask", "where") and _is_whereon(items, place):
        yield replace(one, meanings={"ask": ("what",)})  # "waar won Hassan goud op"
    elif said in ("sporters", "sportsters") and items[place - 1].has("event") and items[0].has("ask", "how_often"):
        yield replace(one, meanings={"small": ("",)})  # "hoe vaak wonnen de hockeysters goud"
    elif said in ("waar", "waarin", "waarop") and _tells_of_a_sport(items, place):
        yield replace(one, meanings={"relative": ("",)})  # "noem sporten waar we niks wonnen"
    elif said in _LAST_WORDS and after is None and place > 1 and items[place - 1].has("stand"):
        yield replace(one, meanings={"small": ("",)})  # "… bovenaan gestaan man"
    elif said in _KIN and place and items[place - 1].has("nation") and not one.breaks:
        yield replace(one, meanings={UNKNOWN: (one.text,)})  # "die Italiaanse oma": who knows who that is
    elif said == "én" and any(other.text.lower() == "én" for other in items[place + 1 :]):
        yield replace(one, meanings={"both_lead": ("",)})  # "én individueel én in een estafette"
    elif one.has("number") and _is_a_place_to_come(items, place):
        yield replace(one, meanings={"rank": (int(one.value("number")),)})
    elif said == "medailles" and place and items[place - 1].text.lower() == "alle" and _tells_of_events(items, place):
        yield replace(one, meanings={"swept": ("",)})  # "op welke onderdelen won één land alle medailles"
    elif (one.has("noun", "podium") or one.has("only")) and _is_wholly_theirs(items, place):
        yield replace(one, meanings={"swept": ("",)})
    elif _is_all_of_it(items, place) or _is_theirs_alone(items, place):
        yield replace(one, meanings={"whole_of_it": ("",)})
    elif one.has("times") and one.has("number") and not medals and _is_number_of_wins(items, place):
        yield one
        yield Item(one.end, one.end, {"colour": (Colour.GOLD,)}, "goud")  # "won drie keer in Calgary"
    elif one.has("compatriots") and place and items[place - 1].has("ask", "which", "how_many") and not any(
        other.has_any(("athlete", "nation", "own")) for other in items
    ):  # fmt: skip
        yield Item(one.start, one.start, {"own": ("",)}, "onze")
        yield replace(one, meanings={"noun": ("athlete",)})
    elif one.has("number") and not medals and is_said_of(items, place):
        yield one
        yield Item(one.end, one.end, {"noun": ("medal",)}, "medailles")
    elif (one.has("lead_change") and place and items[place - 1].has("shared")) or (
        after is not None and after.has("shared") and said.endswith(_PLACES)
    ):
        yield replace(one, meanings={"noun": ("medal",)})  # "gedeelde plaatsen"
    elif one.has("not") and place and after is not None and after.has("colour") and _is_but_another(items, place + 2):
        yield replace(one, meanings={"none": ("",)})  # "won niet goud maar wel zilver"
    elif one.has("same_nation") and _is_podium(items[:place]):
        yield replace(one, meanings={"swept": ("",)})  # "hoe vaak was een podium helemaal van één land"
    elif one.has("most", "best") and _is_who_won(items, place):
        yield replace(one, meanings={"colour": (Colour.GOLD,)})  # "hoe vaak was Jamaica de beste op de 4x100"
    elif said in _OTHERS and any(other.text.lower() in _BESIDES for other in items[:place]):
        yield replace(one, meanings={"small": ("",)})  # "behalve in het schaatsen … zijn andere medailles"
    elif said in ("finale", "finales") and _is_won(items, place):
        yield replace(one, meanings={"colour": (Colour.GOLD,)})  # "hoe vaak wonnen onze hockeysters de finale"
    elif one.has("kept_from") and not _KEEPING.search(" ".join(other.text for other in items)):
        yield replace(one, meanings={"colour": (Colour(one.value("kept_from")),)})  # "het dubbele van de gouden"
    elif one.has("noun", "event") and is_somebodys(items, place):
        yield replace(one, meanings={"win": ("",)})  # "hoe laat was de wedstrijd van Leerdam"
    elif one.has("noun", "nation") and for_which(items, place):
        yield replace(one, meanings={"measure": ("per_nation",)})
    elif _is_off(one) and after is not None and after.text.lower() in _ON_PODIUM and _is_told(items, place):
        yield replace(one, meanings={"none": ("",)})
        yield Item(one.end, one.end, {"noun": ("medal",)}, "medaille")
    elif one.has("relative") and place and items[place - 1].text.lower() in _LEADING_IN and _is_pointed_at(after):
        kept = {kind: values for kind, values in one.meanings.items() if kind != "relative"}
        yield replace(one, meanings=kept or {"small": ("",)})  # "in die aflossing" begins no clause
    elif (
        one.has("own")
        and after is not None
        and (
            (said in _WE and _is_we(after))
            or (said in ("ons", "onze") and after.start == one.end and _is_people(after))
        )
    ) or (one.has("own") and said in (*_WE, "onze") and _are_named_as_we(items[:place])):
        # "wij Belgen", "onze Belgskes", "wij Belgen, hoeveel hadden we": not we and the Belgians
        yield replace(one, meanings={"small": ("",)})
    elif said == "man" and one.has("noun") and place and items[place - 1].has("ask", "how_many"):
        yield replace(one, meanings={"noun": ("athlete",)})  # "met hoeveel man": women too
    elif one.has("concept", "audience") and "hoeveel" in said.split() and _are_winners(items[place + 1 :]):
        yield replace(one, end=one.start + 1, text="hoeveel", meanings={"ask": ("how_many",)})
        yield Item(one.start + 1, one.end, {"noun": ("athlete",)}, "mensen")
    elif one.has("never") and place > 1 and is_the_other_answer(items, place):
        yield replace(one, meanings={"small": ("",)})  # "… ooit iets gewonnen of nooit"
    elif one.has("nothing") and place > 1 and (_is_or_nothing(items, place - 2) or is_the_other_answer(items, place)):
        yield replace(one, meanings={"small": ("",)})
    else:
        yield one


def _is_event(one: Item) -> bool:
    return one.has("event") or one.has("sports")


def _by_which(items: Sequence[Item]) -> bool:
    """met welke medaille; door welk goud"""
    led = bool(items) and items[0].text.lower().split()[0] in ("met", "door", "na")
    return led and any(one.has("ask", "which") for one in items)


def _are_two(items: Sequence[Item]) -> bool:
    nations = [one for one in items if one.has("nation") or one.has("own")]
    colours = len([one for one in items if one.has("colour")]) > 2  # "evenveel goud als zilver en brons bij elkaar"
    return (len(nations) > 1 or colours) and any(one.has("and") for one in items)


def _is_wholly_theirs(items: Sequence[Item], place: int) -> bool:
    """ "was het podium van de 50 km helemaal Noors", "stonden er alleen Duitsers op het podium"."""
    said = [one for one in items if not one.is_small or one.has("own")]
    if len(said) < 3 or any(one.has("ask") for one in items) or not (said[0].has("be") or said[0].has("stand")):
        return False
    nation = any(one.has("nation") or one.has("own") for one in (*said[2:3], *said[-1:]))
    if items[place].has("only"):
        after = items[place + 1 : place + 3]
        return len(after) > 1 and after[0].has("nation") and after[1].text.lower() in _ON_PODIUM
    return said[0].has("be") and said[1] is items[place] and nation


def _is_whereon(items: Sequence[Item], place: int) -> bool:
    """ "waar … op", "waar … mee": of the event, rather than the place."""
    ends = [at for at in range(place + 1, len(items)) if at + 1 == len(items) or items[at + 1].breaks]
    won = any(one.has("win") for one in items)
    return won and bool(ends) and items[ends[0]].text.lower() in ("op", "mee")


def _is_all_of_it(items: Sequence[Item], place: int) -> bool:
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
    metal = bool(following) and (following[0].has("colour") or following[0].has("noun", "medal", "title"))
    return (
        (asks or told)
        and metal
        and (said in ("alle", "al de") or (said in ("al", "al het") and items[place + 1].text.lower() == "het"))
    )


_WHOLE = frozenset(("alles", "álles", "alle", "al de", "al", "al het"))


def _is_a_place_to_come(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel goud kwamen we te kort voor 2": the place, where nothing is counted by the number."""
    before = [one for one in items[max(0, place - 3) : place] if not one.is_small or one.text.lower() in ("voor", "op")]
    led = len(before) > 1 and before[-1].text.lower() in ("voor", "op") and before[-2].has("need")
    return led and place + 1 == len(items)


def _is_theirs_alone(items: Sequence[Item], place: int) -> bool:
    """ "won alleen Noorwegen goud bij het langlaufen": all of it, rather than nothing else."""
    if not items[place].has("only"):
        return False
    after = next((one for one in items[place + 1 :] if not one.is_small), None)
    alone = items[0].has("win") or items[0].has("have")
    named = after is not None and (after.has_any(("nation", "own", "athlete")))
    return alone and named and not any(one.has("number") and not one.is_small for one in items)


def _is_number_of_wins(items: Sequence[Item], place: int) -> bool:
    """Is it said of somebody that he or she came first so often, of nothing else that could be counted?"""
    won = any(one.text.lower() in _CAME_FIRST for one in items)
    named = any(one.has_any(("athlete", "nation", "own")) for one in items)
    other = any(one.has_any(("metal", "noun", "rank", "described", "ask", "more")) for one in items)
    return won and named and not other


def _is_off(one: Item) -> bool:
    return one.has("not") or one.text.lower() == "niet op"


def _is_told(items: Sequence[Item], place: int) -> bool:
    """ "Hendrickx (stond) niet op het podium": said of somebody, with nothing asked."""
    named = any(one.has_any(("athlete", "nation", "own")) for one in items[: place + 1])
    asked = any(one.has_any(("ask", "metal", "colour", "rank")) for one in items)
    return named and not asked


def _is_pointed_at(one: Item | None) -> bool:
    return one is not None and not one.breaks and (one.has("event") or one.has("noun", "event", "discipline", "games"))


def _is_we(one: Item) -> bool:
    return one.has("nation") and one.text.lower() in _OUR_PEOPLES and not one.breaks


def _is_who_won_it(items: Sequence[Item], place: int) -> bool:
    """Is it a race that somebody won, in a clause that tells who is meant?"""
    before = items[place - 1] if place else None
    race = before is not None and before.has("event") and bool(before.value("event").candidates)
    return race and any(one.has("relative") for one in items[1:place]) and any(map(_is_there, items[:place]))


def _is_there(one: Item) -> bool:
    return one.has("be") or one.has("somebody") or one.has("ask", "how_many")


_EVERY = frozenset(("elk", "elke", "ieder", "iedere"))
_CHOSEN = ("nation", "own", "athlete", "gender", "event", "games")


def _is_choice(items: Sequence[Item], place: int) -> bool:
    """Do two of one kind stand on either side?"""
    before = next((one for one in items[place - 1 :: -1] if not one.is_small), None) if place else None
    return before is not None and any(before.has(kind) and _next_is(items, place, (kind,)) for kind in _CHOSEN)


def _is_medal(one: Item) -> bool:
    return one.has("colour") or one.has("noun", "medal")


def _is_of_a_race(items: Sequence[Item]) -> bool:
    return any(one.has("event") for one in items) and not any(one.has("ask") for one in items)


def _asks_if_more(items: Sequence[Item], place: int) -> bool:
    """ "had Zweden (niet meer) goud dan wij", "had Kramer er (niet meer)": who asks so thinks that it had."""
    verb = next((one for one in items if not (one.is_small or one.has("lean"))), None)
    rest = items[place + 1 :]
    more = any(one.has_any(("nation", "own", "athlete", "pronoun")) for one in rest) or (
        not rest and any(one.text.lower() == "er" for one in items)
    )
    return verb is not None and verb.has("have") and more and not any(one.has("number") for one in rest)


def _is_denied(items: Sequence[Item], place: int) -> bool:
    return place > 0 and items[place - 1].has("not") and any(one.has("than") for one in items[place:])


def _is_offered(items: Sequence[Item], place: int) -> bool:
    offered = _next_is(items, place, ("gender", "event", "nation", "own", "athlete", "games"))
    return offered and any(one.has("more") for one in items[:place])


def _next_is(items: Sequence[Item], place: int, kinds: Sequence[str]) -> bool:
    after = next((one for one in items[place + 1 :] if not one.is_small), None)
    return after is not None and after.has_any(kinds)


def _is_asked_alone(items: Sequence[Item]) -> bool:
    """ "in welk", with no noun of its own."""
    asked = [after for one, after in pairwise(items) if one.has("ask", "which")]
    return bool(asked) and not any(one.has("noun") or one.has("nation") for one in asked)


def _stands_there(items: Sequence[Item], place: int) -> bool:
    before = " ".join(one.text.lower() for one in items[max(0, place - 2) : place]).split()
    ends = place + 1 == len(items) or items[place + 1].breaks or items[place + 1].has("right_question")
    return ends and before[-1:] == ["op"] and any(one.text.lower().startswith(("sta", "sto")) for one in items[:place])


def _is_held_against(items: Sequence[Item]) -> bool:
    """A nation against another, behind "dan"."""
    lands = [place for place, one in enumerate(items) if one.has("nation") or one.has("own")]
    than = next((place for place, one in enumerate(items) if one.has("than")), 0)
    return len(lands) == 2 and lands[0] < than < lands[1]


def _is_of_the_table(one: Item) -> bool:
    return one.has("rank") or one.has("describe", "leader")


def _tells_no_time(items: Sequence[Item], place: int) -> bool:
    """ "waren we in Parijs nou beter", but "beter dan nou in Milaan"."""
    before = items[place - 1] if place else None
    led = before is not None and (
        before.has_any(("than", "ask", "or", "versus")) or before.text.lower() in ("en", "tot", "van")
    )
    often = any(other.has("ask", "how_often") for other in items[:place]) and any(map(_is_of_the_table, items[place:]))
    named = items[place].text.lower() == "nou" and any(other.has("ever") or other.has("games") for other in items)
    return not led and (often or named)


def _are_named_as_we(before: Sequence[Item]) -> bool:
    return any(one.text.lower() in _WE and _is_we(other) for one, other in pairwise(before))


def _are_winners(after: Sequence[Item]) -> bool:
    """ "hoeveel mensen stonden voor België op het podium": no public"""
    won = any(one.has("metal") or one.has("colour") or one.has("noun", "medal", "podium", "champion") for one in after)
    won = won or any(one.text.lower() in _CAME_FIRST for one in after)
    done = any(one.has_any(("win", "stand", "have")) for one in after)
    looked = any(one.has("concept") or one.has(UNKNOWN) or one.text.lower() in _LOOKING for one in after)
    return won and done and not looked


def _is_of_a_medal(items: Sequence[Item], place: int) -> bool:
    """ "onze mooiste medaille", "welke medaille was de mooiste": of which one may have an opinion"""
    after = items[place + 1] if place + 1 < len(items) else None
    if after is not None and (after.has("colour") or after.has("noun", "medal", "title")):
        return True
    medal = (other for one, other in pairwise(items[:place]) if one.has("ask", "which"))
    return any(other.has("metal") or other.has("noun", "medal") for other in medal)


def _is_winner(items: Sequence[Item], place: int) -> bool:
    """gouden winnaar, medaillewinnaar, olympisch kampioen: after words of the medal only"""
    for one in items[place : place + 4]:
        if one.has("won_noun") or one.has("noun", "champion") or one.has("describe", "leader"):
            return True
        if not (one.has("colour") or one.has("noun", "medal") or one.has("nation") or one.is_small):
            return False
    return False


def _is_of_age(items: Sequence[Item], place: int) -> bool:
    while place and (items[place].has("colour") or items[place].has("noun", "medal") or items[place].has("nation")):
        place -= 1
    return items[place].text.lower() in _BY_AGE


def _is_people(one: Item) -> bool:
    """Nederlanders, Belgen: not the country"""
    return one.has("nation") and one.text.lower().endswith(("ers", "en", "kes", "jes")) and not one.breaks


def _is_behind_sides(items: Sequence[Item], place: int) -> bool:
    """Does it stand behind "Noorwegen en Zweden"?"""
    sides = [one.has_any(("nation", "own", "athlete")) for one in items[max(0, place - 3) : place]]
    return sides == [True, False, True] and items[place - 2].has("and")


def _is_or_nothing(items: Sequence[Item], place: int) -> bool:
    """iets of niks"""
    if place < 0 or place + 2 >= len(items):
        return False
    one, turn, other = items[place : place + 3]
    return one.text.lower() in ("iets", "iet") and turn.has("or") and other.has("nothing")


def _tells_of_a_sport(items: Sequence[Item], place: int) -> bool:
    asked = any(one.has("ask", "which", "show", "how_many") for one in items[:place])
    before = items[place - 1] if place else None
    subjects = sum(one.has_any(("own", "nation", "athlete")) for one in items)
    return asked and subjects < 2 and before is not None and before.has("noun", "discipline", "event")


def _tells_of_events(items: Sequence[Item], place: int) -> bool:
    return any(one.has("noun", "event") for one in items[:place]) and any(one.has("win") for one in items)


def _says_more(items: Sequence[Item], place: int) -> bool:
    """Does something follow that "nog eens" would add: "nog eens 2 goud"?"""
    beside = [one for at, one in enumerate(items) if place - 1 <= at <= place + 2 and at != place]
    supposed = any(one.has("suppose") or one.has("would") for one in items)
    past = any(one.has("games") for one in items)  # "wonnen ze na Sydney nog eens goud"
    medal = not past and any(one.has("colour") or one.has("noun", "medal") for one in beside)
    return supposed or medal or any(one.has("number") for one in beside)


def _is_but_another(items: Sequence[Item], place: int) -> bool:
    """Does "maar wel zilver" stand there?"""
    return [one.text.lower() for one in items[place : place + 1]] == ["maar wel"] and any(
        one.has("colour") for one in items[place + 1 : place + 2]
    )


def _is_who_won(items: Sequence[Item], place: int) -> bool:
    often = any(one.has("ask", "how_often") for one in items[:place]) and any(one.has("be") for one in items[:place])
    events = [one.value("event") for one in items if one.has("event")]
    return often and any(event.kinds or event.metres for event in events)


def _is_podium(before: Sequence[Item]) -> bool:
    """ "was het podium …", "waren de podia …" """
    return any(one.has("be") for one in before) and any(one.has("noun", "podium") for one in before)


_OTHERS = ("andere", "overige", "resterende")
_BESIDES = ("behalve", "buiten", "naast", "zonder")


def _is_won(items: Sequence[Item], place: int) -> bool:
    """Is it somebody's victory, rather than that of one event: "won de finale van de 100 meter"?"""
    after = items[place + 1] if place + 1 < len(items) else None
    led = place > 0 and items[place - 1].text.lower() in ("de", "hun", "haar", "een", "hoeveel")
    of_it = after is not None and after.text.lower() in ("van", "op", "bij", "tegen")
    won = any(one.has("win") and one.text.lower().startswith(_WINNING) for one in items)
    return led and won and not of_it and not any(one.has_any(("colour", "suppose")) for one in items)


_WINNING = ("win", "won", "gewonnen")


def _took_part(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel Nederlandse sporters deden mee", "gingen naar Parijs", "werden er uitgezonden": not who won."""
    asked = any(one.has("ask", "how_many") for one in items[max(0, place - 2) : place])
    went = any(one.has("take_part") or one.text.lower() in _SENT for one in items[place + 1 : place + 2])
    return asked and (went or items[-1].text.lower() in _SENT)


def _is_oftenest(items: Sequence[Item], place: int) -> bool:
    """ "wie werd het vaakst tweede": won most silver; "werd Takagi drie keer derde"."""
    before = items[place - 2 : place]
    often = any(one.has("most", "most") and one.text.lower().endswith("vaakst") for one in before)
    person = any(one.has("athlete") for one in items)
    often = often or (person and bool(before) and before[-1].has("times"))
    return often and not any(one.text.lower().endswith(_TABLES) for one in items)  # of races, not of the table


def _is_their_number(items: Sequence[Item], place: int) -> bool:
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


def _is_a_step(items: Sequence[Item], place: int) -> bool:
    """Are it numbers of the podium of a race: "wie werden 2 en 3 op de 1000"?"""
    if not (any(one.has("ask", "who") for one in items[:place]) and any(one.has("event") for one in items)):
        return False
    after = items[place + 1] if place + 1 < len(items) else None
    if after is not None and after.has_any(("metal", "colour", "noun", "event", "measure")):
        return False
    before = [one for one in items[:place] if not one.is_small or one.has("and") or one.text.lower() == "op"]
    last = before[-1] if before else None
    listed = (last is not None and last.has("number")) or (
        last is not None and last.has("and") and len(before) > 1 and before[-2].has("number")
    )  # fmt: skip
    return last is not None and (listed or last.has("stand") or last.has("be") or last.text.lower() == "op")


def _is_sole(items: Sequence[Item], place: int) -> bool:
    """ "welke landen wonnen hun enige medaille in het langlaufen": they have no other."""
    theirs = place > 0 and items[place - 1].text.lower() in _THEIRS
    return theirs and any(one.has("noun", *_ASKED_OF) for one in items[:place])
