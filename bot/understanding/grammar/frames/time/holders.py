"""Who held a place of the table, one after another."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from medals_core.archive import LATEST
from medals_core.queries.model import Holders
from medals_core.questions import Question


def holders(bag: Bag, ctx: Context) -> Question | None:
    """hoe vaak wisselde de koppositie; welke landen hebben bovenaan gestaan; wie stonden er allemaal derde"""
    changes = bool(bag.take_all("changed_hands")) or (bag.has("ask", "how_often") and _went_over(bag))
    several = bag.has("ask", "who", "which", "show", "how_many") and _all_of_them(bag)
    if not (changes or several) or bag.has_any("at_games", "games", "metal", "won_games"):
        return None
    rank = bag.take("rank") or (1 if bag.has("describe", "leader") or bag.has("most", "first") or changes else None)
    if rank is None:
        return None
    bag.take_all("placed")
    bag.skip("whole_of_it", "stand", "once", "measure.different", "be", "have", "auxiliary", "any", "doing_verb")
    said = all_said(bag, ctx, "describe.leader", "most.first", "placed", "noun.place", "noun.nation", "ask", "ever",
                    "page.table", state=True)  # fmt: skip
    days = said.moment.days() if said.moment is not None else None
    if said.nations or said.athletes or said.events or (said.moment is not None and days is None):
        return None
    from_day, to_day = days or (None, None)
    said.days = None
    within = said.medals(as_of=LATEST) if days else said.medals()
    return Holders(place=int(rank), within=within, changes=changes, from_day=from_day, to_day=to_day)


def _went_over(bag: Bag) -> bool:
    """ "hoe vaak ging de leiding over" """
    return bag.says("ging", "is", "gaat") and bag.items[-1].said in ("over", "overgegaan")


def _all_of_them(bag: Bag) -> bool:
    """ "welke landen stonden", "wie stonden er allemaal": not who stands there now."""
    if any(one.said in ("allemaal", "allen", "achtereenvolgens") for one in bag.items):
        return True
    if any(one.has("describe", "leader") and one.said.endswith(("lopers", "leiders", "voerders")) for one in bag.items):
        return True
    lands = any(one.has("noun", "nation") and one.said.endswith("en") for one in bag.items)
    words = {word for one in bag.items for word in one.said.split()}
    return lands and not words.isdisjoint(("stonden", "gestaan", "hadden", "voerden", "leidden", "bezetten"))
