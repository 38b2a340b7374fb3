"""The medal table as a reply."""

from collections.abc import Mapping

from bot.replies import dutch, next_asks
from bot.replies.layout import TableLine, blocks, bold, medal_table, table_aloud, with_gaps
from bot.replies.pages.reallocation import changed_later
from bot.replies.queries.filters import joined, part_of
from bot.replies.queries.verbs import stood
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.nations import Noc
from medals_core.pages.table import USUAL_LENGTH, Row, TableAnswer
from medals_core.queries.measures import Metric
from medals_core.questions import TableQuestion, ThenAndNowQuestion
from medals_core.standings import Standing

AROUND = 3
"""Lines above and below a nation when the table around it is asked for."""
MOST_LINES = 60

_LAST_COLUMN = {
    Metric.OFFICIAL: ("Tot", "totaal"), Metric.TOTAL: ("Tot", "totaal"), Metric.POINTS: ("Ptn", "punten"),
    Metric.POPULATION: ("/mln", "per miljoen inwoners"),
}  # fmt: skip
"""Its heading, and what that is for."""


@renders(TableAnswer)
def render_table(question: TableQuestion, answer: TableAnswer, scene: Scene) -> Reply:
    if not answer.rows:
        return Reply(text=_empty(answer, scene), buttons=_buttons(question, answer, scene))
    table, (heading, last) = table_lines(question, answer, scene), _LAST_COLUMN[answer.metric]
    text = blocks(
        bold(table_title(answer, scene)),
        medal_table(table, heading),
        "\n".join(safe(sentence) for sentence in _remarks(question, answer, scene)),
        dutch.stage_line_html(answer.stage),
    )
    return Reply(text=text, rows=table_aloud(table, last), buttons=_buttons(question, answer, scene))


def _empty(answer: TableAnswer, scene: Scene) -> str:
    if answer.stage.phase is Phase.BEFORE or not answer.stage.decided:
        return safe(dutch.not_begun(answer.stage))
    part = part_of(answer.only, scene)
    still = "" if answer.stage.phase is Phase.FINISHED else "nog "
    sentence = joined(f"Er {dutch.is_was(answer.stage, True)} {still}geen medailles", part)
    return blocks(safe(f"{sentence}."), dutch.stage_line_html(answer.stage))


def table_lines(
    question: TableQuestion, answer: TableAnswer, scene: Scene, moved: Mapping[Noc, int] | None = None
) -> list[TableLine | None]:
    """The lines shown, with the own nation's always among them. ``moved``: places won, by nation."""
    first, shown = _window(question, answer)
    own = answer.row(answer.own.noc)
    places = range(first, first + len(shown))
    rows = with_gaps(answer.rows, places if own is None else (*places, answer.rows.index(own)))
    rows += [None, answer.own] if own is None else []
    return [None if row is None else _line(row, answer, scene, moved or {}) for row in rows]


def _line(row: Row, answer: TableAnswer, scene: Scene, moved: Mapping[Noc, int]) -> TableLine:
    last = "" if row.value is None else str(int(row.value))
    if answer.metric is Metric.POPULATION:
        last = "?" if row.value is None else dutch.decimal(row.value)
    own = row.noc == answer.own.noc
    return TableLine(row.rank, scene.nation(row.noc), row.tally, own, last, moved.get(row.noc, 0))


def _window(question: TableQuestion, answer: TableAnswer) -> tuple[int, tuple[Row, ...]]:
    """The place of the first row shown and the rows."""
    rows = answer.rows
    if question.around is not None and (row := answer.row(question.around)) is not None:
        first = max(0, rows.index(row) - AROUND)
        return first, rows[first : first + 2 * AROUND + 1]
    length = USUAL_LENGTH if question.limit is None else question.limit or len(rows)
    first = question.start - 1 if question.start <= len(rows) else 0
    return first, rows[first : first + min(length, MOST_LINES)]


def table_title(answer: TableAnswer, scene: Scene) -> str:
    title = {
        Metric.OFFICIAL: "Medaillespiegel",
        Metric.TOTAL: "Medailles in totaal",
        Metric.POINTS: "Punten: 3 voor goud, 2 voor zilver, 1 voor brons",
        Metric.POPULATION: "Medailles per miljoen inwoners",
    }[answer.metric]
    return f"{title} {part_of(answer.only, scene)}".strip()


