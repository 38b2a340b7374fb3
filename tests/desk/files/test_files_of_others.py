"""Results files as other programs save them, and what is told of a file that waits."""

import pytest
from sqlalchemy import select

from bot.clock import FrozenClock
from bot.desk.files.feed import Feed, FeedOutcome
from bot.desk.files.file_faults import FaultyFile
from bot.desk.files.losses import losses
from bot.desk.files.results_export import template_csv
from bot.desk.files.results_file import read_results
from bot.desk.ledger_service import LedgerService
from bot.storage import Database
from bot.storage.tables import outbox
from tests.support.desk.at_the_desk import ADA, open_desk
from tests.support.desk.feed_source import MEN, OTHER, PODIUM, STOLZ, WOMEN, Source
from tests.support.desk.small_games import MORNING, B, G, S, entry, medal, small_archive

HEADER = "event_id,colour,noc,athletes,won_at\n"
GOLD = f"{WOMEN},gold,NED,Jutta Leerdam,\n"


def athletes(content: bytes) -> list[tuple[str, ...]]:
    return [one.athletes for result in read_results(content, small_archive()).results for one in result.podium]


@pytest.mark.parametrize(
    "content",
    [
        (HEADER + GOLD).encode("utf-8-sig"),
        (HEADER + GOLD).replace(",", ";").encode(),
        (HEADER + GOLD).replace(",", "\t").encode(),
        (HEADER + GOLD).replace("Jutta Leerdam", "Jutta\u00a0Leerdam").encode(),
        (HEADER + GOLD).replace("Jutta Leerdam", "Jutta\u202f Leerdam").encode(),
        ("Event_ID, colour ,noc,athletes,won_at\r\n" + GOLD).encode(),
        ("\ufeff" + (HEADER + GOLD).replace(",", ";")).encode(),
    ],
    ids=["bom", "semicolons", "tabs", "no-break space", "narrow no-break space", "loose header", "bom and semicolons"],
)
def test_what_spreadsheets_save_is_read(content: bytes) -> None:
    assert athletes(content) == [("Jutta Leerdam",)]


def test_several_names_among_semicolons_stand_between_quotation_marks() -> None:
    header = HEADER.replace(",", ";")
    assert athletes(f'{header}{MEN};gold;NED;"Jan Smit;Piet Bos";\n'.encode()) == [("Jan Smit", "Piet Bos")]
    with pytest.raises(FaultyFile, match="tussen aanhalingstekens"):
        read_results(f"{header}{MEN};gold;NED;Jan Smit;Piet Bos;\n".encode(), small_archive())


def test_windows_1252_is_read_where_all_signs_are_of_names() -> None:
    assert athletes((HEADER + f"{MEN},gold,NOR,Björn Åkesson,\n").encode("cp1252")) == [("Björn Åkesson",)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ((HEADER + GOLD).encode("utf-16"), "maar UTF-16"),
        (HEADER.encode() + b"x,gold,NED,A\x81B,\n", r"geen UTF-8-tekst \(regel 2\)"),
        (HEADER.encode() + b"x,gold,NED,A\xa9B,\n", r"geen UTF-8-tekst \(regel 2\)"),
    ],
)
def test_what_cannot_be_read_surely_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(FaultyFile, match=reason):
        read_results(content, small_archive())


def test_all_wrong_lines_are_named_at_once() -> None:
    """A fault of a row and one that only the whole podium tells, in one go."""
    rows = f"{WOMEN},gold,XXX,,\nmarathon,gold,NED,,\n{MEN},goud,NED,,\n"
    with pytest.raises(FaultyFile) as caught:
        read_results((HEADER + rows).encode(), small_archive())
    assert {fault.row for fault in caught.value.faults} == {2, 3, 4}


async def test_twenty_faults_are_shown_in_one_message(database: Database) -> None:
    ada = open_desk(database, small_archive(), MORNING)
    rows = "".join(f"marathon-{number}-{'x' * 200},gold,NED,,\n" for number in range(30))
    reply = await ada.desk.document("x.csv", (HEADER + rows).encode(), ada.request())
    assert reply.text.count("•") == 20
    assert len(reply.text) < 4096


