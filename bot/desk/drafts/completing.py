"""A name in answer to "Wie won zilver?": the line with what was missing put in."""

from bot.desk.drafts.work import Work
from bot.desk.reading.archive_names import ArchiveNames
from bot.desk.reading.line_reader import LineReader
from bot.desk.reading.results_line import STEPS, Problem, SpokenResult, steps_in_order
from bot.replies.dutch import COLOUR_NAMES
from bot.understanding.names.index import NoMatch


def completed(work: Work, said: str, names: ArchiveNames) -> str | None:
    """The line by colour with the steps that were said; None when the words name nobody."""
    spoken = LineReader(names, lambda _event: True).read(work.line)
    answer = steps_in_order(said)
    if work.missing is None or isinstance(spoken, Problem) or isinstance(answer, Problem):
        return None
    free = STEPS[STEPS.index(work.missing) :]
    steps = {free[STEPS.index(step.colour)]: step for step in answer.steps if STEPS.index(step.colour) < len(free)}
    vacant = [free[STEPS.index(colour)] for colour in answer.vacated if STEPS.index(colour) < len(free)]
    if len(steps) != len(answer.steps) or any(
        isinstance(names.nation(step.text), NoMatch) and isinstance(names.athlete(step.text), NoMatch)
        for step in answer.steps
    ):
        return None
    added = tuple(step.model_copy(update={"colour": colour}) for colour, step in steps.items())
    whole = spoken.model_copy(update={"steps": (*spoken.steps, *added), "vacated": (*spoken.vacated, *vacant)})
    return by_colour(whole) if added or vacant else None


def by_colour(spoken: SpokenResult) -> str:
    """The result as a line with its colours written out."""
    parts = [spoken.event]
    for colour in STEPS:
        names = " en ".join(step.text for step in spoken.steps if step.colour == colour)
        if names:
            parts.append(f"{COLOUR_NAMES[colour]} {names}")
        elif colour in spoken.vacated:
            parts.append(f"geen {COLOUR_NAMES[colour]}")
    parts += [spoken.won] if spoken.won else []
    parts += [f"reden: {spoken.reason}"] if spoken.reason else []
    return " ".join(parts)
