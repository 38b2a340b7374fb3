"""/privacy and /over: in every menu, true to what the code keeps, and with the operator's own words."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import serving
from bot.commands import Menu, menu
from bot.handlers.help.general import ANSWER_RETENTION, QUESTION_RETENTION, about, privacy
from bot.settings import Settings, SettingsError, read_settings
from bot.version import version
from tests.support.stage import Stage, plain
from tests.support.telegram.doctor import findings


def settings(**given: Any) -> Settings:
    return Settings(_env_file=None, **given)


@pytest.mark.parametrize("which", Menu)
def test_privacy_stands_in_every_menu_under_the_name_that_the_apps_look_for(which: Menu) -> None:
    assert "privacy" in {name for name, _ in menu(which)}


def test_the_terms_are_those_of_the_code() -> None:
    assert timedelta(days=2) == serving.DRAFT_RETENTION == QUESTION_RETENTION
    assert timedelta(days=60) == serving.BUTTON_RETENTION == ANSWER_RETENTION
    text = privacy(settings()).text
    assert "2 dagen" in text
    assert "25 uur" in text
    assert "45 dagen" in text
    for asked in ("Wat ik bewaar", "Waarom", "Wie het ziet", "/mijngegevens", "/wisgegevens"):
        assert asked in text
    assert len(text) < 1500, "short enough to be read"


def test_what_the_operator_fills_in_is_shown_and_harmless() -> None:
    own = settings(operator="Jan <b>& Co", contact="@jan_en_co", privacy_url="https://example.org/privacy")
    for reply in (privacy(own), about(own)):
        assert "Jan &lt;b&gt;&amp; Co" in reply.text
        assert "@jan_en_co" in reply.text
    assert any(button.url == "https://example.org/privacy" for row in privacy(own).buttons for button in row)


def test_over_tells_version_sources_and_that_it_is_not_official() -> None:
    text = about(settings()).text
    assert version() in text
    assert "olympics.com" in text
    assert "Geen officiële bot" in text


@pytest.mark.parametrize(
    ("name", "value"), [("CONTACT", "bel maar"), ("PRIVACY_URL", "http://example.org"), ("PRIVACY_URL", "privacy")]
)
def test_a_contact_that_reaches_nobody_is_refused_at_the_start(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        read_settings()


async def test_the_doctor_says_when_nobody_is_named(tmp_path: Path) -> None:
    found = (await findings(tmp_path))["who runs it"]
    assert "OPERATOR and CONTACT" in found.mend
    assert not found.fault
    assert not (await findings(tmp_path, operator="Jan", contact="jan@example.org"))["who runs it"].mend


async def test_both_are_asked_in_the_chat(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path)
    try:
        assert "45 dagen" in plain(await stage.says("fenna", "/privacy"))
        assert "45 dagen" in plain(await stage.says("fenna", "/privacy@medaillespiegel_bot", "group"))
        assert "MIT" in plain(await stage.says("fenna", "/over"))
    finally:
        await stage.close()
