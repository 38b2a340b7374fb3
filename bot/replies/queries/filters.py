"""A filter in words, in one place: every field of ``Medals`` has its words here, and every reply takes them from here.

``noun``: "zilveren medailles van Duitse vrouwen op teamonderdelen na 12 februari". ``words``: the same in the parts
that a sentence puts in their own places: who, where, without what, when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.replies import dutch
from bot.replies.event_phrase import at_event, the_event
from bot.replies.queries.moments import find_event, hours_words, moment_words, point_words, until_words
from bot.replies.queries.nations import is_a, nation_words
from bot.replies.rendering import Scene
from bot.understanding.names.events.whole_sports import WHOLE_SPORTS
from medals_core.archive import LATEST
from medals_core.games import Event, Gender
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries.filters import ALL, CURRENT, Medals, Podium, Role, Scope, WhenRanked

WEEKDAYS = ("maandagen", "dinsdagen", "woensdagen", "donderdagen", "vrijdagen", "zaterdagen", "zondagen")
_TEAM = {None: "", True: "op teamonderdelen", False: "op individuele onderdelen"}
_PODIUM = {
    None: "",
    Podium.SHARED: "op een gedeelde plaats",
    Podium.SWEPT: "met het hele podium voor één land",
    Podium.DOUBLE: "met goud én zilver voor één land",
    Podium.KEPT: "als titelverdediger",
}
_FIELDS = tuple(Medals.model_fields)


@dataclass(frozen=True)
class Words:
    """``who``: the subject of the sentence, empty for anybody. ``where``: what stands behind the medals. ``without``:
    what is not counted. ``when``: the moment looked at, in front of the verb; with ``clause`` it is one ("toen …"), to
    be followed by a comma. ``until``: the same behind a noun."""

    who: str
    many: bool
    where: str
    without: str
    when: str
    until: str = ""
    clause: bool = False

    @property
    def front(self) -> str:
        """The moment, as a sentence begins with it."""
        return f"{self.when}," if self.clause else self.when

    @property
    def behind(self) -> str:
        """All conditions in the order in which they stand behind a noun."""
        return joined(self.where, self.without, self.until)


def words(of: Medals, scene: Scene, came_to: Sequence[Noc] = (), at: datetime | None = None) -> Words:
    if is_of_a_place(of) and (of.games.ever or len(of.games.ids) > 1):
        came_to = ()  # at each of the Games another
    who, many = _who(of, scene, came_to)
    hours = hours_words(of.after, of.as_of, of.from_day, of.games, scene) if of.from_day == of.to_day else ""
    if hours:  # a part of one day, which is no moment looked at
        of = of.narrowed(after=None, as_of=LATEST)
    return Words(who=who, many=many, where=joined(where_words(of, scene), hours),
                 without=_without(_besides(of), of.games, scene), when=moment_words(of.as_of, of.games, scene, at),
                 until=until_words(of.as_of, of.games, scene, at), clause=isinstance(of.as_of, WhenRanked))  # fmt: skip


def is_of_a_place(of: Medals) -> bool:
    """Is it of whoever holds one place in the table?"""
    return len(of.nations) == 1 and is_a(of.nations[0], Role.RANK)


def joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


# --- Relations between filters ----------------------------------------------------------------------------------------


def in_common(filters: Sequence[Medals]) -> Medals:
    """What all of them say alike."""
    first = filters[0]
    alike = {
        field: getattr(first, field)
        for field in _FIELDS
        if all(getattr(other, field) == getattr(first, field) for other in filters)
    }
    return ALL.narrowed(**alike)


def apart_from(of: Medals, said: Medals) -> Medals:
    """What this filter says besides what was said already."""
    alike = {field: getattr(ALL, field) for field in _FIELDS if getattr(of, field) == getattr(said, field)}
    return of.narrowed(**alike)


def only_fields(of: Medals) -> set[str]:
    """The fields that narrow."""
    return {field for field in _FIELDS if getattr(of, field) != getattr(ALL, field)}


def part_of(only: Medals, scene: Scene) -> str:
    """Of which part of the medals a page is: "bij het schaatsen na 12 februari buiten de teamonderdelen". Its Games
    and moment are said by the page itself."""
    said = words(only.narrowed(games=CURRENT, as_of=LATEST), scene)
    colours = f"met alleen {colour_words(only.colours)}" if only.colours else ""
    return joined(whose(said.who), colours, said.where, said.without)


# --- As a noun --------------------------------------------------------------------------------------------------------


def colour_words(colours: Iterable[Colour]) -> str:
    """goud; goud of zilver."""
    return dutch.listing([dutch.COLOUR_NAMES[colour] for colour in Colour if colour in set(colours)], "of")


def a_medal(colours: Sequence[Colour]) -> str:
    """goud; een medaille."""
    return colour_words(colours) or "een medaille"


def medal_noun(colours: Sequence[Colour], n: int = 2) -> str:
    """gouden medaille; gouden en zilveren medailles; medailles."""
    adjectives = [dutch.COLOUR_ADJECTIVES[colour] for colour in Colour if colour in colours]
    return joined(dutch.listing(adjectives, "of" if n == 1 else "en"), "medaille" if n == 1 else "medailles")


def noun(of: Medals, scene: Scene) -> str:
    """zilveren medailles van Duitse vrouwen op teamonderdelen na 12 februari."""
    said = words(of, scene)
    return joined(medal_noun(of.colours), whose(said.who), said.behind)


def whose(who: str) -> str:
    """van Nederland; van Duitse vrouwen."""
    people = who.endswith((" vrouwen", " mannen"))
    return f"van {who.removeprefix('de ') if people else who}" if who else ""


def people_noun(noun_: str, of: Medals, said: Words, scene: Scene, *, by_athlete: bool) -> str:
    """Nederlandse sporters; sporters van Zweden en Finland; landen van Scandinavië."""
    ref = of.nations[0] if len(of.nations) == 1 and not of.genders and not of.athletes else None
    adjective = scene.nation(ref).adjective if isinstance(ref, str) and by_athlete else ""
    return f"{adjective} {noun_}" if adjective else joined(noun_, whose(said.who))


def the_medal(of: Medals, nth: int, scene: Scene) -> str:
    """One of the medals of a filter: "het goud van Jorrit Bergsma", "de derde medaille van Nederland"."""
    said = words(of, scene)
    order = "" if len(of.athletes) == 1 and nth == 1 else nth_words(nth)
    thing = joined("het", order, colour_words(of.colours))
    if len(of.colours) != 1:
        thing = joined("de", order, medal_noun(of.colours, 1))
    return joined(thing, whose(said.who), said.behind)


def nth_words(nth: int) -> str:
    """eerste, derde; laatste, op één na laatste."""
    if nth > 0:
        return dutch.ordinal_word(nth)
    return "laatste" if nth == -1 else f"op {dutch.number_word(-nth - 1)} na laatste"


# --- Who --------------------------------------------------------------------------------------------------------------


def _who(of: Medals, scene: Scene, came_to: Sequence[Noc]) -> tuple[str, bool]:
    nation, many = nation_words(of.nations, scene, came_to) if of.nations else ("", False)
    if of.athletes:
        people = dutch.listing([scene.archive.athletes[each].name for each in of.athletes])
        return f"{people} ({nation.removeprefix('de ')})" if nation else people, len(of.athletes) > 1
    if (adjective := _people_of(of, scene)) is not None:
        return f"de {adjective} {dutch.SEX_NAMES[of.genders[0]]}", True
    return nation, many


def _people_of(of: Medals, scene: Scene) -> str | None:
    """Nederlandse, when the filter is of the men or the women of one nation that has an adjective."""
    if len(of.nations) != 1 or not isinstance(of.nations[0], str) or of.athletes:
        return None
    if len(of.genders) != 1 or of.genders[0] not in dutch.SEX_NAMES:
        return None
    return scene.nation(of.nations[0]).adjective or None


# --- Where ------------------------------------------------------------------------------------------------------------


def where_words(of: Medals, scene: Scene) -> str:
    """bij het schaatsen voor vrouwen op dinsdag 17 februari in Peking 2022."""
    genders = () if _people_of(of, scene) is not None else of.genders
    events = [find_event(event_id, of.games, scene) for event_id in of.events]
    told_by_events = {event.discipline for event in events} == set(of.disciplines)
    disciplines = () if told_by_events else of.disciplines
    whole = [f"bij alle {name}" for name, parts in WHOLE_SPORTS.items() if set(parts) == set(disciplines)]
    sports = whole or [dutch.at_discipline(scene.archive.disciplines[each].name) for each in disciplines]
    mixed_teams = of.team is True and genders == (Gender.MIXED,)
    titles = _titles(events, scene)
    return joined(
        dutch.listing([sports[0], *(sport.removeprefix("bij ") for sport in sports[1:])]) if sports else "",
        "" if mixed_teams else _genders(genders, within=bool(sports)),
        dutch.listing(titles),
        "op gemengde teamonderdelen" if mixed_teams else _TEAM[of.team],
        f"in {dutch.capital(of.place)}" if of.place else "",
        _PODIUM[of.podium],
        _beside(of, scene),
        *(_on_a_step(than, step, of, scene) for than, step in ((of.above, "hogere"), (of.below, "lagere"))),
        _days(of),
        _weekdays(of.weekdays),
        point_words(of.after, of.games, scene) if of.after is not None else "",
        games_words(of.games, scene),
    )


_FEW_NAMES = 2
"""More events of one kind are told as one: "bij het windsurfen", "in de klassen boven 78 kg, boven 93 kg …"."""


def _titles(events: Sequence[Event], scene: Scene) -> list[str]:
    """Of an event of the men and the same of the women the name once: "bij het hoogspringen (atletiek)"."""
    titles = [at_event(event, scene.archive) for event in events]
    names = dict.fromkeys(event.name for event in events)
    kinds = {(event.discipline, event.name.split()[0]) for event in events}
    if len(names) > _FEW_NAMES and len(kinds) == 1:
        discipline, kind = kinds.pop()
        sport = scene.archive.disciplines[discipline].name
        if kind != "klasse":
            return [f"bij het {kind} ({sport})"]
        return [f"in de klassen {_classes([name.removeprefix('klasse ') for name in names])} ({sport})"]
    told: dict[str, None] = {}
    for event, title in zip(events, titles, strict=True):
        alike = {each.gender for each in events if (each.name, each.discipline) == (event.name, event.discipline)}
        sex = dutch.GENDER_NAMES[event.gender] if alike == {Gender.MEN, Gender.WOMEN} else ""
        told[title.replace(f" voor {sex}", "").replace(f" {sex}", "") if sex else title] = None
    return list(told)


def _classes(names: Sequence[str]) -> str:
    """boven 72, 78 en 100 kg, where they begin and end alike; or each in full"""
    parts = [name.split() for name in names]
    alike = len({(one[0], one[-1]) for one in parts}) == 1 and all(len(one) == 3 for one in parts)
    if not (alike and all(one[1].isdecimal() for one in parts)):
        return dutch.listing(names)
    weights = sorted((one[1] for one in parts), key=int)
    return f"{parts[0][0]} {dutch.listing(weights)} {parts[0][-1]}"


def _genders(genders: Sequence[Gender], *, within: bool) -> str:
    said = [f"{'' if within else 'de '}{dutch.SEX_NAMES[each]}" for each in genders if each in dutch.SEX_NAMES]
    people = f"{'voor' if within else 'bij'} {dutch.listing(said)}" if said else ""
    others = ["gemengde" if each is Gender.MIXED else "open" for each in genders if each not in dutch.SEX_NAMES]
    events = f"op {dutch.listing(others)} onderdelen" if others else ""
    return dutch.listing([part for part in (people, events) if part])


def _beside(of: Medals, scene: Scene) -> str:
    """op de onderdelen waar Nederland goud won."""
    if of.beside is None:
        return ""
    other = apart_from(of.beside, Medals(games=of.games, as_of=of.as_of))
    said = words(other, scene)
    won = ("wonnen" if said.many else "won") if said.who else "werd gewonnen"
    what = a_medal(of.beside.colours)
    where = "waar" if len(of.events) == 1 else "op de onderdelen waar"
    return f"{where} {joined(said.who, what, said.behind, won)}"


def _on_a_step(than: Medals | None, step: str, of: Medals, scene: Scene) -> str:
    """op een hogere trede dan Femke Kok."""
    if than is None:
        return ""
    said = words(apart_from(than, of.narrowed(nations=(), athletes=(), colours=())), scene)
    return f"op een {step} trede dan {joined(said.who or 'iemand', colour_words(than.colours), said.behind)}"


def days_words(from_day: date | None, to_day: date | None) -> str:
    if from_day is not None and from_day == to_day:
        return f"op {dutch.day_name(from_day)}"
    if from_day is not None and to_day is not None:
        one_month = (from_day.year, from_day.month) == (to_day.year, to_day.month)
        first = str(from_day.day) if one_month else dutch.short_day(from_day)
        return f"van {first} tot en met {dutch.short_day(to_day)}"
    if from_day is not None:
        return f"vanaf {dutch.short_day(from_day)}"
    return f"tot en met {dutch.short_day(to_day)}" if to_day is not None else ""


def _gaps(of: Medals) -> list[Medals]:
    """The days between, that are left out."""
    return [each for each in of.but_not if only_fields(each) == {"from_day", "to_day"}]


def _days_but_gaps(of: Medals) -> list[date]:
    if of.from_day is None or of.to_day is None or not _gaps(of):
        return []
    days = [of.from_day + timedelta(n) for n in range((of.to_day - of.from_day).days + 1)]
    return [day for day in days if not any(_holds(each, day) for each in _gaps(of))]


def _holds(of: Medals, day: date) -> bool:
    return of.from_day is not None and of.to_day is not None and of.from_day <= day <= of.to_day


def _days(of: Medals) -> str:
    """op maandag 16 februari en zaterdag 21 februari, where the days between are left out."""
    days = _days_but_gaps(of)
    if 0 < len(days) <= _FEW_NAMES:
        return f"op {dutch.listing([dutch.day_name(day) for day in days])}"
    return days_words(of.from_day, of.to_day)


def _weekdays(weekdays: Sequence[int]) -> str:
    if set(weekdays) == {0, 1, 2, 3, 4}:
        return "doordeweeks"
    if set(weekdays) == {5, 6}:
        return "in het weekend"
    return f"op {dutch.listing([WEEKDAYS[day] for day in sorted(weekdays)])}" if weekdays else ""


def games_words(scope: Scope, scene: Scene) -> str:
    """in Peking 2022; op de Winterspelen; op de Winterspelen sinds 2002; nothing for the current ones."""
    season = dutch.seasons_name(scope.seasons or (scene.archive.current.games.season,))
    home = "in eigen land" if scope.hosted else ""
    if scope.ids:
        named = [dutch.games_name(scene.archive.edition(each).games) for each in scope.ids]
        if scope.ids == (scene.archive.current_id,):
            return joined("op deze Spelen" if home else "", home)
        return joined(f"in {dutch.listing(named)}", home)
    if scope.since is not None or scope.until is not None:
        return joined(f"op de {season}", _years(scope, scene), home)
    if home:
        return f"op {season} {home}" if scope.ever else f"op de Spelen {home}"
    return f"op de {season}" if scope.ever else ""


def within_years(scope: Scope, scene: Scene) -> str:
    """sinds 2002: what stands behind "op drie Winterspelen"."""
    return games_words(scope, scene).partition("spelen ")[2] if not scope.ids else ""


def ever(where: str, scope: Scope, scene: Scene) -> str:
    """ooit op de Winterspelen, where all of them are meant."""
    whole = games_words(scope, scene) if scope.is_whole and not scope.hosted else ""
    return where.replace(whole, f"ooit {whole}") if whole else where


def _years(scope: Scope, scene: Scene) -> str:
    """sinds 2002; na 2012, where no Games begin it; van 2000 tot en met 2008."""
    seasons = scope.seasons or (scene.archive.current.games.season,)
    held = {each.games.year for each in scene.archive.editions.values() if each.games.season in seasons}
    since, until = scope.since, scope.until
    if since is not None and until is not None:
        return f"van {since} tot en met {until}"
    if since is not None:
        return f"na {since - 1}" if since not in held and since - 1 in held else f"sinds {since}"
    assert until is not None
    return f"vóór {until + 1}" if until not in held and until + 1 in held else f"tot en met {until}"


def _besides(of: Medals) -> Sequence[Medals]:
    """What is left out, but for what the sexes asked about leave out already."""
    apart = _gaps(of) if len(_days_but_gaps(of)) <= _FEW_NAMES else []
    return [each for each in of.but_not if each not in apart and (
            not of.genders or only_fields(each) != {"genders"} or set(each.genders) & set(of.genders))]  # fmt: skip


# --- Without ----------------------------------------------------------------------------------------------------------


def _without(but_not: Sequence[Medals], scope: Scope, scene: Scene) -> str:
    """buiten schaatsen en shorttrack; zonder Jens van 't Wout."""
    named: dict[str, list[str]] = {"buiten": [], "zonder": []}
    for each in but_not:
        each = each.narrowed(games=CURRENT) if each.games == scope else each  # which the whole says
        fields = only_fields(each)
        named["zonder" if "athletes" in fields else "buiten"] += part_words(each, fields, scope, scene)
    return joined(*(f"{without} {dutch.listing(parts)}" for without, parts in named.items() if parts))


