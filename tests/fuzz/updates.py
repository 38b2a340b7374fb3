"""Made updates of every type of the Bot API, whole and mutilated. The same seed makes the same update.

``update_types.json`` holds the types that an update can consist of; its source stands in it.
"""

import copy
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.commands import COMMANDS

Json = dict[str, Any]
TYPES: Json = json.loads(Path(__file__).with_name("update_types.json").read_text(encoding="utf-8"))["types"]
KINDS = [name for name in TYPES["Update"]["fields"] if name != "update_id"]
HANDLED = (
    "message",
    "edited_message",
    "channel_post",
    "guest_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
)

OWNER = 9001
FAN = 77
PEOPLE = (OWNER, 1, FAN, 5_000_000_000, 1087968824, 136817688, 777000, 42)
"""The owner of the desk, common people, Telegram's stand-ins for anonymous ones, and the bot itself."""

SENT_AT = 1_771_340_400
OWN_NUMBERS = 10**12
"""From here on the updates that no seed makes are numbered."""

CHATS = (*PEOPLE, -5, -100_200_300_400, -1_002_000_000_000_001)
TEXTS = (
    "/stand",
    "/start volg_NED",
    "/start@andere_bot x",
    "/importeer",
    "hoeveel goud komen we tekort op Italië?",
    "wat als Duitsland nog twee keer goud wint",
    "en Duitsland?",
    "<b>&amp;</b><script>alert(1)</script> /nl",
    "/vergelijk NL " + "USA " * 900,
    "𝕊𝕥𝕒𝕟𝕕 🇳🇱🇳🇱🇳🇱 ‮dnats",
    "\u0000\u0001\ud800x",
    "/dag 99999999999999999999999999",
    "/medailles 0 -1 9e999 ٣",
    "?" * 4096,
    " ",
    "/",
    "/@",
    "/uitslag 500 meter mannen: NED, NED, NED",
    "/uitslag massastart vrouwen: Jutta Leerdam; USA; =",
    "ja",
    "wie won de 1000 meter op 30 februari om 25:61?",
    "@bench_bot stand",
)
LONG = (
    "x" * 4096,
    "Jan " * 1024,
    "x, " * 1366,
    "x en " * 820,
    "a" + " " * 4000 + "a",
    "🧡" * 2048,
    "1" * 4096,
    "9 " * 2048,
    "\u200f\u202eء" * 1366,
    "<&>" * 1366,
    "NL " * 1366,
    "goud " * 820,
    ("abc d " * 10 + ", ") * 66,
)
"""What is put after a command to fill a message of 4,096 characters: words, spaces, commas, emoji, digits, marks that
turn the writing around."""

DATA = (
    "/stand",
    "/stand 2026-02-30",
    "/volg NL",
    "desk:1:abc:ok",
    "desk:99999999999999999999:x:y",
    "desk:staff:remove 1",
    "desk:log:9999999999:99999999999999",
    "desk:staff:remove_99999999999999999999999",
    "desk:staff:ungroup_-99999999999999999999999",
    "desk:staff:ask_²",
    "m:o:send:1",
    "m:o:send:²:x",
    "m:o:stop:99999999999999999999999:x",
    "m:v:NED",
    "m:v:n:NED",
    "m:u:*",
    "m:wis:ja",
    "m:",
    ":",
    "x" * 64,
    "\u0000",
)
JUNK: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**31,
    2**63,
    -(2**70),
    1.5,
    1e308,
    "",
    "x" * 5000,
    "\ud800",
    [],
    {},
    [[]],
    [None],
    "9" * 5000,
    "x" * 100_000,
    [{"id": 2**63}] * 1000,
    {"a": [{"a": [{"a": [{"a": [{"a": {}}]}]}]}]},
)


