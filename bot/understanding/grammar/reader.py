"""From a clause, read by itself, to what it asks: items, frames. A reading owns every word; where none does, what is
left over is named."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from pydantic import ValidationError

from bot.understanding.grammar import seasons
from bot.understanding.grammar.asked_kind import drops_a_question
from bot.understanding.grammar.attempt import BARE, Attempt
from bot.understanding.grammar.chosen import MOST_VARIANTS, names_in, variants, with_event
from bot.understanding.grammar.composing.composing import composed
from bot.understanding.grammar.composing.counted_in import counted_alone
from bot.understanding.grammar.composing.families import with_families
from bot.understanding.grammar.composing.games_together import games_together
from bot.understanding.grammar.composing.otherwise import otherwise
from bot.understanding.grammar.composing.preparing import prepared
from bot.understanding.grammar.composing.telegram import with_asked
from bot.understanding.grammar.composing.when_clauses import with_moments
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.hanging import nobody
from bot.understanding.grammar.frames.order import FRAMES
from bot.understanding.grammar.games_told import with_games_told
from bot.understanding.grammar.items import UNKNOWN, Bag, Item, index_of
from bot.understanding.grammar.messages.meant_otherwise import comes_to_nothing, meant_otherwise
from bot.understanding.grammar.messages.nearest import is_harmless, stand_in_the_way, strangers
from bot.understanding.grammar.messages.passed_over import MOST_STRANGERS, SURELY_OURS, is_of_a_story
from bot.understanding.grammar.narrowing.meant import LeftOver, NoSuchEvent, NotKept, Refused, SeveralEvents
from bot.understanding.grammar.of_athletes import events_of_known_number, without_descriptions
from bot.understanding.grammar.other_games import in_city, who_won_there
from bot.understanding.grammar.season_meant import is_of_no_such_sport, is_of_other_season
from bot.understanding.grammar.traces import is_below_the_podium, is_of_one_race, leaves_no_trace
from bot.understanding.grammar.won_outright import over_the_years, won_outright
from bot.understanding.grammar.words.spotting import Spotted, Spotter
from bot.understanding.grammar.words.written_out import written_out
from bot.understanding.names.events.events import EventMention
from bot.understanding.names.folding import LONGEST, tokens
from bot.understanding.names.found import Found, MatchKind
from bot.understanding.names.labels import GENDER_WORDS
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.understood import Choice, Note, NoteKind
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.games import Event, GamesId, Gender, Season
from medals_core.queries.measures import Kind
from medals_core.queries.model import Listing, Value, Versus, VersusAsk
from medals_core.questions import EventQuestion, Question

SPELLED_OTHERWISE = 2
"""From so many typing errors on the reply says as what a name was read."""
CLAUSES_KEPT = 64
_OF_ONE_NAME = re.compile(
    r"\b(?P<one>[^\W\d_]{2,}) (?P<and>en|of|&) (?P<other>[^\W\d_]{2,}) "
    r"(?P<name>(?:(?:van|de|der|den|ter|ten|'?t|von) )*[^\W\d_]{3,})",
    re.IGNORECASE,
)
Cut = tuple[tuple[Item, ...], Context, Spotted]
"""A clause cut into items, composed; with the Games that it names, and its phrases as they were found."""


class Reader:
    """Reads Dutch questions about one archive, each on its own."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._spotter = Spotter(lexicon)
        self._kept: dict[str, tuple[Viewpoint, Archive, Cut]] = {}
        self._attempts: dict[str, tuple[Cut, Attempt]] = {}

    def items(self, text: str, viewpoint: Viewpoint, archive: Archive) -> tuple[tuple[Item, ...], Context]:
        """The composed items of a clause, at the Games that it names."""
        items, ctx, _ = self.cut(text, viewpoint, archive)
        return items, ctx

    def phrases(self, text: str, viewpoint: Viewpoint, archive: Archive) -> tuple[Item, ...]:
        """What stands in a clause, before any of it is composed."""
        return self.cut(text, viewpoint, archive)[2].items

    def cut(self, text: str, viewpoint: Viewpoint, archive: Archive) -> Cut:
        """The same clause is looked at several times on the way of a message; it is cut into items once."""
        kept = self._kept.get(text)
        if kept is not None and kept[0] == viewpoint and kept[1] is archive:
            return kept[2]
        if len(self._kept) >= CLAUSES_KEPT:
            self._kept.clear()
            self._attempts.clear()
        made = self.cut_anew(text, viewpoint, archive)
        self._kept[text] = (viewpoint, archive, made)
        return made

    def cut_anew(
        self, text: str, viewpoint: Viewpoint, archive: Archive, games: GamesId | None = None,
        usual: Season | None = None,
    ) -> Cut:  # fmt: skip
        """``usual``: the season meant where the text tells none."""
        text = _OF_ONE_NAME.sub(self._with_surname, written_out(text))
        words = [token.folded for token in tokens(text[:LONGEST])]
        season = seasons.said(words)
        view = seasons.seen_from(season or usual, archive)
        ctx = Context(self.lexicon, view, viewpoint, games or view.current_id, season is not None)
        spotted = self._spot(text, ctx)
        if season is None and is_of_other_season(words, spotted, ctx):
            view = seasons.seen_from(seasons.other(view.current.games.season), archive)
            ctx = replace(ctx, archive=view, games_id=view.current_id)
            spotted = self._spot(text, ctx)
        told = {*words, *(word.folded for word in spotted.words)}
        gone = seasons.gone_sports(told, ctx.archive) if view is not archive else frozenset()
        if ctx.season_said:  # "ijshockey op de Zomerspelen"
            gone |= {one.value("absent_sport") for one in spotted.items if one.has("absent_sport")}
        if gone and not seasons.games_named(spotted.items):
            view = archive.seen_from(seasons.last_with(gone, view))
            ctx = replace(ctx, archive=view, games_id=view.current_id)
            spotted = self._spot(text, ctx)
        spotted = replace(spotted, items=in_city(spotted.items, ctx.archive, gone))
        named = seasons.games_named(spotted.items)
        spotted = replace(spotted, items=who_won_there(spotted.items, named))
        if len(named) == 1 and named != {ctx.games_id}:
            ctx = replace(ctx, games_id=next(iter(named)))
            spotted = self._spot(text, ctx)
            spotted = replace(spotted, items=in_city(spotted.items, ctx.archive, gone))
            spotted = replace(spotted, items=who_won_there(spotted.items, named))
        items = with_families(prepared(meant_otherwise(otherwise(spotted.items))), view)
        return (with_moments(counted_alone(composed(without_descriptions(items))), ctx), ctx, spotted)

    def _with_surname(self, found: re.Match[str]) -> str:
        """ "Michel en Ronald Mulder": both are called Mulder, where there are two of them."""
        names = [f"{found[given]} {found['name']}" for given in ("one", "other")]
        if not all(self.lexicon.athletes.is_called(name) for name in names):
            return found.group()
        return f"{found['one']} {found['name']} {found['and']} {found['other']} {found['name']}"

    def _spot(self, text: str, ctx: Context) -> Spotted:
        # Signs that part clauses may have been written into the text.
        games = ctx.edition.games
        found = self._spotter.spot(
            text[:LONGEST], games, ctx.now, ctx.own, ctx.archive.current_id, only=ctx.season_said
        )
        index = ctx.lexicon.games_named(ctx.archive.current_id)
        return replace(found, items=with_asked(games_together(found.items, ctx.archive.current_id, index)))

    def clause(self, text: str, viewpoint: Viewpoint, archive: Archive) -> Attempt:
        """One clause."""
        made = self.cut(text, viewpoint, archive)
        kept = self._attempts.get(text)
        if kept is None or kept[0] is not made:
            items, ctx, spotted = made
            kept = self._attempts[text] = (made, with_games_told(self._clause(items, ctx, spotted), ctx, archive))
        return replace(kept[1])  # who asked may change it

    def _clause(self, items: tuple[Item, ...], ctx: Context, spotted: Spotted) -> Attempt:
        concept = next(
            (one.value("concept") for at, one in enumerate(items) if _is_concept(one) and not is_of_a_story(items, at)),
            "",
        )
        attempts = [self.by_frames(variant, ctx) for variant in islice(variants(items), MOST_VARIANTS)]
        read = [one for one in attempts if one.question is not None]
        questions = list(dict.fromkeys(one.question for one in read))
        if len(questions) == 1 or (questions and len(attempts) == 1):
            return replace(read[0], notes=(*read[0].notes, *_how_read(spotted)))
        if questions:
            labels = list(names_in(items, ctx.archive))
            choices = tuple(
                Choice(question=one.question, label=labels[at] if at < len(labels) else "")
                for at, one in enumerate(attempts)
                if one.question is not None
            )
            return Attempt(choices=choices[:5])
        lenient = self._without_strangers(items, ctx, spotted)
        if lenient is not None:
            return lenient
        told = [one for one in items if not one.is_small and not (one.has("vague", "much") or one.has("so_much"))]
        if told and told[0].has("ask", "why") and sum(one.has("ask") for one in told) == 1:
            rest = self.by_frames([one for one in items if one in told[1:] or one.is_small], ctx)
            if rest.question is not None and not rest.defaults:  # "waarom won Schulting geen goud": whether is known
                return Attempt(concept="reasons", instead=rest.question, items=items)
        best = min(attempts, key=lambda one: len(one.left))
        if concept:
            best.concept = concept
        return self._named(best, spotted)

    def _without_strangers(self, items: Sequence[Item], ctx: Context, spotted: Spotted) -> Attempt | None:
        """A reading without a few words that are no name and narrow nothing, which the reply then names. Not where
        something had to be filled in: what was left out may be just that."""
        strangers = [place for place, one in enumerate(items) if one.has(UNKNOWN)]
        if not strangers or len(strangers) > MOST_STRANGERS or any(one.has("concept") for one in items):
            return None
        if not all(is_harmless(items, place, spotted, self.lexicon) for place in strangers):
            return None
        if not any(one.has_any(SURELY_OURS) for one in items):
            return None
        without = tuple(one for place, one in enumerate(items) if place not in strangers)
        for variant in islice(variants(without), 2):
            attempt = self.by_frames(variant, ctx)
            if attempt.question is not None and not attempt.defaults and attempt.frame != "bare_comparison":
                said = tuple(spotted.typed(items[place]) for place in strangers)
                notes = tuple(Note(kind=NoteKind.IGNORED, said=word) for word in said)
                return replace(attempt, notes=(*attempt.notes, *_how_read(spotted), *notes))
        return None

    def in_the_way(self, text: str, left: Sequence[Item], viewpoint: Viewpoint, archive: Archive) -> tuple[str, ...]:
        """The phrases, as typed, without which a text may be read: its unknown words, and what a reading left over."""
        items, _, spotted = self.cut(text, viewpoint, archive)
        unknown = strangers(items, spotted, self.lexicon)
        if any(one.has(UNKNOWN) for one in items) != bool(unknown):
            return ()
        over = unknown or (tuple(left) if stand_in_the_way(left) else ())
        return tuple(spotted.typed(one) for one in over)

    def _named(self, attempt: Attempt, spotted: Spotted) -> Attempt:
        """The attempt with the unknown words as the whole names that they seem to be part of."""
        taken = frozenset(
            place
            for one in spotted.items
            if not one.has(UNKNOWN) and not one.is_small
            for place in range(one.start, one.end)
        )
        named: list[str] = []
        for one in attempt.left:
            name = self.lexicon.unknown_name(spotted.words, one.start, taken) if one.has(UNKNOWN) else None
            text = name.text if name is not None and " " in name.text else spotted.typed(one)
            if name is not None and name.reason and not attempt.reason:
                attempt.reason = name.reason
            if text and text not in named:
                named.append(text)
        attempt.unowned = tuple(named)
        return attempt

    def by_frames(self, items: Sequence[Item], ctx: Context, *, chosen: bool = False) -> Attempt:
        """What the first frame makes of the items that owns them all. ``chosen``: of an event to choose from, where
        there is no choosing again."""
        fewest: tuple[Item, ...] | None = None
        reason = ""
        nearest: tuple[Choice, ...] = ()
        unknown = tuple(one for one in items if one.has(UNKNOWN))
        index = index_of(items)
        told = any(one.has("telling") for one in items) and not any(one.has("ask") for one in items)
        bag = Bag(items, index=index)
        for frame in FRAMES:
            if bag.is_touched:
                bag = Bag(items, index=index)
            try:
                question = frame(bag, ctx)
            except LeftOver:
                question = None
            except Refused as refusal:
                reason = reason or refusal.reason
                continue
            except NotKept as missing:
                if unknown:
                    continue
                return Attempt(concept=missing.concept, instead=missing.instead, items=tuple(items))
            except SeveralEvents as several:
                if chosen:
                    continue
                return Attempt(choices=self._for_each(several.events, items, ctx), items=tuple(items))
            except ValidationError:
                continue  # more sides or names than a query takes
            except NoSuchEvent as absent:
                if not reason:
                    reason, nearest = _no_such_event(absent.mention, items, ctx)
                continue
            if question is not None:
                question = over_the_years(items, events_of_known_number(won_outright(items, question)))
            if question is not None and bag.defaults and (pronouns := nobody(items)):
                fewest = fewest or pronouns  # "hoeveel heeft ze": not our own nation
                continue
            if question is not None and (drops_a_question(question, items) or comes_to_nothing(question, items)):
                continue
            if question is not None and is_below_the_podium(question):
                return Attempt(concept="place_below_third", items=tuple(items))
            if question is not None and is_of_one_race(question, items):
                told = isinstance(question, Listing) or (isinstance(question, Versus) and question.ask is VersusAsk.WHY)
                instead = question if told and not bag.defaults else None
                return Attempt(concept="times", instead=instead, items=tuple(items))
            if question is not None and is_of_no_such_sport(question, ctx.archive):
                continue
            if question is not None and leaves_no_trace(items, question, ctx.own, told=bool(bag.notes or bag.defaults)):
                continue
            if question is not None and told and frame.__name__ in BARE:
                continue  # "aan tafel praten we over de Spelen"
            if question is not None and not _left(bag, question):
                return Attempt(question=question, frame=frame.__name__, notes=tuple(bag.notes), defaults=bag.defaults,
                               items=tuple(items))  # fmt: skip
            if question is None and (bag.taken or fewest is None):
                left = tuple(bag.left())
                if fewest is None or len(left) < len(fewest):
                    fewest = left
        return Attempt(left=unknown or fewest or (), reason=reason, items=tuple(items), also=nearest)

    def _for_each(self, events: Sequence[Event], items: Sequence[Item], ctx: Context) -> tuple[Choice, ...]:
        """What is asked, of each of the events that may be meant."""
        of_each = zip(events, with_event(items, events), strict=False)
        read = [(event, self.by_frames(one, ctx, chosen=True)) for event, one in of_each]
        return tuple(
            Choice(question=one.question, label=_called(event, ctx.archive)) for event, one in read if one.question
        )

    def name_of(self, noc: str) -> str:
        return self.lexicon.archive.nations[noc].name


