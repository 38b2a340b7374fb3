"""Tables as Telegram draws them: only where chosen, never more or less than the usual form tells, and a way back."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.handlers.replying.native_tables import rich_html
from tests.support.stage import EVENING, Stage, buttons, plain
from tests.support.telegram.written_html import to_html

ASKED = ["/stand", "/vergelijk NL USA ITA", "/dag 15-2"]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await Stage.open(tmp_path, start_at=EVENING)
    yield opened
    await opened.close()


def words(text: str) -> list[str]:
    """Without the marks that only one of the two forms needs: two on one step stand in one cell, with a comma."""
    found = re.findall(r"[\w.,'’-]+", re.sub("<[^>]*>", " ", text))
    return sorted(word.rstrip(",") for word in found if word != ",")


async def test_nothing_changes_for_who_did_not_choose(stage: Stage) -> None:
    for text in ASKED:
        (said,) = await stage.says("fenna", text)
        assert "rich_message" not in said
        assert "Als tekst" not in [button["text"] for button in buttons(said)]


@pytest.mark.parametrize("text", ASKED)
async def test_the_native_form_tells_what_the_usual_one_tells(stage: Stage, text: str) -> None:
    (usual,) = await stage.says("fenna", text)
    await stage.says("fenna", "/tabellen echt")
    (said,) = await stage.says("fenna", text)
    rich = said["rich_message"]["html"]
    first, _, rest = rich.partition("<table")
    assert first.strip(), "what an old app and a list of chats show is the first line"
    assert rest
    assert "<pre>" not in rich
    added = {"Onderdeel"}
    assert [word for word in words(rich) if word not in added] == words(usual["text"])


async def test_the_own_nation_is_bold_and_each_step_has_its_column(stage: Stage) -> None:
    await stage.says("fenna", "/tabellen echt")
    (table,) = await stage.says("fenna", "/stand")
    assert "<td><b>Nederland</b></td>" in table["rich_message"]["html"]
    assert "◂" not in table["rich_message"]["html"]
    (day,) = await stage.says("fenna", "/dag 15-2")
    assert "<td>🇳🇱\u00a0Femke Kok</td><td>🇳🇱\u00a0Jutta Leerdam</td>" in day["rich_message"]["html"]


async def test_a_button_sends_the_usual_form(stage: Stage) -> None:
    await stage.says("fenna", "/tabellen echt")
    await stage.says("fenna", "/stand")
    said = await stage.taps("fenna", "Als tekst")
    assert "rich_message" not in said[-1]
    assert "Noorwegen" in plain(said[-1:])
    assert "Als tekst" not in [button["text"] for button in buttons(said[-1])]
    assert any(entity["type"] == "pre" for entity in said[-1]["entities"])


async def test_an_older_server_gets_the_usual_form_and_is_not_asked_again(stage: Stage) -> None:
    stage.world.not_yet.add("sendRichMessage")
    await stage.says("fenna", "/tabellen echt")
    for _ in range(2):
        (said,) = await stage.says("fenna", "/stand")
        assert any(entity["type"] == "pre" for entity in said["entities"])
        assert "Als tekst" not in [button["text"] for button in buttons(said)]


async def test_a_refused_table_goes_as_text(stage: Stage) -> None:
    await stage.says("fenna", "/tabellen echt")
    stage.world.fail_next("sendRichMessage", error=400)
    (said,) = await stage.says("fenna", "/stand")
    assert "rich_message" not in said


async def test_in_a_group_its_admins_choose(stage: Stage) -> None:
    assert "beheerders" in plain(await stage.says("daan", "/tabellen echt", "group"))
    assert "rich_message" not in (await stage.says("daan", "/stand", "group"))[0]
    await stage.says("ada", "/tabellen echt", "group")
    assert "rich_message" in (await stage.says("daan", "/stand", "group"))[0]
    assert "zoals Telegram" in plain(await stage.says("daan", "/tabellen", "group"))
    await stage.says("ada", "/tabellen tekst", "group")
    assert "rich_message" not in (await stage.says("daan", "/stand", "group"))[0]


async def test_news_and_inline_answers_stay_text(stage: Stage) -> None:
    await stage.says("fenna", "/tabellen echt")
    await stage.says("fenna", "/volg alles")
    await stage.says("ada", "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan")
    await stage.taps("ada", "Publiceren")
    assert not any("rich_message" in one for one in stage.said(stage.people["fenna"])[-1:])
    query = stage.world.inline(stage.people["fenna"], "stand")
    await stage.work()
    answer = stage.world.inline_queries[query].answer
    assert answer is not None
    assert "<pre>" in to_html(answer["results"][0]["sent"]["text"], answer["results"][0]["sent"]["entities"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Geen tabel.",
        "<pre>code</pre>",
        "Kop\n<pre>a b c d\nregel zonder cijfers</pre>",
        "<pre>   G  Z  B Tot\n 1 X 1 2 3 6</pre>",
    ],
)
def test_what_is_no_table_below_a_first_line_stays_as_it_is(text: str) -> None:
    assert rich_html(text) is None
