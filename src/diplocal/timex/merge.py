"""Points that complete each other: "Tuesday" and "18 November" are one day, "23" and "25 November" share a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from diplocal.timex.periods import days_of
from diplocal.timex.symbols import Point, Span, Unit

_ANEW = re.compile(r"and\s+on\b", re.I)
_LEAP_YEAR = 2000
_PLAIN_YEAR = 2001
_SAMPLE_DAYS = 365


def possible(point: Point) -> bool:
    """Whether the calendar has such a day; without a year, in a leap year."""
    if point.month is not None and not 1 <= point.month <= 12:
        return False
    if point.day is None:
        return True
    return 1 <= point.day <= (days_of(point.year or _LEAP_YEAR, point.month) if point.month else 31)


def merge(first: Point, second: Point) -> Point | None:
    """One point from two descriptions of one day; None where they describe different things.

    Beside "tomorrow", a full date wins (the text may have been put online later) and a lone number or weekday adds nothing.
    """
    if first.unit is not Unit.DAY or second.unit is not Unit.DAY:
        return None
    for given, other in ((first, second), (second, first)):
        if other.shift is not None or given == other:
            continue
        if given.shift is not None and given.weekday is None:
            return other if other.month is not None else given
        if _only_weekday(given) and other.day is not None and other.weekday is None:
            return other._replace(weekday=given.weekday)
    return None


def _only_weekday(point: Point) -> bool:
    return point.weekday is not None and point.day is None and point.shift is None


def complete(points: Sequence[Point]) -> list[Point] | None:
    """The points of one list or range with the months and years that they take from each other.

    None where they are no list: a number without a month, days that do not ascend, or lengths of different units.
    """
    found = [_of_week(points[0], points[-1]), *(_of_week(right, points[0]) for right in points[1:])]
    if len({p.unit for p in found}) > 1:
        return None
    for i in reversed(range(len(found) - 1)):
        found[i] = _from_right(found[i], found[i + 1])
    for i in range(1, len(found)):
        found[i] = _from_left(found[i], found[i - 1])
    fits = all(map(possible, found)) and all(_ascends(a, b) for a, b in pairwise(found))
    return found if fits else None


def _of_week(lone: Point, named: Point) -> Point:
    """A weekday listed with one of a named week is of the same week: "next Monday and Tuesday", "Monday to Friday next week"."""
    if named.unit is Unit.WEEK and named.weekday is not None and _only_weekday(lone) and lone.unit is Unit.DAY:
        return lone._replace(unit=named.unit, shift=named.shift)
    return lone


def _lacks_month(point: Point) -> bool:
    return point.day is not None and point.month is None and point.shift is None


def _from_right(left: Point, right: Point) -> Point:
    if _lacks_month(left) and right.month is None and right.shift is not None and right.day is not None:
        return left._replace(shift=right.shift)
    if _lacks_month(left) and right.month is not None:
        return left._replace(month=right.month, year=left.year or right.year)
    if left.month is not None and left.year is None and right.year is not None and right.month is not None:
        return left._replace(year=right.year - (_place(left) > _place(right)))
    return left


def _from_left(right: Point, left: Point) -> Point:
    if _lacks_month(right) and left.month is not None:
        return right._replace(month=left.month, year=right.year or left.year)
    if right.month is not None and right.year is None and left.year is not None and left.month is not None:
        return right._replace(year=left.year + (_place(left) > _place(right)))
    return right


def _place(point: Point) -> tuple[int, int]:
    return (point.month or 0, point.day or 0)


def _ascends(left: Point, right: Point) -> bool:
    if left.day is None or right.day is None or left.month != right.month or left.year != right.year:
        return True
    return left.day < right.day


def joined(points: Sequence[Point], joins: Sequence[str]) -> tuple[Span, ...] | None:
    """The points as they are joined; None for what nobody writes: a range of ranges, a list of commas alone, a choice of many."""
    spans = [Span(points[0])]
    for point, join in zip(points[1:], joins, strict=True):
        if join == "range":
            if spans[-1].last is not None:
                return None
            spans[-1] = Span(spans[-1].first, point)
        else:
            spans.append(Span(point))
    listed = [join for join in joins if join != "range"]
    if listed and listed[-1] == "comma":
        return None
    if "or" in joins:
        return (Span(points[0], points[-1]),) if list(joins) == ["or"] else None
    return tuple(spans)


def begins_anew(words: str, first: Point, second: Point | None, *, listed: bool) -> bool:
    """Whether "and" parts two days that are told apart: "in Rome on 5 May, and on 7 May", "today, and tomorrow she".

    `listed` tells that they stand in a list with commas.
    """
    whole = all(p is not None and (p.month or p.shift is not None) for p in (first, second))
    comma, anew = words.startswith(",") and not listed, _ANEW.search(words) is not None
    return (whole and (anew or comma)) or (anew and comma)


def one_run(spans: Sequence[Span]) -> bool:
    """Whether the single days of a list follow each other without a gap."""
    return len(spans) > 1 and all(a.last is None and b.last is None and _follows(a.first, b.first) for a, b in pairwise(spans))


def _follows(left: Point, right: Point) -> bool:
    if left.unit is not Unit.DAY and left.weekday is None:
        return False
    if left.shift is not None and right.shift is not None and left.weekday is None:
        return right.shift - left.shift == 1
    if left.day is None or right.day is None:
        return left.weekday is not None and right.weekday is not None and (right.weekday - left.weekday) % 7 == 1
    if left.month is None or right.month is None:
        return right.day - left.day == 1
    return (_sample(right) - _sample(left)).days in (1, 1 - _SAMPLE_DAYS)


def _sample(point: Point) -> date:
    """The day in its own year, or in one whose February holds it."""
    return date(
        point.year or (_LEAP_YEAR if (point.month, point.day) == (2, 29) else _PLAIN_YEAR), point.month or 1, point.day or 1
    )
