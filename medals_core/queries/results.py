"""What a query evaluates to: the value, the medals that prove it, the query and the stage. No field of the query is
copied: whoever words an answer reads the query itself."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from medals_core.answering import Answer
from medals_core.frozen import Frozen
from medals_core.games import Athlete, Event, EventId, Games
from medals_core.medal_lines import MedalLine
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Noc
from medals_core.queries import model
from medals_core.queries.measures import Condition, Measure
from medals_core.standings import Reason, Standing


class Unknown(StrEnum):
    """Why a value cannot be told."""

    NO_DAYS = "no_days"
    """of these Games it is not known by day or minute who won what"""
    NO_POPULATION = "no_population"
    NO_RANK = "no_rank"
    """the nation has no rank: no medals, or it stands outside the table"""
    NEVER = "never"
    """the moment asked for never came"""
    NO_AGE = "no_age"
    NO_GAMES = "no_games"
    """the nation did not take part, or did not exist, under that name then"""


class Result(Answer):
    """What all share. ``at``: the moment that the query's moment expression came to, when it had one. ``nations``:
    what the nations by description or name came to, in order."""

    at: datetime | None = None
    nations: tuple[Noc, ...] = ()
    unknown: Unknown | None = None


class Measured(Frozen):
    """A measure with its value. ``tally``: of the medals counted. ``nation``: of one nation, then which;
    ``standing``: of a RANK, its line (value None: no rank). ``whole``: of a SHARE, that of which it is a part.
    ``divided_by``: of an AVERAGE, how many of the key there are; of a MEAN_AGE, how many athletes' ages are known, and
    ``untold`` how many are not. ``sure``: not of an AGE by a birth date that one
    source alone has."""

    measure: Measure
    value: float | None
    tally: Tally = Tally()
    nations: tuple[Noc, ...] = ()
    standing: Standing | None = None
    whole: Tally | None = None
    divided_by: int | None = None
    sure: bool = True
    untold: int = 0
    proof: tuple[MedalLine, ...] = ()
    unknown: Unknown | None = None


class ValueAnswer(Result):
    """``measured``: the value. ``whole``: of all medals of the nation at those Games, for context (None where the
    filter is not of one nation). ``parts``: per nation where a name meant several ("Duitsland 1988"); per Games where
    the scope has several."""

    query: model.Value
    measured: Measured
    whole: Tally | None = None
    parts: tuple[tuple[str, Tally], ...] = ()


class ListingAnswer(Result):
    """``lines``: those asked for, in order of time. ``found``: how many satisfy the filter in all. ``unordered``:
    first or last was asked of Games whose medals are not dated: all that may be meant are given."""

    query: model.Listing
    lines: tuple[MedalLine, ...]
    found: int
    tally: Tally
    unordered: bool = False


class Group(Frozen):
    """One group. ``key``: NOC, athlete id (or the name where the archive has no such athlete), slug, event id,
    gender, ISO date, Games id, colour or continent key. ``name``: of an athlete without a record. ``noc``: the nation,
    of an athlete the one won for, of Games the host."""

    key: str
    value: float | None
    tally: Tally
    proof: tuple[MedalLine, ...] = ()
    name: str = ""
    noc: Noc | None = None
    athlete: Athlete | None = None
    event: Event | None = None
    conditions: tuple[float | None, ...] = ()
    """the value of each condition's measure"""
    sure: bool = True
    """as of ``Measured``"""


class GroupsAnswer(Result):
    """``groups``: those asked for, in order (at most 500). ``kept``: how many satisfy the conditions in all.
    ``outside``: those that satisfy too but stand outside the table (neutral athletes, mixed teams): nations only, and
    not when they were asked for by name. ``untold``: of how many kept the value is not known (no birth date, no
    population): they stand last, and in no first or last n."""

    query: model.Groups
    groups: tuple[Group, ...]
    kept: int
    outside: tuple[Group, ...] = ()
    untold: int = 0
    lasting: bool = False
    """of a run: does it go on to the last day or Games?"""
    as_long: tuple[tuple[Group, Group], ...] = ()
    """of a run: the first and the last of each other one as long"""


class VersusAnswer(Result):
    """``sides`` in the order asked. ``reasons``: between neighbours in the table, when the nations' ranks (or tallies)
    are what is compared. ``total``: all together; a medal that two sides share counts once."""

    query: model.Versus
    sides: tuple[Measured, ...]
    reasons: tuple[Reason, ...] = ()
    total: Tally = Tally()


class Check(Frozen):
    """One condition held against the facts: ``left`` its measure, ``right`` what it is held against."""

    condition: Condition
    left: Measured
    right: Measured | float
    holds: bool


class ClaimAnswer(Result):
    """``holds``: do all conditions? (``query.denied`` is for whoever words it.) ``reason``: with ranks or tallies of
    two nations, why the one stands above the other."""

    query: model.Claim
    holds: bool
    checks: tuple[Check, ...]
    reason: Reason | None = None


