"""Where output goes: tables for people, JSON for programs, text that any terminal can show."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from diplocal.agenda.lines import Line
    from diplocal.model import Event
    from diplocal.records import Record

PLAIN = dict(zip("–—·…“”‘’»●☏◆★▲■◷✗▇│─┌┬┐├┼┤└┴┘", "---.\"\"''>ot#+^=@x#|-+++++++++", strict=True)) | {"→": "->"}
"""What stands for a character in an encoding that lacks it: as wide, where it stands in a column."""

NARROWEST = 50
"""Columns without which tables lose words: a window that has fewer breaks the lines itself."""
LEAST_WIDTH = 20
"""Columns below which nothing is laid out."""


class Form(StrEnum):
    """How results are printed: `json` is one document, `jsonl` one object a line."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class EventForm(StrEnum):
    """How events are printed: a view for people, Markdown, or all that is known in a form for programs."""

    TABLE = "table"
    MD = "md"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def prepare_streams() -> None:
    """Let no name fail to print: what the terminal's encoding lacks is shown by its plain letters."""
    codecs.register_error("plain", _plain_letters)
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us: an empty one does
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plain")


def _plain_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    letters = "".join(PLAIN.get(c, c) for c in lacking)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode("ascii")
    return plain or "?" * len(lacking), error.end


def console(*, to_stderr: bool = False) -> Console:
    """A console that takes text as it is: no markup, no emoji codes, no guessed highlights."""
    from rich.console import Console

    made = Console(stderr=to_stderr, highlight=False, markup=False, emoji=False)
    made.width = max(made.width, NARROWEST)
    return made


def show(renderable: RenderableType, *, long_lines: bool = False) -> None:
    """Print for people. Where no terminal shows it: without the blanks that fill a line, and on request with text unbroken."""
    terminal = console()
    if terminal.is_terminal:
        terminal.print(renderable)
        return
    with terminal.capture() as captured:
        terminal.print(renderable, soft_wrap=long_lines)
    for line in captured.get().splitlines():
        print(line.rstrip())


def width() -> int:
    """The columns of the terminal; COLUMNS or 80 where there is none."""
    from shutil import get_terminal_size

    return max(get_terminal_size().columns, LEAST_WIDTH)


def show_lines(lines: Iterable[Line]) -> None:
    """Print lines that are laid out already: in colour on a terminal, else as plain text without loading what makes colours."""
    if sys.stdout.isatty() or os.environ.get("FORCE_COLOR"):
        from rich.text import Text

        terminal = console()
        for line in lines:
            terminal.print(Text.assemble(*line), no_wrap=True, crop=False, overflow="ignore")
    else:
        from diplocal.agenda.lines import plain

        print("\n".join(map(plain, lines)))


def say(text: str) -> None:
    """Print one line for people, whatever control characters a file name in it has."""
    print(_one_line(text))


def note(text: str) -> None:
    """Print one line for people on standard error, where it disturbs no pipe."""
    print(_one_line(text), file=sys.stderr)


def _one_line(text: str) -> str:
    spaced = (" " if c.isspace() else c for c in text)
    return "".join(c for c in spaced if unicodedata.category(c) != "Cc")


def count_text(count: int, thing: str) -> str:
    """ "1 event", "2 events"."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def print_as(form: str, events: Iterable[Event]) -> None:
    """Print events in a form for programs: csv, json, jsonl or md."""
    if form == "csv":
        from diplocal.feeds.tables import csv_bytes

        # RFC 4180 wants CRLF: bytes, so that no platform turns it into something else
        sys.stdout.flush()
        sys.stdout.buffer.write(csv_bytes(events))
    elif form == "md":
        from diplocal.agenda.markdown import markdown

        for line in markdown(events):
            print(line)
    else:
        from diplocal.records import event_record

        print_records(map(event_record, events), Form(form))


def print_records(records: Iterable[Record], form: Form) -> None:
    """Print for programs: one array, or one object a line."""
    if form is Form.JSONL:
        for record in records:
            print(json.dumps(record, ensure_ascii=False))
    else:
        print(json.dumps(list(records), ensure_ascii=False, indent=2))
