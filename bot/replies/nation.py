"""How one nation is doing, and who stands at a rank, as replies."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, lines
from bot.replies.medal_wording import medal_line
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase, total_remark
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase, Stage
from medals_core.nation_view import NationAnswer, RankAnswer
from medals_core.nations import Noc
from medals_core.questions import (
    MedalsQuestion,
    NationFocus,
    NationQuestion,
    ProgrammeQuestion,
    RankQuestion,
    TableQuestion,
    Wanted,
)
from medals_core.standings import Reason, Standing

MOST_DISCIPLINES = 6


def rank_sentence(noc: Noc, line: Standing, stage: Stage, scene: Scene) -> str:
    """De Verenigde Staten eindigden als tweede; Nederland stond gedeeld achtste; without its full stop."""
    nation = scene.nation(noc)
    assert line.rank is not None
    verb = dutch.stands(stage, dutch.is_plural(nation))
    return f"{dutch.the_nation(nation)} {verb} {dutch.rank_word(line.rank, line.shared)}"


@renders(NationAnswer)
def render_nation(question: NationQuestion, answer: NationAnswer, scene: Scene) -> Reply:
    nation = scene.nation(answer.noc)
    stage = answer.stage
    if not answer.standing.tally.total:
        return Reply(text=_without_medals(answer, scene), buttons=_buttons(question, answer, scene))
    context: list[str | None] = []
    if not _says_all(answer):
        verb = dutch.has(stage, dutch.is_plural(nation))
        context.append(safe(f"{dutch.the_nation(nation)} {verb} {dutch.medals_by_colour(answer.standing.tally)}."))
    if answer.standing.rank is None:
        context.append(safe(dutch.capital(OUTSIDE_TABLE)) + ".")
    context += [safe(sentence) for sentence in _neighbours(answer, scene)]
    text = blocks(
        f"{_flag(answer, scene)} {bold(_first_line(answer, scene))}".strip(),
        lines(*context),
        lines(_disciplines(answer, scene), _last_medal(answer, scene)),
        lines(safe(_since(answer)), dutch.stage_line_html(stage)),
    )
    return Reply(text=text, buttons=_buttons(question, answer, scene))


def _flag(answer: NationAnswer, scene: Scene) -> str:
    """Of whom the first line is about: with "who is above us?" of the neighbour."""
    about = _asked_neighbours(answer)
    return scene.nation(about[0].noc if about else answer.noc).flag


def _asked_neighbours(answer: NationAnswer) -> tuple[Standing, ...]:
    if answer.claim_holds is not None:
        return ()
    return {NationFocus.ABOVE: answer.just_above, NationFocus.BELOW: answer.just_below}.get(answer.focus, ())


def _medals(line: Standing, each: str = "") -> str:
    """After a rank: ": 10 goud, 7 zilver en 3 brons (20 medailles)"; of one colour ", met 1 medaille: brons"."""
    if sum(count > 0 for count in line.tally) == 1:
        return f", {each}met {dutch.medals_by_colour(line.tally)}"
    return f": {each}{dutch.gold_silver_bronze(line.tally)} ({dutch.medals(line.tally.total)})"


def _says_all(answer: NationAnswer) -> bool:
    """Does the first line give gold, silver and bronze already?"""
    return answer.claim_holds is None and answer.focus in (NationFocus.TALLY, NationFocus.RANK, NationFocus.TOTAL)


def _first_line(answer: NationAnswer, scene: Scene) -> str:
    nation = scene.nation(answer.noc)
    line, stage = answer.standing, answer.stage
    if answer.claim_holds is not None:
        yes_no = "Ja" if answer.claim_holds else "Nee"
        if line.rank is None:
            outside = f"{_stood(stage, dutch.is_plural(nation))} buiten de rangschikking"
            return f"{yes_no}, {dutch.the(nation)} {outside}."
        sentence = rank_sentence(answer.noc, line, stage, scene)
        return f"{yes_no}, {_inside(sentence, scene, answer.noc)}."
    if answer.focus is NationFocus.ABOVE and line.rank is not None:
        return _neighbour_line(answer.just_above, answer, scene, above=True)
    if answer.focus is NationFocus.BELOW and line.rank is not None:
        return _neighbour_line(answer.just_below, answer, scene, above=False)
    if answer.focus is NationFocus.TOTAL or line.rank is None:
        verb = dutch.has(stage, dutch.is_plural(nation))
        return f"{dutch.the_nation(nation)} {verb} {dutch.medals_by_colour(line.tally)}."
    return f"{rank_sentence(answer.noc, line, stage, scene)}{_medals(line)}."


def _inside(sentence: str, scene: Scene, noc: Noc) -> str:
    """A sentence that began with the nation's name, now within another one: no capital for its article."""
    nation = scene.nation(noc)
    return dutch.the(nation) + sentence[len(dutch.the_nation(nation)) :]


