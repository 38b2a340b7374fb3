"""How the bot words things: counts, ranks, days, moments, nations, in the Dutch of a sports desk.

Everything here returns plain text; what comes from data is escaped (``safe``) by whoever puts it in a reply, except
for the ``…_html`` functions, which escape it themselves.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from bot.replies.reply import safe
from bot.understanding.time.meanings import MONTH_NAMES, WEEKDAY_NAMES
from medals_core.answering import Phase, Stage
from medals_core.games import Event, Games, Gender, Season
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Nation

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")

COLOUR_NAMES = {Colour.GOLD: "goud", Colour.SILVER: "zilver", Colour.BRONZE: "brons"}
COLOUR_ADJECTIVES = {Colour.GOLD: "gouden", Colour.SILVER: "zilveren", Colour.BRONZE: "bronzen"}
MEDAL_EMOJI = {Colour.GOLD: "🥇", Colour.SILVER: "🥈", Colour.BRONZE: "🥉"}

_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_ORDINALS = (
    "nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
    "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
    "negentiende", "twintigste",
)  # fmt: skip

_DUTCH_SIGNS = str.maketrans(",.", ".,")
_MONTHS_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_PLURALS = {
    "medaille": "medailles", "plak": "plakken", "nieuw podium": "nieuwe podia", "land": "landen",
    "onderdeel": "onderdelen", "medailleonderdeel": "medailleonderdelen", "dag": "dagen", "plek": "plekken",
    "plaats": "plaatsen", "punt": "punten", "sporter": "sporters", "keer": "keer", "uur": "uur", "jaar": "jaar",
    "maand": "maanden",
    "ploeg": "ploegen", "speler": "spelers", "titel": "titels", "sport": "sporten",
}  # fmt: skip


# --- Numbers ---------------------------------------------------------------------------------------------------------


def number(n: int) -> str:
    """With the Dutch thousands point: 2.916."""
    return f"{n:,}".replace(",", ".")


def decimal(value: float, digits: int = 2) -> str:
    """With the Dutch comma, a half rounded up as at school: 1,125 is 1,13."""
    written = Decimal(str(value)).quantize(Decimal(10) ** -digits, ROUND_HALF_UP)
    return f"{written:,}".translate(_DUTCH_SIGNS)


def percent(value: float) -> str:
    """50 procent; 62,5 procent; of a small part 0,3 procent."""
    whole = round(value * 100, 6)
    half = whole % 1 == 0.5  # exactly so, where rounding would say too little or too much
    return f"{decimal(whole, 1) if 0 < whole < 1 or half else round(whole)} procent"


def number_word(n: int) -> str:
    """In letters up to twelve: twee, twaalf, 13."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else number(n)


def ordinal(n: int) -> str:
    """3e, 8e, 22e."""
    return f"{n}e"


def ordinal_word(n: int) -> str:
    """In letters up to twenty: derde, achtste; 22e."""
    return _ORDINALS[n] if 0 <= n < len(_ORDINALS) else ordinal(n)


def times(n: int) -> str:
    """één keer, vijf keer, 13 keer."""
    return f"{number_word(n)} keer"


def plural(noun: str) -> str:
    return _PLURALS.get(noun, noun + "s")


def count_of(n: int, noun: str) -> str:
    """1 medaille, 2 medailles, 0 medailles. Raises nothing: an unknown noun gets an s."""
    return f"{number(n)} {noun if n == 1 else plural(noun)}"


def count_in_words(n: int, noun: str) -> str:
    """één medaille, twee medailles, 13 medailles."""
    return f"{number_word(n)} {noun if n == 1 else plural(noun)}"


def medals(n: int) -> str:
    """1 medaille, 20 medailles."""
    return count_of(n, "medaille")


def colour_times_word(colour: Colour, n: int) -> str:
    """twee keer goud; goud for one."""
    return COLOUR_NAMES[colour] if n == 1 else f"{number_word(n)} keer {COLOUR_NAMES[colour]}"


def gold_silver_bronze(tally: Tally) -> str:
    """10 goud, 7 zilver en 3 brons; what was not won is not told: 2 zilver en 1 brons. "geen medailles" for nothing."""
    parts = [f"{tally.of(colour)} {COLOUR_NAMES[colour]}" for colour in Colour if tally.of(colour)]
    return listing(parts) if parts else "geen medailles"


