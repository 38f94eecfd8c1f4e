"""The command line as a user meets it: help, mistakes, pipes, encodings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(sys.executable).with_name("diplocal")
COMMANDS = {
    "ingest",
    "extract",
    "explain",
    "agenda",
    "month",
    "next",
    "who",
    "where",
    "stats",
    "events",
    "show",
    "changes",
    "leads",
    "add",
    "edit",
    "accept",
    "reject",
    "merge",
    "split",
    "undo",
    "corrections",
    "conflicts",
    "review",
    "reextract",
    "export",
    "feeds",
    "serve",
    "demo",
    "db",
}
Run = Callable[..., Any]
Process = Callable[..., "subprocess.CompletedProcess[str]"]


def test_help_lists_every_command(process: Process) -> None:
    done = process("--help")
    assert done.returncode == 0
    listed = re.findall(r"^  ([a-z]+)  ", done.stdout.partition("Commands:")[2], re.MULTILINE)
    assert set(listed) == COMMANDS


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("command", [[], ["agenda"], ["events"], ["ingest"], ["extract"], ["demo"], ["db"]])
def test_help_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str], columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = run(*command, "--help")
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= int(columns)
    assert "..." not in done.out.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["agenda", "--today", "yesterday"], 2, "'yesterday' is no date; write it as YYYY-MM-DD."),
        (["events", "--kind", "picnic"], 2, "'picnic' is no kind of event; choose one of visit"),
        (["agenda", "2014-11-20/2014-11-01"], 2, "ends before it begins"),
        (["frobnicate"], 2, "No such command 'frobnicate'"),
        (["agenda", "--days", "0"], 2, "--days"),
        (["extract"], 2, "Missing argument"),
        (["events", "--db", "mysql://host/db"], 2, "mysql"),
    ],
)
def test_a_mistake_is_one_sentence(run: Run, arguments: list[str], code: int, sentence: str) -> None:
    done = run(*arguments)
    assert sentence in done.err
    assert done.code == code
    assert "Traceback" not in done.err
    assert done.out == ""


def test_a_window_too_narrow_loses_no_words(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    assert "Amina Okoro" in " ".join(run("agenda", "2031-03").out.split())


@pytest.mark.parametrize("command", [["events", "--all"], ["changes", "--since", "2020"]], ids=" ".join)
def test_a_narrow_table_cuts_no_date_and_no_place(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run(*command).out.splitlines()
    assert max(map(len, lines)) <= 50
    told = " ".join(" ".join(lines).split())
    assert "2031-03-14/15" in told and "Okoro" in told
    assert "…" not in told
    assert "Stockholm, SE" in told or command[0] == "changes"


def test_settings_that_make_no_sense_do_not_break_help(run: Run, home: Path) -> None:
    (home / "diplocal.toml").write_text('colour = "blue"\n')
    assert run("agenda", "--help").code == 0
    done = run("agenda")
    assert done.code == 2
    assert "unknown key 'colour'" in done.err


def test_lint_tells_what_is_wrong_where(run: Run, home: Path) -> None:
    (home / "bad.ics").write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
    done = run("feeds", "check", "bad.ics")
    assert done.code == 1
    assert "bad.ics: line " in done.out
    (home / "worse.ics").write_bytes(b"BEGIN:VCALENDAR\r\n" + b"NONSENSE\r\n" * 500)
    told = run("feeds", "check", "worse.ics").out.splitlines()
    assert len(told) == 101
    assert told[-1].startswith("worse.ics: and ")


def test_days_and_publishers_are_not_given_for_what_was_extracted(run: Run, announcements: Path) -> None:
    done = run("ingest", announcements.name, "--publisher", "Somebody")
    assert (done.code, done.out) == (2, "")
    assert done.err == "diplocal: announcements.jsonl is what extract printed, with days and publishers; " + (
        "leave out --published and --publisher.\n"
    )


def test_an_empty_calendar_says_what_to_do(run: Run) -> None:
    for command in ("agenda", "month", "events"):
        assert "The calendar is empty: record documents with 'diplocal ingest PATH'." in run(command).out
    assert run("events", "--format", "json").out == "[]\n"
    assert run("events", "--format", "jsonl").out == ""


def test_a_line_that_is_no_extraction_fails_and_what_stood_before_it_is_kept(run: Run, announcements: Path) -> None:
    lines = announcements.read_text().splitlines()
    (announcements.parent / "mixed.jsonl").write_text(f'{lines[0]}\n{{"document": 1}}\n')
    done = run("ingest", "mixed.jsonl", "nowhere.jsonl")
    assert done.code == 1
    assert "mixed.jsonl, line 2: not a line that" in done.err
    assert "nowhere.jsonl cannot be read" in done.err
    assert done.out.splitlines()[-1].startswith("3 documents (1 recorded, 0 unchanged, 2 failed)")


def test_a_reader_who_leaves_early_is_no_error(filled: Path) -> None:
    command = [str(PROGRAM), "events", "--all", "--format", "jsonl"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=filled, stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert done.returncode == 1
    assert done.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_names_print_in_any_encoding(process: Process, filled: Path, encoding: str) -> None:
    done = process("month", "2031-03", PYTHONIOENCODING=encoding, COLUMNS="160", encoding=encoding)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Lindqvist" in done.stdout
    assert "?" not in done.stdout
    assert len({len(line) for line in done.stdout.splitlines() if "Okoro" in line}) == 1


def test_an_unforeseen_failure_says_that_it_is_a_bug(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the sky fell")

    monkeypatch.setattr("diplocal.settings.load", fail)
    done = run("agenda")
    assert done.code == 70
    assert done.err.startswith("diplocal: this is a bug (RuntimeError: the sky fell)")
    monkeypatch.setenv("DIPLOCAL_DEBUG", "1")
    with pytest.raises(RuntimeError, match="the sky fell"):
        run("agenda")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "db/README.md"])
def test_the_pages_name_commands_that_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert set(re.findall(r"(?:^ {4}|\$ |`)diplocal ([a-z]+)", text, re.MULTILINE)) - COMMANDS == set()
