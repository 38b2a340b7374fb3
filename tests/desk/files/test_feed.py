"""The feed: conditional requests, and a guard against a source that takes back what it said."""

from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import select

from bot.clock import FrozenClock
from bot.desk.files import feed as feeds
from bot.desk.files.feed import (
    HELD_MARK,
    Feed,
    FeedLook,
    FeedOutcome,
    Fetched,
    from_file,
    from_url,
    held_file,
    secrets_in,
    shown,
)
from bot.desk.files.results_export import as_csv
from bot.desk.files.results_file import LARGEST_FILE_BYTES
from bot.desk.ledger_service import LedgerService
from bot.storage import Database
from bot.storage.tables import marks
from medals_core.ledger import Entry
from tests.support.desk.at_the_desk import DeskUser, open_desk
from tests.support.desk.feed_source import MEN, OTHER, PODIUM, STOLZ, WOMEN, Source
from tests.support.desk.small_games import MORNING, entry, small_archive


def feed(database: Database, source: Source) -> Feed:
    return Feed(LedgerService(database, small_archive(), FrozenClock(MORNING)), source, "wedstrijd")


async def test_new_results_come_in_and_the_same_again_does_nothing(database: Database) -> None:
    source = Source(PODIUM)
    follower = feed(database, source)
    assert (await follower.look()).outcome is FeedOutcome.IMPORTED
    assert (await follower.look()).outcome is FeedOutcome.UNCHANGED
    source.state(PODIUM, STOLZ, hours=1)
    assert (await follower.look()).outcome is FeedOutcome.IMPORTED
    assert follower.service.archive.current.book.tally("USA") == (1, 0, 0)


@pytest.mark.parametrize("after", [(), (OTHER,), (entry(WOMEN),)], ids=["gone", "other winner", "withdrawn"])
async def test_what_takes_away_waits_for_a_yes(database: Database, after: tuple[Entry, ...]) -> None:
    """ "a stale or shrinking feed changes nothing without an admin's yes" """
    source = Source(PODIUM)
    follower = feed(database, source)
    await follower.look()
    source.state(*after, STOLZ, hours=1)
    assert (await follower.look()).outcome is FeedOutcome.HELD
    assert follower.service.archive.current.book.podium(WOMEN) == PODIUM.podium
    assert not follower.service.archive.current.book.podium(MEN), "nothing of it is taken"


async def test_an_admin_says_yes(database: Database) -> None:
    ada, follower = await held(database)
    shown = await ada.type("/importeer")
    assert (
        "~ 1000 meter vrouwen (schaatsen): goud Jutta Leerdam NED vervalt; zilver Femke Kok NED vervalt; goud" in shown
    )
    await ada.tap("Invoeren, 2 medailles vervallen")
    assert ada.desk.service.archive.current.book.podium(WOMEN) == OTHER.podium
    assert "Stuur een bestand" in await ada.type("/importeer"), "it waits no longer"
    assert (await follower.look()).outcome is FeedOutcome.UNCHANGED


async def test_an_admin_says_no(database: Database) -> None:
    ada, follower = await held(database)
    await ada.type("/importeer")
    await ada.tap("Weggooien")
    assert "Stuur een bestand" in await ada.type("/importeer")
    restarted = Feed(follower.service, follower.fetch, follower.name)
    assert (await restarted.look()).outcome is FeedOutcome.UNCHANGED, "the same file is not offered again"
    assert ada.desk.service.archive.current.book.podium(WOMEN) == PODIUM.podium


async def held(database: Database) -> tuple[DeskUser, Feed]:
    source = Source(PODIUM)
    follower = feed(database, source)
    await follower.look()
    source.state(OTHER, hours=1)
    assert (await follower.look()).outcome is FeedOutcome.HELD
    return open_desk(database, small_archive(), MORNING), follower


async def test_an_older_file_changes_nothing(database: Database) -> None:
    source = Source()
    source.state(PODIUM, hours=2)
    follower = feed(database, source)
    await follower.look()
    source.state(PODIUM, STOLZ, hours=1)
    assert (await follower.look()).outcome is FeedOutcome.STALE
    assert not follower.service.archive.current.book.podium(MEN)


async def test_a_feed_does_not_undo_the_desk(database: Database) -> None:
    source = Source(PODIUM)
    follower = feed(database, source)
    await follower.look()
    withdrawal = entry(WOMEN, reason="diskwalificatie")
    await follower.service.publish([withdrawal], expected=follower.service.head, actor="Ada")
    source.state(PODIUM, hours=1)
    assert (await follower.look()).outcome is FeedOutcome.HELD


async def test_a_broken_source_is_told_and_survived(database: Database) -> None:
    source = Source(PODIUM)
    follower = feed(database, source)
    source.content = b"<html>"
    assert (await follower.look()).outcome is FeedOutcome.FAULTY

    async def away(last: Fetched) -> Fetched:
        raise OSError("gone")

    follower.fetch = away
    assert (await follower.look()).outcome is FeedOutcome.UNREACHABLE


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "2027-02-17T10:00Z"]
)
async def test_a_moment_that_cannot_be_is_not_published(database: Database, moment: str) -> None:
    """ "Never raises for what the source does": and one such medal leaves no answer of the bot that works."""
    source = Source()
    source.content = f"event_id,colour,noc,athletes,won_at\n{WOMEN},gold,NED,Jutta Leerdam,{moment}\n".encode()
    follower = feed(database, source)
    look = await follower.look()
    assert look.outcome is FeedOutcome.FAULTY
    assert "line 2, won_at" in look.message
    assert not follower.service.archive.current.book.tallies()


