"""What stands before the question in a text that goes on: a remark on what was shown ("ha, zie je wel. En goud?"), or
whom or what it is about ("die Zwitsers, waarin wonnen ze het meest")."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.pointing import with_shown
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import UNKNOWN, Bag, Item
from bot.understanding.grammar.messages.passed_over import tells_nothing
from bot.understanding.grammar.narrowing import narrow
from bot.understanding.grammar.subjects import subject
from medals_core.queries.filters import Medals
from medals_core.queries.model import Ask, Listing
from medals_core.questions import Question

_SENTENCE = re.compile(r"(?P<head>[^?!.]{2,}(?:[.!]+|…))\s+(?P<asked>\w.*)", re.DOTALL)
_BREAK = re.compile(r"(?<=\w)[,:.!?]+\s+(?=\w)")
_POINTING = ("she", "he", "they", "there", "nation")
_NAMES = ("nation", "athlete", "athletes", "event", "sports", "games", "moment")


def without_remarks(text: str, last: Question, phrases: Callable[[str], Sequence[Item]], ctx: Context) -> str:
    """The text without the sentences before its question that only remark on what was shown."""
    while (found := _SENTENCE.fullmatch(text)) is not None:
        remark = phrases(found["head"])
        named = [one for one in remark if one.has("nation") or one.has("athlete")]
        points = any(one.has("pronoun", *_POINTING) for one in phrases(found["asked"]))
        strange = any(one.has(UNKNOWN) and one.start and one.text[:1].isupper() for one in remark)
        puts_right = any(one.has("correct") or one.has("own") for one in remark)
        rest = [one for one in remark if one not in named]
        if puts_right or not tells_nothing(rest) or ((named or strange) and points):
            break
        if named and not _is_of_those(named, last, ctx):
            break
        text = found["asked"]
    return text


def _is_of_those(named: Sequence[Item], last: Question, ctx: Context) -> bool:
    """ "fijn voor Shiffrin!": of whom the answer told"""
    told = shown(last, ctx)
    said = narrow(Bag(tuple(named)), ctx)
    return set(said.nations) <= set(told.nations) and {one.athlete_id for one in said.athletes} <= set(told.athletes)


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
    points = points or any(one.text.lower() == "achter wie" for one in asked)
    names = any(any(map(one.has, _NAMES)) for one in head)
    told = any(one.has("pronoun", "that") for one in head) or lead.endswith((".", "!"))
    told = told or (there and any(one.has("athlete") for one in head))  # "en Van Aert, stond die daar ook"
    if not (points and names and told) or any(one.has("ask") or one.has("correct") for one in head):
        return None
    if not any(any(map(one.has, ("ask", "have", "win", "stand"))) for one in asked):
        return None
    bag = Bag(head)
    said = narrow(bag, ctx)
    bag.skip("small", "lean", "pronoun", "then_word", "clause", "be", "noun.medal", "still")
    if bag.left() or any(any(map(one.has, _NAMES)) and not one.has("games") for one in asked):
        return None
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
    return rest, Listing(of=about.narrowed(**alone), ask=Ask.WHO if said.events else Ask.WHICH)
