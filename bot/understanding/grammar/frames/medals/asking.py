"""What about the medals is asked: who, when, where, which event; and whether only of men or of women."""

from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from medals_core.games import Gender
from medals_core.queries.model import Ask

ASKED = {
    "who": Ask.WHO, "time": Ask.TIME, "when": Ask.DAY, "day": Ask.DAY, "year": Ask.GAMES, "where": Ask.PLACE,
    "which": Ask.WHICH, "what": Ask.WHICH, "show": Ask.WHICH,
}  # fmt: skip


_VERBS = ("be", "have", "win", "stand")


def asks_whether(bag: Bag) -> bool:
    """Does a verb lead, and nothing ask for who or what: "is Nuis kampioen geworden"?"""
    first = next((one for one in bag.items if one.has_any(_VERBS) or not one.is_small), None)
    return not bag.holds("ask") and first is not None and first.has_any(_VERBS)


def sex_asked(bag: Bag, said: Narrowing) -> None:
    """ "welke vrouw", "de eerste vrouw die": their events only."""
    for noun, gender in (("athlete_f", Gender.WOMEN), ("athlete_m", Gender.MEN)):
        taken = any(bag.items[place].has("noun", noun) and not bag.items[place].has("gender") for place in bag.taken)
        if taken and not said.genders and not said.events:
            said.genders.append(gender)
        if taken and len(said.events) > 1:
            other = Gender.MEN if gender is Gender.WOMEN else Gender.WOMEN
            said.events = [one for one in said.events if one.gender is not other] or said.events


def asked_of(bag: Bag) -> Ask | None:
    found = None
    for name, ask in ASKED.items():
        if bag.took("ask", name):
            bag.take_all("ask", name)
            found = found or ask
    nouns = {"event": Ask.EVENT, "discipline": Ask.DISCIPLINE, "colour": Ask.COLOUR, "nation": Ask.NATION,
             "athlete": Ask.WHO, "champion": Ask.WHO, "games": Ask.GAMES, "year": Ask.GAMES, "day": Ask.DAY,
             "venue": Ask.PLACE, "athlete_f": Ask.WHO, "athlete_m": Ask.WHO, "city": Ask.PLACE}  # fmt: skip
    for place in bag.places("noun"):
        for value in bag.items[place].meanings["noun"]:
            if value in nouns:
                bag.taken.add(place)
                if found in (None, Ask.WHICH) or (found is Ask.WHO and value == "champion"):
                    found = nouns[value]
                break
    return found
