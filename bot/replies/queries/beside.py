"""What stands beside an answer, looked up for it: what somebody did win, who did win there, what is still to come."""

from collections.abc import Sequence

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.medal_wording import event_title, winner, won_verb
from bot.replies.queries.filters import joined, only_fields, words
from bot.replies.queries.measure_names import amount
from bot.replies.queries.measures import counted
from bot.replies.queries.verbs import can_change
from bot.replies.rendering import Scene
from bot.understanding.names.events.whole_sports import whole_sports
from medals_core.answering import answer as answer_of
from medals_core.archive import LATEST
from medals_core.games import Season
from medals_core.medals import Tally
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Key, Kind, Measure, Metric
from medals_core.queries.model import Ask, Groups, Left, Listing, Order
from medals_core.queries.results import Group, GroupsAnswer, LeftAnswer, ListingAnswer
from medals_core.queries.selecting import find

MOST_NAMED = 3
MOST_WINNERS = 5
MOST_TO_COME = 5


def medals_of(of: Medals, scene: Scene) -> ListingAnswer:
    found = answer_of(Listing(of=of), scene.archive, scene.viewpoint)
    assert isinstance(found, ListingAnswer)
    return found


def won_elsewhere(of: Medals, scene: Scene) -> str:
    """What one athlete did win who won nothing where it was asked: "wel: goud op de slalom (alpineskiën)"; where no
    sport, event or sex was asked about, at other Games: "eerder wel: 3 gouden medailles op de Winterspelen"."""
    anywhere = of.narrowed(disciplines=(), events=(), genders=(), team=None)
    if len(of.athletes) != 1 or of.but_not or of.from_day is not None:
        return ""
    if anywhere == of and not of.games.is_current:
        return ""
    if before := won_before(of, scene):
        return before
    held = [scene.archive.edition(one).games.season for one in scene.archive.athletes[of.athletes[0]].games]
    seasons = tuple(one for one in Season if one in held)
    ever = anywhere.narrowed(games=Scope(ever=True, seasons=seasons), as_of=LATEST, after=None)
    for own in (anywhere, anywhere.narrowed(colours=())) if anywhere != of else (ever, ever.narrowed(colours=())):
        found = medals_of(own, scene)
        if not found.lines:
            continue
        but = "eerder wel" if own.games.ever and not of.games.ever else "wel"
        if len(found.lines) > MOST_NAMED or not (own.games.is_current or own == ever):
            return f"{but}: {counted(words(own, scene), own, found.tally, found.stage)}"
        each = []
        for line in found.lines:
            there = f"in {dutch.games_name(line.games)}" if own == ever else ""
            each.append(joined(dutch.COLOUR_NAMES[line.medal.colour], at_event(line.event, scene.archive), there))
        return f"{but}: {dutch.listing(each)}"
    return ""


def won_before(of: Medals, scene: Scene) -> str:
    """What one athlete, asked about in an event of these Games, won in it at earlier ones: "eerder wel: goud in
    Pyeongchang 2018 en Peking 2022"."""
    if len(of.athletes) != 1 or not of.events or not of.games.is_current or of.but_not or of.from_day is not None:
        return ""
    won: dict[str, list[str]] = {}
    for line in medals_of(of.narrowed(games=EVER, as_of=LATEST, after=None), scene).lines:
        if line.games.games_id != scene.archive.current_id:
            where = at_event(line.event, scene.archive) if len(of.events) > 1 else ""
            won.setdefault(joined(dutch.COLOUR_NAMES[line.medal.colour], where), []).append(
                dutch.games_name(line.games)
            )
    told = [f"{what} in {dutch.listing(games)}" for what, games in won.items()]
    return f"eerder wel: {dutch.listing(told)}" if told else ""


def none_here(of: Medals, scene: Scene) -> str:
    """That somebody who is at the current Games has none of all those medals from there."""
    held = tuple(each for each in of.events if each in scene.archive.current.events)
    here = of.narrowed(games=CURRENT, events=held)
    if of.events and not held:
        return ""
    if len(of.athletes) != 1 or not of.games.is_whole or not scene.archive.athletes[of.athletes[0]].in_current_games:
        return ""
    found = medals_of(here, scene)
    return "" if found.lines or found.unknown else counted(words(here, scene), here, found.tally, found.stage)


def record_before(query: Groups, groups: Sequence[Group], scene: Scene) -> str:
    """The record that was broken: "het vorige record: 16 gouden medailles, in Peking 2022"."""
    of, new = query.measure.of, [group.key for group in groups] == [query.held]
    if query.by is not Key.GAMES or query.measure.kind is not Kind.COUNT or not new:
        return ""
    until = scene.archive.edition(query.held).games.year - 1
    before = Measure(of=of.narrowed(games=of.games.model_copy(update={"until": until})))
    best = _of_games(query.model_copy(update={"measure": before, "held": ""}), scene)
    return f"het vorige record: {amount(of.colours, best[0].tally.total)}, {_at(best, scene)}" if best else ""


def best_harvest(query: Groups, groups: Sequence[Group], scene: Scene) -> str:
    """The Games at which a nation won most are not always those of its highest place."""
    best = harvest_of(query, scene)
    if not best or [each.key for each in best] == [each.key for each in groups]:
        return ""
    return f"de beste oogst: {dutch.gold_silver_bronze(best[0].tally)}, {_at(best, scene)}"


