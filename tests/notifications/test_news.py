"""News: "a published entry becomes news per follower: the medal, the athlete, what it does to the rank and the race,
records, what is next. Several entries within a short window are one message." """

import pytest

from medals_core.ledger import Entry
from tests.support.desk.small_games import B, G, S, entry, medal
from tests.support.news.newsroom import Desk
from tests.support.news.podiums import FEMKE, JUTTA, MEN, MIHO, PURSUIT, WOMEN, women


async def test_a_follower_hears_of_the_medal_the_rank_and_what_is_next(desk: Desk) -> None:
    fan = desk.person(101)
    reply = await desk.newsroom.command("volg", "NL", fan)
    assert "Je volgt nu <b>TeamNL</b>" in reply.text
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    (text,) = desk.texts(101)
    assert text.splitlines()[0] == "🥇🥈 Goud voor Jutta Leerdam en zilver voor Femke Kok!"
    assert "1000 meter vrouwen (schaatsen)" in text
    assert "🥉 Miho Takagi (Japan)" in text
    assert "TeamNL staat nu in de medaillespiegel en is eerste: 1-1-0." in text
    assert "⏭ Hierna voor TeamNL: 1000 meter mannen (schaatsen) (rond 12:00)." in text
    assert 'format="t">12:00</tg-time>).' in desk.html(101)[0], "on everybody's own clock"


async def test_nothing_is_sent_before_the_window_closes_and_then_one_message(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    assert await desk.newsroom.sender.step() == 0
    desk.pass_time(10)
    await desk.publish(MEN, medal(G, "USA", "Jordan Stolz"), medal(S, "NED", "Jenning de Boo"))
    assert await desk.newsroom.sender.step() == 0
    await desk.settle()
    (text,) = desk.texts(101)
    assert "Goud voor Jutta Leerdam" in text
    assert "Zilver voor Jenning de Boo!" in text


async def test_a_slip_mended_within_the_window_is_never_told(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(FEMKE, JUTTA, MIHO))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    (text,) = desk.texts(101)
    assert "Goud voor Jutta Leerdam en zilver voor Femke Kok!" in text
    assert "orrect" not in text


async def test_each_follower_gets_it_once_however_many_subjects_match(desk: Desk) -> None:
    """Each follower (chat, topic) gets each piece of news once, also when it follows several subjects that match."""
    fan = desk.person(101)
    for subject in ("NL", "Jutta Leerdam", "schaatsen", "alles", "Femke Kok"):
        await desk.newsroom.command("volg", subject, fan)
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    assert len(desk.texts(101)) == 1


HEAR = ("NL", "Japan", "Femke Kok", "schaatsen", "alles")
DO_NOT = ("Italië", "shorttrack", "Jordan Stolz")


async def test_who_hears_of_it(desk: Desk) -> None:
    fans = dict(enumerate((*HEAR, *DO_NOT), start=101))
    for fan, subject in fans.items():
        await desk.newsroom.command("volg", subject, desk.person(fan))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    assert {subject for fan, subject in fans.items() if desk.texts(fan)} == set(HEAR)


async def test_a_repeat_is_no_news(desk: Desk) -> None:
    """ "Nothing old is reposted by a stale or repeated entry." """
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    assert len(desk.texts(101)) == 1
    assert desk.calls("editMessageText") == 0


async def test_silver_and_gold_after_bronze_are_news_of_their_own(desk: Desk) -> None:
    await desk.newsroom.command("volg", "alles", desk.person(101))
    await desk.publish(PURSUIT, medal(B, "USA"))
    await desk.settle()
    await desk.publish(PURSUIT, medal(G, "ITA"), medal(S, "NED"), medal(B, "USA"))
    await desk.settle()
    assert len(desk.texts(101)) == 2
    assert "orrect" not in "".join(desk.texts(101))


async def test_an_import_is_quiet(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO), quietly=True)
    await desk.settle()
    assert desk.texts(101) == []


