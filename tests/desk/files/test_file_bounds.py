"""What a file may state: a moment that can be, a name that can be one, a podium that has an end. What was published
once stands in every answer, so one wrong row of a feed would silence the whole bot."""

import json
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.desk.drafts.podium import LARGEST_CLOCK_DIFFERENCE, LONGEST_NAME, MOST_ATHLETES, MOST_PLACES, Place, lawful
from bot.desk.files import results_file
from bot.desk.files import results_file as reading
from bot.desk.files.importing import faults_text
from bot.desk.files.results_export import as_csv
from bot.desk.files.transfer import import_results
from bot.desk.ledger_service import LedgerService
from bot.problems import OperatorError
from bot.replies.quoting import LONGEST_ECHO
from bot.replies.reply import MAX_TEXT_UNITS, utf16_units
from bot.storage import Database, ledger
from medals_core.archive import Archive
from tests.support.counting import counted_calls
from tests.support.desk.at_the_desk import open_desk, plain
from tests.support.desk.small_games import EVENTS, MORNING, B, G, S, entry, medal, small_archive

WOMEN, MEN, PURSUIT = "speed-skating-1000m-women", "speed-skating-1000m-men", "speed-skating-team-pursuit-men"
HEADER = "event_id,colour,noc,athletes,won_at\n"
NOON = MORNING + timedelta(hours=3)


def gold_won_at(moment: str) -> dict[str, Any]:
    return results({"colour": "gold", "noc": "NED", "athletes": ["Jutta Leerdam"], "won_at": moment})


def results(*podium: dict[str, Any], event_id: str = WOMEN) -> dict[str, Any]:
    return {"results": [{"event_id": event_id, "podium": list(podium)}]}


def faults_of(content: bytes | dict[str, Any], archive: Archive | None = None) -> reading.FaultyFile:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(reading.FaultyFile) as caught:
        reading.read_results(raw, archive or small_archive(), NOON)
    return caught.value


# --- Moments ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("9999-12-31T23:59:59Z", "toekomst"),
        ("2027-02-17T11:00:00+01:00", "toekomst"),
        ("2025-02-17T11:00:00+01:00", "voor het begin van de Spelen"),
        ("2026-02-05T23:59:59+01:00", "voor het begin van de Spelen"),
        ("9999-12-31T23:59:59-12:00", "bestaat niet"),
        ("0001-01-01T00:00:00+14:00", "bestaat niet"),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_moment_outside_the_games_so_far_is_refused(moment: str, expected: str, kind: str) -> None:
    """A typing error in the year made the Games end while they went on; the year 9999 left no answer that worked."""
    row = f"{HEADER}{WOMEN},gold,NED,Jutta Leerdam,{moment}\n".encode()
    fault = faults_of(row if kind == "csv" else gold_won_at(moment)).faults[0]
    assert (fault.row, fault.column) == (2 if kind == "csv" else 1, "won_at")
    assert expected in fault.words.dutch


def test_a_clock_that_runs_ahead_a_little_is_no_fault() -> None:
    for late, refused in ((LARGEST_CLOCK_DIFFERENCE, False), (LARGEST_CLOCK_DIFFERENCE + timedelta(seconds=1), True)):
        content = json.dumps(gold_won_at((NOON + late).isoformat())).encode()
        if refused:
            faults_of(content)
        else:
            assert reading.read_results(content, small_archive(), NOON).results


def test_the_planned_end_of_the_event_is_never_in_the_future() -> None:
    """ "A medal counts from the planned end of its event": so says what we export, of one over early as well."""
    planned = {event.event_id: event.ends_at for event in EVENTS}[PURSUIT]
    early = planned - timedelta(minutes=30)
    podium = ({"colour": "gold", "noc": "ITA", "won_at": planned.isoformat()},)
    reading.read_results(json.dumps(results(*podium, event_id=PURSUIT)).encode(), small_archive(), early)


def test_whichever_way_a_file_comes_in_its_moments_are_looked_at() -> None:
    """Also where it was read without a clock."""
    filed = reading.read_results(json.dumps(gold_won_at("9999-12-31T23:59:59Z")).encode(), small_archive())
    with pytest.raises(reading.FaultyFile, match="toekomst"):
        reading.changes(filed, small_archive(), NOON, "a", "")


