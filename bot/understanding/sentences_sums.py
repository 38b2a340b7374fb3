"""More small sums over the medal book: the best day, the medals beside one sport, shared places, a day that does not
exist. Each is told in one line, with the way on as buttons."""

import calendar
import re
from collections import defaultdict
from datetime import date

from bot.understanding.moments_dates import MONTHS
from bot.understanding.sentences_makers import Made, maker
from bot.understanding.sentences_reading import Reading
from bot.understanding.understood import AskBack, Choice, NotUnderstood
from medals_core.medals import Colour, Tally
from medals_core.standings import Standings

COLOUR_NAMES = {Colour.GOLD: "goud", Colour.SILVER: "zilver", Colour.BRONZE: "brons"}
ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
MONTH_NAMES = {number: name for name, number in reversed(MONTHS.items())}
MOST_DAYS = 4
MOST_GAMES = 6
THE_TABLE = Choice(label="De stand", command="/stand")

_NAMED_DAY = re.compile(rf"\b(\d{{1,2}})(?:e|ste|de)? ({'|'.join(MONTHS)})\b(?: ((?:18|19|20)\d\d)\b)?")


@maker
def best_day(reading: Reading) -> Made:
    """The days on which a nation won most (of a colour). Of former Games the days are unknown."""
    edition = reading.edition
    if not edition.games.has_day_data:
        return None
    colour = reading.colour
    won: dict[date, Tally] = defaultdict(Tally)
    for one in edition.book_at(reading.when()["as_of"]).medals_of(reading.noc):
        if colour in (None, one.medal.colour):
            day = edition.games.local(one.medal.won_at).date()
            won[day] = won[day].combined(Tally.counting([one.medal]))
    if not won:
        return None
    most = max(tally.total for tally in won.values())
    days = sorted(day for day, tally in won.items() if tally.total == most)
    if colour is None:
        best = max(won[day] for day in days)
        days = [day for day in days if won[day] == best]
    name = reading.archive.nations[reading.noc].name
    subject = "De meeste medailles" if colour is None else f"Het meeste {COLOUR_NAMES[colour]}"
    amount = f"{most} keer {COLOUR_NAMES[colour]}" if colour is not None else f"{most} ({_colours(won[days[0]])})"
    listed = _listed([f"{day.day} {MONTH_NAMES[day.month]}" for day in days])
    return AskBack(
        prompt=f"{subject} won {name} op {listed}: {'telkens ' if len(days) > 1 else ''}{amount}.",
        choices=tuple(
            Choice(label=f"{day.day} {MONTH_NAMES[day.month]}", command=f"/dag {day.day}-{day.month}")
            for day in days[:MOST_DAYS]
        ),
    )


@maker
def beside_discipline(reading: Reading) -> Made:
    """A nation's medals when those of one sport are left out, and the place that it would have without them, all
    nations losing their medals in that sport."""
    if reading.discipline is None:
        return None
    edition = reading.edition
    book = edition.book_at(reading.when()["as_of"])
    tallies: dict[str, Tally] = {}
    for line in book.standings:
        tallies[line.noc] = Tally.counting(
            one.medal
            for one in book.medals_of(line.noc)
            if edition.events[one.event_id].discipline != reading.discipline
        )
    left = tallies.get(reading.noc, Tally())
    rank = Standings.of(tallies).rank(reading.noc)
    name = reading.archive.nations[reading.noc].name
    sport = reading.archive.disciplines[reading.discipline].name
    article = "de" if sport.endswith("combinatie") else "het"
    start = ""
    limit = reading.top if reading.top is not None else reading.rank
    if "yes_no" in reading.present:
        holds = left.total > 0 if limit is None else rank is not None and rank <= limit
        start = "Ja, " if holds else "Nee, "
    if "what_if" in reading.present or "place_asked" in reading.present or limit is not None:
        place = "zonder medaille gebleven" if rank is None else f"{_ordinal(rank)} geworden, met {_medals(left)}"
        head = f"zonder {article} {sport} was {name} {place}"
    elif left.total:
        head = f"buiten {article} {sport} won {name} {_medals(left)}"
    else:
        head = f"buiten {article} {sport} won {name} geen medailles"
    prompt = f"{start}{head}." if start else f"{head[:1].upper()}{head[1:]}."
    return AskBack(prompt=prompt, choices=(Choice(label=name, command=f"/land {reading.noc}"), THE_TABLE))


@maker
def shared_places(reading: Reading) -> Made:
    """The nations with exactly the same medals, which share a place."""
    shared: dict[int, list[str]] = defaultdict(list)
    for line in reading.edition.book_at(reading.when()["as_of"]).standings.ranked:
        if line.shared and line.rank is not None:
            shared[line.rank].append(reading.archive.nations[line.noc].name)
    if not shared:
        return AskBack(prompt="Geen enkele plaats werd gedeeld.", choices=(THE_TABLE,))
    groups = [f"{_listed(names)} de {_ordinal(rank)} plaats" for rank, names in sorted(shared.items())]
    return AskBack(prompt=f"Gedeelde plaatsen: {'; '.join(groups)}.", choices=(THE_TABLE,))


@maker
def how_often_top(reading: Reading) -> Made:
    """At how many Winter Games a nation ended within the first so many, and at which."""
    if reading.top is None:
        return None
    season = reading.archive.current.games.season
    found: list[str] = []
    for edition in sorted(reading.archive.editions.values(), key=lambda edition: edition.games.opening):
        rank = edition.book.standings.rank(reading.noc)
        if edition.games.season is season and rank is not None and rank <= reading.top:
            found.append(f"{edition.games.year} ({rank}e)")
    name = reading.archive.nations[reading.noc].name
    if not found:
        prompt = f"{name} eindigde nog nooit in de top {reading.top} van de Winterspelen."
    else:
        shown = found if len(found) <= MOST_GAMES else found[-MOST_GAMES:]
        which = _listed(shown) if len(found) <= MOST_GAMES else f"het laatst in {_listed(shown)}"
        prompt = f"{name} eindigde {len(found)} keer in de top {reading.top} van de Winterspelen: {which}."
    return AskBack(prompt=prompt, choices=(Choice(label=f"Historie {name}", command=f"/historie {reading.noc}"),))


@maker
def no_such_day(reading: Reading) -> Made:
    """A day that is in no calendar: 32 februari."""
    said = impossible_day(reading.words, reading.archive.current.games.year)
    if said is None:
        return None
    return NotUnderstood(
        text=said, reason=f"{said} bestaat niet in de kalender.", suggestions=("/stand", "/stand 17 februari", "/help")
    )


def impossible_day(words: tuple[str, ...], year: int) -> str | None:
    """The day and month named in folded words that no calendar of that year has, as it was said."""
    for found in _NAMED_DAY.finditer(" ".join(words)):
        day, month = int(found.group(1)), MONTHS[found.group(2)]
        last = calendar.monthrange(int(found.group(3) or year), month)[1]
        if not 1 <= day <= last:
            return f"{day} {MONTH_NAMES[month]}" + (f" {found.group(3)}" if found.group(3) else "")
    return None


def _ordinal(rank: int) -> str:
    return ORDINALS[rank - 1] if rank <= len(ORDINALS) else f"{rank}e"


def _medals(tally: Tally) -> str:
    return f"{tally.total} {'medaille' if tally.total == 1 else 'medailles'}: {_colours(tally)}"


def _colours(tally: Tally) -> str:
    return _listed([f"{tally.of(colour)} {name}" for colour, name in COLOUR_NAMES.items() if tally.of(colour)])


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
