"""Results as files: exact round trips, faults by row, import as a dry run first and all or nothing."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import FrozenClock
from bot.desk.files.file_faults import FaultyFile
from bot.desk.files.results_export import as_csv, as_json
from bot.desk.files.results_file import LARGEST_FILE_BYTES, changes, read_results
from bot.desk.files.transfer import export_results, import_results
from bot.desk.ledger_service import LedgerService
from bot.problems import OperatorError
from bot.storage import Database, ledger
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive
from tests.support.command_line import medaillespiegel_here
from tests.support.desk.at_the_desk import FENNA, DeskUser, open_desk
from tests.support.desk.small_games import MORNING, B, G, S, entry, medal, small_archive

WOMEN, MEN = "speed-skating-1000m-women", "speed-skating-1000m-men"
PODIUM = entry(WOMEN, medal(G, "NED", "Jutta Leerdam"), medal(S, "NED", "Femke Kok"), medal(B, "JPN", "Miho Takagi"))
HEADER = "event_id,colour,noc,athletes,won_at\n"


@pytest.fixture(scope="module")
def milan() -> Archive:
    return load_archive()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_is_written_reads_as_exactly_the_same(milan: Archive, kind: str) -> None:
    """ "`medaillespiegel export` (CSV, JSON) round-trips exactly" — all 116 events of Milano Cortina."""
    content = as_csv(milan) if kind == "csv" else as_json(milan, MORNING)
    filed = read_results(content, milan)
    assert changes(filed, milan, MORNING, "a", "") == (), "importing what is there changes nothing"
    empty = milan.known_by(datetime(2026, 1, 1, tzinfo=UTC))
    again = empty.with_entries(changes(filed, empty, MORNING, "a", ""))
    assert [(won.event_id, won.medal) for won in again.current.book] == [
        (won.event_id, won.medal) for won in milan.current.book
    ]
    assert (as_csv(again) if kind == "csv" else as_json(again, MORNING)) == content


def test_a_withdrawal_is_stated_too() -> None:
    withdrawn = small_archive(PODIUM, entry(WOMEN))
    content = as_csv(withdrawn)
    assert content.decode() == HEADER + f"{WOMEN},withdrawn,,,\n"
    (change,) = changes(read_results(content, small_archive(PODIUM)), small_archive(PODIUM), MORNING, "a", "")
    assert change.is_withdrawal


DUTCH_WORDS = re.compile(r"\b(geen|hier|niet|deze|een|het|hooguit|bestand|regel|naam|staan)\b")
ENGLISH_WORDS = re.compile(r"\b(no|not|the|this|at|field|line|required)\b")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (f"{WOMEN},gold,XXX,Jutta Leerdam,\n", "regel 2, noc: “XXX” is geen landcode"),
        (f"{WOMEN},goud,NED,Jutta Leerdam,\n", "regel 2, colour: “goud” is geen kleur"),
        (f"{WOMEN},gold,NED,Jutta Leerdam,\n{WOMEN},silver,NED,Femke Kok,17 feb\n", "regel 3, won_at: “17 feb”"),
        (f"{WOMEN},gold,NED,Jutta Leerdam,2026-02-17T10:00\n", "regel 2, won_at"),
        (f"{WOMEN},gold,ITA,Jutta Leerdam,\n", "regel 2, athletes: Jutta Leerdam komt niet uit voor ITA"),
        ("marathon,gold,NED,,\n", "regel 2, event_id: “marathon” is geen onderdeel"),
        (f"{WOMEN},gold,NED\n", "regel 2: er horen 5 kolommen te staan"),
        (f"{WOMEN},gold,NED,A,,extra\n", "regel 2: er horen 5 kolommen te staan"),
        (f"{WOMEN},withdrawn,NED,,\n", "regel 2, colour: achter withdrawn"),
        (f"{WOMEN},gold,NED,A,\n{WOMEN},gold,NED,B,\n{WOMEN},silver,NED,C,\n", "Bij 2 keer goud is er geen zilver"),
        ("", "bestand: er staan geen uitslagen in"),
    ],
)
def test_faults_of_a_csv_by_row(rows: str, expected: str) -> None:
    with pytest.raises(FaultyFile) as caught:
        read_results((HEADER + rows).encode(), small_archive())
    assert expected in str(caught.value)
    assert not DUTCH_WORDS.search(caught.value.english), "what an operator reads is English all through"


def test_other_files_are_refused() -> None:
    for content, expected in (
        (b"a,b\n1,2\n", "regel 1: de kolommen moeten zijn"),
        (b"\xff\xfe", "geen UTF-8"),
        (b"x" * (LARGEST_FILE_BYTES + 1), "te groot"),
        (b"{", "geen geldig resultatenbestand (de JSON klopt niet bij regel 1"),
        (
            b'{"results": [{"event_id": "x", "podium": [{"colour": "gold"}]}]}',
            "regel 1, noc: geen geldig resultatenbestand (dit veld ontbreekt)",
        ),
        (b'{"results": [], "maker": "x"}', "(dit veld hoort hier niet)"),
        (b'{"games": "2022-winter", "results": []}', "dit zijn uitslagen van 2022-winter"),
    ):
        with pytest.raises(FaultyFile) as caught:
            read_results(content, small_archive())
        assert expected in str(caught.value)
        assert not ENGLISH_WORDS.search(str(caught.value)), "what an admin reads in the chat is Dutch all through"
        assert not DUTCH_WORDS.search(caught.value.english)


def test_an_event_twice_in_a_json_is_refused() -> None:
    result = {"event_id": WOMEN, "podium": [{"colour": "gold", "noc": "NED"}]}
    with pytest.raises(FaultyFile, match="staat er twee keer in"):
        read_results(json.dumps({"results": [result, result]}).encode(), small_archive())


# --- On the command line ----------------------------------------------------------------------------------------------


def service(database: Database) -> LedgerService:
    return LedgerService(database, small_archive(), FrozenClock(MORNING + timedelta(hours=1)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "results.csv"
    path.write_bytes(as_csv(small_archive(PODIUM, entry(MEN, medal(G, "USA", "Jordan Stolz")))))
    return path


def content_of(file: Path) -> bytes:
    return file.read_bytes()


def spoil(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"marathon,gold,NED,,\n")


async def test_a_dry_run_shows_the_difference_and_writes_nothing(database: Database, file: Path) -> None:
    desk = service(database)
    found = await import_results(desk, file, dry_run=True)
    assert found.written == 0
    assert found.lines[0].startswith("+ 1000 meter vrouwen (schaatsen): goud Jutta Leerdam NED")
    assert desk.archive.current.book.tallies() == {}


async def test_importing_twice_is_importing_once(database: Database, file: Path) -> None:
    desk = service(database)
    assert (await import_results(desk, file)).written == 2
    assert (await import_results(desk, file)).written == 0
    assert await export_results(desk, "csv") == content_of(file)


async def test_a_faulty_file_changes_nothing(database: Database, file: Path) -> None:
    """ "all or nothing, row-precise errors" """
    spoil(file)
    desk = service(database)
    with pytest.raises(OperatorError, match=r"line 6, event_id: “marathon” is no event"):
        await import_results(desk, file)
    async with database.read() as look:
        assert (await ledger.head(look, "2026-winter")).seq == 0


async def test_a_missing_file_and_an_unknown_kind_are_one_line(database: Database, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot read"):
        await import_results(service(database), tmp_path / "none.csv")
    with pytest.raises(OperatorError, match="csv and json, not xml"):
        await export_results(service(database), "xml")


HALF = f"{HEADER}{WOMEN},gold,NED,Jutta Leerdam,\n{WOMEN},silver,NED,Femke Kok,\n"
"""A file without the bronze that stands."""
LAPSES = "~ 1000 meter vrouwen (schaatsen): brons Miho Takagi JPN vervalt; goud Jutta Leerdam NED zilver Femke Kok NED"


async def test_what_takes_a_medal_away_shows_it_and_asks_for_a_yes(database: Database, tmp_path: Path) -> None:
    """The dry run showed only what the file states, and the bronze of the event was gone in silence."""
    desk = LedgerService(database, small_archive(PODIUM), FrozenClock(MORNING + timedelta(hours=1)))
    file = tmp_path / "half.csv"
    file.write_text(HALF)
    said: list[str] = []
    dry = await import_results(desk, file, dry_run=True, progress=said.append)
    assert (dry.lines, dry.removed) == ((LAPSES,), 1)
    assert said == ["1 result read"]
    with pytest.raises(OperatorError, match=rf"half\.csv removes medals \({WOMEN}\): --dry-run .*--allow-removals"):
        await import_results(desk, file)
    assert desk.archive.current.book.podium(WOMEN) == PODIUM.podium
    assert (await import_results(desk, file, allow_removals=True)).written == 1
    assert desk.archive.current.book.tally("JPN").total == 0


async def test_what_completes_a_podium_needs_no_yes(database: Database, tmp_path: Path) -> None:
    desk = LedgerService(database, small_archive(entry(WOMEN, *PODIUM.podium[:2])), FrozenClock(MORNING))
    file = tmp_path / "whole.csv"
    file.write_text(f"{HALF}{WOMEN},bronze,JPN,Miho Takagi,\n")
    done = await import_results(desk, file)
    assert (done.written, done.removed) == (1, 0)
    assert "vervalt" not in done.lines[0]


async def test_a_withdrawal_names_what_goes(database: Database, tmp_path: Path) -> None:
    desk = LedgerService(database, small_archive(PODIUM), FrozenClock(MORNING))
    file = tmp_path / "gone.csv"
    file.write_text(f"{HEADER}{WOMEN},withdrawn,,,\n")
    dry = await import_results(desk, file, dry_run=True)
    assert dry.removed == 3
    assert dry.lines[0].endswith("brons Miho Takagi JPN vervalt; ingetrokken")


def test_the_command_refuses_to_take_away_until_told_to(tmp_path: Path) -> None:
    (tmp_path / "half.csv").write_text(HALF)
    dry = medaillespiegel_here("import", "half.csv", "--dry-run", folder=tmp_path)
    assert "brons Miho Takagi JPN vervalt" in dry.stdout
    assert "1 result read, 1 would change\nit removes medals: to import it, add --allow-removals" in dry.stdout
    refused = medaillespiegel_here("import", "half.csv", folder=tmp_path)
    assert refused.returncode == 1
    assert "half.csv removes medals" in refused.stderr
    done = medaillespiegel_here("import", "half.csv", "--allow-removals", folder=tmp_path)
    assert "1 result read, 1 changed" in done.stdout


# --- As a document to the bot -----------------------------------------------------------------------------------------


async def test_a_document_is_shown_first_and_imported_at_a_tap(database: Database, file: Path) -> None:
    ada = open_desk(database, small_archive(), MORNING)
    ada.messages += 1
    ada.last = await ada.desk.document("results.csv", content_of(file), ada.request())
    assert "2 onderdelen veranderen" in ada.last.text
    assert "+ 1000 meter vrouwen (schaatsen)" in ada.last.text
    assert ada.desk.service.archive.current.book.tallies() == {}
    button = ada.data("Alles invoeren")
    assert "Ingevoerd: 2 onderdelen." in await ada.tap("Alles invoeren")
    assert (await ada.tap_data(button)).toast == "Dit is al gepubliceerd."
    assert ada.desk.service.archive.current.book.tally("NED") == (1, 1, 0)
    ada.messages += 1
    again = await ada.desk.document("results.csv", content_of(file), ada.request())
    assert "stond er al zo" in again.text


async def test_a_document_that_takes_a_medal_away_says_so_on_its_button(database: Database) -> None:
    ada = open_desk(database, small_archive(PODIUM), MORNING)
    ada.messages += 1
    ada.last = await ada.desk.document("half.csv", HALF.encode(), ada.request())
    assert LAPSES in ada.last.text
    assert "⚠️ <b>1 medaille vervalt</b> die er nu wel staat." in ada.last.text
    assert ada.labels[0] == "⚠️ Invoeren, 1 medaille vervalt"
    await ada.tap("Invoeren")
    assert ada.desk.service.archive.current.book.tally("JPN").total == 0


async def test_a_faulty_document_says_which_rows(database: Database) -> None:
    ada = open_desk(database, small_archive(), MORNING)
    reply = await ada.desk.document("x.csv", f"{HEADER}marathon,gold,NED,,\n".encode(), ada.request())
    assert "er is niets ingevoerd" in reply.text
    assert "regel 2, event_id" in reply.text


async def test_a_document_of_a_fan_is_passed_over(database: Database, file: Path) -> None:
    fenna = DeskUser(open_desk(database, small_archive(), MORNING).desk, FENNA, "Fenna")
    assert (await fenna.desk.document("x.csv", content_of(file), fenna.request())).is_silence
