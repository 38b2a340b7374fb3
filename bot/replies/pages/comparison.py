"""Nations side by side, with the reason, as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.layout import TableLine, blocks, bold, medal_table
from bot.replies.queries.filters import joined, part_of
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase, total_remark
from bot.replies.rendering import Scene, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase
from medals_core.nations import NEUTRAL_ATHLETES
from medals_core.pages.comparison import ComparisonAnswer
from medals_core.queries.filters import ALL
from medals_core.questions import ComparisonQuestion
from medals_core.standings import Decider, Reason


@renders(ComparisonAnswer)
def render_comparison(question: ComparisonQuestion, answer: ComparisonAnswer, scene: Scene) -> Reply:
    table = [
        TableLine(rank=line.rank, nation=scene.nation(line.noc), tally=line.tally, own=line.noc == scene.own)
        for line in answer.lines
    ]
    text = blocks(
        bold(_first_line(answer, scene)),
        medal_table(table) if answer.stage.decided else None,
        "\n".join(safe(sentence) for sentence in _context(answer, scene)),
        dutch.stage_line_html(answer.stage) if answer.stage.decided else None,
    )
    overtaking = None
    if (
        answer.only == ALL
        and not answer.unranked
        and len(answer.reasons) == 1
        and answer.reasons[0].decider is not Decider.NOTHING
    ):
        reason = answer.reasons[0]
        overtaking = next_asks.overtaking(reason.behind, reason.ahead, question)
    firsts = tuple(next_asks.nation(noc, question, scene) for noc in answer.asked[:3])
    return Reply(
        text=text,
        buttons=button_rows(
            (*firsts, next_asks.picture(question) if answer.stage.decided else None),
            (overtaking, next_asks.table(question), next_asks.refresh(question, answer)),
        ),
    )


def _first_line(answer: ComparisonAnswer, scene: Scene) -> str:
    if not any(line.tally.total for line in answer.lines):
        return _no_medals(answer, scene)
    return dutch.capital(_order_line(answer, scene))


def _no_medals(answer: ComparisonAnswer, scene: Scene) -> str:
    if not answer.stage.decided:
        return dutch.not_begun(answer.stage)
    names = dutch.capital(dutch.listing([dutch.the(scene.nation(noc)) for noc in answer.asked]))
    none = "geen medailles" if answer.stage.phase is Phase.FINISHED else "nog geen medailles"
    return f"{joined(names, dutch.has(answer.stage, True), none, part_of(answer.only, scene))}."


def _order_line(answer: ComparisonAnswer, scene: Scene) -> str:
    if answer.unranked:
        return _side_by_side(answer, scene)
    if len(answer.lines) > 2:
        names = [dutch.the(scene.nation(line.noc)) for line in answer.lines]
        return f"{names[0]} {_above(answer, scene)} {dutch.listing(names[1:])}."
    reason = answer.reasons[0]
    ahead, behind = scene.nation(reason.ahead), scene.nation(reason.behind)
    if reason.decider is Decider.NOTHING:
        verb = "stonden" if dutch.is_past(answer.stage) else "staan"
        each = dutch.gold_silver_bronze(reason.ahead_tally)
        level = joined(verb, part_of(answer.only, scene), "precies gelijk")
        return f"{dutch.the(ahead)} en {dutch.the(behind)} {level}: allebei {each}."
    return f"{dutch.the(ahead)} {_above(answer, scene)} {dutch.the(behind)}: {reason_phrase(reason)}."


def _side_by_side(answer: ComparisonAnswer, scene: Scene) -> str:
    """With neutral athletes among them nobody stands above anybody: only the medals can be told."""
    parts = []
    for line in answer.lines:
        nation = scene.nation(line.noc)
        verb = dutch.has(answer.stage, dutch.is_plural(nation))
        medals = dutch.gold_silver_bronze(line.tally) if line.tally.total else "geen medailles"
        parts.append(f"{dutch.the(nation)} {verb} {medals}")
    return f"{joined(part_of(answer.only, scene), '; '.join(parts))}."


def _above(answer: ComparisonAnswer, scene: Scene) -> str:
    many = dutch.is_plural(scene.nation(answer.lines[0].noc))
    return joined(dutch.stands(answer.stage, many).removesuffix(" als"), part_of(answer.only, scene), "boven")


def _context(answer: ComparisonAnswer, scene: Scene) -> list[str]:
    if not any(line.tally.total for line in answer.lines):
        return []
    sentences = []
    for reason in answer.reasons:
        if {reason.ahead, reason.behind} & set(answer.unranked) or not reason.ahead_tally.total:
            continue
        sentences.append(_pair(reason, scene) if len(answer.lines) > 2 else "")
        sentences.append(total_remark(reason, scene, answer.stage))
    if NEUTRAL_ATHLETES in answer.unranked:
        sentences.append(f"{scene.nation(NEUTRAL_ATHLETES).name}: {OUTSIDE_TABLE}.")
    return [sentence for sentence in sentences if sentence]


def _pair(reason: Reason, scene: Scene) -> str:
    ahead, behind = scene.nation(reason.ahead), scene.nation(reason.behind)
    return f"{ahead.name} – {behind.name}: {reason_phrase(reason)}."
