"""All medals of one day as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, fitting, lines
from bot.replies.medal_wording import event_title, winner_short
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.medal_lines import MedalLine, tally_of
from medals_core.nations import Nation
from medals_core.pages.day import DayAnswer, RankMove
from medals_core.questions import DayQuestion, ProgrammeQuestion, ReportQuestion, TableQuestion

MOST_NATIONS = 6
_MOVED = {
    (False, False): ("komt", "blijft", "stijgt", "zakt"), (True, False): ("komen", "blijven", "stijgen", "zakken"),
    (False, True): ("kwam", "bleef", "steeg", "zakte"), (True, True): ("kwamen", "bleven", "stegen", "zakten"),
}  # fmt: skip
"""Verbs, by whether the nation takes a plural one and whether it is past."""


@renders(DayAnswer)
def render_day(question: DayQuestion, answer: DayAnswer, scene: Scene) -> Reply:
    events = [_event(medals, scene) for medals in podiums_of(answer.lines)]
    text = blocks(
        bold(_first_line(answer, scene)),
        lines(*(safe(move) for move in _moves(answer, scene))) if answer.number is not None else None,
        fitting(events, 30, 2600),
        safe(_nations(answer, scene)),
        safe(_still(answer)),
        dutch.stage_line_html(answer.stage) if answer.number is not None and answer.has_day_data else None,
    )
    return Reply(text=text, buttons=_buttons(question, answer, scene))


def day_title(answer: DayAnswer) -> str:
    """Dinsdag 17 februari (dag 11); outside the Games with the year."""
    day = dutch.capital(dutch.day_name(answer.day, with_year=answer.number is None))
    return f"{day} (dag {answer.number})" if answer.number is not None else day


def _first_line(answer: DayAnswer, scene: Scene) -> str:
    title = day_title(answer)
    games = answer.stage.games
    if not answer.has_day_data:
        return f"Van {dutch.games_name(games)} is niet per dag bekend wie wat won."
    if answer.number is None:
        if answer.day < games.first_medal_day:
            past = answer.stage.at >= games.start_of(games.first_medal_day) or answer.stage.phase is not Phase.BEFORE
            verb = "vielen" if past or not answer.stage.is_latest else "vallen"
            return f"{title}: geen medailles; de eerste {verb} op {dutch.day_name(games.first_medal_day)}."
        return f"{title}: geen medailles; de Spelen waren op {dutch.day_name(games.closing)} afgelopen."
    subject = scene.nation(answer.noc or scene.own)
    own = [line for line in answer.lines if line.medal.noc == subject.noc]
    name = dutch.the(subject)
    if not answer.lines and answer.noc is None:
        planned = len(answer.undecided)
        if planned and answer.stage.phase is not Phase.FINISHED:
            verb = "staat" if planned == 1 else "staan"
            return f"{title}: nog geen medailles, er {verb} {dutch.count_of(planned, 'onderdeel')} op het programma."
        return f"{title}: geen medailles."
    if own:
        return f"{title}: {dutch.medals(len(own))} voor {name} ({dutch.split(tally_of(own)).lstrip(':, ')})."
    still = "nog " if answer.undecided and answer.stage.is_latest else ""
    return f"{title}: {still}geen medaille voor {name}."


def podiums_of(medals: tuple[MedalLine, ...]) -> list[list[MedalLine]]:
    """The day's podiums in order of their last medal: a bronze with a match of its own stands with its gold."""
    events: dict[str, list[MedalLine]] = {}
    for line in medals:
        events.setdefault(line.event.event_id, []).append(line)
    return sorted(events.values(), key=lambda podium: podium[-1].medal.won_at)


def _event(podium: list[MedalLine], scene: Scene) -> str:
    time = dutch.clock_time(podium[-1].medal.won_at)
    title = safe(event_title(podium[0].event, scene.archive))
    steps = sorted(podium, key=lambda line: line.step)
    won = "  ".join(f"{dutch.medal_emoji(line.medal.colour)} {winner_short(line.medal, scene)}" for line in steps)
    return f"<b>{time}</b> {title}\n{safe(won)}"


def _nations(answer: DayAnswer, scene: Scene) -> str:
    if answer.noc is not None or not answer.all_tallies:
        return ""
    best = [f"{scene.nation(noc).name} {tally}" for noc, tally in answer.all_tallies[:MOST_NATIONS]]
    more = len(answer.all_tallies) - len(best)
    tail = f" en nog {dutch.count_of(more, 'land')}" if more > 0 else ""
    return f"Per land: {', '.join(best)}{tail}."


def _moves(answer: DayAnswer, scene: Scene) -> list[str]:
    if not answer.lines and answer.noc is None:
        return []
    said = [_own_move(answer.own, scene.nation(answer.own.noc), past=dutch.is_past(answer.stage))]
    leader = answer.top[0] if answer.top else None
    movers = [move for move in answer.top if move.moved and move.noc != answer.own.noc and move.before.rank]
    if leader is not None and leader.noc != answer.own.noc and leader not in movers:
        said.append(f"Koploper: {dutch.the(scene.nation(leader.noc))} ({leader.after.tally}).")
    if movers:
        ranks = [(move, dutch.rank_short(move.before.rank), dutch.rank_short(move.after.rank)) for move in movers]
        parts = [f"{scene.nation(move.noc).name} van {was} naar {now}" for move, was, now in ranks]
        said.append(f"In de top vijf: {', '.join(parts)}.")
    return said


def _own_move(move: RankMove, nation: Nation, *, past: bool) -> str:
    name, before, after = dutch.the_nation(nation), move.before, move.after
    come, stay, rise, fall = _MOVED[dutch.is_plural(nation), past]
    if after.rank is None:
        if after.tally.total:
            return f"{name}: {after.tally}, buiten de officiële tabel."
        return f"{name}: nog geen medailles, dus nog niet in de tabel."
    place = dutch.rank_short(after.rank, after.shared)
    if before.rank is None:
        return f"{name} {come} de tabel binnen: {place} ({after.tally})."
    if before.rank == after.rank:
        return f"{name} {stay} {place} ({after.tally})."
    was, went = dutch.rank_short(before.rank, before.shared), rise if after.rank < before.rank else fall
    return f"{name} {went} van {was} naar {place} ({after.tally})."


def _still(answer: DayAnswer) -> str:
    if not answer.undecided or not answer.lines or answer.stage.phase is Phase.FINISHED:
        return ""
    return f"Nog te beslissen op deze dag: {dutch.count_of(len(answer.undecided), 'onderdeel')}."


def _buttons(question: DayQuestion, answer: DayAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    row: list[Button | None] = [next_asks.table(question)]
    if answer.number is not None:
        row = [ask_button("📊 Stand", TableQuestion(games=question.games, as_of=answer.stage.as_of))]
        if answer.undecided:
            row.append(ask_button("📅 Programma", ProgrammeQuestion(day=answer.day, games=question.games)))
        elif answer.lines:
            row.append(ask_button("📰 Verslag", ReportQuestion(day=answer.day, games=question.games)))
    if answer.lines and answer.has_day_data:
        row.append(next_asks.picture(question))
    days = next_asks.other_days(question, answer.previous, answer.following)
    return button_rows(days, (*row, next_asks.refresh(question, answer)))
