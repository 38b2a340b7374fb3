"""A text that leans on the question before it: it replaces an argument by one of the same type, adds one, or asks who,
when, where, how many or why of what was shown."""

from itertools import pairwise

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.asking import asked_of_it
from bot.understanding.grammar.following.chances import (
    chance_again,
    other_place_then,
    passed_by_us,
    reaches_that,
    start_again,
    takes_part,
    the_one_shown,
    what_it_takes,
)
from bot.understanding.grammar.following.denied import none_of_it, said_again, what_then, who_then
from bot.understanding.grammar.following.edges import is_first_time, last_of_them
from bot.understanding.grammar.following.figures import (
    between,
    difference_in,
    from_the_next,
    in_more_of_them,
    level_in,
    more_of_it,
    needed_again,
    other_extreme,
    other_ranking,
    other_sex,
    placed_too,
    short_of,
)
from bot.understanding.grammar.following.hanging import hanging
from bot.understanding.grammar.following.leaning import of_that_team, ranks_games, turns_those
from bot.understanding.grammar.following.neighbours import (
    beside_it,
    by_sex,
    held_against,
    held_against_then,
    kin,
    summed,
)
from bot.understanding.grammar.following.nth import first_of_theirs, nth_of_theirs
from bot.understanding.grammar.following.of_event import (
    oldest_of_them,
    other_distance,
    score_of_it,
    who_won_it,
    whole_podium,
    won_before,
    won_oftener,
)
from bot.understanding.grammar.following.of_games import at_home_before, of_other_games, when_or_where
from bot.understanding.grammar.following.of_groups import (
    further_down,
    held_otherwise,
    next_of_them,
    of_those_groups,
    only_other_colour,
)
from bot.understanding.grammar.following.other_time import AFTERWARDS, after_it
from bot.understanding.grammar.following.parts import all_of_that, divided, part_of_it
from bot.understanding.grammar.following.placing import (
    of_that_spell,
    passed_by,
    placed_alike,
    same_place_there,
    stood_lower,
    top_of_it,
)
from bot.understanding.grammar.following.pointing import beside_them, others_of_theirs, those_who
from bot.understanding.grammar.following.records import (
    done_before,
    had_more,
    most_of_all,
    overtaken,
    record_before,
    record_of_it,
    stood_before,
    surpassed_later,
)
from bot.understanding.grammar.following.replacing import other_place, replaced
from bot.understanding.grammar.following.shown import so_far
from bot.understanding.grammar.following.sides import (
    altogether,
    compared_with,
    furthest_apart_there,
    how_they_did,
    of_ours,
    older_than_them,
    which_of_them,
    with_another,
)
from bot.understanding.grammar.following.supposing import suppose_on, with_it_again
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.grammar.traces import compares_with_itself, loses_a_side
from medals_core.archive import LATEST
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.model import Ask, Groups, Listing
from medals_core.questions import Question

_AROUND_NOW = ("ask", "lean", "have", "games", "now_word")
LEANING = ("lean", "correct", "pronoun", "more_of_it", "another_one")

_WAYS = (
    how_they_did,
    older_than_them,
    from_the_next,
    passed_by,
    of_other_games,
    when_or_where,
    at_home_before,
    kin,
    with_it_again,
    of_that_spell,
    said_again,
    what_then,
    who_then,
    surpassed_later,
    none_of_it,
    done_before,
    stood_before,
    had_more,
    overtaken,
    after_it,
    what_it_takes,
    reaches_that,
    passed_by_us,
    other_place_then,
    takes_part,
    start_again,
    chance_again,
    short_of,
    placed_too,
    divided,
    all_of_that,
    part_of_it,
    in_more_of_them,
    first_of_theirs,
    nth_of_theirs,
    last_of_them,
    held_otherwise,
    of_those_groups,
    only_other_colour,
    further_down,
    next_of_them,
    score_of_it,
    oldest_of_them,
    other_distance,
    who_won_it,
    whole_podium,
    won_before,
    won_oftener,
    which_of_them,
    by_sex,
    with_another,
    compared_with,
    of_ours,
    altogether,
    same_place_there,
    top_of_it,
    placed_alike,
    stood_lower,
    beside_it,
    record_before,
    record_of_it,
    most_of_all,
    held_against,
    summed,
    furthest_apart_there,
    difference_in,
    level_in,
    more_of_it,
    other_ranking,
    suppose_on,
    other_extreme,
    other_sex,
    needed_again,
    between,
    beside_them,
    those_who,
    others_of_theirs,
    asked_of_it,
    other_place,
    replaced,
)
"""What a text may ask of the question before it, the most demanding first: the first that leaves no words over."""


_ELSEWHERE = ("event", "sports", "gender", "games", "moment", "metal")


