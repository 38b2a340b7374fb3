"""How a piece of work goes on: from a tap or a text to the next work, and from the work to the screen that shows it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.desk.drafts import guided, screens
from bot.desk.drafts.planning import Plan, PlanOutcome, ReasonWanted, Refused, plan, undecided
from bot.desk.drafts.preview import podium_line, title
from bot.desk.drafts.screens import Screen
from bot.desk.drafts.undoing import in_words, undoable
from bot.desk.drafts.work import Work, looks_like_a_line
from bot.desk.files import importing
from bot.desk.files.results_file import FiledResult, ResultsFile, changes
from bot.desk.ledger_service import LedgerService
from bot.desk.numbers import whole_number
from bot.desk.reading.archive_names import ArchiveNames
from bot.desk.reading.line_reader import LineReader
from bot.desk.reading.questions_back import DeskQuestion
from bot.desk.reading.resolving import Resolver
from bot.desk.reading.results_line import LONGEST_LINE, Problem
from bot.replies.reply import Reply
from bot.request import Request
from bot.storage.ledger import podium_to_json
from medals_core.archive import Archive
from medals_core.ledger import Entry
from medals_core.nations import Noc

LONGEST_NAME = 60
LONGEST_AUTHOR = 120
"""Of the column in the ledger; a first and a last name of Telegram can be 129 together."""

Audience = Callable[[Archive, Archive, Entry], Awaitable[int]]
"""How many chats will get the news of this change."""


@dataclass
class Dialogue:
    """Knows the ledger and the names; keeps nothing. ``names_of``: name finding over an archive."""

    service: LedgerService
    clock: Clock
    own: Noc
    audience: Audience | None
    names_of: Callable[[Archive], ArchiveNames]

    def __post_init__(self) -> None:
        self._names: tuple[int, ArchiveNames] | None = None

    def with_action(self, work: Work, action: str) -> Work | None:
        if action == screens.EDIT:
            line = work.line or self._guided_line(work)
            return work.having(stage="edit", line=line, guided=False, asked="", offered=())
        place = whole_number(action[1:])
        if action.startswith("r") and work.stage == "reason":
            known = place is not None and 0 <= place < len(screens.REASONS)
            return work.having(reason=screens.REASONS[place or 0], stage="line") if known else None
        if action.startswith("o") and place is not None and 0 <= place < len(work.offered):
            value = work.offered[place]
            if work.guided:
                return guided.take_value(work, self.service.archive, value)
            if work.kind == "undo":
                return self.undoing(work, value)
            chosen = work.chosen(value)
            if work.kind == "correct" and not work.line:
                return chosen.having(stage="edit", line=self._line_of(value), choices={})
            return chosen
        if action in (screens.TIE, screens.NONE, screens.BRONZE_ONLY) and work.guided:
            return guided.take_action(work, action)
        return None

    def with_text(self, work: Work, text: str) -> Work | None:
        """The work after a plain text; None when the text is not meant for it."""
        said = " ".join(text.split())
        if said.endswith("?") or work.kind == "import" or len(said) > LONGEST_LINE:
            return None
        if work.stage == "reason":
            return work.having(reason=said[:500], stage="line")
        if work.guided and work.asked == "name" and len(said) <= LONGEST_NAME:
            return guided.take_text(work, said)
        if work.missing is not None:
            reader = LineReader(self.names(), lambda _event: True)
            if (line := reader.completed(work.line, work.missing, said)) is not None:
                return work.with_line(line)
        if looks_like_a_line(text) or (work.kind in ("push", "correct") and self.is_result(text)):
            return work.with_line(text.strip())
        if work.stage == "edit" and work.kind in ("withdraw", "undo"):
            return work.with_line(said)
        return None

    def is_result(self, text: str) -> bool:
        """Is this plain text a result, though no command says so? When it names an event that is not decided yet, and
        nothing else but people and nations that take part in it."""
        if len(text) > LONGEST_LINE or text.strip().endswith("?"):
            return False
        archive = self.service.archive
        about = undecided(archive)
        spoken = LineReader(self.names(), about).read(text)
        if isinstance(spoken, Problem) or not spoken.steps or not self.names().is_only_an_event(spoken.event):
            return False
        if len(spoken.steps) < 2 and not spoken.by_colour:
            return False
        resolver = Resolver(archive, self.names(), self.clock.now())
        events = [event for event in self.names().events(spoken.event) if about(event)]
        return any(resolver.all_entered(event, spoken) for event in events)

    def undoing(self, work: Work, event_id: str) -> Work:
        """The newest entry of the event that was not turned back yet."""
        archive = self.service.archive
        found = next((one for one in undoable(archive) if one.entry.event_id == event_id), None)
        if found is None:
            return work.having(event_id=event_id, asked="", offered=())
        said = in_words(archive, found.entry)
        podium = podium_to_json(found.former)
        return work.having(event_id=event_id, podium=podium, undoes=said, asked="", offered=())

    def _line_of(self, event_id: str) -> str:
        """The result as it stands, as a line to change."""
        current = self.service.archive.current
        name = title(self.service.archive, current.events[event_id])
        return f"{name} {podium_line(current.book.podium(event_id), whole=True)}"

    def _guided_line(self, work: Work) -> str:
        if "event" not in work.choices:
            return ""
        name = title(self.service.archive, self.service.archive.current.events[work.choices["event"]])
        return work.spoken.model_copy(update={"event": name}).line()

    def entries(self, work: Work, request: Request) -> tuple[Entry, ...]:
        """What the preview promised, made on the archive as it is now; none when it can no longer be so."""
        if work.kind == "import":
            return self._imported(work, request)
        outcome = self._plan(work, request)
        return (outcome.entry,) if isinstance(outcome, Plan) else ()

    def _imported(self, work: Work, request: Request) -> tuple[Entry, ...]:
        filed = ResultsFile(results=tuple(FiledResult.model_validate(result) for result in work.results))
        return changes(filed, self.service.archive, self.clock.now(), author_of(request), f"import {work.line}".strip())

    def _plan(self, work: Work, request: Request) -> PlanOutcome:
        return plan(work, self.service.archive, self.names(), self.clock.now(), author_of(request))

    async def screen(self, work: Work, request: Request, notice: str = "") -> tuple[Screen | Reply, Work]:
        """What to show for the work, with the work as it stands with that screen. A Reply ends the work."""
        work = work.at(self.service.head).having(missing=None)
        if work.kind == "import":
            return self._import_screen(work, request, notice), work.having(stage="preview")
        if work.stage == "edit":
            return screens.edit_screen(work), work
        if work.kind == "undo" and not work.event_id:
            return self._which_undo(work), work
        if work.guided and (asked := guided.step(work, self._resolver(work), self.own, notice)) is not None:
            return asked
        outcome = self._plan(work, request)
        match outcome:
            case DeskQuestion():
                offered = tuple(option.value for option in outcome.options)
                return screens.ask_screen(work, outcome, notice), work.having(asked=outcome.key, offered=offered)
            case Problem():
                return screens.problem_screen(work, outcome, notice), work.having(stage="edit", missing=outcome.missing)
            case ReasonWanted():
                return screens.reason_screen(work, outcome.event, self.service.archive), work.having(stage="reason")
            case Refused():
                return Reply(text=screens.noticed(notice, outcome.text)), work
            case Plan():
                before = self.service.archive
                after = before.with_entries((outcome.entry,))
                chats = await self.audience(before, after, outcome.entry) if self.audience else None
                return screens.preview_screen(work, outcome, before, after, chats, notice), work.having(stage="preview")

    def _which_undo(self, work: Work) -> Screen:
        current = self.service.archive.current
        message = "Van welk onderdeel moet de laatste invoer ongedaan?"
        events = [current.events[event_id] for event_id in work.offered]
        return screens.ask_screen(work, self._resolver(work).which_event(events, message, work.line))

    def _import_screen(self, work: Work, request: Request, notice: str) -> Screen | Reply:
        entries = self._imported(work, request)
        before = self.service.archive
        if not entries:
            return Reply(text="👌 Alles in dit bestand stond er al zo. Er verandert niets.")
        return importing.import_screen(before, before.with_entries(entries), entries, len(work.results), notice)

    def _resolver(self, work: Work) -> Resolver:
        return Resolver(self.service.archive, self.names(), self.clock.now(), work.choices)

    def names(self) -> ArchiveNames:
        """Name finding over the athletes as they are now: the index is kept until someone is added."""
        athletes = self.service.archive.athletes
        if self._names is None or self._names[0] != len(athletes):
            self._names = (len(athletes), self.names_of(self.service.archive))
        return self._names[1]


def author_of(request: Request) -> str:
    return (request.user_name or str(request.user_id))[:LONGEST_AUTHOR]
