"""What is new since a day, or since the user looked last."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from diplocal.cli.looking import state_folder
from diplocal.model import Claim, Kind, Status

from .conftest import DUMONT, LINDQVIST, line, on

Run = Callable[..., Any]
CALL = Claim(Kind.CALL, Status.TENTATIVE, on(25), people=(DUMONT, LINDQVIST), quote="They may speak on 25 March.")
SPACE = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(autouse=True)
def state(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(filled / "state"))
    return filled / "state" / "diplocal" / "last-look.json"


def look(run: Run, since: str = "last-look") -> list[str]:
    """The news of each change, in order."""
    return [json.loads(line)["news"] for line in run("changes", "--since", since, "--format", "jsonl").out.splitlines()]


def ingest(run: Run, home: Path, published: date, *claims: Claim) -> None:
    (home / "more.jsonl").write_text(line(published, *claims) + "\n")
    assert run("ingest", "more.jsonl").code == 0


def test_the_last_look_tells_each_change_once(run: Run, filled: Path) -> None:
    assert look(run) == ["new", "new", "new", "moved", "cancelled"]
    assert run("changes", "--since", "last-look").out == "Nothing new since your last look. Look further back with --since.\n"
    ingest(run, filled, date(2031, 3, 1), CALL)
    assert look(run, "2020-01-01")[-1] == "new"
    assert look(run) == ["new"], "another --since is no look, and what was published earlier but came late is not missed"
    assert look(run) == []


def test_each_change_has_its_word(run: Run, filled: Path) -> None:
    ingest(run, filled, date(2031, 3, 1), CALL)
    look(run)
    firm = Claim(Kind.CALL, Status.PLANNED, on(25), people=(DUMONT, LINDQVIST), quote="They speak on 25 March.")
    ingest(run, filled, date(2031, 3, 2), firm)
    assert look(run) == ["confirmed"]
    uid = json.loads(run("events", "--all", "--kind", "call", "--format", "jsonl").out)["uid"]
    for assignment, news in [
        ("status=held", "held"),
        ("status=postponed", "postponed"),
        ("city=Stockholm", "new place"),
        ("people=Éric Dumont (FR)", "new people"),
        ("name=Spring talks", "renamed"),
        ("start=2031-03-26", "moved"),
    ]:
        run("edit", uid, assignment)
        assert look(run) == [news]
    run("reject", uid)
    assert look(run) == ["withdrawn"]
    forum = json.loads(run("events", "--all", "--city", "Uppsala", "--format", "jsonl").out)["uid"]
    run("edit", forum, "start=2031-03-22")
    assert look(run) == ["dated"]


def test_a_look_belongs_to_one_database_and_a_new_one_in_its_place_is_seen_whole(run: Run, filled: Path) -> None:
    def look_elsewhere() -> int:
        assert run("ingest", "announcements.jsonl", "--db", "other.sqlite3").code == 0
        return len(run("changes", "--since", "last-look", "--db", "other.sqlite3", "--format", "jsonl").out.splitlines())

    look(run)
    assert look_elsewhere() == 5
    assert look_elsewhere() == 0
    for file in filled.glob("other.sqlite3*"):
        file.unlink()
    assert look_elsewhere() == 5


def test_what_cannot_be_read_or_written_is_one_sentence(run: Run, state: Path) -> None:
    look(run)
    state.write_text("[1]")
    done = run("changes", "--since", "last-look")
    assert (done.code, done.out) == (2, "")
    assert "last-look.json cannot be read" in done.err
    state.unlink()
    state.mkdir()
    assert "cannot be" in run("changes", "--since", "last-look").err


def test_yesterday_and_as_of_bound_the_changes(run: Run) -> None:
    today = date.today()
    assert len(look(run, "yesterday")) == 0, "the day of these tests is years ahead of the recording"
    assert len(run("changes", "--since", "yesterday", "--today", today.isoformat(), "--format", "jsonl").out.splitlines()) == 5
    past = run("changes", "--since", "2020-01-01", "--as-of", "2020-02-01", "--format", "jsonl")
    assert past.out == ""


def test_leads_as_of_an_earlier_day(run: Run) -> None:
    assert "Lindqvist" in run("leads", "--as-of", "2031-03-03").out
    assert run("leads", "--as-of", "2031-03-02").out.startswith("No leads")


def test_export_writes_the_changes_as_an_atom_feed_newest_first(run: Run, filled: Path) -> None:
    assert run("export").code == 0
    feed = filled / "exports" / "feeds" / "changes.atom"
    entries = ElementTree.parse(feed).findall("a:entry", SPACE)
    assert [entry.findtext("a:title", "", SPACE).partition(":")[0] for entry in entries] == [
        "Cancelled",
        "Moved",
        "New",
        "New",
        "New",
    ]
    before = feed.read_bytes()
    run("export")
    assert feed.read_bytes() == before
    assert run("export", "--kind", "visit", "--out", filled / "visits").code == 0
    assert len(ElementTree.parse(filled / "visits" / "changes.atom").findall("a:entry", SPACE)) == 2


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({"XDG_STATE_HOME": "/s", "HOME": "/h"}, "linux", "/s/diplocal"),
        ({"XDG_STATE_HOME": "s", "HOME": "/h"}, "linux", "/h/.local/state/diplocal"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Application Support/diplocal"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/diplocal"),
    ],
)
def test_each_platform_has_its_state_folder(environ: dict[str, str], platform: str, folder: str) -> None:
    assert state_folder(environ, platform) == Path(folder)
