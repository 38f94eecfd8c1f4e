"""What a person sees when the disk is full or the database is taken: a sentence and an exit code, and nothing half done."""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from diplocal.calendar import open_calendar
from diplocal.cli import main
from diplocal.records import extraction_record

from .telling import documents, stated

PROGRAM = Path(sys.executable).with_name("diplocal")


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of documents to record."""
    file = tmp_path / "documents.jsonl"
    file.write_text("\n".join(json.dumps(extraction_record(extraction)) for extraction in documents()), "utf-8")
    return file


def test_no_room_left_to_write(tmp_path: Path, lines: Path) -> None:
    path, whole = tmp_path / "talks.sqlite3", tmp_path / "whole.sqlite3"
    command = [PROGRAM, "ingest", lines, "--db"]
    with open_calendar(path) as calendar:
        calendar.ingest(documents()[0])
    room = path.stat().st_size + 20_000

    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run([*command, path], cwd=tmp_path, preexec_fn=confine, capture_output=True, text=True)
    assert done.returncode == 4
    assert done.stderr.startswith(f"diplocal: {path} cannot be read or written")
    assert done.stderr.count("\n") == 1
    with open_calendar(path) as calendar:
        assert 1 <= len(calendar.documents()) < len(documents())
        assert calendar.check() == []
    for address in (path, whole):
        subprocess.run([*command, address], cwd=tmp_path, check=True, capture_output=True)
    with open_calendar(path) as one, open_calendar(whole) as other:
        assert stated(one) == stated(other)


def test_a_database_that_another_program_holds(tmp_path: Path, lines: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("diplocal.store.database.BUSY_SECONDS", 0)
    path = tmp_path / "talks.sqlite3"
    with open_calendar(path) as calendar:
        calendar.ingest(documents()[0])
        before = stated(calendar)
    monkeypatch.setattr(sys, "argv", ["diplocal", "ingest", str(lines), "--db", str(path)])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SystemExit) as end:
            main()
    assert end.value.code == 4
    assert capsys.readouterr().err == f"diplocal: {path} is in use by another program; wait until that ends and run this again.\n"
    with open_calendar(path) as calendar:
        assert stated(calendar) == before
