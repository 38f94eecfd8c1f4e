"""One schema, whether made at once or step by step; other ones are refused or upgraded, never harmed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diplocal.errors import SchemaError, StoreError
from diplocal.store import engine
from diplocal.store.address import parse_address
from diplocal.store.database import Database
from diplocal.store.results import Upgraded
from diplocal.store.upgrade import migrate, upgrade
from diplocal.store.version import REVISION, Found, known_revisions, migrations_folder

ROOT = Path(__file__).parents[2]
NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("events") as table:
        table.add_column(sa.Column("rank", sa.Integer(), nullable=False, server_default="7"))
        table.alter_column("title", new_column_name="headline")
"""


def objects(path: Path) -> list[tuple[str, ...]]:
    """Everything in the database, its SQL without line breaks: SQLite adds a column on the line of the one before."""
    with closing(sqlite3.connect(path)) as file:
        found = file.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return sorted((kind, name, table, " ".join(sql.split())) for kind, name, table, sql in found)


def make(path: Path) -> Database:
    database = Database(parse_address(path))
    with database.reading():
        pass
    return database


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "talks.sqlite3"
    make(path).close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "INSERT INTO events VALUES"
            " (1, 'u', 0, '', '', 'visit', 'planned', '2031-03-01', '2031-03-01', 0,"
            " NULL, 0.5, 'Talks', '', '{}', 0, NULL, 0, NULL)"
        )
        file.execute("INSERT INTO event_bodies VALUES ('hu', '2031-03-01', 1)")
    return path


@pytest.fixture
def next_version(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(migrations_folder(), folder)
    (folder / "versions" / "9001_next.py").write_text(NEXT.format(before=REVISION), "utf-8")
    return folder


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(sql).fetchall()


def test_the_migrations_make_the_tables_of_the_schema(tmp_path) -> None:
    make(tmp_path / "at-once.sqlite3").close()
    address = parse_address(tmp_path / "by-steps.sqlite3")
    opened = engine.connect(address, busy_seconds=1)
    with opened.begin() as connection:
        migrate(connection, migrations_folder())
    opened.dispose()
    assert objects(tmp_path / "by-steps.sqlite3") == objects(tmp_path / "at-once.sqlite3")
    assert rows(tmp_path / "by-steps.sqlite3", "SELECT * FROM alembic_version") == [(REVISION,)]


def test_the_newest_migration_is_the_revision_of_the_schema() -> None:
    assert known_revisions()[-1] == REVISION


def test_the_committed_schema_is_the_one_in_use() -> None:
    command = [sys.executable, str(ROOT / "tools" / "write_schema.py"), "--print"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert (ROOT / "db" / "schema.sql").read_text("utf-8") == printed, "run tools/write_schema.py"


def test_the_committed_schema_is_valid_sql() -> None:
    with closing(sqlite3.connect(":memory:")) as file:
        file.executescript((ROOT / "db" / "schema.sql").read_text("utf-8"))
        made = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"events", "claims", "documents", "people", "places", "sources", "revisions"} <= made


def test_an_upgrade_keeps_all_rows_and_a_backup(path, next_version) -> None:
    done = upgrade(parse_address(path), NOW, folder=next_version)
    assert rows(path, "SELECT headline, rank FROM events") == [("Talks", 7)]
    assert rows(path, "SELECT event_id FROM event_bodies") == [(1,)], "changing a table must not delete what refers to it"
    backup = path.with_name("talks.before-upgrade-20310301T120000Z.sqlite3")
    assert done == Upgraded("9001", backup)
    assert rows(backup, "SELECT title FROM events") == [("Talks",)]


@pytest.mark.parametrize(
    "fault",
    ["    op.execute('SELECT * FROM nowhere')\n", '    op.execute("UPDATE event_bodies SET event_id = 99")\n'],
    ids=["fails half-way", "leaves a dangling row"],
)
def test_an_upgrade_that_goes_wrong_leaves_the_database_as_it_was(path, next_version, fault: str) -> None:
    with (next_version / "versions" / "9001_next.py").open("a", encoding="utf-8") as file:
        file.write(fault)
    before = objects(path), rows(path, "SELECT * FROM events")
    with pytest.raises(StoreError):
        upgrade(parse_address(path), NOW, folder=next_version)
    assert (objects(path), rows(path, "SELECT * FROM events")) == before
    assert rows(path, "SELECT * FROM event_bodies") == [("hu", "2031-03-01", 1)]


def test_events_of_the_first_schema_are_kept_and_not_yet_accepted(tmp_path) -> None:
    path = tmp_path / "old.sqlite3"
    address = parse_address(path)
    opened = engine.connect(address, busy_seconds=1)
    with opened.begin() as connection:
        migrate(connection, migrations_folder(), "0001")
        connection.exec_driver_sql(
            "INSERT INTO events VALUES"
            " (1, 'u', 3, '', '', 'visit', 'planned', '2031-03-01', '2031-03-01', 0, NULL, 0.5, 'Talks', '', '{}')"
        )
    opened.dispose()
    with pytest.raises(SchemaError, match="run `diplocal db upgrade`"), reading(path):
        pass
    upgrade(address, NOW)
    assert rows(path, "SELECT uid, sequence, title, approved FROM events") == [("u", 3, "Talks", 0)]
    assert rows(path, "SELECT count(*) FROM corrections") == [(0,)]


def restamp(path: Path, revision: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_an_older_schema_names_the_command_that_upgrades_it(path, monkeypatch) -> None:
    restamp(path, "0000")
    monkeypatch.setattr("diplocal.store.version.known_revisions", lambda: ("0000", REVISION))
    with pytest.raises(SchemaError, match=f"has schema 0000, older than {REVISION}; run `diplocal db upgrade`"), reading(path):
        pass


def test_a_newer_schema_is_refused(path) -> None:
    restamp(path, "9001")
    with pytest.raises(SchemaError, match="has schema 9001, which this version"), reading(path):
        pass


def test_the_file_of_another_program_is_refused_and_left_alone(tmp_path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE events (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(SchemaError, match="belongs to another program"), reading(path):
        pass
    with pytest.raises(SchemaError, match="belongs to another program"), Database(parse_address(path)).writing():
        pass
    assert path.read_bytes() == before
    assert Database(parse_address(path)).found() == (Found.FOREIGN, None)


def reading(path: Path):
    return Database(parse_address(path)).reading()
