"""A message: one question, several, or one among clauses that say nothing of ours."""

import re
from dataclasses import replace
from itertools import chain

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.composing.speaker import nation_of_the_speaker
from bot.understanding.grammar.following.figures import first_and_next
from bot.understanding.grammar.messages import cutting
from bot.understanding.grammar.messages.answered_by_the_first import GUESS, is_guess, told_once
from bot.understanding.grammar.messages.asides import after_a_statement, behind_a_memory, beside_asides, of_whom_told
from bot.understanding.grammar.messages.clause_by_clause import only_one, pieces_of
from bot.understanding.grammar.messages.clauses import Clauses
from bot.understanding.grammar.messages.contrasts import without_contrast
from bot.understanding.grammar.messages.leads import leads_up
from bot.understanding.grammar.messages.meant_otherwise import without_asking_again
from bot.understanding.grammar.messages.ones_life import beside_ones_life
from bot.understanding.grammar.messages.passed_over import SURELY_OURS, tells_nothing
from bot.understanding.grammar.messages.pieces import (
    MOST_QUESTIONS,
    NOT_ON_PODIUM,
    answered_in_part,
    is_heading,
    is_of_the_first,
    loses_a_heading,
    of_people,
    without_told,
)
from bot.understanding.grammar.messages.premises import asked_of_a_premise, asks_the_value
from bot.understanding.grammar.messages.scenes import asked_after_scene, in_one_clause
from bot.understanding.grammar.messages.spoken import plainly, without_vocative
from bot.understanding.grammar.messages.telegram import in_one
from bot.understanding.names.found import Found
from bot.understanding.understood import Note, NoteKind
from medals_core.questions import TableQuestion


def read(text: str, clauses: Clauses) -> list[Attempt]:
    """The attempts at the questions of a message, with both of what "wie" may ask: the nation, and people."""
    if speaker := nation_of_the_speaker(clauses.phrases(text)):
        clauses = replace(clauses, viewpoint=clauses.viewpoint.model_copy(update={"own": speaker}))
    gone = _NOW_GONE.search(text)
    if gone is not None:  # what was taken away since is not in the table any more
        found = read_each(f"{text[: gone.start()]}{text[gone.end() :]}", clauses)
        told = Note(kind=NoteKind.LEFT_OUT, said=gone["told"])
        return [replace(found[0], notes=(told, *found[0].notes)), *found[1:]]
    found = read_each(text, clauses)
    people = of_people(found[0]) if len(found) < 3 else []
    if len(found) == 1 or not people:
        return [*found, *people]
    nations, persons = (first_and_next(one.question, clauses.archive, clauses.viewpoint)
                        for one in (found[0], people[0]) if one.question is not None)  # fmt: skip
    if persons is None or found[1].question != nations:
        return found
    return [*people, replace(found[1], question=persons), found[1]]  # "… en hoeveel scheelt dat met de nummer twee"


