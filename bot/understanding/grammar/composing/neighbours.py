"""What a neighbour shows of a word in spoken language: "die twee van de tweemansbob", "met welk goud begon Italië",
"wie werden 2 en 3", "onze oudste winnaar"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.grammar.composing import said_of_what as of_what
from bot.understanding.grammar.composing import said_of_whom as of_whom
from bot.understanding.grammar.composing.all_of_it import of_one_colour, of_one_medal
from bot.understanding.grammar.composing.put_plainly import in_both, in_which_medals, supposed
from bot.understanding.grammar.composing.said_of_what import next_is
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
_STEPS = ("1", "2", "3")
_CALLED = frozenset((
    "kerel", "gast", "gozer", "vent", "man", "jongen", "meid", "knul", "jongens", "mensen", "chick", "meiden", "gasten",
))  # fmt: skip
"""Whom a message speaks to, without a sign between."""
_ASKS_OR_SAYS = ("ask", "have", "win", "be", "stand", "auxiliary", "doing_verb")
_KIN = frozenset(("oma", "opa", "moeder", "vader", "mama", "papa", "tante", "oom", "buurman", "buurvrouw"))
_LEADING_IN = frozenset(("in", "op", "bij", "van", "met", "voor", "uit", "tijdens", "na"))
_SO_MUCH = frozenset(("zoveel", "zo veel", "zo vaak"))
_PLACES = ("plek", "plekken", "plaats", "plaatsen", "trede", "treden")
_EVERY = frozenset(("elk", "elke", "ieder", "iedere"))
_OTHERS = ("andere", "overige", "resterende")
_BESIDES = ("behalve", "buiten", "naast", "zonder")
_NOTHING = Item(0, 0, {})
"""Stands before the first word and behind the last."""


def _ends_a_sentence(before: Item, items: Sequence[Item]) -> bool:
    """May whom it speaks to stand behind these? Not behind what the word itself would narrow: "de 500 meter dames"."""
    of_sex = before.has_any(("event", "sports", "gender", "and", "or", "versus", "metal", "colour"))
    led = before.text.lower().split()[-1:] in ([word] for word in ("de", "onze", "ons", "die", "bij", "voor", "van"))
    return any(one.has_any(_ASKS_OR_SAYS[1:]) for one in items) and not (of_sex or led)


def as_spoken(items: Sequence[Item]) -> tuple[Item, ...]:
    found: list[Item] = []
    items = of_one_medal(of_one_colour(in_both(in_which_medals(supposed(items)))))
    medals = any(one.is_medal for one in items)
    for place, one in enumerate(items):
        found.extend(_meant(items, place, one, medals))
    return tuple(found)


def _meant(items: Sequence[Item], place: int, one: Item, medals: bool) -> Iterator[Item]:
    said = one.text.lower()
    before = items[place - 1] if place else _NOTHING
    after = items[place + 1] if place + 1 < len(items) else _NOTHING
    if one.has("extra") and said in ("nog eens", "nog een keer") and not of_what.says_more(items, place):
        yield replace(one, meanings={"small": ("",)})  # "wie won die nog eens"
    elif said == "dan" and after.text.lower() == "wel" and of_whom.is_choice(items, place):
        yield replace(one, meanings={"or": ("",)})  # "Jens dan wel Xandra"
    elif said in ("elk", "ieder") and of_whom.is_behind_sides(items, place):
        yield replace(one, meanings={"both": ("",), "each_one": ("",)})  # "wonnen Noorwegen en Zweden elk goud"
    elif said in _EVERY and after.is_medal and of_what.is_told_of_a_race(items):
        yield replace(one, meanings={"whole_of_it": ("",)}, text="al")  # "ging elk goud op de 500 meter naar Nederland"
    elif said in ("trok", "trokken", "trekt") and any(other.text.lower().endswith(" eind") for other in items):
        yield replace(one, meanings={"auxiliary": ("",)})  # "trok ze aan het langste eind"
    elif one.has("record") and after.has("noun", "champion") and any(x.has("noun", "nation") for x in items):
        yield replace(one, meanings={"most": ("most",)}, text="meeste")  # "recordkampioen": the most gold of all times
        yield Item(one.end, one.end, {"metal": (Colour.GOLD,)}, "goud")
        yield Item(one.end, one.end, {"ever": ("",)}, "ooit")
    elif one.has("noun", "champion") and before.has("record") and any(x.has("noun", "nation") for x in items):
        yield replace(one, meanings={"small": ("",)})
    elif said == "er uit" and next_is(items, place, ("described", "nation")):
        yield replace(one, meanings={"small": ("",)})  # "kwamen er uit Azië minder landen"
    elif said == "met" and items[0].has("what_then") and any(other.has("extra") for other in items[place:]):
        yield replace(one, meanings={"suppose": ("",)}, text="als")  # "wat zou er veranderen met twee extra gouden"
    elif said == "en nu" and sum(other.has("games") for other in items[:place]) > 1:
        games = next(other for other in items if other.has("games")).value("games")  # "in 1956, in 2006 en nu weer"
        yield replace(one, meanings={"and": ("",)}, text="en")
        yield Item(one.end, one.end, {"games": (games._replace(scope=CURRENT),)}, "nu")
    elif said == "heen" and before.has("ever"):
        yield replace(one, meanings={"small": ("",)})  # "over alle Spelen heen"
    elif said == "over" and any(other.text.lower() == "heen" for other in items) and next_is(items, place, ("number",)):
        yield replace(one, meanings={"more": ("",)}, text="meer")  # "zijn we over de vijf keer goud heen"
        yield Item(one.end, one.end, {"than": ("",)}, "dan")
    elif said == "heen" and any(other.text.lower() == "over" for other in items[:place]):
        yield replace(one, meanings={"small": ("",)})
    elif said in _SO_MUCH and before.has("not") and any(other.has("than") for other in items[place:]):
        yield replace(one, meanings={"fewer": ("",)}, text="minder")  # "niet zoveel goud als de Noren"
    elif one.has("not") and next_is(items, place, ("so_much",)) and any(other.has("than") for other in items[place:]):
        yield replace(one, meanings={"small": ("",)})
    elif said.startswith("niet meer") and of_whom.asks_if_more(items, place):
        yield replace(one, meanings={"more": ("",)}, text="meer")  # "had Zweden er niet meer dan wij"
        yield from (Item(one.end, one.end, {"than": ("",)}, "dan") for _ in said.split()[2:])
    elif said in ("één", "1") and one.has("number") and of_what.stands_there(items, place):
        yield replace(one, meanings={"rank": (1,), "placed": (1,)})  # "Noorwegen stond op één"
    elif one.has("or_more") and said == "of meer" and of_whom.is_offered(items, place):
        yield replace(one, meanings={"or": ("",)})  # "meer van de mannen of meer van de vrouwen"
    elif said.endswith(("weekenden", "weekends")) and one.has("moment") and of_what.is_asked_alone(items):
        yield replace(one, meanings={"noun": ("weekend",)})  # "vergelijk de weekenden: welk was het beste"
    elif (
        said == "gold"
        and (before.has("noun", "nation") or before.has("ask", "who"))
        and (after is _NOTHING or after.breaks or after.text.lower() in ("dat", "dit", "het"))
    ):
        yield replace(one, meanings={"small": ("",)})  # "voor welke landen gold dat"
    elif said == "op dit moment" and any(other.has("ask") for other in items):
        yield replace(one, meanings={"now_word": ("",)})  # "hoeveel medailles hebben we op dit moment": no comparison
    elif one.has("win") and said in ("won", "wonnen") and not medals and of_whom.is_who_won_it(items, place):
        yield one
        yield Item(one.end, one.end, {"colour": (Colour.GOLD,)}, "goud")  # "is er een Italiaan die de 500 meter won"
    elif one.has("doing_verb") and not place and of_whom.is_held_against(items):
        yield replace(one, meanings={"have": ("",)})  # "deed Duitsland het beter dan Frankrijk"
    elif said in ("nou", "nu") and after is not _NOTHING and of_what.tells_no_time(items, place):
        yield replace(one, meanings={"small": ("",)})  # "hoe vaak zijn we nou ooit derde geworden": no "now"
    elif one.has("at_games") and ("één" in said or " 1 " in said) and any(other.has("ever") for other in items):
        yield replace(one, meanings={"at_one": ("games",)})  # "ooit meer dan drie op één Spelen"
    elif said == "veel" and (one.breaks or not place) and after.is_medal:
        yield replace(one, meanings={"ask": ("how_many",)})  # "wat deden we in Turijn, veel goud?"
    elif one.has("rank") and one.value("rank") <= len(_STEPS) and of_what.is_oftenest(items, place):
        yield Item(one.start, one.end, {"colour": (tuple(Colour)[one.value("rank") - 1],)}, one.text, breaks=one.breaks)
    elif said == "tel" and any(other.text.lower() == "op" for other in items[place:]) and of_whom.are_two(items):
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
    elif (
        said == "waar"
        and any(other.has("nothing") for other in items)
        and any(other.has_any(("event", "sports")) for other in items)
    ):
        yield replace(one, meanings={"ask": ("which",)}, text="welke")
        yield Item(one.end, one.end, {"noun": ("event",)}, "onderdelen")  # "waar won Nederland niks bij het schaatsen"
    elif one.has("noun", "athlete") and not medals and of_whom.took_part(items, place):
        yield replace(one, meanings={"concept": ("attendance_of_teams",)})
    elif said == "een dag" and after.text.lower() == "zonder":
        yield replace(one, meanings={"noun": ("day",)})  # "was er een dag zonder medaille"
    elif (
        said in _CATCHING
        and items[-1].text.lower() == "in"
        and place < len(items) - 2
        and (not medals or of_what.by_which(items[:place]))
    ):
        yield replace(one, meanings={"beaten": ("",), "to_pass": ("",), "threw_off": ("",)})  # "haalden we ze in"
    elif one.has("measure", "together") and one.has("measure", "total") and of_whom.are_two(items[:place]):
        yield replace(one, meanings={"small": ("",), "measure": ("together",)})  # "wij en Canada bij elkaar": the two
    elif (one.has("number") or said in ("die twee", "alle drie")) and (
        of_whom.is_their_number(items, place) or is_told_already(items, place) or is_known(items, place)
    ):
        yield replace(one, meanings={"small": ("",)})
    elif one.has("number") and str(one.value("number")) in _STEPS and of_what.is_a_step(items, place):
        yield replace(one, meanings={"rank": (int(one.value("number")),)})
    elif said.endswith("verjaardag") and after.text.lower() == "van":
        yield replace(one, meanings={UNKNOWN: (one.text,)})  # of somebody else
    elif one.has("began") and medals and said in _BEGAN and any(other.has("ask") for other in items) and any(
        other.has_any(("nation", "athlete", "own")) for other in items
    ):  # fmt: skip
        yield replace(one, meanings={"most": ("first",)})  # "met welk goud begon Italië"
    elif said in ("onze oudste", "onze jongste") and (after.has("noun") or after.has("won_noun")):
        yield Item(one.start, one.start + 1, {"own": ("",)}, "onze", breaks=one.breaks)
        yield Item(one.start + 1, one.end, {"most": ("oldest" if said.endswith("oudste") else "youngest",)}, said[5:])
    elif said in of_whom.BY_AGE and of_whom.is_winner(items, place + 1):
        yield replace(one, meanings={"most": (of_whom.BY_AGE[said],)})  # "de jongste winnares": not the last
    elif place and said.startswith("winn") and one.has("describe", "leader") and of_whom.is_of_age(items, place - 1):
        yield replace(one, meanings={"won_noun": ("",)})  # "de oudste gouden winnaar van de Spelen"
    elif said == "mooiste" and of_what.is_of_a_medal(items, place):
        yield replace(one, meanings={"concept": ("opinion",)})
    elif said in ("enige", "enigste") and of_whom.is_sole(items, place):
        yield replace(one, meanings={"their_sole": ("",)})
    elif one.has("former") and after.has("nation"):
        yield replace(one, meanings={"small": ("",)})  # "het voormalige Joegoslavië": as it was then
    elif one.is_small and one.has("gender") and before.text.lower() == "de":
        yield replace(one, meanings={"gender": one.meanings["gender"]})  # "bij de jongens": nobody is spoken to
    elif said in _CALLED and after.has_any(_ASKS_OR_SAYS) and all(other.is_small for other in items[:place]):
        yield replace(one, meanings={"small": ("",)})  # "kerel, hoeveel …"
    elif one.has("number") and before.has("ask", "which") and of_whom.is_people(after):
        yield replace(one, meanings={"small": ("",)})  # "welke twee Nederlanders": the answer tells how many
    elif said == "waar" and one.has("ask", "where") and of_what.is_whereon(items, place):
        yield replace(one, meanings={"ask": ("what",)})  # "waar won Hassan goud op"
    elif said in ("sporters", "sportsters") and before.has("event") and items[0].has("ask", "how_often"):
        yield replace(one, meanings={"small": ("",)})  # "hoe vaak wonnen de hockeysters goud"
    elif said in ("waar", "waarin", "waarop") and of_what.tells_of_a_sport(items, place):
        yield replace(one, meanings={"relative": ("",)})  # "noem sporten waar we niks wonnen"
    elif said in _CALLED and after is _NOTHING and place and _ends_a_sentence(before, items[:place]):
        yield replace(one, meanings={"small": ("",)})  # "hebben we goud gepakt jongens"
    elif said in _KIN and before.has("nation") and not one.breaks:
        yield replace(one, meanings={UNKNOWN: (one.text,)})  # "die Italiaanse oma": who knows who that is
    elif said == "én" and any(other.text.lower() == "én" for other in items[place + 1 :]):
        yield replace(one, meanings={"both_lead": ("",)})  # "én individueel én in een estafette"
    elif one.has("number") and of_what.is_a_place_to_come(items, place):
        yield replace(one, meanings={"rank": (int(one.value("number")),)})
    elif said == "medailles" and before.text.lower() == "alle" and of_what.are_events_won(items, place):
        yield replace(one, meanings={"swept": ("",)})  # "op welke onderdelen won één land alle medailles"
    elif (one.has("noun", "podium") or one.has("only")) and of_whom.is_wholly_theirs(items, place):
        yield replace(one, meanings={"swept": ("",)})
    elif of_what.is_all_of_it(items, place) or of_whom.is_theirs_alone(items, place):
        yield replace(one, meanings={"whole_of_it": ("",)})
    elif one.has("times") and one.has("number") and not medals and of_whom.is_number_of_wins(items, place):
        yield one
        yield Item(one.end, one.end, {"colour": (Colour.GOLD,)}, "goud")  # "won drie keer in Calgary"
    elif one.has("compatriots") and before.has("ask", "which", "how_many") and not any(
        other.has_any(("athlete", "nation", "own")) for other in items
    ):  # fmt: skip
        yield Item(one.start, one.start, {"own": ("",)}, "onze")
        yield replace(one, meanings={"noun": ("athlete",)})
    elif one.has("compatriots") and before.has("own"):
        yield replace(one, meanings={"noun": ("athlete",)})  # "wie van onze landgenoten"
    elif one.has("number") and not medals and is_said_of(items, place):
        yield one
        yield Item(one.end, one.end, {"noun": ("medal",)}, "medailles")
    elif (one.has("lead_change") and before.has("shared")) or (after.has("shared") and said.endswith(_PLACES)):
        yield replace(one, meanings={"noun": ("medal",)})  # "gedeelde plaatsen"
    elif one.has("not") and place and after.has("colour") and of_what.is_but_another(items[place + 2 :]):
        yield replace(one, meanings={"none": ("",)})  # "won niet goud maar wel zilver"
    elif one.has("same_nation") and of_what.is_podium(items[:place]):
        yield replace(one, meanings={"swept": ("",)})  # "hoe vaak was een podium helemaal van één land"
    elif one.has("most", "best") and of_whom.is_who_won(items, place):
        yield replace(one, meanings={"colour": (Colour.GOLD,)})  # "hoe vaak was Jamaica de beste op de 4x100"
    elif said in _OTHERS and any(other.text.lower() in _BESIDES for other in items[:place]):
        yield replace(one, meanings={"small": ("",)})  # "behalve in het schaatsen … zijn andere medailles"
    elif said in ("finale", "finales") and of_whom.is_won(items, place):
        yield replace(one, meanings={"colour": (Colour.GOLD,)})  # "hoe vaak wonnen onze hockeysters de finale"
    elif one.has("kept_from") and not _KEEPING.search(" ".join(other.text for other in items)):
        yield replace(one, meanings={"colour": (Colour(one.value("kept_from")),)})  # "het dubbele van de gouden"
    elif one.has("noun", "event") and is_somebodys(items, place):
        yield replace(one, meanings={"win": ("",)})  # "hoe laat was de wedstrijd van Leerdam"
    elif one.has("noun", "nation") and for_which(items, place):
        yield replace(one, meanings={"measure": ("per_nation",)})
    elif (
        (one.has("not") or said == "niet op")
        and after.text.lower() in of_whom.ON_PODIUM
        and of_whom.is_told(items, place)
    ):
        yield replace(one, meanings={"none": ("",)})
        yield Item(one.end, one.end, {"noun": ("medal",)}, "medaille")
    elif one.has("relative") and before.text.lower() in _LEADING_IN and of_what.is_pointed_at(after):
        kept = {kind: values for kind, values in one.meanings.items() if kind != "relative"}
        yield replace(one, meanings=kept or {"small": ("",)})  # "in die aflossing" begins no clause
    elif (
        one.has("own")
        and (
            (said in of_whom.WE and of_whom.is_we(after))
            or (said in ("ons", "onze") and after.start == one.end and of_whom.is_people(after))
        )
    ) or (one.has("own") and said in (*of_whom.WE, "onze") and of_whom.are_named_as_we(items[:place])):
        # "wij Belgen", "onze Belgskes", "wij Belgen, hoeveel hadden we": not we and the Belgians
        yield replace(one, meanings={"small": ("",)})
    elif said == "man" and one.has("noun") and before.has("ask", "how_many"):
        yield replace(one, meanings={"noun": ("athlete",)})  # "met hoeveel man": women too
    elif one.has("concept", "audience") and "hoeveel" in said.split() and of_whom.are_winners(items[place + 1 :]):
        yield replace(one, end=one.start + 1, text="hoeveel", meanings={"ask": ("how_many",)})
        yield Item(one.start + 1, one.end, {"noun": ("athlete",)}, "mensen")
    elif one.has("never") and place > 1 and is_the_other_answer(items, place):
        yield replace(one, meanings={"small": ("",)})  # "… ooit iets gewonnen of nooit"
    elif (
        one.has("nothing")
        and place > 1
        and (of_what.is_or_nothing(items, place - 2) or is_the_other_answer(items, place))
    ):
        yield replace(one, meanings={"small": ("",)})
    else:
        yield one