async def test_the_file_to_fill_in_has_the_numbers_of_the_open_events(database: Database) -> None:
    ada = open_desk(database, small_archive(PODIUM), MORNING)
    await ada.type("/importeer")
    reply = await ada.tap_data(ada.data("Invulbestand"))
    assert reply.document_name == "uitslagen.csv"
    assert reply.document == template_csv(ada.desk.service.archive)
    text = reply.document.decode()
    assert f"{MEN},gold,,," in text
    assert WOMEN not in text, "that one is decided"
    filled = text.replace(f"{MEN},gold,,,", f"{MEN},gold,USA,Jordan Stolz,")
    with pytest.raises(FaultyFile, match="hier ontbreekt het land"):
        read_results(filled.encode(), small_archive())
    for colour in ("silver", "bronze"):
        filled = filled.replace(f"{MEN},{colour},,,", f"{MEN},{colour},NOR,,")
    assert [result.event_id for result in read_results(filled.encode(), small_archive()).results] == [MEN]


def test_a_name_that_is_completed_is_no_loss_and_one_left_out_is_no_lost_medal() -> None:
    nameless, named = medal(G, "ITA"), medal(G, "ITA", "Davide Ghiotto")
    assert losses([nameless], [named]) == ((), ())
    assert losses([named], [nameless]) == ((), (named,))
    assert losses([named], [medal(G, "ITA", "Michele Malfatti")]) == ((named,), ())
    assert losses([named], [medal(S, "ITA", "Davide Ghiotto")]) == ((named,), ())
    first, second = medal(B, "NED", "A"), medal(B, "NED")
    assert losses([first, second], [medal(B, "NED", "A"), medal(B, "NED", "B")]) == ((), ())


async def test_names_left_out_are_a_warning(database: Database) -> None:
    ada = open_desk(database, small_archive(PODIUM), MORNING)
    ada.messages += 1
    rows = f"{WOMEN},gold,NED,,\n{WOMEN},silver,NED,,\n{WOMEN},bronze,JPN,,\n"
    ada.last = await ada.desk.document("x.csv", (HEADER + rows).encode(), ada.request())
    assert "Bij 3 medailles laat het bestand namen weg; de medailles blijven." in ada.last.text
    assert "verval" not in ada.last.text
    assert ada.labels[0] == "✅ Alles invoeren"


async def test_a_feed_that_completes_a_name_is_taken(database: Database) -> None:
    source = Source(entry(WOMEN, medal(G, "NED"), medal(S, "NED"), medal(B, "JPN")))
    follower = Feed(LedgerService(database, small_archive(), FrozenClock(MORNING)), source, "wedstrijd")
    await follower.look()
    source.state(PODIUM, hours=1)
    assert (await follower.look()).outcome is FeedOutcome.IMPORTED
    assert follower.service.archive.current.book.podium(WOMEN) == PODIUM.podium


async def test_the_owners_hear_at_once_of_a_feed_that_is_held_and_once(database: Database) -> None:
    source = Source(PODIUM)
    service = LedgerService(database, small_archive(), FrozenClock(MORNING))
    follower = Feed(service, source, "wedstrijd", owners=frozenset({ADA}), wall=FrozenClock(MORNING))
    await follower.look()
    source.state(OTHER, STOLZ, hours=1)
    assert (await follower.look()).outcome is FeedOutcome.HELD
    again = Feed(service, source, "wedstrijd", owners=frozenset({ADA}), wall=FrozenClock(MORNING))
    assert (await again.look()).outcome is FeedOutcome.HELD
    async with database.read() as look:
        rows = await look.all(select(outbox.c.chat_id, outbox.c.payload))
    assert [row["chat_id"] for row in rows] == [ADA]
    told = rows[0]["payload"]["text"]
    assert "De feed wedstrijd wacht op een akkoord. Er gaat iets af bij: 1000 meter vrouwen (schaatsen)." in told
    assert "Tot dan wachten ook de andere nieuwe uitslagen (2 onderdelen)" in told


async def test_importeer_says_why_it_is_held_and_what_is_missing(database: Database) -> None:
    source = Source(PODIUM)
    follower = Feed(LedgerService(database, small_archive(), FrozenClock(MORNING)), source, "wedstrijd")
    await follower.look()
    source.state(STOLZ, hours=1)
    assert (await follower.look()).outcome is FeedOutcome.HELD
    ada = open_desk(database, small_archive(), MORNING)
    shown = await ada.type("/importeer")
    assert "Niet meer in het bestand: 1000 meter vrouwen (schaatsen) (die uitslagen blijven staan)." in shown
    assert "+ 1000 meter mannen (schaatsen)" in shown
    await ada.tap("Alles invoeren")
    assert ada.desk.service.archive.current.book.podium(WOMEN) == PODIUM.podium
    assert ada.desk.service.archive.current.book.tally("USA") == (1, 0, 0)
