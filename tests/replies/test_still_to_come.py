"""Who asks about an event that nobody has won yet hears when it is."""

from bot.understanding.canonical import read_canonical
from tests.support.replies.saying import AFTER, archive, moment, said

EVENING = moment(16, 23, 30)


def told(canonical: str, now: object = EVENING) -> str:
    question = read_canonical(canonical, archive())
    assert question is not None
    return said(question, EVENING if now is EVENING else AFTER)


def test_the_day_and_the_hour_of_what_is_planned() -> None:
    reply = told("/medailles bij schaatsen massastart vrouwen, vraag dag")
    assert reply.startswith("Er is nog geen medaille uitgereikt op de massastart vrouwen (schaatsen).")
    assert "Komt nog: massastart vrouwen (schaatsen) op zaterdag 21 februari om 17:15." in reply


def test_of_several_each_in_order_of_time() -> None:
    reply = told("/wie goud bij schaatsen massastart vrouwen, bij schaatsen massastart mannen")
    assert "massastart mannen (schaatsen) op zaterdag 21 februari om 16:40; massastart vrouwen" in reply


def test_nothing_is_to_come_of_what_was_won_by_others_or_is_over() -> None:
    assert "Komt nog" not in told("/wie BEL goud bij schaatsen 1000 meter vrouwen")
    assert "Komt nog" not in told("/wie BEL goud bij schaatsen massastart vrouwen", AFTER)
