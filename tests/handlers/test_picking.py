"""Whoever is put a question may tap a button or type the answer."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

import bot.app.building
from bot.handlers.picking import Option, picked
from bot.understanding.understood import AskBack, Choice, NotUnderstood, Understood
from medals_core.questions import NationQuestion, TableQuestion
from tests.support.scripted import Script
from tests.support.stage import Stage, buttons, plain

NED, NOR = (NationQuestion(noc=noc) for noc in ("NED", "NOR"))
JENS, MELLE = Option("Jens van 't Wout", "/atleet Jens"), Option("Melle van 't Wout", "/atleet Melle")
YES = Option("Ja, graag", "/stand")

SCRIPT: dict[str, Any] = {
    "een of ander": NotUnderstood(words=("ander",), without=TableQuestion()),
    "van wie": AskBack(
        prompt="Wie bedoel je?",
        choices=(Choice(question=NED, label="Nederland"), Choice(question=NOR, label="Noorwegen")),
    ),
    "iets anders": Understood(question=TableQuestion()),
    "ja": NotUnderstood(),
    "nederland": Understood(question=NED),
}


@pytest.mark.parametrize("text", ["ja", "Ja graag!", "jawel hoor", "doe maar", "ok", "oké prima", "graag", "is goed"])
def test_a_yes_takes_what_alone_is_offered(text: str) -> None:
    assert picked(text, [YES]) == (YES,)


@pytest.mark.parametrize("text", ["nee", "nee dank je", "neen hoor", "laat maar", "hoeft niet", "geen van beide"])
def test_a_no_takes_nothing(text: str) -> None:
    assert picked(text, [YES] if "beide" not in text else [JENS, MELLE]) == ()


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("Jens", JENS), ("melle bedoel ik", MELLE), ("die Jens", JENS), ("1", JENS), ("de tweede", MELLE),
        ("nummer 2 graag", MELLE), ("de laatste", MELLE), ("en Melle?", MELLE), ("jens van 't wout", JENS),
    ],
)  # fmt: skip
def test_one_of_several_is_named_or_told_by_its_place(text: str, option: Option) -> None:
    assert picked(text, [JENS, MELLE]) == (option,)


@pytest.mark.parametrize("text", ["allebei", "beide graag", "alle twee"])
def test_all_of_them(text: str) -> None:
    assert picked(text, [JENS, MELLE]) == (JENS, MELLE)


@pytest.mark.parametrize(
    "text",
    ["ja", "van 't wout", "wie won de 1000 meter", "de derde", "hoeveel goud heeft Jens", "", "en Duitsland?", "💥"],
)
def test_what_is_no_answer_is_read_as_a_text_of_its_own(text: str) -> None:
    assert picked(text, [JENS, MELLE]) is None


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AsyncIterator[Stage]:
    monkeypatch.setattr(bot.app.building, "Understander", Script(**SCRIPT))
    opened = await Stage.open(tmp_path)
    yield opened
    await opened.close()


async def test_an_offer_is_taken_by_typing(stage: Stage) -> None:
    await stage.says("fenna", "een of ander")
    assert "Noorwegen" in plain(await stage.says("fenna", "ja graag"))


async def test_an_offer_is_declined_and_then_gone(stage: Stage) -> None:
    await stage.says("fenna", "een of ander")
    assert plain(await stage.says("fenna", "nee")).startswith("Goed, dan niet")
    assert "begrijp ik niet" in plain(await stage.says("fenna", "ja"))


async def test_an_offer_is_for_who_was_put_it_and_not_for_after_another_answer(stage: Stage) -> None:
    await stage.says("fenna", "een of ander")
    assert "begrijp ik niet" in plain(await stage.says("bram", "ja"))
    await stage.says("fenna", "nederland")
    assert "begrijp ik niet" in plain(await stage.says("fenna", "ja"))


async def test_one_of_the_choices_is_typed_and_a_bare_yes_asks_again(stage: Stage) -> None:
    await stage.says("fenna", "van wie")
    (again,) = await stage.says("fenna", "ja")
    assert [button["text"] for button in buttons(again)] == ["Nederland", "Noorwegen"]
    assert "Noorwegen" in plain(await stage.says("fenna", "noorwegen"))


async def test_a_command_mistyped_is_done_after_a_yes(stage: Stage) -> None:
    assert "Bedoel je /volg?" in plain(await stage.says("fenna", "/volgg"))
    assert "volgen" in plain(await stage.says("fenna", "ja"))
