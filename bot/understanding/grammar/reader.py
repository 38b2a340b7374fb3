"""From a text to what it asks: clauses, items, frames. A reading owns every word; where none does, what is left over is
named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise, starmap

from pydantic import ValidationError

from bot.understanding.grammar import seasons
from bot.understanding.grammar.all_times import whatever_the_limit
from bot.understanding.grammar.attempt import BARE, Attempt
from bot.understanding.grammar.chosen import Chosen
from bot.understanding.grammar.composing.composing import composed
from bot.understanding.grammar.composing.counted_in import counted_alone
from bot.understanding.grammar.composing.families import with_families
from bot.understanding.grammar.composing.games_together import games_together
from bot.understanding.grammar.composing.logic_words import loses_a_logic_word
from bot.understanding.grammar.composing.otherwise import otherwise
from bot.understanding.grammar.composing.preparing import prepared
from bot.understanding.grammar.composing.repeated import without_repeated
from bot.understanding.grammar.composing.telegram import with_asked
from bot.understanding.grammar.composing.when_clauses import with_moments
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following import follow
from bot.understanding.grammar.following.carrying import carried
from bot.understanding.grammar.following.common import nations_spoken_of
from bot.understanding.grammar.following.hanging import PERSONS, hanging
from bot.understanding.grammar.following.leaning import named_in, points_at_race, ranks_games, was_first
from bot.understanding.grammar.following.other_time import (
    at_other_time,
    in_that_city,
    in_that_year,
    is_that_year,
    on_that_date,
)
from bot.understanding.grammar.following.pair import of_both, pointed_at, with_them_named
from bot.understanding.grammar.following.pointing import is_as_many, is_there, with_shown
from bot.understanding.grammar.following.reacting import asked_after
from bot.understanding.grammar.following.replacing import inherited, replaced
from bot.understanding.grammar.following.same import same_of_both, without_same
from bot.understanding.grammar.following.shifts import with_shifts
from bot.understanding.grammar.following.shown import shown, with_pronouns
from bot.understanding.grammar.following.staying import (
    is_aside,
    loses_games,
    over_all_games,
    said_there,
    stays,
    with_now,
)
from bot.understanding.grammar.following.topic import topic
from bot.understanding.grammar.frames.order import FRAMES
from bot.understanding.grammar.items import UNKNOWN, Bag, Item, index_of
from bot.understanding.grammar.messages.meant_otherwise import comes_to_nothing, meant_otherwise
from bot.understanding.grammar.messages.nearest import stand_in_the_way, strangers
from bot.understanding.grammar.messages.passed_over import MOST_STRANGERS, SURELY_OURS, drops_a_question, is_harmless
from bot.understanding.grammar.narrowing import NoSuchEvent, NotKept, Refused
from bot.understanding.grammar.of_athletes import events_of_known_number, without_descriptions
from bot.understanding.grammar.other_games import games_label, in_city, other_games, who_won_there
from bot.understanding.grammar.season_meant import ids_of, is_of_other_season
from bot.understanding.grammar.subjects import about, filters, subject
from bot.understanding.grammar.traces import compares_with_itself, is_below_the_podium, is_of_one_race, leaves_no_trace
from bot.understanding.grammar.unlike_asked import is_unlike_asked
from bot.understanding.grammar.won_outright import won_outright
from bot.understanding.grammar.words.spotting import Spotted, Spotter
from bot.understanding.names.events.events import EventMention
from bot.understanding.names.folding import LONGEST, fold, tokens
from bot.understanding.names.found import Ambiguous, Found, MatchKind
from bot.understanding.names.labels import GENDER_WORDS
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.time.meanings import spoken
from bot.understanding.understood import Choice, Note, NoteKind
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.games import GamesId, Season
from medals_core.medals import Colour
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Claim, Groups, Listing, Suppose, Value, Versus, VersusAsk
from medals_core.questions import EventQuestion, Question, TableQuestion

MOST_VARIANTS = 6
"""Readings of names that may mean several; a text that has more is asked to be shorter."""

SPELLED_OTHERWISE = 2
"""From so many typing errors on the reply says as what a name was read."""
CLAUSES_KEPT = 64
_OF_ONE_NAME = re.compile(
    r"\b(?P<one>[^\W\d_]{2,}) (?P<and>en|of|&) (?P<other>[^\W\d_]{2,}) "
    r"(?P<name>(?:(?:van|de|der|den|ter|ten|'?t|von) )*[^\W\d_]{3,})",
    re.IGNORECASE,
)
_TIMED = ("games", "ever", "moment", "when", "now_word")
_WON = frozenset(("won", "wonnen", "gewonnen", "winnen", "wint"))
_INHERITS = frozenset(("superlative",))
"""Frames that, without a subject of their own, are about the one just spoken of."""


_Made = tuple[tuple[Item, ...], Context, Spotted]


class Reader:
    """Reads Dutch questions about one archive."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._spotter = Spotter(lexicon)
        self._kept: dict[str, tuple[Viewpoint, Archive, _Made]] = {}
        self._attempts: dict[str, tuple[_Made, Attempt]] = {}

    def items(self, text: str, viewpoint: Viewpoint, archive: Archive) -> tuple[tuple[Item, ...], Context]:
        """The composed items of a clause, at the Games that it names."""
        items, ctx, _ = self._composed(text, viewpoint, archive)
        return items, ctx

    def phrases(self, text: str, viewpoint: Viewpoint, archive: Archive) -> tuple[Item, ...]:
        """What stands in a clause, before any of it is composed."""
        return self._composed(text, viewpoint, archive)[2].items

    def _composed(self, text: str, viewpoint: Viewpoint, archive: Archive) -> _Made:
        """The same clause is looked at several times on the way of a message; it is cut into items once."""
        kept = self._kept.get(text)
        if kept is not None and kept[0] == viewpoint and kept[1] is archive:
            return kept[2]
        if len(self._kept) >= CLAUSES_KEPT:
            self._kept.clear()
            self._attempts.clear()
        made = self._made(text, viewpoint, archive)
        self._kept[text] = (viewpoint, archive, made)
        return made

    def _made(
        self, text: str, viewpoint: Viewpoint, archive: Archive, games: GamesId | None = None,
        usual: Season | None = None,
    ) -> _Made:  # fmt: skip
        """``usual``: the season meant where the text tells none."""
        text = _OF_ONE_NAME.sub(self._with_surname, text)
        words = [token.folded for token in tokens(text[:LONGEST])]
        season = seasons.said(words)
        view = seasons.seen_from(season or usual, archive)
        ctx = Context(self._lexicon, view, viewpoint, games or view.current_id, season is not None)
        spotted = self._spot(text, ctx)
        if season is None and is_of_other_season(words, spotted, ctx):
            view = seasons.seen_from(seasons.other(view.current.games.season), archive)
            ctx = replace(ctx, archive=view, games_id=view.current_id)
            spotted = self._spot(text, ctx)
        told = {*words, *(word.folded for word in spotted.words)}
        gone = seasons.gone_sports(told, ctx.archive) if view is not archive else frozenset()
        if ctx.season_said:  # "ijshockey op de Zomerspelen"
            gone |= {one.value("absent_sport") for one in spotted.items if one.has("absent_sport")}
        if gone and not any(one.has("games") and ids_of(one) for one in spotted.items):
            view = archive.seen_from(seasons.last_with(gone, view))
            ctx = replace(ctx, archive=view, games_id=view.current_id)
            spotted = self._spot(text, ctx)
        spotted = replace(spotted, items=in_city(spotted.items, ctx.archive, gone))
        named = {i for one in spotted.items if one.has("games") for i in ids_of(one)}
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
        if not all(self._lexicon.athletes.is_called(name) for name in names):
            return found.group()
        return f"{found['one']} {found['name']} {found['and']} {found['other']} {found['name']}"

    def _spot(self, text: str, ctx: Context) -> Spotted:
        # Signs that part clauses may have been written into the text.
        games = ctx.edition.games
        found = self._spotter.spot(
            text[:LONGEST], games, ctx.now, ctx.own, ctx.archive.current_id, only=ctx.season_said
        )
        return replace(found, items=with_asked(games_together(found.items, ctx.archive.current_id)))

    def clause(self, text: str, viewpoint: Viewpoint, archive: Archive) -> Attempt:
        """One clause."""
        made = self._composed(text, viewpoint, archive)
        kept = self._attempts.get(text)
        if kept is None or kept[0] is not made:
            items, ctx, spotted = made
            kept = self._attempts[text] = (made, _told(self._clause(items, ctx, spotted), ctx, archive))
        return replace(kept[1])  # who asked may change it

    def _clause(self, items: tuple[Item, ...], ctx: Context, spotted: Spotted) -> Attempt:
        concept = next((one.value("concept") for one in items if _is_concept(one)), "")
        attempts = [self._frames(variant, ctx) for variant in islice(variants(items), MOST_VARIANTS)]
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
        repeated = without_repeated(items)
        if repeated is not None:
            attempt = self._frames(repeated[0], ctx)
            if attempt.done and not attempt.defaults:
                notes = (Note(kind=NoteKind.IGNORED, said=spotted.typed(one)) for one in repeated[1])
                return replace(attempt, notes=(*attempt.notes, *_how_read(spotted), *notes))
        lenient = self._without_strangers(items, ctx, spotted)
        if lenient is not None:
            return lenient
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
        if not all(is_harmless(items, place, spotted, self._lexicon) for place in strangers):
            return None
        if not any(one.has_any(SURELY_OURS) for one in items):
            return None
        without = tuple(one for place, one in enumerate(items) if place not in strangers)
        for variant in islice(variants(without), 2):
            attempt = self._frames(variant, ctx)
            if attempt.question is not None and not attempt.defaults and attempt.frame != "bare_comparison":
                said = tuple(spotted.typed(items[place]) for place in strangers)
                notes = tuple(Note(kind=NoteKind.IGNORED, said=word) for word in said)
                return replace(attempt, notes=(*attempt.notes, *_how_read(spotted), *notes))
        return None

    def in_the_way(self, text: str, left: Sequence[Item], viewpoint: Viewpoint, archive: Archive) -> tuple[str, ...]:
        """The phrases, as typed, without which a text may be read: its unknown words, and what a reading left over."""
        items, _, spotted = self._composed(text, viewpoint, archive)
        unknown = strangers(items, spotted, self._lexicon)
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
            name = self._lexicon.unknown_name(spotted.words, one.start, taken) if one.has(UNKNOWN) else None
            text = name.text if name is not None and " " in name.text else spotted.typed(one)
            if name is not None and name.reason and not attempt.reason:
                attempt.reason = name.reason
            if text and text not in named:
                named.append(text)
        attempt.unowned = tuple(named)
        return attempt

    def _frames(self, items: Sequence[Item], ctx: Context) -> Attempt:
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
            except Refused as refusal:
                reason = reason or refusal.reason
                continue
            except NotKept as missing:
                if unknown:
                    continue
                return Attempt(concept=missing.concept, instead=missing.instead, items=tuple(items))
            except ValidationError:
                continue  # more sides or names than a query takes
            except NoSuchEvent as absent:
                if not reason:
                    reason, nearest = _no_such_event(absent.mention, items, ctx)
                continue
            if question is not None:
                question = events_of_known_number(won_outright(items, question))
            if question is not None and bag.defaults and (nobody := _nobody(items)):
                fewest = fewest or nobody  # "hoeveel heeft ze": not our own nation
                continue
            if question is not None and (drops_a_question(question, items) or comes_to_nothing(question, items)):
                continue
            if question is not None and is_below_the_podium(question):
                return Attempt(concept="place_below_third", items=tuple(items))
            if question is not None and is_of_one_race(question, items):
                told = isinstance(question, Listing) or (isinstance(question, Versus) and question.ask is VersusAsk.WHY)
                instead = question if told and not bag.defaults else None
                return Attempt(concept="times", instead=instead, items=tuple(items))
            if question is not None and leaves_no_trace(items, question, ctx.own, told=bool(bag.notes or bag.defaults)):
                continue
            if question is not None and told and frame.__name__ in BARE:
                continue  # "aan tafel praten we over de Spelen"
            if question is not None and not bag.left() and not _nameless(question):
                return Attempt(question=question, frame=frame.__name__, notes=tuple(bag.notes), defaults=bag.defaults,
                               items=tuple(items))  # fmt: skip
            if question is None and (bag.taken or fewest is None):
                left = tuple(bag.left())
                if fewest is None or len(left) < len(fewest):
                    fewest = left
        return Attempt(left=unknown or fewest or (), reason=reason, items=tuple(items), also=nearest)

    def followed(self, text: str, last: Question, viewpoint: Viewpoint, archive: Archive) -> Attempt | None:
        """The clause as leaning on the question before it; None when it does not."""
        of = seasons.season_of(last, archive)
        items, view = self._following_items(text, last, of, viewpoint, archive)
        season = seasons.said(token.folded for token in tokens(text))
        that_year = in_that_year(items, last, archive, season)
        if season and that_year is None and any(starmap(is_that_year, pairwise(items))):
            return None  # "op de winterspelen van dat jaar", where there were none
        items = in_that_city(at_other_time(items, last, archive) or that_year or items, last, archive)
        moved = view.current.games.season is not (of or archive.current.games.season)
        last = seasons.unsaid(last, seasons.seen_from(of, archive), moved=moved)
        ctx = self._context(viewpoint, view, last, items)
        if (moved or season) and not names_games(items):
            attempt = seasons.moved(items, last)
            if attempt is not None:
                return _told(attempt, ctx, archive)
        attempt = self._leaning(items, last, ctx)
        return _told(attempt, ctx, archive) if attempt is not None else None

    def spoken_of(self, text: str, last: Question | None, viewpoint: Viewpoint, archive: Archive) -> Question | None:
        """The question before it moved to what the text names, which itself is not answered; None where it names
        somebody or something unknown."""
        items, ctx, spotted = self._composed(text, viewpoint, archive)
        if any(one.has(UNKNOWN) and one.start and spotted.typed(one)[:1].isupper() for one in items):
            return None
        if not named_in(items, "metal"):
            return last
        last = last or TableQuestion()
        of = seasons.season_of(last, archive)
        items, view = self._following_items(text, last, of, viewpoint, archive)
        moved = view.current.games.season is not (of or archive.current.games.season)
        if (moved or seasons.said(token.folded for token in tokens(text))) and not names_games(items):
            return None
        last = seasons.unsaid(last, seasons.seen_from(of, archive), moved=moved)
        ctx = self._context(viewpoint, view, last, items)
        named = named_in(with_shifts(items, last, ctx), "metal")
        try:
            question = replaced(Bag(named), last, ctx)
        except (Refused, NotKept, NoSuchEvent, QueryError):
            return None
        return _told(Attempt(question=question, frame="follow_up", items=named), ctx, archive).question

    def _leaning(self, items: tuple[Item, ...], last: Question, ctx: Context) -> Attempt | None:
        found = self._leaning_on(items, last, ctx)
        asked = found.question if found is not None else None
        pointed = asked is None or (is_as_many(items, asked, ctx) and is_there(items, asked, ctx))
        return found if pointed else None

    def _leaning_on(self, items: tuple[Item, ...], last: Question, ctx: Context) -> Attempt | None:
        viewpoint, archive = ctx.viewpoint, ctx.archive
        items = without_same(with_shown(with_shifts(on_that_date(items, last, ctx), last, ctx), last, ctx), last)
        meant = with_pronouns(items, last, ctx)
        named = self._frames(meant, ctx) if meant is not None else None
        if named is not None and named.question is not None and hanging(items, named.question, last, assumed=False):
            named = None
        if points_at_race(items) or was_first(items):
            named = None
        surely = meant is not None and (
            len(meant) > len(items)
            or any(one.has("athlete") for one in meant)
            or any(one.has("pronoun", "nation") and "land" in one.text.lower() for one in items)
        )
        then = any(one.has("ask", "age") for one in items)  # when they won that, rather than first
        if surely and not then and named is not None and named.done:
            return _as_widely(_of_that_colour(named, last), last, ctx, items)
        for variant in islice(variants(items), MOST_VARIANTS):
            try:
                question = follow(variant, last, self._context(viewpoint, archive, last, variant))
            except (Refused, NoSuchEvent):
                continue
            lost = question is None or drops_a_question(question, variant) or loses_a_logic_word(variant, question)
            if question is not None and not lost and not is_unlike_asked(variant, question):
                return Attempt(question=question, frame="follow_up", items=variant)
        if named is not None and named.done:
            return _as_widely(_of_that_colour(named, last), last, ctx, items)
        there = any(
            (one.has("pronoun", "there", "that") and one.text.lower() != "het") or one.text.lower() == "hem"
            for one in items
        )
        whole = self._frames(items, ctx)
        of = subject(last)
        by_nation = isinstance(whole.question, Groups) and whole.question.by is Key.NATION
        of_event = of is not None and bool(of.events) and by_nation  # "welk land won de meeste medailles": not at that
        if ranks_games(items) and isinstance(whole.question, Groups) and whole.question.measure.kind is Kind.RANK:
            return whole  # of the nation, not of the sport spoken of
        if whole.question is not None and (there or (whole.frame in _INHERITS and not of_event)):
            made = inherited(whole.question, last, ctx, oftenest=any("vaakst" in one.text.lower() for one in items))
            nocs = nations_spoken_of(last, archive) if whole.defaults else ()  # "welke plek was dat": of whom
            if made is not None and nocs and ctx.own not in nocs:
                made = about(made, lambda each: each.narrowed(nations=nocs)) if len(nocs) == 1 else None
            asked = _with_its_gold(made, items) if made is not None else whole.question
            found = _of_that_colour(Attempt(question=asked, frame="follow_up", items=items), last)
            if found.question != whole.question:
                return found
        return None

    def of_both(
        self, text: str, before: Question | None, last: Question, viewpoint: Viewpoint, archive: Archive
    ) -> Question | None:
        """What is asked of the two answers shown last; None where it is not of those."""
        items, ctx = self.items(text, viewpoint, archive)
        both = of_both(items, before, last, ctx)
        named = with_them_named(items, before, last, ctx) if both is None else None
        return self._frames(named, ctx).question if named is not None else both

    def going_on(
        self, text: str, before: Question | None, last: Question, viewpoint: Viewpoint, archive: Archive
    ) -> tuple[str, Question]:
        """The question that the text leans on, of the last two, or of what stands first in it; and the rest of it."""
        of = seasons.season_of(last, archive)

        def phrases(said: str) -> Sequence[Item]:
            return self._following_items(said, last, of, viewpoint, archive)[0]

        ctx = self._context(viewpoint, seasons.seen_from(of, archive), last, ())
        led = topic(text, last, phrases, ctx)
        if led is not None:
            return led
        items, ctx = self.items(text, viewpoint, archive)
        return text, pointed_at(items, before, last, ctx)

    def asked_after(self, text: str, last: Question, viewpoint: Viewpoint, archive: Archive) -> str:
        """What is asked behind what somebody exclaims about the answer."""
        _, ctx = self.items(text, viewpoint, archive)
        return asked_after(text, last, ctx, lambda part: self.items(part, viewpoint, archive)[0])

    def same(self, text: str, formers: Sequence[Question], viewpoint: Viewpoint, archive: Archive) -> Attempt | None:
        """Whether the last questions of a message found the same; None where that is not asked."""
        items, ctx = self.items(text, viewpoint, archive)
        try:
            question = same_of_both(items, formers, ctx)
        except (Refused, NotKept, NoSuchEvent):
            return None  # "op 31 februari": told where the clause is read by itself
        return Attempt(question=question, frame="follow_up", items=items) if question is not None else None

    def name_of(self, noc: str) -> str:
        return self._lexicon.archive.nations[noc].name

    def carried(self, attempt: Attempt, last: Question, viewpoint: Viewpoint, archive: Archive) -> Attempt:
        """A second question of a message with what it keeps of the one before it."""
        if attempt.question is None:
            return attempt
        ctx = self._context(viewpoint, archive, last, attempt.items)
        kept = carried(
            attempt.question, attempt.items, last, ctx, unsaid=bool(attempt.defaults), everywhere=attempt.everywhere
        )
        return replace(attempt, question=kept, also=tuple(one for one in attempt.also if one.question != kept))

    def stayed(self, text: str, attempt: Attempt, last: Question, viewpoint: Viewpoint, archive: Archive) -> Attempt:
        """The clause where and of whom the question before it was, if it does not say so; unread where it would tell of
        the Games."""
        attempt = _of_those_counted(attempt, last)
        ctx = self._context(viewpoint, archive, last, attempt.items)
        nocs = nations_spoken_of(last, archive)
        if attempt.defaults and len(nocs) == 1 and nocs != (viewpoint.own,):
            attempt = self.carried(attempt, last, viewpoint, archive)
        supposed = subject(last.then) if isinstance(last, Suppose) and last.then is not None else None
        of_another = supposed is not None and bool(supposed.nations) and supposed.nations != (viewpoint.own,)
        if is_aside(attempt, last) or (attempt.defaults and of_another):
            return replace(attempt, question=None)
        if (of_all := over_all_games(attempt.question, last)) != attempt.question:
            return replace(attempt, question=of_all)
        for said in said_there(text, attempt, last, ctx, archive):
            there = self.clause(said, viewpoint, archive)
            if stays(there, attempt):
                return with_now(there, attempt, archive)
        return replace(attempt, question=None) if loses_games(attempt, last, archive) else attempt

    def _following_items(
        self, text: str, last: Question, of: Season | None, viewpoint: Viewpoint, archive: Archive
    ) -> tuple[tuple[Item, ...], Archive]:
        """The items, and the archive as it is seen from the Games that they or the question before them tell."""
        elsewhere = of is not None and of is not archive.current.games.season
        items, ctx = self._made(text, viewpoint, archive, usual=of)[:2] if elsewhere else self.items(
            text, viewpoint, archive)  # fmt: skip
        games = _moments_at(last, items, archive)
        if games is not None:
            items, ctx, _ = self._made(text, viewpoint, archive, games, of)
        spoken_of = set() if names_games(items) or seasons.is_of_all(last) else set(seasons.games_in(last))
        return who_won_there(items, spoken_of), ctx.archive  # "wat won België in Parijs, en Remco": Evenepoel

    def _context(self, viewpoint: Viewpoint, archive: Archive, last: Question, items: Sequence[Item]) -> Context:
        named = {i for one in items if one.has("games") for i in ids_of(one)}
        games = next(iter(named)) if len(named) == 1 else _moments_at(last, items, archive) or archive.current_id
        season = seasons.said(fold(word) for one in items for word in one.text.split())
        return Context(self._lexicon, archive, viewpoint, games, season is not None)


