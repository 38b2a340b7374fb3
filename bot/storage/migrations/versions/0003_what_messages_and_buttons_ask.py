"""What a message of ours shows the answer to, and the questions of buttons that do not fit in them.

Only adds: processes of the version before go on working beside those of this one.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.engine.columns import Json, Number, UtcMoment

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "button_questions",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("question", Json, nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_button_questions")),
    )
    op.create_index("ix_button_questions_at", "button_questions", ["at"], unique=False)
    op.create_table(
        "message_subjects",
        sa.Column("chat_id", Number, autoincrement=False, nullable=False),
        sa.Column("message_id", Number, autoincrement=False, nullable=False),
        sa.Column("question", Json, nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_message_subjects")),
    )
    op.create_index("ix_message_subjects_at", "message_subjects", ["at"], unique=False)
