"""Days as headings, with the events of each; what has no firm date comes last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from diplocal.agenda.wording import STATUS_STYLES, UID_LENGTH, clock_text, days_text, place_text, span_text, title_text, who_text
from diplocal.model import Event, Status

TIME_WIDTH = 16
KIND_WIDTH = 10


def days(events: Sequence[Event], first: date, last: date, today: date) -> RenderableType:
    """The agenda from `first` to `last` (inclusive). Each event stands in full on its first day in the period.

    On its further days one line says that it goes on. Vague ones have a section of their own, whatever their range.
    """
    firm = [e for e in events if not e.when.vague]
    vague = [e for e in events if e.when.vague]
    parts: list[RenderableType] = []
    for day in _days_with_events(firm, first, last):
        parts += [Text(), _heading(day, today), _entries(firm, day, first)]
    if vague:
        parts += [Text(), Text("Dates to be confirmed", style="bold"), _table(_full(e, days_text(e.when)) for e in vague)]
    return Group(*parts[1:])


def _days_with_events(events: Sequence[Event], first: date, last: date) -> list[date]:
    found: set[date] = set()
    for event in events:
        day = max(first, event.when.first_day)
        while day <= min(last, event.when.last_day):
            found.add(day)
            day += timedelta(days=1)
    return sorted(found)


def _heading(day: date, today: date) -> Text:
    heading = Text(f"{day:%A} {day.day} {day:%B %Y}", style="bold")
    if day == today:
        heading.append("  today", style="cyan")
    return heading


def _entries(events: Sequence[Event], day: date, first: date) -> Table:
    """What begins on `day`, or began before the period when it is its `first` day; then what goes on."""
    rows: list[tuple[Text, Text, Text]] = []
    for event in events:
        if max(first, event.when.first_day) == day:
            rows.append(_full(event, clock_text(event) or _days(event)))
    for event in events:
        if max(first, event.when.first_day) < day <= event.when.last_day:
            last = event.when.last_day
            left = Text("last day" if day == last else f"until {last.day} {last:%b}", style="dim")
            rows.append((left, Text(title_text(event), style=_title_style(event, "dim")), Text()))
    return _table(rows)


def _days(event: Event) -> str:
    """The days of one that takes several; nothing where no time is announced."""
    first, last = event.when.first_day, event.when.last_day
    if first == last:
        return ""
    return f"{first.day}–{last.day} {last:%b}" if first.month == last.month else f"{first.day} {first:%b} – {last.day} {last:%b}"


def _title_style(event: Event, style: str = "") -> str:
    return f"{style} strike".strip() if event.status is Status.CANCELLED else style


def _full(event: Event, time: str) -> tuple[Text, Text, Text]:
    """Time; title, status, place and people; kind and UID."""
    body = Text(title_text(event), style=_title_style(event))
    if event.status is not Status.PLANNED:
        body = Text.assemble(body, "  ", (event.status.value, STATUS_STYLES[event.status]))
    details = " · ".join(part for part in (place_text(event.place), who_text(event)) if part)
    if details:
        body = Text.assemble(body, "\n", (details, "dim"))
    return Text(time, style="cyan"), body, Text.assemble((event.kind.value, "blue"), "\n", (event.uid[:UID_LENGTH], "dim"))


def _table(rows: Iterable[tuple[Text, Text, Text]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=1)
    table.add_column(width=TIME_WIDTH)
    table.add_column(ratio=1)
    table.add_column(width=KIND_WIDTH)
    for time, body, kind in rows:
        table.add_row("", time, body, kind)
    return table


def heading(first: date, last: date, count: int) -> str:
    """One line on top: the period and how much there is."""
    return f"{span_text(first, last)}: {count} event{'' if count == 1 else 's'}"