def _neighbour_line(neighbours: tuple[Standing, ...], answer: NationAnswer, scene: Scene, *, above: bool) -> str:
    nation = scene.nation(answer.noc)
    side = "boven" if above else "onder"
    if not neighbours:
        return f"Niemand {_stood(answer.stage)} {side} {dutch.the(nation)}."
    names = dutch.listing([dutch.the(scene.nation(line.noc)) for line in neighbours])
    many = len(neighbours) > 1 or dutch.is_plural(scene.nation(neighbours[0].noc))
    line = neighbours[0]
    assert line.rank is not None
    return (
        f"{dutch.capital(names)} {_stood(answer.stage, many)} direct {side} {dutch.the(nation)}: "
        f"{dutch.rank_word(line.rank, line.shared)} met {dutch.gold_silver_bronze(line.tally)}."
    )


def _stood(stage: Stage, many: bool = False) -> str:
    if dutch.is_past(stage):
        return "stonden" if many else "stond"
    return "staan" if many else "staat"


def _neighbours(answer: NationAnswer, scene: Scene) -> list[str]:
    found: list[str] = []
    reason = {NationFocus.ABOVE: answer.above, NationFocus.BELOW: answer.below}.get(answer.focus)
    if reason is not None:
        ahead = dutch.the(scene.nation(reason.ahead))
        why = f"In het voordeel van {ahead}: {reason_phrase(reason)}."
        return [why, total_remark(reason, scene, answer.stage)]
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


def _without_medals(answer: NationAnswer, scene: Scene) -> str:
    nation, stage = scene.nation(answer.noc), answer.stage
    if stage.phase is Phase.BEFORE:
        return safe(f"{dutch.not_begun(stage)}") + "\n" + safe(f"{dutch.the_nation(nation)}: nog geen medailles.")
    verb = dutch.has(stage, dutch.is_plural(nation))
    none = "geen medailles" if stage.phase is Phase.FINISHED else "nog geen medaille"
    start = "Nee, " if answer.claim_holds is False else ""
    name = dutch.the(nation) if start else dutch.the_nation(nation)
    if answer.took_part is False and not start:
        absent = f"{name} {'deden' if dutch.is_plural(nation) else 'deed'} niet mee"
        where = f"aan de Spelen van {dutch.games_name(stage.games)} en {verb} dus geen medailles"
        return blocks(f"{nation.flag} {bold(f'{absent} {where}')}.".strip(), dutch.stage_line_html(stage))
    later = ""
    if answer.latest.tally.total and not stage.is_latest:
        later = f"Later wel: {dutch.gold_silver_bronze(answer.latest.tally)}."
    return blocks(
        f"{nation.flag} {bold(f'{start}{name} {verb} {none}')}".strip()
        + safe(f" en {_stood(stage, dutch.is_plural(nation))} dus niet in de medaillespiegel."),
        safe(later),
        dutch.stage_line_html(stage),
    )


