"""Run by Alembic, always on a connection that is handed to it."""

from typing import Any, Literal

from alembic import context

from bot.storage.engine.columns import Json, Number, UtcMoment
from bot.storage.tables import metadata


def by_our_name(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """In a written migration, our column types stand under their own names."""
    if kind == "type" and isinstance(item, UtcMoment):
        return "UtcMoment"
    if kind == "type" and item is Json:
        return "Json"
    if kind == "type" and item is Number:
        return "Number"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=context.config.attributes.get("batch", True),
    compare_type=True,
    render_item=by_our_name,
)
with context.begin_transaction():
    context.run_migrations()
