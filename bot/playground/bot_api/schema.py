"""What the Bot API asks of a call: fields, types and stated limits, read from ``bot_api.json``."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from bot.playground.bot_api.errors import bad_request
from bot.playground.chats import Json

_TRUE = {"true", "yes", "1"}
_INTEGER = re.compile(r"[+-]?\d+")


class Mismatch(Exception):
    """A value that is not of the asked type."""


@cache
def _api() -> Json:
    loaded: Json = json.loads(files("bot.playground.bot_api").joinpath("bot_api.json").read_text("utf-8"))
    return loaded


def method_name(name: str) -> str | None:
    """The method's own spelling (Telegram takes any capitals), or nothing for a method this Telegram does not play."""
    return next((method for method in _api()["methods"] if method.lower() == name.lower()), None)


def read_parameters(method: str, given: Json) -> Json:
    """The parameters in their own types, from native values or from the texts of a form. As Telegram does, fields that
    the method does not know are passed over. Raises ApiError for a value of a wrong type or outside the limits."""
    fields: dict[str, Json] = _api()["methods"][method]
    read: Json = {}
    for name, rule in fields.items():
        if (value := given.get(name)) is None or value == "":
            continue
        try:
            read[name] = _value(rule, value, loose=True)
        except Mismatch as fault:
            raise bad_request(f"can't parse {name.replace('_', ' ')}: {fault}") from None
    return read


def require(method: str, read: Json) -> None:
    """Raises ApiError when a required field is missing (texts and chats have answers of their own)."""
    for name, rule in _api()["methods"][method].items():
        if rule.get("required") and name not in read:
            raise bad_request(_MISSING.get(name, f"{name.replace('_', ' ')} is empty"))


_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "inline_query_id": "query is too old and response timeout expired or query ID is invalid",
    "action": "wrong parameter action in request",
}


def _value(rule: Json, value: Any, *, loose: bool) -> Any:
    faults = []
    for kind in rule["types"]:
        try:
            result = _typed(kind, value, loose=loose)
        except Mismatch as fault:
            faults.append(fault)
            continue
        _hold_limits(rule, result)
        return result
    raise faults[0]


def _hold_limits(rule: Json, value: Any) -> None:
    if isinstance(value, str):
        if "enum" in rule and value not in rule["enum"]:
            raise Mismatch(f'"{value}" is not one of {", ".join(rule["enum"])}')
        if "parsed" not in rule:
            low, high = rule.get("chars", (0, len(value)))
            if not low <= len(value) <= high:
                raise Mismatch(f"{len(value)} chars, must be {low}-{high}")
    elif isinstance(value, list):
        if "items" in rule and not rule["items"][0] <= len(value) <= rule["items"][1]:
            raise Mismatch(f"{len(value)} items, must be {rule['items'][0]}-{rule['items'][1]}")
    elif "range" in rule:
        low, high = rule["range"]
        if not low <= value <= high:
            raise Mismatch(f"{value} is outside {low}-{high}")


def _typed(kind: str, value: Any, *, loose: bool) -> Any:
    if kind.startswith("Array of "):
        items = _from_json(value) if loose else value
        if not isinstance(items, list | tuple):
            raise Mismatch("expected an Array")
        return [_typed(kind.removeprefix("Array of "), item, loose=False) for item in items]
    if kind in _SCALARS:
        return _SCALARS[kind](value, loose)
    return _object(kind, _from_json(value) if loose else value)


def _from_json(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            raise Mismatch("expected a JSON-serialized value") from None
    return value


def _integer(value: Any, loose: bool) -> int:
    if loose and isinstance(value, str) and _INTEGER.fullmatch(value.strip()):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Mismatch("expected an Integer")
    if abs(value) >= 2**63:
        raise Mismatch("the Integer does not fit in 64 bits")
    return value


def _boolean(value: Any, loose: bool) -> bool:
    if loose and isinstance(value, str):
        return value.strip().lower() in _TRUE
    if loose and value in (0, 1):
        return bool(value)
    if not isinstance(value, bool):
        raise Mismatch("expected a Boolean")
    return value


def _string(value: Any, loose: bool) -> str:
    if loose and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise Mismatch("expected a String")
    return value


_SCALARS = {"Integer": _integer, "Boolean": _boolean, "String": _string, "InputFile": _string}


def _object(kind: str, value: Any) -> Any:
    if (shape := _api()["types"].get(kind)) is None:
        return value
    if not isinstance(value, dict):
        raise Mismatch(f"expected an Object of type {kind}")
    if "subtypes" in shape:
        return _one_of(kind, shape["subtypes"], value)
    read: Json = {}
    for name, rule in shape.get("fields", {}).items():
        if (field := value.get(name)) is None:
            if rule.get("required"):
                raise Mismatch(f'field "{name}" is missing in {kind}')
            continue
        try:
            read[name] = _value(rule, field, loose=False)
        except Mismatch as fault:
            raise Mismatch(f'field "{name}" of {kind}: {fault}') from None
    return read


def _one_of(kind: str, subtypes: list[str], value: Json) -> Json:
    faults = []
    for subtype in subtypes:
        fields = _api()["types"][subtype].get("fields", {})
        constant = next(((n, r["enum"][0]) for n, r in fields.items() if len(r.get("enum", ())) == 1), None)
        if constant and value.get(constant[0]) != constant[1]:
            continue
        try:
            result: Json = _object(subtype, value)
        except Mismatch as fault:
            faults.append(fault)
            continue
        return result
    raise faults[0] if faults else Mismatch(f"no {kind} has this type")
