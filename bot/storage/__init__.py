"""The database: tables, migrations and one repository a subject. Knows medals and moments; no Telegram, no Dutch."""

from bot.storage.engine.address import DatabaseError
from bot.storage.engine.database import DATABASE_AWAY, Database, ReadConnection, Transaction

__all__ = ["DATABASE_AWAY", "Database", "DatabaseError", "ReadConnection", "Transaction"]
