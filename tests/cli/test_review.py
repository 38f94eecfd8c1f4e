"""Conflicts and the review queue in the terminal: what is shown, and what one key does."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import termios
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from diplocal.model import Claim, Kind, Place, Status

from .conftest import DUMONT, OKORO, PROGRAM, line, on

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def author(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOCAL_AUTHOR", "Cora Lind")


@pytest.fixture
def type_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program with lines on its standard input."""

    def start(text: str, *arguments: str) -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        return run(*arguments)

    return start


def approved(run: Run) -> list[str]:
    listed = run("events", "--all", "--approved", "--format", "jsonl").out.splitlines()
    return [json.loads(one)["start"] for one in listed]


def test_a_person_in_two_cities_is_shown_with_both_quotes(run: Run, filled: Path) -> None:
    assert run("conflicts").out == "No conflicts.\n"
    claim = Claim(Kind.MEETING, Status.PLANNED, on(14, 15), Place("Oslo", "NO"), (OKORO, DUMONT), quote="They meet in Oslo.")
    (filled / "more.jsonl").write_text(line(date(2031, 3, 8), claim) + "\n")
    run("ingest", "more.jsonl")
    shown = run("conflicts").out
    assert shown.startswith("Amina Okoro would be in ")
    assert {"Stockholm", "Oslo"} < set(shown.partition(" at one time")[0].split())
    assert "“They meet in Oslo.”" in shown
    assert "“The visit of Amina Okoro takes place on 14-15 March, not on 12-13 March.”" in shown
    (record,) = json.loads(run("conflicts", "--format", "json").out)
    assert (record["kind"], record["about"]) == ("place", "Amina Okoro")
    assert {saying["city"] for saying in record["sayings"]} == {"Stockholm", "Oslo"}
    assert run("conflicts", "2031-03-16/2031-03-20").out == "No conflicts.\n"
    assert run("conflicts", "--as-of", "2031-03-07").out == "No conflicts.\n"
    assert "contradicted" in run("review", "--list").out


def test_keys_accept_edit_reject_and_skip(type_in: Run, run: Run) -> None:
    assert approved(run) == []
    done = type_in("a\ne\ncolour=red\nstart=2031-03-19T09:00 status=planned\nr\n", "review")
    assert done.code == 0
    assert "1 of 3: new" in done.out
    assert "“The visit of Amina Okoro takes place on 14-15 March, not on 12-13 March.”" in " ".join(done.out.split())
    assert approved(run) == ["2031-03-14", "2031-03-19T09:00"]
    assert [json.loads(c)["kind"] for c in run("corrections", "--format", "jsonl").out.splitlines()] == [
        "accept",
        "edit",
        "accept",
        "reject",
    ]
    assert run("review").out == "Nothing waits for review.\n"


def test_an_edit_that_makes_no_sense_is_asked_again_and_an_empty_one_leaves_all(type_in: Run, run: Run) -> None:
    done = type_in("e\nstart=2031-02-30\n'\n\nq\n", "review")
    assert done.code == 0
    assert "start=2031-02-30 is no date" in done.err
    assert run("corrections").out.startswith("No corrections")


@pytest.mark.parametrize("keys", ["", "q\n", "s\ns\ns\n", "x\n\n"])
def test_leaving_changes_nothing(type_in: Run, run: Run, keys: str) -> None:
    assert type_in(keys, "review").code == 0
    assert run("corrections").out.startswith("No corrections")


def test_the_queue_for_programs_and_as_a_list(run: Run) -> None:
    listed = [json.loads(one) for one in run("review", "--format", "jsonl").out.splitlines()]
    assert [(one["start"], one["reasons"]) for one in listed] == [
        ("2031-03-14", ["new"]),
        ("2031-03-18T10:30", ["new"]),
        ("2031-03-21", ["new"]),
    ]
    assert "“The talks with Éric Dumont on 18 March are cancelled.”" in " ".join(run("review", "--list").out.split())
    assert len(run("review", "--kind", "visit", "--format", "jsonl").out.splitlines()) == 1
    refused = run("review", "--as-of", "2031-03-05")
    assert (refused.code, "past cannot be reviewed" in refused.err) == (2, True)


def test_approved_narrows_agenda_and_feeds(run: Run, filled: Path) -> None:
    uid = json.loads(run("events", "--person", "Okoro", "--format", "jsonl").out)["uid"]
    run("accept", uid[:8])
    agenda = run("agenda", "2031-03-10/2031-03-31", "--approved").out
    assert "14 March 2031" in agenda
    assert "18 March 2031" not in agenda
    assert run("export", "--approved", "--out", filled / "accepted").out.startswith("1 event, ")
    assert (filled / "accepted" / "all.ics").read_text("utf-8").count("BEGIN:VEVENT") == 1


def test_on_a_terminal_one_key_is_enough(run: Run, filled: Path) -> None:
    main, terminal = pty.openpty()
    program = subprocess.Popen(
        [str(PROGRAM), "review"], cwd=filled, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert program.stdout
    seen = ""
    for key, after in ((b"a", "1 of 3"), (b"q", "2 of 3")):
        while after not in seen or not seen.endswith("[q]uit "):
            seen += program.stdout.read(1)
        while termios.tcgetattr(terminal)[3] & termios.ICANON:
            time.sleep(0.01)  # what comes before the program reads keys is flushed away
        os.write(main, key)
    out, err = program.communicate(timeout=60)
    os.close(main)
    os.close(terminal)
    assert (program.returncode, err) == (0, "")
    assert "accept. 'diplocal undo 1' takes it back." in seen + out
    assert approved(run) == ["2031-03-14"]
