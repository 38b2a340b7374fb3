"""Statements that the two databases spell differently."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.engine.database import Transaction


async def put(tx: Transaction, table: Table, values: Mapping[str, Any], *, keep: Sequence[str] = ()) -> None:
    """Insert the row, or replace what stands under its primary key (columns in ``keep`` stay as they are)."""
    keys = [column.name for column in table.primary_key]
    statement = insert_into(tx, table).values(**values)
    new = {name: statement.excluded[name] for name in values if name not in keys and name not in keep}
    await tx.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=new)
        if new
        else statement.on_conflict_do_nothing(index_elements=keys)
    )


async def put_all(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, or replace what stands under their primary keys, unless that is newer by its
    ``at``: another process may have written meanwhile. All have the same columns."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    statement = insert_into(tx, table)
    new = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    is_newer = statement.excluded.at >= table.c.at
    await tx.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=new, where=is_newer), [dict(row) for row in rows]
    )


async def put_if_new(tx: Transaction, table: Table, values: Mapping[str, Any]) -> bool:
    """Insert the row unless one conflicts with it; returns whether it was inserted."""
    result = await tx.execute(insert_into(tx, table).values(**values).on_conflict_do_nothing())
    return result.rowcount == 1


def insert_into(tx: Transaction, table: Table) -> Any:
    """An insertion that can say what to do with a row that is there already."""
    return postgresql.insert(table) if tx.dialect == "postgresql" else sqlite.insert(table)