def _left(bag: Bag, question: Question) -> list[Item]:
    """What the question does not own: all medals together is what a count of medals is anyway."""
    counts = isinstance(question, Listing) or (
        isinstance(question, Value) and question.measure.kind in (Kind.COUNT, Kind.TALLY)
    )
    return [one for one in bag.left() if not (counts and one.has("measure", "total"))]


def _is_concept(one: Item) -> bool:
    """Does the phrase speak of what is not held, rather than of something else in words that may mean both, or by a
    typing error?"""
    return one.has("concept") and one.meanings.keys() <= {"concept", "small"} and not one.repairs


def _how_read(spotted: Spotted) -> tuple[Note, ...]:
    """How names were read, where that is not plain: a land that takes part as another, more than one typing error."""
    notes: list[Note] = []
    for one in spotted.items:
        kind = next((kind for kind in ("nation", "athlete") if one.has(kind)), None)
        match = getattr(one.value(kind), "match", None) if kind is not None else None
        if not isinstance(match, Found):
            continue
        if match.note:
            notes.append(Note(kind=NoteKind.TAKES_PART_AS, said=match.note))
        elif match.how is MatchKind.TYPO and match.errors >= SPELLED_OTHERWISE:
            notes.append(Note(kind=NoteKind.SPELLING, subject=match.item.name, said=spotted.typed(one)))
    return tuple(dict.fromkeys(notes))


