"""What the Bot API asks of a call: fields, types and stated limits, read from ``bot_api.json``."""

import json
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model, model_validator

from bot.playground.bot_api.errors import bad_request
from bot.playground.chats import Json

_PLAIN: dict[str, Any] = {
    "Integer": Annotated[int, Field(ge=-(2**63), lt=2**63)], "Boolean": bool, "String": str, "InputFile": str,
}  # fmt: skip


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
    try:
        read = _parameters(method).model_validate({name: value for name, value in given.items() if value != ""})
    except ValidationError as faults:
        fault = faults.errors()[0]
        name, *inside = map(str, fault["loc"])
        where = f"{'.'.join(inside)}: " if inside else ""
        raise bad_request(f"can't parse {name.replace('_', ' ')}: {where}{fault['msg']}") from None
    return read.model_dump(exclude_unset=True)


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


class _Object(BaseModel):
    """A field that is null is one that is not given."""

    model_config = ConfigDict(strict=True)

    @model_validator(mode="before")
    @classmethod
    def _without_null(cls, value: Any) -> Any:
        return {name: one for name, one in value.items() if one is not None} if isinstance(value, dict) else value


class _Parameters(_Object):
    model_config = ConfigDict(strict=False, coerce_numbers_to_str=True)


@cache
def _parameters(method: str) -> type[_Parameters]:
    """All may be left out here: what is missing is told in words of its own."""
    fields: dict[str, Any] = {name: (_of_a_form(rule), None) for name, rule in _api()["methods"][method].items()}
    return create_model(method, __base__=_Parameters, **fields)


def _of_a_form(rule: Json) -> Any:
    return _ruled(rule) if set(rule["types"]) <= _PLAIN.keys() else Annotated[_ruled(rule), BeforeValidator(_from_json)]


def _from_json(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError("expected a JSON-serialized value") from None


def _ruled(rule: Json) -> Any:
    """The type within its limits; of several types the first that fits."""
    if "enum" in rule:
        return Literal[tuple(rule["enum"])]
    if len(kinds := {_type(kind): None for kind in rule["types"]}) > 1:
        return Annotated[Union[tuple(kinds)], Field(union_mode="left_to_right")]  # noqa: UP007 - as many as there are
    low, high = rule.get("range", (None, None))
    least, most = rule.get("items") or ("parsed" not in rule and rule.get("chars")) or (None, None)
    return Annotated[next(iter(kinds)), Field(ge=low, le=high, min_length=least, max_length=most)]


@cache
def _type(kind: str) -> Any:
    if kind.startswith("Array of "):
        return list[_type(kind.removeprefix("Array of "))]  # type: ignore[misc]
    if kind in _PLAIN:
        return _PLAIN[kind]
    if (shape := _api()["types"].get(kind)) is None:
        return Any
    if subtypes := shape.get("subtypes"):
        kinds = tuple(map(_type, subtypes))
        return kinds[0] if len(kinds) == 1 else Annotated[Union[kinds], Field(discriminator="type")]  # noqa: UP007
    rules = shape.get("fields", {}).items()
    fields: dict[str, Any] = {name: (_ruled(rule), ... if rule.get("required") else None) for name, rule in rules}
    return create_model(kind, __base__=_Object, **fields)
