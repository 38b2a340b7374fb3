"""A medal in one line: who, in which event, when."""

from collections.abc import Sequence

from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.archive import Archive
from medals_core.games import Event
from medals_core.medal_lines import MedalLine
from medals_core.medals import Medal


def event_title(event: Event, archive: Archive) -> str:
    """With its sport, since "500 meter" is skated twice: 500 meter mannen (shorttrack). Of a tournament the sport is
    its name: curling mannen."""
    name, sport = dutch.event_name(event), archive.disciplines[event.discipline].name
    if dutch.is_tournament(event):
        return f"{sport}{name.removeprefix(event.name)}"
    if name.lower().startswith(sport.lower()):
        return name
    bare, detail = dutch.without_detail(name)
    return f"{bare} ({detail}, {sport})" if detail else f"{name} ({sport})"


def winner(medal: Medal, scene: Scene, *, nation: bool = True) -> str:
    """Within a sentence: Femke Kok (Nederland); a team by its nation: Italië (Ghiotto, Giovannini en Malfatti); a big
    team by it alone: de Verenigde Staten. ``nation`` False: the people alone, where the nation is said already."""
    team = scene.nation(medal.noc)
    people = dutch.medallists(medal, 4)
    if not people:
        return dutch.the(team)
    if not nation:
        return people
    return f"{people} ({team.name})" if len(medal.athletes) <= 2 else f"{dutch.the(team)} ({people})"


def won_verb(medal: Medal, scene: Scene) -> str:
    """won; wonnen for a pair named by its people and for a team of a nation with a plural name."""
    if len(medal.athletes) == 1:
        return "won"
    many = len(medal.athletes) == 2 or dutch.is_plural(scene.nation(medal.noc))
    return "wonnen" if many else "won"


def winner_short(medal: Medal, scene: Scene) -> str:
    """🇳🇱 Femke Kok; of a team the nation alone: 🇮🇹 Italië."""
    nation = scene.nation(medal.noc)
    name = dutch.listing(medal.athletes) if 1 <= len(medal.athletes) <= 2 else nation.name
    return f"{nation.flag} {name}" if nation.flag else name


def at_former_games(line: MedalLine, scene: Scene) -> str:
    """in Peking 2022; nothing for the current Games."""
    return "" if line.games.games_id == scene.archive.current_id else f"in {dutch.games_name(line.games)}"


def podium_steps(podium: Sequence[MedalLine], scene: Scene) -> list[str]:
    """🥇 🇨🇳 Ning Zhongyan and 🥈 🇺🇸 Jordan Stolz."""
    return [f"{dutch.medal_emoji(line.medal.colour)} {winner_short(line.medal, scene)}" for line in podium]


def podium_line(podium: Sequence[MedalLine], scene: Scene, games: str = "") -> str:
    """1500 meter mannen (schaatsen) in Peking 2022: 🥇 🇨🇳 Ning Zhongyan, 🥈 🇺🇸 Jordan Stolz."""
    title = f"{event_title(podium[0].event, scene.archive)} {games}".strip()
    return f"{title}: {', '.join(podium_steps(podium, scene))}"


def medal_line(
    line: MedalLine, scene: Scene, *, nation: bool = True, games: bool = False, who: bool = True, sport: bool = True,
    event: bool = True,
) -> str:  # fmt: skip
    """🥇 🇳🇱 Femke Kok, 500 meter vrouwen (schaatsen), 15 februari."""
    names = winner_short(line.medal, scene) if nation else dutch.medallists(line.medal, 2)
    alone = not sport and not dutch.is_tournament(line.event)
    title = dutch.event_name(line.event) if alone else event_title(line.event, scene.archive)
    parts = [names if who else "", title if event or not names else ""]
    if games:
        parts.append(dutch.games_name(line.games))
    if line.games.has_day_data and event:
        parts.append(dutch.short_day(line.day))
    return f"{dutch.medal_emoji(line.medal.colour)} {', '.join(part for part in parts if part)}"
