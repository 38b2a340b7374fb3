"""Who has an update in hand, the order within a chat, and how replicas share the pace.

Only adds: processes of the version before go on working beside those of this one.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.engine.columns import UtcMoment

revision = "0002"
down_revision = "0001"

WAITING = sa.text("state IN ('new', 'claimed')")


def upgrade() -> None:
    op.add_column("inbox", sa.Column("claimed_by", sa.String(length=80), server_default="", nullable=False))
    op.create_index(
        "ix_inbox_chat", "inbox", ["chat_id", "update_id"], unique=False, postgresql_where=WAITING, sqlite_where=WAITING
    )
    op.create_table(
        "replicas",
        sa.Column("holder", sa.String(length=80), nullable=False),
        sa.Column("until", UtcMoment, nullable=False),
        sa.Column("replies", sa.Integer(), nullable=False),
        sa.Column("broadcasts", sa.Integer(), nullable=False),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("holder", name=op.f("pk_replicas")),
    )
