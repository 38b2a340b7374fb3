"""Who won gold is not told that he won none. Names of events are shared ("de sprint", "de 10 kilometer"), were of other
sports or sexes at other Games, and who is at the current Games may have won at former ones: then the reply says so."""

import re

from bot.understanding.grammar.items import Item
from medals_core.games import Games
from medals_core.medals import Colour, Medal
from tests.support.listing import each
from tests.support.reading.reading import AFTER_THE_GAMES, archive, reply_to, understander

NAMES = ("sprint", "teamsprint", "massastart", "estafette", "aflossing", "achtervolging", "10 kilometer", "1500 meter",
         "1000 meter", "500 meter", "halfpipe", "big air", "slopestyle", "reuzenslalom", "ski cross")  # fmt: skip
EVERY = 29
"""Of the 6,000 gold medals since 1960 so many are passed over for one that is asked about."""


def _fits(name: str) -> set[str]:
    items: tuple[Item, ...] = understander().phrases(f"wie won goud op de {name}", AFTER_THE_GAMES)
    return {one.event.event_id for item in items if item.has("event") for one in item.value("event").candidates}


@each(NAMES)
def test_who_won_one_of_them_won_it(name: str) -> None:
    events, book = _fits(name), archive().current.book
    golden = [won.medal for won in book.medals() if won.medal.colour is Colour.GOLD and won.event_id in events]
    assert golden, name
    for noc in sorted({medal.noc for medal in golden}):
        land = archive().nations[noc].name
        assert reply_to(f"won {land} goud op de {name}").startswith("Ja"), (name, land)
    for who in sorted({one for medal in golden for one in medal.athletes}):
        assert reply_to(f"won {who} goud op de {name}").startswith("Ja"), (name, who)


def _golden() -> list[tuple[Games, str, Medal]]:
    found = [
        (edition.games, re.sub(r" \(.*\)| (?:mannen|vrouwen)$", "", edition.events[won.event_id].name), won.medal)
        for edition in archive().editions.values()
        if edition.games.year >= 1960
        for won in edition.book.medals()
        if won.medal.colour is Colour.GOLD
    ]
    return found[::EVERY]


@each(_golden(), spread=True)
def test_nobody_is_told_that_he_won_none(games: Games, event: str, medal: Medal) -> None:
    land = archive().nations[medal.noc].name
    asked = [f"won {land} goud op de {event} in {games.city} {games.year}"]
    asked += [f"won {one} goud op de {event}" for one in medal.athletes[:1]]
    for text in asked:
        reply = reply_to(text)
        denied = reply.startswith("Nee") and not re.search(r"(?:Eerder w|W)el:", reply)
        assert not denied or "kamp" in event, (text, reply[:150])  # "de meerkamp" is of two sports
