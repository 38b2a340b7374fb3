"""The first tables, and the triggers that keep the ledger and the audit append-only."""

import sqlalchemy as sa
from alembic import op

from bot.storage.engine.columns import Json, Number, UtcMoment, partial_index
from bot.storage.migrations import refusals

revision = "0001"
down_revision = None

APPEND_ONLY = ("ledger_entries", "audit")


def upgrade() -> None:
    op.create_table(
        "admins",
        sa.Column("user_id", Number, autoincrement=False, primary_key=True),
        sa.Column("name", sa.String(200), server_default="", nullable=False),
        sa.Column("added_by", sa.String(120), nullable=False),
        sa.Column("added_at", UtcMoment, nullable=False),
    )
    op.create_table(
        "answered_messages",
        sa.Column("chat_id", Number, autoincrement=False, primary_key=True),
        sa.Column("message_id", Number, autoincrement=False, primary_key=True),
        sa.Column("reply_id", Number, nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.Index("ix_answered_messages_at", "at"),
    )
    op.create_table(
        "audit",
        sa.Column("audit_id", Number, autoincrement=True, primary_key=True),
        sa.Column("at", UtcMoment, nullable=False),
        sa.Column("actor", sa.String(120), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("detail", Json, nullable=False),
        sa.Index("ix_audit_at", "at"),
    )
    op.create_table(
        "chats",
        sa.Column("chat_id", Number, autoincrement=False, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("title", sa.String(200), server_default="", nullable=False),
        sa.Column("own_nation", sa.String(3)),
        sa.Column("talk_mode", sa.String(20), server_default="addressed", nullable=False),
        sa.Column("language", sa.String(12), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("inactive_reason", sa.String(200), server_default="", nullable=False),
        sa.Column("migrated_to", Number),
        sa.Column("first_seen", UtcMoment, nullable=False),
        sa.Column("last_seen", UtcMoment, nullable=False),
    )
    op.create_table(
        "desk_groups",
        sa.Column("chat_id", Number, autoincrement=False, primary_key=True),
        sa.Column("title", sa.String(200), server_default="", nullable=False),
        sa.Column("added_by", Number, nullable=False),
        sa.Column("added_at", UtcMoment, nullable=False),
    )
    op.create_table(
        "drafts",
        sa.Column("draft_id", Number, autoincrement=True, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("admin_id", Number, nullable=False),
        sa.Column("chat_id", Number, nullable=False),
        sa.Column("thread_id", Number, server_default="0", nullable=False),
        sa.Column("message_id", Number, nullable=False),
        sa.Column("nonce", sa.String(16), nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("created_at", UtcMoment, nullable=False),
        sa.Column("expires_at", UtcMoment, nullable=False),
        sa.UniqueConstraint("chat_id", "message_id"),
        sa.Index("ix_drafts_admin", "admin_id", "chat_id", "state"),
    )
    op.create_table(
        "file_ids",
        sa.Column("checksum", sa.String(64), primary_key=True),
        sa.Column("file_id", sa.String(300), nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
    )
    op.create_table(
        "handled",
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("at", UtcMoment, nullable=False),
        sa.Column("result", Json),
        sa.Index("ix_handled_at", "at"),
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", Number, autoincrement=False, primary_key=True),
        sa.Column("payload", Json, nullable=False),
        sa.Column("state", sa.String(20), server_default="new", nullable=False),
        sa.Column("chat_id", Number, server_default="0", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("received_at", UtcMoment, nullable=False),
        sa.Column("claimed_until", UtcMoment),
        sa.Column("done_at", UtcMoment),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Index("ix_inbox_done", "done_at"),
        partial_index("ix_inbox_waiting", "update_id", where="state IN ('new', 'claimed')"),
    )
    op.create_table(
        "invitations",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("made_by", Number, nullable=False),
        sa.Column("made_at", UtcMoment, nullable=False),
        sa.Column("expires_at", UtcMoment, nullable=False),
        sa.Column("used_by", Number),
        sa.Column("used_at", UtcMoment),
    )
    op.create_table(
        "last_questions",
        sa.Column("chat_id", Number, autoincrement=False, primary_key=True),
        sa.Column("thread_id", Number, autoincrement=False, primary_key=True),
        sa.Column("user_id", Number, autoincrement=False, primary_key=True),
        sa.Column("question", Json, nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.Index("ix_last_questions_at", "at"),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("holder", sa.String(80), nullable=False),
        sa.Column("token", Number, nullable=False),
        sa.Column("until", UtcMoment, nullable=False),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("games_id", sa.String(40), primary_key=True),
        sa.Column("seq", sa.Integer(), autoincrement=False, primary_key=True),
        sa.Column("event_id", sa.String(120), nullable=False),
        sa.Column("podium", Json, nullable=False),
        sa.Column("learned_at", UtcMoment, nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("message_key", sa.String(200)),
        sa.Column("prev_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.CheckConstraint("seq > 0", name="seq_positive"),
        sa.UniqueConstraint("games_id", "message_key"),
        sa.Index("ix_ledger_entries_event", "games_id", "event_id", "seq"),
    )
    op.create_table(
        "live_tables",
        sa.Column("chat_id", Number, autoincrement=False, primary_key=True),
        sa.Column("thread_id", Number, autoincrement=False, primary_key=True),
        sa.Column("message_id", Number),
        sa.Column("checksum", sa.String(64), server_default="", nullable=False),
        sa.Column("seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("pinned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("edited_at", UtcMoment),
    )
    op.create_table(
        "marks",
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("at", UtcMoment, nullable=False),
        sa.Column("value", Json),
    )
    op.create_table(
        "news",
        sa.Column("news_id", Number, autoincrement=True, primary_key=True),
        sa.Column("games_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("event_id", sa.String(120), server_default="", nullable=False),
        sa.Column("seq_from", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seq_to", sa.Integer(), server_default="0", nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("created_at", UtcMoment, nullable=False),
        sa.Column("planned_at", UtcMoment),
        sa.Column("spread_after", Number, server_default=sa.text("(-9223372036854775807)"), nullable=False),
        sa.Column("spread_at", UtcMoment),
        sa.Index("ix_news_event", "games_id", "event_id"),
        partial_index("ix_news_unspread", "planned_at", where="spread_at IS NULL"),
    )
    op.create_table(
        "follows",
        sa.Column(
            "chat_id", Number, sa.ForeignKey("chats.chat_id", onupdate="CASCADE", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("thread_id", Number, server_default="0", autoincrement=False, primary_key=True),
        sa.Column("subject_kind", sa.String(20), primary_key=True),
        sa.Column("subject", sa.String(160), server_default="", primary_key=True),
        sa.Column("since", UtcMoment, nullable=False),
        sa.Index("ix_follows_subject", "subject_kind", "subject", "chat_id", "thread_id"),
    )
    op.create_table(
        "outbox",
        sa.Column("outbox_id", Number, autoincrement=True, primary_key=True),
        sa.Column("news_id", Number, sa.ForeignKey("news.news_id"), nullable=False),
        sa.Column("chat_id", Number, nullable=False),
        sa.Column("thread_id", Number, server_default="0", nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("state", sa.String(12), server_default="pending", nullable=False),
        sa.Column("priority", sa.Integer(), server_default="5", nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("checksum", sa.String(64), server_default="", nullable=False),
        sa.Column("created_at", UtcMoment, nullable=False),
        sa.Column("retry_at", UtcMoment, nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claimed_by", sa.String(80)),
        sa.Column("lease_until", UtcMoment),
        sa.Column("token", Number, server_default="0", nullable=False),
        sa.Column("message_id", Number),
        sa.Column("sent_at", UtcMoment),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'claimed', 'sent', 'retry', 'unknown', 'dead', 'cancelled')", name="state_known"
        ),
        sa.UniqueConstraint("news_id", "chat_id", "thread_id", "kind"),
        sa.Index("ix_outbox_chat", "chat_id", "thread_id", "state"),
        partial_index("ix_outbox_due", "priority", "retry_at", "outbox_id", where="state IN ('pending', 'retry')"),
        partial_index("ix_outbox_leases", "lease_until", where="state = 'claimed'"),
    )
    op.create_table(
        "preferences",
        sa.Column(
            "chat_id", Number, sa.ForeignKey("chats.chat_id", onupdate="CASCADE", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("thread_id", Number, server_default="0", autoincrement=False, primary_key=True),
        sa.Column("kinds", Json, nullable=False),
        sa.Column("sound", sa.String(20), server_default="important", nullable=False),
        sa.Column("quiet_from", sa.String(5)),
        sa.Column("quiet_until", sa.String(5)),
        sa.Column("spoiler", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("live_table", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("updated_at", UtcMoment, nullable=False),
    )
    op.create_table(
        "sent_messages",
        sa.Column("chat_id", Number, autoincrement=False, primary_key=True),
        sa.Column("message_id", Number, autoincrement=False, primary_key=True),
        sa.Column("thread_id", Number, server_default="0", nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("news_id", Number, sa.ForeignKey("news.news_id")),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("checksum", sa.String(64), server_default="", nullable=False),
        sa.Column("sent_at", UtcMoment, nullable=False),
        sa.Index("ix_sent_messages_news", "news_id"),
        sa.Index("ix_sent_messages_sent_at", "sent_at"),
    )
    for table in APPEND_ONLY:
        for statement in refusals(table, op.get_bind().dialect.name):
            op.execute(statement)
