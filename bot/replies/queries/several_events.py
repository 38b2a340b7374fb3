"""Who won where several events were meant by a few words ("de 500 meter"): all winners in the first line, each with
what sets the event apart, and a line an event."""

from collections.abc import Sequence

from bot.replies import dutch
from bot.replies.event_phrase import before
from bot.replies.medal_wording import at_former_games, podium_line
from bot.replies.queries.filters import joined, only_fields, words
from bot.replies.queries.moments import find_event
from bot.replies.queries.nations import nation_words
from bot.replies.queries.verbs import agreeing
from bot.replies.rendering import Scene
from medals_core.games import Event, Gender
from medals_core.medal_lines import MedalLine
from medals_core.medals import Colour
from medals_core.queries.model import Ask, Listing
from medals_core.queries.results import ListingAnswer

_MOST = 8
_NAMED = 4
_FEW = 4
_WHICH_EVENTS = {"events", "colours", "games", "genders", "disciplines", "but_not", "nations"}


def each_event(query: Listing, answer: ListingAnswer, scene: Scene) -> tuple[str, list[str]] | None:
    """The first line and the lines under it; None where it is not about several events at one Games alone."""
    of, found = query.of, answer.lines
    asked = query.ask in (Ask.WHO, Ask.NATION) or (query.ask is Ask.WHICH and not of.colours)
    if not asked or query.take is not None or query.skip or len(of.colours) > 2 or only_fields(of) - _WHICH_EVENTS:
        return None
    if of.nations and not (len(of.nations) == len(of.colours) == 1 and query.ask is Ask.WHO):
        return None
    events = list(dict.fromkeys(line.event for line in found))
    sport = len(of.disciplines) == 1 and not of.events and len(events) <= _FEW
    one_games = len({line.games.games_id for line in found}) == 1
    if not one_games or len(events) < 2 or not (sport or 1 < len(of.events) <= _MOST):
        return None
    colour = of.colours[0] if of.colours else Colour.GOLD
    first = {find_event(e, of.games, scene).discipline: at for at, e in reversed(list(enumerate(of.events)))}
    events.sort(key=lambda event: (first.get(event.discipline, 0), list(Gender).index(event.gender)))
    podiums = [sorted((line for line in found if line.event is event), key=lambda line: line.step) for event in events]
    if not all(any(line.medal.colour is colour for line in podium) for podium in podiums):
        return None  # of silver and bronze alone the first line would say nothing
    named = any(1 <= len(line.medal.athletes) <= 2 for line in found)
    whose = f"voor {nation_words(of.nations, scene)[0]}" if of.nations and named else ""
    there = joined(at_former_games(found[0], scene), words(of, scene).without)
    head = _winners(events, podiums, colour, query.ask, scene, whose, there)
    return head, [dutch.capital(podium_line(podium, scene)) for podium in podiums]


def _winners(
    events: Sequence[Event], podiums: Sequence[Sequence[MedalLine]], colour: Colour, ask: Ask, scene: Scene, whose: str,
    there: str,
) -> str:  # fmt: skip
    """Jorrit Bergsma (mannen) en Marijke Groenewoud (vrouwen) wonnen goud op de massastart (schaatsen)."""
    metal = joined(dutch.COLOUR_NAMES[colour], whose)
    won = [[line for line in podium if line.medal.colour is colour] for podium in podiums]
    who = [[_who(line, ask, scene, "de ploeg" if whose else "") for line in lines] for lines in won]
    names = [dutch.listing(each) for each in who]
    one_name = len({event.name for event in events}) == 1
    if not one_name or len(events) > _NAMED:
        several = list(dict.fromkeys(" met ".join(one for each in who for one in each).split(" met ")))
        left = len(several) - _NAMED
        people = dutch.listing([*several[:_NAMED], f"nog {left}"] if left > 1 else several)
        many = _are_many(won[0], ask, scene)
        number = f"op {dutch.number_word(len(events))} onderdelen"
        if len(several) > 1:  # together, not each of them so many
            return joined(number, there, "ging het", metal, "naar", people)
        return joined(people, agreeing("won", many), metal, number, there)
    sports = {event.discipline for event in events}
    genders = {event.gender for event in events}
    name, sport = events[0].name, scene.archive.disciplines[events[0].discipline].name
    people = dutch.GENDER_NAMES.get(events[0].gender, "") if len(genders) == 1 else ""
    bare, _, detail = name.partition(" (")
    within = ", ".join(part for part in (detail.rstrip(")"), sport if len(sports) == 1 else "") if part)
    where = joined(before(name), bare, people, f"({within})" if within else "")
    where = joined(dutch.at_discipline(sport) if dutch.is_tournament(events[0]) else where, there)
    if len(set(names)) == 1 and len(sports) == 1:
        many = _are_many(won[0], ask, scene)
        both = " als ".join(f"bij de {dutch.GENDER_NAMES[event.gender]}" for event in events)
        return f"{names[0]} {agreeing('won', many)} {metal} {where}, zowel {both}"
    said = []
    for event, each in zip(events, names, strict=True):
        apart = [scene.archive.disciplines[event.discipline].name] if len(sports) > 1 else []
        apart += [dutch.GENDER_NAMES.get(event.gender, "gemengd")] if len(genders) > 1 else []
        said.append(f"{each} ({' '.join(apart)})")
    return f"{dutch.listing(said)} wonnen {metal} {where}"


def _are_many(lines: Sequence[MedalLine], ask: Ask, scene: Scene) -> bool:
    medal = lines[0].medal
    named = ask is not Ask.NATION and 1 <= len(medal.athletes) <= 2
    return len(lines) > 1 or (len(medal.athletes) == 2 if named else dutch.is_plural(scene.nation(medal.noc)))


def _who(line: MedalLine, ask: Ask, scene: Scene, team: str) -> str:
    if ask is Ask.NATION or not 1 <= len(line.medal.athletes) <= 2:
        return team or dutch.the(scene.nation(line.medal.noc))
    return " met ".join(line.medal.athletes)