def medals_by_colour(tally: Tally) -> str:
    """20 medailles: 10 goud, 7 zilver en 3 brons; of one colour: 6 medailles, allemaal goud; 1 medaille: brons."""
    return f"{medals(tally.total)}{split(tally)}" if tally.total else "geen medailles"


def split(tally: Tally) -> str:
    """After a count without a colour: ": 10 goud, 7 zilver en 3 brons"; ": goud en zilver"; ", allemaal goud"."""
    if not tally.total:
        return ""
    if tally.total > 1 and max(tally) == tally.total:
        return f", {'allebei' if tally.total == 2 else 'allemaal'} {won_colours(tally).split()[-1]}"
    return f": {gold_silver_bronze(tally) if max(tally) > 1 else won_colours(tally)}"


def won_colours(tally: Tally) -> str:
    """Only what was won: "twee keer goud en één keer brons", "goud en brons"; "geen medaille" for nothing."""
    once = "één keer " if max(tally) > 1 else ""
    won = [(colour, tally.of(colour)) for colour in Colour if tally.of(colour)]
    parts = [f"{once if n == 1 else ''}{colour_times_word(colour, n)}" for colour, n in won]
    return listing(parts) if parts else "geen medaille"


def years_and_months(begin: date, end: date) -> str:
    """3 jaar en 9 maanden; 2 jaar; 5 maanden; 12 dagen: whole ones only."""
    months = (end.year - begin.year) * 12 + end.month - begin.month - (end.day < begin.day)
    if not months:
        return count_of((end - begin).days, "dag")
    years, rest = divmod(months, 12)
    parts = [f"{number(years)} jaar"] if years else []
    return listing([*parts, *([count_of(rest, "maand")] if rest else [])])


def listing(parts: Sequence[str], word: str = "en") -> str:
    """a; a en b; a, b en c."""
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def first_few(names: Sequence[str], most: int) -> str:
    """a, b en nog 3."""
    left = len(names) - most
    return listing([*names[:most], f"nog {left}"] if left > 0 else names)


def capital(text: str) -> str:
    """The first letter as a capital, the rest as it is; ij is one letter: IJshockey."""
    if text.startswith("ij"):
        return "IJ" + text[2:]
    if text.startswith("één"):
        return "E" + text[1:]
    return text[:1].upper() + text[1:]


# --- Days and moments ------------------------------------------------------------------------------------------------


def day_name(day: date, with_year: bool = False) -> str:
    """dinsdag 17 februari; with the year: dinsdag 17 februari 2026."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {short_day(day)}" + (f" {day.year}" if with_year else "")


def short_day(day: date) -> str:
    """17 februari."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def birthday(day: date) -> str:
    """3 oktober 2000."""
    return f"{short_day(day)} {day.year}"


def day_label(day: date) -> str:
    """17 feb: for buttons and columns."""
    return f"{day.day} {_MONTHS_SHORT[day.month - 1]}"


def clock_time(moment: datetime, zone: ZoneInfo = DUTCH_TIME) -> str:
    """18:00, on Dutch clocks unless another zone is given."""
    return moment.astimezone(zone).strftime("%H:%M")


def day_and_time(moment: datetime, zone: ZoneInfo = DUTCH_TIME) -> str:
    """dinsdag 17 februari om 18:00."""
    return f"{day_name(moment.astimezone(zone).date())} om {clock_time(moment, zone)}"


def planned(moment: datetime, stage: Stage) -> str:
    """When something is to come, seen from the moment of the answer: "vandaag om 17:03", "morgen om 17:03", "op zondag
    15 februari om 17:03", "vandaag om 17:03 begonnen"."""
    days = (moment.astimezone(DUTCH_TIME).date() - stage.at.astimezone(DUTCH_TIME).date()).days
    if stage.is_latest and days in (0, 1):
        begun = " begonnen" if moment < stage.at else ""
        return f"{('vandaag', 'morgen')[days]} om {clock_time(moment)}{begun}"
    return f"op {day_and_time(moment)}"


def remaining_phrase(stage: Stage) -> str:
    """How many events are left at that moment: "nog 33 onderdelen", "toen nog 33 onderdelen"; empty after the Games."""
    if stage.phase is Phase.FINISHED or not stage.remaining:
        return ""
    return f"{'' if stage.is_latest else 'toen '}nog {count_of(stage.remaining, 'onderdeel')}"


