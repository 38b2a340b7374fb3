"""A name that events of several sports have ("de sprint", "de aflossing", "de 10 kilometer"): who won one of them is
not told that he won none."""

from bot.understanding.grammar.items import Item
from medals_core.medals import Colour
from tests.support.listing import each
from tests.support.reading.reading import AFTER_THE_GAMES, archive, reply_to, understander

NAMES = ("sprint", "teamsprint", "massastart", "estafette", "aflossing", "achtervolging", "10 kilometer", "1500 meter",
         "1000 meter", "500 meter", "halfpipe", "big air", "slopestyle", "reuzenslalom", "ski cross")  # fmt: skip


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
