"""Nations side by side, with the reason, as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.layout import TableLine, blocks, bold, medal_table
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase, total_remark
from bot.replies.rendering import Scene, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase, Stage
from medals_core.comparison import ComparisonAnswer
from medals_core.games import Gender
from medals_core.nations import NEUTRAL_ATHLETES
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
        dutch.closing_line_html(answer.stage),
    )
    overtaking = None
    whole = answer.discipline is None and answer.gender is None and not answer.unranked
    if whole and len(answer.reasons) == 1 and answer.reasons[0].decider is not Decider.NOTHING:
        reason = answer.reasons[0]
        overtaking = next_asks.overtaking(reason.behind, reason.ahead, question, scene)
    firsts = tuple(next_asks.nation(noc, question, scene) for noc in answer.asked[:3])
    return Reply(
        text=text,
        buttons=button_rows(
            (*firsts, next_asks.picture(question, scene) if answer.stage.decided else None),
            (overtaking, next_asks.table(question, scene), next_asks.refresh(question, answer, scene)),
        ),
    )


def _first_line(answer: ComparisonAnswer, scene: Scene) -> str:
    if not any(line.tally.total for line in answer.lines):
        return _no_medals(answer, scene)
    statement = _colour_line(answer, scene) if answer.colour or answer.total else _order_line(answer, scene)
    if answer.claim_holds is not None:
        return f"{'Ja' if answer.claim_holds else 'Nee'}, {statement}"
    return dutch.capital(statement)


def _part(answer: ComparisonAnswer, scene: Scene) -> str:
    words = []
    if answer.discipline is not None:
        words.append(dutch.at_discipline(scene.archive.disciplines[answer.discipline].name))
    if answer.gender in (Gender.MEN, Gender.WOMEN):
        words.append(f"bij de {dutch.GENDER_NAMES[answer.gender]}")
    return " ".join(words)


def _no_medals(answer: ComparisonAnswer, scene: Scene) -> str:
    if not answer.stage.decided:
        return dutch.not_begun(answer.stage)
    names = dutch.listing([dutch.the(scene.nation(noc)) for noc in answer.asked])
    part = _part(answer, scene)
    start = "" if answer.claim_holds is None else "Ja: " if answer.claim_holds else "Nee: "
    name = names if start else dutch.capital(names)
    none = "geen medailles" if answer.stage.phase is Phase.FINISHED else "nog geen medailles"
    return f"{start}{_joined(name, dutch.has(answer.stage, True), part, none)}."


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
        level = _joined(verb, _part(answer, scene), "precies gelijk")
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
    return f"{_joined(_part(answer, scene), '; '.join(parts))}."


def _above(answer: ComparisonAnswer, scene: Scene) -> str:
    many = dutch.is_plural(scene.nation(answer.lines[0].noc))
    return _joined(_stood(answer.stage, many), _part(answer, scene), "boven")


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)


def _stood(stage: Stage, many: bool) -> str:
    if stage.phase.value == "finished":
        return "eindigden" if many else "eindigde"
    if not stage.is_latest:
        return "stonden" if many else "stond"
    return "staan" if many else "staat"


def _colour_line(answer: ComparisonAnswer, scene: Scene) -> str:
    """Which has more of a colour, or in total, with the difference in digits."""
    what = dutch.COLOUR_NAMES[answer.colour] if answer.colour else "medailles"
    counts = [(noc, _count(answer, noc)) for noc in answer.asked]
    counts.sort(key=lambda item: -item[1])
    (one, most), (other, second) = counts[0], counts[1]
    first, runner = scene.nation(one), scene.nation(other)
    verb = _joined(dutch.has(answer.stage, dutch.is_plural(first)), _part(answer, scene))
    if len(counts) > 2:
        rest = [f"{dutch.the(scene.nation(noc))} {count}" for noc, count in counts[1:]]
        held = f"{most} {what}" if answer.colour else dutch.medals(most)
        return f"{dutch.the(first)} {verb} {held}, {dutch.listing(rest)}."
    if most == second:
        verb = _joined(dutch.has(answer.stage, True), _part(answer, scene))
        return f"{dutch.the(first)} en {dutch.the(runner)} {verb} evenveel {what}: {most}."
    more = f"{most - second} {what} meer" if answer.colour or most - second != 1 else "1 medaille meer"
    return f"{dutch.the(first)} {verb} {more} dan {dutch.the(runner)}: {most} tegen {second}."


def _count(answer: ComparisonAnswer, noc: str) -> int:
    tally = answer.tally(noc)
    return tally.of(answer.colour) if answer.colour else tally.total


def _context(answer: ComparisonAnswer, scene: Scene) -> list[str]:
    if not any(line.tally.total for line in answer.lines):
        return []
    sentences = []
    for reason in answer.reasons:
        if {reason.ahead, reason.behind} & set(answer.unranked) or not reason.ahead_tally.total:
            continue
        if answer.total and answer.colour is None:
            if len(answer.lines) > 2:
                continue
            sentences.append(_official(reason, answer, scene))
        elif answer.colour is None:
            sentences.append(_pair(reason, scene) if len(answer.lines) > 2 else "")
            sentences.append(total_remark(reason, scene, answer.stage))
        elif len(answer.lines) == 2 and reason.decider.value != answer.colour.value:
            sentences.append(_pair(reason, scene))
    if NEUTRAL_ATHLETES in answer.unranked:
        sentences.append(f"{scene.nation(NEUTRAL_ATHLETES).name}: {OUTSIDE_TABLE}.")
    if answer.discipline is not None or answer.gender is not None:
        sentences.append("De plekken in dit lijstje zijn die van dit deel van de onderdelen.")
    return [sentence for sentence in sentences if sentence]


def _pair(reason: Reason, scene: Scene) -> str:
    ahead, behind = scene.nation(reason.ahead), scene.nation(reason.behind)
    return f"{ahead.name} – {behind.name}: {reason_phrase(reason)}."


def _official(reason: Reason, answer: ComparisonAnswer, scene: Scene) -> str:
    ahead, behind = scene.nation(reason.ahead), scene.nation(reason.behind)
    if reason.decider is Decider.NOTHING:
        return ""
    verb = _stood(answer.stage, dutch.is_plural(ahead))
    return (
        f"De officiële tabel gaat niet op het totaal: daar {verb} {dutch.the(ahead)} boven {dutch.the(behind)}, "
        f"{reason_phrase(reason)}."
    )
