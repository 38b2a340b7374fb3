"""How many, which part, what rank: the number in the first line."""

from bot.replies import dutch, next_asks
from bot.replies.layout import lines
from bot.replies.pages.reallocation import changed_later
from bot.replies.queries.beside import beside_whole_sports, none_here, won_elsewhere
from bot.replies.queries.filters import joined, only_fields, words
from bot.replies.queries.measure_names import amount
from bot.replies.queries.measures import fact
from bot.replies.queries.peaks import not_known
from bot.replies.queries.telling import MOST_LINES, medal_list, nation_buttons, said, told
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.games import GamesId
from medals_core.medals import Colour, Tally
from medals_core.queries.filters import ALL, Medals
from medals_core.queries.measures import Kind, Metric
from medals_core.queries.model import Value
from medals_core.queries.results import Measured, ValueAnswer
from medals_core.questions import TableQuestion

_LISTED = frozenset({Kind.COUNT, Kind.TALLY, Kind.POINTS, Kind.AGE})


@renders(ValueAnswer)
def render_value(query: Value, answer: ValueAnswer, scene: Scene) -> Reply:
    measured, of, kind = answer.measured, query.measure.of, query.measure.kind
    if answer.unknown is not None:
        measured = measured.model_copy(update={"unknown": answer.unknown, "value": None})
    measured = measured if measured.nations else measured.model_copy(update={"nations": answer.nations})
    head = later(measured, scene) or fact(measured, answer.stage, scene, answer.at)
    proof, parts = "", ""
    told_whole = kind is Kind.AGE and bool(of.events)
    if kind in _LISTED and len(measured.proof) <= MOST_LINES and _one_subject(of) and not told_whole:
        proof = medal_list(measured.proof, of, scene)
    if kind in _LISTED and not proof:
        parts = parts_of(answer.parts, scene)
    whole = kind is Kind.COUNT and of.disciplines
    beside = said(
        _in_all(answer, of, scene),
        not_known(answer.measured),
        "" if answer.measured.value else won_elsewhere(of, scene),
        none_here(of, scene) if answer.measured.value and kind is Kind.COUNT else "",
        beside_whole_sports(of, measured.tally, scene) if whole else "",
    )
    buttons = _buttons(query, answer, scene, listed=bool(proof))
    return told(query, answer, scene, head, parts, proof, beside, buttons=buttons)


def _one_subject(of: Medals) -> bool:
    """Is the count about somebody or some event? Of all the world's a list would answer another question."""
    return bool(of.nations or of.athletes or of.events or of.place)


def parts_of(parts: tuple[tuple[str, Tally], ...], scene: Scene) -> str:
    """A line for each nation or Games that the count was made of."""
    if not 2 <= len(parts) <= MOST_LINES or not any(tally.total for _, tally in parts):
        return ""
    named = ((_part_name(key, scene), tally) for key, tally in parts)
    return lines(*(safe(f"{name}: {tally.total}{_colours(tally)}") for name, tally in named))


def _colours(tally: Tally) -> str:
    return f" ({tally})" if any(0 < tally.of(colour) < tally.total for colour in Colour) else ""


def _part_name(key: GamesId | str, scene: Scene) -> str:
    if key in scene.archive.editions:
        return dutch.games_name(scene.archive.editions[key].games)
    return dutch.flagged(scene.nation(key))


def _in_all(answer: ValueAnswer, of: Medals, scene: Scene) -> str:
    """Where nothing was found but there is something elsewhere: "In totaal won Nederland 20 medailles."."""
    if answer.whole is None or not answer.whole.total or answer.measured.tally.total or answer.unknown:
        return ""
    who = words(ALL.narrowed(nations=of.nations), scene, answer.measured.nations or answer.nations)
    verb = dutch.has(answer.stage, who.many)
    n = sum(answer.whole.of(colour) for colour in of.colours or Colour)
    won = amount(of.colours, n) + ("" if of.colours else f" ({answer.whole})")
    return joined("in totaal", verb, who.who, "wel", won) if n else ""


def later(measured: Measured, scene: Scene) -> str:
    """Of former Games whose table was changed since: the rank then and now."""
    scope = measured.measure.of.games
    plain = only_fields(measured.measure.of) == {"games", "nations"} and measured.measure.metric is Metric.OFFICIAL
    if measured.measure.kind is not Kind.RANK or len(scope.ids) != 1 or measured.standing is None or not plain:
        return ""
    return changed_later(measured.standing.noc, scope.ids[0], scene)


def _buttons(query: Value, answer: ValueAnswer, scene: Scene, *, listed: bool) -> list[Button | None]:
    of, measured = query.measure.of, answer.measured
    found: list[Button | None] = []
    if query.measure.kind in _LISTED and not listed and measured.tally.total:
        found.append(next_asks.which(of))
    if 2 * MOST_LINES > len(answer.parts) > MOST_LINES and len(of.nations) == 1 and isinstance(of.nations[0], str):
        found.append(next_asks.history(of.nations[0], of.games.seasons))
    nocs = tuple(noc for noc in of.nations if isinstance(noc, str)) or measured.nations
    found += nation_buttons(nocs[:1], query, scene)
    moment = next_asks.same_moment(query)
    table = TableQuestion(metric=query.measure.metric, **moment)
    return [*found, ask_button("📊 Stand", table)]
