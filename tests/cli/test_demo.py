"""The round that shows everything once, and its commands typed again by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def telling(line: str) -> list[str]:
    """What two calendars must agree on; UIDs and stamps are each one's own."""
    event = json.loads(line)
    return [str(event[key]) for key in ("start", "end", "title", "people", "city", "status")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round")


def test_the_round_reads_lists_shows_publishes_and_says_how_to_subscribe(run: Run, place: Path) -> None:
    done = run("demo", "--home", place)
    assert done.code == 0, done.err
    assert "11 documents (11 recorded, 0 unchanged, 0 failed)" in done.out
    assert "Wednesday 19 November 2014" in done.out
    assert "Friday 21 November 2014  today" in done.out
    assert "Szijjártó" in done.out
    assert "Said by" in done.out
    assert "2014-11-14  planned  20 November 2014\n  2014-11-18  planned  24 November 2014" in done.out, "one moved"
    assert "2014-11-18  cancelled  25 November 2014" in done.out, "one was called off"
    assert "exports/feeds/all.ics: no problems" in done.out
    assert f"{place}/exports/feeds/all.ics" in done.out
    assert " serve\n" in done.out


def test_its_home_is_an_ordinary_home(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    assert "11 documents (0 recorded, 11 unchanged, 0 failed)" in run("ingest", "documents").out
    assert "Szijjártó" in run("events", "--all", "--country", "HU").out
    assert "[timex: 23-25 November]" in run("explain", "documents/moscow-briefing.txt").out
    assert run("explain", "documents/moscow-briefing.txt", "--format", "html").out.startswith("<!doctype html>")


def test_nobody_is_in_two_rooms_at_one_hour(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    events = [json.loads(line) for line in run("events", "--all", "--format", "jsonl").out.splitlines()]
    hours = [(e["start"], person["name"]) for e in events if e["precision"] == "minute" for person in e["people"]]
    assert len(hours) > 10
    assert len(hours) == len(set(hours)), "one event is told twice"


def test_extract_prints_one_object_for_one_file_and_one_a_line_for_several(run: Run, place: Path) -> None:
    documents = place / "documents"
    one = json.loads(run("extract", documents / "moscow-briefing.txt", "--format", "json").out)
    assert one["document"]["published"] == "2014-11-13T19:42"
    assert {"2014-11-23", "2014-11-19"} <= {event["start"] for event in one["events"]}
    several = [json.loads(line) for line in run("extract", documents, "--format", "jsonl").out.splitlines()]
    assert len(several) == 11
    assert one in several
    assert len(json.loads(run("extract", documents, "--format", "json").out)) == 11


def test_it_leaves_a_folder_with_other_things_in_it_alone(run: Run, home: Path) -> None:
    (home / "own.txt").touch()
    done = run("demo", "--home", home)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"diplocal: {home} is not empty; name a new or an empty folder with --home.\n"
    assert {path.name for path in home.iterdir()} == {"own.txt", "diplocal.toml"}
    done = run("demo", "--home", home / "own.txt")
    assert (done.code, done.out) == (6, "")
    assert done.err == f"diplocal: {home / 'own.txt'} cannot be written (Not a directory); name another folder with --home.\n"


def test_what_extract_prints_can_be_recorded_elsewhere(run: Run, place: Path, home: Path) -> None:
    (home / "extracted.jsonl").write_text(run("extract", place / "documents", "--format", "jsonl").out)
    assert "11 documents (11 recorded, 0 unchanged, 0 failed)" in run("ingest", "extracted.jsonl").out
    elsewhere = run("events", "--all", "--format", "jsonl").out
    here = run("events", "--all", "--format", "jsonl", "--db", place / "db" / "diplocal.sqlite3").out
    assert sorted(map(telling, elsewhere.splitlines())) == sorted(map(telling, here.splitlines()))


def test_a_file_that_cannot_be_read_leaves_the_others_alone(run: Run, place: Path, home: Path) -> None:
    (home / "empty.txt").touch()
    done = run("extract", "empty.txt", place / "documents" / "moscow-briefing.txt", "--format", "jsonl")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "empty.txt" in done.err
    assert len(done.out.splitlines()) == 1
