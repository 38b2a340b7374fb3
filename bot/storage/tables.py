"""All tables, grouped by subject. Thread 0 means "no topic" (never NULL); every moment is aware and kept in UTC."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.schema import SchemaItem

from bot.storage.engine.columns import Json, Number, UtcMoment, partial_index

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: SchemaItem) -> Table:
    return Table(name, metadata, *parts)


# --- The ledger and the desk ----------------------------------------------------------------------------------------

ledger_entries = _table(
    "ledger_entries",
    Column("games_id", String(40), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False, doc="1, 2, 3 … within one Games"),
    Column("event_id", String(120), nullable=False),
    Column("podium", Json, nullable=False, doc="list of medals from gold to bronze; empty: withdrawn"),
    Column("learned_at", UtcMoment, nullable=False),
    Column("author", String(120), nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("message_key", String(200), doc="what caused it; the same cause never writes twice"),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("games_id", "message_key"),
    CheckConstraint("seq > 0", name="seq_positive"),
    Index("ix_ledger_entries_event", "games_id", "event_id", "seq"),
)
"""Append-only: triggers refuse UPDATE and DELETE."""

audit = _table(
    "audit",
    Column("audit_id", Number, primary_key=True, autoincrement=True),
    Column("at", UtcMoment, nullable=False),
    Column("actor", String(120), nullable=False),
    Column("action", String(60), nullable=False),
    Column("detail", Json, nullable=False),
    Index("ix_audit_at", "at"),
)
"""Who did what at the desk, refused attempts too. Append-only like the ledger."""

APPEND_ONLY = ("ledger_entries", "audit")

drafts = _table(
    "drafts",
    Column("draft_id", Number, primary_key=True, autoincrement=True),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False, doc="open | published | discarded | expired"),
    Column("admin_id", Number, nullable=False),
    Column("chat_id", Number, nullable=False),
    Column("thread_id", Number, nullable=False, server_default="0"),
    Column("message_id", Number, nullable=False, doc="the command that it came from"),
    Column("nonce", String(16), nullable=False, doc="changes with every screen: an old button is refused"),
    Column("content", Json, nullable=False),
    Column("created_at", UtcMoment, nullable=False),
    Column("expires_at", UtcMoment, nullable=False),
    UniqueConstraint("chat_id", "message_id"),
    Index("ix_drafts_admin", "admin_id", "chat_id", "state"),
)

admins = _table(
    "admins",
    Column("user_id", Number, primary_key=True, autoincrement=False),
    Column("name", String(200), nullable=False, server_default=""),
    Column("added_by", String(120), nullable=False),
    Column("added_at", UtcMoment, nullable=False),
)
"""Admins beside the owners, who stand in the settings."""

invitations = _table(
    "invitations",
    Column("token_hash", String(64), primary_key=True, doc="SHA-256: the token itself is only in the link"),
    Column("made_by", Number, nullable=False),
    Column("made_at", UtcMoment, nullable=False),
    Column("expires_at", UtcMoment, nullable=False),
    Column("used_by", Number),
    Column("used_at", UtcMoment),
)

desk_groups = _table(
    "desk_groups",
    Column("chat_id", Number, primary_key=True, autoincrement=False),
    Column("title", String(200), nullable=False, server_default=""),
    Column("added_by", Number, nullable=False),
    Column("added_at", UtcMoment, nullable=False),
)

# --- Chats and what they like ---------------------------------------------------------------------------------------

chats = _table(
    "chats",
    Column("chat_id", Number, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False, doc="private | group | supergroup | channel"),
    Column("title", String(200), nullable=False, server_default=""),
    Column("own_nation", String(3), doc="NULL: not chosen, the setting's nation holds"),
    Column("talk_mode", String(20), nullable=False, server_default="addressed"),
    Column("language", String(12), nullable=False, server_default=""),
    Column("active", Boolean, nullable=False, server_default=true()),
    Column("inactive_reason", String(200), nullable=False, server_default=""),
    Column("migrated_to", Number),
    Column("first_seen", UtcMoment, nullable=False),
    Column("last_seen", UtcMoment, nullable=False),
    Column("picture_colours", String(10), nullable=False, server_default="", doc="licht | donker; empty: by the hour"),
    Column("native_tables", Boolean, nullable=False, server_default=false(), doc="tables as Telegram draws them"),
)

preferences = _table(
    "preferences",
    Column("chat_id", Number, ForeignKey("chats.chat_id", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("thread_id", Number, primary_key=True, server_default="0", autoincrement=False),
    Column("kinds", Json, nullable=False, doc="kinds of news wanted"),
    Column("sound", String(20), nullable=False, server_default="important"),
    Column("quiet_from", String(5), doc="23:00, on the chat's clock"),
    Column("quiet_until", String(5)),
    Column("spoiler", Boolean, nullable=False, server_default=false()),
    Column("live_table", Boolean, nullable=False, server_default=false()),
    Column("updated_at", UtcMoment, nullable=False),
)

follows = _table(
    "follows",
    Column("chat_id", Number, ForeignKey("chats.chat_id", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("thread_id", Number, primary_key=True, server_default="0", autoincrement=False),
    Column("subject_kind", String(20), primary_key=True, doc="nation | athlete | discipline | all"),
    Column("subject", String(160), primary_key=True, server_default="", doc="NED, an athlete's id, a slug"),
    Column("since", UtcMoment, nullable=False),
    Index("ix_follows_subject", "subject_kind", "subject", "chat_id", "thread_id"),
)

# --- What comes in --------------------------------------------------------------------------------------------------

inbox = _table(
    "inbox",
    Column("update_id", Number, primary_key=True, autoincrement=False),
    Column("payload", Json, nullable=False),
    Column("state", String(20), nullable=False, server_default="new", doc="new | claimed | done | failed"),
    Column("chat_id", Number, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0", doc="begun anew after a process died with it"),
    Column("received_at", UtcMoment, nullable=False),
    Column("claimed_until", UtcMoment),
    Column("claimed_by", String(80), nullable=False, server_default="", doc="the process that has it in hand"),
    Column("done_at", UtcMoment),
    Column("error", Text, nullable=False, server_default=""),
    partial_index("ix_inbox_waiting", "update_id", where="state IN ('new', 'claimed')"),
    partial_index("ix_inbox_chat", "chat_id", "update_id", where="state IN ('new', 'claimed')"),
    Index("ix_inbox_done", "done_at"),
)
"""Updates as they came, kept before they are acknowledged."""

handled = _table(
    "handled",
    Column("key", String(200), primary_key=True, doc="effect:chat:message"),
    Column("at", UtcMoment, nullable=False),
    Column("result", Json),
    Index("ix_handled_at", "at"),
)
"""Effects already had, by cause: a redelivered update has none a second time."""

last_questions = _table(
    "last_questions",
    Column("chat_id", Number, primary_key=True, autoincrement=False),
    Column("thread_id", Number, primary_key=True, autoincrement=False),
    Column("user_id", Number, primary_key=True, autoincrement=False),
    Column("question", Json, nullable=False),
    Column("at", UtcMoment, nullable=False),
    Index("ix_last_questions_at", "at"),
)

answered_messages = _table(
    "answered_messages",
    Column("chat_id", Number, primary_key=True, autoincrement=False),
    Column("message_id", Number, primary_key=True, autoincrement=False),
    Column("reply_id", Number, nullable=False),
    Column("at", UtcMoment, nullable=False),
    Index("ix_answered_messages_at", "at"),
)

message_subjects = _table(
    "message_subjects",
    Column("chat_id", Number, primary_key=True, autoincrement=False),
    Column("message_id", Number, primary_key=True, autoincrement=False, doc="a message of ours"),
    Column("question", Json, nullable=False, doc="what it shows the answer to"),
    Column("at", UtcMoment, nullable=False),
    Index("ix_message_subjects_at", "at"),
)

button_questions = _table(
    "button_questions",
    Column("key", String(32), primary_key=True, doc="of the question itself: the same question is one row"),
    Column("question", Json, nullable=False),
    Column("at", UtcMoment, nullable=False, doc="when a button with it was last shown"),
    Index("ix_button_questions_at", "at"),
)
"""Questions too long for the 64 bytes of a button."""

# --- What goes out --------------------------------------------------------------------------------------------------

news = _table(
    "news",
    Column("news_id", Number, primary_key=True, autoincrement=True),
    Column("games_id", String(40), nullable=False),
    Column("kind", String(30), nullable=False),
    Column("event_id", String(120), nullable=False, server_default=""),
    Column("seq_from", Integer, nullable=False, server_default="0", doc="ledger before"),
    Column("seq_to", Integer, nullable=False, server_default="0", doc="ledger after"),
    Column("content", Json, nullable=False),
    Column("created_at", UtcMoment, nullable=False),
    Column("planned_at", UtcMoment, doc="when its window closes and it is spread over the chats"),
    Column(
        "spread_after",
        Number,
        nullable=False,
        server_default=text("-9223372036854775807"),
        doc="the last chat that its messages were made for",
    ),
    Column("spread_at", UtcMoment),
    partial_index("ix_news_unspread", "planned_at", where="spread_at IS NULL"),
    Index("ix_news_event", "games_id", "event_id"),
)

outbox = _table(
    "outbox",
    Column("outbox_id", Number, primary_key=True, autoincrement=True),
    Column("news_id", Number, ForeignKey("news.news_id"), nullable=False),
    Column("chat_id", Number, nullable=False),
    Column("thread_id", Number, nullable=False, server_default="0"),
    Column("kind", String(30), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("state", String(12), nullable=False, server_default="pending"),
    Column("priority", Integer, nullable=False, server_default="5", doc="lower goes first"),
    Column("payload", Json, nullable=False),
    Column("checksum", String(64), nullable=False, server_default=""),
    Column("created_at", UtcMoment, nullable=False),
    Column("retry_at", UtcMoment, nullable=False, doc="not before"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("claimed_by", String(80)),
    Column("lease_until", UtcMoment),
    Column("token", Number, nullable=False, server_default="0", doc="fencing: a late sender writes nothing"),
    Column("message_id", Number),
    Column("sent_at", UtcMoment),
    Column("error", Text, nullable=False, server_default=""),
    UniqueConstraint("news_id", "chat_id", "thread_id", "kind"),
    CheckConstraint(
        "state IN ('pending', 'claimed', 'sent', 'retry', 'unknown', 'dead', 'cancelled')", name="state_known"
    ),
    partial_index("ix_outbox_due", "priority", "retry_at", "outbox_id", where="state IN ('pending', 'retry')"),
    partial_index("ix_outbox_leases", "lease_until", where="state = 'claimed'"),
    Index("ix_outbox_chat", "chat_id", "thread_id", "state"),
)

sent_messages = _table(
    "sent_messages",
    Column("chat_id", Number, primary_key=True, autoincrement=False),
    Column("message_id", Number, primary_key=True, autoincrement=False),
    Column("thread_id", Number, nullable=False, server_default="0"),
    Column("kind", String(30), nullable=False),
    Column("news_id", Number, ForeignKey("news.news_id")),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("checksum", String(64), nullable=False, server_default=""),
    Column("sent_at", UtcMoment, nullable=False),
    Index("ix_sent_messages_news", "news_id"),
    Index("ix_sent_messages_sent_at", "sent_at"),
)
"""Of no use: what was sent stands in the outbox. It stays, since migrations only add."""

live_tables = _table(
    "live_tables",
    Column("chat_id", Number, primary_key=True, autoincrement=False),
    Column("thread_id", Number, primary_key=True, autoincrement=False),
    Column("message_id", Number),
    Column("checksum", String(64), nullable=False, server_default=""),
    Column("seq", Integer, nullable=False, server_default="0", doc="ledger that it shows"),
    Column("pinned", Boolean, nullable=False, server_default=false()),
    Column("edited_at", UtcMoment),
)

file_ids = _table(
    "file_ids",
    Column("checksum", String(64), primary_key=True, doc="of the picture"),
    Column("file_id", String(300), nullable=False, doc="Telegram's, good for this bot only"),
    Column("at", UtcMoment, nullable=False),
)

# --- Several processes ----------------------------------------------------------------------------------------------

leases = _table(
    "leases",
    Column("name", String(80), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("token", Number, nullable=False, doc="grows with every new holder"),
    Column("until", UtcMoment, nullable=False),
)

replicas = _table(
    "replicas",
    Column("holder", String(80), primary_key=True),
    Column("until", UtcMoment, nullable=False, doc="dead when nothing is heard of it by then"),
    Column("replies", Integer, nullable=False, doc="answers a second that it wants to send"),
    Column("broadcasts", Integer, nullable=False, doc="other messages a second"),
    Column("granted", Integer, nullable=False, doc="messages a second that it may send"),
)
"""The processes that send, and how they share what Telegram permits one bot."""

marks = _table(
    "marks",
    Column("key", String(200), primary_key=True, doc="digest:2026-02-17:123"),
    Column("at", UtcMoment, nullable=False),
    Column("value", Json),
)
"""What the scheduler has done, by key."""
