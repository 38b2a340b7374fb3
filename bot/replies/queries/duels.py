"""Who was better than whom: the medals above or below those of somebody in the same events."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.medal_wording import event_title, winner, winner_short
from bot.replies.queries.filters import joined, where_words, words
from bot.replies.rendering import Scene
from medals_core.answering import answer as answer_of
from medals_core.medal_lines import MedalLine
from medals_core.medals import Colour
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.model import Ask, Listing
from medals_core.queries.results import ListingAnswer

_MOST_EVENTS = 12
_MOST_NAMED = 5
Round = tuple[Sequence[MedalLine], Sequence[MedalLine]]
"""Of one event at one Games: the medals found, and those of the other side."""


def is_duel(of: Medals) -> bool:
    return of.above is not None or of.below is not None or _is_company(of) or _is_pair(of)


def _is_pair(of: Medals) -> bool:
    """Two athletes on one podium."""
    return bool(of.athletes and of.beside is not None and of.beside == _people(of.beside) and of.beside.athletes)


def _is_company(of: Medals) -> bool:
    """The others on the podiums of somebody."""
    return of.beside is not None and of.but_not == (of.beside,) and not of.nations and not of.athletes


def duel(query: Listing, answer: ListingAnswer, scene: Scene) -> tuple[str, list[str]]:
    """The first line, without capital and full stop, and the lines under it."""
    of = query.of
    if of.above is not None and of.below is not None:
        return _between(query, answer.lines, scene)
    other = of.above or of.below or of.beside
    assert other is not None
    theirs = _lines(_there(of, other), scene)
    if _is_pair(of) and not answer.lines:
        return _never_together(of, other, scene)
    if not answer.lines:
        return _nobody(query, theirs, other, scene)
    rounds = _rounds(answer.lines, theirs)
    found, beside = rounds[0]
    alone = len(rounds) == 1
    if _is_pair(of):
        yes = "ja, " if query.ask is Ask.EXISTS else ""
        return yes + _together(of, rounds, scene), [_line(each, others, scene, alone) for each, others in rounds]
    if _is_company(of):
        return _company(query, rounds, scene), [_line(each, others, scene, alone) for each, others in rounds]
    head = _one(query, found, beside, scene) if alone else _many(query, rounds, scene)
    if query.ask is Ask.EXISTS or (query.ask is Ask.WHICH and alone):
        head = f"{'ja,' if query.ask is Ask.EXISTS else 'één keer:'} {head}"
    return head, [_line(each, beside, scene, alone) for each, beside in rounds[:_MOST_EVENTS]]


def _there(of: Medals, side: Medals) -> Medals:
    """The medals of a side within the same events, days and Games."""
    return _open(of).narrowed(athletes=side.athletes, nations=side.nations)


def _open(of: Medals) -> Medals:
    """Without who stood where."""
    return of.narrowed(colours=(), above=None, below=None, beside=None, but_not=() if _is_company(of) else of.but_not)


def _lines(of: Medals, scene: Scene) -> Sequence[MedalLine]:
    found = answer_of(Listing(of=of), scene.archive, scene.viewpoint)
    return found.lines if isinstance(found, ListingAnswer) else ()


def _key(line: MedalLine) -> tuple[str, str]:
    return line.games.games_id, line.event.event_id


def _rounds(found: Sequence[MedalLine], theirs: Sequence[MedalLine]) -> list[Round]:
    return [
        (
            sorted((line for line in found if _key(line) == key), key=lambda line: line.step),
            sorted((line for line in theirs if _key(line) == key), key=lambda line: line.step),
        )
        for key in dict.fromkeys(_key(line) for line in found)
    ]


def _name(of: Medals, scene: Scene) -> str:
    return words(_people(of), scene).who


def _were(name: str, many: bool) -> str:
    return f"{name} {'waren' if many else 'was'}"


def _names(query: Listing, found: Sequence[MedalLine], scene: Scene) -> tuple[str, bool]:
    """The side that was found: who was asked for by each winner, else by the name said. Is it more than one?"""
    of = query.of
    if of.athletes or (of.nations and query.ask is not Ask.WHO):
        side = words(_people(of), scene)
        return side.who, side.many
    counts: dict[str, int] = {}
    many = len(found) > 1
    for line in found:
        nation = scene.nation(line.medal.noc)
        team = len(line.medal.athletes) > 2
        name = dutch.the(nation) if query.ask is Ask.NATION or (team and many) else winner(line.medal, scene)
        counts[name] = counts.get(name, 0) + 1
        many = many or (dutch.is_plural(nation) if name == dutch.the(nation) else len(line.medal.athletes) == 2)
    most = sorted(counts, key=lambda name: -counts[name])
    said = [_times(name, counts[name]) if len(most) > 1 else name for name in most]
    return dutch.first_few(said, _MOST_NAMED), many if len(found) == 1 else len(most) > 1


def _times(name: str, n: int) -> str:
    """Jordan Stolz (Verenigde Staten, 2×)."""
    if n == 1:
        return name
    return f"{name[:-1]}, {n}×)" if name.endswith(")") else f"{name} ({n}×)"


def _one(query: Listing, found: Sequence[MedalLine], theirs: Sequence[MedalLine], scene: Scene) -> str:
    """Ning Zhongyan (China) was Jordan Stolz voor op de 1500 meter mannen (schaatsen): goud tegen zilver."""
    of = query.of
    other = of.above or of.below
    assert other is not None
    names, many = _names(query, found, scene)
    metal, metals = _metal(theirs[:1]), _metal(found)
    where = _where(found[0], scene)
    side = _people(other)
    if of.above is not None:
        return f"{_were(names, many)} {_name(other, scene)} voor {where}: {metals} tegen {metal}"
    return f"{_were(_name(other, scene), words(side, scene).many)} {names} voor {where}: {metal} tegen {metals}"


def _metal(found: Sequence[MedalLine]) -> str:
    return dutch.listing(list(dict.fromkeys(dutch.COLOUR_NAMES[line.medal.colour] for line in found)))


def _where(line: MedalLine, scene: Scene) -> str:
    current = line.games.games_id == scene.archive.current_id
    where = at_event(line.event, scene.archive)
    return joined(where, "" if current else f"in {dutch.games_name(line.games)}")


def _many(query: Listing, rounds: Sequence[Round], scene: Scene) -> str:
    """Jordan Stolz was Jenning de Boo twee keer voor."""
    of = query.of
    other = of.above or of.below
    assert other is not None
    events = [_where(found[0], scene) for found, _ in rounds]
    names, many = _names(query, [line for found, _ in rounds for line in found], scene)
    side = words(_people(other), scene)
    number = dutch.number_word(len(rounds))
    times = f"{number} keer voor" if of.athletes or of.nations else f"voor op {number} onderdelen"
    if query.ask is Ask.EVENT and len(events) <= _MOST_NAMED:
        times = f"voor {dutch.listing(events)}"
    if of.above is not None:
        return f"{_were(names, many)} {side.who} {times}"
    return f"{_were(side.who, side.many)} {names} {times}"


def _company(query: Listing, rounds: Sequence[Round], scene: Scene) -> str:
    """Naast Marijke Groenewoud (goud) stonden Ivanie Blondin (Canada) en … op het podium van …"""
    assert query.of.beside is not None
    every = [line for found, _ in rounds for line in found]
    names, many = _names(query, every, scene)
    where = _where(every[0], scene) if len(rounds) == 1 else f"op {dutch.number_word(len(rounds))} onderdelen"
    own, metals = (f" ({_metal(rounds[0][1])})", f": {_metal(every)}") if len(rounds) == 1 else ("", "")
    stood = "stonden" if many else "stond"
    return f"naast {_name(query.of.beside, scene)}{own} {stood} {where} {names} op het podium{metals}"


def _together(of: Medals, rounds: Sequence[Round], scene: Scene) -> str:
    """Femke Kok en Jutta Leerdam stonden twee keer samen op het podium: op de 500 meter vrouwen (schaatsen) en …"""
    assert of.beside is not None
    times = "" if len(rounds) == 1 else f"{dutch.number_word(len(rounds))} keer "
    events = [_where(found[0], scene) for found, _ in rounds]
    where = f": {dutch.listing(events)}" if len(events) <= _MOST_NAMED else ""
    return f"{_name(of, scene)} en {_name(of.beside, scene)} stonden {times}samen op het podium{where}"


def _never_together(of: Medals, other: Medals, scene: Scene) -> tuple[str, list[str]]:
    names = f"{_name(of, scene)} en {_name(other, scene)}"
    return f"nee, {names} stonden niet samen op het podium {_asked_where(of, scene)}", _podium(of, scene)


def _line(found: Sequence[MedalLine], theirs: Sequence[MedalLine], scene: Scene, alone: bool) -> str:
    """1500 meter mannen (schaatsen): 🥇 🇨🇳 Ning Zhongyan, 🥈 🇺🇸 Jordan Stolz."""
    every = sorted(dict.fromkeys((*found, *theirs)), key=lambda line: line.step)
    names = [f"{dutch.medal_emoji(line.medal.colour)} {winner_short(line.medal, scene)}" for line in every]
    title = joined(
        event_title(every[0].event, scene.archive),
        "" if every[0].games.games_id == scene.archive.current_id else f"in {dutch.games_name(every[0].games)}",
    )
    return "\n".join(names) if alone else f"{title}: {', '.join(names)}"


def _nobody(query: Listing, theirs: Sequence[MedalLine], other: Medals, scene: Scene) -> tuple[str, list[str]]:
    """Why there is nobody above or below: the other side won gold itself, or no medal at all."""
    of = query.of
    if (of.athletes or of.nations) and query.ask is not Ask.WHO:
        return _not_so(query, theirs, other, scene)
    side = _Side(_name(other, scene), words(_people(other), scene).many, theirs)
    where, body = _asked_where(of, scene), _podium(of, scene)
    if not side.name:
        return f"niemand stond {'hoger' if of.above is not None else 'lager'} dan alle anderen", body
    if not theirs:
        return side.none(where), body
    if not body and len({_key(line) for line in theirs}) == 1:
        there = Scope(ids=(theirs[0].games.games_id,))
        body = _podium(of.narrowed(events=(theirs[0].event.event_id,), games=there), scene)
    if of.colours and of.above is not None and any(line.medal.colour is not Colour.GOLD for line in theirs):
        return f"niemand: {side.won(where, scene)}", body
    podium = "" if of.above is not None and of.events else " op het podium"
    return f"niemand{podium}: {side.won(where, scene, 'zelf ')}", body


def _not_so(query: Listing, theirs: Sequence[MedalLine], other: Medals, scene: Scene) -> tuple[str, list[str]]:
    """It was the other way about, or they were not on a podium together."""
    of = query.of
    own = _lines(_open(of), scene)
    name, many = _names(query.model_copy(update={"ask": Ask.EXISTS}), own, scene)
    one, two = _Side(name, many, own), _Side(_name(other, scene), words(_people(other), scene).many, theirs)
    where, body = _asked_where(of, scene), _podium(of, scene)
    if not own and not theirs:
        return f"dat weet ik niet: {one.name} en {two.name} wonnen allebei geen medaille {where}", body
    if not own or not theirs:
        winner_, loser = (one, two) if own else (two, one)
        return f"{winner_.won(where, scene)}; {loser.none('daar')}", body
    rounds = [(each, beside) for each, beside in _rounds(own, theirs) if beside]
    if not rounds:
        return f"dat weet ik niet: {one.name} en {two.name} stonden {where} niet samen op het podium", body
    no = "nooit" if query.ask is Ask.WHICH else "nee"
    turned = of.narrowed(
        athletes=other.athletes, nations=other.nations, colours=(), **{"above" if of.above else "below": _people(of)}
    )
    found = _rounds(_lines(turned, scene), own)
    if not found:
        return f"{no}, {one.name} en {two.name} wonnen allebei {_metal(rounds[0][0])} {where}", body
    alone, again = len(found) == 1, Listing(of=turned)
    told = _one(again, *found[0], scene) if alone else _many(again, found, scene)
    return f"{no}, {told}", [_line(each, beside, scene, alone) for each, beside in found]


@dataclass(frozen=True)
class _Side:
    name: str
    many: bool
    lines: Sequence[MedalLine]

    def won(self, where: str, scene: Scene, own: str = "") -> str:
        """Jordan Stolz won goud op de 1000 meter mannen (schaatsen)."""
        there = _where(self.lines[0], scene) if len({_key(line) for line in self.lines}) == 1 else where
        return f"{self.name} {'wonnen' if self.many else 'won'} {own}{_metal(self.lines)} {there}"

    def none(self, where: str) -> str:
        won = f"{self.name} {'wonnen' if self.many else 'won'}"
        return f"{won} daar geen medaille" if where == "daar" else f"{won} geen medaille {where}"


def _people(of: Medals) -> Medals:
    return Medals(athletes=of.athletes, nations=of.nations)


def _asked_where(of: Medals, scene: Scene) -> str:
    return where_words(_open(of), scene) or "op deze Spelen"


def _podium(of: Medals, scene: Scene) -> list[str]:
    """All medals of the events asked about, where they are few."""
    if not 0 < len(of.events) <= 2:
        return []
    every = _lines(_open(of).narrowed(athletes=(), nations=()), scene)
    if not 0 < len(every) <= 8:
        return []
    return [_line(found, (), scene, len(of.events) == 1) for found, _ in _rounds(every, ())]


def _between(query: Listing, found: Sequence[MedalLine], scene: Scene) -> tuple[str, list[str]]:
    """Vladimir Semirunniy (Polen) stond tussen Metoděj Jílek en Jorrit Bergsma."""
    of = query.of
    assert of.above is not None
    assert of.below is not None
    pair = f"{_name(of.below, scene)} en {_name(of.above, scene)}"
    where = where_words(_open(of), scene)
    if not found:
        return joined(f"op het podium stond niemand tussen {pair}", where), _podium(of, scene)
    names, many = _names(query, found, scene)
    there = _where(found[0], scene) if len({_key(line) for line in found}) == 1 else where
    return f"tussen {pair} {'stonden' if many else 'stond'} {names} {there}, met {_metal(found)}", _podium(of, scene)