def part_words(of: Medals, fields: set[str], scope: Scope, scene: Scene) -> list[str]:
    """A part of the medals by its shortest name: "shorttrack", "de vrouwenonderdelen", "de teamonderdelen"."""
    if fields == {"disciplines"}:
        return [scene.archive.disciplines[each].name for each in of.disciplines]
    if fields == {"genders"}:
        kinds = {Gender.MEN: "mannenonderdelen", Gender.WOMEN: "vrouwenonderdelen", Gender.OPEN: "open onderdelen"}
        return [f"de {kinds.get(each, 'gemengde onderdelen')}" for each in of.genders]
    if fields == {"team"}:
        return ["de teamonderdelen" if of.team else "de individuele onderdelen"]
    if fields == {"events"}:
        return [the_event(find_event(each, scope, scene), scene.archive) for each in of.events]
    if fields == {"nations"} and len(of.nations) > 1 and not any(isinstance(each, str) for each in of.nations):
        return [nation_words(of.nations, scene)[0]]  # "de top tien"
    if fields == {"nations"}:
        return [nation_words((each,), scene)[0] for each in of.nations]
    if fields == {"athletes"}:
        return [scene.archive.athletes[each].name for each in of.athletes]
    if fields == {"athletes", "colours"} and len(of.colours) == 1:
        return [f"het {colour_words(of.colours)} {whose(words(of, scene).who)}"]
    if fields == {"colours"}:
        return [f"het {dutch.COLOUR_NAMES[each]}" for each in of.colours]
    if fields and fields <= {"from_day", "to_day"} and of.from_day == of.to_day and of.from_day is not None:
        return [dutch.day_name(of.from_day)]
    return [f"de {noun(of, scene)}"]


# --- In a sentence ----------------------------------------------------------------------------------------------------


def sentence(said: Words, verb: str, *rest: str, who: str = "") -> str:
    """The clause "Nederland won geen medailles bij het schaatsen", with the moment or the exception in front of it,
    where Dutch turns subject and verb around. Without a capital and a full stop. ``who``: the subject, if it is not
    who was asked about; of nobody it is "er"."""
    behind = joined(said.where, said.without if said.when else "")
    return turned(said.front or said.without, who or said.who or "er", verb, *rest, behind)


def turned(front: str, subject: str, verb: str, *rest: str) -> str:
    """Nederland won …; na 12 februari won Nederland …"""
    return joined(front, verb, subject, *rest) if front else joined(subject, verb, *rest)
