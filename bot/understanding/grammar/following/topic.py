"""What is said before the question of a text that goes on: whom or what it is about ("die Zwitsers, waarin wonnen ze
het meest", "ach ja, Ard. Hoeveel had die er daar"), or an exclamation about the answer ("Ha, zie je wel. En goud?")."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.edges import last_of_them
from bot.understanding.grammar.following.leaning import is_fragment, leans, names_nothing, points_at_race, points_back
from bot.understanding.grammar.following.pointing import with_shown
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.subjects import subject
from medals_core.queries.filters import Medals
from medals_core.queries.model import Ask, Groups, Listing
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
    if isinstance(last, Groups) and any(one.has("then_word") for one in asked):
        bag = Bag(head)
        edge = last_of_them(bag, last, ctx)  # "(hoe vaak eindigde Duitsland als eerste) de laatste keer, wat hadden ze"
        if edge is not None and not bag.left():
            return rest, edge
    there = any(one.has("pronoun", "there") or one.has("then_word") for one in asked)
    points = there or any(one.has("pronoun", *_POINTING) or one.has("bested") for one in asked)
    behind = any(one.text.lower() == "achter wie" for one in asked)
    race = points_at_race(asked)
    points = points or behind or race
    at_it = any(one.has("pronoun", "there") for one in asked)
    sexed = at_it and any(one.has("gender") for one in head) and bool((subject(last) or Medals()).events)
    names = sexed or any(any(map(one.has, _NAMES)) for one in head)
    told = any(one.has("pronoun", "that") or one.text.startswith("die ") for one in head) or lead.endswith((".", "!"))
    told = (
        told or behind or sexed or ((there or race) and any(one.has("athlete") for one in head))
    )  # "en Bol, stond die daar"
    if not (points and names and told) or any(one.has("ask") or one.has("correct") for one in head):
        return None
    if not any(any(map(one.has, ("ask", "have", "win", "stand"))) for one in asked):
        return None
    bag = Bag(head)
    said = narrow(bag, ctx)
    bag.skip("small", "noun.athlete", "lean", "pronoun", "then_word", "clause", "be", "noun.medal", "still", "only",
             "only_lead")  # fmt: skip
    own = ("games", "event") if said.athletes else ("games",)  # "Kok maar zilver. die won toch wel de 500?"
    if bag.left() or any(one.has_any(_NAMES) and not one.has_any(own) for one in asked):
        return None
    person = any(one.has("noun", "athlete") or (one.has("nation") and one.text.endswith("se")) for one in head)
    if len(said.nations) == 1 and person:
        return None  # "die Zwitserse, had die er nog een": nobody, or more than one, was shown
    of = subject(last) or Medals()
    about = narrowed_by(of, said, Listing(of=of), ctx)
    alone: dict[str, Any] = {"above": None, "below": None, "beside": None, "but_not": ()}
    alone["colours"] = tuple(said.colours)
    if said.nations or said.athletes or said.events:
        alone |= {"nations": tuple(said.nations), "athletes": tuple(one.athlete_id for one in said.athletes)}
    races = said.events or there or any(one.text.lower() == "dit" or one.has("noun", "event") for one in asked)
    if not races:
        alone |= {"events": (), "disciplines": tuple(said.disciplines), "genders": tuple(said.genders)}
    about = about.narrowed(**alone)
    return rest, Listing(of=about, ask=Ask.WHO if said.events else Ask.WHICH)


_ENDED = re.compile(r"(?:[.!?]+|\n)\s+")
_SAYS_MORE = ("ask", "event", "games", "moment", "when", "ever", "metal", "gender", "excepted", "suppose", "page",
              "most", "measure", "sports", "described", "correct", "only", "own", "picture", "concept", "more",
              "versus", "or", "follow")  # fmt: skip


def asked_after(text: str, last: Question, ctx: Context, items_of: Callable[[str], Sequence[Item]]) -> str:
    """What is asked behind the exclamation; the text itself where nothing was, or where it says more than that."""
    ends = list(_ENDED.finditer(text))
    if not ends:
        return text
    head, tail = text[: ends[-1].start()], text[ends[-1].end() :]
    asked = tuple(items_of(tail))
    if not (leans(asked) or points_back(asked) or is_fragment(asked) or names_nothing(asked)):
        return text
    said = items_of(head)
    counted = "?" in ends[-1].group() and any(one.has_any(("number", "amount")) for one in said)
    vague = len(said) == 1 and said[0].has("most") and not any(map(said[0].has, _NAMES))  # "pover... en in 2018?"
    more = not vague and any(one.has_any(_SAYS_MORE) for one in said)
    if not tail or counted or more:  # "waren het er twaalf? en zilver"
        return text
    named = [one for one in said if one.has("nation") or one.has("athlete")]
    told = shown(last, ctx) if named else None
    held = {*told.nations, *told.athletes} if told is not None else set()
    several = told is not None and len(told.athletes) != 1 and points_back(asked)
    several = several or (told is not None and len(told.nations) > 1 and any(one.has("nation") for one in named))
    return text if several or not all(held & _who(one) for one in named) else tail  # "weer Frankrijk! hebben die"


_REMARK_ENDS = re.compile(
    r"(?:[.!…]+|\n)\s+(?=\w)|,\s+(?=(?:maar |en )?(?:wie|wat|waar|wanneer|hoe|welke?)\b)", re.IGNORECASE
)
_ASKS_OR_RESTRICTS = ("ask", "suppose", "excepted", "correct", "only", "page", "picture", "follow", "versus", "or",
                      "without", "when", "extra", "top", "show", "beside")  # fmt: skip


def cut_off(text: str) -> Iterator[tuple[str, str]]:
    """What may be a remark, and what is asked behind it: the shortest question first."""
    for end in reversed(list(_REMARK_ENDS.finditer(text))):
        if "?" not in (head := text[: end.start()]):
            yield head, text[end.end() :]


def is_remark_on_it(said: Sequence[Item]) -> bool:
    """Does that only say something, of which nothing need be answered?"""
    return not any(one.has_any(_ASKS_OR_RESTRICTS) for one in said)


def _who(one: Item) -> set[str]:
    found: Any = getattr(one.value("nation" if one.has("nation") else "athlete"), "match", None)
    items = (found.item,) if hasattr(found, "item") else getattr(found, "candidates", ())
    return {str(getattr(each, "noc", "") or getattr(each, "athlete_id", "")) for each in items}
