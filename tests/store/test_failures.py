"""Every way in which a database can fail is one sentence, and leaves nothing half-written."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from diplocal.errors import StoreError
from diplocal.store.address import Address, parse_address
from diplocal.store.database import Database
from diplocal.store.failures import explained


def database(path: Path, *, create: bool = True) -> Database:
    return Database(parse_address(path), create=create)


def refusal(found: Database, *, writing: bool = False) -> str:
    with pytest.raises(StoreError) as refused, found.writing() if writing else found.reading():
        pass
    message = str(refused.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


@pytest.mark.parametrize("writing", [False, True])
def test_what_is_no_database(tmp_path, writing: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, and they are no database at all. " * 20, "utf-8")
    assert refusal(database(path), writing=writing) == f"{path} is not an SQLite database; choose another file with --db."


def test_a_folder_is_no_database(tmp_path) -> None:
    assert "cannot be opened" in refusal(database(tmp_path))


def test_no_calendar_yet(tmp_path) -> None:
    path = tmp_path / "none" / "talks.sqlite3"
    assert "There is no calendar at" in refusal(database(path, create=False))
    assert not path.parent.exists()


def test_a_folder_that_cannot_be_made(tmp_path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert "cannot be made" in refusal(database(tmp_path / "file" / "talks.sqlite3"))


def test_an_empty_file_becomes_a_calendar(tmp_path) -> None:
    path = tmp_path / "talks.sqlite3"
    path.touch()
    with database(path).reading() as rows:
        assert rows("SELECT count(*) FROM events", {}) == [(0,)]


def test_a_damaged_file(tmp_path) -> None:
    path = tmp_path / "talks.sqlite3"
    made = database(path)
    with made.writing():
        pass
    made.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * len(content[4096:])
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged; restore it from a backup"), database(path).reading() as rows:
        rows("SELECT * FROM events", {})


def test_a_full_disk_leaves_the_calendar_as_it_was(tmp_path) -> None:
    found = database(tmp_path / "talks.sqlite3")
    with found.writing() as connection:
        connection.execute(text("INSERT INTO places (key, city_key) VALUES ('oslo', 'oslo')"))
    with pytest.raises(StoreError, match="There is no room left on the disk"), found.writing() as connection:
        connection.execute(text("INSERT INTO places (key, city_key) VALUES ('bergen', 'bergen')"))
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        connection.execute(text("INSERT INTO places (key, city_key) VALUES (:long, '')"), {"long": "x" * 10**6})
    with found.reading() as rows:
        assert rows("SELECT key FROM places", {}) == [("oslo",)]


def test_another_program_that_keeps_on_writing(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("diplocal.store.database.BUSY_SECONDS", 0)
    path = tmp_path / "talks.sqlite3"
    found = database(path)
    with found.writing():
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is in use by another program" in refusal(found, writing=True)
        with found.reading() as rows:
            assert rows("SELECT count(*) FROM events", {}) == [(0,)], "readers do not wait for writers"


def test_a_file_that_may_not_be_written(tmp_path) -> None:
    found = database(tmp_path / "talks.sqlite3")
    with pytest.raises(StoreError, match="cannot be written; check its permissions"), found.writing() as connection:
        connection.execute(text("PRAGMA query_only = ON"))
        connection.execute(text("INSERT INTO places (key, city_key) VALUES ('oslo', 'oslo')"))


SENTENCES = [
    ("connection failed: Connection refused\n\tIs the server running?", "Nothing answers at"),
    ("failed to resolve host 'nowhere'", "The host of"),
    ('FATAL:  password authentication failed for user "desk"', "refuses the user or the password"),
    ('FATAL:  database "talks" does not exist', "does not exist on the server"),
    ("something new\nwith details", "cannot be used: something new."),
]


@pytest.mark.parametrize(("cause", "sentence"), SENTENCES)
def test_a_server_that_fails(cause: str, sentence: str) -> None:
    address = Address("postgresql+psycopg://desk:s3cret@db.example/talks", None)
    with pytest.raises(StoreError, match=sentence) as refused, explained(address):
        raise sqlite3.OperationalError(cause)
    assert "s3cret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_other_errors_are_not_the_databases(tmp_path) -> None:
    with pytest.raises(ZeroDivisionError), database(tmp_path / "talks.sqlite3").writing():
        _ = 1 / 0


MAKE = """
import sys
from diplocal.store.address import parse_address
from diplocal.store.database import Database
from sqlalchemy import text
for n in range(20):
    with Database(parse_address(sys.argv[1])).writing() as connection:
        values = {"key": f"{sys.argv[2]}-{n}"}
        connection.execute(text("INSERT INTO places (key, city_key) VALUES (:key, '')"), values)
"""


def test_processes_that_start_together_share_one_calendar(tmp_path) -> None:
    path = tmp_path / "new" / "talks.sqlite3"
    command = [sys.executable, "-c", MAKE, str(path)]
    started = [subprocess.Popen([*command, str(n)], stderr=subprocess.PIPE) for n in range(3)]
    for process in started:
        _, complaints = process.communicate(timeout=60)
        assert process.returncode == 0, complaints.decode()
    with database(path).reading() as rows:
        assert rows("SELECT count(*) FROM places", {}) == [(60,)]
