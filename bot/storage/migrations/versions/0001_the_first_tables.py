"""The first tables, and the triggers that keep the ledger and the audit append-only."""

import sqlalchemy as sa
from alembic import op

from bot.storage.engine.append_only import refusals
from bot.storage.engine.columns import Json, Number, UtcMoment

revision = "0001"
down_revision = None

APPEND_ONLY = ("ledger_entries", "audit")


def upgrade() -> None:
    op.create_table(
        "admins",
        sa.Column("user_id", Number, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("added_by", sa.String(length=120), nullable=False),
        sa.Column("added_at", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_admins")),
    )
    op.create_table(
        "answered_messages",
        sa.Column("chat_id", Number, autoincrement=False, nullable=False),
        sa.Column("message_id", Number, autoincrement=False, nullable=False),
        sa.Column("reply_id", Number, nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_answered_messages")),
    )
    op.create_index("ix_answered_messages_at", "answered_messages", ["at"], unique=False)
    op.create_table(
        "audit",
        sa.Column("audit_id", Number, autoincrement=True, nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("detail", Json, nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)
    op.create_table(
        "chats",
        sa.Column("chat_id", Number, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), server_default="", nullable=False),
        sa.Column("own_nation", sa.String(length=3), nullable=True),
        sa.Column("talk_mode", sa.String(length=20), server_default="addressed", nullable=False),
        sa.Column("language", sa.String(length=12), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("inactive_reason", sa.String(length=200), server_default="", nullable=False),
        sa.Column("migrated_to", Number, nullable=True),
        sa.Column("first_seen", UtcMoment, nullable=False),
        sa.Column("last_seen", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chats")),
    )
    op.create_table(
        "desk_groups",
        sa.Column("chat_id", Number, autoincrement=False, nullable=False),
        sa.Column("title", sa.String(length=200), server_default="", nullable=False),
        sa.Column("added_by", Number, nullable=False),
        sa.Column("added_at", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_desk_groups")),
    )
    op.create_table(
        "drafts",
        sa.Column("draft_id", Number, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("admin_id", Number, nullable=False),
        sa.Column("chat_id", Number, nullable=False),
        sa.Column("thread_id", Number, server_default="0", nullable=False),
        sa.Column("message_id", Number, nullable=False),
        sa.Column("nonce", sa.String(length=16), nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("created_at", UtcMoment, nullable=False),
        sa.Column("expires_at", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("chat_id", "message_id", name=op.f("uq_drafts_chat_id_message_id")),
    )
    op.create_index("ix_drafts_admin", "drafts", ["admin_id", "chat_id", "state"], unique=False)
    op.create_table(
        "file_ids",
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("file_id", sa.String(length=300), nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("checksum", name=op.f("pk_file_ids")),
    )
    op.create_table(
        "handled",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.Column("result", Json, nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_handled")),
    )
    op.create_index("ix_handled_at", "handled", ["at"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("update_id", Number, autoincrement=False, nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("state", sa.String(length=20), server_default="new", nullable=False),
        sa.Column("chat_id", Number, server_default="0", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("received_at", UtcMoment, nullable=False),
        sa.Column("claimed_until", UtcMoment, nullable=True),
        sa.Column("done_at", UtcMoment, nullable=True),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_done", "inbox", ["done_at"], unique=False)
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["update_id"],
        unique=False,
        postgresql_where=sa.text("state IN ('new', 'claimed')"),
        sqlite_where=sa.text("state IN ('new', 'claimed')"),
    )
    op.create_table(
        "invitations",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_by", Number, nullable=False),
        sa.Column("made_at", UtcMoment, nullable=False),
        sa.Column("expires_at", UtcMoment, nullable=False),
        sa.Column("used_by", Number, nullable=True),
        sa.Column("used_at", UtcMoment, nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_invitations")),
    )
    op.create_table(
        "last_questions",
        sa.Column("chat_id", Number, autoincrement=False, nullable=False),
        sa.Column("thread_id", Number, autoincrement=False, nullable=False),
        sa.Column("user_id", Number, autoincrement=False, nullable=False),
        sa.Column("question", Json, nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", "user_id", name=op.f("pk_last_questions")),
    )
    op.create_index("ix_last_questions_at", "last_questions", ["at"], unique=False)
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("holder", sa.String(length=80), nullable=False),
        sa.Column("token", Number, nullable=False),
        sa.Column("until", UtcMoment, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("games_id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.String(length=120), nullable=False),
        sa.Column("podium", Json, nullable=False),
        sa.Column("learned_at", UtcMoment, nullable=False),
        sa.Column("author", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("message_key", sa.String(length=200), nullable=True),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("seq > 0", name=op.f("ck_ledger_entries_seq_positive")),
        sa.PrimaryKeyConstraint("games_id", "seq", name=op.f("pk_ledger_entries")),
        sa.UniqueConstraint("games_id", "message_key", name=op.f("uq_ledger_entries_games_id_message_key")),
    )
    op.create_index("ix_ledger_entries_event", "ledger_entries", ["games_id", "event_id", "seq"], unique=False)
    op.create_table(
        "live_tables",
        sa.Column("chat_id", Number, autoincrement=False, nullable=False),
        sa.Column("thread_id", Number, autoincrement=False, nullable=False),
        sa.Column("message_id", Number, nullable=True),
        sa.Column("checksum", sa.String(length=64), server_default="", nullable=False),
        sa.Column("seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("pinned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("edited_at", UtcMoment, nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_live_tables")),
    )
    op.create_table(
        "marks",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("at", UtcMoment, nullable=False),
        sa.Column("value", Json, nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_marks")),
    )
    op.create_table(
        "news",
        sa.Column("news_id", Number, autoincrement=True, nullable=False),
        sa.Column("games_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("event_id", sa.String(length=120), server_default="", nullable=False),
        sa.Column("seq_from", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seq_to", sa.Integer(), server_default="0", nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("created_at", UtcMoment, nullable=False),
        sa.Column("planned_at", UtcMoment, nullable=True),
        sa.Column("spread_after", Number, server_default=sa.text("(-9223372036854775807)"), nullable=False),
        sa.Column("spread_at", UtcMoment, nullable=True),
        sa.PrimaryKeyConstraint("news_id", name=op.f("pk_news")),
    )
    op.create_index("ix_news_event", "news", ["games_id", "event_id"], unique=False)
    op.create_index(
        "ix_news_unspread",
        "news",
        ["planned_at"],
        unique=False,
        postgresql_where=sa.text("spread_at IS NULL"),
        sqlite_where=sa.text("spread_at IS NULL"),
    )
    op.create_table(
        "follows",
        sa.Column("chat_id", Number, nullable=False),
        sa.Column("thread_id", Number, server_default="0", autoincrement=False, nullable=False),
        sa.Column("subject_kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=160), server_default="", nullable=False),
        sa.Column("since", UtcMoment, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.chat_id"], name=op.f("fk_follows_chat_id"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", "subject_kind", "subject", name=op.f("pk_follows")),
    )
    op.create_index("ix_follows_subject", "follows", ["subject_kind", "subject", "chat_id", "thread_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("outbox_id", Number, autoincrement=True, nullable=False),
        sa.Column("news_id", Number, nullable=False),
        sa.Column("chat_id", Number, nullable=False),
        sa.Column("thread_id", Number, server_default="0", nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("state", sa.String(length=12), server_default="pending", nullable=False),
        sa.Column("priority", sa.Integer(), server_default="5", nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("checksum", sa.String(length=64), server_default="", nullable=False),
        sa.Column("created_at", UtcMoment, nullable=False),
        sa.Column("retry_at", UtcMoment, nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claimed_by", sa.String(length=80), nullable=True),
        sa.Column("lease_until", UtcMoment, nullable=True),
        sa.Column("token", Number, server_default="0", nullable=False),
        sa.Column("message_id", Number, nullable=True),
        sa.Column("sent_at", UtcMoment, nullable=True),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'claimed', 'sent', 'retry', 'unknown', 'dead', 'cancelled')",
            name=op.f("ck_outbox_state_known"),
        ),
        sa.ForeignKeyConstraint(["news_id"], ["news.news_id"], name=op.f("fk_outbox_news_id")),
        sa.PrimaryKeyConstraint("outbox_id", name=op.f("pk_outbox")),
        sa.UniqueConstraint(
            "news_id", "chat_id", "thread_id", "kind", name=op.f("uq_outbox_news_id_chat_id_thread_id_kind")
        ),
    )
    op.create_index("ix_outbox_chat", "outbox", ["chat_id", "thread_id", "state"], unique=False)
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["priority", "retry_at", "outbox_id"],
        unique=False,
        postgresql_where=sa.text("state IN ('pending', 'retry')"),
        sqlite_where=sa.text("state IN ('pending', 'retry')"),
    )
    op.create_index(
        "ix_outbox_leases",
        "outbox",
        ["lease_until"],
        unique=False,
        postgresql_where=sa.text("state = 'claimed'"),
        sqlite_where=sa.text("state = 'claimed'"),
    )
    op.create_table(
        "preferences",
        sa.Column("chat_id", Number, nullable=False),
        sa.Column("thread_id", Number, server_default="0", autoincrement=False, nullable=False),
        sa.Column("kinds", Json, nullable=False),
        sa.Column("sound", sa.String(length=20), server_default="important", nullable=False),
        sa.Column("quiet_from", sa.String(length=5), nullable=True),
        sa.Column("quiet_until", sa.String(length=5), nullable=True),
        sa.Column("spoiler", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("live_table", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("updated_at", UtcMoment, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.chat_id"], name=op.f("fk_preferences_chat_id"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_preferences")),
    )
    op.create_table(
        "sent_messages",
        sa.Column("chat_id", Number, autoincrement=False, nullable=False),
        sa.Column("message_id", Number, autoincrement=False, nullable=False),
        sa.Column("thread_id", Number, server_default="0", nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("news_id", Number, nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("checksum", sa.String(length=64), server_default="", nullable=False),
        sa.Column("sent_at", UtcMoment, nullable=False),
        sa.ForeignKeyConstraint(["news_id"], ["news.news_id"], name=op.f("fk_sent_messages_news_id")),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_sent_messages")),
    )
    op.create_index("ix_sent_messages_news", "sent_messages", ["news_id"], unique=False)
    op.create_index("ix_sent_messages_sent_at", "sent_messages", ["sent_at"], unique=False)
    for table in APPEND_ONLY:
        for statement in refusals(table, op.get_bind().dialect.name):
            op.execute(statement)
