"""A wrong setting ends the start with one clear line, which never holds a secret."""

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.app.ledgers import facts_of
from bot.problems import OperatorError
from bot.settings import Settings, SettingsError, open_secret, read_settings


def settings(**given: object) -> Settings:
    return read_settings(_env_file=None, **given)


def test_the_defaults_are_milano_cortina_on_sqlite_for_the_netherlands() -> None:
    found = settings()
    assert (found.games, found.own_nation, found.ops_port, found.host) == ("2026-winter", "NED", 0, "127.0.0.1")
    assert found.database_url.startswith("sqlite+aiosqlite:///")
    assert found.bot_token is None


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("start_at", "2026-02-16T23:59", "time zone"),
        ("start_at", "gisteren", "write it as 2026-02-16T23:59+01:00"),
        ("admin_ids", "twaalf", "'twaalf' is no user id"),
        ("database_url", "mysql://root@localhost/x", "sqlite"),
        ("bot_api_url", "telegram", "must start with https:// or http://"),
        ("port", "70000", "65535"),
        ("log_level", "LOUD", "write DEBUG, INFO, WARNING or ERROR"),
        ("news_window", "-1", "0"),
        ("morning_at", "25:00", "write a time as 08:00"),
        ("evening_at", "half elf", "write a time as 22:45"),
        ("own_nation", "Nederland", "write an IOC code, as NED"),
        ("paid_broadcast", "ja", "write true or false"),
        ("ops_port", "tachtig", "write a whole number"),
        ("rate", "20,5", "write a number"),
        ("admin_ids", "9" * 5000, "'99999999…' is no user id"),
        ("admin_ids", str(2**52), "no user id"),
        ("admin_ids", "١٢٣", "no user id"),
        ("database_url", "postgresql://bot:pw@h/x?sslmode=on", "sslmode is one of disable, allow"),
        ("database_url", "postgresql://bot:pw@h/x?pool=3", "(pool); known are sslmode"),
        ("database_url", "sqlite:///x.sqlite3?mode=ro", "no parameters"),
        ("webhook_url", "bot.example.org/hook", "https://"),
        ("webhook_url", "https:///hook", "https://"),
        ("webhook_url", "https://bot.example.org:70000/hook", "https://"),
        ("webhook_url", "https://bot.example.org/ho ok", "https://"),
        ("webhook_url", "ftp://bot.example.org/hook", "https://"),
        ("webhook_url", "http://bot.example.org/hook", "Telegram delivers to nothing else"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(**{name: value})
    line = str(caught.value)
    assert line.startswith(f"setting {name.upper()}:")
    assert says in line
    assert "\n" not in line
    assert not set("^$[\\") & set(line), "no operator reads regular expressions"
    assert line.count(name.upper()) == 1


def test_a_level_and_a_nation_may_be_written_small() -> None:
    found = settings(log_level="debug", own_nation="bel")
    assert (found.log_level, found.own_nation) == ("DEBUG", "BEL")


@pytest.fixture
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".env"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("BOT_TOKN=1:geheim\n", ".env: BOT_TOKN is no setting; did you mean BOT_TOKEN?"),
        ("GAMES=2026-winter\nADMIN_ID=5\n", ".env: ADMIN_ID is no setting; did you mean ADMIN_IDS?"),
        ("export loglevel=geheim\n", ".env: LOGLEVEL is no setting; did you mean LOG_LEVEL?"),
        ("RATE: 20\n", ".env line 1 cannot be read: write NAME=value"),
        ("# mine\nBOT_TOKEN:1:geheim\n", ".env line 2 cannot be read: write NAME=value"),
        ("dit is onzin\n", ".env line 1 cannot be read: write NAME=value"),
        ("GAMES=2026-winter\n=5\n", ".env line 2 cannot be read: write NAME=value"),
        ("BOT_TOKEN\n", ".env line 1 cannot be read: write NAME=value"),
        ('GAMES=2026-winter\nBOT_TOKEN="1:geheim\n', ".env line 2 cannot be read: write NAME=value"),
        ("1234567:geheim\n", ".env line 1 cannot be read: write NAME=value"),
    ],
)
def test_what_would_be_passed_over_in_a_settings_file_ends_the_start(content: str, says: str, env_file: Path) -> None:
    """ "A wrong or missing setting ends the start with one clear line": a bot without its token, or without its owner,
    would start as a demo or without a desk, and say nothing."""
    env_file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert str(caught.value) == says
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        "DATE=5\nPATH=/bin\nPOSTGRES_PASSWORD=x\nTELEGRAM_CHAT=5\nCOMPOSE_PROJECT_NAME=bot\n",
        "export EDITOR\nNODE: 20\nFOO\n",
        "DATABASE_URI=x\nDATABASE_URL=sqlite:///x.sqlite3\n",
        "\n# BOT_TOKN=1:a\n  rate = 20 # slow\nMULTI='a\nBOT_TOKN=b'\n",
    ],
)
def test_what_other_programs_keep_in_the_same_file_is_passed_over(content: str, env_file: Path) -> None:
    env_file.write_text(content, encoding="utf-8")
    assert read_settings().games == "2026-winter"


