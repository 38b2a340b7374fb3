"""What a change does, shown before anything is stored: the podium as understood, the table before and after around
those concerned, who moves, what becomes a record, how many chats get it. Pure."""

from collections.abc import Sequence

from bot.desk.drafts.podium import Place, PodiumDraft
from bot.desk.reading.results_line import STEPS, SpokenStep, by_colour
from bot.replies import dutch
from bot.replies.medal_wording import event_title
from bot.replies.reply import safe
from medals_core.archive import Archive
from medals_core.book import MedalBook
from medals_core.games import Event
from medals_core.ledger import Entry
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Noc
from medals_core.standings import Standing

MOST_TABLE_LINES = 14
MOST_MOVES = 6
MOST_MEMBERS = 6
"""Names of a team that a preview shows; an ice hockey team has twenty-five."""


def title(archive: Archive, event: Event) -> str:
    """1000 meter vrouwen (schaatsen), with a capital where it begins with a letter."""
    return dutch.capital(event_title(event, archive))


def podium_lines(archive: Archive, podium: Sequence[Medal]) -> list[str]:
    """🥇 Jutta Leerdam 🇳🇱: a line a medal, HTML."""
    lines = [medal_line(archive, medal) for medal in podium]
    colours = {medal.colour for medal in podium}
    if colours and colours != {Colour.BRONZE}:
        lines += [f"{dutch.MEDAL_EMOJI[colour]} <i>niet uitgereikt</i>" for colour in STEPS if colour not in colours]
    return sorted(lines, key=lambda line: [*dutch.MEDAL_EMOJI.values()].index(line[0]))


def medal_line(archive: Archive, medal: Medal | Place) -> str:
    who = [_members(medal.athletes)] if medal.athletes else []
    return f"{dutch.MEDAL_EMOJI[medal.colour]} {safe(', '.join([*who, dutch.flagged(archive.nations[medal.noc])]))}"


def _members(names: Sequence[str]) -> str:
    if len(names) <= MOST_MEMBERS:
        return dutch.listing(names)
    return f"{', '.join(names[: MOST_MEMBERS - 1])} en nog {len(names) - MOST_MEMBERS + 1}"


def preview_html(
    before: Archive, after: Archive, entry: Entry, draft: PodiumDraft, *, chats: int | None, heading: str
) -> str:
    """The whole preview, Telegram HTML."""
    event = before.current.events[entry.event_id]
    former = before.current.book.podium(entry.event_id)
    parts = [f"<b>{safe(heading)}</b>\n{safe(title(before, event))}"]
    if entry.podium:
        parts.append("\n".join(podium_lines(after, entry.podium)))
    else:
        parts.append("Geen uitslag meer: het onderdeel geldt dan weer als onbeslist.")
    if former:
        parts.append("Nu staat er:\n" + "\n".join(podium_lines(before, former)))
    remarks = [*draft.notes]
    remarks += [
        f"➕ {name} ({place.noc}) staat niet op de deelnemerslijst en wordt toegevoegd."
        for place in draft.places
        for name in place.added
    ]
    if draft.won_at is not None:
        local = before.current.games.local(draft.won_at)
        remarks.append(
            f"Telt vanaf {dutch.day_name(local.date())}, {dutch.clock_time(draft.won_at, before.current.games.zone)}."
        )
    if entry.reason:
        remarks.append(f"Reden: {entry.reason}")
    if remarks:
        parts.append("\n".join(safe(remark) for remark in remarks))
    parts.append(table_html(before, after) or "Aan de stand verandert niets.")
    parts.append("\n".join(safe(line) for line in [*moves_lines(before, after), *record_lines(before, after)]))
    if chats is not None:
        parts.append(f"Gaat naar {dutch.count_of(chats, 'chat')}." if chats else "Geen enkele chat volgt dit.")
    return "\n\n".join(part for part in parts if part)


def changed(before: MedalBook, after: MedalBook) -> tuple[Noc, ...]:
    """The nations whose tally changes, in the order of the table afterwards."""
    nocs = {*before.tallies(), *after.tallies()}
    differ = [noc for noc in nocs if before.tally(noc) != after.tally(noc)]
    return tuple(sorted(differ, key=lambda noc: (*(-count for count in after.tally(noc)), noc)))


def goes_down(before: MedalBook, after: MedalBook) -> bool:
    """Does any nation lose a medal of any colour? Then the desk wants a reason."""
    return any(
        after.tally(noc).of(colour) < before.tally(noc).of(colour)
        for noc in changed(before, after)
        for colour in Colour
    )


