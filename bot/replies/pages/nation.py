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
    nation = scene.nation(answer.noc)
    stage = answer.stage
    if not answer.standing.tally.total:
        return Reply(text=_without_medals(question, answer, scene), buttons=_buttons(question, answer, scene))
    context: list[str | None] = []
    if answer.standing.rank is None:
        context.append(safe(dutch.capital(OUTSIDE_TABLE)) + ".")
    if question.games not in (None, scene.archive.current_id) and question.as_of == LATEST:
        later = changed_later(answer.noc, stage.games.games_id, scene)
        context.append(safe(f"{later}.") if later else None)
    context += [safe(sentence) for sentence in _neighbours(answer, scene)]
    text = blocks(
        f"{nation.flag} {bold(_first_line(question, answer, scene))}".strip(),
        lines(*context),
        lines(_disciplines(answer, scene), _last_medal(answer, scene)),
        lines(safe(_since(answer)), dutch.stage_line_html(stage)),
    )
    return Reply(text=text, buttons=_buttons(question, answer, scene))


def _medals(line: Standing, each: str = "") -> str:
    """After a rank: ": 10 goud, 7 zilver en 3 brons (20 medailles)"; of one colour ", met één bronzen medaille"."""
    if alone := one_colour(line.tally):
        return f", {each}met {alone}"
    return f": {each}{dutch.gold_silver_bronze(line.tally)} ({dutch.medals(line.tally.total)})"


def _first_line(question: NationQuestion, answer: NationAnswer, scene: Scene) -> str:
    nation, line, stage = scene.nation(answer.noc), answer.standing, answer.stage
    part = part_of(question.only, scene)
    if line.rank is None:
        verb = dutch.has(stage, dutch.is_plural(nation))
        return f"{joined(dutch.the_nation(nation), verb, part, dutch.medals_by_colour(line.tally))}."
    sentence = rank_sentence(answer.noc, line, stage, scene, part)
    return f"{sentence}{_medals(line)}."


def _neighbours(answer: NationAnswer, scene: Scene) -> list[str]:
    found: list[str] = []
    if answer.sharing:
        others = dutch.listing([dutch.the(scene.nation(noc)) for noc in answer.sharing[:5]])
        more = f" en nog {len(answer.sharing) - 5}" if len(answer.sharing) > 5 else ""
        found.append(f"Precies gelijk met {others}{more}.")
    if answer.above is not None:
        found.append(_neighbour("Erboven", answer.above, answer.above.ahead, answer.just_above[0], scene, answer.stage))
    if answer.below is not None:
        found.append(
            _neighbour("Eronder", answer.below, answer.below.behind, answer.just_below[0], scene, answer.stage)
        )
    return found


def _neighbour(side: str, reason: Reason, noc: Noc, line: Standing, scene: Scene, stage: Stage) -> str:
    other = dutch.the(scene.nation(noc))
    remark = total_remark(reason, scene, stage)
    why = reason_phrase(reason)
    if side == "Eronder" and reason.decider.value == "gold":
        less = reason.ahead_tally.gold - reason.behind_tally.gold
        why = f"{less} goud minder, {reason.behind_tally.gold} tegen {reason.ahead_tally.gold}"
    return f"{side}: {other} ({dutch.rank_short(line.rank)}, {line.tally}), {why}. {remark}".strip()


def _disciplines(answer: NationAnswer, scene: Scene) -> str:
    parts = [
        f"{scene.archive.disciplines[discipline].name} {tally}"
        for discipline, tally in answer.by_discipline[:MOST_DISCIPLINES]
    ]
    more = len(answer.by_discipline) - MOST_DISCIPLINES
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
    if stage.phase is Phase.BEFORE:
        return safe(f"{dutch.not_begun(stage)}") + "\n" + safe(f"{dutch.the_nation(nation)}: nog geen medailles.")
    verb = dutch.has(stage, dutch.is_plural(nation))
    none = "geen medailles" if stage.phase is Phase.FINISHED else "nog geen medaille"
    name = dutch.the_nation(nation)
    if answer.took_part is False:
        absent = f"{name} {'deden' if dutch.is_plural(nation) else 'deed'} niet mee"
        where = f"aan de Spelen van {dutch.games_name(stage.games)} en {verb} dus geen medailles"
        return blocks(f"{nation.flag} {bold(f'{absent} {where}')}.".strip(), dutch.stage_line_html(stage))
    if part := part_of(question.only, scene):
        none = f"{none} {part}"
        return blocks(f"{nation.flag} {bold(f'{name} {verb} {none}.')}".strip(), dutch.stage_line_html(stage))
    later = ""
    if answer.latest.tally.total and not stage.is_latest:
        later = f"Later wel: {dutch.gold_silver_bronze(answer.latest.tally)}."
    return blocks(
        f"{nation.flag} {bold(f'{name} {verb} {none}')}".strip()
        + safe(f" en {stood(stage, dutch.is_plural(nation))} dus niet in de medaillespiegel."),
        safe(later),
        dutch.stage_line_html(stage),
    )


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
    second: list[Button | None] = []
    if answer.noc != scene.own:
        second.append(next_asks.comparison(scene.own, answer.noc, question))
    elif answer.above is not None:
        second.append(next_asks.comparison(answer.noc, answer.above.ahead, question))
    around = TableQuestion(around=answer.noc, **moment) if answer.standing.rank else TableQuestion(**moment)
    second.append(ask_button("📊 Stand", around))
    pictured = next_asks.picture(question)
    return button_rows(tuple(first), (*second, pictured, again))
