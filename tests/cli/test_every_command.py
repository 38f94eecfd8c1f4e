"""What holds for every command: narrow windows, no colour, readers who leave, interruptions, settings that make no sense."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
PROGRAM = Path(sys.executable).with_name("diplocal")
VIEWS = [
    ["agenda", "2031-03", "-v"],
    ["agenda", "2031-03", "--format", "diary"],
    ["month", "2031-03"],
    ["next"],
    ["who", "Lindqvist"],
    ["where", "Sweden"],
    ["stats"],
    ["events", "--all"],
    ["changes", "--since", "2020"],
    ["leads"],
    ["corrections"],
    ["conflicts", "--all"],
    ["review", "--list", "--all"],
    ["db", "info"],
]
OTHERS = [
    *(["ingest", "announcements.jsonl"], ["show", "0"], ["add", "kind=call", "start=2031-03-20"], ["edit", "0", "city=Oslo"]),
    *(
        ["accept", "0"],
        ["reject", "0"],
        ["merge", "0", "1"],
        ["split", "0", "--document", "a"],
        ["undo"],
        ["reextract"],
        ["export"],
    ),
    *(["db", "check"], ["db", "upgrade"], ["serve", "--port", "0"]),
]


@pytest.mark.parametrize("command", VIEWS, ids=" ".join)
@pytest.mark.parametrize("columns", ["20", "80"])
def test_a_view_needs_no_wide_window_and_prints_no_colour_into_a_pipe(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = run(*command)
    assert (done.code, done.err) == (0, "")
    assert done.out
    assert "\x1b" not in done.out


@pytest.mark.parametrize("command", [*VIEWS, *OTHERS], ids=" ".join)
def test_an_interruption_of_any_command_is_silent(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("diplocal.settings.load", interrupt)
    done = run(*command)
    assert (done.code, done.out, done.err) == (130, "", "")


@pytest.mark.parametrize("command", [*VIEWS, *OTHERS], ids=" ".join)
@pytest.mark.parametrize("settings", ["timezone = [", 'timezone = "Mars/Base"', "feeds = 7"])
def test_settings_that_make_no_sense_are_one_sentence(run: Run, filled: Path, command: list[str], settings: str) -> None:
    (filled / "diplocal.toml").write_text(settings)
    done = run(*command)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("diplocal: ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize("day", ["2031-02-30", "32 March 2031", "2031-13", "the day after never"])
def test_no_view_takes_a_day_that_does_not_exist(run: Run, filled: Path, option: str, day: str) -> None:
    for command in ("agenda", "month", "next", "stats", "events", "changes", "leads", "conflicts", "review", "export"):
        done = run(command, option, day)
        assert (done.code, done.out) == (2, ""), command
        assert "names no day or period" in done.err


@pytest.mark.parametrize(
    "option", ["--zone", "--today", "--as-of", "--kind", "--status", "--min-confidence", "--days", "--format"]
)
def test_a_value_that_makes_no_sense_is_one_sentence(run: Run, filled: Path, option: str) -> None:
    done = run("agenda", option, "Atlantis/Nowhere")
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("command", VIEWS, ids=" ".join)
def test_a_reader_who_leaves_is_no_error_of_any_view(filled: Path, command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([PROGRAM, *command], cwd=filled, stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What the program writes to a terminal of 80 columns."""
    controller, terminal = pty.openpty()
    known = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, env=known, stdout=terminal, stderr=terminal, stdin=terminal)
    os.close(terminal)
    written = b""
    try:
        while piece := os.read(controller, 65536):
            written += piece
    except OSError:
        pass  # on Linux, the end of a terminal
    os.close(controller)
    assert process.wait() == 0
    return written.decode()


def test_a_terminal_gets_colours_unless_they_are_refused(filled: Path) -> None:
    shown = on_a_terminal(filled, "agenda", "2031-03")
    assert "\x1b[36m" in shown or "\x1b[1m" in shown
    assert "\x1b[31m✗" in shown, "what is cancelled is red"
    plain = on_a_terminal(filled, "agenda", "2031-03", NO_COLOR="1")
    assert "\x1b[31m" not in plain
    assert "✗" in plain
    assert "cancelled" in plain


def test_times_of_the_reader_stand_beside_those_of_the_place(run: Run, filled: Path) -> None:
    assert "= 18:30 JST" in run("agenda", "2031-03", "--zone", "Asia/Tokyo").out
    assert "=" not in run("agenda", "2031-03", "--zone", "Europe/Berlin").out
    (filled / "diplocal.toml").write_text('timezone = "Asia/Tokyo"')
    assert "= 18:30 JST" in run("agenda", "2031-03").out


@pytest.mark.parametrize("arguments", [["--help"], ["agenda", "2031-03"], ["next"], ["events", "--all", "--format", "jsonl"]])
def test_a_command_that_reads_loads_no_more_than_it_needs(filled: Path, server: object, arguments: list[str]) -> None:
    if server:
        pytest.skip("a server is asked through SQLAlchemy")
    code = (
        f"import sys; sys.argv = ['diplocal', *{arguments!r}]\n"
        "from diplocal.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=filled, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    heavy = {
        *("sqlalchemy", "alembic", "icalendar", "jinja2", "starlette", "uvicorn", "lxml", "charset_normalizer", "rich"),
        *("ahocorasick_rs", "pydantic", "httpx", "asyncio", "email"),
        *("diplocal.extract", "diplocal.documents", "diplocal.gazetteer", "diplocal.timex", "diplocal.tracker", "diplocal.feeds"),
    }
    assert "diplocal.cli.app" in loaded
    assert loaded & heavy == set()
    if arguments == ["--help"]:
        assert {"sqlite3", "socket", "tomllib"} & loaded == set()
        assert {name for name in loaded if name.startswith("diplocal.")} == {
            f"diplocal.{name}" for name in ("errors", "cli", "cli.app", "cli.commands", "cli.session", "cli.terminal")
        }
    else:
        assert {"diplocal.cli.correcting", "diplocal.cli.recording", "diplocal.cli.publishing"} & loaded == set()
