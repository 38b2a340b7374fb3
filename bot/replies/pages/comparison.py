"""Nations side by side, with the reason, as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.layout import TableLine, blocks, bold, lines, medal_table, table_aloud
from bot.replies.queries.filters import joined, part_of
from bot.replies.queries.verbs import stood
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
    any_won = any(line.tally.total for line in answer.lines)
    first = dutch.capital(_order_line(answer, scene)) if any_won else _no_medals(answer, scene)
    firsts = [next_asks.nation(noc, question, scene) for noc in answer.asked[:3]]
    table = lines_of(answer, scene) if answer.stage.decided else []
    text = blocks(
        bold(first),
        medal_table(table) if table else None,
        lines(*(safe(sentence) for sentence in _context(answer, scene))) if any_won else None,
        dutch.stage_line_html(answer.stage) if table else None,
    )
    overtaking = None
    if answer.only == ALL and not answer.unranked and len(answer.lines) == 2:
        reason = answer.reasons[0]
        if reason.decider is not Decider.NOTHING:
            overtaking = next_asks.overtaking(reason.behind, reason.ahead, question)
    last = (overtaking, next_asks.table(question), next_asks.refresh(question, answer))
    pictured = next_asks.picture(question) if table else None
    rows = table_aloud(table) if table else ()
    return Reply(text=text, rows=rows, buttons=button_rows((*firsts, pictured), last))


def lines_of(answer: ComparisonAnswer, scene: Scene) -> list[TableLine]:
    return [TableLine(line.rank, scene.nation(line.noc), line.tally, line.noc == scene.own) for line in answer.lines]


def to_explain(answer: ComparisonAnswer) -> list[Reason]:
    """Between those with medals and a rank."""
    return [r for r in answer.reasons if r.ahead_tally.total and not {r.ahead, r.behind} & set(answer.unranked)]


def pair(reason: Reason, scene: Scene) -> str:
    ahead, behind = scene.nation(reason.ahead), scene.nation(reason.behind)
    return f"{ahead.name} – {behind.name}: {reason_phrase(reason)}."


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
        each = dutch.gold_silver_bronze(reason.ahead_tally)
        level = joined(stood(answer.stage, many=True), part_of(answer.only, scene), "precies gelijk")
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
    sentences = []
    for reason in to_explain(answer):
        sentences.append(pair(reason, scene) if len(answer.lines) > 2 else "")
        sentences.append(total_remark(reason, scene, answer.stage))
    if NEUTRAL_ATHLETES in answer.unranked:
        sentences.append(f"{scene.nation(NEUTRAL_ATHLETES).name}: {OUTSIDE_TABLE}.")
    return sentences
