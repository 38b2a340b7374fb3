"""Who of the own nation starts today, and when: at the top of the programme in the morning."""

from datetime import date

from bot.notifications.news.wording import team
from bot.replies import dutch
from bot.replies.local_time import local_time
from bot.replies.medal_wording import event_title
from bot.replies.reply import safe
from bot.understanding.names.people.surnames import split_name
from medals_core.archive import Archive
from medals_core.games import Athlete
from medals_core.medal_lines import entrants
from medals_core.nations import Noc

MOST_EVENTS, MOST_NAMES = 12, 6


def starters(archive: Archive, day: date, noc: Noc) -> str:
    """``17:30 1500 meter vrouwen (schaatsen): Kok, Leerdam en Rijpma-de Jong``, a line an event; HTML, empty when
    nobody of that nation starts."""
    games, entered = archive.current.games, entrants(archive, noc)
    lines = []
    for event in archive.current.remaining():
        athletes = entered.get(event.event_id, ())
        if not athletes or games.local(event.ends_at).date() != day:
            continue
        clock = local_time(event.starts_at or event.ends_at, games.zone)
        lines.append(f"{clock} {safe(f'{event_title(event, archive)}: {_names(athletes)}')}")
    if not lines:
        return ""
    more = f"\n… en nog {dutch.count_of(len(lines) - MOST_EVENTS, 'onderdeel')}" if len(lines) > MOST_EVENTS else ""
    return f"<b>Voor {safe(team(noc, archive))}</b>\n" + "\n".join(lines[:MOST_EVENTS]) + more


def _names(athletes: tuple[Athlete, ...]) -> str:
    """By surname, as people call them ("Van 't Wout"); of a whole ice hockey team the first few."""
    surnames = {athlete.athlete_id: dutch.capital(split_name(athlete)[1]) for athlete in athletes}
    shared = {name for name in surnames.values() if [*surnames.values()].count(name) > 1}
    called = [one.name if surnames[one.athlete_id] in shared else surnames[one.athlete_id] for one in athletes]
    return dutch.first_few(sorted(called, key=str.casefold), MOST_NAMES)
