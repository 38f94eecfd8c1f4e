"""The words for an event's time, place, people and status, the same in every view."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from diplocal.model import Claim, Event, Participant, Place, Precision, Status, When

Entry = Claim | Event

STATUS_STYLES = {
    Status.PLANNED: "green",
    Status.TENTATIVE: "yellow",
    Status.POSTPONED: "magenta",
    Status.CANCELLED: "red",
    Status.HELD: "dim",
}
UID_LENGTH = 8
"""Characters of a UID that views print; `show` takes any prefix that is unique."""


def clean(text: str) -> str:
    """Text on one line without control characters, so that no document can steer a terminal."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) != "Cc")


def span_text(first: date, last: date) -> str:
    """Both ends inclusive: "17 November 2014", "17–18 November 2014", "30 November – 2 December 2014"."""
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"


def days_text(when: When) -> str:
    """The days in full; a vague time says that it is one."""
    if when.precision is Precision.MONTH and (when.first_day.month, when.first_day.year) == (
        when.last_day.month,
        when.last_day.year,
    ):
        return f"{when.first_day:%B %Y}, day to be confirmed"
    days = span_text(when.first_day, when.last_day)
    return f"{days}, date to be confirmed" if when.vague else days


def clock_text(entry: Entry) -> str:
    """Local start, the end where one is announced, and the zone: "10:00–11:30 MSK"; empty without a clock time."""
    when = entry.when
    if when is None or not isinstance(when.start, datetime):
        return ""
    start, end = when.start, when.end
    clock = f"{start:%H:%M}"
    if isinstance(end, datetime) and end != start:
        clock += f"–{end:%H:%M}"
    return f"{clock} {_zone_text(start, entry.timezone)}".rstrip()


def _zone_text(moment: datetime, zone: str | None) -> str:
    """The zone's abbreviation at that moment, or its offset where it has none."""
    if zone is None:
        return ""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        name = moment.replace(tzinfo=ZoneInfo(zone)).tzname() or zone
    except (ZoneInfoNotFoundError, ValueError):
        return clean(zone)
    return f"UTC{name}" if name[0] in "+-" else name


def place_text(place: Place) -> str:
    """Venue, city and country code, as far as they are known."""
    return ", ".join(clean(part) for part in (place.venue, place.city, place.country) if part)


def person_text(person: Participant) -> str:
    """Name and country code; the office stands in for a name that nobody gave."""
    name = clean(person.name or person.office or "a representative")
    return f"{name} ({person.country})" if person.country else name


def who_text(entry: Entry) -> str:
    """All people, then the countries and organisations that take part as such."""
    return ", ".join([*map(person_text, entry.people), *map(clean, entry.bodies)])


def title_text(entry: Entry) -> str:
    """The title, or the best that can be said without one."""
    return clean(entry.title or entry.name or "") or f"{entry.kind.value.capitalize()} {who_text(entry)}".rstrip()


def claim_line(claim: Claim) -> str:
    """One line for a claim: days, title, kind and status."""
    when = days_text(claim.when) if claim.when else "no date"
    return f"{when}: {title_text(claim)} ({claim.kind.value}, {claim.status.value})"
