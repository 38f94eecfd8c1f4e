"""Records documents in a transaction that is taken back, so that one database serves many examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import Connection

from diplocal.model import Extraction
from diplocal.store.database import Database
from diplocal.store.engine import rows_of
from diplocal.store.version import Rows
from diplocal.tracker.incremental import record

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)


@contextmanager
def recorded(
    database: Database, extractions: Iterable[Extraction], then: Callable[[Connection], object] = lambda _: None
) -> Iterator[Rows]:
    """The database with these documents recorded one by one and `then` done; afterwards it is empty again."""
    numbers = count()
    with database.engine().connect() as connection, connection.begin() as transaction:
        for n, extraction in enumerate(extractions):
            record(connection, extraction, NOON + timedelta(minutes=n), seeds=lambda: f"{next(numbers):032x}")
        then(connection)
        yield rows_of(connection)
        transaction.rollback()
