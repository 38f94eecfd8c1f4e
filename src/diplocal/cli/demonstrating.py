"""The command that shows everything once: demo."""

from __future__ import annotations

import sys
from contextlib import chdir
from pathlib import Path
from typing import Annotated

import typer

from diplocal.cli.session import Session
from diplocal.errors import ExportError, UsageError

DATABASE = "db/diplocal.sqlite3"

CLOSING = """\

To see it in a browser at http://127.0.0.1:8000/?from=2014-11, and subscribe from there
  cd {home}
  {program} serve

To subscribe without a server, in Thunderbird, Apple Calendar or Evolution on this machine, add the calendar
  {feeds}/all.ics

To go on
  {program} explain documents/moscow-briefing.txt
  {program} events --all --person Lavrov
  {program} month "November 2014"
"""


def demo(
    home: Annotated[Path | None, typer.Option(metavar="DIR", help="Where to; a new temporary folder if nothing is said.")] = None,
) -> None:
    """Do a full round on bundled documents. Read, list, show, and write feeds."""
    import shutil
    import tempfile

    from diplocal.demo import PERIOD, TODAY

    place = (home or Path(tempfile.mkdtemp(prefix="diplocal-demo-"))).resolve()
    copies = _furnish(place)
    print(f"{len(copies)} announcements of November 2014 are in {place / 'documents'}.")
    with chdir(place):
        _run("ingest", "documents")
        _run("agenda", PERIOD, "--today", TODAY)
        for uid in _worth_a_look():
            _run("show", uid)
        _run("export")
        _run("feeds", "check", "exports/feeds/all.ics")
    program = "diplocal" if shutil.which("diplocal") else Path(sys.argv[0]).resolve()
    print(CLOSING.format(feeds=place / "exports" / "feeds", home=place, program=program), end="")


def _furnish(place: Path) -> list[Path]:
    """Make the home with its documents. Raises UsageError for a folder with other things in it, ExportError."""
    from diplocal.demo import copy_documents
    from diplocal.settings import FILE

    try:
        if place.exists() and any(place.iterdir()) and not (place / "documents" / "moscow-briefing.txt").is_file():
            raise UsageError(f"{place} is not empty; name a new or an empty folder with --home.")
        copies = copy_documents(place / "documents")
        (place / FILE).touch()
    except OSError as error:
        raise ExportError(f"{place} cannot be written ({error.strerror}); name another folder with --home.") from error
    return copies


def _run(*arguments: str) -> None:
    """Print a command as one types it, and run it just so. Ends the program where the command fails."""
    import shlex

    from diplocal.cli.app import app

    print(f"\n$ diplocal {shlex.join(arguments)}\n", flush=True)
    code = app(["--db", DATABASE, *arguments], prog_name="diplocal", standalone_mode=False)
    if code:
        raise typer.Exit(code)


def _worth_a_look() -> list[str]:
    """UIDs of the event of which most documents speak, of one that moved, and of one that was called off."""
    from diplocal.model import Status

    with Session(database=DATABASE).calendar(new=True) as calendar:
        events = calendar.events()
    most_told = max(events, key=lambda event: (len(event.sources), event.uid))
    moved = [e for e in events if len({state.when.first_day for state in e.history}) > 1]
    off = [e for e in events if e.status is Status.CANCELLED and len(e.history) > 1]
    return [event.uid for event in (most_told, *moved[:1], *off[:1])]
