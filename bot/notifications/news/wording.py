"""News in Dutch. Returns HTML; what comes from data is escaped here."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.notifications.news.content import Item, Piece
from bot.replies import dutch
from bot.replies.local_time import local_time
from bot.replies.medal_wording import event_title
from bot.replies.people import TEAM_NAMES
from bot.replies.reply import safe
from medals_core.archive import Archive
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc
from medals_core.pages.records import RecordKind, RecordSet
from medals_core.queries.results import Move
from medals_core.scenario import moves
from medals_core.standings import Standings

MOST_NAMED = 3


def team(noc: Noc, archive: Archive) -> str:
    """TeamNL; de Verenigde Staten."""
    return TEAM_NAMES.get(noc) or dutch.the(archive.nations[noc])


def holder(medal: Medal, archive: Archive) -> str:
    """Jutta Leerdam; of a team its nation within a sentence: de Verenigde Staten."""
    return dutch.medallists(medal, 2) or dutch.the(archive.nations[medal.noc])


def podium_lines(podium: Sequence[Medal], archive: Archive) -> list[str]:
    lines = []
    for medal in podium:
        nation = archive.nations[medal.noc]
        people = dutch.medallists(medal, 4)
        who = f"{people} ({nation.name})" if len(medal.athletes) <= 2 else f"{nation.name} ({people})"
        who = who if people else nation.name
        lines.append(safe(f"{dutch.medal_emoji(medal.colour)} {nation.flag} {who}".replace("  ", " ")))
    return lines


def headline(item: Item, archive: Archive, focus: Sequence[Noc], people: frozenset[str]) -> str:
    """Who won what, of those that the reader follows, an athlete before a nation: "🥇 Goud voor Jutta Leerdam en zilver
    voor Femke Kok!". When none of them won anything new, whose gold it is; empty without new medals."""
    new = item.new_medals
    theirs = [medal for medal in new if people.intersection(medal.athletes)]
    mine = [*theirs, *(medal for medal in new if medal.noc in focus and medal not in theirs)]
    mine = mine or [medal for medal in new if medal.colour is Colour.GOLD] or list(new[:1])
    if not mine:
        return ""
    parts = [
        f"{dutch.COLOUR_NAMES[colour]} voor {dutch.listing([_winner(medal, archive, people) for medal in same])}"
        for group in (theirs, [medal for medal in mine if medal not in theirs])
        for colour in Colour
        if (same := [medal for medal in group if medal.colour is colour])
    ]
    emoji = "".join(dutch.medal_emoji(medal.colour) for medal in mine)
    return f"{emoji} <b>{safe(dutch.capital(dutch.listing(parts)))}!</b>"


def _winner(medal: Medal, archive: Archive, people: frozenset[str]) -> str:
    """As ``holder``; who follows one of a team reads that name beside the nation: Joy Beune en Nederland."""
    named = [name for name in medal.athletes if name in people]
    if not named or len(medal.athletes) <= 2:
        return holder(medal, archive)
    return dutch.listing([*named, dutch.the(archive.nations[medal.noc])])


def result_piece(item: Item, archive: Archive, focus: Sequence[Noc], people: frozenset[str]) -> Piece:
    """The news of one event for a reader: headline, event, podium."""
    event = archive.current.events[item.event_id]
    title = event_title(event, archive)
    head = headline(item, archive, focus, people)
    lines = [head, safe(dutch.capital(title))] if head else [f"<b>{safe(dutch.capital(title))}</b>"]
    return Piece(
        event_id=item.event_id, title=safe(title), html="\n".join([*lines, *podium_lines(item.after, archive)])
    )


def corrected_piece(item: Item, archive: Archive, at: datetime, zone: ZoneInfo) -> Piece:
    """The event in a message that was sent before: its new podium, and what was corrected and when; a withdrawn one is
    struck through."""
    title = event_title(archive.current.events[item.event_id], archive)
    lines = [f"<b>{safe(dutch.capital(title))}</b>", *podium_lines(item.after or item.before, archive)]
    html = "\n".join(_struck(lines) if item.is_withdrawal else lines)
    return Piece(event_id=item.event_id, title=safe(title), html=html, note=note(item, archive, at, zone))


def _struck(lines: Sequence[str]) -> list[str]:
    return [f"<s>{line}</s>" for line in lines]


