"""A month as a grid of weeks, Monday first (ISO 8601)."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from datetime import date

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from diplocal.agenda.wording import STATUS_STYLES, clean, title_text
from diplocal.model import Event, Status
from diplocal.titles import surname

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LINES_A_DAY = 4


def month(events: Sequence[Event], year: int, number: int, today: date) -> RenderableType:
    """The grid of month `number` (1 to 12) of `year`, with the firm events on their days and a line on the vague ones."""
    firm = [e for e in events if not e.when.vague]
    vague = [e for e in events if e.when.vague]
    table = Table(box=box.SQUARE, show_lines=True, expand=True, padding=(0, 0))
    for name in DAY_NAMES:
        table.add_column(name, ratio=1, no_wrap=True, overflow="ellipsis")
    for week in Calendar().monthdatescalendar(year, number):
        table.add_row(*(_cell(firm, day, today) if day.month == number else Text() for day in week))
    title = Text(f"{date(year, number, 1):%B %Y}", style="bold", justify="center")
    notes = [Text(f"Date to be confirmed: {title_text(e)}", style=STATUS_STYLES[e.status]) for e in vague]
    return Group(title, table, *notes)


def _cell(events: Sequence[Event], day: date, today: date) -> Text:
    lines = [Text(str(day.day), style="bold reverse cyan" if day == today else "bold")]
    here = [e for e in events if e.when.first_day <= day <= e.when.last_day]
    shown = here if len(here) <= LINES_A_DAY else here[: LINES_A_DAY - 1]
    for event in shown:
        strike = " strike" if event.status is Status.CANCELLED else ""
        lines.append(Text(label(event), style=STATUS_STYLES[event.status] + strike))
    if len(shown) < len(here):
        lines.append(Text(f"+{len(here) - len(shown)} more", style="dim"))
    return Text("\n").join(lines)


def label(event: Event) -> str:
    """The fewest words that tell events of a day apart: the event's own name, else who is in it."""
    if event.name:
        name = clean(event.name)
        return name[:1].upper() + name[1:]
    surnames = [clean(surname(person)) for person in event.people if person.name]
    return "–".join(surnames[:2]) or title_text(event)