def table_html(before: Archive, after: Archive) -> str:
    """Before and after, of those concerned with who stands just above and below them; empty when nothing changes."""
    old, new = before.current.book.standings, after.current.book.standings
    concerned = changed(before.current.book, after.current.book)
    if not concerned:
        return ""
    order = [line.noc for line in new]
    shown: set[Noc] = set(concerned)
    for noc in concerned:
        place = order.index(noc) if noc in order else len(order)
        if len(shown) < MOST_TABLE_LINES:
            shown.update(order[max(0, place - 1) : place + 2])
    order += [noc for noc in concerned if noc not in order]
    rows = [
        f"{'→' if noc in concerned else ' '}{noc} {_cells(old.line(noc))}  {_cells(new.line(noc))}"
        for noc in order
        if noc in shown
    ]
    head = f"     {'nu':<11} {'straks':<11}\n     {'':>2}{'G':>3}{'Z':>3}{'B':>3}  {'':>2}{'G':>3}{'Z':>3}{'B':>3}"
    return "<pre>" + safe("\n".join([head, *rows])) + "</pre>"


def _cells(line: Standing) -> str:
    rank = "–" if line.rank is None else str(line.rank)
    return f"{rank:>2}{line.tally.gold:>3}{line.tally.silver:>3}{line.tally.bronze:>3}"


def moves_lines(before: Archive, after: Archive) -> list[str]:
    """Nederland stijgt van 4e naar 3e. Those whose own tally changes first."""
    old, new = before.current.book.standings, after.current.book.standings
    concerned = changed(before.current.book, after.current.book)
    others = [line.noc for line in new.ranked if line.noc not in concerned]
    lines = []
    for noc in [*concerned, *others]:
        was, becomes = old.line(noc), new.line(noc)
        if (was.rank, was.shared) == (becomes.rank, becomes.shared):
            continue
        nation = after.nations[noc]
        many = dutch.is_plural(nation)
        subject = dutch.the_nation(nation)
        if was.rank is None and becomes.rank is not None:
            lines.append(f"{subject} {'komen' if many else 'komt'} op de {_rank(becomes)} plek binnen.")
        elif becomes.rank is None and was.rank is not None:
            lines.append(f"{subject} {'verdwijnen' if many else 'verdwijnt'} uit de stand (nu {_rank(was)}).")
        elif was.rank == becomes.rank:
            if noc in concerned:
                lines.append(f"{subject} {'staan' if many else 'staat'} dan {_rank(becomes)} (nu {_rank(was)}).")
        elif was.rank is not None and becomes.rank is not None:
            up = becomes.rank < was.rank
            verb = ("stijgen" if many else "stijgt") if up else ("zakken" if many else "zakt")
            lines.append(f"{subject} {verb} van {_rank(was)} naar {_rank(becomes)}.")
    if len(lines) > MOST_MOVES:
        lines = [*lines[:MOST_MOVES], f"En nog {dutch.count_of(len(lines) - MOST_MOVES, 'land')} van plek."]
    return lines


def _rank(line: Standing) -> str:
    return ("gedeeld " if line.shared else "") + dutch.ordinal(line.rank or 0)


def record_lines(before: Archive, after: Archive) -> list[str]:
    """Round numbers and records that this change reaches."""
    lines = []
    games = after.current.games
    for noc in changed(before.current.book, after.current.book):
        was, becomes = before.current.book.tally(noc), after.current.book.tally(noc)
        subject = after.nations[noc]
        for ambition in games.ambitions:
            record = ambition.record_total
            if ambition.noc == noc and record is not None and was.total < record <= becomes.total:
                lines.append(f"🏅 Evenaring van het record van {dutch.the(subject)}: {record} medailles op één Spelen.")
            elif ambition.noc == noc and record is not None and was.total <= record < becomes.total:
                lines.append(
                    f"🏅 Record voor {dutch.the(subject)}: nooit eerder {becomes.total} medailles op één Spelen."
                )
        season = "Winterspelen" if games.season.value == "winter" else "Spelen"
        former = _former_total(after, noc)
        for old, new, step, word in (
            (former.total + was.total, former.total + becomes.total, 50, "medaille"),
            (former.gold + was.gold, former.gold + becomes.gold, 25, "gouden medaille"),
        ):
            if new // step > old // step:
                lines.append(
                    f"🏅 De {dutch.number(new // step * step)}e {word} van {dutch.the(subject)} op de {season}."
                )
    return lines


def _former_total(archive: Archive, noc: Noc) -> Tally:
    total = Tally()
    for games_id, edition in archive.editions.items():
        if games_id != archive.current_id and edition.games.season == archive.current.games.season:
            total = total.combined(edition.book.tally(noc))
    return total


def podium_line(podium: Sequence[Medal], *, whole: bool = False) -> str:
    """The podium as a line by colour: goud Jutta Leerdam NED zilver … Of large teams only the nation, unless ``whole``:
    then it is a line that the desk understands as the same podium."""
    steps = [SpokenStep(colour=medal.colour, text=_said(medal, whole)) for medal in podium]
    return by_colour(steps, STEPS if whole else ())


def _said(medal: Medal, whole: bool) -> str:
    if len(medal.athletes) == 1:
        return f"{medal.athletes[0]} {medal.noc}"
    named = medal.athletes and (whole or len(medal.athletes) <= MOST_MEMBERS)
    return f"{medal.noc} ({', '.join(medal.athletes)})" if named else medal.noc
