"""How a chat wants its pictures: light, dark, or by the hour.

Only adds: processes of the version before go on working beside those of this one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("chats", sa.Column("picture_colours", sa.String(length=10), server_default="", nullable=False))
