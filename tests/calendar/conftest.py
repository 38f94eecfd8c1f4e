"""A calendar in a database of its own, with a clock that tests move.

Where DIPLOCAL_TEST_POSTGRES names a PostgreSQL database (as a URL), the same tests run there too, each in a schema of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from diplocal.calendar import Calendar, open_calendar
from diplocal.settings import Settings
from diplocal.store.address import parse_address
from diplocal.store.database import Database

SERVER = os.environ.get("DIPLOCAL_TEST_POSTGRES")
KINDS = ["sqlite", "postgresql"] if SERVER else ["sqlite"]

Places = Callable[[Path], str]


@dataclass
class Clock:
    """Stands still until told otherwise."""

    now: datetime = field(default=datetime(2031, 3, 1, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def later(self, **duration: float) -> datetime:
        self.now += timedelta(**duration)
        return self.now


@pytest.fixture(scope="session", params=KINDS)
def place(request: pytest.FixtureRequest) -> Iterator[Places]:
    """Gives the address of a new, empty database; an SQLite file lies in the folder asked for."""
    numbers = count()
    if request.param == "sqlite":
        yield lambda folder: str(folder / "db" / f"talks-{next(numbers)}.sqlite3")
        return
    engine = create_engine(parse_address(str(SERVER)).url, isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def new_schema(_folder: Path) -> str:
        made.append(f"diplocal_test_{os.getpid()}_{next(numbers)}")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {made[-1]}")
        return f"{SERVER}?options=-csearch_path%3D{made[-1]}"

    yield new_schema
    with engine.connect() as connection:
        for schema in made:
            connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path, place: Places, clock: Clock) -> Settings:
    return Settings(tmp_path, place(tmp_path), tmp_path / "exports", clock.now.date(), clock=clock)


@pytest.fixture
def calendar(settings: Settings) -> Iterator[Calendar]:
    with open_calendar(settings=settings) as calendar:
        yield calendar


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, place: Places) -> Iterator[Database]:
    database = Database(parse_address(place(tmp_path_factory.mktemp("shared"))))
    with database.writing():
        pass  # makes the tables
    yield database
    database.close()
