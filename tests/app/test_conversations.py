"""What is remembered of chats is read once and never stale."""

from pathlib import Path

from tests.support.stage import EVENING, Stage, plain


async def test_a_changed_own_nation_counts_at_once(tmp_path: Path) -> None:
    """What is known of a chat is kept at hand; changing it must not leave the old."""
    stage = await Stage.open(tmp_path)
    before = plain(await stage.says("fenna", "hoeveel goud hebben wij?"))
    await stage.says("fenna", "/mijnland Noorwegen")
    after = plain(await stage.says("fenna", "hoeveel goud hebben wij?"))
    await stage.close()
    assert "Nederland" in before
    assert "Noorwegen" in after


async def test_what_is_kept_of_a_chat_is_shown_whole_and_wiped_whole(tmp_path: Path) -> None:
    """What was still to be written when somebody asked to forget it must not come back."""
    stage = await Stage.open(tmp_path)
    await stage.says("fenna", "/stand")
    kept = plain(await stage.says("fenna", "/mijngegevens"))
    assert "laatste vragen (voor vervolgvragen, twee dagen): 1" in kept
    await stage.says("fenna", "/wisgegevens")
    await stage.taps("fenna", "alles wissen")
    gone = plain(await stage.says("fenna", "/mijngegevens"))
    await stage.close()
    assert "twee dagen): 0" in gone or "bewaar niets" in gone


async def test_a_reply_to_news_is_about_its_event(tmp_path: Path) -> None:
    """What a message of news tells of is remembered with the message: "en wie werd tweede?" under it needs no name."""
    stage = await Stage.open(tmp_path, start_at=EVENING)
    await stage.says("ada", "/volg NL", "group")
    await stage.says("ada", "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan")
    await stage.taps("ada", "Publiceren")
    news = stage.newest_of("bot", "group")
    assert "loegenachtervolging" in plain(stage.said(stage.chats["group"])[-1:])
    answered = plain(await stage.says("fenna", "wie werd derde?", "group", reply_to=news))
    await stage.close()
    assert "Japan" in answered