def _as_widely(attempt: Attempt, last: Question, ctx: Context, said: Sequence[Item]) -> Attempt:
    """ "wie heeft er meer dan hij": at the Games, in the sport and on the days just spoken of; "wie kwamen er na haar":
    in the event just shown; "wonnen ze daar ook wat": in that sport."""
    if attempt.question is None:
        return attempt
    beside = attempt.question if isinstance(attempt.question, Listing) else None
    if beside is not None and (beside.of.below or beside.of.above or beside.of.beside):
        told = shown(last, ctx)
        if len(told.events) != 1 or beside.of.events:
            return attempt
        there = {"events": told.events, "games": told.games if told.games and told.of.games.ever else told.of.games}
        return replace(attempt, question=about(beside, lambda of: of.narrowed(**there)))
    people = any(one.has("athlete") for one in attempt.items)  # "heeft ze ook zilver": in anything
    spoken_of, asked = subject(last), attempt.question
    then = any(one.has("pronoun", "there") or one.has("then_word") for one in said)
    timed = any(one.has_any(_TIMED) or (one.has("ask", "how_often") and not then) for one in attempt.items)
    games = spoken_of.games if spoken_of is not None and len(spoken_of.games.ids) == 1 else CURRENT
    mine = subject(asked)
    one_games = spoken_of is not None and len(spoken_of.games.ids) == 1
    of_careers = mine is not None and mine.games.ever and then and one_games  # "hoeveel had die er daar"
    if mine is not None and not timed and (of_careers or (mine.games.is_current and not people)):
        asked = about(asked, lambda each: each.narrowed(games=games)) or asked
    compares = any(one.has("compared") or (one.has("too") and not people) for one in attempt.items)
    often = any(one.has("ask", "how_often") for one in attempt.items) and not people  # "hoe vaak wonnen ze al goud"
    stood = then and any(one.has("noun", "podium") for one in said)  # "stond hij daar ook op het podium"
    made = inherited(asked, last, ctx, oftenest=often) if compares or often or stood else None
    return replace(attempt, question=made or asked)


