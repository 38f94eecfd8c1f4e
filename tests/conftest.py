"""Where the tests of the store, the calendar and the commands keep their databases: SQLite files, or a PostgreSQL server.

pytest --postgres embedded tests/calendar        on a server that is started for it
pytest --postgres postgresql://... tests/cli     on a server that runs already
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from .cases import FEW
from .postgres.server import EMBEDDED, Server, serving

NewDatabase = Callable[[Path], str]

# before the option --hypothesis-profile is looked at, which may ask for another one
settings.load_profile(FEW)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", metavar="URL", help=f"test on this PostgreSQL server ({EMBEDDED}: on one of its own)")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Tests of what only a server does are collected where there is one."""
    return True if collection_path.name == "postgres" and not config.getoption("--postgres") else None


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[Server | None]:
    """The PostgreSQL server that was asked for, None where none was."""
    where = request.config.getoption("--postgres")
    if where is None:
        yield None
        return
    with serving(where) as started:
        yield started


@pytest.fixture(scope="session")
def new_database(server: Server | None) -> NewDatabase:
    """Gives the address of a new, empty database; an SQLite file lies in the folder asked for."""
    numbers = count()
    if server is None:
        return lambda folder: str(folder / "db" / f"talks-{next(numbers)}.sqlite3")
    return lambda _folder: server.new_database()
