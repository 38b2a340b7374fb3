"""What stands below the sentence that names the groups: a line each, what is not known, the buttons."""

from collections import Counter

from bot.replies import dutch, next_asks
from bot.replies.layout import fitting
from bot.replies.queries.beside import beside_whole_sports, best_harvest, others_won, record_before
from bot.replies.queries.filters import joined
from bot.replies.queries.keys import PEOPLE, group_words, plural_of
from bot.replies.queries.measure_names import number_words
from bot.replies.queries.results.group_heads import is_of_parts
from bot.replies.queries.results.group_teller import Teller
from bot.replies.queries.superlatives import superlative
from bot.replies.queries.telling import MOST_LINES, nation_buttons
from bot.replies.rendering import ask_button
from bot.replies.reply import Button, safe
from medals_core.answering import answer as answer_of
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Order
from medals_core.queries.results import Group, GroupsAnswer
from medals_core.questions import AthleteQuestion, TableQuestion

_PLAIN = frozenset({Kind.COUNT, Kind.TALLY})


def listed(teller: Teller) -> str:
    """A line a group, where the first line did not say it all."""
    groups = teller.groups if teller.listed else ()
    return fitting((safe(line(teller, group)) for group in groups), MOST_LINES)


def line(teller: Teller, group: Group) -> str:
    """🇮🇹 Italië: 6 (10-6-14); 12 februari: 2 goud en 1 zilver."""
    query = teller.query
    of_games = query.by is Key.GAMES  # with its host
    name = teller.name(group) if of_games else group_words(group, query.by, teller.scene, nation=False)
    noc = group.key if query.by is Key.NATION else group.noc if query.by is Key.ATHLETE else None
    flag = teller.scene.nation(noc).flag if noc else ""
    name = teller.scene.nation(group.key).name if query.by is Key.NATION else name
    value = teller.value(group) if group.value else ""
    if query.by is Key.ATHLETE and teller.of.games.ever and len(teller.of.events) == 1 and teller.kind in _PLAIN:
        years = dict.fromkeys(str(line.games.year) for line in group.proof)
        return joined(flag, f"{name}: {dutch.listing(list(years))}")
    if query.by is Key.ATHLETE and is_twice_at_one_games(query):
        at = Counter(line.games.year for line in group.proof)
        return joined(flag, f"{name}: {dutch.listing([str(year) for year in sorted(at) if at[year] > 1])}")
    kinds = [each.measure.kind for each in query.having]
    if len(kinds) == 1 and kinds[0] not in _PLAIN and teller.kind in _PLAIN and group.conditions[0] is not None:
        condition = query.having[0]
        if is_of_parts(query) and group.conditions[0]:
            n = group.tally.total
            return joined(flag, f"{name}: {n} van de {round(n / group.conditions[0])}")
        value = number_words(condition.measure, group.conditions[0])
        if condition.op is Op.EQUAL:
            value = str(group.tally)
        elif condition.measure.kind is Kind.DISTINCT:
            value += f" {plural_of(condition.measure.per or Key.EVENT, int(group.conditions[0]))}"
    elif teller.kind in _PLAIN and query.by not in PEOPLE:
        if query.by is Key.COLOUR:
            return f"{name}: {group.tally.total}"
        if teller.by_winner and group.proof:
            return f"{name}: {dutch.the(teller.scene.nation(group.proof[0].medal.noc))}"
        return f"{name}: {dutch.gold_silver_bronze(group.tally)}" if group.tally.total else name
    tally = f" ({group.tally})" if group.tally.total and len(teller.of.colours) != 1 else ""
    shown = f": {value}{'' if value == str(group.tally) else tally}" if value else ""
    return joined(flag, f"{name}{shown}")


def is_twice_at_one_games(query: Groups) -> bool:
    """Who won two of these events at the same Games?"""
    twice = query.having[0] if len(query.having) == 1 else None
    of = query.measure.of
    if twice is None or twice.measure.kind is not Kind.PEAK or twice.measure.per is not Key.GAMES:
        return False
    return twice.value == 2 and twice.op is Op.AT_LEAST and twice.measure.of == of and len(of.events) > 1


def remark(teller: Teller) -> str:
    """Who would belong there too but stands in no table, and of how many it is not known."""
    query, answer, outside = teller.query, teller.answer, teller.answer.outside
    found = []
    if not teller.groups and query.by is Key.ATHLETE and answer.unknown is None and not answer.untold:
        found.append(others_won(teller.of, teller.scene))
    if outside and query.take is None:
        names = dutch.listing([dutch.the(teller.scene.nation(group.key)) for group in outside])
        found.append(f"daarnaast {names}, die buiten de tabel {'vallen' if len(outside) > 1 else 'blijven'}")
    told = teller.groups or (query.having and answer.unknown is None)
    if told and answer.untold and teller.kind in (Kind.AGE, Kind.BORN, Kind.PER_MILLION) and not teller.hardly_known:
        what = "het inwonertal" if teller.kind is Kind.PER_MILLION else "de geboortedatum"
        whom = "één ander" if answer.untold == 1 else f"{dutch.number(answer.untold)} anderen"
        found.append(f"{what} van {whom} weet ik niet")
    if unsure := [group for group in teller.groups if not group.sure]:
        if len(unsure) == 1 and query.by is Key.ATHLETE:
            which = "die" if found else "de geboortedatum"
            found.append(f"{which} van {teller.name(unsure[0])} heb ik uit maar één bron")
        else:
            found.append("een deel van de geboortedata komt uit één bron")
    best = query.take == 1 and query.order is Order.MOST and not (query.skip or query.having)
    if teller.groups and best and query.by is Key.DISCIPLINE and teller.kind is Kind.COUNT:
        found.append(beside_whole_sports(teller.of, teller.groups[0].tally, teller.scene))
    found += [also(query, teller.groups, teller.scene) for also in (record_before, best_harvest)]
    found.append(_of_all_there(teller))
    return "; ".join(filter(None, found))


def _of_all_there(teller: Teller) -> str:
    """Who asks for the youngest of those with a medal may mean the youngest of all who were there."""
    query, of = teller.query, teller.of
    aged = query.by is Key.ATHLETE and teller.kind is Kind.AGE and of.games.is_current and query.take == 1
    if not aged or of.colours or of.events or of.from_day or query.having or query.among or query.held or query.skip:
        return ""
    order = Order.FEWEST if query.order is Order.MOST else Order.MOST
    born = query.model_copy(update={"measure": Measure(kind=Kind.BORN, of=of), "order": order})
    told_already = teller.groups[0].key if teller.groups else ""
    there = answer_of(born, teller.scene.archive, teller.scene.viewpoint)
    if not isinstance(there, GroupsAnswer) or not there.groups or there.groups[0].key == told_already:
        return ""
    return superlative(Teller(born, there, teller.scene))


def buttons(teller: Teller) -> list[Button | None]:
    query, groups = teller.query, teller.groups
    moment = next_asks.same_moment(query)
    first: list[Button | None] = []
    if query.by is Key.NATION:
        first += nation_buttons([group.key for group in groups[:1]], query, teller.scene)
    if query.by is Key.ATHLETE:
        known = [group.athlete for group in groups[:2] if group.athlete is not None]
        first += [ask_button(one.name, AthleteQuestion(athlete_id=one.athlete_id, **moment)) for one in known]
    if query.ask is GroupAsk.COUNT and len(groups) > MOST_LINES:
        first.append(ask_button("Welke?", query.model_copy(update={"ask": GroupAsk.WHICH})))
    return [*first, ask_button("📊 Stand", TableQuestion(metric=query.measure.metric, **moment))]
