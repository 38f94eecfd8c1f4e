"""A month as a grid of weeks, Monday first (ISO 8601)."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from datetime import date

from diplocal.agenda.lines import Line, cells, cut, line_cells
from diplocal.agenda.look import Look
from diplocal.agenda.wording import NEWS_MARK, STATUS_STYLES, clean, days_text, mark, title_text
from diplocal.model import Event, Status
from diplocal.titles import surname

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LINES_A_DAY = 4
NARROW = 50
"""Columns below which a day has no room for words: only for its number and a mark."""


def month(events: Sequence[Event], year: int, number: int, look: Look) -> list[Line]:
    """The grid of month `number` (1 to 12) of `year`.

    Each day has its number, how many firm events it has, and the first of them with their marks. Vague ones follow below.
    """
    firm = [e for e in events if not e.when.vague]
    vague = [e for e in events if e.when.vague]
    weeks = Calendar().monthdatescalendar(year, number)
    title = f"{date(year, number, 1):%B %Y}"
    room = 7 * 3 if look.width < NARROW else look.width
    lines: list[Line] = [[(title.center(room).rstrip(), "bold")]]
    lines += _numbers(firm, weeks, number, look) if look.width < NARROW else _grid(firm, weeks, number, look)
    for event in vague:
        text = f"{title_text(event)}: {days_text(event.when)}"
        lines.append([mark(event), (" ", ""), (cut(text, look.width - 2), STATUS_STYLES[event.status])])
    return lines


def _on(events: Sequence[Event], day: date) -> list[Event]:
    return [e for e in events if e.when.first_day <= day <= e.when.last_day]


def _numbers(events: Sequence[Event], weeks: Sequence[Sequence[date]], number: int, look: Look) -> list[Line]:
    """Two columns and a mark for each day."""
    lines: list[Line] = [[(" ".join(name[:2] for name in DAY_NAMES), "bold")]]
    for week in weeks:
        line: Line = []
        for day in week:
            here = _on(events, day) if day.month == number else []
            line.append((f"{day.day:2}" if day.month == number else "  ", "bold reverse" if day == look.today else ""))
            line.append(mark(here[0]) if len(here) == 1 else ("+" if here else " ", "cyan"))
        lines.append(line)
    return lines


def _grid(events: Sequence[Event], weeks: Sequence[Sequence[date]], number: int, look: Look) -> list[Line]:
    width = (look.width - 8) // 7
    lines = [_rule("┌", "┬", "┐", width), _row([[(name, "bold")] for name in DAY_NAMES], width)]
    for week in weeks:
        days = [_cell(_on(events, day), day, width, look) if day.month == number else [] for day in week]
        lines.append(_rule("├", "┼", "┤", width))
        for n in range(max(map(len, days))):
            lines.append(_row([cell[n] if n < len(cell) else [] for cell in days], width))
    return [*lines, _rule("└", "┴", "┘", width)]


def _rule(left: str, middle: str, right: str, width: int) -> Line:
    return [(left + middle.join(["─" * width] * 7) + right, "dim")]


def _row(parts: Sequence[Line], width: int) -> Line:
    line: Line = [("│", "dim")]
    for part in parts:
        line += [*part, (" " * (width - line_cells(part)), ""), ("│", "dim")]
    return line


def _cell(here: Sequence[Event], day: date, width: int, look: Look) -> list[Line]:
    count = str(len(here)) if here else ""
    today = day == look.today
    name = f"{day.day} today" if today and cells(count) + len(f"{day.day} today ") <= width else str(day.day)
    blank = " " * (width - len(name) - len(count))
    lines: list[Line] = [[(name, "bold reverse cyan" if today else "bold"), (blank, ""), (count, "dim")]]
    shown = here if len(here) <= LINES_A_DAY else here[: LINES_A_DAY - 1]
    for event in shown:
        strike = " strike" if event.status is Status.CANCELLED else ""
        sign, style = mark(event)
        sign = NEWS_MARK if event.uid in look.news else sign
        lines.append([(sign, style), (cut(label(event), width - 1), STATUS_STYLES[event.status] + strike)])
    if len(shown) < len(here):
        lines.append([(cut(f"+{len(here) - len(shown)} more", width), "dim")])
    return lines


def label(event: Event) -> str:
    """The fewest words that tell events of a day apart: the event's own name, else who is in it."""
    if event.name:
        name = clean(event.name)
        return name[:1].upper() + name[1:]
    surnames = [clean(surname(person)) for person in event.people if person.name]
    return "–".join(surnames[:2]) or title_text(event)
