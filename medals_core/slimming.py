"""Many records of one kind, kept small."""

from typing import TypeVar

from pydantic import BaseModel

Record = TypeVar("Record", bound=BaseModel)

_GIVEN: dict[frozenset[str], set[str]] = {}


def slim(record: Record) -> Record:
    """The record, sharing with others of its kind which of its fields were given: a set of their own for each of
    13,000 records takes 7 MB. Only for frozen records: nobody changes what they share."""
    given = record.model_fields_set
    object.__setattr__(record, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))
    return record
