"""What the Bot API asks of a call: fields, types and stated limits, read from ``bot_api.json``."""

import json
import re
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any

from bot.playground.bot_api.errors import bad_request

Json = dict[str, Any]
Rule = dict[str, Any]
_TRUE = {"true", "yes", "1"}
_INTEGER = re.compile(r"[+-]?\d+")


class Mismatch(Exception):
    """A value that is not of the asked type."""


@cache
def _api() -> Json:
    loaded: Json = json.loads(files("bot.playground.bot_api").joinpath("bot_api.json").read_text("utf-8"))
    return loaded


@cache
def _by_lower_name() -> dict[str, str]:
    return {name.lower(): name for name in _api()["methods"]}


def method_name(name: str) -> str | None:
    """The method's own spelling (Telegram takes any capitals), or nothing for a method this Telegram does not play."""
    return _by_lower_name().get(name.lower())


def read_parameters(method: str, given: Json) -> Json:
    """The parameters in their own types, from native values or from the texts of a form.

    As Telegram does, fields that the method does not know are passed over.

    Raises:
        ApiError: 400 for a value of a wrong type or outside the stated limits, or a missing required field.
    """
    fields: dict[str, Rule] = _api()["methods"][method]
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
    """Raises: ApiError: 400 when a required field is missing (texts and chats have answers of their own)."""
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


def _value(rule: Rule, value: Any, *, loose: bool) -> Any:
    faults = []
    for kind in rule["types"]:
        try:
            result = _typed(kind, value, loose=loose)
        except Mismatch as fault:
            faults.append((_likeness(kind, value), fault))
            continue
        _hold_limits(rule, result)
        return result
    raise max(faults, key=lambda pair: pair[0])[1]


def _likeness(kind: str, value: Any) -> int:
    """How many fields of this type the value has: of several types the likest explains the fault best."""
    with suppress(Mismatch):
        value = _from_json(value)
    fields = _api()["types"].get(kind, {}).get("fields", {})
    return len(fields.keys() & value.keys()) if isinstance(value, dict) else 0


def _hold_limits(rule: Rule, value: Any) -> None:
    if isinstance(value, str):
        if "enum" in rule and value not in rule["enum"]:
            raise Mismatch(f'"{value}" is not one of {", ".join(rule["enum"])}')
        if "parsed" not in rule:
            for unit, size in (("bytes", len(value.encode())), ("chars", len(value))):
                if unit in rule and not rule[unit][0] <= size <= rule[unit][1]:
                    raise Mismatch(f"{size} {unit}, must be {rule[unit][0]}-{rule[unit][1]}")
    elif isinstance(value, list):
        if "items" in rule and not rule["items"][0] <= len(value) <= rule["items"][1]:
            raise Mismatch(f"{len(value)} items, must be {rule['items'][0]}-{rule['items'][1]}")
    elif isinstance(value, int | float) and not isinstance(value, bool) and "range" in rule:
        low, high = rule["range"]
        if not low <= value <= high:
            raise Mismatch(f"{value} is outside {low}-{high}")


def _typed(kind: str, value: Any, *, loose: bool) -> Any:
    if kind.startswith("Array of "):
        items = _from_json(value) if loose else value
        if not isinstance(items, list | tuple):
            raise Mismatch("expected an Array")
        inner = {"types": re.split(r", | and ", kind.removeprefix("Array of "))}
        return [_value(inner, item, loose=False) for item in items]
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


def _float(value: Any, loose: bool) -> float:
    if loose and isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            raise Mismatch("expected a Float") from None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Mismatch("expected a Float")
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


_SCALARS = {
    "Integer": _integer, "Float": _float, "Boolean": _boolean, "True": _boolean, "String": _string,
    "InputFile": _string,
}  # fmt: skip


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
