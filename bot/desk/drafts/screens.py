"""The screens of the desk: text and buttons for each outcome. A button holds an action; the draft's number and nonce
are put before it when the screen is sent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.drafts.planning import Plan
from bot.desk.drafts.preview import preview_html
from bot.desk.drafts.work import COMMAND_OF, Work
from bot.desk.reading.questions_back import DeskQuestion, Option
from bot.desk.reading.results_line import Problem
from bot.replies.caption import cut_html
from bot.replies.medal_wording import event_title
from bot.replies.reply import MAX_TEXT_UNITS, Button, Reply, safe
from bot.storage.drafts import Draft
from medals_core.archive import Archive
from medals_core.games import Event

PUBLISH, EDIT, DROP, TIE, NONE, BRONZE_ONLY = "pub", "edit", "drop", "tie", "none", "bronze"
REASONS = ("diskwalificatie", "protest toegewezen", "tikfout", "onjuist bericht")

HEADINGS = {
    "push": "Voorbeeld van de uitslag",
    "correct": "Voorbeeld van de correctie",
    "withdraw": "Voorbeeld: uitslag intrekken",
    "undo": "Voorbeeld: ongedaan maken",
}


Row = tuple[tuple[str, str], ...]
"""Of buttons: (label, action)."""


@dataclass(frozen=True)
class Screen:
    text: str
    rows: tuple[Row, ...] = ()

    def reply(self, draft: Draft) -> Reply:
        """The screen as a message of this draft."""
        buttons = tuple(
            tuple(Button(label=label, data=f"desk:{draft.draft_id}:{draft.nonce}:{action}") for label, action in row)
            for row in self.rows
        )
        # A line of an admin, said back with what is wrong in it, can be longer than Telegram takes.
        return Reply(text=cut_html(self.text, MAX_TEXT_UNITS), buttons=buttons)


DROP_ROW = (("🗑 Weggooien", DROP),)


def preview_screen(work: Work, plan: Plan, before: Archive, after: Archive, chats: int | None, notice: str) -> Screen:
    text = preview_html(before, after, plan.entry, plan.draft, chats=chats, heading=HEADINGS[work.kind])
    edit = () if work.kind == "undo" else (("✏️ Aanpassen", EDIT),)
    return Screen(noticed(notice, text), ((("✅ Publiceren", PUBLISH),), (*edit, *DROP_ROW)))


def ask_screen(work: Work, ask: DeskQuestion, notice: str = "") -> Screen:
    said = f"\n\n{_marked(work, ask.word)}" if work.line else ""
    return Screen(noticed(notice, f"🤔 {safe(ask.message)}{said}"), (*option_rows(ask.options), DROP_ROW))


def problem_screen(work: Work, problem: Problem, notice: str = "") -> Screen:
    """ "Errors point at the word that was not understood and repeat the line to edit." """
    parts = [f"❗ {safe(problem.message)}"]
    if problem.hints:
        parts.append("Bijvoorbeeld: " + safe("; ".join(problem.hints)) + ".")
    parts.append(f"Stuur de verbeterde regel:\n{_marked(work, problem.word)}")
    return Screen(noticed(notice, "\n\n".join(parts)), (DROP_ROW,))


def edit_screen(work: Work) -> Screen:
    how = "✏️ Stuur de verbeterde regel. Tik erop om hem te kopiëren:"
    return Screen(f"{how}\n\n<code>{safe(work.said)}</code>", (DROP_ROW,))


def reason_screen(work: Work, event: Event, archive: Archive) -> Screen:
    name = safe(event_title(event, archive))
    rows = tuple(((reason, f"r{number}"),) for number, reason in enumerate(REASONS))
    return Screen(
        f"Er gaat een medaille af. Waarom verandert de uitslag van {name}?\n\nTyp de reden of kies er een. "
        f"Je kunt ook de hele regel opnieuw sturen:\n<code>{safe(work.said)} reden: …</code>",
        (*rows, DROP_ROW),
    )


def option_rows(options: Sequence[Option], width: int = 1) -> tuple[Row, ...]:
    """The options as buttons, so many to a row."""
    flat = [(option.label, f"o{number}") for number, option in enumerate(options)]
    return tuple(tuple(flat[start : start + width]) for start in range(0, len(flat), width))


def _marked(work: Work, word: str) -> str:
    """The line with the word that it is about underlined; without such a word a line to copy with a tap."""
    said, command = work.line, COMMAND_OF[work.kind]
    if (found := _place_of(word, said)) is None:
        return f"<code>{safe(work.said)}</code>"
    start, end = found
    return f"{command} {safe(said[:start])}<b><u>{safe(said[start:end])}</u></b>{safe(said[end:])}"


def _place_of(word: str, said: str) -> tuple[int, int] | None:
    """A whole word before a part of one, however much white space was typed: the D of "a, b, c, D" is not in "and"."""
    written = r"\s+".join(re.escape(part) for part in word.split())
    if not written:
        return None
    found = re.search(rf"(?<!\w){written}(?!\w)", said, re.IGNORECASE) or re.search(written, said, re.IGNORECASE)
    return found.span() if found else None


def noticed(notice: str, text: str) -> str:
    """The text with what the admin has to know first."""
    return f"⚠️ {safe(notice)}\n\n{text}" if notice else text