def harvest_of(query: Groups, scene: Scene) -> Sequence[Group]:
    """At which Games the nation won most, whose highest place is asked for."""
    measure = query.measure
    plain = measure.kind is Kind.RANK and measure.metric is Metric.OFFICIAL and query.order is Order.FEWEST
    plain = plain and query.by is Key.GAMES and query.take == 1 and not (query.skip or query.having)
    if not plain or only_fields(measure.of) - {"games", "nations"} or len(measure.of.nations) != 1:
        return ()
    tally = Measure(kind=Kind.TALLY, of=measure.of)
    return _of_games(Groups(by=Key.GAMES, measure=tally, take=1), scene)


def _of_games(query: Groups, scene: Scene) -> Sequence[Group]:
    found = answer_of(query, scene.archive, scene.viewpoint)
    return found.groups if isinstance(found, GroupsAnswer) else ()


def _at(groups: Sequence[Group], scene: Scene) -> str:
    held = sorted((scene.archive.edition(each.key).games for each in groups), key=lambda games: games.year)
    return f"in {dutch.listing([dutch.games_name(games) for games in held])}"


def others_won(of: Medals, scene: Scene) -> str:
    """Who won the medals of the same events, where those who were asked about did not."""
    if not of.events or not (of.nations or of.athletes) or of.but_not:
        return ""
    others = medals_of(of.narrowed(nations=(), athletes=()), scene).lines
    if not 0 < len(others) <= MOST_WINNERS:
        return ""
    won_by, many = [], len(others) > 1 or won_verb(others[0].medal, scene) == "wonnen"
    for line in sorted(others, key=lambda line: (line.event.event_id, line.step)):
        where = at_event(line.event, scene.archive) if len(of.events) > 1 else ""
        won_by.append(joined(where, dutch.medal_emoji(line.medal.colour), winner(line.medal, scene)))
    return f"daar {'wonnen' if many else 'won'} {dutch.listing(won_by)}"


def beside_nobody(of: Medals, scene: Scene) -> str:
    """Who is said to have won there did not: "2e achter Leerdam op de massastart"."""
    if of.beside is None or not of.beside.athletes or not of.events:
        return ""
    premise = of.beside.narrowed(games=of.games, as_of=of.as_of, events=of.events)
    found = medals_of(premise, scene)
    return "" if found.lines else counted(words(premise, scene), premise, found.tally, found.stage)


def very_first(query: Listing, answer: ListingAnswer, scene: Scene) -> str:
    """Who asks for a nation's first may mean the first of all times: "Het allereerste: Sjoukje Dijkstra, …"."""
    of, found = query.of, answer.lines
    first = query.take == 1 and not query.skip and not query.last and of.games.is_current and bool(of.nations)
    if not first or not found or only_fields(of) - {"nations", "colours", "disciplines"}:
        return ""
    ever = answer_of(query.model_copy(update={"of": of.narrowed(games=EVER)}), scene.archive, scene.viewpoint)
    if not isinstance(ever, ListingAnswer) or not ever.lines or ever.lines[0].games == found[0].games:
        return ""
    line = ever.lines[0]
    names = dutch.medallists(line.medal, 2) if len(ever.lines) == 1 and line.medal.athletes else ""
    people = f"voor {names}, " if names else ""
    return f"{'het' if len(of.colours) == 1 else 'de'} allereerste was {people}in {dutch.games_name(line.games)}"


def beside_whole_sports(of: Medals, tally: Tally, scene: Scene) -> str:
    """Of a sport whose disciplines are counted one by one: "alle wielersporten samen: 68, bij wielrennen,
    baanwielrennen en BMX"; where they came to more than was found."""
    found = []
    for name, whole in whole_sports(of).items():
        by_sport = find(whole, scene.archive).selection.by(Key.DISCIPLINE)
        together = Tally()
        for part in by_sport.values():
            together = together.combined(part.tally)
        if together.total > tally.total:
            sports = dutch.listing([scene.archive.disciplines[slug].name for slug in by_sport])
            won = amount(whole.colours, together.total) if whole.colours else (
                f"{together.total} ({dutch.gold_silver_bronze(together)})")  # fmt: skip
            found.append(f"alle {name} samen: {won}, bij {sports}")
    return "; ".join(found)


def still_to_come(query: Listing, answer: ListingAnswer, scene: Scene) -> str:
    """Of the events asked about those that nobody has won yet, in order of time."""
    of, current = query.of, scene.archive.current_id
    told_of = of.athletes if query.ask is Ask.EXISTS else ()  # "heeft Leerdam al gereden": that she will again, too
    if (answer.lines and not told_of) or answer.unknown is not None or answer.stage.games.games_id != current:
        return ""
    left = answer_of(Left(of=Medals(events=of.events, athletes=of.athletes)), scene.archive, scene.viewpoint)
    coming = left.events if isinstance(left, LeftAnswer) and (of.events or of.athletes) else ()
    if not 0 < len(coming) <= MOST_TO_COME or not can_change(of, answer.stage):
        return ""
    told = [f"{event_title(one, scene.archive)} {dutch.planned(one.starts_at or one.ends_at, answer.stage)}"
            for one in sorted(coming, key=lambda one: one.ends_at)]  # fmt: skip
    return f"komt nog: {'; '.join(told)}"