def follow(items: tuple[Item, ...], last: Question, ctx: Context) -> Question | None:
    """What the text asks, leaning on ``last``; None when it cannot."""
    if any(one.has("win") for one in items) and any(one.has("pronoun") for one in items):
        last = the_one_shown(last, ctx)
    anew = of_that_team(items) or is_first_time(items, last)  # they of then, now
    now = _at_these_games(items, last, ctx) if not anew else None
    there = now or _at_other_games(items, last, ctx)
    if there is not None and (held := held_against_then(Bag(items), last, there, ctx)) is not None:
        return held
    theirs = any(one.has("have") and after.has("pronoun", "they", "she", "he") for one, after in pairwise(items))
    whose = subject(last) or Medals()
    nobody = theirs and not (whose.nations or whose.athletes)  # "had die er nu ook een", after two who won
    aged = any(one.has("ask", "age") for one in items)  # "hoe oud is hij nu"
    if now is not None and not (nobody or aged) and all(one.is_small or one.has_any(_AROUND_NOW) for one in items):
        return now
    last = so_far(items, now or last, ctx)
    later = any(one.text.lower() in AFTERWARDS for one in items)  # "wonnen we er daarna ooit meer"
    if not later and any(one.has("ever") for one in items) and any(one.has("more") for one in items):
        bag = Bag(items)
        bag.skip(*LEANING)
        return done_before(bag, last, ctx)  # not "was het ooit meer?"
    if ranks_games(items):
        return None  # ranked by a frame, neither told one by one nor summed
    for way in _WAYS:
        bag = Bag(items)
        bag.skip(*LEANING, *(("at_home",) if _names_games(items) else ()))
        question = way(bag, last, ctx)
        again = question is not None and question == last
        if again and any(one.text.lower() in AFTERWARDS or one.has_any(("most", "record")) for one in items):
            continue  # "en hoeveel daarna", "is dat hun beste ooit": not the same once more
        if way is not suppose_on and turns_those(items):
            continue
        if way is not kin and any(one.has("kin") for one in items):
            continue  # "heeft haar zus ook wat": not she herself
        if question is None or bag.left() or compares_with_itself(question):
            continue
        if way is not with_it_again and loses_a_side(items, question):
            continue
        if hanging(items, question, last, assumed=False):
            continue
        whose = question.of if isinstance(question, Listing) and question.ask is Ask.NATION else Medals()
        if whose.nations and not (whose.events or any(one.has_any(_ELSEWHERE) for one in items)):
            return last  # "(wie had de meeste) en welk land": that was told
        if isinstance(question, Groups) and isinstance(last, Groups) and question.held and question.held == last.held:
            return question.model_copy(update={"held": ""})  # "en de jongste?": who is, no more whether somebody is
        return question
    return None


def _names_games(items: tuple[Item, ...]) -> bool:
    """ "thuis in Turijn": where home was needs no saying"""
    scopes = (one.value("games").scope for one in items if one.has("games"))
    return any(scope is not None and scope.ids for scope in scopes)


def _at_other_games(items: tuple[Item, ...], last: Question, ctx: Context) -> Question | None:
    """The question before it at the one other Games that are named: "was dat in Sotsji meer"."""
    named = [one.value("games").scope for one in items if one.has("games") and not one.has("ever")]
    of = subject(last)
    if not any(one.has_any(("more", "fewer", "higher", "lower", "equal", "so_much")) for one in items):
        return None
    if of is None or len(named) != 1 or named[0] is None or len(named[0].ids) != 1:
        return None
    here = named[0].ids == (ctx.archive.current_id,)
    if named[0] == of.games:  # "toen beter dus": than now
        here = not here and any(one.has("games") and one.text.lower() == "toen" for one in items)
        if not here:
            return None
    return about(last, lambda of: of.narrowed(games=CURRENT if here else named[0], as_of=LATEST))


def _at_these_games(items: tuple[Item, ...], last: Question, ctx: Context) -> Question | None:
    """The question before it at these Games, where it was about others: "en hoeveel nu?"."""
    of = subject(last)
    named = [one.value("games") for one in items if one.has("games")]
    said = any(one.has("now_word") or one.text.lower() == "en nu" for one in items) and not named
    city = ctx.archive.current.games.city
    said = said or (len(named) == 1 and named[0].scope == CURRENT and city.startswith(named[0].place))
    if of is None or not said or not (of.games.ids or of.games.ever or of.as_of != LATEST):
        return None
    if (
        isinstance(last, Listing)
        and last.take == 1
        and of.games.ever
        and any(one.has("ask", "how_many") for one in items)
    ):
        return None  # "wanneer won hij zijn eerste, en hoeveel heeft hij er nu": in all
    counted = any(one.has("ask", "how_many") for one in items) and any(one.text.lower() == "er" for one in items)
    if any(one.has("measure", "total") for one in items) and (of.athletes or any(one.has("athlete") for one in items)):
        return None  # "hoeveel heeft die Lavreysen nu in totaal": so far
    if of.athletes and of.games.ever and counted and not named and not isinstance(last, Groups):
        return None  # "hoeveel goud won Kramer ooit, en hoeveel heeft Bergsma er nu": so far
    return about(last, lambda of: of.narrowed(games=CURRENT, as_of=LATEST))
