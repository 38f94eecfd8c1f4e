"""The days of an agenda, as a page shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from diplocal.feeds.wording import MONTHS, clock_range, dates, zone
from diplocal.model import Event, When

LONGEST_IN_FULL = 31
"""Days of a period in which each day says what goes on; in a longer one an event stands on its first day only."""
_MONTH = re.compile("|".join(MONTHS))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(slots=True)
class Day:
    """One day: what begins on it, and what goes on from a day before."""

    day: date
    begins: list[Event] = field(default_factory=list)
    goes_on: list[Event] = field(default_factory=list)


def agenda_days(events: Sequence[Event], first: date, last: date) -> list[Day]:
    """The days from `first` to `last` (inclusive) on which there is something. What began before stands on `first`."""
    found: dict[date, Day] = {}
    for event in events:
        begin = max(first, event.when.first_day)
        found.setdefault(begin, Day(begin)).begins.append(event)
    if (last - first).days < LONGEST_IN_FULL:
        for event in events:
            day = max(first, event.when.first_day)
            while day < min(last, event.when.last_day):
                day += timedelta(days=1)
                found.setdefault(day, Day(day)).goes_on.append(event)
    return [found[day] for day in sorted(found)]


def day_text(day: date) -> str:
    """ "Wednesday 19 November 2014"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_days(event: Event) -> str:
    """The days of an event that takes several, without the year: "17–18 Nov"; "" for one that takes one."""
    first, last = event.when.first_day, event.when.last_day
    if first == last:
        return ""
    end = f"{last.day} {MONTHS[last.month - 1][:3]}"
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{end}" if same else f"{first.day} {MONTHS[first.month - 1][:3]} – {end}"


def short_dates(when: When) -> str:
    """The time in few and short words: "23–25 Nov 2014", "early Dec 2014", "4 May 2015, 14:30"."""
    return _MONTH.sub(lambda month: month[0][:3], dates(when))


def clock_text(event: Event) -> str:
    """The clock time at the place with its zone: "10:00–11:30 MSK", "10:00 (zone unknown)"; "" where none is announced."""
    start = event.when.start
    if not isinstance(start, datetime):
        return ""
    name = _zone_name(start, event.timezone) or "(zone unknown)"
    return f"{clock_range(event.when)} {name}"


def utc(moment: date | datetime | None, timezone: str | None) -> datetime | None:
    """A naive local clock time as aware UTC; None for a day, or where the zone is not known."""
    where = zone(timezone)
    if not isinstance(moment, datetime) or where is None:
        return None
    try:
        return moment.replace(tzinfo=where).astimezone(UTC)
    except OverflowError:
        return None


def _zone_name(moment: datetime, timezone: str | None) -> str:
    where = zone(timezone)
    name = moment.replace(tzinfo=where).tzname() if where else None
    return f"UTC{name}" if name and name[0] in "+-" else name or ""
