"""May a clause that can be read by itself be meant of the question before it?"""

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.following.common import nations_spoken_of
from bot.understanding.grammar.following.edges import is_first_time
from bot.understanding.grammar.following.figures import asks_of_sex
from bot.understanding.grammar.following.hanging import is_bare
from bot.understanding.grammar.following.leaning import (
    begins_as_part,
    counts_unsaid,
    is_fragment,
    is_of_ranking,
    is_part_of_that,
    leans,
    names_nothing,
    points_at_event,
    points_back,
    ranks_games,
    says_then,
    turns_those,
)
from bot.understanding.grammar.following.other_time import at_other_time, is_afterwards
from bot.understanding.grammar.following.pointing import asks_others, points_at_shown, winner_shown
from bot.understanding.grammar.following.records import asks_overtaken
from bot.understanding.grammar.following.shown import points_at_person
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.leads import VERBS
from bot.understanding.grammar.subjects import subject
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.queries.filters import Medals
from medals_core.queries.model import Claim, Suppose
from medals_core.questions import Question


def may_lean(attempt: Attempt, items: tuple[Item, ...], last: Question, viewpoint: Viewpoint, archive: Archive) -> bool:
    """May a clause that can be read by itself be meant of the question before it?"""
    supposes = isinstance(attempt.question, Suppose) and attempt.question.then is None and leans(items)
    supposes = supposes or is_afterwards(items, last) or asks_others(items, last)
    supposes = supposes or at_other_time(items, last, archive) is not None or asks_of_sex(items, last)
    of_event = bool((subject(last) or Medals()).events) and any(one.has("team_members") for one in items)
    supposes = supposes or of_event or _wins_there(items, last)  # "wie zaten er in onze ploeg"
    supposes = supposes or bool(winner_shown(items, last)) or asks_overtaken(items, last)
    then = isinstance(last, Suppose) and isinstance(attempt.question, Claim) and says_then(items)
    supposes = supposes or then  # "dan waren we dus tweede": with what is supposed
    supposes = supposes or turns_those(items) or is_first_time(items, last)
    if not attempt.done or supposes:
        return True
    if isinstance(attempt.question, Suppose) and any(one.has("athlete") for one in items):
        return False  # "(Noorwegen won) stel dat Leerdam die 500 had gewonnen": hers, whoever was spoken of
    then = any(one.has("then_word") for one in items)  # "wat wonnen we toen"
    # "en wie won de slalom": of that race, however the question before it was asked
    own = attempt.frame == "podium_place" and any(one.has("win") for one in items) and not points_back(items)
    own = own or any(one.has("record_champion") for one in items)  # of all nations
    if own and not then:
        return False
    dangling = leans(items) or begins_as_part(items)  # "en Duitsland, wanneer", "van Noorwegen dan, hun beste"
    weak = attempt.weak or then or (points_back(items) and names_nothing(items))
    weak = weak or (dangling and not any(one.has_any(VERBS) for one in items))
    too = attempt.frame in PAGES and any(one.has("too") for one in items)  # "hadden ze er ook in curling"
    alone = then or too or bool(attempt.defaults) or any(leaves_out(items) for leaves_out in _LEAVING_OUT)
    alone = alone or is_of_ranking(items, last) or (attempt.frame == "how_many" and counts_unsaid(items))
    alone = alone or (attempt.frame == "superlative" and _of_us_again(items, last, viewpoint, archive))
    return alone and (weak or any(points(items) for points in _POINTING))


def _of_us_again(items: tuple[Item, ...], last: Question, viewpoint: Viewpoint, archive: Archive) -> bool:
    """ "wie van ons heeft er de meeste", after our gold of all Games: of that"""
    of_us = nations_spoken_of(last, archive) == (viewpoint.own,)
    return of_us and names_nothing(tuple(one for one in items if not one.has("own")))


_POINTING = (points_at_event, points_at_person, points_at_shown, is_part_of_that)
_LEAVING_OUT = (names_nothing, points_back, points_at_event, is_fragment, leans, is_bare, says_then, ranks_games,
                points_at_shown)  # fmt: skip
"""What tells that a text points to what was shown, and that it leaves unsaid what it is about."""


def _wins_there(items: tuple[Item, ...], last: Question) -> bool:
    """ "(wat gebeurde er op 14 februari) wie won er goud voor ons": on that day, in that sport"""
    of = subject(last) or Medals()
    bare = not any(one.has_any(("event", "sports", "games", "moment", "ever", "now_word")) for one in items)
    who = any(one.has("ask", "who") for one in items) and any(one.has_any(("own", "nation")) for one in items)
    there = any(one.said.endswith(("won er", "wonnen er")) or one.said == "er" for one in items)
    return bare and who and there and (of.from_day is not None or bool(of.disciplines))
