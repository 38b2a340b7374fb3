"""A second question in the same breath keeps what the first was about: the Games, and what its words point to or leave
unsaid: the sport, the event, the days, the nation."""

from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import nations_spoken_of, ranked_by
from bot.understanding.grammar.following.leaning import names_nothing, says_then
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import about, freed, subject
from medals_core.archive import LATEST
from medals_core.games import Season
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Key, Kind, Measure, Metric
from medals_core.queries.model import GamesFact, Groups, Identify, Listing, Value
from medals_core.questions import Question

_POINTING = ("there", "of_it", "then")
_OWN_TIME = ("games", "ever", "now_word", "games_of", "moment")


def carried(
    question: Question, items: Sequence[Item], last: Question, ctx: Context, *, unsaid: bool = False,
    everywhere: bool = False,
) -> Question:  # fmt: skip
    """The second question with what it keeps of the first. ``unsaid``: the own nation was filled in; ``everywhere``:
    all Games of a season were."""
    kept = _kept(last, ctx)
    kept = freed(kept, question.by) if isinstance(question, Groups) else kept
    question = under_that(question, items, last)
    points = any(one.has("pronoun", *_POINTING) or one.has("then_word") for one in items)
    bare = names_nothing(tuple(items))
    timeless = not any(one.has_any(_OWN_TIME) for one in items)
    whose = bare and (isinstance(question, Listing | Groups) or points) and not _by_nation(question)
    sporting = points or (bare and isinstance(question, Listing | Groups | Value))

    theirs = kept.nations or nations_spoken_of(last, ctx.archive)

    def fill(of: Medals) -> Medals:
        fields: dict[str, object] = {}
        unsure = of.games.is_current or (everywhere and of.games.seasons == _seasons(kept.games, ctx))
        if timeless and unsure and not kept.games.is_current and (bare or not kept.games.ever):
            fields["games"] = kept.games
        someone = of.athletes or of.beside
        if timeless and of.games == EVER and someone and kept.games.ids:
            fields["games"] = kept.games  # "… in Albertville, of was dat Veldkamp": there too
        alone = not (of.disciplines or of.events)
        if sporting and alone:
            fields["disciplines"] = kept.disciplines
            fields["genders"] = of.genders or kept.genders
            if points or isinstance(question, Listing):
                fields["events"] = kept.events
        if timeless and (points or bare) and of.from_day is None:
            fields["from_day"], fields["to_day"] = kept.from_day, kept.to_day
        if points and timeless and of.as_of == LATEST:
            fields["as_of"] = kept.as_of
        if whose and not (of.nations or someone or fields.get("events")):  # nobody stands beside himself
            of_people = isinstance(question, Groups) and question.by is Key.ATHLETE  # among all, not those found
            fields["nations"], fields["athletes"] = kept.nations, () if of_people else kept.athletes
        those = any(one.has("pronoun", "that") for one in items) and not any(one.has("metal") for one in items)
        if those and isinstance(question, Value) and question.measure.kind is Kind.AVERAGE:
            fields["colours"] = of.colours or kept.colours  # "hoeveel goud …, en hoeveel was dat per dag"
        if unsaid and not of.athletes and of.nations == (ctx.own,) and len(theirs) == 1:
            fields["nations"] = theirs  # "… de Amerikanen, en hoeveel scheelde het met Noorwegen?"
        return of.narrowed(**fields) if fields else of

    return about(question, fill) or question


def under_that(question: Question, items: Sequence[Item], last: Question) -> Question:
    """ "zonder Phelps hoeveel goud, en wie stond dan bovenaan", "bij de mannen …", "… naar punten, en waar staan wij
    dan": without those, of that sex, and in the table ranked so, of the question before it."""
    if not says_then(tuple(items)):
        return question
    former = subject(last) or Medals()
    question = _ranked_alike(question, last)

    def under(of: Medals) -> Medals:
        genders = of.genders if of.events or of.athletes else of.genders or former.genders
        return of.narrowed(but_not=of.but_not or former.but_not, genders=genders)

    return about(question, under) or question


def _seasons(games: Scope, ctx: Context) -> tuple[Season, ...]:
    return tuple(dict.fromkeys(ctx.archive.edition(one).games.season for one in games.ids))


def _ranked_alike(question: Question, last: Question) -> Question:
    metric = ranked_by(last)
    if metric is None:
        return question
    match question:
        case Value(measure=Measure(kind=Kind.RANK, metric=Metric.OFFICIAL) as measure):
            return question.model_copy(update={"measure": measure.model_copy(update={"metric": metric})})
        case Identify(metric=Metric.OFFICIAL):
            return question.model_copy(update={"metric": metric})
    return question


def _kept(last: Question, ctx: Context) -> Medals:
    """What the first question was about, or what it came to: the day, the sport or the Games that it found."""
    if isinstance(last, GamesFact):
        return Medals(games=last.games if isinstance(last.games, Scope) else CURRENT)
    if isinstance(last, Groups):
        return shown(last, ctx).of
    return subject(last) or Medals()


def _by_nation(question: Question) -> bool:
    return isinstance(question, Groups) and question.by in (Key.NATION, Key.CONTINENT)