def _called(event: Event, archive: Archive) -> str:
    """ploegenachtervolging vrouwen (schaatsen)"""
    sex = f" {GENDER_WORDS[event.gender]}" if event.gender in (Gender.MEN, Gender.WOMEN) else ""
    return f"{event.name}{sex} ({archive.disciplines[event.discipline].name.lower()})"


def _no_such_event(mention: EventMention, items: Sequence[Item], ctx: Context) -> tuple[str, tuple[Choice, ...]]:
    """Why there is no such event, and the nearest that there are."""
    said = next((one.text for one in items if one.has("event") and one.value("event") is mention), "Dat onderdeel")
    games = ctx.edition.games
    where = f"in {games.city} {games.year}"
    events = list(dict.fromkeys(candidate.event for candidate in mention.candidates))[:3]
    genders = {gender for one in items if one.has("gender") for gender in one.meanings["gender"]}
    genders |= {mention.gender} if mention.gender is not None else set()
    held = {event.gender for event in events}
    if genders and held and not genders & held:
        what = " en ".join(sorted(str(GENDER_WORDS.get(gender, gender)) for gender in held))
        reason = f"‘{said}’ was er {where} alleen voor {what}."
    elif held and mention.fits:
        reason = f"‘{said}’ was er {where} niet zoals je het vraagt."
    else:
        reason = f"‘{said}’ was geen onderdeel {where}."
    games_id = None if ctx.games_id == ctx.archive.current_id else ctx.games_id
    nearest = tuple(Choice(question=EventQuestion(event_id=event.event_id, games=games_id)) for event in events)
    return reason, nearest
