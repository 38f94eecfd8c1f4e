"""The command that records documents: ingest."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.reading import STANDARD_INPUT, SUFFIXES, Published, Publisher, document_files, load_words, standard_input
from diplocal.cli.session import session_of
from diplocal.cli.terminal import count_text, note, say
from diplocal.errors import DiplocalError, DocumentError, StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplocal.calendar import Calendar
    from diplocal.model import Document, Extraction
    from diplocal.store.results import Recorded

    Item = tuple[str, Callable[[], Document | Extraction]]


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
    files, failed = document_files(paths, (*SUFFIXES, ".jsonl"))
    load_words(sum(not file.endswith(".jsonl") for file in files))
    with session_of(context).calendar(new=True) as calendar, _progress(len(files)) as advance:
        tally = Counter(documents=failed, failed=failed)
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
        items = list(_items(file, published, publisher))
    except DocumentError as error:
        items = []
        _fail(error, tally)
    for name, read in items:
        try:
            recorded = calendar.ingest(read())
        except StoreError:
            raise
        except DiplocalError as error:
            _fail(error, tally)
        else:
            tally.update(documents=1, created=len(recorded.created), changed=len(recorded.changed))
            tally[recorded.outcome.value] += 1
            say(_line(name, recorded))
    return tally


def _fail(error: DiplocalError, tally: Counter[str]) -> None:
    tally.update(documents=1, failed=1)
    note(f"diplocal: {error}")


def _items(file: str, published: date | None, publisher: str | None) -> Iterator[Item]:
    """What a file holds, with names and ways to read it: itself, or the documents that `extract` printed into it."""
    from diplocal import documents
    from diplocal.cli import exchange

    source = standard_input() if file == STANDARD_INPUT else file
    name = "standard input" if file == STANDARD_INPUT else file
    if isinstance(source, str) and file.lower().endswith(exchange.SUFFIXES):
        entries = exchange.entries(exchange.load(file), name)
    elif isinstance(source, bytes) and exchange.is_exchange(source):
        entries = exchange.entries(source, name)
    else:
        yield name, lambda: documents.read(source, published=published, publisher=publisher)
        return
    if published or publisher:
        raise UsageError(f"{name} is what extract printed, with days and publishers; leave out --published and --publisher.")
    for where, entry in entries:
        yield where, partial(exchange.parse, entry, where)


def _line(name: str, recorded: Recorded) -> str:
    if recorded.outcome.value == "unchanged":
        return f"unchanged  {name}"
    events = f"{len(recorded.created)} new, {len(recorded.changed)} changed"
    return f"recorded   {name}: {recorded.claims} found, {events}"


def _summary(tally: Counter[str]) -> str:
    parts = [f"{tally['new']} recorded", f"{tally['unchanged']} unchanged", f"{tally['failed']} failed"]
    documents, events = count_text(tally["documents"], "document"), count_text(tally["created"], "event")
    return f"{documents} ({', '.join(parts)}): {events} new, {tally['changed']} changed"


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
