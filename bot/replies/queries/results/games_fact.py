"""Facts about Games themselves: where, when, who was host, how many events, who won the table."""

from collections import Counter
from typing import NamedTuple

from bot.replies import dutch
from bot.replies.layout import fitting
from bot.replies.queries.filters import games_words, joined
from bot.replies.queries.telling import MOST_LINES, told
from bot.replies.queries.verbs import agreeing
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.queries.model import Fact, GamesFact
from medals_core.queries.results import GamesFactAnswer, GamesLine
from medals_core.questions import TableQuestion


@renders(GamesFactAnswer)
def render_games_fact(query: GamesFact, answer: GamesFactAnswer, scene: Scene) -> Reply:
    found = answer.lines
    listed = ""
    if not found:
        head = _none(query, scene)
    elif len(found) == 1 and not (query.fact is Fact.LIST and (query.hosts or query.games.ids)):
        head = _one(query.fact, found[0], answer, scene)
    else:
        head = _several(query, found, scene)
        a_city = query.fact is Fact.LIST and query.games.ids
        all_said = query.hosts or a_city or (query.fact in _FIGURES and len(found) == 2)
        if not all_said:
            each = (safe(_line(query.fact, line, scene)) for line in reversed(found))
            listed = fitting(each, 2 * MOST_LINES)
    return told(query, answer, scene, head, listed, buttons=_buttons(query, found, scene))


def _none(query: GamesFact, scene: Scene) -> str:
    where = dutch.listing([dutch.the(scene.nation(noc)) for noc in query.hosts], "of")
    season = _season(query, scene)
    return f"in {where} waren nog nooit {season}" if where else f"die {season} heb ik niet"


def _season(query: GamesFact, scene: Scene) -> str:
    return dutch.seasons_name(query.games.seasons or (scene.archive.current.games.season,))


def _one(fact: Fact, line: GamesLine, answer: GamesFactAnswer, scene: Scene) -> str:
    games = line.games
    season, host = dutch.seasons_name((games.season,)), scene.nation(games.host)
    over = answer.stage.games.games_id != games.games_id or dutch.is_past(answer.stage)
    name, be = dutch.games_name(games), "waren" if over else "zijn"
    match fact:
        case Fact.HOST:
            return f"de {season} van {name} {be} in {dutch.the(host)}"
        case Fact.CITY:
            return f"de {season} van {games.year} {be} in {games.city} ({host.name})"
        case Fact.YEAR:
            return f"de {season} van {games.city} {be} in {games.year}"
        case Fact.DATES:
            end = dutch.day_name(games.closing, with_year=True)
            days = dutch.count_of((games.closing - games.opening).days + 1, "dag")
            lasted = f"{name} {'duurde' if over else 'duurt'} {days}"
            left_ = (games.closing - games.local(answer.stage.at).date()).days
            if not over and games.opening <= games.local(answer.stage.at).date():
                still = f"nog {dutch.count_in_words(left_, 'dag')} na vandaag" if left_ else "vandaag is de laatste dag"
                lasted = f"{name} duurt nog tot en met {dutch.day_name(games.closing)}, {still}"
                return f"{lasted}; in totaal {days}, vanaf {dutch.short_day(games.opening)}"
            return f"{lasted}: van {dutch.day_name(games.opening)} tot en met {end}"
        case Fact.NUMBER:
            return f"{name} {be} de {dutch.ordinal_word(line.number)} {season}"
        case Fact.EVENTS | Fact.DISCIPLINES | Fact.NATIONS:
            figure, n = _FIGURES[fact], getattr(line, fact.value)
            if n is None:
                return f"{figure.asked.format(name)}, weet ik niet"
            return (figure.then if over else figure.now).format(name, dutch.count_of(n, figure.noun))
        case Fact.WINNER | Fact.LIST:
            if line.winner is None:
                return f"{name} heeft nog geen winnaar"
            winner = scene.nation(line.winner.noc)
            stood = agreeing("werd" if over else "staat", dutch.is_plural(winner))
            place = "eerste" if over else "bovenaan"
            return f"{dutch.the(winner)} {stood} {place} in {name}: {dutch.gold_silver_bronze(line.winner.tally)}"


