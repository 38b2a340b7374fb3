"""Why one nation stands above another, in words: "evenveel goud (6), meer zilver: 9 tegen 6"."""

from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.answering import Stage
from medals_core.standings import Decider, Reason


def reason_phrase(reason: Reason, *, of_behind: bool = False) -> str:
    """What decides between the two, seen from the one ahead, or from the one behind."""
    one, other = reason.ahead_tally, reason.behind_tally
    if of_behind:
        one, other = other, one
    more = "minder" if of_behind else "meer"
    match reason.decider:
        case Decider.GOLD:
            return f"{abs(one.gold - other.gold)} goud {more}, {one.gold} tegen {other.gold}"
        case Decider.SILVER:
            return f"evenveel goud ({one.gold}), {more} zilver: {one.silver} tegen {other.silver}"
        case Decider.BRONZE:
            level = f"evenveel goud ({one.gold}) en zilver ({one.silver})"
            return f"{level}, {more} brons: {one.bronze} tegen {other.bronze}"
        case Decider.NOTHING:
            return f"precies gelijk, allebei {one}"


def total_remark(reason: Reason, scene: Scene, stage: Stage) -> str:
    """That a difference in total does not count, where one could think it does: when silver decided but the total
    differs by more, or when the one behind holds more medals. Empty otherwise."""
    difference = reason.total_difference
    silver = reason.ahead_tally.silver - reason.behind_tally.silver
    if not reason.higher_total_does_not_count and not (reason.decider is Decider.SILVER and difference > silver):
        return ""
    more = scene.nation(reason.ahead if difference > 0 else reason.behind)
    fewer, most = sorted((reason.ahead_tally.total, reason.behind_tally.total))
    had = f"{dutch.number_word(most - fewer)} meer {dutch.has(stage, dutch.is_plural(more))} ({most} tegen {fewer})"
    counted = "telde" if dutch.is_past(stage) else "telt"
    order = {Decider.GOLD: "", Decider.SILVER: ", dan zilver"}.get(reason.decider, ", dan zilver, dan brons")
    return f"Dat {dutch.the(more)} er in totaal {had}, {counted} niet: goud beslist{order}."


OUTSIDE_TABLE = "geen rang: de officiële tabel laat neutrale atleten weg"
