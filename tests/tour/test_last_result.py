"""The bar says what happened last, in one line."""

from dataclasses import replace

from bot.demo.replay import headline
from medals_core import load_archive


def test_the_last_result_in_one_line() -> None:
    archive = load_archive()
    entry = archive.current.book.entry("speed-skating-500m-women")
    assert entry is not None
    assert headline(entry, archive).startswith("500 meter vrouwen (schaatsen): 🥇 Nederland 🥈 Nederland 🥉 ")
    withdrawn = replace(entry, podium=())
    assert headline(withdrawn, archive) == "500 meter vrouwen (schaatsen): ingetrokken"
