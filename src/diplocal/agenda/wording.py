"""The words for an event's time, place, people and status, the same in every view."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from diplocal.agenda.lines import Part, steady
from diplocal.model import Claim, Event, Kind, Participant, Place, Precision, Status, When

Entry = Claim | Event

STATUS_STYLES = {
    Status.PLANNED: "green",
    Status.TENTATIVE: "yellow",
    Status.POSTPONED: "magenta",
    Status.CANCELLED: "red",
    Status.HELD: "dim",
}
KIND_MARKS = {
    Kind.VISIT: "»",
    Kind.MEETING: "●",
    Kind.CALL: "☏",
    Kind.CONFERENCE: "◆",
    Kind.CEREMONY: "★",
    Kind.PARLIAMENT: "▲",
    Kind.PRESS: "■",
    Kind.DEADLINE: "!",
    Kind.OTHER: "·",
}
STATUS_MARKS = {Status.TENTATIVE: "?", Status.POSTPONED: "◷", Status.CANCELLED: "✗"}
"""What stands in place of the kind's mark where it matters more."""
VAGUE_MARK = "~"
NEWS_MARK = "*"
UID_LENGTH = 8
"""Characters of a UID that views print; `show` takes any prefix that is unique."""


_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""The marks with which Unicode turns the direction of text (UAX 9)."""


def clean(text: str) -> str:
    """Text on one line without control characters, so that no document can steer a terminal."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return steady("".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cs") and c not in _STEERING))


def mark(event: Entry) -> Part:
    """One character for what an event is: its status where that is out of the ordinary, else its kind."""
    if event.when and event.when.vague and event.status in (Status.PLANNED, Status.TENTATIVE):
        return VAGUE_MARK, STATUS_STYLES[Status.TENTATIVE]
    return STATUS_MARKS.get(event.status) or KIND_MARKS[event.kind], STATUS_STYLES[event.status]


def distance_text(day: date, today: date) -> str:
    """How far away a day is: "today", "tomorrow", "in 5 days", "3 weeks ago"."""
    away = (day - today).days
    if abs(away) < 2:
        return ("yesterday", "today", "tomorrow")[away + 1]
    count, unit = next((abs(away) // days, unit) for days, most, unit in _UNITS if abs(away) < most)
    return f"in {count} {unit}" if away > 0 else f"{count} {unit} ago"


_UNITS = ((1, 14, "days"), (7, 61, "weeks"), (30, 730, "months"), (365, 10**9, "years"))
"""Days of a unit, days up to which it is used, and its name."""


def span_text(first: date, last: date) -> str:
    """Both ends inclusive: "17 November 2014", "17–18 November 2014", "30 November – 2 December 2014"."""
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {last.day} {last:%B %Y}"
    return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"


def day_text(day: date) -> str:
    """A day without its year: "17 Nov"."""
    return f"{day.day} {day:%b}"


def short_days_text(when: When) -> str:
    """The days of what takes several, "17–19 Nov"; nothing for a single day."""
    first, last = when.first_day, when.last_day
    if first == last:
        return ""
    return (
        f"{first.day}–{day_text(last)}"
        if (first.month, first.year) == (last.month, last.year)
        else (f"{day_text(first)} – {day_text(last)}")
    )


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


@cache
def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone of an IANA name; None for None and for what is no such name."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def _zone_text(moment: datetime, zone: str | None) -> str:
    """The zone's abbreviation at that moment, or its offset where it has none."""
    known = zone_named(zone)
    if known is None:
        return clean(zone or "")
    return _abbreviation(moment.replace(tzinfo=known)) or clean(zone or "")


def _abbreviation(moment: datetime) -> str:
    name = moment.tzname() or ""
    return f"UTC{name}" if name[:1] in ("+", "-") else name


def reader_text(entry: Entry, reader: tzinfo | None) -> str:
    """The clock times in the reader's zone (None: the machine's) where they differ, with the day where that is another one.

    "08:30–09:30 CET"; "23:30 CET, 18 Nov". Empty where the event has no clock time or no known zone.
    """
    when, known = entry.when, zone_named(entry.timezone)
    if when is None or known is None or not isinstance(when.start, datetime):
        return ""
    there = when.start.replace(tzinfo=known)
    here = there.astimezone(reader)
    if here.utcoffset() == there.utcoffset():
        return ""
    clock = f"{here:%H:%M}"
    if isinstance(when.end, datetime) and when.end != when.start:
        clock += f"–{when.end.replace(tzinfo=known).astimezone(reader):%H:%M}"
    day = "" if here.date() == there.date() else f", {here.day} {here:%b}"
    return f"{clock} {_abbreviation(here)}{day}"


def place_text(place: Place) -> str:
    """Venue, city and country code, as far as they are known."""
    return ", ".join(clean(part) for part in (place.venue, place.city, place.country) if part)


def person_text(person: Participant) -> str:
    """Name and country code; the office stands in for a name that nobody gave."""
    name = clean(person.name or person.office or "a representative")
    return f"{name} ({person.country})" if person.country else name


def people_parts(entry: Entry) -> list[Part]:
    """All people with office and country dimmed, then the countries and organisations that take part as such."""
    parts: list[Part] = []
    for person in entry.people:
        known = [clean(part) for part in (person.office if person.name else None, person.country) if part]
        parts += [(", ", ""), (clean(person.name or person.office or "a representative"), "")]
        if known:
            parts.append((f" ({', '.join(known)})", "dim"))
    for body in entry.bodies:
        parts += [(", ", ""), (clean(body), "")]
    return parts[1:]


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
