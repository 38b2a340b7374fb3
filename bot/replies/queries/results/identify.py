"""Which nation is that: who stands third, who stands above us, who is the host, what Germany was in 1988."""

from bot.replies import dutch, next_asks
from bot.replies.layout import lines
from bot.replies.queries.filters import joined, turned, words
from bot.replies.queries.measure_names import metric_words, number_words, one_colour
from bot.replies.queries.measures import ranked_clause, unknown_words, would_rank
from bot.replies.queries.nations import described, names
from bot.replies.queries.telling import nation_buttons, told
from bot.replies.queries.verbs import can_change, stood
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.queries.filters import Described, Role
from medals_core.queries.measures import Kind, Measure, Metric
from medals_core.queries.model import Identify
from medals_core.queries.results import IdentifyAnswer
from medals_core.standings import UNRANKED, Standing

_KINDS = {Metric.TOTAL: Kind.COUNT, Metric.POINTS: Kind.POINTS, Metric.POPULATION: Kind.PER_MILLION}
MOST_NAMED = 8


@renders(IdentifyAnswer)
def render_identify(query: Identify, answer: IdentifyAnswer, scene: Scene) -> Reply:
    nocs = [line.noc for line in answer.lines]
    listed = ""
    if len(answer.lines) > 1 and len({line.tally for line in answer.lines}) > 1:
        listed = lines(*(safe(_line(line, scene)) for line in answer.lines))
    return told(query, answer, scene, _head(query, answer, scene), listed, buttons=_buttons(nocs, query, scene))


def _line(line: Standing, scene: Scene) -> str:
    place = dutch.rank_short(line.rank, line.shared) if line.rank else "geen plek"
    return f"{dutch.flagged(scene.nation(line.noc))}: {place}, {line.tally}"


def _head(query: Identify, answer: IdentifyAnswer, scene: Scene) -> str:
    stage, within = answer.stage, words(query.within, scene, (), answer.at)
    if answer.unknown is not None:
        return unknown_words(answer.unknown, query.within, stage, scene, within)
    if stage.phase is Phase.BEFORE and not stage.decided and not _is_fixed(query):
        return dutch.not_begun(stage)
    metric = metric_words(query.metric, query.within)
    there = joined(within.where, within.without, metric)
    if not answer.lines:
        return _nobody(query, answer, scene, there, within.front)
    nocs = [line.noc for line in answer.lines]
    first = answer.lines[0]
    many = len(nocs) > 1 or dutch.is_plural(scene.nation(first.noc))
    subject, verb = names(nocs, scene, MOST_NAMED), stood(stage, many)
    rank = dutch.rank_word(first.rank, first.shared) if first.rank else OUTSIDE_TABLE
    value = _value(query, answer, "elk " if len(nocs) > 1 else "")
    if not isinstance(query.nation, Described):
        return f"{turned(within.front, subject, verb, there, rank)}{value}"
    role = query.nation.role
    if role is Role.HOST:
        be = "is" if query.within.games.is_current and stage.phase is not Phase.FINISHED else "was"
        return f"{subject} {be} het gastland {within.where or f'van {dutch.games_name(stage.games)}'}"
    if role in (Role.GROUP, Role.NAMED):
        which = described(query.nation, scene)
        if role is Role.NAMED:
            return f"{which} was {within.where or f'in {dutch.games_name(stage.games)}'} {subject}"
        return f"{which}: {subject}"
    if role in (Role.ABOVE, Role.BELOW):
        side = "boven" if role is Role.ABOVE else "onder"
        other = dutch.the(scene.nation(query.nation.of or scene.own))
        near = query.nation.rank or 1
        places = f"{dutch.number_word(near)} plaatsen" if near > 1 else "direct"
        place = joined(places, side, other)
        clause = turned(within.front, subject, verb, there, place)
        if within.without:
            clause = would_rank(within, subject, many, place, stage, "gestaan")
        return f"{clause}: {rank}{value.replace(':', ', met', 1)}"
    last = " en dus laatste" if role is Role.LAST and (query.nation.rank or 1) == 1 else ""
    return f"{ranked_clause(within, subject, many, metric, rank, stage)}{last}{value}"


def _is_fixed(query: Identify) -> bool:
    return not isinstance(query.nation, Described) or query.nation.role in (Role.HOST, Role.GROUP, Role.NAMED)


def _value(query: Identify, answer: IdentifyAnswer, each: str) -> str:
    first = answer.lines[0]
    kind = _KINDS.get(query.metric)
    if kind is not None and answer.values and answer.values[0] is not None:
        number = number_words(Measure(kind=kind), answer.values[0])
        one = answer.values[0] == 1
        what = ("punt" if one else "punten") if kind is Kind.POINTS else ("medaille" if one else "medailles")
        return f": {each}{number} {what}"
    if not first.tally.total:
        return ""
    if alone := one_colour(first.tally):
        return f", {each}met {alone}"
    return f": {each}{dutch.gold_silver_bronze(first.tally)} ({dutch.medals(first.tally.total)})"


def _nobody(query: Identify, answer: IdentifyAnswer, scene: Scene, there: str, front: str) -> str:
    """Niemand stond 26e: Denemarken, Estland en Georgië delen plek 25."""
    stage, ref, near = answer.stage, query.nation, answer.near
    verb = stood(stage)
    if isinstance(ref, Described) and ref.role in (Role.ABOVE, Role.BELOW):
        side = "boven" if ref.role is Role.ABOVE else "onder"
        other = ref.of or scene.own
        name = dutch.the(scene.nation(other))
        if other in UNRANKED:
            return f"{name} {'hebben' if dutch.is_plural(scene.nation(other)) else 'heeft'} {OUTSIDE_TABLE}"
        return turned(front, "niemand", verb, there, side, name)
    rank = (ref.rank if isinstance(ref, Described) else None) or 0
    which = dutch.ordinal_word(rank) if rank else ""
    head = turned(front, "niemand", verb, there, which)
    if not near:
        still = "nog " if can_change(query.within, stage) else ""
        return f"{head}: er {dutch.is_was(stage, True)} {still}geen medailles"
    place, said = near[0].rank or 0, names([line.noc for line in near], scene, MOST_NAMED)
    if len(near) > 1 and place < rank:
        return f"{head}: {said} {'delen' if not dutch.is_past(stage) else 'deelden'} plek {place}"
    return f"{head}: {said} {dutch.is_was(stage)} de laatste, op plek {place}"


def _buttons(nocs: list[str], query: Identify, scene: Scene) -> list[Button | None]:
    compare = next_asks.comparison(scene.own, nocs[0], query) if len(nocs) == 1 else None
    return [*nation_buttons(nocs[:1], query, scene), compare, next_asks.table(query)]
