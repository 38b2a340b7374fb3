"""Whom the final just shown was against: "van wie wonnen ze toen", "tegen wie was die finale"."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Bag
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.model import Ask, Listing
from medals_core.questions import Question


def opponent(bag: Bag, last: Question, ctx: Context, *, lost: bool, won: bool) -> Question | None:
    """van wie wonnen ze toen; tegen wie was die finale; van wie verloren ze: who stood one step lower, or higher"""
    told = shown(last, ctx)
    there = told.of.narrowed(games=told.latest) if told.latest is not None and told.of.games.ever else told.of
    said = all_said(bag, ctx, "noun", "ask", "metal", "gave_up", "fail", "win", "ahead")
    of = narrowed_by(there, said, last, ctx)
    if set(said.nations) >= set(of.nations):  # "wie versloegen we in de finale"
        of = of.narrowed(nations=tuple(said.nations))
        said.nations.clear()
    if said.nations or said.athletes or not (of.events or is_one_tournament(of, ctx)):
        return None
    theirs = shown(Listing(of=of), ctx) if of.nations or of.athletes or of.colours else None
    other = _other_finalist(theirs.colours if theirs is not None else (Colour.GOLD,), lost=lost, won=won)
    events = theirs.events if theirs is not None and of.nations else ()
    there = of.narrowed(nations=(), athletes=(), **({"events": events, "disciplines": ()} if events else {}))
    return Listing(of=there.narrowed(colours=(other,)), ask=Ask.WHO) if other else None


def _other_finalist(colours: tuple[Colour, ...], *, lost: bool, won: bool) -> Colour | None:
    """Whom the final was against; who had the bronze lost to somebody else."""
    if colours == (Colour.GOLD,):
        return Colour.SILVER
    return Colour.GOLD if colours == (Colour.SILVER,) and (lost or not won) else None


def is_one_tournament(of: Medals, ctx: Context) -> bool:
    """Is it of one event for each sex, as hockey? Then who came second won silver, rather than a place in a table."""
    games_id = of.games.ids[0] if len(of.games.ids) == 1 else ctx.archive.current_id
    events = [one for one in ctx.archive.edition(games_id).events.values() if one.discipline in of.disciplines]
    return len(of.disciplines) == 1 and 0 < len(events) == len({one.gender for one in events})