class Move(Frozen):
    """What one nation's line does between two tables. ``passes``: those it was not ahead of and now is; ``passed_by``:
    those that were not ahead of it and now are. In order of the table afterwards."""

    noc: Noc
    was: Standing
    becomes: Standing
    passes: tuple[Noc, ...] = ()
    passed_by: tuple[Noc, ...] = ()

    @property
    def climbs(self) -> bool:
        return self.becomes.rank is not None and (self.was.rank is None or self.becomes.rank < self.was.rank)

    @property
    def drops(self) -> bool:
        return self.was.rank is not None and (self.becomes.rank is None or self.becomes.rank > self.was.rank)


class Shift(Move):
    """``above``/``below``: who stands just above and below it after, with the reasons."""

    level: tuple[Noc, ...] = ()
    above: Standing | None = None
    below: Standing | None = None
    reason_above: Reason | None = None
    reason_below: Reason | None = None


class Shortage(Frozen):
    """More medals of a colour taken away than the nation holds."""

    noc: Noc
    colour: Colour
    holds: int
    taken: int


class SupposeAnswer(Result):
    """``shifts``: of the nations changed (with a sport or sex taken out: the own nation and those whose rank changes,
    the own nation first). ``then``: the answer to the query asked of the changed table, ``now`` the same of the real
    one. ``podium_before``/``podium_after``: with ``Won``. With ``shortages`` nothing is computed; ``nothing_taken``:
    there was nothing to take out."""

    query: model.Suppose
    shifts: tuple[Shift, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    podium_before: tuple[Medal, ...] = ()
    podium_after: tuple[Medal, ...] = ()
    nothing_taken: bool = False
    taken: Tally = Tally()
    then: Answer | None = None
    now: Answer | None = None


class MedalSet(Frozen):
    """So many extra medals (with ``turned``: more of the one colour, as many fewer of the other). ``level``: it draws
    level rather than passes. ``possible``: as many can still be won."""

    extra: Tally
    level: bool = False
    possible: bool = True


class NeededAnswer(Result):
    """``sets``: all minimal ways, fewest medals first (with ``query.colour`` only those of that colour; empty when it
    cannot be done with that colour). ``already``: so now. ``target``: whom to pass or draw level with."""

    query: model.Needed
    own: Standing
    target: Standing | None = None
    sets: tuple[MedalSet, ...] = ()
    already: bool = False
    unranked: bool = False


class Spell(Frozen):
    """A stretch of time in which the condition held. ``end`` None: it still holds (or held at the end). ``began_by``
    and ``ended_by``: the medal that did it, and of whom."""

    begin: datetime
    end: datetime | None
    began_by: MedalLine | None = None
    ended_by: MedalLine | None = None


class SpellsAnswer(Result):
    """``spells``: those asked for (``by_day``: from the close of the first day to that of the last). ``total``: their
    time together within the days asked about (``by_day``: so many days). ``best_rank``: the best rank ever held, with
    its spells in ``spells`` (BEST, and where the condition never held)."""

    query: model.Spells
    spells: tuple[Spell, ...]
    total: timedelta
    best_rank: int | None = None


class Held(Frozen):
    """A stretch of time in which these nations held a rank together. ``end`` None: they still do, or did at the end."""

    nocs: tuple[Noc, ...]
    begin: datetime
    end: datetime | None


class HoldersAnswer(Result):
    """Who held the rank, in order of time; the first of all only where nobody held it before."""

    query: model.Holders
    held: tuple[Held, ...]


class CertainAnswer(Result):
    """``holds``: is it so at the moment asked for? ``since``: from when (SINCE, GONE; None: never). ``by``: the medal
    that settled it. ``best``/``worst``: the ranks still possible then. ``left``: events still to come then."""

    query: model.Certain
    holds: bool
    since: datetime | None = None
    by: MedalLine | None = None
    best: int | None = None
    worst: int | None = None
    left: int = 0


class LeftAnswer(Result):
    """``entered``: by event the athletes of the nations and people asked about, else of the own nation, which is known
    of the current Games alone. ``later``: where none is left on the days asked about, the first after them, else the
    first there is. ``total``: of how many events in all; ``sports``: those of which none is left."""

    query: model.Left
    events: tuple[Event, ...]
    entered: Mapping[EventId, tuple[Athlete, ...]]
    later: Event | None = None
    unentered: int = 0
    """events left in which nobody of those named starts"""
    total: int = 0
    sports: tuple[str, ...] = ()
    decided: tuple[Event, ...] = ()
    """those in which the people asked about were entered, and which are over"""


class IdentifyAnswer(Result):
    """``lines``: the nation or nations meant, with their standing; empty: nobody stands there. ``near``: then who
    stands nearest (a shared rank that skips it, the last of the table)."""

    query: model.Identify
    lines: tuple[Standing, ...]
    values: tuple[float | None, ...] = ()
    near: tuple[Standing, ...] = ()


class GamesLine(Frozen):
    games: Games
    winner: Standing | None = None
    events: int | None = None
    disciplines: int | None = None
    """None where the Games have no programme in the data"""
    nations: int | None = None
    number: int = 0
    """the how manieth of their season"""
    level: tuple[Standing, ...] = ()
    """who shared the first rank with the winner"""


class GamesFactAnswer(Result):
    query: model.GamesFact
    lines: tuple[GamesLine, ...]
