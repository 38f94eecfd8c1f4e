"""The command that records documents: ingest."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.reading import SUFFIXES, Published, Publisher, document_files, read_document
from diplocal.cli.session import session_of
from diplocal.cli.terminal import note
from diplocal.errors import DiplocalError, DocumentError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplocal.calendar import Calendar
    from diplocal.model import Document, Extraction
    from diplocal.store.results import Recorded


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(ingest)


def ingest(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Documents, folders of them, JSON Lines that extract printed, or - for standard input."
        ),
    ],
    published: Published = None,
    publisher: Publisher = None,
) -> None:
    """Read documents and record the events that they announce."""
    files = list(document_files(paths, (*SUFFIXES, ".jsonl")))
    with session_of(context).calendar() as calendar, _progress(len(files)) as advance:
        tally: Counter[str] = Counter()
        for file in files:
            tally.update(_ingest_file(calendar, file, published, publisher))
            advance()
    print(_summary(tally))
    if tally["failed"]:
        raise typer.Exit(1)


def _ingest_file(calendar: Calendar, file: str, published: date | None, publisher: str | None) -> Counter[str]:
    """Record what is in one file and say so; a document that fails leaves the others alone."""
    tally: Counter[str] = Counter()
    try:
        for name, item in _items(file, published, publisher):
            recorded = calendar.ingest(item)
            tally.update(documents=1, created=len(recorded.created), changed=len(recorded.changed))
            tally[recorded.outcome.value] += 1
            print(_line(name, recorded))
    except StoreError:
        raise
    except DiplocalError as error:
        tally.update(documents=1, failed=1)
        note(f"diplocal: {error}")
    return tally


def _items(file: str, published: date | None, publisher: str | None) -> Iterator[tuple[str, Document | Extraction]]:
    """What a file holds: itself, or the extractions of a JSON Lines file."""
    if file.lower().endswith(".jsonl"):
        yield from _extractions(Path(file))
    else:
        yield file, read_document(file, published, publisher)


def _extractions(path: Path) -> Iterator[tuple[str, Extraction]]:
    from diplocal.records import parse_extraction

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path} cannot be read ({error}); give a file that 'extract --format jsonl' printed.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = parse_extraction(json.loads(line))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DocumentError(f"{path}, line {number}: not a line that 'extract --format jsonl' prints ({error}).") from error
        yield f"{path}:{number}", found


def _line(name: str, recorded: Recorded) -> str:
    if recorded.outcome.value == "unchanged":
        return f"unchanged  {name}"
    events = f"{len(recorded.created)} new, {len(recorded.changed)} changed"
    return f"recorded   {name}: {recorded.claims} found, {events}"


def _summary(tally: Counter[str]) -> str:
    parts = [f"{tally['new']} recorded", f"{tally['unchanged']} unchanged", f"{tally['failed']} failed"]
    documents = f"{tally['documents']} document{'' if tally['documents'] == 1 else 's'}"
    return f"{documents} ({', '.join(parts)}): {tally['created']} events new, {tally['changed']} changed"


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()) or total < 2:
        yield lambda: None
        return
    from rich.progress import Progress

    from diplocal.cli.terminal import console

    with Progress(console=console(to_stderr=True), transient=True, redirect_stdout=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda: bar.advance(task)