class Maker:
    """Makes updates by the schema. ``depth`` bounds how deep an optional part may nest. ``buttons``: data of buttons
    that stand somewhere, which are then tapped by anybody in any chat."""

    def __init__(self, seed: int, buttons: Sequence[str] = (), depth: int = 4) -> None:
        self._buttons = buttons
        self._chance = random.Random(seed)
        self._depth = depth
        self._number = seed * 10 + 1

    def update(self) -> Json:
        """A whole update, a mutilated one, or one of a kind that does not exist yet."""
        chance = self._chance
        kind = chance.choice(HANDLED) if chance.random() < 0.7 else chance.choice(KINDS)
        types = TYPES["Update"]["fields"][kind]["types"]
        made: Json = {"update_id": self._number, kind: self._value(chance.choice(types), kind, 0)}
        if chance.random() < 0.4:
            for _ in range(chance.randint(1, 4)):
                self._mutilate(made[kind])
        if chance.random() < 0.05:
            made["news_of_the_year_2030"] = {"id": 1}
        if chance.random() < 0.02:
            made = {"update_id": self._number, kind: copy.deepcopy(chance.choice(JUNK))}
        return made

    def _value(self, type_name: str, field: str, depth: int) -> Any:
        chance = self._chance
        if type_name.startswith("Array of "):
            inner = type_name.removeprefix("Array of ")
            return [self._value(inner, field, depth + 1) for _ in range(chance.randint(1, 2))]
        match type_name:
            case "Integer":
                return self._integer(field)
            case "Float":
                return chance.choice((0.0, 1.5, -1e9))
            case "Boolean":
                return chance.random() < 0.5
            case "True":
                return True
            case "String":
                return self._string(field)
        return self._object(type_name, depth)

    def _object(self, name: str, depth: int) -> Json:
        chance = self._chance
        described = TYPES[name]
        while "one_of" in described:
            name = chance.choice(described["one_of"])
            described = TYPES[name]
        made: Json = {}
        for field, rule in described["fields"].items():
            wanted = rule["required"] or self._is_central(name, field)
            if not wanted and (depth >= self._depth or chance.random() > 0.12):
                continue
            made[field] = (
                rule["always"] if "always" in rule else self._value(chance.choice(rule["types"]), field, depth + 1)
            )
        if name in ("Chat", "User"):
            made["id"] = chance.choice(CHATS if name == "Chat" else PEOPLE)
        if name == "Chat":
            made["type"] = (
                "private" if made["id"] > 0 else chance.choice(("group", "supergroup", "supergroup", "channel"))
            )
        if name == "InaccessibleMessage":
            made["date"] = 0
        return made

    def _is_central(self, name: str, field: str) -> bool:
        """Optional by the schema, but what people send as a rule."""
        often = {
            ("Message", "text"): 0.7,
            ("Message", "from"): 0.9,
            ("CallbackQuery", "data"): 0.9,
            ("CallbackQuery", "message"): 0.9,
        }
        return self._chance.random() < often.get((name, field), 0.0)

    def _integer(self, field: str) -> int:
        chance = self._chance
        if field == "date":
            return SENT_AT
        if field in ("offset", "length"):
            return chance.randint(0, 9)
        if field.endswith("chat_id"):
            return chance.choice(CHATS)
        return chance.choice((0, 1, 2, 7, 1_000, 2**31 - 1, 2**52))

    def _string(self, field: str) -> str:
        chance = self._chance
        if field in ("text", "caption", "query"):
            if chance.random() < 0.15:
                said = f"/{chance.choice(COMMANDS).name} {chance.choice(LONG)}"
                return said[: chance.choice((4096, 4096, 3990, 1500, 1024, 256))]
            if chance.random() < 0.5:
                return (
                    "/"
                    + chance.choice(COMMANDS).name
                    + chance.choice(("", " NL", " NL USA", " 5", " kunstrijden", " ?"))
                )
            return chance.choice(TEXTS)
        if field == "data":
            if self._buttons and chance.random() < 0.5:
                return chance.choice(self._buttons)
            return chance.choice(DATA)
        if field == "mime_type":
            return "text/csv"
        return chance.choice(("", "x", "Oranje 🧡", "<i>", "nl", "y" * 300))

    def _mutilate(self, content: Any) -> None:
        """Take something out, put junk in its place, or add what nobody knows, somewhere in it."""
        chance = self._chance
        while isinstance(content, dict | list) and content:
            place = chance.choice(list(content) if isinstance(content, dict) else range(len(content)))
            inner = content[place]
            if isinstance(inner, dict | list) and inner and chance.random() < 0.7:
                content = inner
                continue
            deed = chance.random()
            if deed < 0.4:
                del content[place]
            elif deed < 0.8 or isinstance(content, list):
                content[place] = copy.deepcopy(chance.choice(JUNK))
            else:
                content["unheard_of"] = copy.deepcopy(chance.choice(JUNK))
            return


def text_of(who: int, text: str, number: int) -> Json:
    """Somebody says something in private. Its update and its message have numbers of their own."""
    person = {"id": who, "is_bot": False, "first_name": "X"}
    chat = {"id": who, "type": "private", "first_name": "X"}
    message = {"message_id": 5_000_000 + number, "date": SENT_AT, "chat": chat, "from": person, "text": text}
    return {"update_id": OWN_NUMBERS + number, "message": message}


def tap_of(who: int, chat_id: int, data: str, number: int) -> Json:
    """Somebody taps a button, or says to have done so, in a chat."""
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup", "title": "X"}
    message = {"message_id": 1000, "date": SENT_AT, "chat": chat, "text": "x"}
    person = {"id": who, "is_bot": False, "first_name": "X"}
    tapped = {"id": str(number), "from": person, "chat_instance": "1", "message": message, "data": data}
    return {"update_id": OWN_NUMBERS + number, "callback_query": tapped}
