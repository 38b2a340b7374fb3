"""A question by a name short enough for a button: whole words, as many as a phone shows."""

from datetime import date

from bot.replies import dutch
from bot.replies.event_phrase import event_label, whole_words
from bot.replies.layout import button_name
from bot.replies.next_asks import main_filter
from bot.replies.queries.changes import changes_words
from bot.replies.queries.filters import only_fields, part_words
from bot.replies.queries.keys import plural_of
from bot.replies.queries.moments import find_event
from bot.replies.queries.nations import nation_words
from bot.replies.rendering import Scene
from medals_core import questions as pages
from medals_core.nations import Noc
from medals_core.queries import model as queries
from medals_core.queries.filters import Medals, NationRef
from medals_core.queries.measures import Kind, Measure, Metric
from medals_core.queries.model import Ask, Query
from medals_core.questions import Question

_METRICS = {
    Metric.OFFICIAL: "Stand", Metric.TOTAL: "Op totaal", Metric.POINTS: "Op punten", Metric.POPULATION: "Per inwoner",
}  # fmt: skip

_MEASURES = {
    Kind.COUNT: "Aantal", Kind.TALLY: "Aantal", Kind.DISTINCT: "Aantal", Kind.POINTS: "Punten",
    Kind.PER_MILLION: "Per inwoner", Kind.RANK: "Plek", Kind.SHARE: "Aandeel", Kind.AVERAGE: "Gemiddeld",
    Kind.MEDIAN: "Mediaan", Kind.STREAK: "Reeks", Kind.PEAK: "Meeste", Kind.AGE: "Leeftijd", Kind.MEAN_AGE: "Leeftijd",
    Kind.BORN: "Geboren", Kind.POPULATION: "Inwoners", Kind.SPAN: "Tijd",
}  # fmt: skip


def short_label(question: Question, scene: Scene) -> str:
    parts = [part for part in _parts(question, scene) if part]
    bare = parts[1:] if parts[:1] == ["Medailles"] else parts  # a name says it as well
    fewer = (" ".join(each) for each in (parts, *(bare[: len(bare) - n] for n in range(len(bare)))))
    return dutch.capital(whole_words(*fewer) or "medailles")


def _nation(noc: Noc | None, scene: Scene) -> str:
    return button_name(scene.nation(noc or scene.own))


def _day(day: date | None) -> str:
    return dutch.day_label(day) if day is not None else ""


def _parts(question: Question, scene: Scene) -> list[str]:
    match question:
        case pages.TableQuestion():
            return [_METRICS[question.metric], _narrowed(question.only, scene), _year(question.games, scene)]
        case pages.NationQuestion():
            return [_nation(question.noc, scene), _narrowed(question.only, scene), _year(question.games, scene)]
        case pages.ComparisonQuestion():
            return [" – ".join(question.nocs[:4]), _narrowed(question.only, scene), _year(question.games, scene)]
        case pages.AthleteQuestion():
            return [scene.archive.athletes[question.athlete_id].name, _year(question.games, scene)]
        case pages.EventQuestion():
            at = (scene.archive.edition(question.games), *scene.archive.editions.values())
            event = next(one.events[question.event_id] for one in at if question.event_id in one.events)
            return [event_label(event, scene), _year(question.games, scene)]
        case pages.DayQuestion():
            return [_day(question.day), _nation(question.noc, scene) if question.noc else ""]
        case pages.ReportQuestion():
            return ["Verslag", _day(question.day)]
        case pages.ProgrammeQuestion():
            sport = scene.archive.disciplines[question.discipline].name if question.discipline else ""
            return ["Programma", _day(question.day), sport]
        case pages.RaceQuestion():
            return ["Strijd om", f"plek {question.place}" if question.place else _nation(question.noc, scene)]
        case pages.CertaintyQuestion():
            return ["Zeker?", _nation(question.noc, scene), f"top {question.place}" if question.place else ""]
        case pages.TimelineQuestion():
            return ["Verloop", " – ".join(question.nocs[:3]) or _nation(None, scene)]
        case pages.AmbitionQuestion():
            return ["Doel", _nation(question.noc, scene)]
        case pages.HistoryQuestion():
            return ["Historie", _nation(question.noc, scene)] if question.noc else ["Eeuwige stand"]
        case pages.ThenAndNowQuestion():
            return ["Toen en nu", _year(question.games, scene)]
        case pages.SameStageQuestion():
            return ["Zelfde moment", _year(question.former, scene)]
        case pages.RecordsQuestion():
            return ["Records", _nation(question.noc, scene)]
        case _:
            return _of_query(question, scene)