def _with_its_gold(question: Question, items: Sequence[Item]) -> Question:
    """ "(de 10 kilometer.) wanneer wonnen wij die": who wins an event has its gold"""
    of, words = subject(question), {fold(one.text) for one in items}
    that = any(one.has("pronoun", "that") for one in items)
    medals = any(one.has("metal") or one.has("noun", "medal") or one.has("any") for one in items)
    if of is None or not of.events or of.colours or medals or not that or _WON.isdisjoint(words):
        return question
    return about(question, lambda each: each.narrowed(colours=(Colour.GOLD,))) or question


def _of_that_colour(attempt: Attempt, last: Question) -> Attempt:
    """ "hoeveel goud heeft Noorwegen, op welke dag pakten ze de meeste": most of that"""
    question, of = attempt.question, subject(last)
    bare = not any(one.has("metal") or one.has("noun", "medal") for one in attempt.items)
    kind = last.measure.kind if isinstance(last, Value) else None
    if bare and kind in (Kind.PER_MILLION, Kind.POINTS) and isinstance(question, Groups) and of is not None:
        if question.measure.kind is not Kind.COUNT or question.take is None:
            return attempt
        measure = Measure(kind=kind, of=of.narrowed(nations=()))  # "… per inwoner, wie heeft de meeste": so counted
        return replace(attempt, question=question.model_copy(update={"by": Key.NATION, "measure": measure}))
    counted = isinstance(question, Groups) and question.measure.kind is Kind.COUNT and question.take is not None
    if not (bare and counted and question is not None and of is not None and of.colours):
        return attempt
    return replace(attempt, question=about(question, lambda each: each.narrowed(colours=each.colours or of.colours)))


