"""What the doctor says of a bot that is well, and of each thing that can be wrong: by a local Telegram."""

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.app.building import build_app
from bot.cli.doctor import examine, time_of_server
from bot.clock import FrozenClock
from bot.playground import InProcessRequest, World
from bot.playground.cast import ADA, with_cast
from bot.web_server import listen, serving
from tests.support.command_line import medaillespiegel
from tests.support.telegram.doctor import NOW, TOKEN, findings, settings_of
from tests.support.telegram.endpoint import completion, playing


def cast_world() -> World:
    world = World(FrozenClock(NOW), token=TOKEN)
    with_cast(world)
    return world


async def test_a_bot_that_is_well_has_nothing_to_mend(tmp_path: Path) -> None:
    found = await findings(tmp_path)
    assert [str(one) for one in found.values() if one.fault] == []
    assert set(found) >= {
        "settings",
        "data",
        "database",
        "ledger",
        "Telegram",
        "updates",
        "privacy mode",
        "inline mode",
    }
    assert str(found["clock"]) == "✓ clock: within 1 s of Telegram's"


async def test_without_a_token_it_tells_where_to_get_one(tmp_path: Path) -> None:
    found = await findings(tmp_path, bot_token=None)
    assert "@BotFather" in found["Telegram"].mend
    assert not found["Telegram"].fault, "the demo needs none"


async def test_a_wrong_token(tmp_path: Path) -> None:
    found = await findings(tmp_path, bot_token=SecretStr("43:OTHER"))
    assert found["Telegram"].fault
    assert "OTHER" not in str(found["Telegram"])


@pytest.mark.parametrize("token", ["AAgeheim", "bot42:AAgeheim", "42: AAgeheim", "42:AAgeheim."])
async def test_a_token_of_another_form_is_remarked_on_and_not_shown(token: str, tmp_path: Path) -> None:
    found = await findings(tmp_path, bot_token=SecretStr(token))
    assert "123456:ABC" in found["BOT_TOKEN"].found
    assert found["BOT_TOKEN"].mend
    assert found["Telegram"].fault
    assert "geheim" not in "".join(map(str, found.values()))
    assert "BOT_TOKEN" not in await findings(tmp_path), "a token of the right form is well"


async def test_an_owner_who_never_wrote_to_the_bot_cannot_be_reached(tmp_path: Path) -> None:
    """Telegram lets a bot write only to who started it: an owner would wait in vain for what the desk sends."""
    found = await findings(tmp_path, admin_ids={ADA, 31337})
    assert "31337" in found["owners"].found
    assert str(ADA) not in found["owners"].found


@pytest.mark.parametrize(("older", "mend"), [(False, "`run` switches it on"), (True, "@BotFather")])
async def test_inline_and_guest_mode_that_are_off(tmp_path: Path, older: bool, mend: str) -> None:
    """From Bot API 10.5 on the bot switches them on at the start; to an older server @BotFather must."""
    world = cast_world()
    world.inline_enabled = world.guests_enabled = False
    if older:
        world.not_yet.add("setMySettings")
    found = await findings(tmp_path, world)
    for mode in ("inline mode", "guest mode"):
        assert found[mode].found == "off"
        assert mend in found[mode].mend
    assert not world.inline_enabled, "the doctor changes nothing"


async def test_a_clock_that_is_wrong_is_a_fault(tmp_path: Path) -> None:
    found = await findings(tmp_path, skew=90)
    assert found["clock"].fault
    assert "90 s ahead" in found["clock"].found


def change_by_hand(path: Path) -> None:
    """As somebody would who has the file: the triggers that keep the ledger append-only go first."""
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE ledger_entries SET author = 'somebody else', reason = 'no reason'")


async def test_a_ledger_that_was_changed_by_hand_is_a_fault(tmp_path: Path) -> None:
    world = cast_world()
    app = await build_app(settings_of(tmp_path), clock=FrozenClock(NOW), request=InProcessRequest(world))
    entry = next(iter(app.ledger.facts.current.ledger))
    await app.ledger.publish([replace(entry, podium=(), learned_at=NOW)], expected=app.ledger.head, actor="test")
    await app.close()
    change_by_hand(tmp_path / "bot.sqlite3")
    found = await findings(tmp_path)
    assert found["ledger"].fault
    assert "changed after it was written" in found["ledger"].found


async def test_a_database_that_it_made_itself_is_told(tmp_path: Path) -> None:
    """In a wrong folder all is well otherwise."""
    assert f"created at {tmp_path / 'bot.sqlite3'}" in (await findings(tmp_path))["database"].found
    assert "made anew" not in (await findings(tmp_path))["database"].found


async def test_advice_about_a_server_names_no_file(tmp_path: Path) -> None:
    found = (await findings(tmp_path, database_url="postgresql://bot:geheim@127.0.0.1:1/x"))["database"]
    assert found.fault
    assert "postgresql 127.0.0.1:1/x" in found.found
    assert {"database", "role", "sslmode"} <= set(found.mend.replace(",", "").split())
    assert "file" not in found.mend
    assert "geheim" not in str(found)


async def test_a_database_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where a folder should be", encoding="utf-8")
    found = await findings(tmp_path, database_url=f"sqlite:///{tmp_path / 'folder' / 'bot.sqlite3'}")
    assert found["database"].fault


@pytest.mark.parametrize(("others", "says"), [({"games": "nope"}, "nope"), ({"own_nation": "ZZZ"}, "OWN_NATION: ZZZ")])
async def test_what_would_end_the_start_is_a_fault(others: dict[str, str], says: str, tmp_path: Path) -> None:
    """The doctor serves in a deployment script: it may not say "well" to what `run` refuses."""
    found = await findings(tmp_path, **others)
    assert found["data"].fault
    assert says in found["data"].found