async def test_the_command_line_says_it_in_a_line_and_writes_nothing(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(json.dumps(gold_won_at("9999-12-31T23:59:59Z")), encoding="utf-8")
    service = LedgerService(database, small_archive(), FrozenClock(NOON))
    for dry_run in (True, False):
        with pytest.raises(OperatorError, match=r"line 1, won_at: .*that is still to come"):
            await import_results(service, path, dry_run=dry_run)
    async with database.read() as look:
        assert (await ledger.head(look, "2026-winter")).seq == 0


async def test_a_document_with_such_a_moment_is_told_so_by_row(database: Database) -> None:
    ada = open_desk(database, small_archive(), NOON)
    content = json.dumps(gold_won_at("9999-12-31T23:59:59Z")).encode()
    reply = await ada.desk.document("x.json", content, ada.request(message_id=1))
    assert "regel 1, won_at" in reply.text
    assert "toekomst" in reply.text


async def test_what_was_exported_is_imported_though_the_clock_went_back(database: Database, tmp_path: Path) -> None:
    """START_AT begins again at every start: what was published in the evening lies ahead of the next morning."""
    evening = MORNING + timedelta(hours=10)
    won = medal(G, "USA", "Jordan Stolz", at=evening)
    service = LedgerService(database, small_archive(), FrozenClock(evening))
    await service.publish([entry(MEN, won)], expected=service.head, actor="Ada")
    path = tmp_path / "results.csv"
    path.write_bytes(as_csv(service.archive))
    started_again = LedgerService(database, small_archive(), FrozenClock(MORNING))
    assert (await import_results(started_again, path)).written == 0


async def test_the_desk_has_the_same_rule(database: Database) -> None:
    ada = open_desk(database, small_archive(), NOON)
    line = "/uitslag schaatsen 1000 mannen: Stolz, De Boo, Eitrem"
    assert "Telt vanaf dinsdag 17 februari, 13:03." in await ada.type(f"{line} om 13:03"), "a few minutes ahead"
    assert "toekomst" in await ada.type(f"{line} om 13:30")
    assert "voor het begin" in await ada.type(f"{line} op 3 februari om 13:00")


# --- Names and podiums ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("x" * (LONGEST_NAME + 1), "te lang voor een naam"),
        ("Jutta\x00Leerdam", "onzichtbare tekens"),
        ("Jutta\u202eLeerdam", "onzichtbare tekens"),
        ("Jutta\u2066Leerdam", "onzichtbare tekens"),
        ("Jutta\nLeerdam", "onzichtbare tekens"),
        (" ", "leeg"),
    ],
)
def test_what_is_no_name_is_refused(name: str, expected: str) -> None:
    """A name of 5,000 characters made every message about it too long to be sent."""
    (fault,) = faults_of(results({"colour": "gold", "noc": "NED", "athletes": [name]})).faults
    assert (fault.row, fault.column) == (1, "athletes")
    assert expected in fault.words.dutch
    assert not any(character in str(fault) for character in "\x00\u202e\u2066\n")


def test_a_csv_has_the_same_bounds() -> None:
    assert "te lang voor een naam" in str(faults_of(f"{HEADER}{WOMEN},gold,NED,{'x' * 101},\n".encode()))
    many = ";".join(f"N {n}" for n in range(MOST_ATHLETES + 1))
    assert "hooguit 40 namen" in str(faults_of(f"{HEADER}{PURSUIT},gold,NED,{many},\n".encode()))
    rows = "".join(f"{MEN},gold,NED,N {n},\n" for n in range(MOST_PLACES + 1))
    assert "hooguit 20 plaatsen" in str(faults_of((HEADER + rows).encode()))


def test_a_json_has_the_same_bounds() -> None:
    one = {"colour": "gold", "noc": "NED"}
    assert "hooguit 20 plaatsen" in str(faults_of(results(*[one] * (MOST_PLACES + 1))))
    crew = [f"N {n}" for n in range(MOST_ATHLETES + 1)]
    assert "hooguit 40 namen" in str(faults_of(results({**one, "athletes": crew})))


def test_names_at_the_bounds_are_taken() -> None:
    names = ["x" * (LONGEST_NAME - 2) + f"{n:02}" for n in range(MOST_ATHLETES)]
    podium = [{"colour": "gold", "noc": "NED", "athletes": [names[n]]} for n in range(MOST_PLACES - 1)]
    podium.append({"colour": "gold", "noc": "NED", "athletes": names})
    filed = reading.read_results(json.dumps(results(*podium)).encode(), small_archive(), NOON)
    assert len(filed.results[0].podium) == MOST_PLACES


