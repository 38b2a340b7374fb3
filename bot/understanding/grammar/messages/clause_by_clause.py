"""A message clause by clause: what each asks, with what was told before it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.following.leaning import names_nothing, points_back
from bot.understanding.grammar.messages.answered_by_the_first import asks_whether_so, is_other_answer, is_said
from bot.understanding.grammar.messages.clauses import Clauses
from bot.understanding.grammar.messages.cutting import ASKS, HE_OR_SHE, PERSON, THEN, naming
from bot.understanding.grammar.messages.further_questions import further
from bot.understanding.grammar.messages.leads import (
    VERBS,
    is_bare_choice,
    is_lead,
    opinion_of,
    person_described,
    season_alone,
    tells_of_one,
    told_then,
)
from bot.understanding.grammar.messages.nearest import without
from bot.understanding.grammar.messages.passed_over import (
    Said,
    is_idle,
    is_remark,
    named_in,
    says_more_of_them,
    tells_of_oneself,
)
from bot.understanding.grammar.messages.pieces import Piece
from bot.understanding.grammar.messages.second_halves import (
    adds_to_it,
    has_colour,
    instead_of_it,
    is_of_both,
    only_that,
    restricts,
    still_without,
)
from bot.understanding.names.found import Found
from medals_core.queries.model import Claim, Groups
from medals_core.questions import Question

_NARROWS = ("moment", "excepted")
_WHERE = ("event", "sports", "gender", "games", "moment", "metal")
_OF_SOMEBODY = re.compile(r"\b(?:hem|haar|hij|zij)\b", re.IGNORECASE)


def pieces_of(parts: Sequence[str], clauses: Clauses) -> list[Piece]:
    """What each part asks; idle is what only tells of it."""
    pieces: list[Piece] = []
    former: Question | None = None
    about: Question | None = None
    said = whose = Said()
    lead = choices = ""
    for at, part in enumerate(parts):
        more = at + 1 < len(parts)
        told = whose if whose and PERSON.search(part) else said
        attempt = _clause(part, "" if former is not None else lead, told, clauses)
        if more and not attempt.done:
            attempt = _told_vaguely(part, attempt, parts[at + 1], clauses)
        if choices:
            among = clauses.read(f"{part}, {choices}")
            attempt = among if among.done else replace(attempt, question=None, choices=())
        idle = False
        if at == 0 and more and is_bare_choice(attempt.items):
            choices, idle = part, True
        elif at == 0 and more and (season := season_alone(attempt.items, part)):
            lead, idle = season, True
        elif at == 0 and more and (ahead := told_then(attempt.items, parts[1]) or opinion_of(attempt.items, part)):
            lead, idle = ahead, True
        elif not lead and all(one.idle for one in pieces) and more and is_lead(attempt.items, part):
            lead, about, idle = part, attempt.question, True
            whose = Said(whom=part) if any(one.has("athlete") for one in attempt.items) else Said()
        if idle:
            pieces.append(Piece(part, attempt, idle=True))
            continue
        if attempt.defaults and former is None and PERSON.search(part):
            attempt = _of_whom_told(part, attempt, pieces, clauses)
        beaten = not attempt.done or any(one.has("beat") for one in attempt.items)
        if beaten and former is not None and _OF_SOMEBODY.search(part):  # "… en wie eindigde achter haar"
            meant = _of_whom_told(part, attempt, pieces, clauses)
            attempt = meant if meant.done else attempt
        items = clauses.items(part)
        if (
            not attempt.done
            or attempt.frame == "day"
            or (lead and all(set(one.meanings) == {"small"} for one in items))
        ):
            idle = is_idle(items, part) and not (former is not None and says_more_of_them(items))
        adds_nothing = former is not None and (
            is_other_answer(part)
            or is_of_both(attempt.items, former)
            or is_remark(attempt.items, part)
            or asks_whether_so(attempt.items)
        )
        idle = idle or adds_nothing or is_said(former, part, attempt.items)
        season = season_alone(attempt.items, part)
        coloured = pieces and has_colour(attempt.items) and has_colour(pieces[-1].attempt.items)
        adds = bool(pieces) and adds_to_it(part, attempt.items)
        narrows = season or adds or is_bare_choice(attempt.items) or (restricts(attempt.items) and not coloured)
        if pieces and former is not None and narrows:
            before = parts[at - 1].rstrip("?!. ")
            whole = f"{before} {season or part}" if season or adds else f"{parts[at - 1]}, {part}"
            among = clauses.read(whole)
            among = still_without(among, former) if among.done else further(part, attempt, former, clauses)
            if among.done:  # "welke was de laatste, die van Kok of die van Leerdam"; "…, alleen de gouden"
                pieces[-1] = Piece(pieces[-1].text, among, idle=False)
                former = among.question or former
                continue
        believed = only_that(attempt.items, former) if coloured and former is not None else None
        if (instead := believed or instead_of_it(part, former)) is not None:
            pieces.append(Piece(part, Attempt(question=instead, items=attempt.items), idle=False))
            former = instead
            continue
        last = former if former is not None else about if not attempt.done else None
        asked = [one.attempt.question for one in pieces if one.attempt.question is not None and not one.idle]
        same = clauses.same(part, asked[-2:]) if asked and not idle else None
        if same is not None:
            attempt = same
        elif not idle and last is not None:
            attempt = further(part, attempt, last, clauses)
        if lead and (not attempt.done or not names_nothing(attempt.items)) and former is not None:
            led = _clause(part, lead, said, clauses)
            attempt = led if led.done else attempt
        story = (more or former is not None) and tells_of_oneself(attempt.items) and not ASKS.search(part)
        tells = story or (not attempt.done and (more or tells_of_oneself(attempt.items)))
        told = named_in(attempt.items, part) if tells and not idle else Said()
        if not told and at == 0 and more and not attempt.done and tells_of_one(part, parts[1]):
            of_one = clauses.phrases(part)[0].has("athlete")
            told = Said(whom=only_one(part, clauses) if of_one else "")
        said = told or said
        if attempt.concept and not attempt.done:  # "wat vind je van de boycot van 1980? Hoeveel goud hadden we"
            dated = (one.text for one in attempt.items if one.has("games"))
            # "hoeveel kijkers had Leerdam, en wat won ze?"; not of another of that name: "de kok van ons restaurant"
            named = more and attempt.concept != "outside" and HE_OR_SHE.search(parts[at + 1]) is not None
            named = named and any(one.has("athlete") for one in attempt.items)
            said = Said(whom=only_one(part, clauses) if named else "", when=" ".join(dated)) or said
        idle = idle or bool(told)
        if not idle:
            former = attempt.question or former
        pieces.append(Piece(part, attempt, idle))
    return _shared_back(pieces, clauses)


def _told_vaguely(part: str, attempt: Attempt, after: str, clauses: Clauses) -> Attempt:
    """ "wij hadden veel zilver", before a question: as without the word that is vague. Not what claims: it would
    be weighed without it; nor what tells where, when or of which colour, unless the question does too."""
    vague = [one.text for one in attempt.items if one.has("vague")]
    says = any(one.has_any(VERBS) for one in attempt.items)
    says = says and not any(one.has_any(("ask", "telling")) for one in attempt.items)
    says = says and not attempt.items[0].has_any(VERBS)  # "hadden de Duitsers veel zilver": asked
    if not vague or not says or part.endswith("?"):
        return attempt
    asked = clauses.read(after)
    kinds = [kind for kind in _WHERE if any(one.has(kind) for one in attempt.items)]
    lost = any(not any(one.has(kind) for one in asked.items) for kind in kinds)
    if lost and asked.done and not asked.defaults:
        return attempt
    told = clauses.read(without(part, vague))
    plain = told.done and not (told.notes or told.defaults or isinstance(told.question, Claim))
    plain = plain and told.frame not in PAGES
    return replace(told, items=attempt.items) if plain else attempt


def only_one(story: str, clauses: Clauses) -> str:
    """The one person of whom it tells; empty where there are more."""
    said = (one for part in story.split("\n") for one in clauses.phrases(part))
    spans = [(one.text, one.value("athlete").match) for one in said if one.has("athlete")]
    people = {match.item.athlete_id if isinstance(match, Found) else text for text, match in spans}
    return max((text for text, _ in spans), key=len) if len(people) == 1 else ""


def _of_whom_told(part: str, attempt: Attempt, pieces: Sequence[Piece], clauses: Clauses) -> Attempt:
    """ "mijn man zag op tv een Deen schaatsen. Heeft die een medaille?": of the one told of, never of ourselves."""
    said = [one for piece in pieces for one in clauses.phrases(piece.text)]
    named = [one.text for one in said if one.has("nation") or one.has("athlete")]
    if not named:
        return attempt
    meant = clauses.read(naming(part, named[-1]))
    return meant if meant.done else replace(attempt, question=None)


def _shared_back(pieces: list[Piece], clauses: Clauses) -> list[Piece]:
    """ "hoeveel zilver en hoeveel brons had Canada": a first half without a verb is about what the second names."""
    for at in range(len(pieces) - 2, -1, -1):
        piece, after = pieces[at], pieces[at + 1].attempt
        open_ended = not (piece.idle or piece.text.endswith("?")) and names_nothing(piece.attempt.items)
        verbless = not any(one.has_any(VERBS) for one in piece.attempt.items)
        asks = any(one.has("ask") and not one.has("ask", "show") for one in piece.attempt.items)
        unsaid = piece.attempt.defaults or not piece.attempt.done or piece.attempt.frame == "games_fact"
        people = isinstance(piece.attempt.question, Groups) and isinstance(after.question, Groups)
        metal = [any(one.has("metal") for one in each) for each in (piece.attempt.items, after.items)]
        open_ended = bool(open_ended and unsaid and not names_nothing(after.items))
        if people and metal == [False, True]:  # "hoeveel mannen en hoeveel vrouwen wonnen goud"
            open_ended = not (piece.idle or piece.text.endswith("?"))
        if asks and open_ended and verbless and after.question is not None:
            said = [one for one in after.items if not one.has_any(("ask", "noun", "and"))]
            won = " ".join(one.text for one in said if one.text) if people and metal == [False, True] else ""
            whole = clauses.read(f"{piece.text} {won}") if won else None
            followed = whole or clauses.followed(piece.text, after.question)
            if followed is not None:
                pieces[at] = Piece(piece.text, followed, idle=False)
    return pieces


def _clause(part: str, lead: str, said: Said, clauses: Clauses) -> Attempt:
    """The part, with the names that stood before the questions ("Grenoble 1968: wie …, wie …") or in a statement to
    which it points."""
    if lead:
        attempt = clauses.read(f"{lead} {part}")
        if attempt.done:
            return attempt
        ahead = clauses.items(lead)
        if whom := person_described(ahead):
            attempt = clauses.read(f"{whom} {part}")
            return attempt if attempt.done else replace(attempt, question=None)
        own = clauses.items(part)
        if any(any(one.has(kind) for one in ahead) and not any(one.has(kind) for one in own) for kind in _NARROWS):
            return replace(attempt, question=None)  # "op 14 en 15 februari: …": not of all days
    if said:
        items = clauses.items(part)
        person = naming(part, said.whom) if said.whom else part
        if person != part:  # "leuk hoor die Kok. Hoeveel medailles hadden we zonder haar?"
            meant = clauses.read(f"{person.rstrip('?!. ')} bij {said.where}?" if said.where else person)
            if meant.done:
                return meant
        timed = any(one.has("games") or one.has("moment") for one in items) and not THEN.search(part)
        when = "" if timed else said.when
        named = any(one.has_any(("nation", "athlete", "own")) for one in items)
        unsaid = points_back(items) or names_nothing(items)
        whom = said.whom if unsaid and not named and not any(one.has("ask", "who") for one in items) else ""
        asked = THEN.sub("", part) if when else part
        if said.where and not any(one.has("event") or one.has("sports") for one in items):
            led = clauses.read(f"{said.whom} {when} bij {said.where} {part}".strip())
            if led.done:  # "een spreekbeurt over skialpinisme. Wie wonnen daar?"
                return led
            if said.whom and points_back(items):
                return clauses.read(f"{said.whom} {part}")
            led = clauses.read(f"{when} bij {said.where} {part}".strip())
            if led.done:
                return led
        for before in dict.fromkeys((f"{whom} {when}".strip(), when)):
            told = clauses.read(f"{before} {asked}") if before else None
            if told is not None and (told.done or (before == when and THEN.search(f"{part} "))):
                return told
    return clauses.read(part)
