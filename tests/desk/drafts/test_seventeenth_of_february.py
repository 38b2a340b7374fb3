"""Must be shown: "the whole of 17 February 2026 entered by commands alone with ``START_AT=2026-02-16T23:59+01:00``
(results until then in the archive), including one typo that asks back, one tie, one correction and one undo, ends in
the exact table of that day"."""

from datetime import datetime

import pytest

from bot.clock import FrozenClock
from bot.storage import Database, ledger
from medals_core.archive import Archive, AsOf
from medals_core.datasets.loading import load_archive
from tests.support.desk.at_the_desk import DeskUser, open_desk

START_AT = datetime.fromisoformat("2026-02-16T23:59+01:00")


@pytest.fixture(scope="module")
def all_known() -> Archive:
    return load_archive()


async def publish(ada: DeskUser, line: str) -> str:
    preview = await ada.type(line)
    assert "Voorbeeld" in preview, preview
    return await ada.tap("Publiceren")


async def test_the_day_by_commands_ends_in_its_exact_table(database: Database, all_known: Archive) -> None:
    ada = open_desk(database, all_known.known_by(START_AT), START_AT)
    clock = ada.desk.clock
    assert isinstance(clock, FrozenClock)

    def at(time: str) -> None:
        clock.moment = datetime.fromisoformat(f"2026-02-17T{time}+01:00")

    at("14:20")
    await publish(ada, "/uitslag noordse combinatie grote schans 10 km: Jens Oftebro, Lamparter, Herola om 14:15")

    at("15:52")
    await publish(ada, "/uitslag biatlon aflossing mannen: Frankrijk, Noorwegen, Zweden")

    at("16:25")
    await publish(ada, "/uitslag ploegenachtervolging m brons China")
    at("16:36")
    await publish(ada, "/uitslag ploegenachtervolging m goud Italië (Ghiotto, Malfatti, Giovannini) zilver VS")

    # A tie that is none: corrected away again.
    at("16:54")
    await publish(ada, "/uitslag ploegenachtervolging vrouwen: Canada, Nederland = Japan")
    assert "Er gaat een medaille af" in await ada.type(
        "/corrigeer ploegenachtervolging vrouwen: Canada, Nederland, Japan"
    )
    preview = await ada.type("finishfoto bekeken")
    assert "Reden: finishfoto bekeken" in preview
    await ada.tap("Publiceren")

    at("20:40")
    await publish(ada, "/uitslag freestyleskiën big air mannen: Frostad, Forehand, Svancer")

    at("21:55")
    await publish(ada, "/uitslag tweemansbob: Lochner/Fleischhauer, Friedrich/Schüller, Zwitserland")
    undone = await ada.type("/ongedaan")
    assert "tweemansbob" in undone.lower()
    await ada.tap("Publiceren")
    # A typing error to which two of the starters are near.
    asked = await ada.type("/uitslag tweemansbob: Lochner/Fleischhauer, Friedrich/Schaler, Ammour/Schaller")
    assert "Wie bedoel je met “Schaler”?" in asked
    assert ada.labels[:2] == ["Alexander Schaller (GER)", "Alexander Schüller (GER)"]
    await ada.tap("Schüller")
    await ada.tap("Publiceren")

    expected = all_known.current.book_at(AsOf(won_by=datetime.fromisoformat("2026-02-17T23:59:59+01:00")))
    book = ada.desk.service.archive.current.book
    assert book.tallies() == expected.tallies()
    assert [(line.rank, line.noc) for line in book.standings] == [(line.rank, line.noc) for line in expected.standings]
    assert (book.tally("NOR"), book.tally("ITA"), book.tally("USA"), book.tally("NED")) == (
        (14, 8, 9), (9, 4, 11), (6, 10, 5), (6, 6, 1)
    )  # fmt: skip
    async with database.read() as look:
        assert await ledger.verify(look, "2026-winter") is None
        assert (await ledger.head(look, "2026-winter")).seq == 10
