"""What is certain or possible before all is decided, and since when it was, with the assumption that it rests on."""

from datetime import date

from bot.replies import dutch, next_asks
from bot.replies.medal_wording import winner
from bot.replies.pages.certainty import ASSUMPTION, place_phrase
from bot.replies.queries.filters import joined, turned, words
from bot.replies.queries.results.listing import where_short
from bot.replies.queries.telling import said, told
from bot.replies.queries.verbs import agreeing
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply
from medals_core.answering import Phase
from medals_core.answering import answer as answer_of
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Certain, CertainAsk, Value
from medals_core.queries.results import CertainAnswer, Unknown, ValueAnswer
from medals_core.questions import CertaintyQuestion, TimelineQuestion
from medals_core.standings import UNRANKED


@renders(CertainAnswer)
def render_certain(query: Certain, answer: CertainAnswer, scene: Scene) -> Reply:
    head, body = _head(query, answer, scene), said(*_body(query, answer, scene))
    return told(query, answer, scene, head, body, buttons=_buttons(query))


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
    if query.ask in (CertainAsk.SINCE, CertainAsk.GONE):
        return _since(query, answer, joined(goal, part), name)
    over, yes = answer.stage.phase is Phase.FINISHED, "ja" if answer.holds else "nee"
    above = f"boven {dutch.the(scene.nation(query.above))}" if query.above is not None else ""
    by_day = _by_day(query.to_day, answer)
    verb = agreeing("kon" if dutch.is_past(answer.stage) else "kan", many)
    if query.ask in _ENDS:
        ends = [f"op zijn best {_ended(answer.best)}", f"op zijn slechtst {_ended(answer.worst)}"]
        first, last = ends if query.ask is CertainAsk.BEST else ends[::-1]
        first = first.removesuffix(" worden" if answer.best and answer.worst else "-")
        return f"{joined(name, verb, part, '' if over else 'nog', first)} en {last}"
    if query.ask is CertainAsk.POSSIBLE and over and not above:
        reached = "gehaald" if answer.holds else "niet gehaald"
        return f"{yes}, {joined(name, agreeing('heeft', many), goal, part, reached)}"
    if above and query.ask is CertainAsk.POSSIBLE and not over and not by_day and _is_above(query, scene):
        return f"{joined(name, agreeing('staat', many), part, 'al', above)}"
    if query.ask is CertainAsk.POSSIBLE and not over:
        still = "nog" if answer.holds else "niet" if by_day else "niet meer"
        rest = joined(part, still, above, "eindigen") if above else joined(goal, part, still, "halen")
    elif over and not within.when:
        where = above or ("eerste" if query.place == 1 else f"in {goal}")
        return f"{yes}, {joined(name, agreeing('eindigde', many), part, '' if answer.holds else 'niet', where)}"
    elif not answer.holds and not by_day and answer.best and query.place and answer.best > query.place:
        rest = joined(goal, part, "niet meer halen")
    else:
        verb = dutch.is_was(answer.stage, many)
        rest = joined("al zeker van" if answer.holds else "nog niet zeker van", goal, part)
    return f"{yes}, {turned(within.front, name, verb, joined(by_day, rest))}"


_ENDS = (CertainAsk.BEST, CertainAsk.WORST)


def _is_above(query: Certain, scene: Scene) -> bool:
    """Does it stand there already: "kan Italië ons nog inhalen"?"""
    ranks: list[int | None] = []
    for noc in (query.noc, query.above):
        of = query.within.narrowed(nations=(noc,))
        found = answer_of(Value(measure=Measure(kind=Kind.RANK, of=of)), scene.archive, scene.viewpoint)
        value = found.measured.value if isinstance(found, ValueAnswer) else None
        ranks.append(int(value) if value else None)
    one, other = ranks
    return one is not None and (other is None or one < other)


def _ended(rank: int | None) -> str:
    return f"{dutch.ordinal_word(rank)} worden" if rank else "zonder medaille blijven"


def _by_day(day: date | None, answer: CertainAnswer) -> str:
    """vandaag; morgen; op 19 februari: when it may be so."""
    if day is None:
        return ""
    ahead = (day - answer.stage.games.local(answer.stage.at).date()).days if answer.stage.is_latest else -1
    return {0: "vandaag", 1: "morgen"}.get(ahead, f"op {dutch.short_day(day)}")


def _since(query: Certain, answer: CertainAnswer, goal: str, name: str) -> str:
    gone = query.ask is CertainAsk.GONE
    if answer.since is None:
        be, not_yet = ("was", "nooit") if dutch.is_past(answer.stage) else ("is", "nog niet")
        return f"{goal} {be} voor {name} {not_yet} {'uitgesloten' if gone else 'zeker'}"
    when = dutch.day_and_time(answer.since, answer.stage.games.zone)
    return f"vanaf {when} was {goal} voor {name} {'niet meer haalbaar' if gone else 'zeker'}"


def _body(query: Certain, answer: CertainAnswer, scene: Scene) -> list[str]:
    found = []
    if answer.by is not None:
        colour = dutch.COLOUR_NAMES[answer.by.medal.colour]
        where = where_short(answer.by, scene)
        found.append(f"beslissend was het {colour} van {winner(answer.by.medal, scene)}, {where}")
    if answer.left and query.ask not in (CertainAsk.SINCE, CertainAsk.GONE):
        best = f"op zijn best plek {answer.best}" if answer.best else ""
        worst = f"op zijn slechtst plek {answer.worst}" if answer.worst else "op zijn slechtst zonder medaille"
        be, left = dutch.is_was(answer.stage, answer.left != 1), dutch.count_of(answer.left, "onderdeel")
        span = "" if query.ask in _ENDS else "; " + ", ".join(part for part in (best, worst) if part)
        day = _by_day(query.to_day, answer).removeprefix("op ")
        until = day if day in ("", "vandaag") else f"tot en met {day}"
        found += [f"er {joined(be, until)} nog {left} te gaan{span}", ASSUMPTION]
    return found


def _buttons(query: Certain) -> list[Button | None]:
    moment = next_asks.same_moment(query)
    sure = ask_button("🔒 Hoe zeker?", CertaintyQuestion(noc=query.noc, place=query.place, **moment))
    return [sure, ask_button("📈 Verloop", TimelineQuestion(nocs=(query.noc,))), next_asks.table(query)]