# --- Corrections: "A correction *edits* the message sent before (and says so), a withdrawal strikes it through; only
# where editing is no longer possible a new message explains."


async def told(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    assert len(desk.texts(101)) == 1


async def test_a_correction_edits_the_message_and_says_so(desk: Desk) -> None:
    await told(desk)
    await desk.publish(WOMEN, *women(JUTTA, MIHO, FEMKE), reason="baanwissel.")
    await desk.settle()
    (text,) = desk.texts(101)
    clock = desk.world.messages(101)[0]
    assert clock["edited"]
    assert "🥈 Miho Takagi (Japan)" in text
    assert "✏️ Gecorrigeerd om 10:" in text
    assert "zilver voor Miho Takagi (was Femke Kok)" in text
    assert "Reden: baanwissel." in text


async def test_a_withdrawal_strikes_it_through(desk: Desk) -> None:
    await told(desk)
    await desk.publish(WOMEN)
    await desk.settle()
    (html,) = desk.html(101)
    assert "<s>" in html
    assert "Ingetrokken om" in html
    assert "TeamNL staat niet meer in de medaillespiegel." in html


async def test_what_was_withdrawn_and_stated_again_is_edited_again(desk: Desk) -> None:
    await told(desk)
    await desk.publish(WOMEN)
    await desk.settle()
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    (html,) = desk.html(101)
    assert "<s>" not in html
    assert "de uitslag geldt weer" in html


async def test_where_editing_is_impossible_a_new_message_explains(desk: Desk) -> None:
    await told(desk)
    desk.world.fail_next("editMessageText", error=_not_editable())
    await desk.publish(WOMEN, *women(FEMKE, JUTTA, MIHO))
    await desk.settle()
    texts = desk.texts(101)
    assert len(texts) == 2
    assert texts[1].startswith("✏️ Correctie: 1000 meter vrouwen (schaatsen)")


def _not_editable():  # type: ignore[no-untyped-def]
    from bot.playground.bot_api.errors import bad_request

    return bad_request("message can't be edited")


async def test_a_correction_rewrites_what_has_not_left_yet(desk: Desk) -> None:
    """ "a newer version supersedes unsent rows" """
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    desk.world.fail_next("sendMessage", error=502)
    desk.pass_time(21)
    await desk.newsroom.sender.step()
    assert desk.texts(101) == []
    await desk.publish(WOMEN, *women(FEMKE, JUTTA, MIHO))
    await desk.settle()
    (text,) = desk.texts(101)
    assert "Goud voor Femke Kok en zilver voor Jutta Leerdam!" in text
    assert "Gecorrigeerd" not in text, "nobody was told otherwise"
    assert desk.calls("editMessageText") == 0


async def test_what_is_withdrawn_before_it_left_is_not_sent(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    desk.world.fail_next("sendMessage", error=502)
    desk.pass_time(21)
    await desk.newsroom.sender.step()
    await desk.publish(WOMEN)
    await desk.settle()
    assert desk.texts(101) == []


async def test_who_came_later_hears_of_a_correction_in_a_message_of_its_own(desk: Desk) -> None:
    await told(desk)
    await desk.newsroom.command("volg", "Japan", desk.person(102))
    await desk.publish(WOMEN, *women(JUTTA, MIHO, FEMKE))
    await desk.settle()
    assert len(desk.texts(101)) == 1
    (text,) = desk.texts(102)
    assert "zilver voor Miho Takagi (was Femke Kok)" in text


class TestArchive:
    @pytest.fixture
    def entries(self) -> tuple[Entry, ...]:
        return (entry(WOMEN, *women(JUTTA, FEMKE, MIHO)),)

    async def test_a_correction_of_an_old_medal_is_news_too(self, desk: Desk) -> None:
        """ "A correction of an old medal is news too": also where no message was ever sent about it."""
        await desk.newsroom.command("volg", "NL", desk.person(101))
        await desk.publish(WOMEN, *women(FEMKE, JUTTA, MIHO), reason="jury")
        await desk.settle()
        (text,) = desk.texts(101)
        assert text.startswith("✏️ Correctie: 1000 meter vrouwen (schaatsen)")
        assert "goud voor Femke Kok (was Jutta Leerdam)" in text
        await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
        await desk.settle()
        assert len(desk.texts(101)) == 1, "undone: the message is edited, not repeated"


async def test_one_message_of_two_events_keeps_the_other_when_one_is_corrected(desk: Desk) -> None:
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.publish(MEN, medal(G, "USA", "Jordan Stolz"), medal(S, "NED", "Jenning de Boo"))
    await desk.settle()
    await desk.publish(WOMEN)
    await desk.settle()
    (html,) = desk.html(101)
    assert "Jenning de Boo" in html
    assert "<s>🥈 Jenning" not in html
    assert html.count("<s>") >= 1


async def test_of_several_events_each_keeps_its_headline_and_consequence(desk: Desk) -> None:
    await desk.newsroom.command("volg", "alles", desk.person(101))
    await desk.publish(MEN, medal(G, "USA", "Jordan Stolz"))
    await desk.publish(PURSUIT, medal(G, "ITA"))
    await desk.settle()
    (text,) = desk.texts(101)
    assert "🥇 Goud voor Jordan Stolz!" in text
    assert "🥇 Goud voor Italië!" in text
    assert "De Verenigde Staten staan nu in de medaillespiegel" in text
    assert "Italië staat nu in de medaillespiegel" in text


async def test_who_follows_an_athlete_reads_of_that_one_first(desk: Desk) -> None:
    await desk.newsroom.command("volg", FEMKE, desk.person(101))
    await desk.publish(WOMEN, *women(MIHO, FEMKE, JUTTA))
    await desk.settle()
    (text,) = desk.texts(101)
    assert text.startswith("🥈🥉 Zilver voor Femke Kok en brons voor Jutta Leerdam!")
    assert "TeamNL staat nu in de medaillespiegel" in text


async def test_a_correction_goes_to_who_would_have_had_the_news(desk: Desk) -> None:
    """Who hears of gold only has nothing to hear of another bronze."""
    await desk.publish(WOMEN, *women(JUTTA, MIHO, FEMKE))
    await desk.settle()
    gold, all_of_it = desk.person(101), desk.person(102)
    for fan in (gold, all_of_it):
        await desk.newsroom.command("volg", "NL", fan)
    await desk.newsroom.tap("m:k:gold:1", gold)
    await desk.newsroom.tap("m:k:rank:0", gold)
    await desk.publish(WOMEN, *women(JUTTA, MIHO, "Brittany Bowe"), reason="jury")
    await desk.settle()
    assert desk.texts(101) == []
    assert "brons voor Brittany Bowe (was Femke Kok)" in desk.texts(102)[0]


async def test_the_preview_counts_those_who_will_get_it(desk: Desk) -> None:
    paused, gold, other, fan = (desk.person(number) for number in (101, 102, 103, 104))
    for one, what in ((paused, "NL"), (gold, "NL"), (other, "Italië"), (fan, "NL")):
        await desk.newsroom.command("volg", what, one)
    await desk.newsroom.tap("m:k:paused:1", paused)
    await desk.newsroom.tap("m:k:gold:1", gold)
    await desk.newsroom.tap("m:k:records:0", gold)
    before = desk.ledger.archive
    made = entry(MEN, medal(G, "USA", "Jordan Stolz"), medal(S, "NED", "Jenning de Boo"))
    assert await desk.newsroom.audience(before, before.with_entries((made,)), made) == 1
    await desk.publish(MEN, *made.podium)
    await desk.settle()
    assert [len(desk.texts(number)) for number in (101, 102, 103, 104)] == [0, 0, 0, 1]
