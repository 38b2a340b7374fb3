"""What does not limit a question about an athlete: a noun that tells what somebody is, and a known number of medals."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.items import Item, emptied
from bot.understanding.names.found import Found
from medals_core.games import Athlete
from medals_core.queries.measures import Key, Kind, Op
from medals_core.queries.model import Ask, Groups, Listing
from medals_core.questions import Question

_PEOPLE = frozenset(("sporter", "sportster"))
"""Behind a sport it makes the noun of one who does it: "schaatsster" is read as "schaatsen sportster vrouwen"."""
_DOER = re.compile(r"(?:er|ster|ers|aar|ist|iste|ka)$")
"""A sport said as who does it: "shorttracker", "judoka"."""
_FAMILIES = frozenset(("cycling", "swimming", "rowing", "canoe", "skateboarding", "gymnastics"))
"""Who does one of these is called a cyclist, or a swimmer, of each."""
_ON_SKIS = frozenset(
    ("alpine-skiing", "cross-country-skiing", "freestyle-skiing", "nordic-combined", "ski-jumping", "biathlon")
)
_SEX = {"women": "F", "men": "M"}


def without_descriptions(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "de shorttrackster Fontana, in totaal": her mixed relays too; "schaatsster Wüst of Lavreysen": his gold in
    cycling too. A noun beside a name, true of who bears it, tells who is meant and nothing more; one that is not true
    of him is put right, and limits nothing either."""
    told = {at for at in range(len(items) - 1) if _is_article(items, at)}
    wrong: dict[int, tuple[str, str]] = {}
    for place, one in enumerate(items[:-1]):
        asked = place > 0 and items[place - 1].has_any(("ask", "any", "number"))  # "welke schaatser was hem te snel af"
        noun = items[place + 1].text.lower() in _PEOPLE
        doer = not noun and bool(_DOER.search(one.text.lower())) and items[place + 1].has("athlete")
        if one.has("event") and (noun or doer) and not asked:
            end = place + 1 + noun
            while end < len(items) and items[end].has("gender") and items[end].start < items[place + 1].end + 2:
                end += 1
            sexes = {_SEX.get(str(each.value("gender"))) for each in items[place:end] if each.has("gender")}
            sports = {each.discipline for each in one.value("event").disciplines}
            sport = sorted(sports)[0] if len(sports) == 1 and not one.value("event").candidates else ""
            beside = [_beside(items, range(end, len(items))), _beside(items, range(place - 1, -1, -1))]
            who = next((who for who in beside if who is not None), None)
            if who is not None and one.text.lower() == "skien":  # a "skiër" may be of any sport on skis
                sports = {*who.disciplines} & _ON_SKIS or sports
            if any(who is not None and sports <= {*who.disciplines} and sexes <= {who.gender} for who in beside):
                told.update(range(place, end))
            if who is not None and sport and who.disciplines and sports.isdisjoint(who.disciplines):
                told.update(range(place, end))
                alike = {word for each in who.disciplines for word in each.split("-")} & _FAMILIES
                if alike.isdisjoint(sport.split("-")):
                    wrong[place] = (who.athlete_id, sport)
    if not told:
        return items
    return tuple(
        replace(emptied(one), meanings={**emptied(one).meanings, "other_sport": (wrong[place],)}) if place in wrong
        else emptied(one) if place in told else one for place, one in enumerate(items)
    )  # fmt: skip


def _is_article(items: Sequence[Item], at: int) -> bool:
    """ "hoeveel heeft die Lavreysen": he himself, rather than somebody shown; not "de vrouw die Kok versloeg" """
    said = items[at].text.lower() == "die" and items[at + 1].has("athlete")
    behind = at == 0 or items[at - 1].has_any(("have", "be", "lean", "take_part", "than", "of", "with"))
    return said and behind and not any(one.has_any(("beat", "beaten", "bested", "to_pass", "before")) for one in items)


def _beside(items: Sequence[Item], places: range) -> Athlete | None:
    """The athlete named there with nothing but small words, or a land, between."""
    for place in places:
        match = items[place].value("athlete").match if items[place].has("athlete") else None
        if match is not None:
            return match.item if isinstance(match, Found) and not match.others else None
        if not (items[place].is_small or items[place].has_any(("nation", "be"))):
            return None
    return None


def events_of_known_number(question: Question) -> Question:
    """ "op welke onderdelen won Phelps acht keer goud in Peking": in which, as nobody wins one event twice at one
    Games."""
    if not isinstance(question, Groups) or question.by is not Key.EVENT or len(question.having) != 1:
        return question
    one, of = question.having[0], question.measure.of
    at_one = not of.games.ever and len(of.games.ids) < len(("one", "other"))
    several = one.op is Op.EQUAL and one.measure.kind is Kind.COUNT and isinstance(one.value, int | float)
    if len(of.athletes) != 1 or not (at_one and several) or one.value == 1:
        return question
    return Listing(of=of.narrowed(colours=one.measure.of.colours), ask=Ask.EVENT)
