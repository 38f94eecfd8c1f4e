"""Symbolic expressions against the calendar: which days a text published on a known day means.

A date without a year is the nearest one in its direction. An announcement may still speak of the last 60 days, and a report
of the next 60: a "5 November" announced on the 13th is the one just past, not one 357 days ahead. "Next Tuesday" is the
Tuesday of the next calendar week.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from diplocal.model import Precision, When
from diplocal.timex.periods import (
    Range,
    add,
    choose,
    days_of,
    months_from,
    numbered,
    part_of,
    period,
    week_of_month,
    weekday_after,
)
from diplocal.timex.symbols import Clock, Context, Direction, Part, Point, Span, Timex, TimexKind, Unit, coarse

_GRACE = timedelta(days=60)
_DAY = timedelta(days=1)
_SUNDAY = 6
"""On a Sunday, what is announced for "this week" lies in the one that is about to begin."""
_YEARS, _LEAP_YEARS = range(-1, 2), range(-4, 5)
"""Years around the reference that are tried: 29 February comes every fourth."""
_MONTHS = range(-6, 7)


def resolve(timex: Timex, context: Context) -> tuple[When, ...]:
    """The times that an expression means, in the order of the text: one for a date or range, several for a list.

    A clock time gives `MINUTE`, naive and local as written; a clock time alone stands on the day of the heading.
    Empty where the context does not tell which day it is, and for durations and undated promises.
    """
    if timex.kind is TimexKind.CLOCK and timex.clock and context.heading:
        return (_at_clock(context.heading, timex.clock),)
    if timex.years is not None and context.anchor is not None:
        context = context._replace(year=context.anchor.year + timex.years)
    found: list[When] = []
    for span in timex.spans:
        try:
            when = _span(span, _frame(span.first, found[0].first_day, context) if found else context)
        except (ValueError, OverflowError):  # that year has no such day, or lies outside the calendar
            return ()
        if when is None:
            return ()
        if timex.alternative:
            when = replace(when, precision=Precision.APPROXIMATE)
        found.append(_with_clock(when, timex.clock) if timex.clock else when)
    return tuple(found)


def _with_clock(when: When, clock: Clock) -> When:
    """A day at its clock time; several days stay days unless the clock gives their last hour too."""
    if when.precision is not Precision.DAY:
        return when
    if when.first_day == when.last_day:
        return _at_clock(when.first_day, clock)
    if clock.end is None:
        return when
    return When(datetime.combine(when.first_day, clock.start), datetime.combine(when.last_day, clock.end), Precision.MINUTE)


def _at_clock(day: date, clock: Clock) -> When:
    """A clock time on a day; an end that is not later than the start lies on the next day."""
    start = datetime.combine(day, clock.start)
    if clock.end is None:
        return When(start, None, Precision.MINUTE)
    end = datetime.combine(day, clock.end)
    return When(start, end if end > start else end + _DAY, Precision.MINUTE)


def _span(span: Span, context: Context) -> When | None:
    first = _range(span.first, context)
    if first is None:
        return None
    last: Range | None = first
    if span.last is not None:
        last = _range(span.last, _frame(span.last, first[0], context))
    return When(first[0], last[1], _precision(span.first)) if last and last[1] >= first[0] else None


def _frame(point: Point, first: date, context: Context) -> Context:
    """What tells a further date of a range or list: the first one, which it follows, unless it is told by its own words."""
    if point.year is not None or (point.shift is not None and not point.after_last):
        return context
    return Context(first, Direction.FORWARD, last=first)


def _precision(point: Point) -> Precision:
    if not coarse(point):
        return Precision.DAY
    return Precision.MONTH if point.unit is Unit.MONTH and point.part is None else Precision.APPROXIMATE


def _range(point: Point, context: Context) -> Range | None:
    """The first and last day (inclusive) that a point covers."""
    if point.unit is Unit.DAY or point.day is not None or point.weekday is not None:
        day = _day(point, context)
        if day is None:
            return None
        if point.part is Part.REST:
            base = _base(point, context)
            return None if base is None else (base, day)
        return (day, day) if point.weekday is not None and point.day is None else period(point.unit, day)
    whole = _whole(point, context)
    if whole is None or point.part is None:
        return whole
    if point.part is not Part.REST:
        return part_of(whole, point.unit, point.part)
    base = _base(point, context)
    if base is None:
        return None
    return (base, add(base, point.unit, point.shift)) if point.shift else (max(base, whole[0]), whole[1])


def _base(point: Point, context: Context) -> date | None:
    """The day from which a shift counts."""
    if point.after_last:
        return context.last or context.heading
    return context.anchor or context.heading


# days


def _day(point: Point, context: Context) -> date | None:
    if point.month is not None and point.day is not None:
        return _day_of_year(point.day, point.month, point, context)
    if point.day is not None:
        return _day_of_month(point.day, point, context)
    if point.weekday is not None and point.month is not None and point.number is not None:
        return _weekday_of_month(point.weekday, point.month, point.number, point, context)
    if point.weekday is not None:
        return _weekday(point.weekday, point, context)
    base = _base(point, context)
    return None if base is None or point.shift is None else add(base, Unit.DAY, point.shift)


def _day_of_year(day: int, month: int, point: Point, context: Context) -> date | None:
    year = point.year or context.year
    if year is not None:
        return date(year, month, day)
    reference, direction = _reference(context)
    if reference is None:
        return None
    years = _LEAP_YEARS if (month, day) == (2, 29) else _YEARS
    days = list(_valid((reference.year + offset, month, day) for offset in years))
    if point.weekday is not None:
        near = [d for d in days if abs(d.year - reference.year) <= 1 and d.weekday() == point.weekday]
        days = near or days
    return _chosen(days, reference, direction, _GRACE)


def _day_of_month(day: int, point: Point, context: Context) -> date | None:
    if point.shift is not None:
        base = _base(point, context)
        return base and add(base.replace(day=1), Unit.MONTH, point.shift).replace(day=day)
    if context.month is not None:
        return _day_of_year(day, context.month, point, context)
    reference, direction = _reference(context)
    if context.last is not None and context.heading is None:
        near = _chosen(_days_near(day, context.last, point.weekday), context.last, Direction.NEAREST)
        if near is not None and _lies(near, context):
            return near
    return None if reference is None else _chosen(_days_near(day, reference, point.weekday), reference, direction)


def _weekday_of_month(weekday: int, month: int, number: int, point: Point, context: Context) -> date | None:
    """The first, second, ... or last such weekday of a month; None where it has no fifth."""
    whole = _month(month, point, context)
    if whole is None:
        return None
    first, last = week_of_month(whole, number)
    day = first + (weekday - first.weekday()) % 7 * _DAY
    return day if day <= last else None


def _days_near(day: int, reference: date, weekday: int | None) -> list[date]:
    """The days of that number in the months around; those on the weekday, where there are any."""
    months = [add(reference.replace(day=1), Unit.MONTH, offset) for offset in _MONTHS]
    days = list(_valid((month.year, month.month, day) for month in months))
    return [d for d in days if d.weekday() == weekday] or days


def _lies(day: date, context: Context) -> bool:
    """Whether a day lies in the direction of the text."""
    if context.anchor is None or context.direction is Direction.NEAREST:
        return True
    return day >= context.anchor if context.direction is Direction.FORWARD else day <= context.anchor


def _reference(context: Context) -> tuple[date | None, Direction]:
    """The day near which a date lies, and on which side: a heading counts before the day of publication."""
    if context.heading is not None:
        return context.heading, Direction.NEAREST
    if context.anchor is not None:
        return context.anchor, context.direction
    return context.last, Direction.NEAREST


def _valid(parts: Iterator[tuple[int, int, int]]) -> Iterator[date]:
    for year, month, day in parts:
        if day <= days_of(year, month):
            yield date(year, month, day)


def _chosen(days: list[date], reference: date, direction: Direction, grace: timedelta = timedelta()) -> date | None:
    found = choose([(d, d) for d in days], reference, direction, grace)
    return found and found[0]


def _weekday(weekday: int, point: Point, context: Context) -> date | None:
    base = context.last or context.heading if point.after_last else context.heading or context.anchor or context.last
    if base is None:
        return None
    after = base + (weekday - base.weekday()) % 7 * _DAY
    if point.unit is Unit.WEEK:
        return _weekday_of_week(weekday, point, base, context.direction)
    if point.shift is not None:
        return weekday_after(base, weekday) if point.shift > 0 else after - 7 * _DAY
    if point.number is not None:
        return after + 7 * point.number * _DAY
    direction = Direction.NEAREST if point.after_last else context.direction
    return _chosen([after - 7 * _DAY, after] if after != base else [base], base, direction)


def _weekday_of_week(weekday: int, point: Point, base: date, direction: Direction) -> date:
    """A day of this, the next or the last calendar week. "This Monday", announced on a Friday, is the one ahead."""
    day = base + (weekday - base.weekday() + 7 * (point.shift or 0)) * _DAY
    if point.shift == 0 and direction is Direction.FORWARD and day < base:
        return day + 7 * _DAY
    if point.shift == 0 and direction is Direction.BACK and day > base:
        return day - 7 * _DAY
    return day


# longer periods


def _whole(point: Point, context: Context) -> Range | None:
    if point.month is not None:
        month = _month(point.month, point, context)
        return month and (week_of_month(month, point.number) if point.unit is Unit.WEEK and point.number else month)
    base = _base(point, context)
    if point.number is not None:
        return _numbered(point.number, point, context)
    if point.unit is Unit.YEAR and point.year is not None:
        return months_from(point.year, 1, 12)
    if base is None:
        return None
    if point.shift is None and point.unit is Unit.WEEKEND:
        weekends = [period(Unit.WEEKEND, base + offset * 7 * _DAY) for offset in (-1, 0, 1)]
        return choose(weekends, base, context.direction)
    sunday = point.unit is Unit.WEEK and point.shift == 0 and base.weekday() == _SUNDAY and context.direction is Direction.FORWARD
    return period(point.unit, add(base, point.unit, 1 if sunday else point.shift or 0))


def _month(month: int, point: Point, context: Context) -> Range | None:
    year = point.year or context.year
    if year is not None:
        return months_from(year, month, 1)
    reference, direction = _reference(context)
    if reference is None:
        return None
    return _nth([months_from(reference.year + offset, month, 1) for offset in _YEARS], point.shift, reference, direction)


def _numbered(number: int, point: Point, context: Context) -> Range | None:
    """A quarter or season: of a year, or the one that lies in the direction."""
    base = _base(point, context)
    if point.year is not None:
        return numbered(point.unit, number, point.year)
    if base is None:
        return None
    if point.unit is Unit.QUARTER and point.shift is not None:
        return numbered(point.unit, number, base.year + point.shift)
    return _nth([numbered(point.unit, number, base.year + offset) for offset in _YEARS], point.shift, base, context.direction)


def _nth(ranges: list[Range], shift: int | None, reference: date, direction: Direction) -> Range | None:
    """The next (1) or last (-1) of recurring periods that does not hold the reference; otherwise the one in the direction."""
    if shift == 1:
        return next((r for r in ranges if r[0] > reference), None)
    if shift == -1:
        return next((r for r in reversed(ranges) if r[1] < reference), None)
    return choose(ranges, reference, direction)
