"""Other Games that may be meant as well, to be offered under the answer: those of the same city or year, all of them,
or those of the other season."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.understanding.grammar import seasons
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.narrowing.games import AT_HOME
from bot.understanding.grammar.subjects import about, filters, subject
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Found, MatchKind
from bot.understanding.understood import Choice
from medals_core.archive import Archive
from medals_core.games import GamesId, Season
from medals_core.queries.filters import CURRENT, EVER, Medals, Podium, Scope
from medals_core.queries.measures import Key
from medals_core.queries.model import GamesFact, Groups, Value
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, HistoryQuestion, Page, Question


def other_games(question: Question, items: Sequence[Item], ctx: Context, archive: Archive) -> Iterator[Choice]:
    """``question``: as the archive is asked it."""
    named = [one for one in items if one.has("games")]
    if isinstance(question, GamesFact) and len(question.games.ids) == 1 and not ctx.season_said:
        (held,) = question.games.ids
        twins = [one for one in named if one.value("games").twin]
        for other in _beside(held, twins[0], ctx) if twins else ():
            yield from _choice(seasons.at_games(question, held, other), games_label(other, archive), question, archive)
    of = subject(question)
    if isinstance(question, AthleteQuestion | GamesFact | HistoryQuestion) or of is None or of.athletes:
        return
    for one in named:
        span = one.value("games")
        ids: tuple[GamesId, ...] = span.scope.ids if span.scope is not None else ()
        if len(ids) == 1 and not (span.twin and (of.disciplines or of.events)):
            for other in _beside(ids[0], one, ctx):
                yield from _choice(
                    seasons.at_games(question, ids[0], other), games_label(other, archive), question, archive
                )
    if of.games == CURRENT and any(one.value("games").scope == AT_HOME for one in named):
        changed = about(question, lambda each: each.narrowed(games=AT_HOME)) or question
        yield from _choice(changed, "Alle thuisspelen", question, archive)
    if any(one.value("games").scope != EVER for one in named):
        return
    if of.games == EVER and not ctx.season_said and not (of.disciplines or of.events):
        season = seasons.other(archive.current.games.season)
        for label, meant in ((_SEASONS[season], (season,)), ("Zomer en winter", tuple(Season))):
            yield from _choice(seasons.over(question, meant), label, question, archive)
    elif not named and of.games.ids == (ctx.archive.current_id,) and not isinstance(question, Page):
        season = ctx.archive.current.games.season
        changed = seasons.at_games(question, ctx.archive.current_id, Scope(ever=True, seasons=(season,)))
        yield from _choice(changed, f"Alle {_SEASONS[season]}", question, archive)
    elif of.games == CURRENT and _may_mean_ever(question, items):
        changed = about(question, lambda each: each.narrowed(games=EVER)) or question
        yield from _choice(changed, f"Alle {_SEASONS[archive.current.games.season]}", question, archive)


def either_games(question: Question, items: Sequence[Item], ctx: Context, archive: Archive) -> tuple[Choice, ...]:
    """ "wie won er meer in Peking, China of Amerika": of a city that had Games of both seasons those as well at which
    the nations named won far more, to choose from."""
    said, asked_of = [one for one in items if one.has("games")], filters(question)
    nations = tuple({noc for of in asked_of for noc in of.nations if isinstance(noc, str)})
    if len(said) != 1 or ctx.season_said or not nations or not any(one.has("nation") for one in items):
        return ()
    ids: tuple[GamesId, ...] = said[0].value("games").scope.ids if said[0].value("games").scope is not None else ()
    if len(ids) != 1 or any(map(str.isdigit, said[0].text)) or isinstance(question, GamesFact | Page):
        return ()
    meant, season = ids[0], archive.edition(ids[0]).games.season
    other = next((one for one in _beside(meant, said[0], ctx) if archive.edition(one).games.season is not season), "")
    if not other or any(of.disciplines or of.events or of.athletes for of in asked_of):
        return ()
    won, there = (find(Medals(games=Scope(ids=(one,)), nations=nations), archive).selection.count
                  for one in (meant, other))  # fmt: skip
    if there <= 2 * won:
        return ()
    asked = ((meant, question), (other, seasons.at_games(question, meant, other)))
    return tuple(Choice(question=each, label=games_label(one, archive)) for one, each in asked)


def _may_mean_ever(question: Question, items: Sequence[Item]) -> bool:
    """ "wie heeft de meeste medailles op de Winterspelen", not "op deze"; "hoe vaak is goud gedeeld" """
    if any(one.has_any(("moment", "when", "now_word")) for one in items):
        return False
    most = isinstance(question, Groups) and question.take == 1 and question.by is not Key.GAMES
    shared = isinstance(question, Value) and question.measure.of.podium is Podium.SHARED
    return shared or (most and any(one.has("at_games") and "deze" not in one.text.lower() for one in items))


def in_city(items: tuple[Item, ...], archive: Archive, sports: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """Of a city that had several Games those at which the athlete won, or which had the sport: Blankers-Koen in Londen,
    touwtrekken in Londen."""
    if not any(one.has("games") and one.value("games").of_city for one in items):
        return items
    people = [one.value("athlete").match for one in items if one.has("athlete")]
    won = [set(match.item.games) for match in people if isinstance(match, Found)]
    sports |= {one.value("absent_sport") for one in items if one.has("absent_sport")}
    found = []
    for one in items:
        span = one.value("games") if one.has("games") else None
        if span is not None and span.of_city and (won or sports):
            fits = [games for games in span.of_city if all(games in each for each in won)
                    and sports <= {event.discipline for event in archive.edition(games).events.values()}]  # fmt: skip
            scope = _moved(span.scope, span.of_city[-1], fits[-1], archive) if fits else span.scope
            one = replace(one, meanings={**one.meanings, "games": (span._replace(scope=scope),)})
        found.append(one)
    return tuple(found)


def _moved(scope: Scope, last: GamesId, meant: GamesId, archive: Archive) -> Scope:
    """The Games meant for the last of their city, or what comes after or before them: "na Londen"."""
    if scope.ids:
        return Scope(ids=(meant,))
    years = archive.edition(meant).games.year - archive.edition(last).games.year
    ends = {name: end + years for name in ("since", "until") if (end := getattr(scope, name)) is not None}
    return scope.model_copy(update=ends)


def who_won_there(items: tuple[Item, ...], named: Collection[GamesId]) -> tuple[Item, ...]:
    """Of several of a name the one who won something at the Games named: Remco in Parijs is Evenepoel."""
    return tuple(_meant(one, named) if len(named) == 1 and one.has("athlete") else one for one in items)


def _meant(one: Item, named: Collection[GamesId]) -> Item:
    span = one.value("athlete")
    match = span.match
    people = (match.item, *match.others) if isinstance(match, Found) else match.candidates
    there = [each for each in people if not each.in_current_games and not set(named).isdisjoint(each.games)]
    if len(there) != 1 or match.errors or (isinstance(match, Found) and match.item in there):
        return one
    found = replace(match, item=there[0], others=()) if isinstance(match, Found) else Found(there[0], MatchKind.SURNAME)
    return replace(one, meanings={**one.meanings, "athlete": (replace(span, match=found),)})


_A_LIFETIME = 80
_SEASONS = {Season.SUMMER: "Zomerspelen", Season.WINTER: "Winterspelen"}


def _beside(games_id: GamesId, said: Item, ctx: Context) -> Sequence[GamesId]:
    """The other Games of the city that was said, if anybody living may mean them; of a year with two Games the other
    one."""
    if games_id not in ctx.archive.editions:
        return ()
    games = ctx.archive.edition(games_id).games
    span, dated = said.value("games"), any(map(str.isdigit, said.text))
    held = [one.games for one in reversed(tuple(ctx.archive.editions.values())) if one.games.games_id != games_id]
    if span.of_city or (fold(games.city) in fold(said.text) and not dated):
        near = (one.games_id for one in held if one.city == games.city and abs(one.year - games.year) < _A_LIFETIME)
        return [*near][:1]
    return [one.games_id for one in held if span.twin and one.year == games.year]


def _choice(changed: Question, label: str, question: Question, archive: Archive) -> Iterator[Choice]:
    of = subject(changed)
    ids = of.games.ids if of is not None else ()
    held = not (of and of.events and len(ids) == 1) or all(one in archive.edition(ids[0]).events for one in of.events)
    if changed != question and held:
        yield Choice(question=changed, label=label)


def games_label(games_id: GamesId, archive: Archive) -> str:
    games = archive.edition(games_id).games
    return f"{games.city} {games.year}"
