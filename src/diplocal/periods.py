"""Days and periods as a person types them: ISO dates, or the words that announcements use ("next week")."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from diplocal.errors import UsageError

Period = tuple[date, date]
"""First and last day, inclusive."""

FIRST_YEAR, LAST_YEAR = 1000, 8999
"""Python's dates end in 9999, and views look some way beyond the days that they are asked for."""
_SHOWN = 60
"""Characters of an argument that a message repeats."""


def period(text: str, today: date) -> Period:
    """The days that `text` means, seen from `today`. Raises UsageError where it names no day or period within bounds."""
    found = _iso(text.strip()) or _words(text.strip(), today)
    if found is None:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise UsageError(f"{shown!r} names no day or period; say for instance 2014-11-17, 2014-11-17/2014-11-26 or 'next week'.")
    if found[1] < found[0]:
        raise UsageError(f"{text!r} ends before it begins; put the earlier day first.")
    return within_bounds(found[0]), within_bounds(found[1])


def within_bounds(day: date) -> date:
    """The day itself, if weeks and months can be counted from it. Raises UsageError outside the years 1000 to 8999."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise UsageError(f"{day.isoformat()} is too far away; choose a day between the years {FIRST_YEAR} and {LAST_YEAR}.")


def _iso(text: str) -> Period | None:
    """ISO 8601 days, months, years and intervals of them."""
    first, slash, last = text.partition("/")
    begin, end = _iso_date(first), _iso_date(last if slash else first)
    return (begin[0], end[1]) if begin and end else None


def _iso_date(text: str) -> Period | None:
    try:
        if len(text) == 4:
            return date(int(text), 1, 1), date(int(text), 12, 31)
        if len(text) == 7 and text[4] == "-":
            year, month = int(text[:4]), int(text[5:])
            return month_of(date(year, month, 1))
        return (date.fromisoformat(text),) * 2
    except ValueError:
        return None


def _words(text: str, today: date) -> Period | None:
    """One time expression and nothing else."""
    from diplocal import timex

    # in running text a month alone ("May") is a date only after a preposition: here nothing else can be meant
    phrase = f"in {text.removeprefix('in ')}"
    found = timex.recognise(phrase)
    if len(found) != 1 or found[0].start > len("in ") or found[0].end < len(phrase):
        return None
    times = timex.resolve(found[0], timex.Context(anchor=today))
    return (min(t.first_day for t in times), max(t.last_day for t in times)) if times else None


def month_of(day: date) -> Period:
    """The month in which a day lies."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