def _of_query(query: Query, scene: Scene) -> list[str]:
    of = main_filter(query)
    match query:
        case queries.Value(measure=measure):
            return [_MEASURES[measure.kind], *_filter(of, scene)]
        case queries.Listing(ask=ask):
            who = {Ask.WHO: "Wie:", Ask.DAY: "Wanneer:", Ask.TIME: "Hoe laat:", Ask.PLACE: "Waar:"}
            order = "Laatste" if query.last else "Eerste" if query.take == 1 and not query.skip else ""
            return [order or who.get(ask, "" if of.colours else "Medailles"), *_filter(of, scene)]
        case queries.Groups(by=by):
            return [f"{plural_of(by, 2, query.sex)}:", *_filter(of, scene)]
        case queries.Versus(measures=measures):
            nocs = list(dict.fromkeys(ref for each in measures for ref in each.of.nations if isinstance(ref, str)))
            return [" – ".join(nocs[:4]) if len(nocs) > 1 else "Vergelijk", *_filter(of, scene)[: 1 if nocs[1:] else 2]]
        case queries.Claim(conditions=conditions):
            others = [each.value.of for each in conditions if isinstance(each.value, Measure)]
            whom = list(dict.fromkeys(_whom(each, scene, short=True) for each in (of, *others)))
            held = of.narrowed(nations=(), athletes=()) if whom[1:] else of
            return ["Klopt het?", " – ".join(whom) if whom[1:] else "", *_filter(held, scene)]
        case queries.Suppose():
            return [changes_words(query, scene, scene.own).rstrip(",")]
        case queries.Needed(noc=noc, passes=passes, place=place):
            goal = f"plek {place}" if place else nation_words((passes,), scene)[0] if passes else str(query.count or "")
            return ["Nodig voor", goal, f"({noc})" if isinstance(noc, str) else ""]
        case queries.Spells(noc=noc):
            return ["Hoe lang:", _nation(noc, scene)]
        case queries.Holders(place=place):
            return ["Wie stond", dutch.ordinal_word(place)]
        case queries.Certain(noc=noc, place=place):
            return ["Zeker?", _nation(noc, scene), f"top {place}" if place else ""]
        case queries.Left():
            return ["Nog te gaan", *_filter(of, scene)[1:]]
        case queries.Identify(nation=nation):
            return [nation_words((nation,), scene)[0], _games(of, scene)]
        case queries.GamesFact():
            return ["Spelen", _games(of, scene)]


def _filter(of: Medals, scene: Scene) -> list[str]:
    """The chief things of a filter: colour, who, what, when."""
    events = [scene.archive.current.events.get(each) for each in of.events[:1]]
    return [
        dutch.listing([dutch.COLOUR_NAMES[colour] for colour in of.colours]),
        _whom(of, scene),
        " ".join(event_label(event, scene) for event in events if event is not None),
        *(scene.archive.disciplines[each].name for each in of.disciplines[:1]),
        *(dutch.SEX_NAMES.get(each, "gemengd") for each in of.genders[:1]),
        _day(of.from_day or of.to_day),
        _games(of, scene),
    ]


def _whom(of: Medals, scene: Scene, *, short: bool = False) -> str:
    """Its people, else its nations; ``short``: without given names, and by code."""
    names = (scene.archive.athletes[each].name for each in of.athletes[:2])
    people = [name.partition(" ")[2] or name if short else name for name in names]
    return dutch.listing(people or [_reference(ref, scene, short=short) for ref in of.nations[:2]])


def _reference(ref: NationRef, scene: Scene, *, short: bool) -> str:
    if isinstance(ref, str):
        return ref if short else _nation(ref, scene)
    return nation_words((ref,), scene)[0]


def _narrowed(only: Medals, scene: Scene) -> str:
    fields = only_fields(only) - {"but_not", "as_of", "games"}
    if fields == {"events"} and len(only.events) == 1 and not only.but_not:
        return event_label(find_event(only.events[0], only.games, scene), scene)
    if len(fields) == 1 and not only.but_not:
        part = part_words(only, fields, only.games, scene)[0]
        return part.removeprefix("de ").removeprefix("het ").removeprefix("medailles ")
    return "(deel)" if fields or only.but_not else ""


def _games(of: Medals, scene: Scene) -> str:
    if of.games.ever:
        return "ooit"
    return _year(of.games.ids[0], scene) if of.games.ids else ""


def _year(games_id: str | None, scene: Scene) -> str:
    return "" if games_id in (None, scene.archive.current_id) else str(scene.archive.edition(games_id).games.year)