def _several(query: GamesFact, found: tuple[GamesLine, ...], scene: Scene) -> str:
    n = len(found)
    if query.hosts:
        where = dutch.listing([dutch.the(scene.nation(noc)) for noc in query.hosts])
        named = dutch.listing([dutch.games_name(line.games) for line in found])
        many = len(query.hosts) > 1 or dutch.is_plural(scene.nation(query.hosts[0]))
        games = dutch.seasons_name(line.games.season for line in found)
        return f"{where} {agreeing('had', many)} {dutch.times(n)} de {games}: {named}"
    cities = {line.games.city for line in found}
    if query.fact is Fact.LIST and query.games.ids and len(cities) == 1:
        years = dutch.listing([str(line.games.year) for line in found])
        return (
            f"{cities.pop()} had {dutch.times(n)} de {dutch.seasons_name(line.games.season for line in found)}: {years}"
        )
    if query.fact in _FIGURES:
        return _compared(query.fact, found)
    if query.fact is Fact.HOST:
        return _hosts(query, found, scene)
    if query.fact is Fact.WINNER:
        return _winners(query, found, scene)
    if query.fact is Fact.LIST and query.games.is_whole:
        return f"er waren {n} {_season(query, scene)} tot nu toe:"
    scope = games_words(query.games, scene)
    if query.fact is Fact.LIST and not query.games.ids:
        when = scope.removeprefix(f"op de {_season(query, scene)}").strip()
        return f"er {'was' if n == 1 else 'waren'} {n} {_season(query, scene)} {when}:"
    what = {Fact.CITY: "de gaststeden"}.get(query.fact, f"{dutch.number_word(n)} {_season(query, scene)}")
    of = scope.replace("op de ", "van de ", 1) if query.fact is Fact.CITY else scope
    return f"{what} {of}".strip() + ":"


class _Figure(NamedTuple):
    noun: str
    asked: str
    then: str
    now: str


_FIGURES = {
    Fact.EVENTS: _Figure("onderdeel", "hoeveel onderdelen {} had", "{} had {}", "{} heeft {}"),
    Fact.DISCIPLINES: _Figure("sport", "in hoeveel sporten er in {} medailles waren",
                              "in {} waren er medailles in {}", "in {} zijn er medailles in {}"),
    Fact.NATIONS: _Figure("land", "hoeveel landen er in {} meededen", "aan {} deden {} mee", "aan {} doen {} mee"),
}  # fmt: skip


def _compared(fact: Fact, found: tuple[GamesLine, ...]) -> str:
    """Chamonix 1924 had 16 onderdelen, Peking 2022 109: 93 meer; of many the most and the fewest."""
    noun = _FIGURES[fact].noun
    known = [(line, value) for line in found if (value := getattr(line, fact.value)) is not None]
    if not known:
        return "dat weet ik niet"
    verb = "had" if fact is not Fact.NATIONS else "telde"
    if len(found) == 2 and len(known) == 2:
        (one, first), (other, then) = known
        more = f"{dutch.number(abs(then - first))} {'meer' if then > first else 'minder'}"
        more = more if then != first else "evenveel"
        names = [dutch.games_name(line.games) for line in (one, other)]
        return f"{names[0]} {verb} {dutch.count_of(first, noun)}, {names[1]} {dutch.number(then)}: {more}"
    most, fewest = max(known, key=lambda one: one[1]), min(known, key=lambda one: one[1])
    return (f"het meest: {dutch.games_name(most[0].games)}, met {dutch.count_of(most[1], noun)}; "
            f"het minst: {dutch.games_name(fewest[0].games)}, met {fewest[1]}")  # fmt: skip


def _hosts(query: GamesFact, found: tuple[GamesLine, ...], scene: Scene) -> str:
    """12 landen hadden de Winterspelen, de Verenigde Staten het vaakst: vier keer."""
    counts = Counter(line.games.host for line in found)
    most = max(counts.values())
    often = [dutch.the(scene.nation(noc)) for noc, n in counts.items() if n == most]
    told = f", {dutch.listing(often)} het vaakst: {dutch.number_word(most)} keer" if most > 1 else ""
    hosts = f"{dutch.count_in_words(len(counts), 'land')} {'hadden' if len(counts) > 1 else 'had'}"
    return f"{hosts} de {_season(query, scene)}{told}"


def _winners(query: GamesFact, found: tuple[GamesLine, ...], scene: Scene) -> str:
    """Negen landen wonnen de medaillespiegel: Noorwegen (elf keer), Duitsland (drie keer) …"""
    counts = Counter(each.noc for line in found if line.winner is not None for each in (line.winner, *line.level))
    named = [f"{dutch.the(scene.nation(noc))} ({n})" for noc, n in counts.most_common()]
    verb = "wonnen" if len(counts) > 1 else "won"
    of = games_words(query.games, scene).replace("op de ", "van de ", 1)
    return (
        f"{joined(dutch.count_in_words(len(counts), 'land'), verb, 'de medaillespiegel', of)}: {dutch.listing(named)}"
    )


def _line(fact: Fact, line: GamesLine, scene: Scene) -> str:
    games = line.games
    if fact is Fact.WINNER and line.winner is not None:
        detail = f"{scene.nation(line.winner.noc).name} ({line.winner.tally})"
    elif fact in _FIGURES:
        detail = str(getattr(line, fact.value) or "?")
    elif fact is Fact.DATES:
        detail = f"{dutch.short_day(games.opening)} – {dutch.short_day(games.closing)}"
    else:
        detail = scene.nation(games.host).name if fact is Fact.HOST else ""
    return f"{games.year} {games.city}" + (f": {detail}" if detail else "")


def _buttons(query: GamesFact, found: tuple[GamesLine, ...], scene: Scene) -> list[Button | None]:
    if len(found) != 1:
        return []
    games = found[0].games.games_id
    return [ask_button("📊 Stand", TableQuestion(games=None if games == scene.archive.current_id else games))]