async def test_a_database_file_that_others_could_read_is_told(tmp_path: Path) -> None:
    """Opening it makes it 0600: the doctor has to look before."""
    assert "database file" not in await findings(tmp_path), "a file that it makes itself is well"
    (tmp_path / "bot.sqlite3").chmod(0o644)
    found = await findings(tmp_path)
    assert "others could read" in found["database file"].found
    assert found["database file"].mend
    assert "database file" not in await findings(tmp_path), "mended"


async def test_a_settings_file_that_others_can_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    env = tmp_path / ".env"
    env.write_text("BOT_TOKEN=42:TEST\n", encoding="utf-8")
    env.chmod(0o644)
    assert (await findings(tmp_path))["settings file"].mend == f"chmod 600 {env}"
    env.chmod(0o600)
    assert "settings file" not in await findings(tmp_path)


async def test_another_address_at_telegram_is_named(tmp_path: Path) -> None:
    """Somebody's other bot may live by it: "not set yet" would hide that."""
    ours = "https://bot.example.org/hook"
    world = cast_world()
    await world.call("setWebhook", {"url": "https://elsewhere.example.org/hook"})
    found = (await findings(tmp_path, world, webhook_url=ours))["updates"]
    assert "another address: https://elsewhere.example.org/hook" in found.found
    assert found.mend
    await world.call("deleteWebhook", {})
    assert "not set yet" in (await findings(tmp_path, world, webhook_url=ours))["updates"].found
    await world.call("setWebhook", {"url": ours})
    assert not (await findings(tmp_path, world, webhook_url=ours))["updates"].mend


async def test_a_webhook_without_a_token_is_a_fault(tmp_path: Path) -> None:
    """`run` refuses it rather than serve the demo where the world can reach it."""
    found = await findings(tmp_path, bot_token=None, webhook_url="https://bot.example.org/hook")
    assert found["Telegram"].fault


@asynccontextmanager
async def a_server(headers: dict[str, str]) -> AsyncIterator[str]:
    async def answer(_: Request) -> Response:
        return Response(headers=headers)

    async with serving(Starlette(routes=[Route("/", answer)]), listen("127.0.0.1", 0, "PORT")) as port:
        yield f"http://127.0.0.1:{port}"


async def test_the_time_of_a_server_is_read_from_its_answer() -> None:
    async def answer(_: asyncio.StreamReader, there: asyncio.StreamWriter) -> None:
        there.write(b"HTTP/1.1 200 OK\r\nDate: Mon, 16 Feb 2026 20:59:00 GMT\r\n\r\n")
        there.close()

    async with await asyncio.start_server(answer, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        told = await time_of_server(f"http://127.0.0.1:{port}")
    # The header counts whole seconds, and the answer took a while.
    assert told > datetime(2026, 2, 16, 20, 59, tzinfo=UTC)
    assert told < datetime(2026, 2, 16, 21, 0, tzinfo=UTC)


async def test_a_machine_that_finds_no_names_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commonest fault of a new server; "ClientConnectorDNSError" sends nobody to its network."""

    async def no_name(*_: object, **__: object) -> list[Any]:
        raise OSError(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(aiohttp.ThreadedResolver, "resolve", no_name)
    monkeypatch.setattr(aiohttp.connector, "DefaultResolver", aiohttp.ThreadedResolver)
    found = await examine(settings_of(tmp_path), FrozenClock(NOW))
    told = {finding.subject: finding.found for finding in found}
    assert told["Telegram"] == "no answer from https://api.telegram.org: cannot resolve the name api.telegram.org"
    assert told["clock"] == "not compared: cannot resolve the name api.telegram.org"


@pytest.mark.slow
def test_the_command_ends_with_status_1_when_something_is_wrong(tmp_path: Path) -> None:
    done = medaillespiegel("doctor", folder=tmp_path, BOT_TOKEN=TOKEN, BOT_API_URL="http://127.0.0.1:9")
    assert done.returncode == 1
    assert "✗ Telegram: no answer from http://127.0.0.1:9: cannot reach 127.0.0.1:9;" in done.stdout
    assert "! clock: not compared: cannot reach 127.0.0.1:9;" in done.stdout
    assert TOKEN not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_command_without_a_token_is_no_fault(tmp_path: Path) -> None:
    done = medaillespiegel("doctor", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


async def test_the_model_that_rephrases_is_tried_with_three_messages(tmp_path: Path) -> None:
    assert "second reader" not in await findings(tmp_path), "none is set"
    async with playing() as endpoint:
        endpoint.say = lambda: completion("hoeveel goud hebben de Noren")
        well = (await findings(tmp_path, reader_url=endpoint.url))["second reader"]
        assert str(well) == "✓ second reader: 3 of 3 answers in time, 3 of them a line that reads"
        assert len(endpoint.asked) == 3
        endpoint.say = lambda: completion("Wat leuk dat je dat vraagt!")
        assert (await findings(tmp_path, reader_url=endpoint.url))["second reader"].mend.startswith("try another model")
        endpoint.say = lambda: Response(status_code=401)
        broken = (await findings(tmp_path, reader_url=endpoint.url, reader_key=SecretStr("sleutel")))["second reader"]
    assert "0 of 3" in broken.found
    assert "READER_KEY" in broken.mend
    assert not broken.fault, "the bot works without it"
    assert "sleutel" not in str(broken)
