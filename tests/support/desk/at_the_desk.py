"""An admin at the desk, for tests: types, taps by label, reads."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape

from bot.clock import FrozenClock
from bot.desk.commands import ResultsDesk
from bot.desk.ledger_service import LedgerService
from bot.desk.people.rights import Rights
from bot.replies.reply import MAX_CALLBACK_BYTES, Reply
from bot.request import Request
from bot.storage import Database, ledger
from medals_core.archive import Archive

ADA, DAAN, FENNA = 1003, 1002, 1001


@dataclass
class DeskUser:
    """One person in a private chat with the bot. ``last`` is the newest reply."""

    desk: ResultsDesk
    user_id: int = ADA
    name: str = "Ada"
    chat_id: int = 0
    kind: str = "private"
    messages: int = 0
    last: Reply = field(default_factory=Reply)

    def request(self, *, message_id: int | None = None, is_tap: bool = False, **more: object) -> Request:
        return Request.model_validate(
            {
                "chat_id": self.chat_id or self.user_id,
                "chat_kind": self.kind,
                "message_id": self.messages if message_id is None else message_id,
                "user_id": self.user_id,
                "user_name": self.name,
                "is_tap": is_tap,
                "is_chat_admin": True,
                **more,
            }
        )

    async def type(self, line: str, *, message_id: int | None = None, **more: object) -> str:
        """Send a message; gives the text of the reply without tags."""
        if message_id is None:
            self.messages += 1
        request = self.request(message_id=message_id, **more)
        if line.startswith("/"):
            name, _, args = line[1:].partition(" ")
            return self._took(await self.desk.command(name, args, request))
        return self._took(await self.desk.text(line, request))

    async def tap(self, label: str) -> str:
        """Tap the button whose label holds these words."""
        return self._took(await self.desk.tap(self.data(label), self.request(is_tap=True)))

    async def tap_data(self, data: str) -> Reply:
        return await self.desk.tap(data, self.request(is_tap=True))

    def data(self, label: str) -> str:
        found = [button for row in self.last.buttons for button in row if label in button.label]
        assert len(found) == 1, f"{label!r} is on {len(found)} of the buttons {self.labels}"
        return found[0].data

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.last.buttons for button in row]

    def _took(self, reply: Reply) -> str:
        for row in reply.buttons:
            for button in row:
                assert len(button.data.encode()) <= MAX_CALLBACK_BYTES
        if reply.text:
            self.last = reply
        return plain(reply.text or reply.toast)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def open_desk(database: Database, archive: Archive, now: datetime, **more: object) -> DeskUser:
    """A desk with Ada, its owner, at it."""
    clock = FrozenClock(now)
    service = LedgerService(database, archive, clock)
    desk = ResultsDesk(
        database,
        service,
        clock,
        rights=Rights(database, frozenset({ADA}), clock),
        bot_username="medaillespiegel_bot",
        **more,  # type: ignore[arg-type]
    )
    return DeskUser(desk)


async def count(database: Database) -> int:
    """How many entries the ledger has."""
    async with database.read() as look:
        return (await ledger.head(look, "2026-winter")).seq
