"""Events as files for programs: CSV for spreadsheets, JSON Lines with everything."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from diplocal.feeds.text import line
from diplocal.feeds.wording import sources
from diplocal.model import Event
from diplocal.records import event_record

_SAME_AS_RECORD = (
    *("uid", "title", "kind", "status", "start", "end", "precision", "timezone"),
    *("city", "country", "venue", "name", "confidence", "sequence", "created", "modified", "mode", "visit"),
    *("press", "accreditation_deadline", "accreditation_contact"),
)
COLUMNS = (*_SAME_AS_RECORD, "people", "bodies", "publishers", "urls")
"""The header of `csv_bytes`."""
_PARTY = ("person", "office", "acts_for", "role")
_OF_EVENT = ("kind", "mode", "status", "start", "end", "precision", "city", "country", "visit", "title")
PARTICIPATION_COLUMNS = ("uid", *_PARTY, *_OF_EVENT)
"""The header of `participations_csv`."""


def csv_bytes(events: Iterable[Event]) -> bytes:
    """RFC 4180 in UTF-8, one line an event; several values in one cell are joined by "; ".

    A text that a spreadsheet would run as a formula gets an apostrophe in front; JSON Lines keeps it as it was.
    """
    return _csv(COLUMNS, map(_event_cells, events))


def participations_csv(events: Iterable[Event]) -> bytes:
    """One line for each person of each event, and one, without a person, for each body that takes part as such.

    As `csv_bytes` in everything else. Events without participants have no line.
    """
    return _csv(PARTICIPATION_COLUMNS, (cells for event in events for cells in _participations(event)))


def jsonl_bytes(events: Iterable[Event]) -> bytes:
    """One JSON object a line, in the keys that every command shares. ASCII only, so that no text can look like a line end."""
    return "".join(json.dumps(event_record(event)) + "\n" for event in events).encode("ascii")


def _event_cells(event: Event) -> list[object]:
    record = event_record(event)
    found = sources(event)
    return [
        *(record[column] for column in _SAME_AS_RECORD),
        "; ".join(person.name for person in event.people if person.name),
        "; ".join(event.bodies),
        "; ".join(dict.fromkeys(source.publisher for source in found if source.publisher)),
        "; ".join(dict.fromkeys(source.url for source in found if source.url)),
    ]


def _participations(event: Event) -> Iterator[list[object]]:
    record = event_record(event)
    parties = [(p.name, p.office, p.country, p.role.value if p.role else None) for p in dict.fromkeys(event.people)]
    parties += [(None, None, body, None) for body in dict.fromkeys(event.bodies)]
    for party in parties:
        yield [event.uid, *party, *(record[column] for column in _OF_EVENT)]


def _csv(header: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in cells] for cells in lines)
    return table.getvalue().encode("utf-8")


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = line(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
