"""Rank over time, in words: the peak or the passings first, then a line a day."""

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.layout import blocks, bold, lines
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Stage
from medals_core.pages.timeline import Passing, TimelineAnswer
from medals_core.questions import RaceQuestion, TimelineQuestion
from medals_core.standings import Standing

MOST_PASSINGS = 12


@renders(TimelineAnswer)
def timeline(question: TimelineQuestion, answer: TimelineAnswer, scene: Scene) -> Reply:
    return Reply(
        text=blocks(*_body(answer, scene), dutch.stage_line_html(answer.stage)),
        rows=_rows_aloud(answer) if _has_table(answer) else (),
        buttons=_buttons(question, answer, scene),
    )


def _body(answer: TimelineAnswer, scene: Scene) -> tuple[str, ...]:
    stage = answer.stage
    if not stage.games.has_day_data:
        return (bold(f"Van {dutch.games_name(stage.games)} zijn er geen dagstanden, alleen de eindstand."),)
    if not answer.days:
        return (safe(dutch.not_begun(stage)),)
    if len(answer.nocs) == 1:
        return (bold(_peak(answer, scene)), _table(answer) if _has_table(answer) else "")
    return (bold(_passed(answer, scene)), _moments(answer, scene), _table(answer))


def _peak(answer: TimelineAnswer, scene: Scene) -> str:
    stage, name = answer.stage, dutch.the_nation(scene.nation(answer.nocs[0]))
    last = answer.days[-1].lines[0]
    if not answer.peaks:
        if last.tally.total:
            return f"{name} {by_tense(stage, 'heeft', 'had', 'had')} in deze dagen {last.tally} en won er niets bij."
        return f"{name} {by_tense(stage, 'heeft nog', 'had nog', 'won')} geen medaille."
    best = answer.peaks[0]
    rank = dutch.rank_word(best.standing.rank, best.standing.shared)
    stood = "stonden op hun" if dutch.is_plural(scene.nation(answer.nocs[0])) else "stond op zijn"
    when = dutch.day_and_time(best.at, stage.games.zone)
    text = f"{name} {stood} hoogst {rank}, voor het eerst op {when}"
    if last.rank is None:
        return f"{text}."
    now = by_tense(stage, "nu", "daarna", "aan het eind")
    return f"{text}; {now} {dutch.rank_word(last.rank, last.shared)} met {last.tally}."


def _passed(answer: TimelineAnswer, scene: Scene) -> str:
    names = dutch.capital(dutch.listing([dutch.the(scene.nation(noc)) for noc in answer.nocs]))
    if answer.passings:
        return f"{names} gingen elkaar {dutch.times(len(answer.passings))} voorbij."
    best = max(answer.days[-1].lines, key=lambda line: line.tally)
    stayed = by_tense(answer.stage, "blijft", "bleef", "bleef")
    return f"{names} gingen elkaar niet voorbij: {dutch.the(scene.nation(best.noc))} {stayed} voor."


def _moments(answer: TimelineAnswer, scene: Scene) -> str:
    shown = answer.passings[-MOST_PASSINGS:]
    left = len(answer.passings) - len(shown)
    first = f"… en {left} keer eerder" if left else ""
    return lines(first, *(safe(_moment(passing, answer.stage, scene)) for passing in shown))


def _moment(passing: Passing, stage: Stage, scene: Scene) -> str:
    local = stage.games.local(passing.at)
    rank = f", naar plek {passing.rank}" if passing.rank else ""
    return (
        f"• {dutch.day_label(local.date())} {dutch.clock_time(passing.at, stage.games.zone)}: "
        f"{scene.nation(passing.ahead).name} voorbij {dutch.the(scene.nation(passing.behind))} "
        f"({passing.ahead_tally} tegen {passing.behind_tally}){rank}"
    )


def _has_table(answer: TimelineAnswer) -> bool:
    return len(answer.nocs) > 1 or any(day.lines[0].tally.total for day in answer.days)


def _table(answer: TimelineAnswer) -> str:
    """A line a day; of one nation its rank and tally, of two the rank and the golds, of more the ranks."""
    if len(answer.nocs) == 1:
        rows = [f"{dutch.day_label(day.day):>6} {_rank(day.lines[0]):>5}  {day.lines[0].tally}" for day in answer.days]
        head = f"{'':6} {'plek':>5}  G-Z-B"
    elif len(answer.nocs) == 2:
        rows = [
            f"{dutch.day_label(day.day):>6}" + "".join(f" {_rank(line):>4} {line.tally.gold:>2}" for line in day.lines)
            for day in answer.days
        ]
        head = f"{'':6}" + "".join(f" {noc:>4} {'G':>2}" for noc in answer.nocs)
    else:
        rows = [f"{day.day.day:>2}" + "".join(f" {line.rank or '–':>3}" for line in day.lines) for day in answer.days]
        head = "  " + "".join(f" {noc:>3}" for noc in answer.nocs)
    return f"<pre>{safe(chr(10).join([head, *rows]))}</pre>"


def _rows_aloud(answer: TimelineAnswer) -> tuple[str, ...]:
    """The same table for who hears it."""
    n, rows = len(answer.nocs), []
    for day in answer.days:
        said = []
        for line in day.lines:
            place = dutch.rank_short(line.rank, line.shared and n < 3) if line.rank else "geen plaats"
            said.append(f"{place}, {line.tally}" if n == 1 else f"{line.noc} {place}")
            said[-1] += f" ({line.tally.gold} goud)" if n == 2 else ""
        when = dutch.day_label(day.day) if n < 3 else f"de {day.day.day}e"
        rows.append(f"{when}: {', '.join(said)}")
    return tuple(rows)


def _rank(line: Standing) -> str:
    if line.rank is None:
        return "–"
    return f"{line.rank}e" + ("=" if line.shared else "")


def _buttons(question: TimelineQuestion, answer: TimelineAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    with_own = None
    if scene.own not in answer.nocs and len(answer.nocs) < 6:
        nocs = (*answer.nocs, scene.own)
        with_own = ask_button(f"📈 Met {scene.own}", TimelineQuestion(nocs=nocs, **moment))
    day = next_asks.day(answer.days[-1].day, question) if answer.days else None
    compare = next_asks.comparison(answer.nocs[0], answer.nocs[1], question) if len(answer.nocs) > 1 else None
    race = ask_button(f"🏁 Strijd {answer.nocs[0]}", RaceQuestion(noc=answer.nocs[0], **moment))
    pictured = next_asks.picture(question) if answer.days else None
    return button_rows((with_own, compare), (race, day), (pictured, next_asks.refresh(question, answer)))
