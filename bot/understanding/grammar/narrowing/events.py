"""Which events and disciplines are meant, and of which sex."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.narrowing.meant import Narrowing, NoSuchEvent
from bot.understanding.names.events.events import EventCandidate, EventMention
from medals_core.games import Event, Gender
from medals_core.queries.filters import Medals
from medals_core.queries.selecting import find


def all_of(mention: EventMention) -> EventMention:
    """All that may be meant, where several are: "de estafettes"."""
    return replace(mention, candidates=tuple(one._replace(score=1.0) for one in mention.candidates))


RELAYS = ("estafettes", "aflossingen", "relays")


def take_events(found: Narrowing, mentions: Sequence[EventMention], ctx: Context) -> None:
    """The events and disciplines that all mentions together mean."""
    named: list[str] = []
    for mention in mentions:
        if not (mention.kinds or mention.metres):
            if not mention.fits:
                raise NoSuchEvent(mention)
            named.extend(one.discipline for one in mention.disciplines if one.discipline not in named)
            if mention.gender and mention.gender not in found.genders:
                found.genders.append(mention.gender)
    exact = [mention for mention in mentions if mention.kinds or mention.metres]
    fitting = [_fitting(mention, found.genders, named) for mention in exact]
    for mention, events in zip(exact, fitting, strict=True):
        # "de estafetteploeg … op de 4x100 meter vrije slag": a distance that is one of them
        all_of_it = {one.event for one in mention.candidates}
        closer = (set(each) < set(events) or (other.metres and set(each) < all_of_it)
                  for other, each in zip(exact, fitting, strict=True))  # fmt: skip
        told_closer = not mention.metres and any(closer)
        found.events.extend(event for event in events if event not in found.events and not told_closer)
    if not exact:
        found.disciplines.extend(slug for slug in named if slug not in found.disciplines)
    if len(found.disciplines) == len(found.genders) == 1:
        held = [event for event in ctx.edition.in_order
                if event.discipline == found.disciplines[0] and event.gender == found.genders[0]]  # fmt: skip
        if len(held) == 1:
            found.events = held


def of_theirs(mention: EventMention, text: str, found: Narrowing, ctx: Context) -> EventMention:
    """ "won Klæbo goud op de estafette", "won Zweden goud op de 10 kilometer": that of his sport, also where only his
    own Games had it, or one in which they won something, rather than the one that it mostly is."""
    if not (mention.kinds or mention.metres):
        return mention
    sports = {slug for one in found.athletes for slug in one.disciplines}
    sexes = {_SEXES.get(one.gender) for one in found.athletes}

    def is_theirs(event: Event) -> bool:
        if found.athletes:
            return event.discipline in sports and (None in sexes or event.gender in (*sexes, Gender.MIXED))
        nations, colours = tuple(found.nations), tuple(found.colours)
        of = Medals(nations=nations, colours=colours, events=(event.event_id,), games=found.scope)
        return bool(found.nations) and bool(find(of, ctx.archive).selection.count)

    def theirs(said: EventMention) -> list[EventCandidate]:
        """The likeliest, where they are theirs; else those less likely."""
        fitting = [one for one in said.candidates if said.fits and is_theirs(one.event)]
        return [one for one in fitting if one.event in said.likely] or fitting

    meant = theirs(mention)
    earlier = bool(found.athletes) and (found.scope.ever or not meant)
    if mention.fits and any(one.event in mention.likely for one in meant) and not earlier:
        return mention
    for games_id in sorted({games_id for one in found.athletes for games_id in one.games}) if earlier else ():
        if (then := ctx.lexicon.events(games_id).find(text)) is not None:
            meant += theirs(then)  # of another class or length then
    best = {one.event.event_id: one._replace(score=1.0) for one in meant}
    return replace(mention, candidates=tuple(best.values()), fits=True) if best else mention


_SEXES = {"M": Gender.MEN, "F": Gender.WOMEN}


def _fitting(mention: EventMention, genders: Sequence[Gender], disciplines: Sequence[str]) -> list[Event]:
    """The events that a mention means beside the sexes and disciplines said elsewhere in the clause."""
    if not mention.fits:
        raise NoSuchEvent(mention)

    def of_sport(event: Event) -> bool:
        return not disciplines or event.discipline in disciplines

    def of_sex(event: Event) -> bool:
        return not genders or mention.gender is not None or event.gender in genders

    likely = mention.likely
    for wanted in (of_sport, of_sex):
        kept = [event for event in likely if wanted(event)]
        likely = tuple(kept or [one.event for one in mention.candidates if wanted(one.event)])
        if not likely:
            raise NoSuchEvent(mention)
    return list(likely)
