"""How a chat wants its tables: in characters, or as Telegram draws them.

Only adds: processes of the version before go on working beside those of this one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("chats", sa.Column("native_tables", sa.Boolean(), server_default=sa.false(), nullable=False))
