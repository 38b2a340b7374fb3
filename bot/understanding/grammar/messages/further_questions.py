"""A further question of a message: what it leans on of the one before it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.following.leaning import asks_of_supposed, leans, names_nothing, points_back
from bot.understanding.grammar.following.other_time import at_other_time, is_afterwards
from bot.understanding.grammar.following.pointing import asks_others
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.clauses import Clauses
from bot.understanding.grammar.messages.leads import VERBS
from bot.understanding.grammar.messages.nearest import without
from bot.understanding.grammar.messages.second_halves import (
    asks_of_its_own,
    edge_of_them,
    has_colour,
    stands_alone,
    untold_of_race,
)
from bot.understanding.grammar.subjects import subject
from medals_core.queries.measures import Kind
from medals_core.queries.model import Groups, Value
from medals_core.questions import ComparisonQuestion, Question


def further(part: str, attempt: Attempt, former: Question, clauses: Clauses) -> Attempt:
    """A further question, with what it leans on: whom and what the one before it was about."""
    told = at_other_time(attempt.items, former, clauses.archive) is not None or is_afterwards(attempt.items, former)
    if told or asks_others(attempt.items, former):
        followed = clauses.followed(part, former)
        return followed if followed is not None else replace(attempt, question=None, choices=())
    if untold := untold_of_race(attempt.items, former):
        return replace(attempt, question=None, choices=(), concept=untold)
    if attempt.frame == "games_fact" and names_nothing(attempt.items) and subject(former) is not None:
        followed = clauses.followed(part, former)  # "Bolt, acht keer goud: in welke steden"
        return followed if followed is not None and followed.done else replace(attempt, question=None)
    if attempt.frame == "record" and attempt.defaults:  # "is dat een record": not that of our own nation
        followed = clauses.followed(part, former)
        return followed if followed is not None else replace(attempt, question=None)
    elliptic = not any(one.has_any(VERBS) for one in attempt.items)
    if isinstance(former, Value) and former.measure.kind not in (Kind.COUNT, Kind.TALLY, Kind.SHARE):
        again = elliptic and leans(attempt.items) and not has_colour(attempt.items)
        of = without(part, ("hoeveel",))
        followed = clauses.followed(of, former) if again and of != part else None
        if followed is not None and followed.frame == "follow_up":
            return followed  # "hoeveel per miljoen inwoners haalde Noorwegen, en hoeveel Nederland"
    if asks_of_its_own(attempt):
        return clauses.carried(attempt, former)
    followed = clauses.followed(part, former) if edge_of_them(attempt, former) else None
    if followed is not None and followed.frame == "follow_up":
        return followed
    if (asked := _of_the_former(attempt.items, former, clauses)) is not None:
        named = clauses.followed(asked, former)
        named = named if named is not None else clauses.read(asked)
        return clauses.carried(named if named.done else attempt, former)
    bare = (bool(attempt.defaults) or elliptic) and names_nothing(attempt.items)
    points = points_back(attempt.items) or bare
    if (
        not attempt.done
        or asks_of_supposed(attempt.items, former)
        or _is_one_side(attempt)
        or (attempt.weak and (points or (leans(attempt.items) and not stands_alone(attempt, former))))
    ):
        followed = clauses.followed(part, former)
        if followed is not None and followed.frame == "follow_up":
            return followed
        attempt = followed if followed is not None else attempt
    return clauses.carried(attempt, former)


def _is_one_side(attempt: Attempt) -> bool:
    """ "…, met Noorwegen ernaast": beside whom is told before it"""
    named = sum(one.has_any(("nation", "own", "athlete")) for one in attempt.items)
    return isinstance(attempt.question, ComparisonQuestion) and named == 1


def _of_the_former(items: Sequence[Item], former: Question, clauses: Clauses) -> str | None:
    """ "… en hoeveel waren dat er in Tokio", "… en wie van de twee had meer goud": with what it is asked of.
    "Hoeveel had die in Tokio" is of who was shown."""
    games = " ".join(one.text for one in items if one.has("games"))
    said = [one for one in items if not (one.is_small or one.has("games"))]
    bare = [kind for one in said for kind in ("ask", "be", "have") if one.has(kind)]
    if games and len(bare) == len(said) and any(one.has("ask", "how_many") for one in said):
        points = any(one.has("pronoun", "that") for one in items) and "have" not in bare
        return f"en {games}?" if points and isinstance(former, Groups) else None
    pair = [of.nations[0] for of in (one.of for one in getattr(former, "measures", ())) if len(of.nations) == 1]
    names = [clauses.reader.name_of(noc) for noc in pair if isinstance(noc, str)]
    if len(names) != 2 or not any(one.has("of_two") for one in items):
        return None
    rest = " ".join(one.text for one in items if not (one.has("of_two") or one.has("lean")))
    return f"wie {rest}, {' of '.join(names)}?"
