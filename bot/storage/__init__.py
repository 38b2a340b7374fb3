"""The database: tables, migrations and one repository a subject. Knows medals and moments; no Telegram, no Dutch."""

from bot.storage.database import Database, DatabaseError, Reading, Writing

__all__ = ["Database", "DatabaseError", "Reading", "Writing"]
