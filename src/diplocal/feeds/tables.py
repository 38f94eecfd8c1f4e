"""Events as files for programs: CSV for spreadsheets, JSON Lines with everything."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from diplocal.feeds.text import line
from diplocal.feeds.wording import sources
from diplocal.model import Event
from diplocal.records import event_record

_SAME_AS_RECORD = (
    *("uid", "title", "kind", "status", "start", "end", "precision", "timezone"),
    *("city", "country", "venue", "name", "confidence", "sequence", "created", "modified"),
)
COLUMNS = (*_SAME_AS_RECORD, "people", "bodies", "publishers", "urls")
"""The header of the CSV file."""


def csv_bytes(events: Iterable[Event]) -> bytes:
    """RFC 4180 in UTF-8, one line an event; several values in one cell are joined by "; ".

    A text that a spreadsheet would run as a formula gets an apostrophe in front; JSON Lines keeps it as it was.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        record = event_record(event)
        found = sources(event)
        cells = [record[column] for column in _SAME_AS_RECORD]
        cells.append("; ".join(person.name for person in event.people if person.name))
        cells.append("; ".join(event.bodies))
        cells.append("; ".join(dict.fromkeys(source.publisher for source in found if source.publisher)))
        cells.append("; ".join(dict.fromkeys(source.url for source in found if source.url)))
        writer.writerow([_cell(cell) for cell in cells])
    return table.getvalue().encode("utf-8")


def jsonl_bytes(events: Iterable[Event]) -> bytes:
    """One JSON object a line, in the keys that every command shares. ASCII only, so that no text can look like a line end."""
    return "".join(json.dumps(event_record(event)) + "\n" for event in events).encode("ascii")


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = line(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
