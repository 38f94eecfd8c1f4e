"""Events as a table, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from diplocal.agenda.wording import STATUS_STYLES, UID_LENGTH, clean, clock_text, title_text
from diplocal.model import Event, Status, When


def listing(events: Sequence[Event]) -> Table:
    """UID, days, title, place and status of each event, in the order given."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("UID", style="dim", no_wrap=True)
    table.add_column("When", style="cyan", no_wrap=True)
    table.add_column("What", ratio=1)
    table.add_column("Where")
    table.add_column("Status", no_wrap=True)
    for event in events:
        where = ", ".join(clean(part) for part in (event.place.city, event.place.country) if part)
        title = Text(title_text(event), style="strike" if event.status is Status.CANCELLED else "")
        status = Text(event.status.value, style=STATUS_STYLES[event.status])
        table.add_row(event.uid[:UID_LENGTH], _when(event), title, where, status)
    return table


def _when(event: Event) -> str:
    clock = clock_text(event)[:5]
    return f"{short_days(event.when)} {clock}".rstrip()


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