def stage_line(stage: Stage) -> str:
    """The last line of an answer, plain text, in few words: "Eindstand Milaan en Cortina 2026"; "16 feb 23:31 · nog 42
    onderdelen"; "na 16 feb (dag 10) · toen nog 42 onderdelen"."""
    known = ""
    if stage.as_of.known_by is not None:
        day = stage.games.local(stage.as_of.known_by).date()
        known = f"zoals bekend op {short_day(day)} {day.year}"
    if stage.phase is Phase.FINISHED:
        moment = f"Eindstand {games_name(stage.games)}"
    elif stage.phase is Phase.BEFORE:
        begin = "beginnen" if stage.is_latest else "begonnen"
        moment = f"De Spelen van {games_name(stage.games)} {begin} op {day_name(stage.games.opening)}"
    else:
        label = day_label(stage.games.local(stage.at).date())
        moment = f"{label} {clock_time(stage.at, stage.games.zone)}"
        if stage.whole_day and stage.day_number:
            moment = f"na {label} (dag {stage.day_number})"
    left = "" if stage.phase is Phase.BEFORE else remaining_phrase(stage)
    return capital(" · ".join(part for part in (moment, known, left) if part))


def stage_line_html(stage: Stage) -> str:
    return f"<i>{safe(stage_line(stage))}</i>"


def not_begun(stage: Stage) -> str:
    """For an answer about a moment before the first medal: "De Spelen waren op 31 januari nog niet begonnen; de eerste
    medailles vielen op zaterdag 7 februari."."""
    games = stage.games
    local = games.local(stage.at).date()
    first = day_name(games.first_medal_day)
    if stage.is_latest and stage.phase is Phase.RUNNING:
        return f"Er zijn nog geen medailles uitgereikt; de eerste vallen op {first}."
    if stage.is_latest:
        return f"De Spelen van {games_name(games)} zijn nog niet begonnen; de eerste medailles vallen op {first}."
    if stage.phase is Phase.BEFORE:
        return (
            f"De Spelen waren op {short_day(local)} nog niet begonnen: nog geen medailles, dus nog geen stand. "
            f"De eerste medailles vielen op {first}."
        )
    when = day_name(stage.whole_day) if stage.whole_day else day_and_time(stage.at, games.zone)
    return f"Op {when} waren er nog geen medailles uitgereikt; de eerste vielen op {first}."


# --- Verbs by moment -------------------------------------------------------------------------------------------------


def is_past(stage: Stage) -> bool:
    """Is the answer about what was (a finished Games or an earlier moment)?"""
    return stage.phase is Phase.FINISHED or not stage.is_latest


def by_tense(stage: Stage, now: str, then: str, ended: str) -> str:
    """``now`` while the answer holds, ``then`` for an earlier moment of running Games, ``ended`` for finished Games:
    "gaat voorbij", "ging voorbij", "was voorbijgegaan"."""
    if stage.phase is Phase.FINISHED:
        return ended
    return now if stage.is_latest else then


def stands(stage: Stage, many: bool = False) -> str:
    """The verb with a rank."""
    forms = ("staan", "stonden", "eindigden als") if many else ("staat", "stond", "eindigde als")
    return by_tense(stage, *forms)


def has(stage: Stage, many: bool = False) -> str:
    """The verb with medals."""
    return by_tense(stage, "hebben", "hadden", "wonnen") if many else by_tense(stage, "heeft", "had", "won")


def is_was(stage: Stage, many: bool = False) -> str:
    """is / zijn, was / waren."""
    if is_past(stage):
        return "waren" if many else "was"
    return "zijn" if many else "is"


def rank_word(rank: int | None, shared: bool = False) -> str:
    """derde, gedeeld achtste, 22e, zonder rang."""
    return "zonder rang" if rank is None else ("gedeeld " if shared else "") + ordinal_word(rank)


def rank_short(rank: int | None, shared: bool = False) -> str:
    """3e, gedeeld 8e, geen rang."""
    return "geen rang" if rank is None else ("gedeeld " if shared else "") + ordinal(rank)


# --- Nations ---------------------------------------------------------------------------------------------------------

_PLURAL_NATIONS = frozenset({"USA", "PHI", "UAE", "AIN", "AHO", "IOA", "IOP", "OAR", "MIX", "MDV", "SEY", "COM", "BAH"})
_DE = _PLURAL_NATIONS | {"URS", "DOM", "CAF", "EUA", "BWI", "UAR"}
_HET = frozenset({"EUN", "ROC", "EOR", "ROT", "RU1"})