def _of_those_counted(attempt: Attempt, last: Question) -> Attempt:
    """ "(goud in Peking) Zweden had er toch 8": of that colour, there"""
    said, of = attempt.question, subject(last)
    theirs = any(one.text.lower() == "er" for one in attempt.items)
    told = any(one.has_any(("metal", "games", "moment", "ever", "noun", "event", "sports")) for one in attempt.items)
    if not isinstance(said, Claim) or not theirs or told or of is None or not isinstance(last, Value | Listing | Claim):
        return attempt
    if said.conditions[0].measure.kind is not Kind.COUNT:
        return attempt
    there = {"colours": of.colours, "games": of.games, "disciplines": of.disciplines, "events": of.events}
    return replace(attempt, question=about(said, lambda each: each.narrowed(**there)))


def _moments_at(last: Question, items: Sequence[Item], archive: Archive) -> GamesId | None:
    """The other Games just spoken of, by which a moment goes that names none: "en na vijf dagen?"."""
    of = subject(last)
    ids = of.games.ids if of is not None else ()
    moment = any(one.has("moment") for one in items) and not any(one.has("games") for one in items)
    return ids[0] if moment and len(ids) == 1 and ids[0] in archive.editions and ids[0] != archive.current_id else None


def _told(attempt: Attempt, ctx: Context, archive: Archive) -> Attempt:
    """The attempt with the Games said that its reading took for granted."""
    if attempt.question is not None and (reason := _no_games_then(attempt.question, ctx)):
        return Attempt(reason=reason, items=attempt.items)
    if attempt.question is not None:
        elsewhere = ctx.archive.current_id != archive.current_id and attempt.frame != "follow_up"
        asked = attempt.question
        if elsewhere and not any(one.has("games") or one.has("moment") for one in attempt.items):
            asked = seasons.of_all(asked, ctx.archive)
            attempt.everywhere = asked != attempt.question and not ctx.season_said
            if attempt.everywhere:
                attempt.also = (
                    *attempt.also,
                    Choice(question=attempt.question, label=games_label(ctx.archive.current_id, archive)),
                )
        asked = whatever_the_limit(asked, attempt.items, ctx)
        people = attempt.frame == "follow_up" or any(one.has("athlete") or one.has("athletes") for one in attempt.items)
        if people and not ctx.season_said:
            asked = seasons.with_careers(asked, ctx.archive)
        question = seasons.told(asked, ctx.archive, archive)
        if question is not None and compares_with_itself(question) and not compares_with_itself(asked):
            question = asked  # "hoe doen we het vergeleken met Parijs": now
        if question is None:
            return Attempt(reason=_OF_NOW_ALONE, items=attempt.items)
        if not ctx.season_said and any(map(_is_olympic, attempt.items)):
            question = seasons.of_both(question)
        if not (people or ctx.season_said) and any(one.has("games") or one.has("at_home") for one in attempt.items):
            question = seasons.at_home(question, archive)
        attempt.question = question
        attempt.also = (*attempt.also, *other_games(question, attempt.items, ctx, archive))
    for name in ("also", "choices"):
        told = ((one, seasons.told(one.question, ctx.archive, archive)) for one in getattr(attempt, name))
        kept = tuple(one.model_copy(update={"question": made}) for one, made in told if made is not None)
        setattr(attempt, name, kept)
    if attempt.instead is not None:
        attempt.instead = seasons.told(attempt.instead, ctx.archive, archive)
    return attempt


