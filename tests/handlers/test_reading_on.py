"""Former Games are read when somebody asks about them: until then they take no memory."""

import threading
from datetime import UTC, datetime

from bot.clock import FrozenClock
from bot.handlers.answering import Answering, Known
from bot.understanding.understander import Understander
from medals_core import Season, TableQuestion
from tests.support.facts import read_anew


def test_a_question_about_one_summer_games_has_a_thread_read_the_rest() -> None:
    archive = read_anew()  # of the one that all tests share, anything may have been asked already
    clock = FrozenClock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    answering = Answering(lambda: Known(archive, 1), Understander, clock)
    summer = [each for each in archive.editions.values() if each.games.season is Season.SUMMER]

    answering.warm()
    answering.ask(TableQuestion(), "NED")
    assert not any(each.was_asked for each in summer)

    answering.ask(TableQuestion(games="2024-summer"), "NED")
    for thread in threading.enumerate():
        if thread.name == "reading-on":
            thread.join()
    assert all(each.was_asked for each in summer)
