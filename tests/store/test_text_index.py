"""The index of words stays what the events say, through changes, removals and upgrades."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from diplocal.store.address import parse_address
from diplocal.store.database import Database
from diplocal.store.upgrade import renew_triggers

ADD = (
    "INSERT INTO events (id, uid, sequence, created, modified, kind, status, first_day, last_day, span, confidence, title, words,"
    " state) VALUES (:id, :id, 0, '', '', 'visit', 'planned', '2031-03-01', '2031-03-01', 0, 0.5, '', :words, '{}')"
)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "talks.sqlite3"
    database = Database(parse_address(path))
    with database.reading():
        pass
    database.close()
    return path


@pytest.fixture
def file(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        yield opened


def found(file: sqlite3.Connection, match: str) -> list[int]:
    file.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)")
    return [n for (n,) in file.execute("SELECT rowid FROM event_words WHERE event_words MATCH ? ORDER BY rowid", (match,))]


def test_it_follows_what_is_added_changed_and_removed(file) -> None:
    file.execute(ADD, {"id": 1, "words": "talks in oslo\nanna berg"})
    file.execute(ADD, {"id": 2, "words": "talks in turku\nanna_maria berg"})
    assert found(file, '"talks in o" *') == [1]
    assert found(file, '"anna" *') == [1, 2]
    file.execute("UPDATE events SET words = 'visit to turku' WHERE id = 1")
    assert found(file, '"turku" *') == [1, 2]
    assert found(file, '"oslo" *') == []
    file.execute("DELETE FROM events WHERE id = 2")
    assert found(file, '"turku" *') == [1]


def test_a_table_made_anew_gets_its_triggers_back(path, file) -> None:
    file.execute(ADD, {"id": 1, "words": "talks in oslo"})
    for statement in ("CREATE TABLE made AS SELECT * FROM events", "DROP TABLE events", "ALTER TABLE made RENAME TO events"):
        file.execute(statement)
    database = Database(parse_address(path))
    with database.engine().begin() as connection:
        renew_triggers(connection)
    database.close()
    file.execute(ADD, {"id": 2, "words": "talks in turku"})
    assert found(file, '"talks" *') == [1, 2]