def _no_games_then(question: Question, ctx: Context) -> str:
    """ "wie won er gisteren", a week after the Games: why nobody did; empty where days of Games are meant, or none."""
    for of in filters(question):
        if of.games.ever or not (of.from_day or of.to_day):
            continue
        editions = [ctx.archive.edition(one).games for one in of.games.ids] or [ctx.archive.current.games]
        first, last = of.from_day or date.min, of.to_day or date.max
        if not any(first <= one.closing and last >= one.opening for one in editions):
            day = f"Op {spoken(first)}" if first == last else "In die dagen"
            end = editions[-1].closing
            return f"{day} waren er geen Spelen: die duurden tot en met {spoken(end)} {end.year}."
    return ""


_OF_NOW_ALONE = "Van die Spelen ken ik alleen de medailles, niet wanneer ze vielen."


def _is_olympic(one: Item) -> bool:
    words = fold(one.text).split()
    return not {"olympische", "olympier"}.isdisjoint(words) or (one.has("noun", "champion") and "olympisch" in words)


def names_games(items: Sequence[Item]) -> bool:
    return any(one.has("games") and ids_of(one) for one in items)


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


def _nameless(question: Question) -> bool:
    """Are all sides of a comparison all lands together?"""
    if not isinstance(question, Versus):
        return False
    sides = [one.of.narrowed(games=CURRENT) for one in question.measures]
    return all(side == Medals() for side in sides)


