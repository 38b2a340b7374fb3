"""How one nation is doing, as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, lines
from bot.replies.medal_wording import medal_line
from bot.replies.pages.reallocation import changed_later
from bot.replies.queries.filters import joined, part_of
from bot.replies.queries.measure_names import one_colour
from bot.replies.queries.verbs import stood
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase, total_remark
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase, Stage
from medals_core.archive import LATEST
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.pages.nation import NationAnswer
from medals_core.questions import NationQuestion, ProgrammeQuestion, TableQuestion
from medals_core.standings import Reason, Standing

MOST_DISCIPLINES = 6


def rank_sentence(noc: Noc, line: Standing, stage: Stage, scene: Scene, part: str = "") -> str:
    """De Verenigde Staten eindigden als tweede; Nederland stond gedeeld achtste; without its full stop."""
    nation = scene.nation(noc)
    assert line.rank is not None
    verb, *as_ = dutch.stands(stage, dutch.is_plural(nation)).split()
    return joined(dutch.the_nation(nation), verb, part, *as_, dutch.rank_word(line.rank, line.shared))


@renders(NationAnswer)
def render_nation(question: NationQuestion, answer: NationAnswer, scene: Scene) -> Reply:
    won = answer.standing.tally.total
    text = (_with_medals if won else _without_medals)(question, answer, scene)
    return Reply(text=text, buttons=_buttons(question, answer, scene))


def _with_medals(question: NationQuestion, answer: NationAnswer, scene: Scene) -> str:
    nation, stage = scene.nation(answer.noc), answer.stage
    context = [] if answer.standing.rank is not None else [f"{dutch.capital(OUTSIDE_TABLE)}."]
    if question.games not in (None, scene.archive.current_id) and question.as_of == LATEST:
        later = changed_later(answer.noc, stage.games.games_id, scene)
        context.append(f"{later}." if later else "")
    context += _neighbours(answer, scene)
    return blocks(
        f"{nation.flag} {bold(_first_line(question, answer, scene))}".strip(),
        lines(*map(safe, context)),
        lines(_disciplines(question, answer, scene), _last_medal(answer, scene)),
        lines(safe(_since(answer)), dutch.stage_line_html(stage)),
    )


def _medals(tally: Tally) -> str:
    """After a rank: ": 10 goud, 7 zilver en 3 brons (20 medailles)"; of one colour ", met één bronzen medaille"."""
    if alone := one_colour(tally):
        return f", met {alone}"
    return f": {dutch.gold_silver_bronze(tally)} ({dutch.medals(tally.total)})"


def _first_line(question: NationQuestion, answer: NationAnswer, scene: Scene) -> str:
    nation, line, stage = scene.nation(answer.noc), answer.standing, answer.stage
    part = part_of(question.only, scene)
    if line.rank is None:
        verb = dutch.has(stage, dutch.is_plural(nation))
        return f"{joined(dutch.the_nation(nation), verb, part, dutch.medals_by_colour(line.tally))}."
    return f"{rank_sentence(answer.noc, line, stage, scene, part)}{_medals(line.tally)}."


def _neighbours(answer: NationAnswer, scene: Scene) -> list[str]:
    found: list[str] = []
    stage = answer.stage
    if answer.sharing:
        others = dutch.first_few([dutch.the(scene.nation(noc)) for noc in answer.sharing], 5)
        found.append(f"Precies gelijk met {others}.")
    if (above := answer.above) is not None:
        found.append(_neighbour("Erboven", above, above.ahead, answer.just_above[0], scene, stage))
    if (below := answer.below) is not None:
        found.append(_neighbour("Eronder", below, below.behind, answer.just_below[0], scene, stage))
    return found


def _neighbour(side: str, reason: Reason, noc: Noc, line: Standing, scene: Scene, stage: Stage) -> str:
    other, remark = dutch.the(scene.nation(noc)), total_remark(reason, scene, stage)
    why = reason_phrase(reason, of_behind=noc == reason.behind)
    return f"{side}: {other} ({dutch.rank_short(line.rank)}, {line.tally}), {why}. {remark}".strip()


def _disciplines(question: NationQuestion, answer: NationAnswer, scene: Scene) -> str:
    parts = [
        f"{scene.archive.disciplines[discipline].name} {tally}"
        for discipline, tally in answer.by_discipline[:MOST_DISCIPLINES]
    ]
    more = len(answer.by_discipline) - MOST_DISCIPLINES
    if len(parts) == 1 and question.only.disciplines:
        return ""  # the first line tells it
    if more > 0:
        parts.append(f"nog {dutch.count_of(more, 'sport')}")
    return safe(f"Per sport: {', '.join(parts)}.")


def _last_medal(answer: NationAnswer, scene: Scene) -> str:
    if not answer.medals or not answer.stage.games.has_day_data:
        return ""
    return safe(f"Laatste medaille: {medal_line(answer.medals[-1], scene, nation=False)}")


def _since(answer: NationAnswer) -> str:
    if answer.stage.is_latest or answer.latest == answer.standing or answer.latest.rank is None:
        return ""
    return f"Laatste stand: {dutch.rank_word(answer.latest.rank, answer.latest.shared)}, {answer.latest.tally}."


def _without_medals(question: NationQuestion, answer: NationAnswer, scene: Scene) -> str:
    nation, stage = scene.nation(answer.noc), answer.stage
    name, many = dutch.the_nation(nation), dutch.is_plural(nation)
    if stage.phase is Phase.BEFORE:
        return lines(safe(dutch.not_begun(stage)), safe(f"{name}: nog geen medailles."))
    none = "geen medailles" if stage.phase is Phase.FINISHED else "nog geen medaille"
    said, later = f"{name} {dutch.has(stage, many)} {none}", ""
    if answer.took_part is False:
        where = f"{'deden' if many else 'deed'} niet mee aan de Spelen van {dutch.games_name(stage.games)}"
        first = bold(f"{name} {where} en {dutch.has(stage, many)} dus geen medailles") + "."
    elif part := part_of(question.only, scene):
        first = bold(f"{said} {part}.")
    else:
        first = bold(said) + f" en {stood(stage, many)} dus niet in de medaillespiegel."
        if answer.latest.tally.total and not stage.is_latest:
            later = f"Later wel: {dutch.gold_silver_bronze(answer.latest.tally)}."
    return blocks(f"{nation.flag} {first}".strip(), later, dutch.stage_line_html(stage))


def _buttons(question: NationQuestion, answer: NationAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    first: list[Button | None] = []
    if answer.medals:
        first.append(next_asks.which(next_asks.medals_there(question, nations=(answer.noc,))))
    if answer.stage.phase is not Phase.FINISHED and answer.stage.is_latest:
        first.append(ask_button("📅 Programma", ProgrammeQuestion(noc=answer.noc, games=question.games)))
    elif answer.standing.rank is not None:
        first.append(next_asks.race(answer.noc, question))
    if (again := next_asks.refresh(question, answer)) is None or len(first) < 2:
        first.append(next_asks.history(answer.noc, next_asks.seasons_of(question.games, scene)))
    compared = None
    if answer.noc != scene.own:
        compared = next_asks.comparison(scene.own, answer.noc, question)
    elif answer.above is not None:
        compared = next_asks.comparison(answer.noc, answer.above.ahead, question)
    around = TableQuestion(around=answer.noc if answer.standing.rank else None, **moment)
    second = (compared, ask_button("📊 Stand", around), next_asks.picture(question), again)
    return button_rows(tuple(first), second)
