"""Commands that read documents and keep nothing: extract, explain."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.session import day
from diplocal.cli.terminal import Form, console, note, print_records, show, width
from diplocal.errors import DiplocalError, DocumentError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from diplocal.model import Document, Extraction

Published = Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="Publication day of the documents.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the documents.")]
STANDARD_INPUT = "-"
SUFFIXES = (".txt", ".html", ".htm", ".eml")
"""What is read from a folder; a file that is named is read whatever its name."""


class Page(StrEnum):
    """How an explanation is printed."""

    TEXT = "text"
    HTML = "html"


def read_document(path: str, published: date | None, publisher: str | None) -> Document:
    """A document from a file, or from standard input for `-`. Raises DocumentError where there is none to read."""
    from diplocal import documents

    source = standard_input() if path == STANDARD_INPUT else path
    return documents.read(source, published=published, publisher=publisher)


def load_words(documents: int) -> None:
    """Loads what many documents are read with, and has the collector of cycles pass over it: a tenth of the time."""
    if documents > 1:
        from diplocal import gazetteer
        from diplocal.extract import lexicon

        gazetteer.load()
        lexicon.load()
        gc.freeze()


def standard_input() -> bytes:
    """All of standard input. Raises DocumentError where it is empty."""
    data = typer.get_binary_stream("stdin").read()
    if not data:
        raise DocumentError("standard input is empty; pipe a document into it or name a file.")
    return data


def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Documents (.txt, .html, .eml), or - for standard input.")
    ],
    form: Annotated[Form, typer.Option("--format", help="Table, JSON, or one JSON object a document and line.")] = Form.TABLE,
    published: Published = None,
    publisher: Publisher = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="0..1", help="Leave out what is less certain.")] = 0.0,
) -> None:
    """Print the events that documents announce; keep nothing."""
    files, failed = document_files(paths, SUFFIXES)
    load_words(len(files))

    def extractions() -> Iterator[Extraction]:
        nonlocal failed
        for path in files:
            try:
                yield _extraction(path, published, publisher, min_confidence)
            except DiplocalError as error:
                failed += 1
                note(f"diplocal: {error}")

    _print(extractions(), form, single=len(files) == 1)
    if failed:
        raise typer.Exit(1)


def _extraction(path: str, published: date | None, publisher: str | None, min_confidence: float) -> Extraction:
    from diplocal.extract import extract as events_of

    found = events_of(read_document(path, published, publisher))
    return replace(found, claims=tuple(c for c in found.claims if c.confidence >= min_confidence))


def _print(extractions: Iterator[Extraction], form: Form, *, single: bool) -> None:
    from diplocal.records import extraction_record

    if form is Form.TABLE:
        for found in extractions:
            show(_table(found))
    elif form is Form.JSON and single:
        for found in extractions:
            print_records([extraction_record(found)], Form.JSONL)
    else:
        print_records(map(extraction_record, extractions), form)


def _table(found: Extraction) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from diplocal.agenda.listing import listing
    from diplocal.agenda.wording import clean

    document = found.document
    source = [
        document.publisher.name if document.publisher else None,
        document.anchor.day.isoformat() if document.anchor else None,
    ]
    head = " · ".join(clean(part) for part in (document.title or document.path or "standard input", *source) if part)
    parts: list[RenderableType] = [Text(head, style="bold")]
    parts.append(listing(found.claims, width()) if found.claims else Text("No events."))
    parts += [Text(f"{issue.code}: {clean(issue.message)}", style="yellow") for issue in found.issues]
    return Group(*parts, Text())


def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A document (.txt, .html, .eml), or - for standard input.")],
    form: Annotated[Page, typer.Option("--format", help="For the terminal, or a page for the browser.")] = Page.TEXT,
    published: Published = None,
    publisher: Publisher = None,
) -> None:
    """Show a document with what was seen in it. Then, for each event, which rule took which words."""
    from diplocal.cli import explaining
    from diplocal.extract import annotate
    from diplocal.extract import extract as events_of

    document = read_document(path, published, publisher)
    seen, found = annotate(document), events_of(document)
    if form is Page.HTML:
        print(explaining.page(found, seen))
    else:
        show(explaining.text(found, seen, coloured=console().color_system is not None), long_lines=True)


def document_files(paths: Sequence[str], suffixes: Sequence[str]) -> tuple[list[str], int]:
    """The paths as given, and for a folder the files in it with one of the suffixes, at any depth, sorted.

    Then how many folders failed, each with a sentence on standard error: they cannot be looked into, or hold no such file.
    """
    files: list[str] = []
    failed = 0
    for path in paths:
        if path == STANDARD_INPUT or not _is_folder(path):
            files.append(path)
            continue
        found, closed = _inside(path, suffixes)
        files += found
        for folder in closed:
            note(f"diplocal: {folder} may not be looked into by this user: change its permissions.")
        if not found and not closed:
            note(f"diplocal: no documents in {path}; diplocal reads {', '.join(suffixes)}.")
        failed += len(closed) or int(not found)
    return files, failed


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name too long, a folder above it that is closed: reading it will say so
        return False


def _inside(folder: str, suffixes: Sequence[str]) -> tuple[list[str], list[str]]:
    """The files in a folder with one of the suffixes, and the folders in it that cannot be listed."""
    closed: list[str] = []
    found = [
        path
        for parent, _, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename)))
        for path in (Path(parent, name) for name in names)
        if path.suffix.lower() in suffixes and _may_be_read(path)
    ]
    return sorted(map(str, found)), sorted(closed)


def _may_be_read(path: Path) -> bool:
    """Whether it is a file and no pipe or socket, which would be waited for without end."""
    try:
        return path.is_file()
    except OSError:
        return True  # reading it will say why it cannot be
