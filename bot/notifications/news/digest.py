"""The programme in the morning and the report in the evening, in the Games' time zone; nothing to say, nothing sent."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from bot.clock import Clock
from bot.notifications.news import content
from bot.notifications.news.wording import team
from bot.replies import dutch
from bot.replies.layout import fits
from bot.replies.local_time import local_time
from bot.replies.medal_wording import event_title
from bot.replies.reply import Reply, safe
from bot.storage import Database, leases
from bot.storage import news as stored_news
from bot.understanding.names.people.surnames import split_name
from medals_core.archive import Archive
from medals_core.games import Athlete
from medals_core.medal_lines import entrants
from medals_core.nations import Noc
from medals_core.questions import ProgrammeQuestion, Question, ReportQuestion

LATEST_START = timedelta(hours=3)
"""A bot that comes back later than this after the set time lets the digest of that day go."""

MOST_EVENTS, MOST_NAMES = 12, 6

MARK_PREFIX = "digest:"
"""How the names of the marks begin that keep a digest from being made twice."""


def digest_day(archive: Archive, kind: str, moment: datetime) -> date | None:
    """The day that a digest made at this moment is about; None when there is nothing to say: no medal events that day
    (morning), no medals won that day (evening)."""
    edition = archive.current
    day = edition.games.local(moment).date()
    if kind == content.MORNING:
        events = (event for event in edition.remaining() if edition.games.local(event.ends_at).date() == day)
        return day if any(events) else None
    medals = (won for won in edition.book.medals() if edition.games.local(won.medal.won_at).date() == day)
    return day if any(True for _ in medals) else None


def digest_text(
    answer: Callable[[Question, Noc], Reply], archive: Callable[[], Archive], kind: str, day: str, own: Noc
) -> str:
    """The words come from the rooms that answer the same questions for fans; in the morning the own nation's athletes
    come first."""
    about = date.fromisoformat(day)
    question: Question = ProgrammeQuestion(day=about) if kind == content.MORNING else ReportQuestion(day=about)
    title = "☀️ <b>Vandaag op het programma</b>" if kind == content.MORNING else "🌙 <b>Het verslag van de dag</b>"
    said = answer(question, own).text
    mine = starters(archive(), about, own) if kind == content.MORNING else ""
    text, with_mine = f"{title}\n\n{said}", f"{title}\n\n{mine}\n\n{said}"
    if mine and fits(with_mine):
        return with_mine
    return text if fits(text) else said


class DigestScheduler:
    """Plans the digests of the day when their time comes. Only the one sender runs it; a mark in the database keeps a
    digest from being made twice."""

    every = 1.0

    def __init__(
        self, database: Database, archive: Callable[[], Archive], clock: Clock, wall: Clock, morning_at: str,
        evening_at: str,
    ) -> None:  # fmt: skip
        self._database = database
        self._archive = archive
        self._clock = clock
        self._wall = wall
        self._times = {content.MORNING: time.fromisoformat(morning_at), content.EVENING: time.fromisoformat(evening_at)}
        self._done: set[str] = set()

    async def step(self, now: datetime | None = None) -> None:
        """Plan what is due at ``now`` (default: the bot's clock)."""
        moment = now or self._clock.now()
        archive = self._archive()
        games = archive.current.games
        local = games.local(moment)
        for kind, at in self._times.items():
            due = datetime.combine(local.date(), at, tzinfo=games.zone)
            key = f"{MARK_PREFIX}{games.games_id}:{kind}:{local.date().isoformat()}"
            if key in self._done or not due <= local < due + LATEST_START:
                continue
            day = digest_day(archive, kind, moment)
            async with self._database.begin() as tx:
                if await leases.first_time(tx, key, moment) and day is not None:
                    await stored_news.add(tx, games.games_id, kind, {"day": day.isoformat()}, moment, self._wall.now())
            # Not before it is kept: while the database is away the digest is still to be made.
            self._done.add(key)


def starters(archive: Archive, day: date, noc: Noc) -> str:
    """Who of the nation starts that day, and when: ``17:30 1500 meter vrouwen (schaatsen): Kok, Leerdam en
    Rijpma-de Jong``, a line an event; HTML, empty when nobody does."""
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
