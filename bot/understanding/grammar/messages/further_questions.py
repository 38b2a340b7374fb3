"""A further question of a message: what it leans on of the one before it."""

from dataclasses import replace

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.following.leaning import leans, names_nothing, points_back
from bot.understanding.grammar.following.other_time import at_other_time, is_afterwards
from bot.understanding.grammar.following.pointing import asks_others
from bot.understanding.grammar.messages.clauses import Clauses
from bot.understanding.grammar.messages.leads import VERBS
from bot.understanding.grammar.messages.nearest import without
from bot.understanding.grammar.messages.second_halves import asks_of_its_own, has_colour, untold_of_race
from bot.understanding.grammar.subjects import subject
from medals_core.queries.measures import Kind
from medals_core.queries.model import Groups, Left, Value
from medals_core.questions import ComparisonQuestion, Question


def further(part: str, attempt: Attempt, former: Question, clauses: Clauses) -> Attempt:
    """A further question, with what it leans on: whom and what the one before it was about."""
    coming = clauses.to_come(part, former)
    if coming is not None and (attempt.question is None or isinstance(attempt.question, Left)):
        return Attempt(
            question=coming, frame="follow_up", items=attempt.items
        )  # "hoe laat is de 5 km, en wie rijden er"
    told = at_other_time(attempt.items, former, clauses.archive) is not None or is_afterwards(attempt.items, former)
    if told or asks_others(attempt.items, former):
        followed = clauses.followed(part, former)
        return followed if followed is not None else replace(attempt, question=None, choices=())
    if untold := untold_of_race(attempt.items, former):
        return replace(attempt, question=None, choices=(), concept=untold)
    if attempt.frame == "games_fact" and names_nothing(attempt.items) and subject(former) is not None:
        followed = clauses.followed(part, former)  # "Bolt, acht keer goud: in welke steden"
        return followed if followed is not None and followed.done else replace(attempt, question=None)
    elliptic = not any(one.has_any(VERBS) for one in attempt.items)
    if isinstance(former, Value) and former.measure.kind not in (Kind.COUNT, Kind.TALLY, Kind.SHARE):
        again = elliptic and leans(attempt.items) and not has_colour(attempt.items)
        of = without(part, ("hoeveel",))
        followed = clauses.followed(of, former) if again and of != part else None
        if followed is not None and followed.frame == "follow_up":
            return followed  # "hoeveel per miljoen inwoners haalde Noorwegen, en hoeveel Nederland"
    if asks_of_its_own(attempt):
        return clauses.carried(attempt, former)
    games = " ".join(one.text for one in attempt.items if one.has("games"))
    said = [one for one in attempt.items if not (one.is_small or one.has("games"))]
    counts = any(one.has("ask", "how_many") for one in said) and all(one.has_any(("ask", "be")) for one in said)
    if games and counts and isinstance(former, Groups):  # "… en hoeveel waren dat er in Tokio"
        there = clauses.followed(f"en {games}?", former)
        return clauses.carried(there if there is not None and there.done else attempt, former)
    bare = (bool(attempt.defaults) or elliptic) and names_nothing(attempt.items)
    points = points_back(attempt.items) or bare
    if not attempt.done or _is_one_side(attempt) or (attempt.weak and (points or leans(attempt.items))):
        followed = clauses.followed(part, former)
        if followed is not None and followed.frame == "follow_up":
            return followed
        attempt = followed if followed is not None else attempt
    return clauses.carried(attempt, former)


def _is_one_side(attempt: Attempt) -> bool:
    """ "…, met Noorwegen ernaast": beside whom is told before it"""
    named = sum(one.has_any(("nation", "own", "athlete")) for one in attempt.items)
    return isinstance(attempt.question, ComparisonQuestion) and named == 1
