"""What only a server does: refuse, lose a connection, make writers wait, be upgraded."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import make_url, text

from diplocal.calendar import open_calendar
from diplocal.errors import StoreError
from diplocal.model import Query
from diplocal.store import log, queries
from diplocal.store.address import parse_address
from diplocal.store.database import Database
from diplocal.store.results import Revision, Upgraded
from diplocal.store.upgrade import upgrade
from diplocal.store.version import REVISION, Rows, migrations_folder

from ..calendar.announcements import day, document, documents, visit
from ..calendar.recording import recorded

NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)
ANNOUNCED = document("announced", "03-01", visit(day("04-10")))
ADD = "INSERT INTO places (key, city_key) VALUES (:key, :key)"
COUNT = "SELECT count(*) FROM places"


@pytest.fixture
def address(tmp_path, new_database) -> str:
    return new_database(tmp_path)


@pytest.fixture
def database(address: str):
    found = Database(parse_address(address))
    with found.writing():
        pass
    yield found
    found.close()


def sever(server, name: str) -> None:
    """End all connections to the database `name` of the tests, as a server does that is stopped."""
    found = server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'")
    assert found, "there was a connection to end"


def named(address: str, name: str) -> str:
    return make_url(address).update_query_dict({"application_name": name}).render_as_string(hide_password=False)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"database": "nowhere"}, "does not exist on the server; create it first"),
        ({"username": "nobody"}, "refuses the user or the password"),
        ({"query": {"host": "/nowhere"}}, "Nothing answers at"),
    ],
)
def test_a_server_that_refuses(address: str, changed, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence) as refused, open_calendar(str(make_url(address).set(**changed))) as calendar:
        calendar.events()
    assert "\n" not in str(refused.value)


def test_a_connection_that_is_lost_while_writing_undoes_it_and_the_next_one_works(address: str, server) -> None:
    with open_calendar(named(address, "writer")) as calendar:
        calendar.ingest(ANNOUNCED)
        lost = pytest.raises(StoreError, match="was lost and what was not finished is undone")
        with lost, calendar.database.writing() as connection:
            connection.execute(text(ADD), {"key": "oslo"})
            sever(server, "writer")
            connection.execute(text(ADD), {"key": "bergen"})
        with calendar.database.reading() as rows:
            assert rows("SELECT key FROM places WHERE key IN ('oslo', 'bergen')", {}) == []
        assert calendar.check() == []


def test_a_connection_that_died_while_idle_is_replaced_unnoticed(address: str, server) -> None:
    with open_calendar(named(address, "sleeper")) as calendar:
        calendar.ingest(ANNOUNCED)
        sever(server, "sleeper")
        assert len(calendar.events()) == 1


def test_a_writer_that_waits_too_long_says_so(database: Database, address: str, monkeypatch) -> None:
    monkeypatch.setattr("diplocal.store.database.BUSY_SECONDS", 0)
    other = Database(parse_address(address))
    with other.writing(), pytest.raises(StoreError, match="is in use by another program"), database.writing():
        pass
    other.close()
    with database.writing() as connection:
        connection.execute(text(ADD), {"key": "oslo"})


def test_what_is_read_together_is_of_one_moment(database: Database) -> None:
    with database.reading() as rows:
        before = rows(COUNT, {})
        with database.writing() as connection:
            connection.execute(text(ADD), {"key": "oslo"})
        assert rows(COUNT, {}) == before
    with database.reading() as rows:
        assert rows(COUNT, {}) != before


NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("events") as table:
        table.add_column(sa.Column("rank", sa.Integer(), nullable=False, server_default="7"))
    {then}
"""


@pytest.fixture
def next_version(tmp_path: Path):
    def make(then: str = "pass") -> Path:
        folder = tmp_path / "migrations"
        shutil.copytree(migrations_folder(), folder)
        (folder / "versions" / "9001_next.py").write_text(NEXT.format(before=REVISION, then=then), "utf-8")
        return folder

    return make


def test_an_upgrade_keeps_what_is_there(address: str, next_version) -> None:
    with open_calendar(address) as calendar:
        calendar.ingest(ANNOUNCED)
    assert upgrade(parse_address(address), NOW, folder=next_version()) == Upgraded("9001", None)
    upgraded = Database(parse_address(address))
    with upgraded.engine().connect() as connection:
        assert connection.execute(text("SELECT rank FROM events")).all() == [(7,)]
    upgraded.close()


def test_an_upgrade_that_goes_wrong_leaves_the_database_as_it_was(address: str, next_version) -> None:
    with open_calendar(address) as calendar:
        calendar.ingest(ANNOUNCED)
        before = calendar.events()
    with pytest.raises(StoreError):
        upgrade(parse_address(address), NOW, folder=next_version("op.execute('SELECT * FROM nowhere')"))
    with open_calendar(address) as calendar:
        assert calendar.events() == before


def logged(rows: Rows) -> list[Revision]:
    """The changes; what was taken back leaves gaps in the numbers that a server gives."""
    return [replace(revision, number=0) for revision in log.changes(rows)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(documents(), max_size=7, unique_by=lambda extraction: extraction.document.digest))
def test_both_databases_hold_the_same_calendar(database: Database, tmp_path_factory, found) -> None:
    file = Database(parse_address(tmp_path_factory.mktemp("file") / "talks.sqlite3"))
    with file.writing():
        pass
    with recorded(file, found) as one, recorded(database, found) as other:
        assert queries.find(other, Query()) == queries.find(one, Query())
        assert logged(other) == logged(one)
        assert queries.leads(other) == queries.leads(one)
        assert queries.documents(other) == queries.documents(one)
    file.close()
