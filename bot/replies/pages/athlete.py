"""The medals of one athlete as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.event_phrase import event_label
from bot.replies.layout import blocks, bold, fitting, lines
from bot.replies.medal_wording import event_title, medal_line
from bot.replies.queries.measure_names import one_colour
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase
from medals_core.medal_lines import MedalLine
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.pages.athlete import AthleteAnswer
from medals_core.questions import AthleteQuestion, EventQuestion


@renders(AthleteAnswer)
def render_athlete(question: AthleteQuestion, answer: AthleteAnswer, scene: Scene) -> Reply:
    noc = (answer.medals[-1].medal.noc if answer.medals else answer.athlete.nocs[0]) if answer.athlete.nocs else ""
    flags = "".join(scene.nation(one).flag for one in _raced_for(answer) or [noc] if one)
    both = answer.tally.combined(answer.tally_elsewhere)
    in_all = (
        f"In totaal op de Spelen {dutch.medals_by_colour(both)}." if answer.tally.total and answer.elsewhere else ""
    )
    is_career = bool(answer.elsewhere) and answer.stage.phase is Phase.FINISHED
    text = blocks(
        lines(f"{flags} {bold(_first_line(answer, scene))}".strip(), safe(in_all)),
        fitting(safe(medal_line(line, scene, who=False) + _for_whom(line, answer, scene)) for line in answer.medals),
        lines(*_entered(answer, scene)),
        lines(*_elsewhere(answer, scene)),
        None if _only_former(answer) or is_career else dutch.stage_line_html(answer.stage),
    )
    moment = next_asks.same_moment(question)
    events = {event.event_id: event for event in (*(line.event for line in answer.medals), *answer.undecided)}
    buttons = [
        ask_button(dutch.capital(event_label(event, scene)), EventQuestion(event_id=event.event_id, **moment))
        for event in list(events.values())[:3]
    ]
    nation = next_asks.nation(noc, question, scene) if noc else None
    rows = button_rows(*((button,) for button in buttons), (nation, next_asks.refresh(question, answer)))
    return Reply(text=text, buttons=rows)


def _raced_for(answer: AthleteAnswer) -> list[Noc]:
    """The nations that somebody won for, the latest first, where there were several."""
    lines_ = [*answer.medals, *(line for _, won in answer.elsewhere for line in won)]
    nocs = list(dict.fromkeys(line.medal.noc for line in lines_))
    return nocs if len(nocs) > 1 else []


def _for_whom(line: MedalLine, answer: AthleteAnswer, scene: Scene) -> str:
    return f", voor {dutch.the(scene.nation(line.medal.noc))}" if _raced_for(answer) else ""


def _only_former(answer: AthleteAnswer) -> bool:
    """Someone of former Games, asked about without naming Games: the current ones are not the subject."""
    return not answer.games_named and not answer.athlete.in_current_games and not answer.medals


def _is_absent(answer: AthleteAnswer, scene: Scene) -> bool:
    """Asked about at the current Games, of which the entrants are known, and not among them."""
    here = answer.stage.games.games_id == scene.archive.current_id
    return here and not answer.athlete.in_current_games and not answer.medals


def _won(tally: Tally, where: str) -> str:
    """in Milaan 3 medailles: 2 goud en 1 zilver; goud en zilver in Milaan."""
    won = dutch.won_colours(tally) if max(tally) == 1 else one_colour(tally) or dutch.medals_by_colour(tally)
    return f"{where} {won}" if ":" in won else f"{won} {where}"


def _first_line(answer: AthleteAnswer, scene: Scene) -> str:
    name, stage = answer.athlete.name, answer.stage
    if _only_former(answer):
        return _former_line(answer)
    current = stage.games.games_id == scene.archive.current_id
    city = f"in {stage.games.city if current else dutch.games_name(stage.games)}"
    verb = dutch.has(stage)
    if answer.tally.total:
        return f"{name} {verb} {_won(answer.tally, city)}."
    if _is_absent(answer, scene):
        return f"{name} stond niet op de deelnemerslijst {city}."
    if stage.phase is Phase.BEFORE:
        must = "moeten" if stage.is_latest else "moesten"
        return f"{name} {verb} nog geen medaille: de Spelen {must} nog beginnen."
    if stage.phase is Phase.FINISHED and answer.entered:  # "deed ze wel mee": so far as is known
        return f"{name} stond op de deelnemerslijst {city}, maar won geen medaille."
    still = "nog " if stage.phase is Phase.RUNNING else ""
    return f"{name} {verb} {still}geen medaille {city}."


def _former_line(answer: AthleteAnswer) -> str:
    name, tally = answer.athlete.name, answer.tally_elsewhere
    if not answer.elsewhere:
        return f"{name} won geen medaille in dit archief."
    if len(answer.elsewhere) == 1:
        return f"{name} won {_won(tally, f'in {dutch.games_name(answer.elsewhere[0][0])}')}."
    return f"{name} won op de Spelen {_won(tally, '').strip()}."


def _entered(answer: AthleteAnswer, scene: Scene) -> list[str]:
    if answer.undecided and answer.stage.phase is not Phase.FINISHED:
        items = [
            f"{event_title(event, scene.archive)} {dutch.planned(event.starts_at or event.ends_at, answer.stage)}"
            for event in answer.undecided
        ]
        said = "Komt nog" if answer.stage.is_latest else "Moest toen nog komen"
        return [safe(f"{said}: {'; '.join(items)}.")]
    if not answer.medals and answer.entered:
        return [safe(f"Ingeschreven voor: {dutch.listing([event_title(e, scene.archive) for e in answer.entered])}.")]
    told = answer.medals or _only_former(answer) or _is_absent(answer, scene)
    if not told and answer.stage.games.games_id == scene.archive.current_id:
        return [safe("Stond op geen enkel onderdeel ingeschreven.")]
    return []


def _elsewhere(answer: AthleteAnswer, scene: Scene) -> list[str]:
    if not answer.elsewhere:
        return []
    if _only_former(answer):
        lines_ = [line for _, won in answer.elsewhere for line in won]
        said = [medal_line(line, scene, who=False, games=True) + _for_whom(line, answer, scene) for line in lines_]
        return [fitting(map(safe, said), 24)]
    parts = []
    for games, won in answer.elsewhere:
        titles = [
            f"{dutch.medal_emoji(line.medal.colour)} {event_title(line.event, scene.archive)}"
            f"{_for_whom(line, answer, scene)}"
            for line in won
        ]
        parts.append(safe(f"{dutch.games_name(games)}: {', '.join(titles)}"))
    earlier = all(games.opening < answer.stage.games.opening for games, _ in answer.elsewhere)
    return [safe("Eerder:" if earlier else "Op andere Spelen:"), *parts]
