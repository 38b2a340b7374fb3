"""Who came behind or beside somebody on a podium."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.narrowing.people import open_to
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.model import Ask, Listing
from medals_core.queries.selecting import find
from medals_core.questions import Question

_STEPS = {2: Colour.SILVER, 3: Colour.BRONZE}


def behind_athlete(bag: Bag, ctx: Context) -> Question | None:
    """wie werd 2e achter Bergsma op de massastart: of the events that Bergsma won"""
    place = next(
        (
            at
            for at in bag.places("beside")
            if (bag.items[at].value("beside").just or not bag.items[at].value("beside").above)
            and any(one.has("athlete") for one in bag.items[at].value("beside").items)
        ),
        None,
    )
    if place is None or (bag.has("ask") and not bag.has("ask", "who")):
        return None
    one: Beside = bag.items[place].value("beside")
    bag.taken.add(place)
    bag.skip("ask.who")
    before = narrow(Bag(one.items), ctx)
    ranks = bag.take_all("rank")
    said = all_said(bag, ctx, "placed")
    steps = tuple(_STEPS[rank] for rank in ranks if rank in _STEPS)
    if said.nations or said.athletes or len(before.athletes) != 1 or before.nations:
        return None
    said.events = open_to(before.athletes, said.events)
    if one.just and not ranks:
        return _next_to(said.medals(), before.athletes[0].athlete_id, one.above, ctx)
    if one.above or not steps or len(steps) != len(ranks):  # a colour said of who came behind: a duel
        return None
    won = Medals(athletes=(before.athletes[0].athlete_id,), colours=(Colour.GOLD,))
    return Listing(of=said.medals(colours=steps, beside=won), ask=Ask.WHO)


def _next_to(of: Medals, athlete: str, above: bool, ctx: Context) -> Question | None:
    """ "direct achter Rijpma op de 1500": the step of that podium next to hers."""
    lines = list(find(of.narrowed(athletes=(athlete,)), ctx.archive).selection.lines())
    if len(lines) != 1 or not of.events:
        return None
    steps = list(Colour)
    step = steps.index(lines[0].medal.colour) + (-1 if above else 1)
    if not 0 <= step < len(steps):
        return None
    return Listing(of=of.narrowed(colours=(steps[step],)), ask=Ask.WHO)
