"""Telegram style: neither the order of what is told nor the signs between decide what is asked."""

from itertools import product
from pathlib import Path
from typing import Any

from tests.support.listing import each
from tests.support.reading.corpus import read
from tests.support.yaml_files import read_yaml

STYLE: dict[str, list[Any]] = read_yaml(Path(__file__).with_name("telegram_style.yaml"))
FORMS = (
    "{facts}: {asked}?", "{turned}, {asked}?", "{turned} - {asked}", "{facts} {asked}", "{asked}: {listed}?",
    "{asked} {turned}", "{lines}\n{asked}", "{facts}? {asked}?", "{first}, {asked}, {rest}",
    "{first}: {rest}, {asked}?",
)  # fmt: skip
HEADED = ("{facts}: {asked}?", "{facts}, {asked}", "{facts} - {asked}?", "{facts}\n{asked}", "{facts}? {asked}?")


def _written(form: str, facts: list[str], asked: str) -> str:
    turned = facts[::-1]
    return form.format(
        facts=" ".join(facts), turned=" ".join(turned), listed=", ".join(facts), lines="\n".join(facts),
        first=facts[0], rest=" ".join(facts[1:]), asked=asked,
    )  # fmt: skip


def _cases() -> list[tuple[str, str, str]]:
    verbless = [
        (_written(form, facts, asked), sentence, other[0] if other else "")
        for sentence, facts, words, *other in STYLE["verbless"]
        for asked, form in product(words, FORMS)
        if len(facts) > 1 or "{first}" not in form
    ]
    headed = [
        (_written(form, [facts], asked), sentence, "")
        for (sentence, facts, asked), form in product(STYLE["headed"], HEADED)
    ]
    return [*verbless, *headed]


@each(_cases(), spread=True, shared=True)
def test_it_is_what_the_sentence_asks(said: str, sentence: str, other: str) -> None:
    assert read(said) in (read(sentence), ("is", other)), f"{said}: {read(said)}"
