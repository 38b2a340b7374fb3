"""Updates as Telegram sends them, and the line in which they are set."""

from typing import Any

import pytest

from bot.storage.inbox import StoredUpdate

FENNA = 1001
ON_POSTGRES = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def said(number: int, chat: int = FENNA, text: str = "/nl") -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "F"}
    where = {"id": chat, "type": "private", "first_name": "F"}
    message = {"message_id": number, "date": 1771275600, "chat": where, "from": person, "text": text}
    return {"update_id": number, "message": message}


class Line:
    """The updates that were set in line to be handled."""

    def __init__(self) -> None:
        self.updates: list[StoredUpdate] = []

    async def __call__(self, update: StoredUpdate) -> None:
        self.updates.append(update)

    @property
    def numbers(self) -> list[int]:
        return [one.update_id for one in self.updates]
