"""Days as headings, with the events of each; what has no firm date comes last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from diplocal.agenda.lines import Line, Part, beside, wrap
from diplocal.agenda.look import Look
from diplocal.agenda.wording import (
    NEWS_MARK,
    STATUS_STYLES,
    UID_LENGTH,
    clean,
    clock_text,
    day_text,
    days_text,
    distance_text,
    mark,
    people_parts,
    place_text,
    reader_text,
    short_days_text,
    title_text,
)
from diplocal.model import Event, Source, Status
from diplocal.titles import status_text

TIME_WIDTH = 16
KIND_WIDTH = 10
NARROW = 60
"""Columns below which the time stands above what takes place, not beside it."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An event on a day; `time` says when, and `full` whether it stands there in full or only goes on."""

    event: Event
    time: str
    full: bool


def days(events: Sequence[Event], first: date, last: date, look: Look) -> list[Line]:
    """The agenda from `first` to `last` (inclusive). Each event stands in full on its first day in the period.

    On its further days one line says until when it goes on. What is part of a visit stands under it. Vague events have a
    section of their own, whatever their range.
    """
    firm = [e for e in events if not e.when.vague]
    vague = [e for e in events if e.when.vague]
    lines: list[Line] = []
    for day, rows in _by_day(firm, first, last):
        lines += [[], *wrap(_heading(day, look.today), look.width), *_entries(rows, look)]
    if vague:
        lines += [[], *wrap([("Dates to be confirmed", "bold")], look.width)]
        for event in vague:
            lines += _entry(_Row(event, days_text(event.when).partition(", ")[0], True), 0, look)
    return lines[1:]


def _by_day(events: Sequence[Event], first: date, last: date) -> Iterator[tuple[date, list[_Row]]]:
    """Each day with what begins on it, or began before the period when it is the first; then what goes on."""
    begin: dict[date, list[_Row]] = defaultdict(list)
    further: dict[date, list[_Row]] = defaultdict(list)
    for event in events:
        end = event.when.last_day
        day = max(first, event.when.first_day)
        begin[day].append(_Row(event, clock_text(event) or short_days_text(event.when), True))
        while (day := day + timedelta(1)) <= min(last, end):
            further[day].append(_Row(event, "last day" if day == end else f"until {day_text(end)}", False))
    for day in sorted(begin.keys() | further.keys()):
        yield day, begin[day] + further[day]


def _heading(day: date, today: date) -> Line:
    style = "cyan" if abs((day - today).days) < 2 else "dim"
    return [(f"{day:%A} {day.day} {day:%B %Y}", "bold"), (f"  {distance_text(day, today)}", style)]


def _entries(rows: Sequence[_Row], look: Look) -> Iterator[Line]:
    """The rows of a day: visits with what is part of them, in order; visits that go on without any come last."""
    here = {row.event.uid for row in rows}
    parts: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.event.visit in here:
            parts[row.event.visit or ""].append(row)
    whole = [row for row in rows if row.event.visit not in here]
    for row in sorted(whole, key=lambda row: not row.full and row.event.uid not in parts):
        yield from _entry(row, 0, look)
        for part in parts[row.event.uid]:
            yield from _entry(part, 1, look)


def _entry(row: _Row, depth: int, look: Look) -> Iterator[Line]:
    event = row.event
    news = [[(NEWS_MARK if event.uid in look.news else "", "bold yellow")]]
    time: list[Part] = [(row.time, "cyan" if row.full else "dim")]
    clocks: list[Line] = [time]
    if row.full and (here := reader_text(event, look.zone)):
        clocks += wrap([(f"= {here}", "dim")], TIME_WIDTH)
    if look.width < NARROW:
        indent = 2 + 2 * depth
        text = [[*line] for line in clocks if line[0][0]] + _body(row, look.width - indent, look)
        if row.full:
            text.append([(event.uid[:UID_LENGTH], "dim")])
        yield from beside([(news, indent), (text, 0)])
        return
    clocks = [wrapped for line in clocks for wrapped in wrap(line, TIME_WIDTH)]
    body = _body(row, look.width - 2 - 1 - TIME_WIDTH - 2 - 2 * depth - 2 - KIND_WIDTH, look)
    right: list[Line] = [[(event.kind.value, "blue")], [(event.uid[:UID_LENGTH], "dim")]] if row.full else []
    width = look.width - 3 - TIME_WIDTH - KIND_WIDTH
    shifted = [[(" " * 2 * depth, ""), *line] for line in body]
    yield from beside([(news, 3), (clocks, TIME_WIDTH + 2), (shifted, width - 2), (right, 0)])


def _body(row: _Row, width: int, look: Look) -> list[Line]:
    """Mark, title and status; place; people; and who says so where that is asked for."""
    event = row.event
    style = "strike" if event.status is Status.CANCELLED else "" if row.full else "dim"
    title: list[Part] = [(title_text(event), style)]
    if event.status is not Status.PLANNED:
        title += [(" · ", "dim"), (status_text(event, look.today), STATUS_STYLES[event.status])]
    lines = _marked(mark(event), wrap(title, width - 2))
    if not row.full:
        return lines
    details = [[(place_text(event.place), "")], people_parts(event)]
    if look.sources:
        details += map(_source, event.sources)
    for part in details:
        if any(text for text, _ in part):
            lines += _marked(("", ""), wrap(part, width - 2))
    return lines


def _marked(sign: Part, lines: Iterable[Line]) -> list[Line]:
    return [
        [*([sign] if sign[0] and n == 0 else []), (" " if sign[0] and n == 0 else "  ", ""), *rest]
        for n, rest in enumerate(lines)
    ]


def _source(source: Source) -> list[Part]:
    day = f"{source.published.day} {source.published:%B %Y}" if source.published else "undated"
    said: list[Part] = [(f"{clean(source.publisher or 'unnamed source')}, {day}", "italic")]
    if source.quote:
        said.append((f": “{clean(source.quote)}”", ""))
    if where := source.url or source.path:
        said.append((f" {clean(where)}", "dim"))
    return said
