"""A calendar in a database of its own, with a clock that tests move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from diplocal.calendar import Calendar, open_calendar
from diplocal.settings import Settings
from diplocal.store.address import parse_address
from diplocal.store.database import Database

NewDatabase = Callable[[Path], str]


@dataclass
class Clock:
    """Stands still until told otherwise."""

    now: datetime = field(default=datetime(2031, 3, 1, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def later(self, **duration: float) -> datetime:
        self.now += timedelta(**duration)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path, new_database: NewDatabase, clock: Clock) -> Settings:
    return Settings(tmp_path, new_database(tmp_path), tmp_path / "exports", clock.now.date(), clock=clock)


@pytest.fixture
def calendar(settings: Settings) -> Iterator[Calendar]:
    with open_calendar(settings=settings) as calendar:
        yield calendar


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Iterator[Database]:
    database = Database(parse_address(new_database(tmp_path_factory.mktemp("shared"))))
    with database.writing():
        pass  # makes the tables
    yield database
    database.close()
