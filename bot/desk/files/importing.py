"""``/importeer``: a file of results, dry run first, then all or nothing."""

from collections.abc import Sequence

from bot.desk.drafts.preview import changed, moves_lines, podium_line, record_lines, table_html, title
from bot.desk.drafts.screens import DROP_ROW, PUBLISH, Screen, noticed
from bot.desk.drafts.work import Work
from bot.desk.files.file_faults import FaultyFile
from bot.desk.files.losses import losses
from bot.desk.files.results_file import ResultsFile
from bot.replies.dutch import count_of
from bot.replies.quoting import shortened
from bot.replies.reply import safe, utf16_units
from medals_core.archive import Archive
from medals_core.ledger import Entry
from medals_core.medals import Medal

MOST_DIFFERENCES = 12
LONGEST_DIFFERENCE = 250
UNITS_OF_DIFFERENCES = 2400
"""Of the 4096 of a message; the tables and the moves need the rest."""

HELD = "held"
"""Key under which an import remembers that it decides on a feed that was held: the file's checksum."""

MOST_FAULTS_SHOWN = 20
LONGEST_FAULT = 180

HOW = (
    "Stuur een bestand met uitslagen als document, CSV of JSON (hooguit 2 MB). Ik laat eerst zien wat er verandert; "
    "pas na jouw akkoord wordt alles in één keer ingevoerd.\n\nEen CSV heeft deze kolommen, één rij per medaille, met "
    "komma's of puntkomma's ertussen:\n<code>event_id,colour,noc,athletes,won_at</code>\n\nEen invulbestand met de "
    "nummers van alle onderdelen die nog open zijn, krijg je met de knop."
)
TEMPLATE = "template"
TEMPLATE_NAME = "uitslagen.csv"


def difference_lines(before: Archive, entries: Sequence[Entry]) -> list[str]:
    """The diff, a line an event: + new, ~ changed, - withdrawn; and the medals that are then gone. Plain text."""
    lines = []
    for entry in entries:
        former = before.current.book.podium(entry.event_id)
        sign = "+" if not former else "~" if entry.podium else "-"
        name = title(before, before.current.events[entry.event_id])
        stated = podium_line(entry.podium) if entry.podium else "ingetrokken"
        lost = [f"{podium_line([medal])} vervalt" for medal in taken_away(before, entry)]
        # What goes first: of a long line the end is cut off.
        lines.append(f"{sign} {name}: {'; '.join([*lost, stated])}")
    return lines


def taken_away(before: Archive, entry: Entry) -> tuple[Medal, ...]:
    """The medals that stand now and no longer do after this entry: lost, or another's."""
    return losses(before.current.book.podium(entry.event_id), entry.podium).gone


def import_work(name: str, filed: ResultsFile) -> Work:
    return Work(kind="import", line=name[:100], results=[result.model_dump(mode="json") for result in filed.results])


def import_screen(before: Archive, after: Archive, entries: Sequence[Entry], filed: int, notice: str = "") -> Screen:
    """The dry run."""
    lines = difference_lines(before, entries)
    shown = _that_fit(lines[:MOST_DIFFERENCES])
    if len(lines) > len(shown):
        shown.append(f"… en nog {count_of(len(lines) - len(shown), 'onderdeel')}")
    same = filed - len(entries)
    lost = sum(len(taken_away(before, entry)) for entry in entries)
    verb = "verandert" if len(entries) == 1 else "veranderen"
    stood = "stond" if same == 1 else "stonden"
    head = f"<b>Proef van de import</b>\n{count_of(len(entries), 'onderdeel')} {verb}"
    parts = [
        head + (f", {count_of(same, 'onderdeel')} {stood} er al zo." if same else "."),
        f"⚠️ <b>{_lapse(lost)}</b> die er nu wel staa{'t' if lost == 1 else 'n'}." if lost else "",
        _names_left_out(before, entries),
        "\n".join(safe(line) for line in shown),
        table_html(before, after) if len(changed(before.current.book, after.current.book)) <= 8 else "",
        "\n".join(safe(line) for line in [*moves_lines(before, after), *record_lines(before, after)]),
        "Er gaan hierover geen losse berichten uit.",
    ]
    text = "\n\n".join(part for part in parts if part)
    agree = f"⚠️ Invoeren, {_lapse(lost)}" if lost else "✅ Alles invoeren"
    return Screen(noticed(notice, text), (((agree, PUBLISH),), DROP_ROW))


def _names_left_out(before: Archive, entries: Sequence[Entry]) -> str:
    book = before.current.book
    count = sum(len(losses(book.podium(entry.event_id), entry.podium).unnamed) for entry in entries)
    if not count:
        return ""
    stays = "de medaille blijft" if count == 1 else "de medailles blijven"
    return f"⚠️ Bij {count_of(count, 'medaille')} laat het bestand namen weg; {stays}."


def _lapse(medals: int) -> str:
    """3 medailles vervallen."""
    return f"{count_of(medals, 'medaille')} {'vervalt' if medals == 1 else 'vervallen'}"


def _that_fit(lines: Sequence[str]) -> list[str]:
    """As many of the differences as a message has room for, each cut where it gets long."""
    shown: list[str] = []
    room = UNITS_OF_DIFFERENCES
    for line in lines:
        cut = line if len(line) <= LONGEST_DIFFERENCE else line[: LONGEST_DIFFERENCE - 1] + "…"
        room -= utf16_units(cut)
        if room < 0:
            break
        shown.append(cut)
    return shown


def faults_text(error: FaultyFile) -> str:
    """Row-precise errors."""
    shown = [f"• {safe(shortened(str(fault), LONGEST_FAULT))}" for fault in error.faults[:MOST_FAULTS_SHOWN]]
    more = len(error.faults) - len(shown)
    if more > 0:
        shown.append(f"• en nog {more} meer")
    return "❗ Dit bestand klopt niet; er is niets ingevoerd.\n\n" + "\n".join(shown)