def _remarks(question: TableQuestion, answer: TableAnswer, scene: Scene) -> list[str]:
    own = scene.nation(answer.own.noc)
    remarks = []
    if answer.is_official:
        asked = question.around
        if asked is not None and asked != answer.own.noc and (row := answer.row(asked)) is not None:
            remarks.append(_sentence(answer, scene, row))
        reallocated = _was_reallocated(answer, scene) and answer.stage.as_of.known_by is None
        later = changed_later(answer.own_official.noc, answer.stage.games.games_id, scene) if reallocated else ""
        remarks.append(f"{later}." if later else _sentence(answer, scene, answer.own_official))
        if reallocated:
            remarks.append("Medailles die later van hand wisselden, zijn hierin verwerkt.")
        if not answer.stage.is_latest and (latest := answer.own_latest) != answer.own_official:
            remarks.append(f"Laatste stand: {dutch.rank_word(latest.rank, latest.shared)}, {latest.tally}.")
        outside = [f"{scene.nation(row.noc).name} ({dutch.gold_silver_bronze(row.tally)})" for row in answer.unranked]
        if outside:
            remarks.append(f"Buiten de officiële rangschikking: {dutch.listing(outside)}.")
        return remarks
    verb, official = stood(answer.stage, dutch.is_plural(own)), answer.own_official
    if (here := answer.row(own.noc)) is None:
        remarks.append(f"{joined(f'{dutch.the_nation(own)}: geen medailles', part_of(answer.only, scene))}.")
    elif here.rank is not None:
        remarks.append(f"{dutch.the_nation(own)} {verb} hier {dutch.rank_word(here.rank, here.shared)}.")
    too = "ook " if here is not None and here.rank == official.rank else ""
    place = f"{dutch.the(own)} {too}{dutch.rank_word(official.rank, official.shared)}"
    remarks.append(f"In de officiële tabel, die op goud gaat, {verb} {place}.")
    if answer.metric is Metric.POPULATION:
        unknown = [scene.nation(row.noc).name for row in answer.unranked if row.noc not in ("AIN", "MIX")]
        remarks.append("Inwonertallen: Verenigde Naties, 2025, afgerond.")
        if unknown:
            remarks.append(f"Zonder inwonertal: {dutch.listing(unknown)}.")
    return remarks


def _was_reallocated(answer: TableAnswer, scene: Scene) -> bool:
    """Did medals of these former Games change hands after them? Then an event has more than one entry."""
    games_id = answer.stage.games.games_id
    edition = scene.archive.edition(games_id)
    return games_id != scene.archive.current_id and len(edition.ledger) > len({e.event_id for e in edition.ledger})


def _sentence(answer: TableAnswer, scene: Scene, line: Row | Standing) -> str:
    nation, medals = scene.nation(line.noc), dutch.gold_silver_bronze(line.tally)
    name, many = dutch.the_nation(nation), dutch.is_plural(nation)
    if not line.tally.total:
        none = "geen medailles" if answer.stage.phase is Phase.FINISHED else "nog geen medaille"
        return f"{name} {dutch.has(answer.stage, many)} {none}."
    if line.rank is None:
        return f"{name}: {medals}."
    return f"{name} {dutch.stands(answer.stage, many)} {dutch.rank_word(line.rank, line.shared)} met {medals}."


def _buttons(question: TableQuestion, answer: TableAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    first, shown = _window(question, answer)
    n_shown, n_rows = len(shown), len(answer.rows)
    paging: list[Button | None] = []

    def page(label: str, start: int) -> None:
        shown_there = f"{start}–{min(n_rows, start + USUAL_LENGTH - 1)}"
        paging.append(ask_button(label.format(shown_there), question.model_copy(update={"start": start})))

    if question.around is None and question.limit != 0:
        if first > 0:
            page("◀️ {}", max(1, first + 1 - USUAL_LENGTH))
        if n_shown and first + n_shown < n_rows:
            page("{} ▶️", first + n_shown + 1)
    if n_shown and n_shown < n_rows <= MOST_LINES:
        everything = question.model_copy(update={"limit": 0, "start": 1, "around": None})
        paging.append(ask_button("Alles", everything))
    if n_shown and len(paging) < 3:
        paging.append(next_asks.picture(question))
    other: list[Button | None] = [next_asks.nation(answer.own.noc, question, scene)]
    again = next_asks.refresh(question, answer)
    if not answer.is_official:
        other.append(next_asks.table(question))
    elif n_shown:
        other.append(next_asks.race(answer.own.noc, question))
        if _was_reallocated(answer, scene):
            other.append(ask_button("🔁 Toen en nu", ThenAndNowQuestion(games=question.games)))
        elif again is None:
            total = TableQuestion(metric=Metric.TOTAL, **next_asks.same_moment(question))
            other.append(ask_button("Op totaal", total))
    return button_rows(tuple(paging), (*other, again))