def test_the_law_of_the_podium_holds_them_for_the_desk_too() -> None:
    equals = [Place(colour=G, noc="NED", athletes=(f"N {n}",)) for n in range(MOST_PLACES + 1)]
    problem = lawful(equals, frozenset())
    assert problem is not None
    assert "hooguit 20 plaatsen" in problem.message
    crew = Place(colour=G, noc="NED", athletes=tuple(f"N {n}" for n in range(MOST_ATHLETES + 1)))
    problem = lawful([crew], frozenset({S, B}))
    assert problem is not None
    assert "hooguit 40 namen" in problem.message


async def test_a_name_that_is_typed_at_the_desk(database: Database) -> None:
    ada = open_desk(database, small_archive(), NOON)
    assert "onzichtbare tekens" in await ada.type("/uitslag schaatsen 1000 mannen: Piet\u202eJan NED, Stolz, Eitrem")
    assert "te lang" in await ada.type(f"/uitslag schaatsen 1000 mannen: {'xq' * 51} NED, Stolz, Eitrem")
    assert "Toevoegen" in await ada.type(f"/uitslag schaatsen 1000 mannen: {'xq' * 45} NED, Stolz, Eitrem")


# --- What a faulty file costs -----------------------------------------------------------------------------------------


def test_a_word_of_the_file_is_said_back_short() -> None:
    """An event_id of 1.9 MB came back whole."""
    long = "Q" * 1_000_000
    for content in (
        {"results": [{"event_id": long, "podium": []}]},
        {"games": long, "results": []},
        {"results": [{"event_id": WOMEN, "podium": [], long: 1}]},
        results({"colour": "gold", "noc": long}),
        results({"colour": "gold", "noc": "NED", "athletes": [long]}),
        f"{HEADER}{'Q' * 100_000},gold,NED,,\n".encode(),
        f"{HEADER}{WOMEN},{'Q' * 100_000},NED,,\n".encode(),
        f"{HEADER}{WOMEN},gold,NED,,{'Q' * 100_000}\n".encode(),
    ):
        found = faults_of(content)
        assert "Q" * (LONGEST_ECHO - 1) in str(found)
        assert max(len(str(fault)) for fault in found.faults) < LONGEST_ECHO + 120
        assert utf16_units(plain(faults_text(found))) <= MAX_TEXT_UNITS


def test_reading_stops_when_enough_is_wrong() -> None:
    """A CSV of 110,000 unknown events took three seconds, in which nobody was answered. Calls are counted, as a clock
    measures the neighbours too: going through all of such a file takes more calls than it has rows."""
    junk = {f"{number:x}": 0 for number in range(150_000)}
    for content in (
        (HEADER + "".join(f"e{number},gold,NED,,\n" for number in range(110_000))).encode()[
            : reading.LARGEST_FILE_BYTES
        ],
        results(*[{"colour": "gold", "noc": "NED"}] * 40_000),
        {"results": [{"event_id": f"x{number}", "podium": []} for number in range(50_000)]},
        results({"colour": "gold", "noc": "NED", **junk}),
        {"results": [], **junk},
    ):
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        archive = small_archive()
        with counted_calls() as calls:
            found = faults_of(raw[: reading.LARGEST_FILE_BYTES], archive)
        assert calls[0] < 5_000
        assert len(found.faults) <= reading.MOST_FAULTS


async def test_a_file_is_read_beside_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    readers: list[int] = []

    def read(*_arguments: object) -> reading.ResultsFile:
        readers.append(threading.get_ident())
        return reading.ResultsFile(results=())

    monkeypatch.setattr(results_file, "read_results", read)
    await reading.read_aside(b"", small_archive(), NOON)
    assert readers != [threading.get_ident()]


async def test_the_longest_file_that_is_right_is_shown_in_one_message(database: Database) -> None:
    """Also with names of characters that count twice."""
    name = "𝒳" * (LONGEST_NAME - 3)
    content = {
        "results": [
            {
                "event_id": event.event_id,
                "podium": [
                    {"colour": "gold", "noc": noc, "athletes": [f"{name} {number}"]}
                    for noc in ("NED", "NOR", "ITA", "USA")
                    for number in range(5)
                ],
            }
            for event in EVENTS
        ]
    }
    ada = open_desk(database, small_archive(), NOON)
    reply = await ada.desk.document("x.json", json.dumps(content).encode(), ada.request(message_id=1))
    assert "Proef van de import" in reply.text
    assert utf16_units(plain(reply.text)) <= MAX_TEXT_UNITS