def _buttons(question: NationQuestion, answer: NationAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    first: list[Button | None] = []
    if answer.medals:
        every = MedalsQuestion(wanted=Wanted.LIST, noc=answer.noc, **moment)
        first.append(ask_button("🏅 Alle medailles", every, scene))
    if answer.stage.phase is not Phase.FINISHED and answer.stage.is_latest:
        first.append(ask_button("📅 Programma", ProgrammeQuestion(noc=answer.noc, games=question.games), scene))
    elif answer.standing.rank is not None:
        first.append(next_asks.race(answer.noc, question, scene))
    again = next_asks.refresh(question, answer, scene)
    if again is None or len(first) < 2:
        first.append(next_asks.history(answer.noc, scene))
    second: list[Button | None] = []
    if answer.noc != scene.own:
        second.append(next_asks.comparison(scene.own, answer.noc, question, scene))
    elif answer.above is not None:
        second.append(next_asks.comparison(answer.noc, answer.above.ahead, question, scene))
    around = TableQuestion(around=answer.noc, **moment) if answer.standing.rank else TableQuestion(**moment)
    second.append(ask_button("📊 Stand", around, scene))
    pictured = next_asks.picture(question, scene)
    return button_rows(tuple(first), (*second, pictured, again))


@renders(RankAnswer)
def render_rank(question: RankQuestion, answer: RankAnswer, scene: Scene) -> Reply:
    context: list[str] = []
    if answer.lines:
        for reason, noc in ((answer.above, "ahead"), (answer.below, "behind")):
            if reason is not None:
                side = "Erboven" if noc == "ahead" else "Eronder"
                other = reason.ahead if noc == "ahead" else reason.behind
                tally = reason.ahead_tally if noc == "ahead" else reason.behind_tally
                context.append(f"{side}: {dutch.the(scene.nation(other))} ({tally}).")
        named = {line.noc for line in answer.lines}
        named |= {noc for reason in (answer.above, answer.below) if reason for noc in (reason.ahead, reason.behind)}
        if answer.own.rank is not None and scene.own not in named:
            context.append(f"{rank_sentence(scene.own, answer.own, answer.stage, scene)} ({answer.own.tally}).")
    text = blocks(
        bold(_rank_line(answer, scene)),
        "\n".join(safe(sentence) for sentence in context),
        dutch.closing_line_html(answer.stage),
    )
    noc = answer.lines[0].noc if len(answer.lines) == 1 else scene.own
    return Reply(
        text=text,
        buttons=button_rows(
            (
                next_asks.nation(noc, question, scene),
                next_asks.comparison(scene.own, noc, question, scene),
                next_asks.table(question, scene),
                next_asks.refresh(question, answer, scene),
            )
        ),
    )


def _rank_line(answer: RankAnswer, scene: Scene) -> str:
    stage = answer.stage
    if not answer.n_ranked:
        return dutch.not_begun(stage)
    if answer.lines:
        many = len(answer.lines) > 1
        names = dutch.listing([dutch.the(scene.nation(line.noc)) for line in answer.lines[:8]])
        if len(answer.lines) > 8:
            names += f" en nog {len(answer.lines) - 8}"
        verb = dutch.stands(stage, many or dutch.is_plural(scene.nation(answer.lines[0].noc)))
        place = dutch.rank_word(answer.rank, many) + (" en daarmee laatste" if answer.last else "")
        return f"{dutch.capital(names)} {verb} {place}{_medals(answer.lines[0], 'elk ' if many else '')}."
    if answer.shared_above:
        names = dutch.listing([dutch.the(scene.nation(line.noc)) for line in answer.shared_above[:8]])
        rank = answer.shared_above[0].rank
        assert rank is not None
        return f"Niemand {_stood(stage)} {dutch.ordinal_word(answer.rank)}: {names} delen plek {rank}."
    return (
        f"Niemand {_stood(stage)} {dutch.ordinal_word(answer.rank)}: "
        f"er {dutch.is_was(stage, answer.n_ranked != 1)} {dutch.count_of(answer.n_ranked, 'land')} met een medaille."
    )