def read_each(text: str, clauses: Clauses) -> list[Attempt]:
    """The attempts at the questions of a message, in order: one for most. Of a message that cannot be read whole or
    in parts the attempt at the whole comes back."""
    text = without_asking_again(text)
    alone, story = cutting.question_of_a_story(text)
    if alone and cutting.HE_OR_SHE.search(alone):
        whom = only_one(story, clauses)
        alone = cutting.HE_OR_SHE.sub(whom, alone, count=1) if whom else ""
    if alone:
        asked = read_each(alone, clauses)
        if asked[0].done and not asked[0].defaults:
            return asked
    asked_alone, of_them = beside_ones_life(text, clauses.phrases)
    if asked_alone:
        beside = read_each(asked_alone, clauses)
        if all(one.done and not (of_them and one.defaults) for one in beside):
            return beside
    for put in asked_of_a_premise(plainly(text), clauses.phrases):
        opened = clauses.read(put)
        if opened.question is not None and not (opened.notes or opened.defaults) and asks_the_value(opened.question):
            return [opened]
    for lent in (of_whom_told, behind_a_memory):
        asked_too = lent(text, clauses.phrases)
        told = clauses.read(asked_too) if asked_too else None
        if told is not None and told.done and not (told.notes or told.defaults):
            return [told]
    text = plainly(without_vocative(text))
    guessed = GUESS.search(text)
    if guessed is not None and guessed.start():
        before = clauses.read(text[: guessed.start()])
        if is_guess(clauses.items(guessed["guess"] or guessed["whose"]), before):
            return [before]
    text = _without_own_words(_without_writer(text.replace("%", " procent "), clauses), clauses)
    text = cutting.without_request(_without_story(text, clauses))
    text = without_contrast(text, clauses.phrases)
    for put in filter(None, (in_one_clause(text, clauses.phrases), cutting.which_are_they(text))):
        if (one := clauses.read(put)).done and not one.notes:
            return [one]
    whole = clauses.read(text)
    called = _CALLED.match(text)
    if called is not None and whole.done and [one.said for one in whole.notes] == [called["whom"]]:
        rest = clauses.read(text[called.end() :])  # "Siri, was het podium …": read as if it began there
        whole = replace(rest, notes=whole.notes) if rest.done and not rest.notes else whole
    double = cutting.SECOND.search(text) is not None
    if whole.done and not whole.notes and (not double or leads_up(whole)):
        return [whole]
    table = any(one.has("at_table") or one.has("page", "table") for one in whole.items)
    apart = double and table  # "wie werd vierde in de spiegel en wie op de 1000 meter"
    if (whole.concept == NOT_ON_PODIUM or whole.instead is not None) and not (apart or cutting.ENDED.search(text)):
        return [whole]  # "wie werd vierde, dus net naast het podium, op de 500 meter"
    together = in_one(text, clauses.phrases)
    if together and (one := clauses.read(together)).done and not one.notes:
        return [one]
    if tables := _tables_of_each(text, clauses):
        return tables
    partly: list[Attempt] = []
    unread: list[Attempt] = []
    for parts in cutting.divisions(text):
        if cutting.HALF.fullmatch(parts[0]):
            continue
        found = pieces_of(parts, clauses)
        pieces = without_told(found)
        asked = [piece.attempt for piece in pieces if not piece.idle]
        if len(asked) > 1 and not asked[0].done and any(is_of_the_first(one, asked[0]) for one in asked[1:]):
            asked = asked[:1]  # "… in de nhl? en bij de vrouwen ook?" leans on what is not held
        if asked and len(asked) <= MOST_QUESTIONS and all(attempt.done or attempt.concept for attempt in asked):
            if whole.done and not double and not all(one.done and not one.notes for one in asked):
                continue  # no better than the whole
            set_aside = [one for one, kept in zip(pieces, found, strict=True) if one.idle and not kept.idle]
            dropped = any(one.has_any(SURELY_OURS) for piece in set_aside for one in piece.attempt.items)
            if dropped and whole.done and not whole.notes:
                return [whole]  # "vergeleken met 2022, hoeveel …": as a whole it keeps what the part would lose
            if any(attempt.done or attempt.concept for attempt in asked):
                answered = told_once(asked)
                if loses_a_heading(pieces, answered):
                    continue
                if len(answered) == 2 and answered[0] is asked[0] and is_heading(pieces[0], answered[1:]):
                    continue
                return answered
        if not is_heading(pieces[0], asked[1:]):
            partly = partly or answered_in_part(pieces)
        unread = unread or [one for one in asked if pieces != found and not one.done]
    if (not whole.done or whole.notes) and (beside := _beside_asides(text, clauses)):
        return beside
    crossing = cutting.ENDED.search(text) is not None  # a reading over the end of a question is none
    if partly and (crossing or not (whole.done or whole.concept)):
        return partly
    return unread[:1] or [whole]


def _beside_asides(text: str, clauses: Clauses) -> list[Attempt]:
    """What is asked beside what somebody tells of himself, where that stands in the way."""
    if asked := after_a_statement(text, clauses.phrases):
        whole = clauses.read(asked)
        if whole.done and not (whole.notes or whole.defaults):
            return [whole]
    for asked in chain(beside_asides(text, clauses.phrases), asked_after_scene(text, clauses.phrases)):
        found = read_each(asked, clauses)
        read = all(one.done and not one.notes and (one.frame not in PAGES or _asks_what(one)) for one in found)
        if read and (len(found) > 1 or not cutting.ENDED.search(asked)):
            return found
    return []


def _tables_of_each(text: str, clauses: Clauses) -> list[Attempt]:
    """ "de top vijf van de afgelopen drie Winterspelen": a table for each of a few Games."""
    items, ctx = clauses.reader.items(text, clauses.viewpoint, clauses.archive)
    named = [one for one in items if one.has("games")]
    scopes = [scope for one in named if (scope := one.value("games").scope) is not None and not scope.ever]
    ids = [each for one in scopes for each in one.ids or (clauses.archive.current_id,)]
    table = any(one.has("page", "table") or one.has("top") for one in items)
    if not (table and 2 <= len(ids) <= MOST_QUESTIONS):
        return []
    rest = " ".join(one.text for one in items if one not in named and not (one.has("and") or one.has("versus")))
    held = [ctx.archive.edition(each).games for each in ids]
    asked = [clauses.read(f"{rest} {one.season}spelen {one.year}") for one in held]
    return asked if all(isinstance(one.question, TableQuestion) for one in asked) else []


