"""The first or the last: "de laatste Spelen zonder medaille van Nederland: Sarajevo 1984"."""

from typing import TYPE_CHECKING

from bot.replies import dutch
from bot.replies.queries.filters import colour_words, joined, medal_noun, whose, words
from bot.replies.queries.keys import PEOPLE, plural_of
from bot.replies.queries.verbs import stood, won
from medals_core.queries.filters import CURRENT, Podium
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Order
from medals_core.queries.ordering import reached

if TYPE_CHECKING:
    from bot.replies.queries.results.groups import Teller


def first_to_have(teller: "Teller", many: int) -> str:
    """Franjo von Allmen won als eerste twee keer goud: op maandag 9 februari."""
    verb = won(teller.of, teller.answer.stage, len(teller.groups) > 1)
    thing = f"{dutch.number_word(many)} {medal_noun(teller.of.colours, many)}"
    first = joined(teller.names(), verb, "als eersten" if len(teller.groups) > 1 else "als eerste", thing)
    won_last = teller.groups[0].proof[many - 1] if len(teller.groups[0].proof) >= many else None
    day = f": op {dutch.day_name(won_last.day)}" if won_last is not None and won_last.games.has_day_data else ""
    return joined(first, whose(teller.words.who), teller.words.behind) + day


def edge(teller: "Teller") -> str:
    """de laatste Spelen zonder medaille van Nederland: Sarajevo 1984."""
    query = teller.query
    if query.by in PEOPLE and (many := reached(query)) > 1:
        return first_to_have(teller, many)
    order = "eerste" if query.order is Order.FIRST else "laatste"
    several = query.take is not None and query.take > 1
    number = f"{dutch.number_word(len(teller.groups))} " if several else ""
    conditions = (
        teller.conditions()
        if query.having
        else joined(
            "met", colour_words(teller.of.colours) or "een medaille", whose(teller.words.who), teller.words.behind
        )
    )
    if not query.having and teller.of.podium is Podium.SWEPT:
        there = words(teller.of.narrowed(podium=None, colours=(), games=CURRENT), teller.scene)
        conditions = joined("met het hele podium", there.behind, "voor", there.who or "één land")
    ranked = bool(query.having) and all(each.measure.kind is Kind.RANK for each in query.having)
    if query.by is Key.GAMES and not several and teller.words.who and ranked:
        verb = stood(teller.answer.stage, teller.words.many)
        when = f"in {teller.names()} voor het {order.removesuffix('e')}"
        told = joined(teller.words.who, verb, when, conditions.removeprefix("met een plek "))
        return f"{told}, {which_games(teller)}"
    one = query.by in (Key.NATION, Key.EVENT, Key.CONTINENT) and not several
    key = plural_of(query.by, 2 if several else 1, query.sex)
    was = teller.there_is(several or query.by is Key.GAMES)
    games = query.by is Key.GAMES
    if games:
        for season in ("Winter", "Zomer"):
            conditions = conditions.replace(f"op de {season}spelen ", "", 1)
    which = f"({which_games(teller)})" if games and not several else ""
    that = "die van" if games else ""
    return joined("het" if one else "de", order, f"{number}{key}", conditions, was, that, teller.names(), which)


def each_first(teller: "Teller") -> str:
    """België won het eerst goud: in Sankt Moritz 1948; Nederland in Innsbruck 1964."""
    thing = colour_words(teller.of.colours) or "een medaille"
    of = [(teller.name(group), group.proof[0].games) for group in teller.groups if group.proof]
    if not of:
        return teller.none()
    first = [name for name, games in of if games == of[0][1]]
    together = "allebei " if len(first) == 2 else ""
    verb = "wonnen" if len(first) > 1 else "won"
    told = joined(dutch.listing(first), verb, f"{together}voor het eerst", thing, _where_apart(teller))
    later = [f"{name} in {dutch.games_name(games)}" for name, games in of[len(first) :]]
    missing = [dutch.the(teller.scene.nation(noc)) for noc in teller.query.among if noc not in {
        group.key for group in teller.groups if group.proof}]  # fmt: skip
    never = [f"{dutch.listing(missing)} nog nooit"] if missing else []
    return "; ".join([f"{told} in {dutch.games_name(of[0][1])}", *later, *never])


def _where_apart(teller: "Teller") -> str:
    """The conditions without the Games, which are named of each."""
    return words(teller.of.narrowed(games=CURRENT), teller.scene, teller.answer.nations, teller.answer.at).behind


def which_games(teller: "Teller") -> str:
    """De negende Winterspelen, of the first; of the last how long ago they were, or how long before the Games that
    were asked about."""
    games, until = teller.scene.archive.edition(teller.groups[0].key).games, teller.of.games.until
    held = [each.games for each in teller.scene.archive.editions.values() if each.games.season is games.season]
    ago = teller.scene.archive.current.games.closing.year - games.closing.year  # "Tokio 2020" was held in 2021
    after = min(
        (each for each in held if until is not None and each.year > until), key=lambda each: each.year, default=None
    )
    if teller.query.order is Order.LAST and after is not None:
        return f"{dutch.number(after.year - games.year)} jaar voor {dutch.games_name(after)}"
    if teller.query.order is Order.LAST and ago:
        return f"{dutch.number(ago)} jaar geleden"
    years = sorted(each.year for each in held)
    return f"de {dutch.ordinal_word(years.index(games.year) + 1)} {plural_of(Key.GAMES, 2)}"
