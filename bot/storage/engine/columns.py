"""Column types and indexes that mean the same in SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator


class UtcMoment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. Raises ValueError for a naive one: a moment without a zone is a guess."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value!r}")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")
"""A JSON document. PostgreSQL does not keep the order of keys: whoever hashes one sorts them first."""

Number = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits in both; SQLite numbers rows by itself only in a column declared as INTEGER."""


def partial_index(name: str, *columns: str, where: str) -> Index:
    """An index of some of the rows."""
    return Index(name, *columns, postgresql_where=text(where), sqlite_where=text(where))