def _without_story(text: str, clauses: Clauses) -> str:
    """The text without what leads up to its question ("mijn kleinzoon wil weten wie …") or follows it ("…, zegt m'n
    maat"), where nothing of ours stands in that."""
    for found in list(cutting.STORY.finditer(text))[: -cutting.MOST_STORIES - 1 : -1]:
        said = cutting.SAID.match(text, found.end())
        start = said.end() if said is not None else found.end()
        sentence = max(text.rfind(sign, 0, found.start()) for sign in ".?!\n") + 1
        before, lead = text[sentence : found.start()], text[found.start() : start]
        if (
            len(cutting.GUESSED.sub("", text[start:])) > cutting.SHORTEST_ASKED
            and _tells_nothing(lead, clauses)
            and _tells_nothing(before, clauses)
        ):
            asked = cutting.claimed(text[start:].lstrip(" ,:"), bet=cutting.BET.search(lead) is not None)
            text = f"{text[:sentence]} {asked}".strip()
            break
    tail = cutting.TOLD_AFTER.search(text)
    if tail is not None and tail.start() and _tells_nothing(tail.group(), clauses):
        return text[: tail.start()]
    return text


def _without_writer(text: str, clauses: Clauses) -> str:
    """The text without who writes it; "ik ben Belg" stays, as it says who "wij" are."""
    who, rest = cutting.introduced(text)
    unknown = who and not any(one.has_any(("nation", "own")) for one in clauses.phrases(who))
    return cutting.without_signature(rest if unknown else text)


def _without_own_words(text: str, clauses: Clauses) -> str:
    """The question without what somebody says of himself behind it, where it is whole without that; and without the
    flags behind a question that names a nation."""
    flags = cutting.FLAGS_BEHIND.search(text)
    if flags is not None and any(one.has_any(("nation", "own")) for one in clauses.phrases(text[: flags.start()])):
        text = text[: flags.start()]
    cheers = cutting.CHEERS_BEHIND.search(text)
    if cheers is not None and _cheers_for_us(cheers["tag"], text[: cheers.start()], clauses):
        text = text[: cheers.start()]
    for asked, told in cutting.own_words_behind(text):
        said = clauses.items(told)
        if tells_nothing(said, of_oneself=True) or all(one.is_small or one.has_any(_GUESSED) for one in said):
            whole = clauses.read(asked)
            if whole.done and not whole.defaults:
                return asked
    return text


def _cheers_for_us(tag: str | None, asked: str, clauses: Clauses) -> bool:
    """Is the question whole without them, and the hashtag no word of it ("staan we onder #amerika")?"""
    said, whole = clauses.phrases(tag or ""), clauses.read(asked)
    matches = [one.value("nation").match for one in said if one.has("nation")]
    others = any(not isinstance(each, Found) or each.item.noc != clauses.viewpoint.own for each in matches)
    named = all(one.has_any(("nation", "own")) for one in said)
    return named and not others and whole.done and not whole.defaults and not cutting.goes_on(asked)


def _tells_nothing(text: str, clauses: Clauses) -> bool:
    return tells_nothing(clauses.items(text), of_oneself=bool(cutting.ONESELF.match(text)))


def _asks_what(one: Attempt) -> bool:
    return any(each.has("ask", "what") for each in one.items) and any(each.has("win") for each in one.items)


_CALLED = re.compile(r"(?P<whom>[\w'-]+)[,!:]\s+")
_GUESSED = ("number", "rank", "placed", "times", "telling", "amount")
_GONE = r"(?:geschrapt|afgenomen|afgepakt|ingetrokken|ingeleverd|geannuleerd|ongeldig verklaard|vervallen|kwijt)"
_NOW_GONE = re.compile(
    rf"[\s,]+(?P<told>(?:nu|sinds|nadat) (?:die|dat|de|het|zijn|haar|hun|hem|hij|zij|ze)\b[^,.?!]*?"
    rf"\b(?:{_GONE} (?:is|zijn|werd|werden)|(?:is|zijn|werd|werden) {_GONE}))(?=\s*(?:$|[,.?!]))",
    re.IGNORECASE,
)
