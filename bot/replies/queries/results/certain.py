"""Certain or possible, and since when it was, with the assumption that it rests on."""

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.medal_wording import winner
from bot.replies.pages.certainty import ASSUMPTION, place_phrase
from bot.replies.queries.filters import joined, words
from bot.replies.queries.results.listing import where_short
from bot.replies.queries.telling import said, told
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply
from medals_core.answering import Phase
from medals_core.queries.model import Certain, CertainAsk
from medals_core.queries.results import CertainAnswer, Unknown
from medals_core.questions import CertaintyQuestion, TimelineQuestion
from medals_core.standings import UNRANKED


@renders(CertainAnswer)
def render_certain(query: Certain, answer: CertainAnswer, scene: Scene) -> Reply:
    return told(
        query, answer, scene, _head(query, answer, scene), said(*_body(query, answer, scene)), buttons=_buttons(query)
    )


def _goal(query: Certain, scene: Scene) -> str:
    """de top drie; een plek boven Italië."""
    if query.above is not None:
        return f"een plek boven {dutch.the(scene.nation(query.above))}"
    return place_phrase(query.place or 1)


def _head(query: Certain, answer: CertainAnswer, scene: Scene) -> str:
    nation, goal = scene.nation(query.noc), _goal(query, scene)
    name, many = dutch.the(nation), dutch.is_plural(nation)
    within = words(query.within, scene, (), answer.at)
    part = joined(within.where, within.without)
    if query.noc in UNRANKED:
        return f"voor {name} is er {OUTSIDE_TABLE}"
    if answer.unknown is Unknown.NO_DAYS:
        return f"van {dutch.games_name(answer.stage.games)} is niet per dag bekend wie wat won"
    moment = f"{within.when}{',' if within.clause else ''}"
    past = dutch.is_past(answer.stage)
    was = ("waren" if many else "was") if past else ("zijn" if many else "is")
    can = ("konden" if many else "kon") if past else ("kunnen" if many else "kan")
    if query.ask in (CertainAsk.SINCE, CertainAsk.GONE):
        return _since(query, answer, joined(goal, part), name, scene)
    over = answer.stage.phase is Phase.FINISHED
    if query.ask is CertainAsk.POSSIBLE and not (over and query.above):  # "… eindigde niet boven Nederland"
        if over:
            reached = "gehaald" if answer.holds else "niet gehaald"
            verb = "hebben" if many else "heeft"
            return f"{'ja' if answer.holds else 'nee'}, {name} {verb} {joined(goal, part)} {reached}"
        still = "nog" if answer.holds else "niet meer"
        rest = joined(goal, part, still, "halen")
        if query.above is not None:
            rest = joined(part, still, f"boven {dutch.the(scene.nation(query.above))} eindigen")
        clause = joined(moment, can, name, rest) if moment else f"{name} {can} {rest}"
        return f"{'ja' if answer.holds else 'nee'}, {clause}"
    sure = "al zeker van" if answer.holds else "nog niet zeker van"
    rest = joined(sure, goal, part)
    if over and not moment:
        where = f"boven {dutch.the(scene.nation(query.above))}" if query.above else (
            "eerste" if query.place == 1 else f"in {goal}"
        )  # fmt: skip
        not_ = "" if answer.holds else "niet"
        return (
            f"{'ja' if answer.holds else 'nee'}, {joined(name, 'eindigden' if many else 'eindigde', part, not_, where)}"
        )
    if not answer.holds and answer.best is not None and query.place is not None and answer.best > query.place:
        rest = joined(goal, part, "niet meer halen")
        was = can
    clause = joined(moment, was, name, rest) if moment else f"{name} {was} {rest}"
    return f"{'ja' if answer.holds else 'nee'}, {clause}"


def _since(query: Certain, answer: CertainAnswer, goal: str, name: str, scene: Scene) -> str:
    gone = query.ask is CertainAsk.GONE
    if answer.since is None:
        state = "uitgesloten" if gone else "zeker"
        return f"{goal} was voor {name} nooit {state}" if dutch.is_past(answer.stage) else (
            f"{goal} is voor {name} nog niet {state}"
        )  # fmt: skip
    when = dutch.day_and_time(answer.since, answer.stage.games.zone)
    return f"vanaf {when} was {goal} voor {name} {'niet meer haalbaar' if gone else 'zeker'}"


def _body(query: Certain, answer: CertainAnswer, scene: Scene) -> list[str]:
    found = []
    if answer.by is not None:
        colour = dutch.COLOUR_NAMES[answer.by.medal.colour]
        where = where_short(answer.by, scene)
        found.append(f"beslissend was het {colour} van {winner(answer.by.medal, scene)}, {where}")
    if answer.left and query.ask in (CertainAsk.CERTAIN, CertainAsk.POSSIBLE):
        best = f"op zijn best plek {answer.best}" if answer.best else ""
        worst = f"op zijn slechtst plek {answer.worst}" if answer.worst else "op zijn slechtst zonder medaille"
        be = by_tense(answer.stage, "zijn", "waren", "waren") if answer.left != 1 else (
            by_tense(answer.stage, "is", "was", "was")
        )  # fmt: skip
        left = f"er {be} nog {dutch.count_of(answer.left, 'onderdeel')} te gaan"
        span = ", ".join(part for part in (best, worst) if part)
        found += [f"{left}; {span}", ASSUMPTION]
    return found


def _buttons(query: Certain) -> list[Button | None]:
    moment = next_asks.same_moment(query)
    sure = ask_button("🔒 Hoe zeker?", CertaintyQuestion(noc=query.noc, place=query.place, **moment))
    return [sure, ask_button("📈 Verloop", TimelineQuestion(nocs=(query.noc,))), next_asks.table(query)]
