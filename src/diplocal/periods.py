"""Days and periods as a person types them: ISO dates, or the words that announcements use ("next week")."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diplocal.errors import UsageError

if TYPE_CHECKING:
    from diplocal.timex import Direction, Timex

Period = tuple[date, date]
"""First and last day, inclusive."""

FIRST_YEAR, LAST_YEAR = 1000, 8999
"""Python's dates end in 9999, and views look some way beyond the days that they are asked for."""
_WEEK = timedelta(7)
_SHOWN = 60
"""Characters of an argument that a message repeats."""


def period(text: str, today: date, *, back: bool = False) -> Period:
    """The days that `text` means, seen from `today`; with `back`, a day without its year or week lies before.

    Raises UsageError where it names no day or period within bounds.
    """
    found = _iso(text.strip()) or _words(text.strip(), today, back=back)
    if found is None:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise UsageError(f"{shown!r} names no day or period; say for instance 2014-11-17, 2014-11-17/2014-11-26 or 'next week'.")
    first, last = _in_order(*found, text)
    return within_bounds(first), within_bounds(last)


def open_period(text: str, today: date) -> tuple[date | None, date | None]:
    """As `period`, and also "from Monday" (no last day), "until Friday" (no first day) and "from Monday to Friday".

    Raises UsageError as `period` does.
    """
    words = text.strip()
    begin = next((words[len(word) :] for word in _FROM if words.casefold().startswith(word)), None)
    if begin is None:
        first, between, last = _parted(words)
        return (None, period(last, today)[1]) if between and not first else period(text, today)
    first, between, last = _parted(begin)
    if not between:
        return period(begin, today, back=words.casefold().startswith("since"))[0], None
    if found := _words(begin, today):  # "from 17 to 26 November": the 17th has no month of its own
        return found
    start = period(first, today)[0]
    end = period(last, today)[1]
    if end < start and period(last, start)[1] - end == _WEEK:
        end += _WEEK  # "from Monday to Friday", said on a Friday: the one after that Monday
    return _in_order(start, end, text)


_FROM = ("from ", "since ")
_TO = re.compile(r"(?:^|\s)(?:until|till|to|through)\s", re.I)


def _parted(text: str) -> tuple[str, bool, str]:
    """What stands before and after the word between two days, and whether there is one."""
    found = _TO.search(text)
    return (text[: found.start()].strip(), True, text[found.end() :]) if found else (text, False, "")


def _in_order(first: date, last: date, text: str) -> Period:
    if last < first:
        raise UsageError(f"{text!r} ends before it begins; put the earlier day first.")
    return first, last


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


def _words(text: str, today: date, *, back: bool = False) -> Period | None:
    """One time expression and nothing else."""
    from diplocal import timex

    # in running text a month alone ("May") is a date only after a preposition: here nothing else can be meant
    bare = _PREPOSITION.sub("", text)
    for word in ("in ", "in the ", "on ", "at the "):
        phrase = word + bare
        found = timex.recognise(phrase)
        if len(found) == 1 and found[0].start <= len(word) and found[0].end == len(phrase):
            if back:
                return _resolved(found[0], today, timex.Direction.BACK)
            near = _resolved(found[0], today, timex.Direction.NEAREST)
            ahead = _resolved(found[0], today, timex.Direction.FORWARD)
            # a day of the week, of which the next one is meant
            return ahead if near and ahead and ahead[0] - near[0] == _WEEK else near
    return None


def _resolved(found: Timex, today: date, direction: Direction) -> Period | None:
    from diplocal import timex

    times = timex.resolve(found, timex.Context(anchor=today, direction=direction))
    return (min(t.first_day for t in times), max(t.last_day for t in times)) if times else None


_PREPOSITION = re.compile(r"^(?:in|on|during)\s+", re.I)


def month_of(day: date) -> Period:
    """The month in which a day lies."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
