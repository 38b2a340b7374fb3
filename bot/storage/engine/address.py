"""The address of a database: which URLs can be used, and what is wrong with the others."""

import re
from collections.abc import Mapping

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
"""https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION"""
PARAMETERS = ("sslmode", "host", "port", "passfile", "target_session_attrs")
"""After the ? in the address of a PostgreSQL database."""
HOST = re.compile(r"[\w.:%-]*")


class DatabaseError(RuntimeError):
    """The database cannot be used; the message is one clear line without a password."""


def address_of(url: str) -> URL:
    """The URL with the driver that this project uses, and with parameters that it understands. Raises DatabaseError
    with what is wrong with it, to be said after its name; it holds no part of the URL but names, for a password with
    an @ in it ends up in any of them."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseError(
            "is not a database URL (sqlite:///file or postgresql+asyncpg://user:password@host/name; "
            "in a password @ is written %40, : %3A, / %2F)"
        ) from None
    match parsed.get_backend_name():
        case "sqlite":
            if parsed.database in (None, "", ":memory:"):
                raise DatabaseError("an SQLite database needs a file: sqlite:///medaillespiegel.sqlite3")
            if parsed.query:
                raise DatabaseError("an SQLite database takes no parameters after ?")
            return parsed.set(drivername="sqlite+aiosqlite")
        case "postgresql" | "postgres":
            if not HOST.fullmatch(parsed.host or ""):
                raise DatabaseError("names no host that can be; in a password @ is written %40, : %3A, / %2F")
            return parsed.set(drivername="postgresql+asyncpg", query=_understood(parsed.query))
        case _:
            raise DatabaseError("names another database; this project knows sqlite and postgresql")


def _understood(query: Mapping[str, str | tuple[str, ...]]) -> dict[str, str | tuple[str, ...]]:
    """The parameters of the URL as PostgreSQL's own programs and most hosts write them."""
    found = {"sslmode" if name == "ssl" else name: value for name, value in query.items()}
    if unknown := sorted(found.keys() - set(PARAMETERS)):
        named = unknown[0] if re.fullmatch("[a-z_]{1,30}", unknown[0]) else "one"
        raise DatabaseError(f"has a parameter that is not understood ({named}); known are {', '.join(PARAMETERS)}")
    if found.get("sslmode", "prefer") not in SSL_MODES:
        raise DatabaseError(f"sslmode is one of {', '.join(SSL_MODES)}")
    return found


def for_the_driver(url: URL) -> URL:
    """SQLAlchemy hands parameters over as arguments of asyncpg, which calls ``sslmode`` there ``ssl``."""
    return url.set(query={"ssl" if name == "sslmode" else name: value for name, value in url.query.items()})
