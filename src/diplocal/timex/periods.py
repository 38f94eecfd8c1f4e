"""Stretches of the calendar.

Weeks run from Monday to Sunday (ISO 8601); seasons are the meteorological ones of the northern hemisphere.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from datetime import date, timedelta

from diplocal.timex.symbols import Direction, Part, Unit

Range = tuple[date, date]
"""The first and the last day (inclusive)."""

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.YEAR: 12}
_SHARES = {Part.EARLY: (0, 3), Part.MID: (1, 3), Part.LATE: (2, 3), Part.FIRST_HALF: (0, 2), Part.SECOND_HALF: (1, 2)}
"""Which of how many equal parts."""
_FIRST_SPRING_MONTH = 3


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def months_from(year: int, month: int, count: int) -> Range:
    """`count` whole months from the first of `month` on, which may lie outside 1 to 12."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    index = month - 1 + count
    return first, date(year + index // 12, index % 12 + 1, 1) - _DAY


def period(unit: Unit, day: date) -> Range:
    """The day, weekend, week, month or year in which a day lies; for a weekend, that of its week."""
    monday = day - day.weekday() * _DAY
    if unit is Unit.WEEK:
        return monday, monday + 6 * _DAY
    if unit is Unit.WEEKEND:
        return monday + 5 * _DAY, monday + 6 * _DAY
    if unit is Unit.MONTH:
        return months_from(day.year, day.month, 1)
    if unit is Unit.YEAR:
        return months_from(day.year, 1, 12)
    return day, day


def numbered(unit: Unit, number: int, year: int) -> Range:
    """The quarter (1 to 4) or the season (1 is spring; winter ends in the next year) of a year."""
    first = 3 * number - 2 if unit is Unit.QUARTER else _FIRST_SPRING_MONTH + 3 * (number - 1)
    return months_from(year, first, 3)


def week_of_month(month: Range, number: int) -> Range:
    """The days 1 to 7, 8 to 14, ... of a month; its last seven days for -1."""
    if number < 0:
        return month[1] - 6 * _DAY, month[1]
    first = month[0] + (number - 1) * _WEEK
    return first, min(first + 6 * _DAY, month[1])


def add(day: date, unit: Unit, count: int) -> date:
    """The day `count` units later; the last of the month where the month has no such day."""
    if unit is Unit.DAY:
        return day + count * _DAY
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return day + count * _WEEK
    index = day.month - 1 + count * _MONTHS[unit]
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, days_of(year, month)))


def part_of(whole: Range, unit: Unit, part: Part) -> Range:
    """A part of a period: thirds of a month end on the 10th and 20th, its first half on the 15th; a year parts by whole months.

    A week is too short to be parted by such words, and stays whole.
    """
    first, last = whole
    if unit is Unit.MONTH:
        middle = first.replace(day=14 if last.day <= 28 else 15)
        bounds = {
            Part.EARLY: (first, first.replace(day=10)),
            Part.MID: (first.replace(day=11), first.replace(day=20)),
            Part.LATE: (first.replace(day=21), last),
            Part.FIRST_HALF: (first, middle),
            Part.SECOND_HALF: (middle + _DAY, last),
        }
        return bounds.get(part, whole)
    index, parts = _SHARES.get(part, (0, 1))
    months = _MONTHS.get(unit, 0)
    if not months or months % parts:
        return whole
    return months_from(first.year, first.month + index * months // parts, months // parts)


def weekday_after(day: date, weekday: int) -> date:
    """The first day after `day` with this weekday (0 is Monday)."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def choose(ranges: Sequence[Range], reference: date, direction: Direction, grace: timedelta = timedelta()) -> Range | None:
    """Of ranges in order of time, the one that a direction means.

    That is the first not over by `grace` before the reference, the last begun by `grace` after it, or else the nearest.
    """
    if direction is Direction.FORWARD:
        ahead = [r for r in ranges if r[1] >= reference - grace]
        if ahead:
            return ahead[0]
    if direction is Direction.BACK:
        past = [r for r in ranges if r[0] <= reference + grace]
        if past:
            return past[-1]
    return min(ranges, key=lambda r: max(r[0] - reference, reference - r[1], timedelta()), default=None)
