"""Who was better than whom: the medals above or below those of somebody in the same events."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.medal_wording import at_former_games, podium_line, podium_steps, winner
from bot.replies.queries.beside import medals_of
from bot.replies.queries.filters import joined, where_words, words
from bot.replies.queries.verbs import agreeing
from bot.replies.rendering import Scene
from medals_core.medal_lines import MedalLine
from medals_core.medals import Colour
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.model import Ask, Listing

_MOST_EVENTS = 12
_MOST_NAMED = 5
Round = tuple[Sequence[MedalLine], Sequence[MedalLine]]
"""Of one event at one Games: the medals found, and those of the other side."""
Told = tuple[str, list[str]]
"""The first line, without capital and full stop, and the lines under it."""


def is_duel(of: Medals) -> bool:
    return of.above is not None or of.below is not None or _is_company(of) or _is_pair(of)


def _is_pair(of: Medals) -> bool:
    """Two athletes on one podium."""
    return bool(of.athletes and of.beside is not None and of.beside == _people(of.beside) and of.beside.athletes)


def _is_company(of: Medals) -> bool:
    """The others on the podiums of somebody."""
    return of.beside is not None and of.but_not == (of.beside,) and not of.nations and not of.athletes


def _people(of: Medals) -> Medals:
    return Medals(athletes=of.athletes, nations=of.nations)


@dataclass(frozen=True)
class _Side:
    name: str
    many: bool
    lines: Sequence[MedalLine]

    def none(self, where: str) -> str:
        won = f"{self.name} {agreeing('won', self.many)}"
        return f"{won} daar geen medaille" if where == "daar" else f"{won} geen medaille {where}"


class Duel:
    """Of a listing for which ``is_duel``."""

    def __init__(self, query: Listing, scene: Scene) -> None:
        self.of, self.ask, self.scene = query.of, query.ask, scene
        other = self.of.above or self.of.below or self.of.beside
        assert other is not None
        self.other = other
        self.pair, self.company = _is_pair(self.of), _is_company(self.of)
        but_not = () if self.company else self.of.but_not
        self.open = self.of.narrowed(colours=(), above=None, below=None, beside=None, but_not=but_not)
        """Without who stood where."""

    def told(self, found: Sequence[MedalLine]) -> Told:
        if self.of.above is not None and self.of.below is not None:
            return self._between(found)
        theirs = self._side(self.other)
        if not found:
            return self._never_together() if self.pair else self._nobody(theirs)
        rounds = _rounds(found, theirs.lines)
        yes, alone, most = "ja, " if self.ask is Ask.EXISTS else "", len(rounds) == 1, len(rounds)
        if self.pair:
            head = yes + self._together(rounds)
        elif self.company:
            head = self._in_company(rounds)
        else:
            once = "één keer: " if self.ask is Ask.WHICH and alone else ""
            head, most = (yes or once) + self.better(rounds), _MOST_EVENTS
        return head, [self.line(each, others, alone) for each, others in rounds[:most]]

    # --- Words ------------------------------------------------------------------------------------------------------

    def _side(self, of: Medals) -> _Side:
        """Somebody, with their medals within the same events, days and Games."""
        there = self.open.narrowed(athletes=of.athletes, nations=of.nations)
        said = words(_people(of), self.scene)
        return _Side(said.who, said.many, medals_of(there, self.scene).lines)

    def _name(self, of: Medals) -> str:
        return words(_people(of), self.scene).who

    def _names(self, found: Sequence[MedalLine]) -> tuple[str, bool]:
        """The side that was found: who was asked for by each winner, else by the name said. Is it more than one?"""
        if self.of.athletes or (self.of.nations and self.ask is not Ask.WHO):
            side = words(_people(self.of), self.scene)
            return side.who, side.many
        counts: dict[str, int] = {}
        many = len(found) > 1
        for line in found:
            nation = self.scene.nation(line.medal.noc)
            team = len(line.medal.athletes) > 2
            by_nation = self.ask is Ask.NATION or (team and many)
            name = dutch.the(nation) if by_nation else winner(line.medal, self.scene)
            counts[name] = counts.get(name, 0) + 1
            many = many or (dutch.is_plural(nation) if name == dutch.the(nation) else len(line.medal.athletes) == 2)
        most = sorted(counts, key=lambda name: -counts[name])
        said = [_times(name, counts[name]) if len(most) > 1 else name for name in most]
        return dutch.first_few(said, _MOST_NAMED), many if len(found) == 1 else len(most) > 1

    def _where(self, found: Sequence[MedalLine], several: str | None = None) -> str:
        """The event and the Games of the medals; ``several``, where it is more than one."""
        if several is not None and len({_key(line) for line in found}) != 1:
            return several
        return joined(at_event(found[0].event, self.scene.archive), at_former_games(found[0], self.scene))

    def _asked_where(self) -> str:
        return where_words(self.open, self.scene) or "op deze Spelen"

    def line(self, found: Sequence[MedalLine], theirs: Sequence[MedalLine], alone: bool) -> str:
        """1500 meter mannen (schaatsen): 🥇 🇨🇳 Ning Zhongyan, 🥈 🇺🇸 Jordan Stolz."""
        every = sorted(dict.fromkeys((*found, *theirs)), key=lambda line: line.step)
        if alone:
            return "\n".join(podium_steps(every, self.scene))
        return podium_line(every, self.scene, at_former_games(every[0], self.scene))

    def _podium(self, of: Medals | None = None) -> list[str]:
        """All medals of the events asked about, where they are few."""
        of = of or self.open
        every = medals_of(of.narrowed(athletes=(), nations=()), self.scene).lines if 0 < len(of.events) <= 2 else ()
        return [self.line(found, (), len(of.events) == 1) for found, _ in _rounds(every, ())] if len(every) <= 8 else []

    # --- The first line ---------------------------------------------------------------------------------------------

    def better(self, rounds: Sequence[Round]) -> str:
        """Ning Zhongyan (China) was Jordan Stolz voor op de 1500 meter mannen (schaatsen): goud tegen zilver; at
        several: Jordan Stolz was Jenning de Boo twee keer voor."""
        of, side = self.of, words(_people(self.other), self.scene)
        names, many = self._names([line for found, _ in rounds for line in found])
        events = [self._where(found) for found, _ in rounds]
        number = dutch.number_word(len(rounds))
        often = f"{number} keer voor" if of.athletes or of.nations else f"voor op {number} onderdelen"
        if len(rounds) == 1 or (self.ask is Ask.EVENT and len(events) <= _MOST_NAMED):
            often = f"voor {dutch.listing(events)}"
        metals = [_metal(rounds[0][0]), _metal(rounds[0][1][:1])]
        if of.above is not None:
            told = f"{names} {agreeing('was', many)} {side.who} {often}"
        else:
            told = f"{side.who} {agreeing('was', side.many)} {names} {often}"
            metals.reverse()
        return f"{told}: {' tegen '.join(metals)}" if len(rounds) == 1 else told

    def _in_company(self, rounds: Sequence[Round]) -> str:
        """Naast Marijke Groenewoud (goud) stonden Ivanie Blondin (Canada) en … op het podium van …"""
        every = [line for found, _ in rounds for line in found]
        names, many = self._names(every)
        where = self._where(every, f"op {dutch.number_word(len(rounds))} onderdelen")
        own, metals = (f" ({_metal(rounds[0][1])})", f": {_metal(every)}") if len(rounds) == 1 else ("", "")
        return f"naast {self._name(self.other)}{own} {agreeing('stond', many)} {where} {names} op het podium{metals}"

    def _together(self, rounds: Sequence[Round]) -> str:
        """Femke Kok en Jutta Leerdam stonden twee keer samen op het podium: op de 500 meter vrouwen (schaatsen) en …"""
        times = "" if len(rounds) == 1 else f"{dutch.times(len(rounds))} "
        events = [self._where(found) for found, _ in rounds]
        where = f": {dutch.listing(events)}" if len(events) <= _MOST_NAMED else ""
        return f"{self._name(self.of)} en {self._name(self.other)} stonden {times}samen op het podium{where}"

    def _never_together(self) -> Told:
        names = f"{self._name(self.of)} en {self._name(self.other)}"
        return f"nee, {names} stonden niet samen op het podium {self._asked_where()}", self._podium()

    def _between(self, found: Sequence[MedalLine]) -> Told:
        """Vladimir Semirunniy (Polen) stond tussen Metoděj Jílek en Jorrit Bergsma."""
        assert self.of.above is not None
        assert self.of.below is not None
        pair = f"{self._name(self.of.below)} en {self._name(self.of.above)}"
        where = where_words(self.open, self.scene)
        if not found:
            return joined(f"op het podium stond niemand tussen {pair}", where), self._podium()
        names, many = self._names(found)
        there = self._where(found, where)
        return f"tussen {pair} {agreeing('stond', many)} {names} {there}, met {_metal(found)}", self._podium()

    # --- Nobody -----------------------------------------------------------------------------------------------------

    def _won(self, side: _Side, own: str = "") -> str:
        """Jordan Stolz won goud op de 1000 meter mannen (schaatsen)."""
        there = self._where(side.lines, self._asked_where())
        return f"{side.name} {agreeing('won', side.many)} {own}{_metal(side.lines)} {there}"

    def _nobody(self, side: _Side) -> Told:
        """Why there is nobody above or below: the other side won gold itself, or no medal at all."""
        of = self.of
        if (of.athletes or of.nations) and self.ask is not Ask.WHO:
            return self._not_so(side)
        body = self._podium()
        if not side.name:
            return f"niemand stond {'hoger' if of.above is not None else 'lager'} dan alle anderen", body
        if not side.lines:
            return side.none(self._asked_where()), body
        first = side.lines[0]
        if not body and len({_key(line) for line in side.lines}) == 1:
            there = Scope(ids=(first.games.games_id,))
            body = self._podium(self.open.narrowed(events=(first.event.event_id,), games=there))
        narrowed = of.colours or of.nations
        if narrowed and of.above is not None and any(line.medal.colour is not Colour.GOLD for line in side.lines):
            nation = words(_people(of), self.scene).who
            return f"{joined('niemand', f'uit {nation}' if nation else '')}: {self._won(side)}", body
        podium = "" if of.above is not None else " op het podium"
        return f"niemand{podium}: {self._won(side, 'zelf ')}", body

    def _not_so(self, two: _Side) -> Told:
        """It was the other way about, or they were not on a podium together."""
        one = self._side(self.of)
        where, body = self._asked_where(), self._podium()
        if not one.lines and not two.lines:
            return f"dat weet ik niet: {one.name} en {two.name} wonnen allebei geen medaille {where}", body
        if not one.lines or not two.lines:
            winner_, loser = (one, two) if one.lines else (two, one)
            return f"{self._won(winner_)}; {loser.none('daar')}", body
        rounds = [(each, beside) for each, beside in _rounds(one.lines, two.lines) if beside]
        if not rounds:
            return f"dat weet ik niet: {one.name} en {two.name} stonden {where} niet samen op het podium", body
        no = "nooit" if self.ask is Ask.WHICH else "nee"
        sides = {"athletes": self.other.athletes, "nations": self.other.nations}
        turned = self.of.narrowed(colours=(), **sides, **{"above" if self.of.above else "below": _people(self.of)})
        found = _rounds(medals_of(turned, self.scene).lines, one.lines)
        if not found:
            return f"{no}, {one.name} en {two.name} wonnen allebei {_metal(rounds[0][0])} {where}", body
        other_way = Duel(Listing(of=turned), self.scene)
        return f"{no}, {other_way.better(found)}", [self.line(*each, len(found) == 1) for each in found]


def _key(line: MedalLine) -> tuple[str, str]:
    return line.games.games_id, line.event.event_id


def _rounds(found: Sequence[MedalLine], theirs: Sequence[MedalLine]) -> list[Round]:
    def of(lines: Sequence[MedalLine], key: tuple[str, str]) -> list[MedalLine]:
        return sorted((line for line in lines if _key(line) == key), key=lambda line: line.step)

    return [(of(found, key), of(theirs, key)) for key in dict.fromkeys(_key(line) for line in found)]


def _times(name: str, n: int) -> str:
    """Jordan Stolz (Verenigde Staten, 2×)."""
    if n == 1:
        return name
    return f"{name[:-1]}, {n}×)" if name.endswith(")") else f"{name} ({n}×)"


def _metal(found: Sequence[MedalLine]) -> str:
    return dutch.listing(list(dict.fromkeys(dutch.COLOUR_NAMES[line.medal.colour] for line in found)))