def note(item: Item, archive: Archive, at: datetime, zone: ZoneInfo) -> str:
    """✏️ Gecorrigeerd om 18:40: zilver voor Femke Kok (was Miho Takagi)."""
    reason = f" Reden: {safe(item.reason.rstrip('.'))}." if item.reason else ""
    clock = local_time(at, zone)
    if item.is_withdrawal:
        return f"✏️ <i>Ingetrokken om {clock}: deze uitslag telt niet meer mee.{reason}</i>"
    return f"✏️ <i>Gecorrigeerd om {clock}: {safe(differences(item, archive))}.{reason}</i>"


def differences(item: Item, archive: Archive) -> str:
    """zilver voor Femke Kok (was Miho Takagi); geen brons (was Japan)."""
    if not item.before:
        return "de uitslag geldt weer"
    parts = []
    for colour in Colour:
        was = [holder(medal, archive) for medal in item.before if medal.colour is colour]
        becomes = [holder(medal, archive) for medal in item.after if medal.colour is colour]
        if was == becomes:
            continue
        name = dutch.COLOUR_NAMES[colour]
        now = f"{name} voor {dutch.listing(becomes)}" if becomes else f"geen {name}"
        parts.append(f"{now} (was {dutch.listing(was)})" if was else now)
    return ", ".join(parts) or "andere sporters op het podium"


def explanation(item: Item, archive: Archive, at: datetime, zone: ZoneInfo) -> Piece:
    """A correction as a message of its own, for who never had one about it, or one that cannot be edited."""
    title = event_title(archive.current.events[item.event_id], archive)
    head = f"✏️ <b>{'Ingetrokken' if item.is_withdrawal else 'Correctie'}: {safe(title)}</b>"
    podium = podium_lines(item.after or item.before, archive)
    body = _struck(podium) if item.is_withdrawal else podium
    lines = [head, note(item, archive, at, zone).removeprefix("✏️ "), *body]
    return Piece(event_id=item.event_id, title=safe(title), html="\n".join(lines))


# --- What it does to the table ---------------------------------------------------------------------------------------


def rank_lines(before: Standings, after: Standings, focus: Sequence[Noc], archive: Archive) -> list[str]:
    """What it does to the rank and the race of each nation in focus: "TeamNL passeert de Verenigde Staten en is derde:
    10-7-3."."""
    changed = {move.noc: move for move in moves(before, after)}
    return [safe(dutch.capital(rank_line(changed[noc], after, archive))) for noc in focus if noc in changed]


def rank_line(move: Move, after: Standings, archive: Archive) -> str:
    """One sentence or two, plain text."""
    name = team(move.noc, archive)
    many = _is_plural(move.noc, archive)
    line = move.becomes
    score = f"{line.tally}"
    if line.rank is None:
        if line.tally.total:
            return f"{name} {'hebben' if many else 'heeft'} nu {score} (telt niet mee in de stand)."
        return f"{name} {'staan' if many else 'staat'} niet meer in de medaillespiegel."
    rank = dutch.rank_word(line.rank, line.shared)
    is_now = "zijn" if many else "is"
    if move.was.rank is None:
        said = f"{name} {'staan' if many else 'staat'} nu in de medaillespiegel en {is_now} {rank}: {score}."
    elif move.climbs and move.passes:
        passed = _nations(move.passes, archive)
        said = f"{name} {'passeren' if many else 'passeert'} {passed} en {is_now} {rank}: {score}."
    elif move.climbs:
        said = f"{name} {'klimmen' if many else 'klimt'} naar de {_place(line.rank, line.shared)}: {score}."
    elif move.drops and move.passed_by:
        passers = _nations(move.passed_by, archive)
        passes = "passeert" if len(move.passed_by) == 1 and not _is_plural(move.passed_by[0], archive) else "passeren"
        said = f"{dutch.capital(passers)} {passes} {name}; {name} {is_now} nu {rank}: {score}."
    elif move.drops:
        said = f"{name} {'zakken' if many else 'zakt'} naar de {_place(line.rank, line.shared)}: {score}."
    else:
        said = f"{name} {'blijven' if many else 'blijft'} {rank}: {score}."
    race = race_line(line.noc, after, archive)
    return f"{said} {race}".strip()


