"""The feed: conditional requests, and a guard against a source that takes back what it said."""

from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.clock import FrozenClock
from bot.desk.feed import Feed, FeedLook, Fetched, Verdict, from_file, from_url
from bot.desk.ledger_service import LedgerService
from bot.desk.results_file import as_csv, as_json
from bot.storage import Database
from medals_core.ledger import Entry
from tests.desk.at_the_desk import AtTheDesk, open_desk
from tests.desk.small_games import MORNING, B, G, S, entry, medal, small_archive

WOMEN, MEN = "speed-skating-1000m-women", "speed-skating-1000m-men"
PODIUM = entry(WOMEN, medal(G, "NED", "Jutta Leerdam"), medal(S, "NED", "Femke Kok"), medal(B, "JPN", "Miho Takagi"))
OTHER = entry(WOMEN, medal(G, "NED", "Femke Kok"), medal(S, "NED", "Jutta Leerdam"), medal(B, "JPN", "Miho Takagi"))
STOLZ = entry(MEN, medal(G, "USA", "Jordan Stolz"), medal(S, "NED", "Jenning de Boo"), medal(B, "NOR", "Sander Eitrem"))


class Source:
    """What stands at the other end."""

    def __init__(self, *entries: Entry) -> None:
        self.state(*entries)

    def state(self, *entries: Entry, hours: int = 0) -> None:
        self.content = as_json(small_archive(*entries), MORNING + timedelta(hours=hours))

    async def __call__(self, last: Fetched) -> Fetched:
        return Fetched(None) if last.content == self.content else Fetched(self.content)


def feed(database: Database, source: Source) -> Feed:
    return Feed(LedgerService(database, small_archive(), FrozenClock(MORNING)), source, "wedstrijd")


async def test_new_results_come_in_and_the_same_again_does_nothing(database: Database) -> None:
    source = Source(PODIUM)
    follower = feed(database, source)
    assert (await follower.look()).verdict is Verdict.IMPORTED
    assert (await follower.look()).verdict is Verdict.UNCHANGED
    source.state(PODIUM, STOLZ, hours=1)
    assert (await follower.look()).verdict is Verdict.IMPORTED
    assert follower.service.archive.current.book.tally("USA") == (1, 0, 0)


@pytest.mark.parametrize("after", [(), (OTHER,), (entry(WOMEN),)], ids=["gone", "other winner", "withdrawn"])
async def test_what_takes_away_waits_for_a_yes(database: Database, after: tuple[Entry, ...]) -> None:
    """ "a stale or shrinking feed changes nothing without an admin's yes" """
    source = Source(PODIUM)
    follower = feed(database, source)
    await follower.look()
    source.state(*after, STOLZ, hours=1)
    assert (await follower.look()).verdict is Verdict.HELD
    assert follower.service.archive.current.book.podium(WOMEN) == PODIUM.podium
    assert not follower.service.archive.current.book.podium(MEN), "nothing of it is taken"


async def test_an_admin_says_yes(database: Database) -> None:
    ada, follower = await held(database)
    assert "~ 1000 meter vrouwen (schaatsen): goud Femke Kok" in await ada.type("/importeer")
    await ada.tap("Alles invoeren")
    assert ada.desk.service.archive.current.book.podium(WOMEN) == OTHER.podium
    assert "Stuur een bestand" in await ada.type("/importeer"), "it waits no longer"
    assert (await follower.look()).verdict is Verdict.UNCHANGED


async def test_an_admin_says_no(database: Database) -> None:
    ada, follower = await held(database)
    await ada.type("/importeer")
    await ada.tap("Weggooien")
    assert "Stuur een bestand" in await ada.type("/importeer")
    restarted = Feed(follower.service, follower.fetch, follower.name)
    assert (await restarted.look()).verdict is Verdict.UNCHANGED, "the same file is not offered again"
    assert ada.desk.service.archive.current.book.podium(WOMEN) == PODIUM.podium


async def held(database: Database) -> tuple[AtTheDesk, Feed]:
    source = Source(PODIUM)
    follower = feed(database, source)
    await follower.look()
    source.state(OTHER, hours=1)
    assert (await follower.look()).verdict is Verdict.HELD
    return open_desk(database, small_archive(), MORNING), follower


async def test_an_older_file_changes_nothing(database: Database) -> None:
    source = Source()
    source.state(PODIUM, hours=2)
    follower = feed(database, source)
    await follower.look()
    source.state(PODIUM, STOLZ, hours=1)
    assert (await follower.look()).verdict is Verdict.STALE
    assert not follower.service.archive.current.book.podium(MEN)


async def test_a_feed_does_not_undo_the_desk(database: Database) -> None:
    source = Source(PODIUM)
    follower = feed(database, source)
    await follower.look()
    withdrawal = entry(WOMEN, reason="diskwalificatie")
    await follower.service.publish([withdrawal], expected=follower.service.head, actor="Ada")
    source.state(PODIUM, hours=1)
    assert (await follower.look()).verdict is Verdict.HELD


async def test_a_broken_source_is_told_and_survived(database: Database) -> None:
    source = Source(PODIUM)
    follower = feed(database, source)
    source.content = b"<html>"
    assert (await follower.look()).verdict is Verdict.FAULTY

    async def away(last: Fetched) -> Fetched:
        raise OSError("gone")

    follower.fetch = away
    assert (await follower.look()).verdict is Verdict.UNREACHABLE


async def test_a_file_is_read_again_only_when_it_changed(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    path.write_bytes(as_csv(small_archive(PODIUM)))
    follower = Feed(LedgerService(database, small_archive(), FrozenClock(MORNING)), from_file(path), "file")
    looks: list[FeedLook] = [await follower.look(), await follower.look()]
    assert [look.verdict for look in looks] == [Verdict.IMPORTED, Verdict.UNCHANGED]
    assert looks[1].message == "feed file: unchanged"
    path.unlink()
    assert (await follower.look()).verdict is Verdict.UNREACHABLE


async def test_a_url_is_asked_conditionally() -> None:
    """ "polls a results file in the documented format with conditional requests" """
    asked: list[tuple[str | None, str | None]] = []
    content = as_csv(small_archive(PODIUM))

    async def answer(request: web.Request) -> web.Response:
        asked.append((request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")))
        if asked[-1][0] == '"1"':
            return web.Response(status=304)
        return web.Response(body=content, headers={"ETag": '"1"', "Last-Modified": "Tue, 17 Feb 2026 10:00:00 GMT"})

    app = web.Application()
    app.router.add_get("/results.csv", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as session:
        fetch = from_url(f"http://127.0.0.1:{port}/results.csv", session)
        first = await fetch(Fetched(None))
        second = await fetch(first)
        with pytest.raises(aiohttp.ClientError):
            await from_url(f"http://127.0.0.1:{port}/none", session)(Fetched(None))
    await runner.cleanup()
    assert first.content == content
    assert second.content is None
    assert asked == [(None, None), ('"1"', "Tue, 17 Feb 2026 10:00:00 GMT")]
