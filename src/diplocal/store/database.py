"""One database: opened to read without SQLAlchemy where it is a file, to write with it, one transaction at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from diplocal.errors import StoreError
from diplocal.store.address import Address
from diplocal.store.failures import explained
from diplocal.store.version import CACHE, Found, Rows, demand_current, inspect

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

BUSY_SECONDS = 30
"""How long a connection waits for another one that writes."""


class Database:
    """The database at `address`. Connections are opened as they are needed, so it may be shared by threads.

    With `create`, a new database is made at the first use of one that does not exist or is empty; else StoreError is raised.
    """

    def __init__(self, address: Address, *, create: bool = True) -> None:
        self.address = address
        self._create = create
        self._ready = False
        self._made: Engine | None = None

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """Questions to one unchanging state of the database. Raises StoreError, and SchemaError for another schema."""
        self._prepare()
        with self._looking() as rows:
            yield rows

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction under the write lock, kept whole or not at all. Raises as `reading` does."""
        self._prepare()
        with self._transaction() as connection:
            yield connection

    def found(self) -> tuple[Found, str | None]:
        """What the database holds, and its schema revision; nothing is created. Raises StoreError if it cannot be opened."""
        if self.address.path and not self.address.path.exists():
            return Found.EMPTY, None
        with self._looking() as rows:
            return inspect(rows)

    def engine(self) -> Engine:
        """SQLAlchemy's engine, made once."""
        if self._made is None:
            from diplocal.store import engine

            self._made = engine.connect(self.address, busy_seconds=BUSY_SECONDS)
        return self._made

    def close(self) -> None:
        """Let go of all connections."""
        if self._made is not None:
            self._made.dispose()
            self._made = None

    @contextmanager
    def _looking(self) -> Iterator[Rows]:
        with explained(self.address):
            if self.address.path is None:
                from diplocal.store import engine

                with engine.snapshot(self.engine()) as rows:
                    yield rows
                return
            uri = f"{self.address.path.as_uri()}?mode=rw"
            with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as file:
                file.execute(CACHE)
                file.execute("BEGIN")
                yield Rows(lambda sql, values: file.execute(sql, values).fetchall(), sqlite=True)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        from diplocal.store import engine

        with explained(self.address), self.engine().begin() as connection:
            engine.lock(connection, busy_seconds=BUSY_SECONDS)
            yield connection

    def _prepare(self) -> None:
        if self._ready:
            return
        found, revision = self.found()
        demand_current(found, revision, str(self.address))
        if found is Found.EMPTY:
            if not self._create:
                raise StoreError(f"There is no calendar at {self.address} yet; `diplocal ingest` makes one.")
            self._make_folder()
            from diplocal.store import engine

            with self._transaction() as connection:
                engine.create_tables(connection)
        self._ready = True

    def _make_folder(self) -> None:
        if self.address.path is None:
            return
        folder = self.address.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The folder {folder} cannot be made ({error.strerror}); choose another one.") from error
