"""Why one nation stands above another, in words: "gelijk in goud (6), zilver beslist: 9 tegen 6"."""

from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.answering import Stage
from medals_core.standings import Decider, Reason


def reason_phrase(reason: Reason) -> str:
    """What decides between the two, seen from the one ahead."""
    one, other = reason.ahead_tally, reason.behind_tally
    match reason.decider:
        case Decider.GOLD:
            return f"{one.gold - other.gold} goud meer, {one.gold} tegen {other.gold}"
        case Decider.SILVER:
            return f"gelijk in goud ({one.gold}), zilver beslist: {one.silver} tegen {other.silver}"
        case Decider.BRONZE:
            return (
                f"gelijk in goud ({one.gold}) en zilver ({one.silver}), brons beslist: "
                f"{one.bronze} tegen {other.bronze}"
            )
        case Decider.NOTHING:
            return f"precies gelijk, allebei {one}"


def total_remark(reason: Reason, scene: Scene, stage: Stage) -> str:
    """That a difference in total does not count, where one could think it does: when silver decided but the total
    differs by more, or when the one behind holds more medals. Empty otherwise."""
    difference = reason.total_difference
    if not _total_could_mislead(reason):
        return ""
    more = scene.nation(reason.ahead if difference > 0 else reason.behind)
    counts = sorted((reason.ahead_tally.total, reason.behind_tally.total), reverse=True)
    had = dutch.has(stage, dutch.is_plural(more))
    size = "één" if abs(difference) == 1 else dutch.number_word(abs(difference))
    counted = "telde" if dutch.is_past(stage) else "telt"
    order = {Decider.GOLD: "goud beslist", Decider.SILVER: "goud beslist, dan zilver"}.get(
        reason.decider, "goud beslist, dan zilver, dan brons"
    )
    numbers = f"({counts[0]} tegen {counts[1]})"
    return f"Dat {dutch.the(more)} er in totaal {size} meer {had} {numbers}, {counted} niet: {order}."


def _total_could_mislead(reason: Reason) -> bool:
    if reason.higher_total_does_not_count:
        return True
    silver = reason.ahead_tally.silver - reason.behind_tally.silver
    return reason.decider is Decider.SILVER and reason.total_difference > silver


OUTSIDE_TABLE = "geen rang: de officiële tabel laat neutrale atleten weg"
