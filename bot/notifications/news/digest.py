"""The programme in the morning and the report in the evening, in the Games' time zone; nothing to say, nothing sent."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from bot.clock import Clock
from bot.notifications.news import content
from bot.notifications.news.morning import starters
from bot.replies.layout import fits
from bot.replies.reply import Reply
from bot.storage import Database, leases
from bot.storage import news as stored_news
from medals_core.archive import Archive
from medals_core.nations import Noc
from medals_core.questions import ProgrammeQuestion, Question, ReportQuestion

LATEST_START = timedelta(hours=3)
"""A bot that comes back later than this after the set time lets the digest of that day go."""

CHECK_INTERVAL = timedelta(seconds=15)

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


class DigestTexts:
    """The words come from the rooms that answer the same questions for fans; in the morning the own nation's athletes
    come first."""

    def __init__(self, answer: Callable[[Question, Noc], Reply], archive: Callable[[], Archive]) -> None:
        self._answer = answer
        self._archive = archive

    def __call__(self, kind: str, day: str, own: Noc) -> str:
        about = date.fromisoformat(day)
        question: Question = ProgrammeQuestion(day=about) if kind == content.MORNING else ReportQuestion(day=about)
        title = "☀️ <b>Vandaag op het programma</b>" if kind == content.MORNING else "🌙 <b>Het verslag van de dag</b>"
        text = f"{title}\n\n{self._answer(question, own).text}"
        mine = starters(self._archive(), about, own) if kind == content.MORNING else ""
        with_mine = text.replace(title, f"{title}\n\n{mine}", 1)
        if mine and fits(with_mine):
            return with_mine
        return text if fits(text) else text.removeprefix(f"{title}\n\n")


class DigestScheduler:
    """Plans the digests of the day when their time comes. Only the one sender runs it; a mark in the database keeps a
    digest from being made twice."""

    def __init__(
        self, database: Database, archive: Callable[[], Archive], clock: Clock, wall: Clock, morning_at: str,
        evening_at: str,
    ) -> None:  # fmt: skip
        self._database = database
        self._archive = archive
        self._clock = clock
        self._wall = wall
        self._times = {content.MORNING: time.fromisoformat(morning_at), content.EVENING: time.fromisoformat(evening_at)}
        self._looked_at: datetime | None = None
        self._done: set[str] = set()

    async def step(self, now: datetime | None = None) -> None:
        """Plan what is due at ``now`` (default: the bot's clock)."""
        moment = now or self._clock.now()
        if now is None and self._looked_at is not None and abs(moment - self._looked_at) < CHECK_INTERVAL:
            return
        self._looked_at = moment
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
