"""Made updates: what people send."""

import time
from typing import Any

MIXED = (
    "/stand",
    "/stand",
    "/nl",
    "hoe staan we ervoor?",
    "/vergelijk NL USA",
    "hoeveel goud komen we tekort op Italië?",
    "wie won de massastart",
    "/vandaag",
    "jutta leerdm",
    "/atleet Femke Kok",
    "staan we boven Amerika?",
    "lekker weertje",
)
"""Commands, sentences, a typing error, chatter: each gets one message back in a private chat."""


def private(number: int, text: str) -> dict[str, Any]:
    """A message of person ``number`` in a private chat, without an update number."""
    who = 10_000 + number
    name = f"Fan {number}"
    command = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}] if text.startswith("/") else []
    return {
        "message": {
            "message_id": 5,
            "date": int(time.time()),
            "chat": {"id": who, "type": "private", "first_name": name},
            "from": {"id": who, "is_bot": False, "first_name": name, "language_code": "nl"},
            "text": text,
            **({"entities": command} if command else {}),
        }
    }
