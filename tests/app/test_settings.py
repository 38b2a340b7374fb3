"""A wrong setting ends the start with one clear line, which never holds a secret."""

from datetime import datetime

import pytest

from bot.app import facts_of
from bot.problems import OperatorError
from bot.settings import Settings, SettingsError, read_settings


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
        ("start_at", "gisteren", "datetime"),
        ("admin_ids", "twaalf", "'twaalf' is no user id"),
        ("database_url", "mysql://root@localhost/x", "sqlite"),
        ("bot_api_url", "telegram", "pattern"),
        ("port", "70000", "65535"),
        ("log_level", "LOUD", "pattern"),
        ("news_window", "-1", "0"),
        ("morning_at", "25:00", "pattern"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(**{name: value})
    line = str(caught.value)
    assert line.startswith(f"setting {name.upper()}:")
    assert says in line
    assert "\n" not in line


def test_secrets_are_not_printed() -> None:
    found = settings(bot_token="123456:SECRET-OF-THE-BOT", webhook_secret="shibboleth")
    assert "SECRET-OF-THE-BOT" not in repr(found) + str(found)
    assert "shibboleth" not in repr(found) + found.model_dump_json()


def test_urls_of_databases_may_be_written_the_usual_way() -> None:
    assert settings(database_url="postgresql://a:b@h/x").database_url == "postgresql+asyncpg://a:b@h/x"
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
