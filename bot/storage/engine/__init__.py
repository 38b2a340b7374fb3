"""The connection to SQLite or PostgreSQL, and what the repositories are made with."""