def _nobody(items: Sequence[Item]) -> tuple[Item, ...]:
    """The pronouns for a person that point to nobody said."""
    return tuple(
        one
        for place, one in enumerate(items)
        if (one.text.lower() in PERSONS and one.has("pronoun") and not _is_team(items[:place]))
        or one.has("of_two")
        or _is_who(items, place)
    )


def _is_team(before: Sequence[Item]) -> bool:
    """ "de hockeymannen, hoeveel medailles hebben zij": who they are stands before it."""
    return any(
        one.has("event") and (one.value("event").gender is not None or other.has("noun", "athlete"))
        for one, other in pairwise(before)
    )


def _is_who(items: Sequence[Item], place: int) -> bool:
    """ "heeft die ooit een medaille gehad": somebody, rather than "die medaille"."""
    if items[place].text.lower() != "die" or not place or not items[place].has("pronoun"):
        return False
    after = items[place + 1] if place + 1 < len(items) else None
    passing = after is None or after.is_small or after.has_any(("ever", "too", "still", "already"))
    verb = items[place - 1].has_any(("have", "win", "be", "stand"))
    return verb and passing


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


def variants(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """The items with each name that may mean several read as one of them."""
    for place, one in enumerate(items):
        if one.has("athlete"):
            match = one.value("athlete").match
            if isinstance(match, Ambiguous):
                for candidate in match.candidates:
                    chosen = Item(one.start, one.end, {"athlete": (Chosen(candidate),)}, one.text, one.repairs)
                    yield from variants((*items[:place], chosen, *items[place + 1 :]))
                return
    yield tuple(items)


def names_in(items: Sequence[Item], archive: Archive) -> Iterator[str]:
    """Of whom is chosen; with the sport where two bear one name."""
    for one in items:
        if one.has("athlete"):
            match = one.value("athlete").match
            if isinstance(match, Ambiguous):
                names = [candidate.name for candidate in match.candidates]
                for each in match.candidates:
                    sports = ", ".join(archive.disciplines[slug].name for slug in each.disciplines)
                    yield f"{each.name} ({sports})" if names.count(each.name) > 1 and sports else each.name
                return
