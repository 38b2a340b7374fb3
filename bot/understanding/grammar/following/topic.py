"""Whom or what a text that goes on is about, said before its question: "die Zwitsers, waarin wonnen ze het meest", "ach
ja, Ard. Hoeveel had die er daar"."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.leaning import points_at_race
from bot.understanding.grammar.following.pointing import with_shown
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.subjects import subject
from medals_core.queries.filters import EVER, Medals
from medals_core.queries.model import Ask, Listing
from medals_core.queries.selecting import find
from medals_core.questions import Question

_BREAK = re.compile(r"(?<=\w)[,:.!?]+\s+(?=\w)")
_POINTING = ("she", "he", "they", "there", "nation")
_NAMES = ("nation", "athlete", "athletes", "event", "sports", "games", "moment")


def topic(
    text: str, last: Question, phrases: Callable[[str], Sequence[Item]], ctx: Context
) -> tuple[str, Question] | None:
    """The question behind whom or what it is about, and that to lean on; None where it points to nothing said first."""
    cuts = [found.end() for found in _BREAK.finditer(text)]
    led = (_led(text[:cut].rstrip(), text[cut:], last, phrases, ctx) for cut in cuts if text[:cut].rstrip()[-1] != "?")
    return next((one for one in led if one is not None), None)


def _led(
    lead: str, rest: str, last: Question, phrases: Callable[[str], Sequence[Item]], ctx: Context
) -> tuple[str, Question] | None:
    head, asked = with_shown(tuple(phrases(lead)), last, ctx), phrases(rest)
    there = any(one.has("pronoun", "there") or one.has("then_word") for one in asked)
    points = there or any(one.has("pronoun", *_POINTING) or one.has("bested") for one in asked)
    behind = any(one.text.lower() == "achter wie" for one in asked)
    race = points_at_race(asked)
    points = points or behind or race
    names = any(any(map(one.has, _NAMES)) for one in head)
    told = any(one.has("pronoun", "that") or one.text.startswith("die ") for one in head) or lead.endswith((".", "!"))
    told = told or behind or ((there or race) and any(one.has("athlete") for one in head))  # "en Bol, stond die daar"
    if not (points and names and told) or any(one.has("ask") or one.has("correct") for one in head):
        return None
    if not any(any(map(one.has, ("ask", "have", "win", "stand"))) for one in asked):
        return None
    bag = Bag(head)
    said = narrow(bag, ctx)
    bag.skip("small", "noun.athlete", "lean", "pronoun", "then_word", "clause", "be", "noun.medal", "still")
    if bag.left() or any(any(map(one.has, _NAMES)) and not one.has("games") for one in asked):
        return None
    person = any(one.has("noun", "athlete") or (one.has("nation") and one.text.endswith("se")) for one in head)
    if len(said.nations) == 1 and person:  # "die Zwitserse, had die er nog een"
        theirs = [ctx.archive.athletes[one] for one in shown(last, ctx).athletes]
        people = [one for one in theirs if said.nations[0] in one.nocs]
        if len(people) != 1:
            return None
        said.athletes, said.nations = people, []
    of = subject(last) or Medals()
    about = narrowed_by(of, said, Listing(of=of), ctx)
    if about is None:
        return None
    alone: dict[str, Any] = {"above": None, "below": None, "beside": None, "but_not": ()}
    alone["colours"] = tuple(said.colours)
    if said.nations or said.athletes or said.events:
        alone |= {"nations": tuple(said.nations), "athletes": tuple(one.athlete_id for one in said.athletes)}
    races = said.events or there or any(one.text.lower() == "dit" or one.has("noun", "event") for one in asked)
    if not races:
        alone |= {"events": (), "disciplines": tuple(said.disciplines), "genders": tuple(said.genders)}
    about = about.narrowed(**alone)
    if (
        (said.metal or race)
        and about.athletes
        and not about.games.ever
        and not find(about, ctx.archive).selection.count
    ):
        about = about.narrowed(games=EVER)  # "dat goud van Swings", of Games before these
    return rest, Listing(of=about, ask=Ask.WHO if said.events else Ask.WHICH)
