"""One medal in one line: what was asked of it, the day, the time, the Games or the venue, stands first."""

from collections.abc import Callable, Sequence

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.medal_wording import at_former_games, winner, won_verb
from bot.replies.queries.filters import joined, only_fields, turned
from bot.replies.rendering import Scene
from medals_core.games import Gender
from medals_core.medal_lines import MedalLine
from medals_core.queries.filters import Medals
from medals_core.queries.model import Ask

_SAID_BY_A_LINE = {"games", "nations", "athletes", "colours", "disciplines", "events", "genders", "from_day", "to_day"}


def says_itself(of: Medals) -> bool:
    """Does a line that names winner, event, day and Games say all that the filter asks?"""
    one_day = of.from_day == of.to_day
    return one_day and only_fields(of) <= _SAID_BY_A_LINE and not set(of.genders) & {Gender.MIXED, Gender.OPEN}


def one_line(line: MedalLine, scene: Scene, of: Medals, level: Sequence[MedalLine] = (), asked: Ask = Ask.WHICH) -> str:
    """Femke Kok (Nederland) won goud op de 500 meter vrouwen (schaatsen) op zondag 15 februari. ``level``: who shared
    it. ``asked``: the day, the time, the Games or the venue then stands first."""
    where = at_event(line.event, scene.archive)
    when = when_won(line, scene, with_time=False)
    colour = dutch.COLOUR_NAMES[line.medal.colour]
    start = line.event.starts_at
    if asked is Ask.TIME and line.games.has_day_data and start is not None and start < line.medal.won_at:
        began = f"de beslissende sessie begon {day_of(line)} om {dutch.clock_time(start, line.games.zone)}; "
        front, when = "", _clock(line)
    elif asked is Ask.TIME:
        front, when, began = when_won(line, scene), "", ""
    elif asked in (Ask.DAY, Ask.GAMES) or (asked is Ask.PLACE and not line.event.venue):
        front, when, began = when, "", ""
    else:
        front, began = NAMES[asked](line, scene) if asked is Ask.PLACE else "", ""
    if level:
        names = dutch.listing([winner(each.medal, scene) for each in (line, *level)])
        return began + turned(front, names, "deelden", "het", colour, where, when)
    if len(of.athletes) == 1:
        team = "met de ploeg" if len(line.medal.athletes) > 1 else ""
        who = scene.archive.athletes[of.athletes[0]].name
        return began + turned(front, who, "won", colour, team, where, when)
    nation = not of.athletes or len(line.medal.athletes) != 1 or bool(of.nations)
    who, won_ = winner(line.medal, scene, nation=nation), won_verb(line.medal, scene)
    return began + turned(front, who, won_, colour, where, when)


def day_of(line: MedalLine) -> str:
    if not line.games.has_day_data:
        return f"in {dutch.games_name(line.games)} (op welke dag weet ik niet)"
    return f"op {dutch.day_name(line.day)}"


def time_of(line: MedalLine) -> str:
    if not line.games.has_day_data:
        return day_of(line)
    return f"op {dutch.day_name(line.day)} om {dutch.clock_time(line.medal.won_at, line.games.zone)}"


def _clock(line: MedalLine) -> str:
    """om 17:30; where only the planned end is known: rond 17:30."""
    at = "rond" if line.medal.won_at == line.event.ends_at else "om"
    return f"{at} {dutch.clock_time(line.medal.won_at, line.games.zone)}"


def when_won(line: MedalLine, scene: Scene, *, with_time: bool = True) -> str:
    """op zondag 15 februari om 17:44; in Peking 2022."""
    day = (time_of(line) if with_time else day_of(line)) if line.games.has_day_data else ""
    return joined(day, at_former_games(line, scene))


NAMES: dict[Ask, Callable[[MedalLine, Scene], str]] = {
    Ask.NATION: lambda line, scene: dutch.the(scene.nation(line.medal.noc)),
    Ask.EVENT: lambda line, scene: at_event(line.event, scene.archive),
    Ask.DISCIPLINE: lambda line, scene: dutch.at_discipline(scene.archive.disciplines[line.event.discipline].name),
    Ask.COLOUR: lambda line, scene: dutch.COLOUR_NAMES[line.medal.colour],
    Ask.DAY: lambda line, scene: day_of(line),
    Ask.TIME: lambda line, scene: f"{day_of(line)} {_clock(line)}" if line.games.has_day_data else day_of(line),
    Ask.GAMES: lambda line, scene: f"in {dutch.games_name(line.games)}",
    Ask.PLACE: lambda line, scene: f"in {dutch.the_venue(line.event.venue) or dutch.games_name(line.games)}",
}