def race_line(noc: Noc, after: Standings, archive: Archive) -> str:
    """Erboven staat Italië (10-6-14)."""
    if (above := after.above(noc)) is not None and above.rank is not None:
        stands = "staan" if _is_plural(above.noc, archive) else "staat"
        rank = dutch.ordinal(above.rank)
        return f"Erboven {stands} {dutch.the(archive.nations[above.noc])} ({rank}, {above.tally})."
    if (below := after.below(noc)) is None:
        return ""
    follows = "volgen" if _is_plural(below.noc, archive) else "volgt"
    return f"Daarachter {follows} {dutch.the(archive.nations[below.noc])} ({below.tally})."


def _nations(nocs: Sequence[Noc], archive: Archive) -> str:
    names = [team(noc, archive) for noc in nocs[:MOST_NAMED]]
    left = len(nocs) - len(names)
    if left:
        names.append(f"{dutch.number_word(left)} {'ander land' if left == 1 else 'andere landen'}")
    return dutch.listing(names)


def _is_plural(noc: Noc, archive: Archive) -> bool:
    return noc not in TEAM_NAMES and dutch.is_plural(archive.nations[noc])


def _place(rank: int, shared: bool) -> str:
    return f"{'gedeelde ' if shared else ''}{dutch.ordinal_word(rank)} plaats"


# --- Records and what is next ----------------------------------------------------------------------------------------


def record_line(record: RecordSet, archive: Archive) -> str:
    """📜 De 150e Nederlandse medaille op Winterspelen. Plain text."""
    nation = archive.nations[record.noc]
    whose = nation.adjective or f"{nation.name}:"
    games = "Winterspelen" if archive.current.games.season == "winter" else "Zomerspelen"
    discipline = archive.disciplines[record.discipline].name if record.discipline in archive.disciplines else ""
    name = team(record.noc, archive)
    has = "hebben" if _is_plural(record.noc, archive) else "heeft"
    match record.kind:
        case RecordKind.NTH_MEDAL:
            said = f"de {dutch.ordinal(record.number)} {whose} medaille op {games}"
        case RecordKind.NTH_GOLD:
            said = f"de {dutch.ordinal(record.number)} {whose} gouden medaille op {games}"
        case RecordKind.FIRST_MEDAL:
            said = f"de eerste {whose} medaille ooit op {games}"
        case RecordKind.FIRST_GOLD:
            said = f"de eerste {whose} gouden medaille ooit op {games}"
        case RecordKind.FIRST_GOLD_IN_DISCIPLINE:
            said = f"het eerste {whose} goud ooit {dutch.at_discipline(discipline)}"
        case RecordKind.FIRST_MEDAL_IN_DISCIPLINE:
            said = f"de eerste {whose} medaille ooit {dutch.at_discipline(discipline)}"
        case RecordKind.MOST_GOLD:
            said = f"{name} {has} nog nooit zo veel goud gewonnen: {record.number} (was {record.former})"
        case RecordKind.MOST_MEDALS:
            said = f"{name} {has} nog nooit zo veel medailles gewonnen: {record.number} (was {record.former})"
        case RecordKind.ATHLETE_MOST_MEDALS:
            times = dutch.medals(record.number)
            said = f"met {times} is {record.athlete} nu alleen recordhouder ({nation.name})"
        case RecordKind.BEST_RANK:
            said = f"de beste eindklassering ooit voor {dutch.the(nation)}: {dutch.ordinal_word(record.number)}"
    return f"📜 {dutch.capital(said)}."


def next_line(archive: Archive, now: datetime, entered: Sequence[str], noc: Noc | None) -> str:
    """What is next on the programme: the next event with the nation's athletes, else the next of all. HTML, empty
    after the last event. ``entered``: events that the nation has athletes in."""
    coming = [event for event in archive.current.remaining() if event.ends_at > now]
    if not coming:
        return ""
    zone = archive.current.games.zone
    mine = next((event for event in coming if event.event_id in entered), None)
    event = mine or coming[0]
    starts = event.starts_at if event.starts_at is not None and event.starts_at > now else event.ends_at
    word = "" if event.starts_at == starts else "rond "
    local, today = starts.astimezone(zone), now.astimezone(zone).date()
    clock = local_time(starts, zone)
    when = f"{word}{clock}" if local.date() == today else f"{dutch.day_name(local.date())}, {word}{clock}"
    for_whom = f" voor {safe(team(noc, archive))}" if mine is not None and noc is not None else ""
    return f"⏭ Hierna{for_whom}: {safe(event_title(event, archive))} ({when})."
