"""Bad input: one sentence on standard error says what, where and what to do; the rest of a batch goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from diplocal.calendar import open_calendar

Run = Callable[..., Any]
PROGRAM = Path(sys.executable).with_name("diplocal")
ANNOUNCEMENT = "12 March 2031\n\nForeign Minister Åsa Lindqvist will visit Paris on 20 March 2031.\n"


@pytest.fixture
def paper(home: Path) -> str:
    """A document that can be read."""
    (home / "paper.txt").write_text(ANNOUNCEMENT, encoding="utf-8")
    return "paper.txt"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["frobnicate"], "diplocal: No such command 'frobnicate'. See 'diplocal --help'."),
        (
            ["agenda", "--frob"],
            "diplocal: No such option: --frob (Possible options: --from, --to). See 'diplocal agenda --help'.",
        ),
        (
            ["events", "--country", "Atlantis"],
            "diplocal: 'Atlantis' names no country; give its English name or its ISO code.",
        ),
        (["agenda", "--country", "XX"], "diplocal: 'XX' names no country; give its English name or its ISO code."),
        (["who", " "], "diplocal: Nobody is named; give any part of a name."),
        (["agenda", "--db"], "diplocal: Option '--db' requires an argument. See 'diplocal --help'."),
        (["extract"], "diplocal: Missing argument 'PATH...'. See 'diplocal extract --help'."),
        (
            ["agenda", "--today", "soon"],
            "diplocal: Invalid value for '--today': 'soon' is no date; write it as YYYY-MM-DD. See 'diplocal --help'.",
        ),
        (
            ["events", "--from", "2031-04-01", "--to", "2031-03-01"],
            "diplocal: --from 2031-04-01 is later than --to 2031-03-01; put the earlier day first.",
        ),
        (
            ["agenda", "--days", "99999999"],
            "diplocal: Invalid value for '--days': 99999999 is not in the range 1<=x<=3660. See 'diplocal agenda --help'.",
        ),
    ],
)
def test_misuse_is_one_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.err) == (2, "", sentence + "\n")


def test_a_mistyped_database_is_not_made(run: Run, home: Path, paper: str) -> None:
    for command in ("agenda", "month", "events", "changes", "export", "reextract"):
        done = run(command, "--db", "typo/other.sqlite3")
        assert (done.code, done.out) == (4, "")
        assert done.err.endswith("typo/other.sqlite3 yet; `diplocal ingest` makes one.\n")
    assert not (home / "typo").exists()
    assert run("ingest", paper, "--db", "typo/other.sqlite3").code == 0
    assert run("agenda", "--db", "typo/other.sqlite3").code == 0


def test_an_address_is_not_taken_for_a_file(run: Run) -> None:
    done = run("ingest", "https://mfa.example/news")
    assert (done.code, done.err) == (
        1,
        "diplocal: https://mfa.example/news is an address: save what is there and name the file\n",
    )


def test_a_slip_in_a_command_is_told_in_whole_sentences(run: Run) -> None:
    assert run("agend").err == "diplocal: No such command 'agend'. Did you mean 'agenda'? See 'diplocal --help'.\n"


def test_a_program_without_a_command_shows_its_help(run: Run) -> None:
    for arguments in ([], ["db"]):
        done = run(*arguments)
        assert done.code == 2
        assert "Commands:\n" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["agenda", "--today", "9999-12-31"],
        ["agenda", "--as-of", "0001-01-01"],
        ["changes", "--today", "0001-01-01"],
        ["changes", "--since", "0001-01-01"],
        ["month", "9999-12"],
        ["agenda", "0001"],
        ["events", "--from", "9999"],
        ["add", "start=0001-01-01"],
    ],
)
def test_days_at_the_ends_of_time_are_refused(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("is too far away; choose a day between the years 1000 and 8999.\n")


def test_a_batch_goes_on_after_what_cannot_be_read(run: Run, home: Path, paper: str) -> None:
    (home / "nothing").mkdir()
    (home / "empty.txt").touch()
    wrong = ["nothing", "missing.txt", "empty.txt", "x" * 300 + ".txt"]
    done = run("ingest", *wrong, paper)
    assert done.code == 1
    assert done.out.splitlines() == [
        "recorded   paper.txt: 1 found, 1 new, 0 changed",
        "5 documents (1 recorded, 0 unchanged, 4 failed): 1 event new, 0 changed",
    ]
    assert done.err.splitlines()[:3] == [
        "diplocal: no documents in nothing; diplocal reads .txt, .html, .htm, .eml, .jsonl.",
        "diplocal: missing.txt does not exist: check the path",
        "diplocal: empty.txt is empty: there is nothing to read in it",
    ]
    assert len(done.err.splitlines()) == 4
    extracted = run("extract", *wrong, paper, "--format", "jsonl")
    assert extracted.code == 1
    assert [json.loads(line)["document"]["path"] for line in extracted.out.splitlines()] == [paper]


def test_a_folder_is_read_in_order_without_its_loops_pipes_and_other_files(run: Run, home: Path) -> None:
    folder = home / "papers"
    (folder / "older").mkdir(parents=True)
    for name in ("b.txt", "older/a.TXT", "picture.png"):
        (folder / name).write_text(ANNOUNCEMENT + name, encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / "itself.txt").symlink_to("itself.txt")
    os.mkfifo(folder / "pipe.txt")
    done = run("extract", "papers", "--format", "jsonl")
    assert [json.loads(line)["document"]["path"] for line in done.out.splitlines()] == ["papers/b.txt", "papers/older/a.TXT"]
    assert (done.code, done.err) == (0, "")


def test_a_folder_that_cannot_be_looked_into_is_told(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # as root, permissions hold nobody back: the refusal is made here
    folder = home / "papers"
    (folder / "closed").mkdir(parents=True)
    (folder / "open.txt").write_text(ANNOUNCEMENT, encoding="utf-8")
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    done = run("ingest", "papers")
    assert done.code == 1
    assert done.err == "diplocal: papers/closed may not be looked into by this user: change its permissions.\n"
    assert done.out.endswith("2 documents (1 recorded, 0 unchanged, 1 failed): 1 event new, 0 changed\n")


def test_file_names_cannot_steer_the_terminal(run: Run, home: Path) -> None:
    name = "odd\x1b[31m\nname.txt"
    (home / name).write_text(ANNOUNCEMENT, encoding="utf-8")
    done = run("ingest", name, f"no{name}")
    assert done.out.splitlines()[0] == "recorded   odd[31m name.txt: 1 found, 1 new, 0 changed"
    assert done.err == "diplocal: noodd[31m name.txt does not exist: check the path\n"


def test_the_full_device_and_the_vanished_folder_are_told(home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([PROGRAM, "--help"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == "diplocal: The output cannot be written (No space left on device); make room or send it elsewhere.\n"
    script = f"mkdir gone; cd gone; rmdir ../gone; exec {PROGRAM} agenda"
    done = subprocess.run(["sh", "-c", script], cwd=home, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "diplocal: The working folder is not there any more; change to another one.\n"


def test_streams_that_are_closed_are_empty(home: Path, paper: str) -> None:
    done = subprocess.run(["sh", "-c", f"{PROGRAM} extract - <&-"], cwd=home, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "diplocal: standard input is empty; pipe a document into it or name a file.\n"
    done = subprocess.run(["sh", "-c", f"{PROGRAM} extract {paper} >&-"], cwd=home, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_interruption_is_silent(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for moment in ("diplocal.cli.terminal.prepare_streams", "diplocal.settings.load"):
        with monkeypatch.context() as patch:
            patch.setattr(moment, interrupt)
            done = run("agenda")
        assert (done.code, done.out, done.err) == (130, "", "")


def test_lint_goes_on_after_a_file_that_is_not_there(run: Run, home: Path) -> None:
    (home / "bad.ics").write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
    done = run("feeds", "check", "missing.ics", "bad.ics")
    assert done.code == 1
    assert done.err == "diplocal: missing.ics cannot be read (No such file or directory); name a calendar file.\n"
    assert done.out.startswith("bad.ics: line ")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_extract_prints_can_be_piped_into_ingest(home: Path, paper: str, form: str) -> None:
    (home / "second.txt").write_text(ANNOUNCEMENT.replace("Paris", "Vienna"), encoding="utf-8")
    script = f"{PROGRAM} extract {paper} second.txt --format {form} | {PROGRAM} ingest -"
    done = subprocess.run(["sh", "-c", script], cwd=home, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("2 documents (2 recorded, 0 unchanged, 0 failed): 2 events new, 0 changed\n")


def test_text_on_standard_input_is_a_document(home: Path) -> None:
    done = subprocess.run([PROGRAM, "ingest", "-"], input=ANNOUNCEMENT, cwd=home, capture_output=True, text=True)
    assert done.stdout.startswith("recorded   standard input: 1 found, 1 new, 0 changed\n")


def changed(record: dict[str, Any], **values: object) -> dict[str, Any]:
    record = deepcopy(record)
    record["events"][0].update(values)
    return record


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"city": 7}, "Expected `str | null`, got `int` - at `$.events[0].city`"),
        ({"title": "\0"}, "title is '\\x00'"),
        ({"quote": "\ud800"}, "quote is '\\ud800'"),
        ({"people": [{"name": 5}]}, "Expected `str | null`, got `int` - at `$.events[0].people[0].name`"),
        ({"people": 5}, "Expected `array`, got `int` - at `$.events[0].people`"),
        ({"kind": "picnic"}, "Invalid enum value 'picnic' - at `$.events[0].kind`"),
        ({"confidence": 7}, "the confidence 7.0 is not between 0 and 1"),
        ({"end": "2031-03-01"}, "it ends on 2031-03-01, before it begins"),
        ({"end": None}, "only a clock time may have no end"),
        ({"precision": "minute"}, "clock times go with the precision 'minute', and only with it"),
        ({"start": "2031-03-20T10:00+05:00", "end": None, "precision": "minute"}, "clock times are local and have no offset"),
        ({"start": "0001-01-01"}, "its year is not between 1000 and 8999"),
        ({"timezone": "Europe/Atlantis"}, "'Europe/Atlantis' is no time zone"),
    ],
)
def test_an_extraction_that_makes_no_sense_is_refused_alone(
    run: Run, home: Path, announcements: Path, values: dict[str, object], reason: str
) -> None:
    first, second = announcements.read_text().splitlines()
    wrong = json.dumps(changed(json.loads(first), **values))
    (home / "mixed.jsonl").write_text(f"{wrong}\n{second}\n")
    done = run("ingest", "mixed.jsonl")
    assert done.code == 1
    assert done.err == f"diplocal: mixed.jsonl, line 1: not a line that 'extract --format jsonl' prints ({reason}).\n"
    assert done.out.splitlines()[-1].startswith("2 documents (1 recorded, 0 unchanged, 1 failed)")


@pytest.mark.parametrize(
    ("damage", "command", "what"),
    [
        ("UPDATE events SET state = '{}'", ["events", "--all"], "(Object missing required field `kind`)"),
        ("UPDATE events SET state = '{}'", ["db", "check"], "(Object missing required field `kind`)"),
        ("UPDATE claims SET record = '{'", ["events", "--all", "--format", "json"], "(Input data was truncated)"),
        ("UPDATE claims SET record = '{'", ["db", "check"], "(Input data was truncated)"),
        ("UPDATE claims SET record = '{'", ["reextract"], "(Input data was truncated)"),
    ],
)
def test_a_damaged_row_is_told(run: Run, home: Path, paper: str, damage: str, command: list[str], what: str) -> None:
    run("ingest", paper)
    with open_calendar() as calendar, calendar.database.writing() as connection:
        connection.exec_driver_sql(damage)
    done = run(*command)
    assert done.code > 0
    told = done.err + done.out
    assert f"is damaged in the database {what}; restore it from a backup." in " ".join(told.split())


@pytest.mark.parametrize("line", ["[" * 100_000, "null", "{}", '"x"', "[1, 2]", "{", '{"document": {"digest": 5}, "events": []}'])
def test_garbage_is_refused(run: Run, home: Path, line: str) -> None:
    (home / "garbage.jsonl").write_text(line + "\n")
    done = run("ingest", "garbage.jsonl")
    assert done.code == 1
    assert done.err.startswith("diplocal: garbage.jsonl")
    assert "(0 recorded, 0 unchanged, " in done.out
