"""A text read as leaning on the question before it, or as a second question beside it: where, of whom and of what that
was."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise, starmap

from bot.understanding.grammar import seasons
from bot.understanding.grammar.asked_kind import drops_a_question
from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.chosen import MOST_VARIANTS, variants
from bot.understanding.grammar.composing.logic_words import loses_a_logic_word
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following import follow
from bot.understanding.grammar.following.as_widely import (
    TIMED,
    as_widely,
    besides_that,
    in_their_race,
    of_lands,
    of_that_colour,
    with_its_gold,
)
from bot.understanding.grammar.following.carrying import carried, under_that
from bot.understanding.grammar.following.claimed import claimed_beside
from bot.understanding.grammar.following.common import nations_spoken_of
from bot.understanding.grammar.following.denied import wel_otherwise, without_doubt
from bot.understanding.grammar.following.hanging import hanging
from bot.understanding.grammar.following.leaning import (
    asks_the_same,
    goes_on,
    named_in,
    person_of,
    placed_with_that,
    points_at_event,
    points_at_race,
    ranks_games,
)
from bot.understanding.grammar.following.nth import asks_nth, was_first, was_nth
from bot.understanding.grammar.following.of_event import last_won, of_that_sport
from bot.understanding.grammar.following.of_games import at_which_time
from bot.understanding.grammar.following.of_groups import but_for, with_their_noun, without_others
from bot.understanding.grammar.following.other_time import (
    afterwards,
    at_other_time,
    in_that_city,
    in_that_year,
    in_the_end,
    is_that_year,
    on_that_date,
)
from bot.understanding.grammar.following.pair import (
    of_both,
    pointed_at,
    same_of_both,
    with_both_games,
    with_them_named,
    without_same,
)
from bot.understanding.grammar.following.pointing import (
    among_them,
    is_as_many,
    is_there,
    of_them_alone,
    other_of_name,
    points_at_winner,
    with_shown,
)
from bot.understanding.grammar.following.records import asks_overtaken
from bot.understanding.grammar.following.replacing import inherited, narrowed_by, of_that_sex, replaced
from bot.understanding.grammar.following.shifts import with_shifts
from bot.understanding.grammar.following.shown import (
    points_at_person,
    points_at_somebody,
    shown,
    spoken_of,
    starts_again,
    with_pronouns,
)
from bot.understanding.grammar.following.sides import asks_why_of_both
from bot.understanding.grammar.following.staying import (
    at_that_moment,
    is_aside,
    loses_games,
    of_those_counted,
    over_all_games,
    said_there,
    stays,
    with_now,
)
from bot.understanding.grammar.following.to_come import if_won, next_chance, next_of_theirs, still_to_come, won_by_those
from bot.understanding.grammar.following.topic import asked_after, topic
from bot.understanding.grammar.following.whom import (
    at_one_of_theirs,
    land_or_person,
    last_of_people,
    of_one_of_them,
    their_land,
    with_full_name,
    with_several,
    with_whom,
)
from bot.understanding.grammar.games_told import with_games_told
from bot.understanding.grammar.items import UNKNOWN, Bag, Item
from bot.understanding.grammar.narrowing.meant import NoSuchEvent, NotKept, Refused
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.other_games import who_won_there
from bot.understanding.grammar.reader import Reader
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.grammar.unlike_asked import is_unlike_asked
from bot.understanding.names.folding import fold, tokens
from medals_core.answering import Viewpoint
from medals_core.archive import LATEST, Archive
from medals_core.games import GamesId, Season
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Groups, Identify, Left, Listing, Suppose, Value, Versus
from medals_core.questions import NationQuestion, ProgrammeQuestion, Question, TableQuestion

_WHOM = ("nation", "own", "athlete", "games", "moment", "gender")
_INHERITS = frozenset(("superlative",))
"""Frames that, without a subject of their own, are about the one just spoken of."""


class FollowUpReader:
    """Reads what leans on a question before it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def followed(self, text: str, last: Question, viewpoint: Viewpoint, archive: Archive) -> Attempt | None:
        """The clause as leaning on the question before it; None when it does not."""
        of = seasons.season_of(last, archive)
        items, view = self._following_items(text, last, of, viewpoint, archive)
        items = asks_the_same(items, last)
        season = seasons.said(token.folded for token in tokens(text))
        that_year = in_that_year(items, last, self._context(viewpoint, archive, last, items), season)
        if season and that_year is None and any(starmap(is_that_year, pairwise(items))):
            return None  # "op de winterspelen van dat jaar", where there were none
        items = in_that_city(at_other_time(items, last, archive) or that_year or items, last, archive)
        told, (items, last) = last, in_the_end(without_doubt(items), last)
        if last is not told and all(one.is_small for one in items):
            return Attempt(question=last, frame="follow_up", items=items)
        moved = view.current.games.season is not (of or archive.current.games.season)
        then = last.then if isinstance(last, Suppose) and seasons.games_named(items) else None
        nocs = nations_spoken_of(then, archive) if then is not None else ()
        if len(nocs) == 1 and any(one.has("page", "doing") for one in items):
            last = NationQuestion(noc=nocs[0])  # "(wat als …) hoe deden ze het in Peking": no more supposed
        elif (
            isinstance(last, Suppose)
            and seasons.games_named(items)
            and any(one.has("ask", "how_many") for one in items)
        ):
            noc = next((each for one in last.changes if (each := getattr(one, "noc", ""))), viewpoint.own)
            last = then if then is not None else Value(measure=Measure(of=Medals(nations=(noc,))))  # no more supposed
        last = seasons.unsaid(last, seasons.seen_from(of, archive), moved=moved)
        ctx = self._context(viewpoint, view, last, items)
        before, (items, last) = last, afterwards(items, last, ctx)
        dated = at_which_time(items, last, ctx)
        there = self._reader.by_frames(dated, ctx) if dated != items else None
        if there is not None and there.done:
            return there
        if (moved or season) and not seasons.games_named(items):
            attempt = seasons.moved(items, last)
            if attempt is not None:
                return with_games_told(attempt, ctx, archive)
        attempt = self._leaning(items, last, ctx)
        if attempt is None and last is not before:  # "na de eerste week …, en wie won daarna het eerste goud"
            named = self._reader.by_frames(items, ctx)
            again = carried(named.question, items, last, ctx, unsaid=bool(named.defaults)) if named.question else None
            attempt = replace(named, question=again, frame="follow_up") if again is not None else None
        if attempt is not None and attempt.question is not None:
            attempt = replace(attempt, question=wel_otherwise(last_won(attempt.question, items), items, ctx))
        return with_games_told(attempt, ctx, archive) if attempt is not None else None

    def to_come(self, text: str, last: Question, viewpoint: Viewpoint, archive: Archive) -> Question | None:
        """What the text asks of what is still to come, after that."""
        items, ctx = self._reader.items(text, viewpoint, archive)
        if not (subject(last) or Medals()).games.is_current:
            return None  # "(hoeveel hadden we in Peking) gaan we dat nog halen": nothing is to come there
        of_that = isinstance(last, Left | ProgrammeQuestion)
        ways = (still_to_come, if_won, won_by_those) if of_that else (next_of_theirs, next_chance)
        read = islice(variants(items), MOST_VARIANTS)
        found = (way(Bag(one), last, ctx) for one in read for way in ways)
        return next((one for one in found if one is not None), None)

    def left_by(self, text: str, last: Question | None, viewpoint: Viewpoint, archive: Archive) -> Question | None:
        """What a text that was not answered leaves to point to: the medals of what it names, where it goes on beside
        what was spoken of. None where that is nothing, or it names somebody or something unknown."""
        items = self._reader.items(text, viewpoint, archive)[0]
        sport = any(one.has("event") and not one.value("event").candidates for one in items)
        alone = not any(one.has_any(_WHOM) for one in items)
        if last is not None and sport and alone and goes_on(items):
            return last  # "(tien keer goud) die tien zijn allemaal met schaatsen?": a doubt narrows nothing
        if last is not None and isinstance(last, Listing | Groups | Identify) and not named_in(items):
            return last  # whom and what it showed
        stood = spoken_of(last) if last is not None else Medals()
        if not goes_on(items):
            stood = Medals(games=stood.games)

        def moved(stood: Question, named: Sequence[Item], ctx: Context) -> Question:
            bag, of = Bag(named), subject(stood) or Medals()
            return Listing(of=narrowed_by(of, narrow(bag, ctx), stood, ctx))

        found = self._naming(text, Listing(of=stood), moved, viewpoint, archive)
        return found if found != Listing(of=Medals()) else None

    def page_of(self, text: str, viewpoint: Viewpoint, archive: Archive) -> Question | None:
        """The medals or the page of what a text names, which itself is not answered."""

        def moved(table: Question, named: Sequence[Item], ctx: Context) -> Question | None:
            return replaced(Bag(named), table, ctx) if named else None

        return self._naming(text, TableQuestion(), moved, viewpoint, archive)

    def moved_to(self, text: str, last: Question, viewpoint: Viewpoint, archive: Archive) -> Question | None:
        """The question before it, of what a text names that itself is not answered; None where that does not fit."""

        def moved(last: Question, named: Sequence[Item], ctx: Context) -> Question | None:
            bag = Bag(named)
            question = replaced(bag, last, ctx) if named else None
            return question if question != last and not bag.left() else None

        return self._naming(text, last, moved, viewpoint, archive)

    def _naming(
        self, text: str, last: Question, moved: Callable[[Question, Sequence[Item], Context], Question | None],
        viewpoint: Viewpoint, archive: Archive,
    ) -> Question | None:  # fmt: skip
        """The question moved to what the text names; None where that is somebody or something unknown."""
        items, ctx, spotted = self._reader.cut(text, viewpoint, archive)
        if any(one.has(UNKNOWN) and one.start and spotted.typed(one)[:1].isupper() for one in items):
            return None
        of = seasons.season_of(last, archive)
        items, view = self._following_items(text, last, of, viewpoint, archive)
        away = view.current.games.season is not (of or archive.current.games.season)
        elsewhere = away and not any(one.has("athlete") for one in items)
        if (elsewhere or seasons.said(token.folded for token in tokens(text))) and not seasons.games_named(items):
            return None
        last = seasons.unsaid(last, seasons.seen_from(of, archive), moved=away)
        ctx = self._context(viewpoint, view, last, items)
        named = named_in(with_shifts(items, last, ctx), "metal")
        try:
            question = moved(last, named, ctx)
        except (Refused, NotKept, NoSuchEvent, QueryError):
            return None
        return with_games_told(Attempt(question=question, frame="follow_up", items=named), ctx, archive).question

    def _leaning(self, items: tuple[Item, ...], last: Question, ctx: Context) -> Attempt | None:
        somebody = points_at_somebody(items) or bool(points_at_winner(items)) or starts_again(items)
        of_each = partial(self._leaning_on, items, ctx=ctx)
        found = of_one_of_them(items, last, ctx, of_each) if somebody else None
        found = found or at_one_of_theirs(items, last, ctx, lambda said: self._reader.by_frames(said, ctx))
        found = found or land_or_person(items, self._leaning_on(items, last, ctx), last)
        if found is None and points_at_person(items) and not somebody:
            found = of_one_of_them(items, last, ctx, of_each)
        asked = found.question if found is not None else None
        many = asked is None or is_as_many(items, asked, ctx)
        if asked is None or not many or is_there(items, asked, ctx):
            return found if many else None
        whole = about(asked, lambda of: of.narrowed(colours=()))
        if found is not None and whole is not None and whole != asked and is_there(items, whole, ctx):
            return replace(found, question=whole)  # "(hoeveel goud) wie zaten er in die ploeg": their silver
        race = next((f"die {after.text}" for one, after in pairwise(items) if after.has("event")), "")
        return Attempt(unowned=(race,)) if race and points_at_event(items) else None  # nobody of theirs won in it

    def _leaning_on(self, items: tuple[Item, ...], last: Question, ctx: Context) -> Attempt | None:
        viewpoint, archive = ctx.viewpoint, ctx.archive
        somebody = person_of(items) is not None  # "hoeveel heeft die Amerikaan"
        items = of_that_sport(items, last, ctx)
        if (several := with_several(items, last, ctx)) != items:
            of_land = self._reader.by_frames(several, ctx)
            return as_widely(of_that_colour(of_land, last), last, ctx, several) if of_land.done else None
        dated = with_shifts(on_that_date(items, last, ctx), last, ctx)
        items = without_same(with_shown(with_whom(dated, last, ctx), last, ctx), last)
        somebody = somebody or (any(one.has("won_noun") for one in dated) and any(one.has("athlete") for one in items))
        somebody = somebody or bool(their_land(dated) or last_of_people(dated))
        meant = with_pronouns(items, last, ctx) or (items if somebody else None)
        named = self._reader.by_frames(meant, ctx) if meant is not None else None
        if named is not None and named.question is not None and hanging(items, named.question, last, assumed=False):
            named = None
        alone = (points_at_race(items), was_first(items), asks_nth(items), was_nth(items),
                 placed_with_that(items, last), asks_overtaken(items, last), asks_why_of_both(items, last))  # fmt: skip
        named = None if any(alone) else named
        surely = meant is not None and (
            len(meant) > len(items)
            or bool(their_land(dated))
            or any(one.has("athlete") for one in meant)
            or any(one.has("pronoun", "nation") and "land" in one.text.lower() for one in items)
            or any(one.has_any(("beside", "either_side", "ahead")) for one in items)  # "staan ze hoger dan Canada"
        )
        then = any(one.has("ask", "age") for one in items)  # when they won that, rather than first
        bare = bool(their_land(dated)) and all(one.is_small or one.has_any(("lean", "nation")) for one in items)
        bare = bare and isinstance(last, Value | Listing)  # "(hoeveel goud won Kok) en haar land": so many
        if surely and not (then or bare) and named is not None and named.done:
            return besides_that(as_widely(of_that_colour(named, last), last, ctx, items), last)
        for variant in islice(variants(items), MOST_VARIANTS):
            try:
                question = follow(variant, last, self._context(viewpoint, archive, last, variant))
            except (Refused, NoSuchEvent):
                continue
            except NotKept as missing:
                return Attempt(concept=missing.concept, instead=missing.instead, items=variant, frame="follow_up")
            lost = question is None or drops_a_question(question, variant) or loses_a_logic_word(variant, question)
            question = of_that_sex(question, last, ctx) if question is not None else None
            if question is not None and not lost and not is_unlike_asked(variant, question):
                return Attempt(question=question, frame="follow_up", items=variant)
        if named is not None and named.done:
            return besides_that(as_widely(of_that_colour(named, last), last, ctx, items), last)
        if (those := among_them(items, last, ctx)) is not None:
            found = self._reader.by_frames(those[0], ctx)
            if (asked := of_them_alone(found.question, those[1], items, last)) is not None:
                return replace(found, question=asked, frame="follow_up")
        if (others := without_others(items)) is not None:
            asked = but_for(self._reader.by_frames(others, ctx).question, last, others, ctx)
            return Attempt(question=asked, frame="follow_up", items=items) if asked is not None else None
        nouns = with_their_noun(items, last)
        counted = self._reader.by_frames(nouns, ctx) if nouns is not None else None
        if counted is not None and isinstance(counted.question, Groups):
            return replace(counted, question=inherited(counted.question, last, ctx) or counted.question)
        there = any(
            (one.has("pronoun", "there", "that", "of_it") and one.text.lower() != "het") or one.text.lower() == "hem"
            for one in items
        )
        whole = of_lands(self._reader.by_frames(items, ctx), last)
        then = any(one.has("games") and one.text.lower() == "toen" for one in items)
        if isinstance(last, Versus) and then and whole.question is not None:
            return whole  # "(beter dan in Sotsji) hoeveelste waren we toen": there
        if any(one.has("now_word") for one in items):  # "(in Peking) welk land is nu de beste"
            last = about(last, lambda of: of.narrowed(games=CURRENT, as_of=LATEST)) or last
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
            asked = with_its_gold(made, items) if made is not None else whole.question
            if whole.defaults and of is not None and of.athletes and isinstance(asked, Groups):
                theirs = {"nations": (), "athletes": of.athletes}  # "(hoeveel goud won Phelps) in welk jaar de meeste"
                asked = about(asked, lambda each: each.narrowed(**theirs)) or asked
            found = of_that_colour(Attempt(question=asked, frame="follow_up", items=items), last)
            if found.question != whole.question:
                return found
        return None

    def of_both(
        self, text: str, before: Question | None, last: Question, viewpoint: Viewpoint, archive: Archive
    ) -> Question | None:
        """What is asked of the two answers shown last; None where it is not of those."""
        items, ctx = self._reader.items(text, viewpoint, archive)
        both = of_both(items, before, last, ctx) or claimed_beside(items, last, ctx)
        named = with_them_named(items, before, last, ctx) if both is None else None
        asked = self._reader.by_frames(named, ctx).question if named is not None else None
        of = subject(last) or Medals()
        if asked is None or any(one.has_any(TIMED) for one in items):
            return both or asked
        there: dict[str, object] = {"games": of.games} if len(of.games.ids) == 1 else {}  # "… de broers samen": there
        return about(asked, lambda each: each.narrowed(**there))

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
        items, ctx = self._reader.items(text, viewpoint, archive)
        text = text if "andere" in text.lower() else with_full_name(text, items, last, ctx)
        both = with_both_games(text, items, before, last, archive)
        return both, pointed_at(items, before, last, ctx)

    def in_their_race(self, text: str, asked: Question, last: Question, view: Viewpoint, archive: Archive) -> Question:
        """Of who won, in the race of whoever was spoken of."""
        items, ctx = self._reader.items(text, view, archive)
        return in_their_race(asked, items, last, ctx)

    def asked_after(self, text: str, last: Question, viewpoint: Viewpoint, archive: Archive) -> str:
        """What is asked behind what somebody exclaims about the answer."""
        _, ctx = self._reader.items(text, viewpoint, archive)
        return asked_after(text, last, ctx, lambda part: self._reader.items(part, viewpoint, archive)[0])

    def same(self, text: str, formers: Sequence[Question], viewpoint: Viewpoint, archive: Archive) -> Attempt | None:
        """Whether the last questions of a message found the same; None where that is not asked."""
        items, ctx = self._reader.items(text, viewpoint, archive)
        try:
            question = same_of_both(items, formers, ctx)
        except (Refused, NotKept, NoSuchEvent):
            return None  # "op 31 februari": told where the clause is read by itself
        return Attempt(question=question, frame="follow_up", items=items) if question is not None else None

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
        attempt = at_that_moment(_under_that(of_those_counted(attempt, last), last), last)
        ctx = self._context(viewpoint, archive, last, attempt.items)
        nocs = nations_spoken_of(last, archive)
        theirs = shown(last, ctx).nations if attempt.defaults and isinstance(last, Identify) else ()
        if len(theirs) == 1 and attempt.question is not None:  # "(wie werd eerste) met hoeveel voorsprong"

            def of_them(of: Medals) -> Medals:
                return of.narrowed(nations=theirs) if of.nations == (viewpoint.own,) else of

            attempt = replace(attempt, question=about(attempt.question, of_them), defaults=0)
        if attempt.defaults and len(nocs) == 1 and nocs != (viewpoint.own,):
            attempt = self.carried(attempt, last, viewpoint, archive)
        supposed = subject(last.then) if isinstance(last, Suppose) and last.then is not None else None
        of_another = supposed is not None and bool(supposed.nations) and supposed.nations != (viewpoint.own,)
        if is_aside(attempt, last) or (attempt.defaults and of_another):
            return replace(attempt, question=None)
        if (of_all := over_all_games(attempt.question, last, attempt.items)) != attempt.question:
            return replace(attempt, question=of_all)
        for said in said_there(text, attempt, last, ctx, archive):
            there = self._reader.clause(said, viewpoint, archive)
            if stays(there, attempt):
                return with_now(_under_that(there, last), attempt, archive)
        return replace(attempt, question=None) if loses_games(attempt, last, archive) else attempt

    def _following_items(
        self, text: str, last: Question, of: Season | None, viewpoint: Viewpoint, archive: Archive
    ) -> tuple[tuple[Item, ...], Archive]:
        """The items, and the archive as it is seen from the Games that they or the question before them tell."""
        elsewhere = of is not None and of is not archive.current.games.season
        if elsewhere:
            items, ctx, _ = self._reader.cut_anew(text, viewpoint, archive, usual=of)
        else:
            items, ctx = self._reader.items(text, viewpoint, archive)
        games = _moments_at(last, items, archive)
        if games is not None:
            items, ctx, _ = self._reader.cut_anew(text, viewpoint, archive, games, of)
        items = other_of_name(items, last, ctx)
        spoken_of = set() if seasons.games_named(items) or seasons.is_of_all(last) else set(seasons.games_in(last))
        return who_won_there(items, spoken_of), ctx.archive  # "wat won België in Parijs, en Remco": Evenepoel

    def _context(self, viewpoint: Viewpoint, archive: Archive, last: Question, items: Sequence[Item]) -> Context:
        named = seasons.games_named(items)
        games = next(iter(named)) if len(named) == 1 else _moments_at(last, items, archive) or archive.current_id
        season = seasons.said(fold(word) for one in items for word in one.text.split())
        return Context(self._reader.lexicon, archive, viewpoint, games, season is not None)


def _under_that(attempt: Attempt, last: Question) -> Attempt:
    asked = attempt.question
    under = under_that(asked, attempt.items, last) if asked is not None else None
    return attempt if under == asked else replace(attempt, question=under)


def _moments_at(last: Question, items: Sequence[Item], archive: Archive) -> GamesId | None:
    """The other Games just spoken of, by which a moment goes that names none: "en na vijf dagen?"."""
    of = subject(last)
    ids = of.games.ids if of is not None else ()
    moment = any(one.has("moment") for one in items) and not any(one.has("games") for one in items)
    return ids[0] if moment and len(ids) == 1 and ids[0] in archive.editions and ids[0] != archive.current_id else None
