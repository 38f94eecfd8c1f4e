"""Events as a table, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from diplocal.agenda.wording import STATUS_STYLES, UID_LENGTH, Entry, clean, clock_text, title_text, who_text
from diplocal.model import Event, Status, When

NARROW = 64
"""Columns below which what would take a column of its own stands under the title."""


def listing(entries: Sequence[Entry], width: int) -> Table:
    """Days, title, place and status of each event or claim, in the order given, in so many columns.

    Events also have their UID. Claims have who takes part, since nothing else can be asked about them.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    stored = any(isinstance(entry, Event) for entry in entries)
    if stored:
        table.add_column("UID", style="dim", no_wrap=True)
    table.add_column("When", style="cyan", no_wrap=True)
    table.add_column("What", ratio=1)
    if width >= NARROW:
        table.add_column("Where")
    table.add_column("Status", no_wrap=True)
    for entry in entries:
        uid = [entry.uid[:UID_LENGTH]] if isinstance(entry, Event) else []
        where = ", ".join(clean(part) for part in (entry.place.city, entry.place.country) if part)
        below = [where] if where and width < NARROW else []
        if not stored and (who := who_text(entry)):
            below.append(who)
        what = Text(title_text(entry), style="strike" if entry.status is Status.CANCELLED else "")
        what = Text.assemble(what, *((f"\n{text}", "dim") for text in below))
        status = Text(entry.status.value, style=STATUS_STYLES[entry.status])
        table.add_row(*uid, _when(entry), what, *([where] if width >= NARROW else []), status)
    return table


def _when(entry: Entry) -> str:
    if entry.when is None:
        return "no date"
    return f"{short_days(entry.when)} {clock_text(entry)[:5]}".rstrip()


def short_days(when: When) -> str:
    """ISO days: "2014-11-17", "2014-11-17/18", "2014-11-30/12-02"; a vague range starts with a tilde."""
    first, last = when.first_day.isoformat(), when.last_day.isoformat()
    if first == last:
        days = first
    elif first[:7] == last[:7]:
        days = f"{first}/{last[8:]}"
    else:
        days = f"{first}/{last[5:]}" if first[:4] == last[:4] else f"{first}/{last}"
    return f"~{days}" if when.vague else days