async def test_whatever_goes_wrong_while_reading_is_a_faulty_file(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_arguments: object) -> None:
        raise KeyError("never thought of")

    monkeypatch.setattr(feeds, "read_aside", stumble)
    assert (await feed(database, Source(PODIUM)).look()).outcome is FeedOutcome.FAULTY


async def test_a_url_that_is_none_is_unreachable(database: Database) -> None:
    async with aiohttp.ClientSession() as session:
        for url in ("http://", "http://[::1", "http://host:port/x", f"http://{'x' * 300}.example/"):
            service = LedgerService(database, small_archive(), FrozenClock(MORNING))
            assert (await Feed(service, from_url(url, session), url).look()).outcome is FeedOutcome.UNREACHABLE


async def test_stale_is_judged_by_the_moment_not_by_its_spelling(database: Database) -> None:
    """16:30 in London is later than 17:00 in Milan."""
    source = Source()
    for made_at, entries in (("2026-02-17T17:00:00+01:00", (PODIUM,)), ("2026-02-17T16:30:00+00:00", (PODIUM, STOLZ))):
        source.state(*entries)
        source.content = source.content.replace(MORNING.isoformat().encode(), made_at.encode(), 1)
        follower = feed(database, source)
        assert (await follower.look()).outcome is FeedOutcome.IMPORTED


async def test_what_a_former_version_held_and_this_one_refuses(database: Database) -> None:
    """/importeer must not break on it for ever."""
    podium = [{"colour": "gold", "noc": "NED", "athletes": ["x" * 5000], "won_at": None}]
    file = {"games": None, "made_at": None, "results": [{"event_id": WOMEN, "podium": podium}]}
    async with database.begin() as tx:
        await tx.put(marks, {"key": HELD_MARK, "at": MORNING, "value": {"name": "f", "checksum": "c", "file": file}})
    async with database.read() as look:
        assert await held_file(look) is None


async def test_of_an_endless_file_no_more_is_read_than_needed(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(b"x" * (LARGEST_FILE_BYTES + 1000))
    fetched = await from_file(path)(Fetched(None))
    assert fetched.content is not None
    assert len(fetched.content) == LARGEST_FILE_BYTES + 1


SECRET_URL = "https://bot:gehe%40im@uitslagen.example:8443/live/results.csv?key=sleutel123&s%C3%A9cret#deel"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (SECRET_URL, "https://uitslagen.example:8443/live/results.csv"),
        ("HTTP://token@host", "HTTP://host"),
        ("http://bot:a@b@host/x", "http://host/x"),
        ("http://bot:pa/ss@host/x", "http://…"),
        ("http://bot:pa?ss@host/x", "http://…"),
        ("http://[::1]:80/x?y", "http://[::1]:80/x"),
        ("results?.csv", "results?.csv"),
    ],
)
def test_a_feed_is_called_by_its_url_without_what_is_secret(source: str, expected: str) -> None:
    assert shown(source) == expected


def test_the_secrets_of_a_url_as_written_and_as_meant() -> None:
    """Libraries quote either."""
    assert set(secrets_in(SECRET_URL)) >= {"gehe%40im", "gehe@im", "sleutel123", "s%C3%A9cret"}
    assert secrets_in("http://token@host/x") == ["token"]
    assert secrets_in("results.csv") == secrets_in("https://host/x") == []


async def test_no_secret_of_the_url_is_told_or_kept(database: Database) -> None:
    """Neither in the line for the operator, nor in the ledger (its reasons stand in /logboek), nor under a mark."""
    content = as_csv(small_archive(PODIUM))

    async def answer(request: web.Request) -> web.Response:
        found = request.path == "/results.csv" and request.query.get("key") == "sleutel123"
        return web.Response(body=content, status=200 if found else 404)

    app = web.Application()
    app.router.add_get("/{any}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host = f"127.0.0.1:{runner.addresses[0][1]}"
    service = LedgerService(database, small_archive(), FrozenClock(MORNING))
    looks = []
    async with aiohttp.ClientSession() as session:
        for path in ("results.csv", "none.csv"):
            url = f"http://bot:geheim@{host}/{path}?key=sleutel123"
            looks.append(await Feed(service, from_url(url, session), url).look())
    await runner.cleanup()
    assert [look.outcome for look in looks] == [FeedOutcome.IMPORTED, FeedOutcome.UNREACHABLE]
    assert looks[1].message == f"feed http://{host}/none.csv: 404 Not Found"
    async with database.read() as look:
        kept = [str(dict(row)) for row in await look.all(select(marks))]
    told = [one.message for one in looks] + [line.reason for line in service.archive.current.ledger] + kept
    assert len(told) > 3
    assert not [line for line in told if "geheim" in line or "sleutel123" in line]


async def test_two_keys_at_one_address_are_two_feeds(database: Database) -> None:
    """Else each would seem to take away what the other one gave."""
    service = LedgerService(database, small_archive(), FrozenClock(MORNING))
    for key, given in (("a", PODIUM), ("b", STOLZ)):
        source = Source(given)
        follower = Feed(service, source, f"https://host/{'x' * 200}.csv?key={key}")
        assert (await follower.look()).outcome is FeedOutcome.IMPORTED


async def test_a_file_is_read_again_only_when_it_changed(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    path.write_bytes(as_csv(small_archive(PODIUM)))
    follower = Feed(LedgerService(database, small_archive(), FrozenClock(MORNING)), from_file(path), "file")
    looks: list[FeedLook] = [await follower.look(), await follower.look()]
    assert [look.outcome for look in looks] == [FeedOutcome.IMPORTED, FeedOutcome.UNCHANGED]
    assert looks[1].message == "feed file: unchanged"
    path.unlink()
    assert (await follower.look()).outcome is FeedOutcome.UNREACHABLE


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