def is_plural(nation: Nation) -> bool:
    """Does the name take a plural verb: "de Verenigde Staten staan tweede"?"""
    return nation.noc in _PLURAL_NATIONS or nation.name.endswith("eilanden")


def the(nation: Nation) -> str:
    """The name within a sentence: Nederland, de Verenigde Staten, de Sovjet-Unie."""
    if nation.noc in _HET:
        return f"het {nation.name}"
    return f"de {nation.name}" if nation.noc in _DE or is_plural(nation) else nation.name


def the_venue(venue: str) -> str:
    """het Livigno Snow Park, de Milano Ice Skating Arena; empty where none is known"""
    kind = venue.partition(" (")[0].rpartition(" ")[2]
    return f"{'de' if kind == 'Arena' else 'het'} {venue}" if venue else ""


def the_nation(nation: Nation) -> str:
    """The name at the start of a sentence: De Verenigde Staten."""
    return capital(the(nation))


def flagged(nation: Nation) -> str:
    """🇳🇱 Nederland."""
    return f"{nation.flag} {nation.name}" if nation.flag else nation.name


# --- Games, events, medals -------------------------------------------------------------------------------------------

SEX_NAMES = {Gender.MEN: "mannen", Gender.WOMEN: "vrouwen"}
GENDER_NAMES = {**SEX_NAMES, Gender.MIXED: "gemengd", Gender.OPEN: "open"}


def seasons_name(seasons: Iterable[Season]) -> str:
    """Winterspelen, Zomerspelen; of both Zomer- en Winterspelen."""
    found = set(seasons)
    if len(found) > 1:
        return "Zomer- en Winterspelen"
    return "Zomerspelen" if found == {Season.SUMMER} else "Winterspelen"


def games_name(games: Games) -> str:
    """Milaan en Cortina 2026."""
    return f"{games.city} {games.year}"


_OF_EITHER_SEX = re.compile(r"dubbelspel|\bteams?\b|estafette|wisselslag")
"""In names of events that men, women and both together have."""
_GENDER_WITHIN = {Gender.MEN: "mansbob", Gender.WOMEN: "vrouwsbob"}


def event_name(event: Event) -> str:
    """1000 meter vrouwen; gemengde aflossing; dubbelspel gemengd; tweemansbob; 50 kilometer massastart mannen
    (klassieke stijl)."""
    if event.gender is Gender.MIXED and _OF_EITHER_SEX.search(event.name) and "gemengd" not in event.name:
        return f"{event.name} gemengd"
    if event.gender in (Gender.MIXED, Gender.OPEN) or _GENDER_WITHIN[event.gender] in event.name.lower():
        return event.name
    name, detail = without_detail(event.name)
    return f"{name} {GENDER_NAMES[event.gender]}{f' ({detail})' if detail else ''}"


def without_detail(name: str) -> tuple[str, str]:
    """The name and what stands in brackets at its end."""
    if name.endswith(")") and " (" in name:
        bare, _, detail = name[:-1].rpartition(" (")
        return bare, detail
    return name, ""


def is_tournament(event: Event) -> bool:
    return event.name.lower() == "toernooi"


_WITH_DE = (
    "combinatie", "patrouille", "gymnastiek", "sport", "atletiek", "dressuur", "voltige", "vijfkamp", "atlon",
    "sprint", "slalom", "marathon",
)  # fmt: skip
_WITHOUT_ARTICLE = frozenset((
    "curling", "breaking", "eventing", "cricket", "golf", "lacrosse", "skeleton", "BMX", "BMX freestyle",
    "rugby sevens", "rugby union",
))  # fmt: skip


def at_discipline(discipline_name: str) -> str:
    """bij het schaatsen, bij de noordse combinatie, bij curling."""
    if discipline_name in _WITHOUT_ARTICLE:
        return f"bij {discipline_name}"
    article = "de" if discipline_name.endswith(_WITH_DE) else "het"
    return f"bij {article} {discipline_name}"


def medal_emoji(colour: Colour) -> str:
    return MEDAL_EMOJI[colour]


def medallists(medal: Medal, most: int = 5) -> str:
    """Who won it: the names joined; of a longer team none, since a list of twenty says nothing."""
    return listing(medal.athletes) if len(medal.athletes) <= most else ""
