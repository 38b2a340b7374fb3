"""Made updates of every type of the Bot API, whole and mutilated. The same seed makes the same update.

``update_types.json`` holds the types that an update can consist of; its source stands in it.
"""

import copy
import json
import random
from pathlib import Path
from typing import Any

from bot.commands import COMMANDS

Json = dict[str, Any]
TYPES: Json = json.loads(Path(__file__).with_name("update_types.json").read_text(encoding="utf-8"))["types"]
KINDS = [name for name in TYPES["Update"]["fields"] if name != "update_id"]
HANDLED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")

OWNER = 9001
PEOPLE = (OWNER, 1, 77, 5_000_000_000, 1087968824, 136817688, 777000, 42)
"""The owner of the desk, common people, Telegram's stand-ins for anonymous ones, and the bot itself."""

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
DATA = (
    "/stand",
    "/stand 2026-02-30",
    "/volg NL",
    "desk:1:abc:ok",
    "desk:99999999999999999999:x:y",
    "desk:staff:remove 1",
    "desk:log:9999999999:99999999999999",
    "m:v:NED",
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
)


class Maker:
    """Makes updates by the schema. ``depth`` bounds how deep an optional part may nest."""

    def __init__(self, seed: int, depth: int = 4) -> None:
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
            return 1_771_340_400
        if field in ("offset", "length"):
            return chance.randint(0, 9)
        if field.endswith("chat_id"):
            return chance.choice(CHATS)
        return chance.choice((0, 1, 2, 7, 1_000, 2**31 - 1, 2**52))

    def _string(self, field: str) -> str:
        chance = self._chance
        if field in ("text", "caption", "query"):
            if chance.random() < 0.5:
                return (
                    "/"
                    + chance.choice(COMMANDS).name
                    + chance.choice(("", " NL", " NL USA", " 5", " kunstrijden", " ?"))
                )
            return chance.choice(TEXTS)
        if field == "data":
            return chance.choice(DATA)
        if field == "mime_type":
            return "text/csv"
        return chance.choice(("", "x", "Oranje 🧡", "<i>", "nl", "y" * 300))

    def _mutilate(self, content: Any) -> None:
        """Take something out, put junk in its place, or add what nobody knows, somewhere in it."""
        chance = self._chance
        while isinstance(content, dict) and content:
            field = chance.choice(list(content))
            inner = content[field]
            if isinstance(inner, dict) and inner and chance.random() < 0.7:
                content = inner
                continue
            deed = chance.random()
            if deed < 0.4:
                del content[field]
            elif deed < 0.8:
                content[field] = copy.deepcopy(chance.choice(JUNK))
            else:
                content["unheard_of"] = copy.deepcopy(chance.choice(JUNK))
            return