def test_a_misspelt_name_counts_in_the_file_only(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What else is in the environment is of the whole machine, and none of the bot's business."""
    monkeypatch.setenv("BOT_TOKN", "1:a")
    assert read_settings().bot_token is None


def test_a_settings_file_that_is_a_folder_ends_the_start(env_file: Path) -> None:
    """A container makes one where the file to be bound was missing."""
    env_file.mkdir()
    with pytest.raises(SettingsError, match=rf"^{env_file} is a folder: "):
        read_settings()


def test_a_settings_file_as_notepad_saves_it_is_read(env_file: Path) -> None:
    env_file.write_text("RATE=20\n", encoding="utf-8-sig")
    assert read_settings().rate == 20


def test_the_example_of_a_settings_file_is_one(env_file: Path) -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
    env_file.write_text(re.sub("^#(?=[A-Z])", "", example, flags=re.MULTILINE), encoding="utf-8")
    assert read_settings() == settings()


def test_secrets_are_not_printed() -> None:
    found = settings(bot_token="123456:SECRET-OF-THE-BOT", webhook_secret="shibboleth")
    assert "SECRET-OF-THE-BOT" not in repr(found) + str(found)
    assert "shibboleth" not in repr(found) + found.model_dump_json()


SECRET_VALUES = [
    ("webhook_secret", "Geheim99 met spatie"),
    ("webhook_secret", "Geheim99" * 33),
    ("webhook_secret", "Geheim99é"),
    ("database_url", "postgresql://bot:Ab@cd:Geheim99@localhost/db"),
    ("database_url", "postgresql://bot:Ab@Geheim99@localhost/db"),
    ("database_url", "postgresql://bot:Ab/cd@Geheim99@localhost/db"),
    ("database_url", "Geheim99://bot@localhost/db"),
    ("database_url", "postgresql://bot@localhost/db?password=Geheim99"),
    ("database_url", "postgresql://bot@localhost/db?Geheim99=1"),
    ("database_url", "postgresql://bot@localhost/db?sslmode=Geheim99"),
    ("admin_ids", "1234567890:AAGeheim99Geheim99Geheim99Geheim99Geheim"),
    ("webhook_url", "https//bot.example.org/Geheim99"),
]


@pytest.mark.parametrize(("name", "value"), SECRET_VALUES)
def test_the_line_about_a_wrong_secret_does_not_hold_it(name: str, value: str) -> None:
    """ "The line never holds the value of a secret", nor a piece of it: a password with an @ in it falls apart."""
    with pytest.raises(SettingsError) as caught:
        settings(**{name: value})
    assert str(caught.value).startswith(f"setting {name.upper()}: ")
    assert "\n" not in str(caught.value)
    assert "Geheim99" not in str(caught.value)
    assert caught.value.__suppress_context__, "a traceback would show what it came from"


@pytest.mark.parametrize("password", ["Geheim99", 'pa"ss\\wo/rd@home', "wachtwóórd"])
def test_no_way_of_showing_the_settings_holds_the_password_of_the_database(password: str) -> None:
    """ "Secrets as SecretStr": the address of the database is used as text all over, and may hold one."""
    url = f"postgresql://bot:{quote(password, safe='')}@db.example/x?sslmode=require"
    found = settings(database_url=url)
    for shown in (repr(found), str(found), f"{found}", found.model_dump_json(), str(found.model_dump())):
        assert password not in shown
        assert quote(password, safe="") not in shown
    assert "db.example" in found.model_dump_json()
    assert found.database_url == url.replace("postgresql", "postgresql+asyncpg")
    assert {password, quote(password, safe="")} <= set(found.secrets()), "redacted from logs in both forms"


@pytest.mark.parametrize(
    "url", ["sqlite:////srv/a:b@c/x.sqlite3", "postgresql://bot@db.example/x", "postgresql:///x?host=/run/postgresql"]
)
def test_an_address_without_a_password_holds_no_secret(url: str) -> None:
    """What is taken for a secret is blotted out of every line of the log."""
    assert settings(database_url=url).secrets() == []


def test_a_secret_of_the_webhook_may_hold_what_telegram_takes() -> None:
    """https://core.telegram.org/bots/api#setwebhook : "1-256 characters. Only characters A-Z, a-z, 0-9, _ and - are
    allowed." """
    for secret in ("a", "Az09_-" * 42):
        found = settings(webhook_secret=secret).webhook_secret
        assert found is not None
        assert found.get_secret_value() == secret


def test_a_webhook_may_be_http_for_a_bot_api_server_of_ones_own() -> None:
    """https://core.telegram.org/bots/api#using-a-local-bot-api-server : "Use an HTTP URL for the webhook." """
    own = settings(bot_api_url="http://127.0.0.1:8081", webhook_url="http://127.0.0.1:8080/hook")
    assert own.webhook_url == "http://127.0.0.1:8080/hook"
    assert settings(webhook_url="https://bot.example.org:8443/hook").webhook_url


def test_urls_of_databases_may_be_written_the_usual_way() -> None:
    assert settings(database_url="postgresql://a:b@h/x").database_url == "postgresql+asyncpg://a:b@h/x"
    assert settings(database_url="postgres://a:b@h/x").database_url == "postgresql+asyncpg://a:b@h/x"
    assert settings(database_url="sqlite:///x.sqlite3").database_url == "sqlite+aiosqlite:///x.sqlite3"


def test_what_is_left_blank_in_a_settings_file_is_not_set() -> None:
    found = settings(bot_token="", start_at="", data_dir="", admin_ids="")
    assert (found.bot_token, found.start_at, found.data_dir, found.admin_ids) == (None, None, None, frozenset())


def test_owners_are_read_from_a_list_with_commas_or_spaces() -> None:
    assert settings(admin_ids="1003, 1004").admin_ids == {1003, 1004}
    assert settings(start_at="2026-02-16T23:59+01:00").start_at == datetime.fromisoformat("2026-02-16T22:59+00:00")


def test_an_own_nation_that_nobody_knows_ends_the_start() -> None:
    """Else every answer would fail later, at the fans."""
    with pytest.raises(OperatorError, match="OWN_NATION: XYZ"):
        facts_of(settings(own_nation="XYZ"))


def test_a_settings_file_in_another_encoding_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_bytes("GAMES=2026-winter\nMORNING_AT=één\n".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8") as caught:
        read_settings()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("mode", "content", "told"),
    [
        (0o644, "BOT_TOKEN=42:TEST\n", True),
        (0o640, "export BOT_TOKEN='42:TEST'\n", True),
        (0o604, "GAMES=2026-winter\nwebhook_secret = abc\n", True),
        (0o644, "DATABASE_URL=postgresql://bot:pw@h/x\n", True),
        (0o644, "\ufeffBOT_TOKEN=42:TEST\n", True),
        (0o600, "BOT_TOKEN=42:TEST\n", False),
        (0o644, "#BOT_TOKEN=\nBOT_TOKEN=\nGAMES=2026-winter\n", False),
        (0o644, "DATABASE_URL=sqlite:///x.sqlite3\n", False),
    ],
)
def test_a_settings_file_with_a_secret_is_for_its_owner_only(
    mode: int, content: str, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text(content, encoding="utf-8")
    Path(".env").chmod(mode)
    assert (open_secret() == tmp_path / ".env") is told
