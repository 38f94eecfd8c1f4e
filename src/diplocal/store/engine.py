"""SQLAlchemy engines, and what is done through them before the tracker writes: the lock, the pragmas, the tables."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, text
from sqlalchemy.exc import ArgumentError

from diplocal.errors import StoreError, UsageError
from diplocal.store.address import Address
from diplocal.store.schema import alembic_version, metadata
from diplocal.store.version import CACHE, REVISION, Found, Rows, demand_current, inspect

# one lock for all writers of a PostgreSQL database; the number is arbitrary but must never change
_WRITE_LOCK = 0x6469706C

# a server that went away without a word is noticed after a minute, not after the two hours of most systems
_KEEPALIVES = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}

# seconds between two attempts at what SQLite does not wait for
_AGAIN = 0.01


def connect(address: Address, *, busy_seconds: int, foreign_keys: bool = True) -> Engine:
    """An engine for the database at `address`; nothing is opened yet.

    Raises UsageError for an address that makes no sense, StoreError where the driver is missing.
    """
    if address.path:
        return _sqlite(address, busy_seconds, foreign_keys)
    try:
        # a kept connection may have died since it was last used: the ping finds out and opens another one
        return create_engine(address.url, pool_pre_ping=True, connect_args=_KEEPALIVES)
    except (ArgumentError, ValueError) as error:
        raise UsageError(f"{address} is no database address; write it as postgresql://USER@HOST/NAME.") from error
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs the psycopg driver; install diplocal[postgres].") from error


def _sqlite(address: Address, busy_seconds: int, foreign_keys: bool) -> Engine:
    url = URL.create("sqlite+pysqlite", database=str(address.path))
    # isolation_level None keeps the driver from opening and closing transactions by its own rules
    # and a kept connection spares the checkpoint that SQLite makes when the last one closes
    engine = create_engine(url, connect_args={"timeout": busy_seconds, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: object) -> None:
        _keep_log(connection, busy_seconds)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(CACHE)
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _keep_log(connection: sqlite3.Connection, busy_seconds: int) -> None:
    """Turn write-ahead logging on; SQLite itself does not wait where another program is just doing the same to a new file."""
    last = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= last:
                raise
        time.sleep(_AGAIN)


def lock(connection: Connection, *, busy_seconds: int) -> None:
    """Hold the write lock until the transaction ends, after waiting for it at most `busy_seconds`.

    On SQLite BEGIN IMMEDIATE has taken it already.
    """
    if connection.dialect.name == "postgresql":
        # zero would mean to wait for ever
        connection.execute(text(f"SET LOCAL lock_timeout = {max(1000 * busy_seconds, 1)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITE_LOCK})


@contextmanager
def snapshot(opened: Engine) -> Iterator[Rows]:
    """Questions to a server, all answered from the state that it had at the first of them."""
    with opened.connect().execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True) as connection:
        yield rows_of(connection)


def rows_of(connection: Connection) -> Rows:
    """Runs SQL texts on `connection`: on SQLite through its driver, since SQLAlchemy takes longer over them than the database."""
    if connection.dialect.name == "sqlite":
        file = connection.connection.driver_connection
        if isinstance(file, sqlite3.Connection):
            return Rows(lambda sql, values: file.execute(sql, values).fetchall(), sqlite=True)
    return Rows(lambda sql, values: [tuple(row) for row in connection.execute(text(sql), dict(values))], sqlite=False)


def create_tables(connection: Connection) -> None:
    """Make today's schema in an empty database; another process may have done so since it was seen empty.

    Raises SchemaError where something else is in it by now.
    """
    found, revision = inspect(rows_of(connection))
    demand_current(found, revision, str(connection.engine.url))
    if found is Found.EMPTY:
        metadata.create_all(connection)
        alembic_version.create(connection)
        connection.execute(insert(alembic_version).values(version_num=REVISION))
