"""What the bot does with each outcome of reading, and what it remembers, through the real application."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

import bot.app.building
from bot.storage.tables import button_questions
from bot.understanding import understood as outcomes
from medals_core import Question
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.model import Listing
from medals_core.questions import AthleteQuestion, EventQuestion, NationQuestion, TableQuestion
from tests.support.scripted import Script
from tests.support.stage import Stage, buttons, plain

NED, NOR, USA = (NationQuestion(noc=noc) for noc in ("NED", "NOR", "USA"))
THOUSAND = EventQuestion(event_id="speed-skating-1000m-women")
LONG = Listing(
    of=Medals(
        nations=("NED", "USA"),
        colours=(Colour.GOLD, Colour.SILVER),
        disciplines=("speed-skating", "short-track"),
        but_not=(Medals(athletes=("jutta-leerdam",)),),
    )
)


def understood(question: Question, **more: Any) -> outcomes.Understood:
    return outcomes.Understood(question=question, **more)


def the_other(last: Question | None) -> outcomes.Understanding:
    """ "en de VS?": leans on a nation or an event that was shown; alone it is nothing."""
    return understood(USA) if isinstance(last, NationQuestion | EventQuestion) else outcomes.Silence()


SCRIPT: dict[str, Any] = {
    "nederland": understood(NED),
    "noorwegen": understood(NOR),
    "kort": understood(NED, notes=(outcomes.Note(kind=outcomes.NoteKind.IGNORED, said="zat bij de tandarts"),)),
    "twee vragen": outcomes.Several(parts=(understood(NED), outcomes.NotHeld(concept="times", instead=THOUSAND))),
    "lange lijst": understood(NED, also=(outcomes.Choice(question=LONG, label="Lang"),)),
    "welke": outcomes.AskBack(
        prompt="Welke bedoel je?",
        choices=(outcomes.Choice(question=NOR, label="Noren"), outcomes.Choice(question=LONG)),
    ),
    "welke tijd": outcomes.NotHeld(concept="times", instead=THOUSAND),
    "atlantis": outcomes.NotUnderstood(
        words=("Atlantis",), suggestions=(outcomes.Choice(question=NOR, label="Noorwegen"),)
    ),
    "stil": outcomes.NotUnderstood(words=("stil",), quiet=True),
    "dank je": outcomes.Small(kind="thanks"),
    "plaatje": understood(TableQuestion(), picture=True),
    "en de vs?": the_other,
    "hoeveel goud?": understood(NED),
    "welke?": outcomes.AskBack(prompt="Welke bedoel je?", choices=(outcomes.Choice(question=NOR, label="Noren"),)),
    "wat is dit?": outcomes.NotUnderstood(words=("dit",)),
    "twee?": outcomes.Several(parts=(understood(NED), understood(NOR))),
    "half?": understood(NED, notes=(outcomes.Note(kind=outcomes.NoteKind.IGNORED, said="half"),)),
    "volg nederland": outcomes.RunCommand(text="/volg NED"),
    "weg": understood(AthleteQuestion(athlete_id="nobody-at-all")),
}


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    made = Script(**SCRIPT)
    monkeypatch.setattr(bot.app.building, "Understander", made)
    return made


@pytest.fixture
async def stage(script: Script, tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await Stage.open(tmp_path)
    yield opened
    await opened.close()


async def in_group(stage: Stage, who: str, text: str, **more: Any) -> list[dict[str, Any]]:
    return await stage.says(who, text, "group", **more)


async def test_two_questions_in_one_message_get_both_answers(stage: Stage, script: Script) -> None:
    answers = await stage.says("fenna", "twee vragen")
    assert len(answers) == 1
    assert "Nederland" in plain(answers)
    assert "1000 meter" in plain(answers)
    await stage.says("fenna", "en de vs?")
    assert script.leaned_on[-1] == THOUSAND, "the one just shown"


async def test_what_is_not_held_tells_what_is_known_and_leads_on(stage: Stage, script: Script) -> None:
    assert "1000 meter" in plain(await stage.says("fenna", "welke tijd"))
    await stage.says("fenna", "en de vs?")
    assert script.leaned_on[-1] == THOUSAND


async def test_a_word_that_is_not_understood_is_named_with_what_works(stage: Stage) -> None:
    answers = await stage.says("fenna", "atlantis")
    assert "Atlantis" in plain(answers)
    assert "Noorwegen" in plain(await stage.taps("fenna", "Noorwegen"))


async def test_small_talk_is_answered_and_leads_nowhere(stage: Stage, script: Script) -> None:
    await stage.says("fenna", "nederland")
    assert "Graag gedaan" in plain(await stage.says("fenna", "dank je"))
    await stage.says("fenna", "en de vs?")
    assert script.leaned_on[-1] == NED, "thanks do not change the subject"


async def test_what_was_left_out_is_said(stage: Stage) -> None:
    assert "tandarts" in plain(await stage.says("fenna", "kort"))


async def test_a_choice_that_was_tapped_leads_the_follow_up(stage: Stage, script: Script) -> None:
    answers = await stage.says("fenna", "welke")
    assert plain(answers) == "Welke bedoel je?"
    assert "Noorwegen" in plain(await stage.taps("fenna", "Noren"))
    await stage.says("fenna", "en de vs?")
    assert script.leaned_on[-1] == NOR


async def test_a_picture_that_is_asked_for_comes_with_its_words(stage: Stage) -> None:
    (answer,) = await stage.says("fenna", "plaatje")
    assert answer["photo"]
    assert "Noorwegen" in plain([answer])


async def test_a_long_question_on_a_button_is_kept_and_answered(stage: Stage, script: Script) -> None:
    (answer,) = await stage.says("fenna", "lange lijst")
    (long,) = [button for button in buttons(answer) if button["text"] == "Lang"]
    assert long["callback_data"].startswith("q:")
    assert len(long["callback_data"]) <= 64
    await stage.taps("fenna", "Lang")
    await stage.says("fenna", "en de vs?")
    assert script.leaned_on[-1] == LONG


async def test_a_button_that_is_too_old_says_so(stage: Stage) -> None:
    await stage.says("fenna", "lange lijst")
    await stage.app.conversations.flush()
    async with stage.app.database.begin() as tx:
        await tx.execute(delete(button_questions))
    await stage.taps("fenna", "Lang")
    assert "te oud" in stage.world.toasts[-1]["text"]
    assert stage.world.toasts[-1]["show_alert"]


async def test_buttons_are_alive_after_a_restart(script: Script, tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path)
    (answer,) = await stage.says("fenna", "lange lijst")
    data = next(button["callback_data"] for button in buttons(answer) if button["text"] == "Lang")
    await stage.close()
    again = await Stage.open(tmp_path)
    assert (await again.app.conversations.question_of_button(data.removeprefix("q:"))) == LONG
    await again.close()


async def test_after_a_refusal_what_it_named_is_leant_on_also_after_a_restart(script: Script, tmp_path: Path) -> None:
    script.names["atlantis"] = NOR
    stage = await Stage.open(tmp_path)
    await stage.says("fenna", "nederland")
    await stage.says("fenna", "atlantis")
    await stage.close()
    again = await Stage.open(tmp_path, at=stage.clock.moment)  # what is older than what is kept is not written
    await again.says("fenna", "en de vs?")
    await again.says("fenna", "en de vs?")
    await again.close()
    assert script.leaned_on[-2:] == [NOR, USA]
    assert script.after_refusals == ["en de vs?"]


async def test_a_refusal_that_names_nothing_known_leaves_nothing_to_lean_on(stage: Stage, script: Script) -> None:
    await stage.says("fenna", "nederland")
    await stage.says("fenna", "wat is dit?")
    await stage.says("fenna", "en de vs?")
    assert script.leaned_on[-1] is None


async def test_a_reply_takes_the_subject_of_the_message_whoever_asks(stage: Stage, script: Script) -> None:
    """Somebody else's former question, or one's own, is not what the message shows."""
    (first,) = await in_group(stage, "fenna", "/land NED")
    await in_group(stage, "fenna", "/land NOR")
    await in_group(stage, "daan", "en de vs?", reply_to=first["message_id"])
    assert script.leaned_on[-1] == NED
    await in_group(stage, "fenna", "en de vs?", reply_to=first["message_id"])
    assert script.leaned_on[-1] == NED


async def test_a_message_that_was_changed_by_a_tap_has_the_new_subject(stage: Stage, script: Script) -> None:
    (first,) = await in_group(stage, "fenna", "/land NED")
    await stage.taps("daan", "stand", "group")
    await in_group(stage, "fenna", "en de vs?", reply_to=first["message_id"])
    assert isinstance(script.leaned_on[-1], TableQuestion)


async def test_an_edited_question_changes_the_subject_of_its_answer(stage: Stage, script: Script) -> None:
    (first,) = await stage.says("fenna", "nederland")
    asked = next(one for one in stage.world.messages(stage.people["fenna"]) if not one["by_bot"])
    stage.world.edit(stage.people["fenna"], asked["message_id"], "noorwegen")
    await stage.work()
    await stage.says("fenna", "en de vs?")
    assert script.leaned_on[-1] == NOR
    stage.clock.moment += timedelta(hours=3)
    await stage.says("fenna", "en de vs?", reply_to=first["message_id"])
    assert script.leaned_on[-1] == NOR, "a message is what it shows, however long ago"
    await stage.says("fenna", "en de vs?")
    assert script.leaned_on[-1] is not NOR


async def test_in_talk_mode_only_a_whole_question_is_answered(stage: Stage) -> None:
    stage.world.privacy = False
    await in_group(stage, "ada", "/praat aan")
    for text in ("hoeveel goud?", "welke?", "twee?"):
        assert await in_group(stage, "fenna", text), text
    for text in ("nederland", "half?", "wat is dit?", "welke tijd", "dank je", "volg nederland", "bla?"):
        assert not await in_group(stage, "fenna", text), text


async def test_a_quiet_misunderstanding_is_silent_in_a_group_only(stage: Stage) -> None:
    (answer,) = await in_group(stage, "fenna", "/land NED")
    assert not await in_group(stage, "fenna", "stil", reply_to=answer["message_id"])
    assert await stage.says("fenna", "stil")


async def test_a_command_in_words_is_done_as_if_typed(stage: Stage) -> None:
    """With the rights that typing it needs: in a group its admins follow for it."""
    assert "Je volgt nu TeamNL" in plain(await stage.says("fenna", "volg nederland"))
    (answer,) = await in_group(stage, "fenna", "/land NOR")
    refused = plain(await in_group(stage, "fenna", "volg nederland", reply_to=answer["message_id"]))
    typed = plain(await in_group(stage, "fenna", "/volg NED"))
    assert refused == typed
    assert "beheerder" in refused


async def test_a_sentence_that_comes_to_what_the_data_do_not_hold_was_misread(stage: Stage) -> None:
    assert "begrijp ik niet" in plain(await stage.says("fenna", "weg"))


async def test_inline_gives_each_reading(stage: Stage) -> None:
    for text, most in (("nederland", 1), ("lange lijst", 2), ("welke", 2), ("twee vragen", 2), ("", 2), ("stil", 0)):
        query_id = stage.world.inline(stage.people["fenna"], text)
        await stage.work()
        answer = stage.world.inline_queries[query_id].answer
        assert answer is not None
        assert len(answer["results"]) == most, text
