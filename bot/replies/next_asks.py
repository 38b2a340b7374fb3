"""Buttons to the natural next ask. A button carries the Games and the moment of the question on."""

from datetime import date
from typing import Any

from bot.replies import dutch
from bot.replies.layout import button_name
from bot.replies.rendering import Scene, ask_button
from bot.replies.reply import Button
from medals_core.answering import Answer, Phase
from medals_core.archive import LATEST, AsOf
from medals_core.games import GamesId, Season
from medals_core.nations import Noc
from medals_core.queries.filters import ALL, CURRENT, Medals, Scope
from medals_core.queries.model import Claim, Listing, Needed, Query, Suppose, Versus
from medals_core.questions import (
    AmbitionQuestion,
    Asked,
    ComparisonQuestion,
    DayQuestion,
    HistoryQuestion,
    NationQuestion,
    Question,
    RaceQuestion,
    TableQuestion,
)


def main_filter(query: Query) -> Medals:
    """The filter that gives a query its Games and its moment."""
    match query:
        case Suppose():
            return Medals(games=query.games, as_of=query.as_of)
        case Versus():
            return query.measures[0].of
        case Claim():
            return query.conditions[0].measure.of
    for name in ("of", "within"):
        if isinstance(found := getattr(query, name, None), Medals):
            return found
    measure = getattr(query, "measure", None)
    return measure.of if measure is not None else Medals(games=getattr(query, "games", CURRENT))


def same_moment(question: Question) -> dict[str, Any]:
    """The Games and the moment of a question, to ask a page about them. Of several Games: the current ones."""
    if isinstance(question, Asked):
        return {"games": question.games, "as_of": question.as_of}
    within = main_filter(question)
    games = within.games.ids[0] if len(within.games.ids) == 1 else None
    return {"games": games, "as_of": within.as_of if isinstance(within.as_of, AsOf) else LATEST}


def medals_there(question: Question, **fields: Any) -> Medals:
    """A filter of the Games and the moment of a question."""
    only: Medals = getattr(question, "only", ALL)
    moment = same_moment(question)
    scope = Scope(ids=(moment["games"],)) if moment["games"] else CURRENT
    return only.narrowed(games=scope, as_of=moment["as_of"], **fields)


def refresh(question: Question, answer: Answer) -> Button | None:
    """Ask the same again: only while Games run and no moment was asked for."""
    moment = question.as_of if isinstance(question, Asked) else main_filter(question).as_of
    if answer.stage.phase is Phase.RUNNING and answer.stage.is_latest and moment == LATEST:
        return ask_button("🔄 Ververs", question)
    return None


def table(question: Question) -> Button:
    return ask_button("📊 Stand", TableQuestion(**same_moment(question)))


def nation(noc: Noc, question: Question, scene: Scene) -> Button:
    of = scene.nation(noc)
    return ask_button(f"{of.flag} {button_name(of)}".strip(), NationQuestion(noc=noc, **same_moment(question)))


def race(noc: Noc, question: Question) -> Button:
    """Who is within reach above and below the nation."""
    return ask_button("🏁 Strijd", RaceQuestion(noc=noc, **same_moment(question)))


def overtaking(noc: Noc, target: Noc, question: Question) -> Button:
    """What the nation needs (or needed) to pass the other."""
    asked = Needed(noc=noc, passes=target, within=medals_there(question))
    return ask_button(f"⏩ {noc} op {target}", asked)


def which(of: Medals) -> Button:
    """All the medals that were counted."""
    return ask_button("🏅 Welke?", Listing(of=of))


def seasons_of(games: GamesId | None, scene: Scene) -> tuple[Season, ...]:
    """The season of those Games, where it is not that of the current ones."""
    season = scene.archive.edition(games).games.season
    return () if season is scene.archive.current.games.season else (season,)


def history(noc: Noc, seasons: tuple[Season, ...] = (), *, named: bool = False) -> Button:
    return ask_button(f"📜 Historie {noc}" if named else "📜 Historie", HistoryQuestion(noc=noc, seasons=seasons))


def ambition(noc: Noc, question: Question) -> Button:
    return ask_button("🎯 Ambitie", AmbitionQuestion(noc=noc, **same_moment(question)))


def other_days(question: Question, before: date | None, after: date | None) -> tuple[Button | None, Button | None]:
    """The same of the day before and of the day after."""

    def of(label: str, day: date | None) -> Button | None:
        other = question.model_copy(update={"day": day})
        return ask_button(label.format(dutch.day_label(day)), other) if day is not None else None

    return of("◀️ {}", before), of("{} ▶️", after)


def day(of: date, question: Asked, label: str = "") -> Button:
    """The medals of a day."""
    return ask_button(label or f"📅 {dutch.day_label(of)}", DayQuestion(day=of, games=question.games))


def comparison(one: Noc, other: Noc, question: Question) -> Button | None:
    if one == other:
        return None
    return ask_button(f"⚖️ {one} – {other}", ComparisonQuestion(nocs=(one, other), **same_moment(question)))


def picture(question: Question) -> Button:
    """The same answer as a picture."""
    return Button(label="📷 Plaatje", question=question, picture=True)
