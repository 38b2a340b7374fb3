"""The Games again, unpaced: a soak test of the whole bot. "After all 116 events the table is the official one, every
follower has got each of its medals exactly once.\""""

import csv
import re
import resource
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.clock import FrozenClock
from bot.demo.replay import FastClock, Replay
from bot.storage.tables import outbox
from medals_core import load_archive
from tests.support.stage import Stage, plain

pytestmark = pytest.mark.slow

OPENING = datetime.fromisoformat("2026-02-06T20:00:00+01:00")
CLOSING = datetime.fromisoformat("2026-02-22T23:59:00+01:00")
TABLE = Path(__file__).parents[2] / "data/games/2026-winter/table.csv"


def resident_bytes() -> int:
    """What this process holds in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


async def test_the_games_happen_again_and_everybody_hears_each_medal_once(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path, start_at=OPENING)
    await stage.says("fenna", "/volg NL")
    await stage.says("fenna", "/volg schaatsen")
    await stage.says("daan", "/volg alles")
    await stage.says("bram", "/volg Italië")
    await stage.says("ada", "/volg NL", "group")
    clock = FastClock(OPENING, speed=1, base=stage.clock)
    facts = load_archive()
    replay = Replay(clock, tuple(facts.current.ledger), OPENING, CLOSING)
    replay.attach(stage.app.ledger, OPENING)

    halfway = 0
    entries = len(list(facts.current.ledger))
    for number in range(entries):
        await replay.step()
        stage.clock.moment = max(stage.clock.moment, clock.now())
        await stage.work()
        if number == entries // 2:
            halfway = resident_bytes()
    grown = resident_bytes() - halfway

    with TABLE.open(encoding="utf-8", newline="") as file:
        official = {
            row["noc"]: tuple(int(row[c]) for c in ("gold", "silver", "bronze")) for row in csv.DictReader(file)
        }
    assert stage.app.ledger.archive.current.book.tallies() == official

    dutch = [won for won in facts.current.book if won.medal.noc == "NED"]
    told_daan = [one for one in stage.said(stage.people["daan"]) if re.search("🥇|🥈|🥉", one["text"])]
    assert len(dutch) == 20
    for chat in (stage.people["fenna"], stage.cast.group.id):
        news = plain(stage.said(chat))
        for name in ("Jutta Leerdam", "Femke Kok", "Xandra Velzeboer", "Marijke Groenewoud", "Kjeld Nuis"):
            assert name in news
    podium_line = re.compile("^(🥇|🥈|🥉) (?![A-Z])")
    told = Counter(
        match[1] for one in told_daan for line in one["text"].splitlines() if (match := podium_line.match(line))
    )
    own_matches = entries - 116
    assert told == {"🥇": 116, "🥈": 118, "🥉": 115 + own_matches}, (
        "a bronze from a match of its own: also on the podium"
    )
    assert own_matches == 11
    bronze, gold = (
        one["text"] for one in stage.said(stage.people["bram"]) if "Gemengd dubbel (curling)" in one["text"]
    )
    assert bronze.startswith("🥉 Brons voor Stefania Constantini en Amos Mosaner!")
    assert gold.startswith("🥇 Goud voor Isabella Wranå"), "Italy's bronze is news when it is won, not again"
    assert "passeren Italië" in gold, "told because Italy drops"

    async with stage.app.database.read() as look:
        states = dict((await look.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))).all())
    assert set(states) <= {"sent", "cancelled"}, states
    assert grown < 40_000_000, f"{grown / 1e6:.0f} MB more in the second half"
    await stage.close()


async def test_a_step_goes_to_the_next_result_and_a_jump_back_asks_for_a_new_start(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path, start_at=OPENING)
    base = FrozenClock(OPENING)
    clock = FastClock(OPENING, speed=600, base=base)
    asked: list[datetime] = []

    async def go_back(moment: datetime) -> None:
        asked.append(moment)

    replay = Replay(clock, tuple(load_archive().current.ledger), OPENING, CLOSING, go_back)
    replay.attach(stage.app.ledger, OPENING)
    assert await replay.catch_up() == 0
    await replay.step()
    assert stage.app.ledger.archive.current.book.tally("SUI").gold == 1
    assert replay.state()["moment"] == "2026-02-07T13:30:00+01:00"

    clock.stop()
    base.moment += timedelta(hours=1)
    assert replay.state()["moment"] == "2026-02-07T13:30:00+01:00"
    clock.go()
    base.moment += timedelta(seconds=6)
    assert await replay.catch_up() == 1

    await replay.jump(datetime.fromisoformat("2026-02-10T12:00:00+01:00"))
    assert len(stage.app.ledger.archive.current.book.decided()) == 18
    await replay.jump(OPENING)
    assert asked == [OPENING]
    await stage.close()
